//! The printed sheet as it looks on the screen and on paper, in the sheet's own language.

use crate::{
    components::{CrisisLines, Icon, icon},
    context::{DirectoryClient, Locale, Navigation, Printing},
};
use leptos::prelude::*;
use signpost_directory::Phone;
use signpost_handoff::{
    qr::{PaperCode, QrCode},
    sheet::{Entry, EntrySite, Gone, Place, Sheet, Title},
};
use signpost_hours::Day;
use signpost_locale::{Messages, address_lines, isolated};
use std::rc::Rc;

/// Above this many programs each has its first site with hours, and only the names of its others: two sides of a sheet
/// are read, three are not.
const COMPACT: usize = 2;

/// Size of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    Letter,
    A4,
}

impl Paper {
    /// What a country prints on.
    pub fn of_country(country: &str) -> Paper {
        if matches!(country, "" | "US" | "CA" | "MX" | "PR" | "PH" | "CO" | "VE" | "CL") {
            Paper::Letter
        } else {
            Paper::A4
        }
    }
}

/// What is there for the printer alone: made when the page is printed.
#[component]
pub fn OnPaper(children: ChildrenFn) -> impl IntoView {
    let printing: Printing = expect_context();
    view! { <Show when=move || printing.get()>{children()}</Show> }
}

/// A sheet in the reader's language.
#[component]
pub fn PrintedSheet(sheet: Sheet, #[prop(optional_no_strip)] code: Option<PaperCode>) -> impl IntoView {
    let locale: Locale = expect_context();
    let paper = Paper::of_country(&locale.country());
    view! {
        <div class="print-only">
            <SheetView sheet messages=locale.messages() code paper />
        </div>
    }
}

#[component]
pub fn SheetView(
    sheet: Sheet,
    /// In the sheet's language.
    messages: Rc<Messages>,
    /// Of the link; `None` where there is no address that others can open.
    code: Option<PaperCode>,
    paper: Paper,
) -> impl IntoView {
    let directory: DirectoryClient = expect_context();
    let class = if paper == Paper::Letter { "sheet sheet-letter" } else { "sheet sheet-a4" };
    let title = match sheet.title {
        Title::ForYou => "sheet-title",
        Title::MyList => "list-title",
        Title::Program => "program-page",
    };
    let from = sheet.from;
    let made_on = messages.date(sheet.made_on.unwrap_or_else(|| directory.local_time().today()));
    let listed = sheet.entries.len();
    let is_compact = listed > COMPACT;
    let entries = sheet.entries.into_iter().enumerate().map(|(index, entry)| {
        view! { <EntryView number=index + 1 entry is_compact sheet_from=from.clone() messages=messages.clone() /> }
    });
    let entries = entries.collect_view();
    let gone = sheet.gone.into_iter().enumerate().map(|(index, gone)| {
        view! { <GoneView number=listed + index + 1 gone messages=messages.clone() /> }
    });
    let gone = gone.collect_view();
    let (lang, direction) = (messages.lang().to_owned(), messages.direction().html());
    let from = (!from.is_empty()).then(|| messages.fill("sheet-from", &[("from", isolated(&from).as_ref().into())]));
    let notes = (sheet.title == Title::ForYou).then(|| {
        view! {
            <section class="sheet-notes">
                <h3>{messages.text("sheet-notes")}</h3>
                <div class="rule"></div>
                <div class="rule"></div>
                <div class="rule"></div>
            </section>
        }
    });
    view! {
        <article class=class lang=lang dir=direction>
            <header class="sheet-head">
                <div>
                    <h2>{messages.text(title)}</h2>
                    {from.map(|from| view! { <p class="sheet-from">{from}</p> })}
                    <p>{made_on}</p>
                </div>
                {code.map(|code| view! { <Scan code messages=messages.clone() /> })}
            </header>
            <ol class="sheet-entries">{entries} {gone}</ol>
            <section class="sheet-crisis">
                <h3>{messages.text("sheet-crisis")}</h3>
                <CrisisLines
                    lines=directory.community.with_untracked(|community| community.crisis_lines.clone())
                    messages=messages.clone()
                />
            </section>
            {notes}
            <footer class="sheet-source">
                <Source messages />
            </footer>
        </article>
    }
}

#[component]
fn Scan(code: PaperCode, messages: Rc<Messages>) -> impl IntoView {
    let directory: DirectoryClient = expect_context();
    let navigation: Navigation = expect_context();
    let address = navigation.short_public_address(directory);
    let find = address.map(|address| messages.fill("sheet-find", &[("address", (&address).into())]));
    let width = format!("{}mm", code.code.millimetres());
    let short = code.is_short.then(|| view! { <p>{messages.text("sheet-scan-short")}</p> });
    view! {
        <div class="sheet-scan">
            <div>
                <p>
                    <strong>{messages.text("sheet-scan")}</strong>
                </p>
                <p>{find}</p>
                {short}
            </div>
            <div style:width=width>
                <QrDrawing code=code.code label=messages.text("sheet-scan") />
            </div>
        </div>
    }
}

/// The QR code as one drawing: dark on white whatever the theme.
#[component]
pub fn QrDrawing(code: QrCode, label: String) -> impl IntoView {
    let side = code.side;
    view! {
        <svg
            class="qr"
            role="img"
            aria-label=label
            viewBox=format!("0 0 {side} {side}")
            shape-rendering="crispEdges"
        >
            <rect class="qr-light" width=side height=side />
            <path class="qr-dark" d=code.path />
        </svg>
    }
}

/// Community, dataset date and version, and the day of printing.
#[component]
fn Source(messages: Rc<Messages>) -> impl IntoView {
    let directory: DirectoryClient = expect_context();
    let time = directory.local_time();
    let line = directory.summary.with_untracked(|summary| {
        let summary = summary.as_ref()?;
        let version = summary.version.to_string();
        Some(messages.fill(
            "sheet-dataset",
            &[
                ("community", (&summary.community.name).into()),
                ("date", (&messages.date(time.date_of(summary.released_at))).into()),
                ("version", (&version).into()),
                ("printed", (&messages.date(time.today())).into()),
            ],
        ))
    });
    let demo = directory.community.with_untracked(|community| community.demo);
    view! {
        <p>{line}</p>
        {demo.then(|| view! { <p><strong>{messages.text("sheet-demo")}</strong></p> })}
    }
}

#[component]
fn EntryView(
    number: usize,
    entry: Entry,
    /// Among so many others that only its first site is given with its hours.
    is_compact: bool,
    /// From whom the whole sheet is.
    sheet_from: String,
    messages: Rc<Messages>,
) -> impl IntoView {
    let languages: Vec<String> = entry.languages.iter().map(|tag| messages.language_name(tag)).collect();
    let languages = (!languages.is_empty()).then(|| messages.list(&languages));
    let by = match &entry.from {
        from if from.is_empty() => Some(messages.text("for-line")),
        // The sheet's head says it.
        from if *from == sheet_from => None,
        from => Some(messages.fill("sheet-line-from", &[("from", isolated(from).as_ref().into())])),
    };
    let written = |by: Option<String>, text: &str| {
        let text = isolated(text).into_owned();
        (!text.is_empty()).then(|| {
            view! {
                <p class="sheet-line">
                    {by.map(|by| view! { <strong>{by}</strong>" " })}
                    <bdi>{text}</bdi>
                </p>
            }
        })
    };
    let line = written(by, &entry.line);
    let note = written(Some(messages.text("list-note") + ":"), &entry.note);
    let ended = entry.ended_on.map(|date| {
        view! {
            <p class="sheet-warning">
                {icon(Icon::Alert)}
                <span>{messages.fill("program-ended", &[("date", (&messages.date(date)).into())])}</span>
            </p>
        }
    });
    let cost = match (&entry.fees, entry.free) {
        (Some(fees), _) => Some(fees.clone()),
        (None, true) => Some(messages.text("fact-free")),
        (None, false) => None,
    };
    let bring = (!entry.bring.is_empty()).then(|| {
        let items = entry.bring.iter().map(|item| view! { <li><bdi>{item.clone()}</bdi></li> });
        view! { <ul class="sheet-checklist">{items.collect_view()}</ul> }.into_any()
    });
    let row = |id: &str, content| row(&messages, id, content);
    let text =
        |text: Option<String>| text.filter(|text| !text.is_empty()).map(|text| view! { <bdi>{text}</bdi> }.into_any());
    let how = how_to_reach(&messages, &entry, is_compact);
    let checked = match entry.assured_on {
        Some(date) => messages.fill("fact-checked", &[("when", (&messages.date(date)).into())]),
        None => messages.text("fact-not-checked"),
    };
    view! {
        <li class="sheet-entry">
            <div class="sheet-entry-head">
                <span class="sheet-number" aria-hidden="true">{number}</span>
                <div>
                    <h3>
                        <bdi>{entry.name.clone()}</bdi>
                    </h3>
                    {entry.organization.clone().map(|name| view! { <p class="sheet-by"><bdi>{name}</bdi></p> })}
                </div>
            </div>
            {ended}
            {line}
            {note}
            {entry.summary.clone().map(|summary| view! { <p class="sheet-summary" dir="auto">{isolated(&summary).into_owned()}</p> })}
            <div class="sheet-pairs">
                <div>{how}</div>
                <dl>
                    {row("sheet-cost", text(cost))}
                    {row("sheet-who", text(entry.eligibility.clone()))}
                    {row("sheet-bring", bring)}
                    {row("sheet-languages", text(languages))}
                    <div class="sheet-checked">
                        <dt>{messages.text("sheet-code")}</dt>
                        <dd>
                            <strong>
                                <bdi>{entry.code.to_string()}</bdi>
                            </strong>" "
                            {checked}
                        </dd>
                    </div>
                </dl>
            </div>
        </li>
    }
}

fn row(messages: &Messages, id: &str, content: Option<AnyView>) -> Option<AnyView> {
    content.map(|content| view! { <div><dt>{messages.text(id)}</dt><dd>{content}</dd></div> }.into_any())
}

/// Phones, then where and when: a list of its own for each site, so that hours stand with their place.
fn how_to_reach(messages: &Messages, entry: &Entry, is_compact: bool) -> AnyView {
    let phone = row(messages, "sheet-phone", phones(messages, entry));
    let hours = |site: &EntrySite| row(messages, "sheet-hours", Some(open_hours(messages, site)));
    let where_to = |site: &EntrySite| row(messages, "sheet-where", place(messages, &site.place));
    let shown = if is_compact { 1 } else { entry.sites.len() };
    let (sites, others) = entry.sites.split_at(shown.min(entry.sites.len()));
    let also = others.iter().filter_map(|site| match &site.place {
        Place::At { name, address } => Some(name.clone().unwrap_or_else(|| address_lines(address).join(", "))),
        _ => None,
    });
    let also: Vec<String> = also.collect();
    let also = (!also.is_empty())
        .then(|| messages.fill("sheet-also-at", &[("places", (&messages.list(&also)).into())]))
        .map(|text| view! { <p>{text}</p> });
    let more = (entry.more_sites > 0)
        .then(|| messages.fill("sheet-more-sites", &[("count", entry.more_sites.into())]))
        .map(|text| view! { <p>{text}</p> });
    match sites {
        [site] => view! { <dl>{phone} {hours(site)} {where_to(site)}</dl> {also} {more} }.into_any(),
        sites => {
            let sites = sites.iter().map(|site| view! { <dl class="sheet-site">{where_to(site)} {hours(site)}</dl> });
            view! { {phone.map(|phone| view! { <dl>{phone}</dl> })} {sites.collect_view()} {also} {more} }.into_any()
        }
    }
}

/// A program of the handoff that is no longer listed: by name, with what resembles it.
#[component]
fn GoneView(number: usize, gone: Gone, messages: Rc<Messages>) -> impl IntoView {
    let code = gone.code.to_string();
    let text = match &gone.name {
        Some(_) => messages.text("sheet-gone"),
        None => messages.text("for-gone"),
    };
    let similar: Vec<String> = gone.similar.iter().map(|one| format!("{} ({})", one.name, one.code)).collect();
    let similar = (!similar.is_empty())
        .then(|| messages.fill("sheet-gone-similar", &[("programs", (&messages.list(&similar)).into())]));
    view! {
        <li class="sheet-entry sheet-gone">
            <div class="sheet-entry-head">
                <span class="sheet-number" aria-hidden="true">{number}</span>
                <div>
                    <h3>
                        <bdi>{gone.name.unwrap_or(code)}</bdi>
                    </h3>
                </div>
            </div>
            <p class="sheet-warning">
                {icon(Icon::Alert)}
                <span>{text}</span>
            </p>
            {similar.map(|text| view! { <p>{text}</p> })}
        </li>
    }
}

/// The numbers and whom to ask for; `None` where neither is known.
fn phones(messages: &Messages, entry: &Entry) -> Option<AnyView> {
    let locale: Locale = expect_context();
    let number = |phone: &Phone| {
        let languages: Vec<String> = phone.languages.iter().map(|tag| messages.language_name(tag)).collect();
        let mut notes: Vec<String> = Vec::new();
        notes.extend(messages.extension(phone));
        notes.extend(phone.description.clone());
        notes.extend((!languages.is_empty()).then(|| messages.list(&languages)));
        let notes = (!notes.is_empty()).then(|| format!(" {}", notes.join(", ")));
        view! {
            <span class="sheet-phone">
                <strong>
                    <bdi>{locale.phone_number(&phone.number)}</bdi>
                </strong>
                {notes}
            </span>
        }
    };
    let ask_for = entry.ask_for.as_ref().map(|name| {
        view! { <span class="sheet-phone">{messages.fill("program-ask-for", &[("name", name.into())])}</span> }
    });
    let known = !entry.phones.is_empty() || ask_for.is_some();
    known.then(|| view! { {entry.phones.iter().map(number).collect_view()} {ask_for} }.into_any())
}

fn open_hours(messages: &Messages, entry: &EntrySite) -> AnyView {
    let today = expect_context::<DirectoryClient>().local_time().today();
    let mut lines = messages.openings(&entry.openings, today);
    let (closed, open): (Vec<&Day>, Vec<&Day>) = entry.holidays.iter().partition(|day| day.spans.is_empty());
    let closed: Vec<String> = closed.into_iter().map(|day| messages.day_and_date(day.date)).collect();
    lines.extend(
        open.into_iter().map(|day| format!("{}: {}", messages.day_and_date(day.date), messages.day_hours(day))),
    );
    if !closed.is_empty() {
        lines.push(messages.fill("hours-closed-on", &[("days", (&messages.list(&closed)).into())]));
    }
    lines.extend(entry.hours_words.iter().map(|words| isolated(words).into_owned()));
    if lines.is_empty() {
        lines.push(messages.text("sheet-call-first"));
    }
    lines.into_iter().map(|line| view! { <span class="sheet-phone">{line}</span> }).collect_view().into_any()
}

fn place(messages: &Messages, place: &Place) -> Option<AnyView> {
    match place {
        Place::At { name, address } => {
            let mut lines: Vec<String> = name.iter().cloned().collect();
            lines.extend(address_lines(address));
            Some(view! { <bdi>{lines.join(", ")}</bdi> }.into_any())
        }
        Place::CallForLocation => Some(messages.text("sheet-call-for-location").into_any()),
        Place::Nowhere => None,
    }
}

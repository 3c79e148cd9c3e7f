//! The printed sheet as it looks on the screen and on paper, in the sheet's own language.

use crate::{CrisisLines, Icon, icon, sentence_words, urgent_line};
use leptos::prelude::*;
use signpost_directory::{Community, Date, Phone, UrgentNotice};
use signpost_handoff::{
    Phrase,
    look::Paper,
    phrases::Sentence,
    qr::{PaperCode, QrCode},
    sheet::{Entry, EntrySite, Gone, Place, Sheet, Title},
};
use signpost_hours::Day;
use signpost_locale::{Messages, address_lines, isolated, readable_number};
use std::rc::Rc;

/// Above this many programs each has its first site with hours, and only the names of its others: two sides of a sheet
/// are read, three are not.
const COMPACT: usize = 2;

/// The directory that a sheet is printed from.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedFrom {
    /// Whose directory it is.
    pub community: Community,
    /// Version of the release and the day on which it was made; `None` where none is loaded.
    pub release: Option<(u64, Date)>,
    /// The day of printing, in the directory's zone.
    pub today: Date,
    /// Where others find it, to be typed; `None` where there is no address that others can open.
    pub address: Option<String>,
}

/// A sheet, as an article of its own language and direction.
#[component]
pub fn SheetArticle(
    /// What is printed.
    sheet: Sheet,
    /// In the sheet's language.
    messages: Rc<Messages>,
    /// Of the link; `None` where there is no address that others can open.
    code: Option<PaperCode>,
    /// Decides the width, and where a page ends.
    paper: Paper,
    /// 18 pt in place of 14.
    #[prop(optional)]
    is_large: bool,
    /// Of a second language, in which headings and phrases stand beside the sheet's own: staff read what they hand over.
    #[prop(optional_no_strip)]
    beside: Option<Rc<Messages>>,
    /// For the words at its foot, the crisis lines and the look of phone numbers.
    printed_from: PrintedFrom,
) -> impl IntoView {
    let PrintedFrom { community, release, today, address } = printed_from;
    let is_compact = sheet.entries.len() > COMPACT;
    let mut class = String::from(if paper == Paper::Letter { "sheet sheet-letter" } else { "sheet sheet-a4" });
    for (holds, name) in [(is_large, " sheet-large"), (is_compact, " sheet-compact")] {
        class.push_str(if holds { name } else { "" });
    }
    let beside = beside.filter(|beside| beside.lang() != messages.lang());
    let title = match sheet.title {
        Title::ForYou | Title::Found => "sheet-title",
        Title::MyList => "list-title",
        Title::Program => "program-page",
    };
    let from = sheet.from;
    let made_on = messages.date(sheet.made_on.unwrap_or(today));
    let listed = sheet.entries.len();
    let common = common_phrases(&sheet.entries);
    let context = Context {
        messages: &messages,
        beside: beside.as_deref(),
        country: &community.country,
        today,
        from: &from,
        common: &common,
        is_compact,
    };
    let said = context.said(&common).map(|said| view! { <p class="sheet-line sheet-said">{said}</p> });
    let title = match sheet.subject.as_str() {
        "" => context.both(title),
        subject => isolated(subject).into_owned(),
    };
    let urgent = context.urgent(&sheet.notices);
    // A picture would tell from across the room who hands over.
    let logo = Some(sheet.card.logo.clone()).filter(|logo| !logo.is_empty() && !sheet.discreet);
    let logo = logo.map(|logo| view! { <img class="sheet-logo" src=logo alt="" /> });
    let card = sheet.card.lines().join(" · ");
    let card = (!card.is_empty()).then(|| view! { <p class="sheet-card"><bdi>{card}</bdi></p> });
    let entries = sheet.entries.into_iter().enumerate().map(|(index, entry)| entry_view(index + 1, &entry, context));
    let entries = entries.collect_view();
    let gone = sheet.gone.into_iter().enumerate().map(|(index, gone)| {
        view! { <GoneView number=listed + index + 1 gone messages=messages.clone() /> }
    });
    let gone = gone.collect_view();
    let source = release.map(|release| source(&messages, &community.name, release, today));
    let demo = community.demo.then(|| view! { <p><strong>{messages.text("sheet-demo")}</strong></p> });
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
                    {logo}
                    <h2>{title}</h2>
                    {from.map(|from| view! { <p class="sheet-from">{from}</p> })}
                    {card}
                    <p>{made_on}</p>
                    {said}
                </div>
                {code.map(|code| view! { <Scan code address messages=messages.clone() /> })}
            </header>
            {urgent}
            <ol class="sheet-entries">{entries} {gone}</ol>
            <section class="sheet-crisis">
                <h3>{messages.text("sheet-crisis")}</h3>
                <CrisisLines lines=community.crisis_lines messages=messages.clone() />
            </section>
            {notes}
            <footer class="sheet-source">
                <p>{source}</p>
                {demo}
            </footer>
        </article>
    }
}

#[component]
fn Scan(code: PaperCode, address: Option<String>, messages: Rc<Messages>) -> impl IntoView {
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
pub fn QrDrawing(
    /// What is drawn, module by module.
    code: QrCode,
    /// For screen readers.
    label: String,
) -> impl IntoView {
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
fn source(messages: &Messages, community: &str, (version, made_on): (u64, Date), today: Date) -> String {
    messages.fill(
        "sheet-dataset",
        &[
            ("community", community.into()),
            ("date", (&messages.date(made_on)).into()),
            ("version", (&version.to_string()).into()),
            ("printed", (&messages.date(today)).into()),
        ],
    )
}

/// What each entry of a sheet needs to know of the sheet.
#[derive(Clone, Copy)]
struct Context<'a> {
    messages: &'a Messages,
    /// Of the language beside it.
    beside: Option<&'a Messages>,
    /// Decides the look of phone numbers.
    country: &'a str,
    today: Date,
    /// From whom the whole sheet is.
    from: &'a str,
    /// What is said of all programs stands in the head, once.
    common: &'a [Phrase],
    /// Among so many entries that each has only its first site with its hours.
    is_compact: bool,
}

/// Said of every program of several.
fn common_phrases(entries: &[Entry]) -> Vec<Phrase> {
    let Some((first, others @ [_, ..])) = entries.split_first() else { return Vec::new() };
    let is_common = |phrase: &&Phrase| others.iter().all(|entry| entry.phrases.contains(phrase));
    first.phrases.iter().filter(is_common).cloned().collect()
}

impl Context<'_> {
    /// The sentences, one behind the other.
    fn said<'a>(&self, phrases: impl IntoIterator<Item = &'a Phrase>) -> Option<String> {
        let sentences = phrases.into_iter().filter_map(Sentence::of);
        let said: Vec<String> = sentences.map(|one| self.two(|messages| sentence_words(messages, one))).collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// One line for each.
    fn urgent(&self, notices: &[UrgentNotice]) -> impl IntoView + use<> {
        let words = |notice| self.two(|messages| urgent_line(messages, notice).unwrap_or_default());
        let lines = notices.iter().map(words).filter(|line| !line.is_empty());
        let lines = lines
            .map(|line| view! { <p class="sheet-warning sheet-urgent">{icon(Icon::Alert)}<span>{line}</span></p> });
        lines.collect_view()
    }

    /// The message in the sheet's language, and in the one beside it.
    fn both(&self, id: &str) -> String {
        self.two(|messages| messages.text(id))
    }

    fn two(&self, words: impl Fn(&Messages) -> String) -> String {
        let own = words(self.messages);
        match self.beside.map(words).filter(|other| *other != own) {
            Some(other) => format!("{own} ({})", isolated(&other)),
            None => own,
        }
    }
}

fn entry_view(number: usize, entry: &Entry, context: Context) -> impl IntoView + use<> {
    let messages = context.messages;
    let languages: Vec<String> = entry.languages.iter().map(|tag| messages.language_name(tag)).collect();
    let languages = (!languages.is_empty()).then(|| messages.list(&languages));
    let by = match &entry.from {
        from if from.is_empty() => Some(messages.text("for-line")),
        // The sheet's head says it.
        from if *from == context.from => None,
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
    let own = entry.phrases.iter().filter(|phrase| !context.common.contains(phrase));
    let said = context.said(own).map(|said| view! { <p class="sheet-line sheet-said">{said}</p> });
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
    let row = |id: &str, content| row(context, id, content);
    let text =
        |text: Option<String>| text.filter(|text| !text.is_empty()).map(|text| view! { <bdi>{text}</bdi> }.into_any());
    let how = how_to_reach(entry, context);
    let checked = match entry.assured_on {
        Some(date) => messages.fill("fact-checked", &[("when", (&messages.date(date)).into())]),
        None => messages.text("fact-not-checked"),
    };
    view! {
        <li class="sheet-entry">
            {context.urgent(&entry.notices)}
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
            {said}
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
                        <dt>{context.both("sheet-code")}</dt>
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

fn row(context: Context, id: &str, content: Option<AnyView>) -> Option<AnyView> {
    content.map(|content| view! { <div><dt>{context.both(id)}</dt><dd>{content}</dd></div> }.into_any())
}

/// Phones, then where and when: a list of its own for each site, so that hours stand with their place.
fn how_to_reach(entry: &Entry, context: Context) -> AnyView {
    let messages = context.messages;
    let phone = row(context, "sheet-phone", phones(entry, context));
    let hours = |site: &EntrySite| row(context, "sheet-hours", Some(open_hours(site, context)));
    let where_to = |site: &EntrySite| row(context, "sheet-where", place(messages, &site.place));
    let shown = if context.is_compact { 1 } else { entry.sites.len() };
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
        None if gone.perhaps_elsewhere => messages.text("area-elsewhere"),
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
fn phones(entry: &Entry, context: Context) -> Option<AnyView> {
    let Context { messages, country, .. } = context;
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
                    <bdi>{readable_number(&phone.number, country)}</bdi>
                </strong>
                {notes}
            </span>
        }
    };
    let ask_for = entry.ask_for.as_ref().map(|name| {
        view! { <span class="sheet-phone">{messages.fill("program-ask-for", &[("name", name.into())])}</span> }
    });
    let known = !entry.phones.is_empty() || ask_for.is_some();
    let phones: Vec<&Phone> = match context.is_compact {
        true => fewest_phones(&entry.phones, messages.lang()),
        false => entry.phones.iter().collect(),
    };
    known.then(|| view! { {phones.into_iter().map(number).collect_view()} {ask_for} }.into_any())
}

/// The number to try first, and the first that answers in the sheet's language where that is another.
fn fewest_phones<'a>(phones: &'a [Phone], lang: &str) -> Vec<&'a Phone> {
    let speaks = |phone: &&Phone| phone.languages.iter().any(|tag| tag == lang);
    let first = phones.first();
    let other = phones.iter().find(speaks).filter(|_| !first.as_ref().is_some_and(speaks));
    first.into_iter().chain(other.filter(|other| Some(*other) != first)).collect()
}

fn open_hours(site: &EntrySite, Context { messages, today, .. }: Context) -> AnyView {
    let mut lines = messages.openings(&site.openings, today);
    let (closed, open): (Vec<&Day>, Vec<&Day>) = site.holidays.iter().partition(|day| day.spans.is_empty());
    let closed: Vec<String> = closed.into_iter().map(|day| messages.day_and_date(day.date)).collect();
    lines.extend(
        open.into_iter().map(|day| format!("{}: {}", messages.day_and_date(day.date), messages.day_hours(day))),
    );
    if !closed.is_empty() {
        lines.push(messages.fill("hours-closed-on", &[("days", (&messages.list(&closed)).into())]));
    }
    lines.extend(site.hours_words.iter().map(|words| isolated(words).into_owned()));
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

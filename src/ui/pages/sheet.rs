//! Defines the printed sheet as it looks on the screen and on paper, in the sheet's own language.

use super::super::{App, Icon, components::crisis_lines_in, icon};
use crate::core::{
    directory::{Date, Phone},
    handoff::{
        qr::QrCode,
        sheet::{Entry, Place, Sheet},
    },
    hours::Day,
    locale::{Messages, address_lines, readable_number},
};
use leptos::prelude::*;

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

/// `code`: of the link; `None` where it is too long for one.
pub fn sheet(app: App, words: &Messages, sheet: &Sheet, code: Option<&QrCode>, paper: Paper) -> AnyView {
    let class = if paper == Paper::Letter { "sheet sheet-letter" } else { "sheet sheet-a4" };
    let entries: Vec<AnyView> =
        sheet.entries.iter().enumerate().map(|(at, one)| entry(app, words, sheet, at + 1, one)).collect();
    let from = (!sheet.from.is_empty())
        .then(|| view! { <p class="sheet-from">{words.fill("sheet-from", &[("from", (&sheet.from).into())])}</p> });
    view! {
        <article class=class lang=words.lang().to_owned() dir=words.direction().html()>
            <header class="sheet-head">
                <div>
                    <h2>{words.text("sheet-title")}</h2>
                    {from}
                    <p>{words.date(sheet.made_on.unwrap_or_else(|| app.today()))}</p>
                </div>
                {code.map(|code| scan(app, words, code))}
            </header>
            <ol class="sheet-entries">{entries}</ol>
            <section class="sheet-crisis">
                <h3>{words.text("sheet-crisis")}</h3>
                {crisis_lines_in(app, words)}
            </section>
            <section class="sheet-notes">
                <h3>{words.text("sheet-notes")}</h3>
                <div class="rule"></div>
                <div class="rule"></div>
                <div class="rule"></div>
            </section>
            <footer class="sheet-source">{source(app, words)}</footer>
        </article>
    }
    .into_any()
}

fn scan(app: App, words: &Messages, code: &QrCode) -> AnyView {
    let find = words.fill("sheet-find", &[("address", (&app.short_address()).into())]);
    view! {
        <div class="sheet-scan">
            <div>
                <p><strong>{words.text("sheet-scan")}</strong></p>
                <p>{find}</p>
            </div>
            {qr(code, words.text("sheet-scan"))}
        </div>
    }
    .into_any()
}

/// The QR code as one drawing: dark on white whatever the theme.
pub fn qr(code: &QrCode, label: String) -> AnyView {
    let side = code.side;
    view! {
        <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
            <rect class="qr-light" width=side height=side />
            <path class="qr-dark" d=code.path.clone() />
        </svg>
    }
    .into_any()
}

/// Community, dataset date and version, and the day of printing.
fn source(app: App, words: &Messages) -> AnyView {
    let line = app.summary.with(|summary| {
        let summary = summary.as_ref()?;
        let version = summary.version.to_string();
        Some(words.fill(
            "sheet-dataset",
            &[
                ("community", (&summary.community.name).into()),
                ("date", (&words.date(app.date_of(summary.released_at))).into()),
                ("version", (&version).into()),
                ("printed", (&words.date(app.today())).into()),
            ],
        ))
    });
    let demo = app.community.with(|community| community.demo).then(|| words.text("sheet-demo"));
    view! { <p>{line}</p>{demo.map(|demo| view! { <p><strong>{demo}</strong></p> })} }.into_any()
}

fn entry(app: App, words: &Messages, sheet: &Sheet, number: usize, entry: &Entry) -> AnyView {
    let row = |id: &str, content: Option<AnyView>| {
        content.map(|content| view! { <div><dt>{words.text(id)}</dt><dd>{content}</dd></div> }.into_any())
    };
    let text = |text: Option<String>| text.filter(|t| !t.is_empty()).map(|t| view! { <bdi>{t}</bdi> }.into_any());
    let line = (!entry.line.is_empty()).then(|| {
        let from = match sheet.from.is_empty() {
            true => words.text("for-line"),
            false => words.fill("sheet-line-from", &[("from", (&sheet.from).into())]),
        };
        view! { <p class="sheet-line"><strong>{from}</strong>" "<bdi>{entry.line.clone()}</bdi></p> }
    });
    let ended = entry.ended_on.map(|date| {
        let words = words.fill("program-ended", &[("date", (&words.date(date)).into())]);
        view! { <p class="sheet-warning">{icon(Icon::Alert)}<span>{words}</span></p> }
    });
    let cost = match (&entry.fees, entry.free) {
        (Some(fees), _) => Some(fees.clone()),
        (None, true) => Some(words.text("fact-free")),
        (None, false) => None,
    };
    let languages: Vec<String> = entry.languages.iter().map(|tag| words.language_name(tag)).collect();
    let bring = (!entry.bring.is_empty()).then(|| {
        let items = entry.bring.iter().map(|item| view! { <li><bdi>{item.clone()}</bdi></li> }).collect_view();
        view! { <ul class="sheet-checklist">{items}</ul> }.into_any()
    });
    let ask_for = entry.ask_for.as_ref().map(|name| words.fill("program-ask-for", &[("name", name.into())]));
    let how: Vec<AnyView> = [
        row("sheet-phone", phones(app, words, &entry.phones, ask_for)),
        row("sheet-hours", Some(open_hours(words, entry))),
        row("sheet-where", place(words, &entry.place)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let whether: Vec<AnyView> = [
        row("sheet-cost", text(cost)),
        row("sheet-who", text(entry.eligibility.clone())),
        row("sheet-bring", bring),
        row("sheet-languages", text((!languages.is_empty()).then(|| words.list(&languages)))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let checked = match entry.assured_on {
        Some(date) => words.fill("fact-checked", &[("when", (&words.date(date)).into())]),
        None => words.text("fact-not-checked"),
    };
    let code = entry.code.to_string();
    view! {
        <li class="sheet-entry">
            <div class="sheet-entry-head">
                <span class="sheet-number" aria-hidden="true">{number}</span>
                <div>
                    <h3><bdi>{entry.name.clone()}</bdi></h3>
                    {entry.organization.clone().map(|name| view! { <p class="sheet-by"><bdi>{name}</bdi></p> })}
                </div>
            </div>
            {ended}
            {line}
            {entry.summary.clone().map(|summary| view! { <p class="sheet-summary" dir="auto">{summary}</p> })}
            <div class="sheet-pairs">
                <dl>{how}</dl>
                <dl>
                    {whether}
                    <div class="sheet-checked">
                        <dt>{words.text("sheet-code")}</dt><dd><strong><bdi>{code}</bdi></strong>" "{checked}</dd>
                    </div>
                </dl>
            </div>
        </li>
    }
    .into_any()
}

fn phones(app: App, words: &Messages, phones: &[Phone], ask_for: Option<String>) -> Option<AnyView> {
    let country = app.country();
    let numbers: Vec<AnyView> = phones
        .iter()
        .map(|phone| {
            let mut notes: Vec<String> = Vec::new();
            notes.extend(phone.extension.as_deref().map(|e| words.fill("extension", &[("extension", e.into())])));
            notes.extend(phone.description.clone());
            let languages: Vec<String> = phone.languages.iter().map(|tag| words.language_name(tag)).collect();
            notes.extend((!languages.is_empty()).then(|| words.list(&languages)));
            let notes = (!notes.is_empty()).then(|| format!(" {}", notes.join(", ")));
            view! { <span class="sheet-phone"><strong><bdi>{readable_number(&phone.number, &country)}</bdi></strong>{notes}</span> }
                .into_any()
        })
        .collect();
    if numbers.is_empty() && ask_for.is_none() {
        return None;
    }
    Some(view! { {numbers}{ask_for.map(|words| view! { <span class="sheet-phone">{words}</span> })} }.into_any())
}

fn open_hours(words: &Messages, entry: &Entry) -> AnyView {
    let mut lines = words.week(&entry.week);
    let (closed, open): (Vec<&Day>, Vec<&Day>) = entry.holidays.iter().partition(|day| day.spans.is_empty());
    let closed: Vec<String> = closed.into_iter().map(|day| words.day_and_date(day.date)).collect();
    lines.extend(open.into_iter().map(|day| format!("{}: {}", words.day_and_date(day.date), words.day_hours(day))));
    if !closed.is_empty() {
        lines.push(words.fill("sheet-closed-on", &[("days", (&words.list(&closed)).into())]));
    }
    lines.extend(entry.hours_words.iter().cloned());
    if lines.is_empty() {
        lines.push(words.text("sheet-call-first"));
    }
    lines.into_iter().map(|line| view! { <span class="sheet-phone">{line}</span> }).collect_view().into_any()
}

fn place(words: &Messages, place: &Place) -> Option<AnyView> {
    match place {
        Place::At { name, address, .. } => {
            let mut lines: Vec<String> = name.iter().cloned().collect();
            lines.extend(address_lines(address));
            Some(view! { <bdi>{lines.join(", ")}</bdi> }.into_any())
        }
        Place::CallForLocation => Some(words.text("sheet-call-for-location").into_any()),
        Place::Nowhere => None,
    }
}

/// For the date of a handoff that names none.
pub fn date_words(words: &Messages, date: Option<Date>) -> Option<String> {
    date.map(|date| words.fill("for-made-on", &[("date", (&words.date(date)).into())]))
}

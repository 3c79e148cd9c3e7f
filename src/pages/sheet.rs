//! Defines the printed sheet as it looks on the screen and on paper, in the sheet's own language.

use super::super::{
    App, Icon,
    components::crisis_lines_in,
    icon,
    view::{CollectView, IntoView, View, el, svg},
};
use leptos::prelude::*;
use signpost_directory::{Date, Phone};
use signpost_handoff::{
    qr::QrCode,
    sheet::{Entry, Place, Sheet},
};
use signpost_hours::Day;
use signpost_locale::{Messages, address_lines, readable_number};

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
pub fn sheet(app: App, words: &Messages, sheet: &Sheet, code: Option<&QrCode>, paper: Paper) -> View {
    let class = if paper == Paper::Letter { "sheet sheet-letter" } else { "sheet sheet-a4" };
    let entries: Vec<View> =
        sheet.entries.iter().enumerate().map(|(at, one)| entry(app, words, sheet, at + 1, one)).collect();
    let from = (!sheet.from.is_empty())
        .then(|| el("p").class("sheet-from").child(words.fill("sheet-from", &[("from", (&sheet.from).into())])));
    el("article")
        .class(class)
        .attr("lang", words.lang().to_owned())
        .attr("dir", words.direction().html())
        .child((
            el("header").class("sheet-head").child((
                el("div").child((
                    el("h2").child(words.text("sheet-title")),
                    from,
                    el("p").child(words.date(sheet.made_on.unwrap_or_else(|| app.today()))),
                )),
                code.map(|code| scan(app, words, code)),
            )),
            el("ol").class("sheet-entries").child(entries),
            el("section")
                .class("sheet-crisis")
                .child((el("h3").child(words.text("sheet-crisis")), crisis_lines_in(app, words))),
            el("section").class("sheet-notes").child((
                el("h3").child(words.text("sheet-notes")),
                el("div").class("rule"),
                el("div").class("rule"),
                el("div").class("rule"),
            )),
            el("footer").class("sheet-source").child(source(app, words)),
        ))
        .into_view()
}

fn scan(app: App, words: &Messages, code: &QrCode) -> View {
    let find = words.fill("sheet-find", &[("address", (&app.short_address()).into())]);
    el("div")
        .class("sheet-scan")
        .child((
            el("div").child((el("p").child(el("strong").child(words.text("sheet-scan"))), el("p").child(find))),
            qr(code, words.text("sheet-scan")),
        ))
        .into_view()
}

/// The QR code as one drawing: dark on white whatever the theme.
pub fn qr(code: &QrCode, label: String) -> View {
    let side = code.side;
    svg("svg")
        .class("qr")
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("viewBox", format!("0 0 {side} {side}"))
        .attr("shape-rendering", "crispEdges")
        .child((
            el("rect").class("qr-light").attr("width", side).attr("height", side),
            svg("path").class("qr-dark").attr("d", code.path.clone()),
        ))
        .into_view()
}

/// Community, dataset date and version, and the day of printing.
fn source(app: App, words: &Messages) -> View {
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
    (el("p").child(line), demo.map(|demo| el("p").child(el("strong").child(demo)))).into_view()
}

fn entry(app: App, words: &Messages, sheet: &Sheet, number: usize, entry: &Entry) -> View {
    let row = |id: &str, content: Option<View>| {
        content.map(|content| el("div").child((el("dt").child(words.text(id)), el("dd").child(content))).into_view())
    };
    let text = |text: Option<String>| text.filter(|t| !t.is_empty()).map(|t| el("bdi").child(t).into_view());
    let line = (!entry.line.is_empty()).then(|| {
        let from = match sheet.from.is_empty() {
            true => words.text("for-line"),
            false => words.fill("sheet-line-from", &[("from", (&sheet.from).into())]),
        };
        el("p").class("sheet-line").child((el("strong").child(from), " ", el("bdi").child(entry.line.clone())))
    });
    let ended = entry.ended_on.map(|date| {
        let words = words.fill("program-ended", &[("date", (&words.date(date)).into())]);
        el("p").class("sheet-warning").child((icon(Icon::Alert), el("span").child(words)))
    });
    let cost = match (&entry.fees, entry.free) {
        (Some(fees), _) => Some(fees.clone()),
        (None, true) => Some(words.text("fact-free")),
        (None, false) => None,
    };
    let languages: Vec<String> = entry.languages.iter().map(|tag| words.language_name(tag)).collect();
    let bring = (!entry.bring.is_empty()).then(|| {
        let items = entry.bring.iter().map(|item| el("li").child(el("bdi").child(item.clone()))).collect_view();
        el("ul").class("sheet-checklist").child(items).into_view()
    });
    let ask_for = entry.ask_for.as_ref().map(|name| words.fill("program-ask-for", &[("name", name.into())]));
    let how: Vec<View> = [
        row("sheet-phone", phones(app, words, &entry.phones, ask_for)),
        row("sheet-hours", Some(open_hours(words, entry))),
        row("sheet-where", place(words, &entry.place)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let whether: Vec<View> = [
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
    el("li")
        .class("sheet-entry")
        .child((
            el("div").class("sheet-entry-head").child((
                el("span").class("sheet-number").attr("aria-hidden", "true").child(number),
                el("div").child((
                    el("h3").child(el("bdi").child(entry.name.clone())),
                    entry.organization.clone().map(|name| el("p").class("sheet-by").child(el("bdi").child(name))),
                )),
            )),
            ended,
            line,
            entry.summary.clone().map(|summary| el("p").class("sheet-summary").attr("dir", "auto").child(summary)),
            el("div").class("sheet-pairs").child((
                el("dl").child(how),
                el("dl").child((
                    whether,
                    el("div").class("sheet-checked").child((
                        el("dt").child(words.text("sheet-code")),
                        el("dd").child((el("strong").child(el("bdi").child(code)), " ", checked)),
                    )),
                )),
            )),
        ))
        .into_view()
}

fn phones(app: App, words: &Messages, phones: &[Phone], ask_for: Option<String>) -> Option<View> {
    let country = app.country();
    let numbers: Vec<View> = phones
        .iter()
        .map(|phone| {
            let mut notes: Vec<String> = Vec::new();
            notes.extend(words.extension(phone));
            notes.extend(phone.description.clone());
            let languages: Vec<String> = phone.languages.iter().map(|tag| words.language_name(tag)).collect();
            notes.extend((!languages.is_empty()).then(|| words.list(&languages)));
            let notes = (!notes.is_empty()).then(|| format!(" {}", notes.join(", ")));
            el("span")
                .class("sheet-phone")
                .child((el("strong").child(el("bdi").child(readable_number(&phone.number, &country))), notes))
                .into_view()
        })
        .collect();
    if numbers.is_empty() && ask_for.is_none() {
        return None;
    }
    Some((numbers, ask_for.map(|words| el("span").class("sheet-phone").child(words))).into_view())
}

fn open_hours(words: &Messages, entry: &Entry) -> View {
    let mut lines = words.openings(&entry.openings);
    let (closed, open): (Vec<&Day>, Vec<&Day>) = entry.holidays.iter().partition(|day| day.spans.is_empty());
    let closed: Vec<String> = closed.into_iter().map(|day| words.day_and_date(day.date)).collect();
    lines.extend(open.into_iter().map(|day| format!("{}: {}", words.day_and_date(day.date), words.day_hours(day))));
    if !closed.is_empty() {
        lines.push(words.fill("hours-closed-on", &[("days", (&words.list(&closed)).into())]));
    }
    lines.extend(entry.hours_words.iter().cloned());
    if lines.is_empty() {
        lines.push(words.text("sheet-call-first"));
    }
    lines.into_iter().map(|line| el("span").class("sheet-phone").child(line)).collect_view().into_view()
}

fn place(words: &Messages, place: &Place) -> Option<View> {
    match place {
        Place::At { name, address, .. } => {
            let mut lines: Vec<String> = name.iter().cloned().collect();
            lines.extend(address_lines(address));
            Some(el("bdi").child(lines.join(", ")).into_view())
        }
        Place::CallForLocation => Some(words.text("sheet-call-for-location").into_view()),
        Place::Nowhere => None,
    }
}

/// For the date of a handoff that names none.
pub fn date_words(words: &Messages, date: Option<Date>) -> Option<String> {
    date.map(|date| words.fill("for-made-on", &[("date", (&words.date(date)).into())]))
}

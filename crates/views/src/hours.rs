//! When a place is open: the rules as a table of days and hours, the holidays that are near, and the source's own words
//! where they could not be read. The same words stand on paper.

use leptos::prelude::*;
use signpost_directory::text::distinct;
use signpost_hours as hours;
use signpost_hours::{
    Schedule, UnixSeconds, Zone,
    openings::{Opening, openings},
};
use signpost_locale::{Messages, isolated};

/// Holidays within so many days are listed.
const HOLIDAYS_AHEAD: u16 = 28;

/// The hours of schedules that apply ([`hours::applicable`]), as they are from `now` on. Not a component, since its
/// schedules are borrowed from a record.
pub fn hours_lines(messages: &Messages, zone: &Zone, now: UnixSeconds, schedules: &[&Schedule]) -> AnyView {
    let openings = openings(schedules, zone, now);
    let known = !openings.is_empty();
    let rows: Vec<_> =
        rows(messages, zone, now, schedules, &openings).map(|(days, hours)| view! { <tr role="row"><th scope="row" role="rowheader">{days}</th>" "<td role="cell">{hours}</td></tr> }).collect();
    let table = (!rows.is_empty()).then(|| {
        view! {
            // With roles of its own: where the words are large, its rows are no table's to the style sheet.
            <table class="hours" role="table">
                <caption class="visually-hidden">{messages.text("program-hours")}</caption>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
    });
    let notes = notes(schedules);
    let unknown = (!known).then(|| {
        let id = if notes.is_empty() { "program-hours-unknown" } else { "fact-hours-unknown" };
        view! { <p>{messages.text(id)}</p> }
    });
    let notes = notes.into_iter().map(|note| view! { <p dir="auto">{isolated(note).into_owned()}</p> }).collect_view();
    view! { {table} {notes} {unknown} }.into_any()
}

/// The same in plain text: a line for each day, rule and holiday, and the source's own words.
pub fn hours_in_words(messages: &Messages, zone: &Zone, now: UnixSeconds, schedules: &[&Schedule]) -> Vec<String> {
    let openings = openings(schedules, zone, now);
    let rows = rows(messages, zone, now, schedules, &openings).map(|(days, hours)| format!("{days}: {hours}"));
    rows.chain(notes(schedules).into_iter().map(str::to_owned)).collect()
}

/// Days and their hours, with the holidays that are near.
fn rows(
    messages: &Messages,
    zone: &Zone,
    now: UnixSeconds,
    schedules: &[&Schedule],
    openings: &[Opening],
) -> impl Iterator<Item = (String, String)> {
    let coming = hours::coming_days(schedules, zone, now, HOLIDAYS_AHEAD);
    let holidays = coming.into_iter().filter(|day| day.holiday);
    let holidays: Vec<_> = holidays.map(|day| (messages.day_and_date(day.date), messages.day_hours(&day))).collect();
    messages.opening_rows(openings, zone.local(now).date()).into_iter().chain(holidays)
}

/// The source's own words, each once.
fn notes<'a>(schedules: &[&'a Schedule]) -> Vec<&'a str> {
    distinct(schedules.iter().flat_map(|s| [s.text.as_deref(), s.attending.as_deref()]).flatten())
}

//! The table of hours: the coming week on its real dates, holidays included, and the source's own words where they could
//! not be read.

use crate::{context::Locale, local_time::LocalTime};
use leptos::prelude::*;
use signpost_hours as hours;
use signpost_hours::{Day, Frequency, Schedule, ScheduleKind};

/// Dates listed beyond the week, for a class on every second Tuesday.
const LATER: usize = 4;

/// Not a component, since its schedules are borrowed from a record.
pub fn hours_table(locale: Locale, time: &LocalTime, schedules: &[&Schedule]) -> AnyView {
    let messages = locale.messages();
    let days = hours::coming_days(schedules, &time.zone, time.now, hours::LOOK_AHEAD);
    let (week, later) = days.split_at(7.min(days.len()));
    let known = days.iter().any(|day| !day.spans.is_empty());
    let notes = notes(schedules);
    let rows = week.iter().enumerate().map(|(index, day)| view! { <Row day=day.clone() today=index == 0 /> });
    let table = known.then(|| view! { <table class="hours"><tbody>{rows.collect_view()}</tbody></table> });
    // Weekly hours repeat; whatever does not is told by its next dates, and so are holidays.
    let quiet_week = known && week.iter().all(|day| day.spans.is_empty());
    let irregular = quiet_week
        || schedules.iter().any(|schedule| {
            schedule.kind == ScheduleKind::Regular
                && schedule.recurrence.as_ref().is_some_and(|r| r.frequency != Frequency::Weekly || r.interval > 1)
        });
    // A week without an opening says when the next one is.
    let further: Vec<_> = later
        .iter()
        .filter(|day| day.holiday || (irregular && !day.spans.is_empty()))
        .take(LATER)
        .map(|day| view! { <li>{format!("{}: {}", messages.day_and_date(day.date), messages.day_hours(day))}</li> })
        .collect();
    let further = (!further.is_empty()).then(|| {
        view! {
            <p>
                <strong>{locale.t("program-hours-later")}</strong>
            </p>
            <ul>{further}</ul>
        }
    });
    let unknown = (!known).then(|| {
        let id = if notes.is_empty() { "program-hours-unknown" } else { "fact-hours-unknown" };
        view! { <p>{locale.t(id)}</p> }
    });
    let notes = notes.into_iter().map(|note| view! { <p dir="auto">{note}</p> }).collect_view();
    view! { {table} {further} {notes} {unknown} }.into_any()
}

/// The source's own words, each once.
fn notes(schedules: &[&Schedule]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for text in schedules.iter().flat_map(|s| [s.text.as_ref(), s.attending.as_ref()]).flatten() {
        if !notes.contains(text) {
            notes.push(text.clone());
        }
    }
    notes
}

#[component]
fn Row(day: Day, today: bool) -> impl IntoView {
    let locale: Locale = expect_context();
    let messages = locale.messages();
    let class = match (today, day.spans.is_empty()) {
        (true, _) => "today",
        (_, true) => "closed",
        _ => "",
    };
    view! {
        <tr class=class>
            <th scope="row">
                {messages.weekday(day.date.weekday())}
                {today.then(|| view! { <span class="hours-today">{locale.t("day-today")}</span> })}
            </th>
            <td>{messages.day_hours(&day)}</td>
        </tr>
    }
}

//! Defines the table of hours: the coming week on its real dates, holidays included, and the
//! source's own words where they could not be read.

use super::super::{
    App,
    view::{CollectView, IntoView, View, el},
};
use signpost_hours as hours;
use signpost_hours::{Day, Frequency, Schedule, ScheduleKind};

/// Dates told beyond the week, for a class on every second Tuesday.
const LATER: usize = 4;

pub fn table(app: App, schedules: &[&Schedule]) -> View {
    let words = app.words();
    let days = hours::coming_days(schedules, &app.zone(), app.now(), hours::LOOK_AHEAD);
    let (week, later) = days.split_at(7.min(days.len()));
    let known = days.iter().any(|day| !day.spans.is_empty());
    let notes = notes(schedules);
    let table = known.then(|| {
        let rows = week.iter().enumerate().map(|(at, day)| row(app, at, day)).collect_view();
        el("table").class("hours").child(el("tbody").child(rows))
    });
    // Weekly hours repeat; whatever does not is told by its next dates, and so are holidays.
    let quiet_week = known && week.iter().all(|day| day.spans.is_empty());
    let irregular = quiet_week
        || schedules.iter().any(|schedule| {
            schedule.kind == ScheduleKind::Regular
                && schedule.recurrence.as_ref().is_some_and(|r| r.frequency != Frequency::Weekly || r.interval > 1)
        });
    // A week without an opening says when the next one is.
    let further: Vec<View> = later
        .iter()
        .filter(|day| day.holiday || (irregular && !day.spans.is_empty()))
        .take(LATER)
        .map(|day| {
            let date = words.day_and_date(day.date);
            el("li").child(format!("{date}: {}", words.day_hours(day))).into_view()
        })
        .collect();
    let further = (!further.is_empty())
        .then(|| (el("p").child(el("strong").child(app.t("program-hours-later"))), el("ul").child(further)));
    let unknown =
        (!known).then(|| app.t(if notes.is_empty() { "program-hours-unknown" } else { "fact-hours-unknown" }));
    let notes = notes.into_iter().map(|note| el("p").attr("dir", "auto").child(note)).collect_view();
    (table, further, notes, unknown.map(|words| el("p").child(words))).into_view()
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

fn row(app: App, at: usize, day: &Day) -> View {
    let words = app.words();
    let name = words.weekday(day.date.weekday());
    let class = match (at, day.spans.is_empty()) {
        (0, _) => "today",
        (_, true) => "closed",
        _ => "",
    };
    let today = (at == 0).then(|| el("span").class("hours-today").child(words.text("day-today")));
    el("tr")
        .class(class)
        .child((el("th").attr("scope", "row").child((name, today)), el("td").child(words.day_hours(day))))
        .into_view()
}

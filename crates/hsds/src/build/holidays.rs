//! Holidays: rows of days that replace the usual hours. A date that was not read makes every day that it may be one on
//! which a reader calls first.

use super::hours::{add_words, is_closed, set_times, span, words};
use crate::{Kind, Options, cells, dates, problems::Problems, table::Row, times::Clock};
use signpost_directory::Date;
use signpost_hours::{Schedule, ScheduleKind};

/// How far behind a readable beginning, or before a readable end, a holiday may reach whose other date was not read.
/// Days.
const REACH: i32 = 31;

/// The days of a row, and those that it may mean besides.
#[derive(Debug, Default, PartialEq, Eq)]
struct Dates {
    sure: Option<(Date, Date)>,
    perhaps: Vec<(Date, Date)>,
}

pub(super) fn holiday(row: &Row, clock: Clock, options: &Options, problems: &mut Problems) -> Vec<Schedule> {
    let closed = cells::yes(row, &["closed"], problems);
    let times = [row.get(&["opens_at"]), row.get(&["closes_at"])];
    let raw = [row.get(&["start_date"]), row.get(&["end_date"])];
    let dates = days_of(row, raw, options.today, problems);
    let mut text = words(row, problems);
    let mut schedules = Vec::new();
    if let Some((from, to)) = dates.sure {
        let mut schedule = Schedule {
            kind: if closed { ScheduleKind::HolidayClosed } else { ScheduleKind::HolidayOpen },
            valid_from: Some(from),
            valid_to: Some(to),
            text: text.clone(),
            ..Schedule::default()
        };
        let said = row.get(&["closed"]);
        let mut more = Vec::new();
        if !said.is_empty()
            && !closed
            && !matches!(said.to_ascii_lowercase().as_str(), "false" | "f" | "no" | "n" | "0")
        {
            // Perhaps it is closed: open at no hour that can be told.
            add_words(&mut schedule.text, &span(times));
        } else if is_closed(times) {
            schedule.kind = ScheduleKind::HolidayClosed;
        } else if !closed {
            more = set_times(&mut schedule, row, clock, options, problems);
        }
        let shifts = more.into_iter().map(|(opens, closes)| Schedule {
            opens_at: Some(opens),
            closes_at: Some(closes),
            ..schedule.clone()
        });
        let shifts: Vec<Schedule> = shifts.collect();
        schedules.push(schedule);
        schedules.extend(shifts);
    }
    let unread: Vec<&str> = raw.into_iter().filter(|raw| !raw.is_empty() && dates::date(raw).is_none()).collect();
    if !unread.is_empty() {
        add_words(&mut text, &unread.join(" – "));
    }
    for (from, to) in dates.perhaps {
        schedules.push(Schedule {
            kind: ScheduleKind::HolidayOpen,
            valid_from: Some(from),
            valid_to: Some(to),
            text: text.clone(),
            ..Schedule::default()
        });
    }
    // No day at all is known: its words stand beside the hours.
    if schedules.is_empty() && text.is_some() {
        add_words(&mut text, &span(times));
        schedules.push(Schedule { kind: ScheduleKind::HolidayOpen, text, ..Schedule::default() });
    }
    schedules
}

fn days_of(row: &Row, raw: [&str; 2], today: Date, problems: &mut Problems) -> Dates {
    let columns = ["start_date", "end_date"];
    let [from, to] = raw.map(dates::date);
    let mut days = Dates::default();
    let mut tell = |at: usize, expected: &str| {
        problems.cell(Kind::UnreadableHours, row, columns[at], raw[at], expected);
    };
    const PERHAPS: &str = "a date such as 2026-12-25; the days that it may be are shown as “call first”";
    const REACHES: &str =
        "a date such as 2026-12-25; the days up to a month from the other date are shown as “call first”";
    match (from, to) {
        (Some(from), Some(to)) if from <= to => days.sure = Some((from, to)),
        (Some(from), Some(_)) => {
            tell(1, "a day after start_date; the month after that one is shown as “call first”");
            days.sure = Some((from, from));
            days.perhaps.push((from.plus(1), from.plus(REACH)));
        }
        (Some(from), None) => {
            days.sure = Some((from, from));
            if !raw[1].is_empty() {
                tell(1, REACHES);
                days.perhaps.push((from.plus(1), from.plus(REACH)));
            }
        }
        (None, Some(to)) => {
            days.sure = Some((to, to));
            if !raw[0].is_empty() {
                tell(0, REACHES);
                days.perhaps.push((to.plus(-REACH), to.plus(-1)));
            }
        }
        (None, None) if raw == ["", ""] => {
            let expected = "start_date and end_date; the row was left out";
            problems.row(Kind::UnreadableHours, row, "a holiday without a date", expected);
        }
        (None, None) => {
            for at in [0, 1].into_iter().filter(|at| !raw[*at].is_empty()) {
                let possible = dates::possible_days(raw[at], today);
                let expected = match possible.is_empty() {
                    false => PERHAPS,
                    true => "a date such as 2026-12-25; it is shown as words beside the hours",
                };
                tell(at, expected);
                days.perhaps.extend(possible);
            }
            // From one month to the next: what lies between may be meant as well.
            if let ([first, rest @ ..], false) = (days.perhaps.as_mut_slice(), raw.contains(&""))
                && let Some(last) = rest.iter().find(|last| last.0 >= first.0 && last.0 <= first.1.plus(REACH))
            {
                first.1 = first.1.max(last.1);
            }
        }
    }
    days
}

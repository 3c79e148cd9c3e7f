//! Rows of one week as few rows, without words that only repeat them.

use crate::times::{self, Clock};
use signpost_hours::{Frequency, Schedule, WeekdayRule};

/// Rows that say the same of several weekdays become one, so that a week is one line and not five.
pub(super) fn merge_weekdays(schedules: Vec<Schedule>) -> Vec<Schedule> {
    let mut merged: Vec<Schedule> = Vec::new();
    for mut schedule in schedules {
        let days = weekly_days(&mut schedule);
        let mut same = merged.iter_mut().find_map(|known| {
            let known_days = weekly_days(known);
            let same = !days.is_empty() && !known_days.is_empty() && *known == schedule;
            set_days(known, known_days);
            same.then_some(known)
        });
        match &mut same {
            Some(known) => {
                let mut all = weekly_days(known);
                all.extend(days);
                all.sort_by_key(|day| day.weekday);
                all.dedup();
                set_days(known, all);
            }
            None => {
                set_days(&mut schedule, days);
                if !merged.contains(&schedule) {
                    merged.push(schedule);
                }
            }
        }
    }
    for schedule in &mut merged {
        let every_day = schedule.recurrence.as_ref().is_some_and(|rule| {
            rule.frequency == Frequency::Weekly
                && rule.interval == 1
                && rule.count.is_none()
                && rule.weekdays.len() == 7
        });
        // 23:00 to 22:59 every day is day and night, in a form that refuses equal times.
        if let (true, Some(opens), Some(closes)) = (every_day, schedule.opens_at, schedule.closes_at)
            && opens == closes + 1
        {
            (schedule.opens_at, schedule.closes_at) = (Some(0), Some(0));
        }
        if says_no_more(schedule) {
            schedule.text = None;
        }
    }
    merged
}

/// Takes the weekdays out of a plain weekly rule, to compare what is left.
fn weekly_days(schedule: &mut Schedule) -> Vec<WeekdayRule> {
    match &mut schedule.recurrence {
        Some(rule) if rule.frequency == Frequency::Weekly && rule.count.is_none() => std::mem::take(&mut rule.weekdays),
        _ => Vec::new(),
    }
}

fn set_days(schedule: &mut Schedule, days: Vec<WeekdayRule>) {
    if let (Some(rule), false) = (&mut schedule.recurrence, days.is_empty()) {
        rule.weekdays = days;
    }
}

/// Whether the words only repeat what was read from the columns: `9:00am-5:00pm, Mon-Fri`.
fn says_no_more(schedule: &Schedule) -> bool {
    let (Some(text), Some(rule), Some(opens), Some(closes)) =
        (&schedule.text, &schedule.recurrence, schedule.opens_at, schedule.closes_at)
    else {
        return false;
    };
    let Some((hours, days)) = text.split_once(',') else { return false };
    let Some((from, to)) = hours.split_once('-') else { return false };
    let is = |written: &str, minutes| {
        times::time(written, Clock::TwelveHours).is_some_and(|t| t.minutes == minutes && t.note.is_none())
    };
    is(from, opens) && is(to, closes) && times::weekdays(days.trim()).is_some_and(|days| days == rule.weekdays)
}

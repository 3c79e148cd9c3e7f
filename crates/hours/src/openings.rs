//! Opening hours as rules for words: "First Thursday of the month, 10 am to noon. Next: December 3".
//!
//! A table of one week says of a pantry that opens once a month that it opens every week. So what is printed and read
//! is made from the rules themselves; what no pattern here describes is given by its coming dates.

use crate::{Frequency, Recurrence, Rows, Schedule, ScheduleKind, Span, UnixSeconds, Zone, date::Date};
use std::collections::BTreeMap;

/// Coming dates are looked for over this many days: a rule of the year comes once within them.
const YEAR_AHEAD: u16 = 366;
/// Coming dates given for a rule that no pattern describes.
const DATES: usize = 4;

/// Days on which a place opens, and its hours on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The days on which it holds.
    pub pattern: Pattern,
    /// Ascending; empty: closed on these days, an exception from the other openings.
    pub spans: Vec<Span>,
    /// First day, where it is yet to come.
    pub from: Option<Date>,
    /// Last day, where there is one.
    pub until: Option<Date>,
    /// The next day with this opening; `None` where the pattern is weekly (the weekday says it), or where the next
    /// one cannot be known.
    pub next: Option<Date>,
}

/// The days of an [`Opening`]. Weekdays are ascending, 0 = Monday ... 6 = Sunday.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Every week on these days; all seven: every day.
    Weekly {
        /// 0 = Monday ... 6 = Sunday, ascending.
        weekdays: Vec<u8>,
    },
    /// Every `interval`-th week, at least the second.
    EveryWeeks {
        /// 2 or more.
        interval: u16,
        /// 0 = Monday ... 6 = Sunday, ascending.
        weekdays: Vec<u8>,
    },
    /// Each month: `nths` counts from the month's beginning (1 ...) or end (-1 ...).
    MonthlyByWeekday {
        /// 1 is the first such day of a month, -1 the last.
        nths: Vec<i8>,
        /// 0 = Monday ... 6 = Sunday, ascending.
        weekdays: Vec<u8>,
    },
    /// Each month on these days, 1 to 31, or negative from its end.
    MonthlyByDay {
        /// 1 to 31, or -1 to -31 from the month's end.
        days: Vec<i8>,
    },
    /// The coming dates of whatever is none of these, at most four.
    Dates(Vec<Date>),
}

/// The openings of schedules that apply (see [`crate::applicable`]) from today on, the most regular first. Empty:
/// nothing could be read, or all has ended. Holidays are not among them, see [`crate::coming_days`].
pub fn openings(schedules: &[&Schedule], zone: &Zone, now: UnixSeconds) -> Vec<Opening> {
    let today = zone.local(now).date();
    let rows = Rows::new(schedules, today);
    let mut groups: BTreeMap<Key, Vec<&Schedule>> = BTreeMap::new();
    for &(row, last) in &rows.rows {
        let Some(rule) = &row.recurrence else { continue };
        let until = [last, row.valid_to].into_iter().flatten().min();
        if until.is_some_and(|until| until < today) {
            continue;
        }
        let from = [rule.start, row.valid_from].into_iter().flatten().max().filter(|from| *from > today);
        let phase = phase(row, rule);
        for pattern in patterns(row, rule) {
            let key = Key { pattern, from, until, phase, closed: row.kind == ScheduleKind::HolidayClosed };
            groups.entry(key).or_default().push(row);
        }
    }
    without_closed_weekdays(&mut groups);
    let alike = together(groups);
    alike
        .into_iter()
        .filter_map(|(key, spans, schedules)| {
            let coming = || {
                let holds = |date: &Date| {
                    let falls = rows.rows.iter().any(|(row, last)| {
                        schedules.iter().any(|one| std::ptr::eq(*one, *row))
                            && row.phase_is_known()
                            && row.holds_on(*date, *last)
                    });
                    falls && (key.closed || rows.still_opens(*date, zone, now))
                };
                today.and_after(YEAR_AHEAD).filter(holds)
            };
            let pattern = match key.pattern {
                Pattern::Dates(_) => Pattern::Dates(coming().take(DATES).collect()),
                pattern => pattern,
            };
            let next = match &pattern {
                Pattern::Dates(dates) if dates.is_empty() => return None,
                Pattern::Dates(_) | Pattern::Weekly { .. } => None,
                _ => coming().next(),
            };
            Some(Opening { pattern, spans, from: key.from, until: key.until, next })
        })
        .collect()
}

/// What is said in one sentence.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    closed: bool,
    pattern: Pattern,
    from: Option<Date>,
    until: Option<Date>,
    /// Of "every second week": which of them, and the day on which they begin.
    phase: Option<(i32, u8)>,
}

/// Two rules of every second week may be about the same weeks, or take turns.
fn phase(row: &Schedule, rule: &Recurrence) -> Option<(i32, u8)> {
    let start = rule.start.or(row.valid_from)?;
    let counted = rule.frequency == Frequency::Weekly && rule.interval > 1;
    counted.then(|| (rule.week(start).rem_euclid(rule.interval.into()), rule.week_start))
}

/// Weekdays one by one, so that those with the same hours can be put together afterwards.
fn patterns(row: &Schedule, rule: &Recurrence) -> Vec<Pattern> {
    let other = || vec![Pattern::Dates(Vec::new())];
    let interval = rule.interval.max(1);
    if !rule.weeks.is_empty() || !rule.year_days.is_empty() {
        return other();
    }
    let start = rule.start.or(row.valid_from);
    let weekdays = || -> Vec<u8> {
        match (rule.weekdays.is_empty(), rule.start) {
            (false, _) => rule.weekdays.iter().map(|day| day.weekday).collect(),
            (true, Some(start)) if rule.frequency == Frequency::Weekly => vec![start.weekday()],
            (true, _) => (0..7).collect(),
        }
    };
    let weekly = || weekdays().into_iter().map(|day| Pattern::Weekly { weekdays: vec![day] }).collect();
    match rule.frequency {
        Frequency::Daily if interval == 1 && rule.month_days.is_empty() && !is_short(row, rule) => weekly(),
        Frequency::Weekly if !rule.month_days.is_empty() => other(),
        Frequency::Weekly if interval == 1 => weekly(),
        Frequency::Weekly => {
            weekdays().into_iter().map(|day| Pattern::EveryWeeks { interval, weekdays: vec![day] }).collect()
        }
        Frequency::Monthly if interval == 1 => match (&*rule.weekdays, &*rule.month_days) {
            ([], []) => match start {
                Some(start) if rule.start.is_some() => vec![Pattern::MonthlyByDay { days: vec![start.day()] }],
                _ => other(),
            },
            ([], days) => vec![Pattern::MonthlyByDay { days: sorted(days.to_vec()) }],
            (weekdays, []) => weekdays
                .iter()
                .map(|day| match day.nth {
                    0 => Pattern::Weekly { weekdays: vec![day.weekday] },
                    nth => Pattern::MonthlyByWeekday { nths: vec![nth], weekdays: vec![day.weekday] },
                })
                .collect(),
            // "A Thursday from the 1st to the 7th": the first one.
            (weekdays, days) => match nth_of_days(days) {
                Some(nth) if weekdays.iter().all(|day| day.nth == 0) => weekdays
                    .iter()
                    .map(|day| Pattern::MonthlyByWeekday { nths: vec![nth], weekdays: vec![day.weekday] })
                    .collect(),
                _ => other(),
            },
        },
        _ => other(),
    }
}

/// A daily rule of a week at most is a few dates, not "every day".
fn is_short(row: &Schedule, rule: &Recurrence) -> bool {
    let first = [rule.start, row.valid_from].into_iter().flatten().max();
    let last = [row.last_day(), row.valid_to].into_iter().flatten().min();
    first.zip(last).is_some_and(|(first, last)| last - first < 7)
}

/// Days 1 to 7 hold a weekday's first, 8 to 14 its second.
fn nth_of_days(days: &[i8]) -> Option<i8> {
    let days = sorted(days.to_vec());
    let first = *days.first()?;
    let whole_week = days.len() == 7 && days.windows(2).all(|pair| pair[1] == pair[0] + 1);
    (whole_week && first > 0 && (first - 1) % 7 == 0).then_some(first / 7 + 1)
}

/// From the month's beginning first, then from its end.
fn sorted(mut days: Vec<i8>) -> Vec<i8> {
    days.sort_unstable_by_key(|day| (*day < 0, *day));
    days.dedup();
    days
}

/// "Closed" on a weekday stops whatever else the weekday says, so it need not be said; elsewhere it is an exception.
fn without_closed_weekdays(groups: &mut BTreeMap<Key, Vec<&Schedule>>) {
    let always_closed: Vec<Vec<u8>> = groups
        .keys()
        .filter(|key| key.closed && key.from.is_none() && key.until.is_none())
        .filter_map(|key| match &key.pattern {
            Pattern::Weekly { weekdays } => Some(weekdays.clone()),
            _ => None,
        })
        .collect();
    let has_days_of_month = groups.keys().any(|key| matches!(key.pattern, Pattern::MonthlyByDay { .. }));
    groups.retain(|key, _| match &key.pattern {
        // "The 1st and the 15th", which may fall on it.
        Pattern::Weekly { .. } if key.closed && has_days_of_month => true,
        Pattern::Weekly { weekdays }
        | Pattern::EveryWeeks { weekdays, .. }
        | Pattern::MonthlyByWeekday { weekdays, .. } => {
            let dated = key.closed && (key.from.is_some() || key.until.is_some());
            dated || !always_closed.contains(weekdays)
        }
        _ => true,
    });
}

type Alike<'a> = (Key, Vec<Span>, Vec<&'a Schedule>);

/// Puts together what differs in its weekdays alone, then what differs in its count within the month alone.
fn together(groups: BTreeMap<Key, Vec<&Schedule>>) -> Vec<Alike<'_>> {
    let mut alike: Vec<Alike> = Vec::new();
    for (key, schedules) in groups {
        if matches!(key.pattern, Pattern::Dates(_)) {
            // Each of them has dates of its own.
            alike.extend(schedules.into_iter().map(|one| (key.clone(), spans(&key, &[one]), vec![one])));
            continue;
        }
        let spans = spans(&key, &schedules);
        let same = alike.iter_mut().find(|(other, hours, _)| {
            (other.closed, other.from, other.until, other.phase) == (key.closed, key.from, key.until, key.phase)
                && *hours == spans
                && joins(&other.pattern, &key.pattern)
        });
        match same {
            Some((other, _, all)) => {
                join(&mut other.pattern, &key.pattern);
                all.extend(schedules);
            }
            None => alike.push((key, spans, schedules)),
        }
    }
    alike
}

fn spans(key: &Key, schedules: &[&Schedule]) -> Vec<Span> {
    if key.closed {
        return Vec::new();
    }
    let mut spans: Vec<Span> = schedules.iter().map(|row| row.span_of_times()).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

fn joins(a: &Pattern, b: &Pattern) -> bool {
    match (a, b) {
        (Pattern::Weekly { .. }, Pattern::Weekly { .. }) => true,
        (Pattern::EveryWeeks { interval: a, .. }, Pattern::EveryWeeks { interval: b, .. }) => a == b,
        (
            Pattern::MonthlyByWeekday { nths, weekdays },
            Pattern::MonthlyByWeekday { nths: other_nths, weekdays: other_weekdays },
        ) => nths == other_nths || weekdays == other_weekdays,
        (Pattern::MonthlyByDay { .. }, Pattern::MonthlyByDay { .. }) => true,
        _ => false,
    }
}

fn join(into: &mut Pattern, other: &Pattern) {
    let add = |days: &mut Vec<u8>, more: &[u8]| {
        days.extend(more);
        days.sort_unstable();
        days.dedup();
    };
    match (into, other) {
        (Pattern::Weekly { weekdays }, Pattern::Weekly { weekdays: more })
        | (Pattern::EveryWeeks { weekdays, .. }, Pattern::EveryWeeks { weekdays: more, .. }) => add(weekdays, more),
        (Pattern::MonthlyByWeekday { nths, weekdays }, Pattern::MonthlyByWeekday { nths: counts, weekdays: more }) => {
            add(weekdays, more);
            *nths = sorted([&**nths, counts].concat());
        }
        (Pattern::MonthlyByDay { days }, Pattern::MonthlyByDay { days: more }) => {
            *days = sorted([&**days, more].concat());
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{WeekdayRule, date::date};
    use proptest::prelude::*;

    /// Sunday, November 29, 2026, noon in UTC.
    const NOW: UnixSeconds = 1_795_953_600;

    fn row(frequency: Frequency, interval: u16, days: &[(i8, u8)]) -> Schedule {
        let weekdays = days.iter().map(|&(nth, weekday)| WeekdayRule { weekday, nth }).collect();
        let rule = Recurrence { frequency, interval, weekdays, ..Default::default() };
        Schedule { recurrence: Some(rule), opens_at: Some(540), closes_at: Some(720), ..Default::default() }
    }

    fn at(mut row: Schedule, opens: u16, closes: u16) -> Schedule {
        (row.opens_at, row.closes_at) = (Some(opens), Some(closes));
        row
    }

    fn weekly(days: &[u8]) -> Schedule {
        row(Frequency::Weekly, 1, &days.iter().map(|day| (0, *day)).collect::<Vec<_>>())
    }

    fn read(rows: &[Schedule]) -> Vec<Opening> {
        openings(&rows.iter().collect::<Vec<_>>(), &Zone::default(), NOW)
    }

    #[test]
    fn weekdays_with_the_same_hours_stand_together() {
        let rows = [weekly(&[0, 1]), weekly(&[4]), at(weekly(&[2]), 600, 660)];
        let patterns: Vec<_> = read(&rows).into_iter().map(|one| one.pattern).collect();
        let weekly = |weekdays: &[u8]| Pattern::Weekly { weekdays: weekdays.to_vec() };
        assert_eq!(patterns, [weekly(&[0, 1, 4]), weekly(&[2])]);
    }

    #[test]
    fn once_a_month_is_not_every_week() {
        let found = read(&[row(Frequency::Monthly, 1, &[(1, 3)])]);
        assert_eq!(found[0].pattern, Pattern::MonthlyByWeekday { nths: vec![1], weekdays: vec![3] });
        assert_eq!(found[0].next, Some(date(2026, 12, 3)));
    }

    #[test]
    fn today_is_the_next_day_until_it_closes() {
        let last_sunday = || row(Frequency::Monthly, 1, &[(-1, 6)]);
        assert_eq!(read(&[at(last_sunday(), 540, 721)])[0].next, Some(date(2026, 11, 29)));
        assert_eq!(read(&[at(last_sunday(), 540, 720)])[0].next, Some(date(2026, 12, 27)));
    }

    #[test]
    fn two_rows_of_a_month_are_one_sentence() {
        let found = read(&[row(Frequency::Monthly, 1, &[(2, 1)]), row(Frequency::Monthly, 1, &[(4, 1)])]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].pattern, Pattern::MonthlyByWeekday { nths: vec![2, 4], weekdays: vec![1] });
        assert_eq!(found[0].next, Some(date(2026, 12, 8)));
    }

    #[test]
    fn different_days_of_different_weeks_are_not_multiplied() {
        // The second Monday and the fourth Wednesday, not the second Wednesday.
        let found = read(&[row(Frequency::Monthly, 1, &[(2, 0), (4, 2)])]);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn every_second_week_needs_a_start() {
        let mut with_start = row(Frequency::Weekly, 2, &[(0, 1)]);
        assert_eq!(read(std::slice::from_ref(&with_start))[0].next, None);
        let rule = with_start.recurrence.as_mut().unwrap();
        rule.start = Some(date(2026, 11, 24));
        assert_eq!(read(&[with_start])[0].next, Some(date(2026, 12, 8)));
    }

    #[test]
    fn a_closed_weekday_takes_the_day_away_and_a_closed_first_monday_is_an_exception() {
        let closed =
            |row: Schedule| Schedule { kind: ScheduleKind::HolidayClosed, opens_at: None, closes_at: None, ..row };
        let found = read(&[weekly(&[0, 1, 2]), closed(weekly(&[1]))]);
        assert_eq!(
            found.iter().map(|one| one.pattern.clone()).collect::<Vec<_>>(),
            [Pattern::Weekly { weekdays: vec![0, 2] }]
        );
        let found = read(&[weekly(&[0, 1]), closed(row(Frequency::Monthly, 1, &[(1, 0)]))]);
        assert_eq!(found.len(), 2);
        assert!(found[1].spans.is_empty());
        assert_eq!(found[1].next, Some(date(2026, 12, 7)));
    }

    #[test]
    fn what_has_ended_is_left_out_and_what_is_to_come_says_from_when() {
        let ended = Schedule { valid_to: Some(date(2026, 11, 1)), ..weekly(&[0]) };
        let coming = Schedule { valid_from: Some(date(2026, 12, 10)), ..weekly(&[1]) };
        let found = read(&[ended, coming]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].from, Some(date(2026, 12, 10)));
    }

    #[test]
    fn other_rules_are_given_by_their_dates() {
        let mut yearly = row(Frequency::Yearly, 1, &[]);
        yearly.recurrence.as_mut().unwrap().start = Some(date(2020, 12, 24));
        assert_eq!(read(&[yearly])[0].pattern, Pattern::Dates(vec![date(2026, 12, 24)]));
    }

    /// Whether the pattern, read as a person reads the sentence, holds on a day.
    fn holds(pattern: &Pattern, day: Date) -> Option<bool> {
        let nth = (day.day() - 1) / 7 + 1;
        let from_end = -((day.days_in_month() - day.day()) / 7 + 1);
        Some(match pattern {
            Pattern::Weekly { weekdays } => weekdays.contains(&day.weekday()),
            Pattern::MonthlyByWeekday { nths, weekdays } => {
                weekdays.contains(&day.weekday()) && (nths.contains(&nth) || nths.contains(&from_end))
            }
            Pattern::MonthlyByDay { days } => {
                days.contains(&day.day()) || days.contains(&(day.day() - day.days_in_month() - 1))
            }
            Pattern::EveryWeeks { .. } | Pattern::Dates(_) => return None,
        })
    }

    prop_compose! {
        fn any_row()(monthly: bool, closed in 0..6u8, days in prop::collection::vec((prop::sample::select(vec![-1i8, 0, 1, 2, 4]), 0..7u8), 1..4),
            month_days in prop::collection::vec(prop::sample::select(vec![-1i8, 1, 15, 31]), 0..3), hours in 8..12u16) -> Schedule {
            let mut row = at(row(if monthly { Frequency::Monthly } else { Frequency::Weekly }, 1, &days), hours * 60, 780);
            if monthly && !month_days.is_empty() {
                let rule = row.recurrence.as_mut().unwrap();
                (rule.weekdays, rule.month_days) = (Vec::new(), month_days);
            }
            if closed == 0 {
                row.kind = ScheduleKind::HolidayClosed;
            }
            row
        }
    }

    proptest! {
        /// The sentences say of every day of the coming year what the calendar says.
        #[test]
        fn sentences_and_calendar_agree(rows in prop::collection::vec(any_row(), 1..5)) {
            let found = read(&rows);
            let rows: Vec<&Schedule> = rows.iter().collect();
            for day in crate::coming_days(&rows, &Zone::default(), NOW, 366) {
                let on = |one: &&Opening| holds(&one.pattern, day.date) == Some(true);
                let closed = found.iter().filter(on).any(|one| one.spans.is_empty());
                let mut spans: Vec<Span> = found.iter().filter(on).flat_map(|one| one.spans.clone()).collect();
                spans.sort_unstable();
                spans.dedup();
                prop_assert_eq!(if closed { Vec::new() } else { spans }, day.spans, "{}", day.date);
            }
        }
    }
}

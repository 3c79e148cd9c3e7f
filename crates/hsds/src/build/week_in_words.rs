//! The rows of a week beside its words. A real export keeps of "7:00am-7:00pm, Mon-Fri; 8:00am-5:00pm, Sat" one row: the
//! Saturday from 7 to 7. Neither the "closed" of the other days nor these hours are true.

use super::{Owner, hours};
use crate::{
    Kind,
    problems::Problems,
    table::Row,
    week::{self, Days},
};
use signpost_hours::{Frequency, Recurrence, Schedule, ScheduleKind, WeekdayRule, date::Date};
use std::collections::{BTreeSet, HashMap};

/// What is done with the rows of one owner.
enum Change {
    /// Days that no row has, read from the words or to call first on.
    Add(Vec<Schedule>),
    /// The same, and the rows themselves are doubtful.
    AddAndDoubt(Vec<Schedule>),
    /// The words are what the rows were made of, and say something else.
    Replace(Vec<Schedule>),
}

/// From and until when a week holds: that of the winter is compared with its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Limits {
    valid: [Option<Date>; 2],
    /// First and last day of the rule.
    rule: [Option<Date>; 2],
}

impl Limits {
    fn of(schedule: &Schedule) -> Limits {
        let rule = schedule.recurrence.as_ref().map_or([None; 2], |rule| [rule.start, rule.until]);
        Limits { valid: [schedule.valid_from, schedule.valid_to], rule }
    }

    fn put_on(self, mut schedule: Schedule) -> Schedule {
        [schedule.valid_from, schedule.valid_to] = self.valid;
        if let Some(rule) = &mut schedule.recurrence {
            [rule.start, rule.until] = self.rule;
        }
        schedule
    }
}

/// Compares the rows of a week with its words: adds the days that only the words name, and doubts rows that
/// contradict them.
pub(super) fn compare(read: &mut Vec<(Row, Owner, Schedule)>, problems: &mut Problems) {
    let mut of_weeks: HashMap<(Owner, Limits), Vec<usize>> = HashMap::new();
    let mut order: Vec<(Owner, Limits)> = Vec::new();
    for (at, (_, owner, schedule)) in read.iter().enumerate() {
        if matches!(owner, Owner::Unpublished | Owner::Nobody) {
            continue;
        }
        let of_week = (*owner, Limits::of(schedule));
        let rows = of_weeks.entry(of_week).or_default();
        if rows.is_empty() {
            order.push(of_week);
        }
        rows.push(at);
    }
    let mut days_of: HashMap<Owner, BTreeSet<u8>> = HashMap::new();
    for (_, owner, schedule) in read.iter() {
        let weekdays = schedule.recurrence.iter().flat_map(|rule| &rule.weekdays).map(|day| day.weekday);
        days_of.entry(*owner).or_default().extend(weekdays);
    }
    let mut replaced: BTreeSet<usize> = BTreeSet::new();
    for of_week in order {
        let (owner, limits) = of_week;
        let of_week = &of_weeks[&of_week];
        let rows: Vec<&(Row, Owner, Schedule)> = of_week.iter().map(|&at| &read[at]).collect();
        let Some((row, change)) = change(&rows, &days_of[&owner], problems) else { continue };
        let added = match change {
            Change::Add(added) => added,
            Change::AddAndDoubt(added) => {
                for &at in of_week {
                    let schedule = &mut read[at].2;
                    if schedule.kind == ScheduleKind::Regular {
                        (schedule.opens_at, schedule.closes_at) = (None, None);
                    }
                }
                added
            }
            Change::Replace(added) => {
                replaced.extend(of_week);
                added
            }
        };
        read.extend(added.into_iter().map(|schedule| (row, owner, limits.put_on(schedule))));
    }
    let mut at = 0..;
    read.retain(|_| !at.next().is_some_and(|at| replaced.contains(&at)));
}

/// `all_days`: the weekdays of all rows of the owner, from and until whenever they hold.
fn change<'t>(
    rows: &[&(Row<'t>, Owner, Schedule)],
    all_days: &BTreeSet<u8>,
    problems: &mut Problems,
) -> Option<(Row<'t>, Change)> {
    let mut have: BTreeSet<u8> = BTreeSet::new();
    for (_, _, schedule) in rows {
        let rule = schedule.recurrence.as_ref()?;
        let plain =
            rule.frequency == Frequency::Weekly && rule.interval == 1 && rule.weekdays.iter().all(|day| day.nth == 0);
        if !plain || rule.count.is_some() {
            return None;
        }
        have.extend(rule.weekdays.iter().map(|day| day.weekday));
    }
    let mut texts: Vec<(Row, String)> = Vec::new();
    for (row, _, _) in rows {
        if let Some(text) = hours::words_alone(row)
            && !texts.iter().any(|(_, known)| *known == text)
        {
            texts.push((*row, text));
        }
    }
    let named: BTreeSet<u8> = texts.iter().flat_map(|(_, text)| week::days_named(text)).collect();
    let missing: Vec<WeekdayRule> =
        named.difference(all_days).map(|&weekday| WeekdayRule { weekday, nth: 0 }).collect();
    let (row, text) = texts.first()?;
    // Only a week in one text says of each day what holds.
    let week =
        week::week_by_itself(text).filter(|week| texts.len() == 1 && week.iter().all(|group| !group.days.is_empty()));
    let of_days = |days: Vec<WeekdayRule>| Schedule {
        recurrence: Some(Recurrence { interval: 1, weekdays: days, ..Recurrence::default() }),
        text: Some(text.clone()),
        ..Schedule::default()
    };
    let call_first = || if missing.is_empty() { Vec::new() } else { vec![of_days(missing.clone())] };
    let mut tell =
        |kind: Kind, found: &str, expected: &'static str| problems.in_column(kind, row, "weekday", found, expected);
    let is_missing = |day: &WeekdayRule| missing.contains(day);
    const NAMED: &str = "words that name days of which there is no row";
    const CONTRADICT: &str = "words that contradict their rows";
    let change = match week {
        Some(week) if rows.iter().all(|(_, _, schedule)| agrees(&week, schedule)) => {
            if missing.is_empty() {
                return None;
            }
            let expected = "a row for each day; the others were read from the words, which agree with the rows";
            tell(Kind::OddHours, NAMED, expected);
            let groups = week.into_iter().map(|group| only(group, &is_missing));
            Change::Add(groups.flat_map(|group| spans_of(&of_days, group)).collect())
        }
        Some(week) if have.is_subset(&named) && !row.peek("original_text").is_empty() => {
            let expected = "rows that say the same as their original_text; it was read in their place";
            tell(Kind::OddHours, CONTRADICT, expected);
            let groups =
                week.into_iter().map(|group| only(group, &|day| have.contains(&day.weekday) || is_missing(day)));
            Change::Replace(groups.flat_map(|group| spans_of(&of_days, group)).collect())
        }
        Some(week) if rows.iter().any(|(_, _, schedule)| contradicts(&week, schedule)) => {
            tell(Kind::UnreadableHours, CONTRADICT, "rows that say the same; they are shown as “call first”");
            Change::AddAndDoubt(call_first())
        }
        _ if missing.is_empty() => return None,
        _ => {
            tell(Kind::UnreadableHours, NAMED, "a row for each day; the others are shown as “call first”");
            // Of several hours in the words the rows may have taken the wrong ones.
            let several = texts.iter().any(|(_, text)| week::marks(text) > 2);
            if several { Change::AddAndDoubt(call_first()) } else { Change::Add(call_first()) }
        }
    };
    Some((*row, change))
}

/// What is said of some of the days.
fn only(group: Days, wanted: &dyn Fn(&WeekdayRule) -> bool) -> Days {
    Days { days: group.days.into_iter().filter(wanted).collect(), ..group }
}

fn spans_of(of_days: &impl Fn(Vec<WeekdayRule>) -> Schedule, group: Days) -> Vec<Schedule> {
    if group.days.is_empty() {
        return Vec::new();
    }
    let schedule = of_days(group.days);
    match group.spans.as_slice() {
        [] => vec![Schedule { kind: ScheduleKind::HolidayClosed, ..schedule }],
        spans => {
            let with =
                |(from, to): &(u16, u16)| Schedule { opens_at: Some(*from), closes_at: Some(*to), ..schedule.clone() };
            spans.iter().map(with).collect()
        }
    }
}

/// Whether the words give a day of a row other hours than the row.
fn contradicts(week: &[Days], schedule: &Schedule) -> bool {
    let days = schedule.recurrence.iter().flat_map(|rule| &rule.weekdays);
    let mut named = days.filter(|day| week.iter().any(|group| group.days.contains(day)));
    schedule.opens_at.is_some() && named.next().is_some() && !agrees(week, schedule)
}

/// Whether the words say the same of the days of a row.
fn agrees(week: &[Days], schedule: &Schedule) -> bool {
    let rule = schedule.recurrence.as_ref();
    rule.is_some_and(|rule| {
        rule.weekdays.iter().all(|day| {
            let of_day = week.iter().find(|of_days| of_days.days.contains(day));
            of_day.is_some_and(|of_day| match (schedule.kind, schedule.opens_at, schedule.closes_at) {
                (ScheduleKind::Regular, Some(from), Some(to)) => of_day.spans.contains(&(from, to)),
                (ScheduleKind::HolidayClosed, ..) => of_day.spans.is_empty(),
                _ => false,
            })
        })
    })
}

//! On which days: the RRULE columns of a row, or the weekday of 1.1.

use crate::{cells, problems::Problems, table::Row, times};
use signpost_hours::{Frequency, Recurrence};

/// Columns that limit a rule and that no version of HSDS has.
pub(super) const LIMITS: &[&str] = &[
    "bymonth",
    "bysetpos",
    "exdate",
    "rdate",
    "rrule",
    "season",
    "seasonal",
    "week_of_month",
    "weeks_of_month",
    "occurrence",
    "ordinal",
    "frequency",
    "exceptions",
];

fn filled<'t>(row: &Row<'t>, columns: &[&'static str]) -> Option<(&'static str, &'t str)> {
    columns.iter().map(|column| (*column, row.get(&[column]))).find(|(_, cell)| !cell.is_empty())
}

pub(super) struct Unreadable {
    pub(super) column: &'static str,
    pub(super) found: String,
}

/// `Ok(None)`: the row names no days.
pub(super) fn recurrence(row: &Row, problems: &mut Problems) -> Result<Option<Recurrence>, Unreadable> {
    let mut rule = Recurrence { interval: 1, ..Recurrence::default() };
    let (weekday, byday, freq) = (row.get(&["weekday"]), row.get(&["byday"]), row.get(&["freq"]));
    let unreadable = |column, found: &str| Unreadable { column, found: found.to_owned() };
    let numbers = |column: &'static str, limit: i16| match row.get(&[column]) {
        "" => Ok(Vec::new()),
        raw => times::numbers(raw, limit).ok_or_else(|| unreadable(column, raw)),
    };
    rule.month_days = numbers("bymonthday", 31)?.into_iter().map(|n| n as i8).collect();
    rule.weeks = numbers("byweekno", 53)?.into_iter().map(|n| n as i8).collect();
    rule.year_days = numbers("byyearday", 366)?;
    rule.start = cells::date(row, &["dtstart"], problems);
    rule.until = cells::date(row, &["until"], problems);
    // A limit that cannot be read, or has no place in a rule, would leave the row open when it is not.
    if let Some((column, found)) = filled(row, LIMITS) {
        return Err(unreadable(column, found));
    }
    let mut number = |column: &'static str| match cells::count(row, &[column], &mut *problems) {
        None if !row.get(&[column]).is_empty() => Err(unreadable(column, row.get(&[column]))),
        number => Ok(number),
    };
    rule.count = number("count")?.map(|n| n.clamp(1, 10_000) as u16);
    rule.interval = number("interval")?.map_or(1, |n| n.clamp(1, 1_000) as u16);
    let week_start = row.get(&["wkst"]);
    if !week_start.is_empty() {
        let days = times::byday(week_start).ok_or_else(|| unreadable("wkst", week_start))?;
        rule.week_start = days[0].weekday;
    }
    if !weekday.is_empty() {
        rule.weekdays = times::weekdays(weekday).ok_or_else(|| unreadable("weekday", weekday))?;
    } else if !byday.is_empty() {
        let days = times::byday(byday).or_else(|| times::weekdays(byday));
        rule.weekdays = days.ok_or_else(|| unreadable("byday", byday))?;
    }
    let nothing_given =
        rule.weekdays.is_empty() && rule.month_days.is_empty() && rule.weeks.is_empty() && rule.year_days.is_empty();
    rule.frequency = match freq.to_ascii_uppercase().as_str() {
        "DAILY" => Frequency::Daily,
        "WEEKLY" => Frequency::Weekly,
        "MONTHLY" => Frequency::Monthly,
        "YEARLY" => Frequency::Yearly,
        // Rows of 1.1, and of publishers who leave the word out.
        "" if !nothing_given => match (&*rule.month_days, &*rule.year_days) {
            ([], []) if rule.weekdays.iter().all(|day| day.nth == 0) => Frequency::Weekly,
            (_, []) => Frequency::Monthly,
            _ => Frequency::Yearly,
        },
        // A single day.
        "" if rule.start.is_some() => {
            rule.count = Some(1);
            Frequency::Daily
        }
        "" => return Ok(None),
        _ => return Err(unreadable("freq", freq)),
    };
    // "The first Thursday" of every week: meant is that of the month, or the week was not.
    if rule.frequency == Frequency::Weekly && rule.weekdays.iter().any(|day| day.nth != 0) {
        return Err(unreadable("byday", byday));
    }
    // "Every week", and no day anywhere: nobody can say when.
    if nothing_given && rule.frequency != Frequency::Daily && rule.start.is_none() {
        return Err(unreadable("freq", freq));
    }
    Ok(Some(rule))
}

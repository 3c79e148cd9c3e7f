//! How dates are read as people write them, and which days a text may mean that is no date.

use crate::times::{number, weekday};
use signpost_directory::Date;

/// `2026-11-21`, with or without a time behind it; `21/11/2026` or `11/21/2026` where only one reading is a date.
pub(crate) fn date(raw: &str) -> Option<Date> {
    let raw = raw.trim();
    if let Some(date) = date_in_words(raw) {
        return Some(date);
    }
    let day = raw.split(['T', ' ']).next()?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else {
        // RRULE's own form: 20261121.
        let (year, month, of_month) = (day.get(..4)?, day.get(4..6)?, day.get(6..)?);
        return civil(number(year, 4..=4)?, number(month, 2..=2)?, number(of_month, 2..=2)?);
    };
    if a.len() == 4 {
        return civil(number(a, 4..=4)?, number(b, 1..=2)?, number(c, 1..=2)?);
    }
    let (first, second, year) = (number(a, 1..=2)?, number(b, 1..=2)?, number(c, 2..=4)?);
    // `26-12-25` begins with the year or the day.
    let year = match c.len() {
        2 if !day.contains('-') => 2000 + year,
        4 => year,
        _ => return None,
    };
    match (first, second) {
        (first, second) if first == second => civil(year, first, second),
        (month, day @ 13..) => civil(year, month, day),
        (day @ 13.., month) => civil(year, month, day),
        _ => None,
    }
}

/// The days that a text may mean that is no date: both readings of `12/05/26`, `December 25` of this year and the next,
/// the whole of a month that is named, the days around a holiday that is. Empty: it may be any day.
pub(crate) fn possible_days(raw: &str, today: Date) -> Vec<(Date, Date)> {
    let lower = raw.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let year_of = |part: &&str| number(part, 4..=4).filter(|year| (1900..=2200).contains(year));
    let named: Vec<u16> = parts.iter().filter_map(|part| month_named(part)).collect();
    let written: Vec<u16> = parts.iter().filter_map(year_of).collect();
    let this_year = today.year().unsigned_abs();
    let years = if written.is_empty() { vec![this_year, this_year + 1] } else { written };
    let numbers: Vec<u16> = parts
        .iter()
        .filter_map(|part| {
            let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part);
            number(digits, 1..=2)
        })
        .collect();
    let one_day = |year: u16, month: u16, day: u16| civil(year, month, day).map(|date| (date, date));
    let mut days: Vec<(Date, Date)> = Vec::new();
    match (named.as_slice(), numbers.as_slice()) {
        ([month], [day]) => days.extend(years.iter().filter_map(|&year| one_day(year, *month, *day))),
        ([], &[a, b]) => {
            days.extend(years.iter().flat_map(|&year| [one_day(year, a, b), one_day(year, b, a)]).flatten())
        }
        ([], &[a, b, c]) => {
            let readings = [(c, a, b), (c, b, a), (a, b, c)];
            days.extend(readings.into_iter().filter_map(|(year, month, day)| one_day(2000 + year, month, day)));
        }
        _ => {}
    }
    if days.is_empty() {
        let month = |year: u16, month: u16| {
            let first = civil(year, month, 1)?;
            Some((first, first.plus(i32::from(first.days_in_month()) - 1)))
        };
        days.extend(years.iter().flat_map(|&year| named.iter().filter_map(move |&named| month(year, named))));
    }
    if days.is_empty() {
        days.extend(years.iter().flat_map(|&year| holidays_named(&lower, year)));
    }
    days.retain(|(_, to)| to.year() >= today.year() - 1);
    days.sort_unstable();
    days.dedup();
    days
}

/// The days around the holidays that are named, as they are kept in the United States and Puerto Rico.
fn holidays_named(lower: &str, year: u16) -> Vec<(Date, Date)> {
    /// Names; month; the day, or the weekday (0: Monday) and which one of the month; days before and after that are
    /// kept free with it.
    enum On {
        Day(u16),
        Nth(u8, u8),
        Last(u8),
    }
    const NAMED: [(&[&str], u16, On, i32, i32); 12] = [
        (&["christmas", "xmas", "navidad", "nochebuena"], 12, On::Day(25), 1, 1),
        (&["new year", "año nuevo", "ano nuevo"], 1, On::Day(1), 1, 1),
        (&["three kings", "epiphany", "reyes"], 1, On::Day(6), 0, 0),
        (&["martin luther king", "mlk"], 1, On::Nth(0, 3), 0, 0),
        (&["president"], 2, On::Nth(0, 3), 0, 0),
        (&["memorial"], 5, On::Last(0), 0, 0),
        (&["juneteenth"], 6, On::Day(19), 1, 1),
        (&["independence", "fourth of july", "independencia"], 7, On::Day(4), 1, 1),
        (&["labor day", "labour day"], 9, On::Nth(0, 1), 0, 0),
        (&["columbus", "indigenous"], 10, On::Nth(0, 2), 0, 0),
        (&["veteran"], 11, On::Day(11), 1, 1),
        (&["thanksgiving", "acción de gracias", "accion de gracias"], 11, On::Nth(3, 4), 1, 3),
    ];
    let named = NAMED.iter().filter(|(names, ..)| names.iter().any(|name| lower.contains(name)));
    named
        .filter_map(|(_, month, on, before, after)| {
            let first = civil(year, *month, 1)?;
            let weekday = |day: u8| (i32::from(day) - i32::from(first.weekday())).rem_euclid(7);
            let date = match *on {
                On::Day(day) => civil(year, *month, day)?,
                On::Nth(day, nth) => first.plus(weekday(day) + 7 * (i32::from(nth) - 1)),
                On::Last(day) => {
                    let fifth = weekday(day) + 28;
                    first.plus(if fifth < i32::from(first.days_in_month()) { fifth } else { fifth - 7 })
                }
            };
            Some((date.plus(-before), date.plus(*after)))
        })
        .collect()
}

/// 1 to 12, in English or Spanish, whole or shortened.
fn month_named(part: &str) -> Option<u16> {
    const MONTHS: [[&str; 2]; 12] = [
        ["january", "enero"],
        ["february", "febrero"],
        ["march", "marzo"],
        ["april", "abril"],
        ["may", "mayo"],
        ["june", "junio"],
        ["july", "julio"],
        ["august", "agosto"],
        ["september", "septiembre"],
        ["october", "octubre"],
        ["november", "noviembre"],
        ["december", "diciembre"],
    ];
    let named = |known: &&str| *known == part || (part.chars().count() >= 3 && known.starts_with(part));
    (1u16..).zip(MONTHS).find(|(_, names)| names.iter().any(named)).map(|(month, _)| month)
}

/// `December 25, 2026`, `Thursday, 25 Dec. 2026`, `25 de diciembre de 2026`, `25-Dec-2026`.
fn date_in_words(raw: &str) -> Option<Date> {
    let (mut month, mut day, mut year) = (None, None, None);
    let lower = raw.to_lowercase();
    let parts = lower.split([' ', ',', '.', '-', '/']).filter(|part| !part.is_empty() && !matches!(*part, "de" | "of"));
    for (place, part) in parts.enumerate() {
        let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part);
        if let Some(found) = month_named(part) {
            month.replace(found).is_none().then_some(())?;
        } else if let Some(number) = number(part, 4..=4) {
            year.replace(number).is_none().then_some(())?;
        } else if let Some(number) = number(ordinal, 1..=2) {
            day.replace(number).is_none().then_some(())?;
        } else if place > 0 || weekday(part).is_none() {
            return None;
        }
    }
    civil(year?, month?, day?)
}

fn civil(year: u16, month: u16, day: u16) -> Option<Date> {
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
    // Exports write 0001-01-01 and 9999-12-31 for "no date".
    (1900..=2200).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use signpost_hours::date::date as civil;

    #[test]
    fn letters_of_several_bytes_are_in_no_date_and_stop_nothing() {
        for raw in ["1999año", "2026é1é", "99999\u{fffd}", "20261２", "2026112", "202611211"] {
            assert_eq!(date(raw), None, "{raw}");
        }
        assert_eq!(date("20261225"), Some(civil(2026, 12, 25)));
    }

    #[test]
    fn dates_are_read_with_the_month_as_a_word_or_two_digits_of_the_year() {
        let day = civil(2026, 12, 25);
        for raw in [
            "December 25, 2026",
            "12/25/26",
            "Dec. 25th, 2026",
            "Friday, December 25, 2026",
            "25-Dec-2026",
            "25 de diciembre de 2026",
        ] {
            assert_eq!(date(raw), Some(day), "{raw}");
        }
        for raw in ["12/05/26", "26-12-25", "December 2026", "December 25", "December 32, 2026", "Dec 1 - Dec 3, 2026"]
        {
            assert_eq!(date(raw), None, "{raw}");
        }
    }

    #[test]
    fn dates_are_read_where_they_have_one_reading() {
        let day = civil(2026, 11, 21);
        for raw in ["2026-11-21", "2026-11-21T08:00:00Z", "11/21/2026", "21.11.2026", "20261121", "2026/11/21"] {
            assert_eq!(date(raw), Some(day), "{raw}");
        }
        for raw in ["03/04/2026", "2026-02-30", "0001-01-01", "soon", "", "2026", "1-2-3-4"] {
            assert_eq!(date(raw), None, "{raw}");
        }
    }

    #[test]
    fn a_text_that_is_no_date_may_mean_several_days() {
        let days = |raw: &str| {
            let days = possible_days(raw, civil(2026, 11, 21));
            let whole = |(from, to): (Date, Date)| if from == to { from.to_string() } else { format!("{from}..{to}") };
            days.into_iter().map(whole).collect::<Vec<_>>()
        };
        for (raw, expected) in [
            ("12/05/2026", vec!["2026-05-12", "2026-12-05"]),
            ("26-12-25", vec!["2025-12-26", "2026-12-25"]),
            ("December 25", vec!["2026-12-25", "2027-12-25"]),
            ("25 de diciembre", vec!["2026-12-25", "2027-12-25"]),
            ("12/25", vec!["2026-12-25", "2027-12-25"]),
            ("December 2026", vec!["2026-12-01..2026-12-31"]),
            ("feb.", vec!["2026-02-01..2026-02-28", "2027-02-01..2027-02-28"]),
            ("Dec 24 - Dec 26, 2026", vec!["2026-12-01..2026-12-31"]),
            ("Thanksgiving", vec!["2026-11-25..2026-11-29", "2027-11-24..2027-11-28"]),
            ("Memorial Day 2027", vec!["2027-05-31"]),
            ("Navidad", vec!["2026-12-24..2026-12-26", "2027-12-24..2027-12-26"]),
            ("MLK", vec!["2026-01-19", "2027-01-18"]),
            ("soon", vec![]),
            ("2026", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(days(raw), expected, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn no_text_upsets_the_readers(raw in "\\PC{0,30}|[0-9a-j,./ -]{0,20}") {
            date(&raw);
            possible_days(&raw, civil(2026, 11, 21));
        }
    }
}

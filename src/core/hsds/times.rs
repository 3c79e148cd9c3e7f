//! Defines how times, dates and weekdays are read as people write them. What has two readings is not read.

use crate::core::{
    directory::Date,
    hours::{Minutes, WeekdayRule},
};

/// How a column of times is written: a bare `5:00` says nothing where the others say `am` and `pm`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    TwelveHours,
    TwentyFourHours,
}

impl Clock {
    /// Whether any of a table's times is marked with am or pm.
    pub fn of<'a>(mut times: impl Iterator<Item = &'a str>) -> Clock {
        let marked = |time: &str| {
            let time = time.to_ascii_lowercase();
            time.contains("am") || time.contains("pm") || time.contains("a.m") || time.contains("p.m")
        };
        if times.any(marked) { Clock::TwelveHours } else { Clock::TwentyFourHours }
    }
}

/// A time of day, and what stood in parentheses behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time<'a> {
    pub minutes: Minutes,
    pub note: Option<&'a str>,
}

/// `8:00am`, `8 a.m.`, `830am`, `12 noon`, `08:00`, `17:30:00-05:00`, `5:00pm (counter until 4:30)`.
pub fn time(raw: &str, clock: Clock) -> Option<Time<'_>> {
    let (written, note) = match raw.split_once('(') {
        Some((time, note)) => (time, note.trim().strip_suffix(')').map(Some)?),
        None => (raw, None),
    };
    let lower = written.trim().to_ascii_lowercase();
    let minutes = match lower.as_str() {
        "noon" | "12 noon" | "12:00 noon" | "12noon" | "12:00noon" => 720,
        "midnight" | "12 midnight" | "12:00 midnight" | "12midnight" => 0,
        _ => clock_time(&lower, clock)?,
    };
    Some(Time { minutes, note })
}

fn clock_time(lower: &str, clock: Clock) -> Option<Minutes> {
    let digits_end = lower.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(lower.len());
    let (digits, rest) = lower.split_at(digits_end);
    // "8 a.m." and "8.30am": a point between digits stands for a colon.
    let digits = digits.trim_end_matches('.').replace('.', ":");
    let mark: String = rest.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let afternoon = match mark.as_str() {
        "am" | "a" => Some(false),
        "pm" | "p" => Some(true),
        _ => None,
    };
    let (hour, minute) = match digits.split(':').collect::<Vec<_>>().as_slice() {
        [hour] if afternoon.is_some() && hour.len() <= 2 => (number(hour, 1..=2)?, 0),
        [run] if matches!(run.len(), 3 | 4) && (afternoon.is_some() || run.len() == 4) => {
            let (hour, minute) = run.split_at(run.len() - 2);
            (number(hour, 1..=2)?, number(minute, 2..=2)?)
        }
        [hour, minute] => (number(hour, 1..=2)?, number(minute, 2..=2)?),
        [hour, minute, second] => {
            number(second, 2..=2)?;
            (number(hour, 1..=2)?, number(minute, 2..=2)?)
        }
        _ => return None,
    };
    if minute > 59 {
        return None;
    }
    match afternoon {
        Some(afternoon) if (1..=12).contains(&hour) => Some((hour % 12 + if afternoon { 12 } else { 0 }) * 60 + minute),
        Some(_) => None,
        None if !is_offset(&mark) => None,
        None if clock == Clock::TwelveHours && (1..=12).contains(&hour) => None,
        None if hour < 24 || (hour, minute) == (24, 0) => Some(hour * 60 + minute),
        None => None,
    }
}

/// The offset that HSDS 3 times may end with. It is of no use across daylight saving: the directory has one zone.
fn is_offset(mark: &str) -> bool {
    mark.is_empty()
        || mark == "z"
        || (mark.starts_with(['+', '-'])
            && mark.len() <= 6
            && mark[1..].bytes().all(|b| b.is_ascii_digit() || b == b':'))
}

fn number(digits: &str, length: std::ops::RangeInclusive<usize>) -> Option<u16> {
    if !length.contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// `2026-11-21`, with or without a time behind it; `21/11/2026` or `11/21/2026` where only one reading is a date.
pub fn date(raw: &str) -> Option<Date> {
    let raw = raw.trim();
    let day = raw.split(['T', ' ']).next()?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else {
        // RRULE's own form: 20261121.
        let (year, rest) = (day.get(..4)?, day.get(4..8)?);
        return (day.len() == 8)
            .then(|| civil(number(year, 4..=4)?, number(&rest[..2], 2..=2)?, number(&rest[2..], 2..=2)?))?;
    };
    if a.len() == 4 {
        return civil(number(a, 4..=4)?, number(b, 1..=2)?, number(c, 1..=2)?);
    }
    let (first, second, year) = (number(a, 1..=2)?, number(b, 1..=2)?, number(c, 4..=4)?);
    match (first, second) {
        (first, second) if first == second => civil(year, first, second),
        (month, day @ 13..) => civil(year, month, day),
        (day @ 13.., month) => civil(year, month, day),
        _ => None,
    }
}

fn civil(year: u16, month: u16, day: u16) -> Option<Date> {
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
    // Exports write 0001-01-01 and 9999-12-31 for "no date".
    (1900..=2200).contains(&date.year()).then_some(date)
}

/// Weekdays as they are written in 1.1: `Monday`, `Mon, Wed`, `Mon-Fri`, `1` (Monday) to `7`.
pub fn weekdays(raw: &str) -> Option<Vec<WeekdayRule>> {
    let lower = raw.to_lowercase();
    let mut days = Vec::new();
    for part in lower.split([',', ';', '/', '&']).flat_map(|part| part.split(" and ")) {
        let part = part.trim();
        match part.split_once('-').or_else(|| part.split_once(" to ")).or_else(|| part.split_once('–')) {
            Some((from, to)) => {
                let (from, to) = (weekday(from)?, weekday(to)?);
                days.extend((0..=(to + 7 - from) % 7).map(|n| (from + n) % 7));
            }
            None if matches!(part, "daily" | "every day" | "everyday") => days.extend(0..7),
            None if part == "weekdays" => days.extend(0..5),
            None => days.push(weekday(part)?),
        }
    }
    days.sort_unstable();
    days.dedup();
    Some(days.into_iter().map(|weekday| WeekdayRule { weekday, nth: 0 }).collect())
}

/// 0 = Monday, in English or Spanish, whole or shortened, or 1 to 7.
fn weekday(name: &str) -> Option<u8> {
    const NAMES: [[&str; 2]; 7] = [
        ["monday", "lunes"],
        ["tuesday", "martes"],
        ["wednesday", "miércoles"],
        ["thursday", "jueves"],
        ["friday", "viernes"],
        ["saturday", "sábado"],
        ["sunday", "domingo"],
    ];
    let name = name.trim().trim_end_matches('.');
    if let Ok(number @ 1..=7) = name.parse::<u8>() {
        return Some(number - 1);
    }
    let letters = name.chars().count();
    let fits = |known: &str| {
        name == known || (letters >= 2 && known.starts_with(name)) || name.strip_suffix('s') == Some(known)
    };
    let mut found = (0u8..).zip(NAMES).filter(|(_, names)| names.iter().any(|known| fits(known)));
    let (day, _) = found.next()?;
    // "ma" is martes, "s" nothing; what fits two days is neither.
    found.next().is_none().then_some(day)
}

/// RFC 5545 `byday`: `MO,TH`, `2MO`, `-1FR`.
pub fn byday(raw: &str) -> Option<Vec<WeekdayRule>> {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let mut rules = Vec::new();
    for part in raw.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
        let part = part.to_ascii_uppercase();
        let (nth, day) = part.split_at_checked(part.len().checked_sub(2)?)?;
        let weekday = DAYS.iter().position(|known| *known == day)? as u8;
        let nth = match nth {
            "" => 0,
            nth => nth.parse::<i8>().ok().filter(|nth| *nth != 0 && (-53..=53).contains(nth))?,
        };
        rules.push(WeekdayRule { weekday, nth });
    }
    (!rules.is_empty()).then_some(rules)
}

/// `1,15,-1`: a list of numbers within `-limit..=limit` without 0.
pub fn numbers(raw: &str, limit: i16) -> Option<Vec<i16>> {
    let numbers: Option<Vec<i16>> = raw
        .split([',', ';', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok().filter(|n: &i16| *n != 0 && (-limit..=limit).contains(n)))
        .collect();
    numbers.filter(|numbers| !numbers.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::date::date as civil;
    use proptest::prelude::*;

    fn minutes(raw: &str, clock: Clock) -> Option<u16> {
        time(raw, clock).map(|time| time.minutes)
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (raw, expected) in [
            ("8:00am", 480),
            ("8:00 AM", 480),
            ("8am", 480),
            ("8 a.m.", 480),
            ("9:00a", 540),
            ("830am", 510),
            ("12 noon", 720),
            ("12:00pm", 720),
            ("12:00am", 0),
            ("midnight", 0),
            ("5:15pm", 1035),
            ("8.30am", 510),
            ("17:30", 1050),
            ("00:00", 0),
        ] {
            assert_eq!(minutes(raw, Clock::TwelveHours), Some(expected), "{raw}");
        }
        for (raw, expected) in [
            ("08:00", 480),
            ("8:00", 480),
            ("0930", 570),
            ("17:30:00", 1050),
            ("09:00-05:00", 540),
            ("09:00:00Z", 540),
            ("24:00", 1440),
            ("23:59", 1439),
        ] {
            assert_eq!(minutes(raw, Clock::TwentyFourHours), Some(expected), "{raw}");
        }
    }

    #[test]
    fn what_is_no_time_or_two_times_is_not_guessed_at() {
        for raw in [
            "",
            "1188pm",
            "8:00m",
            "9:0am",
            "6:300pm",
            "13:00pm",
            "25:00",
            "8:60am",
            "9",
            "5:00pm Mon",
            "8-5",
            "varies",
            "8:00am (",
            "é:00",
            "12:30 noon",
        ] {
            assert_eq!(minutes(raw, Clock::TwelveHours), None, "{raw}");
        }
        // Five in the morning or in the evening, where the others say which?
        assert_eq!(minutes("5:00", Clock::TwelveHours), None);
        assert_eq!(Clock::of(["9:00", "5:00 p.m."].into_iter()), Clock::TwelveHours);
    }

    #[test]
    fn a_note_behind_a_time_is_kept() {
        let read = time("5:00pm (Counter closes at 4:30 pm)", Clock::TwelveHours).unwrap();
        assert_eq!((read.minutes, read.note), (1020, Some("Counter closes at 4:30 pm")));
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
    fn weekdays_are_read_by_name_or_number() {
        let days = |raw: &str| weekdays(raw).map(|rules| rules.iter().map(|r| r.weekday).collect::<Vec<_>>());
        for (raw, expected) in [
            ("Monday", vec![0]),
            ("1", vec![0]),
            ("7", vec![6]),
            ("Mon-Fri", vec![0, 1, 2, 3, 4]),
            ("Sat, Sun", vec![5, 6]),
            ("fri-mon", vec![0, 4, 5, 6]),
            ("lunes", vec![0]),
            ("TU", vec![1]),
            ("Thurs.", vec![3]),
        ] {
            assert_eq!(days(raw), Some(expected), "{raw}");
        }
        for raw in ["", "0", "8", "M", "someday", "Mon-"] {
            assert_eq!(days(raw), None, "{raw}");
        }
    }

    #[test]
    fn the_weekdays_of_a_rule_may_be_counted() {
        let rule = |weekday, nth| WeekdayRule { weekday, nth };
        assert_eq!(byday("MO,TH"), Some(vec![rule(0, 0), rule(3, 0)]));
        assert_eq!(byday("2MO, -1FR"), Some(vec![rule(0, 2), rule(4, -1)]));
        assert_eq!(byday("XX"), None);
        assert_eq!(byday("0MO"), None);
        assert_eq!(byday("é"), None);
        assert_eq!(numbers("1,15,-1", 31), Some(vec![1, 15, -1]));
        assert_eq!(numbers("32", 31), None);
    }

    proptest! {
        #[test]
        fn no_text_upsets_the_readers(raw in "\\PC{0,30}|[0-9:apm. ()/TZ+,-]{0,20}") {
            for clock in [Clock::TwelveHours, Clock::TwentyFourHours] {
                prop_assert!(minutes(&raw, clock).is_none_or(|m| m <= 1440));
            }
            date(&raw);
            weekdays(&raw);
            byday(&raw);
            numbers(&raw, 31);
        }
    }
}

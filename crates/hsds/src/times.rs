//! Parses times and weekdays as people write them. Ambiguous ones are rejected.

mod clock;

pub(crate) use clock::Clock;

use signpost_hours::{Minutes, WeekdayRule};

/// A time of day, and what stood in parentheses behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Time<'a> {
    pub minutes: Minutes,
    pub note: Option<&'a str>,
    written: Written,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// With am or pm.
    Marked,
    /// `17:00`, `00:30`, `noon`: one reading without a mark.
    Certain,
    /// `9:00`: morning or evening.
    Bare,
}

/// `8:00am`, `8 a.m.`, `830am`, `12 noon`, `08:00`, `17:30:00-05:00`, `5:00pm (counter until 4:30)`, Excel's `0.375`.
fn written(raw: &str) -> Option<Time<'_>> {
    let (time, note) = match raw.split_once('(') {
        Some((time, note)) => (time, note.trim().strip_suffix(')').map(Some)?),
        None => (raw, None),
    };
    let lower = time.trim().to_lowercase();
    let (minutes, written) = match lower.as_str() {
        "noon" | "12 noon" | "12:00 noon" | "12noon" | "12:00noon" | "mediodía" => (720, Written::Certain),
        "midnight" | "12 midnight" | "12:00 midnight" | "12midnight" | "medianoche" => (0, Written::Certain),
        _ => match fraction(&lower) {
            Some(minutes) => (minutes, Written::Certain),
            None => clock_time(&lower)?,
        },
    };
    Some(Time { minutes, note, written })
}

/// A time by itself: a bare one is read where the table writes 24 hours.
pub(crate) fn time(raw: &str, clock: Clock) -> Option<Time<'_>> {
    written(raw).filter(|time| time.written != Written::Bare || clock == Clock::TwentyFourHours)
}

/// Opening and closing of one row: the one says how the other is meant. `9:00` beside `17:00` is the morning, beside
/// `5pm` it may be either; `9:00` to `5:00` has two readings whatever the other rows write.
pub(crate) fn pair<'a>(opens: &'a str, closes: &'a str, clock: Clock) -> [Option<Time<'a>>; 2] {
    let (from, to) = (written(opens), written(closes));
    let (Some(a), Some(b)) = (from, to) else { return [time(opens, clock), time(closes, clock)] };
    let bare = |time: Time| time.written == Written::Bare;
    let marked = |time: Time| time.written == Written::Marked;
    let morning = bare(a) && a.minutes >= 6 * 60 && a.minutes < b.minutes;
    let doubt = if bare(a) && bare(b) {
        // The caller reports equal times.
        b.minutes < a.minutes || (clock == Clock::TwelveHours && !morning)
    } else if b.minutes == 720 && bare(a) && !marked(b) {
        clock == Clock::TwelveHours && !morning
    } else {
        marked(a) || marked(b)
    };
    [from, to].map(|time| time.filter(|time| !doubt || !bare(*time)))
}

/// `9-5`, `9-12`, `1-4pm`, `9am – 5pm`, `08:00 to 17:00`: minutes of opening and closing. Whole hours as in `9-5` are
/// those of an office. On a clock of twelve hours, `4:00-6:00` has two readings.
pub(crate) fn span(raw: &str, clock: Clock) -> Option<(Minutes, Minutes)> {
    let lower = raw.to_lowercase();
    let (from, to) = ["-", "–", "—", " to ", " a ", " until "].iter().find_map(|dash| lower.split_once(dash))?;
    let (from, to) = (from.trim(), to.trim());
    match (number(from, 1..=2), number(to, 1..=2)) {
        (Some(from @ 8..=11), Some(to @ 1..=6)) => return Some((from * 60, (to + 12) * 60)),
        (Some(from @ 8..=10), Some(to @ 9..=11)) if from < to => return Some((from * 60, to * 60)),
        (Some(from @ 8..=11), Some(12)) => return Some((from * 60, 12 * 60)),
        _ => {}
    }
    // "1-4pm" begins in the afternoon: nobody opens at one in the morning. "9-5pm" and "8-10pm" have two readings.
    let bare = number(from, 1..=2).map(|hour| hour * 60).or_else(|| match clock_time(from) {
        Some((minutes, Written::Bare)) => Some(minutes),
        _ => None,
    });
    if let (Some(from @ (60..420 | 720..780)), Some(to)) = (bare, written(to))
        && to.written == Written::Marked
        && to.note.is_none()
    {
        let from = if from < 720 { from + 720 } else { from };
        return (from < to.minutes).then_some((from, to.minutes));
    }
    let [Some(from), Some(to)] = pair(from, to, Clock::TwentyFourHours) else { return None };
    let bare = |time: Time| time.written == Written::Bare;
    if clock == Clock::TwelveHours && bare(from) && bare(to) && from.minutes < 7 * 60 {
        return None;
    }
    (from.note.is_none() && to.note.is_none()).then_some((from.minutes, to.minutes))
}

/// A cell that says that the place does not open.
pub(crate) fn closed(raw: &str) -> bool {
    matches!(raw.trim().trim_end_matches('.').to_lowercase().as_str(), "closed" | "cerrado" | "cerrada")
}

/// A cell that holds a dash for nothing.
pub(crate) fn dash(raw: &str) -> bool {
    matches!(raw.trim(), "-" | "–" | "—" | "--")
}

/// Whether a time ends with UTC's mark: many programs write it behind local times, too.
pub(crate) fn universal(raw: &str) -> bool {
    let lower = raw.trim().to_ascii_lowercase();
    lower.starts_with(|c: char| c.is_ascii_digit())
        && ["z", "+00:00", "+0000", "-00:00"].iter().any(|mark| lower.ends_with(mark))
}

/// Whether a time ends with another offset.
pub(crate) fn offset(raw: &str) -> bool {
    let raw = raw.trim();
    raw.starts_with(|c: char| c.is_ascii_digit())
        && raw
            .find(['+', '-'])
            .is_some_and(|at| raw[..at].contains(':') && raw[at + 1..].len() >= 2 && is_offset(&raw[at..]))
}

/// Excel's part of a day, where it is a multiple of five minutes: `0.30` is none, and may be half past midnight.
fn fraction(lower: &str) -> Option<Minutes> {
    if !lower.starts_with("0.") || !lower[2..].bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let minutes = lower.parse::<f64>().ok()? * 1440.0;
    let whole = minutes.round();
    ((minutes - whole).abs() < 0.02 && whole % 5.0 == 0.0).then_some(whole as Minutes)
}

fn clock_time(lower: &str) -> Option<(Minutes, Written)> {
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
        Some(afternoon) if (1..=12).contains(&hour) => {
            Some(((hour % 12 + if afternoon { 12 } else { 0 }) * 60 + minute, Written::Marked))
        }
        Some(_) => None,
        None if !is_offset(&mark) => None,
        None if (1..=12).contains(&hour) => Some((hour * 60 + minute, Written::Bare)),
        None if hour < 24 || (hour, minute) == (24, 0) => Some((hour * 60 + minute, Written::Certain)),
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

pub(crate) fn number(digits: &str, length: std::ops::RangeInclusive<usize>) -> Option<u16> {
    if !length.contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Weekdays as they are written in 1.1: `Monday`, `Mon, Wed`, `Mon-Fri`, `1` (Monday) to `7`.
pub(crate) fn weekdays(raw: &str) -> Option<Vec<WeekdayRule>> {
    let lower = raw.to_lowercase();
    // "M" alone is martes in Spanish; beside "W" or "F" it is Monday. "T" and "S" may be two days.
    let english = lower.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "w" | "f" | "r" | "th"));
    let letters = ["m", "tu", "w", "r", "f"];
    let weekday = |name: &str| match letters.iter().position(|letters| english && *letters == name.trim()) {
        Some(day) => Some(day as u8),
        None => weekday(name),
    };
    let mut days = Vec::new();
    for part in
        lower.split([',', ';', '/', '&']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" y "))
    {
        let part = part.trim();
        match part
            .split_once('-')
            .or_else(|| part.split_once(" to "))
            .or_else(|| part.split_once(" through "))
            .or_else(|| part.split_once(" thru "))
            .or_else(|| part.split_once('–'))
            .or_else(|| part.split_once(" a "))
        {
            Some((from, to)) => {
                let (from, to) = (weekday(from)?, weekday(to)?);
                days.extend((0..=(to + 7 - from) % 7).map(|n| (from + n) % 7));
            }
            None if matches!(part, "daily" | "every day" | "everyday") => days.extend(0..7),
            None if part == "weekdays" => days.extend(0..5),
            None if matches!(part, "weekends" | "weekend" | "fin de semana" | "fines de semana") => days.extend(5..7),
            None => days.push(weekday(part)?),
        }
    }
    days.sort_unstable();
    days.dedup();
    Some(days.into_iter().map(|weekday| WeekdayRule { weekday, nth: 0 }).collect())
}

/// 0 = Monday, in English or Spanish, whole or shortened, or 1 to 7.
pub(crate) fn weekday(name: &str) -> Option<u8> {
    const NAMES: [[&str; 2]; 7] = [
        ["monday", "lunes"],
        ["tuesday", "martes"],
        ["wednesday", "miercoles"],
        ["thursday", "jueves"],
        ["friday", "viernes"],
        ["saturday", "sabado"],
        ["sunday", "domingo"],
    ];
    let name = name.trim().trim_end_matches('.').replace('á', "a").replace('é', "e");
    let name = name.as_str();
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
pub(crate) fn byday(raw: &str) -> Option<Vec<WeekdayRule>> {
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
pub(crate) fn numbers(raw: &str, limit: i16) -> Option<Vec<i16>> {
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
            "12345pm",
            "24:30",
            "930",
            "9:00x5",
            "9:00-ab",
            "9:00-0500000",
        ] {
            for clock in [Clock::TwelveHours, Clock::TwentyFourHours] {
                assert_eq!(minutes(raw, clock), None, "{raw}");
            }
        }
        // Five in the morning or in the evening, where the others say which?
        assert_eq!(minutes("5:00", Clock::TwelveHours), None);
        assert_eq!(Clock::of(["9:00", "5:00 p.m."].into_iter()), Clock::TwelveHours);
    }

    #[test]
    fn the_pair_of_a_row_decides() {
        let read = |opens, closes, clock| pair(opens, closes, clock).map(|time| time.map(|time| time.minutes));
        let (half, whole) = (Clock::TwelveHours, Clock::TwentyFourHours);
        for (opens, closes, expected) in [
            ("08:00", "17:00", [Some(480), Some(1020)]),
            ("9:00", "17:00", [Some(540), Some(1020)]),
            ("9:00", "5pm", [None, Some(1020)]),
            ("8am", "17:00", [Some(480), Some(1020)]),
            ("9:00", "12:00", [Some(540), Some(720)]),
            ("9:00", "Noon", [Some(540), Some(720)]),
            ("1:00", "5:00", [None, None]),
            ("3:00", "5:00", [None, None]),
            ("6:00", "9:00", [Some(360), Some(540)]),
            ("9:00", "9:00", [None, None]),
            ("3:00", "17:00", [Some(180), Some(1020)]),
            ("3:00", "Noon", [None, Some(720)]),
            ("9:00", "12pm", [None, Some(720)]),
            ("18:00", "Midnight", [Some(1080), Some(0)]),
            ("0.375", "0.708333333333333", [Some(540), Some(1020)]),
        ] {
            assert_eq!(read(opens, closes, half), expected, "{opens} {closes}");
        }
        assert_eq!(read("9:00", "5:00", whole), [None, None]);
        assert_eq!(read("1:00", "5:00", whole), [Some(60), Some(300)]);
        assert_eq!(read("22:00", "6:00", whole), [Some(1320), Some(360)]);
        assert_eq!(read("9:00", "9:00", whole), [Some(540), Some(540)]);
        assert_eq!(read("3:00", "Noon", whole), [Some(180), Some(720)]);
        assert_eq!(read("8am", "12:00", whole), [Some(480), None]);
        assert_eq!(read("0.30", "0.31", whole)[0], Some(30));
    }

    #[test]
    fn a_bare_time_before_seven_may_be_in_the_afternoon() {
        let read = |raw: &str| span(raw, Clock::TwelveHours);
        for raw in ["4:00-6:00", "1:00-5:00", "6:30 to 8:30", "5:00-12:00", "12:00-2:00", "10-9", "9-9", "4-4pm"] {
            assert_eq!(read(raw), None, "{raw}");
        }
        for (raw, span) in [
            ("9:00-11:30", (540, 690)),
            ("7:00-9:00", (420, 540)),
            ("4:00-6:00pm", (960, 1080)),
            ("5am-9am", (300, 540)),
            ("4:00-16:00", (240, 960)),
            ("9-5", (540, 1020)),
            ("12-4pm", (720, 960)),
        ] {
            assert_eq!(read(raw), Some(span), "{raw}");
        }
        assert_eq!(span("4:00-6:00", Clock::TwentyFourHours), Some((240, 360)));
        for (texts, clock) in [
            (vec!["Tue 4:00-6:00", "Mon 9:00-12:00"], Clock::TwelveHours),
            (vec!["Tue 4:00-6:00", "Mon 9:00-17:00"], Clock::TwentyFourHours),
            (vec!["Tue 04:00-06:00"], Clock::TwentyFourHours),
            (vec!["Tue 04:00 pm - 06:00 pm", "Mon 1:00-5:00"], Clock::TwelveHours),
            (vec!["Mon 9-5pm", "Fri 10:00-14:00"], Clock::TwelveHours),
            (vec!["é:00", ":", "1:0", "100:00", "call 2111:30"], Clock::TwelveHours),
        ] {
            assert_eq!(Clock::of_texts(texts.iter().copied()), clock, "{texts:?}");
        }
    }

    #[test]
    fn words_and_marks_beside_times() {
        assert!(["Closed", "CERRADO", "closed."].into_iter().all(closed) && !closed("closed for lunch"));
        assert!(universal("10:00:00Z") && universal("09:00+00:00") && !universal("09:00-06:00"));
        for (raw, expected) in [
            ("09:00-06:00", true),
            ("09:00+0530", true),
            ("9-5", false),
            ("10-12", false),
            ("9:00-5", false),
            ("9:00-17:00", true),
            ("08:00", false),
        ] {
            assert_eq!(offset(raw), expected, "{raw}");
        }
    }

    #[test]
    fn a_note_behind_a_time_is_kept() {
        let read = time("5:00pm (Counter closes at 4:30 pm)", Clock::TwelveHours).unwrap();
        assert_eq!((read.minutes, read.note), (1020, Some("Counter closes at 4:30 pm")));
        // Within a text of hours there is no place for it.
        for raw in ["9:00-17:00 (desk)", "9:00 (desk)-17:00", "1-4pm (desk)"] {
            assert_eq!(span(raw, Clock::TwentyFourHours), None, "{raw}");
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
            ("daily", vec![0, 1, 2, 3, 4, 5, 6]),
            ("Every day", vec![0, 1, 2, 3, 4, 5, 6]),
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
            weekdays(&raw);
            universal(&raw);
            offset(&raw);
            byday(&raw);
            numbers(&raw, 31);
        }
    }
}

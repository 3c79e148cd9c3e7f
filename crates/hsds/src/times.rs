//! How times and weekdays are read as people write them. What has two readings is not read.

use signpost_hours::{Minutes, WeekdayRule};

/// How a column of times is written: a bare `5:00` says nothing where the others say `am` and `pm`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    TwelveHours,
    TwentyFourHours,
}

impl Clock {
    /// Whether any of a table's times is marked with am or pm.
    pub(crate) fn of<'a>(mut times: impl Iterator<Item = &'a str>) -> Clock {
        let marked = |time: &str| {
            let time = time.to_ascii_lowercase();
            time.contains("am") || time.contains("pm") || time.contains("a.m") || time.contains("p.m")
        };
        if times.any(marked) { Clock::TwelveHours } else { Clock::TwentyFourHours }
    }
}

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
        // Equal times are told by whoever compares them.
        b.minutes < a.minutes || (clock == Clock::TwelveHours && !morning)
    } else if b.minutes == 720 && bare(a) && !marked(b) {
        clock == Clock::TwelveHours && !morning
    } else {
        marked(a) || marked(b)
    };
    [from, to].map(|time| time.filter(|time| !doubt || !bare(*time)))
}

/// `9-5`, `9-12`, `1-4pm`, `9am – 5pm`, `08:00 to 17:00`: minutes of opening and closing. Whole hours as in `9-5` are
/// those of an office.
pub(crate) fn span(raw: &str) -> Option<(Minutes, Minutes)> {
    let lower = raw.to_lowercase();
    let (from, to) = ["-", "–", "—", " to ", " a ", " until "].iter().find_map(|dash| lower.split_once(dash))?;
    let (from, to) = (from.trim(), to.trim());
    match (number(from, 1..=2), number(to, 1..=2)) {
        (Some(from @ 8..=11), Some(to @ 1..=6)) => return Some((from * 60, (to + 12) * 60)),
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
    (from.note.is_none() && to.note.is_none()).then_some((from.minutes, to.minutes))
}

/// `Mon-Fri 9-5`, `9am-5pm, Mon-Fri`, `9-5` (no days), `24/7`.
pub(crate) fn week(raw: &str) -> Option<(Vec<WeekdayRule>, (Minutes, Minutes))> {
    let raw = raw.trim().trim_end_matches('.');
    let every = || (0..7).map(|weekday| WeekdayRule { weekday, nth: 0 }).collect();
    if matches!(raw.to_lowercase().as_str(), "24/7" | "24 hours" | "24 hours a day" | "24 horas" | "24h") {
        return Some((every(), (0, 0)));
    }
    if let Some(hours) = span(raw) {
        return Some((Vec::new(), hours));
    }
    raw.char_indices().filter(|(_, c)| matches!(c, ' ' | ',' | ':')).find_map(|(at, c)| {
        let (first, rest) = (raw[..at].trim(), raw[at + c.len_utf8()..].trim());
        let either = |days: &str, hours: &str| {
            // A number is an hour here, not a weekday.
            let named = !days.contains(|c: char| c.is_ascii_digit());
            named.then(|| Some((weekdays(days.trim_end_matches([',', ':']))?, span(hours)?)))?
        };
        either(first, rest).or_else(|| either(rest, first.trim_end_matches(',')))
    })
}

/// What a text says of some days of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Days {
    /// Empty: of the days that stand elsewhere.
    pub days: Vec<WeekdayRule>,
    /// Empty: closed.
    pub spans: Vec<(Minutes, Minutes)>,
}

/// `Mon-Fri 9-5, Sat 10-2`, `Mon, Wed 9-12; 1-4pm`, `Tue 9-5, Sun closed`, `9-12, 1-4pm`. A text that is not understood
/// as a whole, or that says two things of one day, is not read at all.
pub(crate) fn whole_week(raw: &str) -> Option<Vec<Days>> {
    if let Some((days, span)) = week(raw) {
        return Some(vec![Days { days, spans: vec![span] }]);
    }
    let lower = raw.to_lowercase();
    let parts = lower
        .split([';', ',', '\n', '|', '/', '&'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" y "))
        .map(|part| part.trim().trim_end_matches('.').trim_end_matches(':'))
        .filter(|part| !part.is_empty());
    let parts: Vec<Part> = parts.map(parts_of).collect::<Option<Vec<_>>>()?.concat();
    let groups = groups(&parts)?;
    let mut named: Vec<u8> = groups.iter().flat_map(|group| &group.days).map(|day| day.weekday).collect();
    let count = named.len();
    named.sort_unstable();
    named.dedup();
    (named.len() == count).then_some(groups)
}

/// The weekdays that a text names, by themselves or within a range, but for those that it says are closed.
pub(crate) fn days_named(text: &str) -> Vec<u8> {
    const CLOSED: [&str; 6] = ["closed", "except", "cerrado", "cerrada", "excepto", "not open"];
    let lower = text.to_lowercase();
    let mut named = Vec::new();
    for clause in lower.split(['\n', ';', '.']).filter(|clause| !CLOSED.iter().any(|word| clause.contains(word))) {
        let mut last: Option<(u8, usize)> = None;
        let mut start = None;
        for (at, c) in clause.char_indices().chain([(clause.len(), ' ')]) {
            match (c.is_alphabetic(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    start = None;
                    let word = &clause[from..at];
                    let Some(day) = weekday(word).filter(|_| word.chars().count() >= 3) else { continue };
                    let between = last.map(|(_, end)| clause[end..from].trim());
                    let is_range = between.is_some_and(|text| {
                        matches!(text, "-" | "–" | "—" | "to" | "through" | "thru" | "a" | ". -" | ".-")
                    });
                    match last {
                        Some((first, _)) if is_range => {
                            named.extend((0..=(day + 7 - first) % 7).map(|n| (first + n) % 7))
                        }
                        _ => named.push(day),
                    }
                    last = Some((day, at));
                }
                _ => {}
            }
        }
    }
    named
}

/// How many times of a text are marked with am or pm.
pub(crate) fn marks(text: &str) -> usize {
    let plain: String = text.to_lowercase().chars().filter(|c| *c != '.').collect();
    plain.split(|c: char| !c.is_alphabetic()).filter(|word| matches!(*word, "am" | "pm")).count()
}

#[derive(Debug, Clone)]
enum Part {
    Days(Vec<WeekdayRule>),
    /// `None`: closed.
    Hours(Option<(Minutes, Minutes)>),
}

/// Days, hours, or both in either order: `Mon 9-5`, `9-5 Mon`.
fn parts_of(text: &str) -> Option<Vec<Part>> {
    let one = |text: &str| named_days(text).map(Part::Days).or_else(|| hours(text).map(Part::Hours));
    one(text).map(|part| vec![part]).or_else(|| {
        text.char_indices().filter(|(_, c)| matches!(c, ' ' | ':')).find_map(|(at, _)| {
            match (one(text[..at].trim_end_matches(':'))?, one(text[at + 1..].trim())?) {
                (first @ Part::Days(_), second @ Part::Hours(_)) | (first @ Part::Hours(_), second @ Part::Days(_)) => {
                    Some(vec![first, second])
                }
                _ => None,
            }
        })
    })
}

/// All days that stand together have all the hours that follow them; in a text that begins with hours, those in front.
fn groups(parts: &[Part]) -> Option<Vec<Days>> {
    let days_first = matches!(parts.first()?, Part::Days(_));
    let mut groups: Vec<Days> = Vec::new();
    let mut rest = parts;
    while !rest.is_empty() {
        let is_first = |part: &&Part| matches!(part, Part::Days(_)) == days_first;
        let first = rest.iter().take_while(is_first).count();
        let second = rest[first..].iter().take_while(|part| !is_first(part)).count();
        let (mut days, mut shifts) = (Vec::new(), Vec::new());
        for part in &rest[..first + second] {
            match part {
                Part::Days(more) => days.extend(more),
                Part::Hours(hours) => shifts.push(*hours),
            }
        }
        rest = &rest[first + second..];
        // Days without hours; hours without days only where no days are named at all.
        if shifts.is_empty() || (days.is_empty() && !(groups.is_empty() && rest.is_empty())) {
            return None;
        }
        let spans: Vec<(Minutes, Minutes)> = shifts.iter().flatten().copied().collect();
        let in_order = spans.windows(2).all(|pair| pair[0].0 < pair[0].1 && pair[0].1 < pair[1].0);
        if !in_order || (spans.len() < shifts.len() && shifts.len() > 1) {
            return None;
        }
        groups.push(Days { days, spans });
    }
    Some(groups)
}

/// Days by name: a number is an hour here.
fn named_days(part: &str) -> Option<Vec<WeekdayRule>> {
    weekdays(part).filter(|_| !part.contains(|c: char| c.is_ascii_digit()))
}

/// `None`: closed.
fn hours(part: &str) -> Option<Option<(Minutes, Minutes)>> {
    if closed(part) { Some(None) } else { span(part).map(Some) }
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
        ] {
            assert_eq!(minutes(raw, Clock::TwelveHours), None, "{raw}");
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
            ("18:00", "Midnight", [Some(1080), Some(0)]),
            ("0.375", "0.708333333333333", [Some(540), Some(1020)]),
        ] {
            assert_eq!(read(opens, closes, half), expected, "{opens} {closes}");
        }
        assert_eq!(read("9:00", "5:00", whole), [None, None]);
        assert_eq!(read("1:00", "5:00", whole), [Some(60), Some(300)]);
        assert_eq!(read("22:00", "6:00", whole), [Some(1320), Some(360)]);
        assert_eq!(read("0.30", "0.31", whole)[0], Some(30));
    }

    #[test]
    fn days_and_hours_in_one_text() {
        for (raw, days, hours) in [
            ("Mon-Fri 9-5", 5, (540, 1020)),
            ("Mon – Fri: 9am – 5pm", 5, (540, 1020)),
            ("lunes a viernes 08:00-17:00", 5, (480, 1020)),
            ("9:00am-5:00pm, Sat", 1, (540, 1020)),
            ("24/7", 7, (0, 0)),
            ("9-5", 0, (540, 1020)),
        ] {
            assert_eq!(week(raw).map(|(days, hours)| (days.len(), hours)), Some((days, hours)), "{raw}");
        }
        for raw in ["Mon-Fri", "by appointment", "Mon-Fri 7-6", "Mon 9-5 and Tue", "first Monday 9-5", "Mon 9-5pm"] {
            assert_eq!(week(raw), None, "{raw}");
        }
    }

    #[test]
    fn several_days_and_shifts_in_one_text() {
        let read = |raw: &str| {
            let groups = whole_week(raw)?.into_iter();
            Some(groups.map(|group| (group.days.iter().map(|d| d.weekday).collect(), group.spans)).collect::<Vec<_>>())
        };
        type Groups = Vec<(Vec<u8>, Vec<(u16, u16)>)>;
        let all: [(&str, Groups); 13] = [
            (
                "9:00am-1:00pm / 2:00pm-6:00pm, Tue, Wed;\n9:00am-1:00pm, Fri",
                vec![(vec![1, 2], vec![(540, 780), (840, 1080)]), (vec![4], vec![(540, 780)])],
            ),
            ("9:15am–10:30am, Mon, Wed", vec![(vec![0, 2], vec![(555, 630)])]),
            ("9-5 Mon-Fri, 10-2 Sat", vec![(vec![0, 1, 2, 3, 4], vec![(540, 1020)]), (vec![5], vec![(600, 840)])]),
            ("closed Mon; 9-5 Tue", vec![(vec![0], vec![]), (vec![1], vec![(540, 1020)])]),
            ("Mon-Fri 9-5, Sat 10-2", vec![(vec![0, 1, 2, 3, 4], vec![(540, 1020)]), (vec![5], vec![(600, 840)])]),
            ("Mon, Wed 9-12; 1-4pm", vec![(vec![0, 2], vec![(540, 720), (780, 960)])]),
            (
                "Monday through Thursday: 8:00am-4:30pm\nFriday: 8am to noon",
                vec![(vec![0, 1, 2, 3], vec![(480, 990)]), (vec![4], vec![(480, 720)])],
            ),
            ("Tue 9-5, Sun closed", vec![(vec![1], vec![(540, 1020)]), (vec![6], vec![])]),
            ("9-12, 1-4pm", vec![(vec![], vec![(540, 720), (780, 960)])]),
            ("9am-12pm & 1:30-4pm", vec![(vec![], vec![(540, 720), (810, 960)])]),
            ("lunes y jueves 9-12; sábado cerrado", vec![(vec![0, 3], vec![(540, 720)]), (vec![5], vec![])]),
            ("10:00-14:00; Tue, Thu", vec![(vec![1, 3], vec![(600, 840)])]),
            ("Mon-Fri 9-5", vec![(vec![0, 1, 2, 3, 4], vec![(540, 1020)])]),
        ];
        for (raw, expected) in all {
            assert_eq!(read(raw), Some(expected), "{raw}");
        }
        for raw in [
            "Mon-Fri 9-5, Fri 9-1",
            "Mon-Fri 9-5, by appointment",
            "Mon-Fri 9-5, Sat",
            "9-5, 10-2",
            "Mon 9-12, 11-4pm",
            "first Monday 9-5, Tue 9-5",
            "Mon 9-5 except holidays, Tue 9-5",
            "Mon 9-5pm, Tue 8-10pm",
            "Mon closed, 9-5",
            "Mon 9-5, closed",
            "10-2, Sat; Sun 9-5",
            "Mon-Fri 9-5; 10-2 Sat",
            "10pm-2am, 3am-5am Sat",
            "Mon, Tue",
            "",
            ",",
        ] {
            assert_eq!(whole_week(raw), None, "{raw}");
        }
    }

    #[test]
    fn the_days_that_a_text_names() {
        for (text, expected) in [
            ("7:00am-7:00pm, Mon-Fri;\n8:00am-5:00pm, Sat", vec![0, 1, 2, 3, 4, 5]),
            ("Tue, Thur and every 3rd Saturday", vec![1, 3, 5]),
            ("Monday through Wednesday", vec![0, 1, 2]),
            ("lunes a viernes 9-5; cerrado domingo", vec![0, 1, 2, 3, 4]),
            ("Fri – Mon", vec![4, 5, 6, 0]),
            ("Mon 9-5. Closed Sundays", vec![0]),
            ("By appointment", vec![]),
        ] {
            let mut days = days_named(text);
            days.dedup();
            assert_eq!(days, expected, "{text}");
        }
    }

    #[test]
    fn words_and_marks_beside_times() {
        assert!(["Closed", "CERRADO", "closed."].into_iter().all(closed) && !closed("closed for lunch"));
        assert!(universal("10:00:00Z") && universal("09:00+00:00") && !universal("09:00-06:00"));
        assert!(offset("09:00-06:00") && !offset("9-5") && !offset("08:00"));
    }

    #[test]
    fn a_note_behind_a_time_is_kept() {
        let read = time("5:00pm (Counter closes at 4:30 pm)", Clock::TwelveHours).unwrap();
        assert_eq!((read.minutes, read.note), (1020, Some("Counter closes at 4:30 pm")));
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
            weekdays(&raw);
            week(&raw);
            whole_week(&raw);
            days_named(&raw);
            universal(&raw);
            offset(&raw);
            byday(&raw);
            numbers(&raw, 31);
        }
    }
}

//! Days and hours in one text: "Mon-Fri 9-5, Sat 10-2". What is not understood as a whole is not read.

use crate::times::{Clock, closed, span, weekday, weekdays};
use signpost_hours::{Minutes, WeekdayRule};

/// `Mon-Fri 9-5`, `9am-5pm, Mon-Fri`, `9-5` (no days), `24/7`.
fn week(raw: &str, clock: Clock) -> Option<(Vec<WeekdayRule>, (Minutes, Minutes))> {
    let raw = raw.trim().trim_end_matches('.');
    let every = || (0..7).map(|weekday| WeekdayRule { weekday, nth: 0 }).collect();
    if matches!(raw.to_lowercase().as_str(), "24/7" | "24 hours" | "24 hours a day" | "24 horas" | "24h") {
        return Some((every(), (0, 0)));
    }
    if let Some(hours) = span(raw, clock) {
        return Some((Vec::new(), hours));
    }
    raw.char_indices().filter(|(_, c)| matches!(c, ' ' | ',' | ':')).find_map(|(at, c)| {
        let (first, rest) = (raw[..at].trim(), raw[at + c.len_utf8()..].trim());
        let either = |days: &str, hours: &str| {
            // A number is an hour here, not a weekday.
            let named = !days.contains(|c: char| c.is_ascii_digit());
            named.then(|| Some((weekdays(days.trim_end_matches([',', ':']))?, span(hours, clock)?)))?
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
    whole_week_by(raw, Clock::TwentyFourHours)
}

/// The same of a text alone: what may be in the afternoon is not read unless the text shows a clock of 24 hours.
/// Nor is “9pm-7pm”.
pub(crate) fn week_by_itself(raw: &str) -> Option<Vec<Days>> {
    let week = whole_week_by(raw, Clock::of_texts([raw].into_iter()))?;
    let is_slip = week.iter().flat_map(|of_days| &of_days.spans).any(|(from, to)| is_slip(*from, *to));
    (!is_slip).then_some(week)
}

/// Open for longer than this, past midnight: the morning was probably meant to be the evening. Minutes.
const IMPLAUSIBLY_LONG: Minutes = 16 * 60;

/// Whether hours past midnight are hardly meant. Round the clock is no slip: 00:00 to 23:59.
pub(crate) fn is_slip(from: Minutes, to: Minutes) -> bool {
    to <= from && to + 1440 - from > IMPLAUSIBLY_LONG && from != 0 && from != to + 1
}

/// The same where the clock of the texts is known.
pub(crate) fn whole_week_by(raw: &str, clock: Clock) -> Option<Vec<Days>> {
    if let Some((days, span)) = week(raw, clock) {
        return Some(vec![Days { days, spans: vec![span] }]);
    }
    let lower = raw.to_lowercase();
    let parts = lower
        .split([';', ',', '\n', '|', '/', '&'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" y "))
        .map(|part| part.trim().trim_end_matches('.').trim_end_matches(':'))
        .filter(|part| !part.is_empty());
    let parts: Vec<Part> = parts.map(|part| parts_of(part, clock)).collect::<Option<Vec<_>>>()?.concat();
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
fn parts_of(text: &str, clock: Clock) -> Option<Vec<Part>> {
    let one = |text: &str| named_days(text).map(Part::Days).or_else(|| hours(text, clock).map(Part::Hours));
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
fn hours(part: &str, clock: Clock) -> Option<Option<(Minutes, Minutes)>> {
    if closed(part) { Some(None) } else { span(part, clock).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_and_hours_in_one_text() {
        for (raw, days, hours) in [
            ("Mon-Fri 9-5", 5, (540, 1020)),
            ("Mon – Fri: 9am – 5pm", 5, (540, 1020)),
            ("lunes a viernes 08:00-17:00", 5, (480, 1020)),
            ("9:00am-5:00pm, Sat", 1, (540, 1020)),
            ("9-5,Sat", 1, (540, 1020)),
            ("Mon:9-5", 1, (540, 1020)),
            ("24/7", 7, (0, 0)),
            ("9-5", 0, (540, 1020)),
        ] {
            assert_eq!(
                week(raw, Clock::TwentyFourHours).map(|(days, hours)| (days.len(), hours)),
                Some((days, hours)),
                "{raw}"
            );
        }
        for raw in ["Mon-Fri", "by appointment", "Mon-Fri 7-6", "Mon 9-5 and Tue", "first Monday 9-5", "Mon 9-5pm"] {
            assert_eq!(week(raw, Clock::TwentyFourHours), None, "{raw}");
        }
    }

    #[test]
    fn several_days_and_shifts_in_one_text() {
        let read = |raw: &str| {
            let groups = whole_week(raw)?.into_iter();
            Some(groups.map(|group| (group.days.iter().map(|d| d.weekday).collect(), group.spans)).collect::<Vec<_>>())
        };
        type Groups = Vec<(Vec<u8>, Vec<(u16, u16)>)>;
        let all: [(&str, Groups); 14] = [
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
            ("Mon:9-5, Tue:10-2", vec![(vec![0], vec![(540, 1020)]), (vec![1], vec![(600, 840)])]),
        ];
        for (raw, expected) in all {
            assert_eq!(read(raw), Some(expected), "{raw}");
        }
        for raw in [
            "Mon-Fri 9-5, Fri 9-1",
            "Mon-Fri 9-5, by appointment",
            "Mon-Fri 9-5, Sat",
            "9-5, 10-2",
            "9-12, 12-4pm",
            "9:00-9:00, 10-12",
            "Mon 9-12, 11-4pm",
            "Mon 9-12, 11:00-14:00",
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

    proptest! {
        #[test]
        fn no_text_upsets_the_readers(raw in "\\PC{0,30}|[0-9:apmMonTue. ,;/&-]{0,30}") {
            for group in whole_week(&raw).into_iter().flatten() {
                prop_assert!(group.spans.iter().all(|(from, to)| *from <= 1440 && *to <= 1440));
            }
            days_named(&raw);
            marks(&raw);
        }
    }
}

//! Hours in plain words as rows of a schedule: "Mon-Fri 9-5; 2nd Saturday 9-11".

use crate::{
    times::{self, Clock},
    week,
};
use signpost_hours::{Minutes, WeekdayRule};
use std::collections::BTreeMap;

/// Hours of some days, in the columns of HSDS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shift {
    /// `WEEKLY` or `MONTHLY`.
    pub freq: &'static str,
    /// `MO,TU` or `2SA,4SA`.
    pub byday: String,
    /// `closed` for days without hours.
    pub opens: String,
    pub closes: String,
}

/// Longer texts are descriptions.
const LONGEST: usize = 400;

/// The hours that a text says, if all of it is understood; else it is shown as words.
pub(super) fn read(text: &str, clock: Clock) -> Option<Vec<Shift>> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.trim().trim_end_matches('.');
    let lower = text.to_lowercase();
    let always = [
        "24/7",
        "24 hours",
        "24 hours a day",
        "24 hours a day, 7 days a week",
        "24 hours, 7 days a week",
        "always open",
        "24 horas",
        "siempre abierto",
    ];
    if always.contains(&lower.as_str()) {
        return Some(weekly((0..7).collect(), &[(0, 1440)]));
    }
    let mut days: Vec<Said> = Vec::new();
    if let Some(week) = named_week(text, clock) {
        days = week;
    } else {
        for part in lower.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            days.extend(several(part, clock)?);
        }
    }
    if days.is_empty() || has_two_readings(&days) {
        return None;
    }
    Some(days.into_iter().flat_map(Said::shifts).collect())
}

/// Whether a day is said twice, and not with a pause between: "Mon 9-12; Mon 1pm-4pm" has one reading, "Mon 9-5; Mon 10-2"
/// has two.
fn has_two_readings(days: &[Said]) -> bool {
    let mut said: BTreeMap<(u8, i8), Vec<&[Span]>> = BTreeMap::new();
    for part in days {
        part.days.iter().for_each(|day| said.entry((day.weekday, day.nth)).or_default().push(&part.spans));
    }
    let meet = |parts: &[&[Span]]| {
        let mut spans = parts.concat();
        spans.sort_unstable();
        let is_open = |(from, to): &Span| from < to;
        parts.iter().any(|spans| spans.is_empty())
            || !spans.iter().all(is_open)
            || spans.windows(2).any(|pair| pair[1].0 < pair[0].1)
    };
    let weekly_too = |(weekday, nth): &(u8, i8)| *nth != 0 && said.contains_key(&(*weekday, 0));
    said.iter().any(|(day, parts)| weekly_too(day) || parts.len() > 1 && meet(parts))
}

/// The hours in the column of one day.
pub(super) fn of_day(weekday: u8, text: &str, clock: Clock) -> Option<Vec<Shift>> {
    if times::closed(text) || times::dash(text) {
        return Some(weekly(vec![weekday], &[]));
    }
    let week = week::whole_week_by(text, clock)?;
    let [only] = week.as_slice() else { return None };
    let own = only.days.is_empty() || only.days == [WeekdayRule { weekday, nth: 0 }];
    own.then(|| weekly(vec![weekday], &only.spans))
}

/// The afternoon that a text may mean whose hours have two readings: "4-6pm?".
pub(super) fn afternoon(shifts: &[Shift]) -> String {
    let bare = |time: &str| {
        let hour: u16 = time.get(..2)?.parse().ok()?;
        let minutes = time.get(3..5)?;
        (1..=12).contains(&hour).then(|| if minutes == "00" { hour.to_string() } else { format!("{hour}:{minutes}") })
    };
    let in_doubt =
        |shift: &Shift| ("01:00".."07:00").contains(&shift.opens.as_str()) && shift.closes.as_str() < "12:00";
    let mut spans: Vec<String> = shifts
        .iter()
        .filter(|shift| in_doubt(shift))
        .filter_map(|shift| Some(format!("{}-{}pm?", bare(&shift.opens)?, bare(&shift.closes)?)))
        .collect();
    spans.dedup();
    spans.join(" ")
}

/// From when until when.
type Span = (Minutes, Minutes);

/// Days, and their hours.
struct Said {
    days: Vec<WeekdayRule>,
    spans: Vec<Span>,
}

impl Said {
    fn shifts(self) -> Vec<Shift> {
        const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        let nth = |day: &WeekdayRule| if day.nth == 0 { String::new() } else { day.nth.to_string() };
        let names: Vec<String> =
            self.days.iter().map(|day| format!("{}{}", nth(day), NAMES[usize::from(day.weekday % 7)])).collect();
        let freq = if self.days.iter().any(|day| day.nth != 0) { "MONTHLY" } else { "WEEKLY" };
        let shift = |opens, closes| Shift { freq, byday: names.join(","), opens, closes };
        if self.spans.is_empty() {
            return vec![shift("closed".to_owned(), String::new())];
        }
        let clock = |minutes: Minutes| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let day_and_night = |(from, to): (Minutes, Minutes)| if (from, to) == (0, 0) { (0, 1440) } else { (from, to) };
        self.spans.iter().map(|span| day_and_night(*span)).map(|(from, to)| shift(clock(from), clock(to))).collect()
    }
}

fn weekly(days: Vec<u8>, spans: &[(Minutes, Minutes)]) -> Vec<Shift> {
    let days = days.into_iter().map(|weekday| WeekdayRule { weekday, nth: 0 }).collect();
    Said { days, spans: spans.to_vec() }.shifts()
}

fn named_week(text: &str, clock: Clock) -> Option<Vec<Said>> {
    let week = week::whole_week_by(text, clock).filter(|week| week.iter().all(|of_days| !of_days.days.is_empty()))?;
    Some(week.into_iter().map(|of_days| Said { days: of_days.days, spans: of_days.spans }).collect())
}

/// A part of a text: a week, days of the month, or several with commas between them.
fn several(part: &str, clock: Clock) -> Option<Vec<Said>> {
    if let Some(said) = single(part, clock) {
        return Some(said);
    }
    part.match_indices(',').find_map(|(at, _)| {
        let mut first = single(part[..at].trim(), clock)?;
        first.extend(several(part[at + 1..].trim(), clock)?);
        Some(first)
    })
}

fn single(part: &str, clock: Clock) -> Option<Vec<Said>> {
    named_week(part, clock).or_else(|| day_of_month(part, clock).map(|said| vec![said]))
}

const ORDINALS: &[(&[&str], i8)] = &[
    (&["1st", "first", "primer", "primero", "primera", "1er", "1ro"], 1),
    (&["2nd", "second", "segundo", "segunda", "2do"], 2),
    (&["3rd", "third", "tercer", "tercero", "tercera", "3er", "3ro"], 3),
    (&["4th", "fourth", "cuarto", "cuarta", "4to"], 4),
    (&["5th", "fifth", "quinto", "quinta", "5to"], 5),
    (&["last", "ultimo", "último", "ultima", "última"], -1),
];

fn ordinal(word: &str) -> Option<i8> {
    ORDINALS.iter().find(|(words, _)| words.contains(&word)).map(|(_, nth)| *nth)
}

/// "2nd and 4th Saturday of each month, 9-11", "9-11 on the first Tuesday".
fn day_of_month(part: &str, clock: Clock) -> Option<Said> {
    let mut text = format!(" {part} ");
    for words in [
        " of the month",
        " of each month",
        " of every month",
        " each month",
        " every month",
        " monthly",
        " of month",
        " de cada mes",
        " del mes",
        " every ",
        " each ",
        " on the ",
        " the ",
        " on ",
        " from ",
        " cada ",
        " el ",
        " los ",
        " de ",
    ] {
        text = text.replace(words, " ");
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches([',', ':', '.', '(', ')']).to_owned();
    let first = words.iter().position(|word| ordinal(&bare(word)).is_some())?;
    let before = words[..first].join(" ");
    let mut nths = Vec::new();
    let mut at = first;
    while let Some(word) = words.get(at).map(|word| bare(word)) {
        match ordinal(&word) {
            Some(nth) => nths.push(nth),
            None if matches!(word.as_str(), "and" | "&" | "y" | "") => {}
            None => break,
        }
        at += 1;
    }
    let weekday = times::weekday(&bare(words.get(at)?))?;
    let after = words[at + 1..].join(" ");
    let clean = |text: &str| text.trim_matches([',', ':', '.', '(', ')', ' ']).to_owned();
    let hours = match (clean(&before), clean(&after)) {
        (before, after) if before.is_empty() => after,
        (before, after) if after.is_empty() => before,
        _ => return None,
    };
    let span = times::span(&hours, clock)?;
    let days = nths.into_iter().map(|nth| WeekdayRule { weekday, nth }).collect();
    Some(Said { days, spans: vec![span] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> Option<String> {
        let shifts = read(text, Clock::TwelveHours)?;
        let line = |shift: &Shift| format!("{} {} {}-{}", shift.freq, shift.byday, shift.opens, shift.closes);
        Some(shifts.iter().map(line).collect::<Vec<_>>().join(" | "))
    }

    #[test]
    fn plain_words_become_rows() {
        for (text, expected) in [
            ("Mon-Fri 9-5; 2nd Saturday 9-11", "WEEKLY MO,TU,WE,TH,FR 09:00-17:00 | MONTHLY 2SA 09:00-11:00"),
            ("Mon-Fri 9-5, 2nd Saturday 9-11", "WEEKLY MO,TU,WE,TH,FR 09:00-17:00 | MONTHLY 2SA 09:00-11:00"),
            ("1st & 3rd Tuesday, 10am-12pm", "MONTHLY 1TU,3TU 10:00-12:00"),
            ("First and third Tuesday of each month 10am to noon", "MONTHLY 1TU,3TU 10:00-12:00"),
            ("9am-11am on the last Friday of the month", "MONTHLY -1FR 09:00-11:00"),
            ("segundo sábado de cada mes 9-11", "MONTHLY 2SA 09:00-11:00"),
            ("lunes a viernes 9-5", "WEEKLY MO,TU,WE,TH,FR 09:00-17:00"),
            ("Tue 4-6pm; Sat closed", "WEEKLY TU 16:00-18:00 | WEEKLY SA closed-"),
            ("24/7", "WEEKLY MO,TU,WE,TH,FR,SA,SU 00:00-24:00"),
            ("Mon 9-12, 1-4pm", "WEEKLY MO 09:00-12:00 | WEEKLY MO 13:00-16:00"),
            ("Mon, Wed 9-12; Mon 1pm-4pm", "WEEKLY MO,WE 09:00-12:00 | WEEKLY MO 13:00-16:00"),
            ("1st Monday 9am-11am; 1st Monday 1pm-4pm", "MONTHLY 1MO 09:00-11:00 | MONTHLY 1MO 13:00-16:00"),
        ] {
            assert_eq!(written(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_as_a_whole_is_not_read() {
        for text in [
            "by appointment",
            "Mon-Fri 9-5; by appointment",
            "2nd Saturday",
            "Sat 9-12; 2nd Saturday 9-11",
            "Mon 9-5; Mon 10-2",
            "Mon 9-12; Mon 9-12",
            "Mon closed; Mon 9-12",
            "every other Tuesday 9-11",
            "2nd Saturday 9-11 except July",
            "",
            "call",
            "2nd and 4th 9-11",
            "Tue 4:00-6:00",
            "1st Mon 4:00-6:00",
            "Tue 9:00-11:00, Wed 1:00-5:00",
            "9-11 on the 2nd Saturday by appointment",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
        assert!(written(&format!("{:1$}", "Mon 9-5", LONGEST)).is_some());
        assert_eq!(written(&format!("{:1$}", "Mon 9-5", LONGEST + 1)), None, "a description");
    }

    #[test]
    fn the_column_of_a_day_has_its_hours_alone() {
        let read = |text: &str| {
            of_day(2, text, Clock::TwelveHours).map(|shifts| {
                shifts.iter().map(|s| format!("{} {}-{}", s.byday, s.opens, s.closes)).collect::<Vec<_>>()
            })
        };
        assert_eq!(read("9-5"), Some(vec!["WE 09:00-17:00".to_owned()]));
        assert_eq!(read("9am-12pm, 1-4pm").map(|shifts| shifts.len()), Some(2));
        for nothing in ["Closed", "-"] {
            assert_eq!(read(nothing), Some(vec!["WE closed-".to_owned()]), "{nothing}");
        }
        assert_eq!(read("Mon 9-5"), None);
        assert_eq!(read("call first"), None);
    }

    #[test]
    fn only_an_early_morning_may_be_meant_for_the_afternoon() {
        let doubt = |opens: &str, closes: &str| {
            let [opens, closes] = [opens, closes].map(str::to_owned);
            afternoon(&[Shift { freq: "WEEKLY", byday: "MO".to_owned(), opens, closes }])
        };
        assert_eq!(doubt("04:00", "06:30"), "4-6:30pm?");
        for (opens, closes) in [("04:00", "12:00"), ("04:00", "13:00"), ("09:00", "11:00"), ("00:30", "02:00")] {
            assert_eq!(doubt(opens, closes), "", "{opens} {closes}");
        }
    }

    proptest! {
        #[test]
        fn no_text_upsets_the_reader(text in "\\PC{0,40}|([0-9:,; ]|1st|2nd|last|and|sat|mon|9-11|am|pm| ){0,20}") {
            for shift in read(&text, Clock::TwelveHours).into_iter().flatten() {
                prop_assert!(shift.opens == "closed" || shift.opens.len() == 5 && shift.closes.len() == 5);
            }
        }
    }
}

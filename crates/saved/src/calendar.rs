//! A reminder as an iCalendar file (RFC 5545): the reader's own calendar reminds them, and no server knows of it.
//!
//! Moments are written in UTC, which every calendar shows in its own zone; a whole day has no zone at all. So the file
//! needs no description of time zones.

use signpost_hours::{UnixSeconds, Zone, date::Date};
use std::fmt::Write;

/// Octets of a line without its end (RFC 5545, section 3.1).
const MAX_LINE: usize = 75;
const PRODUCT: &str = "-//Signpost//List 1//EN";

/// When to be reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At a moment, for so long.
    Moment {
        /// When it begins.
        start: UnixSeconds,
        /// How long it takes.
        minutes: u16,
    },
    /// On a day.
    Day(Date),
}

/// One entry for a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Unlike that of any other entry; says nothing by itself.
    pub id: String,
    /// When.
    pub when: When,
    /// What the calendar shows to whoever looks at it.
    pub title: String,
    /// What it shows once opened; empty: nothing.
    pub description: String,
    /// Where; empty: nowhere.
    pub place: String,
}

impl Reminder {
    /// The file. `now`: when it is made.
    pub fn to_ics(&self, now: UnixSeconds) -> String {
        let mut file = String::new();
        let mut line = |name: &str, value: &str| fold(&mut file, &format!("{name}:{value}"));
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", PRODUCT);
        line("METHOD", "PUBLISH");
        line("BEGIN", "VEVENT");
        line("UID", &escaped(&self.id));
        line("DTSTAMP", &utc(now));
        match self.when {
            When::Moment { start, minutes } => {
                line("DTSTART", &utc(start));
                line("DTEND", &utc(start + 60 * UnixSeconds::from(minutes)));
            }
            When::Day(day) => {
                line("DTSTART;VALUE=DATE", &basic(day));
                line("DTEND;VALUE=DATE", &basic(day.plus(1)));
            }
        }
        line("SUMMARY", &escaped(&self.title));
        for (name, text) in [("DESCRIPTION", &self.description), ("LOCATION", &self.place)] {
            if !text.is_empty() {
                line(name, &escaped(text));
            }
        }
        line("CLASS", "PRIVATE");
        line("TRANSP", "TRANSPARENT");
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("DESCRIPTION", &escaped(&self.title));
        // A whole day begins at midnight: then at nine in the morning.
        line("TRIGGER", if matches!(self.when, When::Day(_)) { "PT9H" } else { "PT0S" });
        line("END", "VALARM");
        line("END", "VEVENT");
        line("END", "VCALENDAR");
        file
    }
}

/// `20261129T170000Z`
fn utc(moment: UnixSeconds) -> String {
    let local = Zone::default().local(moment);
    let minutes = local.minutes();
    let mut text = basic(local.date());
    let _ = write!(text, "T{:02}{:02}{:02}Z", minutes / 60, minutes % 60, moment.rem_euclid(60));
    text
}

/// `20261129`
fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Section 3.3.11: backslash, semicolon, comma and line ends; other control characters have no place in a text.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").replace('\r', "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Section 3.1: a longer line goes on in the next one, behind a space. Never within a character.
fn fold(file: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > MAX_LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(c);
        length += c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use signpost_hours::date::date;

    fn reminder(when: When) -> Reminder {
        Reminder {
            id: "0123456789abcdef".into(),
            when,
            title: "Call Food; Box, “Hillside”".into(),
            description: "Ask for Mary\nBring: ID, lease \\ letter. Tell them that the clinic sent you and that you need it soon.".into(),
            place: String::new(),
        }
    }

    /// As a calendar reads it: lines unfolded, names and values apart.
    fn read(file: &str) -> Vec<(String, String)> {
        let unfolded = file.replace("\r\n ", "");
        unfolded
            .split_terminator("\r\n")
            .map(|line| {
                let (name, value) = line.split_once(':').expect("a name and a value");
                (name.to_owned(), value.to_owned())
            })
            .collect()
    }

    fn unescaped(text: &str) -> String {
        let mut chars = text.chars();
        let mut plain = String::new();
        while let Some(c) = chars.next() {
            plain.push(match c {
                '\\' => match chars.next().expect("something is escaped") {
                    'n' => '\n',
                    other => other,
                },
                c => c,
            });
        }
        plain
    }

    #[test]
    fn a_moment_is_written_in_utc() {
        let file = reminder(When::Moment { start: 1_795_971_600, minutes: 15 }).to_ics(1_795_953_725);
        assert_eq!(file, include_str!("../../../tests/golden/calendar/moment.ics"));
    }

    #[test]
    fn a_day_has_no_zone() {
        let file = reminder(When::Day(date(2027, 2, 28))).to_ics(1_795_953_725);
        assert_eq!(file, include_str!("../../../tests/golden/calendar/day.ics"));
    }

    #[test]
    fn nothing_of_the_program_is_in_a_neutral_entry() {
        let neutral = Reminder {
            title: "Reminder".into(),
            description: String::new(),
            ..reminder(When::Moment { start: 0, minutes: 15 })
        };
        let file = neutral.to_ics(0);
        assert!(!file.contains("Food") && !file.contains("LOCATION") && file.matches("DESCRIPTION").count() == 1);
    }

    proptest! {
        #[test]
        fn every_text_arrives_whole_in_lines_that_calendars_read(title in "\\PC{0,200}", description in "(?s).{0,300}") {
            let event = Reminder { title: title.clone(), description: description.clone(), ..reminder(When::Day(date(2027, 1, 1))) };
            let file = event.to_ics(0);
            for line in file.split_terminator("\r\n") {
                prop_assert!(line.len() <= MAX_LINE && !line.contains(['\r', '\n']), "{line:?}");
            }
            let lines = read(&file);
            let value = |name: &str| lines.iter().find(|(n, _)| n == name).map(|(_, value)| unescaped(value));
            let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ")
                .chars().filter(|c| *c == '\n' || !c.is_control()).collect::<String>();
            prop_assert_eq!(value("SUMMARY"), Some(plain(&title)));
            if !description.is_empty() {
                prop_assert_eq!(value("DESCRIPTION"), Some(plain(&description)));
            }
        }
    }
}

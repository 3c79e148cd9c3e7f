//! When and how a program is reached: its phones and its hours.

use super::{Place, Writer};
use crate::{
    Kind, Refusal,
    names::TableName,
    problems::At,
    sheet::{
        Field,
        hours::{self, Shift},
        names, privacy,
    },
    table::Row,
    times::Clock,
};

impl Writer<'_> {
    pub(super) fn phones(&mut self, row: &Row, place: &Place) -> Result<(), Refusal> {
        let mut voices = 0;
        for (at, column) in self.sheet.columns.iter().enumerate() {
            let kind = match column.field {
                Field::Phone => "",
                Field::Fax => "fax",
                Field::Tty => "tty",
                Field::Hotline => "hotline",
                Field::TextLine => "text",
                _ => continue,
            };
            voices += u32::from(kind.is_empty());
            let cell = row.at(at);
            if cell.is_empty() {
                continue;
            }
            // What a second column says of its number: "after hours".
            let label = if voices > 1 && kind.is_empty() { label(&column.header) } else { String::new() };
            let cells = [
                ("service_id", place.program),
                ("service_at_location_id", place.site),
                ("organization_id", place.organization),
                ("number", cell),
                ("type", kind),
                ("description", &label),
                ("x_confidential", if self.withheld.contains(&(row.number, at)) { "yes" } else { "" }),
            ];
            self.put(TableName::Phone, row.number, &cells)?;
        }
        Ok(())
    }

    pub(super) fn hours(&mut self, row: &Row, place: &Place) -> Result<(), Refusal> {
        let mut shifts = Vec::new();
        let mut words = Vec::new();
        let text = self.get(row, Field::Hours);
        if !text.is_empty() {
            match hours::read(&text, self.clock) {
                Some(read) => shifts.extend(read),
                None => {
                    let header = self.sheet.header_of(Field::Hours).unwrap_or(Field::Hours.title()).to_owned();
                    let expected =
                        "days and times, such as “Mon-Fri 9-5; 2nd Saturday 9-11”; shown as words, never as open";
                    let otherwise = hours::read(&text, Clock::TwentyFourHours);
                    self.unreadable(row, &header, &text, otherwise, expected);
                    words.push(text);
                }
            }
        }
        for (at, column) in self.sheet.columns.iter().enumerate() {
            let Some(weekday) = column.field.weekday() else { continue };
            let cell = row.at(at);
            if cell.is_empty() {
                continue;
            }
            match hours::of_day(weekday, cell, self.clock) {
                Some(read) => shifts.extend(read),
                None => {
                    let expected = "times, such as 9-12, 1-4pm, or closed; shown as words, never as open";
                    let otherwise = hours::of_day(weekday, cell, Clock::TwentyFourHours);
                    self.unreadable(row, &column.header, cell, otherwise, expected);
                    words.push(format!("{}: {cell}", column.header));
                }
            }
        }
        let link = [("service_id", place.program), ("service_at_location_id", place.site)];
        for shift in shifts {
            let hours = [
                ("freq", shift.freq),
                ("byday", &shift.byday),
                ("opens_at", &shift.opens),
                ("closes_at", &shift.closes),
            ];
            self.put(TableName::Schedule, row.number, &[&link[..], &hours[..]].concat())?;
        }
        if !words.is_empty() {
            let text = words.join("; ");
            self.put(TableName::Schedule, row.number, &[&link[..], &[("original_text", text.as_str())][..]].concat())?;
        }
        Ok(())
    }

    /// Hours that are shown as words; `otherwise`: as they would be by a clock of 24 hours.
    fn unreadable(&mut self, row: &Row, column: &str, cell: &str, otherwise: Option<Vec<Shift>>, expected: &str) {
        let found = format!("“{cell}”");
        let at = At::from(row).column(column);
        match otherwise {
            Some(shifts) => {
                let afternoon = hours::afternoon(&shifts);
                let expected = "am or pm with each time: morning or afternoon? Shown as words, never as open";
                let at = at.suggesting(Some(afternoon.as_str()).filter(|afternoon| !afternoon.is_empty()));
                self.problems.add(Kind::UnreadableHours, at, &found, expected);
            }
            None => self.problems.add(Kind::UnreadableHours, at, &found, expected),
        }
    }
}

/// What a header says of a phone besides that it is one.
fn label(header: &str) -> String {
    const OF_ANY: [&str; 9] =
        ["phone", "phones", "telephone", "number", "numbers", "tel", "telefono", "contact", "numero"];
    let says_more = names::words(header)
        .iter()
        .any(|word| !OF_ANY.contains(&word.as_str()) && !word.bytes().all(|b| b.is_ascii_digit()));
    // Whose number it is, is not told with it.
    if says_more && !privacy::forbids(header, Field::Phone) { header.trim().to_owned() } else { String::new() }
}

//! What is withheld because its publisher's data say that it is confidential: places, and phones.

mod marks;

use super::{Build, phones::NUMBER, repeated};
use crate::{Kind, names::TableName, table::Row};
use marks::{
    XConfidential, flag, is_not_public, is_only_marker_words, is_plain_mark, marking_word, mentions_confidentiality,
    withholds_address, withholds_place, x_confidential,
};
use signpost_directory::{Address, Phone};
use std::collections::{HashMap, HashSet};

/// The decision asked of the publisher wherever a place is withheld without `x_confidential`.
const LOCATION_EXPECTED: &str =
    "x_confidential = yes or no in the location's row; until then the address, coordinates and map are withheld";
const PHONE_EXPECTED: &str = "x_confidential = yes or no in the phone's row; until then the phone is withheld";

/// Of one location, while its tables are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Privacy {
    explicit: XConfidential,
    /// Lines of its addresses, so that no text repeats those of a withheld place.
    pub(super) streets: Vec<String>,
    /// Its addresses as they are compared: words of the lines, town.
    addresses: Vec<(Vec<String>, String)>,
    /// Number and street of the first line of each, with the town.
    houses: Vec<(Vec<String>, String)>,
}

impl<'t> Build<'t> {
    /// Reads a row of the location's table, or of one of its addresses.
    pub(super) fn read_privacy(&mut self, at: usize, row: &Row<'t>, texts: &[&str], is_address: bool) {
        if self.privacy.len() <= at {
            self.privacy.resize_with(at + 1, Privacy::default);
        }
        let said = x_confidential(row);
        if !is_address {
            self.privacy[at].explicit = said;
        }
        let explicit = self.privacy[at].explicit;
        if said == XConfidential::Yes || explicit == XConfidential::Yes {
            self.locations[at].confidential = true;
        }
        if said != XConfidential::Unset || explicit != XConfidential::Unset {
            // A flag is asked for even so: a column that was read is not told as unused.
            flag(row);
            return;
        }
        let mark = flag(row).or_else(|| {
            texts.iter().find_map(|column| {
                let text = row.peek(column);
                let alone = !matches!(*column, "description" | "transportation") && is_only_marker_words(text);
                let hidden = alone || withholds_place(text) || is_address && withholds_address(text);
                hidden.then(|| ((*column).to_owned(), marking_word(text)))
            })
        });
        let mark = mark.or_else(|| {
            let mut columns: Vec<&str> = row.table.columns().filter(|column| !texts.contains(column)).collect();
            columns.sort_unstable();
            let marked = columns.into_iter().find(|column| is_plain_mark(row.peek(column)));
            marked.map(|column| (column.to_owned(), marking_word(row.get(&[column]))))
        });
        if let Some((column, found)) = mark {
            self.locations[at].confidential = true;
            self.problems.cell(Kind::Confidential, row, &column, &found, LOCATION_EXPECTED);
        } else if let Some(column) = texts.iter().find(|column| mentions_confidentiality(row.peek(column))) {
            let expected = "x_confidential = yes, if the place is meant; nothing was withheld";
            self.problems.in_column(Kind::ConfidentialWord, row, column, row.peek(column), expected);
        }
    }

    pub(super) fn note_address(&mut self, at: usize, address: &Address) {
        let lines: Vec<String> = address.lines.iter().filter(|line| !is_only_marker_words(line)).cloned().collect();
        let words = repeated::words_of(&lines.join(" "));
        let town = address.city.to_lowercase();
        let house = lines.iter().map(|line| repeated::house_of(line)).find(|house| !house.is_empty());
        let privacy = &mut self.privacy[at];
        privacy.houses.extend(house.map(|house| (house, town)));
        privacy.streets.extend(lines);
        if words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit())) {
            privacy.addresses.push((words, address.city.to_lowercase()));
        }
    }

    /// A program's row at a location says that the place is not told.
    pub(super) fn read_privacy_of_site(&mut self, at: usize, row: &Row<'t>) {
        let (said, mark) = (x_confidential(row), flag(row));
        let marked = said == XConfidential::Yes || said == XConfidential::Unset && mark.is_some();
        if !marked || self.locations[at].confidential || self.privacy[at].explicit == XConfidential::No {
            return;
        }
        self.locations[at].confidential = true;
        if let (XConfidential::Unset, Some((column, found))) = (said, mark) {
            self.problems.cell(Kind::Confidential, row, &column, &found, LOCATION_EXPECTED);
        }
    }

    /// The places of a program whose own words say that its place is not told.
    fn withhold_by_program_texts(&mut self) {
        const TEXTS: [&str; 8] = [
            "name",
            "alternate_name",
            "description",
            "short_description",
            "application_process",
            "eligibility_description",
            "alert",
            "x_description_es",
        ];
        for row in self.rows(TableName::Service) {
            let Some(program) = self.ids.programs.get(row.id(&["id"])).copied().flatten() else { continue };
            let Some(column) = TEXTS.iter().find(|column| withholds_place(row.peek(column))) else { continue };
            let mut found = false;
            for site in &self.programs[program].sites {
                let at = site.location as usize;
                let settled = self.privacy.get(at).is_some_and(|privacy| privacy.explicit != XConfidential::Unset);
                if !settled && !self.locations[at].confidential {
                    self.locations[at].confidential = true;
                    found = true;
                }
            }
            if found {
                self.problems.cell(
                    Kind::Confidential,
                    &row,
                    column,
                    &marking_word(row.peek(column)),
                    LOCATION_EXPECTED,
                );
            }
        }
    }

    /// Takes from every withheld place all that leads to it, whatever the order of its rows.
    pub(super) fn withhold(&mut self) {
        self.withhold_by_program_texts();
        self.withhold_same_address();
        for location in self.locations.iter_mut().filter(|location| location.confidential) {
            location.withhold_if_confidential();
            location
                .website
                .take_if(|url| url.contains("/maps") || url.contains("//maps.") || url.contains("openstreetmap"));
        }
    }

    /// A second record of the same address would tell where the first one is. In a sheet, where one cell is easily
    /// forgotten, a yes at one street counts for every row there, whatever town or secret those write.
    fn withhold_same_address(&mut self) {
        let in_sheet = self.tables.is_sheet();
        let all = || self.locations.iter().zip(&self.privacy).filter(|(location, _)| location.confidential);
        let hidden: HashSet<_> = all().flat_map(|(_, privacy)| privacy.addresses.clone()).collect();
        // By the first word, which is mostly the number of the house.
        let mut houses: HashMap<String, Vec<(Vec<String>, String, u64)>> = HashMap::new();
        for (location, privacy) in all() {
            let row = self.first_rows.get(&(TableName::Location, location.source_id.as_str()));
            let row = row.map_or(0, |row| row.number);
            for (house, town) in &privacy.houses {
                houses.entry(house[0].clone()).or_default().push((house.clone(), town.clone(), row));
            }
        }
        let same_house = |(house, town): &(Vec<String>, String)| {
            let same_town = |of_hidden: &str| in_sheet || town.is_empty() || of_hidden.is_empty() || town == of_hidden;
            let known = houses.get(&house[0])?;
            let same =
                known.iter().find(|(of_hidden, at, _)| repeated::is_same_house(of_hidden, house) && same_town(at));
            same.map(|(_, _, row)| *row)
        };
        for (location, privacy) in self.locations.iter_mut().zip(&self.privacy) {
            if location.confidential || !in_sheet && privacy.explicit == XConfidential::No {
                continue;
            }
            let of_row = privacy.houses.iter().find_map(same_house);
            if of_row.is_none() && !privacy.addresses.iter().any(|address| hidden.contains(address)) {
                continue;
            }
            location.confidential = true;
            let (found, expected) = match of_row.filter(|_| in_sheet) {
                Some(row) => (
                    format!("the street of row {row}, which is secret"),
                    "the same yes or no in all rows of a street; as long as one says yes, it is withheld in all",
                ),
                None => ("the address of another place, which is withheld".to_owned(), LOCATION_EXPECTED),
            };
            if let Some(row) = self.first_rows.get(&(TableName::Location, location.source_id.as_str())) {
                self.problems.row(Kind::Confidential, row, &found, expected);
            }
        }
    }

    /// Whether a phone is itself marked; told, unless its publisher has settled it.
    pub(super) fn is_withheld_phone(&mut self, row: &Row<'t>) -> bool {
        let said = x_confidential(row);
        let mark = flag(row);
        if said != XConfidential::Unset {
            if said == XConfidential::Yes {
                self.note_withheld_number(row);
            }
            return said == XConfidential::Yes;
        }
        let hotline = row.get(&["type"]).to_lowercase().contains("hotline");
        let mark = mark.or_else(|| {
            ["number", "phone_number", "type", "description", "department"].iter().find_map(|column| {
                let text = row.peek(column);
                // "Confidential" beside a hotline is a promise to those who call.
                let marked = is_not_public(text) || !hotline && is_only_marker_words(text);
                marked.then(|| ((*column).to_owned(), text.to_owned()))
            })
        });
        let Some((column, _)) = &mark else { return false };
        // The number may stand in the same cell: it is not quoted.
        self.problems.cell(Kind::Confidential, row, column, "a phone marked as not public", PHONE_EXPECTED);
        self.note_withheld_number(row);
        true
    }

    /// Whether a cell with a phone, in a table of something else, says that it is not for the public.
    pub(super) fn is_withheld_cell(&mut self, row: &Row<'t>, columns: &[&str]) -> bool {
        let text = columns.iter().map(|column| row.peek(column)).find(|text| !text.is_empty()).unwrap_or_default();
        let marked = is_not_public(text) || is_only_marker_words(text);
        if marked {
            let raw = row.get(columns).to_owned();
            self.problems.cell(
                Kind::Confidential,
                row,
                row.filled(columns),
                "a phone marked as not public",
                PHONE_EXPECTED,
            );
            self.withheld_numbers.push(raw);
        }
        marked
    }

    /// Whether a number of a cell of several words is marked by a word beside it: "305-555-0100 (private)".
    pub(super) fn is_withheld_number(&mut self, row: &Row<'t>, column: &str, phone: &Phone) -> bool {
        let label = phone.description.as_deref().unwrap_or_default();
        let hotline = phone.kind.as_deref().is_some_and(|kind| kind.contains("hotline"));
        let marked = !hotline && is_only_marker_words(label) && x_confidential(row) == XConfidential::Unset;
        if marked {
            self.problems.cell(Kind::Confidential, row, column, "a phone marked as not public", PHONE_EXPECTED);
            self.withheld_numbers.push(phone.number.clone());
        }
        marked
    }

    fn note_withheld_number(&mut self, row: &Row<'t>) {
        self.withheld_numbers.push(row.get(NUMBER).to_owned());
    }

    /// Whether a contact is marked as not for the public.
    pub(super) fn is_withheld_contact(&mut self, row: &Row<'t>) -> bool {
        let (said, mark) = (x_confidential(row), flag(row));
        match mark {
            _ if said != XConfidential::Unset => said == XConfidential::Yes,
            Some((column, found)) => {
                let expected = "x_confidential = yes or no in the contact's row; until then the contact is withheld";
                self.problems.cell(Kind::Confidential, row, &column, &found, expected);
                true
            }
            None => false,
        }
    }
}

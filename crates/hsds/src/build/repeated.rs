//! Takes out of every text what repeats the address of a withheld place, or a withheld phone number.
//!
//! The sentence goes, and an error names its row: "Come to 22 Birch St." in a program's description tells as much as
//! the address itself.

use super::{Build, texts::Texts};
use crate::{Kind, names::TableName, phones::Reading, problems::At, table::Row};
use signpost_directory::{Contact, Phone, Program};
use std::{
    collections::{BTreeSet, HashSet},
    ops::Range,
};

/// Words of streets, and how they are shortened: both are the same word here.
const STREETS: [(&str, &str); 26] = [
    ("street", "st"),
    ("avenue", "ave"),
    ("av", "ave"),
    ("avenida", "ave"),
    ("boulevard", "blvd"),
    ("bulevar", "blvd"),
    ("road", "rd"),
    ("drive", "dr"),
    ("lane", "ln"),
    ("court", "ct"),
    ("place", "pl"),
    ("terrace", "ter"),
    ("circle", "cir"),
    ("highway", "hwy"),
    ("parkway", "pkwy"),
    ("square", "sq"),
    ("trail", "trl"),
    ("alley", "aly"),
    ("plaza", "plz"),
    ("way", "way"),
    ("route", "rte"),
    ("calle", "calle"),
    ("camino", "camino"),
    ("carrera", "carrera"),
    ("pike", "pike"),
    ("loop", "loop"),
];
/// Often left out, and never what tells one street from another.
const DIRECTIONS: [&str; 16] = [
    "n",
    "s",
    "e",
    "w",
    "ne",
    "nw",
    "se",
    "sw",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
];
/// Words of streets that stand before the name.
const BEFORE: [&str; 5] = ["calle", "camino", "carrera", "ave", "rte"];
/// A number beside one of these is not of the house.
const UNITS: [&str; 20] = [
    "suite",
    "ste",
    "apt",
    "apartment",
    "unit",
    "floor",
    "fl",
    "room",
    "rm",
    "box",
    "bldg",
    "building",
    "no",
    "apdo",
    "apartado",
    "depto",
    "piso",
    "oficina",
    "lot",
    "hwy",
];

/// A word of a text, as it is compared, and where it stands.
struct Word {
    word: String,
    place: Range<usize>,
}

impl Word {
    fn is_street(&self) -> bool {
        is_street(&self.word)
    }
}

fn is_street(word: &str) -> bool {
    STREETS.iter().any(|(_, short)| *short == word)
}

/// `22`, `22b`; `5th` is a name.
fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && word.len() <= digits.len() + 1
}

/// Neighbors, with the place that they take.
fn pairs<'w>(words: impl Iterator<Item = &'w Word> + Clone) -> impl Iterator<Item = ([String; 2], Range<usize>)> {
    words.clone().zip(words.skip(1)).map(|(a, b)| ([a.word.clone(), b.word.clone()], a.place.start..b.place.end))
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text[from..at].to_lowercase();
                let short = STREETS.iter().find(|(long, _)| *long == word).map(|(_, short)| (*short).to_owned());
                if !DIRECTIONS.contains(&word.as_str()) {
                    words.push(Word { word: short.unwrap_or(word), place: from..at });
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The words of an address as they are compared.
pub(super) fn words_of(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.word).collect()
}

/// House number and street of an address's first line, without its unit and what stands behind a comma; empty where
/// no number is in it.
pub(super) fn house_of(line: &str) -> Vec<String> {
    let mut street =
        words_of(line.split([',', ';', '\n', '#']).find(|part| !part.trim().is_empty()).unwrap_or_default());
    if let Some(unit) = street.iter().skip(2).position(|word| UNITS.contains(&word.as_str()) && word != "hwy") {
        street.truncate(unit + 2);
    }
    if street.iter().any(|word| word.contains(|c: char| c.is_ascii_digit())) { street } else { Vec::new() }
}

/// Whether two are one house: a town without a comma may follow, and “street” may be left out.
pub(super) fn is_same_house(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let next_is_street = long.get(short.len()).is_some_and(|word| is_street(word));
    short.len() >= 2 && long.starts_with(short) && (short.len() == long.len() || short.len() >= 3 || next_is_street)
}

/// What texts must not say.
#[derive(Default)]
struct Secrets {
    /// House number and street, in either order: in no text.
    houses: HashSet<[String; 2]>,
    /// The street alone: not in the texts of its own place, its programs and their organizations.
    streets: HashSet<[String; 2]>,
    /// Digits of phones.
    numbers: BTreeSet<String>,
}

impl Secrets {
    fn add_line(&mut self, line: &str) {
        let words = words(line);
        let is_unit = |word: &&str| UNITS.contains(word);
        let houses = pairs(words.iter().filter(|word| !word.is_street())).map(|(pair, _)| pair);
        for [a, b] in houses.filter(|[a, b]| (is_number(a) || is_number(b)) && ![&**a, b].iter().any(is_unit)) {
            self.houses.insert([b.clone(), a.clone()]);
            self.houses.insert([a, b]);
        }
        let streets = pairs(words.iter()).map(|(pair, _)| pair);
        self.streets.extend(streets.filter(|[a, b]| {
            let named = !is_number(a) && is_street(b) || BEFORE.contains(&a.as_str());
            named && is_street(a) != is_street(b)
        }));
    }

    fn is_empty(&self) -> bool {
        self.houses.is_empty() && self.streets.is_empty() && self.numbers.is_empty()
    }

    /// The first place in a text that repeats one of them; `own`: a text of the place itself, or of its programs.
    fn find(&self, text: &str, own: bool) -> Option<Range<usize>> {
        if !self.numbers.is_empty()
            && let Some(place) = numbers(text).into_iter().find(|(digits, _)| self.has_number(digits)).map(|n| n.1)
        {
            return Some(place);
        }
        let words = words(text);
        let house = pairs(words.iter().filter(|word| !word.is_street())).find(|(pair, _)| self.houses.contains(pair));
        let street = || pairs(words.iter()).find(|(pair, _)| own && self.streets.contains(pair));
        house.or_else(street).map(|(_, place)| place)
    }

    fn has_number(&self, digits: &str) -> bool {
        self.numbers.iter().any(|secret| digits.contains(secret.as_str()))
    }
}

/// Runs of digits with only the marks of a phone number between them.
fn numbers(text: &str) -> Vec<(String, Range<usize>)> {
    let mut runs: Vec<(String, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match runs.last_mut() {
            Some((digits, place))
                if text[place.end..at].chars().all(|c| " ().-/\u{a0}\u{2011}\u{2013}".contains(c)) =>
            {
                digits.push(c);
                place.end = at + 1;
            }
            _ => runs.push((c.to_string(), at..at + 1)),
        }
    }
    runs
}

/// The digits by which a number is recognized: without a country's code.
fn digits_of(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let local = if digits.len() > 10 { &digits[digits.len() - 10..] } else { &digits };
    (local.len() >= 7).then(|| local.to_owned())
}

/// The sentence around a place of a text.
fn sentence(text: &str, place: &Range<usize>) -> Range<usize> {
    let ends = |at: usize, c: char| {
        let behind = text[at + c.len_utf8()..].chars().next();
        match c {
            '\n' | ';' => true,
            '.' | '!' | '?' => behind.is_none_or(char::is_whitespace),
            _ => false,
        }
    };
    let before = text[..place.start].char_indices().rev().find(|&(at, c)| ends(at, c));
    let start = before.map_or(0, |(at, c)| at + c.len_utf8());
    let is_short_word = |at: usize| {
        let last = words(&text[place.start..at]).pop();
        let of_street = last.is_some_and(|last| STREETS.iter().any(|(_, short)| *short == last.word));
        let next = text[at + 1..].trim_start_matches(' ').chars().next();
        of_street && next.is_some_and(|next| !next.is_uppercase() && next != '\n')
    };
    let behind = text[place.end..].char_indices().map(|(at, c)| (place.end + at, c));
    let end = behind.filter(|&(at, c)| ends(at, c)).find(|&(at, c)| c != '.' || !is_short_word(at));
    start..end.map_or(text.len(), |(at, c)| if c == '\n' { at } else { at + c.len_utf8() })
}

/// Takes the sentences out that repeat a secret. Whether any did.
fn take_out(text: &mut String, secrets: &Secrets, own: bool) -> bool {
    let mut any = false;
    while let Some(place) = secrets.find(text, own) {
        text.replace_range(sentence(text, &place), "");
        any = true;
    }
    if any {
        let lines: Vec<String> =
            text.trim().split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        *text = lines.join("\n");
        if !text.contains(char::is_alphanumeric) {
            text.clear();
        }
    }
    any
}

impl Build<'_> {
    /// When everything is in its place: no text says what was withheld.
    pub(super) fn withhold_repetitions(&mut self) {
        let secrets = self.secrets();
        if secrets.is_empty() {
            return;
        }
        let hidden: Vec<bool> = self.locations.iter().map(|location| location.confidential).collect();
        let of_hidden = |program: &Program| program.sites.iter().any(|site| hidden[site.location as usize]);
        let mut of_organizations = vec![false; self.organizations.len()];
        for program in self.programs.iter().filter(|program| of_hidden(program)) {
            program.organization.into_iter().for_each(|at| of_organizations[at as usize] = true);
        }
        for location in self.locations.iter().filter(|location| location.confidential) {
            location.organization.into_iter().for_each(|at| of_organizations[at as usize] = true);
        }
        let mut told: Vec<(Row, &'static str)> = Vec::new();
        let first_rows = &self.first_rows;
        let mut read = |table: TableName, id: &str, record: &mut dyn Texts, own: bool| {
            let mut columns: Vec<&'static str> = Vec::new();
            record.each(&mut |column, text| {
                if take_out(text, &secrets, own) {
                    columns.push(column);
                }
            });
            columns.dedup();
            if let Some(row) = first_rows.get(&(table, id)) {
                told.extend(columns.into_iter().map(|column| (*row, column)));
            }
        };
        for (at, organization) in self.organizations.iter_mut().enumerate() {
            let id = organization.source_id.clone();
            read(TableName::Organization, &id, organization, of_organizations[at]);
        }
        for (at, location) in self.locations.iter_mut().enumerate() {
            let id = location.source_id.clone();
            read(TableName::Location, &id, location, hidden[at]);
        }
        for program in &mut self.programs {
            let (id, own) = (program.source_id.clone(), of_hidden(program));
            read(TableName::Service, &id, program, own);
        }
        // A heading is needed all the same.
        for organization in self.organizations.iter_mut().filter(|organization| organization.name.is_empty()) {
            organization.name = organization.alternate_name.take().unwrap_or_else(|| "…".to_owned());
        }
        for program in self.programs.iter_mut().filter(|program| program.name.is_empty()) {
            let organization = program.organization.map(|at| self.organizations[at as usize].name.clone());
            program.name = program.alternate_name.take().or(organization).unwrap_or_else(|| "…".to_owned());
        }
        self.problems.redact(|text| secrets.find(text, true).is_some());
        for (row, column) in told {
            let found = "a text that repeats an address or a phone that is withheld";
            let expected = "texts without it; the sentence was withheld, until x_confidential is settled";
            let at = At::from(&row);
            let at = if column.is_empty() { at } else { at.column(column) };
            self.problems.add(Kind::Confidential, at, found, expected);
        }
    }

    fn secrets(&self) -> Secrets {
        let mut secrets = Secrets::default();
        for (at, _) in self.locations.iter().enumerate().filter(|(_, location)| location.confidential) {
            self.privacy[at].streets.iter().for_each(|line| secrets.add_line(line));
        }
        for cell in &self.withheld_numbers {
            if let Reading::Numbers { phones, .. } = crate::phones::read(cell) {
                secrets.numbers.extend(phones.iter().filter_map(|phone| digits_of(&phone.dial()?)));
            }
        }
        // A number that another row publishes is no secret.
        let programs = self.programs.iter().flat_map(|program| {
            let sites = program.sites.iter().flat_map(|site| site.phones.iter().chain(of_contacts(&site.contacts)));
            program.phones.iter().chain(of_contacts(&program.contacts)).chain(sites)
        });
        let others = self.organizations.iter().flat_map(|organization| &organization.phones);
        let published = programs.chain(others).chain(self.locations.iter().flat_map(|location| &location.phones));
        for number in published.filter_map(|phone| digits_of(&phone.dial()?)) {
            secrets.numbers.remove(&number);
        }
        secrets
    }
}

fn of_contacts(contacts: &[Contact]) -> impl Iterator<Item = &Phone> {
    contacts.iter().flat_map(|contact| &contact.phones)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, line: &str, own: bool) -> String {
        let mut secrets = Secrets::default();
        secrets.add_line(line);
        secrets.numbers.insert("3055550142".to_owned());
        let mut text = text.to_owned();
        take_out(&mut text, &secrets, own);
        text
    }

    #[test]
    fn the_sentence_that_repeats_an_address_goes_however_it_is_written() {
        for (line, text) in [
            ("22 Birch Street", "Come to 22 Birch St. at any hour."),
            ("22 N Birch St", "We are at 22 North Birch Street, ring twice."),
            ("22 Birch Street, Apt 3", "Our house, 22 BIRCH, is green."),
            ("1200 5th Ave", "Knock at 1200 Fifth, or 1200 5th Avenue!"),
            ("22 Calle Abedul", "Estamos en 22 Abedul."),
            ("Calle Abedul 22", "Estamos en la Calle Abedul, 22."),
            ("Suite 200, 22 Birch Street", "Map: https://maps.example.org/?q=22+Birch+Street"),
            ("100 Avenue B", "It is 100 Ave. B"),
        ] {
            assert_eq!(without(&format!("We help. {text}\nCall us."), line, false), "We help.\nCall us.", "{line}");
        }
    }

    #[test]
    fn the_street_alone_goes_from_the_texts_of_its_own_place() {
        let text = "The shelter on Birch Street is safe. Call first.";
        assert_eq!(without(text, "22 Birch Street", true), "Call first.");
        assert_eq!(without(text, "22 Birch Street", false), text);
        assert_eq!(without("En la calle Abedul. Llame.", "Calle Abedul 22", true), "Llame.");
    }

    #[test]
    fn other_numbers_and_streets_stay() {
        for text in [
            "We are at 33 Birch Street.",
            "For 22 families on 5th Avenue, suite 200, room 3.",
            "Apt 3 is free. 100 beds. B wing.",
            "Call 305-555-0143.",
        ] {
            for line in ["22 Birch Street, Apt 3", "1200 5th Ave Suite 200", "Room 3, 100 Avenue B", "CONFIDENTIAL"] {
                assert_eq!(without(text, line, false), text, "{line}");
            }
        }
    }

    #[test]
    fn a_withheld_number_goes_however_it_is_written() {
        for number in ["305-555-0142", "(305) 555-0142", "+1 305.555.0142", "3055550142"] {
            assert_eq!(without(&format!("Staff: {number}. Ask."), "22 Birch Street", false), "Ask.", "{number}");
        }
    }
}

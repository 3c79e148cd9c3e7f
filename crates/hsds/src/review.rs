//! What a person who knows the community would see in a finished directory: what is old, there twice, hard to read, or
//! cannot be so. Nothing is changed.

mod completeness;

pub use completeness::{Completeness, FIELDS};

use super::{Imported, Kind, Problem};
use signpost_directory::{Date, Program, reading};
use std::collections::HashMap;

/// Months in days: what was checked before is old.
const HALF_A_YEAR: i32 = 183;
const A_YEAR: i32 = 365;
/// The grade above which a description is hard for most.
const GRADE: f64 = 9.0;

/// Adds what is seen in the programs to what was told of their rows.
pub fn review(imported: &Imported, today: Date, languages: &[String]) -> Vec<Problem> {
    let mut seen = Seen { imported, problems: Vec::new() };
    for at in 0..imported.directory.programs.len() {
        seen.age(at, today);
        seen.reading_level(at);
        seen.plausibility(at, today);
    }
    seen.duplicates();
    if languages.iter().any(|tag| tag == "es") {
        seen.spanish();
    }
    seen.problems
}

struct Seen<'i> {
    imported: &'i Imported,
    problems: Vec<Problem>,
}

impl Seen<'_> {
    fn program(&self, at: usize) -> &Program {
        &self.imported.directory.programs[at]
    }

    fn add(&mut self, kind: Kind, at: usize, found: String, expected: String, suggestion: Option<String>) {
        let (file, row) = self.imported.rows.get(at).cloned().unwrap_or_default();
        self.problems.push(Problem {
            severity: kind.severity(),
            kind,
            file,
            row: (row > 0).then_some(row),
            column: None,
            found,
            expected,
            suggestion,
            times: 1,
        });
    }

    fn age(&mut self, at: usize, today: Date) {
        let program = self.program(at);
        let name = program.name.clone();
        match program.assured_on {
            None => self.add(Kind::NeverChecked, at, name, "the day on which it was last checked".to_owned(), None),
            Some(day) => {
                let days = today.days() - day.days();
                let kind = match days {
                    days if days > A_YEAR => Kind::NotCheckedForAYear,
                    days if days > HALF_A_YEAR => Kind::NotCheckedForHalfAYear,
                    _ => return,
                };
                self.add(
                    kind,
                    at,
                    format!("{name}, last checked {day}"),
                    "a check within half a year".to_owned(),
                    None,
                );
            }
        }
    }

    fn reading_level(&mut self, at: usize) {
        let program = self.program(at);
        let is_english = program.lang.as_deref().is_none_or(|lang| lang.starts_with("en"));
        let Some(grade) = program.description.as_deref().and_then(reading::grade_of_text).filter(|_| is_english) else {
            return;
        };
        if grade > GRADE {
            let found = format!("{}: its description reads at grade {grade:.0}", program.name);
            self.add(Kind::HardToRead, at, found, format!("grade {GRADE:.0} or below"), None);
        }
    }

    fn plausibility(&mut self, at: usize, today: Date) {
        let program = self.program(at);
        let name = program.name.clone();
        let mut odd = Vec::new();
        if let (Some(from), Some(to)) = (program.minimum_age, program.maximum_age)
            && from > to
        {
            odd.push((
                format!("{name}: from {from} to {to} years"),
                format!("an age to end with that is above {from}"),
                Some(format!("did you mean {to} to {from}?")),
            ));
        }
        if let Some(day) = program.assured_on.filter(|day| *day > today) {
            odd.push((format!("{name}: checked on {day}"), "a day that has been".to_owned(), None));
        }
        for (found, expected, suggestion) in odd {
            self.add(Kind::Implausible, at, found, expected, suggestion);
        }
    }

    /// Programs of one name: at one place they are copies, at several they are one program in pieces.
    fn duplicates(&mut self) {
        let directory = &self.imported.directory;
        let mut by_name: HashMap<(String, Option<u32>), Vec<usize>> = HashMap::new();
        for (at, program) in directory.programs.iter().enumerate() {
            by_name.entry((plain(&program.name), program.organization)).or_default().push(at);
        }
        let mut groups: Vec<Vec<usize>> = by_name.into_values().filter(|group| group.len() > 1).collect();
        groups.sort_unstable();
        let places = |at: usize| {
            let sites = directory.programs[at].sites.iter();
            let mut places: Vec<String> = sites
                .filter_map(|site| directory.locations.get(site.location as usize))
                .map(|place| {
                    place.address.as_ref().map_or(place.source_id.clone(), |address| plain(&address.lines.join(" ")))
                })
                .collect();
            places.sort_unstable();
            places
        };
        for group in groups {
            let name = directory.programs[group[0]].name.clone();
            let mut of_place: HashMap<Vec<String>, usize> = HashMap::new();
            let mut elsewhere = Vec::new();
            for &at in &group {
                match of_place.get(&places(at)).copied() {
                    Some(first) => {
                        let known = self.imported.rows.get(first).map_or(0, |(_, row)| *row);
                        let suggestion = format!("is it the same as the one in row {known}?");
                        self.add(Kind::Duplicates, at, name.clone(), "each program once".to_owned(), Some(suggestion));
                    }
                    None => {
                        of_place.insert(places(at), at);
                        elsewhere.push(at);
                    }
                }
            }
            if elsewhere.len() > 1 {
                let rows: Vec<String> = elsewhere
                    .iter()
                    .filter_map(|at| self.imported.rows.get(*at))
                    .map(|(_, row)| row.to_string())
                    .take(8)
                    .collect();
                let found = format!("{name}, at {} places", elsewhere.len());
                let suggestion = format!("merge rows {}", rows.join(", "));
                self.add(
                    Kind::SameAtManyPlaces,
                    elsewhere[0],
                    found,
                    "one program with several places".to_owned(),
                    Some(suggestion),
                );
            }
        }
    }

    fn spanish(&mut self) {
        let directory = &self.imported.directory;
        let is_spanish = |tag: &String| tag.starts_with("es") || tag.to_lowercase().contains("spanish");
        let speaks = |program: &Program| {
            let view = directory.view_of(program);
            program.languages.iter().any(is_spanish)
                || view.locations().any(|place| place.languages.iter().any(is_spanish))
                || view.phones().iter().any(|phone| phone.languages.iter().any(is_spanish))
                || program.translations.iter().any(|translation| translation.lang.starts_with("es"))
                || program.lang.as_deref().is_some_and(|lang| lang.starts_with("es"))
                || program.interpretation.is_some()
        };
        let silent: Vec<usize> = (0..directory.programs.len()).filter(|at| !speaks(&directory.programs[*at])).collect();
        for at in silent {
            let name = self.program(at).name.clone();
            self.add(Kind::NoSpanish, at, name, "a language, an interpreter or a text in Spanish".to_owned(), None);
        }
    }
}

/// Letters and digits alone, in lower case.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

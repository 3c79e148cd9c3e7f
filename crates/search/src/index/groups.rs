//! Records of one program: the same organization gives it under the same name at several places, or it was entered
//! twice. A result list shows each program once before it repeats any.

use crate::{analysis, doc_set::DocId, interner::TermInterner};
use signpost_directory::{Directory, ProgramView};

/// So many programs of one name are told apart; what is entered more often under it stands alone.
const MAX_OF_ONE_NAME: usize = 32;
/// Descriptions that are the same up to here are of one program, if it is filed alike, too; what a result shows is the same.
const ALIKE: usize = 100;

/// For each document the first record of its program.
#[derive(Debug, Default)]
pub(super) struct Groups {
    first: Vec<DocId>,
    /// Whether a document's program has more records than it.
    has_others: Vec<bool>,
}

impl Groups {
    pub(super) fn new(directory: &Directory) -> Groups {
        let mut keys = TermInterner::default();
        // By number of the key: the records with it that begin a group.
        let mut begins: Vec<Vec<DocId>> = Vec::new();
        let mut groups = Groups::default();
        for (document, program) in (0..).zip(&directory.programs) {
            groups.first.push(document);
            groups.has_others.push(false);
            let view = directory.view_of(program);
            for key in keys_of(view) {
                let number = keys.intern(&key) as usize;
                begins.resize(begins.len().max(number + 1), Vec::new());
                let same = |begin: &&DocId| directory.view(**begin as usize).is_some_and(|other| is_same(view, other));
                if let Some(&begin) = begins[number].iter().find(same) {
                    let first = groups.first[begin as usize];
                    groups.first[document as usize] = first;
                    groups.has_others[document as usize] = true;
                    groups.has_others[first as usize] = true;
                } else if begins[number].len() < MAX_OF_ONE_NAME {
                    begins[number].push(groups.first[document as usize]);
                }
            }
        }
        groups
    }

    /// The record that stands for the document's program; its own number when it is the only one.
    pub(super) fn first(&self, document: DocId) -> DocId {
        self.first[document as usize]
    }

    pub(super) fn has_others(&self, document: DocId) -> bool {
        self.has_others[document as usize]
    }
}

/// By what records of one program are found: name and organization, name and description.
fn keys_of(view: ProgramView) -> [String; 2] {
    let name = folded(&view.program.name);
    let organization = view.organization.map_or_else(String::new, |organization| folded(&organization.name));
    // Separated by what no folded text holds.
    let description = view.program.description.as_deref().unwrap_or_default();
    [[name.as_str(), "\n", &organization].concat(), [name.as_str(), "\r", description].concat()]
}

/// Two records of one name are one program if they are described alike or filed alike, at least by half; where nobody is said
/// to run them, both.
fn is_same(a: ProgramView, b: ProgramView) -> bool {
    let (a, b) = (a.program, b.program);
    if a.description.is_some() && a.description == b.description {
        return true;
    }
    let common = a.terms.iter().filter(|term| b.terms.contains(term)).count();
    let fewest = a.terms.len().min(b.terms.len());
    let filed_alike = fewest > 0 && common * 2 >= fewest;
    let known = a.organization.is_some() || begins_alike(a.description.as_deref(), b.description.as_deref());
    a.organization == b.organization && filed_alike && known
}

fn begins_alike(a: Option<&str>, b: Option<&str>) -> bool {
    let both = a.and_then(|a| a.as_bytes().get(..ALIKE)).zip(b.and_then(|b| b.as_bytes().get(..ALIKE)));
    both.is_some_and(|(a, b)| a == b)
}

fn folded(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    analysis::words(text, |word, _, _| {
        all.push_str(word);
        all.push(' ');
    });
    all
}

#[cfg(test)]
mod tests {
    use super::Groups;
    use signpost_directory::{Directory, Program};

    /// The first record of each program, for records of one name and no organization, each with its description and terms.
    fn firsts(records: &[(&str, &[&str])]) -> Vec<u32> {
        let program = |(description, terms): &(&str, &[&str])| Program {
            name: "Help with the Electric Bill".into(),
            description: Some((*description).into()),
            terms: terms.iter().map(|term| (*term).into()).collect(),
            ..Program::default()
        };
        let directory = Directory { programs: records.iter().map(program).collect(), ..Directory::default() };
        let groups = Groups::new(&directory);
        (0..records.len() as u32).map(|document| groups.first(document)).collect()
    }

    #[test]
    fn records_that_nobody_is_said_to_run_are_one_program_if_described_and_filed_alike() {
        let same =
            "Pays the electric bill of families who are about to lose power, once a year, up to a limit that changes.";
        let (north, south) = (format!("{same} Call the north office."), format!("{same} Call the south office."));
        let bills: &[&str] = &["Electric Service Payment", "Heating"];
        assert_eq!(firsts(&[(&north, bills), (&south, bills)]), [0, 0]);
        assert_eq!(firsts(&[(&north, bills), (&south, &["Food"])]), [0, 1], "filed otherwise");
        assert_eq!(firsts(&[(&north, bills), ("Pays once.", bills)]), [0, 1], "described otherwise");
        assert_eq!(firsts(&[("Pays once.", bills), ("Pays twice.", bills)]), [0, 1], "too short to tell");
    }

    #[test]
    fn a_record_of_another_program_between_them_parts_no_two() {
        let terms: &[&str] = &["Heating"];
        assert_eq!(firsts(&[("Pays once.", terms), ("Pays twice.", terms), ("Pays once.", terms)]), [0, 1, 0]);
        let same =
            "Pays the electric bill of families who are about to lose power, once a year, up to a limit that changes.";
        let (north, south) = (format!("{same} North."), format!("{same} South."));
        assert_eq!(firsts(&[(&north, terms), ("Pays twice.", terms), (&south, terms)]), [0, 1, 0]);
    }
}

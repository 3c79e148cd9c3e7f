//! What a new release changed for a reader.

use serde::{Deserialize, Serialize};
use signpost_directory::{Code, Directory};
use signpost_hours::UnixSeconds;
use signpost_saved as saved;

/// What a release changed for a reader.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Changes {
    /// Programs that are new.
    pub added: Changed,
    /// Programs in which a reader would notice something.
    pub changed: Changed,
    /// Programs that are no longer listed.
    pub gone: Changed,
    /// When the older release was made.
    pub since: UnixSeconds,
}

/// How many programs, and which.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Changed {
    /// All of them.
    pub count: u32,
    /// The first, at most [`Changed::MOST`].
    pub codes: Vec<Code>,
}

impl Changed {
    /// Nobody reads a longer list.
    pub const MOST: usize = 20;

    fn add(&mut self, code: Code) {
        self.count += 1;
        if self.codes.len() < Changed::MOST {
            self.codes.push(code);
        }
    }

    /// How many are not among the first.
    pub fn more(&self) -> u32 {
        self.count - self.codes.len() as u32
    }
}

impl Changes {
    /// What a reader would notice as different between two releases: new dates of checking are not counted.
    pub fn between(older: &Directory, newer: &Directory) -> Changes {
        let mut changes = Changes { since: older.released_at, ..Changes::default() };
        for program in &newer.programs {
            match (older.record(program.code), newer.record(program.code)) {
                (None, _) => changes.added.add(program.code),
                (Some(old), Some(new)) if !saved::difference(&old, &new).is_empty() => {
                    changes.changed.add(program.code)
                }
                _ => {}
            }
        }
        let gone = older.programs.iter().filter(|program| newer.find(program.code).is_none());
        gone.for_each(|program| changes.gone.add(program.code));
        changes
    }

    /// Programs in all.
    pub fn count(&self) -> u32 {
        self.added.count + self.changed.count + self.gone.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Organization, Program};

    fn code(id: &str) -> Code {
        Code::candidates(id).next().unwrap()
    }

    fn directory(programs: &[(&str, &str)], released_at: UnixSeconds) -> Directory {
        let program = |(id, name): &(&str, &str)| Program {
            code: code(id),
            name: (*name).to_owned(),
            organization: Some(0),
            ..Program::default()
        };
        let organizations = vec![Organization { name: "Pantry".to_owned(), ..Organization::default() }];
        let programs = programs.iter().map(program).collect();
        let mut directory = Directory { programs, organizations, released_at, ..Directory::default() };
        directory.sort_programs();
        directory
    }

    #[test]
    fn changes_name_and_count_the_programs_that_are_new_changed_and_gone() {
        let older = directory(&[("1", "Food box"), ("2", "Rides"), ("3", "Rent help")], 100);
        let mut newer = directory(&[("1", "Food box"), ("2", "Free rides"), ("4", "Diapers"), ("5", "Coats")], 200);
        let changed = |ids: &[&str]| {
            let mut codes: Vec<Code> = ids.iter().map(|id| code(id)).collect();
            codes.sort();
            Changed { count: ids.len() as u32, codes }
        };
        let expected =
            Changes { added: changed(&["4", "5"]), changed: changed(&["2"]), gone: changed(&["3"]), since: 100 };
        assert_eq!(Changes::between(&older, &newer), expected);
        assert_eq!(expected.count(), 4);
        // The same organizations in another order are no change.
        newer.organizations.insert(0, Organization::default());
        newer.programs.iter_mut().for_each(|program| program.organization = Some(1));
        assert_eq!(Changes::between(&older, &newer).changed.count, 1);
    }

    #[test]
    fn of_many_the_first_are_named_and_all_are_counted() {
        let ids: Vec<String> = (0..50).map(|n| n.to_string()).collect();
        let programs: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "Program")).collect();
        let added = Changes::between(&directory(&[], 1), &directory(&programs, 2)).added;
        assert_eq!((added.count, added.codes.len(), added.more()), (50, Changed::MOST, 30));
    }
}

//! What a release changes, by the names of the programs.

use signpost_directory::{
    Directory, Location, Organization, Program,
    ledger::{Ledger, Moved, Turnover},
};
use std::{collections::BTreeMap, fmt};

/// Programs that are named for each kind of change.
const MAX_NAMED: usize = 20;

#[derive(Debug, PartialEq, Eq)]
pub struct Changes {
    new: Vec<String>,
    back: Vec<String>,
    gone: Vec<String>,
    changed: Vec<String>,
    /// Under another id than before: each with the code that it keeps.
    moved: Vec<String>,
}

impl Changes {
    /// `ledger` is that of the new release: it knows the programs that are gone, too.
    pub fn of(
        turnover: &Turnover,
        moved: &[Moved],
        ledger: &Ledger,
        last: &Directory,
        directory: &Directory,
    ) -> Changes {
        let named = |id: &String| match ledger.programs.get(id) {
            Some(entry) => format!("{} ({id}, {})", entry.name, entry.code),
            None => id.clone(),
        };
        let named = |ids: &[String]| ids.iter().map(named).collect();
        Changes {
            new: named(&turnover.added),
            back: named(&turnover.returned),
            gone: named(&turnover.gone),
            changed: named(&changed(last, directory)),
            moved: moved.iter().map(moved_in_words).collect(),
        }
    }
}

fn moved_in_words(moved: &Moved) -> String {
    let Moved { code, from, to, name_before, name } = moved;
    match name == name_before {
        true => format!("{name} ({to}, was {from}) keeps its code {code}"),
        false => format!("{name} ({to}) is what was {name_before} ({from}), and keeps its code {code}"),
    }
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = [("new", &self.new), ("back again", &self.back), ("gone", &self.gone), ("changed", &self.changed)];
        let counts = kinds.map(|(kind, programs)| format!("{} {kind}", programs.len()));
        let kinds = kinds.into_iter().chain([("recognized", &self.moved)]);
        write!(f, "Since the last release: {}.", counts.join(", "))?;
        for (kind, programs) in kinds {
            for program in programs.iter().take(MAX_NAMED) {
                write!(f, "\n  {kind}: {}", program.replace(char::is_control, " "))?;
            }
            match programs.len().saturating_sub(MAX_NAMED) {
                0 => {}
                more => write!(f, "\n  {kind}: {more} more")?,
            }
        }
        Ok(())
    }
}

/// Source ids of the programs of both directories of which a reader sees something else now.
fn changed(last: &Directory, directory: &Directory) -> Vec<String> {
    let before: BTreeMap<&str, &Program> =
        last.programs.iter().map(|program| (program.source_id.as_str(), program)).collect();
    let differs = |program: &&Program| {
        before.get(program.source_id.as_str()).is_some_and(|old| whole(last, old) != whole(directory, program))
    };
    let mut changed: Vec<String> =
        directory.programs.iter().filter(differs).map(|program| program.source_id.clone()).collect();
    changed.sort();
    changed
}

/// A program with its organization and locations in place of their indices, which differ between releases.
fn whole<'a>(
    directory: &'a Directory,
    program: &Program,
) -> (Program, Option<&'a Organization>, Vec<Option<Location>>) {
    let organization = program.organization.and_then(|at| directory.organizations.get(at as usize));
    let mut program = Program { organization: None, ..program.clone() };
    let mut locations = Vec::new();
    for site in &mut program.sites {
        let location = directory.locations.get(std::mem::take(&mut site.location) as usize);
        locations.push(location.map(|location| Location { organization: None, ..location.clone() }));
    }
    (program, organization, locations)
}

//! The ledger of codes, which the publishing tool carries from release to release, so that a code is never reused.

mod same_program;

pub use same_program::Moved;

use super::{Code, Date, Directory, Former};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet, btree_map},
    fmt,
};

/// Every program that this community has ever published, by source id.
///
/// Travels as JSON beside the keys or inside the site; it holds nothing that the site did not publish.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ledger {
    /// By source id.
    pub programs: BTreeMap<String, Entry>,
}

/// One program through time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Given once, for good.
    pub code: Code,
    /// As the latest release that listed it had it.
    pub name: String,
    /// Day of the first release that listed it.
    pub first_seen: Date,
    /// The last release that held it.
    pub last_seen: Date,
    /// Whether the latest release holds it.
    pub listed: bool,
}

/// Why a ledger from outside cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerError {
    /// Not JSON, or not of this form.
    NotALedger {
        /// What the parser found, with line and column.
        reason: String,
    },
    /// Two programs of the ledger have the same code: publishing would point a code to another program.
    SharedCode {
        /// The code of both.
        code: Code,
        /// Source id of one.
        first: String,
        /// Source id of the other.
        second: String,
    },
}

impl fmt::Display for LedgerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LedgerError::NotALedger { reason } => write!(f, "this is not a ledger of codes: {reason}"),
            LedgerError::SharedCode { code, first, second } => {
                write!(
                    f,
                    "the ledger gives the code {code} to two programs, {first} and {second}; restore it from the last release"
                )
            }
        }
    }
}

impl std::error::Error for LedgerError {}

impl Ledger {
    /// Reads a ledger written by [`Ledger::to_json`], and checks that no two programs share a code.
    pub fn from_json(bytes: &[u8]) -> Result<Ledger, LedgerError> {
        let not_a_ledger = |reason: String| LedgerError::NotALedger { reason };
        let ledger: Ledger = serde_json::from_slice(bytes).map_err(|error| not_a_ledger(error.to_string()))?;
        let mut owner: BTreeMap<Code, &str> = BTreeMap::new();
        for (id, entry) in &ledger.programs {
            if let Some(first) = owner.insert(entry.code, id) {
                return Err(LedgerError::SharedCode { code: entry.code, first: first.to_owned(), second: id.clone() });
            }
        }
        Ok(ledger)
    }

    /// Pretty JSON, programs by source id: the same ledger gives the same bytes, and releases can be compared.
    pub fn to_json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("texts and days become JSON");
        bytes.push(b'\n');
        bytes
    }
}

/// Programs that are no longer listed are named for so many days: as long as links and sheets are kept.
const NAMED_DAYS: i32 = 3 * 365;
/// The newest of them; a community that replaced its whole source has more.
const MAX_FORMER: usize = 2_000;

impl Ledger {
    /// What is no longer listed, sorted by code.
    pub fn former(&self, today: Date) -> Vec<Former> {
        let recent = |entry: &&Entry| !entry.listed && !entry.name.is_empty() && today - entry.last_seen <= NAMED_DAYS;
        let mut gone: Vec<&Entry> = self.programs.values().filter(recent).collect();
        gone.sort_by_key(|entry| std::cmp::Reverse(entry.last_seen));
        gone.truncate(MAX_FORMER);
        let former =
            |entry: &Entry| Former { code: entry.code, name: entry.name.clone(), last_seen: Some(entry.last_seen) };
        let mut former: Vec<Former> = gone.into_iter().map(former).collect();
        former.sort_by_key(|former| former.code);
        former
    }
}

/// What a release changed, by source id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turnover {
    /// Never listed before.
    pub added: Vec<String>,
    /// Listed before, but not in the last release.
    pub returned: Vec<String>,
    /// In the last release, but not in this one.
    pub gone: Vec<String>,
}

/// Gives every program of `directory` its code, sorts the programs by code, and brings the ledger up to `today`.
///
/// A program known to the ledger keeps its code. A new one takes the first of [`Code::candidates`] that no program
/// has ever had; new ones are served in the order of their source ids, so that the order of the source's rows
/// decides nothing.
pub fn assign(directory: &mut Directory, ledger: &mut Ledger, today: Date) -> Turnover {
    let mut taken: BTreeSet<Code> = ledger.programs.values().map(|entry| entry.code).collect();
    let mut turnover = Turnover::default();
    directory.programs.sort_by(|a, b| a.source_id.cmp(&b.source_id));
    let listed: BTreeSet<&str> = directory.programs.iter().map(|p| p.source_id.as_str()).collect();
    for (id, entry) in &mut ledger.programs {
        if entry.listed && !listed.contains(id.as_str()) {
            entry.listed = false;
            turnover.gone.push(id.clone());
        }
    }
    for program in &mut directory.programs {
        let entry = match ledger.programs.entry(program.source_id.clone()) {
            btree_map::Entry::Occupied(known) => {
                let entry = known.into_mut();
                if !entry.listed {
                    turnover.returned.push(program.source_id.clone());
                }
                entry
            }
            btree_map::Entry::Vacant(new) => {
                turnover.added.push(program.source_id.clone());
                let free = Code::candidates(&program.source_id).find(|code| taken.insert(*code));
                // The candidates never end before 2^32 attempts, and there are far fewer programs than codes.
                let code = free.unwrap_or_default();
                new.insert(Entry { code, name: String::new(), first_seen: today, last_seen: today, listed: true })
            }
        };
        entry.name.clone_from(&program.name);
        entry.last_seen = today;
        entry.listed = true;
        program.code = entry.code;
    }
    directory.programs.sort_by_key(|program| program.code);
    turnover
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Program;
    use proptest::prelude::*;

    fn day(n: i8) -> Date {
        signpost_hours::date::date(2026, 1, n)
    }

    fn directory(ids: &[impl AsRef<str>]) -> Directory {
        let program =
            |id: &str| Program { source_id: id.to_owned(), name: format!("Program {id}"), ..Program::default() };
        Directory { programs: ids.iter().map(|id| program(id.as_ref())).collect(), ..Directory::default() }
    }

    fn codes(directory: &Directory) -> BTreeMap<String, Code> {
        directory.programs.iter().map(|p| (p.source_id.clone(), p.code)).collect()
    }

    #[test]
    fn a_program_that_comes_back_has_its_old_code() {
        let mut ledger = Ledger::default();
        let mut first = directory(&["a", "b"]);
        let turnover = assign(&mut first, &mut ledger, day(1));
        assert_eq!(turnover.added, ["a", "b"]);

        let mut second = directory(&["b"]);
        let turnover = assign(&mut second, &mut ledger, day(2));
        assert_eq!(turnover, Turnover { gone: vec!["a".to_owned()], ..Turnover::default() });
        let gone = &ledger.programs["a"];
        assert_eq!((gone.first_seen, gone.last_seen, gone.listed), (day(1), day(1), false));
        let former = Former { code: gone.code, name: "Program a".to_owned(), last_seen: Some(day(1)) };
        assert_eq!(ledger.former(day(2)), [former]);
        assert_eq!(ledger.former(day(1).plus(NAMED_DAYS + 1)), []);

        let mut third = directory(&["a", "b"]);
        let turnover = assign(&mut third, &mut ledger, day(3));
        assert_eq!(turnover, Turnover { returned: vec!["a".to_owned()], ..Turnover::default() });
        assert_eq!(codes(&third), codes(&first));
        assert_eq!(ledger.programs["a"].last_seen, day(3));
    }

    #[test]
    fn a_code_that_was_ever_given_is_not_given_again() {
        let wanted = Code::candidates("new").next().unwrap();
        let entry =
            Entry { code: wanted, name: "Gone".to_owned(), first_seen: day(1), last_seen: day(1), listed: false };
        let mut ledger = Ledger { programs: [("old".to_owned(), entry)].into() };
        let mut next = directory(&["new"]);
        assign(&mut next, &mut ledger, day(2));
        assert_eq!(next.programs[0].code, Code::candidates("new").nth(1).unwrap());
        assert_eq!(ledger.programs["old"].code, wanted);
    }

    #[test]
    fn a_ledger_that_gives_one_code_to_two_programs_is_refused() {
        let mut ledger = Ledger::default();
        assign(&mut directory(&["a", "b"]), &mut ledger, day(1));
        let code = ledger.programs["a"].code;
        ledger.programs.get_mut("b").unwrap().code = code;
        let error = Ledger::from_json(&ledger.to_json()).unwrap_err();
        assert_eq!(error, LedgerError::SharedCode { code, first: "a".to_owned(), second: "b".to_owned() });
        assert!(matches!(Ledger::from_json(b"{"), Err(LedgerError::NotALedger { .. })));
    }

    proptest! {
        /// Releases of any programs, one after the other: codes are unique for ever, and never change hands.
        #[test]
        fn codes_stay_with_their_programs_through_all_releases(
            releases in prop::collection::vec(prop::collection::btree_set("[a-f]{1,3}", 0..40), 1..6),
        ) {
            let mut ledger = Ledger::default();
            let mut ever: BTreeMap<String, Code> = BTreeMap::new();
            for ids in &releases {
                let ids: Vec<&String> = ids.iter().collect();
                let mut release = directory(&ids);
                assign(&mut release, &mut ledger, day(1));
                for (id, code) in codes(&release) {
                    prop_assert_eq!(*ever.entry(id).or_insert(code), code);
                }
                let unique: BTreeSet<Code> = ever.values().copied().collect();
                prop_assert_eq!(unique.len(), ever.len());
                prop_assert!(release.programs.is_sorted_by_key(|p| p.code));
                prop_assert_eq!(Ledger::from_json(&ledger.to_json()).unwrap(), ledger.clone());
            }
        }

        #[test]
        fn the_order_of_the_rows_decides_nothing(
            ids in prop::collection::btree_set("[a-z]{1,4}", 1..60).prop_map(Vec::from_iter),
            turn in any::<prop::sample::Index>(),
        ) {
            let (mut one, mut other) = (directory(&ids), directory(&ids));
            let turn = turn.index(ids.len());
            other.programs.rotate_left(turn);
            let (mut first, mut second) = (Ledger::default(), Ledger::default());
            assign(&mut one, &mut first, day(1));
            assign(&mut other, &mut second, day(1));
            prop_assert_eq!(first.to_json(), second.to_json());
            prop_assert_eq!(one, other);
        }
    }
}

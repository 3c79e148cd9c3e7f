//! Defines the ledger: what the publishing tool keeps from release to release, so that a program's code stays its
//! own for ever.

use super::{Code, Date, Directory};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// Every program that this community has ever published, by source id.
///
/// Travels as JSON beside the keys or inside the site; it holds nothing that the site did not publish.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ledger {
    pub programs: BTreeMap<String, Entry>,
}

/// One program through time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub code: Code,
    pub name: String,
    pub first_seen: Date,
    /// The last release that held it.
    pub last_seen: Date,
    /// Whether the latest release holds it.
    pub listed: bool,
}

/// Why a ledger from outside cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerError {
    NotALedger {
        reason: String,
    },
    /// Two programs of the ledger have the same code: publishing would point a code to another program.
    SharedCode {
        code: Code,
        first: String,
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
        let ledger: Ledger =
            serde_json::from_slice(bytes).map_err(|e| LedgerError::NotALedger { reason: e.to_string() })?;
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
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// What a release changed, by source id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turnover {
    pub added: Vec<String>,
    pub returned: Vec<String>,
    pub gone: Vec<String>,
}

/// Gives every program of `directory` its code, sorts the programs by code, and brings the ledger up to `today`.
///
/// A program known to the ledger keeps its code. A new one takes the first of [`Code::candidates`] that no program
/// has ever had; new ones are served in the order of their source ids, so that the order of the source's rows
/// decides nothing.
pub fn assign(directory: &mut Directory, ledger: &mut Ledger, today: Date) -> Turnover {
    use std::collections::{BTreeSet, btree_map};
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

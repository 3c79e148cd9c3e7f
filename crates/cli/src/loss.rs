//! Detects a release that would remove much from the directory, with the digest that confirms exactly that loss.

use sha2::{Digest, Sha256};
use signpost_directory::{Directory, Program, ledger::Ledger};
use signpost_hsds::{Kind, Problem};
use signpost_trust::hex;
use std::{collections::BTreeSet, fmt};

/// Lines of a loss that are shown.
const MAX_LISTED: usize = 20;

/// The release that readers have now.
pub struct LastRelease<'a> {
    pub version: u64,
    pub ledger: &'a Ledger,
    pub directory: &'a Directory,
}

/// A loss that somebody must confirm.
#[derive(Debug, PartialEq, Eq)]
pub struct Loss {
    /// The loss is one of this release: confirmed once, it is not confirmed for the next.
    version: u64,
    reasons: Vec<String>,
    /// Program by program, or row by row.
    lines: Vec<String>,
}

impl Loss {
    /// What `directory` would take away, if that is so much that it must be confirmed. `gone` are source ids.
    pub fn of(directory: &Directory, problems: &[Problem], gone: &[String], last: Option<LastRelease>) -> Option<Loss> {
        let mut loss = Loss { version: last.as_ref().map_or(0, |last| last.version), reasons: vec![], lines: vec![] };
        let swallowed = problems.iter().filter(|problem| problem.kind == Kind::OpenQuotation);
        let lines: Vec<String> = swallowed.map(ToString::to_string).collect();
        if !lines.is_empty() {
            loss.add("rows were swallowed by an open quotation mark".to_owned(), lines);
        }
        if let Some(last) = last {
            let before = last.ledger.programs.values().filter(|entry| entry.listed).count();
            if gone.len() * 10 > before {
                let named = gone.iter().map(|id| {
                    let entry = last.ledger.programs.get(id);
                    let (code, name) = entry.map_or_else(Default::default, |e| (e.code.to_string(), e.name.as_str()));
                    format!("gone: {name} ({id}, {code})")
                });
                loss.add(
                    format!("{} of the {before} programs of the last release are gone", gone.len()),
                    named.collect(),
                );
            }
            let unreachable: Vec<&Program> = directory.programs.iter().filter(|p| !reachable(directory, p)).collect();
            let could: BTreeSet<&str> = last
                .directory
                .programs
                .iter()
                .filter(|p| reachable(last.directory, p))
                .map(|p| p.source_id.as_str())
                .collect();
            let named: Vec<String> = unreachable
                .iter()
                .filter(|p| could.contains(p.source_id.as_str()))
                .map(|p| format!("unreachable: {} ({})", p.name, p.source_id))
                .collect();
            if unreachable.len() * 2 > directory.programs.len() && !named.is_empty() {
                let of = directory.programs.len();
                loss.add(format!("{} of {of} programs have no phone, no place and no web address, {} of them since the last release", unreachable.len(), named.len()), named);
            }
        }
        (!loss.reasons.is_empty()).then_some(loss)
    }

    fn add(&mut self, reason: String, mut lines: Vec<String>) {
        lines.sort();
        self.reasons.push(reason);
        self.lines.append(&mut lines);
    }

    /// The same only for the same loss after the same release.
    pub fn digest(&self) -> String {
        let text = format!("{}\n{}\n{}", self.version, self.reasons.join("\n"), self.lines.join("\n"));
        hex::encode(&Sha256::digest(text)[..8])
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.reasons.join("; "))?;
        for line in self.lines.iter().take(MAX_LISTED) {
            write!(f, "\n  {}", line.replace(char::is_control, " "))?;
        }
        match self.lines.len().saturating_sub(MAX_LISTED) {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more"),
        }
    }
}

/// Whether a reader finds any way to a program.
fn reachable(directory: &Directory, program: &Program) -> bool {
    let view = directory.view_of(program);
    !program.phones.is_empty()
        || program.website.is_some()
        || program.email.is_some()
        || !program.contacts.is_empty()
        || view.organization.is_some_and(|o| !o.phones.is_empty() || o.website.is_some() || o.email.is_some())
        || program.sites.iter().any(|site| {
            let location = view.location(site);
            !site.phones.is_empty()
                || !site.contacts.is_empty()
                || location.is_some_and(|l| !l.phones.is_empty() || l.address.is_some() || l.website.is_some())
        })
}

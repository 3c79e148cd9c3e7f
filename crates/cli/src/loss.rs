//! Detects a release that would remove much from the directory, with the digest that confirms exactly that loss.

use sha2::{Digest, Sha256};
use signpost_directory::{Directory, Program, ledger::Ledger};
use signpost_hsds::{Kind, Problem};
use signpost_trust::hex;
use std::{collections::BTreeSet, fmt};

/// Lines of a loss that are shown.
const MAX_LISTED: usize = 20;

/// The release that readers have now.
#[derive(Clone, Copy)]
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
            let reached = |directory: &Directory, program: &Program| {
                program.can_be_reached(&directory.organizations, &directory.locations)
            };
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
            let unreachable: Vec<&Program> = directory.programs.iter().filter(|p| !reached(directory, p)).collect();
            let could: BTreeSet<&str> = last
                .directory
                .programs
                .iter()
                .filter(|p| reached(last.directory, p))
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

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::Date;
    use signpost_directory::Phone;

    /// Programs `0..count`; the first `reached` of them with a phone.
    fn directory(count: usize, reached: usize) -> Directory {
        let program = |n: usize| Program {
            source_id: format!("s{n}"),
            name: format!("Program {n}"),
            phones: if n < reached { vec![Phone::of("555-0100")] } else { Vec::new() },
            ..Program::default()
        };
        Directory { programs: (0..count).map(program).collect(), ..Directory::default() }
    }

    /// What is lost between two releases.
    fn loss(version: u64, mut last: Directory, mut next: Directory) -> Option<Loss> {
        let mut ledger = Ledger::default();
        let today = Date::new(2026, 11, 21).unwrap();
        signpost_directory::ledger::assign(&mut last, &mut ledger, today);
        let before = ledger.clone();
        let turnover = signpost_directory::ledger::assign(&mut next, &mut ledger, today);
        let last = LastRelease { version, ledger: &before, directory: &last };
        Loss::of(&next, &[], &turnover.gone, Some(last))
    }

    #[test]
    fn more_than_a_tenth_is_a_loss_and_a_tenth_is_not() {
        assert_eq!(loss(1, directory(20, 20), directory(18, 18)), None);
        let lost = loss(1, directory(20, 20), directory(17, 17)).unwrap();
        let told = lost.to_string();
        assert!(
            told.starts_with("3 of the 20 programs of the last release are gone:\n  gone: Program 17 (s17, "),
            "{told}"
        );
        assert_eq!(loss(1, directory(0, 0), directory(3, 3)), None);
        assert_eq!(Loss::of(&directory(3, 0), &[], &[], None), None, "a first release");
    }

    #[test]
    fn programs_that_lose_every_way_to_them_are_a_loss_once_most_have_none() {
        assert_eq!(loss(1, directory(10, 10), directory(10, 5)), None);
        let told = loss(1, directory(10, 10), directory(10, 4)).unwrap().to_string();
        assert!(told.contains("6 of 10 programs have no phone") && told.contains("6 of them since"), "{told}");
        assert!(told.contains("\n  unreachable: Program 9 (s9)") && !told.contains("Program 3"), "{told}");
        assert_eq!(loss(1, directory(10, 4), directory(10, 4)), None, "as before");
    }

    #[test]
    fn swallowed_rows_are_a_loss_of_any_release_and_nothing_else_that_is_told_is() {
        let problem = |kind: Kind, row| Problem {
            severity: kind.severity(),
            kind,
            file: "service.csv".to_owned(),
            row: Some(row),
            column: None,
            found: "text".to_owned(),
            expected: "something else".to_owned(),
            suggestion: None,
            times: 1,
        };
        let loss = |problems: &[Problem]| Loss::of(&directory(3, 3), problems, &[], None);
        assert_eq!(loss(&[problem(Kind::MissingValue, 2), problem(Kind::BrokenLink, 3)]), None);
        let one = loss(&[problem(Kind::MissingValue, 2), problem(Kind::OpenQuotation, 5)]).unwrap();
        let told = one.to_string();
        assert!(told.starts_with("rows were swallowed") && told.lines().count() == 2, "{told}");
        assert!(told.contains("row 5") && !told.contains("row 2"), "{told}");
        let other = loss(&[problem(Kind::OpenQuotation, 6)]).unwrap();
        assert_ne!(one.digest(), other.digest());
    }

    #[test]
    fn the_digest_is_of_exactly_these_programs_after_exactly_this_release() {
        let digest = |version, kept| loss(version, directory(20, 20), directory(kept, kept)).unwrap().digest();
        assert_eq!(digest(1, 10), digest(1, 10));
        assert_ne!(digest(1, 10), digest(1, 9));
        assert_ne!(digest(1, 10), digest(2, 10));
    }

    #[test]
    fn many_lines_are_counted_and_a_name_cannot_write_lines_of_its_own() {
        let mut last = directory(60, 60);
        last.programs[59].name = "Food\n  and nothing else\u{1b}[2J".to_owned();
        let told = loss(1, last, directory(20, 20)).unwrap().to_string();
        assert_eq!(told.lines().count(), 1 + MAX_LISTED + 1, "{told}");
        assert!(told.ends_with("and 20 more"), "{told}");
        assert!(!told.contains('\u{1b}'));
    }
}

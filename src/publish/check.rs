//! Defines the body of `signpost check`: what a publisher can act on, worst first.

use crate::core::hsds::{Imported, Severity};
use std::io::{self, Write};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    #[default]
    Text,
    Json,
}

/// 0: clean, or warnings only; 1: warnings, when `strict`; 2: errors or blockers.
pub fn exit_code(imported: &Imported, strict: bool) -> u8 {
    match imported.problems.iter().map(|problem| problem.severity).max() {
        None => 0,
        Some(Severity::Warning) => u8::from(strict),
        Some(Severity::Error | Severity::Blocker) => 2,
    }
}

/// Writes what was found in `imported` to `out`.
pub fn report(imported: &Imported, format: Format, out: &mut impl Write) -> io::Result<()> {
    let _ = format;
    for problem in &imported.problems {
        writeln!(out, "{}: {problem}", problem.severity)?;
    }
    Ok(())
}

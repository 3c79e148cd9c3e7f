//! `signpost check`: the problems of a community's data, worst first.

use super::{Outcome, now, source::Source};
use anyhow::Result;
use signpost_hsds::{Imported, Kind, Problem, Severity};
use std::{
    cmp::Reverse,
    collections::BTreeMap,
    io::{self, Write},
    path::PathBuf,
};

/// List what is wrong with a community's data, worst first, with file, row and column
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost check data
  signpost check export.zip --format json > problems.json
Exit codes: 0 nothing, or warnings only; 1 warnings, with --strict; 2 errors, or it cannot be published at all")]
pub struct Args {
    /// A folder or a zip of HSDS tables
    #[arg(value_name = "SRC")]
    pub from: PathBuf,
    /// text: grouped, worst first; json: one problem a line
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// List every row, not only the first few of each group
    #[arg(long)]
    pub all: bool,
    /// Exit with 1 for warnings, too
    #[arg(long)]
    pub strict: bool,
    /// A signpost.toml elsewhere than beside the data
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Rows of one group that are listed without `--all`.
const MAX_LISTED: usize = 5;

pub fn run(args: Args) -> Result<Outcome> {
    let (imported, warnings) = Source::import(&args.from, args.config.as_deref(), now())?;
    for warning in warnings {
        eprintln!("warning: {warning}");
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Text => text(&imported, if args.all { usize::MAX } else { MAX_LISTED }, &mut out)?,
        Format::Json => json(&imported, &mut out)?,
    }
    out.flush()?;
    Ok(match exit_code(&imported, args.strict) {
        0 => Outcome::Done,
        1 => Outcome::Attention,
        _ => Outcome::Refused,
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
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

/// Rows told of each kind, worst first.
pub fn counts(problems: &[Problem]) -> Vec<(Kind, u64)> {
    let mut counts: BTreeMap<(Reverse<Severity>, Kind), u64> = BTreeMap::new();
    for problem in problems {
        *counts.entry((Reverse(problem.severity), problem.kind)).or_default() += problem.times;
    }
    counts.into_iter().map(|((_, kind), times)| (kind, times)).collect()
}

/// One problem a line, as JSON.
pub fn json(imported: &Imported, out: &mut impl Write) -> io::Result<()> {
    imported.problems.iter().try_for_each(|problem| writeln!(out, "{}", serde_json::to_string(problem)?))
}

/// Grouped by kind, file, column and what was expected; of each group at most `listed` rows; then the table of
/// counts, where a terminal leaves the eye.
pub fn text(imported: &Imported, listed: usize, out: &mut impl Write) -> io::Result<()> {
    for same_kind in imported.problems.chunk_by(|a, b| a.kind == b.kind) {
        let kind = same_kind[0].kind;
        let times = same_kind.iter().map(|p| p.times).sum();
        writeln!(out, "{}: {} ({})", kind.severity(), kind.title(), thousands(times))?;
        let mut groups: Vec<(&Problem, Vec<&Problem>)> = Vec::new();
        for problem in same_kind {
            let same = |a: &Problem, b: &Problem| {
                (&a.file, &a.column, &a.expected, &a.suggestion) == (&b.file, &b.column, &b.expected, &b.suggestion)
            };
            match groups.iter_mut().find(|(first, _)| same(first, problem)) {
                Some((_, rows)) => rows.push(problem),
                None => groups.push((problem, vec![problem])),
            }
        }
        for (first, rows) in groups {
            group(first, &rows, listed, out)?;
        }
        writeln!(out)?;
    }
    summary(imported, out)
}

fn group(first: &Problem, rows: &[&Problem], listed: usize, out: &mut impl Write) -> io::Result<()> {
    write!(out, "  {}", if first.file.is_empty() { "the source" } else { &first.file })?;
    if let Some(column) = &first.column {
        write!(out, ", column {column}")?;
    }
    write!(out, ": expected {}", first.expected)?;
    match &first.suggestion {
        Some(suggestion) => writeln!(out, " ({suggestion})")?,
        None => writeln!(out)?,
    }
    for problem in rows.iter().take(listed) {
        match problem.row {
            Some(row) => writeln!(out, "    row {row}: {}", problem.found)?,
            None => writeln!(out, "    {}", problem.found)?,
        }
    }
    let more: u64 = rows.iter().skip(listed).map(|p| p.times).sum();
    if more > 0 {
        writeln!(out, "    and {} more: --all lists them", thousands(more))?;
    }
    Ok(())
}

fn summary(imported: &Imported, out: &mut impl Write) -> io::Result<()> {
    let of = |severity| imported.problems.iter().filter(|p| p.severity == severity).map(|p| p.times).sum::<u64>();
    for (kind, times) in counts(&imported.problems) {
        writeln!(out, "{:>9}  {:<8} {}", thousands(times), kind.severity().to_string(), kind.title())?;
    }
    writeln!(
        out,
        "{}, {} programs: {} errors, {} warnings{}",
        imported.version,
        thousands(imported.directory.programs.len() as u64),
        thousands(of(Severity::Error)),
        thousands(of(Severity::Warning)),
        if of(Severity::Blocker) > 0 { "; it cannot be published" } else { "" }
    )
}

/// `26,259`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_groups_of_three() {
        for (number, expected) in [(0, "0"), (999, "999"), (26_259, "26,259"), (1_000_000, "1,000,000")] {
            assert_eq!(thousands(number), expected);
        }
    }
}

//! `signpost check`: the problems of a community's data, worst first.

use super::{
    Outcome,
    cli::Format,
    now, parse_time, report,
    source::{Source, today},
};
use anyhow::{Context, Result};
use signpost_hours::UnixSeconds;
use signpost_hsds::{
    Imported, Kind, Problem, Severity,
    review::{self, Completeness, FIELDS},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    fs,
    io::{self, IsTerminal, Write},
    path::PathBuf,
};

/// List what is wrong with a community's data, worst first, with file, row and column
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost check pantries.xlsx
  signpost check data --report report.html
  signpost check export.zip --format json > problems.json
Exit codes: 0 nothing, or warnings only; 1 warnings, with --strict; 2 errors, or it cannot be published at all")]
pub struct Args {
    /// A sheet, or a folder or a zip of HSDS tables
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
    /// Write it as a page too, to be printed or sent to whoever answers for the data
    #[arg(long, value_name = "FILE.html")]
    pub report: Option<PathBuf>,
    /// As if it were this moment
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub at: Option<UnixSeconds>,
    /// A signpost.toml elsewhere than beside the data
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Rows of one group that are listed without `--all`.
const MAX_LISTED: usize = 5;

pub fn run(args: Args) -> Result<Outcome> {
    let at = args.at.unwrap_or_else(now);
    let (mut imported, warnings) = Source::import(&args.from, args.config.as_deref(), at)?;
    for warning in warnings {
        eprintln!("warning: {warning}");
    }
    let today = today(&imported.directory.community.time_zone, at)?;
    let seen = review::review(&imported, today, &imported.directory.community.languages);
    imported.add(seen.into_iter());
    let completeness = Completeness::of(&imported.directory, today);
    let is_terminal = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Text => {
            let shown = Shown { listed: if args.all { usize::MAX } else { MAX_LISTED }, is_coloured: is_terminal };
            text(&imported, &completeness, shown, &mut out)?;
        }
        Format::Json => json(&imported, &mut out)?,
    }
    out.flush()?;
    if let Some(path) = &args.report {
        let page = report::page(&imported, &completeness, today);
        fs::write(path, page).with_context(|| format!("{} cannot be written", path.display()))?;
        eprintln!("The report is in {}.", path.display());
    }
    Ok(match exit_code(&imported, args.strict) {
        0 => Outcome::Done,
        1 => Outcome::Attention,
        _ => Outcome::Refused,
    })
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

/// One problem a line, as JSON; each with a suggestion, that of its kind where the row has none of its own.
pub fn json(imported: &Imported, out: &mut impl Write) -> io::Result<()> {
    imported.problems.iter().try_for_each(|problem| {
        let suggestion = problem.suggestion.clone().or_else(|| Some(problem.kind.advice().to_owned()));
        writeln!(out, "{}", serde_json::to_string(&Problem { suggestion, ..problem.clone() })?)
    })
}

/// How the text is written.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// Rows of each group.
    pub listed: usize,
    /// With the colours of a terminal.
    pub is_coloured: bool,
}

impl Shown {
    fn severity(self, severity: Severity) -> String {
        let colour = match severity {
            Severity::Warning => "33",
            Severity::Error | Severity::Blocker => "31;1",
        };
        if self.is_coloured { format!("\u{1b}[{colour}m{severity}\u{1b}[0m") } else { severity.to_string() }
    }
}

/// Grouped by kind, file, column and what was expected; of each group at most `listed` rows; then the table of
/// counts, where a terminal leaves the eye.
pub fn text(imported: &Imported, completeness: &Completeness, shown: Shown, out: &mut impl Write) -> io::Result<()> {
    for same_kind in imported.problems.chunk_by(|a, b| a.kind == b.kind) {
        let kind = same_kind[0].kind;
        let times = same_kind.iter().map(|p| p.times).sum();
        writeln!(out, "{}: {} ({})", shown.severity(kind.severity()), kind.title(), thousands(times))?;
        for (first, rows) in groups(same_kind) {
            group(first, &rows, shown.listed, out)?;
        }
        writeln!(out, "  What to do: {}.", kind.advice())?;
        writeln!(out)?;
    }
    if !completeness.programs.is_empty() {
        writeln!(out, "Of what people look for, {} % is there:", completeness.whole)?;
        for (field, per_cent) in FIELDS.iter().zip(completeness.fields) {
            writeln!(out, "{per_cent:>9} %  {field}")?;
        }
    }
    summary(imported, out)
}

/// The problems of one kind by file, column and what was expected, in the order of the first of each.
pub fn groups(same_kind: &[Problem]) -> Vec<(&Problem, Vec<&Problem>)> {
    let mut groups: Vec<(&Problem, Vec<&Problem>)> = Vec::new();
    let mut places: HashMap<Group, usize> = HashMap::new();
    for problem in same_kind {
        let place = *places.entry((&problem.file, &problem.column, &problem.expected)).or_insert_with(|| {
            groups.push((problem, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(problem);
    }
    groups
}

/// File, column, what was expected.
type Group<'p> = (&'p str, &'p Option<String>, &'p str);

fn group(first: &Problem, rows: &[&Problem], listed: usize, out: &mut impl Write) -> io::Result<()> {
    write!(out, "  {}", if first.file.is_empty() { "the source" } else { &first.file })?;
    if let Some(column) = &first.column {
        write!(out, ", column {column}")?;
    }
    write!(out, ": expected {}", first.expected)?;
    let same = rows.iter().all(|problem| problem.suggestion == first.suggestion);
    match first.suggestion.as_ref().filter(|_| same) {
        Some(suggestion) => writeln!(out, " ({suggestion})")?,
        None => writeln!(out)?,
    }
    for problem in rows.iter().take(listed) {
        let own = problem.suggestion.as_ref().filter(|_| !same).map(|own| format!(" ({own})")).unwrap_or_default();
        match problem.row {
            Some(row) => writeln!(out, "    row {row}: {}{own}", problem.found)?,
            None => writeln!(out, "    {}{own}", problem.found)?,
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

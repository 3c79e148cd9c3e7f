//! Defines the body of `signpost check`: what a publisher can act on, worst first.

use super::{Outcome, now, source::Source};
use crate::core::hsds::{Imported, Severity};
use anyhow::Result;
use std::{
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
    /// json: one problem a line
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Exit with 1 for warnings, too
    #[arg(long)]
    pub strict: bool,
    /// A signpost.toml elsewhere than beside the data
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

pub fn run(args: Args) -> Result<Outcome> {
    let (imported, warnings) = Source::import(&args.from, args.config.as_deref(), now())?;
    for warning in warnings {
        eprintln!("warning: {warning}");
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    report(&imported, args.format, &mut out)?;
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

/// Writes what was found in `imported` to `out`.
pub fn report(imported: &Imported, format: Format, out: &mut impl Write) -> io::Result<()> {
    for problem in &imported.problems {
        match format {
            Format::Text => writeln!(out, "{}: {problem}", problem.severity)?,
            Format::Json => writeln!(out, "{}", serde_json::to_string(problem)?)?,
        }
    }
    Ok(())
}

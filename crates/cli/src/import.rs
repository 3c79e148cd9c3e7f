//! `signpost import`: what was recognized and read in a community's data.

use super::{Outcome, check, now, source::Source};
use anyhow::Result;
use signpost_directory::Program;
use signpost_hsds::{Imported, Severity};
use std::path::PathBuf;

/// Read a community's data and say what was found in it
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  signpost import export.zip
Nothing is written. Exit codes: 0 it can be published, 2 it cannot")]
pub struct Args {
    /// A folder or a zip of HSDS tables (1.1, 2.0 or 3.x)
    #[arg(value_name = "SRC")]
    pub from: PathBuf,
    /// A signpost.toml elsewhere than beside the data
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

pub fn run(args: Args) -> Result<Outcome> {
    let (imported, warnings) = Source::import(&args.from, args.config.as_deref(), now())?;
    print!("{}", summary(&imported));
    warnings.iter().for_each(|warning| say!("warning: {warning}"));
    if !imported.problems.is_empty() {
        say!("signpost check {} lists them with file and row", args.from.display());
    }
    let blocked = imported.problems.iter().any(|problem| problem.severity == Severity::Blocker);
    Ok(if blocked { Outcome::Refused } else { Outcome::Done })
}

/// What was recognized and read, and how many problems there are of each kind.
pub fn summary(imported: &Imported) -> String {
    let directory = &imported.directory;
    let programs = &directory.programs;
    let with = |has: fn(&Program) -> bool| programs.iter().filter(|program| has(program)).count();
    let phones = programs.iter().filter(|program| !directory.view_of(program).phones().is_empty()).count();
    let addresses = directory.locations.iter().filter(|location| location.address.is_some()).count();
    let mut lines = vec![format!("{}, recognized by {}", imported.version, imported.version.mark())];
    for (number, what) in [
        (programs.len(), "programs"),
        (directory.organizations.len(), "organizations"),
        (directory.locations.len(), "locations"),
        (addresses, "of them with an address"),
        (phones, "programs with a phone"),
        (with(|p| !p.schedules.is_empty() || p.sites.iter().any(|s| !s.schedules.is_empty())), "programs with hours"),
        (with(|p| !p.needs.is_empty()), "programs that a need leads to"),
    ] {
        lines.push(format!("{:>9}  {what}", check::thousands(number as u64)));
    }
    for (file, rows) in &imported.tables {
        lines.push(format!("{:>9}  rows of {file}", check::thousands(*rows)));
    }
    for (kind, times) in check::counts(&imported.problems) {
        lines.push(format!("{:>9}  {}: {}", check::thousands(times), kind.severity(), kind.title()));
    }
    lines.join("\n") + "\n"
}

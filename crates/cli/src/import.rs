//! `signpost import`: what was recognized and read in a community's data.

use super::{Outcome, check, now, sheet_mapping, source::Source};
use anyhow::Result;
use signpost_directory::{Phone, Program};
use signpost_hours::{Schedule, ScheduleKind};
use signpost_hsds::{Imported, Severity};
use std::path::PathBuf;

/// Read a community's data and say what was found in it
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost import pantries.xlsx
  signpost import pantries.xlsx --keep
  signpost import export.zip
Nothing is written, but for --keep. Exit codes: 0 it can be published, 2 it cannot")]
pub struct Args {
    /// A sheet with a row for each program (.csv, .xlsx, .ods), or a folder or a zip of HSDS tables (1.1, 2.0 or 3.x)
    #[arg(value_name = "SRC")]
    pub from: PathBuf,
    /// A signpost.toml elsewhere than beside the data
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Write what the columns of the sheet hold into signpost.toml, to be corrected there
    #[arg(long)]
    pub keep: bool,
}

pub fn run(args: Args) -> Result<Outcome> {
    let (imported, warnings) = Source::import(&args.from, args.config.as_deref(), now())?;
    print!("{}", summary(&imported));
    for sheet in &imported.sheets {
        print!("\n{}", sheet_mapping::shown(sheet));
    }
    if args.keep {
        let kept = sheet_mapping::keep(&args.from, args.config.as_deref(), &imported.sheets)?;
        say!("The columns are kept in {}: correct them there.", kept.display());
    }
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
    let with = |has: &dyn Fn(&Program) -> bool| programs.iter().filter(|program| has(program)).count();
    let is_called = |program: &Program| {
        Phone::first(&directory.view_of(program).phones()).is_some_and(|phone| phone.dial().is_some())
    };
    let readable = |rows: &[Schedule]| {
        rows.iter().any(|row| row.kind == ScheduleKind::Regular && row.recurrence.is_some() && row.opens_at.is_some())
    };
    let has_hours = |program: &Program| {
        let of_place = |at: u32| directory.locations.get(at as usize).is_some_and(|place| readable(&place.schedules));
        readable(&program.schedules)
            || program.sites.iter().any(|site| readable(&site.schedules) || of_place(site.location))
    };
    let addresses = directory.locations.iter().filter(|location| location.address.is_some()).count();
    let mut lines = vec![format!("{}, recognized by {}", imported.version, imported.recognized_by)];
    for (number, what) in [
        (programs.len(), "programs"),
        (directory.organizations.len(), "organizations"),
        (directory.locations.len(), "locations"),
        (addresses, "of them with an address"),
        (with(&is_called), "programs with a phone that can be called"),
        (with(&has_hours), "programs with hours that were read"),
        (with(&|program| !program.needs.is_empty()), "programs that a need leads to"),
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

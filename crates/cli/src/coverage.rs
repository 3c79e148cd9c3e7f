//! `signpost coverage`: the matrix of the app's coverage page, on the command line.

use super::{Outcome, now, search};
use anyhow::{Context, Result};
use signpost_coverage::{Coverage, lines};
use signpost_directory::AreaKind;
use signpost_handoff::returned::counts::csv;
use signpost_hours::UnixSeconds;
use signpost_locale::Messages;
use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
};

/// Show what there is for each need, area by area
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost coverage site
  signpost coverage data --by county --format csv > coverage.csv

Exit codes:
  0  every need has a program somewhere
  1  a need has none
  2  the site or the source cannot be read, or the site is refused")]
pub struct Args {
    /// A published site (a folder or an address; verified first), or an HSDS source (a folder or a zip)
    #[arg(value_name = "SITE|SOURCE")]
    pub from: String,
    /// How the community is divided
    #[arg(long, value_enum, default_value_t)]
    pub by: By,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// The root to trust, for a site [default: the one in the site's own page]
    #[arg(long, value_name = "FILE")]
    pub root: Option<PathBuf>,
    /// The time to take for now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum By {
    /// Regions of addresses
    County,
    /// Cities of addresses
    #[default]
    Town,
    /// The first three digits of postal codes
    Postal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// Numbers of programs, for people
    #[default]
    Table,
    /// A line for each need and area, with all figures
    Csv,
    /// All of it as one JSON object
    Json,
}

pub fn run(args: Args) -> Result<Outcome> {
    let now = args.at.unwrap_or_else(now);
    let (directory, _) = search::directory(&args.from, args.root.as_deref(), now)?;
    let by = match args.by {
        By::County => AreaKind::County,
        By::Town => AreaKind::Town,
        By::Postal => AreaKind::Postal,
    };
    let coverage = Coverage::of(&directory, by, now);
    let messages = Messages::english();
    let mut out = BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Table => print_table(&coverage, &messages, &mut out),
        Format::Csv => {
            let lines = lines(&coverage, &messages);
            let rows = lines.iter().map(|line| line.iter().map(String::as_str).collect());
            out.write_all(csv(rows).as_bytes())
        }
        Format::Json => serde_json::to_writer_pretty(&mut out, &coverage).map_err(io::Error::from),
    }
    .and_then(|()| out.flush())
    .context("the table could not be written")?;
    let has_gap = coverage.rows.iter().any(|row| row.total.programs == 0);
    Ok(if has_gap { Outcome::Attention } else { Outcome::Done })
}

/// Heads stand in a list of their own, since names of towns are wider than numbers.
fn print_table(coverage: &Coverage, messages: &Messages, out: &mut impl Write) -> io::Result<()> {
    let heads: Vec<String> = coverage.columns.iter().map(|column| column.words(messages)).collect();
    for (number, head) in (1..).zip(&heads) {
        writeln!(out, "{number:>2}  {head}")?;
    }
    let need = |need: &str| messages.text(&format!("need-{need}"));
    let width = coverage.rows.iter().map(|row| need(row.need.id()).chars().count()).max().unwrap_or(0);
    write!(out, "\n{:width$}  {:>5}", "", "all")?;
    (1..=heads.len()).try_for_each(|number| write!(out, " {number:>4}"))?;
    writeln!(out)?;
    for row in &coverage.rows {
        write!(out, "{:width$}  {:>5}", need(row.need.id()), row.total.programs)?;
        for cell in &row.cells {
            // A gap is to be seen among the numbers.
            let count = if cell.programs == 0 { "-".to_owned() } else { cell.programs.to_string() };
            write!(out, " {count:>4}")?;
        }
        writeln!(out)?;
    }
    writeln!(out, "\n{}", messages.text("coverage-taught"))?;
    for taught in &coverage.taught {
        let condition = if taught.condition.is_empty() { "-" } else { &taught.condition };
        let teaches = taught.teaches.as_deref().unwrap_or("");
        writeln!(out, "  {condition}: {} [{}] {teaches}", taught.name, taught.code)?;
    }
    writeln!(out, "\n{}", messages.text("coverage-partners"))?;
    for partner in &coverage.partners {
        writeln!(out, "  {}: {}, {}", partner.name, partner.words(messages), partner.programs)?;
    }
    if coverage.unsaid > 0 {
        writeln!(out, "  {}: {}", messages.text("coverage-unsaid"), coverage.unsaid)?;
    }
    Ok(())
}

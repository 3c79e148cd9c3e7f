//! `signpost ledger`: which programs lasted and which ended, as the releases of a site have listed them.

use super::{Outcome, cli::Format, published::LastSite};
use anyhow::{Context, Result};
use serde::Serialize;
use signpost_directory::{Date, Directory, Program, ledger::Entry, partner::is_of_partner};
use std::collections::{BTreeMap, HashMap};

/// List which programs lasted and which ended, from the ledger of a site
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost ledger site
  signpost ledger https://help.example.org/ --format json
Exit codes: 0 shown, 2 the site cannot be read")]
pub struct Args {
    /// A published site: a folder or an address
    #[arg(value_name = "SITE|URL")]
    pub site: String,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// A program as a line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    code: String,
    source_id: &'a str,
    name: &'a str,
    first_seen: Date,
    last_seen: Date,
    listed: bool,
    needs: Vec<&'static str>,
    partner: Option<&'a str>,
}

pub fn run(args: Args) -> Result<Outcome> {
    let site = LastSite::read(&args.site)?;
    let partners = site.partners();
    // A partner's programs are in packs of its own.
    let directories: Vec<Directory> = std::iter::once(Ok(site.directory()?))
        .chain(partners.iter().map(|partner| {
            site.entries_of(partner)
                .with_context(|| format!("the entries of {partner} cannot be read (signpost doctor --site SITE)"))
        }))
        .collect::<Result<_>>()?;
    let programs: HashMap<&str, &Program> = directories
        .iter()
        .flat_map(|directory| &directory.programs)
        .map(|program| (program.source_id.as_str(), program))
        .collect();
    let lines: Vec<Line> =
        site.ledger.programs.iter().map(|(id, entry)| line(id, entry, &programs, &partners)).collect();
    match args.format {
        Format::Json => {
            for line in &lines {
                say!("{}", serde_json::to_string(line)?);
            }
        }
        Format::Text => text(&lines),
    }
    Ok(Outcome::Done)
}

fn line<'a>(id: &'a str, entry: &'a Entry, programs: &HashMap<&str, &Program>, partners: &'a [String]) -> Line<'a> {
    let program = programs.get(id).filter(|_| entry.listed);
    Line {
        code: entry.code.to_string(),
        source_id: id,
        name: &entry.name,
        first_seen: entry.first_seen,
        last_seen: entry.last_seen,
        listed: entry.listed,
        needs: program.map(|program| program.needs.iter().map(|tag| tag.need.id()).collect()).unwrap_or_default(),
        partner: partners.iter().map(String::as_str).find(|partner| is_of_partner(id, partner)),
    }
}

fn text(lines: &[Line]) {
    let listed = lines.iter().filter(|line| line.listed).count();
    say!("{listed} programs are listed, {} have ended.", lines.len() - listed);
    // A release is a day on which something came or was there for the last time.
    let mut days: BTreeMap<Date, (usize, usize)> = BTreeMap::new();
    for line in lines {
        days.entry(line.first_seen).or_default().0 += 1;
        if !line.listed {
            days.entry(line.last_seen).or_default().1 += 1;
        }
    }
    say!("Release by release:");
    for (day, (came, ended)) in days {
        say!("  {day}  {came:>6} came  {ended:>6} there for the last time");
    }
    count(
        "By need, of those that are listed:",
        lines.iter().filter(|line| line.listed).flat_map(|line| line.needs.iter().copied()),
    );
    count(
        "By partner, of those that are listed:",
        lines.iter().filter(|line| line.listed).filter_map(|line| line.partner),
    );
    count(
        "By partner, of those that have ended:",
        lines.iter().filter(|line| !line.listed).filter_map(|line| line.partner),
    );
    let ended: Vec<&Line> = lines.iter().filter(|line| !line.listed).collect();
    if !ended.is_empty() {
        say!("Ended:");
    }
    for line in ended {
        say!("  {}  {}  {} to {}", line.code, line.name, line.first_seen, line.last_seen);
    }
}

fn count<'a>(heading: &str, names: impl Iterator<Item = &'a str>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    if !counts.is_empty() {
        say!("{heading}");
    }
    for (name, count) in counts {
        say!("  {count:>6}  {name}");
    }
}

//! `signpost search`: the reader's own search engine, from the command line.

use super::{Outcome, cli::Format, now, site_files::is_address, source::Source, verify, vocabulary};
use anyhow::{Context, Result};
use serde::Serialize;
use signpost_directory::{Directory, Need, ledger};
use signpost_hours::{OpenState, UnixSeconds};
use signpost_search::{Filters, Hit, Index, Near, Query, Results};
use std::{
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    rc::Rc,
};

/// Search a site or a source with the reader's own engine
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost search site \"light bill\"
  signpost search data \"dentist no insurance\" --near 33142 --format json
  signpost search https://help.example.org/ comida --lang es --root 1.root.json

Exit codes:
  0  found something
  1  found nothing
  2  the site or the source cannot be read, or the site is refused")]
pub struct Args {
    /// A published site (a folder or an address; verified first), or an HSDS source (a folder or a zip)
    #[arg(value_name = "SITE|SOURCE")]
    pub from: String,
    /// What to look for; empty: everything that the filters leave
    pub query: String,
    /// Only programs for this need: food, housing, ...
    #[arg(long)]
    pub need: Option<Need>,
    /// Where the reader is: a postal code or a town of the directory
    #[arg(long, value_name = "PLACE")]
    pub near: Option<String>,
    /// Only programs open at this time
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub open_at: Option<UnixSeconds>,
    /// The reader's language
    #[arg(long, default_value = "en")]
    pub lang: String,
    /// Most hits to show
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub limit: u32,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// The root to trust, for a site [default: the one in the site's own page]
    #[arg(long, value_name = "FILE")]
    pub root: Option<PathBuf>,
}

/// A hit as a line of JSON.
#[derive(Serialize)]
struct JsonHit<'a> {
    rank: u32,
    code: String,
    source_id: &'a str,
    name: &'a str,
    score: f32,
}

pub fn run(args: Args) -> Result<Outcome> {
    let at = args.open_at.unwrap_or_else(now);
    let (directory, _) = directory(&args.from, args.root.as_deref(), now())?;
    let mut index = Index::build(&directory);
    // As the app does.
    index.use_signs(Rc::new(vocabulary::danger_signs()));
    index.use_topics(Rc::new(vocabulary::topics()));
    let query = Query {
        filters: Filters { need: args.need, open_now: args.open_at.is_some(), ..Filters::default() },
        near: args.near.map(Near::Place),
        limit: args.limit,
        ..Query::text(&args.query, &args.lang, at)
    };
    let results = index.search(&directory, &query);
    let mut out = BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Json => print_json(&results, &mut out),
        Format::Text => print_text(&results, &mut out),
    }
    .and_then(|()| out.flush())
    .context("the results could not be written")?;
    Ok(if results.total > 0 { Outcome::Done } else { Outcome::Attention })
}

/// Whether it is a site: a folder with signed metadata, or an address. Everything else is a source.
pub fn is_site(from: &str) -> bool {
    is_address(from) || Path::new(from).join("metadata").join("timestamp.json").is_file()
}

/// With the release's version, where it is one.
pub fn directory(from: &str, root: Option<&Path>, at: UnixSeconds) -> Result<(Directory, Option<u64>)> {
    if is_site(from) {
        let (directory, version) = verify::directory(from, root, at)?;
        return Ok((directory, Some(version)));
    }
    let source = Source::read(Path::new(from), None, at)?;
    let mut directory = source.directory;
    ledger::assign(&mut directory, &mut ledger::Ledger::default(), source.today);
    Ok((directory, None))
}

fn print_json(results: &Results, out: &mut impl Write) -> io::Result<()> {
    for (hit, rank) in results.hits.iter().zip(1..) {
        let (code, score) = (hit.code.to_string(), hit.score);
        let line = JsonHit { rank, code, source_id: &hit.source_id, name: &hit.name.text, score };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

fn print_text(results: &Results, out: &mut impl Write) -> io::Result<()> {
    if results.crisis {
        writeln!(out, "These words put the community's crisis lines first.")?;
        for line in &results.crisis_lines {
            let name = line.name.0.get("en").or_else(|| line.name.0.values().next());
            writeln!(out, "    {}  {}", line.number, name.map_or("", |name| name))?;
        }
        writeln!(out)?;
    }
    if let Some(place) = &results.text_place {
        writeln!(out, "The nearest to {place} first.")?;
    }
    if let Some(place) = &results.unknown_place {
        writeln!(out, "The directory knows no place “{place}”.")?;
    }
    for expansion in &results.expansions {
        writeln!(out, "Also showing “{}” for “{}”.", expansion.means, expansion.typed)?;
    }
    if results.mistyped_code {
        writeln!(out, "This looks like a program's code with a slip in it.")?;
    }
    if let Some(help) = &results.empty {
        writeln!(out, "Nothing was found.")?;
        for (filter, count) in &help.drop {
            writeln!(out, "Without the filter {filter}: {count}.")?;
        }
        if let Some(spelling) = &help.spelling {
            writeln!(out, "Did you mean “{spelling}”?")?;
        }
        return Ok(());
    }
    writeln!(out, "{} programs.", results.total)?;
    for (hit, rank) in results.hits.iter().zip(1..) {
        print_hit(hit, rank, out)?;
    }
    Ok(())
}

fn print_hit(hit: &Hit, rank: u32, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{rank:>2}. {}  [{}]", hit.name.text, hit.code)?;
    let open = match hit.open {
        OpenState::Always => Some("open 24 hours"),
        OpenState::Open { .. } => Some("open"),
        OpenState::Closed { .. } => Some("closed"),
        OpenState::Unknown => None,
    };
    let distance = hit.distance_km.map(|km| format!("{km:.1} km"));
    let facts = [
        hit.organization.as_ref().map(|o| o.text.clone()).filter(|name| *name != hit.name.text),
        hit.city.clone(),
        (hit.more_places > 0).then(|| format!("+ {} more places", hit.more_places)),
        distance,
        open.map(str::to_owned),
        hit.free.then(|| "free".to_owned()),
        hit.ended.then(|| "may have ended".to_owned()),
        hit.phone.as_ref().map(|phone| phone.number.clone()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    if !facts.is_empty() {
        writeln!(out, "    {}", facts.join(" · "))?;
    }
    if !hit.snippet.text.is_empty() {
        writeln!(out, "    {}", hit.snippet.text.split_whitespace().collect::<Vec<_>>().join(" "))?;
    }
    Ok(())
}

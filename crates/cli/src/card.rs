//! `signpost card`: HTML that a partner puts on its own site, with a link to a program or to the directory.

use super::{
    Outcome, now,
    site_files::{SiteFiles, is_address},
    verify::OpenSite,
    words,
};
use anyhow::{Context, Result, ensure};
use signpost_directory::{Code, Directory};
use signpost_hours::UnixSeconds;
use signpost_locale::{ENGLISH_TAG, Messages};
use signpost_route::Route;
use signpost_trust::path;
use signpost_views::{
    browse::{FOLDER, LinkCard, PlainPage, link_card},
    to_html,
};
use std::{fs, path::PathBuf};

/// Bytes of a plain page, which is only looked for.
const MAX_PAGE: u64 = 4_000_000;

/// Make a card of HTML that a partner puts on its own site: a link, no frame, no script
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost card site
  signpost card https://help.example.org/ C9E-HCG8 --lang es
  signpost card site C9E-HCG8 YP9-6WC0 --base-url https://help.example.org/ --out cards.html
A card has what stays true: names, a sentence, the link. Phone and hours stand where it leads.

Exit codes:
  0  done
  1  done, but a program is no longer in the directory
  2  not done")]
pub struct Args {
    /// A published site, a folder or an address; verified first
    #[arg(value_name = "SITE")]
    pub site: String,
    /// A card for each of these programs [default: one for the whole directory]
    #[arg(value_name = "CODE")]
    pub codes: Vec<Code>,
    /// The language of the card, one of the site's [default: the community's first]
    #[arg(long)]
    pub lang: Option<String>,
    /// Where the site is [default: base_url of its signpost.toml, else the address given]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Where to write it, in place of the terminal
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// The root to trust [default: the one in the site's own page]
    #[arg(long, value_name = "FILE")]
    pub root: Option<PathBuf>,
    /// The time to take for now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
}

pub fn run(args: Args) -> Result<Outcome> {
    let opened = OpenSite::read(&args.site, args.root.as_deref(), args.at.unwrap_or_else(now))?;
    let directory = &opened.directory;
    let community = &directory.community;
    let own_lang = community.languages.first().map_or(ENGLISH_TAG, String::as_str);
    let lang = args.lang.as_deref().unwrap_or(own_lang);
    let messages = words::of_site(&opened, lang)?;
    let given = is_address(&args.site).then_some(args.site.as_str());
    let base_url = args.base_url.as_deref().or(community.base_url.as_deref()).or(given);
    let base_url = base_url.context("where is the site? --base-url https://help.example.org/")?;
    ensure!(
        leads_somewhere(base_url),
        "--base-url {base_url}: expected the address of the site's folder, such as https://help.example.org/"
    );
    let site = SiteFiles::of(&args.site);
    let folder = if lang == own_lang { format!("{FOLDER}/") } else { format!("{FOLDER}/{lang}/") };
    let address = |page: PlainPage, route: Route| -> Result<String> {
        let plain = format!("{folder}{}", page.file_name());
        let is_there = site.find(&path::quote(&plain), MAX_PAGE)?.is_some();
        let below = if is_there { path::quote(&plain) } else { route.format() };
        Ok(format!("{}/{below}", base_url.trim_end_matches('/')))
    };
    let mut html = String::new();
    let mut put = |card: LinkCard, address: String| {
        html.push_str(&to_html(|| link_card(&messages, card, &community.name, own_lang, &address)));
        html.push('\n');
    };
    if args.codes.is_empty() {
        put(LinkCard::Directory { tagline: tagline(directory, &messages) }, address(PlainPage::Home, Route::Home)?);
    }
    let mut gone = Vec::new();
    for code in &args.codes {
        match directory.find(*code).and_then(|at| directory.view(at)) {
            Some(view) => put(LinkCard::Program(view), address(PlainPage::Program(*code), Route::Program(*code))?),
            None => gone.push(*code),
        }
    }
    match &args.out {
        Some(path) => fs::write(path, html).with_context(|| format!("{} cannot be written", path.display()))?,
        None => say!("{}", html.trim_end()),
    }
    gone.iter().for_each(|code| eprintln!("{code} is not in the directory: no card for it."));
    Ok(if gone.is_empty() { Outcome::Done } else { Outcome::Attention })
}

/// Whether pages can lie below an address: partners put it on their own sites, and nobody looks at it again.
fn leads_somewhere(base_url: &str) -> bool {
    let host = base_url.split_once("://").and_then(|(_, rest)| rest.split('/').next()).unwrap_or_default();
    let is_foreign =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '"' | '<' | '>' | '@' | '\\');
    is_address(base_url) && !host.is_empty() && !base_url.contains(is_foreign)
}

fn tagline<'a>(directory: &'a Directory, messages: &'a Messages) -> &'a str {
    messages.localized(&directory.community.tagline)
}

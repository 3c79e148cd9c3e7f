//! `signpost handout`: a handout as one self-contained file of HTML, from the same model and view as the app's.

use super::{Outcome, now, search, verify::OpenSite, words};
use anyhow::{Context, Result, bail, ensure};
use base64ct::{Base64, Encoding};
use leptos::prelude::*;
use signpost_directory::{Code, Date, Directory, Record};
use signpost_handoff::{
    Handoff, Item, SUGGESTED_ITEMS,
    card::{ClinicCard, LOGO, MAX_LOGO},
    look::Look,
    qr::{PaperCode, paper_code},
    sheet::{Gone, Reader, Sheet},
    templates::Templates,
};
use signpost_hours::UnixSeconds;
use signpost_locale::{ENGLISH_TAG, Messages};
use signpost_route::Route;
use signpost_views::{Paper, PrintedFrom, Running, SheetArticle, WalletCards, to_html};
use std::{
    fs,
    path::{Path, PathBuf},
    rc::Rc,
};

/// What draws a sheet: the app's own, so that both print the same.
const STYLES: [&str; 5] = [
    include_str!("../../../public/styles/tokens.css"),
    include_str!("../../../public/styles/sheet.css"),
    include_str!("../../../public/styles/sheet-compact.css"),
    include_str!("../../../public/styles/print.css"),
    "body{margin:0 auto;max-width:50rem;padding:1rem;font-family:var(--font)}.icon{width:1.2em;height:1.2em;fill:none;\
     stroke:currentColor;stroke-width:2}.qr-light{fill:#fff}.qr-dark{fill:#000}.crisis-lines{padding:0;list-style:none}",
];

/// Make a handout of programs as a file to print
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost handout site --codes 5M1-FBYY MJX-H02Q --lang es --out handout.html
  signpost handout https://help.example.org/ --template templates.json --name \"New diabetes patient\" --out diabetes.html

Exit codes:
  0  done
  1  done, but a program is no longer in the directory, or there are more than six
  2  not done")]
pub struct Args {
    /// A published site (a folder or an address; verified first), or an HSDS source (a folder or a zip)
    #[arg(value_name = "SITE|SOURCE")]
    pub from: String,
    /// The programs, in this order
    #[arg(long, num_args = 1.., value_name = "CODE", required_unless_present = "template", conflicts_with = "template")]
    pub codes: Vec<Code>,
    /// A file of templates, as the app saves it
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
    /// Which of the file's templates [default: the first]
    #[arg(long, requires = "template")]
    pub name: Option<String>,
    /// The sheet's language [default: the template's, else en]
    #[arg(long)]
    pub lang: Option<String>,
    /// Print English beside the sheet's language
    #[arg(long)]
    pub bilingual: bool,
    /// Large print: 18 pt
    #[arg(long)]
    pub large: bool,
    /// Wallet cards in place of a sheet
    #[arg(long)]
    pub wallet: bool,
    /// The paper [default: the template's, else as the community's country prints]
    #[arg(long, value_enum)]
    pub paper: Option<Size>,
    /// Who hands over, as the patient knows them
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub by: String,
    /// A number to call back
    #[arg(long, value_name = "NUMBER", default_value = "")]
    pub phone: String,
    /// A logo for the head of the sheet: a small PNG
    #[arg(long, value_name = "FILE.png")]
    pub logo: Option<PathBuf>,
    /// Where to write it
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// The root to trust, for a site [default: the one in the site's own page]
    #[arg(long, value_name = "FILE")]
    pub root: Option<PathBuf>,
    /// The time to take for now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Size {
    /// 8.5 by 11 inches
    Letter,
    /// 210 by 297 mm
    A4,
}

impl From<Size> for Paper {
    fn from(size: Size) -> Paper {
        match size {
            Size::Letter => Paper::Letter,
            Size::A4 => Paper::A4,
        }
    }
}

pub fn run(args: Args) -> Result<Outcome> {
    let now = args.at.unwrap_or_else(now);
    let site = match search::is_site(&args.from) {
        true => Some(OpenSite::read(&args.from, args.root.as_deref(), now)?),
        false => None,
    };
    let of_source = match site {
        Some(_) => None,
        None => Some(search::directory(&args.from, None, now)?.0),
    };
    let version = site.as_ref().map(|site| site.version);
    let directory =
        site.as_ref().map(|site| &site.directory).or(of_source.as_ref()).context("there is no directory")?;
    let today = directory.zone.local(now).date();
    let (mut handoff, look) = handoff(&args, today)?;
    let lang = handoff.lang.clone().unwrap_or_else(|| ENGLISH_TAG.to_owned());
    let messages = Rc::new(match &site {
        Some(site) => words::of_site(site, &lang)?,
        None => words::of_tool(&lang)?,
    });
    let records: Vec<Record> = handoff.items.iter().filter_map(|item| directory.record(item.code)).collect();
    handoff.name_parts(&records);
    let gone: Vec<Gone> = handoff
        .items
        .iter()
        .filter(|item| directory.find(item.code).is_none())
        .map(|item| Gone {
            code: item.code,
            name: directory.former(item.code).map(|former| former.name.clone()),
            ..Gone::default()
        })
        .collect();
    let reader =
        Reader { lang: messages.lang(), near: None, zone: &directory.zone, now, notices: &directory.community.notices };
    let card = ClinicCard::new(&args.by, &args.phone, "");
    let card = match &args.logo {
        Some(path) => card.with_logo(&logo(path)?),
        None => card,
    };
    let sheet = Sheet { card, ..Sheet::of_handoff(&handoff, &records, &gone, reader) };
    let sheet = if handoff.discreet && look.has_codes_only { sheet.with_codes_only() } else { sheet };
    let html = page(look, sheet, &messages, code_of(directory, &handoff), printed_from(directory, version, today));
    fs::write(&args.out, html).with_context(|| format!("{} cannot be written", args.out.display()))?;
    for gone in &gone {
        let name = gone.name.as_deref().unwrap_or("unknown");
        eprintln!("{} ({name}) is not in the directory; the sheet says so.", gone.code);
    }
    let too_many = handoff.items.len() > SUGGESTED_ITEMS;
    if too_many {
        eprintln!("More than {SUGGESTED_ITEMS} programs take a third page.");
    }
    Ok(if gone.is_empty() && !too_many { Outcome::Done } else { Outcome::Attention })
}

/// The picture as the `data:` address that a card holds.
fn logo(path: &Path) -> Result<String> {
    /// What every PNG begins with.
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    let most = (MAX_LOGO - LOGO.len()) / 4 * 3;
    let size = fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?.len();
    ensure!(
        size <= most as u64,
        "{} has {size} bytes, and a logo at most {most}: make it smaller, such as 480 by 160 pixels",
        path.display()
    );
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    ensure!(bytes.starts_with(PNG), "{} is no PNG: save the picture as one", path.display());
    Ok(format!("{LOGO}{}", Base64::encode_string(&bytes)))
}

/// From the codes or the template, dated and in the language that was asked for; and how it is printed.
fn handoff(args: &Args, today: Date) -> Result<(Handoff, Look)> {
    let (made, look) = match &args.template {
        None => {
            let items = args.codes.iter().map(|code| Item { code: *code, ..Item::default() }).collect();
            (Handoff { from: args.by.clone(), items, ..Handoff::default() }, Look::default())
        }
        Some(path) => {
            let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
            let read = Templates::from_json(&text)
                .map_err(|_| anyhow::anyhow!("{} is no file of templates that this version reads", path.display()))?;
            let named = |name: &String| read.templates.iter().find(|template| template.name == *name);
            let template = match &args.name {
                Some(name) => named(name).with_context(|| format!("{} has no template “{name}”", path.display()))?,
                None => read.templates.first().with_context(|| format!("{} has no template", path.display()))?,
            };
            (template.handoff(args.by.clone()), template.look)
        }
    };
    let lang = args.lang.clone().or_else(|| made.lang.clone());
    let handoff = Handoff { made_on: Some(today), lang, ..made }.tidy();
    // What a link cannot carry is refused here as in the app.
    let look = Look {
        paper: args.paper.map(Paper::from).or(look.paper),
        is_large: args.large || look.is_large,
        is_wallet: args.wallet || look.is_wallet,
        is_bilingual: args.bilingual || look.is_bilingual,
        ..look
    };
    match handoff.encode() {
        Ok(_) => Ok((handoff, look)),
        Err(error) => bail!("{error}"),
    }
}

fn code_of(directory: &Directory, handoff: &Handoff) -> Option<PaperCode> {
    let address = directory.community.base_url.as_deref()?;
    paper_code(handoff, |token| format!("{address}{}", Route::For(token).format()))
}

fn printed_from(directory: &Directory, version: Option<u64>, today: Date) -> PrintedFrom {
    let made_on = directory.zone.local(directory.released_at).date();
    let address = directory.community.base_url.as_deref();
    let address =
        address.map(|address| address.split("://").last().unwrap_or(address).trim_end_matches('/').to_owned());
    PrintedFrom {
        community: directory.community.clone(),
        release: version.map(|version| (version, made_on)),
        today,
        address,
    }
}

fn page(
    look: Look,
    sheet: Sheet,
    messages: &Rc<Messages>,
    code: Option<PaperCode>,
    printed_from: PrintedFrom,
) -> String {
    let Look { is_large, is_wallet, .. } = look;
    let paper = look.paper.unwrap_or_else(|| Paper::of_country(&printed_from.community.country));
    let beside = look.is_bilingual.then(|| Rc::new(Messages::english()));
    let running = Running::new(messages, &printed_from);
    let (lang, dir) = (messages.lang().to_owned(), messages.direction().html());
    let title = messages.text("sheet-title");
    let messages = messages.clone();
    let head = to_html(|| {
        view! {
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width" />
            <title>{title}</title>
        }
    });
    let body = match is_wallet {
        true => to_html(|| view! { <WalletCards sheet messages printed_from /> }),
        false => to_html(|| view! { <SheetArticle sheet messages code paper is_large beside printed_from /> }),
    };
    let running = running.properties().map(|(name, value)| format!("{name}:{value};")).concat();
    let style = format!("{}\n:root{{{running}}}", STYLES.join("\n"));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>{head}<style>\n{style}</style></head>\n<body>{body}</body>\n</html>\n"
    )
}

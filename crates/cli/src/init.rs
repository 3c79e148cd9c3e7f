//! `signpost init`: the folder of a new community, with its configuration, its sheet, its keys and what renews the site.

mod hosts;

use super::{
    Outcome, brand, keys,
    passphrase::{Passphrase, PassphraseArgs},
    template,
};
use anyhow::{Context, Result, bail, ensure};
use hosts::Host;
use signpost_directory::config;
use signpost_hours::UnixSeconds;
use std::{
    fs,
    io::{self, BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
};

/// Begin a directory: a folder with signpost.toml, a sheet to fill in, keys, and what keeps the site current
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost init maple                         asks what it needs to know
  signpost init maple --name \"Maple County Help\" --time-zone America/Chicago --email hello@example.org --host nginx
  signpost init trial --name Trial --time-zone UTC --demo
Exit codes: 0 made, 2 not made")]
pub struct Args {
    /// Folder to make; it must not exist
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// What the directory is called
    #[arg(long)]
    pub name: Option<String>,
    /// Where opening hours hold: an IANA name such as America/Chicago
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// Two letters, such as US; elsewhere the crisis lines are to be written into signpost.toml
    #[arg(long, default_value = "US")]
    pub country: String,
    /// A language of the site, once for each; the first is the one that it opens in [default: all that the app has]
    #[arg(long, value_name = "TAG")]
    pub language: Vec<String>,
    /// Where readers and partners can write
    #[arg(long)]
    pub email: Option<String>,
    /// Where readers and partners can call
    #[arg(long)]
    pub phone: Option<String>,
    /// Where the site will be, such as `https://help.example.org/`
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The colour of header, buttons and links, such as `#0b5d57`
    #[arg(long, value_name = "#RRGGBB")]
    pub colour: Option<String>,
    /// Where the site lies: says how it is renewed every day
    #[arg(long, value_enum)]
    pub host: Option<Host>,
    /// Who holds an offline key, once for each person
    #[arg(long, value_name = "NAME")]
    pub holder: Vec<String>,
    /// Keys to try it out with; every page says that it is a demonstration
    #[arg(long)]
    pub demo: bool,
    /// The time to sign with, instead of now
    #[arg(long, value_name = "TIME", value_parser = super::parse_time)]
    pub at: Option<UnixSeconds>,
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

pub fn run(mut args: Args) -> Result<Outcome> {
    let folder = args.folder.clone();
    ensure!(!folder.exists(), "{} is there already and was not changed; give another name", folder.display());
    if io::stdin().is_terminal() {
        ask(&mut args)?;
    }
    let text = configuration(&args)?;
    let host = args.host.unwrap_or(Host::Other);
    let passphrase = keys::choose(&args.passphrase, args.demo, "the keys of people")?;
    fs::create_dir_all(folder.join("data")).with_context(|| format!("{} cannot be made", folder.display()))?;
    let written = fill(&args, &folder, &text, host, passphrase);
    if written.is_err() {
        // Nothing half-made stays behind: it was not there before.
        let _ = fs::remove_dir_all(&folder);
    }
    written?;
    let at = folder.display();
    say!("{at} is made:");
    let own = [
        ("data/signpost.toml", "who you are; everything in it can be changed later"),
        ("data/programs.xlsx", "the sheet to fill in, or put your own in its place"),
        ("keys/", "keys/README.txt says who keeps what"),
    ];
    let mut files: Vec<_> = own.into_iter().map(|(path, about)| (path.to_owned(), about)).collect();
    files.extend(host.files(&args.folder));
    let width = files.iter().map(|(path, _)| path.len()).max().unwrap_or_default();
    files.iter().for_each(|(path, about)| say!("  {path:<width$}   {about}"));
    say!("Next: fill in data/programs.xlsx, then");
    say!("  signpost check {at}/data");
    say!("  signpost publish --from {at}/data --keys {at}/keys --out {at}/site");
    say!("  signpost serve {at}/site");
    Ok(Outcome::Done)
}

fn fill(args: &Args, folder: &Path, text: &str, host: Host, passphrase: Option<Passphrase>) -> Result<()> {
    fs::write(folder.join("data").join(config::FILE_NAME), text)?;
    template::write(&folder.join("data/programs.xlsx"))?;
    for (path, content) in host.contents(folder) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, content).with_context(|| format!("{} cannot be written", path.display()))?;
        // Cron runs it as a program.
        #[cfg(unix)]
        if path.extension().is_some_and(|extension| extension == "sh") {
            fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
        }
    }
    let new_keys = keys::NewArgs {
        folder: folder.join("keys"),
        demo: args.demo,
        holder: args.holder.clone(),
        needed: None,
        editor: "Editors".to_owned(),
        grace_days: 60,
        at: args.at,
        passphrase: args.passphrase.clone(),
    };
    keys::new(new_keys, passphrase)?;
    Ok(())
}

/// Asks for what was not typed; an empty answer leaves it out.
fn ask(args: &mut Args) -> Result<()> {
    let mut lines = io::stdin().lock().lines();
    let mut question = |text: &str| -> Result<Option<String>> {
        print!("{text} ");
        io::stdout().flush()?;
        let answer = lines.next().transpose()?.unwrap_or_default();
        Ok(Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty()))
    };
    if args.name.is_none() {
        args.name = question("What is the directory called? (Maple County Help)")?;
    }
    if args.time_zone.is_none() {
        args.time_zone =
            question("Which time zone? (America/New_York, America/Chicago, America/Denver, America/Los_Angeles)")?;
    }
    if args.email.is_none() {
        args.email = question("Which mail address can everyone write to? (empty: none)")?;
    }
    if args.colour.is_none() {
        args.colour = question("Which colour have header and buttons? (#0b5d57, empty: green)")?;
    }
    if args.base_url.is_none() {
        args.base_url = question("Where will the site be? (https://help.example.org/, empty: not known yet)")?;
    }
    Ok(())
}

/// The text of `signpost.toml`, read again before anything is written.
fn configuration(args: &Args) -> Result<String> {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let name = args.name.as_deref().context("how is the directory called? --name \"Maple County Help\"")?;
    let zone =
        args.time_zone.as_deref().context("which time zone do opening hours hold in? --time-zone America/Chicago")?;
    super::zone::table(zone, 0).map_err(|_| {
        anyhow::anyhow!(
            "“{zone}” is not in the time-zone database; names look like America/Chicago: --time-zone America/Chicago"
        )
    })?;
    let mut text = format!(
        "# What each key means: signpost check says when one is wrong.\nname = {}\ntime_zone = {}\n",
        quoted(name),
        quoted(zone)
    );
    text.push_str(&format!("country = {}\n", quoted(&args.country)));
    match args.language.as_slice() {
        [] => text.push_str("# languages = [\"en\", \"es\"]    # left out: all that the app has; the first is the one that it opens in\n"),
        tags => text.push_str(&format!("languages = [{}]\n", tags.iter().map(|tag| quoted(tag)).collect::<Vec<_>>().join(", "))),
    }
    match &args.base_url {
        Some(url) => text.push_str(&format!("base_url = {}\n", quoted(url))),
        None => text.push_str("# base_url = \"https://help.example.org/\"    # what printed sheets name\n"),
    }
    text.push_str("# tagline = { en = \"Help close to home\", es = \"Ayuda cerca de casa\" }\n\n[contact]\n");
    match &args.email {
        Some(email) => text.push_str(&format!("email = {}\n", quoted(email))),
        None => text.push_str("# email = \"hello@example.org\"\n"),
    }
    match &args.phone {
        Some(phone) => text.push_str(&format!("phone = {}\n", quoted(phone))),
        None => text.push_str("# phone = \"555-0100\"\n"),
    }
    let logo = "# logo = \"logo.png\"    # a PNG beside this file, in place of the sign\n";
    match &args.colour {
        Some(colour) => text.push_str(&format!("\n[brand]\ncolour = {}\n{logo}", quoted(colour))),
        None => {
            text.push_str(&format!("\n# [brand]\n# colour = \"#0b5d57\"    # of header, buttons and links\n{logo}"))
        }
    }
    brand::Settings::read(&text)?;
    if args.country == "US" {
        text.push_str(
            "\n# The crisis lines of the United States are there without a word here (988, 911, 211, ...).\n",
        );
    } else {
        text.push_str("\n# Which numbers does a person in danger call where you are?\n[[crisis_lines]]\nnumber = \"112\"\nname = \"Emergency\"\n");
    }
    let (_, problems) = config::parse(&text);
    let faults: Vec<String> = problems
        .iter()
        .filter(|problem| problem.stops)
        .map(|problem| format!("\n  {}: {}", problem.key, problem.message))
        .collect();
    if !faults.is_empty() {
        bail!("what was given cannot stand in signpost.toml:{}", faults.concat());
    }
    Ok(text)
}

//! `signpost export`: a community's directory in a form that others read.

use super::{Outcome, now, search};
use anyhow::{Context, Result, ensure};
use signpost_directory::Directory;
use signpost_fhir::Codes;
use signpost_hours::Schedule;
use signpost_hsds::export;
use signpost_locale::Messages;
use signpost_views::hours_in_words;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Write a directory as HSDS 3, as one sheet or as FHIR: for a funder, another directory, a new tool, a health record
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  signpost export data --format hsds3-csv --out hsds
  signpost export https://help.example.org/ --format hsds3-json --out copy
  signpost export data --format csv --out sheet
  signpost export data --format fhir-hsd --out fhir
An import of hsds3-json or hsds3-csv gives the same directory; one sheet holds what has a place in a row; FHIR is for others
to read.
Addresses that are confidential are in none of them. Exit codes: 0 written, 2 not written")]
pub struct Args {
    /// A sheet, a package, a published site (a folder or an address; verified first)
    #[arg(value_name = "SOURCE|SITE")]
    pub from: String,
    /// The form of the files
    #[arg(long, value_enum)]
    pub format: Format,
    /// Folder to write to; it must not exist
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// The root to trust, for a site [default: the one in the site's own page]
    #[arg(long, value_name = "FILE")]
    pub root: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One file of services, with all that belongs to each
    Hsds3Json,
    /// A table for each kind of record
    Hsds3Csv,
    /// One sheet with a row for each program at each place
    Csv,
    /// A FHIR R4 bundle of organizations, locations and healthcare services (docs/fhir.md)
    FhirHsd,
}

pub fn run(args: Args) -> Result<Outcome> {
    ensure!(!args.out.exists(), "{} is there already and was not changed; give another name", args.out.display());
    let (directory, version) = search::directory(&args.from, args.root.as_deref(), now())?;
    let files: Vec<(String, String)> = match args.format {
        Format::Hsds3Json => vec![("services.json".to_owned(), export::json(&export::tables(&directory)))],
        Format::Hsds3Csv => {
            export::tables(&directory).iter().map(|table| (format!("{}.csv", table.name), table.csv())).collect()
        }
        Format::Csv => vec![("programs.csv".to_owned(), export::one_sheet(&directory).csv())],
        Format::FhirHsd => vec![("bundle.json".to_owned(), fhir(&directory, version.is_some())?)],
    };
    write(&args.out, &files)?;
    let programs = directory.programs.len();
    say!("Wrote {programs} programs to {}: {} files.", args.out.display(), files.len());
    if args.format == Format::Csv {
        say_what_is_left_out(&directory);
    }
    Ok(Outcome::Done)
}

/// With hours that are not of every week in English words.
fn fhir(directory: &Directory, is_released: bool) -> Result<String> {
    let codes = match is_released {
        true => Codes::Released(directory.community.base_url.as_deref()),
        false => Codes::Provisional,
    };
    let (messages, now) = (Messages::english(), now());
    let in_words = |schedules: &[&Schedule]| hours_in_words(&messages, &directory.zone, now, schedules);
    let bundle = signpost_fhir::directory(directory, codes, now, &in_words);
    Ok(serde_json::to_string_pretty(&bundle)? + "\n")
}

/// What a row has no place for.
fn say_what_is_left_out(directory: &Directory) {
    let left_out = export::not_in_sheet(directory);
    if left_out.is_empty() {
        say!("All of it is in the sheet.");
        return;
    }
    say!("A row has no place for these; --format hsds3-csv or hsds3-json keeps them:");
    for (table, column, times) in left_out {
        let column = column.map(|column| format!(", {column}")).unwrap_or_default();
        say!("  {times:>6}  {table}{column}");
    }
}

fn write(folder: &Path, files: &[(String, String)]) -> Result<()> {
    let written = fs::create_dir_all(folder)
        .and_then(|()| files.iter().try_for_each(|(name, text)| fs::write(folder.join(name), text)));
    if written.is_err() {
        let _ = fs::remove_dir_all(folder);
    }
    written.with_context(|| format!("{} cannot be written", folder.display()))
}

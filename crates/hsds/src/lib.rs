//! Imports a community's HSDS package: named files in, a [`Directory`] and all problems of the source out.
//!
//! ```text
//! files -> tables (csv_table.rs, table.rs) -> domain (build/) -> Imported
//! ```
//!
//! Only a source that cannot be read at all is refused ([`Refusal`]). A bad row never stops a good one, and
//! nothing is dropped in silence: whatever is not in the directory is in the problems.
//! A sheet of one row a program (sheet/) is another maker of tables.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmeExample;

mod addresses;
mod build;
mod cells;
mod csv_table;
mod damage;
mod dates;
pub mod export;
mod extra_columns;
mod forms;
mod json;
mod languages;
mod names;
mod phones;
mod problem;
mod problems;
mod records;
pub mod review;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod times;
mod week;
mod workbook;

pub use problem::{Kind, Problem, Severity};
pub use sheet::{COMMENT_MARK, Column, EXAMPLE, EXAMPLE_MARK, Field, Mapping, Preset, Reason, Sheet, UnknownField};

use forms::Book;
use names::TableName;
use problems::{At, Problems};
use serde::Serialize;
use signpost_directory::{Date, Directory, Place, guess::NeedRules};
use signpost_hours::Zone;
use std::{collections::HashMap, fmt};
use table::Tables;

/// One file of the source, as it lay in the folder or the zip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Path inside the source, with `/`.
    pub name: String,
    /// As they were read: in any encoding, unpacked.
    pub bytes: Vec<u8>,
}

/// Input of the import besides the files.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Today, in the community's time zone: decides what has passed.
    pub today: Date,
    /// Words by which needs are guessed.
    pub rules: NeedRules,
    /// The community's own postal codes, if it gave any: coordinates are compared with them.
    pub places: Vec<Place>,
    /// The community's time zone, by its IANA name; empty: not known, and times are taken as those on the clock there.
    pub time_zone: String,
    /// The same zone's offsets.
    pub zone: Zone,
    /// ISO 3166-1 alpha-2, whose numbers the phones are; empty: not known, and none is doubted for its length.
    pub country: String,
    /// What the community says of the columns of its sheet.
    pub sheet: Mapping,
}

/// A source as a directory, with all that is wrong with it.
///
/// The directory's community, zone, places and vocabulary are for the publisher to fill; programs have no code
/// yet (`ledger::assign`) and stand in the order of the source.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The one whose tables and columns it has.
    pub version: Version,
    /// What of it the version is recognized by, in words.
    pub recognized_by: String,
    /// Everything that could be read and may be published.
    pub directory: Directory,
    /// Worst first, then by file and row.
    pub problems: Vec<Problem>,
    /// Records read, by table: file name and rows, in the order of the files.
    pub tables: Vec<(String, u64)>,
    /// What the columns were taken for, of a source that is one sheet or several.
    pub sheets: Vec<Sheet>,
    /// File and row of each program, in their order.
    pub rows: Vec<(String, u64)>,
}

impl Imported {
    /// Adds what was seen wrong with the source before it was read.
    pub fn add(&mut self, problems: impl Iterator<Item = Problem>) {
        self.problems.extend(problems);
        problems::sort(&mut self.problems);
    }
}

/// The HSDS versions that are distinguished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Version {
    /// Has nothing of a later one.
    #[serde(rename = "1.1")]
    V1_1,
    /// Recognized by a table `schedule`, `attribute` or `taxonomy_term`.
    #[serde(rename = "2.0")]
    V2_0,
    /// Recognized by a table `address`, or a column that is new in it (`fees_description`, `location_type`, ...).
    #[serde(rename = "3.0")]
    V3_0,
    /// Recognized by a table `service_capacity` or `unit`.
    #[serde(rename = "3.1")]
    V3_1,
    /// One row a program, in columns of any name.
    #[serde(rename = "sheet")]
    Sheet,
    /// Open Referral UK 1, which is HSDS 2.0 with names of its own.
    #[serde(rename = "uk-1")]
    OpenReferralUk,
    /// The CSV files of Ohana.
    #[serde(rename = "ohana")]
    Ohana,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Version::V1_1 => "HSDS 1.1",
            Version::V2_0 => "HSDS 2.0",
            Version::V3_0 => "HSDS 3.0",
            Version::V3_1 => "HSDS 3.1",
            Version::Sheet => "one sheet",
            Version::OpenReferralUk => "Open Referral UK 1",
            Version::Ohana => "the CSV files of Ohana",
        })
    }
}

/// Why a source cannot be imported at all: what it is not, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No file of it is a table that HSDS knows.
    NotHsds {
        /// Paths of the files that it holds.
        files: Vec<String>,
    },
    /// There are tables, but none of services.
    NoServices {
        /// Paths of the files that it holds.
        files: Vec<String>,
    },
    /// Nothing is there but files that are broken.
    Unreadable {
        /// The file, what it is, and what to do.
        sentence: String,
    },
    /// A sheet without a column of names.
    NoNames {
        /// The sheet.
        file: String,
        /// Its header.
        columns: Vec<String>,
    },
    /// A sheet that says nothing of its programs but their names.
    OnlyNames {
        /// The sheet.
        file: String,
        /// The column of the names.
        column: String,
    },
    /// A file without anything in it.
    Empty {
        /// The file.
        file: String,
    },
    /// A bound was passed; see [`bounds`].
    TooLarge {
        /// The file, or what of the source.
        what: String,
        /// Bytes, rows, columns or files that can be imported.
        limit: u64,
        /// How many there are.
        found: u64,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NotHsds { files } => write!(
                f,
                "this is not an HSDS package: it holds {}, and none of the tables of HSDS (services.csv, organizations.csv, ...){}",
                listed(files),
                with_hint(files)
            ),
            Refusal::NoServices { files } => write!(
                f,
                "the package has no table of services (services.csv or service.csv); it holds {}{}",
                listed(files),
                with_hint(files)
            ),
            Refusal::Unreadable { sentence } => f.write_str(sentence),
            Refusal::NoNames { file, columns } => write!(
                f,
                "{file} has no column with the names of the programs; its columns are {}. Say which one it is in signpost.toml: [sheet.columns], and below it \"{}\" = \"name\"",
                columns.join(", "),
                columns.first().map_or("Name", String::as_str)
            ),
            Refusal::OnlyNames { file, column } => write!(
                f,
                "{file} has the names of the programs in “{column}”, and nothing by which people could reach them; expected a column with a phone, an address, hours or what people get. If there is one, say so in signpost.toml: [sheet.columns], and below it its name = \"phone\""
            ),
            Refusal::Empty { file } => write!(f, "{file} has no rows; expected {ROWS_OF_PROGRAMS}"),
            Refusal::TooLarge { what, limit, found } => {
                write!(f, "{what} is too large: {found}, and at most {limit} can be imported")
            }
        }
    }
}

impl std::error::Error for Refusal {}

/// What to do with a file that holds data in a form that is not read where it is.
fn with_hint(files: &[String]) -> String {
    let ending = |file: &&String, ending: &str| file.to_lowercase().ends_with(ending);
    if let Some(file) = files.iter().find(|file| names::is_workbook(file)) {
        format!("; {file} is a workbook: expected {WORKBOOK}")
    } else if let Some(file) = files.iter().find(|file| ending(file, ".zip")) {
        format!("; {file} is not unpacked here: name the zip itself, or unpack it in its place")
    } else if files.iter().any(|file| ending(&file, ".numbers") || ending(&file, ".iwa")) {
        "; a document of Numbers is not read: in Numbers choose File, Export To, CSV or Excel".to_owned()
    } else {
        "; give a sheet with a row for each program (signpost template writes one), or tables of HSDS".to_owned()
    }
}

fn listed(files: &[String]) -> String {
    match files.len() {
        0 => "nothing".to_owned(),
        n if n > 6 => format!("{} and {} more files", files[..5].join(", "), n - 5),
        _ => files.join(", "),
    }
}

/// The bounds of a source, so that a broken or hostile one is refused with a sentence and not by a crash.
pub mod bounds {
    /// Bytes of one file.
    pub const FILE: u64 = 512 * 1024 * 1024;
    /// Bytes of all files together, unpacked.
    pub const SOURCE: u64 = 1024 * 1024 * 1024;
    /// Files of a source.
    pub const FILES: u64 = 1_000;
    /// Rows of one table.
    pub const ROWS: u64 = 5_000_000;
    /// Columns of one table.
    pub const COLUMNS: u64 = 500;
    /// Bytes of one field; longer ones are cut.
    pub const FIELD: usize = 64 * 1024;
    /// Rows of one table that belong to the same record.
    pub const PER_RECORD: u32 = 500;
    /// Copies of rows of an organization or a location into all its programs.
    pub const COPIES: u64 = 1_000_000;
    /// Problems of one kind that are listed one by one; the rest is counted.
    pub const PROBLEMS: u64 = 10_000;
}

/// Imports the files of one HSDS tabular package (1.1, 2.0, 3.x; recognized by its tables and columns), or of sheets
/// with a row for each program.
pub fn import(files: &[InputFile], options: &Options) -> Result<Imported, Refusal> {
    let mut problems = Problems::default();
    let books = forms::opened(files);
    if let Some(imported) = forms::import_sheets(files, &books, options)? {
        return Ok(imported);
    }
    forms::tell_of_books(&books, &mut problems);
    let mut tables = tables(files, &books, &mut problems)?;
    // Beside tables a JSON file describes them, or says the same once more.
    let of_json: Vec<&InputFile> = files.iter().filter(|file| json::is_json(&file.name)).collect();
    let mut json = None;
    if !tables.has(TableName::Service) && !of_json.is_empty() {
        let read = json::read(&of_json, &mut problems)?;
        tables.extend(read.tables);
        json = Some((read.open_referral_uk, read.nested, read.files));
    } else {
        for file in of_json {
            problems.add(
                Kind::UnknownFile,
                At::file(&file.name),
                "JSON beside tables",
                "one form of the same data; it was left out",
            );
        }
    }
    let (version, recognized_by) = match &json {
        Some((Some(mark), ..)) => (Version::OpenReferralUk, mark.clone()),
        Some((None, Some(mark), _)) => match version(&tables) {
            (Version::V1_1 | Version::V2_0, _) => (Version::V3_0, mark.clone()),
            later => later,
        },
        _ => extra_columns::ohana(&tables).unwrap_or_else(|| version(&tables)),
    };
    extra_columns::spread(&mut tables)?;
    let names = || files.iter().map(|file| file.name.clone()).collect();
    if tables.is_empty() {
        if let Some(problem) = problems.unreadable_file() {
            return Err(Refusal::Unreadable { sentence: problem.to_string() });
        }
        return Err(Refusal::NotHsds { files: names() });
    }
    if !tables.has(TableName::Service) {
        return Err(Refusal::NoServices { files: names() });
    }
    damage::tell(&tables, options, &mut problems);
    let (directory, rows) = build::build(&tables, options, &mut problems);
    for (name, table) in tables.iter() {
        match name {
            TableName::Metadata => problems.add(
                Kind::UnknownFile,
                At::file(&table.file).times(table.len()),
                "a table about the data",
                "a table that the directory has a place for; it was left out",
            ),
            _ => problems.unused_columns(table),
        }
    }
    Ok(Imported {
        version,
        recognized_by,
        directory,
        problems: problems.finish(),
        tables: match json {
            Some((.., files)) => files,
            None => tables
                .iter()
                .filter(|(_, table)| table.called.is_empty())
                .map(|(_, table)| (table.file.clone(), table.len()))
                .collect(),
        },
        sheets: Vec::new(),
        rows,
    })
}

/// Whether a file of this name is looked into.
pub fn is_read(name: &str) -> bool {
    (names::is_csv(name) || names::is_workbook(name) || json::is_json(name)) && !names::is_companion(name)
}

/// Whether a file of this name is one of the tables that are imported.
pub fn is_table(name: &str) -> bool {
    names::is_csv(name) && !names::is_companion(name) && TableName::of_file(name).is_some()
}

fn tables(files: &[InputFile], books: &[Book], problems: &mut Problems) -> Result<Tables, Refusal> {
    let mut tables = Tables::default();
    let of_file = |file: &InputFile| match TableName::of_file(&file.name) {
        Some(name) if names::is_csv(&file.name) && !names::is_companion(&file.name) => Some(name),
        _ => None,
    };
    // Of each table: whether only old copies are there.
    let mut only_copies: HashMap<TableName, bool> = HashMap::new();
    for file in files {
        if let Some(name) = of_file(file) {
            *only_copies.entry(name).or_insert(true) &= names::is_in_backup(&file.name);
        }
    }
    // Of two records with one id the one further up is kept.
    let mut files: Vec<&InputFile> = files.iter().collect();
    files.sort_by_key(|file| names::depth(&file.name));
    for file in files {
        let at = At::file(&file.name);
        let mut left_out = |found: &str, expected: &str| problems.add(Kind::UnknownFile, at, found, expected);
        match of_file(file) {
            // The records of a copy would beat newer ones, and bring back those that are gone.
            Some(name) if names::is_in_backup(&file.name) && !only_copies[&name] => {
                left_out("a copy among backups", "each table once; it was left out");
            }
            Some(name) => tables.add(name, csv_table::read_csv(file, problems)?),
            None if names::is_companion(&file.name) => {}
            None if names::is_workbook(&file.name) => {
                let book = books.iter().find(|book| std::ptr::eq(book.file, file));
                let mut any = false;
                for (book, (label, sheet)) in
                    book.into_iter().flat_map(|b| b.sheets.iter().flatten().map(move |s| (b, s)))
                {
                    match book.table_of(sheet).filter(|name| !only_copies.contains_key(name)) {
                        Some(name) => tables.add(name, forms::read_sheet(label, sheet, problems)?),
                        None => continue,
                    }
                    any = true;
                }
                if any {
                    continue;
                }
                let missing = TableName::of_file(&file.name).is_some_and(|name| !only_copies.contains_key(&name));
                let kind = if missing || only_copies.is_empty() { Kind::UnreadableFile } else { Kind::UnknownFile };
                match book.and_then(|book| book.sheets.as_ref().err()) {
                    Some(error) => {
                        let expected = format!("{}; it was left out", error.expected);
                        problems.add(kind, at, &error.found, &expected);
                    }
                    None if book.is_some_and(|book| book.sheets.as_ref().is_ok_and(Vec::is_empty)) => {
                        problems.add(kind, at, "a workbook with nothing in it", ROWS_OF_PROGRAMS);
                    }
                    None => problems.add(kind, at, "a workbook", WORKBOOK),
                }
            }
            None if json::is_json(&file.name) => {}
            None => left_out("a file", "the name of a table of HSDS (services.csv, phones.csv, ...); it was left out"),
        }
    }
    Ok(tables)
}

/// What is to be done with a workbook.
pub(crate) const WORKBOOK: &str = "sheets that are named like tables of HSDS and are not there as CSV; it was left out";

/// What a sheet is expected to be.
const ROWS_OF_PROGRAMS: &str = "the names of the columns in the first row, and below it a row for each program, as signpost template writes it; it was left out";

/// By what only that version has, with that in words. A package's own word (`datapackage.json`) is wrong too often.
fn version(tables: &Tables) -> (Version, String) {
    use TableName::*;
    let file = |names: &[TableName]| {
        let file = names.iter().find_map(|name| tables.named(*name).next())?;
        Some(if file.called.is_empty() { format!("its table {}", file.file) } else { file.called.clone() })
    };
    let column = |columns: &[(TableName, &str)]| {
        let (table, column) = columns
            .iter()
            .find_map(|(name, column)| Some((tables.named(*name).find(|table| table.is_written(column))?, column)))?;
        Some(format!("the column {column} of {}", table.in_words()))
    };
    let of_3_0 = [
        (Attribute, "link_entity"),
        (Service, "eligibility_description"),
        (Service, "fees_description"),
        (Service, "alert"),
        (Location, "location_type"),
        (Organization, "website"),
    ];
    if let Some(mark) = file(&[ServiceCapacity, Unit]) {
        (Version::V3_1, mark)
    } else if let Some(mark) = column(&of_3_0).or_else(|| file(&[Address])) {
        (Version::V3_0, mark)
    } else if let Some(mark) = file(&[Schedule, Attribute, Term]) {
        (Version::V2_0, mark)
    } else {
        let mark = file(&[RegularSchedule, HolidaySchedule, ServiceTaxonomy, Eligibility]);
        (Version::V1_1, mark.unwrap_or_else(|| "having nothing that only a later version has".to_owned()))
    }
}

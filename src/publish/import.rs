//! Defines how a source is read from disk (folder or zip) and the body of `signpost import`.

use super::{Outcome, now, source::Source};
use crate::core::{
    directory::{Date, guess::NeedRules},
    hsds::{self, Imported, InputFile, Kind, Options, Refusal, Severity, bounds},
};
use anyhow::Result;
use std::{
    collections::BTreeMap,
    fmt, fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

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
    let directory = &imported.directory;
    println!(
        "{}: {} programs, {} organizations, {} locations",
        imported.version,
        directory.programs.len(),
        directory.organizations.len(),
        directory.locations.len()
    );
    for (file, rows) in &imported.tables {
        println!("  {file}: {rows} rows");
    }
    let mut kinds: BTreeMap<(std::cmp::Reverse<Severity>, Kind), u64> = BTreeMap::new();
    for problem in &imported.problems {
        *kinds.entry((std::cmp::Reverse(problem.severity), problem.kind)).or_default() += problem.times;
    }
    for ((severity, kind), times) in &kinds {
        println!("{}: {} ({times})", severity.0, kind.title());
    }
    warnings.iter().for_each(|warning| println!("warning: {warning}"));
    if !kinds.is_empty() {
        println!("signpost check {} lists them with file and row", args.from.display());
    }
    let blocked = kinds.keys().any(|(severity, _)| severity.0 == Severity::Blocker);
    Ok(if blocked { Outcome::Refused } else { Outcome::Done })
}

/// Why a source could not be imported at all.
#[derive(Debug)]
pub enum ImportError {
    Io {
        path: PathBuf,
        error: io::Error,
    },
    /// Neither a folder nor a zip.
    NotASource {
        path: PathBuf,
    },
    BadZip {
        path: PathBuf,
        reason: String,
    },
    Refused {
        path: PathBuf,
        refusal: Refusal,
    },
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::Io { path, error } => write!(f, "{} could not be read: {error}", path.display()),
            ImportError::NotASource { path } => write!(
                f,
                "{} is neither a folder nor a zip file; an HSDS package is a folder of CSV files, or such a folder zipped",
                path.display()
            ),
            ImportError::BadZip { path, reason } => {
                write!(f, "{} is not a whole zip file ({reason}); make or download it again", path.display())
            }
            ImportError::Refused { path, refusal } => write!(f, "{}: {refusal}", path.display()),
        }
    }
}

impl std::error::Error for ImportError {}

/// Imports the source at `path`: a folder (looked through with its subfolders), a zip file, or one CSV of it.
pub fn import(path: &Path, today: Date) -> Result<Imported, ImportError> {
    let files = read_source(path)?;
    let options = Options { today, rules: need_rules() };
    hsds::import(&files, &options).map_err(|refusal| ImportError::Refused { path: path.to_owned(), refusal })
}

/// The word rules that come with the tool.
pub fn need_rules() -> NeedRules {
    toml::from_str(include_str!("../../data/needs.toml")).expect("data/needs.toml is checked by a test")
}

/// Reads the files of a source, within the bounds of [`bounds`].
pub fn read_source(path: &Path) -> Result<Vec<InputFile>, ImportError> {
    let io_error = |error| ImportError::Io { path: path.to_owned(), error };
    let meta = fs::metadata(path).map_err(io_error)?;
    if meta.is_dir() {
        let mut files = Vec::new();
        read_folder(path, path, &mut files)?;
        files.sort_by(|a: &InputFile, b| a.name.cmp(&b.name));
        return Ok(files);
    }
    let mut file = fs::File::open(path).map_err(io_error)?;
    let mut magic = [0; 4];
    let start = file.read(&mut magic).map_err(io_error)?;
    if magic[..start].starts_with(b"PK") {
        read_zip(path)
    } else {
        Err(ImportError::NotASource { path: path.to_owned() })
    }
}

fn read_folder(root: &Path, folder: &Path, files: &mut Vec<InputFile>) -> Result<(), ImportError> {
    let refuse = |refusal| ImportError::Refused { path: root.to_owned(), refusal };
    for entry in fs::read_dir(folder).map_err(|error| ImportError::Io { path: folder.to_owned(), error })? {
        let path = entry.map_err(|error| ImportError::Io { path: folder.to_owned(), error })?.path();
        let io_error = |error| ImportError::Io { path: path.clone(), error };
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        let meta = fs::symlink_metadata(&path).map_err(io_error)?;
        if meta.is_dir() {
            read_folder(root, &path, files)?;
        } else if meta.is_file() {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            check_size(&name, meta.len()).map_err(refuse)?;
            files.push(InputFile { name, bytes: fs::read(&path).map_err(io_error)? });
            check_sum(files).map_err(refuse)?;
        }
    }
    Ok(())
}

fn read_zip(path: &Path) -> Result<Vec<InputFile>, ImportError> {
    let bad = |error: zip::result::ZipError| ImportError::BadZip { path: path.to_owned(), reason: error.to_string() };
    let refuse = |refusal| ImportError::Refused { path: path.to_owned(), refusal };
    let file = fs::File::open(path).map_err(|error| ImportError::Io { path: path.to_owned(), error })?;
    let mut archive = zip::ZipArchive::new(file).map_err(bad)?;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(bad)?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name().map_err(bad)?.replace('\\', "/");
        // The size in the header is the packer's word; what comes out is counted as well.
        check_size(&name, entry.size()).map_err(refuse)?;
        let mut bytes = Vec::new();
        entry
            .by_ref()
            .take(bounds::FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ImportError::BadZip { path: path.to_owned(), reason: format!("{name}: {error}") })?;
        check_size(&name, bytes.len() as u64).map_err(refuse)?;
        files.push(InputFile { name, bytes });
        check_sum(&files).map_err(refuse)?;
    }
    Ok(files)
}

fn check_size(name: &str, found: u64) -> Result<(), Refusal> {
    if found > bounds::FILE {
        return Err(Refusal::TooLarge { what: format!("{name} (in bytes)"), limit: bounds::FILE, found });
    }
    Ok(())
}

fn check_sum(files: &[InputFile]) -> Result<(), Refusal> {
    let found = files.iter().map(|file| file.bytes.len() as u64).sum();
    if found > bounds::SOURCE {
        return Err(Refusal::TooLarge {
            what: "the source (in bytes, unpacked)".to_owned(),
            limit: bounds::SOURCE,
            found,
        });
    }
    let found = files.len() as u64;
    if found > bounds::FILES {
        return Err(Refusal::TooLarge { what: "the number of files".to_owned(), limit: bounds::FILES, found });
    }
    Ok(())
}

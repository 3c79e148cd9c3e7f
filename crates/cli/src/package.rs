//! An HSDS package (a folder or a zip of tables) read from disk, within bounds, and imported.

use signpost_directory::{Date, guess::NeedRules};
use signpost_hsds as hsds;
use signpost_hsds::{Imported, InputFile, Options, Refusal, bounds};
use std::{
    fmt, fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

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

/// The community's own mapping of terms to needs; beside a zip it may lie outside of it.
const MAPPING: &str = "needs-mapping.csv";

/// Imports the source at `path`: a folder (looked through with its subfolders) or a zip file.
pub fn import(path: &Path, today: Date) -> Result<Imported, ImportError> {
    import_with(path, Options { today, ..Options::default() })
}

/// Imports the source of a community of which more is known. The word rules are those that come with the tool.
pub fn import_with(path: &Path, options: Options) -> Result<Imported, ImportError> {
    let mut files = read_files(path)?;
    let mapping = path.with_file_name(MAPPING);
    if path.is_file() && mapping.is_file() {
        let bytes = fs::read(&mapping).map_err(|error| ImportError::Io { path: mapping, error })?;
        files.push(InputFile { name: MAPPING.to_owned(), bytes });
    }
    let options = Options { rules: need_rules(), ..options };
    hsds::import(&files, &options).map_err(|refusal| ImportError::Refused { path: path.to_owned(), refusal })
}

/// The word rules that come with the tool.
pub fn need_rules() -> NeedRules {
    toml::from_str(include_str!("../../../data/needs.toml")).expect("data/needs.toml is checked by a test")
}

/// The files of a folder or zip, within [`bounds`].
pub fn read_files(path: &Path) -> Result<Vec<InputFile>, ImportError> {
    let io_error = |error| ImportError::Io { path: path.to_owned(), error };
    let meta = fs::metadata(path).map_err(io_error)?;
    if meta.is_dir() {
        let mut files = Vec::new();
        read_folder(path, path, 0, &mut files)?;
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

/// Folders in folders that are looked into.
const DEPTH: usize = 8;

/// Of what is no table only the name is taken: a folder may hold anything.
fn read_folder(root: &Path, folder: &Path, depth: usize, files: &mut Vec<InputFile>) -> Result<(), ImportError> {
    let refuse = |refusal| ImportError::Refused { path: root.to_owned(), refusal };
    for entry in fs::read_dir(folder).map_err(|error| ImportError::Io { path: folder.to_owned(), error })? {
        let entry = entry.map_err(|error| ImportError::Io { path: folder.to_owned(), error })?;
        let path = entry.path();
        let io_error = |error| ImportError::Io { path: path.clone(), error };
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        // A link to a folder could lead in a circle; a link to a file is that file.
        if entry.file_type().map_err(io_error)?.is_dir() {
            if depth < DEPTH {
                read_folder(root, &path, depth + 1, files)?;
            }
            continue;
        }
        let meta = fs::metadata(&path).map_err(io_error)?;
        if meta.is_file() {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let name = printable(&name);
            let bytes = if hsds::is_table(&name) {
                check_size(&name, meta.len()).map_err(refuse)?;
                fs::read(&path).map_err(io_error)?
            } else {
                Vec::new()
            };
            files.push(InputFile { name, bytes });
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
        let name = printable(&entry.name().map_err(bad)?.replace('\\', "/"));
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

/// A name that can be shown in a terminal without steering it.
fn printable(name: &str) -> String {
    name.replace(char::is_control, "?")
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

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{
        Need,
        guess::{Guesser, Words},
    };
    use std::io::Write;

    #[test]
    fn the_rules_that_come_with_the_tool_know_every_need() {
        let rules = need_rules();
        for need in Need::ALL {
            assert!(rules.rules.iter().any(|rule| rule.need == *need && rule.words.len() > 10), "{}", need.id());
        }
    }

    #[test]
    fn plain_names_lead_to_their_need() {
        let guesser = Guesser::new(&need_rules());
        for (name, need) in [
            ("Saturday Food Pantry", Need::Food),
            ("Rent help", Need::Housing),
            ("Emergency shelter for women", Need::Housing),
            ("Electric bill assistance", Need::Utilities),
            ("Rides to the doctor", Need::Transportation),
            ("Domestic violence hotline", Need::Safety),
            ("VITA free tax help", Need::Money),
            ("Résumé and job search club", Need::Work),
            ("GED classes", Need::Education),
            ("Free dental clinic", Need::HealthCare),
            ("Grief counseling", Need::MentalHealth),
            ("Opioid treatment", Need::SubstanceUse),
            ("Diabetes prevention and nutrition classes", Need::HealthyLiving),
            ("Parenting class", Need::Family),
            ("Senior center lunches", Need::Aging),
            ("Independent living for people with disabilities", Need::Disability),
            ("Immigration legal aid", Need::Legal),
            ("Diaper bank", Need::Goods),
            ("Volunteer opportunities", Need::Belonging),
            ("Hurricane shelter registry", Need::Emergency),
            ("Despensa de alimentos", Need::Food),
            ("Clases de inglés", Need::Education),
        ] {
            let tags = guesser.guess(Words { name, ..Words::default() });
            assert!(tags.iter().any(|tag| tag.need == need), "{name}: {tags:?}");
        }
    }

    #[test]
    fn what_is_no_source_is_refused_with_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            path
        };
        let today = signpost_hours::date::date(2026, 11, 21);
        let refused = |path: &Path| import(path, today).unwrap_err().to_string();
        assert!(refused(&folder.path().join("nowhere")).contains("could not be read"));
        assert!(refused(&write("page.html", b"<html>")).contains("neither a folder nor a zip"));
        assert!(refused(&write("cut.zip", b"PK\x03\x04 and no more")).contains("is not a whole zip file"));
        let empty = folder.path().join("empty");
        fs::create_dir(&empty).unwrap();
        assert!(refused(&empty).contains("this is not an HSDS package: it holds nothing"));
        fs::write(empty.join("organizations.csv"), "id,name\n1,A\n").unwrap();
        assert!(refused(&empty).contains("no table of services"));
    }

    /// A zip of `files`, in memory.
    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_zip_and_its_folder_import_alike() {
        let folder = tempfile::tempdir().unwrap();
        let services = b"id,name,organization_id,status\n1,Food pantry,,active\n";
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data/services.csv"), services).unwrap();
        fs::write(folder.path().join("needs-mapping.csv"), "term,need\n").unwrap();
        let zip = folder.path().join("export.zip");
        fs::write(&zip, zipped(&[("data/services.csv", services)])).unwrap();
        let today = signpost_hours::date::date(2026, 11, 21);
        let (a, b) = (import(&zip, today).unwrap(), import(folder.path(), today).unwrap());
        assert_eq!(a.directory, b.directory);
        assert_eq!(a.directory.programs[0].name, "Food pantry");
    }

    #[test]
    fn a_zip_bomb_is_refused_before_it_is_unfolded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bomb.zip");
        let mut bytes = zipped(&[("services.csv", &vec![b' '; 1 << 20])]);
        // The directory at the end of the zip claims three gigabytes.
        let central = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
        bytes[central + 24..central + 28].copy_from_slice(&3_000_000_000u32.to_le_bytes());
        fs::write(&path, bytes).unwrap();
        let error = import(&path, signpost_hours::date::date(2026, 11, 21)).unwrap_err().to_string();
        assert!(error.contains("services.csv (in bytes) is too large: 3000000000"), "{error}");
    }

    #[test]
    fn a_file_of_two_gigabytes_is_refused_unread() {
        let folder = tempfile::tempdir().unwrap();
        let file = fs::File::create(folder.path().join("services.csv")).unwrap();
        // Sparse: it takes no room on the disk.
        file.set_len(2 * 1024 * 1024 * 1024).unwrap();
        let error = import(folder.path(), signpost_hours::date::date(2026, 11, 21)).unwrap_err().to_string();
        assert!(error.contains("too large: 2147483648"), "{error}");
    }
}

//! A sheet, or an HSDS package (a folder or a zip of tables), read from disk, within bounds, and imported.

mod folder;

use signpost_directory::{Date, guess::NeedRules};
use signpost_hsds as hsds;
use signpost_hsds::{Imported, InputFile, Kind, Options, Problem, Refusal, bounds};
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
    /// The file of an old spreadsheet program.
    Workbook {
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
                "{} is neither a folder nor a file that is read; give a sheet with a row for each program (.csv, .xlsx, .ods; signpost template writes one), or a folder or zip of HSDS tables",
                path.display()
            ),
            ImportError::Workbook { path } => write!(
                f,
                "{} is a workbook of an old Excel; open it, save it as .xlsx, and give that file",
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
    let (mut files, broken) = read_all(path)?;
    let mapping = path.with_file_name(MAPPING);
    if path.is_file() && mapping.is_file() && path != mapping {
        let bytes = fs::read(&mapping).map_err(|error| ImportError::Io { path: mapping, error })?;
        files.push(InputFile { name: MAPPING.to_owned(), bytes });
    }
    let options = Options { rules: need_rules(), ..options };
    let imported = hsds::import(&files, &options);
    let mut imported = imported.map_err(|refusal| ImportError::Refused { path: path.to_owned(), refusal })?;
    imported.add(broken.into_iter().map(LinkLeftOut::problem));
    Ok(imported)
}

/// A link of the file system that was not followed.
struct LinkLeftOut {
    name: String,
    found: &'static str,
}

impl LinkLeftOut {
    fn problem(self) -> Problem {
        let kind = if hsds::is_table(&self.name) { Kind::UnreadableFile } else { Kind::UnknownFile };
        Problem {
            severity: kind.severity(),
            kind,
            file: self.name,
            row: None,
            column: None,
            found: self.found.to_owned(),
            expected: "a file of the folder itself; it was left out".to_owned(),
            suggestion: None,
            times: 1,
        }
    }
}

/// The word rules that come with the tool.
pub fn need_rules() -> NeedRules {
    toml::from_str(include_str!("../../../data/needs.toml")).expect("data/needs.toml is checked by a test")
}

/// The files of a folder or zip, within [`bounds`].
pub fn read_files(path: &Path) -> Result<Vec<InputFile>, ImportError> {
    read_all(path).map(|(files, _)| files)
}

fn read_all(path: &Path) -> Result<(Vec<InputFile>, Vec<LinkLeftOut>), ImportError> {
    let io_error = |error| ImportError::Io { path: path.to_owned(), error };
    let meta = fs::metadata(path).map_err(io_error)?;
    if meta.is_dir() {
        let (files, broken) = folder::read(path)?;
        return match folder::only_zip(&files) {
            Some(zip) => Ok((read_zip(&path.join(zip))?, broken)),
            None => Ok((files, broken)),
        };
    }
    let mut file = fs::File::open(path).map_err(io_error)?;
    let mut magic = [0; 4];
    let start = file.read(&mut magic).map_err(io_error)?;
    if magic[..start].starts_with(b"PK") {
        let files = read_zip(path)?;
        // A workbook of today is a zip, too.
        let is_workbook = |file: &InputFile| {
            file.name == "xl/workbook.xml" || file.name == "xl/workbook.bin" || file.name == "META-INF/manifest.xml"
        };
        match files.iter().find(|file| is_workbook(file)) {
            Some(part) => {
                let ending = if part.name.starts_with("META-INF") { ".ods" } else { ".xlsx" };
                Ok((vec![whole_file(path, ending)?], Vec::new()))
            }
            None => Ok((files, Vec::new())),
        }
    } else if hsds::is_read(&file_name(path)) {
        Ok((vec![whole_file(path, "")?], Vec::new()))
    } else if magic == [0xD0, 0xCF, 0x11, 0xE0] {
        Err(ImportError::Workbook { path: path.to_owned() })
    } else {
        Err(ImportError::NotASource { path: path.to_owned() })
    }
}

fn file_name(path: &Path) -> String {
    printable(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// A source that is one file; `ending` is what it is where its name says something else.
fn whole_file(path: &Path, ending: &str) -> Result<InputFile, ImportError> {
    let io_error = |error| ImportError::Io { path: path.to_owned(), error };
    let mut name = file_name(path);
    let size = fs::metadata(path).map_err(io_error)?.len();
    check_size(&name, size).map_err(|refusal| ImportError::Refused { path: path.to_owned(), refusal })?;
    if !hsds::is_read(&name) {
        name.push_str(ending);
    }
    Ok(InputFile { name, bytes: fs::read(path).map_err(io_error)? })
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
    fn one_clear_phrase_of_a_short_text_is_enough() {
        let guesser = Guesser::new(&need_rules());
        for (description, need) in [
            ("A hot lunch.", Need::Food),
            ("Help with rent", Need::Housing),
            ("Helps pay the light bill.", Need::Utilities),
        ] {
            let guessed = guesser.guess(Words { name: "Oak House", description, ..Words::default() });
            assert_eq!(guessed.first().map(|tag| tag.need), Some(need), "{description}");
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

    /// The file's path.
    fn written(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    #[test]
    fn what_is_no_source_is_refused_with_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| written(folder.path(), name, bytes);
        let today = signpost_hours::date::date(2026, 11, 21);
        let refused = |path: &Path| import(path, today).unwrap_err().to_string();
        assert!(refused(&folder.path().join("nowhere")).contains("could not be read"));
        assert!(refused(&write("page.html", b"<html>")).contains("neither a folder nor a file that is read"));
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

    const SERVICES: &[u8] = b"id,name,status\n1,Food pantry,active\n";

    fn problems(folder: &Path) -> Vec<(String, &'static str)> {
        let imported = import(folder, signpost_hours::date::date(2026, 11, 21)).unwrap();
        let files = [Kind::UnknownFile, Kind::UnreadableFile];
        let of_files = imported.problems.into_iter().filter(|problem| files.contains(&problem.kind));
        of_files.map(|problem| (problem.file, problem.kind.id())).collect()
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_out_of_the_folder_and_stop_nothing() {
        use std::os::unix::fs::symlink;
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let root = folder.path();
        fs::write(root.join("tables.csv.txt"), SERVICES).unwrap();
        fs::write(outside.path().join("phones.csv"), "id,service_id,number\n1,1,305-555-0100\n").unwrap();
        symlink(root.join("tables.csv.txt"), root.join("services.csv")).unwrap();
        symlink(outside.path().join("phones.csv"), root.join("phones.csv")).unwrap();
        symlink(outside.path(), root.join("more")).unwrap();
        symlink("nowhere", root.join("latest.csv")).unwrap();
        symlink("nowhere", root.join("contacts.csv")).unwrap();
        let imported = import(root, signpost_hours::date::date(2026, 11, 21)).unwrap();
        assert_eq!(imported.directory.programs.len(), 1);
        assert!(imported.directory.programs[0].phones.is_empty());
        let expected = [
            ("contacts.csv", "unreadable-file"),
            ("phones.csv", "unreadable-file"),
            ("latest.csv", "unknown-file"),
            ("more", "unknown-file"),
        ];
        assert_eq!(problems(root), expected.map(|(name, kind)| (name.to_owned(), kind)));
    }

    #[test]
    fn a_copy_among_backups_or_further_down_beats_no_newer_one() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("backup-2024/services.csv", "id,name\n1,Old name\n2,Gone\n");
        write("data/services.csv", "id,name\n1,New name\n");
        write("data/old/services.csv", "id,name\n1,Older\n");
        write("data/2023/services.csv", "id,name\n1,Oldest\n2,Half\n");
        write("backup-2024/phones.csv", "id,service_id,number\n1,1,305-555-0100\n");
        let imported = import(folder.path(), signpost_hours::date::date(2026, 11, 21)).unwrap();
        let names: Vec<_> = imported.directory.programs.iter().map(|program| program.name.as_str()).collect();
        assert_eq!(names, ["New name", "Half"]);
        // What lies only there is still the community's.
        assert_eq!(imported.directory.programs[0].phones.len(), 1);
        let expected = ["backup-2024/services.csv", "data/old/services.csv"];
        assert_eq!(problems(folder.path()), expected.map(|name| (name.to_owned(), "unknown-file")));
        // Two halves of one export, side by side, are one table.
        write("north/services.csv", "id,name\n3,North\n");
        let imported = import(folder.path(), signpost_hours::date::date(2026, 11, 21)).unwrap();
        assert_eq!(imported.directory.programs.len(), 3);
    }

    #[test]
    fn a_workbook_is_told_from_tables() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| written(folder.path(), name, bytes);
        let today = signpost_hours::date::date(2026, 11, 21);
        let excel = zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]);
        let ods = zipped(&[("mimetype", b"application/vnd.oasis"), ("META-INF/manifest.xml", b"<manifest/>")]);
        let xls = [&[0xD0, 0xCF, 0x11, 0xE0][..], &[0; 600]].concat();
        for (name, bytes) in [("a.xlsx", &excel), ("b.ods", &ods), ("export.zip", &excel)] {
            let error = import(&write(name, bytes), today).unwrap_err().to_string();
            assert!(error.contains("expected a workbook that a spreadsheet program can open"), "{name}: {error}");
        }
        let error = import(&write("c.xls", &xls), today).unwrap_err().to_string();
        assert!(error.contains("open it and save it as .xlsx"), "{error}");
        let only = tempfile::tempdir().unwrap();
        fs::write(only.path().join("services.xlsx"), &excel).unwrap();
        let error = import(only.path(), today).unwrap_err().to_string();
        assert!(error.contains("services.xlsx: "), "{error}");
        // Beside tables: an error where it hides one, a warning where it does not.
        let beside = tempfile::tempdir().unwrap();
        let files: [(&str, &[u8]); 5] = [
            ("services.csv", SERVICES),
            ("services.xlsx", &excel),
            ("phones.xls", &xls),
            ("budget.ods", &ods),
            ("contacts.csv", &excel),
        ];
        for (name, bytes) in files {
            fs::write(beside.path().join(name), bytes).unwrap();
        }
        let expected = [
            ("contacts.csv", "unreadable-file"),
            ("phones.xls", "unreadable-file"),
            ("budget.ods", "unknown-file"),
            ("services.xlsx", "unknown-file"),
        ];
        assert_eq!(problems(beside.path()), expected.map(|(name, kind)| (name.to_owned(), kind)));
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

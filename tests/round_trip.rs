//! An import of an export gives the same directory, for every golden source and for the sample.

use signpost_cli::{package, places};
use signpost_directory::Directory;
use signpost_hsds::{InputFile, Options, export, import};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn sources() -> Vec<PathBuf> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let cases = fs::read_dir(root.join("tests/golden/import")).unwrap();
    let mut sources: Vec<PathBuf> = cases.map(|case| case.unwrap().path().join("input")).collect();
    sources.push(root.join("data/sample"));
    sources.sort();
    sources
}

fn options(source: &Path) -> Options {
    let places = fs::read(source.join("places.csv")).map(|bytes| places::read(&bytes).0).unwrap_or_default();
    let today = signpost_hours::date::date(2026, 11, 21);
    Options { today, places, rules: package::need_rules(), ..Options::default() }
}

/// The same for both: hours merged or split are the same hours.
fn differing(a: &Directory, b: &Directory) -> Vec<String> {
    let mut found = Vec::new();
    if a.organizations != b.organizations {
        let pair = a.organizations.iter().zip(&b.organizations).find(|(a, b)| a != b);
        found.push(format!("organizations {} {}: {pair:#?}", a.organizations.len(), b.organizations.len()));
    }
    for (a, b) in a.locations.iter().zip(&b.locations).filter(|(a, b)| a != b) {
        found.push(format!("location {a:?}\n  and {b:?}"));
    }
    for (a, b) in a.programs.iter().zip(&b.programs).filter(|(a, b)| a != b) {
        found.push(format!("program {a:?}\n  and {b:?}"));
    }
    if (a.programs.len(), a.locations.len()) != (b.programs.len(), b.locations.len()) {
        found.push(format!("{} programs and {}", a.programs.len(), b.programs.len()));
    }
    found
}

#[test]
fn hsds_3_as_tables_and_as_json_gives_the_same_directory() {
    let mut all = Vec::new();
    for source in sources() {
        let before = package::import_with(&source, options(&source)).unwrap().directory;
        let tables = export::tables(&before);
        let csv = tables
            .iter()
            .map(|table| InputFile { name: format!("{}.csv", table.name), bytes: table.csv().into_bytes() });
        let json = InputFile { name: "services.json".to_owned(), bytes: export::json(&tables).into_bytes() };
        for (form, files) in [("csv", csv.collect()), ("json", vec![json])] {
            let after = import(&files, &options(&source)).unwrap().directory;
            let differing = differing(&before, &after);
            if let Some(first) = differing.first() {
                all.push(format!("{} as {form}: {} differ, first {first}", source.display(), differing.len()));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn one_sheet_keeps_names_places_and_phones() {
    for source in sources() {
        let before = package::import_with(&source, options(&source)).unwrap().directory;
        let sheet = InputFile { name: "programs.csv".to_owned(), bytes: export::one_sheet(&before).csv().into_bytes() };
        let after = import(&[sheet], &options(&source)).unwrap().directory;
        assert_eq!(before.programs.len(), after.programs.len(), "{}", source.display());
        for (a, b) in before.programs.iter().zip(&after.programs) {
            assert_eq!(
                (&a.source_id, &a.name, a.assured_on),
                (&b.source_id, &b.name, b.assured_on),
                "{}",
                source.display()
            );
        }
    }
}

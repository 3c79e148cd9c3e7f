//! An import of an export gives the same directory, for every golden source and for the sample.

use signpost_cli::{package, places};
use signpost_directory::{Directory, Program};
use signpost_hours::{Frequency, Schedule};
use signpost_hsds::{Imported, InputFile, Options, Severity, export, import};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn sources() -> Vec<PathBuf> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let cases = fs::read_dir(root.join("tests/golden/import")).unwrap();
    let mut sources: Vec<PathBuf> = cases.map(|case| case.unwrap().path().join("input")).collect();
    sources.push(root.join("data/sample"));
    // A real one, where there is one (`SIGNPOST_REAL_DATA`).
    let real =
        std::env::var_os("SIGNPOST_REAL_DATA").map(|folder| Path::new(&folder).join("miami-211/datapackage.zip"));
    sources.extend(real.filter(|path| path.exists()));
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

/// What a community would have to repair in its own export.
fn errors(imported: &Imported) -> impl Iterator<Item = String> {
    imported.problems.iter().filter(|problem| problem.severity > Severity::Warning).map(ToString::to_string)
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
            let imported = import(&files, &options(&source)).unwrap();
            all.extend(errors(&imported).map(|error| format!("{} as {form}: {error}", source.display())));
            let after = imported.directory;
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
        let imported = import(&[sheet], &options(&source)).unwrap();
        assert_eq!(errors(&imported).collect::<Vec<_>>(), [""; 0], "{}", source.display());
        let after = imported.directory;
        assert_eq!(before.programs.len(), after.programs.len(), "{}", source.display());
        for (a, b) in before.programs.iter().zip(&after.programs) {
            assert_eq!(
                (&a.source_id, &a.name, a.assured_on),
                (&b.source_id, &b.name, b.assured_on),
                "{}",
                source.display()
            );
            // Nobody stated what was guessed.
            assert_eq!(
                a.needs.iter().filter(|tag| !tag.guessed).count(),
                b.needs.iter().filter(|tag| !tag.guessed).count()
            );
            assert_eq!(a.organization.is_some(), b.organization.is_some(), "{}, {}", source.display(), a.name);
            assert_eq!(a.languages, b.languages, "{}, {}", source.display(), a.name);
            // A pause at noon, too: every rule that stands in the sheet by days and times is read again.
            let rules = |directory: &Directory, program: &Program| {
                let of_sites = program.sites.iter().flat_map(|site| {
                    let place = directory.locations.get(site.location as usize);
                    site.schedules.iter().chain(place.into_iter().flat_map(|place| &place.schedules))
                });
                let all = program.schedules.iter().chain(of_sites);
                all.filter(|schedule| schedule.recurrence.is_some() && schedule.opens_at.is_some()).count()
            };
            // Hours of another rule than days of the week, and those that end, are words in a sheet.
            let is_plain = |schedule: &Schedule| {
                // “21:00-19:00” is a slip, which a sheet keeps as words.
                let is_by_day = schedule.closes_at > schedule.opens_at;
                schedule.text.is_none()
                    && is_by_day
                    && schedule.valid_to.is_none()
                    && schedule.recurrence.as_ref().is_some_and(|rule| {
                        rule.frequency == Frequency::Weekly
                            && rule.interval == 1
                            && (rule.until, rule.count) == (None, None)
                    })
            };
            if a.schedules.iter().all(is_plain) && a.sites.iter().all(|site| site.schedules.iter().all(is_plain)) {
                assert_eq!(rules(&before, a) > 0, rules(&after, b) > 0, "{}, {}", source.display(), a.name);
            }
        }
    }
}

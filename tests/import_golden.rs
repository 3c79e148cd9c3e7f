//! What the import makes of each version and oddity of HSDS: folders of `tests/golden/import`, each with an `input`
//! and what is `expected` of it. `SIGNPOST_BLESS=1 cargo test --test import_golden` writes the expectations anew.

use serde_json::Value;
use signpost_cli::{package, places};
use signpost_directory::pack;
use signpost_hsds::{Imported, Options};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn cases() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("tests/golden/import")
}

/// The `input` of a case, with the postal codes that it may hold.
fn imported(case: impl AsRef<Path>) -> Imported {
    let input = cases().join(case).join("input");
    let places = fs::read(input.join("places.csv")).map(|bytes| places::read(&bytes).0).unwrap_or_default();
    let today = signpost_hours::date::date(2026, 11, 21);
    package::import_with(&input, Options { today, places, ..Options::default() }).unwrap()
}

#[test]
fn every_version_and_oddity_imports_as_expected() {
    let cases = cases();
    let mut names: Vec<_> = fs::read_dir(&cases).unwrap().map(|case| case.unwrap().file_name()).collect();
    names.sort();
    assert!(names.len() >= 8, "the golden folders are gone");
    let mut differing = Vec::new();
    for name in names {
        let case = cases.join(&name);
        let found = written_out(&imported(&name));
        let path = case.join("expected.txt");
        if std::env::var_os("SIGNPOST_BLESS").is_some() {
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found != expected {
            let line = found.lines().zip(expected.lines()).position(|(a, b)| a != b).unwrap_or(0);
            differing.push(format!(
                "{}: line {}\n  found    {}\n  expected {}",
                name.display(),
                line + 1,
                found.lines().nth(line).unwrap_or("(end)"),
                expected.lines().nth(line).unwrap_or("(end)"),
            ));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// The version, the problems as sentences, and the directory without what is empty.
fn written_out(imported: &Imported) -> String {
    let mut text = format!("{}\n\n", imported.version);
    for problem in &imported.problems {
        let times = if problem.times > 1 { format!(" [{} times]", problem.times) } else { String::new() };
        text.push_str(&format!("{} {}{times}: {problem}\n", problem.severity, problem.kind.id()));
    }
    let directory = &imported.directory;
    for (name, records) in [
        ("organizations", serde_json::to_string(&directory.organizations).unwrap()),
        ("locations", serde_json::to_string(&directory.locations).unwrap()),
        ("programs", serde_json::to_string(&directory.programs).unwrap()),
    ] {
        let mut records: Value = serde_json::from_str(&records).unwrap();
        prune(&mut records);
        text.push_str(&format!("\n{name}: {}\n", serde_json::to_string_pretty(&records).unwrap()));
    }
    text
}

fn prune(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(prune);
            // Codes are the ledger's; every program has the same before.
            fields.retain(|name, value| name != "code" && !is_empty(value));
        }
        Value::Array(items) => items.iter_mut().for_each(prune),
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

#[test]
fn a_pack_holds_nothing_that_is_withheld() {
    let directory = imported("confidential").directory;
    let hidden: Vec<&str> =
        directory.locations.iter().filter(|l| l.confidential).map(|l| l.source_id.as_str()).collect();
    assert_eq!(hidden, ["1", "2", "3", "4", "7"]);
    let pack = pack::encode(&directory);
    let holds = |text: &[u8]| pack.windows(text.len()).any(|window| window == text);
    for text in ["22 Birch", "33 Birch", "44 Birch", "77 Birch", "555-0102", "555-0103", "CONFIDENTIAL"] {
        assert!(!holds(text.as_bytes()), "{text}");
    }
    for degrees in [41.911111f64, 41.922222, 41.933333, 41.944444, 41.977777] {
        assert!(!holds(&degrees.to_le_bytes()) && !holds(degrees.to_string().as_bytes()), "{degrees}");
    }
    for text in ["55 Birch", "66 Birch", "555-0101", "555-0104"] {
        assert!(holds(text.as_bytes()), "{text}");
    }
    assert!(directory.locations.iter().all(|l| l.coordinates.is_none() == l.confidential));
}

#[test]
fn no_message_quotes_the_street_or_the_coordinates_of_a_withheld_place() {
    for (case, hidden) in [
        ("confidential", vec!["22 Birch", "33 Birch", "44 Birch", "77 Birch"]),
        ("coordinates", vec!["12 Elm", "41.955555", "87.655555"]),
    ] {
        for problem in imported(case).problems {
            assert!(hidden.iter().all(|text| !problem.to_string().contains(text)), "{problem}");
        }
    }
}

#[test]
fn a_program_finds_its_place_and_its_organization_by_the_location_that_it_names() {
    let directory = imported("location-on-service").directory;
    for program in &directory.programs[..2] {
        assert_eq!((program.organization, program.sites.len()), (Some(0), 1), "{}", program.name);
        let location = &directory.locations[program.sites[0].location as usize];
        assert!(location.address.is_some() && location.phones.len() == 1, "{}", program.name);
    }
    assert!(directory.programs[2].sites.is_empty());
}

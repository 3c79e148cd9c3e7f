//! The files that only the tool opens, changed at random: zips and configurations. `cargo xtask fuzz` runs them longer.

#[allow(dead_code, reason = "of both kinds where both are read")]
mod books;
#[path = "../../fuzz/src/imports.rs"]
#[allow(dead_code, reason = "a zip is opened here")]
mod imports;
mod mutator;

use books::{SHEETS, xlsx};
use mutator::{run, zipped};
use signpost_cli::package;
use std::{fs, path::PathBuf};

/// As a zip of tables on the disk, which only the tool opens.
fn zip_on_disk(bytes: &[u8]) {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fuzz-source.zip");
    fs::write(&path, bytes).unwrap();
    if let Ok(imported) = package::import_with(&path, imports::options()) {
        imports::check_imported(&imported);
    }
}

#[test]
fn zip_files() {
    let csv = |text: &str| text.as_bytes().to_vec();
    let seeds = [
        zipped(&[
            ("services.csv".to_owned(), csv("id,name\n1,Lunch\n")),
            ("phones.csv".to_owned(), csv("id,service_id,number\n1,1,305-555-0100\n")),
        ]),
        zipped(&[("data/programs.csv".to_owned(), csv(SHEETS[0])), ("backup/programs.csv".to_owned(), csv(SHEETS[1]))]),
        zipped(&[("book.xlsx".to_owned(), xlsx(SHEETS[0])), ("signpost.toml".to_owned(), csv("name = \"A\"\n"))]),
    ];
    run("zip", &seeds, None, zip_on_disk);
}

/// `signpost.toml`, places, words of a language.
fn configuration(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (community, problems) = signpost_directory::config::parse(&text);
    assert!(community.neighbors.len() <= 12 && problems.iter().all(|problem| !problem.message.is_empty()));
    let _ = signpost_cli::places::read(bytes);
    let messages = signpost_locale::Messages::new("es", &text);
    let _ = messages.text("own-name");
}

#[test]
fn configurations() {
    let seeds = [
        fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/sample/signpost.toml")).unwrap(),
        b"name = \"A\"\ntime_zone = \"UTC\"\n[[neighbors]]\nname = \"L\"\nbase_url = \"https://l.example/\"\nroot = \"ab\"\n".to_vec(),
        b"postal_code,name,latitude,longitude\n33142,Miami,25.8,-80.2\n".to_vec(),
        b"own-name = Espa\xc3\xb1ol\nresults = { $count ->\n    [one] uno\n   *[other] { $count }\n }\n".to_vec(),
    ];
    let words: [&[u8]; 14] = [
        b"[[neighbors]]\n",
        b"[contact]\n",
        b"name = ",
        b"languages = [\"en\"]\n",
        b"\"\"\"",
        b"'''",
        b"{ $count }",
        b"{ NUMBER($n) }",
        b"*[other]",
        b"-term = x\n",
        b"a.b.c = 1\n",
        b"= {",
        b"1979-05-27",
        b"\\U0010FFFF",
    ];
    run("configuration", &seeds, Some(&words), configuration);
}

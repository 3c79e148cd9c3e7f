//! The same data, keys and time give the same bytes, wherever, whenever and in whose language the command runs.

use crate::desk::{Desk, MORNING, NEXT_DAY};
use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::Command,
    time::{Duration, SystemTime},
};

type Files = BTreeMap<String, Vec<u8>>;

/// Files in another order of their making, of another day.
fn put_backwards(desk: &Desk, folder: &str, files: &Files) {
    for (path, bytes) in files.iter().rev() {
        let path = format!("{folder}/{path}");
        desk.write(&path, bytes);
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + path.len() as u64);
        fs::File::options().write(true).open(desk.path(&path)).unwrap().set_modified(old).unwrap();
    }
}

/// As another person would, whose files nobody else may read, from another folder.
#[track_caller]
fn run_elsewhere(desk: &Desk, arguments: &[&str]) {
    let output = Command::new("sh")
        .args(["-c", "umask 077; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_signpost")])
        .args(arguments)
        .current_dir(desk.path("a folder/of another"))
        .envs([("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("LANGUAGE", "tr")])
        .env("SIGNPOST_CACHE", desk.path("other cache"))
        .env_remove("SIGNPOST_PASSPHRASE")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[track_caller]
fn same(desk: &Desk, one: &str, other: &str) {
    let (one, other) = (desk.files(one), desk.files(other));
    let differing: Vec<&String> = one
        .keys()
        .chain(other.keys())
        .filter(|path| !path.starts_with('.') && one.get(*path) != other.get(*path))
        .collect();
    assert!(differing.is_empty(), "{differing:?}");
    assert!(one.keys().any(|path| path.ends_with(".pack")) && one.keys().any(|path| path.starts_with("browse/")));
}

/// Publishes a folder twice, and once more over each, as two people would.
fn published_alike(data: &Files) {
    let desk = Desk::new();
    desk.restore("data", data);
    desk.run(&format!("keys new keys --demo --at {MORNING}")).ends(0);
    let (keys, app) = (desk.files("keys"), desk.files("app"));
    let there = "a folder/of another/volunteer";
    put_backwards(&desk, &format!("{there}/input"), data);
    put_backwards(&desk, &format!("{there}/k"), &keys);
    put_backwards(&desk, &format!("{there}/built"), &app);
    for at in [MORNING, NEXT_DAY] {
        desk.publish(at).ends(0);
        let absolute = desk.path(&format!("{there}/out")).display().to_string();
        run_elsewhere(
            &desk,
            &[
                "publish",
                "--from",
                "volunteer/input",
                "--keys",
                "volunteer/k",
                "--out",
                &absolute,
                "--app",
                "volunteer/built",
                "--at",
                at,
            ],
        );
        same(&desk, "site", &format!("{there}/out"));
    }
}

#[test]
fn tables_published_elsewhere_give_the_same_bytes() {
    let sample = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/sample"));
    let mut data = Files::new();
    for entry in fs::read_dir(sample).unwrap() {
        let path = entry.unwrap().path();
        data.insert(path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap());
    }
    data.insert("locales/pl.ftl".to_owned(), "own-name = Polski\nhome-page = Pomoc\n".into());
    data.insert("locales/de.ftl".to_owned(), "own-name = Deutsch\n".into());
    published_alike(&data);
}

#[test]
fn several_sheets_published_elsewhere_give_the_same_bytes() {
    let desk = Desk::new();
    desk.run("template programs.xlsx").ends(0);
    let header = "Program,Agency,What you get,Phone,Address,Hours,County\n";
    let rows = |from: u32| {
        let row = |n: u32| {
            format!(
                "Food pantry {n},Church {n},Groceries.,305-555-{n:04},\"{n} Elm St, Springfield, IL 62701\",Mon-Fri 9-5,Lark\n"
            )
        };
        header.to_owned() + &(from..from + 20).map(row).collect::<String>()
    };
    let mut data = Files::new();
    data.insert("programs.xlsx".to_owned(), fs::read(desk.path("programs.xlsx")).unwrap());
    // Names that another language's order, or another disk's, has elsewhere.
    for (name, from) in
        [("b.csv", 100), ("B2.csv", 200), ("ı.csv", 300), ("i.csv", 400), ("Z.csv", 500), ("é.csv", 600)]
    {
        data.insert(name.to_owned(), rows(from).into());
    }
    let config = "name = \"Maple\"\ntime_zone = \"America/Chicago\"\ncountry = \"US\"\nlanguages = [\"en\", \"es\"]\n";
    data.insert("signpost.toml".to_owned(), config.into());
    published_alike(&data);
}

//! Interoperability with python-tuf, the reference implementation, in both directions.
//!
//! `tuf` is installed from PyPI into the contributor's cache once; without network these tests print that they were
//! skipped.

use crate::world::*;
use signpost_hours::UnixSeconds;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
    time::{SystemTime, UNIX_EPOCH},
};

const TUF: &str = "tuf==7.0.1";
const SIGNERS: &str = "securesystemslib[crypto]==1.6.0";

/// A Python with python-tuf, from the cache or newly installed.
fn python() -> Option<&'static Path> {
    static PYTHON: OnceLock<Option<PathBuf>> = OnceLock::new();
    PYTHON
        .get_or_init(|| {
            let home = std::env::var_os("HOME").map(PathBuf::from)?;
            let folder = home.join(".cache/signpost/python-tuf-7.0.1");
            let python = folder.join("bin/python");
            let works = |python: &Path| {
                run(Command::new(python).args(["-c", "import tuf.ngclient, cryptography"]))
                    .is_some_and(|out| out.status.success())
            };
            if !works(&python) {
                run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
                run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--retries", "1", TUF, SIGNERS]))?;
            }
            works(&python).then_some(python)
        })
        .as_deref()
}

fn run(command: &mut Command) -> Option<Output> {
    command.output().ok()
}

fn skipped() {
    eprintln!("skipped: python3 with {TUF} from PyPI is not to be had here");
}

fn real_now() -> UnixSeconds {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    i64::try_from(now.as_secs()).expect("a time")
}

/// Whether python-tuf accepts these targets from the site.
fn python_reads(python: &Path, site: &Site, targets: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in site {
        let place = folder.path().join(name);
        fs::create_dir_all(place.parent().expect("a folder")).expect("made");
        fs::write(place, bytes).expect("written");
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/trust/read_with_python_tuf.py");
    run(Command::new(python).arg(script).arg(folder.path()).args(targets)).expect("it ran")
}

#[test]
fn a_repository_written_here_is_accepted_by_python_tuf() {
    let Some(python) = python() else {
        return skipped();
    };
    let now = real_now();
    let mut community = Community::founded(now);
    community.add_partner("food", 30, b"food 1", now);
    community.rotate(&[1, 2, 4], now, |root| {
        root.root = setup(&[2, 3, 4], 2).put(&mut root.keys);
    });
    community.release("release 2: Ünï, \"quoted\" \\".as_bytes(), now);
    let wanted = ["data/directory.pack=release 2: Ünï, \"quoted\" \\", "partners/food/directory.pack=food 1"];
    let site = community.site();
    let output = python_reads(python, &site, &wanted);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // python-tuf refuses a changed target.
    let mut tampered = site.clone();
    let name = name_of(&site, "partner-food");
    let forged = forge::<signpost_trust::metadata::Targets>(&site[&name], &[99], |_| {});
    tampered.insert(name, forged);
    assert!(!python_reads(python, &tampered, &wanted).status.success());
}

#[test]
fn repositories_written_by_python_tuf_are_accepted_by_the_conformance_client_and_its_attacks_refused() {
    let Some(python) = python() else {
        return skipped();
    };
    let test = std::env::current_exe().expect("this test's place");
    let client = test.ancestors().nth(2).expect("target/debug").join("examples/tuf_client");
    assert!(client.exists(), "run `cargo build --example tuf_client` first (cargo test does)");
    let suite = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/conformance/suite.py");
    let output = run(Command::new(python).arg(suite).arg(client)).expect("it ran");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{printed}");
    assert!(printed.contains("0 failed"), "{printed}");
}

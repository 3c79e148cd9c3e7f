//! Every message with its next step: what the tool says when something is wrong, provoked one by one, and kept in
//! `docs/messages.md`. `SIGNPOST_BLESS=1` writes that page anew.

use crate::desk::{Desk, MORNING, NEXT_DAY};
use signpost_cli::next_step;
use signpost_hsds::Kind;
use signpost_trust::{Reason, Refusal};
use std::{fmt::Write, fs, path::Path};

/// A mishap, and the command in which a person meets it.
pub struct Case {
    about: &'static str,
    prepare: fn(&Desk),
    command: &'static str,
    code: i32,
}

pub const fn case(about: &'static str, prepare: fn(&Desk), command: &'static str, code: i32) -> Case {
    Case { about, prepare, command, code }
}

const PUBLISH: &str = "publish --from data --keys keys --out site --app app --at 2026-11-22T09:00:00Z";

pub fn nothing(_: &Desk) {}

fn config(desk: &Desk, more: &str) {
    desk.write(
        "data/signpost.toml",
        format!("name = \"Maple County Help\"\ntime_zone = \"America/New_York\"\n{more}\n"),
    );
}

pub fn remove(desk: &Desk, path: &str) {
    let path = desk.path(path);
    if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
}

/// The first file of a folder whose name ends so.
fn file(desk: &Desk, folder: &str, ending: &str) -> String {
    let found = desk.files(folder).into_keys().find(|name| name.ends_with(ending));
    format!("{folder}/{}", found.unwrap_or_else(|| panic!("no {ending} in {folder}")))
}

/// Other bytes, as many as before.
fn replace_bytes(desk: &Desk, file: &str) {
    let length = fs::metadata(desk.path(file)).unwrap().len();
    desk.write(file, vec![0; length as usize]);
}

fn without_site(desk: &Desk) {
    remove(desk, "site");
    remove(desk, "keys/published.json");
}

const PUBLISHING: &[Case] = &[
    case("The data is not there", |d| remove(d, "data"), PUBLISH, 2),
    case("There is no program", |d| d.write_programs(&[]), PUBLISH, 2),
    case("Programs are gone", |d| d.write_programs(&["food"]), PUBLISH, 2),
    case(
        "Rows are swallowed by a quotation mark",
        |d| {
            d.write("data/service.csv", "id,organization_id,name,status\nfood,o1,\"Food,active\nrides,o1,Rides,active\nshelter,o2,Shelter,active\n")
        },
        PUBLISH,
        2,
    ),
    case(
        "The data has errors, and those are to stop it",
        |d| d.write("data/phone.csv", "id,service_id,number\np1,nowhere,555-0142\n"),
        "publish --from data --keys keys --out site --app app --deny errors --at 2026-11-22T09:00:00Z",
        2,
    ),
    case("A slip in the configuration", |d| config(d, "langages = [\"en\"]"), PUBLISH, 2),
    case(
        "A quotation mark is missing in the configuration",
        |d| config(d, "country = \"US\nlanguages = [\"en\"]"),
        PUBLISH,
        2,
    ),
    case(
        "The configuration is of an old editor",
        |d| d.write("data/signpost.toml", b"name = \"Pe\xf1as\"\n"),
        PUBLISH,
        2,
    ),
    case("A key below the wrong line", |d| config(d, "[contact]\nlanguages = [\"en\"]"), PUBLISH, 2),
    case(
        "A time zone that is none",
        |d| d.write("data/signpost.toml", "name = \"Maple\"\ntime_zone = \"Eastern\"\n"),
        PUBLISH,
        2,
    ),
    case("A colour that is too light", |d| config(d, "[brand]\ncolour = \"#ffcc00\""), PUBLISH, 2),
    case("A logo that is not there", |d| config(d, "[brand]\nlogo = \"logo.png\""), PUBLISH, 2),
    case(
        "A logo that is no PNG",
        |d| {
            config(d, "[brand]\nlogo = \"logo.png\"");
            d.write("data/logo.png", "GIF89a");
        },
        PUBLISH,
        2,
    ),
    case("Areas of an unknown kind", |d| config(d, "[areas]\nby = \"town\""), PUBLISH, 2),
    case(
        "A neighbor without its address and keys",
        |d| config(d, "[[neighbors]]\nname = \"Lark County Help\""),
        PUBLISH,
        2,
    ),
    case("Templates that are none", |d| d.write("data/templates.json", "{}"), PUBLISH, 2),
    case("Words of a language that are not text", |d| d.write("data/locales/pl.ftl", [0xff, 0xfe]), PUBLISH, 2),
    case("The folder of keys is not there", |d| remove(d, "keys"), PUBLISH, 2),
    case(
        "A key of the editors is damaged",
        |d| d.write("keys/editor/editors-1.pem", "-----BEGIN PRIVATE KEY-----\nMC4CAQ"),
        PUBLISH,
        2,
    ),
    case("The editors' key is not here", |d| remove(d, "keys/editor/editors-1.pem"), PUBLISH, 2),
    case(
        "The site was signed with other keys",
        |d| {
            d.run("keys new other --demo --at 2026-11-21T08:00:00Z").ends(0);
        },
        "publish --from data --keys other --out site --app app --at 2026-11-22T09:00:00Z",
        2,
    ),
    case(
        "The folder for the site holds other files",
        |d| d.write("papers/taxes.txt", "2026"),
        "publish --from data --keys keys --out papers --app app --at 2026-11-22T09:00:00Z",
        2,
    ),
    case(
        "The keys lie in the folder for the site",
        nothing,
        "publish --from data --keys site/keys --out site --app app --at 2026-11-22T09:00:00Z",
        2,
    ),
    case(
        "The last release is not where it is said to be",
        nothing,
        "publish --from data --keys keys --out new --previous nowhere --app app --at 2026-11-22T09:00:00Z",
        2,
    ),
    case("The last release is lost", |d| remove(d, "site"), PUBLISH, 2),
    case(
        "The clock goes wrong",
        nothing,
        "publish --from data --keys keys --out site --app app --at 2026-11-20T09:00:00Z",
        2,
    ),
    case(
        "The time of the offline keys has ended",
        nothing,
        "publish --from data --keys keys --out site --app app --at 2029-06-01T09:00:00Z",
        2,
    ),
    case("The app is not there", nothing, "publish --from data --keys keys --out site --app nowhere", 2),
    case(
        "An address without https",
        nothing,
        "publish --from data --keys keys --out site --app app --base-url help.example.org --at 2026-11-22T09:00:00Z",
        2,
    ),
    case(
        "A partner that nobody named",
        |d| d.write("sent/partner-clinic.json", "{}"),
        "publish --from data --keys keys --out site --app app --partner sent --at 2026-11-22T09:00:00Z",
        2,
    ),
];

const OTHERS: &[Case] = &[
    case("A new folder that is there already", nothing, "init data --name Maple --time-zone UTC", 2),
    case("Nobody can be asked for the time zone", nothing, "init maple --name Maple", 2),
    case("A time zone that is none", nothing, "init maple --name Maple --time-zone Eastern", 2),
    case("A sheet that is there already", |d| d.write("list.csv", "x"), "template list.csv", 2),
    case("A sheet of another kind", nothing, "template list.doc", 2),
    case("An export that is there already", nothing, "export data --format csv --out site", 2),
    case("A source that is none", |d| d.write("notes.txt", "x"), "check notes.txt", 2),
    case("A sheet without names", |d| d.write("list.csv", "Colour,Size\nred,1\n"), "check list.csv", 2),
    case(
        "A column of the sheet is misspelled",
        |d| {
            d.write(
                "list/signpost.toml",
                "name = \"Maple\"\ntime_zone = \"UTC\"\n[sheet.columns]\n\"Call\" = \"fone\"\n",
            );
            d.write("list/list.csv", "Program,Call\nLunch,305-555-0100\n");
        },
        "check list/list.csv",
        2,
    ),
    case("A site that is none is renewed", nothing, "renew data --keys keys", 2),
    case("A site that is none is served", nothing, "serve data", 2),
    case("A card of a code that is not there", nothing, "card site --base-url https://help.example.org/ 7KX-4MPX", 2),
    case("A signature that is for nothing", nothing, "sign keys/metadata/1.root.json", 2),
    case("The keys are made twice", nothing, "keys new keys", 2),
];

const VERIFYING: &[Case] = &[
    case("It is no site", nothing, "verify data", 2),
    case("Nothing answers", nothing, "verify http://127.0.0.1:9/ --timeout 5", 2),
    case(
        "A file of the app was changed",
        |d| d.write("site/app-1.js", "another app"),
        "verify site --at 2026-11-21T10:00:00Z",
        2,
    ),
    case(
        "A pack is missing",
        |d| remove(d, &file(d, "site/targets", "directory.pack")),
        "verify site --at 2026-11-21T10:00:00Z",
        2,
    ),
    case(
        "A pack is another one",
        |d| replace_bytes(d, &file(d, "site/targets", "directory.pack")),
        "verify site --at 2026-11-21T10:00:00Z",
        2,
    ),
    case(
        "The metadata is cut off",
        |d| d.write("site/metadata/timestamp.json", "{"),
        "verify site --at 2026-11-21T10:00:00Z",
        2,
    ),
    case(
        "A page that nobody signed lies beside it",
        |d| d.write("site/old.html", "x"),
        "verify site --at 2026-11-21T10:00:00Z",
        1,
    ),
    case("It was not renewed", nothing, "verify site --at 2026-12-20T09:00:00Z", 1),
    case("It will soon have to be renewed", nothing, "verify site --at 2026-12-04T09:00:00Z", 1),
    case("The time of the editors has ended", nothing, "verify site --at 2028-01-01T09:00:00Z", 2),
    case("The time of the root has ended", nothing, "verify site --at 2030-01-01T09:00:00Z", 2),
    case(
        "It is another community's",
        |d| {
            d.run("keys new other --demo --at 2026-11-21T08:00:00Z").ends(0);
        },
        "verify site --root other/metadata/1.root.json --at 2026-11-21T10:00:00Z",
        2,
    ),
    case(
        "It is older than what was seen before",
        |d| {
            let old = d.files("site");
            d.publish(NEXT_DAY).ends(0);
            d.run("verify site --state seen --at 2026-11-22T10:00:00Z").ends(0);
            d.restore("site", &old);
        },
        "verify site --state seen --at 2026-11-22T11:00:00Z",
        2,
    ),
];

const DOCTOR: &str = "doctor --keys keys --site site --at 2026-11-22T09:00:00Z";

const LOSSES: &[Case] = &[
    case(
        "It is asked in another folder",
        |d| ["keys", "site"].iter().for_each(|folder| remove(d, folder)),
        "doctor",
        2,
    ),
    case("Nothing was published yet", without_site, DOCTOR, 1),
    case("A new laptop: the site's folder is gone", |d| remove(d, "site"), DOCTOR, 1),
    case("The folder of keys is gone", |d| remove(d, "keys"), DOCTOR, 2),
    case("The metadata of the keys is gone", |d| remove(d, "keys/metadata"), DOCTOR, 1),
    case("A key is damaged", |d| d.write("keys/online/online-1.pem", "-----BEGIN PRIVATE KEY-----\nMC4"), DOCTOR, 1),
    case("The online key is gone", |d| remove(d, "keys/online/online-1.pem"), DOCTOR, 1),
    case("The editor left with the key", |d| remove(d, "keys/editor/editors-1.pem"), DOCTOR, 1),
    case("The site's folder is damaged", |d| d.write("site/metadata/1.root.json", "{"), DOCTOR, 1),
    case("Nobody renewed it", nothing, "doctor --keys keys --site site --at 2027-02-20T09:00:00Z", 1),
    case("A year later", nothing, "doctor --keys keys --site site --at 2027-11-21T10:00:00Z", 1),
    case("Four years later", nothing, "doctor --keys keys --site site --at 2030-11-21T10:00:00Z", 1),
    case(
        "All offline keys in one place, without a passphrase",
        |d| {
            d.run("keys new people --at 2026-11-21T08:00:00Z").ends(0);
        },
        "doctor --keys people --site new --at 2026-11-22T09:00:00Z",
        1,
    ),
    case(
        "The data has errors",
        |d| d.write("data/phone.csv", "id,service_id,number\np1,nowhere,555-0142\n"),
        "doctor --keys keys --site site --from data --at 2026-11-22T09:00:00Z",
        1,
    ),
    case(
        "The data cannot be read",
        |d| remove(d, "data"),
        "doctor --keys keys --site site --from data --at 2026-11-22T09:00:00Z",
        1,
    ),
];

/// By which a sentence says what to do.
const ASKS: [&str; 23] = [
    "signpost ",
    "--",
    "What to do",
    "expected",
    "ask ",
    "write ",
    "name ",
    "choose ",
    "save ",
    "take ",
    "set the clock",
    "delete",
    "emove ",
    "copy ",
    "give ",
    "did you mean",
    "make it",
    "try ",
    "see ",
    "nearest",
    "put ",
    "Renew it",
    "Say which",
];

/// What a person sees of a case; what is wrong with that is added to `faults`.
fn said(desk: &Desk, case: &Case, faults: &mut Vec<String>) -> String {
    (case.prepare)(desk);
    let ran = desk.run(case.command);
    let of_report = ["doctor", "verify", "renew"].iter().any(|command| case.command.starts_with(command));
    let text = if of_report { format!("{}{}", ran.out, ran.err) } else { ran.err };
    if ran.code != case.code {
        faults.push(format!("“{}” ends with {}, not with {}:\n{}{text}", case.about, ran.code, case.code, ran.out));
    }
    let has_next_step = case.code == 0 || ASKS.iter().any(|word| text.contains(word));
    if !has_next_step || text.contains("panicked") {
        faults.push(format!("“{}” has no next step:\n{text}", case.about));
    }
    text
}

/// Without what is of this run alone: digests, fingerprints, and where the folder of the test is.
fn same_every_time(text: &str, desk: &Desk) -> String {
    let text = text.replace(&desk.path("").display().to_string(), "");
    let is_hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let mut words = Vec::new();
    for line in text.lines() {
        let line: Vec<String> = line
            .split(' ')
            .map(|word| match word.len() >= 16 && word.chars().all(is_hex) {
                true => "DIGEST".to_owned(),
                false => word.to_owned(),
            })
            .collect();
        let line = line.join(" ");
        let is_fingerprint =
            line.split_whitespace().filter(|word| word.len() == 4 && word.chars().all(is_hex)).count() >= 8;
        words.push(match line.strip_prefix("  Demonstration  ") {
            Some(_) => "  Demonstration  (a key)".to_owned(),
            None if line.contains(" files of the app and pages, and ") => {
                "All files of the app and pages, and those of data, are as they were signed.".to_owned()
            }
            None if is_fingerprint => "  (a key)".to_owned(),
            None => line,
        });
    }
    words.join("\n")
}

pub fn section(page: &mut String, title: &str, cases: &[Case], faults: &mut Vec<String>) {
    writeln!(page, "\n## {title}\n").unwrap();
    let made = Desk::with_site();
    let [site, keys] = ["site", "keys"].map(|folder| made.files(folder));
    for case in cases {
        let desk = Desk::new();
        desk.restore("site", &site);
        desk.restore("keys", &keys);
        let said = said(&desk, case, faults).replace(&made.path("").display().to_string(), "");
        let text = same_every_time(&said, &desk);
        writeln!(page, "### {}\n\n```text\n$ signpost {}\n{}\n```\n", case.about, case.command, text.trim_end())
            .unwrap();
    }
}

fn kinds(page: &mut String) {
    page.push_str(
        "\n## In the data: `signpost check`\n\n| | kind | what is wrong | what to do |\n| --- | --- | --- | --- |\n",
    );
    for kind in Kind::ALL {
        assert!(kind.advice().split(' ').count() > 1, "{kind:?} has no next step");
        writeln!(page, "| {} | `{}` | {} | {} |", kind.severity(), kind.id(), kind.title(), kind.advice()).unwrap();
    }
}

/// One of each reason; the compiler sees to it that `next_step` has all of them.
fn reasons() -> Vec<Reason> {
    let text = String::new;
    vec![
        Reason::Malformed("…".to_owned()),
        Reason::WrongType { found: "root".to_owned() },
        Reason::UnsupportedSpecVersion { found: "2.0".to_owned() },
        Reason::UnsignedMetadata { signer: "root".to_owned(), needed: 2, found: 1 },
        Reason::NotDelegated,
        Reason::NotInSnapshot,
        Reason::Rollback { trusted: 7 },
        Reason::BadVersion { expected: 7 },
        Reason::SameVersionOtherContent,
        Reason::BelowFloor { floor: 7 },
        Reason::RemovedFromSnapshot { name: "editors".to_owned() },
        Reason::ExpiredMetadata { expires: 0, now: 864_000 },
        Reason::TooLong { limit: 1000 },
        Reason::LengthMismatch { expected: 1000, found: 900 },
        Reason::HashMismatch,
        Reason::TooMany { what: "roles", limit: 64 },
        Reason::TargetNotFound,
        Reason::BadPath,
        Reason::RecordOutsideNamespace { id: "clinic:1".to_owned() },
        Reason::Unreadable("…".to_owned()),
        Reason::HttpStatus { status: 404 },
        Reason::HttpStatus { status: 503 },
        Reason::Unreachable { reason: text() + "…" },
    ]
}

fn refusals(page: &mut String) {
    page.push_str("\n## When readers would refuse a site\n\n`signpost verify`, `publish` and `renew` say it as a reader's browser would.\n\n");
    page.push_str("| what is refused | what to do |\n| --- | --- |\n");
    for reason in reasons() {
        let refusal = Refusal::new("timestamp", None, reason);
        let step = next_step::of_refusal(&refusal);
        assert!(ASKS.iter().any(|word| step.contains(word)), "{refusal}: {step}");
        writeln!(page, "| {refusal} | {step} |").unwrap();
    }
}

#[test]
fn every_message_says_what_to_do_next() {
    let mut page = "# What the tool says when something is wrong\n\nEvery message with its next step. This page is written by a test, which \
        provokes each (`tests/cli/messages.rs`); after a change of words: `SIGNPOST_BLESS=1 cargo test -p signpost-cli --test cli messages`.\n"
        .to_owned();
    let mut faults = Vec::new();
    kinds(&mut page);
    section(&mut page, "Publishing", PUBLISHING, &mut faults);
    section(&mut page, "Other commands", OTHERS, &mut faults);
    refusals(&mut page);
    section(&mut page, "Looking at a site: `signpost verify`", VERIFYING, &mut faults);
    section(&mut page, "When something is lost: `signpost doctor`", LOSSES, &mut faults);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    kept_page("messages.md", &page);
    assert_eq!(MORNING, "2026-11-21T09:00:00Z", "the cases are timed after it");
}

/// Compares a page with the one of `docs/`, or writes it there.
pub fn kept_page(name: &str, page: &str) {
    let page = format!("{}\n", page.replace("\n\n\n", "\n\n").trim_end());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    if std::env::var_os("SIGNPOST_BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(page.lines()).find(|(kept, now)| kept != now);
    assert!(kept == page, "docs/{name} says otherwise: {differs:?}; look at it, then SIGNPOST_BLESS=1");
}

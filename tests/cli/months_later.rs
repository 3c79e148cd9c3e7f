//! Three months after the first afternoon: what a community meets then, with time moved by `--at`, kept in
//! `docs/months-later.md`. `SIGNPOST_BLESS=1` writes that page anew.

use crate::{
    desk::Desk,
    messages::{Case, case, kept_page, nothing, remove, section},
};

const RENEW: &str = "renew site --keys keys --at 2027-02-21T09:00:00Z";
const PUBLISH: &str = "publish --from data --keys keys --out site --app app --at 2027-02-21T09:00:00Z";
const DOCTOR: &str = "doctor --keys keys --site site --at 2027-02-21T09:00:00Z";

/// What was kept of the first day comes back, over what has been published since.
fn restored_from_a_backup(desk: &Desk) {
    let first = desk.files("site");
    desk.publish("2026-12-20T09:00:00Z").ends(0);
    remove(desk, "site");
    desk.restore("site", &first);
}

const FORGOTTEN: &[Case] = &[
    case("Nobody renewed it: what a monitor says", nothing, "verify site --at 2027-02-21T09:00:00Z", 2),
    case("Nobody renewed it: what to do, in which order", nothing, DOCTOR, 1),
    case("Renewed by the daily job's key alone", nothing, RENEW, 0),
    case("The last days before that", nothing, "verify site --at 2026-12-03T09:00:00Z", 1),
];

const CHANGED: &[Case] = &[
    case("Two of three programs ended", |d| d.write_programs(&["food"]), PUBLISH, 2),
    case(
        "A column was renamed in the sheet",
        |d| d.write("data/service.csv", "id,organization_id,title,status\nfood,o1,Food,active\n"),
        PUBLISH,
        2,
    ),
    case(
        "The sheet was emptied by mistake",
        |d| d.write("data/service.csv", "id,organization_id,name,status\n"),
        PUBLISH,
        2,
    ),
];

const LOST: &[Case] = &[
    case("The daily job's key is gone", |d| remove(d, "keys/online"), RENEW, 2),
    case("A new laptop, with the keys and without the site", |d| remove(d, "site"), PUBLISH, 2),
    case("The editors' key is gone", |d| remove(d, "keys/editor"), PUBLISH, 2),
    case("The laptop's clock stands in the past", nothing, "renew site --keys keys --at 2026-11-01T09:00:00Z", 2),
    case("An old copy of the site came back from a backup", restored_from_a_backup, RENEW, 2),
    case("The host lost a file of the site", |d| remove(d, "site/metadata/timestamp.json"), DOCTOR, 1),
];

#[test]
fn three_months_later_each_message_says_what_to_do() {
    let mut page = "# Three months later\n\nWhat a community meets that published once and came back in February. This page is written by a test, which moves the time by `--at` \
        (`tests/cli/months_later.rs`); after a change of words: `SIGNPOST_BLESS=1 cargo test -p signpost-cli --test cli months`.\n"
        .to_owned();
    let mut faults = Vec::new();
    section(&mut page, "Forgotten", FORGOTTEN, &mut faults);
    section(&mut page, "The data has changed", CHANGED, &mut faults);
    section(&mut page, "Something is lost", LOST, &mut faults);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    kept_page("months-later.md", &page);
}

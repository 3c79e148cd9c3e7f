//! `signpost check` and `signpost import` as a publisher or a script meets them: the real binary on the golden folders.

use std::{
    path::PathBuf,
    process::{Command, Output},
};

fn case(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("tests/golden/import").join(name).join("input")
}

fn signpost(args: &[&str], source: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_signpost")).args(args).arg(case(source)).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn the_exit_code_says_whether_anything_was_lost() {
    assert_eq!(signpost(&["check"], "links").status.code(), Some(2));
    assert_eq!(signpost(&["check"], "hsds-2.0").status.code(), Some(0));
    assert_eq!(signpost(&["check", "--strict"], "hsds-2.0").status.code(), Some(1));
    assert_eq!(signpost(&["import"], "links").status.code(), Some(0));
    let nowhere = signpost(&["check"], "no-such-case");
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("could not be read"));
}

#[test]
fn what_is_told_begins_with_the_worst_and_ends_with_the_counts() {
    let text = told(&signpost(&["check"], "links"));
    assert!(
        text.starts_with("error: Links to records that are not there (5)\n  phones.csv, column service_id: expected"),
        "{text}"
    );
    assert!(text.contains("    row 4: “88”\n"), "{text}");
    assert!(text.lines().last().unwrap().starts_with("HSDS 1.1, 6 programs: 14 errors"), "{text}");
}

#[test]
fn long_groups_are_shortened_until_all_is_asked_for() {
    let text = told(&signpost(&["check"], "hours"));
    assert!(text.contains("and 3 more: --all lists them"), "{text}");
    let all = told(&signpost(&["check", "--all"], "hours"));
    assert!(!all.contains("--all lists them"), "{all}");
    assert!(all.len() > text.len());
}

#[test]
fn json_is_one_problem_a_line_with_everything_that_the_sentence_says() {
    let lines = told(&signpost(&["check", "--format", "json"], "links"));
    let problems: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let lost = problems.iter().find(|p| p["column"] == "organization_id" && p["kind"] == "broken-link").unwrap();
    assert_eq!(lost["severity"], "error");
    assert_eq!(lost["file"], "services.csv");
    assert_eq!(lost["row"], 3);
    assert_eq!(lost["found"], "“99”");
    assert_eq!(lost["times"], 1);
}

#[test]
fn import_says_the_version_and_what_was_read() {
    let text = told(&signpost(&["import"], "hsds-3.1"));
    assert!(text.starts_with("HSDS 3.1, recognized by"), "{text}");
    assert!(text.contains("        2  programs\n"), "{text}");
    assert!(text.contains("        4  rows of phone.csv\n"), "{text}");
    assert!(text.contains("error: Links to records that are not there"), "{text}");
}

#[test]
fn import_counts_what_a_reader_can_use() {
    let text = told(&signpost(&["import"], "counts"));
    assert!(text.starts_with("HSDS 1.1, recognized by its table regular_schedules.csv\n"), "{text}");
    // Not a fax, and not words.
    assert!(text.contains("        1  programs with a phone that can be called\n"), "{text}");
    // Those of its place as well; not words, and not a day without times.
    assert!(text.contains("        2  programs with hours that were read\n"), "{text}");
}

fn review(args: &[&str]) -> Output {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("tests/golden/review/pantries.csv");
    let at = ["--at", "2026-11-21T09:00:00Z"];
    Command::new(env!("CARGO_BIN_EXE_signpost")).arg("check").args(at).args(args).arg(path).output().unwrap()
}

#[test]
fn a_check_sees_what_is_old_there_twice_hard_to_read_or_cannot_be() {
    let text = told(&review(&["--format", "json"]));
    let problems: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let rows = |kind: &str| {
        let of_kind = problems.iter().filter(|problem| problem["kind"] == kind);
        of_kind.map(|problem| problem["row"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    for (kind, expected) in [
        ("duplicates", vec![3]),
        ("same-at-many-places", vec![4]),
        ("not-checked-for-half-a-year", vec![4]),
        ("not-checked-for-a-year", vec![5]),
        ("never-checked", vec![6]),
        ("hard-to-read", vec![6]),
        ("implausible", vec![6, 7]),
        ("no-spanish", vec![4, 5]),
    ] {
        assert_eq!(rows(kind), expected, "{kind}");
    }
    let merge = problems.iter().find(|problem| problem["kind"] == "same-at-many-places").unwrap();
    assert_eq!(merge["suggestion"], "merge rows 4, 5");
}

#[test]
fn every_problem_has_a_suggestion() {
    for case in ["links", "hours", "phones", "counts", "sheet-template", "json-nested", "spreadsheet-damage"] {
        let lines = told(&signpost(&["check", "--format", "json"], case));
        assert!(lines.lines().count() > 2, "{case}");
        for line in lines.lines() {
            let problem: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(problem["suggestion"].as_str().is_some_and(|text| text.len() > 5), "{line}");
        }
    }
    let text = told(&signpost(&["check"], "links"));
    assert!(text.contains("  What to do: Add the record with that id to its table, or correct the id.\n"), "{text}");
}

#[test]
fn damage_by_a_spreadsheet_program_is_told_with_what_was_meant() {
    let text = told(&signpost(&["check"], "spreadsheet-damage"));
    for expected in
        ["did you mean 02115?", "did you mean 2026-11-21?", "did you mean 3055550101?", "its last digits are lost"]
    {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn the_text_says_how_much_of_what_people_look_for_is_there() {
    let text = told(&review(&[]));
    assert!(text.contains("Of what people look for, "), "{text}");
    assert!(text.contains("      100 %  phone\n") && text.contains("        0 %  cost\n"), "{text}");
    assert!(!text.contains('\u{1b}'), "colours are for a terminal");
}

#[test]
fn the_report_is_one_page_without_a_script_in_which_nothing_of_the_data_is_markup() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = folder.path().join("list.csv");
    std::fs::write(
        &sheet,
        "Name,Phone,Hours,<b>Notes</b>\nPantry,<b>ask</b> 305-555-0100 ,<script>alert(1)</script> now & then,x\n",
    )
    .unwrap();
    let page = folder.path().join("report.html");
    let output = Command::new(env!("CARGO_BIN_EXE_signpost"))
        .args(["check", "--report"])
        .args([&page, &sheet])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let html = std::fs::read_to_string(&page).unwrap();
    assert!(html.starts_with("<!doctype html>") && html.contains("What to do: "), "{html}");
    assert!(html.contains("now &amp; then") && html.contains("@media print"));
    for never in ["<script", "<b>", "src=", "http://", "https://", "@import", "url("] {
        assert!(!html.contains(never), "{never}");
    }
    // Every heading that the table leads to is there.
    for link in html.split("href=\"#").skip(1) {
        let id = link.split('"').next().unwrap();
        assert!(html.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

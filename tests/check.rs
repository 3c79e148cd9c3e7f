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

//! Tests of merging and reconciling: what is counted, and which of two values of one age holds.

use super::{List, MAX_ITEMS, MAX_NOTE, merge::MAX_MERGED_NOTE};
use serde_json::{Value, json};
use signpost_directory::{Code, Program, Record};

fn record(n: usize, name: &str) -> Record {
    let code = Code::candidates(&n.to_string()).next().unwrap();
    let program = Program { code, name: name.to_owned(), ..Program::default() };
    Record { program, organization: None, locations: Vec::new() }
}

fn list(numbers: impl IntoIterator<Item = usize>) -> List {
    let mut list = List::default();
    numbers.into_iter().for_each(|n| list.save(record(n, "Pantry"), None, 100, 200).unwrap());
    list
}

#[test]
fn what_a_merge_did_is_counted_and_a_full_list_leaves_the_rest_out() {
    let mut full = list(0..MAX_ITEMS - 1);
    let mut other = list([0, 1, MAX_ITEMS, MAX_ITEMS + 1, MAX_ITEMS + 2]);
    other.set_note(record(1, "").program.code, "mine", 300);
    let merged = full.merge(other);
    assert_eq!((merged.added.len(), merged.updated.len(), merged.unchanged, merged.left_out), (1, 1, 1, 2));
    assert_eq!(full.items().len(), MAX_ITEMS);
    let again = full.merge(list([MAX_ITEMS + 1]));
    assert_eq!((again.added.len(), again.left_out), (0, 1));
}

#[test]
fn reconciling_says_whether_anything_was_changed() {
    let mut one = list([1]);
    let found = |name: &str| [(record(1, "").program.code, Some(record(1, name)))];
    assert!(!one.reconcile(&found("Pantry"), 100), "nothing is new");
    assert!(one.reconcile(&found("Pantry"), 101), "it is of a newer release");
    assert!(one.reconcile(&found("Food pantry"), 101), "its name is another");
    assert!(!one.reconcile(&found("Food pantry"), 101));
    assert!(!one.reconcile(&found("Pantry"), 99), "an older release changes nothing");
}

#[test]
fn of_two_records_of_one_release_the_same_holds_on_both_devices() {
    let (mut one, mut other) = (List::default(), List::default());
    one.save(record(1, "Abc"), None, 100, 200).unwrap();
    other.save(record(1, "Abd"), None, 100, 200).unwrap();
    let (first, second) = (one.clone(), other.clone());
    one.merge(second);
    other.merge(first);
    for list in [&one, &other] {
        assert_eq!(list.items()[0].record.program.name, "Abd");
    }
    assert!(one.merge(other).updated.is_empty());
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_the_same_holds_on_both_devices() {
    let with = |colour: &str, more: Option<&str>| {
        let mut file: Value = serde_json::from_str(&list([1]).to_json()).unwrap();
        file["colour"] = json!(colour);
        if let Some(name) = more {
            file[name] = json!(true);
        }
        List::from_json(&file.to_string()).unwrap()
    };
    for (ours, theirs) in [("green", "blue"), ("blue", "green")] {
        let mut merged = with(ours, None);
        merged.merge(with(theirs, Some("sorted")));
        let file: Value = serde_json::from_str(&merged.to_json()).unwrap();
        assert_eq!((&file["colour"], &file["sorted"]), (&json!("green"), &json!(true)), "{ours} {theirs}");
    }
}

#[test]
fn items_that_this_version_cannot_read_are_there_once() {
    let mut file: Value = serde_json::from_str(&list([1]).to_json()).unwrap();
    file["items"].as_array_mut().unwrap().push(json!({ "code": "of a later version" }));
    let read = List::from_json(&file.to_string()).unwrap();
    assert_eq!(read.unreadable(), 1);
    let mut merged = read.clone();
    merged.merge(read.clone());
    assert_eq!(merged.unreadable(), 1);
    let mut empty = List::default();
    empty.merge(read);
    assert_eq!(empty.unreadable(), 1);
    assert_eq!(MAX_MERGED_NOTE / MAX_NOTE, 16);
}

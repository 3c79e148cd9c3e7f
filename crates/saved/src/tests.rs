//! Tests of the list: kept, merged, reconciled, damaged, written by other versions.

use super::*;
use proptest::prelude::*;
use signpost_directory::{Coordinates, Cost, Location, Phone, Program, Site};

fn code(n: u32) -> Code {
    Code::candidates(&format!("program-{n}")).next().unwrap()
}

fn record(n: u32, name: &str) -> Record {
    let phones = vec![Phone { number: format!("(305) 555-01{:02}", n % 100), ..Phone::default() }];
    let program = Program {
        code: code(n),
        source_id: n.to_string(),
        name: name.to_owned(),
        phones,
        sites: vec![Site::default()],
        ..Program::default()
    };
    Record { program, organization: None, locations: vec![Location::default()] }
}

fn list(numbers: impl IntoIterator<Item = u32>) -> List {
    let mut list = List::default();
    for n in numbers {
        list.save(record(n, "Food box"), None, 100, 200).unwrap();
    }
    list
}

fn codes(list: &List) -> Vec<Code> {
    list.items().iter().map(|item| item.code).collect()
}

#[test]
fn saving_twice_keeps_the_note_and_takes_the_newer_handoffs_words() {
    let mut list = list([1]);
    list.set_note(code(1), "Tuesday, bring the letter", 300);
    let said = HandoffText { from: "Dr. Rivera".into(), line: "Ask for Mary".into() };
    list.save(record(1, "Food box"), Some(said.clone()), 100, 400).unwrap();
    assert_eq!(list.items().len(), 1);
    assert_eq!(
        (list.items()[0].note.as_str(), list.items()[0].said.as_ref()),
        ("Tuesday, bring the letter", Some(&said))
    );
}

#[test]
fn removing_can_be_undone_to_the_same_place() {
    let mut list = list([1, 2, 3]);
    let before = list.clone();
    let removed = list.remove(code(2)).unwrap();
    assert_eq!(codes(&list), [code(1), code(3)]);
    list.restore(removed.clone());
    assert_eq!(list, before);
    list.restore(removed);
    assert_eq!(list, before, "never twice");
}

#[test]
fn what_happened_is_kept_step_by_step() {
    let mut list = list([1]);
    list.set_state(code(1), State::Called, 300);
    list.set_state(code(1), State::Called, 350);
    list.set_state(code(1), State::DidNotWork(Reason::Full), 400);
    let steps: Vec<_> = list.items()[0].steps.iter().map(|step| (step.state, step.at)).collect();
    assert_eq!(steps, [(State::NotYet, 200), (State::Called, 300), (State::DidNotWork(Reason::Full), 400)]);
    assert_eq!(list.items()[0].changed_at, 400);
}

#[test]
fn a_program_saved_before_its_long_texts_had_come_is_completed_without_being_called_changed() {
    let mut list = List::default();
    list.save(record(1, "Food box"), None, NOT_WHOLE, 10).unwrap();
    let mut whole = record(1, "Food box");
    whole.program.description = Some("Bread, milk and fruit for a family.".into());
    assert!(list.reconcile(&[(code(1), Some(whole.clone()))], 500));
    assert_eq!((&list.items()[0].record, &list.items()[0].standing), (&whole, &Standing::Current));
    // From then on a change is news.
    whole.program.description = Some("Bread alone.".into());
    list.reconcile(&[(code(1), Some(whole))], 600);
    assert_eq!(list.items()[0].standing, Standing::Changed([Part::Description].into()));
    // It survives the way over the disk.
    list.save(record(2, "Rides"), None, NOT_WHOLE, 10).unwrap();
    let read = List::from_json(&list.to_json()).unwrap();
    assert_eq!(read.items().iter().find(|item| item.code == code(2)).map(|item| item.as_of), Some(NOT_WHOLE));
}

#[test]
fn a_program_whose_phone_changed_is_flagged_and_shows_the_new_one() {
    let mut list = list([1, 2]);
    let mut new = record(1, "Food box");
    new.program.phones[0].number = "(305) 555-0199".into();
    assert!(list.reconcile(&[(code(1), Some(new.clone())), (code(2), Some(record(2, "Food box")))], 500));
    assert_eq!(list.items()[0].standing, Standing::Changed([Part::Phone].into()));
    assert_eq!(list.items()[0].record, new);
    assert_eq!(list.items()[1].standing, Standing::Current);
    // The flag stays until it was seen, also when the next release changes something else.
    new.program.fees = Some("Free".into());
    list.reconcile(&[(code(1), Some(new))], 600);
    assert_eq!(list.items()[0].standing, Standing::Changed([Part::Phone, Part::Cost].into()));
    list.acknowledge(code(1));
    assert_eq!(list.items()[0].standing, Standing::Current);
}

#[test]
fn a_new_date_of_checking_is_kept_but_not_flagged() {
    let mut list = list([1]);
    let mut new = record(1, "Food box");
    new.program.assured_on = Some(signpost_hours::date::date(2026, 11, 1));
    list.reconcile(&[(code(1), Some(new.clone()))], 500);
    assert_eq!((&list.items()[0].standing, &list.items()[0].record), (&Standing::Current, &new));
}

#[test]
fn a_program_that_vanished_keeps_its_snapshot_and_may_come_back() {
    let mut list = list([1]);
    list.reconcile(&[(code(1), None)], 500);
    list.reconcile(&[(code(1), None)], 600);
    assert_eq!(list.items()[0].standing, Standing::Gone { since: 500 });
    assert_eq!(list.items()[0].record, record(1, "Food box"));
    list.reconcile(&[(code(1), Some(record(1, "Food box")))], 700);
    assert_eq!(list.items()[0].standing, Standing::Current);
}

#[test]
fn an_old_tab_with_an_older_directory_changes_nothing() {
    let mut list = list([1]);
    list.reconcile(&[(code(1), Some(record(1, "New name")))], 500);
    let before = list.clone();
    assert!(!list.reconcile(&[(code(1), None)], 400));
    assert_eq!(list, before);
}

#[test]
fn an_exported_list_is_imported_as_it_was() {
    let mut original = list([1, 2]);
    original.set_state(code(2), State::Waiting, 300);
    let imported = List::import(original.export("Maple County", 900).as_bytes()).unwrap();
    assert_eq!((imported.unreadable, codes(&imported.list)), (0, vec![code(1), code(2)]));
    // But for the age of the snapshots, which a stranger may have made up.
    let found = [1, 2].map(|n| (code(n), Some(record(n, "Food box"))));
    let mut reconciled = imported.list;
    reconciled.reconcile(&found, 100);
    assert_eq!(reconciled, original);
}

#[test]
fn entries_of_a_newer_version_survive_an_older_one() {
    let mut value: serde_json::Value = serde_json::from_str(&list([1, 2]).to_json()).unwrap();
    value["items"][0]["state"] = "a-state-of-the-future".into();
    let mut read = List::from_json(&value.to_string()).unwrap();
    assert_eq!((read.items().len(), read.unreadable()), (1, 1));
    read.set_note(code(2), "still works", 300);
    let written: serde_json::Value = serde_json::from_str(&read.to_json()).unwrap();
    assert!(written["items"].as_array().unwrap().contains(&value["items"][0]), "word for word");
    // A stranger's file is another matter: what cannot be read is left out, and counted.
    assert_eq!(List::import(value.to_string().as_bytes()).unwrap().unreadable, 1);
}

#[test]
fn a_list_of_a_newer_format_is_left_alone() {
    let newer = list([1]).to_json().replace("\"version\":1", "\"version\":2");
    assert_eq!(List::from_json(&newer), Err(ListError::Newer { version: 2 }));
}

#[test]
fn foreign_files_are_refused_in_words() {
    for foreign in ["", "[]", "{}", "null", "GIF89a", r#"{"format":"recipes","version":1}"#] {
        let error = List::import(foreign.as_bytes()).unwrap_err();
        assert!(error.to_string().starts_with("this is not a saved list"), "{foreign}: {error}");
    }
    assert_eq!(List::import(&vec![b' '; file::MAX_IMPORT + 1]), Err(ListError::TooLong));
    let deep = format!(r#"{{"format":"signpost-list","version":1,"items":{}"#, "[".repeat(100_000));
    assert!(matches!(List::import(deep.as_bytes()), Err(ListError::NotAList(_))));
}

#[test]
fn fields_of_a_later_version_stay() {
    let mut value: serde_json::Value = serde_json::from_str(&list([1, 2]).to_json()).unwrap();
    value["folders"] = serde_json::json!([{"name": "Mother"}]);
    value["items"][0]["folder"] = serde_json::json!({"id": 0});
    let mut read = List::from_json(&value.to_string()).unwrap();
    assert_eq!((read.items().len(), read.unreadable()), (2, 0));
    read.set_state(code(1), State::Called, 300);
    read.move_to(code(1), 1, 300);
    let written: serde_json::Value = serde_json::from_str(&read.to_json()).unwrap();
    assert_eq!(
        (&written["folders"], &written["items"][1]["folder"]),
        (&value["folders"], &value["items"][0]["folder"])
    );
    // Of a stranger's file, those of an item are taken over when they are short, those of the file never.
    let imported = List::import(value.to_string().as_bytes()).unwrap().list;
    let written: serde_json::Value = serde_json::from_str(&imported.to_json()).unwrap();
    assert_eq!((written.get("folders"), &written["items"][0]["folder"]), (None, &value["items"][0]["folder"]));
    value["items"][0]["folder"] = "a".repeat(file::MAX_UNKNOWN).into();
    let imported = List::import(value.to_string().as_bytes()).unwrap();
    let written: serde_json::Value = serde_json::from_str(&imported.list.to_json()).unwrap();
    assert_eq!((imported.unreadable, written["items"][0].get("folder")), (0, None));
}

#[test]
fn a_strangers_file_is_bounded_in_its_items() {
    let item = |n| serde_json::to_value(&list([n]).items()[0]).unwrap();
    let import = |items: Vec<serde_json::Value>| {
        let file = serde_json::json!({"format": "signpost-list", "version": 1, "items": items});
        List::import(file.to_string().as_bytes()).unwrap()
    };
    let more = import((0..MAX_ITEMS as u32 + 3).map(item).collect());
    assert_eq!((more.list.items().len(), more.unreadable), (MAX_ITEMS, 3));
    let with = |change: fn(&mut serde_json::Value)| {
        let mut changed = item(1);
        change(&mut changed);
        let imported = import(vec![changed, item(2)]);
        assert_eq!((codes(&imported.list), imported.unreadable), (vec![code(2)], 1));
    };
    with(|item| item["note"] = "a".repeat(merge::MAX_MERGED_NOTE + 1).into());
    with(|item| item["said"] = serde_json::json!({"from": "a".repeat(MAX_HANDOFF_TEXT + 1), "line": ""}));
    with(|item| item["steps"] = vec![serde_json::json!({"state": "called", "at": 1}); MAX_STEPS + 1].into());
    with(|item| item["other_notes"] = (0..=MAX_OTHER_NOTES).map(|n| n.to_string()).collect::<Vec<_>>().into());
    with(|item| item["other_notes"] = vec!["a".repeat(merge::MAX_MERGED_NOTE + 1)].into());
    with(|item| item["changed_at"] = i64::MAX.into());
    with(|item| item["place"] = serde_json::json!({"at": 0, "rank": i64::MAX}));
    with(|item| item["steps"] = serde_json::json!([{"state": "called", "at": -1}]));
    with(|item| item["code"] = code(3).to_string().into());
    with(|item| item["record"]["program"]["description"] = "a".repeat(file::MAX_IMPORTED_ITEM).into());
    with(|item| *item = serde_json::from_str(&format!("{}{}", "[".repeat(100), "]".repeat(100))).unwrap());
    assert_eq!(import(vec![item(1), item(1)]).unreadable, 1, "each code once");
}

#[test]
fn a_full_list_says_so() {
    let mut list = list(0..MAX_ITEMS as u32);
    assert_eq!(list.save(record(5_000, "One more"), None, 100, 200), Err(ListFull));
    assert!(list.save(record(7, "There already"), None, 100, 200).is_ok());
}

#[test]
fn a_file_that_makes_itself_newer_than_the_directory_does_not_replace_its_phone_numbers() {
    let mut forged = record(1, "Food box");
    forged.program.phones[0].number = "(900) 555-0100".into();
    let mut file = List::default();
    file.save(forged, None, 9_999_999_999, 200).unwrap();
    let imported = List::import(file.export("Maple County", 300).as_bytes()).unwrap().list;
    let mut mine = list([1]);
    mine.merge(imported.clone());
    assert_eq!(mine.get(code(1)).unwrap().record, record(1, "Food box"));
    let mut new = imported;
    new.reconcile(&[(code(1), Some(record(1, "Food box")))], 100);
    assert_eq!(new.get(code(1)).unwrap().record, record(1, "Food box"));
}

#[test]
fn two_tabs_that_change_note_and_state_of_one_item_both_keep_theirs() {
    let mut one = list([1]);
    let mut other = one.clone();
    one.set_note(code(1), "Tuesday at 9", 300);
    other.set_state(code(1), State::Called, 400);
    let mut merged = one.clone();
    assert_eq!(merged.merge(other.clone()).updated, [code(1)]);
    other.merge(one);
    assert_eq!(merged, other);
    let item = merged.get(code(1)).unwrap();
    assert_eq!((item.note.as_str(), item.state, item.other_notes.len()), ("Tuesday at 9", State::Called, 0));
}

#[test]
fn the_later_note_holds_and_the_other_one_stays_beside_it() {
    let mut one = list([1]);
    one.set_note(code(1), "Tuesday", 250);
    let mut other = one.clone();
    one.set_note(code(1), "Wednesday at 9", 300);
    other.set_note(code(1), "Ask for Mary", 400);
    one.merge(other);
    let item = one.get(code(1)).unwrap();
    assert_eq!(item.note, "Ask for Mary");
    assert_eq!(item.other_notes, ["Wednesday at 9".to_owned()].into());
    one.drop_other_note(code(1), "Wednesday at 9");
    assert!(one.get(code(1)).unwrap().other_notes.is_empty());
}

#[test]
fn a_note_typed_in_two_tabs_at_once_overwrites_nothing() {
    let mut list = list([1]);
    list.edit_note(code(1), "", "from the first tab", 300);
    list.edit_note(code(1), "", "from the second tab", 301);
    let item = list.get(code(1)).unwrap();
    assert_eq!(item.note, "from the second tab");
    assert_eq!(item.other_notes, ["from the first tab".to_owned()].into());
    // What is typed on in one tab leaves no trail behind it.
    list.edit_note(code(1), "from the second tab", "from the second tab, more", 302);
    assert_eq!(list.get(code(1)).unwrap().other_notes.len(), 1);
    // A draft of before joins late, and twice is like once.
    let draft = Draft { code: code(1), base: String::new(), note: "from a tab that was closed".into(), at: 290 };
    list.take_draft(&draft);
    let once = list.clone();
    list.take_draft(&draft);
    assert_eq!(list, once);
    let item = list.get(code(1)).unwrap();
    assert_eq!((item.note.as_str(), item.other_notes.len()), ("from the second tab, more", 2));
}

#[test]
fn saving_on_a_second_phone_does_not_take_back_what_was_said_on_the_first() {
    let mut one = list([1]);
    one.set_state(code(1), State::GotHelp, 300);
    let mut other = List::default();
    other.save(record(1, "Food box"), None, 100, 400).unwrap();
    other.merge(one.clone());
    assert_eq!((other.items()[0].state, other.items()[0].saved_at), (State::GotHelp, 200));
}

#[test]
fn a_state_can_be_taken_back_step_by_step() {
    let mut list = list([1]);
    let before = list.clone();
    let called = list.set_state(code(1), State::Called, 300).unwrap();
    assert_eq!(list.set_state(code(1), State::Called, 310), None);
    // A clock that went back does not change the order.
    let waiting = list.set_state(code(1), State::Waiting, 250).unwrap();
    assert_eq!(waiting.at, 301);
    list.undo_state(code(1), waiting);
    assert_eq!(list.items()[0].state, State::Called);
    list.undo_state(code(1), called);
    assert_eq!((list.items()[0].state, &list.items()[0].steps), (State::NotYet, &before.items()[0].steps));
}

#[test]
fn items_stand_where_they_were_put() {
    let mut list = list([1, 2, 3, 4]);
    assert_eq!(codes(&list), [1, 2, 3, 4].map(code), "saved within one second");
    list.move_to(code(4), 0, 300);
    list.move_to(code(1), 99, 301);
    assert_eq!(codes(&list), [4, 2, 3, 1].map(code));
    for n in 0..60 {
        // Always into the same gap, until there is no room in it.
        let moved = codes(&list)[2 + n % 2];
        list.move_to(moved, 1, 400 + n as i64);
        assert_eq!(codes(&list)[1], moved);
    }
    let read = List::from_json(&list.to_json()).unwrap();
    assert_eq!(codes(&read), codes(&list));
    let removed = list.remove(codes(&read)[2]).unwrap();
    list.restore(removed);
    assert_eq!(codes(&list), codes(&read));
}

fn any_list() -> impl Strategy<Value = List> {
    let notes = proptest::sample::select(vec!["", "a", "ab", "abc", "b", "Tuesday"]);
    let item = (0u32..12, notes, 0usize..State::ALL.len(), 200i64..220, 0usize..4, any::<[bool; 3]>());
    proptest::collection::vec(item, 0..12).prop_map(|items| {
        let mut list = List::default();
        for (n, note, state, at, position, [said, moved, newer]) in items {
            let said = said.then(|| HandoffText { from: note.to_owned(), line: note.to_owned() });
            list.save(record(n, note), said, at, at).unwrap();
            list.edit_note(code(n), if newer { note } else { "" }, note, at + 1);
            list.set_state(code(n), State::ALL[state], at + 2);
            if moved {
                list.move_to(code(n), position, at);
            }
            if newer {
                list.reconcile(&[(code(n), said_record(n, state))], at + 1);
            }
        }
        list
    })
}

/// What some release had of a program.
fn said_record(n: u32, state: usize) -> Option<Record> {
    (!state.is_multiple_of(3)).then(|| record(n, ["Food box", "Pantry"][state % 2]))
}

proptest! {
    #[test]
    fn a_list_is_read_back_as_it_was_written(list in any_list()) {
        prop_assert_eq!(List::from_json(&list.to_json()).unwrap(), list);
    }

    #[test]
    fn a_kept_program_is_the_same_to_the_last_bit(amount in any::<f64>(), latitude in any::<f64>()) {
        prop_assume!(amount.is_finite() && latitude.is_finite());
        let mut record = record(1, "Food box");
        record.program.costs = vec![Cost { amount: Some(amount), ..Cost::default() }];
        record.locations[0].coordinates = Some(Coordinates { latitude, longitude: -80.0 });
        let mut list = List::default();
        list.save(record.clone(), None, 100, 200).unwrap();
        let read = List::from_json(&list.to_json()).unwrap();
        prop_assert_eq!(&read.items()[0].record, &record);
    }

    #[test]
    fn no_file_whatever_stops_the_app(bytes in proptest::collection::vec(any::<u8>(), 0..400), cut_at in 0usize..2_000) {
        let _ = List::import(&bytes);
        let mut written = list([1, 2]).to_json().into_bytes();
        written.truncate(cut_at);
        let _ = List::import(&written);
        for (i, byte) in bytes.iter().enumerate().take(written.len()) {
            written[i] ^= byte;
        }
        let _ = List::import(&written);
    }

    #[test]
    fn a_newer_directory_never_loses_an_item_its_order_or_its_words(
        list in any_list(), gone in proptest::collection::vec(any::<bool>(), 40), at in 2_000i64..3_000,
    ) {
        let found: Vec<_> = (0..40).map(|n| (code(n), gone[n as usize].then(|| record(n, "Newer")))).collect();
        let mut newer = list.clone();
        newer.reconcile(&found, at);
        prop_assert_eq!(codes(&newer), codes(&list));
        for (new, old) in newer.items().iter().zip(list.items()) {
            prop_assert_eq!((&new.note, new.state, &new.steps, &new.said), (&old.note, old.state, &old.steps, &old.said));
        }
        let once = newer.clone();
        prop_assert!(!newer.reconcile(&found, at), "the same directory again changes nothing");
        prop_assert_eq!(newer, once);
    }

    #[test]
    fn merging_loses_nothing_whatever_is_merged_into_what_and_how_often(
        a in any_list(), b in any_list(), c in any_list(),
    ) {
        let merged = |into: &List, other: &List| {
            let mut merged = into.clone();
            merged.merge(other.clone());
            merged
        };
        let ab = merged(&a, &b);
        for item in a.items().iter().chain(b.items()) {
            let kept = ab.get(item.code).unwrap();
            let mut notes = kept.other_notes.iter().chain([&kept.note]);
            prop_assert!(notes.any(|note| note.contains(&item.note)));
            prop_assert!(item.steps.iter().skip(1).all(|step| kept.steps.contains(step)));
        }
        prop_assert_eq!(&ab, &merged(&b, &a));
        prop_assert_eq!(&merged(&ab, &c), &merged(&a, &merged(&b, &c)));
        prop_assert_eq!(&merged(&ab, &b), &ab);
        prop_assert_eq!(&merged(&a, &a), &a);
        let mut undone = a.clone();
        let outcome = undone.merge(b.clone());
        undone.undo_merge(&a, &outcome);
        prop_assert_eq!(undone.items(), a.items());
        prop_assert_eq!(List::from_json(&ab.to_json()).unwrap(), ab);
    }
}

#[test]
fn items_with_a_note_are_counted_once_each() {
    let mut list = list(1..=4);
    assert_eq!(list.notes(), 0);
    list.set_note(code(1), "mine", 300);
    list.set_note(code(2), "mine", 300);
    // Another tab wrote meanwhile: both are kept, in one item.
    list.edit_note(code(2), "", "theirs", 301);
    assert_eq!(list.get(code(2)).unwrap().other_notes.len(), 1);
    assert_eq!(list.notes(), 2);
    list.set_note(code(2), "", 302);
    assert_eq!(list.notes(), 2, "the other note is there");
    list.set_note(code(1), "", 303);
    assert_eq!(list.notes(), 1);
}

#[test]
fn where_there_is_no_room_between_two_all_get_room_again() {
    let mut list = list(1..=4);
    for (item, rank) in list.items.iter_mut().zip(10..) {
        item.place = Some(Place { at: 250, rank });
    }
    list.move_to(code(4), 1, 300);
    assert_eq!(codes(&list), [1, 4, 2, 3].map(code));
    let places: Vec<Place> = list.items().iter().filter_map(|item| item.place).collect();
    let expected = (0..4).map(|n| Place { at: 300, rank: n * Place::SPACING });
    assert_eq!(places, expected.collect::<Vec<_>>());
    // The next move changes its own item alone.
    list.move_to(code(3), 1, 301);
    let moved: Vec<Code> = list.items().iter().filter(|item| item.place.unwrap().at == 301).map(|i| i.code).collect();
    assert_eq!((moved, codes(&list)), (vec![code(3)], [1, 3, 4, 2].map(code).to_vec()));
}

#[test]
fn what_was_taken_out_says_which_it_is_and_a_full_list_how_many_it_holds() {
    let mut list = list([1, 2]);
    assert_eq!(list.remove(code(2)).unwrap().code(), code(2));
    assert!(list.remove(code(2)).is_none());
    assert!(ListFull.to_string().contains(&MAX_ITEMS.to_string()), "{ListFull}");
}

//! Tests of the list's files: their bounds, what older versions did not write, and what two devices make of it.

use super::{
    Draft, List, ListError, MAX_STEPS, Part, Reason, State, Step, difference::difference, encrypted::Encrypted,
    file::*, item::Place,
};
use serde_json::{Value, json};
use signpost_directory::{Code, Location, Organization, Program, Record, Site};
use signpost_hours::Schedule;

fn code(n: usize) -> Code {
    Code::candidates(&n.to_string()).next().unwrap()
}

fn record(n: usize) -> Record {
    let program =
        Program { code: code(n), name: "Pantry".to_owned(), sites: vec![Site::default()], ..Program::default() };
    Record { program, organization: None, locations: vec![Location::default()] }
}

/// Items saved at these moments.
fn list(saved: &[(usize, i64)]) -> List {
    let mut list = List::default();
    saved.iter().for_each(|&(n, at)| list.save(record(n), None, 100, at).unwrap());
    list
}

fn file(list: &List) -> Value {
    serde_json::from_str(&list.to_json()).unwrap()
}

fn codes(list: &List) -> Vec<Code> {
    list.items().iter().map(|item| item.code).collect()
}

fn steps(list: &List) -> Vec<(State, i64)> {
    list.items()[0].steps.iter().map(|step| (step.state, step.at)).collect()
}

fn padded_to(text: &str, length: usize) -> String {
    text.to_owned() + &" ".repeat(length - text.len())
}

#[test]
fn the_order_of_a_file_without_places_is_kept_through_a_merge() {
    let mut file = file(&list(&[(1, 200), (2, 300), (3, 400)]));
    file["items"].as_array_mut().unwrap().reverse();
    let read = List::from_json(&file.to_string()).unwrap();
    let mut other = List::default();
    other.merge(read);
    assert_eq!(codes(&other), [code(3), code(2), code(1)]);
}

#[test]
fn a_state_without_a_step_gets_one_behind_the_others() {
    let read = |steps: Value, changed_at: i64| {
        let mut file = file(&list(&[(1, 200)]));
        file["items"][0]["state"] = json!("called");
        file["items"][0]["changed_at"] = changed_at.into();
        file["items"][0]["steps"] = steps;
        List::from_json(&file.to_string()).unwrap()
    };
    assert_eq!(steps(&read(json!([]), 250)), [(State::Called, 250)]);
    let not_yet = || json!([{"state": "not-yet", "at": 200}]);
    assert_eq!(steps(&read(not_yet(), 250)), [(State::NotYet, 200), (State::Called, 250)]);
    assert_eq!(
        steps(&read(not_yet(), 150)),
        [(State::NotYet, 200), (State::Called, 201)],
        "in the order of their times"
    );
    let full = (0..MAX_STEPS).map(|at| json!({"state": "waiting", "at": at})).collect::<Vec<_>>();
    let full = steps(&read(full.into(), 900));
    assert_eq!((full.len(), full.last()), (MAX_STEPS, Some(&(State::Called, 900))));
}

#[test]
fn the_oldest_steps_go_first() {
    let mut list = list(&[(1, 200)]);
    for n in 0..MAX_STEPS as i64 {
        let state = if n % 2 == 0 { State::Called } else { State::Waiting };
        list.set_state(code(1), state, 300 + n).unwrap();
    }
    let steps = steps(&list);
    assert_eq!(
        (steps.len(), steps[0], steps[MAX_STEPS - 1].1),
        (MAX_STEPS, (State::Called, 300), 299 + MAX_STEPS as i64)
    );
}

#[test]
fn steps_of_two_devices_are_all_kept_where_the_first_are_gone() {
    let with = |state: State, at: i64| {
        let mut list = list(&[(1, 200)]);
        list.set_state(code(1), state, at);
        let mut file = file(&list);
        file["items"][0]["steps"].as_array_mut().unwrap().remove(0);
        List::from_json(&file.to_string()).unwrap()
    };
    let mut merged = with(State::Called, 300);
    merged.merge(with(State::DidNotWork(Reason::Full), 400));
    assert_eq!(steps(&merged), [(State::Called, 300), (State::DidNotWork(Reason::Full), 400)]);
}

#[test]
fn the_only_step_stays() {
    let mut list = list(&[(1, 200)]);
    list.undo_state(code(1), Step { state: State::NotYet, at: 200 });
    assert_eq!(steps(&list), [(State::NotYet, 200)]);
}

#[test]
fn of_two_notes_of_one_second_the_one_that_came_last_holds() {
    let mut list = list(&[(1, 200)]);
    list.edit_note(code(1), "", "first", 300);
    list.edit_note(code(1), "", "second", 300);
    let item = &list.items()[0];
    assert_eq!((item.note.as_str(), &item.other_notes), ("second", &["first".to_owned()].into()));
}

#[test]
fn what_is_saved_later_stands_behind_what_was_moved_before() {
    let mut list = list(&[(1, 200), (2, 300)]);
    list.move_to(code(1), 1, 350);
    list.save(record(3), None, 100, 400).unwrap();
    assert_eq!(codes(&list), [code(2), code(1), code(3)]);
    assert_eq!(
        Place::rank_of(400) - Place::rank_of(399),
        Place::SPACING,
        "a place between two neighbours of any second"
    );
}

#[test]
fn a_code_that_stands_twice_is_one_item_and_nothing_is_lost() {
    let mut file = file(&list(&[(1, 200)]));
    let mut again = file["items"][0].clone();
    again["note"] = "the other".into();
    file["items"].as_array_mut().unwrap().push(again.clone());
    let read = List::from_json(&file.to_string()).unwrap();
    assert_eq!((read.items().len(), read.unreadable()), (1, 1));
    assert_eq!(self::file(&read)["items"][1], again);
}

#[test]
fn lists_that_differ_in_what_cannot_be_read_differ() {
    let with = |entry: &str| {
        let mut file = file(&list(&[(1, 200)]));
        file["items"].as_array_mut().unwrap().push(json!({ "code": entry }));
        List::from_json(&file.to_string()).unwrap()
    };
    assert_ne!(with("a"), with("b"));
    assert_eq!(with("a"), with("a"));
    let mut merged = with("b");
    merged.merge(with("a"));
    assert_eq!(merged.unreadable(), 2);
}

#[test]
fn a_strangers_file_may_be_as_long_as_is_said_and_no_longer() {
    let exported = list(&[(1, 200)]).export("Maple County", 900);
    let padded = |length: usize| List::import(padded_to(&exported, length).as_bytes());
    assert_eq!(padded(MAX_IMPORT).map(|imported| imported.list.items().len()), Ok(1));
    assert_eq!(padded(MAX_IMPORT + 1), Err(ListError::TooLong));
    let unreadable = |item: Value| {
        let file = json!({"format": "signpost-list", "version": 1, "items": [item]});
        let imported = List::import(file.to_string().as_bytes()).unwrap();
        (imported.unreadable, imported.list)
    };
    let item = || file(&list(&[(1, 200)]))["items"][0].clone();
    let mut long = item();
    long["record"]["program"]["description"] = "".into();
    let room = MAX_IMPORTED_ITEM - long.to_string().len();
    for (more, expected) in [(0, 0), (1, 1)] {
        long["record"]["program"]["description"] = "a".repeat(room + more).into();
        assert_eq!(unreadable(long.clone()).0, expected, "{more} bytes more");
    }
    let mut foreign = item();
    let room = MAX_UNKNOWN - json!({ "folder": "" }).to_string().len();
    for (more, kept) in [(0, true), (1, false)] {
        foreign["folder"] = "a".repeat(room + more).into();
        let (_, list) = unreadable(foreign.clone());
        assert_eq!(file(&list)["items"][0].get("folder").is_some(), kept, "{more} bytes more");
    }
    let mut placed = item();
    for (rank, expected) in [((1i64 << 52) - 1, 0), (1 << 52, 1), (-(1i64 << 52), 1)] {
        placed["place"] = json!({"at": 0, "rank": rank});
        assert_eq!(unreadable(placed.clone()).0, expected, "{rank}");
    }
}

#[test]
fn a_file_whose_items_are_no_list_is_refused_in_words() {
    let file = json!({"format": "signpost-list", "version": 1, "items": "none"});
    let Err(ListError::NotAList(words)) = List::import(file.to_string().as_bytes()) else { panic!("it was read") };
    assert!(words.contains("expected a list of items"), "{words}");
}

#[test]
fn drafts_and_encrypted_files_may_be_as_long_as_is_said_and_no_longer() {
    let draft = Draft { code: code(1), base: String::new(), note: "b".to_owned(), at: 7 };
    let drafts = Draft::all_to_json(&[draft]);
    let padded = |length: usize| Draft::all_from_json(&padded_to(&drafts, length)).len();
    assert_eq!((padded(1 << 20), padded((1 << 20) + 1)), (1, 0));
    let text = Encrypted { iterations: 1_000_000, salt: [1; 16], nonce: [2; 12], data: vec![3; 40] }.to_json();
    let padded = |length: usize| Encrypted::from_json(padded_to(&text, length).as_bytes());
    assert!(padded(2 * MAX_IMPORT).is_some() && padded(2 * MAX_IMPORT + 1).is_none());
}

#[test]
fn another_organization_or_other_hours_wherever_they_hang_are_a_change() {
    let change = |of: fn(&mut Record)| {
        let mut new = record(1);
        of(&mut new);
        difference(&record(1), &new).into_iter().collect::<Vec<_>>()
    };
    fn more() -> Vec<Schedule> {
        vec![Schedule { opens_at: Some(540), ..Schedule::default() }]
    }
    assert_eq!(change(|_| ()), []);
    let named = |new: &mut Record| {
        new.organization = Some(Organization { name: "House".to_owned(), ..Organization::default() })
    };
    assert_eq!(change(named), [Part::Name]);
    assert_eq!(change(|new| new.program.schedules = more()), [Part::Hours]);
    assert_eq!(change(|new| new.program.sites[0].schedules = more()), [Part::Hours]);
    assert_eq!(change(|new| new.locations[0].schedules = more()), [Part::Hours]);
}

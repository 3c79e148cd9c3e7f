//! What a page was opened for, answered by a small directory.

use signpost_directory::{
    Code, CrisisLine, Danger, Directory, Organization, Part, Phone, Program, Status, Translation, pack,
};
use signpost_first_answer::{FirstAnswer, FirstNumber, FirstProgram, Question};
use signpost_handoff::{Handoff, Item};
use signpost_search::{Builder, Index, Near, Query, Sort};

const NOW: i64 = 1_767_225_600;

fn code(id: &str) -> Code {
    Code::candidates(id).next().unwrap()
}

fn program(id: &str, name: &str, phones: &[&str]) -> Program {
    Program {
        code: code(id),
        source_id: id.to_owned(),
        name: name.to_owned(),
        organization: Some(0),
        phones: phones.iter().map(|number| Phone::of(number)).collect(),
        description: Some("A box of food. ".repeat(9)),
        ..Program::default()
    }
}

fn directory() -> Directory {
    let mut closed = program("closed", "Night Shelter", &["(360) 555-0144"]);
    closed.status = Status::TemporarilyClosed;
    let mut over = program("over", "Summer Lunch", &["(360) 555-0155"]);
    over.funded_until = "2020-08-31".parse().ok();
    let mut directory = Directory {
        organizations: vec![Organization {
            source_id: "o".into(),
            name: "HARBOR HOUSE".into(),
            ..Organization::default()
        }],
        programs: vec![
            program("pantry", "FOOD PANTRY", &["(360) 555-0123"]),
            program("desk", "Help Desk", &["ask at the desk"]),
            closed,
            over,
        ],
        ..Directory::default()
    };
    directory.community.country = "US".to_owned();
    directory.community.languages = vec!["en".to_owned(), "es".to_owned()];
    let spanish = Translation { lang: "es".to_owned(), name: Some("Despensa".to_owned()), ..Translation::default() };
    directory.programs[0].translations.push(spanish);
    directory.community.crisis_lines =
        vec![CrisisLine { number: "988".to_owned(), dangers: vec![Danger::Suicide], ..CrisisLine::default() }];
    as_published(&directory)
}

/// A pack's programs stand in the order of their codes.
fn as_published(directory: &Directory) -> Directory {
    pack::decode(&pack::encode(directory)).unwrap()
}

fn link(ids: &[&str]) -> String {
    let items = ids.iter().map(|id| Item { code: code(id), line: "ask for Mary".to_owned(), ..Item::default() });
    format!("#/for?{}", Handoff { items: items.collect(), ..Handoff::default() }.encode().unwrap())
}

fn asked(address: &str) -> Question {
    Question::new(address, vec!["es-MX".to_owned()])
}

fn index(directory: &Directory) -> Index {
    let mut builder = Builder::new(directory);
    while builder.step(directory, 16).done < directory.programs.len() {}
    builder.finish(directory)
}

/// As the worker answers it.
fn answer(address: &str, directory: &Directory) -> FirstAnswer {
    let question = asked(address);
    match question.query(&directory.community, NOW) {
        Some(query) => question.of_results(&index(directory).search(directory, &query), directory, NOW),
        None => question.of_handoff(directory, NOW),
    }
}

fn named(id: &str, name: &str) -> FirstProgram {
    FirstProgram { code: code(id), name: name.to_owned(), by: Some("Harbor House".to_owned()), number: None }
}

fn pantry() -> FirstProgram {
    let number = FirstNumber { text: "(360) 555-0123".to_owned(), uri: "tel:3605550123".to_owned() };
    FirstProgram { number: Some(number), ..named("pantry", "Despensa") }
}

#[test]
fn the_programs_of_a_link_with_the_number_to_try_first() {
    let address = link(&["desk", "gone", "closed", "over", "pantry"]);
    assert!(asked(&address).is_handoff());
    let expected = [
        named("desk", "Help Desk"),
        // In its place, so that the numbers of the others are the link's; without a number to call.
        FirstProgram { by: None, ..named("gone", &code("gone").to_string()) },
        named("closed", "Night Shelter"),
        named("over", "Summer Lunch"),
        pantry(),
    ];
    assert_eq!(answer(&address, &directory()), FirstAnswer { programs: expected.into(), ..FirstAnswer::default() });
}

#[test]
fn a_link_to_a_part_of_the_directory_that_is_not_here_is_left_to_the_app() {
    let mut directory = directory();
    directory.community.parts.push(Part { id: "lark".to_owned(), ..Part::default() });
    assert_eq!(answer(&link(&["pantry", "elsewhere"]), &directory), FirstAnswer::default());
    assert_eq!(answer(&link(&["pantry"]), &directory).programs, [pantry()]);
}

#[test]
fn a_search_is_asked_as_the_app_asks_it() {
    let directory = directory();
    let question = asked("#/search?q=food+pantry&near=98221&sort=nearest&free=yes");
    let query = question.query(&directory.community, NOW).unwrap();
    assert_eq!((query.text.as_str(), query.lang.as_str(), query.typing), ("food pantry", "es", false));
    assert_eq!((query.near, query.sort), (Some(Near::Place("98221".to_owned())), Sort::Nearest));
    assert!(query.filters.free);
    let typed = Question::typed("#/search?q=food+pan", Vec::new()).query(&directory.community, NOW).unwrap();
    assert!(typed.typing, "the last word may not be whole");
    let lang = |address| asked(address).query(&directory.community, NOW).map(|query: Query| query.lang);
    assert_eq!(lang("#/search?q=food&lang=en").as_deref(), Some("en"), "the link's language comes before the reader's");
}

#[test]
fn the_first_programs_that_a_search_finds() {
    assert_eq!(answer("#/search?q=food+pantry", &directory()).programs.first(), Some(&pantry()));
    let nothing = FirstAnswer { searchable: true, ..FirstAnswer::default() };
    assert_eq!(answer("#/search?q=zzqqxx", &directory()), nothing);
}

#[test]
fn a_search_that_speaks_of_danger_says_which_lines_fit() {
    for (text, crisis) in [("988", Some(vec!["988".to_owned()])), ("food+pantry", None)] {
        assert_eq!(answer(&format!("#/search?q={text}"), &directory()).crisis, crisis, "{text}");
    }
}

#[test]
fn a_search_is_offered_on_home_and_goes_on_without_words_but_not_for_an_address_that_lost_them() {
    let is_search = |address: &str| asked(address).is_search();
    assert!(is_search("#/") && is_search("") && is_search("#/search?q=food") && is_search("%23%2Fsearch%3Fq%3Dfood"));
    // Bare, as the app leaves it: what it asks is with the history's entry.
    assert!(!is_search("#/search") && !is_search(&link(&["pantry"])) && !is_search("#/list"));
    assert!(Question::typed("#/search?q=", Vec::new()).is_search());
}

#[test]
fn any_other_page_is_left_to_the_app() {
    for address in ["", "#/", "#/for?", "#/for?garbage", "#/program/K7M2QX", "#/list", "garbage", "#/search"] {
        assert!(!asked(address).is_handoff(), "{address}");
        assert_eq!(answer(address, &directory()).programs, [], "{address}");
    }
}

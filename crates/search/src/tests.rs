//! Tests of the search as its callers see it.

mod codes;
mod inverted;
mod place_filter;
mod signs;
mod topics;
mod written_forms;

use super::*;
use signpost_directory::{Coordinates, Cost, Directory, Need, NeedTag, Phone, Place, Program, Synonym};

fn program(id: &str, name: &str, description: &str, needs: &[Need]) -> Program {
    Program {
        code: signpost_directory::Code::candidates(id).next().unwrap(),
        source_id: id.into(),
        name: name.into(),
        description: Some(description.into()),
        needs: needs.iter().map(|&need| NeedTag { need, guessed: false }).collect(),
        ..Program::default()
    }
}

/// A small county with a small vocabulary.
fn county() -> (Directory, Index) {
    let synonym = |words: &[&str], lang: &str, means: &str, need, crisis| Synonym {
        words: words.iter().map(|w| (*w).to_owned()).collect(),
        lang: lang.into(),
        shown: String::new(),
        means: vec![means.into()],
        needs: vec![need],
        crisis,
        danger: None,
    };
    let mut directory = Directory {
        vocabulary: vec![
            synonym(&["comida gratis", "comida"], "es", "food pantry", Need::Food, false),
            synonym(&["light bill"], "en", "electric bill help", Need::Utilities, false),
            synonym(&["hits me"], "en", "domestic violence", Need::Safety, true),
        ],
        programs: vec![
            program("food", "Oak Street Food Pantry", "Groceries every Friday for families.", &[Need::Food]),
            program("power", "Warm Homes", "Help with an electric bill that is overdue.", &[Need::Utilities]),
            program("lamps", "Light Walk", "A walk by lamp light; the bill is on us.", &[Need::Belonging]),
            program("safe", "Harbor House", "Shelter from domestic violence.", &[Need::Safety, Need::Housing]),
            program("sugar", "Living Well with Diabetes", "Six diabetes classes.", &[Need::HealthyLiving]),
            program("teeth", "Bright Teeth", "Dentist visits, whether you have insurance or not.", &[Need::HealthCare]),
            program("art", "Art Room", "Art for all.", &[Need::Belonging]),
            program("joints", "Arthritis Club", "Arthritis exercise, arthritis talk.", &[Need::HealthyLiving]),
        ],
        ..Directory::default()
    };
    directory.programs[0].costs = vec![Cost { amount: Some(0.0), ..Cost::default() }];
    directory.programs[0].phones = vec![Phone { number: "(305) 555-0123".into(), ..Phone::default() }];
    directory.programs.sort_by_key(|program| program.code);
    let index = Index::build(&directory);
    (directory, index)
}

/// Source ids of what is found, best first.
#[track_caller]
fn check(query: Query, expected: &[&str]) -> Results {
    let (directory, mut index) = county();
    let results = index.search(&directory, &query);
    let found: Vec<&str> = results.hits.iter().map(|hit| hit.source_id.as_str()).take(expected.len()).collect();
    assert_eq!(found, expected, "{}", query.text);
    results
}

fn ask(text: &str) -> Query {
    Query::text(text, "en", 0)
}

#[test]
fn an_idiom_finds_what_it_means_before_its_words() {
    let results = check(ask("light bill"), &["power", "lamps"]);
    assert_eq!(results.expansions[0].typed, "light bill");
    assert_eq!(results.expansions[0].means, "electric bill help");
}

#[test]
fn two_words_of_an_idiom_say_the_same_the_other_way_round_unless_one_is_denied() {
    check(ask("the bill for my light"), &["power", "lamps"]);
    assert!(check(ask("bill without light"), &[]).expansions.is_empty());
}

#[test]
fn an_idiom_is_found_among_words_of_asking_and_in_a_whole_sentence() {
    let asking = Synonym { words: vec!["please help my son".into()], lang: "en".into(), ..Synonym::default() };
    let (mut directory, _) = county();
    directory.vocabulary.push(asking);
    let mut index = Index::build(&directory);
    let mut first = |text: &str| index.search(&directory, &ask(text)).hits.first().map(|hit| hit.source_id.clone());
    assert_eq!(first("light please bill").as_deref(), Some("power"));
    assert_eq!(first("my light bill got way beyond every limit").as_deref(), Some("power"));
    assert_eq!(first("plaese diabetes").as_deref(), Some("sugar"));
}

#[test]
fn a_denial_inside_an_idiom_belongs_to_it() {
    let (mut directory, _) = county();
    directory.vocabulary.push(Synonym {
        words: vec!["dentist without insurance".into()],
        lang: "en".into(),
        means: vec!["food pantry".into()],
        ..Synonym::default()
    });
    let mut index = Index::build(&directory);
    let mut explained = |text: &str| index.search(&directory, &ask(text)).expansions.len();
    assert_eq!(explained("dentist without insurance"), 1);
    assert_eq!(explained("insurance for the dentist"), 0);
}

#[test]
fn an_exact_match_comes_before_synonyms() {
    let (mut directory, _) = county();
    let at = directory.programs.iter().position(|p| p.source_id == "joints").unwrap();
    directory.programs[at].terms = vec!["Light Bills".into()];
    let first = |directory: &Directory, text: &str| {
        let results = Index::build(directory).search(directory, &ask(text));
        results.hits.first().map(|hit| hit.source_id.clone()).unwrap_or_default()
    };
    assert_eq!(first(&directory, "light bill"), "joints", "taxonomy term");
    let at = directory.programs.iter().position(|p| p.source_id == "art").unwrap();
    directory.programs[at].name = "The Light Bill".into();
    assert_eq!(first(&directory, "light bill"), "art", "name");
    let at = directory.programs.iter().position(|p| p.source_id == "teeth").unwrap();
    directory.programs[at].name = "Light Bill".into();
    assert_eq!(first(&directory, "light bill"), "teeth", "verbatim name");
}

#[test]
fn words_of_one_language_find_programs_in_another() {
    check(ask("comida gratis"), &["food"]);
    check(ask("busco comida"), &["food"]);
}

#[test]
fn crisis_words_put_the_crisis_lines_first() {
    assert!(check(ask("my husband hits me"), &["safe"]).crisis);
    assert!(!check(ask("dentist"), &["teeth"]).crisis);
}

#[test]
fn slips_of_the_finger_are_forgiven_and_told() {
    for typed in ["diabetis clases", "daibetes", "iabetes"] {
        let results = check(ask(typed), &["sugar"]);
        assert!(results.expansions.iter().any(|e| e.reason == ExpansionReason::Spelling), "{typed}");
    }
    check(Query { typing: true, ..ask("dentsi") }, &["teeth"]);
}

#[test]
fn the_word_itself_outranks_what_only_begins_with_it() {
    let results = check(Query { typing: true, ..ask("art") }, &["art", "joints"]);
    assert!(results.hits[0].score > results.hits[1].score);
}

#[test]
fn nonsense_finds_nothing_and_says_what_to_do() {
    let results = check(ask("xqzvw"), &[]);
    assert_eq!(results.total, 0);
    assert!(results.empty.is_some());
    let mut query = ask("dentist");
    query.filters.need = Some(Need::Food);
    let empty = check(query, &[]).empty.unwrap();
    assert_eq!(empty.drop, [(Filter::Need, 1)]);
}

#[test]
fn a_code_finds_its_program_and_a_slip_in_it_is_told() {
    let (directory, mut index) = county();
    for program in &directory.programs {
        let results = index.search(&directory, &ask(&program.code.to_string().to_lowercase()));
        assert_eq!((results.total, results.hits[0].code), (1, program.code));
    }
    let mut wrong = directory.programs[0].code.to_string();
    let last = wrong.pop();
    wrong.push(if last == Some('Q') { 'R' } else { 'Q' });
    assert!(index.search(&directory, &ask(&wrong)).mistyped_code);
}

#[test]
fn a_phone_number_finds_its_program_however_it_is_typed() {
    for typed in ["305-555-0123", "(305) 555 0123", "+1 305 555 0123", "555-0123", "305 555 01"] {
        check(ask(typed), &["food"]);
    }
}

#[test]
fn a_filter_never_adds_and_the_counts_are_those_of_the_choice() {
    let (directory, mut index) = county();
    for text in ["", "diabetes food dentist", "art"] {
        let all = index.search(&directory, &ask(text));
        for &(need, count) in &all.counts.needs {
            let mut query = ask(text);
            query.filters.need = Some(need);
            let some = index.search(&directory, &query);
            assert_eq!(some.total, count, "{text} {need:?}");
            assert!(some.hits.iter().all(|hit| all.hits.iter().any(|other| other.code == hit.code)));
        }
        let mut free = ask(text);
        free.filters.free = true;
        assert_eq!(index.search(&directory, &free).total, all.counts.free);
    }
}

#[test]
fn a_saved_index_answers_like_the_one_that_was_saved() {
    let (directory, mut index) = county();
    let saved = index.to_bytes(b"pack 1");
    let mut loaded = Index::from_bytes(&saved, b"pack 1", &directory).unwrap();
    for text in ["food", "light bill", "diabetis", "", "art", "comida"] {
        assert_eq!(index.search(&directory, &ask(text)), loaded.search(&directory, &ask(text)), "{text}");
    }
}

#[test]
fn a_saved_index_that_does_not_fit_is_refused() {
    let (directory, index) = county();
    let saved = index.to_bytes(b"pack 1");
    let refused = |bytes: &[u8], fingerprint: &[u8]| Index::from_bytes(bytes, fingerprint, &directory).err();
    assert_eq!(refused(&saved, b"pack 2"), Some(SavedIndexError::OtherDirectory));
    let mut other = saved.clone();
    other[0] ^= 1;
    assert_eq!(refused(&other, b"pack 1"), Some(SavedIndexError::OtherEngine));
    for cut in 0..saved.len() {
        assert!(refused(&saved[..cut], b"pack 1").is_some(), "{cut}");
        let mut damaged = saved.clone();
        damaged[cut] ^= 0x55;
        assert!(refused(&damaged, b"pack 1").is_some(), "{cut}");
    }
}

#[test]
fn hostile_queries_are_answered_like_any_other() {
    let (directory, mut index) = county();
    let queries = [
        "a".repeat(10_000),
        "a ".repeat(5_000),
        "😀".repeat(500),
        "\u{202e}\0\u{feff}".into(),
        "é\u{301}".repeat(3_000),
    ];
    for text in queries {
        for typing in [false, true] {
            let results = index.search(&directory, &Query { typing, ..ask(&text) });
            assert!(results.hits.len() <= 10);
        }
    }
    let far = Query { offset: u32::MAX, limit: u32::MAX, ..ask("food") };
    assert!(index.search(&directory, &far).hits.is_empty());
}

#[test]
fn what_is_worked_out_ahead_changes_no_answer() {
    let (directory, mut cold) = county();
    let (_, mut warm) = county();
    (0..).take_while(|&slice| warm.warm(&directory, 0, slice)).for_each(drop);
    for text in ["f", "food", "light bill", "comida", "d"] {
        let query = Query { typing: true, ..ask(text) };
        assert_eq!(cold.search(&directory, &query), warm.search(&directory, &query), "{text}");
    }
}

/// A directory of one program for each name and description, whose source id is its number.
fn directory_of(default: &str, texts: &[(&str, &str)]) -> Directory {
    let named = |(n, (name, description)): (usize, &(&str, &str))| program(&n.to_string(), name, description, &[]);
    let mut directory = Directory { programs: texts.iter().enumerate().map(named).collect(), ..Directory::default() };
    directory.community.languages = vec![default.to_owned()];
    directory.programs.sort_by_key(|program| program.code);
    directory
}

/// The figures of `docs/ranking.md`.
#[test]
fn the_worked_example_of_the_documentation_is_right() {
    let texts = [
        ("Oak Street Food Pantry", "Groceries every Friday for families."),
        ("Warm Homes", "Help with an electric bill. A food pantry is next door."),
        ("Art Room", "Art for all."),
    ];
    let directory = directory_of("en", &texts);
    let results = Index::build(&directory).search(&directory, &ask("food pantry"));
    let scores: Vec<String> = results.hits.iter().map(|hit| format!("{} {:.3}", hit.source_id, hit.score)).collect();
    assert_eq!(scores, ["0 1.543", "1 0.862"]);
}

//! A word is found however it is written: Arabic articles and prepositions, hyphens, apostrophes, compounds.

use super::{ask, directory_of};
use crate::{Index, Query};
use signpost_directory::Synonym;

#[test]
fn arabic_words_are_found_with_and_without_article_and_prepositions() {
    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        for text in expected {
            for (name, description) in [(*text, ""), ("Program", *text)] {
                // No language is told, and the community's first is another: the letters decide.
                let directory = directory_of("en", &[(name, description), ("بنك", "شيء آخر"), ("Food", "English")]);
                let mut index = Index::build(&directory);
                for lang in ["ar", "en"] {
                    let results = index.search(&directory, &Query::text(query, lang, 0));
                    let found: Vec<&str> = results.hits.iter().map(|hit| hit.source_id.as_str()).collect();
                    assert_eq!(found, ["0"], "{query} in {text}, {lang}");
                }
            }
        }
    }
    check("أسرة", &["مركز الأسرة", "دعم والأسرة", "برامج للأسرة", "وللأسرة"]);
    check("أسنان", &["عيادة الأسنان", "طب أسنان"]);
    check("عائلة", &["طعام مجاني للعائلات", "العائلة"]);
    check("مهاجرين", &["علاج لكبار السن والمهاجرين"]);
    check("للأسرة", &["أسرة", "بالأسرة"]);
    // The same of other words.
    check("مدرسة", &["المدرسة", "والمدارس المدرسات", "بالمدرسة"]);
    check("طعام", &["الطعام", "والطعام", "للطعام"]);
    check("لاجئين", &["مساعدة للاجئين", "واللاجئين"]);
    check("المساعدة", &["مساعدات", "وللمساعدة"]);
}

#[test]
fn words_written_in_several_ways_find_the_same_programs() {
    /// `query` finds just the programs of `expected`: names, and descriptions, in which small words are not indexed.
    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        for default in ["en", "es"] {
            for in_name in [true, false] {
                let text = |text: &&'static str| if in_name { (*text, "") } else { ("Program", *text) };
                let all: Vec<(&str, &str)> = WRITINGS.iter().map(text).collect();
                let directory = directory_of(default, &all);
                let mut index = Index::build(&directory);
                let results = index.search(&directory, &ask(query));
                let mut found: Vec<&str> =
                    results.hits.iter().map(|hit| WRITINGS[hit.source_id.parse::<usize>().unwrap()]).collect();
                let first = found.first().copied();
                // What is typed in two words finds each of them, too: only the writings of it are wanted.
                found.retain(|text| expected.contains(text));
                found.sort_unstable();
                let mut wanted = expected.to_vec();
                wanted.sort_unstable();
                assert_eq!(found, wanted, "{query}, {default}, in the name: {in_name}");
                assert!(first.is_some_and(|first| expected.contains(&first)), "{query}: {first:?}");
            }
        }
    }
    const WRITINGS: &[&str] = &[
        "free wifi here",
        "free wi-fi",
        "with wi fi",
        "by email only",
        "by e-mail",
        "warm handoff",
        "warm hand-off",
        "to hand off",
        "yearly checkup",
        "yearly check-up",
        "to check up",
        "our foodbank",
        "our food bank",
        "a food-bank",
        "wic office",
        "a w.i.c. clinic",
        "st marys hall",
        "near St. Mary's",
        "a mens health day",
        "Men's health night",
        "Alanon group",
        "Al-Anon family",
        "teen dropoff",
        "night drop-off",
        "you drop off",
        "ymca pool",
        "the Y.M.C.A.",
        "ged class",
        "a G.E.D. course",
        "esl hour",
        "one E.S.L. room",
        "daycare spot",
        "day care room",
        "day-care bus",
        "some childcare",
        "some child care",
        "child-care aid",
        "coop market",
        "the co-op farm",
        "womens night",
        "Women\u{2019}s walk",
        "st josephs inn",
        "St. Joseph's soup",
        "obriens van",
        "O'Brien's cab",
        "larche home",
        "L'Arche farm",
        "xray unit",
        "x-ray lab",
        "x ray",
        "covid19 test",
        "covid-19 shot",
        "nothing of it",
        "bank of rivers",
        "a mail box",
        "care for all",
    ];
    for query in ["wifi", "wi-fi", "wi fi", "WiFi", "Wi\u{2011}Fi"] {
        check(query, &["free wifi here", "free wi-fi", "with wi fi"]);
    }
    for query in ["email", "e-mail", "e mail"] {
        check(query, &["by email only", "by e-mail"]);
    }
    for query in ["handoff", "hand-off", "hand off"] {
        check(query, &["warm handoff", "warm hand-off", "to hand off"]);
    }
    for query in ["checkup", "check-up", "check up"] {
        check(query, &["yearly checkup", "yearly check-up", "to check up"]);
    }
    for query in ["foodbank", "food-bank", "food bank"] {
        check(query, &["our foodbank", "our food bank", "a food-bank"]);
    }
    for query in ["wic", "WIC", "W.I.C.", "w.i.c"] {
        check(query, &["wic office", "a w.i.c. clinic"]);
    }
    for query in ["st marys", "St. Mary's"] {
        check(query, &["st marys hall", "near St. Mary's"]);
    }
    for query in ["mens health", "men's health"] {
        check(query, &["a mens health day", "Men's health night"]);
    }
    for query in ["alanon", "Al-Anon", "al anon"] {
        check(query, &["Alanon group", "Al-Anon family"]);
    }
    // More of each kind.
    for query in ["dropoff", "drop-off", "drop off"] {
        check(query, &["teen dropoff", "night drop-off", "you drop off"]);
    }
    for query in ["ymca", "Y.M.C.A."] {
        check(query, &["ymca pool", "the Y.M.C.A."]);
    }
    for query in ["ged", "G.E.D."] {
        check(query, &["ged class", "a G.E.D. course"]);
    }
    for query in ["esl", "E.S.L."] {
        check(query, &["esl hour", "one E.S.L. room"]);
    }
    for query in ["daycare", "day-care", "day care"] {
        check(query, &["daycare spot", "day care room", "day-care bus"]);
    }
    for query in ["childcare", "child-care", "child care"] {
        check(query, &["some childcare", "some child care", "child-care aid"]);
    }
    for query in ["coop", "co-op", "co op"] {
        check(query, &["coop market", "the co-op farm"]);
    }
    for query in ["womens", "women's", "Women\u{2019}s"] {
        check(query, &["womens night", "Women\u{2019}s walk"]);
    }
    for query in ["st josephs", "St. Joseph's"] {
        check(query, &["st josephs inn", "St. Joseph's soup"]);
    }
    for query in ["obriens", "O'Brien's"] {
        check(query, &["obriens van", "O'Brien's cab"]);
    }
    for query in ["larche", "L'Arche", "L\u{2019}Arche"] {
        check(query, &["larche home", "L'Arche farm"]);
    }
    for query in ["xray", "x-ray", "x ray"] {
        check(query, &["xray unit", "x-ray lab", "x ray"]);
    }
    for query in ["covid19", "covid-19"] {
        check(query, &["covid19 test", "covid-19 shot"]);
    }
}

#[test]
fn what_is_written_as_typed_comes_before_its_other_writings() {
    let texts = [("Wi-Fi wi-fi", "wi-fi"), ("A long name", "and somewhere wifi"), ("Food Bank", ""), ("Foodbank", "")];
    let directory = directory_of("en", &texts);
    let mut index = Index::build(&directory);
    let mut found = |query: Query| {
        let results = index.search(&directory, &query);
        results.hits.iter().map(|hit| hit.source_id.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(found(ask("wifi")), "1 0");
    assert_eq!(found(ask("foodbank")), "3 2");
    assert_eq!(found(Query { typing: true, ..ask("wif") }), "1 0");
    assert_eq!(found(Query { typing: true, ..ask("foodban") }), "3");
    assert_eq!(found(ask("food bank")), "2 3");
    assert_eq!(found(ask("foodbanks")), "3 2");
}

#[test]
fn neighbours_by_accident_are_no_other_writing_of_a_word() {
    let mut texts = vec![("Homework", "")];
    texts.extend([("Home", "and a work place"); 12]);
    texts.push(("From home work", ""));
    let directory = directory_of("en", &texts);
    let results = Index::build(&directory).search(&directory, &ask("homework"));
    assert_eq!(results.total, 1);
}

/// A name that has a part of what was typed, or looks like it, is not what was meant.
#[test]
fn a_name_does_not_outrank_what_is_meant() {
    #[track_caller]
    fn check(query: &str, expected: &str) {
        let texts =
            [("Casa, Inc.", "Art."), ("Lower Keys", "Art."), ("Lawyer Line", ""), ("Low Rent", "Cheap housing.")];
        let mut directory = directory_of("es", &texts);
        let lang = "es".to_owned();
        let of = |words: &str, means: &str| {
            let means = (!means.is_empty()).then(|| means.to_owned()).into_iter().collect();
            Synonym { words: vec![words.to_owned()], lang: lang.clone(), means, ..Synonym::default() }
        };
        directory.vocabulary = vec![of("barata", ""), of("casa barata", "cheap housing"), of("lawyer", "lawyer line")];
        let results = Index::build(&directory).search(&directory, &Query::text(query, "es", 0));
        assert_eq!(results.hits.first().map(|hit| hit.name.text.as_str()), Some(expected), "{query}");
    }
    check("casa barata", "Low Rent");
    check("casa inc", "Casa, Inc.");
    check("lawer", "Lawyer Line");
}

/// A directory with a program of debts and one of lunches, which people ask for in other languages.
#[track_caller]
fn check_foreign(query: &str, expected: Option<&str>) {
    let mut directory = directory_of("en", &[("Debts", ""), ("Lunches", ""), ("Quiet", "Nothing of it.")]);
    let of = |words: &[&str], lang: &str, means: &str| Synonym {
        words: words.iter().map(|&word| word.to_owned()).collect(),
        lang: lang.to_owned(),
        means: vec![means.to_owned()],
        ..Synonym::default()
    };
    directory.vocabulary = vec![
        of(&["nợ", "nhà tạm"], "vi", "debts"),
        of(&["债务"], "zh", "debts"),
        of(&["ăn trưa"], "vi", "lunches"),
        of(&["午饭"], "zh", "lunches"),
    ];
    let results = Index::build(&directory).search(&directory, &Query::text(query, "en", 0));
    assert_eq!(results.hits.first().map(|hit| hit.name.text.as_str()), expected, "{query}");
}

#[test]
fn vietnamese_marks_tell_words_apart_where_they_are_typed() {
    check_foreign("nợ", Some("Debts"));
    check_foreign("nó", None);
    check_foreign("no\u{31b}\u{323}", Some("Debts"));
    check_foreign("nợ của chồng", Some("Debts"));
    check_foreign("ăn trưa", Some("Lunches"));
    // Without marks any are meant; with others it is a slip, unless something else is found.
    check_foreign("an trua", Some("Lunches"));
    check_foreign("ăn trừa", Some("Lunches"));
    check_foreign("nhà tắm, ăn trưa", Some("Lunches"));
}

#[test]
fn traditional_chinese_finds_what_is_written_in_simplified_letters() {
    check_foreign("债务", Some("Debts"));
    check_foreign("債務", Some("Debts"));
    check_foreign("午飯", Some("Lunches"));
}

#[test]
fn an_unknown_word_is_split_into_common_words_but_not_into_rare_short_ones() {
    let mut texts = vec![
        ("Asha", "Asha."),
        ("Asha House", ""),
        ("Asha Hall", ""),
        ("Med", "Med."),
        ("Med Pharmacy", ""),
        ("Med Room", ""),
    ];
    texts.extend([("Food Pantry", "Food, food and food."); 6]);
    let directory = directory_of("en", &texts);
    let mut index = Index::build(&directory);
    let mut found = |text: &str| index.search(&directory, &ask(text)).hits.len();
    assert_eq!(found("foodpantry"), 6);
    assert_eq!(found("ashamed"), 0);
}

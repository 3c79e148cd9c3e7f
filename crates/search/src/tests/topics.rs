//! Sentences that hold no known phrase are searched by what their words speak for.

use super::{ask, county, program};
use crate::{Query, TopicTable, pair_numbers, word_numbers};
use signpost_directory::{Directory, Synonym};
use std::rc::Rc;

/// A table in which each of the words speaks for a topic so much.
fn table(words: &[(&str, &str, u8)]) -> TopicTable {
    let mut topics: Vec<String> = words.iter().map(|(_, topic, _)| (*topic).to_owned()).collect();
    topics.sort();
    topics.dedup();
    let weights = words.iter().map(|(word, topic, weight)| {
        let topic = topics.iter().position(|known| known == topic).unwrap();
        (word_numbers(word, "en")[0], vec![(topic as u16, *weight)])
    });
    let weights: Vec<_> = weights.collect();
    TopicTable::new(topics, weights)
}

/// Source ids of what is found in [`county`] by a table, the best first.
fn found(table: Option<TopicTable>, query: &Query) -> Vec<String> {
    let (directory, mut index) = county();
    if let Some(table) = table {
        index.use_topics(Rc::new(table));
    }
    index.search(&directory, query).hits.into_iter().map(|hit| hit.source_id).collect()
}

const FOOD: &str = "food pantry";
const BILL: &str = "electric bill help";

#[test]
fn the_best_topics_program_comes_third_and_the_next_ones_fourth() {
    let text = "art teeth lamp ramen candles";
    let without = found(None, &ask(text));
    assert!(!without.iter().any(|id| id == "food" || id == "power"), "{without:?}");
    let words = [("ramen", FOOD, 6), ("candles", BILL, 4)];
    let with = found(Some(table(&words)), &ask(text));
    assert_eq!(with[..2], without[..2], "the first two are never taken");
    assert_eq!(with[2..4], ["food", "power"]);
    let far_behind = [("ramen", FOOD, 6), ("candles", BILL, 2)];
    let with = found(Some(table(&far_behind)), &ask(text));
    assert!(with[2] == "food" && !with.contains(&"power".to_owned()), "{with:?}");
}

#[test]
fn where_nothing_else_is_found_the_topics_are() {
    assert_eq!(found(None, &ask("only ramen since march"))[..], [] as [&str; 0]);
    let table = table(&[("ramen", FOOD, 4), ("march", FOOD, 1)]);
    assert_eq!(found(Some(table), &ask("only ramen since march")), ["food"]);
}

#[test]
fn a_word_alone_a_name_and_too_little_weight_offer_nothing() {
    let strong = || Some(table(&[("ramen", FOOD, 6), ("warm", FOOD, 6), ("homes", FOOD, 6)]));
    assert!(found(strong(), &ask("ramen")).is_empty(), "one word may mean anything");
    assert_eq!(found(strong(), &ask("warm homes"))[..1], ["power"]);
    assert!(!found(strong(), &ask("warm homes")).contains(&"food".to_owned()), "it is a name");
    let weak = table(&[("ramen", FOOD, 1), ("since", BILL, 1)]);
    assert!(found(Some(weak), &ask("only ramen since march")).is_empty());
    let typing = Query { typing: true, ..ask("only since ramen") };
    let unfinished = table(&[("ramen", FOOD, 6), ("since", BILL, 1)]);
    assert!(found(Some(unfinished), &typing).is_empty(), "a word that is still being typed speaks for nothing");
}

#[test]
fn danger_is_never_raised_by_a_topic_and_nothing_is_offered_beside_it() {
    let (directory, mut index) = county();
    index.use_topics(Rc::new(table(&[
        ("bruises", "domestic violence", 7),
        ("again", "domestic violence", 7),
        ("ramen", FOOD, 7),
    ])));
    let results = index.search(&directory, &ask("bruises again and again"));
    assert!(!results.crisis && results.hits.is_empty(), "{results:?}");
    let results = index.search(&directory, &ask("he hits me again over ramen"));
    assert!(results.crisis);
    assert!(results.hits.iter().all(|hit| hit.source_id != "food"), "{results:?}");
}

#[test]
fn a_side_word_does_not_take_over_from_what_the_sentence_is_about() {
    let (mut directory, mut index) = county();
    let breathing = Synonym {
        words: vec!["breathing".into()],
        lang: "en".into(),
        means: vec!["dentist visits".into()],
        ..Synonym::default()
    };
    directory.vocabulary.push(breathing);
    // Both are said, each by a phrase of its own.
    let text = "light bill due and baby on a breathing machine";
    let scores = |index: &mut crate::Index| {
        let hits = index.search(&directory, &ask(text)).hits;
        let of = |id: &str| hits.iter().find(|hit| hit.source_id == id).map_or(0.0, |hit| hit.score);
        (of("power"), of("teeth"))
    };
    let (power, teeth) = scores(&mut index);
    index.use_topics(Rc::new(table(&[("bill", BILL, 6), ("due", BILL, 4)])));
    let (power_with, teeth_with) = scores(&mut index);
    assert_eq!(power, power_with);
    assert!(teeth_with < teeth * 0.6, "{teeth_with} {teeth}");
}

#[test]
fn a_topic_that_this_vocabulary_has_not_is_not_offered() {
    let other = table(&[("ramen", "a topic of another vocabulary", 6), ("since", "a topic of another vocabulary", 1)]);
    assert!(found(Some(other), &ask("only ramen since march")).is_empty());
}

/// [`county`] with five programs of other names that are described alike.
fn county_with_equals(table: Option<TopicTable>, text: &str) -> Vec<String> {
    let (mut directory, _) = county();
    for name in ["One", "Two", "Three", "Four", "Five"] {
        directory.programs.push(program(name, name, "Stamps on paper, by lamp.", &[]));
    }
    directory.programs.sort_by_key(|program| program.code);
    let mut index = crate::Index::build(&directory);
    if let Some(table) = table {
        index.use_topics(Rc::new(table));
    }
    index.search(&directory, &ask(text)).hits.into_iter().map(|hit| hit.source_id).collect()
}

#[test]
fn programs_of_equal_scores_do_not_push_what_is_offered_back() {
    let text = "stamps paper ramen candles";
    let with = county_with_equals(Some(table(&[("ramen", FOOD, 15), ("candles", BILL, 10)])), text);
    assert_eq!(with[..2], county_with_equals(None, text)[..2]);
    assert_eq!(with[2..4], ["food", "power"]);
}

#[test]
fn the_next_topic_takes_the_place_of_one_that_stands_before_unless_that_is_clear() {
    let text = "light bill stamps paper lamp ramen";
    let unclear = county_with_equals(Some(table(&[("bill", BILL, 6), ("ramen", FOOD, 5)])), text);
    assert!(unclear[..2].contains(&"power".to_owned()) && unclear[2] == "food", "{unclear:?}");
    let clear = county_with_equals(Some(table(&[("bill", BILL, 15), ("ramen", FOOD, 10)])), text);
    assert!(clear[..2].contains(&"power".to_owned()) && clear[3] == "food", "{clear:?}");
}

#[test]
fn what_is_over_is_not_offered() {
    let (mut directory, mut index) = county();
    let words = [("ramen", FOOD, 6), ("march", FOOD, 5)];
    index.use_topics(Rc::new(table(&words)));
    let is_offered = |index: &mut crate::Index, directory: &Directory| {
        index.search(directory, &ask("only ramen since march")).hits.iter().any(|hit| hit.source_id == "food")
    };
    assert!(is_offered(&mut index, &directory));
    directory.programs.iter_mut().filter(|program| program.source_id == "food").for_each(|program| {
        program.status = signpost_directory::Status::TemporarilyClosed;
    });
    index = crate::Index::build(&directory);
    index.use_topics(Rc::new(table(&words)));
    assert!(!is_offered(&mut index, &directory));
}

#[test]
fn a_word_that_is_spelt_by_ear_speaks_for_what_is_meant() {
    let words = || Some(table(&[("ramen", FOOD, 6), ("march", FOOD, 1)]));
    assert_eq!(found(words(), &ask("only rammin since march")), ["food"]);
    assert!(found(words(), &ask("only roman since march")).is_empty());
}

#[test]
fn two_vietnamese_syllables_speak_for_what_they_mean_together() {
    let pair = pair_numbers("het gao", "vi")[0];
    let house = word_numbers("nha", "vi")[0];
    let table = || TopicTable::new(vec![FOOD.to_owned()], [(pair, vec![(0, 9)]), (house, vec![(0, 1)])]);
    let vietnamese = |text| Query::text(text, "vi", 0);
    assert_eq!(found(Some(table()), &vietnamese("nhà hết gạo")), ["food"]);
    assert!(found(Some(table()), &vietnamese("nhà gạo hết")).is_empty(), "the other way round they are no word");
    assert!(pair_numbers("empty fridge", "en").is_empty(), "in other languages words stand alone");
}

#[test]
fn an_empty_table_changes_nothing() {
    for text in ["light bill due", "only ramen since march", "art teeth lamp ramen candles"] {
        let empty = TopicTable::new(Vec::new(), []);
        assert_eq!(found(Some(empty), &ask(text)), found(None, &ask(text)), "{text}");
    }
}

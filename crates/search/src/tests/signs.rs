//! Danger that is not named.

use crate::{
    phrase_language::Languages,
    signs::{DangerSigns, SaidWord},
};
use proptest::prelude::*;
use signpost_directory::{CrisisLine, Danger, DangerRule, Sign};

fn sign(name: &str, lang: &str, phrases: &[&str]) -> Sign {
    let phrases = phrases.iter().map(|phrase| (*phrase).to_owned()).collect();
    Sign { name: name.to_owned(), lang: lang.to_owned(), phrases }
}

fn rule(danger: Danger, when: &[&str]) -> DangerRule {
    DangerRule { danger: Some(danger), when: when.iter().map(|name| (*name).to_owned()).collect() }
}

fn signs() -> DangerSigns {
    let signs = [
        sign("who", "en", &["he|husband", "my .. boss"]),
        sign("hits", "en", &["hit*|chok* me", "hands .. neck"]),
        sign("who", "es", &["el|marido"]),
        sign("hits", "es", &["me pega"]),
        sign("hits", "zh", &["打我|打了", "用皮带抽"]),
        sign("end", "en", &["end it all", "give up !smoking|drink*"]),
    ];
    let rules = [
        rule(Danger::DomesticViolence, &["who", "hits"]),
        rule(Danger::ChildAbuse, &["hits"]),
        rule(Danger::Suicide, &["end"]),
        rule(Danger::Trafficking, &["who", "nowhere"]),
    ];
    DangerSigns::new(&signs, &rules)
}

fn words(text: &str) -> Vec<SaidWord<'static>> {
    let mut words = Vec::new();
    crate::analysis::words(text, |word, _, _| {
        words.push(SaidWord { forms: vec![word.to_owned().into()], is_partial: false });
    });
    words
}

/// The danger that a text tells of, and the words of its longest sign.
fn told(text: &str) -> Option<(Danger, usize)> {
    signs().find(&words(text), Languages::ALL).and_then(|told| Some((told.danger?, told.span.len())))
}

#[test]
fn signs_tell_of_a_danger_together_in_any_order() {
    assert_eq!(told("he choked me last night"), Some((Danger::DomesticViolence, 2)));
    assert_eq!(
        told("last night i was hit, it hits me hard when my husband drinks"),
        Some((Danger::DomesticViolence, 2))
    );
    assert_eq!(told("he is late"), None);
    assert_eq!(told("i want to end it all"), Some((Danger::Suicide, 3)));
}

#[test]
fn words_stand_next_to_each_other_but_where_a_phrase_has_a_gap() {
    assert_eq!(told("he put his hands right around my neck"), Some((Danger::DomesticViolence, 5)));
    assert_eq!(told("he has cold hands and so has the whole of my neck"), None);
    assert_eq!(told("end of it all"), None);
    assert_eq!(told("my old and very rude boss hits me"), Some((Danger::DomesticViolence, 6)));
}

#[test]
fn a_phrase_says_what_does_not_come_next() {
    assert_eq!(told("i give up"), Some((Danger::Suicide, 2)));
    assert_eq!(told("i give up on all of it"), Some((Danger::Suicide, 2)));
    assert_eq!(told("i want to give up smoking"), None);
    assert_eq!(told("how to give up my daily drinks"), None);
    assert_eq!(
        told("i give up now that nothing helps and smoking"),
        Some((Danger::Suicide, 2)),
        "three words are looked at"
    );
}

#[test]
fn signs_of_two_languages_are_not_taken_together() {
    assert_eq!(told("mi marido me pega"), Some((Danger::DomesticViolence, 2)));
    assert_eq!(
        told("husband me pega").map(|told| told.0),
        Some(Danger::ChildAbuse),
        "one sign alone tells of this one"
    );
}

#[test]
fn chinese_is_compared_by_pairs_of_letters() {
    assert_eq!(told("他昨天打了我"), Some((Danger::ChildAbuse, 1)));
    assert_eq!(told("他用皮带抽我"), Some((Danger::ChildAbuse, 3)));
    assert_eq!(told("他用皮带"), None);
}

#[test]
fn a_danger_is_told_by_the_word_that_was_meant_too() {
    let mut said = words("he ht me");
    assert_eq!(signs().find(&said, Languages::ALL), None);
    said[1].forms.push("hit".into());
    assert_eq!(signs().find(&said, Languages::ALL).and_then(|told| told.danger), Some(Danger::DomesticViolence));
}

#[test]
fn a_word_that_is_still_typed_ends_a_sign_but_is_none_by_itself() {
    let partial = |text: &str| {
        let mut said = words(text);
        said.last_mut().unwrap().is_partial = true;
        signs().find(&said, Languages::ALL).and_then(|told| told.danger)
    };
    assert_eq!(partial("choked me and he"), Some(Danger::ChildAbuse), "\"he\" may become \"help\"");
    assert_eq!(partial("he choked me"), Some(Danger::DomesticViolence));
}

/// A phrase of gaps, a text of the same word: time grows with their lengths, not with the ways to divide one into the other.
#[test]
fn a_phrase_of_many_gaps_is_looked_for_in_no_time() {
    let phrase = ["a"; 200].join(" .. ");
    let signs = DangerSigns::new(&[sign("end", "en", &[&phrase])], &[rule(Danger::Suicide, &["end"])]);
    assert_eq!(signs.find(&words(&"a ".repeat(64)), Languages::ALL), None);
}

proptest! {
    #[test]
    fn any_phrase_is_taken(phrases in prop::collection::vec("[a-c打我|*!. ]{0,12}", 0..8), text in "[a-c打我 ]{0,40}") {
        let phrases: Vec<&str> = phrases.iter().map(String::as_str).collect();
        let signs = DangerSigns::new(&[sign("one", "en", &phrases)], &[rule(Danger::Suicide, &["one"])]);
        signs.find(&words(&text), Languages::ALL);
    }
}

/// The line for the danger is shown, and what the vocabulary finds for it comes first.
#[test]
fn a_search_that_tells_of_a_danger_has_its_line() {
    let (mut directory, _) = super::county();
    let line =
        |number: &str, danger| CrisisLine { number: number.to_owned(), dangers: vec![danger], ..CrisisLine::default() };
    directory.community.crisis_lines = vec![line("988", Danger::Suicide), line("799", Danger::DomesticViolence)];
    directory.vocabulary.last_mut().unwrap().danger = Some(Danger::DomesticViolence);
    directory.signs = vec![sign("who", "en", &["husband"]), sign("hits", "en", &["threw me"])];
    directory.danger_rules = vec![rule(Danger::DomesticViolence, &["who", "hits"])];
    let mut index = crate::Index::build(&directory);
    let results = index.search(&directory, &super::ask("my husband threw me out"));
    assert_eq!(results.crisis_lines.first().map(|line| line.number.as_str()), Some("799"));
    assert_eq!(results.hits.first().map(|hit| hit.source_id.as_str()), Some("safe"));
}

/// A danger that is named and one that is told of both have their line; an s of possession belongs to the word.
#[test]
fn a_named_danger_and_one_that_is_told_of_are_both_answered() {
    let (mut directory, _) = super::county();
    let line =
        |number: &str, danger| CrisisLine { number: number.to_owned(), dangers: vec![danger], ..CrisisLine::default() };
    directory.community.crisis_lines =
        vec![line("911", Danger::Emergency), line("799", Danger::DomesticViolence), line("988", Danger::Suicide)];
    directory.vocabulary.last_mut().unwrap().danger = Some(Danger::DomesticViolence);
    directory.signs = vec![sign("end", "en", &["end it"]), sign("who", "en", &["moms boyfriend"])];
    directory.danger_rules = vec![rule(Danger::Suicide, &["end"]), rule(Danger::DomesticViolence, &["who"])];
    let mut index = crate::Index::build(&directory);
    let mut lines = |text: &str| {
        let results = index.search(&directory, &super::ask(text));
        results.crisis_lines.into_iter().map(|line| line.number).collect::<Vec<_>>()
    };
    assert_eq!(lines("he hits me so i want to end it"), ["799", "988"]);
    assert_eq!(lines("i want to end it"), ["988", "911"]);
    assert_eq!(lines("my mom's boyfriend is here"), ["799", "911"]);
}

//! Guesses the needs of a program from its words, when neither the program (`x_needs`) nor the community's mapping
//! states them.

use super::{Need, NeedTag};
use serde::Deserialize;
use std::collections::HashMap;

/// The word rules, as `data/needs.toml` writes them.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedRules {
    /// Phrases that hold the words of a need and mean something else.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Rules of `data/needs.toml`, one for each need that can be guessed.
    #[serde(rename = "rule", default)]
    pub rules: Vec<NeedRule>,
}

/// Words that are evidence for a need.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedRule {
    /// The need that the words are evidence for.
    pub need: Need,
    /// Words or phrases; a trailing `*` at a word stands for any ending.
    pub words: Vec<String>,
    /// Phrases that say it by themselves: one of them is enough in a short text, wherever it stands.
    #[serde(default)]
    pub clear: Vec<String>,
}

/// The words of one program, by how much they say about what it is for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words<'a> {
    /// Its name.
    pub name: &'a str,
    /// Names of its taxonomy terms.
    pub terms: &'a [String],
    /// Its description; empty for none.
    pub description: &'a str,
}

/// A term was assigned on purpose.
const TERM_WEIGHT: u32 = 4;
const NAME_WEIGHT: u32 = 4;
/// One word of a description does not reach [`MIN_SCORE`]; two different ones do.
const DESCRIPTION_WEIGHT: u32 = 2;
const MIN_SCORE: u32 = 4;
/// Words of a text that is all about one thing.
const SHORT_DESCRIPTION: usize = 40;
/// Scores are capped here.
const MAX_SCORE: u32 = 16;
/// Descriptions say what a program is first, and what else there is later. Words.
const DESCRIPTION_WORDS: usize = 120;
/// More needs than this make a program useless as an answer to any.
const MAX_NEEDS: usize = 4;

/// The rules, made ready to be used for many programs.
#[derive(Debug)]
pub struct Guesser {
    /// By the first word of a phrase, without its `*`.
    phrases: HashMap<String, Vec<Phrase>>,
    /// Length of the shortest first word with a `*`, in bytes.
    shortest: usize,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<Word>,
    /// Empty: an ignored phrase.
    needs: Vec<Need>,
    is_clear: bool,
}

#[derive(Debug, PartialEq)]
struct Word {
    text: String,
    any_ending: bool,
}

impl Word {
    fn matches(&self, word: &str) -> bool {
        if self.any_ending { word.starts_with(&self.text) } else { word == self.text }
    }
}

impl Guesser {
    /// Prepares the rules for many programs.
    pub fn new(rules: &NeedRules) -> Guesser {
        let mut guesser = Guesser { phrases: HashMap::new(), shortest: usize::MAX };
        for phrase in &rules.ignore {
            guesser.add(phrase, None, false);
        }
        for rule in &rules.rules {
            for phrase in &rule.words {
                guesser.add(phrase, Some(rule.need), false);
            }
            for phrase in &rule.clear {
                guesser.add(phrase, Some(rule.need), true);
            }
        }
        guesser
    }

    fn add(&mut self, phrase: &str, need: Option<Need>, is_clear: bool) {
        let word = |word: &str| match word.strip_suffix('*') {
            Some(start) => Word { text: split(start).concat(), any_ending: true },
            None => Word { text: split(word).concat(), any_ending: false },
        };
        let words: Vec<Word> = phrase.split([' ', '-']).filter(|word| !word.is_empty()).map(word).collect();
        let Some(first) = words.first() else { return };
        if first.any_ending {
            self.shortest = self.shortest.min(first.text.len());
        }
        let phrases = self.phrases.entry(first.text.clone()).or_default();
        match phrases.iter_mut().find(|known| known.words == words) {
            Some(known) => {
                known.is_clear |= is_clear;
                known.needs.extend(need.filter(|need| !known.needs.contains(need)));
            }
            None => phrases.push(Phrase { words, needs: need.into_iter().collect(), is_clear }),
        }
    }

    /// The needs that the words are evidence for, strongest first, all marked as guessed.
    pub fn guess(&self, words: Words) -> Vec<NeedTag> {
        let mut scores: Vec<(Need, u32)> = Vec::new();
        let mut add = |need, score| match scores.iter_mut().find(|(known, _)| *known == need) {
            Some((_, sum)) => *sum += score,
            None => scores.push((need, score)),
        };
        for need in self.phrases_in(split(words.name)).into_iter().flat_map(|phrase| &phrase.needs).copied() {
            add(need, NAME_WEIGHT);
        }
        for term in words.terms {
            for need in self.phrases_in(split(term)).into_iter().flat_map(|phrase| &phrase.needs).copied() {
                add(need, TERM_WEIGHT);
            }
        }
        let mut description = split(words.description);
        let is_short = description.len() <= SHORT_DESCRIPTION;
        description.truncate(DESCRIPTION_WORDS);
        for phrase in self.phrases_in(description) {
            let weight = if phrase.is_clear && is_short { MIN_SCORE } else { DESCRIPTION_WEIGHT };
            phrase.needs.iter().for_each(|need| add(*need, weight));
        }
        // Ten terms of one need must not drown the two of another.
        scores.iter_mut().for_each(|(_, score)| *score = (*score).min(MAX_SCORE));
        let best = scores.iter().map(|(_, score)| *score).max().unwrap_or(0);
        scores.retain(|(_, score)| *score >= MIN_SCORE && *score * 4 >= best);
        scores.sort_by_key(|(need, score)| (std::cmp::Reverse(*score), *need));
        scores.into_iter().take(MAX_NEEDS).map(|(need, _)| NeedTag { need, guessed: true }).collect()
    }

    /// Each different phrase in a text, read from the left, the longest phrase first: "mental
    /// health care" is not "health care".
    fn phrases_in(&self, text: Vec<String>) -> Vec<&Phrase> {
        let mut found: Vec<&Phrase> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            match self.longest(&text[at..]) {
                Some(phrase) => {
                    if !found.iter().any(|known| std::ptr::eq(*known, phrase)) {
                        found.push(phrase);
                    }
                    at += phrase.words.len();
                }
                None => at += 1,
            }
        }
        found
    }

    fn longest(&self, text: &[String]) -> Option<&Phrase> {
        let first = &text[0];
        let starts = (self.shortest..first.len()).filter(|end| first.is_char_boundary(*end)).map(|end| &first[..end]);
        let phrases = starts.chain([first.as_str()]).filter_map(|start| self.phrases.get(start)).flatten();
        let matches = |phrase: &&Phrase| {
            phrase.words.len() <= text.len() && phrase.words.iter().zip(text).all(|(word, given)| word.matches(given))
        };
        phrases.filter(matches).max_by_key(|phrase| (phrase.words.len(), phrase.words[0].text.len()))
    }
}

/// Lower-case words without accents and punctuation.
fn split(text: &str) -> Vec<String> {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’')).collect();
    plain
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rules() -> NeedRules {
        let rule = |need, words: &[&str]| NeedRule {
            need,
            words: words.iter().map(|w| (*w).to_owned()).collect(),
            clear: Vec::new(),
        };
        NeedRules {
            ignore: vec!["food for thought".to_owned()],
            rules: vec![
                rule(Need::Food, &["food", "meal*", "food stamps", "comida"]),
                rule(Need::Money, &["food stamps", "cash"]),
                rule(Need::HealthCare, &["health care", "clinic*"]),
                rule(Need::MentalHealth, &["mental health", "mental health care", "counsel*"]),
            ],
        }
    }

    #[track_caller]
    fn check(name: &str, terms: &[&str], description: &str, expected: &[Need]) {
        let terms: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
        let tags = Guesser::new(&rules()).guess(Words { name, terms: &terms, description });
        assert!(tags.iter().all(|tag| tag.guessed));
        assert_eq!(tags.iter().map(|tag| tag.need).collect::<Vec<_>>(), expected, "{name} {terms:?} {description}");
    }

    #[test]
    fn names_and_terms_speak_louder_than_descriptions() {
        check("Food pantry", &[], "", &[Need::Food]);
        check("Saint Mary", &["Home Delivered Meals"], "", &[Need::Food]);
        check("Saint Mary", &[], "Served with food once.", &[]);
        check("Saint Mary", &[], "Meals and food for everyone.", &[Need::Food]);
    }

    #[test]
    fn one_clear_phrase_is_enough_in_a_short_text() {
        let mut rules = rules();
        rules.rules[0].clear = vec!["hot lunch*".to_owned(), "groceries".to_owned()];
        let guesser = Guesser::new(&rules);
        let guess = |description: &str| guesser.guess(Words { name: "Saint Mary", description, ..Words::default() });
        assert_eq!(guess("A hot lunch, weekdays.").len(), 1);
        assert_eq!(guess("Groceries for families.").len(), 1);
        assert_eq!(guess("Meals, once.").len(), 0);
        let long = format!("{} A hot lunch.", "We meet and talk about many things. ".repeat(8));
        assert_eq!(guess(&long).len(), 0);
    }

    #[test]
    fn the_longest_phrase_is_meant() {
        check("Mental health care", &[], "", &[Need::MentalHealth]);
        check("Food stamps", &[], "", &[Need::Food, Need::Money]);
        check("Food for thought", &[], "", &[]);
    }

    #[test]
    fn case_accents_and_endings_do_not_matter() {
        check("COMIDÁ", &[], "", &[Need::Food]);
        check("Counselling", &[], "", &[Need::MentalHealth]);
    }

    #[test]
    fn a_word_is_counted_once_in_a_text() {
        check(
            "Clinic, clinics, clinic",
            &["Food", "Meals", "Food stamps"],
            "",
            &[Need::Food, Need::Money, Need::HealthCare],
        );
    }

    proptest! {
        #[test]
        fn any_words_are_guessed_at_without_a_crash(name in "\\PC{0,60}", description in "\\PC{0,200}|([a-z]{1,6} ){0,200}") {
            let tags = Guesser::new(&rules()).guess(Words { name: &name, terms: &[], description: &description });
            prop_assert!(tags.len() <= MAX_NEEDS);
        }
    }
}

//! Reads the vocabulary of everyday words: the one built into the tool, and a community's own topics.

use serde::Deserialize;
use signpost_directory::{Danger, Need, Synonym};
use signpost_search::TopicTable;
use std::collections::BTreeMap;

/// A community's own topics, beside its data.
pub const FILE_NAME: &str = "vocabulary.toml";

/// A vocabulary file, as `data/vocabulary.toml` explains it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "topic", default)]
    topics: Vec<Topic>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Topic {
    /// By language tag; `any`: in every language.
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    /// By language tag.
    #[serde(default)]
    shown: BTreeMap<String, String>,
    #[serde(default)]
    means: Vec<String>,
    #[serde(default)]
    needs: Vec<Need>,
    #[serde(default)]
    crisis: Crisis,
}

/// Whether words put the crisis lines first, and the ones for which danger.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged, expecting = "true, or the id of a danger such as \"suicide\"")]
enum Crisis {
    Any(bool),
    Of(Danger),
}

impl Default for Crisis {
    fn default() -> Crisis {
        Crisis::Any(false)
    }
}

/// What the words of a sentence speak for, among the topics of [`built_in`]: what the app searches sentences by.
pub fn topics() -> TopicTable {
    TopicTable::from_bytes(include_bytes!("../../../data/topics.table")).expect("a test learns it anew")
}

/// The vocabulary that comes with the tool.
pub fn built_in() -> Vec<Synonym> {
    read(include_str!("../../../data/vocabulary.toml")).expect("data/vocabulary.toml is checked by a test")
}

/// Reads a community's own topics; the error says where and what was expected.
pub fn read(text: &str) -> Result<Vec<Synonym>, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    let synonyms = file.topics.into_iter().flat_map(|topic| {
        let Topic { mut words, mut shown, means, needs, crisis } = topic;
        let (crisis, danger) = match crisis {
            Crisis::Any(crisis) => (crisis, None),
            Crisis::Of(danger) => (true, Some(danger)),
        };
        for lang in shown.keys() {
            words.entry(lang.clone()).or_default();
        }
        words.into_iter().map(move |(lang, words)| Synonym {
            shown: shown.remove(&lang).unwrap_or_else(|| told_by_words(&lang, &words)),
            words,
            lang: if lang == "any" { String::new() } else { lang },
            means: means.clone(),
            needs: needs.clone(),
            crisis,
            danger,
        })
    });
    Ok(synonyms.collect())
}

/// How a topic is told in a language that it has no `shown` of: by the first of its words there, which names it. Not in
/// English and Spanish, of which the first word may be anything that people say.
fn told_by_words(lang: &str, words: &[String]) -> String {
    let is_told = !["any", "en", "es"].contains(&lang);
    words.first().filter(|_| is_told).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_vocabulary_speaks_every_language_of_every_need() {
        let all = built_in();
        for need in Need::ALL {
            for lang in ["en", "es", "ht", "pt", "fr", "vi", "zh", "ar"] {
                assert!(all.iter().any(|s| s.lang == lang && s.needs.contains(need)), "{need:?} in {lang}");
            }
        }
        assert!(all.iter().map(|s| s.words.len()).sum::<usize>() > 1_000);
    }

    #[test]
    fn every_topic_adds_something_or_is_the_one_of_asking() {
        let all = built_in();
        let empty = all.iter().filter(|s| s.means.is_empty()).count();
        assert_eq!(empty, 8, "one topic of words of asking, in eight languages");
        for synonym in &all {
            assert!(synonym.words.iter().all(|w| !w.trim().is_empty() && w.to_lowercase() == *w), "{synonym:?}");
        }
    }

    #[test]
    fn every_topic_is_told_in_both_languages_and_looks_for_short_phrases() {
        for synonym in built_in().iter().filter(|s| !s.means.is_empty()) {
            assert!(synonym.lang.is_empty() || !synonym.shown.is_empty(), "{synonym:?} is not told");
            let longest = synonym.means.iter().map(|means| means.split(' ').count()).max();
            assert!(longest <= Some(6), "{:?}: so many words seldom stand together", synonym.means);
        }
    }

    /// An old people's home, and asylum.
    const AMBIGUOUS: [&str; 1] = ["asilo"];

    #[test]
    fn no_two_topics_claim_the_same_words() {
        let mut claimed = std::collections::BTreeMap::new();
        for synonym in built_in().iter().filter(|s| !s.means.is_empty()) {
            for words in &synonym.words {
                let before = claimed.insert((synonym.lang.clone(), words.clone()), synonym.means.clone());
                let is_clear = before.is_none() || AMBIGUOUS.contains(&words.as_str());
                assert!(is_clear, "{words} is said of {before:?} and {:?}", synonym.means);
            }
        }
    }

    #[test]
    fn a_communitys_own_topic_is_read() {
        let own = "[[topic]]\nwords.en = [\"the barn\"]\nshown.es = \"el granero\"\nmeans = [\"Larkwater food pantry\"]\n\
            needs = [\"food\"]";
        let own = read(own).unwrap();
        assert_eq!((own[0].lang.as_str(), own[0].shown.as_str(), &own[0].needs[..]), ("en", "", &[Need::Food][..]));
        assert_eq!((own[1].lang.as_str(), own[1].shown.as_str(), own[1].words.len()), ("es", "el granero", 0));
        assert!(read("[[topic]]\nword = []").unwrap_err().to_string().contains("word"));
    }
}

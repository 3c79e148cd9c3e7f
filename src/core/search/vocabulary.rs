//! Defines people's words: which entries of the community's vocabulary a query holds, and what they add.

use super::{
    analysis::{self, Language},
    text::{Dictionary, allowed_edits},
};
use crate::core::directory::{Need, Synonym};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
};

/// The vocabulary, ready to be looked up by stems.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    phrases: Vec<Phrase>,
    /// By the key of the first word: numbers of `phrases`.
    by_first: HashMap<String, Vec<u32>>,
    entries: Vec<Entry>,
    /// All words of all phrases, for spelling.
    words: Dictionary,
    /// The keys of all words of all phrases.
    keys: HashSet<(Option<Language>, String)>,
    /// Words around the matter itself ("I need help with ..."): they count little beside other words.
    fillers: HashSet<String>,
}

/// What an entry adds to a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    pub means: Vec<String>,
    pub needs: Vec<Need>,
    pub crisis: bool,
}

/// One way of saying it.
#[derive(Debug, Clone)]
struct Phrase {
    /// Stems in the phrase's language.
    keys: Vec<String>,
    /// The same as written, for a last word that is still being typed.
    raw: Vec<String>,
    language: Option<Language>,
    entry: u32,
    /// Made of small words with at most one other: matches only word for word.
    strict: bool,
}

/// A word of a query, as far as the vocabulary cares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWord {
    pub raw: String,
    /// A small word, skipped unless a phrase is strict.
    pub stop: bool,
    /// Still being typed.
    pub partial: bool,
}

/// An entry that the query holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'a> {
    /// Which of the query's words it explains.
    pub span: Range<usize>,
    /// Number of words of the phrase that are not small.
    pub weight: usize,
    /// The phrase's last word was completed.
    pub partial: bool,
    /// Number of the entry: names it as long as the vocabulary is the same.
    pub number: u32,
    pub entry: &'a Entry,
}

/// A word still being typed completes a phrase from so many letters on.
const PARTIAL: usize = 3;

impl Vocabulary {
    pub fn new(synonyms: &[Synonym]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        let mut all = BTreeSet::new();
        // The same words come again and again, and stems take long.
        let mut known: HashMap<(Option<Language>, String), String> = HashMap::new();
        for synonym in synonyms {
            // An entry that adds nothing lists the words of asking itself.
            if synonym.means.is_empty() && synonym.needs.is_empty() && !synonym.crisis {
                for words in &synonym.words {
                    analysis::words(words, |word, _, _| {
                        vocabulary.fillers.insert(word.to_owned());
                    });
                }
                continue;
            }
            let entry = vocabulary.entries.len() as u32;
            let language = (!synonym.lang.is_empty()).then(|| Language::from_tag(&synonym.lang));
            for words in &synonym.words {
                let mut full = Vec::new();
                analysis::words(words, |word, _, _| full.push(word.to_owned()));
                let of = language.unwrap_or(Language::English);
                let content: Vec<String> = full.iter().filter(|word| !of.is_stop_word(word)).cloned().collect();
                // "Sin seguro médico" is not "seguro médico".
                let denies = full.first().is_some_and(|word| matches!(word.as_str(), "sin" | "no" | "without"));
                let strict = content.is_empty() || (content.len() == 1 && full.len() > 1) || denies;
                let raw = if strict { full } else { content };
                if raw.is_empty() {
                    continue;
                }
                all.extend(raw.iter().cloned());
                let mut key_of = |word: &String| {
                    known.entry((language, word.clone())).or_insert_with(|| key(word, language)).clone()
                };
                let keys: Vec<String> = raw.iter().map(&mut key_of).collect();
                vocabulary.keys.extend(keys.iter().map(|key| (language, key.clone())));
                let number = vocabulary.phrases.len() as u32;
                vocabulary.by_first.entry(keys[0].clone()).or_default().push(number);
                vocabulary.phrases.push(Phrase { keys, raw, language, entry, strict });
            }
            vocabulary.entries.push(Entry {
                means: synonym.means.clone(),
                needs: synonym.needs.clone(),
                crisis: synonym.crisis,
            });
        }
        vocabulary.words = Dictionary::new(all.iter().map(String::as_str));
        vocabulary
    }

    pub fn is_filler(&self, word: &str) -> bool {
        self.fillers.contains(word)
    }

    /// Whether a phrase holds this word or its plural.
    pub fn knows(&self, word: &str) -> bool {
        let known = |language| self.keys.contains(&(language, key(word, language)));
        self.is_filler(word) || known(None) || known(Some(Language::English)) || known(Some(Language::Spanish))
    }

    /// The words of phrases that resemble `word`, with their edits.
    pub fn similar(&self, word: &str) -> Vec<(String, u8)> {
        let found = self.words.similar(word, false, allowed_edits(word.chars().count()));
        found.into_iter().map(|similar| (self.words.word(similar.word), similar.edits)).collect()
    }

    /// The phrase of one word that is completed with the fewest letters.
    fn begun(&self, word: &str) -> Option<u32> {
        let starting = |&n: &u32| {
            let raw = &self.phrases[n as usize].raw;
            raw.len() == 1 && raw[0].starts_with(word)
        };
        let all = (0..self.phrases.len() as u32).filter(starting);
        all.min_by_key(|&n| self.phrases[n as usize].raw[0].len())
    }

    /// Numbers and entries of all that adds to a query, for working out ahead.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All entries that `query` holds, in the order of where they start; longer phrases first.
    pub fn matches(&self, query: &[QueryWord]) -> Vec<Match<'_>> {
        let mut found: Vec<Match> = Vec::new();
        for start in 0..query.len() {
            let mut tried: Vec<u32> = Vec::new();
            for language in [None, Some(Language::English), Some(Language::Spanish), Some(Language::French)] {
                let first = key(&query[start].raw, language);
                tried.extend(self.by_first.get(&first).into_iter().flatten());
            }
            if query[start].partial && query[start].raw.chars().count() > PARTIAL {
                tried.extend(self.begun(&query[start].raw));
            }
            tried.sort_unstable();
            tried.dedup();
            for number in tried {
                let phrase = &self.phrases[number as usize];
                // A small word is never the beginning of what is meant.
                if query[start].stop && !phrase.strict {
                    continue;
                }
                let Some((end, partial)) = phrase.end_of_match(&query[start..]) else { continue };
                let entry = &self.entries[phrase.entry as usize];
                let span = start..start + end;
                let weight = query[span.clone()].iter().filter(|word| !word.stop).count().max(1);
                found.push(Match { span, weight, partial, number: phrase.entry, entry });
            }
        }
        found.sort_by_key(|m| (m.span.start, usize::MAX - m.span.end, m.partial));
        found
    }
}

impl Phrase {
    /// How many of `query`'s words it takes, from the first on, and whether the last was completed.
    fn end_of_match(&self, query: &[QueryWord]) -> Option<(usize, bool)> {
        let mut at = 0;
        let mut partial = false;
        for (n, wanted) in self.keys.iter().enumerate() {
            if !self.strict && n > 0 {
                while query.get(at).is_some_and(|word| word.stop) {
                    at += 1;
                }
            }
            let word = query.get(at)?;
            let whole = &key(&word.raw, self.language) == wanted;
            let last = n + 1 == self.keys.len();
            let begun = word.partial
                && last
                && self.raw[n].starts_with(&word.raw)
                && (n > 0 || word.raw.chars().count() >= PARTIAL);
            if !whole && !begun {
                return None;
            }
            partial = !whole;
            at += 1;
        }
        Some((at, partial))
    }
}

/// What a word is compared by. Snowball's Spanish stems are too short for this ("bebé" and "bebida" meet),
/// so that Spanish words lose their plural only.
fn key(word: &str, language: Option<Language>) -> String {
    match language {
        None => word.to_owned(),
        Some(Language::Spanish) => {
            let singular = word.strip_suffix("es").filter(|w| w.ends_with(['l', 'n', 'r', 'd', 'j']) && w.len() > 3);
            singular.or_else(|| word.strip_suffix('s').filter(|w| w.len() > 2)).unwrap_or(word).to_owned()
        }
        Some(language) => language.stem(word).into_owned(),
    }
}

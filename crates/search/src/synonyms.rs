//! Synonyms: which entries of the community's vocabulary a query contains ("light bill"), and what they add ("electric
//! bill help").
//!
//! Built anew at every start, so that all words and stems are interned once and compared by number.

use super::{
    analysis::{self, Language},
    interner::TermInterner,
    inverted::Dictionary,
    sort,
};
use signpost_directory::{Need, Synonym};
use std::{borrow::Cow, ops::Range};

/// The community's vocabulary, to be looked up by stems.
#[derive(Debug, Clone, Default)]
pub(crate) struct SynonymMap {
    /// The words of all phrases, as written and as they are compared, each numbered once.
    words: TermInterner,
    /// By number: in which languages it is what words are compared by, one bit each, and [`FILLER`].
    roles: Vec<u16>,
    /// The languages of phrases.
    languages: Vec<Wording>,
    phrases: Vec<Phrase>,
    /// The words of all phrases, one phrase after the other.
    parts: Vec<Part>,
    /// Number of a phrase's first key and number of the phrase, ascending.
    by_first: Vec<(u32, u32)>,
    entries: Vec<Entry>,
    /// All words of all phrases as written, for spelling.
    spelling: Dictionary,
    /// For each word of `spelling` the first phrase that has no other word.
    alone: Vec<Option<u32>>,
}

/// What an entry adds to a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Entry {
    /// What it is about, by language.
    pub shown: Vec<(Language, String)>,
    pub means: Vec<String>,
    pub needs: Vec<Need>,
    pub crisis: bool,
}

impl Entry {
    /// What it is about, in the reader's language if that is told, for the explanation.
    pub(crate) fn shown(&self, reader: Language) -> Option<&str> {
        let told = self.shown.iter().find(|(language, _)| *language == reader).map(|(_, shown)| shown);
        told.or(self.means.first()).map(String::as_str)
    }
}

/// The language of a phrase; `None` when it is said in all.
type Wording = Option<Language>;

/// One way of saying it.
#[derive(Debug, Clone)]
struct Phrase {
    /// Its words in [`SynonymMap::parts`].
    parts: Range<u32>,
    language: Wording,
    entry: u32,
    /// Made of small words with at most one other: matches only word for word.
    strict: bool,
}

/// One word of a phrase, by its numbers.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// What it is compared by: its stem.
    key: u32,
    /// As written, for a last word that is still being typed.
    raw: u32,
}

/// A word of a query, as far as the vocabulary cares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueryWord {
    pub raw: String,
    /// A small word, skipped unless a phrase is strict.
    pub stop: bool,
    /// A word of asking, skipped where the phrase does not go on with it.
    pub filler: bool,
    /// Still being typed.
    pub partial: bool,
}

/// An entry that the query holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match<'a> {
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
/// Role of the words around the matter itself ("I need help with ..."): they count little beside other words.
const FILLER: u16 = 1 << 15;

impl SynonymMap {
    pub(crate) fn new(synonyms: &[Synonym]) -> SynonymMap {
        let mut vocabulary = SynonymMap::default();
        // By language and number of the word: the number of its key, plus one. Stems take long.
        let mut keys: Vec<Vec<u32>> = vec![Vec::new(); Language::ALL.len() + 1];
        // Each word of a phrase, and whether it is a small one.
        let mut full: Vec<(String, bool)> = Vec::new();
        for synonym in synonyms {
            // An entry that adds nothing lists the words of asking itself.
            if synonym.means.is_empty() && synonym.needs.is_empty() && !synonym.crisis {
                for words in &synonym.words {
                    analysis::words(words, |word, _, _| {
                        let id = vocabulary.number(word);
                        vocabulary.roles[id as usize] |= FILLER;
                    });
                }
                continue;
            }
            let entry = vocabulary.entry(synonym);
            let language = (!synonym.lang.is_empty()).then(|| Language::from_tag(&synonym.lang));
            if !vocabulary.languages.contains(&language) {
                vocabulary.languages.push(language);
            }
            let of = language.unwrap_or(Language::English);
            for words in &synonym.words {
                full.clear();
                analysis::words(words, |word, _, _| full.push((word.to_owned(), of.is_stop_word(word))));
                let content = full.iter().filter(|(_, small)| !small).count();
                // "Médico sin seguro" is not "seguro médico". In a crisis, "don't want to live" is not "want to live".
                let not = |word: &str| synonym.crisis && matches!(word, "dont" | "not");
                let denied = full.iter().any(|(word, _)| denies(word) || not(word));
                let strict = content == 0 || (content == 1 && full.len() > 1) || denied;
                let start = vocabulary.parts.len() as u32;
                for (word, _) in full.iter().filter(|(_, small)| strict || !small) {
                    let raw = vocabulary.number(word);
                    let known = &mut keys[slot(language)];
                    known.resize(known.len().max(raw as usize + 1), 0);
                    let key = match known[raw as usize].checked_sub(1) {
                        Some(key) => key,
                        None => vocabulary.number(&key(word, language)),
                    };
                    keys[slot(language)][raw as usize] = key + 1;
                    vocabulary.roles[key as usize] |= 1 << slot(language);
                    vocabulary.parts.push(Part { key, raw });
                }
                let parts = start..vocabulary.parts.len() as u32;
                if !parts.is_empty() {
                    vocabulary.phrases.push(Phrase { parts, language, entry, strict });
                }
            }
        }
        vocabulary.arrange();
        vocabulary
    }

    /// The number of the entry that `synonym` is a wording of: those of one topic follow each other.
    fn entry(&mut self, synonym: &Synonym) -> u32 {
        let Synonym { lang, shown, means, needs, crisis, .. } = synonym;
        let same = |last: &Entry| (&last.means, &last.needs, &last.crisis) == (means, needs, crisis);
        if !self.entries.last().is_some_and(same) {
            let (means, needs) = (means.clone(), needs.clone());
            self.entries.push(Entry { shown: Vec::new(), means, needs, crisis: *crisis });
        }
        if let Some(last) = self.entries.last_mut().filter(|_| !shown.is_empty()) {
            last.shown.push((Language::from_tag(lang), shown.clone()));
        }
        self.entries.len() as u32 - 1
    }

    fn number(&mut self, word: &str) -> u32 {
        let id = self.words.intern(word);
        self.roles.resize(self.words.len(), 0);
        id
    }

    /// Works out what phrases are found by.
    fn arrange(&mut self) {
        let by = |place: u32, n: u32| (self.parts[place as usize].key, n);
        let firsts = self.phrases.iter().zip(0..).map(|(phrase, n)| by(phrase.parts.start, n));
        // "They shut off my water" is "water shut off".
        let pairs = self.phrases.iter().zip(0..).filter(|(phrase, _)| phrase.may_be_turned());
        let turned = pairs.map(|(phrase, n)| by(phrase.parts.start + 1, n));
        // By key; equal ones as they come.
        let all = firsts.chain(turned).zip(0u32..);
        let mut all: Vec<u128> =
            all.map(|((key, n), at)| u128::from(key) << 64 | u128::from(at) << 32 | u128::from(n)).collect();
        all.sort_unstable();
        self.by_first = all.into_iter().map(|one| ((one >> 64) as u32, one as u32)).collect();
        let mut is_written = vec![false; self.words.len()];
        self.parts.iter().for_each(|part| is_written[part.raw as usize] = true);
        let written = self.words.sorted((0..self.words.len() as u32).filter(|&id| is_written[id as usize]));
        self.spelling = Dictionary::new(written.iter().map(|&id| self.words.get(id)));
        let mut place = vec![0; self.words.len()];
        written.iter().zip(0..).for_each(|(&id, at)| place[id as usize] = at);
        self.alone = vec![None; written.len()];
        for (phrase, n) in self.phrases.iter().zip(0..).filter(|(phrase, _)| phrase.parts.len() == 1) {
            let at: usize = place[self.parts[phrase.parts.start as usize].raw as usize];
            self.alone[at] = self.alone[at].or(Some(n));
        }
    }

    fn has_role(&self, word: &str, role: u16) -> bool {
        self.words.find(word).is_some_and(|id| self.roles[id as usize] & role != 0)
    }

    /// Whether `word` is one of asking. So are ages and sizes ("a family of 5").
    pub(crate) fn is_filler(&self, word: &str) -> bool {
        let is_small_number = || word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        self.has_role(word, FILLER) || (self.words.len() > 0 && is_small_number())
    }

    /// Whether a phrase holds this word or its plural.
    pub(crate) fn knows(&self, word: &str) -> bool {
        let known = |&language: &Wording| self.has_role(&key(word, language), 1 << slot(language));
        self.is_filler(word) || self.languages.iter().any(known)
    }

    /// The words of phrases within so many edits of `word`, in byte order, and whether each says something alone.
    pub(crate) fn similar(&self, word: &str, edits: u8) -> Vec<(String, bool)> {
        let alone = |word: u32| self.alone[word as usize].is_some();
        let found = self.spelling.similar(word, false, edits);
        found.iter().map(|similar| (self.spelling.term(similar.term), alone(similar.term))).collect()
    }

    /// The phrase of one word that is completed with the fewest letters.
    fn begun(&self, word: &str) -> Option<u32> {
        let range = self.spelling.with_prefix(word);
        let mut cursor = self.spelling.cursor(range.start as usize);
        let mut best: Option<(usize, u32)> = None;
        while let Some((id, word, _)) = cursor.step().filter(|(id, ..)| *id < range.end) {
            if id >= range.start
                && let Some(phrase) = self.alone[id as usize]
            {
                let this = (word.len(), phrase);
                best = Some(best.map_or(this, |best| best.min(this)));
            }
        }
        best.map(|(_, phrase)| phrase)
    }

    /// Numbers and entries of all that adds to a query, for working out ahead.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All entries that `query` holds, in the order of where they start; longer phrases first.
    pub(crate) fn matches(&self, query: &[QueryWord]) -> Vec<Match<'_>> {
        let number = |word: &QueryWord, language: Wording| self.words.find(&key(&word.raw, language));
        // For each word the number of its key in each language.
        let keys: Vec<Vec<Option<u32>>> =
            query.iter().map(|word| self.languages.iter().map(|l| number(word, *l)).collect()).collect();
        let mut found: Vec<Match> = Vec::new();
        for start in 0..query.len() {
            let mut tried: Vec<u32> = Vec::new();
            for first in keys[start].iter().flatten() {
                let from = self.by_first.partition_point(|(key, _)| key < first);
                tried.extend(self.by_first[from..].iter().take_while(|(key, _)| key == first).map(|(_, n)| n));
            }
            if query[start].partial && query[start].raw.chars().count() > PARTIAL {
                tried.extend(self.begun(&query[start].raw));
            }
            sort::sort_dedup(&mut tried);
            for number in tried {
                let phrase = &self.phrases[number as usize];
                // A small word is never the beginning of what is meant: "son" is one in Spanish only.
                let of = phrase.language.unwrap_or(Language::English);
                if query[start].stop && !phrase.strict && of.is_stop_word(&query[start].raw) {
                    continue;
                }
                let parts = &self.parts[phrase.parts.start as usize..phrase.parts.end as usize];
                let end = |parts: &[Part]| self.end_of_match(phrase, parts, &query[start..], &keys[start..]);
                // "Médico sin seguro" is not "seguro médico".
                let affirms =
                    |(end, _): &(usize, bool)| !query[start..start + end].iter().any(|word| denies(&word.raw));
                let turned = || match *parts {
                    [first, second] if phrase.may_be_turned() => end(&[second, first]).filter(affirms),
                    _ => None,
                };
                let Some((end, partial)) = end(parts).or_else(turned) else { continue };
                let entry = &self.entries[phrase.entry as usize];
                let span = start..start + end;
                let small = query[span.clone()].iter().filter(|word| word.stop).count();
                let weight = parts.len().saturating_sub(if phrase.strict { small } else { 0 }).max(1);
                found.push(Match { span, weight, partial, number: phrase.entry, entry });
            }
        }
        let rank = |m: &Match| (m.span.start, usize::MAX - m.span.end, m.partial);
        sort::sort_by(&mut found, |a, b| rank(a).cmp(&rank(b)));
        found
    }

    /// How many of `query`'s words `parts` of `phrase` take, from the first on, and whether the last was completed.
    fn end_of_match(
        &self,
        phrase: &Phrase,
        parts: &[Part],
        query: &[QueryWord],
        keys: &[Vec<Option<u32>>],
    ) -> Option<(usize, bool)> {
        let column = self.languages.iter().position(|language| *language == phrase.language)?;
        let mut at = 0;
        let mut partial = false;
        for (n, part) in parts.iter().enumerate() {
            if !phrase.strict && n > 0 {
                // "Lost my good job" is "lost my job", "rent, no deposit" is not "rent deposit".
                let is_beside = |word: &QueryWord| word.stop || (word.filler && !denies(&word.raw));
                while query.get(at).is_some_and(is_beside) && keys[at][column] != Some(part.key) {
                    at += 1;
                }
            }
            let word = query.get(at)?;
            let whole = keys[at][column] == Some(part.key);
            let last = n + 1 == parts.len();
            let begun = word.partial
                && last
                && self.words.get(part.raw).starts_with(&word.raw)
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

impl Phrase {
    /// Two words of their own say the same the other way round.
    fn may_be_turned(&self) -> bool {
        self.parts.len() == 2 && !self.strict
    }
}

fn denies(word: &str) -> bool {
    matches!(word, "sin" | "no" | "without")
}

/// Number of a language among all, 0 for [`None`].
fn slot(language: Wording) -> usize {
    language.map_or(0, |language| language as usize + 1)
}

/// What a word is compared by. Snowball's Spanish stems are too short for this ("bebé" and "bebida" meet),
/// so that Spanish words lose their plural only.
fn key(word: &str, language: Wording) -> Cow<'_, str> {
    match language {
        None => word.into(),
        Some(Language::Spanish) => {
            let singular = word.strip_suffix("es").filter(|w| w.ends_with(['l', 'n', 'r', 'd', 'j']) && w.len() > 3);
            singular.or_else(|| word.strip_suffix('s').filter(|w| w.len() > 2)).unwrap_or(word).into()
        }
        Some(language) => language.stem(word),
    }
}

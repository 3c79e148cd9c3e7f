//! Synonyms: which entries of the community's vocabulary a query contains ("light bill"), and what they add ("electric
//! bill help").
//!
//! Built anew at every start, so that all words and stems are interned once and compared by number.

mod entry;
mod marks;
mod negation;

pub(crate) use entry::Entry;

use self::negation::{denies, turns_danger};
use super::{
    analysis::{self, Language},
    interner::TermInterner,
    inverted::Dictionary,
    phrase_language::{Languages, PhraseLanguage, key, slot},
    sort,
    topics::TopicIndex,
};
use signpost_directory::{Danger, Synonym};
use std::ops::Range;

/// The community's vocabulary, to be looked up by stems.
#[derive(Debug, Clone, Default)]
pub(crate) struct SynonymMap {
    /// The words of all phrases, as written, and their keys.
    words: TermInterner,
    /// By number: where it is a key of a phrase, and where a filler.
    keys: Vec<Languages>,
    fillers: Vec<Languages>,
    /// By number: where people write it so, in a phrase or as a filler.
    written: Vec<Languages>,
    /// The languages of phrases.
    languages: Vec<PhraseLanguage>,
    phrases: Vec<Phrase>,
    /// The words of all phrases, one phrase after the other.
    parts: Vec<Part>,
    /// First key of a phrase and number of the phrase, ascending.
    by_first: Vec<(u32, u32)>,
    entries: Vec<Entry>,
    /// All words of all phrases as written, for corrections.
    spelling: Dictionary,
    /// For each word of `spelling` the first phrase of this word alone.
    single_word_phrases: Vec<Option<u32>>,
    topics: TopicIndex,
}

/// One wording of an entry.
#[derive(Debug, Clone)]
struct Phrase {
    /// Its words in [`SynonymMap::parts`].
    parts: Range<u32>,
    language: PhraseLanguage,
    entry: u32,
    /// Made of stop words with at most one other, or a denial: matches only word for word.
    strict: bool,
    /// Matches only where nothing else is asked for.
    alone: bool,
    /// A danger with a small word between the others: "pills in my hand" is not "hands out the pills".
    ordered: bool,
}

/// One word of a phrase.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// What it is compared by: its stem, or for Spanish its singular.
    key: u32,
    /// As written, for a last word that is still being typed.
    raw: u32,
    /// With its marks, where these tell words apart.
    marked: u32,
}

/// A word of a query, as synonyms are matched with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueryWord {
    pub raw: String,
    /// A stop word, skipped unless a phrase is strict.
    pub stop: bool,
    /// A filler, skipped where the phrase does not go on with it.
    pub filler: bool,
    /// Still being typed.
    pub partial: bool,
    /// With its marks, in a query that is written with such.
    pub marked: Option<String>,
}

/// An entry that a query contains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match<'a> {
    /// The words of the query that it explains.
    pub span: Range<usize>,
    /// Number of words of the phrase that are no stop words.
    pub weight: usize,
    /// The last word is still a prefix.
    pub partial: bool,
    /// Every word is written as in the phrase, rather than of the same stem.
    pub verbatim: bool,
    /// The phrase is of the language that the query is in, or the same in all.
    pub own_language: bool,
    /// Number of the entry in [`SynonymMap::entries`].
    pub number: u32,
    pub entry: &'a Entry,
}

/// Before a wording in the vocabulary that holds only where nothing else is asked for: "=kill" is not "kill mosquitoes".
const ALONE: char = '=';
/// A prefix completes a phrase from so many letters on.
const MIN_PREFIX: usize = 3;
/// A phrase of one word is matched by another form of it from so many bytes on.
const MIN_STEMMED: usize = 4;
/// A word completes a phrase of danger from so many letters on.
const MIN_DANGER_PREFIX: usize = 4;

impl SynonymMap {
    pub(crate) fn new(synonyms: &[Synonym]) -> SynonymMap {
        let mut map = SynonymMap::default();
        // By language and number of the word: the number of its key, plus one; stemming is slow.
        let mut keys: Vec<Vec<u32>> = vec![Vec::new(); Language::ALL.len() + 1];
        // Each word of a phrase, and whether it is a stop word.
        let mut full: Vec<(String, bool, Range<usize>)> = Vec::new();
        for synonym in synonyms {
            let language = (!synonym.lang.is_empty()).then(|| Language::from_tag(&synonym.lang));
            // An entry without a meaning lists fillers: how people ask ("I need help with ...").
            if synonym.means.is_empty() && synonym.needs.is_empty() && !synonym.crisis {
                for words in &synonym.words {
                    analysis::words(words, |word, _, _| {
                        let id = map.number(word);
                        map.fillers[id as usize].add(language);
                        map.written[id as usize].add(language);
                    });
                }
                continue;
            }
            let entry = map.entry(synonym);
            if !map.languages.contains(&language) {
                map.languages.push(language);
            }
            let of = language.unwrap_or(Language::English);
            for words in &synonym.words {
                full.clear();
                analysis::words(words, |word, start, end| {
                    full.push((word.to_owned(), of.is_stop_word(word), start..end));
                });
                let content = full.iter().filter(|(_, stop, _)| !stop).count();
                // "Médico sin seguro" is not "seguro médico".
                let denied = full.iter().any(|(word, ..)| denies(word) || (synonym.crisis && turns_danger(word)));
                let strict = content == 0 || (content == 1 && full.len() > 1) || denied;
                let start = map.parts.len() as u32;
                for (word, _, range) in full.iter().filter(|(_, stop, _)| strict || !stop) {
                    let raw = map.number(word);
                    let known = &mut keys[slot(language)];
                    known.resize(known.len().max(raw as usize + 1), 0);
                    let key = match known[raw as usize].checked_sub(1) {
                        Some(key) => key,
                        None => map.number(&key(word, language)),
                    };
                    keys[slot(language)][raw as usize] = key + 1;
                    map.keys[key as usize].add(language);
                    map.written[raw as usize].add(language);
                    let marked = map.marked(language, raw, &words[range.clone()]);
                    map.parts.push(Part { key, raw, marked });
                }
                let parts = start..map.parts.len() as u32;
                if !parts.is_empty() {
                    let inner = full.iter().skip_while(|(_, stop, _)| *stop).take(2).any(|(_, stop, _)| *stop);
                    let (alone, ordered) = (words.starts_with(ALONE), synonym.crisis && inner);
                    map.phrases.push(Phrase { parts, language, entry, strict, alone, ordered });
                }
            }
        }
        map.index_phrases();
        map.index_topics();
        map.phrases.shrink_to_fit();
        map.parts.shrink_to_fit();
        map.entries.shrink_to_fit();
        for sets in [&mut map.keys, &mut map.fillers, &mut map.written] {
            sets.shrink_to_fit();
        }
        map
    }

    /// The words of each entry: of its phrases in every language, and of what it means.
    fn index_topics(&mut self) {
        let of_phrases = self.phrases.iter().flat_map(|phrase| {
            let parts = &self.parts[phrase.parts.start as usize..phrase.parts.end as usize];
            parts.iter().map(|part| (part.key, phrase.entry))
        });
        let mut words: Vec<(u32, u32)> = of_phrases.collect();
        let entries = std::mem::take(&mut self.entries);
        // By number of the word, its key: the same words come again and again, and stemming is slow.
        let mut keys: Vec<Option<u32>> = Vec::new();
        for (entry, number) in entries.iter().zip(0..) {
            for means in &entry.means {
                analysis::words(means, |word, _, _| {
                    if Language::English.is_stop_word(word) {
                        return;
                    }
                    let raw = self.number(word) as usize;
                    keys.resize(keys.len().max(raw + 1), None);
                    let known = keys[raw].unwrap_or_else(|| self.number(&key(word, Some(Language::English))));
                    keys[raw] = Some(known);
                    words.push((known, number));
                });
            }
        }
        self.entries = entries;
        words.retain(|(word, _)| self.fillers[*word as usize] == Languages::default());
        self.topics = TopicIndex::new(words, self.entries.len());
    }

    /// The whole of a query of so many words, as an entry that it is about.
    pub(crate) fn as_match<'a>(&'a self, words: usize, number: u32) -> Option<Match<'a>> {
        let entry = self.entries.get(number as usize)?;
        let span = 0..words;
        Some(Match { span, weight: words, partial: false, verbatim: false, own_language: true, number, entry })
    }

    /// These words of a query, as the entry of a danger.
    pub(crate) fn danger_as_match(
        &self,
        danger: Option<Danger>,
        span: Range<usize>,
        weight: usize,
    ) -> Option<Match<'_>> {
        let number = self.entries.iter().position(|entry| entry.crisis && entry.danger == danger)? as u32;
        let entry = &self.entries[number as usize];
        Some(Match { span, weight, partial: false, verbatim: true, own_language: true, number, entry })
    }

    /// The entry that a sentence of these words is about, none of danger, and its score.
    pub(crate) fn topic<'q>(&self, words: impl Iterator<Item = &'q str>) -> Option<(u32, f64)> {
        let keys = |word: &str| {
            let keys = self.languages.iter().filter_map(|language| self.words.find(&key(word, *language)));
            let mut keys: Vec<u32> = keys.collect();
            sort::sort_dedup(&mut keys);
            keys
        };
        let keys: Vec<Vec<u32>> = words.map(keys).collect();
        self.topics.best(&keys, |entry| !self.entries[entry as usize].crisis)
    }

    /// For each of these topics, given by what is shown of them in English, the number of its entry. None of danger.
    pub(crate) fn entries_shown(&self, topics: &[String]) -> Vec<Option<u32>> {
        let shown = |topic: &String| {
            let is_it = |entry: &Entry| !entry.crisis && entry.shown(Language::English) == Some(topic);
            self.entries.iter().position(is_it).map(|at| at as u32)
        };
        topics.iter().map(shown).collect()
    }

    /// The number of the entry that `synonym` is a wording of: wordings of one entry follow each other.
    fn entry(&mut self, synonym: &Synonym) -> u32 {
        let Synonym { lang, shown, means, needs, crisis, danger, .. } = synonym;
        let same =
            |last: &Entry| (&last.means, &last.needs, &last.crisis, &last.danger) == (means, needs, crisis, danger);
        if !self.entries.last().is_some_and(same) {
            let (means, needs) = (means.clone(), needs.clone());
            self.entries.push(Entry { shown: Vec::new(), means, needs, crisis: *crisis, danger: *danger });
        }
        if let Some(last) = self.entries.last_mut().filter(|_| !shown.is_empty()) {
            last.shown.push((Language::from_tag(lang), shown.clone()));
        }
        self.entries.len() as u32 - 1
    }

    fn number(&mut self, word: &str) -> u32 {
        let id = self.words.intern(word);
        for sets in [&mut self.keys, &mut self.fillers, &mut self.written] {
            sets.resize(self.words.len(), Languages::default());
        }
        id
    }

    /// Builds what phrases are found by.
    fn index_phrases(&mut self) {
        let by = |place: u32, n: u32| (self.parts[place as usize].key, n);
        let firsts = self.phrases.iter().zip(0..).map(|(phrase, n)| by(phrase.parts.start, n));
        // "They shut off my water" is "water shut off".
        let pairs = self.phrases.iter().zip(0..).filter(|(phrase, _)| phrase.is_reversible());
        let reversed = pairs.map(|(phrase, n)| by(phrase.parts.start + 1, n));
        // By key; equal ones as they come.
        let all = firsts.chain(reversed).zip(0u32..);
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
        self.single_word_phrases = vec![None; written.len()];
        for (phrase, n) in self.phrases.iter().zip(0..).filter(|(phrase, _)| phrase.parts.len() == 1) {
            let at: usize = place[self.parts[phrase.parts.start as usize].raw as usize];
            self.single_word_phrases[at] = self.single_word_phrases[at].or(Some(n));
        }
    }

    /// Whether `word` is a filler in one of the languages. So are ages and sizes ("a family of 5").
    pub(crate) fn is_filler(&self, word: &str, languages: Languages) -> bool {
        let is_small_number = || word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_filler = |id: u32| self.fillers[id as usize].meet(languages);
        self.words.find(word).is_some_and(is_filler) || (self.words.len() > 0 && is_small_number())
    }

    /// Where a phrase has this word, or another number of it, or it is a filler.
    pub(crate) fn languages_of(&self, word: &str) -> Languages {
        let mut all = Languages::default();
        for &language in &self.languages {
            let id = self.words.find(&key(word, language));
            if id.is_some_and(|id| self.keys[id as usize].has(language)) {
                all.add(language);
            }
        }
        if let Some(id) = self.words.find(word) {
            all = all.union(self.fillers[id as usize]);
        }
        all
    }

    /// Where a phrase has this word just so, or it is a filler.
    pub(crate) fn written_in(&self, word: &str) -> Languages {
        self.words.find(word).map_or(Languages::default(), |id| self.written[id as usize])
    }

    /// Whether a phrase has this word, or another number of it.
    pub(crate) fn contains_word(&self, word: &str) -> bool {
        self.is_filler(word, Languages::ALL) || self.languages_of(word) != Languages::default()
    }

    /// The words of phrases in these languages within `edits` of `word`, in byte order, and whether each is a phrase on
    /// its own.
    pub(crate) fn similar(&self, word: &str, edits: u8, languages: Languages) -> Vec<(String, bool)> {
        let found = self.spelling.similar(word, false, edits);
        let known = found.iter().map(|similar| (self.spelling.term(similar.term), similar.term));
        let is_written = |word: &str| self.words.find(word).is_some_and(|id| self.written[id as usize].meet(languages));
        let alone = |word: u32| self.single_word_phrases[word as usize].is_some();
        known.filter(|(word, _)| is_written(word)).map(|(word, id)| (word, alone(id))).collect()
    }

    /// The phrase of one word that completes the prefix `word` with the fewest letters.
    fn completion(&self, word: &str) -> Option<u32> {
        let range = self.spelling.with_prefix(word);
        let mut cursor = self.spelling.cursor(range.start as usize);
        let mut best: Option<(usize, u32)> = None;
        while let Some((id, word, _)) = cursor.step().filter(|(id, ..)| *id < range.end) {
            if id >= range.start
                && let Some(phrase) = self.single_word_phrases[id as usize]
            {
                let this = (word.len(), phrase);
                best = Some(best.map_or(this, |best| best.min(this)));
            }
        }
        best.map(|(_, phrase)| phrase)
    }

    /// All entries, by number.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// All entries that `query`, written in `own`, contains in one of the `spoken` languages, in the order of where they
    /// start; longer phrases first.
    /// In languages beside these, English and Spanish only what is written just so counts, not what shares a stem.
    pub(crate) fn matches(&self, query: &[QueryWord], own: Languages, spoken: Languages) -> Vec<Match<'_>> {
        let stemmed = own.with([Language::English, Language::Spanish]);
        let number = |word: &QueryWord, language: PhraseLanguage| self.words.find(&key(&word.raw, language));
        // For each word the number of its key in each language.
        let keys: Vec<Vec<Option<u32>>> =
            query.iter().map(|word| self.languages.iter().map(|l| number(word, *l)).collect()).collect();
        let mut found: Vec<Match> = Vec::new();
        // With other marks in the query: slips, where nothing else is found.
        let mut against: Vec<Match> = Vec::new();
        for start in 0..query.len() {
            let mut tried: Vec<u32> = Vec::new();
            for first in keys[start].iter().flatten() {
                let from = self.by_first.partition_point(|(key, _)| key < first);
                tried.extend(self.by_first[from..].iter().take_while(|(key, _)| key == first).map(|(_, n)| n));
            }
            if query[start].partial && query[start].raw.chars().count() > MIN_PREFIX {
                tried.extend(self.completion(&query[start].raw));
            }
            sort::sort_dedup(&mut tried);
            for number in tried {
                let phrase = &self.phrases[number as usize];
                if !spoken.has(phrase.language) {
                    continue;
                }
                // A phrase does not begin with a stop word of its language: "son" is one in Spanish only.
                let of = phrase.language.unwrap_or(Language::English);
                if query[start].stop && !phrase.strict && of.is_stop_word(&query[start].raw) {
                    continue;
                }
                let parts = &self.parts[phrase.parts.start as usize..phrase.parts.end as usize];
                // A small word of the query's language is not the name of something in another.
                let in_own = phrase.language.is_some_and(|language| own.contains(language));
                if parts.len() == 1 && query[start].filler && !in_own {
                    continue;
                }
                let end = |parts: &[Part]| self.end_of_match(phrase, parts, &query[start..], &keys[start..]);
                // "Médico sin seguro" is not "seguro médico".
                let affirms =
                    |(end, _): &(usize, bool)| !query[start..start + end].iter().any(|word| denies(&word.raw));
                let reversed = || match *parts {
                    [first, second] if phrase.is_reversible() => end(&[second, first]).filter(affirms),
                    _ => None,
                };
                let Some((end, partial)) = end(parts).or_else(reversed) else { continue };
                let entry = &self.entries[phrase.entry as usize];
                let span = start..start + end;
                let stop_words = query[span.clone()].iter().filter(|word| word.stop).count();
                let weight = parts.len().saturating_sub(if phrase.strict { stop_words } else { 0 }).max(1);
                let own_language = own.has(phrase.language);
                if partial && entry.crisis && !self.completes_danger(&query[span.end - 1]) {
                    continue;
                }
                let verbatim = self.is_verbatim(parts, &query[span.clone()]);
                // Short words share their stems with too many others ("ir", "IRS").
                let is_short = parts.len() == 1 && query[start].raw.len() < MIN_STEMMED;
                if !verbatim && !partial && (is_short || !stemmed.has(phrase.language)) {
                    continue;
                }
                let is_asked = |(at, word): (usize, &QueryWord)| !span.contains(&at) && !word.stop && !word.filler;
                if phrase.alone && query.iter().enumerate().any(is_asked) {
                    continue;
                }
                // Danger is danger in any spelling.
                let has_marks = phrase.language == Some(Language::Other) && !partial && !entry.crisis;
                let against_marks = has_marks && !self.is_marked_so(parts, &query[span.clone()]);
                if against_marks && parts.len() == 1 {
                    continue;
                }
                let to = if against_marks { &mut against } else { &mut found };
                to.push(Match { span, weight, partial, verbatim, own_language, number: phrase.entry, entry });
            }
        }
        if found.is_empty() {
            found = against;
        }
        let rank = |m: &Match| (m.span.start, usize::MAX - m.span.end, m.partial);
        sort::sort_by(&mut found, |a, b| rank(a).cmp(&rank(b)));
        found
    }

    /// Whether each word of the phrase is written so, in their order.
    fn is_verbatim(&self, parts: &[Part], words: &[QueryWord]) -> bool {
        let mut rest = words.iter();
        parts.iter().all(|part| rest.any(|word| word.raw == self.words.get(part.raw)))
    }

    /// Whether a word that is still being typed may complete a phrase of danger. One that is whole by itself does not:
    /// "help" is no "helpline".
    fn completes_danger(&self, word: &QueryWord) -> bool {
        let is_whole = Language::stop_languages(&word.raw) != 0 || self.contains_word(&word.raw);
        !is_whole && word.raw.chars().count() >= MIN_DANGER_PREFIX
    }

    /// How many words of `query`, from the first on, `parts` of `phrase` match, and whether the last one is a prefix.
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
                let is_skipped = |word: &QueryWord| word.stop || (word.filler && !denies(&word.raw));
                while query.get(at).is_some_and(is_skipped) && keys[at][column] != Some(part.key) {
                    at += 1;
                }
            }
            let word = query.get(at)?;
            let whole = keys[at][column] == Some(part.key);
            let last = n + 1 == parts.len();
            let is_prefix = word.partial
                && last
                && self.words.get(part.raw).starts_with(&word.raw)
                && (n > 0 || word.raw.chars().count() >= MIN_PREFIX);
            if !whole && !is_prefix {
                return None;
            }
            partial = !whole;
            at += 1;
        }
        Some((at, partial))
    }
}

impl Phrase {
    /// Two content words mean the same the other way round.
    fn is_reversible(&self) -> bool {
        self.parts.len() == 2 && !self.strict && !self.ordered
    }
}

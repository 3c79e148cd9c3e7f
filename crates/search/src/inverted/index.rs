//! Defines the finished text index: flat arrays, ready to search, to save and to load.

use super::{FIELDS, dictionary::Dictionary, invert::Inverted, postings::Postings};
use crate::{analysis::Language, order};
use std::ops::Range;

/// Number of a word in byte order of all words.
pub type WordId = u32;

/// All documents' words with their places. The same, built or read from its saved form (`super::saved`).
#[derive(Debug, Clone, PartialEq)]
pub struct TextIndex {
    /// For each document the position at which each field ends: its lengths, and where a position belongs.
    pub(super) ends: Vec<u16>,
    pub(super) dictionary: Dictionary,
    documents: Vec<u8>,
    positions: Vec<u8>,
    /// Where each word's postings start in both streams; one more than there are words.
    offsets: Vec<(u32, u32)>,
    /// For each word the next one of the same stem and language, going round.
    pub(super) ring: Vec<WordId>,
    /// For each word the language in which it is met most.
    pub(super) languages: Vec<Language>,
    /// Mean length of each field over the documents that have it; at least 1.
    mean_lengths: [f64; FIELDS],
    present: [bool; Language::ALL.len()],
}

impl TextIndex {
    pub(super) fn new(
        mut ends: Vec<u16>,
        dictionary: Dictionary,
        postings: Inverted,
        ring: Vec<WordId>,
        languages: Vec<Language>,
    ) -> TextIndex {
        ends.shrink_to_fit();
        let mut totals = [(0u64, 0u64); FIELDS];
        for document in ends.chunks_exact(FIELDS) {
            let mut start = 0;
            for (field, &end) in document.iter().enumerate() {
                let length = end.saturating_sub(start);
                totals[field].0 += u64::from(length);
                totals[field].1 += u64::from(length > 0);
                start = end;
            }
        }
        let mean_lengths = totals.map(|(words, documents)| words as f64 / documents.max(1) as f64).map(|m| m.max(1.0));
        let mut present = [false; Language::ALL.len()];
        languages.iter().for_each(|l| present[*l as usize] = true);
        let Inverted { documents, positions, offsets } = postings;
        TextIndex { ends, dictionary, documents, positions, offsets, ring, languages, mean_lengths, present }
    }

    pub fn documents(&self) -> u32 {
        (self.ends.len() / FIELDS) as u32
    }

    pub fn words(&self) -> usize {
        self.dictionary.count()
    }

    pub fn mean_lengths(&self) -> &[f64; FIELDS] {
        &self.mean_lengths
    }

    /// Bytes of memory that the index holds.
    pub fn size(&self) -> usize {
        self.ends.capacity() * 2
            + self.dictionary.size()
            + self.documents.capacity()
            + self.positions.capacity()
            + self.offsets.capacity() * 8
            + self.ring.capacity() * 4
            + self.languages.capacity()
    }

    pub fn postings(&self, word: WordId) -> Postings<'_> {
        let word = word as usize;
        let ((d, p), (d_end, p_end)) = (self.offsets[word], self.offsets[word + 1]);
        Postings::new(&self.documents[d as usize..d_end as usize], &self.positions[p as usize..p_end as usize])
    }

    /// Number of bytes of a word's postings: a quick measure of how common it is.
    pub fn weight_of(&self, word: WordId) -> u32 {
        self.offsets[word as usize + 1].0 - self.offsets[word as usize].0
    }

    /// The positions at which each field of `document` ends.
    #[inline]
    pub fn ends(&self, document: u32) -> &[u16; FIELDS] {
        let from = document as usize * FIELDS;
        self.ends[from..from + FIELDS].try_into().expect("a document has all fields")
    }

    /// The field that holds `position`.
    #[inline]
    pub fn field_of(ends: &[u16; FIELDS], position: u32) -> usize {
        ends[..FIELDS - 1].iter().take_while(|end| position >= u32::from(**end)).count()
    }

    pub fn word(&self, id: WordId) -> String {
        self.dictionary.word(id)
    }

    /// The word exactly as written (folded).
    pub fn find(&self, word: &str) -> Option<WordId> {
        self.dictionary.find(word)
    }

    pub fn prefixed(&self, prefix: &str) -> Range<WordId> {
        self.dictionary.prefixed(prefix)
    }

    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The words of one stem with `id`, itself first.
    pub fn family(&self, id: WordId) -> Vec<WordId> {
        let mut all = vec![id];
        let mut next = self.ring[id as usize];
        while next != id && all.len() < 64 {
            all.push(next);
            next = self.ring[next as usize];
        }
        all
    }

    /// The smallest word of the ring: names the family.
    pub fn head(&self, id: WordId) -> WordId {
        self.family(id).into_iter().min().unwrap_or(id)
    }

    /// All words that are forms of `word`, itself first if it is there: by the stem in the language
    /// in which it is met, or for an unmet word by its stem in any language of the index.
    pub fn forms(&self, word: &str) -> Vec<WordId> {
        if let Some(id) = self.find(word) {
            return self.family(id);
        }
        let mut forms = Vec::new();
        let arabic = Language::of_word(word, Language::Other) == Language::Arabic;
        let is_asked = |l: &Language| self.present[*l as usize] && (*l == Language::Arabic) == arabic;
        for language in Language::ALL.into_iter().filter(is_asked) {
            let stem = language.stem(word);
            // Forms of a word begin alike; the last letters of a stem may change (happi, happy).
            let Some((last, _)) = stem.char_indices().last() else { continue };
            let shared = &stem[..if stem.chars().count() > 4 { last } else { stem.len() }];
            // An Arabic stem need not be the word's beginning: its prefixes come before it.
            let word = if language == Language::Arabic { &stem } else { word };
            let common = shared.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            let Some(shared) = shared.get(..common).filter(|s| s.chars().count() >= 2) else { continue };
            for prefix in language.prefixes() {
                let range = self.prefixed(&(prefix + shared));
                let mut cursor = self.dictionary.cursor(range.start as usize);
                while let Some((id, other, _)) = cursor.step() {
                    if id >= range.end || id >= range.start + 2000 {
                        break;
                    }
                    if id >= range.start && self.languages[id as usize] == language && language.stem(other) == stem {
                        forms.push(id);
                    }
                }
            }
        }
        order::set(&mut forms);
        forms
    }
}

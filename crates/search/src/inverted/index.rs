//! The finished inverted index: flat arrays, ready to search, to save and to load.

use super::{FIELDS, dictionary::Dictionary, inversion::Inverted, postings::Postings};
use crate::{analysis::Language, doc_set::DocId, sort};
use std::ops::Range;

/// Number of a term: its place in the byte order of all terms.
pub(crate) type TermId = u32;

/// Postings of all terms, the dictionary, stem classes. The same whether built or loaded (`super::saved`).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct InvertedIndex {
    /// For each document the position at which each field ends: its lengths, and where a position belongs.
    pub(super) ends: Vec<u16>,
    pub(super) dictionary: Dictionary,
    documents: Vec<u8>,
    positions: Vec<u8>,
    /// Where each term's postings start in both streams; one more than there are terms.
    offsets: Vec<(u32, u32)>,
    /// Stem classes as cyclic lists: for each term the next one of the same stem and language.
    pub(super) next_in_class: Vec<TermId>,
    /// For each term the language in which it occurs most.
    pub(super) languages: Vec<Language>,
    /// Mean length of each field over the documents that have it; at least 1.
    mean_lengths: [f64; FIELDS],
    present: [bool; Language::ALL.len()],
}

impl InvertedIndex {
    pub(super) fn new(
        mut ends: Vec<u16>,
        dictionary: Dictionary,
        postings: Inverted,
        next_in_class: Vec<TermId>,
        languages: Vec<Language>,
    ) -> InvertedIndex {
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
        InvertedIndex {
            ends,
            dictionary,
            documents,
            positions,
            offsets,
            next_in_class,
            languages,
            mean_lengths,
            present,
        }
    }

    pub(crate) fn documents(&self) -> u32 {
        (self.ends.len() / FIELDS) as u32
    }

    pub(crate) fn terms(&self) -> usize {
        self.dictionary.len()
    }

    pub(crate) fn mean_lengths(&self) -> &[f64; FIELDS] {
        &self.mean_lengths
    }

    /// Bytes of memory that the index holds.
    pub(crate) fn size(&self) -> usize {
        self.ends.capacity() * 2
            + self.dictionary.size()
            + self.documents.capacity()
            + self.positions.capacity()
            + self.offsets.capacity() * 8
            + self.next_in_class.capacity() * 4
            + self.languages.capacity()
    }

    pub(crate) fn postings(&self, term: TermId) -> Postings<'_> {
        let term = term as usize;
        let ((d, p), (d_end, p_end)) = (self.offsets[term], self.offsets[term + 1]);
        Postings::new(&self.documents[d as usize..d_end as usize], &self.positions[p as usize..p_end as usize])
    }

    /// Bytes of a term's postings: a quick estimate of its document frequency.
    pub(crate) fn postings_len(&self, term: TermId) -> u32 {
        self.offsets[term as usize + 1].0 - self.offsets[term as usize].0
    }

    /// The positions at which each field of `document` ends.
    #[inline]
    pub(crate) fn ends(&self, document: DocId) -> &[u16; FIELDS] {
        let from = document as usize * FIELDS;
        self.ends[from..from + FIELDS].try_into().expect("a document has all fields")
    }

    /// The field that holds `position`.
    #[inline]
    pub(crate) fn field_of(ends: &[u16; FIELDS], position: u32) -> usize {
        ends[..FIELDS - 1].iter().take_while(|end| position >= u32::from(**end)).count()
    }

    /// The language in which the term occurs most.
    pub(crate) fn language(&self, id: TermId) -> Language {
        self.languages[id as usize]
    }

    pub(crate) fn term(&self, id: TermId) -> String {
        self.dictionary.term(id)
    }

    /// The term that is written exactly so (folded).
    pub(crate) fn find(&self, term: &str) -> Option<TermId> {
        self.dictionary.find(term)
    }

    pub(crate) fn with_prefix(&self, prefix: &str) -> Range<TermId> {
        self.dictionary.with_prefix(prefix)
    }

    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The terms of one stem with `id`, itself first.
    pub(crate) fn stem_class(&self, id: TermId) -> Vec<TermId> {
        let mut all = vec![id];
        let mut next = self.next_in_class[id as usize];
        while next != id && all.len() < 64 {
            all.push(next);
            next = self.next_in_class[next as usize];
        }
        all
    }

    /// The smallest term of the stem class of `id`, which stands for the class.
    pub(crate) fn representative(&self, id: TermId) -> TermId {
        self.stem_class(id).into_iter().min().unwrap_or(id)
    }

    /// The stem class of `word`, itself first if it is a term: by the stem in the language in which it occurs, or for an
    /// unknown word by its stem in any language of the index.
    pub(crate) fn forms(&self, word: &str) -> Vec<TermId> {
        if let Some(id) = self.find(word) {
            return self.stem_class(id);
        }
        let mut forms = Vec::new();
        let arabic = Language::of_word(word, Language::Other) == Language::Arabic;
        let is_asked = |l: &Language| self.present[*l as usize] && (*l == Language::Arabic) == arabic;
        for language in Language::ALL.into_iter().filter(is_asked) {
            let stem = language.stem(word);
            // Inflections begin alike; the last letters of a stem may change (happi, happy).
            let Some((last, _)) = stem.char_indices().last() else { continue };
            let shared = &stem[..if stem.chars().count() > 4 { last } else { stem.len() }];
            // An Arabic stem need not be a prefix of the word: articles come before it.
            let word = if language == Language::Arabic { &stem } else { word };
            let common = shared.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            let Some(shared) = shared.get(..common).filter(|s| s.chars().count() >= 2) else { continue };
            for prefix in language.prefixes() {
                let range = self.with_prefix(&(prefix + shared));
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
        sort::sort_dedup(&mut forms);
        forms
    }
}

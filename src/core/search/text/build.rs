//! Defines the building of a text index: documents are gathered in segments of bounded size, each is
//! sorted and compressed at once, and the segments are joined at the end, so that memory stays small.

use super::{
    FIELDS,
    dictionary::Dictionary,
    index::TextIndex,
    postings::{self, split_head},
    words::Words,
};
use crate::core::search::{
    analysis::{self, Language},
    order,
};

/// Occurrences held uncompressed before a segment is written (8 bytes each, twice while sorting).
const SEGMENT: usize = 1 << 16;
/// A document's further words are dropped: positions are 16 bits wide.
const MAX_POSITION: u16 = u16::MAX - 1;

/// Positions left free between two texts of one field, so that they are not near each other.
const GAP: u16 = 4;

/// Gathers documents. Call [`TextBuilder::text`] for each text of a document, fields ascending, then
/// [`TextBuilder::end_document`].
pub struct TextBuilder {
    words: Words,
    /// Per word, in how many places it stands in texts of each language.
    languages: Vec<[u16; Language::ALL.len()]>,
    /// Word, document within the segment, position: 32, 16, 16 bits.
    occurrences: Vec<u64>,
    first_document: u32,
    segments: Vec<Segment>,
    ends: Vec<u16>,
    current: [u16; FIELDS],
    field: usize,
    position: u16,
    /// Fields in which stop words are kept, since they are short and looked up by their wording.
    keep_stop_words: [bool; FIELDS],
    /// Whether a word is a stop word, by language: 0 not known yet, 1 no, 2 yes.
    stop: Vec<[u8; Language::ALL.len()]>,
}

struct Segment {
    entries: Vec<Entry>,
    documents: Vec<u8>,
    positions: Vec<u8>,
}

/// A word's part of a segment. Its bytes start where those of the entry before end.
struct Entry {
    word: u32,
    documents_end: u32,
    positions_end: u32,
    last_document: u32,
}

impl TextBuilder {
    pub fn new(keep_stop_words: [bool; FIELDS]) -> TextBuilder {
        TextBuilder {
            words: Words::default(),
            languages: Vec::new(),
            occurrences: Vec::new(),
            first_document: 0,
            segments: Vec::new(),
            ends: Vec::new(),
            current: [0; FIELDS],
            field: 0,
            position: 0,
            keep_stop_words,
            stop: Vec::new(),
        }
    }

    /// Number of finished documents.
    pub fn documents(&self) -> u32 {
        (self.ends.len() / FIELDS) as u32
    }

    /// Adds a text to `field` of the current document. Texts of one field never form a phrase together.
    pub fn text(&mut self, field: usize, language: Language, text: &str) {
        debug_assert!(field >= self.field, "fields come in ascending order");
        if field > self.field {
            self.close_fields(field);
        } else if self.position > 0 {
            self.position = (self.position + GAP).min(MAX_POSITION);
        }
        let document = u64::from(self.documents() - self.first_document);
        let keep = self.keep_stop_words[field];
        analysis::words(text, |word, _, _| {
            if self.position >= MAX_POSITION {
                return;
            }
            let id = self.words.id(word);
            if id as usize == self.languages.len() {
                self.languages.push(Default::default());
                self.stop.push(Default::default());
            }
            let stop = &mut self.stop[id as usize][language as usize];
            if *stop == 0 {
                *stop = 1 + u8::from(language.is_stop_word(word));
            }
            if *stop == 2 && !keep {
                return;
            }
            let seen = &mut self.languages[id as usize][language as usize];
            *seen = seen.saturating_add(1);
            self.occurrences.push(u64::from(id) << 32 | document << 16 | u64::from(self.position));
            self.position += 1;
        });
    }

    pub fn end_document(&mut self) {
        self.close_fields(FIELDS);
        self.ends.extend_from_slice(&self.current);
        self.field = 0;
        self.position = 0;
        let documents = self.documents() - self.first_document;
        if self.occurrences.len() >= SEGMENT || documents >= u32::from(u16::MAX) {
            self.end_segment();
        }
    }

    /// All fields before `field` end here.
    fn close_fields(&mut self, field: usize) {
        self.current[self.field..field].fill(self.position);
        self.field = field;
    }

    fn end_segment(&mut self) {
        // Occurrences come in order of document and position; a counting sort by word keeps that.
        let mut starts = vec![0u32; self.words.count() + 1];
        for occurrence in &self.occurrences {
            starts[(occurrence >> 32) as usize + 1] += 1;
        }
        for word in 1..starts.len() {
            starts[word] += starts[word - 1];
        }
        let mut next = starts.clone();
        let mut sorted = vec![0u32; self.occurrences.len()];
        for occurrence in self.occurrences.drain(..) {
            let at = &mut next[(occurrence >> 32) as usize];
            sorted[*at as usize] = occurrence as u32;
            *at += 1;
        }
        let mut segment = Segment { entries: Vec::new(), documents: Vec::new(), positions: Vec::new() };
        for word in 0..self.words.count() {
            let places = &sorted[starts[word] as usize..starts[word + 1] as usize];
            if places.is_empty() {
                continue;
            }
            let mut previous = 0;
            for of_document in places.chunk_by(|a, b| a >> 16 == b >> 16) {
                let document = self.first_document + (of_document[0] >> 16);
                let positions = of_document.iter().map(|place| *place as u16);
                postings::write(&mut segment.documents, &mut segment.positions, document - previous, positions);
                previous = document;
            }
            segment.entries.push(Entry {
                word: word as u32,
                documents_end: segment.documents.len() as u32,
                positions_end: segment.positions.len() as u32,
                last_document: previous,
            });
        }
        segment.entries.shrink_to_fit();
        segment.documents.shrink_to_fit();
        segment.positions.shrink_to_fit();
        self.segments.push(segment);
        self.first_document = self.documents();
    }

    /// Joins the segments and works out the stems.
    pub fn finish(mut self) -> TextIndex {
        self.end_segment();
        self.occurrences = Vec::new();
        self.stop = Vec::new();
        // Words that were met only as stop words have no postings and are not kept.
        let mut counts = vec![0u32; self.words.count() + 1];
        for entry in self.segments.iter().flat_map(|s| &s.entries) {
            counts[entry.word as usize + 1] += 1;
        }
        let met: Vec<u32> = (0..self.words.count() as u32).filter(|&w| counts[w as usize + 1] > 0).collect();
        for word in 1..counts.len() {
            counts[word] += counts[word - 1];
        }
        // For each word, its entries by segment.
        let mut next = counts.clone();
        let mut entries = vec![(0u32, 0u32); counts.last().copied().unwrap_or(0) as usize];
        for (s, segment) in self.segments.iter().enumerate() {
            for (e, entry) in segment.entries.iter().enumerate() {
                let at = &mut next[entry.word as usize];
                entries[*at as usize] = (s as u32, e as u32);
                *at += 1;
            }
        }
        drop(next);
        let sorted = order::places(met.len(), &|a, b| self.words.get(met[a]).cmp(self.words.get(met[b])));
        let order: Vec<u32> = sorted.into_iter().map(|place| met[place as usize]).collect();

        let mut documents = Vec::with_capacity(self.segments.iter().map(|s| s.documents.len()).sum());
        let mut positions = Vec::with_capacity(self.segments.iter().map(|s| s.positions.len()).sum());
        let mut offsets = Vec::with_capacity(order.len() + 1);
        for &word in &order {
            offsets.push((documents.len() as u32, positions.len() as u32));
            let mut previous = 0;
            for &(s, e) in &entries[counts[word as usize] as usize..counts[word as usize + 1] as usize] {
                let segment = &self.segments[s as usize];
                let entry = &segment.entries[e as usize];
                let (from_documents, from_positions) = match e.checked_sub(1).map(|b| &segment.entries[b as usize]) {
                    Some(before) => (before.documents_end as usize, before.positions_end as usize),
                    None => (0, 0),
                };
                let run = &segment.documents[from_documents..entry.documents_end as usize];
                let (first, counted, rest) = split_head(run);
                super::bytes::push(&mut documents, u64::from(first - previous) << 1 | u64::from(counted));
                documents.extend_from_slice(rest);
                positions.extend_from_slice(&segment.positions[from_positions..entry.positions_end as usize]);
                previous = entry.last_document;
            }
        }
        offsets.push((documents.len() as u32, positions.len() as u32));
        self.segments = Vec::new();

        let dictionary = Dictionary::new(order.iter().map(|&w| self.words.get(w)));
        let languages: Vec<Language> = order.iter().map(|&w| main_language(&self.languages[w as usize])).collect();
        let ring = rings(order.iter().map(|&w| self.words.get(w)).zip(languages.iter().copied()));
        TextIndex::new(self.ends, dictionary, documents, positions, offsets, ring, languages)
    }
}

/// The language in which the word is met most.
fn main_language(seen: &[u16; Language::ALL.len()]) -> Language {
    let most = seen.iter().max().copied().unwrap_or(0);
    Language::ALL.into_iter().find(|l| seen[*l as usize] == most).unwrap_or(Language::Other)
}

/// For each word the next one with the same stem and language, going round.
fn rings<'a>(words: impl Iterator<Item = (&'a str, Language)>) -> Vec<u32> {
    let mut ring: Vec<u32> = Vec::new();
    // Each language's stems, and the first and the last word of each so far.
    let mut stems = Words::default();
    let mut ends: Vec<(u32, u32)> = Vec::new();
    let mut stem = String::new();
    for (id, (word, language)) in (0..).zip(words) {
        ring.push(id);
        stem.clear();
        stem.push((b'0' + language as u8) as char);
        stem.push_str(&language.stem(word));
        let number = stems.id(&stem) as usize;
        if number == ends.len() {
            ends.push((id, id));
        }
        let (first, last) = &mut ends[number];
        ring[*last as usize] = id;
        ring[id as usize] = *first;
        *last = id;
    }
    ring
}

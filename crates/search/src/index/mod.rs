//! Defines the index of a directory: built in slices, saved, loaded, searched.
//!
//! ```text
//! filters  which programs each filter allows, and how many each choice would leave
//! open     what is open now
//! hit      what a result's card shows
//! ```

mod filters;
mod hit;
mod open;

use super::{
    EmptyHelp, Expansion, Query, Results, Sort,
    analysis::Language,
    attributes::{Attributes, open_state},
    bits::Bits,
    near, order, programs,
    score::{self, Scratch, Sources},
    snippet::Marker,
    text::{Norms, Reader, TextBuilder, TextIndex, Truncated, Writer},
    vocabulary::Vocabulary,
};
use filters::{counts, kept};
use open::OpenNow;
use signpost_directory::{Code, CodeError, Coordinates, Directory, Need};
use signpost_hours::UnixSeconds;
use std::{cell::OnceCell, fmt};

/// Part of every saved index: another version is thrown away and built anew.
pub const ENGINE_VERSION: u32 = 3;

const MAGIC: &[u8; 8] = b"signpidx";
/// Most hits in one answer.
const MAX_LIMIT: u32 = 100;
/// What an ended or closed program's score is multiplied with: shown, but not first.
const ENDED: f64 = 0.6;
/// What a phone number counts that was typed as a query.
const PHONE: f64 = 10.0;
/// Sorted by distance or hours, programs with less than this part of the best score come after all others.
const RELEVANT: f64 = 0.3;

/// Builds an [`Index`] in slices, so that the worker can answer in between.
pub struct Builder {
    text: TextBuilder,
    next: usize,
    total: usize,
}

/// How far the building is, in programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

impl Builder {
    pub fn new(directory: &Directory) -> Builder {
        Builder { text: TextBuilder::new(programs::KEEP_STOP_WORDS), next: 0, total: directory.programs.len() }
    }

    /// Adds the next `count` programs of the same directory. Done when `done == total`.
    pub fn step(&mut self, directory: &Directory, count: usize) -> Progress {
        let end = (self.next + count).min(self.total);
        while self.next < end {
            programs::add(&mut self.text, directory, self.next);
            self.next += 1;
        }
        Progress { done: self.next, total: self.total }
    }

    /// Adds what is left and makes the index searchable.
    pub fn finish(mut self, directory: &Directory) -> Index {
        self.step(directory, self.total);
        let text = self.text.finish();
        let attributes = Attributes::new(directory, &text);
        Index::new(text, attributes)
    }
}

/// The searchable form of one [`Directory`], which every call takes beside it, always the same.
pub struct Index {
    text: TextIndex,
    norms: Norms,
    attributes: Attributes,
    /// Read by the first search, or when there is time ([`Index::warm`]).
    vocabulary: OnceCell<Vocabulary>,
    scratch: Scratch,
    open: OpenNow,
}

/// Why a saved index cannot be used. The caller builds a new one, in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedIndexError {
    /// Not an index, or cut short, or changed.
    Corrupt,
    /// Made by another version of the engine.
    OtherEngine,
    /// Made from another dataset.
    OtherDirectory,
}

impl fmt::Display for SavedIndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SavedIndexError::Corrupt => "the saved index is damaged; it is built anew",
            SavedIndexError::OtherEngine => "the saved index is of another version of the engine; it is built anew",
            SavedIndexError::OtherDirectory => "the saved index is of another dataset; it is built anew",
        })
    }
}

impl std::error::Error for SavedIndexError {}

impl From<Truncated> for SavedIndexError {
    fn from(_: Truncated) -> SavedIndexError {
        SavedIndexError::Corrupt
    }
}

impl Index {
    /// Builds the whole index at once.
    pub fn build(directory: &Directory) -> Index {
        Builder::new(directory).finish(directory)
    }

    fn new(text: TextIndex, attributes: Attributes) -> Index {
        let documents = text.documents();
        Index {
            norms: Norms::new(programs::ranking(), &text),
            vocabulary: OnceCell::new(),
            scratch: Scratch::new(documents),
            open: OpenNow::new(documents),
            text,
            attributes,
        }
    }

    /// Bytes of memory that the index holds, without what a search uses.
    pub fn size(&self) -> usize {
        self.text.size()
    }

    /// Number of different words.
    pub fn words(&self) -> usize {
        self.text.words()
    }

    /// The saved form. `fingerprint` names the dataset, for instance the hash of its pack.
    pub fn to_bytes(&self, fingerprint: &[u8]) -> Vec<u8> {
        let mut body = Writer::default();
        body.bytes(fingerprint);
        self.text.write(&mut body);
        self.attributes.write(&mut body);
        let mut all = Vec::with_capacity(body.0.len() + 20);
        all.extend_from_slice(MAGIC);
        all.extend_from_slice(&ENGINE_VERSION.to_le_bytes());
        all.extend_from_slice(&checksum(&body.0).to_le_bytes());
        all.append(&mut body.0);
        all
    }

    /// Reads what [`Index::to_bytes`] wrote for the same dataset, without building anything.
    pub fn from_bytes(bytes: &[u8], fingerprint: &[u8], directory: &Directory) -> Result<Index, SavedIndexError> {
        let (magic, rest) = bytes.split_first_chunk::<8>().ok_or(SavedIndexError::Corrupt)?;
        let (version, rest) = rest.split_first_chunk::<4>().ok_or(SavedIndexError::Corrupt)?;
        let (sum, body) = rest.split_first_chunk::<8>().ok_or(SavedIndexError::Corrupt)?;
        if magic != MAGIC {
            return Err(SavedIndexError::Corrupt);
        }
        if u32::from_le_bytes(*version) != ENGINE_VERSION {
            return Err(SavedIndexError::OtherEngine);
        }
        if u64::from_le_bytes(*sum) != checksum(body) {
            return Err(SavedIndexError::Corrupt);
        }
        let mut reader = Reader(body);
        if reader.bytes()? != fingerprint {
            return Err(SavedIndexError::OtherDirectory);
        }
        let text = TextIndex::read(&mut reader)?;
        let attributes = Attributes::read(&mut reader, text.documents())?;
        if !reader.0.is_empty() {
            return Err(SavedIndexError::Corrupt);
        }
        if text.documents() as usize != directory.programs.len() {
            return Err(SavedIndexError::OtherDirectory);
        }
        Ok(Index::new(text, attributes))
    }

    /// Number of programs for each need, most first.
    pub fn need_counts(&self) -> Vec<(Need, u32)> {
        counts(Need::ALL, &self.attributes.needs, &Bits::all(self.text.documents()))
    }

    /// Works out ahead a slice of what searches will ask for at `now`: the vocabulary, what first letters and people's words
    /// find, and what is open. `slice` counts from 0; returns whether more slices follow. Never needed, only faster.
    pub fn warm(&mut self, directory: &Directory, now: UnixSeconds, slice: u32) -> bool {
        const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
        const PROGRAMS: u32 = 500;
        let sources = Sources {
            text: &self.text,
            norms: &self.norms,
            attributes: &self.attributes,
            vocabulary: self.vocabulary.get_or_init(|| Vocabulary::new(&directory.vocabulary)),
        };
        if let Some(letter) = LETTERS.chars().nth(slice as usize) {
            score::warm_letter(&sources, &mut self.scratch, letter);
            return true;
        }
        let slice = slice - LETTERS.len() as u32;
        let meant = score::warm(&sources, &mut self.scratch, slice);
        let documents = self.text.documents();
        let from = slice.saturating_mul(PROGRAMS).min(documents);
        let to = (from + PROGRAMS).min(documents);
        (from..to).for_each(|document| {
            self.open.holds(directory, document, now);
        });
        meant || to < documents
    }

    /// Answers a query. Never fails: whatever is asked gets an answer within bounds.
    pub fn search(&mut self, directory: &Directory, query: &Query) -> Results {
        let language = Language::from_tag(&query.lang);
        let near = query.near.as_ref().and_then(|near| near::locate(directory, near));
        let documents = self.text.documents();
        let mut mistyped_code = false;
        let mut by_code = None;
        match query.text.chars().take(40).collect::<String>().parse::<Code>() {
            Ok(code) => by_code = directory.find(code).map(|at| at as u32),
            Err(CodeError::Mistyped) => mistyped_code = true,
            Err(CodeError::NotACode) => {}
        }
        let sources = Sources {
            text: &self.text,
            norms: &self.norms,
            attributes: &self.attributes,
            vocabulary: self.vocabulary.get_or_init(|| Vocabulary::new(&directory.vocabulary)),
        };
        let mut found = score::score(&sources, &mut self.scratch, &query.text, query.typing, language);
        if let Some(document) = by_code {
            self.scratch.total.clear();
            self.scratch.total.add(document, 1.0);
            found.matched = Bits::none(documents);
            found.matched.insert(document);
            found.expansions.clear();
            found.crisis = false;
        } else if let Some(digits) = phone_digits(&query.text) {
            for (document, program) in (0..documents).zip(&directory.programs) {
                if programs::has_phone(directory, program, &digits) {
                    found.matched.insert(document);
                    self.scratch.total.add(document, PHONE);
                }
            }
        } else if query.text.trim().is_empty() {
            found.matched = Bits::all(documents);
        } else {
            score::lift(&sources, directory, &found, &mut self.scratch);
        }

        let filters = self.chosen(directory, query, near, &found.matched);
        let matched = kept(&found.matched, &filters, None);
        let counts = self.facets(directory, query, &found.matched, &filters);
        let marker = Marker::new(found.marked, found.beginnings);
        let order = self.order(directory, query, near, &matched);
        let offset = query.offset as usize;
        let limit = query.limit.min(MAX_LIMIT) as usize;
        let hits = order.iter().skip(offset).take(limit);
        let hits = hits.map(|&(document, score)| self.hit(directory, query, near, &marker, document, score));
        let hits = hits.collect();
        let total = matched.count();
        let empty = (total == 0).then(|| EmptyHelp {
            drop: filters
                .iter()
                .map(|(id, _)| ((*id).to_owned(), kept(&found.matched, &filters, Some(id)).count()))
                .filter(|(_, count)| *count > 0)
                .collect(),
            spelling: found.spelling,
            need: found.need.or(query.filters.need),
        });
        let expansions = if total > 0 { found.expansions } else { Vec::<Expansion>::new() };
        Results { total, hits, crisis: found.crisis, expansions, counts, empty, near, mistyped_code }
    }

    /// The matching programs in the order asked for, at least as far as they are shown.
    fn order(
        &mut self,
        directory: &Directory,
        query: &Query,
        near: Option<Coordinates>,
        matched: &Bits,
    ) -> Vec<(u32, f64)> {
        let today = today(query.now);
        let scored = |document: u32| {
            let ends = self.attributes.ends[document as usize];
            let ended = ends != 0 && ends < today;
            let closed = self.attributes.closed.holds(document);
            let score = self.scratch.total.get(document);
            (document, if ended || closed { score * ENDED } else { score })
        };
        // Programs are sorted by code, so that equals come in the order of their codes.
        let all = matched.iter().map(scored);
        let wanted = match query.sort {
            Sort::Best => (query.offset as usize).saturating_add(query.limit.min(MAX_LIMIT) as usize),
            Sort::Nearest | Sort::OpenFirst => usize::MAX / 4,
        };
        let mut ranked = order::best(all, wanted.min(matched.count() as usize));
        // What is not relevant comes after all others, whatever the order. Each part keeps the best first.
        let top = ranked.first().map_or(0.0, |(_, score)| *score);
        let rest = |score: f64| score < top * RELEVANT;
        match query.sort {
            Sort::Best => {}
            Sort::Nearest => {
                let distance = |&(document, _): &(u32, f64)| {
                    let program = &directory.programs[document as usize];
                    near.and_then(|from| near::distance_km(directory, program, from)).unwrap_or(f64::INFINITY)
                };
                let far: Vec<f64> = ranked.iter().map(distance).collect();
                let places = order::places(ranked.len(), &|a, b| {
                    rest(ranked[a].1).cmp(&rest(ranked[b].1)).then(far[a].total_cmp(&far[b]))
                });
                ranked = places.into_iter().map(|place| ranked[place as usize]).collect();
            }
            Sort::OpenFirst => {
                let opens = |&(document, _): &(u32, f64)| {
                    // Among the open ones the best comes first, whenever they close.
                    let (class, moment) =
                        open_state(directory, &directory.programs[document as usize], query.now).rank();
                    (class, if class == 2 { moment } else { 0 })
                };
                let opens: Vec<(u8, UnixSeconds)> = ranked.iter().map(opens).collect();
                let places = order::places(ranked.len(), &|a, b| {
                    rest(ranked[a].1).cmp(&rest(ranked[b].1)).then(opens[a].cmp(&opens[b]))
                });
                ranked = places.into_iter().map(|place| ranked[place as usize]).collect();
            }
        }
        ranked
    }
}

/// The digits of a text that is a phone number, or the beginning of one: at least six, and nothing else.
fn phone_digits(text: &str) -> Option<String> {
    let head: String =
        text.chars().take(30).filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')' | '+' | '/')).collect();
    let national = head.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(&head);
    let is_number = (6..=15).contains(&national.len()) && national.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| national.to_owned())
}

/// Day number of `now` in UTC: an entry ends or ages by days, not by hours.
fn today(now: UnixSeconds) -> u16 {
    u16::try_from(now.div_euclid(86_400)).unwrap_or(0)
}

/// FNV-1a over eight bytes at a time: notices damage, not malice (the origin is the reader's own).
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325u64 ^ bytes.len() as u64;
    let mut mix = |word: u64| {
        sum = (sum ^ word).wrapping_mul(0x0000_0100_0000_01b3);
        sum ^= sum >> 29;
    };
    let mut chunks = bytes.chunks_exact(8);
    chunks.by_ref().for_each(|chunk| mix(u64::from_le_bytes(chunk.try_into().expect("8"))));
    let mut last = [0; 8];
    last[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    mix(u64::from_le_bytes(last));
    sum
}

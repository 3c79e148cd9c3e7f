//! The index of a directory: built in slices, saved, loaded, searched.
//!
//! ```text
//! filters   which programs each filter leaves, and how many each choice would
//! open_now  which programs are open
//! times     which are open on weekends and in the evening
//! groups    records of one program
//! order     by score, distance or hours
//! crisis    the crisis lines beside the results
//! hits      what a result's card shows
//! ```

mod crisis;
mod filters;
mod groups;
mod hits;
mod open_now;
mod order;
mod saved_error;
mod times;
mod vocabulary;

use super::{
    EmptyHelp, Near, Query, Results,
    analysis::Language,
    doc_set::{DocId, DocSet},
    document,
    facets::Facets,
    geo::Places,
    inverted::{InvertedIndex, InvertedIndexBuilder, Norms, Reader, Writer},
    ranking::{self, Explanation, Scores, Scratch, Sources, TextPlace, Weights},
    signs::DangerSigns,
    snippet::Highlighter,
    topic_table::TopicTable,
};
use crisis::crisis_lines;
use filters::counts;
use groups::Groups;
use open_now::OpenNow;
use serde::{Deserialize, Serialize};
use signpost_directory::{Code, CodeError, Codes, Coordinates, Directory, Need, postal_code_in};
use signpost_hours::UnixSeconds;
use std::{cell::OnceCell, rc::Rc};
use times::KnownTimes;
use vocabulary::Vocabulary;

pub use saved_error::SavedIndexError;

/// The first byte of every saved index: one of another version is thrown away and built anew.
pub const ENGINE_VERSION: u8 = 4;

/// Most hits in one answer.
const MAX_LIMIT: u32 = 100;

/// What stands before a saved index, frozen: another layout needs another [`ENGINE_VERSION`].
#[derive(Serialize, Deserialize)]
struct Header<'a> {
    /// Names the dataset.
    fingerprint: &'a [u8],
    /// Of all that follows.
    checksum: u64,
}

/// Builds an [`Index`] in slices, so that the worker can answer in between.
pub struct Builder {
    inverted: InvertedIndexBuilder,
    next: usize,
    total: usize,
}

/// How far the building is, in programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Programs indexed so far.
    pub done: usize,
    /// Programs in all.
    pub total: usize,
}

impl Builder {
    /// An empty index over `directory`; [`Builder::step`] fills it.
    pub fn new(directory: &Directory) -> Builder {
        Builder {
            inverted: InvertedIndexBuilder::new(document::KEEP_STOP_WORDS),
            next: 0,
            total: directory.programs.len(),
        }
    }

    /// Adds the next `count` programs of the same directory. Done when `done == total`.
    pub fn step(&mut self, directory: &Directory, count: usize) -> Progress {
        let end = (self.next + count).min(self.total);
        while self.next < end {
            document::add(&mut self.inverted, directory, self.next);
            self.next += 1;
        }
        Progress { done: self.next, total: self.total }
    }

    /// Adds what is left and makes the index searchable.
    pub fn finish(mut self, directory: &Directory) -> Index {
        self.step(directory, self.total);
        let inverted = self.inverted.finish();
        let facets = Facets::new(directory, &inverted);
        Index::new(inverted, facets)
    }
}

/// The searchable form of one [`Directory`], which every call takes beside it, always the same.
pub struct Index {
    inverted: InvertedIndex,
    norms: Norms,
    facets: Facets,
    /// Built by the first search, or when there is time ([`Index::warm`]).
    vocabulary: OnceCell<Vocabulary>,
    /// What each word speaks for, once it is there.
    topics: Option<Rc<TopicTable>>,
    /// The app's signs of danger, once they are there.
    signs: Option<Rc<DangerSigns>>,
    /// For each of its topics the entry of the synonyms; built like these, as what follows.
    topic_entries: OnceCell<Vec<Option<u32>>>,
    places: OnceCell<Places>,
    groups: OnceCell<Groups>,
    /// For each document, what of its score is left for its distance from the middle.
    centrality: OnceCell<Vec<f32>>,
    scratch: Scratch,
    open: OpenNow,
    times: KnownTimes,
}

impl Index {
    /// Builds the whole index at once.
    pub fn build(directory: &Directory) -> Index {
        Builder::new(directory).finish(directory)
    }

    fn new(inverted: InvertedIndex, facets: Facets) -> Index {
        let documents = inverted.documents();
        Index {
            norms: Norms::new(&Weights::PROGRAMS.bm25f, &inverted),
            vocabulary: OnceCell::new(),
            topics: None,
            signs: None,
            topic_entries: OnceCell::new(),
            places: OnceCell::new(),
            groups: OnceCell::new(),
            centrality: OnceCell::new(),
            scratch: Scratch::new(documents),
            open: OpenNow::new(documents),
            times: KnownTimes::new(documents),
            inverted,
            facets,
        }
    }

    /// Bytes of memory that the index holds, without what a search uses.
    pub fn size(&self) -> usize {
        self.inverted.size()
    }

    /// From now on sentences are searched by what their words speak for, too.
    pub fn use_topics(&mut self, table: Rc<TopicTable>) {
        (self.topics, self.topic_entries) = (Some(table), OnceCell::new());
    }

    /// From now on queries are searched for the app's signs of danger.
    pub fn use_signs(&mut self, signs: Rc<DangerSigns>) {
        self.signs = Some(signs);
    }

    /// Number of distinct terms.
    pub fn terms(&self) -> usize {
        self.inverted.terms()
    }

    /// The saved form: a version byte, a header in postcard, and the index itself. `fingerprint` names the dataset, for
    /// instance the hash of its pack.
    pub fn to_bytes(&self, fingerprint: &[u8]) -> Vec<u8> {
        let mut body = Writer::default();
        self.inverted.write(&mut body);
        self.facets.write(&mut body);
        let header = Header { fingerprint, checksum: checksum(&body.0) };
        let mut all = Vec::with_capacity(body.0.len() + fingerprint.len() + 16);
        all.push(ENGINE_VERSION);
        let mut all = postcard::to_extend(&header, all).expect("bytes and a number are written to memory");
        all.append(&mut body.0);
        all
    }

    /// Reads what [`Index::to_bytes`] wrote for the same dataset, without building anything.
    pub fn from_bytes(bytes: &[u8], fingerprint: &[u8], directory: &Directory) -> Result<Index, SavedIndexError> {
        let (version, rest) = bytes.split_first().ok_or(SavedIndexError::Corrupt)?;
        if *version != ENGINE_VERSION {
            return Err(SavedIndexError::OtherEngine);
        }
        let (header, body) = postcard::take_from_bytes::<Header>(rest).map_err(|_| SavedIndexError::Corrupt)?;
        if header.fingerprint != fingerprint {
            return Err(SavedIndexError::OtherDirectory);
        }
        if header.checksum != checksum(body) {
            return Err(SavedIndexError::Corrupt);
        }
        let mut reader = Reader(body);
        let inverted = InvertedIndex::read(&mut reader)?;
        let facets = Facets::read(&mut reader, inverted.documents())?;
        if !reader.0.is_empty() {
            return Err(SavedIndexError::Corrupt);
        }
        if inverted.documents() as usize != directory.programs.len() {
            return Err(SavedIndexError::OtherDirectory);
        }
        Ok(Index::new(inverted, facets))
    }

    /// Number of programs for each need that have not ended, most first: as many as a search for the need finds.
    pub fn need_counts(&self, directory: &Directory, now: UnixSeconds) -> Vec<(Need, u32)> {
        counts(Need::ALL, &self.facets.needs, &self.facets.current_on(today(directory, now)))
    }

    /// Fills a slice of the caches that searches at `now` use: the synonyms and what they find, prefixes of one letter,
    /// what is open. `slice` counts from 0; returns whether more slices follow. Never needed, only faster.
    pub fn warm(&mut self, directory: &Directory, now: UnixSeconds, slice: u32) -> bool {
        const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
        const PROGRAMS: u32 = 500;
        if slice == 0 {
            self.groups(directory);
            self.centrality(directory);
        }
        let Index { inverted, norms, facets, vocabulary, scratch, open, .. } = self;
        let Vocabulary { synonyms, .. } = vocabulary.get_or_init(|| Vocabulary::new(directory));
        let signs = [None; 2];
        let weights = &Weights::PROGRAMS;
        let sources = Sources { index: inverted, norms, facets, synonyms, signs, weights, topics: None };
        if let Some(letter) = LETTERS.chars().nth(slice as usize) {
            ranking::warm_prefix(&sources, scratch, letter);
            return true;
        }
        let slice = slice - LETTERS.len() as u32;
        let more_synonyms = ranking::warm_synonym(&sources, scratch, slice);
        let documents = inverted.documents();
        let from = slice.saturating_mul(PROGRAMS).min(documents);
        let to = (from + PROGRAMS).min(documents);
        (from..to).for_each(|document| {
            open.is_open(directory, document, now);
        });
        more_synonyms || to < documents
    }

    /// Answers a query. Never fails: whatever is asked gets an answer within bounds.
    pub fn search(&mut self, directory: &Directory, query: &Query) -> Results {
        let Ranked { scores, explanation, mistyped_code, missing_codes, unread_codes, listed, place, .. } =
            self.rank(directory, query);
        // A place in the words is meant more than the one of the filter.
        let near = place.as_ref().and_then(|place| place.at).or_else(|| self.near(directory, query));
        let matched_by_text = scores.matched.clone();
        let filters = self.filter_sets(directory, query, near, &matched_by_text);
        let matched = filters.apply(&matched_by_text);
        let counts = self.facet_counts(directory, query, &matched_by_text, &filters);
        let sorted = match &listed {
            Some(listed) => listed.iter().filter(|at| matched.contains(**at)).map(|at| (*at, 1.0)).collect(),
            None => self.sorted(directory, query, near, &matched, &scores),
        };
        self.scratch.recycle(scores.totals);

        let notices = hits::notices_of_first(directory, &sorted);
        let highlighter = Highlighter::new(explanation.highlighted, explanation.highlighted_prefixes);
        let page = sorted.into_iter().skip(query.offset as usize).take(page_size(query));
        let of_filter = match &query.near {
            Some(Near::Place(place)) => postal_code_in(place),
            _ => None,
        };
        // A program may name a postal code for which the directory has no place.
        let postal_code = place.as_ref().and_then(|place| postal_code_in(&query.text[place.range.clone()]));
        let postal_code = postal_code.or(of_filter).or_else(|| postal_code_in(&query.text));
        let hits =
            page.filter_map(|scored| self.hit(directory, query, near, postal_code, &highlighter, scored)).collect();
        let total = matched.count();
        let empty = (total == 0).then(|| EmptyHelp {
            drop: filters.worth_dropping(&matched_by_text),
            spelling: explanation.spelling,
            need: explanation.need.or(query.filters.need),
        });
        let expansions = if total > 0 { explanation.expansions } else { Vec::new() };
        let crisis_lines = crisis_lines(directory, &query.text, explanation.danger, explanation.further_danger);
        let crisis = explanation.danger.is_some() || !crisis_lines.is_empty();
        let named = |place: &TextPlace| query.text[place.range.clone()].to_owned();
        let (text_place, unknown_place) = match &place {
            Some(place) if place.at.is_some() => (Some(named(place)), None),
            Some(place) => (None, Some(named(place))),
            None => (None, None),
        };
        Results {
            total,
            hits,
            crisis,
            crisis_lines,
            expansions,
            counts,
            empty,
            near,
            text_place,
            unknown_place,
            mistyped_code,
            missing_codes,
            unread_codes,
            notices,
        }
    }

    /// Where the filter says that the reader is.
    fn near(&self, directory: &Directory, query: &Query) -> Option<Coordinates> {
        query.near.as_ref().and_then(|near| self.places(directory).locate(near))
    }

    fn places(&self, directory: &Directory) -> &Places {
        self.places.get_or_init(|| Places::new(directory))
    }

    fn groups(&self, directory: &Directory) -> &Groups {
        self.groups.get_or_init(|| Groups::new(directory))
    }

    /// Scores the programs by the text of the query: a code, a phone number, nothing, or words. Where these name a place,
    /// the words beside it are what is looked for, unless the whole is a name.
    fn rank(&mut self, directory: &Directory, query: &Query) -> Ranked {
        let near = self.near(directory, query);
        let ranked = self.rank_text(directory, query, &query.text, near);
        let Some((rest, place)) = ranked.rest.filter(|_| ranked.scores.named.is_empty()) else {
            return Ranked { rest: None, ..ranked };
        };
        let near = place.at.or(near);
        self.scratch.recycle(ranked.scores.totals);
        let beside = self.rank_text(directory, query, &rest, near);
        Ranked { rest: None, place: Some(place), ..beside }
    }

    fn rank_text(&mut self, directory: &Directory, query: &Query, text: &str, near: Option<Coordinates>) -> Ranked {
        let documents = self.inverted.documents();
        self.centrality(directory);
        let centrality = self.centrality.get().filter(|_| near.is_none());
        let places = self.places.get_or_init(|| Places::new(directory));
        let Vocabulary { synonyms, own_signs } = self.vocabulary.get_or_init(|| Vocabulary::new(directory));
        let topics = self.topics.as_deref();
        let sources = Sources {
            index: &self.inverted,
            norms: &self.norms,
            facets: &self.facets,
            synonyms,
            signs: [self.signs.as_deref(), Some(own_signs)],
            weights: &Weights::PROGRAMS,
            topics: topics.map(|table| {
                let entries = self.topic_entries.get_or_init(|| synonyms.entries_shown(table.topics()));
                (table, &entries[..])
            }),
        };
        let scratch = &mut self.scratch;
        let language = Language::from_tag(&query.lang);
        let (expanded, mut scores) = ranking::rank(&sources, scratch, text, query.typing, language);
        let code = text.chars().take(40).collect::<String>().parse::<Code>();
        let mistyped_code = code == Err(CodeError::Mistyped);
        if let Some(document) = code.ok().and_then(|code| directory.find(code)) {
            let mut explanation = ranking::explain(&sources, scratch, &expanded, &scores);
            explanation.expansions.clear();
            (explanation.danger, explanation.further_danger) = (None, None);
            scores.totals.clear();
            scores.totals.add(document as DocId, 1.0);
            scores.matched = DocSet::empty(documents);
            scores.matched.insert(document as DocId);
            return Ranked { mistyped_code, ..Ranked::new(scores, explanation) };
        }
        if let Some(Codes { codes, has_mistyped, unread }) = Codes::parse(text) {
            let mut explanation = ranking::explain(&sources, scratch, &expanded, &scores);
            explanation.expansions.clear();
            (explanation.danger, explanation.further_danger) = (None, None);
            let found = |code: &Code| directory.find(*code).map(|at| at as DocId);
            let listed: Vec<DocId> = codes.iter().filter_map(found).collect();
            scores.matched = DocSet::empty(documents);
            listed.iter().for_each(|document| scores.matched.insert(*document));
            let missing_codes = codes.into_iter().filter(|code| found(code).is_none()).collect();
            let ranked = Ranked::new(scores, explanation);
            let (mistyped_code, listed) = (has_mistyped, Some(listed));
            return Ranked { mistyped_code, missing_codes, unread_codes: unread, listed, ..ranked };
        }
        let (mut place, mut rest) = (None, None);
        if let Some(digits) = phone_digits(text) {
            for (document, program) in (0..documents).zip(&directory.programs) {
                if document::has_phone(directory.view_of(program), &digits) {
                    scores.matched.insert(document);
                    scores.totals.add(document, sources.weights.phone);
                }
            }
        } else if text.trim().is_empty() {
            // Who names a program finds it, and reads that it has ended; who looks around is shown what there is.
            scores.matched = self.facets.current_on(today(directory, query.now));
        } else {
            place = ranking::text_place(sources.index, places, &expanded);
            rest = place
                .take_if(|place| place.rest(&expanded).is_some())
                .and_then(|place| Some((place.rest(&expanded)?, place)));
            if let Some(centrality) = centrality {
                scores.totals.scale(|document| f64::from(centrality[document as usize]));
            }
            scores.asks_open = ranking::asks_open(&expanded.terms);
            if scores.asks_open {
                order::lift_open(directory, query.now, &mut scores);
            }
            scores = ranking::boost_exact_matches(&sources, directory, &expanded, scores, near.is_none());
            // What is explained by a synonym is a kind of help, not a name: there distance decides.
            if near.is_some() && expanded.is_explained() {
                scores.named.clear();
            }
            if near.is_none() {
                let groups = self.groups.get_or_init(|| Groups::new(directory));
                let (program_of, today) = (|document: DocId| groups.first(document), today(directory, query.now));
                ranking::offer_topic(&sources, scratch, &expanded, &mut scores, &program_of, today);
            }
        }
        let explanation = ranking::explain(&sources, scratch, &expanded, &scores);
        Ranked { mistyped_code, place, rest, ..Ranked::new(scores, explanation) }
    }
}

/// What the text of a query found.
struct Ranked {
    scores: Scores,
    explanation: Explanation,
    /// The text is a code with a slip in it.
    mistyped_code: bool,
    /// Codes of the text that are in no program.
    missing_codes: Vec<Code>,
    /// Codes of the text that were not read.
    unread_codes: u32,
    /// The programs of a text of codes, in its order.
    listed: Option<Vec<DocId>>,
    /// The place that the text names.
    place: Option<TextPlace>,
    /// The text beside a place, and the place.
    rest: Option<(String, TextPlace)>,
}

impl Ranked {
    fn new(scores: Scores, explanation: Explanation) -> Ranked {
        Ranked {
            scores,
            explanation,
            mistyped_code: false,
            missing_codes: Vec::new(),
            unread_codes: 0,
            listed: None,
            place: None,
            rest: None,
        }
    }
}

fn page_size(query: &Query) -> usize {
    query.limit.min(MAX_LIMIT) as usize
}

/// The digits of a text that is a phone number, or the beginning of one: at least six, and nothing else.
fn phone_digits(text: &str) -> Option<String> {
    let head: String =
        text.chars().take(30).filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')' | '+' | '/')).collect();
    let national = head.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(&head);
    let is_number = (6..=15).contains(&national.len()) && national.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| national.to_owned())
}

/// Number of the directory's day at `now`: an entry ends or ages by days, not by hours.
fn today(directory: &Directory, now: UnixSeconds) -> u16 {
    u16::try_from(directory.zone.local(now).date().days()).unwrap_or(0)
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

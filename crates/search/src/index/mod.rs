//! The index of a directory: built in slices, saved, loaded, searched.
//!
//! ```text
//! filters   which programs each filter leaves, and how many each choice would
//! open_now  which programs are open
//! hits      what a result's card shows
//! ```

mod filters;
mod hits;
mod open_now;

use super::{
    EmptyHelp, Query, Results, Sort,
    analysis::{self, Language},
    doc_set::{DocId, DocSet},
    document,
    facets::Facets,
    geo,
    inverted::{Accumulator, InvertedIndex, InvertedIndexBuilder, Norms, Reader, Truncated, Writer},
    ranking::{self, Explanation, Scores, Scratch, Sources, Weights},
    snippet::Highlighter,
    sort,
    synonyms::SynonymMap,
    top_k::top_k,
};
use filters::counts;
use open_now::OpenNow;
use serde::{Deserialize, Serialize};
use signpost_directory::{Code, CodeError, Community, Coordinates, CrisisLine, Danger, Directory, Need};
use signpost_hours::{OpenState, UnixSeconds};
use std::{cell::OnceCell, fmt};

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
    synonyms: OnceCell<SynonymMap>,
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

    fn new(inverted: InvertedIndex, facets: Facets) -> Index {
        let documents = inverted.documents();
        Index {
            norms: Norms::new(&Weights::PROGRAMS.bm25f, &inverted),
            synonyms: OnceCell::new(),
            scratch: Scratch::new(documents),
            open: OpenNow::new(documents),
            inverted,
            facets,
        }
    }

    /// Bytes of memory that the index holds, without what a search uses.
    pub fn size(&self) -> usize {
        self.inverted.size()
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

    /// Number of programs for each need, most first.
    pub fn need_counts(&self) -> Vec<(Need, u32)> {
        counts(Need::ALL, &self.facets.needs, &DocSet::full(self.inverted.documents()))
    }

    /// Fills a slice of the caches that searches at `now` use: the synonyms and what they find, prefixes of one letter,
    /// what is open. `slice` counts from 0; returns whether more slices follow. Never needed, only faster.
    pub fn warm(&mut self, directory: &Directory, now: UnixSeconds, slice: u32) -> bool {
        const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
        const PROGRAMS: u32 = 500;
        let Index { inverted, norms, facets, synonyms, scratch, open } = self;
        let synonyms = synonyms.get_or_init(|| SynonymMap::new(&directory.vocabulary));
        let sources = Sources { index: inverted, norms, facets, synonyms, weights: &Weights::PROGRAMS };
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
        let near = query.near.as_ref().and_then(|near| geo::locate(directory, near));
        let Ranked { scores, explanation, mistyped_code } = self.rank(directory, query);
        let matched_by_text = scores.matched;
        let filters = self.filter_sets(directory, query, near, &matched_by_text);
        let matched = filters.apply(&matched_by_text);
        let counts = self.facet_counts(directory, query, &matched_by_text, &filters);
        let sorted = self.sorted(directory, query, near, &matched, &scores.totals);
        self.scratch.recycle(scores.totals);

        let highlighter = Highlighter::new(explanation.highlighted, explanation.highlighted_prefixes);
        let page = sorted.into_iter().skip(query.offset as usize).take(page_size(query));
        let hits = page.filter_map(|scored| self.hit(directory, query, near, &highlighter, scored)).collect();
        let total = matched.count();
        let empty = (total == 0).then(|| EmptyHelp {
            drop: filters.worth_dropping(&matched_by_text),
            spelling: explanation.spelling,
            need: explanation.need.or(query.filters.need),
        });
        let expansions = if total > 0 { explanation.expansions } else { Vec::new() };
        let crisis_lines = crisis_lines(directory, &query.text, explanation.danger);
        let crisis = explanation.danger.is_some() || !crisis_lines.is_empty();
        Results { total, hits, crisis, crisis_lines, expansions, counts, empty, near, mistyped_code }
    }

    /// Scores the programs by the text of the query: a code, a phone number, nothing, or words.
    fn rank(&mut self, directory: &Directory, query: &Query) -> Ranked {
        let documents = self.inverted.documents();
        let sources = Sources {
            index: &self.inverted,
            norms: &self.norms,
            facets: &self.facets,
            synonyms: self.synonyms.get_or_init(|| SynonymMap::new(&directory.vocabulary)),
            weights: &Weights::PROGRAMS,
        };
        let scratch = &mut self.scratch;
        let language = Language::from_tag(&query.lang);
        let (expanded, mut scores) = ranking::rank(&sources, scratch, &query.text, query.typing, language);
        let code = query.text.chars().take(40).collect::<String>().parse::<Code>();
        let mistyped_code = code == Err(CodeError::Mistyped);
        if let Some(document) = code.ok().and_then(|code| directory.find(code)) {
            let mut explanation = ranking::explain(&sources, scratch, &expanded, &scores);
            explanation.expansions.clear();
            explanation.danger = None;
            scores.totals.clear();
            scores.totals.add(document as DocId, 1.0);
            scores.matched = DocSet::empty(documents);
            scores.matched.insert(document as DocId);
            return Ranked { scores, explanation, mistyped_code };
        }
        if let Some(digits) = phone_digits(&query.text) {
            for (document, program) in (0..documents).zip(&directory.programs) {
                if document::has_phone(directory.view_of(program), &digits) {
                    scores.matched.insert(document);
                    scores.totals.add(document, sources.weights.phone);
                }
            }
        } else if query.text.trim().is_empty() {
            scores.matched = DocSet::full(documents);
        } else {
            scores = ranking::boost_exact_matches(&sources, directory, &expanded, scores);
        }
        let explanation = ranking::explain(&sources, scratch, &expanded, &scores);
        Ranked { scores, explanation, mistyped_code }
    }

    /// The matching programs in the order asked for, at least as far as they are shown.
    fn sorted(
        &self,
        directory: &Directory,
        query: &Query,
        near: Option<Coordinates>,
        matched: &DocSet,
        totals: &Accumulator,
    ) -> Vec<(DocId, f64)> {
        let weights = &Weights::PROGRAMS;
        let today = today(query.now);
        let scored = |document: DocId| {
            let ends = self.facets.ends[document as usize];
            let ended = ends != 0 && ends < today;
            let closed = self.facets.closed.contains(document);
            let score = totals.get(document);
            (document, if ended || closed { score * weights.ended } else { score })
        };
        let wanted = match query.sort {
            Sort::Best => (query.offset as usize).saturating_add(page_size(query)),
            Sort::Nearest | Sort::OpenFirst => usize::MAX / 4,
        };
        // Programs are sorted by code, so that equal scores come in the order of their codes.
        let mut ranked = top_k(matched.iter().map(scored), wanted.min(matched.count() as usize));
        // What is hardly relevant comes after all others, whatever the order. Each part keeps the best first.
        let best = ranked.first().map_or(0.0, |(_, score)| *score);
        let is_rest = |at: usize, ranked: &[(DocId, f64)]| ranked[at].1 < best * weights.relevant;
        let view = |document: DocId| directory.view(document as usize);
        match query.sort {
            Sort::Best => {}
            Sort::Nearest => {
                let distance = |&(document, _): &(DocId, f64)| {
                    let distance = view(document).zip(near).and_then(|(view, from)| geo::distance_km(view, from));
                    distance.unwrap_or(f64::INFINITY)
                };
                let far: Vec<f64> = ranked.iter().map(distance).collect();
                let order = sort::argsort(ranked.len(), &|a, b| {
                    is_rest(a, &ranked).cmp(&is_rest(b, &ranked)).then(far[a].total_cmp(&far[b]))
                });
                ranked = order.into_iter().map(|place| ranked[place as usize]).collect();
            }
            Sort::OpenFirst => {
                let opens = |&(document, _): &(DocId, f64)| {
                    // Among the open ones the best comes first, whenever they close.
                    let state = view(document).map(|view| view.open_state(&directory.zone, query.now));
                    let (class, moment) = state.unwrap_or(OpenState::Unknown).rank();
                    (class, if class == 2 { moment } else { 0 })
                };
                let opens: Vec<(u8, UnixSeconds)> = ranked.iter().map(opens).collect();
                let order = sort::argsort(ranked.len(), &|a, b| {
                    is_rest(a, &ranked).cmp(&is_rest(b, &ranked)).then(opens[a].cmp(&opens[b]))
                });
                ranked = order.into_iter().map(|place| ranked[place as usize]).collect();
            }
        }
        ranked
    }
}

/// The lines for the danger that the text speaks of. A line that was typed by its number comes first.
fn crisis_lines(directory: &Directory, text: &str, danger: Option<Option<Danger>>) -> Vec<CrisisLine> {
    let community = &directory.community;
    let typed = typed_number(text).and_then(|digits| community.line_of(&digits));
    let fitting = danger.map(|danger| community.lines_for(danger)).unwrap_or_default();
    let others = fitting.into_iter().filter(|line| Some(*line) != typed);
    typed.into_iter().chain(others).take(Community::MOST_LINES).cloned().collect()
}

/// The digits of a text that is one number.
fn typed_number(text: &str) -> Option<String> {
    let mut words = Vec::new();
    analysis::words(text, |word, _, _| {
        if words.len() < 3 {
            words.push(word.to_owned());
        }
    });
    match &words[..] {
        [only] if only.bytes().all(|byte| byte.is_ascii_digit()) => Some(only.clone()),
        _ => None,
    }
}

/// What the text of a query found.
struct Ranked {
    scores: Scores,
    explanation: Explanation,
    /// The text is a code with a slip in it.
    mistyped_code: bool,
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

//! Prefix search: all terms with a prefix are scored as one. Frequent prefixes are cached.

use super::{Scratch, Sources};
use crate::{
    doc_set::{DocId, DocSet},
    inverted::{Accumulator, TermId, saturate},
    sort,
    top_k::top_k,
};
use std::{ops::Range, rc::Rc};

/// Prefixes whose postings are longer than this, in bytes, are cached ...
const FREQUENT: u32 = 5_000;
/// ... with the scores of so many documents; all others get the score of the last one.
const MAX_SCORES: usize = 500;
const MAX_CACHED: usize = 64;

pub(super) type PrefixCache = Vec<(String, Rc<PrefixMatches>)>;

/// What the terms with one prefix find.
#[derive(Debug, Default)]
pub(super) struct PrefixMatches {
    pub scores: Vec<(DocId, f64)>,
    /// Documents beyond those, all with the score `least`.
    pub others: Option<DocSet>,
    pub least: f64,
    /// Documents with a compound that has the prefix.
    pub compounds: Vec<DocId>,
}

/// Scores the terms of `range` as one.
pub(super) fn prefix_matches(
    sources: &Sources,
    cache: &mut PrefixCache,
    tf: &mut Accumulator,
    prefix: &str,
    range: Range<TermId>,
) -> Rc<PrefixMatches> {
    if let Some((_, known)) = cache.iter().find(|(cached, _)| cached == prefix) {
        return known.clone();
    }
    let terms: Vec<TermId> = range.clone().collect();
    let mut compounds = sources.index.accumulate(sources.norms, &terms, tf);
    sort::sort_dedup(&mut compounds);
    let idf = sources.index.idf(tf.count()) * sources.weights.prefix;
    let k1 = sources.weights.bm25f.k1;
    let mut matches = PrefixMatches { compounds, ..PrefixMatches::default() };
    matches.scores.extend(tf.iter().map(|(document, tf)| (document, idf * saturate(tf, k1))));
    tf.clear();
    let is_frequent = range.map(|term| sources.index.postings_len(term)).sum::<u32>() > FREQUENT;
    if is_frequent {
        matches.compress(sources.index.documents());
        if cache.len() >= MAX_CACHED {
            cache.clear();
        }
    }
    let matches = Rc::new(matches);
    if is_frequent {
        cache.push((prefix.to_owned(), matches.clone()));
    }
    matches
}

impl PrefixMatches {
    /// Keeps the scores of the best documents, and of the others that they match.
    fn compress(&mut self, documents: u32) {
        if self.scores.len() <= MAX_SCORES {
            return;
        }
        let mut others = DocSet::empty(documents);
        self.scores.iter().for_each(|(document, _)| others.insert(*document));
        self.scores = top_k(self.scores.drain(..), MAX_SCORES + 1);
        self.least = self.scores.pop().map_or(0.0, |(_, score)| score);
        self.scores.shrink_to_fit();
        self.scores.iter().for_each(|(document, _)| others.remove(*document));
        self.others = Some(others);
    }
}

/// Fills the cache for the prefix of one `letter`.
pub(crate) fn warm_prefix(sources: &Sources, scratch: &mut Scratch, letter: char) {
    let prefix = letter.to_string();
    let range = sources.index.with_prefix(&prefix);
    if !range.is_empty() {
        prefix_matches(sources, &mut scratch.prefixes, &mut scratch.tf, &prefix, range);
    }
}

//! What all stages of ranking share: what they read, and memory that is used again by every search.

use super::{lookup::RecentLookups, prefix::PrefixCache, synonym::SynonymCache, weights::Weights};
use crate::{
    facets::Facets,
    inverted::{Accumulator, InvertedIndex, Norms},
    signs::DangerSigns,
    synonyms::SynonymMap,
    topic_table::TopicTable,
};

/// What ranking reads.
pub(crate) struct Sources<'a> {
    pub index: &'a InvertedIndex,
    pub norms: &'a Norms,
    pub facets: &'a Facets,
    pub synonyms: &'a SynonymMap,
    /// The app's, once they are there, and the community's own.
    pub signs: [Option<&'a DangerSigns>; 2],
    pub weights: &'a Weights,
    /// Once it is there: what each word speaks for, and for each of its topics the entry of `synonyms`.
    pub topics: Option<(&'a TopicTable, &'a [Option<u32>])>,
}

/// Memory and caches that outlive a search. Accumulators are empty between the stages, but for `totals`.
pub(crate) struct Scratch {
    /// Weighted term frequencies of one term.
    pub(super) tf: Accumulator,
    /// Scores of one term or phrase.
    pub(super) term: Accumulator,
    /// Summed idf of a phrase's words that each document has.
    pub(super) covered: Accumulator,
    /// Scores of one clause.
    pub(super) clause: Accumulator,
    /// Scores of one synonym.
    pub(super) synonym: Accumulator,
    /// The memory of [`super::Scores::totals`], given back after a search.
    pub(super) totals: Accumulator,
    /// How many content words of the query each document matches.
    pub(super) matched_words: Vec<u8>,
    pub(super) synonyms: SynonymCache,
    pub(super) prefixes: PrefixCache,
    pub(super) lookups: RecentLookups,
}

impl Scratch {
    pub(crate) fn new(documents: u32) -> Scratch {
        let accumulator = || Accumulator::new(documents);
        Scratch {
            tf: accumulator(),
            term: accumulator(),
            covered: accumulator(),
            clause: accumulator(),
            synonym: accumulator(),
            totals: accumulator(),
            matched_words: vec![0; documents as usize],
            synonyms: SynonymCache::default(),
            prefixes: PrefixCache::default(),
            lookups: RecentLookups::default(),
        }
    }

    /// Takes the memory of a search's scores back.
    pub(crate) fn recycle(&mut self, totals: Accumulator) {
        self.totals = totals;
    }
}

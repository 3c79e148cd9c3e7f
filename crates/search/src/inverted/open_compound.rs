//! Open compounds: `foodbank` finds `food bank`.

use super::{
    COMPOUNDS, MAX_DOCUMENTS,
    bm25f::Norms,
    index::{InvertedIndex, TermId},
};
use crate::{doc_set::DocId, sort};

/// Two words that stand together in a tenth of the documents of the rarer one are a compound, no accident.
const TOGETHER: usize = 10;
/// A second half of which only a prefix is typed: at most so many terms, at least so many letters.
const MAX_PREFIX_TERMS: usize = 100;
const MIN_PREFIX: usize = 2;

/// The documents in which a word is written as two.
#[derive(Debug, Clone, Default)]
pub(crate) struct OpenCompound {
    /// Weighted term frequencies, by document.
    pub tfs: Vec<(DocId, f64)>,
    /// The parts, to highlight.
    pub parts: Vec<TermId>,
}

impl InvertedIndex {
    /// Whether `term` stands in a text, not only as the closed form of a compound.
    pub(crate) fn is_written(&self, term: TermId) -> bool {
        let mut postings = self.postings(term);
        while let Some((document, _)) = postings.next_document().filter(|(d, _)| *d < self.documents()) {
            let written = u32::from(self.ends(document)[COMPOUNDS - 1]);
            if postings.next_position().is_some_and(|first| first < written) {
                return true;
            }
        }
        false
    }

    /// Where the parts of `word` stand one right after the other. `is_prefix`: the second part may be a prefix.
    /// `is_known`: the word is written as one, too, so that its parts may be neighbours by accident.
    pub(crate) fn open_compound(&self, norms: &Norms, word: &str, is_prefix: bool, is_known: bool) -> OpenCompound {
        let mut compound = OpenCompound::default();
        let mut tfs: Vec<(DocId, f64)> = Vec::new();
        for (at, _) in word.char_indices().skip(1) {
            let (first, second) = word.split_at(at);
            // An article is no part.
            let Some(first) = self.find(first).filter(|_| first != "a") else { continue };
            let seconds: Vec<TermId> = if is_prefix && second.chars().count() >= MIN_PREFIX {
                self.with_prefix(second).take(MAX_PREFIX_TERMS).collect()
            } else {
                self.forms(second)
            };
            let (found, holders) = self.pairs(norms, first, &seconds);
            if !found.is_empty() && (!is_known || found.len() * TOGETHER >= holders) {
                tfs.extend(found);
                compound.parts.push(first);
                compound.parts.extend(seconds);
            }
        }
        tfs.sort_unstable_by_key(|(document, _)| *document);
        for (document, tf) in tfs {
            match compound.tfs.last_mut() {
                Some((last, sum)) if *last == document => *sum += tf,
                _ => compound.tfs.push((document, tf)),
            }
        }
        compound
    }

    /// The documents in which one of `second` follows right after `first`, with weighted term frequencies; and how many
    /// documents have the rarer one.
    fn pairs(&self, norms: &Norms, first: TermId, second: &[TermId]) -> (Vec<(DocId, f64)>, usize) {
        let frequency = |terms: &[TermId]| terms.iter().map(|&term| self.postings_len(term)).sum::<u32>();
        let rarer = if frequency(second) < frequency(&[first]) { second } else { &[first] };
        let mut holders: Vec<DocId> = Vec::new();
        for &term in rarer {
            let mut postings = self.postings(term);
            while let Some((document, _)) = postings.next_document().filter(|(d, _)| *d < self.documents()) {
                holders.push(document);
            }
        }
        sort::sort_dedup(&mut holders);
        holders.truncate(MAX_DOCUMENTS);
        let (firsts, seconds) = (self.positions(&[first], &holders), self.positions(second, &holders));
        let mut found = Vec::new();
        for (slot, &document) in holders.iter().enumerate() {
            let ends = self.ends(document);
            let mut tf = 0.0;
            for &position in firsts.of(slot) {
                let field = InvertedIndex::field_of(ends, u32::from(position));
                let follows = seconds.of(slot).binary_search(&position.saturating_add(1)).is_ok();
                if follows && field < COMPOUNDS && position + 1 < ends[field] {
                    let start = if field == 0 { 0 } else { ends[field - 1] };
                    tf += norms.occurrence(field, ends[field] - start);
                }
            }
            if tf > 0.0 {
                found.push((document, tf));
            }
        }
        (found, holders.len())
    }
}

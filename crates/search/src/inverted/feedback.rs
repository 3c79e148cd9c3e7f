//! Pseudo-relevance feedback: expansion terms from the first results.
//!
//! Bo1 (Amati: "Probability Models for Information Retrieval Based on Divergence from Randomness", 2003): a term weighs by
//! how much more often it occurs in the first documents than by chance.

use super::{
    COMPOUNDS,
    index::{InvertedIndex, TermId},
};
use crate::{doc_set::DocId, top_k::top_k};

impl InvertedIndex {
    /// The `count` terms that distinguish the `relevant` documents, each weighted from 0 to 1, from all others; with weights from
    /// 0 to 1, heaviest first. Each stands for its stem class.
    ///
    /// Reads every posting once: for a few queries at a time, not for every keystroke.
    pub(crate) fn feedback(&self, relevant: &[(DocId, f64)], count: usize) -> Vec<(TermId, f64)> {
        let mut relevant = relevant.to_vec();
        relevant.sort_unstable_by_key(|(document, _)| *document);
        let documents = f64::from(self.documents());
        // By representative: occurrences in all documents, in the relevant ones, and how many of these have it.
        let mut classes = vec![(0u32, 0.0, 0u32); self.terms()];
        for term in 0..self.terms() as TermId {
            let (mut everywhere, mut here, mut holders) = (0, 0.0, 0);
            let mut postings = self.postings(term);
            let mut next = 0;
            while let Some((document, _)) = postings.next_document().filter(|(d, _)| *d < self.documents()) {
                let written = u32::from(self.ends(document)[COMPOUNDS - 1]);
                let mut times = 0;
                while let Some(position) = postings.next_position() {
                    times += u32::from(position < written);
                }
                if times == 0 {
                    continue;
                }
                everywhere += times;
                while relevant.get(next).is_some_and(|(other, _)| *other < document) {
                    next += 1;
                }
                if let Some((_, weight)) = relevant.get(next).filter(|(other, _)| *other == document) {
                    here += f64::from(times) * weight;
                    holders += 1;
                }
            }
            let class = &mut classes[self.representative(term) as usize];
            class.0 += everywhere;
            class.1 += here;
            class.2 += holders;
        }
        let weighted = (0..)
            .zip(classes)
            .filter(|(_, (everywhere, here, holders))| {
                *holders > 1 && f64::from(*everywhere) < documents * 2.0 && *here > 0.0
            })
            .map(|(term, (everywhere, here, _))| {
                let chance = f64::from(everywhere) / documents;
                (term, here * ((1.0 + chance) / chance).log2() + (1.0 + chance).log2())
            });
        let mut weighted = top_k(weighted, count);
        let most = weighted.first().map_or(1.0, |w| w.1);
        weighted.iter_mut().for_each(|w| w.1 /= most);
        weighted
    }
}

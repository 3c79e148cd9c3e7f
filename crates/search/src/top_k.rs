//! Top-k selection by score.

use crate::doc_set::DocId;

/// The `k` documents with the highest scores, which are not negative. Of equal scores the lower document number wins.
pub(crate) struct TopK {
    k: usize,
    /// Score (its bits, inverted) and document in one number: the smaller the better.
    candidates: Vec<u128>,
    /// What is not below this cannot be among the top k.
    threshold: u128,
}

impl TopK {
    pub(crate) fn new(k: usize) -> TopK {
        TopK { k, candidates: Vec::new(), threshold: u128::MAX }
    }

    #[inline]
    pub(crate) fn push(&mut self, document: DocId, score: f64) {
        let key = u128::from(!score.to_bits()) << 32 | u128::from(document);
        if key < self.threshold {
            self.candidates.push(key);
            // A buffer of a few times k, so that most documents cost one comparison.
            if self.candidates.len() >= (self.k * 4).max(64) {
                self.shrink();
            }
        }
    }

    fn shrink(&mut self) {
        if self.candidates.len() > self.k {
            self.threshold = match self.k {
                0 => 0,
                k => *self.candidates.select_nth_unstable(k - 1).1,
            };
            self.candidates.truncate(self.k);
        }
    }

    /// Documents and scores, best first.
    pub(crate) fn into_ranked(mut self) -> Vec<(DocId, f64)> {
        self.shrink();
        self.candidates.sort_unstable();
        self.candidates.iter().map(|key| (*key as u32, f64::from_bits(!((key >> 32) as u64)))).collect()
    }

    /// The documents alone, ascending.
    pub(crate) fn into_documents(mut self) -> Vec<DocId> {
        self.shrink();
        let mut documents: Vec<u32> = self.candidates.iter().map(|key| *key as u32).collect();
        documents.sort_unstable();
        documents
    }
}

/// The `k` best of `scores`, best first.
pub(crate) fn top_k(scores: impl Iterator<Item = (DocId, f64)>, k: usize) -> Vec<(DocId, f64)> {
    let mut top = TopK::new(k);
    scores.for_each(|(document, score)| top.push(document, score));
    top.into_ranked()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_top_k_are_those_of_a_whole_sort(scores in proptest::collection::vec(0u8..20, 0..400), k in 0usize..80) {
            let scores: Vec<(u32, f64)> = (0..).zip(scores.into_iter().map(f64::from)).collect();
            let mut all = scores.clone();
            all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            all.truncate(k);
            proptest::prop_assert_eq!(top_k(scores.into_iter(), k), all);
        }
    }
}

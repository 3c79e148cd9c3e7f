//! Term proximity: how often neighbours of the query stand near each other in a document.
//!
//! The sequential dependence model (Metzler, Croft: "A Markov Random Field Model for Term Dependencies",
//! 2005) with BM25's saturation in place of language models: for two neighbouring terms, how often they
//! stand one right after the other, and how often within a window of eight words in either order.

use super::{
    FIELDS,
    index::{InvertedIndex, TermId},
};
use crate::doc_set::DocId;

/// Positions are looked up in at most so many documents at a time.
pub(crate) const MAX_DOCUMENTS: usize = 1 << 16;

/// Words of a window are at most so many positions apart.
const WINDOW: u32 = 8;

/// How near two terms stand in one document.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct TermProximity {
    /// Times that the second follows right after the first.
    pub phrases: u32,
    /// Times that they stand within the window, in either order.
    pub windows: u32,
}

/// The positions of a class of terms in some documents.
pub(crate) struct Positions {
    /// For each of the documents, where its positions start in `positions`; one more than documents.
    starts: Vec<u32>,
    positions: Vec<u16>,
}

impl InvertedIndex {
    /// The positions of `terms` in `documents` (ascending, at most [`MAX_DOCUMENTS`]).
    pub(crate) fn positions(&self, terms: &[TermId], documents: &[DocId]) -> Positions {
        // Slot and position, 16 bits each.
        let mut found: Vec<u32> = Vec::new();
        for &term in terms {
            let mut postings = self.postings(term);
            let mut next = 0;
            while let Some((document, count)) = postings.next_document() {
                while documents.get(next).is_some_and(|&d| d < document) {
                    next += 1;
                }
                match documents.get(next) {
                    None => break,
                    Some(&d) if d == document => {
                        for _ in 0..count {
                            found.extend(postings.next_position().map(|p| (next as u32) << 16 | p & 0xffff));
                        }
                    }
                    Some(_) => {}
                }
            }
        }
        if terms.len() > 1 {
            found.sort_unstable();
        }
        let mut starts = vec![0u32; documents.len() + 1];
        found.iter().for_each(|at| starts[(at >> 16) as usize + 1] += 1);
        for slot in 1..starts.len() {
            starts[slot] += starts[slot - 1];
        }
        Positions { starts, positions: found.into_iter().map(|at| at as u16).collect() }
    }
}

impl Positions {
    /// The positions in document number `slot` of those asked for, ascending.
    pub(crate) fn of(&self, slot: usize) -> &[u16] {
        &self.positions[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }
}

/// How near the positions `first` and `second` are in a document whose fields end at `ends`.
pub(crate) fn term_proximity(first: &[u16], second: &[u16], ends: &[u16; FIELDS]) -> TermProximity {
    let mut near = TermProximity::default();
    let mut from = 0;
    for &a in first {
        while from < second.len() && u32::from(second[from]) + WINDOW < u32::from(a) {
            from += 1;
        }
        for &b in second[from..].iter().take_while(|&&b| u32::from(b) <= u32::from(a) + WINDOW) {
            if a == b || InvertedIndex::field_of(ends, u32::from(a)) != InvertedIndex::field_of(ends, u32::from(b)) {
                continue;
            }
            near.windows += 1;
            near.phrases += u32::from(b == a + 1);
        }
    }
    near
}

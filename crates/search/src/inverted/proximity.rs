//! Defines proximity: neighbours of the query that stand near each other in a document.
//!
//! The sequential dependence model (Metzler, Croft: "A Markov Random Field Model for Term Dependencies",
//! 2005) with BM25's saturation in place of language models: for two neighbouring terms, how often they
//! stand one right after the other, and how often within a window of eight words in either order.

use super::{
    FIELDS,
    index::{TextIndex, WordId},
};

/// Documents, at most, in which places are looked up at a time.
pub const MAX_PLACES: usize = 1 << 16;

/// Words apart, at most, to count as near.
const WINDOW: u32 = 8;

/// How near two terms stand in one document.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Nearness {
    /// Times that the second follows right after the first.
    pub phrases: u32,
    /// Times that they stand within the window, in either order.
    pub windows: u32,
}

/// The positions of one term (any of its words) in the chosen documents.
pub struct Places {
    /// For each chosen document, where its positions start in `positions`; one more than documents.
    starts: Vec<u32>,
    positions: Vec<u16>,
}

impl TextIndex {
    /// The places of `words` in `chosen` documents (ascending, at most [`MAX_PLACES`]).
    pub fn places(&self, words: &[WordId], chosen: &[u32]) -> Places {
        // Slot and position, 16 bits each.
        let mut found: Vec<u32> = Vec::new();
        for &word in words {
            let mut postings = self.postings(word);
            let mut next = 0;
            while let Some((document, count)) = postings.next_document() {
                while chosen.get(next).is_some_and(|&c| c < document) {
                    next += 1;
                }
                match chosen.get(next) {
                    None => break,
                    Some(&c) if c == document => {
                        for _ in 0..count {
                            found.extend(postings.next_position().map(|p| (next as u32) << 16 | p & 0xffff));
                        }
                    }
                    Some(_) => {}
                }
            }
        }
        if words.len() > 1 {
            found.sort_unstable();
        }
        let mut starts = vec![0u32; chosen.len() + 1];
        found.iter().for_each(|at| starts[(at >> 16) as usize + 1] += 1);
        for slot in 1..starts.len() {
            starts[slot] += starts[slot - 1];
        }
        Places { starts, positions: found.into_iter().map(|at| at as u16).collect() }
    }
}

impl Places {
    /// The positions in the chosen document number `slot`, ascending.
    pub fn of(&self, slot: usize) -> &[u16] {
        &self.positions[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }
}

/// How near `first` and `second` stand in a document whose fields end at `ends`.
pub fn nearness(first: &[u16], second: &[u16], ends: &[u16; FIELDS]) -> Nearness {
    let mut near = Nearness::default();
    let mut from = 0;
    for &a in first {
        while from < second.len() && u32::from(second[from]) + WINDOW < u32::from(a) {
            from += 1;
        }
        for &b in second[from..].iter().take_while(|&&b| u32::from(b) <= u32::from(a) + WINDOW) {
            if a == b || TextIndex::field_of(ends, u32::from(a)) != TextIndex::field_of(ends, u32::from(b)) {
                continue;
            }
            near.windows += 1;
            near.phrases += u32::from(b == a + 1);
        }
    }
    near
}

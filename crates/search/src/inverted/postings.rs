//! Postings: in which documents a term occurs, and at which positions.
//!
//! Two streams of LEB128 numbers, since each compresses better alone:
//! *documents* holds, per document, the distance from the document before, doubled, plus one if
//! the term occurs there more than once, and then how many times beyond two; *positions* holds the
//! first position and the distances of the further ones.

use super::codec::{push, take};
use crate::doc_set::DocId;

/// Appends a document with `count` positions, at least one. `gap`: distance from the document before.
#[inline]
pub(super) fn write(documents: &mut Vec<u8>, gap: u32, count: u32) {
    push(documents, u64::from(gap) << 1 | u64::from(count > 1));
    if count > 1 {
        push(documents, u64::from(count) - 2);
    }
}

/// Reads the postings of one term, document by document.
pub(crate) struct Postings<'a> {
    documents: &'a [u8],
    at: usize,
    positions: &'a [u8],
    place: usize,
    document: DocId,
    /// Positions of the current document not read yet.
    left: u32,
    position: u32,
}

impl<'a> Postings<'a> {
    pub(crate) fn new(documents: &'a [u8], positions: &'a [u8]) -> Postings<'a> {
        Postings { documents, at: 0, positions, place: 0, document: 0, left: 0, position: 0 }
    }

    /// Goes on to the next document: its number and how often the term occurs there.
    #[inline]
    pub(crate) fn next_document(&mut self) -> Option<(DocId, u32)> {
        while self.left > 0 {
            self.next_position();
        }
        if self.at >= self.documents.len() {
            return None;
        }
        let head = take(self.documents, &mut self.at);
        self.document = self.document.wrapping_add(head >> 1);
        let count = if head & 1 == 1 { take(self.documents, &mut self.at).saturating_add(2) } else { 1 };
        // No document has more positions than there are.
        self.left = count.min(u32::from(u16::MAX));
        self.position = 0;
        Some((self.document, self.left))
    }

    /// Goes on to the next position in the current document.
    #[inline]
    pub(crate) fn next_position(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        self.position = self.position.wrapping_add(take(self.positions, &mut self.place));
        Some(self.position)
    }
}

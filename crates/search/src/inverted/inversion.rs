//! Defines inversion: the documents' words, in the order in which they stand, become postings, sorted by word.
//! Twice counted and copied, never compared: for a new index and for a saved one.

use super::{FIELDS, bytes::push, postings};

/// Both streams of [`postings`], and where each word's start in them; one more than there are words.
pub(super) struct Inverted {
    pub documents: Vec<u8>,
    pub positions: Vec<u8>,
    pub offsets: Vec<(u32, u32)>,
}

/// Positions for which the document of the first is noted: about as many as half a document has.
const NEAR: usize = 32;

/// `ends`: of each field of each document. `standing`: at each position of all documents a word's number plus one,
/// or 0. `counts`: by number, how often the word stands. `order`: the words to be written, by number.
pub(super) fn inverted(ends: &[u16], standing: Vec<u32>, counts: &[u32], order: &[u32]) -> Inverted {
    let starts = starts(ends);
    let mut next: Vec<u32> = counts.iter().scan(0, |sum, count| Some(std::mem::replace(sum, *sum + count))).collect();
    let mut places = vec![0u32; counts.iter().sum::<u32>() as usize];
    for (at, word) in standing.iter().enumerate() {
        if let Some(word) = word.checked_sub(1) {
            let to = &mut next[word as usize];
            places[*to as usize] = at as u32;
            *to += 1;
        }
    }
    drop(standing);
    let mut near = Vec::new();
    for (document, end) in (0..).zip(&starts[1..]) {
        near.resize(near.len().max((*end as usize).div_ceil(NEAR)), document);
    }
    let mut documents = Vec::with_capacity(places.len());
    let mut positions = Vec::with_capacity(places.len());
    let mut offsets = Vec::with_capacity(order.len() + 1);
    for &word in order {
        offsets.push((documents.len() as u32, positions.len() as u32));
        let end = next[word as usize] as usize;
        let mut left = &places[end - counts[word as usize] as usize..end];
        let (mut previous, mut document) = (0, 0);
        while let Some(&first) = left.first() {
            document = document.max(near[first as usize / NEAR]);
            while starts[document as usize + 1] <= first {
                document += 1;
            }
            let (mut before, ends) = (starts[document as usize], starts[document as usize + 1]);
            let all = left.len();
            while let Some((&place, rest)) = left.split_first()
                && place < ends
            {
                push(&mut positions, u64::from(place - before));
                before = place;
                left = rest;
            }
            postings::write(&mut documents, document - previous, (all - left.len()) as u32);
            previous = document;
        }
    }
    offsets.push((documents.len() as u32, positions.len() as u32));
    documents.shrink_to_fit();
    positions.shrink_to_fit();
    Inverted { documents, positions, offsets }
}

/// Where each document's positions start, one after the other; one more than there are documents.
pub(super) fn starts(ends: &[u16]) -> Vec<u32> {
    let mut starts = vec![0];
    starts.extend(ends.chunks_exact(FIELDS).scan(0, |at, ends| {
        *at += u32::from(ends[FIELDS - 1]);
        Some(*at)
    }));
    starts
}

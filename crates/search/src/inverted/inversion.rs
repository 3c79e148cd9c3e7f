//! Inversion: a forward index (the terms of all documents by position) becomes postings, by counting sort.

use super::{FIELDS, codec::push, postings};

/// Both streams of [`postings`], and where each term's start in them; one more than there are terms.
pub(super) struct Inverted {
    pub documents: Vec<u8>,
    pub positions: Vec<u8>,
    pub offsets: Vec<(u32, u32)>,
}

/// Every so many positions the document is noted, so that it is found by a short scan: half a document.
const STRIDE: usize = 32;

/// `ends`: of each field of each document. `forward`: at each position of all documents a term's number plus one, or 0.
/// `counts`: occurrences, by number. `order`: the numbers of the terms to write.
pub(super) fn inverted(ends: &[u16], forward: Vec<u32>, counts: &[u32], order: &[u32]) -> Inverted {
    let starts = starts(ends);
    let mut next: Vec<u32> = counts.iter().scan(0, |sum, count| Some(std::mem::replace(sum, *sum + count))).collect();
    let mut places = vec![0u32; counts.iter().sum::<u32>() as usize];
    for (at, term) in forward.iter().enumerate() {
        if let Some(term) = term.checked_sub(1) {
            let to = &mut next[term as usize];
            places[*to as usize] = at as u32;
            *to += 1;
        }
    }
    drop(forward);
    let mut document_at = Vec::new();
    for (document, end) in (0..).zip(&starts[1..]) {
        document_at.resize(document_at.len().max((*end as usize).div_ceil(STRIDE)), document);
    }
    let mut documents = Vec::with_capacity(places.len());
    let mut positions = Vec::with_capacity(places.len());
    let mut offsets = Vec::with_capacity(order.len() + 1);
    for &term in order {
        offsets.push((documents.len() as u32, positions.len() as u32));
        let end = next[term as usize] as usize;
        let mut left = &places[end - counts[term as usize] as usize..end];
        let (mut previous, mut document) = (0, 0);
        while let Some(&first) = left.first() {
            document = document.max(document_at[first as usize / STRIDE]);
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

/// Where each document's positions start; one more than there are documents.
pub(super) fn starts(ends: &[u16]) -> Vec<u32> {
    let mut starts = vec![0];
    starts.extend(ends.chunks_exact(FIELDS).scan(0, |at, ends| {
        *at += u32::from(ends[FIELDS - 1]);
        Some(*at)
    }));
    starts
}

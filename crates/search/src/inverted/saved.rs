//! The saved form of an inverted index (`docs/index-format.md`): a forward index, which compresses to two thirds of what
//! the postings do, and is inverted again in a few milliseconds. Loading tokenizes and stems nothing.
//!
//! Similar documents stand together (an organization's programs share whole sentences), and frequent terms have small
//! numbers.

use super::{
    FIELDS,
    codec::{Reader, Truncated, Writer},
    dictionary::Dictionary,
    index::{InvertedIndex, TermId},
    inversion::{inverted, starts},
};
use crate::{analysis::Language, sort};

/// Documents are compared from this field on: titles differ most.
const SIMILAR_FROM: usize = 1;
/// Most positions for each saved byte: bounds the memory that damaged bytes can ask for.
const MAX_DENSITY: u64 = 64;
/// Of a term's byte, the bits of its language; the others are its rarity.
const LANGUAGE_BITS: u32 = 3;

impl InvertedIndex {
    pub(crate) fn write(&self, to: &mut Writer) {
        let (starts, terms) = self.forward();
        let of = |document: usize| &terms[starts[document] as usize..starts[document + 1] as usize];
        let compared = |document: usize| &of(document)[usize::from(self.ends[document * FIELDS + SIMILAR_FROM - 1])..];
        let order = sort::argsort(self.documents() as usize, &|a, b| compared(a).cmp(compared(b)));
        to.number(u64::from(self.documents()));
        // Field by field, since like numbers compress better together.
        for field in 0..FIELDS {
            for &document in &order {
                let ends = self.ends(document);
                let start = if field == 0 { 0 } else { ends[field - 1] };
                to.number(u64::from(ends[field] - start));
            }
        }
        order.iter().for_each(|&document| to.number(u64::from(document)));
        self.dictionary.write(to);
        let mut counts = vec![0u32; self.terms()];
        terms.iter().filter_map(|term| term.checked_sub(1)).for_each(|term| counts[term as usize] += 1);
        let bytes = counts.iter().zip(&self.languages);
        let bytes: Vec<u8> = bytes.map(|(count, language)| rarity(*count) << LANGUAGE_BITS | *language as u8).collect();
        to.bytes(&bytes);
        for (id, &next) in self.next_in_class.iter().enumerate() {
            let step = i64::from(next) - id as i64;
            to.number((step << 1 ^ step >> 63) as u64);
        }
        let numbers = numbers(&bytes);
        for &document in &order {
            let mut free = 0;
            for &term in of(document as usize) {
                match term.checked_sub(1) {
                    None => free += 1,
                    Some(term) => {
                        write_free(to, &mut free);
                        to.number(u64::from(numbers[term as usize]) + 1);
                    }
                }
            }
            write_free(to, &mut free);
        }
    }

    /// For each document where its positions start, and for each position the term plus one, or 0.
    fn forward(&self) -> (Vec<u32>, Vec<u32>) {
        let starts = starts(&self.ends);
        let mut terms = vec![0; starts[self.documents() as usize] as usize];
        for term in 0..self.terms() as TermId {
            let mut postings = self.postings(term);
            while let Some((document, _)) = postings.next_document() {
                while let Some(position) = postings.next_position() {
                    terms[(starts[document as usize] + position) as usize] = term + 1;
                }
            }
        }
        (starts, terms)
    }

    /// Reads what [`InvertedIndex::write`] wrote. Whatever the bytes, the result can be searched without a panic.
    pub(crate) fn read(from: &mut Reader) -> Result<InvertedIndex, Truncated> {
        let documents = usize::try_from(from.number()?).map_err(|_| Truncated)?;
        if documents > from.0.len() / FIELDS {
            return Err(Truncated);
        }
        // In the order of the saved form, then by number.
        let mut placed = vec![[0u16; FIELDS]; documents];
        for field in 0..FIELDS {
            for ends in &mut placed {
                let before = if field == 0 { 0 } else { ends[field - 1] };
                let length = u16::try_from(from.number()?).map_err(|_| Truncated)?;
                ends[field] = before.checked_add(length).ok_or(Truncated)?;
            }
        }
        let mut order = Vec::with_capacity(documents);
        let mut ends = vec![0u16; documents * FIELDS];
        let mut seen = vec![false; documents];
        for placed in &placed {
            let document = usize::try_from(from.number()?).map_err(|_| Truncated)?;
            if std::mem::replace(seen.get_mut(document).ok_or(Truncated)?, true) {
                return Err(Truncated);
            }
            ends[document * FIELDS..][..FIELDS].copy_from_slice(placed);
            order.push(document);
        }
        drop((placed, seen));
        let dictionary = Dictionary::read(from)?;
        let terms = dictionary.len();
        let bytes = from.bytes()?;
        if bytes.len() != terms {
            return Err(Truncated);
        }
        let mask = (1 << LANGUAGE_BITS) - 1;
        let languages = bytes.iter().map(|byte| Language::ALL[usize::from(byte & mask)]).collect();
        let mut next_in_class = Vec::with_capacity(terms);
        for id in 0..terms {
            let coded = from.number()?;
            let step = (coded >> 1) as i64 ^ -((coded & 1) as i64);
            let next = (id as i64).checked_add(step).and_then(|next| u32::try_from(next).ok()).ok_or(Truncated)?;
            if next as usize >= terms {
                return Err(Truncated);
            }
            next_in_class.push(next);
        }
        let total: u64 = ends.chunks_exact(FIELDS).map(|ends| u64::from(ends[FIELDS - 1])).sum();
        if total > (from.0.len() as u64).saturating_mul(MAX_DENSITY).min(u64::from(u32::MAX)) {
            return Err(Truncated);
        }
        let starts = starts(&ends);
        let numbers = numbers(bytes);
        let mut forward = vec![0u32; total as usize];
        let mut counts = vec![0u32; terms];
        for document in order {
            let (mut at, end) = (starts[document] as usize, starts[document + 1] as usize);
            while at < end {
                let number = from.number()? as usize;
                if number == 0 {
                    let free = from.number()? as usize;
                    at = at.checked_add(free.max(1)).filter(|&at| at <= end).ok_or(Truncated)?;
                } else {
                    *counts.get_mut(number - 1).ok_or(Truncated)? += 1;
                    forward[at] = number as u32;
                    at += 1;
                }
            }
        }
        let postings = inverted(&ends, forward, &counts, &numbers);
        Ok(InvertedIndex::new(ends, dictionary, postings, next_in_class, languages))
    }
}

fn write_free(to: &mut Writer, free: &mut u64) {
    if *free > 0 {
        to.number(0);
        to.number(std::mem::take(free));
    }
}

/// How rare a term is, in powers of two.
fn rarity(count: u32) -> u8 {
    count.leading_zeros().saturating_sub(1) as u8
}

/// The terms' numbers in the saved form, from the frequent to the rare by the rarity in `bytes`.
fn numbers(bytes: &[u8]) -> Vec<u32> {
    let mut next = [0; 33];
    bytes.iter().for_each(|byte| next[usize::from(byte >> LANGUAGE_BITS) + 1] += 1);
    for rarity in 1..next.len() {
        next[rarity] += next[rarity - 1];
    }
    let number = |byte: &u8| {
        let next = &mut next[usize::from(byte >> LANGUAGE_BITS)];
        *next += 1;
        *next - 1
    };
    bytes.iter().map(number).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::inverted::InvertedIndexBuilder;

    fn built(documents: &[Vec<(usize, String)>]) -> InvertedIndex {
        let mut builder = InvertedIndexBuilder::new([false; FIELDS]);
        for document in documents {
            let mut texts = document.clone();
            texts.sort_by_key(|(field, _)| *field);
            texts.iter().for_each(|(field, text)| builder.text(*field, Language::English, text));
            builder.end_document();
        }
        builder.finish()
    }

    proptest::proptest! {
        #[test]
        fn what_is_read_is_what_was_written(
            documents in proptest::collection::vec(proptest::collection::vec((0..FIELDS, "[abc ]{0,12}|[a-z]{1,4}( [a-z]{1,4}){0,9}"), 0..5), 0..40),
        ) {
            let index = built(&documents);
            let mut saved = Writer::default();
            index.write(&mut saved);
            let mut reader = Reader(&saved.0);
            proptest::prop_assert_eq!(InvertedIndex::read(&mut reader), Ok(index));
            proptest::prop_assert!(reader.0.is_empty());
        }

        #[test]
        fn damaged_bytes_give_an_index_or_none_but_no_panic(
            documents in proptest::collection::vec(proptest::collection::vec((0..FIELDS, "[abc ]{0,12}"), 0..4), 0..12),
            at in 0usize..1000, value: u8,
        ) {
            let mut saved = Writer::default();
            built(&documents).write(&mut saved);
            let place = at % saved.0.len();
            saved.0[place] = value;
            if let Ok(index) = InvertedIndex::read(&mut Reader(&saved.0)) {
                let mut again = Writer::default();
                index.write(&mut again);
                index.forms("abc");
            }
        }
    }
}

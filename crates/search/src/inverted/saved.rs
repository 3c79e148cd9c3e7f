//! Defines the saved form of a text index: the documents' words in their order, which compresses to two thirds of
//! what the postings do, and from which these are sorted again in a few milliseconds. No text is split and no stem
//! worked out.
//!
//! Documents that are alike stand together (an organization's programs share whole sentences), and frequent words
//! have small numbers. After the documents' field lengths and the words come, for each document, a number for each
//! position: a word's, plus one; or 0 and how many positions are free.

use super::{
    FIELDS,
    bytes::{Reader, Truncated, Writer},
    dictionary::Dictionary,
    index::TextIndex,
    invert::{inverted, starts},
};
use crate::{analysis::Language, order};

/// Field from which on documents are compared to stand together: titles differ most.
const ALIKE_FROM: usize = 1;
/// Positions, at most, for each saved byte: bounds what damaged bytes can ask for.
const DENSEST: u64 = 64;
/// Of a word's byte, the bits that tell its language; the others tell how rare it is.
const LANGUAGE_BITS: u32 = 3;

impl TextIndex {
    pub fn write(&self, to: &mut Writer) {
        let (starts, words) = self.forward();
        let of = |document: usize| &words[starts[document] as usize..starts[document + 1] as usize];
        let alike = |document: usize| &of(document)[usize::from(self.ends[document * FIELDS + ALIKE_FROM - 1])..];
        let order = order::places(self.documents() as usize, &|a, b| alike(a).cmp(alike(b)));
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
        let mut counts = vec![0u32; self.words()];
        words.iter().filter_map(|word| word.checked_sub(1)).for_each(|word| counts[word as usize] += 1);
        let bytes = counts.iter().zip(&self.languages);
        let bytes: Vec<u8> = bytes.map(|(count, language)| rarity(*count) << LANGUAGE_BITS | *language as u8).collect();
        to.bytes(&bytes);
        for (id, &next) in self.ring.iter().enumerate() {
            let step = i64::from(next) - id as i64;
            to.number((step << 1 ^ step >> 63) as u64);
        }
        let numbers = numbers(&bytes);
        for &document in &order {
            let mut free = 0;
            for &word in of(document as usize) {
                match word.checked_sub(1) {
                    None => free += 1,
                    Some(word) => {
                        write_free(to, &mut free);
                        to.number(u64::from(numbers[word as usize]) + 1);
                    }
                }
            }
            write_free(to, &mut free);
        }
    }

    /// For each document where its positions start, and what stands at each: a word plus one, or 0.
    fn forward(&self) -> (Vec<u32>, Vec<u32>) {
        let starts = starts(&self.ends);
        let mut words = vec![0; starts[self.documents() as usize] as usize];
        for word in 0..self.words() as u32 {
            let mut postings = self.postings(word);
            while let Some((document, _)) = postings.next_document() {
                while let Some(position) = postings.next_position() {
                    words[(starts[document as usize] + position) as usize] = word + 1;
                }
            }
        }
        (starts, words)
    }

    /// Reads what [`TextIndex::write`] wrote. Whatever the bytes, the result can be searched without a panic.
    pub fn read(from: &mut Reader) -> Result<TextIndex, Truncated> {
        let documents = usize::try_from(from.number()?).map_err(|_| Truncated)?;
        if documents > from.0.len() / FIELDS {
            return Err(Truncated);
        }
        // By place in the saved form, then by number.
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
        let words = dictionary.count();
        let bytes = from.bytes()?;
        if bytes.len() != words {
            return Err(Truncated);
        }
        let mask = (1 << LANGUAGE_BITS) - 1;
        let languages = bytes.iter().map(|byte| Language::ALL[usize::from(byte & mask)]).collect();
        let mut ring = Vec::with_capacity(words);
        for id in 0..words {
            let coded = from.number()?;
            let step = (coded >> 1) as i64 ^ -((coded & 1) as i64);
            let next = (id as i64).checked_add(step).and_then(|next| u32::try_from(next).ok()).ok_or(Truncated)?;
            if next as usize >= words {
                return Err(Truncated);
            }
            ring.push(next);
        }
        let total: u64 = ends.chunks_exact(FIELDS).map(|ends| u64::from(ends[FIELDS - 1])).sum();
        if total > (from.0.len() as u64).saturating_mul(DENSEST).min(u64::from(u32::MAX)) {
            return Err(Truncated);
        }
        let starts = starts(&ends);
        let numbers = numbers(bytes);
        let mut standing = vec![0u32; total as usize];
        let mut counts = vec![0u32; words];
        for document in order {
            let (mut at, end) = (starts[document] as usize, starts[document + 1] as usize);
            while at < end {
                let number = from.number()? as usize;
                if number == 0 {
                    let free = from.number()? as usize;
                    at = at.checked_add(free.max(1)).filter(|&at| at <= end).ok_or(Truncated)?;
                } else {
                    *counts.get_mut(number - 1).ok_or(Truncated)? += 1;
                    standing[at] = number as u32;
                    at += 1;
                }
            }
        }
        let postings = inverted(&ends, standing, &counts, &numbers);
        Ok(TextIndex::new(ends, dictionary, postings, ring, languages))
    }
}

fn write_free(to: &mut Writer, free: &mut u64) {
    if *free > 0 {
        to.number(0);
        to.number(std::mem::take(free));
    }
}

/// How rare a word is, in powers of two.
fn rarity(count: u32) -> u8 {
    count.leading_zeros().saturating_sub(1) as u8
}

/// The words' numbers in the saved form, from the frequent to the rare, as their bytes tell.
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
    use crate::text::TextBuilder;

    fn built(documents: &[Vec<(usize, String)>]) -> TextIndex {
        let mut builder = TextBuilder::new([false; FIELDS]);
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
            proptest::prop_assert_eq!(TextIndex::read(&mut reader), Ok(index));
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
            if let Ok(index) = TextIndex::read(&mut Reader(&saved.0)) {
                let mut again = Writer::default();
                index.write(&mut again);
                index.forms("abc");
            }
        }
    }
}

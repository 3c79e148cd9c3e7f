//! The term dictionary: all terms in byte order, front-coded.

use super::{
    codec::{Reader, Truncated, Writer},
    index::TermId,
};
use std::{cmp::Ordering, ops::Range};

/// Terms of a block share one entry of the skip table.
const BLOCK: usize = 16;

/// Up to four bytes of a prefix, and how many.
pub(super) type SkipPrefix = ([u8; 4], usize);

/// Sorted terms, each as the number of bytes that it shares with the one before, of further bytes, and these bytes.
///
/// The first term of a block is written whole. Shared bytes end on a letter's boundary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Dictionary {
    bytes: Vec<u8>,
    blocks: Vec<u32>,
    len: usize,
}

impl Dictionary {
    /// `terms`: ascending, distinct, each shorter than 256 bytes.
    pub(crate) fn new<'a>(terms: impl Iterator<Item = &'a str>) -> Dictionary {
        let mut dictionary = Dictionary::default();
        let mut previous = "";
        for term in terms {
            let shared = if dictionary.len.is_multiple_of(BLOCK) {
                dictionary.blocks.push(dictionary.bytes.len() as u32);
                0
            } else {
                shared_bytes(previous.as_bytes(), term.as_bytes())
            };
            dictionary.bytes.push(shared as u8);
            dictionary.bytes.push((term.len() - shared) as u8);
            dictionary.bytes.extend_from_slice(&term.as_bytes()[shared..]);
            dictionary.len += 1;
            previous = term;
        }
        dictionary.bytes.shrink_to_fit();
        dictionary
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Bytes of memory.
    pub(crate) fn size(&self) -> usize {
        self.bytes.capacity() + self.blocks.capacity() * 4
    }

    /// Steps through the terms from the block of term `from` on.
    pub(crate) fn cursor(&self, from: usize) -> Cursor<'_> {
        let block = from / BLOCK;
        let at = self.blocks.get(block).map_or(self.bytes.len(), |&at| at as usize);
        Cursor { dictionary: self, at, next: block * BLOCK, term: Vec::new() }
    }

    /// Visits the terms: the id, how many first bytes it shares with the term before, and its further bytes.
    /// The first term of a block comes whole, with `None`.
    ///
    /// When the visitor returns a prefix of the term, further terms with this prefix may be skipped.
    pub(crate) fn visit(&self, mut visit: impl FnMut(TermId, Option<usize>, &[u8]) -> Option<SkipPrefix>) {
        let bytes = &self.bytes[..];
        let (mut at, mut id) = (0, 0);
        while id < self.len {
            let Some(&[shared, further]) = bytes.get(at..at + 2).and_then(|head| head.first_chunk()) else { return };
            let end = at + 2 + usize::from(further);
            let Some(rest) = bytes.get(at + 2..end) else { return };
            let first = id.is_multiple_of(BLOCK);
            at = end;
            id += 1;
            if let Some((prefix, length)) = visit(id as u32 - 1, (!first).then_some(usize::from(shared)), rest) {
                // The last block that starts with the prefix may go on beyond it.
                let next = id.div_ceil(BLOCK);
                let has_prefix = |at: &u32| self.first_of(*at).starts_with(&prefix[..length]);
                if self.blocks.get(next).is_some_and(has_prefix) {
                    let block = next + self.blocks[next..].partition_point(has_prefix) - 1;
                    (at, id) = (self.blocks[block] as usize, block * BLOCK);
                }
            }
        }
    }

    /// The first term of the block at `at`.
    fn first_of(&self, at: u32) -> &[u8] {
        let at = at as usize;
        let length = self.bytes.get(at + 1).copied().unwrap_or(0) as usize;
        self.bytes.get(at + 2..at + 2 + length).unwrap_or_default()
    }

    pub(crate) fn term(&self, id: TermId) -> String {
        let mut cursor = self.cursor(id as usize);
        while let Some((found, ..)) = cursor.step() {
            if found == id {
                return String::from_utf8(cursor.term).unwrap_or_default();
            }
        }
        String::new()
    }

    pub(crate) fn find(&self, term: &str) -> Option<TermId> {
        let at = self.lower_bound(term.as_bytes(), false);
        let mut cursor = self.cursor(at);
        while let Some((id, found, _)) = cursor.step() {
            if id as usize >= at {
                return (found == term).then_some(id);
            }
        }
        None
    }

    /// The terms with `prefix`.
    pub(crate) fn with_prefix(&self, prefix: &str) -> Range<TermId> {
        self.lower_bound(prefix.as_bytes(), false) as u32..self.lower_bound(prefix.as_bytes(), true) as u32
    }

    /// Number of terms that sort before `key`; with `beyond`, including those with it as a prefix.
    fn lower_bound(&self, key: &[u8], beyond: bool) -> usize {
        let before = |term: &[u8]| {
            let term = if beyond { &term[..term.len().min(key.len())] } else { term };
            match term.cmp(key) {
                Ordering::Less => true,
                Ordering::Equal => beyond,
                Ordering::Greater => false,
            }
        };
        let block = self.blocks.partition_point(|at| before(self.first_of(*at)));
        if block == 0 {
            return 0;
        }
        let mut cursor = self.cursor((block - 1) * BLOCK);
        let end = (block * BLOCK).min(self.len);
        while cursor.next < end {
            match cursor.step() {
                Some((id, term, _)) if !before(term.as_bytes()) => return id as usize,
                Some(_) => {}
                None => break,
            }
        }
        end
    }

    pub(crate) fn write(&self, to: &mut Writer) {
        to.number(self.len as u64);
        to.bytes(&self.bytes);
    }

    /// Checks every term, so that later reads stay in bounds.
    pub(crate) fn read(from: &mut Reader) -> Result<Dictionary, Truncated> {
        let len = usize::try_from(from.number()?).map_err(|_| Truncated)?;
        let bytes = from.bytes()?.to_vec();
        if len > bytes.len() {
            return Err(Truncated);
        }
        let mut blocks = Vec::with_capacity(len.div_ceil(BLOCK));
        let mut at = 0;
        let mut length = 0;
        for id in 0..len {
            if id.is_multiple_of(BLOCK) {
                blocks.push(at as u32);
                length = 0;
            }
            let (&shared, &further) = bytes.get(at).zip(bytes.get(at + 1)).ok_or(Truncated)?;
            if usize::from(shared) > length {
                return Err(Truncated);
            }
            length = usize::from(shared) + usize::from(further);
            at += 2 + usize::from(further);
        }
        if at != bytes.len() {
            return Err(Truncated);
        }
        Ok(Dictionary { bytes, blocks, len })
    }
}

/// Reads terms one after the other.
pub(crate) struct Cursor<'a> {
    dictionary: &'a Dictionary,
    at: usize,
    next: usize,
    term: Vec<u8>,
}

impl Cursor<'_> {
    /// The next term: its id, the term, and how many of its first bytes are coded as shared with the term before (0 at
    /// the start of a block, whatever they share).
    pub(crate) fn step(&mut self) -> Option<(TermId, &str, usize)> {
        let bytes = &self.dictionary.bytes;
        let shared = usize::from(*bytes.get(self.at)?);
        let further = usize::from(*bytes.get(self.at + 1)?);
        let end = self.at + 2 + further;
        self.term.truncate(shared);
        self.term.extend_from_slice(bytes.get(self.at + 2..end)?);
        self.at = end;
        let id = self.next as u32;
        self.next += 1;
        Some((id, std::str::from_utf8(&self.term).unwrap_or_default(), shared))
    }
}

/// Number of first bytes that both have, not dividing a letter of `b`.
pub(super) fn shared_bytes(a: &[u8], b: &[u8]) -> usize {
    let mut shared = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    // Inside a letter bytes are 10xxxxxx.
    while shared > 0 && b.get(shared).is_some_and(|byte| byte & 0xc0 == 0x80) {
        shared -= 1;
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn check(words: &BTreeSet<String>, probes: &[String]) {
        let dictionary = Dictionary::new(words.iter().map(String::as_str));
        let sorted: Vec<&String> = words.iter().collect();
        for (id, word) in sorted.iter().enumerate() {
            assert_eq!(dictionary.find(word), Some(id as u32));
            assert_eq!(&dictionary.term(id as u32), *word);
        }
        for probe in probes {
            assert_eq!(dictionary.find(probe).is_some(), words.contains(probe));
            let expected: Vec<u32> =
                (0..sorted.len() as u32).filter(|&id| sorted[id as usize].starts_with(probe.as_str())).collect();
            assert_eq!(dictionary.with_prefix(probe).collect::<Vec<_>>(), expected, "{probe}");
        }
        let mut writer = Writer::default();
        dictionary.write(&mut writer);
        assert_eq!(Dictionary::read(&mut Reader(&writer.0)), Ok(dictionary));
        for cut in 0..writer.0.len() {
            assert!(Dictionary::read(&mut Reader(&writer.0[..cut])).is_err());
        }
    }

    #[test]
    fn an_empty_dictionary_finds_nothing() {
        check(&BTreeSet::new(), &["".into(), "a".into()]);
    }

    proptest::proptest! {
        #[test]
        fn every_word_and_every_prefix_is_found(
            words in proptest::collection::btree_set("[abé]{1,6}", 0..80),
            probes in proptest::collection::vec("[abcé]{0,4}", 8),
        ) {
            check(&words, &probes);
        }
    }
}

//! A term interner: each distinct string gets the next number.

use crate::sort;
use std::ops::Range;

/// Strings with their numbers: open addressing over one arena.
#[derive(Debug, Clone, Default)]
pub(crate) struct TermInterner {
    arena: String,
    ends: Vec<u32>,
    /// A power of two long, at most half full.
    table: Vec<Slot>,
}

/// All that a lookup compares for most terms, so that it touches one cache line.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    key: u64,
    /// The term's number plus one; 0 is free.
    number: u32,
}

impl TermInterner {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, number: u32) -> &str {
        &self.arena[self.range(number)]
    }

    fn range(&self, number: u32) -> Range<usize> {
        let start = if number == 0 { 0 } else { self.ends[number as usize - 1] as usize };
        start..self.ends[number as usize] as usize
    }

    pub(crate) fn find(&self, term: &str) -> Option<u32> {
        if self.table.is_empty() { None } else { self.slot(term, key(term.as_bytes())).ok() }
    }

    pub(crate) fn contains(&self, term: &str) -> bool {
        self.find(term).is_some()
    }

    /// The number of `term`, a new one at its first occurrence.
    pub(crate) fn intern(&mut self, term: &str) -> u32 {
        if self.table.len() < (self.len() + 1) * 2 {
            self.grow();
        }
        let key = key(term.as_bytes());
        let slot = match self.slot(term, key) {
            Ok(number) => return number,
            Err(slot) => slot,
        };
        self.arena.push_str(term);
        self.ends.push(self.arena.len() as u32);
        self.table[slot] = Slot { key, number: self.len() as u32 };
        self.len() as u32 - 1
    }

    /// `numbers` in the byte order of their terms.
    pub(crate) fn sorted(&self, numbers: impl Iterator<Item = u32>) -> Vec<u32> {
        // Keys that begin with a term's first bytes: few comparisons read the terms themselves.
        let mut keys: Vec<u128> = numbers.map(|n| first_bytes(self.get(n)) << 32 | u128::from(n)).collect();
        keys.sort_unstable();
        let mut sorted = Vec::with_capacity(keys.len());
        for alike in keys.chunk_by(|a, b| a >> 32 == b >> 32) {
            let term = |at: usize| self.get(alike[at] as u32);
            match alike {
                [only] => sorted.push(*only as u32),
                _ => {
                    let order = sort::argsort(alike.len(), &|a, b| term(a).cmp(term(b)));
                    sorted.extend(order.into_iter().map(|place| alike[place as usize] as u32));
                }
            }
        }
        sorted
    }

    /// The term's number, or the free slot where it belongs.
    #[inline]
    fn slot(&self, term: &str, key: u64) -> Result<u32, usize> {
        let mask = self.table.len() - 1;
        let mut slot = home_slot(key) & mask;
        loop {
            let Slot { key: other, number } = self.table[slot];
            let Some(number) = number.checked_sub(1) else { return Err(slot) };
            if other == key && (key < HASHED || self.arena.as_bytes()[self.range(number)] == *term.as_bytes()) {
                return Ok(number);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        let before = std::mem::replace(&mut self.table, vec![Slot::default(); size]);
        for entry in before.into_iter().filter(|slot| slot.number > 0) {
            let mut slot = home_slot(entry.key) & (size - 1);
            while self.table[slot].number > 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.table[slot] = entry;
        }
    }
}

/// Keys from here on are hashes, which several terms may share; smaller ones are the term itself.
const HASHED: u64 = 1 << 63;
/// 2^64 over the golden ratio (Fibonacci hashing).
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// A term's bytes in one number, or for more than eight bytes a hash, marked by [`HASHED`].
#[inline]
fn key(term: &[u8]) -> u64 {
    let length = term.len();
    if let (9.., Some(last)) = (length, term.last_chunk()) {
        let mix = |hash: u64, chunk: &[u8; 8]| {
            let mixed = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(MIX);
            mixed ^ mixed >> 32
        };
        mix(term.as_chunks().0.iter().fold(0, mix), last) | HASHED
    } else if let (Some(first), Some(last)) = (term.first_chunk(), term.last_chunk()) {
        // The two chunks overlap in equal bytes.
        u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << ((length - 4) * 8)
    } else if let (Some(first), Some(last)) = (term.first_chunk(), term.last()) {
        u64::from(u16::from_le_bytes(*first)) | u64::from(*last) << ((length - 1) * 8)
    } else {
        term.first().map_or(0, |&byte| u64::from(byte))
    }
}

/// Where probing starts, before the table's mask.
fn home_slot(key: u64) -> usize {
    (key.wrapping_mul(MIX) >> 32) as usize
}

/// The first twelve bytes, zeros after the end.
fn first_bytes(term: &str) -> u128 {
    let bytes = term.bytes().chain(std::iter::repeat(0));
    bytes.take(12).fold(0, |all, byte| all << 8 | u128::from(byte))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    proptest::proptest! {
        #[test]
        fn every_term_has_one_number_and_they_sort_by_their_bytes(
            terms in proptest::collection::vec("[abé]{0,2}|aaaaaaaaaaa[abé]{0,9}|[a-c]{7,10}", 0..200),
        ) {
            let mut interner = TermInterner::default();
            let numbers: Vec<u32> = terms.iter().map(|term| interner.intern(term)).collect();
            for (term, number) in terms.iter().zip(numbers) {
                proptest::prop_assert_eq!((interner.find(term), interner.get(number)), (Some(number), term.as_str()));
            }
            let sorted = interner.sorted(0..interner.len() as u32);
            let sorted: Vec<&str> = sorted.into_iter().map(|number| interner.get(number)).collect();
            let expected: Vec<&str> = terms.iter().map(String::as_str).collect::<BTreeSet<_>>().into_iter().collect();
            proptest::prop_assert_eq!(sorted, expected);
        }
    }
}

//! Defines a table that numbers words as they come.

use crate::order;
use std::ops::Range;

/// Words with their numbers: an open-addressing table over one arena.
#[derive(Debug, Clone, Default)]
pub struct Words {
    arena: String,
    ends: Vec<u32>,
    /// A power of two long, at most half full.
    table: Vec<Slot>,
}

/// A place of the table, with all that is looked at for most words.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    key: u64,
    /// The word's number plus one; 0 is free.
    taken: u32,
}

impl Words {
    /// Number of different words.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, id: u32) -> &str {
        &self.arena[self.range(id)]
    }

    fn range(&self, id: u32) -> Range<usize> {
        let start = if id == 0 { 0 } else { self.ends[id as usize - 1] as usize };
        start..self.ends[id as usize] as usize
    }

    /// The number of `word`, if it came already.
    pub fn find(&self, word: &str) -> Option<u32> {
        if self.table.is_empty() { None } else { self.slot(word, key(word.as_bytes())).ok() }
    }

    /// The number of `word`, a new one if it did not come yet.
    pub fn id(&mut self, word: &str) -> u32 {
        if self.table.len() < (self.count() + 1) * 2 {
            self.grow();
        }
        let key = key(word.as_bytes());
        let slot = match self.slot(word, key) {
            Ok(id) => return id,
            Err(slot) => slot,
        };
        self.arena.push_str(word);
        self.ends.push(self.arena.len() as u32);
        self.table[slot] = Slot { key, taken: self.count() as u32 };
        self.count() as u32 - 1
    }

    /// `ids` in the byte order of their words.
    pub fn sorted(&self, ids: impl Iterator<Item = u32>) -> Vec<u32> {
        // A word's first bytes before its number: few words need to be looked at.
        let mut keys: Vec<u128> = ids.map(|id| first_bytes(self.get(id)) << 32 | u128::from(id)).collect();
        keys.sort_unstable();
        let mut sorted = Vec::with_capacity(keys.len());
        for alike in keys.chunk_by(|a, b| a >> 32 == b >> 32) {
            let word = |at: usize| self.get(alike[at] as u32);
            match alike {
                [only] => sorted.push(*only as u32),
                _ => {
                    let places = order::places(alike.len(), &|a, b| word(a).cmp(word(b)));
                    sorted.extend(places.into_iter().map(|place| alike[place as usize] as u32));
                }
            }
        }
        sorted
    }

    /// The word's number, or the free slot that is its own.
    #[inline]
    fn slot(&self, word: &str, key: u64) -> Result<u32, usize> {
        let mask = self.table.len() - 1;
        let mut slot = home(key) & mask;
        loop {
            let Slot { key: other, taken } = self.table[slot];
            let Some(id) = taken.checked_sub(1) else { return Err(slot) };
            if other == key && (key < LONG || self.arena.as_bytes()[self.range(id)] == *word.as_bytes()) {
                return Ok(id);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        let before = std::mem::replace(&mut self.table, vec![Slot::default(); size]);
        for taken in before.into_iter().filter(|slot| slot.taken > 0) {
            let mut slot = home(taken.key) & (size - 1);
            while self.table[slot].taken > 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.table[slot] = taken;
        }
    }
}

/// Keys from here on may be those of several words.
const LONG: u64 = 1 << 63;
/// An odd number without a pattern: 2^64 over the golden ratio.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// What a word is found by: its bytes in one number, or for more than eight a hash of them that is [`LONG`].
#[inline]
fn key(word: &[u8]) -> u64 {
    let length = word.len();
    if let (9.., Some(last)) = (length, word.last_chunk()) {
        let mix = |hash: u64, chunk: &[u8; 8]| {
            let mixed = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(MIX);
            mixed ^ mixed >> 32
        };
        mix(word.as_chunks().0.iter().fold(0, mix), last) | LONG
    } else if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        // Where both hold the same bytes they agree.
        u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << ((length - 4) * 8)
    } else if let (Some(first), Some(last)) = (word.first_chunk(), word.last()) {
        u64::from(u16::from_le_bytes(*first)) | u64::from(*last) << ((length - 1) * 8)
    } else {
        word.first().map_or(0, |&byte| u64::from(byte))
    }
}

/// Where a key is looked for first, before the table's size is taken off.
fn home(key: u64) -> usize {
    (key.wrapping_mul(MIX) >> 32) as usize
}

/// The first twelve bytes, zeros after the end.
fn first_bytes(word: &str) -> u128 {
    let bytes = word.bytes().chain(std::iter::repeat(0));
    bytes.take(12).fold(0, |all, byte| all << 8 | u128::from(byte))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    proptest::proptest! {
        #[test]
        fn every_word_has_one_number_and_they_sort_by_their_bytes(
            words in proptest::collection::vec("[abé]{0,2}|aaaaaaaaaaa[abé]{0,9}|[a-c]{7,10}", 0..200),
        ) {
            let mut table = Words::default();
            let ids: Vec<u32> = words.iter().map(|word| table.id(word)).collect();
            for (word, id) in words.iter().zip(ids) {
                proptest::prop_assert_eq!((table.find(word), table.get(id)), (Some(id), word.as_str()));
            }
            let sorted = table.sorted(0..table.count() as u32);
            let sorted: Vec<&str> = sorted.into_iter().map(|id| table.get(id)).collect();
            proptest::prop_assert_eq!(sorted, words.iter().map(String::as_str).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>());
        }
    }
}

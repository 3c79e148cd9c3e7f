//! Defines a table that numbers words as they come.

/// Words with their numbers: an open-addressing table over one arena.
#[derive(Debug, Clone, Default)]
pub struct Words {
    arena: String,
    ends: Vec<u32>,
    hashes: Vec<u32>,
    /// Id plus one; 0 is free. A power of two long, at most half full.
    table: Vec<u32>,
}

impl Words {
    /// Number of different words.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, id: u32) -> &str {
        let start = if id == 0 { 0 } else { self.ends[id as usize - 1] as usize };
        &self.arena[start..self.ends[id as usize] as usize]
    }

    /// The number of `word`, if it came already.
    pub fn find(&self, word: &str) -> Option<u32> {
        if self.table.is_empty() { None } else { self.slot(word, hash(word.as_bytes())).ok() }
    }

    /// The number of `word`, a new one if it did not come yet.
    pub fn id(&mut self, word: &str) -> u32 {
        if self.table.len() < (self.count() + 1) * 2 {
            self.grow();
        }
        let hash = hash(word.as_bytes());
        let slot = match self.slot(word, hash) {
            Ok(id) => return id,
            Err(slot) => slot,
        };
        let id = self.count() as u32;
        self.table[slot] = id + 1;
        self.arena.push_str(word);
        self.ends.push(self.arena.len() as u32);
        self.hashes.push(hash);
        id
    }

    /// The word's number, or the free slot that is its own.
    fn slot(&self, word: &str, hash: u32) -> Result<u32, usize> {
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(id) = self.table[slot].checked_sub(1) {
            if self.hashes[id as usize] == hash && self.get(id) == word {
                return Ok(id);
            }
            slot = (slot + 1) & mask;
        }
        Err(slot)
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        self.table = vec![0; size];
        for (id, hash) in self.hashes.iter().enumerate() {
            let mut slot = *hash as usize & (size - 1);
            while self.table[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.table[slot] = id as u32 + 1;
        }
    }
}

/// FNV-1a with its bits mixed: words are short, and nobody gains by making them collide in their own browser.
fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5u32;
    for &byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ hash >> 15
}

//! Defines sets of documents: one bit each, counted and combined 64 at a time.

/// A set of document numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    pub(crate) fn none(documents: u32) -> Bits {
        Bits(vec![0; (documents as usize).div_ceil(64)])
    }

    pub(crate) fn all(documents: u32) -> Bits {
        let mut bits = Bits(vec![u64::MAX; (documents as usize).div_ceil(64)]);
        if let (Some(last), rest @ 1..) = (bits.0.last_mut(), documents % 64) {
            *last = (1 << rest) - 1;
        }
        bits
    }

    pub(crate) fn insert(&mut self, document: u32) {
        if let Some(word) = self.0.get_mut(document as usize / 64) {
            *word |= 1 << (document % 64);
        }
    }

    pub(crate) fn remove(&mut self, document: u32) {
        if let Some(word) = self.0.get_mut(document as usize / 64) {
            *word &= !(1 << (document % 64));
        }
    }

    pub(crate) fn holds(&self, document: u32) -> bool {
        self.0.get(document as usize / 64).is_some_and(|word| word >> (document % 64) & 1 == 1)
    }

    /// Keeps what `other` holds, too.
    pub(crate) fn keep(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    pub(crate) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// How many both hold.
    pub(crate) fn count_with(&self, other: &Bits) -> u32 {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// Members, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().enumerate().flat_map(|(at, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                (left != 0).then(|| {
                    let bit = left.trailing_zeros();
                    left &= left - 1;
                    at as u32 * 64 + bit
                })
            })
        })
    }

    /// The sets' words, for saving.
    pub(crate) fn words(&self) -> &[u64] {
        &self.0
    }

    pub(crate) fn from_words(words: Vec<u64>) -> Bits {
        Bits(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_holds_every_document_and_no_more() {
        for documents in [0, 1, 63, 64, 65, 200] {
            let all = Bits::all(documents);
            assert_eq!(all.count(), documents);
            assert_eq!(all.iter().collect::<Vec<_>>(), (0..documents).collect::<Vec<_>>());
        }
    }
}

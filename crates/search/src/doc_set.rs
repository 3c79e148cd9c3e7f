//! A bitmap of documents, one bit each: filters and facet counts are intersections, 64 documents at a time.

/// Number of a document: the program's place in [`signpost_directory::Directory::programs`].
pub(crate) type DocId = u32;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct DocSet(Vec<u64>);

impl DocSet {
    pub(crate) fn empty(documents: u32) -> DocSet {
        DocSet(vec![0; (documents as usize).div_ceil(64)])
    }

    pub(crate) fn full(documents: u32) -> DocSet {
        let mut set = DocSet(vec![u64::MAX; (documents as usize).div_ceil(64)]);
        if let (Some(last), rest @ 1..) = (set.0.last_mut(), documents % 64) {
            *last = (1 << rest) - 1;
        }
        set
    }

    pub(crate) fn insert(&mut self, document: DocId) {
        if let Some(word) = self.0.get_mut(document as usize / 64) {
            *word |= 1 << (document % 64);
        }
    }

    pub(crate) fn remove(&mut self, document: DocId) {
        if let Some(word) = self.0.get_mut(document as usize / 64) {
            *word &= !(1 << (document % 64));
        }
    }

    pub(crate) fn contains(&self, document: DocId) -> bool {
        self.0.get(document as usize / 64).is_some_and(|word| word >> (document % 64) & 1 == 1)
    }

    /// The documents of which `keep` is true.
    pub(crate) fn filtered(&self, mut keep: impl FnMut(DocId) -> bool) -> DocSet {
        let mut left = DocSet(vec![0; self.0.len()]);
        self.iter().filter(|&document| keep(document)).for_each(|document| left.insert(document));
        left
    }

    /// Removes what is not in `other`.
    pub(crate) fn intersect(&mut self, other: &DocSet) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    /// Adds what is in `other`.
    pub(crate) fn union(&mut self, other: &DocSet) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    pub(crate) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Size of the intersection.
    pub(crate) fn intersection_count(&self, other: &DocSet) -> u32 {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// The documents, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = DocId> + '_ {
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

    /// The bitmap itself, for saving.
    pub(crate) fn words(&self) -> &[u64] {
        &self.0
    }

    pub(crate) fn from_words(words: Vec<u64>) -> DocSet {
        DocSet(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_set_contains_every_document_and_no_more() {
        for documents in [0, 1, 63, 64, 65, 200] {
            let full = DocSet::full(documents);
            assert_eq!(full.count(), documents);
            assert_eq!(full.iter().collect::<Vec<_>>(), (0..documents).collect::<Vec<_>>());
        }
    }
}

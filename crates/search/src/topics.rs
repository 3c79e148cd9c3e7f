//! Topic evidence: the entries of the vocabulary as documents of their words, ranked by BM25. It finds what a sentence is
//! about where no phrase of it is known.

use crate::{inverted::saturate, sort};

/// Words of entries, to be looked up by their keys.
#[derive(Debug, Clone, Default)]
pub(crate) struct TopicIndex {
    /// Key of a word, entry and how often it is there; by key, then entry.
    postings: Vec<(u32, u16, u16)>,
    /// Words of each entry.
    lengths: Vec<u32>,
    mean_length: f64,
}

const K1: f64 = 1.2;
const B: f64 = 0.75;

impl TopicIndex {
    /// From each entry's keys of words, as often as they are there.
    pub(crate) fn new(mut words: Vec<(u32, u32)>, entries: usize) -> TopicIndex {
        let mut index = TopicIndex { lengths: vec![0; entries], ..TopicIndex::default() };
        words.sort_unstable();
        for same in words.chunk_by(|a, b| a == b) {
            let (key, entry) = same[0];
            index.lengths[entry as usize] += same.len() as u32;
            // More entries than 16 bits number are none of a vocabulary that people wrote.
            if let Ok(entry) = u16::try_from(entry) {
                index.postings.push((key, entry, same.len().min(usize::from(u16::MAX)) as u16));
            }
        }
        index.postings.shrink_to_fit();
        let total: u32 = index.lengths.iter().sum();
        index.mean_length = f64::from(total.max(1)) / entries.max(1) as f64;
        index
    }

    /// The entry that fits the words best, each given by its keys, and its score; `None` where no entry has any.
    pub(crate) fn best(&self, words: &[Vec<u32>], is_wanted: impl Fn(u32) -> bool) -> Option<(u32, f64)> {
        let mut scores: Vec<(u32, f64)> = Vec::new();
        for keys in words {
            let mut found: Vec<(u16, u16)> = Vec::new();
            for key in keys {
                let from = self.postings.partition_point(|posting| posting.0 < *key);
                let same = self.postings[from..].iter().take_while(|posting| posting.0 == *key);
                found.extend(same.map(|posting| (posting.1, posting.2)));
            }
            sort::sort_by(&mut found, |a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
            found.dedup_by_key(|one| one.0);
            let (all, with) = (self.lengths.len() as f64, found.len() as f64);
            let idf = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
            for (entry, count) in found {
                let entry = u32::from(entry);
                let length = f64::from(self.lengths[entry as usize]) / self.mean_length;
                let score = idf * saturate(f64::from(count) / (1.0 - B + B * length), K1);
                match scores.iter_mut().find(|(known, _)| *known == entry) {
                    Some((_, sum)) => *sum += score,
                    None => scores.push((entry, score)),
                }
            }
        }
        let wanted = scores.into_iter().filter(|(entry, _)| is_wanted(*entry));
        wanted.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::TopicIndex;

    #[test]
    fn the_entry_with_the_rare_words_of_the_query_is_best() {
        // Words 1 and 2 are of entry 0, words 1 and 3 of entry 1, word 1 alone of entry 2.
        let index = TopicIndex::new(vec![(1, 0), (2, 0), (1, 1), (3, 1), (1, 2)], 3);
        let best = |words: &[u32]| {
            index.best(&words.iter().map(|word| vec![*word]).collect::<Vec<_>>(), |_| true).map(|(entry, _)| entry)
        };
        assert_eq!(best(&[1, 3]), Some(1));
        assert_eq!(best(&[2]), Some(0));
        assert_eq!(best(&[1]), Some(2), "the shortest");
        assert_eq!(best(&[4]), None);
        assert_eq!(index.best(&[vec![2]], |entry| entry != 0), None);
    }
}

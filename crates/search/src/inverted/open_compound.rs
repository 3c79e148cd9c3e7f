//! Defines how a word is found that some write in two: `foodbank` where `food bank` stands.

use super::{
    COMPOUNDS, MAX_PLACES,
    index::{TextIndex, WordId},
    rank::Norms,
};

/// A word that is written in this part of the places of its rarer half is another writing of both, no accident.
const TOGETHER: usize = 10;
/// Words, at most, that a half which is only begun is taken for.
const MAX_BEGUN: usize = 100;
/// Shortest half that is only begun, in letters.
const BEGUN: usize = 2;

/// The documents in which a word stands in two parts.
#[derive(Debug, Clone, Default)]
pub struct Apart {
    /// Documents with their weighted occurrences.
    pub sums: Vec<(u32, f64)>,
    /// The parts, to be marked.
    pub parts: Vec<WordId>,
}

impl TextIndex {
    /// Whether `word` stands anywhere, not only as a compound.
    pub fn is_written(&self, word: WordId) -> bool {
        let mut postings = self.postings(word);
        while let Some((document, _)) = postings.next_document().filter(|(d, _)| *d < self.documents()) {
            let written = u32::from(self.ends(document)[COMPOUNDS - 1]);
            if postings.next_position().is_some_and(|first| first < written) {
                return true;
            }
        }
        false
    }

    /// Where `word` stands in two parts, one right after the other. `begun`: the second may be only the beginning of a
    /// word. `known`: the word stands somewhere as one, so that its parts may be neighbours by accident.
    pub fn apart(&self, norms: &Norms, word: &str, begun: bool, known: bool) -> Apart {
        let mut apart = Apart::default();
        let mut sums: Vec<(u32, f64)> = Vec::new();
        for (at, _) in word.char_indices().skip(1) {
            let (first, second) = word.split_at(at);
            // An article is no part.
            let Some(first) = self.find(first).filter(|_| first != "a") else { continue };
            let seconds: Vec<WordId> = if begun && second.chars().count() >= BEGUN {
                self.prefixed(second).take(MAX_BEGUN).collect()
            } else {
                self.forms(second)
            };
            let (found, holders) = self.pairs(norms, first, &seconds);
            if !found.is_empty() && (!known || found.len() * TOGETHER >= holders) {
                sums.extend(found);
                apart.parts.push(first);
                apart.parts.extend(seconds);
            }
        }
        sums.sort_unstable_by_key(|(document, _)| *document);
        for (document, sum) in sums {
            match apart.sums.last_mut() {
                Some((last, most)) if *last == document => *most += sum,
                _ => apart.sums.push((document, sum)),
            }
        }
        apart
    }

    /// The documents in which one of `second` follows right after `first`, with weighted occurrences; and how many
    /// documents hold the rarer one.
    fn pairs(&self, norms: &Norms, first: WordId, second: &[WordId]) -> (Vec<(u32, f64)>, usize) {
        let common = |words: &[WordId]| words.iter().map(|word| self.weight_of(*word)).sum::<u32>();
        let rarer = if common(second) < common(&[first]) { second } else { &[first] };
        let mut holders: Vec<u32> = Vec::new();
        for &word in rarer {
            let mut postings = self.postings(word);
            while let Some((document, _)) = postings.next_document().filter(|(d, _)| *d < self.documents()) {
                holders.push(document);
            }
        }
        holders.sort_unstable();
        holders.dedup();
        holders.truncate(MAX_PLACES);
        let (firsts, seconds) = (self.places(&[first], &holders), self.places(second, &holders));
        let mut found = Vec::new();
        for (slot, &document) in holders.iter().enumerate() {
            let ends = self.ends(document);
            let mut sum = 0.0;
            for &position in firsts.of(slot) {
                let field = TextIndex::field_of(ends, u32::from(position));
                let follows = seconds.of(slot).binary_search(&position.saturating_add(1)).is_ok();
                if follows && field < COMPOUNDS && position + 1 < ends[field] {
                    let start = if field == 0 { 0 } else { ends[field - 1] };
                    sum += norms.occurrence(field, ends[field] - start);
                }
            }
            if sum > 0.0 {
                found.push((document, sum));
            }
        }
        (found, holders.len())
    }
}

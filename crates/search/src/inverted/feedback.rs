//! Defines pseudo-relevance feedback: words that set the first results apart, to look further with.
//!
//! Bo1 (Amati: "Probability Models for Information Retrieval", 2003): a word of the first documents weighs
//! by how much more often it stands there than chance would have it.

use super::{
    COMPOUNDS,
    index::{TextIndex, WordId},
};
use crate::order;

impl TextIndex {
    /// The `count` words that set the `believed` documents apart, each believed from 0 to 1; with weights from 0 to 1,
    /// heaviest first.
    ///
    /// Reads every posting once: for a few queries at a time, not for every keystroke.
    pub fn feedback(&self, believed: &[(u32, f64)], count: usize) -> Vec<(WordId, f64)> {
        let mut believed = believed.to_vec();
        believed.sort_unstable_by_key(|(document, _)| *document);
        let documents = f64::from(self.documents());
        // By their first word.
        let mut families = vec![(0u32, 0.0, 0u32); self.words()];
        for word in 0..self.words() as WordId {
            let (mut everywhere, mut here, mut holders) = (0, 0.0, 0);
            let mut postings = self.postings(word);
            let mut next = 0;
            while let Some((document, _)) = postings.next_document().filter(|(d, _)| *d < self.documents()) {
                let written = u32::from(self.ends(document)[COMPOUNDS - 1]);
                let mut times = 0;
                while let Some(position) = postings.next_position() {
                    times += u32::from(position < written);
                }
                if times == 0 {
                    continue;
                }
                everywhere += times;
                while believed.get(next).is_some_and(|(other, _)| *other < document) {
                    next += 1;
                }
                if let Some((_, belief)) = believed.get(next).filter(|(other, _)| *other == document) {
                    here += f64::from(times) * belief;
                    holders += 1;
                }
            }
            let family = &mut families[self.head(word) as usize];
            family.0 += everywhere;
            family.1 += here;
            family.2 += holders;
        }
        let weighted = (0..)
            .zip(families)
            .filter(|(_, (everywhere, here, holders))| {
                *holders > 1 && f64::from(*everywhere) < documents * 2.0 && *here > 0.0
            })
            .map(|(word, (everywhere, here, _))| {
                let chance = f64::from(everywhere) / documents;
                (word, here * ((1.0 + chance) / chance).log2() + (1.0 + chance).log2())
            });
        let mut weighted = order::best(weighted, count);
        let most = weighted.first().map_or(1.0, |w| w.1);
        weighted.iter_mut().for_each(|w| w.1 /= most);
        weighted
    }
}

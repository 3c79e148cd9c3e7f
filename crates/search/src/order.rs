//! Defines orders: the few ways in which search sorts. A sort is compiled anew for each kind of element and each
//! comparison, which soon is a tenth of what the worker weighs; these are compiled once.

use std::cmp::Ordering;

/// Sorts `numbers`, each once.
pub(crate) fn set(numbers: &mut Vec<u32>) {
    numbers.sort_unstable();
    numbers.dedup();
}

/// Sorts `items`; equals stay in their order.
pub(crate) fn by<T>(items: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    let places = places(items.len(), &|a, b| order(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| taken[place as usize].take()));
}

/// The places of `len` items in the order wanted; equals by their place.
pub(crate) fn places(len: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..len as u32).collect();
    places.sort_unstable_by(|&a, &b| order(a as usize, b as usize).then(a.cmp(&b)));
    places
}

/// Keeps the best of many documents by their scores, which are not negative; equals by number.
pub(crate) struct Best {
    wanted: usize,
    /// Each a score and a document in one number that is smaller for the better.
    kept: Vec<u128>,
    /// What is not better than this is not kept.
    bar: u128,
}

impl Best {
    pub(crate) fn new(wanted: usize) -> Best {
        Best { wanted, kept: Vec::new(), bar: u128::MAX }
    }

    #[inline]
    pub(crate) fn add(&mut self, document: u32, score: f64) {
        let key = u128::from(!score.to_bits()) << 32 | u128::from(document);
        if key < self.bar {
            self.kept.push(key);
            // Small, so that each of the others takes one look.
            if self.kept.len() >= (self.wanted * 4).max(64) {
                self.cut();
            }
        }
    }

    fn cut(&mut self) {
        if self.kept.len() > self.wanted {
            self.bar = match self.wanted {
                0 => 0,
                wanted => *self.kept.select_nth_unstable(wanted - 1).1,
            };
            self.kept.truncate(self.wanted);
        }
    }

    /// The best, best first.
    pub(crate) fn ranked(mut self) -> Vec<(u32, f64)> {
        self.cut();
        self.kept.sort_unstable();
        self.kept.iter().map(|key| (*key as u32, f64::from_bits(!((key >> 32) as u64)))).collect()
    }

    /// The numbers of the best, ascending.
    pub(crate) fn documents(mut self) -> Vec<u32> {
        self.cut();
        let mut documents: Vec<u32> = self.kept.iter().map(|key| *key as u32).collect();
        documents.sort_unstable();
        documents
    }
}

/// The best `wanted` of `scores`, best first.
pub(crate) fn best(scores: impl Iterator<Item = (u32, f64)>, wanted: usize) -> Vec<(u32, f64)> {
    let mut best = Best::new(wanted);
    scores.for_each(|(document, score)| best.add(document, score));
    best.ranked()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_best_are_those_of_a_whole_sort(scores in proptest::collection::vec(0u8..20, 0..400), wanted in 0usize..80) {
            let scores: Vec<(u32, f64)> = (0..).zip(scores.into_iter().map(f64::from)).collect();
            let mut all = scores.clone();
            all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            all.truncate(wanted);
            proptest::prop_assert_eq!(best(scores.into_iter(), wanted), all);
        }

        #[test]
        fn equals_stay_in_their_order(items in proptest::collection::vec((0u8..5, 0u8..5), 0..100)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            let mut sorted = items;
            by(&mut sorted, |a, b| a.0.cmp(&b.0));
            proptest::prop_assert_eq!(sorted, expected);
        }
    }
}

//! Defines spelling: the words of the dictionary within one or two edits of a word that it does not hold.
//!
//! An edit is a letter added, dropped or changed, or two neighbours swapped (optimal string alignment).
//! One walk over the sorted dictionary keeps a row of the distance table per letter; words that share
//! the letters of a hopeless beginning are stepped over without being read.

use super::{
    dictionary::{Beginning, Dictionary, shared_bytes},
    index::WordId,
};

/// Longest word, in letters, that is looked for with edits.
const MAX_LETTERS: usize = 32;

/// A word of the dictionary that resembles the one looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Similar {
    pub word: WordId,
    pub edits: u8,
    /// Length of the part that resembles it, in letters, when beginnings were looked for.
    pub letters: u8,
}

/// Edits allowed for a word of so many letters.
pub fn allowed_edits(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

impl Dictionary {
    /// The words within `edits` of `word`; with `beginning`, those of which some beginning is.
    ///
    /// In byte order. The distance told is the smallest that fits.
    pub fn similar(&self, word: &str, beginning: bool, edits: u8) -> Vec<Similar> {
        let wanted: Vec<char> = word.chars().collect();
        if wanted.is_empty() || wanted.len() > MAX_LETTERS || edits == 0 {
            return Vec::new();
        }
        let mut walk = Walk::new(wanted, edits);
        let mut found = Vec::new();
        self.entries(|id, shared, mut further| {
            // A whole word is compared with what the walk still holds of the words before.
            let shared = shared.unwrap_or_else(|| {
                let shared = shared_bytes(&walk.bytes, further);
                further = &further[shared..];
                shared
            });
            if walk.is_hopeless(shared) {
                return None;
            }
            walk.read(shared, further);
            let (distance, letters) = if beginning { walk.best_beginning() } else { walk.whole() };
            if distance <= edits {
                found.push(Similar { word: id, edits: distance, letters });
            }
            walk.hopeless_beginning()
        });
        found
    }
}

/// The first letter and its length in bytes.
#[inline]
fn first_letter(bytes: &[u8]) -> Option<(char, usize)> {
    match *bytes.first()? {
        byte @ 0..128 => Some((byte as char, 1)),
        _ => std::str::from_utf8(bytes).ok()?.chars().next().map(|letter| (letter, letter.len_utf8())),
    }
}

type Row = [u8; MAX_LETTERS + 1];

/// The distance table of the word being read, one row per letter of its beginning.
struct Walk {
    wanted: Vec<char>,
    edits: u8,
    /// Row 0 is the empty beginning.
    rows: Vec<Row>,
    letters: Vec<char>,
    /// The bytes read of it.
    bytes: Vec<u8>,
    /// Byte at which each letter ends.
    ends: Vec<usize>,
    /// For each length of beginning: smallest distance so far and at which length.
    best: Vec<(u8, u8)>,
    /// Words that share this many bytes cannot match any more.
    hopeless_from: usize,
}

impl Walk {
    fn new(wanted: Vec<char>, edits: u8) -> Walk {
        let mut first = [0; MAX_LETTERS + 1];
        (0..=wanted.len()).for_each(|j| first[j] = (j as u8).min(edits + 1));
        let best = vec![(first[wanted.len()], 0)];
        Walk {
            wanted,
            edits,
            rows: vec![first],
            letters: Vec::new(),
            bytes: Vec::new(),
            ends: Vec::new(),
            best,
            hopeless_from: usize::MAX,
        }
    }

    /// The beginning with which no word can match, if it is short.
    fn hopeless_beginning(&self) -> Option<Beginning> {
        let mut beginning = [0; 4];
        let bytes = self.bytes.get(..self.hopeless_from)?;
        beginning.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some((beginning, bytes.len()))
    }

    #[inline]
    fn is_hopeless(&self, shared: usize) -> bool {
        shared >= self.hopeless_from
    }

    fn read(&mut self, shared: usize, further: &[u8]) {
        let keep = self.ends.partition_point(|&end| end <= shared);
        self.ends.truncate(keep);
        self.letters.truncate(keep);
        self.bytes.truncate(shared);
        self.rows.truncate(keep + 1);
        self.best.truncate(keep + 1);
        self.hopeless_from = usize::MAX;
        let mut at = shared;
        while let Some((letter, length)) = first_letter(&further[at - shared..]) {
            let start = at;
            at += length;
            self.bytes.extend_from_slice(&further[start - shared..at - shared]);
            let (row, smallest) = self.next_row(letter);
            let length = self.rows.len() as u8;
            let last = row[self.wanted.len()];
            let best = self.best[self.best.len() - 1];
            self.best.push(if last < best.0 { (last, length) } else { best });
            self.rows.push(row);
            self.letters.push(letter);
            self.ends.push(at);
            // A swap can still mend the row before the last.
            if smallest > self.edits && self.best[self.best.len() - 1].0 > self.edits {
                let before = &self.rows[self.rows.len() - 2];
                let mendable = before[..=self.wanted.len()].iter().any(|&d| d < self.edits);
                if !mendable {
                    self.hopeless_from = at;
                    break;
                }
            }
        }
    }

    /// The row for one more letter, and its smallest distance. Only the band in which a distance can be
    /// small enough is worked out; all else counts as too far.
    fn next_row(&self, letter: char) -> (Row, u8) {
        let depth = self.rows.len();
        let above = &self.rows[depth - 1];
        let edits = usize::from(self.edits);
        let far = self.edits + 1;
        let mut row = [far; MAX_LETTERS + 1];
        row[0] = depth.min(usize::from(far)) as u8;
        let mut smallest = row[0];
        let from = depth.saturating_sub(edits).max(1);
        for j in from..=(depth + edits).min(self.wanted.len()) {
            let change = above[j - 1] + u8::from(self.wanted[j - 1] != letter);
            let mut distance = change.min(above[j] + 1).min(row[j - 1] + 1);
            if depth > 1 && j > 1 && self.wanted[j - 2] == letter && self.letters[depth - 2] == self.wanted[j - 1] {
                distance = distance.min(self.rows[depth - 2][j - 2] + 1);
            }
            row[j] = distance.min(far);
            smallest = smallest.min(row[j]);
        }
        (row, smallest)
    }

    fn whole(&self) -> (u8, u8) {
        if self.hopeless_from != usize::MAX {
            return (u8::MAX, 0);
        }
        (self.rows[self.rows.len() - 1][self.wanted.len()], self.letters.len() as u8)
    }

    fn best_beginning(&self) -> (u8, u8) {
        self.best[self.best.len() - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::search::analysis;

    fn index(words: &[String]) -> Dictionary {
        let mut folded = std::collections::BTreeSet::new();
        analysis::words(&words.join(" "), |word, _, _| {
            folded.insert(word.to_owned());
        });
        Dictionary::new(folded.iter().map(String::as_str))
    }

    /// Optimal string alignment by the textbook's recursion.
    fn distance(a: &[char], b: &[char]) -> u8 {
        let (n, m) = (a.len(), b.len());
        let mut table = vec![vec![0u8; m + 1]; n + 1];
        for i in 0..=n {
            for j in 0..=m {
                table[i][j] = match (i, j) {
                    (0, _) => j as u8,
                    (_, 0) => i as u8,
                    _ => {
                        let mut best = (table[i - 1][j - 1] + u8::from(a[i - 1] != b[j - 1]))
                            .min(table[i - 1][j] + 1)
                            .min(table[i][j - 1] + 1);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            best = best.min(table[i - 2][j - 2] + 1);
                        }
                        best
                    }
                };
            }
        }
        table[n][m]
    }

    #[test]
    fn a_swap_is_one_edit_and_the_first_letter_may_be_wrong() {
        let index = index(&["shelter".into(), "diabetes".into()]);
        let one = |typed: &str| index.similar(typed, false, 1).iter().map(|s| index.word(s.word)).collect::<Vec<_>>();
        assert_eq!(one("shleter"), ["shelter"]);
        assert_eq!(one("helter"), ["shelter"]);
        assert_eq!(one("chelter"), ["shelter"]);
        assert_eq!(one("siabetes"), ["diabetes"]);
        assert_eq!(one("shtleer"), Vec::<String>::new());
    }

    proptest::proptest! {
        #[test]
        fn the_walk_finds_just_what_the_textbook_finds(
            words in proptest::collection::vec("[abcdé]{1,7}", 1..60),
            typed in "[abcdé]{1,7}",
            edits in 1u8..3,
        ) {
            let index = index(&words);
            let wanted: Vec<char> = { let mut w = String::new(); analysis::words(&typed, |x, _, _| w = x.to_owned()); w.chars().collect() };
            let folded: String = wanted.iter().collect();
            for beginning in [false, true] {
                let found = index.similar(&folded, beginning, edits);
                let expected: Vec<(u32, u8)> = (0..index.count() as u32).filter_map(|id| {
                    let letters: Vec<char> = index.word(id).chars().collect();
                    let best = if beginning {
                        (0..=letters.len()).map(|end| distance(&wanted, &letters[..end])).min().unwrap()
                    } else {
                        distance(&wanted, &letters)
                    };
                    (best <= edits).then_some((id, best))
                }).collect();
                proptest::prop_assert_eq!(found.iter().map(|s| (s.word, s.edits)).collect::<Vec<_>>(), expected);
            }
        }
    }
}

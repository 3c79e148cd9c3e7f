//! Fuzzy lookup: the terms of the dictionary within one or two edits of a word.
//!
//! An edit is a letter added, dropped or changed, or two neighbours swapped (optimal string alignment).
//! One walk over the sorted dictionary keeps a row of the distance table per letter; terms with a prefix that is already
//! too far are skipped unread.

use super::{
    dictionary::{Dictionary, SkipPrefix, shared_bytes},
    index::TermId,
};

/// Longest word, in letters, that is looked for with edits.
const MAX_LETTERS: usize = 32;

/// A term within the allowed edits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Similar {
    pub term: TermId,
    pub edits: u8,
}

/// Edits allowed for a word of so many letters.
pub(crate) fn allowed_edits(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

impl Dictionary {
    /// The terms within `edits` of `word`, or with a prefix within `edits`; in byte order, each with its distance.
    pub(crate) fn similar(&self, word: &str, by_prefix: bool, edits: u8) -> Vec<Similar> {
        let wanted: Vec<char> = word.chars().collect();
        if wanted.is_empty() || wanted.len() > MAX_LETTERS || edits == 0 {
            return Vec::new();
        }
        let mut walk = Walk::new(wanted, edits);
        let mut found = Vec::new();
        self.visit(|id, shared, mut further| {
            // A term that is written whole is compared with the terms before.
            let shared = shared.unwrap_or_else(|| {
                let shared = shared_bytes(&walk.bytes, further);
                further = &further[shared..];
                shared
            });
            if walk.is_too_far(shared) {
                return None;
            }
            walk.read(shared, further);
            let distance = if by_prefix { walk.prefix_distance() } else { walk.distance_to_whole() };
            if distance <= edits {
                found.push(Similar { term: id, edits: distance });
            }
            walk.skip_prefix()
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

/// Distances to the prefixes of the wanted word that are as long, or longer or shorter by at most the edits, the
/// shortest first: all others are too far. One cell more than two edits need is always too far.
type Row = [u8; 6];

/// A prefix of the term being read, one letter longer than the one before; the first is empty.
struct Prefix {
    row: Row,
    letter: char,
    /// Its length in bytes.
    end: usize,
    /// The smallest distance so far to the whole of the wanted word.
    best: u8,
}

/// The distance table of the term being read, one row per letter of its prefixes.
struct Walk {
    wanted: Vec<char>,
    edits: u8,
    read: Vec<Prefix>,
    /// The bytes read of it.
    bytes: Vec<u8>,
    /// Terms that share this many bytes cannot match any more.
    too_far_from: usize,
}

impl Walk {
    fn new(wanted: Vec<char>, edits: u8) -> Walk {
        let far = edits + 1;
        let row = std::array::from_fn(|cell| (cell as u8).checked_sub(edits).map_or(far, |length| length.min(far)));
        let best = (wanted.len() as u8).min(far);
        let empty = Prefix { row, letter: '\0', end: 0, best };
        Walk { wanted, edits, read: vec![empty], bytes: Vec::new(), too_far_from: usize::MAX }
    }

    /// The prefix with which no term can match, if it is short.
    fn skip_prefix(&self) -> Option<SkipPrefix> {
        let mut prefix = [0; 4];
        let bytes = self.bytes.get(..self.too_far_from)?;
        prefix.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some((prefix, bytes.len()))
    }

    #[inline]
    fn is_too_far(&self, shared: usize) -> bool {
        shared >= self.too_far_from
    }

    fn read(&mut self, shared: usize, further: &[u8]) {
        while self.read.last().is_some_and(|last| last.end > shared) {
            self.read.pop();
        }
        self.bytes.truncate(shared);
        self.bytes.extend_from_slice(further);
        self.too_far_from = usize::MAX;
        let mut end = shared;
        while let Some((letter, length)) = first_letter(&further[end - shared..]) {
            end += length;
            let (row, smallest) = self.next_row(letter);
            let above = &self.read[self.read.len() - 1];
            let last = self.distance(&row, self.read.len());
            let best = last.min(above.best);
            // A swap can still mend the row before the last.
            let mendable = above.row.iter().any(|&distance| distance < self.edits);
            self.read.push(Prefix { row, letter, end, best });
            if smallest > self.edits && best > self.edits && !mendable {
                self.too_far_from = end;
                break;
            }
        }
    }

    /// The row for one more letter, and its smallest distance.
    fn next_row(&self, letter: char) -> (Row, u8) {
        let depth = self.read.len();
        let above = &self.read[depth - 1];
        let far = self.edits + 1;
        let mut row = [far; 6];
        let mut smallest = far;
        for cell in 0..=usize::from(self.edits) * 2 {
            // How many letters of the wanted word.
            let Some(length) = (depth + cell).checked_sub(usize::from(self.edits)) else { continue };
            let mut distance = depth as u8;
            if let Some(&wanted) = length.checked_sub(1).and_then(|at| self.wanted.get(at)) {
                distance = (above.row[cell] + u8::from(wanted != letter)).min(above.row[cell + 1] + 1);
                if cell > 0 {
                    distance = distance.min(row[cell - 1] + 1);
                }
                if depth > 1 && length > 1 && self.wanted[length - 2] == letter && above.letter == wanted {
                    distance = distance.min(self.read[depth - 2].row[cell] + 1);
                }
            } else if length > 0 {
                break;
            }
            row[cell] = distance.min(far);
            smallest = smallest.min(distance);
        }
        (row, smallest)
    }

    /// The distance to the whole of the wanted word after `depth` letters.
    fn distance(&self, row: &Row, depth: usize) -> u8 {
        let cell = (self.wanted.len() + usize::from(self.edits)).checked_sub(depth);
        cell.and_then(|cell| row.get(cell)).copied().unwrap_or(self.edits + 1)
    }

    fn distance_to_whole(&self) -> u8 {
        let letters = self.read.len() - 1;
        match self.too_far_from {
            usize::MAX => self.distance(&self.read[letters].row, letters),
            _ => u8::MAX,
        }
    }

    fn prefix_distance(&self) -> u8 {
        self.read[self.read.len() - 1].best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis;

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
        let one = |typed: &str| index.similar(typed, false, 1).iter().map(|s| index.term(s.term)).collect::<Vec<_>>();
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
            for by_prefix in [false, true] {
                let found = index.similar(&folded, by_prefix, edits);
                let expected: Vec<(u32, u8)> = (0..index.len() as u32).filter_map(|id| {
                    let letters: Vec<char> = index.term(id).chars().collect();
                    let best = if by_prefix {
                        (0..=letters.len()).map(|end| distance(&wanted, &letters[..end])).min().unwrap()
                    } else {
                        distance(&wanted, &letters)
                    };
                    (best <= edits).then_some((id, best))
                }).collect();
                proptest::prop_assert_eq!(found.iter().map(|s| (s.term, s.edits)).collect::<Vec<_>>(), expected);
            }
        }
    }
}

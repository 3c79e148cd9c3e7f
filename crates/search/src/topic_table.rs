//! Which topic of the vocabulary a sentence is about, by a table of what each word speaks for. `crates/topics` learns it
//! from examples; it comes with the app, after the first answer, and the search does without it until then.

use crate::{analysis, analysis::Language, sort};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Before a table's columns. Another layout or another way to number words needs another version.
const VERSION: u8 = 2;
/// Topics, words and weights that a table may have; the one at hand has 332, 35,000 and 150,000.
const MOST_TOPICS: usize = 4_000;
const MOST_WORDS: usize = 200_000;
const MOST_WEIGHTS: usize = 1_000_000;
/// Bytes of a table, and of what it is packed from.
pub const MOST_BYTES: usize = 4 * MOST_WEIGHTS;

/// For each word the topics that it speaks for, and how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicTable {
    topics: Vec<String>,
    /// Numbers of words ([`word_number`]), ascending.
    words: Vec<u32>,
    /// For each word the end of its weights.
    ends: Vec<u32>,
    /// Topic and weight.
    weights: Vec<(u16, u8)>,
}

/// How a table travels: a column for each kind of number, since these compress best. Frozen: see [`VERSION`].
#[derive(Serialize, Deserialize)]
struct Columns {
    topics: Vec<String>,
    /// From the number of the word before.
    words: Vec<u32>,
    /// How many weights each word has.
    counts: Vec<u16>,
    /// Of the weights of a word, the topic as the distance from the one before.
    weight_topics: Vec<u16>,
    weights: Vec<u8>,
}

/// Why bytes are no [`TopicTable`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicTableError {
    /// Of another version of the program.
    OtherVersion,
    /// Cut short, changed, or larger than any table.
    Corrupt,
}

impl fmt::Display for TopicTableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TopicTableError::OtherVersion => "the table of topics is of another version of the program",
            TopicTableError::Corrupt => "the table of topics is damaged",
        })
    }
}

impl std::error::Error for TopicTableError {}

/// The numbers of a text's words, in a language of this BCP 47 tag, as a table has them.
pub fn word_numbers(text: &str, tag: &str) -> Vec<u32> {
    let language = Language::from_tag(tag);
    let mut numbers = Vec::new();
    analysis::words(text, |word, _, _| numbers.push(word_number(word, language)));
    numbers
}

/// The numbers of a text's neighbours that may be one word: of Vietnamese syllables.
pub fn pair_numbers(text: &str, tag: &str) -> Vec<u32> {
    let language = Language::from_tag(tag);
    let mut words: Vec<String> = Vec::new();
    analysis::words(text, |word, _, _| words.push(word.to_owned()));
    words.windows(2).filter_map(|two| pair_number(&two[0], &two[1], language)).collect()
}

/// A folded word's number: 22 bits of the hash of how its stem sounds. One in 120 unknown words gets the number of a known
/// one, which costs less than the words themselves in the table.
pub(crate) fn word_number(word: &str, language: Language) -> u32 {
    let language = Language::of_word(word, language);
    folded_hash(analysis::sound_key(&language.stem(word), language).bytes())
}

/// The number of two neighbours that are written apart and may be one word: Vietnamese is written in syllables, of which one alone, without
/// its marks, means a dozen things. `None` for other languages: there pairs gain nothing.
pub(crate) fn pair_number(first: &str, second: &str, language: Language) -> Option<u32> {
    let is_syllable = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let are_syllables = language == Language::Other && is_syllable(first) && is_syllable(second);
    are_syllables.then(|| folded_hash(first.bytes().chain([b' ']).chain(second.bytes())))
}

/// FNV-1a, folded to 22 bits.
fn folded_hash(bytes: impl Iterator<Item = u8>) -> u32 {
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 22) ^ (hash & 0x003f_ffff)
}

impl TopicTable {
    /// From the topics' names and, for each word, its weights; a weight is at least 1.
    pub fn new(topics: Vec<String>, weights: impl IntoIterator<Item = (u32, Vec<(u16, u8)>)>) -> TopicTable {
        let mut by_word: Vec<(u32, Vec<(u16, u8)>)> = weights.into_iter().collect();
        sort::sort_by(&mut by_word, |a, b| a.0.cmp(&b.0));
        let mut table = TopicTable { topics, words: Vec::new(), ends: Vec::new(), weights: Vec::new() };
        for (word, mut weights) in by_word {
            sort::sort_by(&mut weights, |a, b| a.0.cmp(&b.0));
            table.words.push(word);
            table.weights.append(&mut weights);
            table.ends.push(table.weights.len() as u32);
        }
        table
    }

    /// The names of its topics: what the vocabulary shows in English.
    pub fn topics(&self) -> &[String] {
        &self.topics
    }

    /// How many words and weights it has.
    pub fn size(&self) -> (usize, usize) {
        (self.words.len(), self.weights.len())
    }

    /// As it travels, not yet packed.
    pub fn to_bytes(&self) -> Vec<u8> {
        let before = |at: usize| at.checked_sub(1).map_or(0, |before| self.words[before]);
        let words = (0..self.words.len()).map(|at| self.words[at] - before(at)).collect();
        let of_words = || (0..self.words.len()).map(|at| self.weights_at(at));
        let apart = |weights: &[(u16, u8)]| {
            let before = std::iter::once(0).chain(weights.iter().map(|(topic, _)| *topic));
            weights.iter().zip(before).map(|((topic, _), before)| topic - before).collect::<Vec<u16>>()
        };
        let columns = Columns {
            topics: self.topics.clone(),
            words,
            counts: of_words().map(|weights| weights.len() as u16).collect(),
            weight_topics: of_words().flat_map(apart).collect(),
            weights: self.weights.iter().map(|(_, weight)| *weight).collect(),
        };
        postcard::to_extend(&columns, vec![VERSION]).expect("numbers and texts are written to memory")
    }

    /// What [`TopicTable::to_bytes`] wrote.
    ///
    /// # Errors
    /// When it is of another version, damaged, or larger than any table.
    pub fn from_bytes(bytes: &[u8]) -> Result<TopicTable, TopicTableError> {
        let (&version, rest) = bytes.split_first().ok_or(TopicTableError::Corrupt)?;
        if version != VERSION {
            return Err(TopicTableError::OtherVersion);
        }
        let columns: Columns = postcard::from_bytes(rest).map_err(|_| TopicTableError::Corrupt)?;
        TopicTable::from_columns(columns).ok_or(TopicTableError::Corrupt)
    }

    fn from_columns(columns: Columns) -> Option<TopicTable> {
        let Columns { topics, words: apart, counts, weight_topics, weights } = columns;
        let is_bounded = topics.len() <= MOST_TOPICS && apart.len() <= MOST_WORDS && weights.len() <= MOST_WEIGHTS;
        let all: usize = counts.iter().map(|count| usize::from(*count)).sum();
        if !is_bounded || counts.len() != apart.len() || weight_topics.len() != all || weights.len() != all {
            return None;
        }
        let mut table = TopicTable { topics, words: Vec::new(), ends: Vec::new(), weights: Vec::with_capacity(all) };
        let (mut word, mut from) = (0_u32, 0);
        for (further, count) in apart.into_iter().zip(counts) {
            let is_first = table.words.is_empty();
            word = word.checked_add(further).filter(|_| is_first || further > 0)?;
            let end = from + usize::from(count);
            let mut topic = 0_u16;
            // Each topic stands once, so that no sum of weights is larger than a number holds.
            for (at, (further, weight)) in weight_topics[from..end].iter().zip(&weights[from..end]).enumerate() {
                let is_next = |topic: &u16| usize::from(*topic) < table.topics.len() && (at == 0 || *further > 0);
                topic = topic.checked_add(*further).filter(is_next)?;
                table.weights.push((topic, *weight));
            }
            table.words.push(word);
            table.ends.push(end as u32);
            from = end;
        }
        Some(table)
    }

    fn weights_at(&self, at: usize) -> &[(u16, u8)] {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.weights[from as usize..self.ends[at] as usize]
    }

    /// Whether it has a word of this number.
    pub(crate) fn knows(&self, word: u32) -> bool {
        self.words.binary_search(&word).is_ok()
    }

    /// Whether the word of this number speaks for a topic.
    pub(crate) fn speaks_for(&self, word: u32, topic: usize) -> bool {
        let at = self.words.binary_search(&word);
        at.is_ok_and(|at| self.weights_at(at).iter().any(|(of, _)| usize::from(*of) == topic))
    }

    /// The topics for which the words of a text speak, the best first, and how much: each word is given by its numbers in
    /// the languages that it may be of, and counts once.
    pub(crate) fn rank(&self, words: &[Vec<u32>]) -> Vec<(usize, u32)> {
        let mut scores = vec![0_u32; self.topics.len()];
        for numbers in words {
            let known: Vec<usize> = numbers.iter().filter_map(|number| self.words.binary_search(number).ok()).collect();
            for at in &known {
                for &(topic, weight) in self.weights_at(*at) {
                    scores[usize::from(topic)] += WHOLE * u32::from(weight) / known.len() as u32;
                }
            }
        }
        let mut ranked: Vec<(usize, u32)> = scores.into_iter().enumerate().filter(|(_, score)| *score > 0).collect();
        sort::sort_by(&mut ranked, |a, b| b.1.cmp(&a.1));
        ranked
    }
}

/// Scores are sums of weights times this, so that half a weight is a number, too.
pub(crate) const WHOLE: u32 = 12;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_table() -> impl Strategy<Value = TopicTable> {
        let weights =
            prop::collection::btree_map(0_u32..1 << 22, prop::collection::btree_map(0_u16..9, 1_u8..16, 1..4), 0..50);
        weights.prop_map(|by_word| {
            let topics = (0..9).map(|n| format!("topic {n}")).collect();
            TopicTable::new(topics, by_word.into_iter().map(|(word, weights)| (word, weights.into_iter().collect())))
        })
    }

    proptest! {
        #[test]
        fn a_table_comes_back_as_it_was(table in any_table()) {
            prop_assert_eq!(TopicTable::from_bytes(&table.to_bytes()), Ok(table));
        }

        #[test]
        fn changed_bytes_are_another_table_or_none(table in any_table(), at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>()) {
            let mut bytes = table.to_bytes();
            let place = at.index(bytes.len());
            bytes[place] = byte;
            if let Ok(changed) = TopicTable::from_bytes(&bytes) {
                // Whatever stands in it, it can be asked.
                changed.rank(std::slice::from_ref(&changed.words));
            }
            bytes.truncate(cut.index(bytes.len()));
            let _ = TopicTable::from_bytes(&bytes);
        }

        #[test]
        fn any_bytes_are_refused_or_read(bytes: Vec<u8>) {
            let _ = TopicTable::from_bytes(&[&[VERSION], &bytes[..]].concat());
        }
    }

    #[test]
    fn another_version_is_told_from_damage() {
        let bytes = TopicTable::new(Vec::new(), Vec::new()).to_bytes();
        assert_eq!(TopicTable::from_bytes(&[&[VERSION + 1], &bytes[1..]].concat()), Err(TopicTableError::OtherVersion));
        assert_eq!(TopicTable::from_bytes(&bytes[..1]), Err(TopicTableError::Corrupt));
        assert_eq!(TopicTable::from_bytes(&[]), Err(TopicTableError::Corrupt));
    }

    #[test]
    fn a_word_or_a_topic_that_stands_twice_is_damage() {
        let columns = |words: &[u32], weight_topics: &[u16]| Columns {
            topics: vec!["food".to_owned(), "rent".to_owned()],
            words: words.to_vec(),
            counts: vec![(weight_topics.len() / words.len()) as u16; words.len()],
            weight_topics: weight_topics.to_vec(),
            weights: vec![7; weight_topics.len()],
        };
        assert!(TopicTable::from_columns(columns(&[3], &[0, 1])).is_some());
        assert!(TopicTable::from_columns(columns(&[3], &[1, 0])).is_none(), "the topic");
        assert!(TopicTable::from_columns(columns(&[3, 0], &[0, 0])).is_none(), "the word");
    }

    #[test]
    fn a_word_of_several_languages_counts_as_the_mean_of_them() {
        let topics = vec!["food".to_owned(), "rent".to_owned()];
        let table = TopicTable::new(topics, [(1, vec![(0, 6)]), (2, vec![(1, 2)])]);
        assert_eq!(table.rank(&[vec![1]]), [(0, 6 * WHOLE)]);
        assert_eq!(table.rank(&[vec![1, 2]]), [(0, 3 * WHOLE), (1, WHOLE)]);
        assert_eq!(table.rank(&[vec![1], vec![1], vec![7]]), [(0, 12 * WHOLE)]);
    }
}

//! Defines the building of a text index: each document's words are kept by number, in the order in which they stand,
//! and sorted by word when all are known. A word is looked at as a word once, when it is met first.

use super::{COMPOUNDS, FIELDS, dictionary::Dictionary, index::TextIndex, invert::inverted, words::Words};
use crate::analysis::{self, Compound, LOOKED_AT, Language};

/// A document's further words are dropped: positions are 16 bits wide.
const MAX_POSITION: usize = u16::MAX as usize - 1;
/// Positions left free between two texts of one field, so that they are not near each other.
const GAP: usize = 4;
/// Texts of at most so many bytes are split once.
const SHORT: usize = 64;

/// Marks the number of a compound among the numbers of a text's words.
const COMPOUND: u32 = 1 << 31;
/// Marks such a number of a word with its possessive s (`marys` for `Mary's`): English stems make it needless.
const POSSESSIVE: u32 = 1 << 30;

/// Gathers documents. Call [`TextBuilder::text`] for each text of a document, fields ascending, then
/// [`TextBuilder::end_document`].
pub struct TextBuilder {
    words: Words,
    /// Short texts: terms and towns come again and again.
    texts: Words,
    /// The numbers of their words, and where each text's start; one more than there are texts.
    numbers: Vec<u32>,
    text_starts: Vec<u32>,
    /// The languages in which each word is a stop word, one bit each, by the word's number.
    stopping: Vec<u8>,
    /// Whether each word is written in Arabic letters.
    arabic: Vec<bool>,
    /// Times that each word stands in documents, by the language of the text.
    times: Vec<[u32; Language::ALL.len()]>,
    /// What stands at each position of all documents: a word's number plus one, or 0.
    standing: Vec<u32>,
    /// Where the current document starts.
    start: usize,
    /// Compounds of the current document.
    compounds: Vec<(u32, Language)>,
    ends: Vec<u16>,
    current: [u16; FIELDS],
    field: usize,
    /// Fields in which stop words are kept, since they are short and looked up by their wording.
    keep_stop_words: [bool; FIELDS],
}

impl TextBuilder {
    pub fn new(keep_stop_words: [bool; FIELDS]) -> TextBuilder {
        TextBuilder {
            words: Words::default(),
            texts: Words::default(),
            numbers: Vec::new(),
            text_starts: vec![0],
            stopping: Vec::new(),
            arabic: Vec::new(),
            times: Vec::new(),
            standing: Vec::new(),
            start: 0,
            compounds: Vec::new(),
            ends: Vec::new(),
            current: [0; FIELDS],
            field: 0,
            keep_stop_words,
        }
    }

    /// The numbers of a text's words: to ask for its language, and to add it later.
    pub fn read(&mut self, text: &str) -> Vec<u32> {
        // Room for most texts.
        let mut numbers = Vec::with_capacity(text.len() / 5);
        self.number(text, &mut numbers);
        numbers
    }

    fn number(&mut self, text: &str, numbers: &mut Vec<u32>) {
        let words = &mut self.words;
        let mut compound = Compound::default();
        // The last word and where it ends.
        let mut before: Option<(u32, usize)> = None;
        analysis::words(text, |word, start, end| {
            compound.next(text, word, start, end, |whole, _, _| numbers.push(words.id(whole) | COMPOUND));
            let number = words.id(word);
            if analysis::is_particle(word)
                && let Some((verb, _)) = before.filter(|(_, end)| text.get(*end..start) == Some(" "))
            {
                let whole = [words.get(verb), word].concat();
                numbers.push(words.id(&whole) | COMPOUND);
            }
            numbers.push(number);
            if analysis::is_possessive(text, end) {
                let with_s = [word, "s"].concat();
                numbers.push(words.id(&with_s) | COMPOUND | POSSESSIVE);
            }
            before = Some((number, end));
        });
        compound.finish(|whole, _, _| numbers.push(words.id(whole) | COMPOUND));
        for word in self.stopping.len()..self.words.count() {
            let word = self.words.get(word as u32);
            self.stopping.push(Language::stopping(word));
            self.arabic.push(Language::of_word(word, Language::Other) == Language::Arabic);
        }
        self.times.resize(self.words.count(), Default::default());
    }

    /// The language that a text is written in; `otherwise` when that cannot be told.
    pub fn language(&self, text: &[u32], otherwise: Language) -> Language {
        let words = || text.iter().filter(|word| **word & COMPOUND == 0).map(|word| *word as usize);
        let (mut arabic, mut others) = (0, 0);
        words().take(LOOKED_AT).for_each(|word| if self.arabic[word] { arabic += 1 } else { others += 1 });
        if arabic > others {
            return Language::Arabic;
        }
        Language::detect(words().map(|word| self.stopping[word]), otherwise)
    }

    /// Adds a text to `field` of the current document. Texts of one field never form a phrase together.
    pub fn text(&mut self, field: usize, language: Language, text: &str) {
        if text.len() > SHORT {
            let text = self.read(text);
            return self.numbered(field, language, &text);
        }
        let mut numbers = std::mem::take(&mut self.numbers);
        let at = self.texts.id(text) as usize;
        if at + 1 == self.text_starts.len() {
            self.number(text, &mut numbers);
            self.text_starts.push(numbers.len() as u32);
        }
        let range = self.text_starts[at] as usize..self.text_starts[at + 1] as usize;
        self.numbered(field, language, &numbers[range]);
        self.numbers = numbers;
    }

    /// As [`TextBuilder::text`], by what [`TextBuilder::read`] gave.
    pub fn numbered(&mut self, field: usize, language: Language, text: &[u32]) {
        debug_assert!(field >= self.field, "fields come in ascending order");
        let most = self.start + MAX_POSITION;
        if field > self.field {
            self.close_fields(field);
        } else if self.standing.len() > self.start {
            self.standing.resize((self.standing.len() + GAP).min(most), 0);
        }
        let stopping = if self.keep_stop_words[field] { 0 } else { 1 << language as u8 };
        for &word in text {
            if word & COMPOUND != 0 {
                let needless = word & POSSESSIVE != 0 && language == Language::English;
                let word = word & !(COMPOUND | POSSESSIVE);
                let stops = self.stopping[word as usize] & 1 << language as u8 != 0;
                if !stops && !needless && !self.compounds.iter().any(|(known, _)| *known == word) {
                    self.compounds.push((word, language));
                }
            } else if self.stopping[word as usize] & stopping == 0 && self.standing.len() < most {
                self.times[word as usize][language as usize] += 1;
                self.standing.push(word + 1);
            }
        }
    }

    pub fn end_document(&mut self) {
        if self.field < COMPOUNDS {
            self.close_fields(COMPOUNDS);
        }
        for (word, language) in std::mem::take(&mut self.compounds) {
            if self.standing.len() < self.start + MAX_POSITION {
                self.times[word as usize][language as usize] += 1;
                self.standing.push(word + 1);
            }
        }
        self.close_fields(FIELDS);
        self.ends.extend_from_slice(&self.current);
        self.field = 0;
        self.start = self.standing.len();
    }

    /// All fields before `field` end here.
    fn close_fields(&mut self, field: usize) {
        self.current[self.field..field].fill((self.standing.len() - self.start) as u16);
        self.field = field;
    }

    /// Sorts all by word and works out the stems.
    pub fn finish(self) -> TextIndex {
        let counts: Vec<u32> = self.times.iter().map(|times| times.iter().sum()).collect();
        // Words that were met only as stop words are not kept.
        let kept = (0..).zip(&counts).filter(|(_, count)| **count > 0).map(|(word, _)| word);
        let order = self.words.sorted(kept);
        let postings = inverted(&self.ends, self.standing, &counts, &order);
        let dictionary = Dictionary::new(order.iter().map(|&w| self.words.get(w)));
        let language = |&w: &u32| Language::of_word(self.words.get(w), main_language(&self.times[w as usize]));
        let languages: Vec<Language> = order.iter().map(language).collect();
        let ring = rings(order.iter().map(|&w| self.words.get(w)).zip(languages.iter().copied()));
        TextIndex::new(self.ends, dictionary, postings, ring, languages)
    }
}

/// The language in which the word is met most.
fn main_language(seen: &[u32; Language::ALL.len()]) -> Language {
    let most = seen.iter().max().copied().unwrap_or(0);
    Language::ALL.into_iter().find(|l| seen[*l as usize] == most).unwrap_or(Language::Other)
}

/// For each word the next one with the same stem and language, going round.
fn rings<'a>(words: impl Iterator<Item = (&'a str, Language)>) -> Vec<u32> {
    let mut ring: Vec<u32> = Vec::new();
    // Each language's stems, and the first and the last word of each so far.
    let mut stems = Words::default();
    let mut ends: Vec<(u32, u32)> = Vec::new();
    let mut stem = String::new();
    for (id, (word, language)) in (0..).zip(words) {
        ring.push(id);
        stem.clear();
        stem.push((b'0' + language as u8) as char);
        stem.push_str(&language.stem(word));
        let number = stems.id(&stem) as usize;
        if number == ends.len() {
            ends.push((id, id));
        }
        let (first, last) = &mut ends[number];
        ring[*last as usize] = id;
        ring[id as usize] = *first;
        *last = id;
    }
    ring
}

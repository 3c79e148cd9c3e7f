//! Building an inverted index: a forward index of interned terms, inverted when all documents are there. What depends on
//! a term alone (stop word, script) is worked out once, when it occurs first.

use super::{COMPOUNDS, FIELDS, dictionary::Dictionary, index::InvertedIndex, inversion::inverted};
use crate::{
    analysis::{self, Compound, LOOKED_AT, Language},
    interner::TermInterner,
};

/// A document's further terms are dropped: positions are 16 bits wide.
const MAX_POSITION: usize = u16::MAX as usize - 1;
/// Positions left free between two texts of one field, so that they are not near each other.
const GAP: usize = 4;
/// Texts of at most so many bytes are tokenized once: taxonomy terms and towns come again and again.
const SHORT: usize = 64;

/// Flag of a compound among the numbers of a text's terms.
const COMPOUND: u32 = 1 << 31;
/// Flag of a compound with a possessive s (`marys` for `Mary's`): English stems make it needless.
const POSSESSIVE: u32 = 1 << 30;

/// Collects documents. Call [`InvertedIndexBuilder::text`] for each text of a document, fields ascending, then
/// [`InvertedIndexBuilder::end_document`].
pub(crate) struct InvertedIndexBuilder {
    terms: TermInterner,
    /// Short texts that were tokenized already.
    texts: TermInterner,
    /// The numbers of their terms, and where each text's start; one more than there are texts.
    numbers: Vec<u32>,
    text_starts: Vec<u32>,
    /// The languages in which each term is a stop word, one bit each, by the term's number.
    stop_languages: Vec<u8>,
    /// Whether each term is in Arabic script.
    arabic: Vec<bool>,
    /// Occurrences of each term by the language of the text.
    counts: Vec<[u32; Language::ALL.len()]>,
    /// At each position of all documents a term's number plus one, or 0.
    forward: Vec<u32>,
    /// Where the current document starts.
    start: usize,
    /// Compounds of the current document, each once.
    compounds: Vec<(u32, Language)>,
    ends: Vec<u16>,
    current: [u16; FIELDS],
    field: usize,
    /// Fields in which stop words are kept: short ones that people search by their wording.
    keep_stop_words: [bool; FIELDS],
}

impl InvertedIndexBuilder {
    pub(crate) fn new(keep_stop_words: [bool; FIELDS]) -> InvertedIndexBuilder {
        InvertedIndexBuilder {
            terms: TermInterner::default(),
            texts: TermInterner::default(),
            numbers: Vec::new(),
            text_starts: vec![0],
            stop_languages: Vec::new(),
            arabic: Vec::new(),
            counts: Vec::new(),
            forward: Vec::new(),
            start: 0,
            compounds: Vec::new(),
            ends: Vec::new(),
            current: [0; FIELDS],
            field: 0,
            keep_stop_words,
        }
    }

    /// The numbers of a text's terms: to ask for its language, and to add it later.
    pub(crate) fn tokenize(&mut self, text: &str) -> Vec<u32> {
        // Room for most texts.
        let mut numbers = Vec::with_capacity(text.len() / 5);
        self.tokenize_into(text, &mut numbers);
        numbers
    }

    fn tokenize_into(&mut self, text: &str, numbers: &mut Vec<u32>) {
        let terms = &mut self.terms;
        let mut compound = Compound::default();
        // The term before and where it ends.
        let mut before: Option<(u32, usize)> = None;
        analysis::words(text, |word, start, end| {
            compound.next(text, word, start, end, |whole, _, _| numbers.push(terms.intern(whole) | COMPOUND));
            let number = terms.intern(word);
            if analysis::is_particle(word)
                && let Some((verb, _)) = before.filter(|(_, end)| text.get(*end..start) == Some(" "))
            {
                let whole = [terms.get(verb), word].concat();
                numbers.push(terms.intern(&whole) | COMPOUND);
            }
            numbers.push(number);
            if analysis::is_possessive(text, end) {
                let with_s = [word, "s"].concat();
                numbers.push(terms.intern(&with_s) | COMPOUND | POSSESSIVE);
            }
            before = Some((number, end));
        });
        compound.finish(|whole, _, _| numbers.push(terms.intern(whole) | COMPOUND));
        for term in self.stop_languages.len()..self.terms.len() {
            let term = self.terms.get(term as u32);
            self.stop_languages.push(Language::stop_languages(term));
            self.arabic.push(Language::of_word(term, Language::Other) == Language::Arabic);
        }
        self.counts.resize(self.terms.len(), Default::default());
    }

    /// The language that a text is written in; `otherwise` when that cannot be recognized.
    pub(crate) fn language(&self, text: &[u32], otherwise: Language) -> Language {
        let terms = || text.iter().filter(|term| **term & COMPOUND == 0).map(|term| *term as usize);
        let (mut arabic, mut others) = (0, 0);
        terms().take(LOOKED_AT).for_each(|term| if self.arabic[term] { arabic += 1 } else { others += 1 });
        if arabic > others {
            return Language::Arabic;
        }
        Language::detect(terms().map(|term| self.stop_languages[term]), otherwise)
    }

    /// Adds a text to `field` of the current document. Texts of one field never form a phrase together.
    pub(crate) fn text(&mut self, field: usize, language: Language, text: &str) {
        if text.len() > SHORT {
            let text = self.tokenize(text);
            return self.tokenized(field, language, &text);
        }
        let mut numbers = std::mem::take(&mut self.numbers);
        let at = self.texts.intern(text) as usize;
        if at + 1 == self.text_starts.len() {
            self.tokenize_into(text, &mut numbers);
            self.text_starts.push(numbers.len() as u32);
        }
        let range = self.text_starts[at] as usize..self.text_starts[at + 1] as usize;
        self.tokenized(field, language, &numbers[range]);
        self.numbers = numbers;
    }

    /// As [`InvertedIndexBuilder::text`], of what [`InvertedIndexBuilder::tokenize`] returned.
    pub(crate) fn tokenized(&mut self, field: usize, language: Language, text: &[u32]) {
        debug_assert!(field >= self.field, "fields come in ascending order");
        let most = self.start + MAX_POSITION;
        if field > self.field {
            self.close_fields(field);
        } else if self.forward.len() > self.start {
            self.forward.resize((self.forward.len() + GAP).min(most), 0);
        }
        let dropped = if self.keep_stop_words[field] { 0 } else { 1 << language as u8 };
        for &term in text {
            if term & COMPOUND != 0 {
                let needless = term & POSSESSIVE != 0 && language == Language::English;
                let term = term & !(COMPOUND | POSSESSIVE);
                let is_stop_word = self.stop_languages[term as usize] & 1 << language as u8 != 0;
                if !is_stop_word && !needless && !self.compounds.iter().any(|(known, _)| *known == term) {
                    self.compounds.push((term, language));
                }
            } else if self.stop_languages[term as usize] & dropped == 0 && self.forward.len() < most {
                self.counts[term as usize][language as usize] += 1;
                self.forward.push(term + 1);
            }
        }
    }

    pub(crate) fn end_document(&mut self) {
        if self.field < COMPOUNDS {
            self.close_fields(COMPOUNDS);
        }
        for (term, language) in std::mem::take(&mut self.compounds) {
            if self.forward.len() < self.start + MAX_POSITION {
                self.counts[term as usize][language as usize] += 1;
                self.forward.push(term + 1);
            }
        }
        self.close_fields(FIELDS);
        self.ends.extend_from_slice(&self.current);
        self.field = 0;
        self.start = self.forward.len();
    }

    /// All fields before `field` end here.
    fn close_fields(&mut self, field: usize) {
        self.current[self.field..field].fill((self.forward.len() - self.start) as u16);
        self.field = field;
    }

    /// Inverts the forward index and works out the stem classes.
    pub(crate) fn finish(self) -> InvertedIndex {
        let counts: Vec<u32> = self.counts.iter().map(|counts| counts.iter().sum()).collect();
        // Terms that occurred only as stop words are not kept.
        let kept = (0..).zip(&counts).filter(|(_, count)| **count > 0).map(|(term, _)| term);
        let order = self.terms.sorted(kept);
        let postings = inverted(&self.ends, self.forward, &counts, &order);
        let dictionary = Dictionary::new(order.iter().map(|&term| self.terms.get(term)));
        let language =
            |&term: &u32| Language::of_word(self.terms.get(term), main_language(&self.counts[term as usize]));
        let languages: Vec<Language> = order.iter().map(language).collect();
        let next_in_class = stem_classes(order.iter().map(|&term| self.terms.get(term)).zip(languages.iter().copied()));
        InvertedIndex::new(self.ends, dictionary, postings, next_in_class, languages)
    }
}

/// The language in which the term occurs most.
fn main_language(counts: &[u32; Language::ALL.len()]) -> Language {
    let most = counts.iter().max().copied().unwrap_or(0);
    Language::ALL.into_iter().find(|l| counts[*l as usize] == most).unwrap_or(Language::Other)
}

/// Stem classes as cyclic lists: for each term the next one of the same stem and language.
fn stem_classes<'a>(terms: impl Iterator<Item = (&'a str, Language)>) -> Vec<u32> {
    let mut next: Vec<u32> = Vec::new();
    // The stems of each language, and the first and the last term of each so far.
    let mut stems = TermInterner::default();
    let mut ends: Vec<(u32, u32)> = Vec::new();
    let mut stem = String::new();
    for (id, (term, language)) in (0..).zip(terms) {
        next.push(id);
        stem.clear();
        stem.push((b'0' + language as u8) as char);
        stem.push_str(&language.stem(term));
        let number = stems.intern(&stem) as usize;
        if number == ends.len() {
            ends.push((id, id));
        }
        let (first, last) = &mut ends[number];
        next[*last as usize] = id;
        next[id as usize] = *first;
        *last = id;
    }
    next
}

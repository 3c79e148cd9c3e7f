//! The first stage: the text of a query becomes its terms, each marked as stop word, filler or prefix.

use super::query_language::{QueryLanguage, query_language};
use crate::{
    analysis::{self, Language},
    phrase_language::Languages,
    synonyms::SynonymMap,
};
use std::ops::Range;

/// A query's text is cut to this many bytes; people type far less.
pub(super) const MAX_BYTES: usize = 2_000;
/// A query's further terms are dropped.
const MAX_TERMS: usize = 64;
/// Beside whole words, a prefix shorter than this is ignored: it matches nearly everything.
const MIN_PREFIX: usize = 3;

/// One term of a query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QueryTerm {
    /// Folded.
    pub text: String,
    /// Bytes in the query's text.
    pub range: Range<usize>,
    /// Not looked up.
    pub stop: bool,
    /// Part of how people ask, not of what for ("I need help with"): it counts little beside other terms.
    pub filler: bool,
    /// Still being typed.
    pub partial: bool,
    /// Written with a possessive s, which is not part of `text`: `Mary's`.
    pub possessive: bool,
}

impl QueryTerm {
    pub(super) fn is_content_word(&self) -> bool {
        !self.stop && !self.filler
    }
}

/// What [`parse`] returns.
#[derive(Debug, Clone)]
pub(crate) struct ParsedQuery<'q> {
    /// Cut to the length that is searched.
    pub text: &'q str,
    /// The reader's.
    pub language: Language,
    /// The query's own.
    pub written_in: QueryLanguage,
    pub terms: Vec<QueryTerm>,
    /// Whether a content word is complete, so that the term still being typed is not all there is.
    pub has_complete_word: bool,
}

/// Splits `text` into terms. Stop words are those of the query's language and the reader's, of English and Spanish, since
/// people mix them, and of Arabic, which its script shows.
pub(crate) fn parse<'q>(synonyms: &SynonymMap, text: &'q str, typing: bool, language: Language) -> ParsedQuery<'q> {
    let head = bounded(text);
    let mut words = Vec::new();
    analysis::words(head, |word, _, _| {
        if words.len() < MAX_TERMS {
            words.push(word.to_owned());
        }
    });
    let written_in = query_language(synonyms, words.iter().map(String::as_str));
    let spoken: Languages = written_in.spoken(language);
    let mut languages = vec![language, Language::English, Language::Spanish, Language::Arabic];
    if let QueryLanguage::Known(own) = written_in {
        languages.push(own);
    }
    let mut terms = Vec::new();
    analysis::words(head, |word, start, end| {
        if terms.len() < MAX_TERMS {
            terms.push(QueryTerm {
                text: word.to_owned(),
                range: start..end,
                stop: languages.iter().any(|l| l.is_stop_word(word)),
                filler: synonyms.is_filler(word, spoken),
                partial: false,
                possessive: analysis::is_possessive(head, end),
            });
        }
    });
    if typing && let Some(last) = terms.last_mut().filter(|last| last.range.end == head.len()) {
        last.partial = true;
        // "the" may become "therapy".
        last.stop = false;
        last.filler = false;
    }
    // A query of nothing but stop words, or fillers, is about these.
    if terms.iter().all(|term| term.stop) {
        terms.iter_mut().for_each(|term| term.stop = false);
    }
    if terms.iter().all(|term| term.stop || term.filler) {
        terms.iter_mut().for_each(|term| term.filler = false);
    }
    let has_complete_word = terms.iter().any(|term| !term.partial && term.is_content_word());
    let is_short = |term: &QueryTerm| term.partial && term.text.chars().count() < MIN_PREFIX;
    if has_complete_word && let Some(last) = terms.last_mut().filter(|last| is_short(last)) {
        last.stop = true;
    }
    ParsedQuery { text: head, language, written_in, terms, has_complete_word }
}

fn bounded(text: &str) -> &str {
    let mut end = text.len().min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

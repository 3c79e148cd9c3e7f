//! The place that a query names, beside what is looked for there: "food pantry 33142", "dentist in Oak Park".

use super::ExpandedQuery;
use crate::{
    geo::{MAX_PLACE_WORDS, Places},
    inverted::InvertedIndex,
};
use signpost_directory::Coordinates;
use std::ops::Range;

/// A place in the text of a query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TextPlace {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// `None`: a postal code that the directory does not know.
    pub at: Option<Coordinates>,
}

/// Digits of a postal code in the United States.
const POSTAL_CODE: usize = 5;

/// The place that the query names: a postal code, else the longest name of a town that is no part of a phrase of the
/// vocabulary ("homestead exemption").
pub(crate) fn text_place(index: &InvertedIndex, places: &Places, query: &ExpandedQuery) -> Option<TextPlace> {
    let terms = &query.terms;
    let postal_code =
        terms.iter().find(|term| term.text.len() == POSTAL_CODE && is_number(&term.text) && !term.partial);
    if let Some(term) = postal_code {
        let at = places.find(&term.text);
        if at.is_some() || index.find(&term.text).is_none() {
            return Some(TextPlace { range: term.range.clone(), at });
        }
    }
    let is_explained = |range: &Range<usize>| {
        let overlaps = |other: &Range<usize>| other.start < range.end && range.start < other.end;
        query.clauses.iter().any(|clause| !clause.synonyms.is_empty() && overlaps(&clause.range))
    };
    for words in (1..=MAX_PLACE_WORDS).rev() {
        for start in 0..(terms.len() + 1).saturating_sub(words) {
            let range = start..start + words;
            let part = &terms[range.clone()];
            // The last word of a name may still grow into another.
            let is_whole = part.iter().all(|term| !term.partial) && part.iter().any(|term| term.is_content_word());
            if !is_whole || is_explained(&range) || is_number(&part[0].text) {
                continue;
            }
            let name = part.iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ");
            if let Some(at) = places.find(&name) {
                return Some(TextPlace { range: part[0].range.start..part[words - 1].range.end, at: Some(at) });
            }
        }
    }
    None
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

impl TextPlace {
    /// The text without the place, each letter of it a space; `None` when nothing is looked for beside the place.
    pub(crate) fn rest(&self, query: &ExpandedQuery) -> Option<String> {
        let outside = |range: &Range<usize>| range.end <= self.range.start || range.start >= self.range.end;
        let is_asked = query.terms.iter().any(|term| term.is_content_word() && outside(&term.range));
        is_asked.then(|| {
            let (before, rest) = query.text.split_at(self.range.start);
            let (place, after) = rest.split_at(self.range.len());
            [before, &" ".repeat(place.len()), after].concat()
        })
    }
}

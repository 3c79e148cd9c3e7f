//! The ways in which one query term is looked up: the term itself, its prefix, compounds, corrections.

use super::{QueryTerm, Sources, query_language::QueryLanguage, spelling};
use crate::{
    analysis::Language,
    inverted::{OpenCompound, TermId},
};
use std::ops::Range;

/// What the index has for one query term, best first; a later way never outranks an earlier one.
#[derive(Debug, Clone, Default)]
pub(crate) struct TermLookup {
    /// The term and its stem class.
    pub exact: Vec<TermId>,
    /// Terms with this prefix.
    pub prefix: Range<TermId>,
    /// The compounds that it is a part of, with a stop word that is not looked up (`hand-off`).
    pub compounds: Vec<TermId>,
    /// Where it is written as two words.
    pub open_compound: OpenCompound,
    /// Corrections, likeliest first, each with its stem class and a weight of at most 1.
    pub corrections: Vec<(Vec<TermId>, f64)>,
    /// Two words that were written as one.
    pub split: Option<(String, String)>,
    /// The likeliest spelling, when the term is unknown.
    pub spelling: Option<String>,
}

impl TermLookup {
    /// The stem class of the term, or of its likeliest correction.
    pub(super) fn stem_class(&self) -> &[TermId] {
        match self.corrections.first() {
            Some((likeliest, _)) if self.exact.is_empty() => likeliest,
            _ => &self.exact,
        }
    }

    pub(super) fn is_corrected(&self) -> bool {
        !self.corrections.is_empty() || self.split.is_some()
    }
}

/// The last lookups: while one types on, the words before are looked up again with every letter.
#[derive(Debug, Default)]
pub(crate) struct RecentLookups {
    lookups: Vec<(QueryTerm, TermLookup)>,
    /// The language of the query that they were made for, and the reader's: corrections depend on them.
    languages: Option<(QueryLanguage, Language)>,
}

impl RecentLookups {
    const MAX: usize = 64;

    fn get(&self, term: &QueryTerm) -> Option<&TermLookup> {
        let same = |(known, _): &&(QueryTerm, TermLookup)| {
            known.text == term.text && known.partial == term.partial && known.possessive == term.possessive
        };
        self.lookups.iter().find(same).map(|(_, lookup)| lookup)
    }

    fn insert(&mut self, term: &QueryTerm, lookup: &TermLookup) {
        if self.lookups.len() >= Self::MAX {
            self.lookups.clear();
        }
        self.lookups.push((term.clone(), lookup.clone()));
    }

    /// Forgets what was looked up for a query of another language.
    pub(super) fn forget_unless(&mut self, written_in: QueryLanguage, reader: Language) {
        if self.languages != Some((written_in, reader)) {
            self.lookups.clear();
            self.languages = Some((written_in, reader));
        }
    }
}

/// Looks `term` up. Corrections, into one of the languages, are looked for only when neither index nor synonyms have it.
pub(super) fn look_up(
    sources: &Sources,
    recent: &mut RecentLookups,
    term: &QueryTerm,
    correctable: &[Language],
) -> TermLookup {
    if let Some(known) = recent.get(term) {
        return known.clone();
    }
    let lookup = look_up_anew(sources, term, correctable);
    recent.insert(term, &lookup);
    lookup
}

fn look_up_anew(sources: &Sources, term: &QueryTerm, correctable: &[Language]) -> TermLookup {
    let index = sources.index;
    let mut lookup = TermLookup::default();
    // A single letter of a script that is indexed in pairs is the beginning of a pair.
    let is_half_pair = term.text.chars().count() == 1 && term.text.len() > 2;
    if term.partial || is_half_pair {
        lookup.prefix = index.with_prefix(&term.text);
    }
    // The stem of a prefix is an accident, unless the prefix is a term itself.
    if lookup.prefix.is_empty() || index.find(&term.text).is_some() {
        lookup.exact = index.forms(&term.text);
        let with_s = term.possessive.then(|| [term.text.as_str(), "s"].concat());
        if let Some(other) = with_s.and_then(|with_s| index.find(&with_s)) {
            let others = index.stem_class(other).into_iter().filter(|other| !lookup.exact.contains(other));
            lookup.exact.extend(others.collect::<Vec<_>>());
        }
    }
    let is_number = term.text.bytes().all(|b| b.is_ascii_digit());
    if !is_number {
        let is_known = lookup.exact.iter().any(|&term| index.is_written(term));
        let is_prefix = term.partial && lookup.exact.is_empty() && lookup.prefix.is_empty();
        lookup.open_compound = index.open_compound(sources.norms, &term.text, is_prefix, is_known);
    }
    let is_unknown = lookup.exact.is_empty() && lookup.prefix.is_empty() && !is_number;
    let is_word = || Language::stop_languages(&term.text) != 0 || sources.synonyms.contains_word(&term.text);
    if is_unknown && !correctable.is_empty() && !is_word() {
        lookup.split = spelling::split(index, &term.text);
        // A word that others write in two is no slip.
        if lookup.open_compound.tfs.is_empty() {
            (lookup.corrections, lookup.spelling) = spelling::corrections(sources, term, correctable);
        }
        lookup.spelling = lookup.spelling.or_else(|| lookup.split.as_ref().map(|(a, b)| [a.as_str(), b].join(" ")));
    }
    lookup
}

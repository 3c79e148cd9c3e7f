//! The last stage: the explanation of the expansion, and which words are highlighted.

use super::{Clause, ExpandedQuery, Scores, Scratch, Sources};
use crate::{Expansion, ExpansionReason, interner::TermInterner, inverted::TermId, sort};
use signpost_directory::{Danger, Need};

/// What [`explain`] returns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Explanation {
    /// The danger that the query speaks of; `Some(None)` when it is not told which.
    pub danger: Option<Option<Danger>>,
    /// Another one that it tells of.
    pub further_danger: Option<Option<Danger>>,
    pub expansions: Vec<Expansion>,
    /// The query in its likeliest spelling, when that differs.
    pub spelling: Option<String>,
    /// The need that the query is about.
    pub need: Option<Need>,
    /// Terms to highlight.
    pub highlighted: TermInterner,
    /// Prefixes to highlight.
    pub highlighted_prefixes: Vec<String>,
}

pub(crate) fn explain(sources: &Sources, scratch: &Scratch, query: &ExpandedQuery, scores: &Scores) -> Explanation {
    let mut explanation = Explanation {
        danger: query.danger,
        further_danger: query.further_danger,
        need: query.need,
        spelling: query.spelling.clone(),
        ..Explanation::default()
    };
    for (term, lookup) in query.terms.iter().zip(&query.lookups) {
        if let Some(spelling) = &lookup.spelling {
            let (typed, means) = (query.text[term.range.clone()].to_owned(), spelling.clone());
            explanation.expansions.push(Expansion { typed, means, reason: ExpansionReason::Spelling });
        }
    }
    for (clause, _) in query.clauses.iter().zip(&scores.found).filter(|(_, found)| **found) {
        explain_synonyms(query, clause, &mut explanation.expansions);
    }
    highlight(sources, scratch, query, &mut explanation);
    explanation
}

/// Each meaning once, unless it is just what was typed.
fn explain_synonyms(query: &ExpandedQuery, clause: &Clause, expansions: &mut Vec<Expansion>) {
    let terms = query.terms.get(clause.range.clone()).unwrap_or_default();
    let (Some(first), Some(last)) = (terms.first(), terms.last()) else { return };
    let typed = &query.text[first.range.start..last.range.end];
    for means in clause.synonyms.iter().filter_map(|one| one.entry.shown(query.language)) {
        let says_more = typed.to_lowercase() != means.to_lowercase();
        if says_more && !expansions.iter().any(|known| known.means == means) {
            let (typed, means) = (typed.to_owned(), means.to_owned());
            expansions.push(Expansion { typed, means, reason: ExpansionReason::Synonym });
        }
    }
}

fn highlight(sources: &Sources, scratch: &Scratch, query: &ExpandedQuery, explanation: &mut Explanation) {
    let mut terms: Vec<TermId> = Vec::new();
    for (term, lookup) in query.terms.iter().zip(&query.lookups) {
        terms.extend(&lookup.exact);
        terms.extend(&lookup.open_compound.parts);
        terms.extend(lookup.corrections.iter().flat_map(|(terms, _)| terms));
        for half in lookup.split.iter().flat_map(|(a, b)| [a, b]) {
            terms.extend(sources.index.forms(half));
        }
        if !lookup.prefix.is_empty() {
            explanation.highlighted_prefixes.push(term.text.clone());
        }
    }
    sort::sort_dedup(&mut terms);
    for term in terms {
        explanation.highlighted.intern(&sources.index.term(term));
    }
    for one in query.clauses.iter().flat_map(|clause| &clause.synonyms) {
        let matches = scratch.synonyms.get(one.number as usize).into_iter().flatten();
        for word in matches.flat_map(|matches| &matches.words) {
            explanation.highlighted.intern(word);
        }
    }
}

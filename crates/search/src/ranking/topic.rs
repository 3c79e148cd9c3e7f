//! A second kind of evidence for sentences: the topic of the vocabulary that has most of the words, and its best program.

use super::{ExpandedQuery, Scores, Scratch, Sources, synonym::synonym_matches};
use crate::{doc_set::DocId, top_k::top_k};

/// The place, counted from 0, at which the topic's program is offered.
const PLACE: usize = 2;
/// A query with fewer content words is no sentence.
const MIN_WORDS: usize = 2;

/// Documents among which the first three programs are looked for: records of one program stand as one result.
const CANDIDATES: usize = 50;

/// Puts the best program of the query's best topic third, unless it stands before that already. The first two places are
/// never taken, nor what was typed, nor a place from exact matches. `program_of` is the same for records of one program.
pub(crate) fn offer_topic(
    sources: &Sources,
    scratch: &mut Scratch,
    query: &ExpandedQuery,
    scores: &mut Scores,
    program_of: &dyn Fn(DocId) -> DocId,
) {
    let words = query.terms.iter().zip(&query.lookups).filter(|(term, _)| term.is_content_word() && !term.partial);
    let words: Vec<&str> = words.map(|(term, lookup)| lookup.spelling.as_deref().unwrap_or(&term.text)).collect();
    if words.len() < MIN_WORDS || !scores.named.is_empty() || scores.exact > PLACE {
        return;
    }
    let Some((number, entry, score)) = sources.synonyms.topic(words.into_iter()) else { return };
    if score < sources.weights.topic {
        return;
    }
    let matches = synonym_matches(sources, scratch, number, entry);
    let Some(&(document, _)) = matches.scores.first() else { return };
    let matching = scores.matched.iter().map(|document| (document, scores.totals.get(document)));
    let mut best: Vec<(DocId, f64)> = Vec::new();
    for (other, score) in top_k(matching, CANDIDATES) {
        if best.len() <= PLACE && !best.iter().any(|(known, _)| program_of(*known) == program_of(other)) {
            best.push((other, score));
        }
    }
    if best.iter().any(|(known, _)| program_of(*known) == program_of(document)) {
        return;
    }
    scores.matched.insert(document);
    let wanted = match (best.get(PLACE - 1), best.get(PLACE)) {
        // Equal scores come in the order of their codes, which would put it before the second.
        (Some((_, second)), Some((_, third))) => ((second + third) / 2.0).min(second * 0.999_999),
        (Some((_, last)), None) => last * 0.99,
        _ => best.first().map_or(score, |(_, first)| first * 0.99),
    };
    scores.totals.add(document, wanted - scores.totals.get(document));
}

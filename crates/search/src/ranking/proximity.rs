//! The fourth stage: the best documents rise where neighbours of the query stand near each other
//! ([`crate::inverted::term_proximity`]).

use super::{ExpandedQuery, Scores, Sources, TermLookup};
use crate::{
    inverted::{TermId, saturate, term_proximity},
    sort,
    top_k::TopK,
};

/// So many of the best documents are looked at.
const CANDIDATES: usize = 300;
/// A prefix with more terms than this is not looked at.
const MAX_PREFIX: usize = 200;

pub(crate) fn proximity(sources: &Sources, query: &ExpandedQuery, mut scores: Scores) -> Scores {
    let content = query.terms.iter().zip(&query.lookups).filter(|(term, _)| !term.stop);
    let neighbours: Vec<Vec<TermId>> =
        content.map(|(_, lookup)| terms(lookup)).filter(|terms| !terms.is_empty()).collect();
    if neighbours.len() < 2 {
        return scores;
    }
    let mut best = TopK::new(CANDIDATES);
    scores.totals.iter().for_each(|(document, score)| best.push(document, score));
    let candidates = best.into_documents();
    let positions: Vec<_> = neighbours.iter().map(|terms| sources.index.positions(terms, &candidates)).collect();
    let weights = sources.weights;
    let k1 = weights.bm25f.k1;
    for (pair, at) in neighbours.windows(2).zip(1..) {
        if pair[0] == pair[1] {
            continue;
        }
        let near: Vec<(f64, f64)> = candidates
            .iter()
            .enumerate()
            .map(|(slot, &document)| {
                let ends = sources.index.ends(document);
                let near = term_proximity(positions[at - 1].of(slot), positions[at].of(slot), ends);
                (f64::from(near.phrases), f64::from(near.windows))
            })
            .collect();
        let documents_with = |count: fn(&(f64, f64)) -> f64| near.iter().filter(|n| count(n) > 0.0).count();
        let phrase = sources.index.idf(documents_with(|n| n.0)) * weights.phrase;
        let window = sources.index.idf(documents_with(|n| n.1)) * weights.window;
        for (&document, &(phrases, windows)) in candidates.iter().zip(&near) {
            let bonus = phrase * saturate(phrases, k1) + window * saturate(windows, k1);
            if bonus > 0.0 {
                scores.totals.add(document, bonus);
            }
        }
    }
    scores
}

/// The terms whose positions are those of the query term.
fn terms(lookup: &TermLookup) -> Vec<TermId> {
    let prefix = lookup.prefix.clone().filter(|_| lookup.prefix.len() <= MAX_PREFIX);
    let mut terms: Vec<TermId> = lookup.exact.iter().copied().chain(prefix).collect();
    terms.extend(lookup.corrections.first().iter().flat_map(|(terms, _)| terms));
    sort::sort_dedup(&mut terms);
    terms
}

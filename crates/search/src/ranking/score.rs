//! The third stage: BM25F scores of all clauses, added up, and which documents match.

use super::{
    Clause, ExpandedQuery, QueryTerm, Scratch, Sources, TermLookup, prefix::prefix_matches, synonym::synonym_matches,
};
use crate::{
    doc_set::{DocId, DocSet},
    inverted::{Accumulator, saturate},
    sort,
};
use signpost_directory::Need;

/// With fewer documents found by words, all programs for a synonym's need are added.
const FEW: usize = 10;

/// What [`score`] returns.
#[derive(Debug)]
pub(crate) struct Scores {
    pub totals: Accumulator,
    pub matched: DocSet,
    /// For each clause, whether it found anything.
    pub found: Vec<bool>,
    /// The programs of which the query is the name, or that of their organization or of a taxonomy term; ascending.
    pub named: Vec<DocId>,
    /// How many programs have all words of the query in name, organization and terms.
    pub exact: usize,
    /// Whether the query asks for what is open now or soon.
    pub asks_open: bool,
}

pub(crate) fn score(sources: &Sources, scratch: &mut Scratch, query: &ExpandedQuery) -> Scores {
    let mut totals = std::mem::take(&mut scratch.totals);
    totals.clear();
    let matched = DocSet::empty(sources.index.documents());
    let mut scores = Scores { totals, matched, found: Vec::new(), named: Vec::new(), exact: 0, asks_open: false };
    match &query.clauses[..] {
        [only] => score_only_clause(sources, scratch, query, only, &mut scores),
        _ => score_clauses(sources, scratch, query, &mut scores),
    }
    scores
}

/// Every document that a single clause finds matches.
fn score_only_clause(
    sources: &Sources,
    scratch: &mut Scratch,
    query: &ExpandedQuery,
    clause: &Clause,
    scores: &mut Scores,
) {
    score_clause(sources, scratch, query, clause);
    let weight = clause_weight(sources, query, clause);
    if weight < 1.0 {
        scratch.clause.scale_all(weight);
    }
    std::mem::swap(&mut scores.totals, &mut scratch.clause);
    scores.totals.documents().iter().for_each(|&document| scores.matched.insert(document));
    scores.found.push(scores.totals.count() > 0);
}

/// Of several clauses, a document must match half of the content words, or as many as the best one does.
fn score_clauses(sources: &Sources, scratch: &mut Scratch, query: &ExpandedQuery, scores: &mut Scores) {
    let mut candidates: Vec<DocId> = Vec::new();
    let mut any_before = false;
    for clause in &query.clauses {
        score_clause(sources, scratch, query, clause);
        let weight = clause_weight(sources, query, clause);
        let found = scratch.clause.count() > 0;
        // A term still being typed, after others that found something, changes the order only.
        let only_boosts =
            query.has_complete_word && any_before && query.terms[clause.range.clone()].iter().all(|term| term.partial);
        for (document, score) in scratch.clause.iter() {
            if scores.totals.get(document) == 0.0 && !only_boosts {
                candidates.push(document);
            }
            scores.totals.add(document, score * weight);
            let matched = &mut scratch.matched_words[document as usize];
            *matched = matched.saturating_add(clause.content_words as u8);
        }
        scratch.clause.clear();
        // What fits the meaning of a synonym is what is asked for, whatever else the sentence says.
        for one in clause.synonyms.iter().filter(|_| query.is_sentence && found) {
            let matches = synonym_matches(sources, scratch, one.number, one.entry);
            matches.scores.iter().for_each(|&(document, _)| scratch.matched_words[document as usize] = u8::MAX);
        }
        any_before |= found;
        scores.found.push(found);
    }
    let most = candidates.iter().map(|&document| scratch.matched_words[document as usize]).max().unwrap_or(0);
    let needed = (query.content_words.div_ceil(2) as u8).min(most);
    for document in candidates {
        if scratch.matched_words[document as usize] >= needed {
            scores.matched.insert(document);
        }
        scratch.matched_words[document as usize] = 0;
    }
}

fn clause_weight(sources: &Sources, query: &ExpandedQuery, clause: &Clause) -> f64 {
    let weights = sources.weights;
    let is_corrected = query.lookups[clause.range.clone()].iter().any(TermLookup::is_corrected);
    let weight = if clause.content_words == 0 {
        weights.filler_clause
    } else if query.is_sentence && clause.synonyms.is_empty() {
        weights.unexplained_clause
    } else if query.is_beside(clause) {
        weights.side_clause
    } else {
        1.0
    };
    weight * if is_corrected { weights.corrected_clause } else { 1.0 }
}

/// Scores one clause into `scratch.clause`: its terms as typed, its synonyms, their needs.
fn score_clause(sources: &Sources, scratch: &mut Scratch, query: &ExpandedQuery, clause: &Clause) {
    let terms: Vec<usize> = clause.range.clone().filter(|&n| !query.terms[n].stop).collect();
    for &n in &terms {
        score_term(sources, scratch, &query.terms[n], &query.lookups[n]);
    }
    if clause.is_crisis() {
        scratch.clause.scale_all(sources.weights.crisis_literal);
    } else if terms.len() > 1 {
        scratch.clause.scale_all(sources.weights.literal);
    }
    for one in &clause.synonyms {
        let matches = synonym_matches(sources, scratch, one.number, one.entry);
        matches.scores.iter().for_each(|&(document, score)| scratch.clause.max(document, f64::from(score)));
    }
    score_needs(sources, &mut scratch.clause, clause);
}

/// Adds the needs of the clause's synonyms to what it found so far.
fn score_needs(sources: &Sources, scores: &mut Accumulator, clause: &Clause) {
    let mut needs: Vec<Need> = clause.synonyms.iter().flat_map(|one| one.entry.needs.iter().copied()).collect();
    sort::sort_by(&mut needs, Need::cmp);
    needs.dedup();
    let few = scores.count() < FEW;
    for need in needs {
        let at = Need::ALL.iter().position(|other| *other == need);
        let Some(programs) = at.and_then(|at| sources.facets.needs.get(at)) else { continue };
        let score = sources.index.idf(programs.count() as usize) * sources.weights.need;
        if few {
            programs.iter().for_each(|document| scores.add(document, score));
        } else {
            let found: Vec<DocId> = scores.documents().iter().copied().filter(|d| programs.contains(*d)).collect();
            found.into_iter().for_each(|document| scores.add(document, score));
        }
    }
}

/// Adds one term, by all ways of looking it up, to `scratch.clause`.
fn score_term(sources: &Sources, scratch: &mut Scratch, term: &QueryTerm, lookup: &TermLookup) {
    let (index, weights) = (sources.index, sources.weights);
    let Scratch { tf, term: scores, clause, prefixes, .. } = scratch;
    let k1 = weights.bm25f.k1;
    scores.clear();
    let mut least_exact = f64::INFINITY;
    // Keeps other spellings below every document with the term as typed.
    let below_exact = |most: f64, least: f64| if most >= least { 0.999 * least / most } else { 1.0 };
    // Documents with the term as a compound or as two words.
    let mut compounds: Vec<(DocId, f64)> = lookup.open_compound.tfs.clone();
    if !lookup.exact.is_empty() {
        let closed = index.accumulate(sources.norms, &lookup.exact, tf);
        compounds.extend(closed.into_iter().map(|document| (document, weights.compound_tf)));
        let idf = index.idf(tf.count());
        for (document, tf) in tf.iter() {
            let score = idf * saturate(tf, k1);
            least_exact = least_exact.min(score);
            scores.add(document, score);
        }
        tf.clear();
    }
    if !lookup.prefix.is_empty() {
        let matches = prefix_matches(sources, prefixes, tf, &term.text, lookup.prefix.clone());
        let beyond = matches.scores.iter().filter(|(document, _)| scores.get(*document) == 0.0);
        let most = beyond.map(|(_, score)| *score).fold(0.0, f64::max);
        let factor = below_exact(most, least_exact);
        for &(document, score) in &matches.scores {
            if scores.get(document) == 0.0 {
                scores.add(document, score * factor);
            }
        }
        for document in matches.others.iter().flat_map(DocSet::iter) {
            if scores.get(document) == 0.0 {
                scores.add(document, matches.least * factor);
            }
        }
        compounds.extend(matches.compounds.iter().map(|&document| (document, weights.compound_prefix_tf)));
    }
    compounds.into_iter().filter(|(document, _)| scores.get(*document) == 0.0).for_each(|(d, count)| tf.max(d, count));
    if tf.count() > 0 {
        let idf = index.idf(tf.count());
        let most = tf.iter().map(|(_, tf)| idf * saturate(tf, k1)).fold(0.0, f64::max);
        let factor = below_exact(most, least_exact);
        tf.iter().for_each(|(document, tf)| scores.add(document, factor * idf * saturate(tf, k1)));
        tf.clear();
    }
    if !lookup.compounds.is_empty() {
        // For proximity the compound is the same as its one part that is looked up.
        let closed = index.accumulate(sources.norms, &lookup.compounds, tf);
        closed.into_iter().for_each(|document| tf.max(document, weights.compound_tf));
        let idf = index.idf(tf.count()) * weights.compound_part;
        tf.iter().for_each(|(document, tf)| scores.add(document, idf * saturate(tf, k1)));
        tf.clear();
    }
    if let Some((a, b)) = &lookup.split {
        for half in [a, b] {
            index.accumulate(sources.norms, &index.forms(half), tf);
            let idf = index.idf(tf.count()) * weights.split_word;
            tf.iter().for_each(|(document, tf)| scores.add(document, idf * saturate(tf, k1)));
            tf.clear();
        }
    }
    // The commonest correction sets the idf of all, or a rare one would outrank it.
    let mut idf = f64::INFINITY;
    for (terms, weight) in &lookup.corrections {
        index.accumulate(sources.norms, terms, tf);
        idf = idf.min(index.idf(tf.count()));
        tf.iter().for_each(|(document, tf)| scores.max(document, idf * weight * saturate(tf, k1)));
        tf.clear();
    }
    if clause.count() == 0 {
        std::mem::swap(clause, scores);
    } else {
        scores.iter().for_each(|(document, score)| clause.add(document, score));
        scores.clear();
    }
}

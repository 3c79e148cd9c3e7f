//! A second kind of evidence for sentences: the topic of the vocabulary that has most of the words, and its best program.

use super::{
    ExpandedQuery, QueryTerm, Scores, Scratch, Sources, TermLookup, query_language::QueryLanguage,
    synonym::synonym_matches,
};
use crate::{
    analysis::Language,
    doc_set::DocId,
    sort::sort_dedup,
    synonyms::Entry,
    top_k::top_k,
    topic_table::{TopicTable, WHOLE, word_number},
};

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
    if std::env::var_os("DBG").is_some() {
        println!(
            "    named {} exact {} words {} danger {:?}",
            scores.named.len(),
            scores.exact,
            content_words(&query.terms, &query.lookups).count(),
            query.danger
        );
    }
    let is_sentence = content_words(&query.terms, &query.lookups).count() >= MIN_WORDS
        || (sources.topics.is_some() && query.terms.iter().filter(|t| !t.partial).count() >= 4);
    if !is_sentence || !scores.named.is_empty() || scores.exact > PLACE || query.danger.is_some() {
        return;
    }
    let Some(About { number, entry, .. }) = query.about else { return };
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
        _ => best.first().map_or(1.0, |(_, first)| first * 0.99),
    };
    scores.totals.add(document, wanted - scores.totals.get(document));
}

/// What a sentence is about, as far as its words speak for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    /// Number of the entry in the vocabulary, none of danger.
    pub number: u32,
    pub entry: &'a Entry,
    /// Whether the words speak for it more than for any other, by far.
    pub is_clear: bool,
}

/// What a query is about: by the table of what words speak for, once it is there, else by BM25 over the vocabulary.
pub(super) fn about<'a>(
    sources: &Sources<'a>,
    (written_in, reader): (QueryLanguage, Language),
    terms: &[QueryTerm],
    lookups: &[TermLookup],
) -> Option<About<'a>> {
    let Some((table, entries)) = sources.topics else {
        let words: Vec<&str> = content_words(terms, lookups).collect();
        let (number, entry, score) = sources.synonyms.topic(words.into_iter())?;
        return (score >= sources.weights.topic).then_some(About { number, entry, is_clear: false });
    };
    let own = match written_in {
        QueryLanguage::Known(own) => own,
        QueryLanguage::Unclear | QueryLanguage::Unsupported => reader,
    };
    let words = word_numbers(table, own, terms, lookups);
    let ranked = table.rank(&words);
    if std::env::var_os("DBG").is_some() {
        println!(
            "    D {:?} {} of {}",
            ranked.iter().take(4).map(|(t, s)| format!("{} {}", table.topics()[*t], s / 12)).collect::<Vec<_>>(),
            words.len(),
            terms.len()
        );
    }
    let [(topic, score), rest @ ..] = &ranked[..] else { return None };
    let second = rest.first().map_or(0, |(_, score)| *score);
    let (score, second) = (f64::from(*score) / f64::from(WHOLE), f64::from(second) / f64::from(WHOLE));
    if score < env("LEAST", 4.0) || score - second < env("LEAD", 0.0) || (words.len() as f64) < env("WORDS", 2.0) {
        return None;
    }
    let number = entries[*topic]?;
    let is_clear = score - second >= env("CLEAR", 5.0);
    Some(About { number, entry: sources.synonyms.entry_at(number)?, is_clear })
}

pub(super) fn env(n: &str, d: f64) -> f64 {
    std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d)
}

/// The words of what is asked, in their likeliest spelling.
fn content_words<'q>(terms: &'q [QueryTerm], lookups: &'q [TermLookup]) -> impl Iterator<Item = &'q str> {
    let words = terms.iter().zip(lookups).filter(|(term, _)| term.is_content_word() && !term.partial);
    words.map(|(term, lookup)| lookup.spelling.as_deref().unwrap_or(&term.text))
}

/// For each whole word, small ones too, its numbers in the languages that it may be of: the query's, or, if the table has
/// none there, any.
fn word_numbers(table: &TopicTable, own: Language, terms: &[QueryTerm], lookups: &[TermLookup]) -> Vec<Vec<u32>> {
    let numbers = |word: &str| {
        let of_own = word_number(word, own);
        if table.knows(of_own) {
            return vec![of_own];
        }
        let mut all = Language::ALL.map(|language| word_number(word, language)).to_vec();
        sort_dedup(&mut all);
        all.retain(|number| table.knows(*number));
        all
    };
    let terms = terms.iter().zip(lookups).filter(|(term, _)| !term.partial);
    let mut words: Vec<Vec<u32>> = terms
        .map(|(term, lookup)| match (numbers(&term.text), &lookup.spelling) {
            (none, Some(spelling)) if none.is_empty() => numbers(spelling),
            (found, _) => found,
        })
        .filter(|numbers| !numbers.is_empty())
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

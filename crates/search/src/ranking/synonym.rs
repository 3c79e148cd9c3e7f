//! Synonym expansion: which programs fit the meanings of a synonym. It does not depend on the query, so that each
//! synonym is worked out once.

use super::{Scratch, Sources};
use crate::{
    analysis::{self, Language},
    doc_set::DocId,
    inverted::{InvertedIndex, MAX_DOCUMENTS, TermId, saturate},
    sort,
    synonyms::Entry,
    top_k::top_k,
};
use std::rc::Rc;

/// Words of a meaning at most so many positions apart stand together.
const TOGETHER: u16 = 4;
/// Programs that one synonym adds at most.
const MAX_MATCHES: usize = 400;

/// By number of the entry.
pub(super) type SynonymCache = Vec<Option<Rc<SynonymMatches>>>;

/// What one synonym finds.
#[derive(Debug, Default)]
pub(super) struct SynonymMatches {
    /// The programs that fit best, with their scores: half as precise, since there are many.
    pub scores: Vec<(DocId, f32)>,
    /// The words of its meanings, to highlight.
    pub words: Vec<String>,
}

/// What entry `number` of the synonyms finds; cached.
pub(super) fn synonym_matches(
    sources: &Sources,
    scratch: &mut Scratch,
    number: u32,
    entry: &Entry,
) -> Rc<SynonymMatches> {
    if let Some(Some(known)) = scratch.synonyms.get(number as usize) {
        return known.clone();
    }
    let mut weight = sources.weights.synonym;
    let mut terms: Vec<TermId> = Vec::new();
    for phrase in &entry.means {
        score_phrase(sources, scratch, phrase, weight, &mut terms);
        weight *= sources.weights.further_meaning;
    }
    let fitting = scratch.synonym.iter().filter(|(_, score)| *score >= sources.weights.least_fit);
    let scores = top_k(fitting, MAX_MATCHES);
    scratch.synonym.clear();
    let mut scores: Vec<_> = scores.into_iter().map(|(document, score)| (document, score as f32)).collect();
    scores.shrink_to_fit();
    sort::sort_dedup(&mut terms);
    let words = terms.into_iter().map(|term| sources.index.term(term)).collect();
    let matches = Rc::new(SynonymMatches { scores, words });
    scratch.synonyms.resize(sources.synonyms.entries().len(), None);
    scratch.synonyms[number as usize] = Some(matches.clone());
    matches
}

/// Raises `scratch.synonym` to how well each program fits `phrase`, from 0 to about 2, times `weight`: a program with
/// all of its words fits better than one with a part, and with the words together better than scattered.
///
/// A program must hold the rarest word; the others are looked up among those programs only.
fn score_phrase(sources: &Sources, scratch: &mut Scratch, phrase: &str, weight: f64, terms: &mut Vec<TermId>) {
    let Scratch { tf, term, covered, synonym, .. } = scratch;
    let k1 = sources.weights.bm25f.k1;
    let mut words: Vec<Vec<TermId>> = Vec::new();
    analysis::words(phrase, |word, _, _| {
        if !Language::English.is_stop_word(word) && !Language::Spanish.is_stop_word(word) {
            words.push(sources.index.forms(word));
        }
    });
    words.iter().for_each(|forms| terms.extend(forms));
    let frequency = |forms: &Vec<TermId>| forms.iter().map(|&term| sources.index.postings_len(term)).sum::<u32>();
    sort::sort_by(&mut words, |a, b| frequency(a).cmp(&frequency(b)));
    let mut total_idf = 0.0;
    for (n, forms) in words.iter().enumerate() {
        let document_frequency = if n == 0 || term.documents().is_empty() {
            sources.index.accumulate(sources.norms, forms, tf);
            tf.count()
        } else {
            sources.index.accumulate_among(sources.norms, forms, term, tf)
        };
        let idf = sources.index.idf(document_frequency);
        total_idf += idf;
        for (document, tf) in tf.iter() {
            term.add(document, idf * saturate(tf, k1));
            covered.add(document, idf);
        }
        tf.clear();
    }
    // Sums of rounded numbers may miss the total by a little.
    let mut whole: Vec<DocId> = covered.iter().filter(|(_, idf)| *idf >= total_idf * 0.999).map(|(d, _)| d).collect();
    whole.sort_unstable();
    // A phrase of so many programs does not discriminate.
    whole.truncate(MAX_DOCUMENTS);
    let together = if words.len() > 1 { with_words_together(sources, &words, &whole) } else { whole };
    for (document, score) in term.iter() {
        let share = covered.get(document) / total_idf;
        let near = if together.binary_search(&document).is_ok() { 1.0 } else { sources.weights.scattered };
        synonym.max(document, weight * near * share * share * score / total_idf);
    }
    term.clear();
    covered.clear();
}

/// Fills the cache for entry `number`. Returns whether there is such an entry.
pub(crate) fn warm_synonym(sources: &Sources, scratch: &mut Scratch, number: u32) -> bool {
    match sources.synonyms.entries().get(number as usize) {
        Some(entry) => {
            synonym_matches(sources, scratch, number, entry);
            true
        }
        None => false,
    }
}

/// Those of `documents` (ascending) in which a form of every word stands near one of the first word.
fn with_words_together(sources: &Sources, words: &[Vec<TermId>], documents: &[DocId]) -> Vec<DocId> {
    let positions: Vec<_> = words.iter().map(|forms| sources.index.positions(forms, documents)).collect();
    let mut together = documents.to_vec();
    let mut slot = 0;
    together.retain(|&document| {
        let ends = sources.index.ends(document);
        let near = positions[0].of(slot).iter().any(|&at| {
            let field = InvertedIndex::field_of(ends, u32::from(at));
            positions[1..].iter().all(|other| {
                let near = |&other: &u16| {
                    other.abs_diff(at) <= TOGETHER && InvertedIndex::field_of(ends, u32::from(other)) == field
                };
                other.of(slot).iter().any(near)
            })
        });
        slot += 1;
        near
    });
    together
}

//! A plain collection: titles and texts ranked by the same engine, without programs, filters or synonyms. For comparing
//! its rankings with other engines on judged collections.

use super::{
    analysis::Language,
    document::field,
    facets::Facets,
    inverted::{Accumulator, FIELDS, InvertedIndex, InvertedIndexBuilder, Norms, saturate},
    ranking::{self, Scratch, Sources, Weights},
    synonyms::SynonymMap,
    top_k::top_k,
};

const TITLE: usize = field::NAME;
const TEXT: usize = field::DESCRIPTION;

/// Pseudo-relevance feedback: documents that count as relevant, expansion terms, and what these weigh beside the query.
const FEEDBACK_DOCUMENTS: usize = 15;
const FEEDBACK_TERMS: usize = 30;
const FEEDBACK_WEIGHT: f64 = 0.45;
/// A document is relevant by its part of the best score, to this power: where a query means one document alone, the
/// others score far less, and their terms lead away from it.
const RELEVANCE_POWER: i32 = 8;

/// A searchable collection.
pub struct Collection {
    index: InvertedIndex,
    norms: Norms,
    facets: Facets,
    synonyms: SynonymMap,
    scratch: Scratch,
}

/// How a collection is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mode {
    /// The last word is still being typed.
    pub typing: bool,
    /// Expand the query with terms of the first results.
    pub feedback: bool,
}

impl Collection {
    /// `documents`: title and text, in English unless their words say otherwise.
    pub fn build<'a>(documents: impl Iterator<Item = (&'a str, &'a str)>) -> Collection {
        let mut builder = InvertedIndexBuilder::new([false; FIELDS]);
        for (title, text) in documents {
            let text = builder.tokenize(text);
            let language = builder.language(&text, Language::English);
            builder.text(TITLE, language, title);
            builder.tokenized(TEXT, language, &text);
            builder.end_document();
        }
        let index = builder.finish();
        Collection {
            norms: Norms::new(&Weights::COLLECTION.bm25f, &index),
            facets: Facets::default(),
            synonyms: SynonymMap::default(),
            scratch: Scratch::new(index.documents()),
            index,
        }
    }

    /// The best `depth` documents by number, with their scores, best first; equals by number.
    pub fn search(&mut self, query: &str, mode: Mode, depth: usize) -> Vec<(u32, f64)> {
        let sources = Sources {
            index: &self.index,
            norms: &self.norms,
            facets: &self.facets,
            synonyms: &self.synonyms,
            signs: [None; 2],
            weights: &Weights::COLLECTION,
            topics: None,
        };
        let (_, scores) = ranking::rank(&sources, &mut self.scratch, query, mode.typing, Language::English);
        let mut totals = scores.totals;
        let best =
            if mode.feedback { expand_and_rank(&sources, &mut totals, depth) } else { top_k(totals.iter(), depth) };
        self.scratch.recycle(totals);
        best
    }
}

/// Adds the scores of expansion terms from the best documents, and returns the best `depth` after that.
fn expand_and_rank(sources: &Sources, totals: &mut Accumulator, depth: usize) -> Vec<(u32, f64)> {
    let first = top_k(totals.iter(), FEEDBACK_DOCUMENTS);
    let Some(&(_, best)) = first.first() else { return first };
    let relevant: Vec<_> =
        first.iter().map(|(document, score)| (*document, (score / best).powi(RELEVANCE_POWER))).collect();
    let k1 = sources.weights.bm25f.k1;
    let mut tf = Accumulator::new(sources.index.documents());
    for (term, weight) in sources.index.feedback(&relevant, FEEDBACK_TERMS) {
        sources.index.accumulate(sources.norms, &sources.index.stem_class(term), &mut tf);
        let factor = FEEDBACK_WEIGHT * weight * sources.index.idf(tf.count());
        for (document, tf) in tf.iter() {
            totals.add(document, factor * saturate(tf, k1));
        }
        tf.clear();
    }
    top_k(totals.iter(), depth)
}

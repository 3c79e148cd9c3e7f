//! The inverted index against a slow and plain computation of the same, over random documents.

use super::county;
use crate::{
    Query,
    analysis::{self, Language},
    inverted::{Accumulator, Bm25f, FIELDS, InvertedIndex, InvertedIndexBuilder, Norms, Reader, Writer, saturate},
};
use proptest::prelude::*;

fn inverted_index(documents: &[Vec<String>]) -> InvertedIndex {
    let mut builder = InvertedIndexBuilder::new([true; FIELDS]);
    for document in documents {
        for (field, text) in document.iter().enumerate() {
            builder.text(field, Language::Other, text);
        }
        builder.end_document();
    }
    builder.finish()
}

fn bm25f() -> Bm25f {
    Bm25f { k1: 1.3, weights: std::array::from_fn(|f| 1.0 + f as f64), b: std::array::from_fn(|f| 0.1 * f as f64) }
}

/// Plain BM25F, by the formula, over words split anew for every question.
fn oracle(documents: &[Vec<String>], word: &str, bm25f: &Bm25f) -> Vec<f64> {
    let split = |text: &String| {
        let mut all = Vec::new();
        analysis::words(text, |word, _, _| all.push(word.to_owned()));
        all
    };
    let fields: Vec<Vec<Vec<String>>> = documents.iter().map(|d| d.iter().map(split).collect()).collect();
    let mean = |field: usize| {
        let lengths: Vec<f64> = fields.iter().map(|d| d[field].len() as f64).filter(|l| *l > 0.0).collect();
        (lengths.iter().sum::<f64>() / lengths.len().max(1) as f64).max(1.0)
    };
    let weights: Vec<f64> = fields
        .iter()
        .map(|document| {
            (0..document.len())
                .map(|f| {
                    let count = document[f].iter().filter(|w| *w == word).count() as f64;
                    let length = 1.0 - bm25f.b[f] + bm25f.b[f] * document[f].len() as f64 / mean(f);
                    bm25f.weights[f] * count / length
                })
                .sum()
        })
        .collect();
    let (all, with) = (documents.len() as f64, weights.iter().filter(|w| **w > 0.0).count() as f64);
    let idf = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
    weights.iter().map(|w| idf * w * (bm25f.k1 + 1.0) / (bm25f.k1 + w)).collect()
}

fn scores(index: &InvertedIndex, word: &str) -> Vec<f64> {
    let norms = Norms::new(&bm25f(), index);
    let mut tf = Accumulator::new(index.documents());
    let terms: Vec<_> = index.find(word).into_iter().collect();
    index.accumulate(&norms, &terms, &mut tf);
    let idf = index.idf(tf.count());
    (0..index.documents()).map(|d| idf * saturate(tf.get(d), bm25f().k1)).collect()
}

fn some_documents() -> impl Strategy<Value = Vec<Vec<String>>> {
    proptest::collection::vec(proptest::collection::vec("([abc]{1,2} ){0,9}", 3), 1..30)
}

proptest! {
    #[test]
    fn the_engine_agrees_with_the_formula(documents in some_documents()) {
        let index = inverted_index(&documents);
        for word in ["a", "b", "ab", "cc"] {
            for (fast, slow) in scores(&index, word).iter().zip(oracle(&documents, word, &bm25f())) {
                prop_assert!((fast - slow).abs() < 1e-6, "{word}: {fast} {slow}");
            }
        }
    }

    #[test]
    fn the_order_in_which_documents_come_changes_no_score(documents in some_documents()) {
        let mut turned = documents.clone();
        turned.reverse();
        let (here, there) = (inverted_index(&documents), inverted_index(&turned));
        for word in ["a", "b", "ab"] {
            let mut back = scores(&there, word);
            back.reverse();
            prop_assert_eq!(scores(&here, word), back);
        }
    }

    #[test]
    fn a_longer_prefix_finds_nothing_that_a_shorter_one_did_not(
        documents in some_documents(), prefix in "[abc]{1,2}", more in "[abc]",
    ) {
        let index = inverted_index(&documents);
        let found = |prefix: &str| {
            let mut tf = Accumulator::new(index.documents());
            let terms: Vec<_> = index.with_prefix(prefix).collect();
            index.accumulate(&Norms::new(&bm25f(), &index), &terms, &mut tf);
            (0..index.documents()).map(|d| tf.get(d) > 0.0).collect::<Vec<_>>()
        };
        let (short, long) = (found(&prefix), found(&format!("{prefix}{more}")));
        prop_assert!(short.iter().zip(long).all(|(short, long)| *short || !long));
    }

    #[test]
    fn a_damaged_index_is_refused_or_answers_but_never_panics(
        documents in some_documents(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let mut writer = Writer::default();
        inverted_index(&documents).write(&mut writer);
        let at = at.index(writer.0.len());
        writer.0[at] = byte;
        if let Ok(index) = InvertedIndex::read(&mut Reader(&writer.0)) {
            for term in 0..index.terms() as u32 {
                let mut tf = Accumulator::new(index.documents());
                index.accumulate(&Norms::new(&bm25f(), &index), &[term], &mut tf);
                index.stem_class(term);
                index.dictionary().similar("abcd", true, 2);
            }
        }
    }

    #[test]
    fn any_text_gets_an_answer_within_bounds(text in "\\PC{0,300}", typing in any::<bool>()) {
        let (directory, mut index) = county();
        let results = index.search(&directory, &Query { typing, ..Query::text(&text, "es", 0) });
        prop_assert!(results.hits.len() <= 10 && results.total as usize <= directory.programs.len());
    }
}

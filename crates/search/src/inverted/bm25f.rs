//! BM25F (Robertson, Zaragoza: "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, §3.6).
//!
//! For a class of terms counted as one: `tf = Σ_field weight · count / (1 - b + b · length / mean length)`,
//! `score = idf · tf · (k1 + 1) / (k1 + tf)`, `idf = ln(1 + (N - df + 0.5) / (df + 0.5))`, where `df` is the number
//! of documents with any of the terms. Mean lengths are over the documents that have the field.

use super::{
    FIELDS,
    index::{InvertedIndex, TermId},
    postings::Postings,
};
use crate::doc_set::DocId;

/// The parameters of the formula.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bm25f {
    /// Saturation: with 0 the first occurrence counts alone, with large values all count alike.
    pub k1: f64,
    /// Weight of one occurrence, by field.
    pub weights: [f64; FIELDS],
    /// Length normalization, by field: 0 none, 1 full.
    pub b: [f64; FIELDS],
}

/// A score for each document, most of them zero; cleared without touching the zeros.
#[derive(Debug, Clone, Default)]
pub(crate) struct Accumulator {
    values: Vec<f64>,
    touched: Vec<DocId>,
}

impl Accumulator {
    pub(crate) fn new(documents: u32) -> Accumulator {
        Accumulator { values: vec![0.0; documents as usize], touched: Vec::new() }
    }

    #[inline]
    pub(crate) fn get(&self, document: DocId) -> f64 {
        self.values[document as usize]
    }

    /// `value` is above zero.
    #[inline]
    pub(crate) fn add(&mut self, document: DocId, value: f64) {
        if let Some(sum) = self.values.get_mut(document as usize) {
            if *sum == 0.0 {
                self.touched.push(document);
            }
            *sum += value;
        }
    }

    /// Sets the score to the larger of both.
    #[inline]
    pub(crate) fn max(&mut self, document: DocId, value: f64) {
        if let Some(score) = self.values.get_mut(document as usize) {
            if *score == 0.0 {
                self.touched.push(document);
            }
            *score = score.max(value);
        }
    }

    /// Multiplies every score.
    pub(crate) fn scale_all(&mut self, factor: f64) {
        for document in &self.touched {
            self.values[*document as usize] *= factor;
        }
    }

    /// Multiplies the score of each document by its factor, which is above zero.
    pub(crate) fn scale(&mut self, factor: impl Fn(DocId) -> f64) {
        for document in &self.touched {
            self.values[*document as usize] *= factor(*document);
        }
    }

    pub(crate) fn clear(&mut self) {
        for document in self.touched.drain(..) {
            self.values[document as usize] = 0.0;
        }
    }

    /// The documents above zero, in the order in which they were added.
    pub(crate) fn documents(&self) -> &[DocId] {
        &self.touched
    }

    pub(crate) fn count(&self) -> usize {
        self.touched.len()
    }

    /// The documents above zero, with their scores.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (DocId, f64)> + '_ {
        self.touched.iter().map(|&document| (document, self.values[document as usize]))
    }
}

/// What one occurrence counts, by field and field length: weight and length normalization, computed once.
pub(crate) struct Norms {
    parameters: Bm25f,
    mean_lengths: [f64; FIELDS],
    table: Vec<[f64; FIELDS]>,
}

/// Lengths below this are looked up, longer ones computed.
const TABLE_LEN: u16 = 256;

impl Norms {
    pub(crate) fn new(parameters: &Bm25f, index: &InvertedIndex) -> Norms {
        let mut norms =
            Norms { parameters: parameters.clone(), mean_lengths: *index.mean_lengths(), table: Vec::new() };
        norms.table = (0..TABLE_LEN).map(|length| std::array::from_fn(|field| norms.compute(field, length))).collect();
        norms
    }

    fn compute(&self, field: usize, length: u16) -> f64 {
        let b = self.parameters.b[field];
        self.parameters.weights[field] / (1.0 - b + b * f64::from(length) / self.mean_lengths[field])
    }

    #[inline]
    pub(super) fn occurrence(&self, field: usize, length: u16) -> f64 {
        match self.table.get(usize::from(length)) {
            Some(row) => row[field],
            None => self.compute(field, length),
        }
    }
}

impl InvertedIndex {
    /// Adds the weighted term frequencies of `terms` to `tf`. Returns the documents that have one only in fields without
    /// weight: as a compound ([`super::COMPOUNDS`]).
    pub(crate) fn accumulate(&self, norms: &Norms, terms: &[TermId], tf: &mut Accumulator) -> Vec<DocId> {
        let mut unweighted = Vec::new();
        for &term in terms {
            let mut postings = self.postings(term);
            while let Some((document, _)) = postings.next_document() {
                if document >= self.documents() {
                    break;
                }
                let weighted = self.weighted_tf(norms, document, &mut postings);
                if weighted > 0.0 {
                    tf.add(document, weighted);
                } else {
                    unweighted.push(document);
                }
            }
        }
        unweighted
    }

    /// As [`InvertedIndex::accumulate`], for the documents of `among`. Returns how many documents have the terms at all.
    pub(crate) fn accumulate_among(
        &self,
        norms: &Norms,
        terms: &[TermId],
        among: &Accumulator,
        tf: &mut Accumulator,
    ) -> usize {
        let mut document_frequency = 0;
        for &term in terms {
            let mut postings = self.postings(term);
            while let Some((document, _)) = postings.next_document() {
                if document >= self.documents() {
                    break;
                }
                document_frequency += 1;
                if among.get(document) == 0.0 {
                    continue;
                }
                let weighted = self.weighted_tf(norms, document, &mut postings);
                if weighted > 0.0 {
                    tf.add(document, weighted);
                }
            }
        }
        document_frequency.min(self.documents() as usize)
    }

    /// The weighted term frequency in the current document of `postings`.
    #[inline(always)]
    fn weighted_tf(&self, norms: &Norms, document: DocId, postings: &mut Postings) -> f64 {
        let ends = self.ends(document);
        let (mut field, mut sum) = (0, 0.0);
        while let Some(position) = postings.next_position() {
            while field < FIELDS - 1 && position >= u32::from(ends[field]) {
                field += 1;
            }
            let start = if field == 0 { 0 } else { ends[field - 1] };
            sum += norms.occurrence(field, ends[field].saturating_sub(start));
        }
        sum
    }

    pub(crate) fn idf(&self, document_frequency: usize) -> f64 {
        let (all, df) = (f64::from(self.documents()), document_frequency as f64);
        (1.0 + (all - df + 0.5).max(0.0) / (df + 0.5)).ln()
    }
}

/// `tf · (k1 + 1) / (k1 + tf)`.
#[inline]
pub(crate) fn saturate(tf: f64, k1: f64) -> f64 {
    tf * (k1 + 1.0) / (k1 + tf)
}

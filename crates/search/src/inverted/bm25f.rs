//! Defines ranking: BM25F (Robertson, Zaragoza: "The Probabilistic Relevance Framework", 2009, §3.6).
//!
//! For a group of words counted as one term: `w = Σ_field weight · count / (1 - b + b · length / mean length)`,
//! `score = idf · w · (k1 + 1) / (k1 + w)`, `idf = ln(1 + (N - n + 0.5) / (n + 0.5))`, where `n` is the number
//! of documents that hold any of the words. Mean lengths are over the documents that have the field.

use super::{
    FIELDS,
    index::{TextIndex, WordId},
    postings::Postings,
};

/// The formula's parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// How fast more of the same word stops counting: 0 at once, large never.
    pub k1: f64,
    /// What one occurrence in each field counts.
    pub weights: [f64; FIELDS],
    /// How much a field's length counts: 0 not at all, 1 wholly.
    pub b: [f64; FIELDS],
}

/// A number per document, most of them zero: kept and emptied without touching the zeros.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    values: Vec<f64>,
    touched: Vec<u32>,
}

impl Scores {
    pub fn new(documents: u32) -> Scores {
        Scores { values: vec![0.0; documents as usize], touched: Vec::new() }
    }

    #[inline]
    pub fn get(&self, document: u32) -> f64 {
        self.values[document as usize]
    }

    /// `value` is above zero.
    #[inline]
    pub fn add(&mut self, document: u32, value: f64) {
        if let Some(sum) = self.values.get_mut(document as usize) {
            if *sum == 0.0 {
                self.touched.push(document);
            }
            *sum += value;
        }
    }

    /// Keeps the larger of both.
    #[inline]
    pub fn raise(&mut self, document: u32, value: f64) {
        if let Some(most) = self.values.get_mut(document as usize) {
            if *most == 0.0 {
                self.touched.push(document);
            }
            *most = most.max(value);
        }
    }

    /// Multiplies all that is there.
    pub fn scale_all(&mut self, factor: f64) {
        for document in &self.touched {
            self.values[*document as usize] *= factor;
        }
    }

    pub fn clear(&mut self) {
        for document in self.touched.drain(..) {
            self.values[document as usize] = 0.0;
        }
    }

    /// Documents above zero, in the order in which they were met.
    pub fn documents(&self) -> &[u32] {
        &self.touched
    }

    pub fn count(&self) -> usize {
        self.touched.len()
    }

    /// The documents above zero with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u32, f64)> + '_ {
        self.touched.iter().map(|&document| (document, self.values[document as usize]))
    }
}

/// Weight of one occurrence by field and field length, worked out once.
pub struct Norms {
    ranking: Ranking,
    mean_lengths: [f64; FIELDS],
    table: Vec<[f64; FIELDS]>,
}

/// Lengths up to this are looked up, longer ones computed.
const TABLE: u16 = 256;

impl Norms {
    pub fn new(ranking: Ranking, index: &TextIndex) -> Norms {
        let mut norms = Norms { ranking, mean_lengths: *index.mean_lengths(), table: Vec::new() };
        norms.table = (0..TABLE).map(|length| std::array::from_fn(|field| norms.compute(field, length))).collect();
        norms
    }

    pub fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    fn compute(&self, field: usize, length: u16) -> f64 {
        let b = self.ranking.b[field];
        self.ranking.weights[field] / (1.0 - b + b * f64::from(length) / self.mean_lengths[field])
    }

    #[inline]
    pub(super) fn occurrence(&self, field: usize, length: u16) -> f64 {
        match self.table.get(usize::from(length)) {
            Some(row) => row[field],
            None => self.compute(field, length),
        }
    }
}

impl TextIndex {
    /// Adds up the weighted occurrences of `words` (each with its own discount) into `sums`. Returns the documents in
    /// which a word stands in fields without a weight only: as a compound ([`super::COMPOUNDS`]).
    pub fn gather(&self, norms: &Norms, words: &[(WordId, f64)], sums: &mut Scores) -> Vec<u32> {
        let mut unweighted = Vec::new();
        for &(word, discount) in words {
            let mut postings = self.postings(word);
            while let Some((document, _)) = postings.next_document() {
                if document >= self.documents() {
                    break;
                }
                let sum = self.weighted(norms, document, &mut postings);
                if sum > 0.0 {
                    sums.add(document, sum * discount);
                } else {
                    unweighted.push(document);
                }
            }
        }
        unweighted
    }

    /// As [`TextIndex::gather`], for documents that `among` has already. Counts all that hold the words.
    pub fn gather_among(&self, norms: &Norms, words: &[WordId], among: &Scores, sums: &mut Scores) -> usize {
        let mut holders = 0;
        for &word in words {
            let mut postings = self.postings(word);
            while let Some((document, _)) = postings.next_document() {
                if document >= self.documents() {
                    break;
                }
                holders += 1;
                if among.get(document) == 0.0 {
                    continue;
                }
                let sum = self.weighted(norms, document, &mut postings);
                if sum > 0.0 {
                    sums.add(document, sum);
                }
            }
        }
        holders.min(self.documents() as usize)
    }

    /// Adds up the weighted occurrences in the document that `postings` came to.
    #[inline(always)]
    fn weighted(&self, norms: &Norms, document: u32, postings: &mut Postings) -> f64 {
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

    pub fn idf(&self, documents_with: usize) -> f64 {
        let (all, with) = (f64::from(self.documents()), documents_with as f64);
        (1.0 + (all - with + 0.5).max(0.0) / (with + 0.5)).ln()
    }
}

/// `w · (k1 + 1) / (k1 + w)`.
#[inline]
pub fn saturate(weight: f64, k1: f64) -> f64 {
    weight * (k1 + 1.0) / (k1 + weight)
}

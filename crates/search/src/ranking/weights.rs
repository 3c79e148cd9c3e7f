//! All weights of ranking in one place. `docs/ranking.md` explains them with an example.

use crate::{
    document,
    inverted::{Bm25f, COMPOUNDS, FIELDS},
};

/// What each kind of evidence counts. Discounts lie between 0 and 1 and multiply a BM25F score; they are chosen so that
/// a document with the term as typed outranks one that was only reached by expansion.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weights {
    pub bm25f: Bm25f,

    /// A term of which only a prefix was typed.
    pub prefix: f64,
    /// Weighted term frequency of a closed or hyphenated compound, typed as one word (`wifi` for `wi-fi`).
    pub compound_tf: f64,
    /// The same for a compound of which only a prefix was typed.
    pub compound_prefix_tf: f64,
    /// A compound beside the one part of it that is looked up; the other part is a stop word (`hand-off`).
    pub compound_part: f64,
    /// Each half of an unknown word that is read as two words.
    pub split_word: f64,
    /// The second and further corrections of a misspelt word, beside the first.
    pub further_correction: f64,
    pub slip: SlipWeights,

    /// A clause with a corrected word.
    pub corrected_clause: f64,
    /// A clause of filler words ("I need help with ...").
    pub filler_clause: f64,
    /// A clause without synonyms in a sentence in which other clauses have some.
    pub unexplained_clause: f64,
    /// The words of a multi-word synonym as typed ("light", "bill"), beside what it means.
    pub literal: f64,
    /// The words of a crisis synonym as typed, beside what it means.
    pub crisis_literal: f64,
    /// Programs of the need that a synonym names, times the need's idf.
    pub need: f64,

    /// A perfect fit of a synonym's first meaning: about as much as a content word.
    pub synonym: f64,
    /// Each further meaning, beside the one before.
    pub further_meaning: f64,
    /// A meaning whose words do not stand together.
    pub scattered: f64,
    /// Programs that fit a synonym worse than this are no match for it.
    pub least_fit: f64,

    /// Neighbours of the query that stand one right after the other (the ordered window of the sequential dependence
    /// model), times the pair's idf.
    pub phrase: f64,
    /// The same within eight words in any order (the unordered window).
    pub window: f64,

    /// What exact matches get at least, beside the best score of all others: with all words of the query in name,
    /// organization and terms; of a term or the organization; of the name; of the name verbatim.
    pub words_match: f64,
    pub term_match: f64,
    pub name_match: f64,
    pub verbatim_match: f64,
    /// Score of a program whose phone number was typed.
    pub phone: f64,
    /// Ended and temporarily closed programs.
    pub ended: f64,
    /// What a program far from the middle of the directory's programs loses, where no place is named.
    pub far: f64,
    /// Programs that are open or open soon, where the query asks for it.
    pub open: f64,
    /// Where a place is named, programs from this part of the best score on come in the order of their distance, before
    /// all others.
    pub fitting: f64,
    /// The least BM25 score of a topic that is offered, while there is no table of topics.
    pub topic: f64,
    /// By the table: the least sum of weights of a topic that is offered.
    pub topic_weight: f64,
    /// The next topics are offered, too, with this part of the best one's sum.
    pub next_topic: f64,
    /// Programs that fit a topic alike: from this part of the best fit on.
    pub alike: f64,
    /// The best topic is clear with so much more than the next.
    pub clear_topic: f64,
    /// Where nothing else is found: the best topic is sure with this sum, though the next is near.
    pub sure_topic: f64,
    /// A clause with a synonym for something else, beside one for danger or for a topic that is clear.
    pub side_clause: f64,
    /// Sorted by distance or hours, programs below this part of the best score come after all others.
    pub relevant: f64,
}

/// How likely one spelling is a slip for another: factors, multiplied where they apply.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SlipWeights {
    /// The first letters differ, which is rare.
    pub other_first_letter: f64,
    /// The same letters in another order.
    pub transposed: f64,
    /// The same letters, some of them more often.
    pub doubled: f64,
    pub same_last_letter: f64,
    /// They sound the same in Spanish or English, whatever the letters.
    pub same_sound: f64,
    /// A synonym that people type on its own.
    pub single_word_synonym: f64,
}

impl Weights {
    /// For programs.
    pub(crate) const PROGRAMS: Weights = Weights {
        bm25f: document::BM25F,
        prefix: 0.6,
        compound_tf: 0.5,
        compound_prefix_tf: 0.3,
        compound_part: 0.5,
        split_word: 0.45,
        further_correction: 0.5,
        slip: SlipWeights {
            other_first_letter: 0.3,
            transposed: 2.0,
            doubled: 1.5,
            same_last_letter: 1.3,
            same_sound: 6.0,
            single_word_synonym: 1.5,
        },
        corrected_clause: 0.7,
        filler_clause: 0.2,
        unexplained_clause: 0.5,
        literal: 0.5,
        crisis_literal: 0.15,
        need: 0.35,
        synonym: 5.25,
        further_meaning: 0.87,
        scattered: 0.65,
        least_fit: 1.0,
        phrase: 0.25,
        window: 0.1,
        words_match: 1.001,
        term_match: 1.01,
        name_match: 1.02,
        verbatim_match: 1.03,
        phone: 10.0,
        ended: 0.6,
        far: 0.25,
        open: 1.12,
        fitting: 0.5,
        topic: 4.0,
        topic_weight: 5.0,
        next_topic: 0.6,
        alike: 0.9,
        clear_topic: 4.0,
        sure_topic: 15.0,
        side_clause: 0.5,
        relevant: 0.3,
    };

    /// For titles and texts of a judged collection; `docs/ranking.md` says by what they were chosen.
    pub(crate) const COLLECTION: Weights = {
        let mut weights = Weights::PROGRAMS;
        weights.bm25f.k1 = 1.6;
        weights.bm25f.weights = [1.0; FIELDS];
        weights.bm25f.weights[document::field::NAME] = 2.5;
        weights.bm25f.weights[COMPOUNDS] = 0.0;
        weights.bm25f.b = [0.75; FIELDS];
        weights.phrase = 0.2;
        weights.window = 0.0;
        weights
    };
}

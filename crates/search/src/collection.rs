//! Defines a plain collection: titles and texts ranked by the same engine, without programs,
//! filters or people's words. For comparing its rankings with other engines on judged collections.

use super::{
    analysis::Language,
    attributes::Attributes,
    order, programs,
    score::{self, Scratch, Sources},
    text::{COMPOUNDS, FIELDS, Norms, Ranking, Scores, TextBuilder, TextIndex, saturate},
    vocabulary::Vocabulary,
};

/// How documents of titles and texts count.
fn ranking() -> Ranking {
    let mut ranking = programs::ranking();
    ranking.weights = [1.0; FIELDS];
    ranking.weights[TITLE] = 2.0;
    ranking.weights[COMPOUNDS] = 0.0;
    ranking.b = [0.75; FIELDS];
    ranking
}

const TITLE: usize = programs::field::NAME;
const TEXT: usize = programs::field::DESCRIPTION;

/// Feedback: documents that are believed, words taken from them, and what these weigh beside the query.
const BELIEVED: usize = 15;
const TAKEN: usize = 30;
const FEEDBACK: f64 = 0.4;
/// A document is believed by its part of the best score, to this power: where one document alone is meant, the others
/// score far less, and their words lead away from it.
const BELIEF: i32 = 3;

/// A searchable collection.
pub struct Collection {
    text: TextIndex,
    norms: Norms,
    attributes: Attributes,
    vocabulary: Vocabulary,
    scratch: Scratch,
}

/// How a collection is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mode {
    /// The last word is still being typed.
    pub typing: bool,
    /// Look further with words of the first results.
    pub feedback: bool,
}

impl Collection {
    /// `documents`: title and text, in English unless their words say otherwise.
    pub fn build<'a>(documents: impl Iterator<Item = (&'a str, &'a str)>) -> Collection {
        let mut builder = TextBuilder::new([false; FIELDS]);
        for (title, text) in documents {
            let text = builder.read(text);
            let language = builder.language(&text, Language::English);
            builder.text(TITLE, language, title);
            builder.numbered(TEXT, language, &text);
            builder.end_document();
        }
        let text = builder.finish();
        Collection {
            norms: Norms::new(ranking(), &text),
            attributes: Attributes::default(),
            vocabulary: Vocabulary::default(),
            scratch: Scratch::new(text.documents()),
            text,
        }
    }

    /// The best `depth` documents by number, with their scores, best first; equals by number.
    pub fn search(&mut self, query: &str, mode: Mode, depth: usize) -> Vec<(u32, f64)> {
        let sources = Sources {
            text: &self.text,
            norms: &self.norms,
            attributes: &self.attributes,
            vocabulary: &self.vocabulary,
        };
        score::score(&sources, &mut self.scratch, query, mode.typing, Language::English);
        let first = order::best(self.scratch.total.iter(), if mode.feedback { BELIEVED } else { depth });
        if !mode.feedback || first.is_empty() {
            return first;
        }
        let best = first[0].1;
        let believed: Vec<_> = first.iter().map(|(document, score)| (*document, (score / best).powi(BELIEF))).collect();
        let mut sums = Scores::new(self.text.documents());
        for (word, weight) in self.text.feedback(&believed, TAKEN) {
            let words: Vec<_> = self.text.family(word).into_iter().map(|word| (word, 1.0)).collect();
            self.text.gather(&self.norms, &words, &mut sums);
            let factor = FEEDBACK * weight * self.text.idf(sums.count());
            let k1 = self.norms.ranking().k1;
            for (document, sum) in sums.iter() {
                self.scratch.total.add(document, factor * saturate(sum, k1));
            }
            sums.clear();
        }
        order::best(self.scratch.total.iter(), depth)
    }
}

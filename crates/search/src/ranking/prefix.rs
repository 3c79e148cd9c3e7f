//! Defines what a beginning of a word finds: all words that begin so, scored as one.

use super::{Scratch, Sources};
use crate::{
    bits::Bits,
    order,
    text::{Scores, WordId, saturate},
    typed::Typed,
};
use std::{ops::Range, rc::Rc};

/// What a word counts that only begins so.
const BEGUN: f64 = 0.6;
/// Beginnings whose postings are longer than this, in bytes, are remembered ...
const HEAVY: u32 = 5_000;
/// ... with the scores of so many programs; all others that they find come after those.
const MAX_BEGUN_SCORES: usize = 500;
/// Beginnings that are remembered.
const MAX_REMEMBERED: usize = 64;

/// What the words with one beginning find.
#[derive(Debug, Default)]
pub(super) struct Begun {
    pub scores: Vec<(u32, f64)>,
    /// Programs beyond those, all with the score `least`.
    pub others: Option<Bits>,
    pub least: f64,
    /// Programs that hold a compound that begins so.
    pub compounds: Vec<u32>,
}

/// Scores the words of `range` as one; what takes long is remembered.
pub(super) fn begun(
    sources: &Sources,
    remembered: &mut Vec<(String, Rc<Begun>)>,
    sums: &mut Scores,
    typed: &Typed,
    range: Range<WordId>,
) -> Rc<Begun> {
    if let Some((_, known)) = remembered.iter().find(|(beginning, _)| *beginning == typed.raw) {
        return known.clone();
    }
    let words: Vec<(WordId, f64)> = range.clone().map(|word| (word, 1.0)).collect();
    let mut compounds = sources.text.gather(sources.norms, &words, sums);
    order::set(&mut compounds);
    let idf = sources.text.idf(sums.count()) * BEGUN;
    let k1 = sources.norms.ranking().k1;
    let mut begun = Begun { compounds, ..Begun::default() };
    begun.scores.extend(sums.iter().map(|(document, sum)| (document, idf * saturate(sum, k1))));
    sums.clear();
    let heavy = range.map(|word| sources.text.weight_of(word)).sum::<u32>() > HEAVY;
    if heavy {
        if begun.scores.len() > MAX_BEGUN_SCORES {
            let mut others = Bits::none(sources.text.documents());
            begun.scores.iter().for_each(|(document, _)| others.insert(*document));
            begun.scores = order::best(begun.scores.into_iter(), MAX_BEGUN_SCORES + 1);
            begun.least = begun.scores.pop().map_or(0.0, |(_, score)| score);
            begun.scores.shrink_to_fit();
            begun.scores.iter().for_each(|(document, _)| others.remove(*document));
            begun.others = Some(others);
        }
        if remembered.len() >= MAX_REMEMBERED {
            remembered.clear();
        }
    }
    let begun = Rc::new(begun);
    if heavy {
        remembered.push((typed.raw.clone(), begun.clone()));
    }
    begun
}

/// Works out ahead what the words that begin with `letter` find.
pub(crate) fn warm_letter(sources: &Sources, scratch: &mut Scratch, letter: char) {
    let typed =
        Typed { raw: letter.to_string(), place: 0..1, stop: false, filler: false, partial: true, possessive: false };
    let range = sources.text.prefixed(&typed.raw);
    if !range.is_empty() {
        begun(sources, &mut scratch.begun, &mut scratch.sums, &typed, range);
    }
}

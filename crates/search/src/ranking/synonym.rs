//! Defines what an entry of the vocabulary finds: the programs that fit its phrases.

use super::{Scratch, Sources};
use crate::{
    analysis::{self, Language},
    order,
    text::{MAX_PLACES, Scores, TextIndex, WordId, saturate},
    vocabulary::Entry,
};
use std::rc::Rc;

/// What a meaning counts beside the words themselves.
const MEANS: f64 = 0.75;
/// What a perfect fit of a meaning counts, about as much as a telling word.
const MEANING: f64 = 7.0;
/// Each further meaning of an entry beside the one before.
const FURTHER: f64 = 0.87;
/// A meaning's words scattered over a program.
const SCATTERED: f64 = 0.65;
/// Words apart, at most, to count as together.
const TOGETHER: u16 = 4;
/// A program that fits worse does not count as meant.
const LEAST_FIT: f64 = 1.0;
/// Programs that one entry of the vocabulary adds at most.
const MAX_MEANT: usize = 400;

/// What an entry of the vocabulary finds, whatever was typed.
#[derive(Debug, Default)]
pub(super) struct Meant {
    /// The programs that fit best, with their scores: half as precise, since there are many.
    pub scores: Vec<(u32, f32)>,
    /// Words to mark.
    pub words: Vec<String>,
}

/// Works out what an entry means once, then remembers.
pub(super) fn meant(sources: &Sources, scratch: &mut Scratch, number: u32, entry: &Entry) -> Rc<Meant> {
    if let Some(Some(known)) = scratch.meant.get(number as usize) {
        return known.clone();
    }
    let mut best = std::mem::take(&mut scratch.best);
    let mut discount = MEANS * MEANING;
    let mut words: Vec<WordId> = Vec::new();
    for phrase in &entry.means {
        score_phrase(sources, scratch, phrase, discount, &mut best, &mut words);
        discount *= FURTHER;
    }
    let scores = order::best(best.iter().filter(|(_, score)| *score >= LEAST_FIT), MAX_MEANT);
    let mut scores: Vec<_> = scores.into_iter().map(|(document, score)| (document, score as f32)).collect();
    scores.shrink_to_fit();
    best.clear();
    scratch.best = best;
    order::set(&mut words);
    let words = words.into_iter().map(|id| sources.text.word(id)).collect();
    let meant = Rc::new(Meant { scores, words });
    scratch.meant.resize(sources.vocabulary.entries().len(), None);
    scratch.meant[number as usize] = Some(meant.clone());
    meant
}

/// Raises `best` to how well each program fits `phrase`, from 0 to about 2, times `discount`: all of the phrase
/// counts more than a part of it, and its words near each other more than scattered.
///
/// A program must hold the rarest word; the others are looked up among those programs only.
fn score_phrase(
    sources: &Sources,
    scratch: &mut Scratch,
    phrase: &str,
    discount: f64,
    best: &mut Scores,
    marked: &mut Vec<WordId>,
) {
    let Scratch { sums, part, covered, .. } = scratch;
    let k1 = sources.norms.ranking().k1;
    let mut groups: Vec<Vec<WordId>> = Vec::new();
    analysis::words(phrase, |word, _, _| {
        if !Language::English.is_stop_word(word) && !Language::Spanish.is_stop_word(word) {
            groups.push(sources.text.forms(word));
        }
    });
    groups.iter().for_each(|group| marked.extend(group));
    let common = |group: &Vec<WordId>| group.iter().map(|&word| sources.text.weight_of(word)).sum::<u32>();
    order::by(&mut groups, |a, b| common(a).cmp(&common(b)));
    let mut all = 0.0;
    for (n, group) in groups.iter().enumerate() {
        let holders = if n == 0 || part.documents().is_empty() {
            let words: Vec<(WordId, f64)> = group.iter().map(|&word| (word, 1.0)).collect();
            sources.text.gather(sources.norms, &words, sums);
            sums.count()
        } else {
            sources.text.gather_among(sources.norms, group, part, sums)
        };
        let idf = sources.text.idf(holders);
        all += idf;
        for (document, sum) in sums.iter() {
            part.add(document, idf * saturate(sum, k1));
            covered.add(document, idf);
        }
        sums.clear();
    }
    let mut whole: Vec<u32> = covered.iter().filter(|(_, share)| *share >= all * 0.999).map(|(d, _)| d).collect();
    whole.sort_unstable();
    // In so many programs a phrase tells nothing.
    whole.truncate(MAX_PLACES);
    let together = if groups.len() > 1 { together(sources, &groups, &whole) } else { whole };
    for (document, score) in part.iter() {
        let share = covered.get(document) / all;
        let near = if together.binary_search(&document).is_ok() { 1.0 } else { SCATTERED };
        best.raise(document, discount * near * share * share * score / all);
    }
    part.clear();
    covered.clear();
}

/// Works out ahead what entry `number` of the vocabulary means. Returns whether there is such an entry.
pub(crate) fn warm(sources: &Sources, scratch: &mut Scratch, number: u32) -> bool {
    match sources.vocabulary.entries().get(number as usize) {
        Some(entry) => {
            meant(sources, scratch, number, entry);
            true
        }
        None => false,
    }
}

/// Those of `documents` (ascending) in which a word of every group stands near one of the first.
fn together(sources: &Sources, groups: &[Vec<WordId>], documents: &[u32]) -> Vec<u32> {
    let places: Vec<_> = groups.iter().map(|words| sources.text.places(words, documents)).collect();
    let mut together = documents.to_vec();
    let mut slot = 0;
    together.retain(|&document| {
        let ends = sources.text.ends(document);
        let near = places[0].of(slot).iter().any(|&at| {
            let field = TextIndex::field_of(ends, u32::from(at));
            places[1..].iter().all(|other| {
                let near = |&other: &u16| {
                    other.abs_diff(at) <= TOGETHER && TextIndex::field_of(ends, u32::from(other)) == field
                };
                other.of(slot).iter().any(near)
            })
        });
        slot += 1;
        near
    });
    together
}

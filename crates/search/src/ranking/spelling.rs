//! Corrections of a term that neither the index nor the synonyms have: terms within one or two edits, by how common
//! they are and how likely the slip is (a noisy-channel model with hand-set factors), and a split into two words.

use super::{QueryTerm, Sources, weights::SlipWeights};
use crate::{
    analysis::{Language, sound},
    inverted::{InvertedIndex, Similar, TermId, allowed_edits},
    phrase_language::Languages,
    sort,
};

/// At most so many corrections are tried for one term.
const MAX_CORRECTIONS: usize = 6;
/// Shortest half of a split word, in bytes, and the fewest bytes of postings that both halves have.
const MIN_HALF: usize = 3;
const MIN_HALF_POSTINGS: u32 = 4;
/// Bytes of a word up to which it is short, and of postings from which on a term is common.
const SHORT: usize = 5;
/// Bytes from which on a word is long enough to be told by its other letters.
const LONG: usize = 9;
const COMMON: u32 = 13;

/// A stem class that a misspelt term may be of.
struct Candidate {
    representative: TermId,
    likelihood: f64,
    /// Its likeliest term, and the edits to it.
    best: TermId,
    edits: u8,
}

/// The stem classes of similar terms of these languages, likeliest first, with weights; and the likeliest spelling.
pub(super) fn corrections(
    sources: &Sources,
    term: &QueryTerm,
    languages: &[Language],
) -> (Vec<(Vec<TermId>, f64)>, Option<String>) {
    let (index, weights) = (sources.index, sources.weights);
    let max_edits = most_edits(term);
    // Two edits are tried only where one finds nothing, or by ear, and among the synonyms no more than in the index.
    let similar = |edits| {
        let mut similar = index.dictionary().similar(&term.text, term.partial, edits);
        similar.retain(|similar| {
            let in_language = languages.contains(&index.language(similar.term));
            index.is_written(similar.term) && in_language && {
                let intended = index.term(similar.term);
                let is_far = is_too_far(&term.text, &intended, similar.edits);
                let is_common = index.postings_len(similar.term) >= COMMON;
                !is_far && is_likely(&term.text, &intended) && (is_common || is_likely_rare(&term.text, &intended))
            }
        });
        similar
    };
    let mut found = if max_edits > 0 { similar(1) } else { Vec::new() };
    if max_edits > 1 {
        let found_none = found.is_empty();
        let by_ear = |two: &Similar| sounds_alike(&term.text, &index.term(two.term));
        found.extend(similar(2).into_iter().filter(|two| two.edits > 1 && (found_none || by_ear(two))));
    }

    let mut candidates: Vec<Candidate> = Vec::new();
    for one in &found {
        let representative = index.representative(one.term);
        // Common words are typed more often.
        let common = f64::from(index.postings_len(one.term));
        let likelihood = common.sqrt() * slip(&weights.slip, &term.text, &index.term(one.term));
        match candidates.iter_mut().find(|candidate| candidate.representative == representative) {
            Some(candidate) => {
                if likelihood > candidate.likelihood {
                    (candidate.best, candidate.edits) = (one.term, one.edits);
                }
                candidate.likelihood += likelihood;
            }
            None => candidates.push(Candidate { representative, likelihood, best: one.term, edits: one.edits }),
        }
    }
    sort::sort_by(&mut candidates, |a, b| {
        b.likelihood.total_cmp(&a.likelihood).then(a.representative.cmp(&b.representative))
    });

    let in_index = candidates.first().map(|candidate| (index.term(candidate.best), candidate.edits));
    let max_edits = in_index.as_ref().map_or(max_edits, |(_, edits)| *edits);
    let spelling = likeliest_spelling(sources, &term.text, in_index, max_edits, languages);
    // Where the vocabulary has a likelier word than the index, the index's likeliest is one of several ("lawer" is no "lower").
    let intended = spelling.as_ref().and_then(|spelling| index.find(spelling)).map(|term| index.representative(term));
    if let Some(at) = candidates.iter().position(|candidate| Some(candidate.representative) == intended) {
        let likelihood = candidates.iter().map(|candidate| candidate.likelihood).fold(0.0, f64::max);
        let mut intended = candidates.remove(at);
        intended.likelihood = likelihood;
        candidates.insert(0, intended);
    }
    let most = candidates.first().map_or(1.0, |candidate| candidate.likelihood);
    let weighted = candidates.iter().take(MAX_CORRECTIONS).enumerate().map(|(n, candidate)| {
        let weight = if n == 0 { 1.0 } else { weights.further_correction * (candidate.likelihood / most).sqrt() };
        (index.stem_class(candidate.representative), weight)
    });
    (weighted.collect(), spelling)
}

/// The likelier one of the index's spelling, given with its edits, and of the words of synonyms. These win with fewer
/// edits, unless the index's sounds alike, or with a likelier slip.
fn likeliest_spelling(
    sources: &Sources,
    typed: &str,
    in_index: Option<(String, u8)>,
    max_edits: u8,
    languages: &[Language],
) -> Option<String> {
    let weights = &sources.weights.slip;
    let languages = Languages::of(languages.iter().copied());
    let in_synonyms = (1..=max_edits).map(|edits| (edits, sources.synonyms.similar(typed, edits, languages)));
    let Some((edits, words)) = in_synonyms.into_iter().find(|(_, words)| !words.is_empty()) else {
        return in_index.map(|(spelling, _)| spelling);
    };
    let rival = in_index.as_ref().filter(|(word, in_index)| edits == *in_index || sounds_alike(typed, word));
    let mut best = rival.map_or(0.0, |(spelling, _)| slip(weights, typed, spelling));
    let mut spelling = in_index.as_ref().map(|(spelling, _)| spelling.clone());
    for (word, is_synonym_alone) in words.into_iter().filter(|(word, alone)| {
        let is_far = is_too_far(typed, word, edits);
        is_likely(typed, word) && !is_far && (*alone || is_likely_rare(typed, word))
    }) {
        // What people type alone is typed more often than what belongs to a phrase.
        let likelihood = slip(weights, typed, &word) * if is_synonym_alone { weights.single_word_synonym } else { 1.0 };
        if likelihood > best {
            best = likelihood;
            spelling = Some(word);
        }
    }
    spelling
}

/// Whether `typed` may be a slip for `intended` at all. "Hoarding" is no "boarding": the first letter of a word that is not
/// long is missed, swapped or spelt by ear, or one comes before it, but it is not another.
fn is_likely(typed: &str, intended: &str) -> bool {
    let same_first = typed.chars().next() == intended.chars().next();
    let shifted = || intended.len() >= SHORT && (intended.ends_with(typed) || typed.ends_with(intended));
    same_first || shifted() || intended.len() >= LONG || is_swapped(typed, intended) || sounds_alike(typed, intended)
}

/// Whether a short word that is unknown may be a slip for a rare one: a letter missed, two swapped, or spelt by ear. For others
/// there are too many short words ("fnord" is no "Ford").
fn is_likely_rare(typed: &str, intended: &str) -> bool {
    typed.len() > SHORT || intended.len() > typed.len() || is_swapped(typed, intended) || sounds_alike(typed, intended)
}

/// Edits that are tried: one more in a word of three letters, or of five to seven, which may be spelt by ear.
fn most_edits(term: &QueryTerm) -> u8 {
    let may_be_by_ear = !term.partial && term.text.is_ascii();
    match (allowed_edits(term.text.chars().count()), term.text.len()) {
        (0, 3) if may_be_by_ear => 1,
        (1, SHORT..) if may_be_by_ear => 2,
        (allowed, _) => allowed,
    }
}

/// Whether these are too many edits: one in a word of three letters, two in one of eight and less, unless both sound alike ("jed" is
/// "ged", "kieren" is "quieren") or, in one of eight, its letters are all there ("naxolone").
fn is_too_far(typed: &str, intended: &str, edits: u8) -> bool {
    let is_told_by_others = edits <= 1 || typed.len() >= LONG || is_swapped(typed, intended);
    let is_allowed = edits <= allowed_edits(typed.chars().count()) && is_told_by_others;
    // "Aaa" is no "aa": of so few letters none is too many.
    let is_short = typed.len() < SHORT - 1;
    let is_by_ear = sounds_alike(typed, intended) && (!is_short || typed.len() == intended.len());
    !is_allowed && !is_by_ear
}

/// Whether both are spelt as they may be by ear.
fn sounds_alike(typed: &str, intended: &str) -> bool {
    heard(typed) == heard(intended)
}

/// How a word sounds in whole: an English `chair` is a `chare`, and the vowel about an `l` at the end is not heard ("prenatle").
fn heard(word: &str) -> String {
    let mut heard = sound(&word.replace("air", "are")).replace('x', "ks");
    let without_l = ["le", "al", "el", "il", "ol"].iter().find_map(|end| heard.strip_suffix(end));
    if let Some(length) = without_l.map(str::len).filter(|length| *length >= SHORT) {
        heard.truncate(length);
        heard.push('l');
    }
    heard
}

/// Whether both have the same letters.
fn is_swapped(typed: &str, intended: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<u32> = word.chars().map(u32::from).collect();
        letters.sort_unstable();
        letters
    };
    typed.len() == intended.len() && sorted(typed) == sorted(intended)
}

/// How likely `typed` is a slip for `intended`.
fn slip(weights: &SlipWeights, typed: &str, intended: &str) -> f64 {
    let letters = |word: &str| word.chars().map(u32::from).collect();
    let (mut a, mut b): (Vec<u32>, Vec<u32>) = (letters(typed), letters(intended));
    let mut likelihood = 1.0;
    if sounds_alike(typed, intended) {
        likelihood *= weights.same_sound;
    } else if a.first() != b.first() {
        likelihood *= weights.other_first_letter;
    }
    let same_end = a.last() == b.last();
    a.sort_unstable();
    b.sort_unstable();
    if a == b {
        likelihood *= weights.transposed;
    }
    a.dedup();
    b.dedup();
    if a == b {
        likelihood *= weights.doubled;
    }
    if same_end {
        likelihood *= weights.same_last_letter;
    }
    likelihood
}

/// The likeliest two terms that `word` was put together from.
pub(super) fn split(index: &InvertedIndex, word: &str) -> Option<(String, String)> {
    let cuts = word.char_indices().map(|(at, _)| at).filter(|&at| at >= MIN_HALF && word.len() - at >= MIN_HALF);
    let splits = cuts.filter_map(|at| {
        let (a, b) = word.split_at(at);
        let common = index.postings_len(index.find(a)?).min(index.postings_len(index.find(b)?));
        // Many words end in a short one, and short terms that few programs have are names ("ashamed" is no "Asha Med").
        let least = if a.len().min(b.len()) < SHORT { COMMON } else { MIN_HALF_POSTINGS };
        (common >= least).then_some((common, a, b))
    });
    splits.max_by_key(|(common, ..)| *common).map(|(_, a, b)| (a.to_owned(), b.to_owned()))
}

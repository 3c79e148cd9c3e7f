//! Defines what the reader typed: words with their places, and which ways each is looked up.

use super::{
    analysis::{self, Language},
    order,
    text::{Apart, Norms, TextIndex, WordId, allowed_edits},
    vocabulary::Vocabulary,
};
use std::ops::Range;

/// A query's text is cut to this many bytes; people type far less.
pub(crate) const MAX_BYTES: usize = 2_000;
/// A query's further words are dropped.
pub(crate) const MAX_WORDS: usize = 64;

/// One word of the query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Typed {
    /// Folded.
    pub raw: String,
    /// Bytes in the query's text.
    pub place: Range<usize>,
    pub stop: bool,
    /// Counts little beside others.
    pub filler: bool,
    /// Still being typed.
    pub partial: bool,
    /// Written with a possessive s, which is not part of the word: `Mary's`.
    pub possessive: bool,
}

/// Reads the words of `text`. Small words are marked in the interface language, English and Spanish,
/// since people mix them, and in Arabic, whose letters tell it.
pub(crate) fn read(text: &str, typing: bool, language: Language, vocabulary: &Vocabulary) -> Vec<Typed> {
    let text = bounded(text);
    let languages = [language, Language::English, Language::Spanish, Language::Arabic];
    let mut words = Vec::new();
    analysis::words(text, |raw, start, end| {
        if words.len() < MAX_WORDS {
            let stop = languages.iter().any(|l| l.is_stop_word(raw));
            let filler = vocabulary.is_filler(raw);
            let possessive = analysis::is_possessive(text, end);
            words.push(Typed { raw: raw.to_owned(), place: start..end, stop, filler, partial: false, possessive });
        }
    });
    if typing && let Some(last) = words.last_mut().filter(|last| last.place.end == text.len()) {
        last.partial = true;
        // "the" may become "therapy".
        last.stop = false;
        last.filler = false;
    }
    // Only small words: then they are what is meant.
    if words.iter().all(|word| word.stop) {
        words.iter_mut().for_each(|word| word.stop = false);
    }
    if words.iter().all(|word| word.stop || word.filler) {
        words.iter_mut().for_each(|word| word.filler = false);
    }
    words
}

fn bounded(text: &str) -> &str {
    let mut end = text.len().min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The ways in which one word is looked up, best first; a later one never outranks an earlier one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lookup {
    /// The word and its other forms.
    pub exact: Vec<WordId>,
    /// Words that begin with it.
    pub begun: Range<WordId>,
    /// The words that it is a part of, with a small one that is not looked up (`hand-off`).
    pub whole: Vec<WordId>,
    /// Where it is written in two words.
    pub apart: Apart,
    /// Resembling words, likeliest first, each with its forms and a weight of at most 1.
    pub similar: Vec<(Vec<WordId>, f64)>,
    /// Two words that were written as one.
    pub halves: Option<(String, String)>,
    /// What was most likely meant, when the word is not known.
    pub spelling: Option<String>,
}

/// At most so many different words are tried for one misspelt word.
const MAX_SIMILAR: usize = 6;

/// What misspelt words were taken for lately: while one types on, they are looked up with every letter.
pub(crate) type Guesses = Vec<(String, bool, Lookup)>;

/// Misspelt words that are remembered.
const MAX_GUESSES: usize = 64;

/// Looks `word` up, also for typos when nobody knows it.
pub(crate) fn look_up(
    text: &TextIndex,
    norms: &Norms,
    vocabulary: &Vocabulary,
    guesses: &mut Guesses,
    word: &Typed,
) -> Lookup {
    let mut lookup = Lookup::default();
    // A single letter of a script written in pairs is part of a pair.
    let single = word.raw.chars().count() == 1 && word.raw.len() > 2;
    if word.partial || single {
        lookup.begun = text.prefixed(&word.raw);
    }
    // In the middle of a word a stem is an accident: only what is written counts.
    if lookup.begun.is_empty() || text.find(&word.raw).is_some() {
        lookup.exact = text.forms(&word.raw);
        let with_s = word.possessive.then(|| [word.raw.as_str(), "s"].concat());
        if let Some(other) = with_s.and_then(|with_s| text.find(&with_s)) {
            let others = text.family(other).into_iter().filter(|other| !lookup.exact.contains(other));
            lookup.exact.extend(others.collect::<Vec<_>>());
        }
    }
    if word.raw.bytes().any(|b| !b.is_ascii_digit()) {
        let known = lookup.exact.iter().any(|&word| text.is_written(word));
        let begun = word.partial && lookup.exact.is_empty() && lookup.begun.is_empty();
        lookup.apart = text.apart(norms, &word.raw, begun, known);
    }
    if !lookup.exact.is_empty() || !lookup.begun.is_empty() || word.raw.bytes().all(|b| b.is_ascii_digit()) {
        return lookup;
    }
    if vocabulary.knows(&word.raw) {
        return lookup;
    }
    let same = |(raw, partial, _): &&(String, bool, Lookup)| *raw == word.raw && *partial == word.partial;
    if let Some((.., known)) = guesses.iter().find(same) {
        return known.clone();
    }
    lookup.halves = halves(text, &word.raw);
    // Written in two words it is no slip.
    let is_slip = lookup.apart.sums.is_empty();
    let (mut candidates, spelling) = if is_slip { similar(text, vocabulary, word) } else { Default::default() };
    candidates.truncate(MAX_SIMILAR);
    lookup.spelling = spelling.or_else(|| lookup.halves.as_ref().map(|(a, b)| [a.as_str(), b].join(" ")));
    lookup.similar = candidates;
    if guesses.len() >= MAX_GUESSES {
        guesses.clear();
    }
    guesses.push((word.raw.clone(), word.partial, lookup.clone()));
    lookup
}

/// The families of resembling words with weights, and the likeliest word itself.
fn similar(text: &TextIndex, vocabulary: &Vocabulary, word: &Typed) -> (Vec<(Vec<WordId>, f64)>, Option<String>) {
    let letters = word.raw.chars().count();
    let edits = allowed_edits(letters);
    // Two edits are looked for only where one finds nothing, and in the vocabulary no more than in the programs.
    let found = |edits| {
        let mut found = text.dictionary().similar(&word.raw, word.partial, edits);
        found.retain(|similar| text.is_written(similar.word));
        found
    };
    let found = (1..=edits).map(found).find(|found| !found.is_empty()).unwrap_or_default();
    let least = found.iter().map(|s| s.edits).min().unwrap_or(u8::MAX);
    let known = (1..=edits.min(least)).map(|edits| (edits, vocabulary.similar(&word.raw, edits)));
    let known = known.into_iter().find(|(_, known)| !known.is_empty());
    // Families by their head, with how likely they are meant: common words are typed more often.
    let mut families: Vec<(WordId, f64, WordId)> = Vec::new();
    for one in &found {
        let head = text.head(one.word);
        let common = f64::from(text.weight_of(one.word));
        let written = text.word(one.word);
        let likely = common.sqrt() * slip(&word.raw, &written);
        match families.iter_mut().find(|family| family.0 == head) {
            Some(family) => {
                if likely > family.1 {
                    family.2 = one.word;
                }
                family.1 += likely;
            }
            None => families.push((head, likely, one.word)),
        }
    }
    order::by(&mut families, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let most = families.first().map_or(1.0, |family| family.1);
    let written = families.first().map(|family| text.word(family.2));
    // What people say alone is typed more often than what belongs to a phrase.
    let likely = |(known, alone): &(String, bool)| slip(&word.raw, known) * if *alone { 1.5 } else { 1.0 };
    // People's words with fewer edits, or with a likelier slip.
    let mut spelling = written;
    if let Some((edits, known)) = known {
        let written = spelling.as_ref().filter(|_| edits == least);
        let mut best = written.map_or(0.0, |written| slip(&word.raw, written));
        for one in known {
            let likely = likely(&one);
            if likely > best {
                best = likely;
                spelling = Some(one.0);
            }
        }
    }
    let weighted = families.iter().enumerate().map(|(n, (head, likely, _))| {
        let behind = if n == 0 { 1.0 } else { 0.5 * (likely / most).sqrt() };
        (text.family(*head), behind)
    });
    (weighted.collect(), spelling)
}

/// How likely `typed` is a slip for `meant`: swaps, doubled letters and vowels are common, a wrong first letter is not.
fn slip(typed: &str, meant: &str) -> f64 {
    let letters = |word: &str| word.chars().map(u32::from).collect();
    let (a, b): (Vec<u32>, Vec<u32>) = (letters(typed), letters(meant));
    let mut likely = 1.0;
    if a.first() != b.first() {
        likely *= 0.3;
    }
    let (mut x, mut y) = (a.clone(), b.clone());
    x.sort_unstable();
    y.sort_unstable();
    if x == y {
        likely *= 2.0;
    }
    x.dedup();
    y.dedup();
    if x == y {
        likely *= 1.5;
    }
    if a.last() == b.last() {
        likely *= 1.3;
    }
    likely
}

/// The likeliest two known words that `word` was put together from.
fn halves(text: &TextIndex, word: &str) -> Option<(String, String)> {
    let cuts = word.char_indices().map(|(at, _)| at).filter(|&at| at >= 3 && word.len() - at >= 3);
    let both = cuts.filter_map(|at| {
        let (a, b) = word.split_at(at);
        let common = text.weight_of(text.find(a)?).min(text.weight_of(text.find(b)?));
        (common >= 4).then_some((common, a, b))
    });
    both.max_by_key(|(common, ..)| *common).map(|(_, a, b)| (a.to_owned(), b.to_owned()))
}

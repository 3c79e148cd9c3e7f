//! Defines what is called just so: programs whose name, term or organization is what was typed, neither more nor less.
//!
//! The community filed them under these words itself, so that nothing that was only meant comes before them.

use super::{Found, Scratch, Sources};
use crate::{
    analysis::{self, Language},
    bits::Bits,
    order,
    programs::field,
    text::{TextIndex, WordId},
};
use signpost_directory::{Directory, Program};

/// More words than this are no name.
const MAX_WORDS: usize = 8;
/// What the best of them gets, beside the best of all.
const TERM: f64 = 1.01;
const NAME: f64 = 1.02;
const VERBATIM: f64 = 1.03;
/// What so many programs hold ("school") names none of them: only names to the letter are looked for.
const MANY: usize = 100;
/// Bytes that words of asking add to a name ("Information and ..."), and that endings take away from each word.
const ASKING: usize = 14;
const ENDING: usize = 3;

/// Lifts those filed under what was typed up to the first, those named so before them, and those named so to the letter
/// before all others.
pub(crate) fn lift(sources: &Sources, directory: &Directory, found: &Found, scratch: &mut Scratch) {
    let Found { whole: words, matched, .. } = found;
    let total = &mut scratch.total;
    let rarest = words.iter().min_by_key(|forms| forms.iter().map(|&w| sources.text.weight_of(w)).sum::<u32>());
    let Some(rarest) = rarest.filter(|_| words.len() <= MAX_WORDS) else { return };
    let forms: Vec<Vec<String>> = words.iter().map(|f| f.iter().map(|&w| sources.text.word(w)).collect()).collect();
    let typed: usize = forms.iter().flat_map(|forms| forms.first()).map(String::len).sum();
    let mut firsts = Firsts { known: [(0, false); Firsts::ROOM] };
    let mut same = |text: &str| {
        let length = typed.saturating_sub(ENDING * forms.len())..=typed + ASKING;
        length.contains(&text.len()) && firsts.may_begin(sources, text, &forms) && is_same(sources, text, &forms)
    };
    let (mut verbatim, mut named, mut filed) = (Vec::new(), Vec::new(), Vec::new());
    let all = holders(sources.text, rarest, matched, None);
    let few = all.len() <= MANY;
    let looked_at = if few { all } else { holders(sources.text, rarest, matched, Some(found.verbatim.len())) };
    for document in looked_at {
        let Some(program) = directory.programs.get(document as usize) else { continue };
        if is_verbatim(&program.name, &found.verbatim) {
            verbatim.push(document);
        } else if few && names(program).any(&mut same) {
            named.push(document);
        } else if few && terms(directory, program).any(&mut same) {
            filed.push(document);
        }
    }
    for (documents, factor) in [(filed, TERM), (named, NAME), (verbatim, VERBATIM)] {
        let best = |documents: &[u32]| documents.iter().map(|&d| total.get(d)).fold(0.0, f64::max);
        let missing = best(total.documents()) * factor - best(&documents);
        documents.iter().for_each(|&document| total.add(document, missing));
    }
}

/// Those of `matched` in which one of `words` stands in the name, the organization or a term; or, if that is given,
/// among so many first words.
fn holders(text: &TextIndex, words: &[WordId], matched: &Bits, among: Option<usize>) -> Vec<u32> {
    let mut holders = Vec::new();
    for &word in words {
        let mut postings = text.postings(word);
        while let Some((document, _)) = postings.next_document().filter(|(d, _)| *d < text.documents()) {
            let holds = postings.next_position().is_some_and(|first| match among {
                Some(among) => (first as usize) < among,
                None => first < u32::from(text.ends(document)[field::TERMS]),
            });
            while postings.next_position().is_some() {}
            if holds && matched.holds(document) {
                holders.push(document);
            }
        }
    }
    order::set(&mut holders);
    holders
}

fn names(program: &Program) -> impl Iterator<Item = &str> {
    let translated = program.translations.iter().filter_map(|t| t.name.as_deref());
    [program.name.as_str()].into_iter().chain(program.alternate_name.as_deref()).chain(translated)
}

fn terms<'a>(directory: &'a Directory, program: &'a Program) -> impl Iterator<Item = &'a str> {
    let organization = program.organization.and_then(|o| directory.organizations.get(o as usize));
    let names = organization.into_iter().flat_map(|o| [Some(o.name.as_str()), o.alternate_name.as_deref()]);
    program.terms.iter().map(String::as_str).chain(names.flatten())
}

/// What is known of first words, by a hash of each: texts begin alike, and most begin with another word.
struct Firsts {
    known: [(u64, bool); Firsts::ROOM],
}

impl Firsts {
    const ROOM: usize = 256;

    /// Whether it is worth splitting `text`: its first word is one of `words`, or a small one.
    fn may_begin(&mut self, sources: &Sources, text: &str, words: &[Vec<String>]) -> bool {
        let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
        let (first, rest) = text.split_at(end);
        if first.is_empty() || rest.bytes().next().is_some_and(|byte| byte != b' ') {
            return true;
        }
        let mix =
            |hash: u64, byte: u8| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3);
        let hash = first.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
        let known = &mut self.known[(hash >> 32) as usize % Firsts::ROOM];
        if known.0 != hash {
            let is_wanted = words.iter().flatten().any(|form| form.eq_ignore_ascii_case(first));
            *known = (hash, is_wanted || is_small(sources, &first.to_ascii_lowercase()));
        }
        known.1
    }
}

/// Whether `text` has each of the words once and no other that tells something.
fn is_same(sources: &Sources, text: &str, words: &[Vec<String>]) -> bool {
    let mut left = vec![true; words.len()];
    let mut other = false;
    analysis::words(text, |word, _, _| match words.iter().position(|forms| forms.iter().any(|form| form == word)) {
        Some(at) if left[at] => left[at] = false,
        _ => other |= !is_small(sources, word),
    });
    !other && !left.contains(&true)
}

/// Whether `name` has just the typed words, in their order.
fn is_verbatim(name: &str, typed: &[String]) -> bool {
    let least = typed.iter().map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
    if !(least..least + 16).contains(&name.len()) {
        return false;
    }
    let (mut at, mut same) = (0, true);
    analysis::words(name, |word, _, _| {
        same &= typed.get(at).is_some_and(|typed| typed == word);
        at += 1;
    });
    same && at == typed.len()
}

fn is_small(sources: &Sources, word: &str) -> bool {
    let small = |language: Language| language.is_stop_word(word);
    small(Language::English) || small(Language::Spanish) || sources.vocabulary.is_filler(word)
}

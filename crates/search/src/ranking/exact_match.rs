//! Exact matches: programs whose name, taxonomy term or organization is the query, neither more nor less. The community
//! filed them under these words itself, so that they come before what was only reached by expansion.

use super::{ExpandedQuery, Scores, Sources};
use crate::{
    analysis::{self, Language},
    doc_set::{DocId, DocSet},
    document::field,
    inverted::{InvertedIndex, TermId},
    sort,
};
use signpost_directory::{Directory, ProgramView};

/// Queries with more content words are no name.
const MAX_WORDS: usize = 8;
/// When more programs than this hold the rarest word in a name or term ("school"), only verbatim names are looked for.
const MANY: usize = 100;
/// Bytes that fillers add to a name ("Information and ..."), and that inflections take away from each word.
const FILLER_BYTES: usize = 14;
const INFLECTION_BYTES: usize = 3;

/// Boosts programs with a matching term or organization to the first place, those with a matching name before them, and
/// those with the query as their verbatim name before all others.
pub(crate) fn boost_exact_matches(
    sources: &Sources,
    directory: &Directory,
    query: &ExpandedQuery,
    mut scores: Scores,
) -> Scores {
    let classes = &query.content_classes;
    let frequency = |class: &&Vec<TermId>| class.iter().map(|&term| sources.index.postings_len(term)).sum::<u32>();
    let rarest = classes.iter().min_by_key(frequency);
    let Some(rarest) = rarest.filter(|_| classes.len() <= MAX_WORDS) else { return scores };
    let verbatim: Vec<&str> = query.terms.iter().map(|term| term.text.as_str()).collect();
    let mut names = NameMatcher::new(sources, classes);
    let (mut by_verbatim_name, mut by_name, mut by_term) = (Vec::new(), Vec::new(), Vec::new());
    let all = holders(sources.index, rarest, &scores.matched, None);
    let few = all.len() <= MANY;
    let candidates = if few { all } else { holders(sources.index, rarest, &scores.matched, Some(verbatim.len())) };
    for document in candidates {
        let Some(view) = directory.view(document as usize) else { continue };
        if is_verbatim(&view.program.name, &verbatim) {
            by_verbatim_name.push(document);
        } else if few && program_names(view).any(|name| names.matches(name)) {
            by_name.push(document);
        } else if few && term_names(view).any(|name| names.matches(name)) {
            by_term.push(document);
        }
    }
    let weights = sources.weights;
    let totals = &mut scores.totals;
    for (documents, factor) in
        [(by_term, weights.term_match), (by_name, weights.name_match), (by_verbatim_name, weights.verbatim_match)]
    {
        let best = |documents: &[DocId]| documents.iter().map(|&d| totals.get(d)).fold(0.0, f64::max);
        let missing = best(totals.documents()) * factor - best(&documents);
        documents.iter().for_each(|&document| totals.add(document, missing));
    }
    scores
}

/// Those of `matched` with one of `terms` in the name, the organization or a taxonomy term; with `within`, among so many
/// first words of the document.
fn holders(index: &InvertedIndex, terms: &[TermId], matched: &DocSet, within: Option<usize>) -> Vec<DocId> {
    let mut holders = Vec::new();
    for &term in terms {
        let mut postings = index.postings(term);
        while let Some((document, _)) = postings.next_document().filter(|(d, _)| *d < index.documents()) {
            let holds = postings.next_position().is_some_and(|first| match within {
                Some(within) => (first as usize) < within,
                None => first < u32::from(index.ends(document)[field::TERMS]),
            });
            while postings.next_position().is_some() {}
            if holds && matched.contains(document) {
                holders.push(document);
            }
        }
    }
    sort::sort_dedup(&mut holders);
    holders
}

fn program_names(view: ProgramView<'_>) -> impl Iterator<Item = &str> {
    let program = view.program;
    let translated = program.translations.iter().filter_map(|t| t.name.as_deref());
    [program.name.as_str()].into_iter().chain(program.alternate_name.as_deref()).chain(translated)
}

fn term_names(view: ProgramView<'_>) -> impl Iterator<Item = &str> {
    let names = view.organization.into_iter().flat_map(|o| [Some(o.name.as_str()), o.alternate_name.as_deref()]);
    view.program.terms.iter().map(String::as_str).chain(names.flatten())
}

/// Compares names with the content words of the query.
struct NameMatcher<'a> {
    sources: &'a Sources<'a>,
    /// The forms of each content word.
    words: Vec<Vec<String>>,
    /// Bytes of the words as typed.
    length: usize,
    /// Whether a name may begin with a word, by a hash of it: many names begin alike, and most with another word.
    first_words: [(u64, bool); FIRST_WORDS],
}

const FIRST_WORDS: usize = 256;

impl<'a> NameMatcher<'a> {
    fn new(sources: &'a Sources, classes: &[Vec<TermId>]) -> NameMatcher<'a> {
        let words: Vec<Vec<String>> =
            classes.iter().map(|class| class.iter().map(|&term| sources.index.term(term)).collect()).collect();
        let length = words.iter().flat_map(|forms| forms.first()).map(String::len).sum();
        NameMatcher { sources, words, length, first_words: [(0, false); FIRST_WORDS] }
    }

    /// Whether `name` has each of the words once and no other content word.
    fn matches(&mut self, name: &str) -> bool {
        let least = self.length.saturating_sub(INFLECTION_BYTES * self.words.len());
        let length = least..=self.length + FILLER_BYTES;
        length.contains(&name.len()) && self.may_match(name) && self.has_same_words(name)
    }

    /// Whether it is worth splitting `name`: its first word is one of the words, or not a content word.
    fn may_match(&mut self, name: &str) -> bool {
        let end = name.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (first, rest) = name.split_at(end);
        if first.is_empty() || rest.bytes().next().is_some_and(|byte| byte != b' ') {
            return true;
        }
        let mix =
            |hash: u64, byte: u8| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3);
        let hash = first.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
        let slot = (hash >> 32) as usize % FIRST_WORDS;
        if self.first_words[slot].0 != hash {
            let is_wanted = self.words.iter().flatten().any(|form| form.eq_ignore_ascii_case(first));
            let may_match = is_wanted || !is_content_word(self.sources, &first.to_ascii_lowercase());
            self.first_words[slot] = (hash, may_match);
        }
        self.first_words[slot].1
    }

    fn has_same_words(&self, name: &str) -> bool {
        let mut missing = vec![true; self.words.len()];
        let mut has_others = false;
        analysis::words(name, |word, _, _| {
            match self.words.iter().position(|forms| forms.iter().any(|form| form == word)) {
                Some(at) if missing[at] => missing[at] = false,
                _ => has_others |= is_content_word(self.sources, word),
            }
        });
        !has_others && !missing.contains(&true)
    }
}

/// Whether `name` is the words of the query, in their order.
fn is_verbatim(name: &str, words: &[&str]) -> bool {
    let least = words.iter().map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
    if !(least..least + 16).contains(&name.len()) {
        return false;
    }
    let (mut at, mut same) = (0, true);
    analysis::words(name, |word, _, _| {
        same &= words.get(at).is_some_and(|other| *other == word);
        at += 1;
    });
    same && at == words.len()
}

fn is_content_word(sources: &Sources, word: &str) -> bool {
    let stops = |language: Language| language.is_stop_word(word);
    !(stops(Language::English) || stops(Language::Spanish) || sources.synonyms.is_filler(word))
}

//! Exact matches: programs whose name, taxonomy term or organization is the query, neither more nor less, and those that
//! have all its words there. The community filed them under these words itself, so that they come before what was only
//! reached by expansion.

use super::{Clause, ExpandedQuery, QueryTerm, Scores, Sources, TermLookup};
use crate::{
    analysis::{self, Language},
    doc_set::{DocId, DocSet},
    document::field,
    inverted::{InvertedIndex, TermId},
    phrase_language::Languages,
    sort,
};
use signpost_directory::{Directory, ProgramView};

/// Queries with more content words are no name.
const MAX_WORDS: usize = 12;
/// When more programs than this hold the rarest word in a name or term ("school"), their terms are not compared.
const MANY: usize = 100;
/// Words of a name that say what it is by law, which people leave out.
const LEGAL_FORMS: [&str; 10] = ["co", "corp", "corporation", "inc", "incorporated", "llc", "ltd", "pa", "pl", "pllc"];
/// Bytes that fillers add to a name ("Information and ..."), and that inflections take away from each word.
const FILLER_BYTES: usize = 24;
const INFLECTION_BYTES: usize = 3;

/// Boosts programs that have all words of the query in name, organization and terms above all others; those with a
/// matching term or organization above them; those with a matching name above them, and those with the query as the
/// verbatim name of theirs or of their organization to the first place. Without `by_words_too` names alone count: where distance decides, the programs that
/// have all words are not nearer for it.
pub(crate) fn boost_exact_matches(
    sources: &Sources,
    directory: &Directory,
    query: &ExpandedQuery,
    mut scores: Scores,
    by_words_too: bool,
) -> Scores {
    let mut classes: Vec<Vec<TermId>> = query.content_classes.clone();
    classes.retain(|class| class.first().is_none_or(|&term| !LEGAL_FORMS.contains(&&*sources.index.term(term))));
    // A name of nothing else ("Here's Help, Inc.").
    if classes.is_empty() && !query.content_classes.is_empty() {
        let others = query.terms.iter().zip(&query.lookups).filter(|(term, _)| !term.stop && !term.is_content_word());
        classes.extend(others.map(|(_, lookup)| lookup.stem_class().to_vec()).filter(|class| !class.is_empty()));
    }
    let classes = &classes;
    let frequency = |class: &&Vec<TermId>| class.iter().map(|&term| sources.index.postings_len(term)).sum::<u32>();
    let rarest = classes.iter().min_by_key(frequency);
    let Some(rarest) = rarest.filter(|_| classes.len() <= MAX_WORDS) else { return scores };
    let words = query.terms.iter().zip(&query.lookups);
    let words = words.map(|(term, lookup)| lookup.spelling.as_deref().unwrap_or(&term.text));
    let verbatim: Vec<&str> = words.filter(|word| !LEGAL_FORMS.contains(word)).collect();
    let mut names = NameMatcher::new(sources, classes);
    let (mut by_verbatim_name, mut by_name, mut by_term) = (Vec::new(), Vec::new(), Vec::new());
    let mut by_words = holders(sources.index, rarest, &scores.matched);
    let few = by_words.len() <= MANY;
    for class in classes.iter().filter(|class| *class != rarest) {
        let others = holders(sources.index, class, &scores.matched);
        by_words.retain(|document| others.binary_search(document).is_ok());
    }
    for &document in &by_words {
        let Some(view) = directory.view(document as usize) else { continue };
        let organization = || organization_names(view).any(|name| is_verbatim(name, &verbatim));
        if is_verbatim(&view.program.name, &verbatim) || organization() {
            by_verbatim_name.push(document);
        } else if program_names(view).any(|name| names.matches(name)) {
            by_name.push(document);
        } else if organization_names(view).any(|name| names.matches(name))
            || (few && view.program.terms.iter().any(|name| names.matches(name)))
        {
            by_term.push(document);
        }
    }
    // A word that stands there in another form alone ("medicin") was not typed.
    let is_typed = |term: &QueryTerm, lookup: &TermLookup| {
        sources.index.find(lookup.spelling.as_deref().unwrap_or(&term.text)).is_some()
    };
    let mut content = query.terms.iter().zip(&query.lookups).filter(|(term, _)| term.is_content_word());
    // In "out of prison" it is the phrase that was typed, not "prison".
    let is_phrase =
        |clause: &Clause| clause.range.len() > 1 && clause.content_words == 1 && !clause.synonyms.is_empty();
    if !by_words_too || !content.all(|(term, lookup)| is_typed(term, lookup)) || query.clauses.iter().any(is_phrase) {
        by_words.clear();
    }
    // The filler is a part of what was typed: "casa barata" is not "Casa, Inc.".
    if query.clauses.iter().any(|clause| is_phrase(clause) && clause.synonyms.iter().any(|one| one.weight > 1)) {
        by_name.clear();
        by_term.clear();
    }
    scores.exact = by_words.len();
    scores.named = [&by_name[..], &by_verbatim_name, &by_term].concat();
    sort::sort_dedup(&mut scores.named);
    let weights = sources.weights;
    let totals = &mut scores.totals;
    for (documents, factor) in [
        (by_words, weights.words_match),
        (by_term, weights.term_match),
        (by_name, weights.name_match),
        (by_verbatim_name, weights.verbatim_match),
    ] {
        // The least of them gets above the best of the others.
        let of = |documents: &[DocId]| documents.iter().map(|&d| totals.get(d)).collect::<Vec<f64>>();
        let others = totals.documents().iter().filter(|document| documents.binary_search(document).is_err());
        let best = others.map(|&document| totals.get(document)).fold(0.0, f64::max);
        let missing = best * factor - of(&documents).into_iter().fold(f64::INFINITY, f64::min);
        if missing > 0.0 && missing.is_finite() {
            documents.iter().for_each(|&document| totals.add(document, missing));
        }
    }
    scores
}

/// Those of `matched` with one of `terms` in the name, the organization or a taxonomy term.
fn holders(index: &InvertedIndex, terms: &[TermId], matched: &DocSet) -> Vec<DocId> {
    let mut holders = Vec::new();
    for &term in terms {
        let mut postings = index.postings(term);
        while let Some((document, _)) = postings.next_document().filter(|(d, _)| *d < index.documents()) {
            let end = u32::from(index.ends(document)[field::TERMS]);
            let holds = postings.next_position().is_some_and(|first| first < end);
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

fn organization_names(view: ProgramView<'_>) -> impl Iterator<Item = &str> {
    view.organization.into_iter().flat_map(|o| [Some(o.name.as_str()), o.alternate_name.as_deref()]).flatten()
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

/// Whether `name` is the words of the query, in their order, but for its legal form.
fn is_verbatim(name: &str, words: &[&str]) -> bool {
    let least = words.iter().map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
    if !(least..least + FILLER_BYTES).contains(&name.len()) {
        return false;
    }
    let (mut at, mut same) = (0, true);
    analysis::words(name, |word, _, _| {
        if !LEGAL_FORMS.contains(&word) {
            same &= words.get(at).is_some_and(|other| *other == word);
            at += 1;
        }
    });
    same && at == words.len()
}

fn is_content_word(sources: &Sources, word: &str) -> bool {
    let stops = |language: Language| language.is_stop_word(word);
    !(LEGAL_FORMS.contains(&word)
        || stops(Language::English)
        || stops(Language::Spanish)
        || sources.synonyms.is_filler(word, Languages::of([Language::English, Language::Spanish])))
}

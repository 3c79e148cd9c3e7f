//! The second stage: every term gets the ways in which it is looked up, and the query is divided into clauses with the
//! synonyms that they hold.

use super::{
    ParsedQuery, QueryTerm, Sources, TermLookup, lookup, parse,
    query_language::QueryLanguage,
    topic::{self, About},
};
use crate::{
    analysis::{self, Language},
    inverted::{InvertedIndex, TermId},
    phrase_language::Languages,
    signs::{SaidWord, TellsOfDanger},
    sort,
    synonyms::{Match, QueryWord},
};
use signpost_directory::{Danger, Need};
use std::{borrow::Cow, ops::Range};

/// A query with this many content words is a sentence, if a synonym explains some of them.
const SENTENCE: usize = 2;

/// A part of the query that is scored as one: a term, or the words of a synonym.
#[derive(Debug, Clone)]
pub(crate) struct Clause<'a> {
    /// In [`ExpandedQuery::terms`].
    pub range: Range<usize>,
    pub synonyms: Vec<Match<'a>>,
    /// 0 for a clause of fillers; a known synonym is at least one.
    pub content_words: usize,
}

impl Clause<'_> {
    pub(super) fn is_crisis(&self) -> bool {
        self.synonyms.iter().any(|one| one.entry.crisis)
    }
}

impl ExpandedQuery<'_> {
    /// Whether another clause speaks of a danger, or says what the query as a whole is about, and this one something else: in "they cut off the
    /// light and my baby needs the breathing machine" the breathing is a side word.
    pub(super) fn is_beside(&self, clause: &Clause) -> bool {
        if clause.synonyms.is_empty() || clause.is_crisis() {
            return false;
        }
        if self.danger.is_some() {
            return true;
        }
        let Some(About { topic, is_clear: true, .. }) = self.about else { return false };
        let says = |clause: &Clause| clause.synonyms.iter().any(|one| one.number == topic);
        !says(clause) && self.clauses.iter().any(says)
    }

    /// Whether a whole synonym is in the query.
    pub(crate) fn is_explained(&self) -> bool {
        self.clauses.iter().flat_map(|clause| &clause.synonyms).any(|one| !one.partial)
    }
}

/// What [`expand`] returns.
#[derive(Debug)]
pub(crate) struct ExpandedQuery<'a> {
    pub text: &'a str,
    pub language: Language,
    pub terms: Vec<QueryTerm>,
    pub has_complete_word: bool,
    /// For each term.
    pub lookups: Vec<TermLookup>,
    pub clauses: Vec<Clause<'a>>,
    pub content_words: usize,
    /// Whether unexplained words stand in a sentence of which a synonym explains the rest.
    pub is_sentence: bool,
    /// What its words speak for as a whole.
    pub about: Option<About>,
    pub danger: Option<Option<Danger>>,
    /// Another one: a danger may be named and another told of.
    pub further_danger: Option<Option<Danger>>,
    pub need: Option<Need>,
    /// The stem class of each content word; empty when one of them stands nowhere.
    pub content_classes: Vec<Vec<TermId>>,
    /// The query in its likeliest spelling, when that differs.
    pub spelling: Option<String>,
}

pub(crate) fn expand<'a>(
    sources: &Sources<'a>,
    recent: &mut lookup::RecentLookups,
    query: ParsedQuery<'a>,
) -> ExpandedQuery<'a> {
    let ParsedQuery { text, language, written_in, mut terms, has_complete_word } = query;
    recent.forget_unless(written_in, language);
    let correctable = written_in.correctable(language);
    let mut lookups: Vec<TermLookup> = terms
        .iter()
        .map(
            |term| if term.stop { TermLookup::default() } else { lookup::look_up(sources, recent, term, &correctable) },
        )
        .collect();
    let compounds = closed_compounds(sources.index, text, &terms);
    for compound in &compounds {
        let lookup = &mut lookups[compound.term];
        // A term that is known as a part of a compound is no slip.
        if lookup.exact.is_empty() {
            lookup.corrections.clear();
            (lookup.split, lookup.spelling) = (None, None);
        }
    }
    let spelling = corrected_text(text, &terms, &lookups);
    mark_misspelt_fillers(sources, &mut terms, &lookups);

    let mut words: Vec<QueryWord> = terms.iter().zip(&lookups).map(query_word).collect();
    mark(&mut words, text, &terms, &lookups);
    let own = match written_in {
        QueryLanguage::Known(own) => Languages::of([own]),
        QueryLanguage::Unclear | QueryLanguage::Unsupported => Languages::of([language, Language::English]),
    };
    let synonyms = sources.synonyms.matches(&words, own, written_in.spoken(language));
    let need = synonyms.iter().flat_map(|one| &one.entry.needs).next().copied();
    let content = terms.iter().zip(&lookups).filter(|(term, _)| term.is_content_word());
    let mut content_classes: Vec<Vec<TermId>> = content.map(|(_, lookup)| lookup.stem_class().to_vec()).collect();
    if content_classes.iter().any(Vec::is_empty) {
        content_classes.clear();
    }
    for compound in compounds {
        let class = sources.index.stem_class(compound.whole);
        let lookup = &mut lookups[compound.term];
        if compound.with_stop_word {
            lookup.compounds.extend(&class);
        }
        lookup.exact.extend(class);
    }

    let about = topic::about(sources, (written_in, language), &terms, &lookups);
    let (said, spoken) = (said_words(&terms, &lookups), written_in.spoken(language));
    let told =
        sources.signs.iter().flatten().filter_map(|signs| signs.find(&said, spoken)).max_by_key(|told| told.words);
    // What names a danger, and beside it what tells of one: both are answered.
    let named = told.as_ref().map(|_| danger(&clauses(&terms, synonyms.clone())));
    let of_told = |told: &TellsOfDanger| sources.synonyms.danger_as_match(told.danger, told.span.clone(), told.words);
    let synonyms: Vec<Match> = match &told {
        Some(told) => synonyms.into_iter().chain(of_told(told)).collect(),
        None if synonyms.is_empty() && is_foreign(written_in, sources.index, &terms) => {
            // Nothing but its topic tells what it means; one word alone ("kapital") may mean anything.
            let about = about.filter(|about| about.is_backed);
            let whole = about.and_then(|about| sources.synonyms.as_match(terms.len(), about.topic));
            whole.into_iter().collect()
        }
        None => synonyms,
    };
    let clauses = clauses(&terms, synonyms);
    let dangers = [
        named.flatten().filter(|named| *named == Some(Danger::Suicide)),
        danger(&clauses),
        named.flatten(),
        told.map(|told| told.danger),
    ];
    let mut dangers = dangers.into_iter().flatten();
    let danger = dangers.next();
    let further_danger = dangers.find(|further| Some(*further) != danger);
    let content_words = clauses.iter().map(|clause| clause.content_words).sum();
    let is_sentence = content_words >= SENTENCE && clauses.iter().any(|clause| !clause.synonyms.is_empty());
    ExpandedQuery {
        text,
        language,
        terms,
        has_complete_word,
        lookups,
        clauses,
        content_words,
        is_sentence,
        about,
        danger,
        further_danger,
        need,
        content_classes,
        spelling,
    }
}

/// The danger that the longest of the synonyms speaks of; `Some(None)` when it is not told which. What a longer synonym
/// explains otherwise ("end of life care") is none.
fn danger(clauses: &[Clause]) -> Option<Option<Danger>> {
    let of_danger = clauses.iter().flat_map(|clause| &clause.synonyms).filter(|one| one.entry.crisis);
    let is_suicide = |one: &Match| one.entry.danger == Some(Danger::Suicide);
    let longest =
        of_danger.max_by_key(|one| (one.weight, is_suicide(one), one.span.len(), usize::MAX - one.span.start))?;
    Some(longest.entry.danger)
}

/// The terms as signs of danger are looked for in them.
fn said_words<'q>(terms: &'q [QueryTerm], lookups: &'q [TermLookup]) -> Vec<SaidWord<'q>> {
    let said = |(term, lookup): (&'q QueryTerm, &'q TermLookup)| {
        let meant = lookup.spelling.as_deref().map(Cow::from);
        let with_s = term.possessive.then(|| Cow::from([term.text.as_str(), "s"].concat()));
        let forms = [Some(Cow::from(&term.text)), meant, with_s].into_iter().flatten().collect();
        SaidWord { forms, is_partial: term.partial }
    };
    terms.iter().zip(lookups).map(said).collect()
}

/// Whether the query is in a language in which the directory has none of its words.
fn is_foreign(written_in: QueryLanguage, index: &InvertedIndex, terms: &[QueryTerm]) -> bool {
    let is_foreign = |language| !matches!(language, Language::English | Language::Spanish);
    let content = || terms.iter().filter(|term| term.is_content_word());
    matches!(written_in, QueryLanguage::Known(own) if is_foreign(own))
        && content().all(|term| !term.partial && index.find(&term.text).is_none_or(|id| is_foreign(index.language(id))))
}

/// A term of the query that is a part of a compound of the index.
struct ClosedCompound {
    term: usize,
    whole: TermId,
    /// The other part is a stop word.
    with_stop_word: bool,
}

/// `day care` is looked up as `daycare`, too, where somebody wrote it so.
fn closed_compounds(index: &InvertedIndex, query: &str, terms: &[QueryTerm]) -> Vec<ClosedCompound> {
    let mut all = Vec::new();
    for n in 1..terms.len() {
        let (first, second) = (&terms[n - 1], &terms[n]);
        let Some(between) = query.get(first.range.end..second.range.start) else { continue };
        // An article belongs to the sentence ("a part"), other stop words may be a part ("over night", "e mail").
        let may_be_part = !first.stop || first.text.len() > 1 || first.text == "e";
        let is_one = analysis::joins(between) || (between.len() == 1 && may_be_part);
        if !is_one || (first.stop && second.stop) {
            continue;
        }
        let Some(whole) = index.find(&[first.text.as_str(), &second.text].concat()) else { continue };
        let with_stop_word = first.stop || second.stop;
        let parts = [n - 1, n].into_iter().filter(|&n| !terms[n].stop);
        all.extend(parts.map(|term| ClosedCompound { term, whole, with_stop_word }));
    }
    all
}

/// The text of the query with misspelt terms corrected; `None` when there are none.
fn corrected_text(text: &str, terms: &[QueryTerm], lookups: &[TermLookup]) -> Option<String> {
    let mut corrected = String::new();
    let mut at = 0;
    let mut changed = false;
    for (term, lookup) in terms.iter().zip(lookups) {
        if let Some(spelling) = &lookup.spelling {
            corrected.push_str(&text[at..term.range.start]);
            corrected.push_str(spelling);
            at = term.range.end;
            changed = true;
        }
    }
    corrected.push_str(&text[at..text.len().min(parse::MAX_BYTES).max(at)]);
    changed.then_some(corrected)
}

/// A misspelt filler is a filler, beside content words.
fn mark_misspelt_fillers(sources: &Sources, terms: &mut [QueryTerm], lookups: &[TermLookup]) {
    let is_filler =
        |lookup: &TermLookup| lookup.spelling.as_ref().is_some_and(|s| sources.synonyms.is_filler(s, Languages::ALL));
    if terms.iter().zip(lookups).any(|(term, lookup)| term.is_content_word() && !is_filler(lookup)) {
        terms.iter_mut().zip(lookups).for_each(|(term, lookup)| term.filler |= is_filler(lookup));
    }
}

/// A term as synonyms are matched with it: in its likeliest spelling.
fn query_word((term, lookup): (&QueryTerm, &TermLookup)) -> QueryWord {
    let raw = lookup.spelling.as_ref().filter(|s| !s.contains(' ')).unwrap_or(&term.text).clone();
    let partial = term.partial && lookup.spelling.is_none();
    QueryWord { raw, stop: term.stop, filler: term.filler, partial, marked: None }
}

/// Notes the marks of words, where the query is written with such: who types none means any.
fn mark(words: &mut [QueryWord], text: &str, terms: &[QueryTerm], lookups: &[TermLookup]) {
    if text.is_ascii() {
        return;
    }
    let marked: Vec<String> =
        terms.iter().map(|term| analysis::with_marks(text.get(term.range.clone()).unwrap_or_default())).collect();
    if marked.iter().all(|word| word.is_ascii()) {
        return;
    }
    for ((word, lookup), marked) in words.iter_mut().zip(lookups).zip(marked) {
        let is_as_typed = lookup.spelling.is_none() && Language::of_script(&word.raw).is_none();
        word.marked = is_as_typed.then_some(marked);
    }
}

/// Divides the query: synonyms of several words first, then single terms.
fn clauses<'a>(terms: &[QueryTerm], mut synonyms: Vec<Match<'a>>) -> Vec<Clause<'a>> {
    // Longer synonyms win over shorter ones that they overlap; of equal ones those that are written just so.
    let rank = |m: &Match| (usize::MAX - m.weight, !m.verbatim, usize::MAX - m.span.len(), m.span.start, m.partial);
    sort::sort_by(&mut synonyms, |a, b| rank(a).cmp(&rank(b)));
    let clause = |range: Range<usize>, synonyms: Vec<Match<'a>>| {
        let content_words = terms[range.clone()].iter().filter(|term| term.is_content_word()).count();
        let content_words = content_words.max(usize::from(!synonyms.is_empty()));
        Clause { range, synonyms, content_words }
    };
    let mut clauses: Vec<Clause> = Vec::new();
    for one in synonyms {
        let overlaps = |c: &Clause| c.range.start < one.span.end && one.span.start < c.range.end;
        if let Some(same) = clauses.iter().position(|c| c.range == one.span) {
            clauses[same].synonyms.push(one);
        } else if !clauses.iter().any(overlaps) {
            clauses.push(clause(one.span.clone(), vec![one]));
        }
    }
    // What a word means in another language counts only where it means nothing in the query's own; what is written as
    // in a phrase counts before what shares its stem.
    for clause in &mut clauses {
        let best = clause.synonyms.iter().map(|one| (one.verbatim, one.own_language)).max();
        clause.synonyms.retain(|one| Some((one.verbatim, one.own_language)) == best);
    }
    for (n, term) in terms.iter().enumerate() {
        if !term.stop && !clauses.iter().any(|c| c.range.contains(&n)) {
            clauses.push(clause(n..n + 1, Vec::new()));
        }
    }
    sort::sort_by(&mut clauses, |a, b| a.range.start.cmp(&b.range.start));
    clauses
}

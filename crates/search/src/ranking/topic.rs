//! A second kind of evidence for sentences: the topics of the vocabulary that their words speak for, and the best program of each.

use super::{
    ExpandedQuery, QueryTerm, Scores, Scratch, Sources, TermLookup, query_language::QueryLanguage,
    synonym::synonym_matches,
};
use crate::{
    analysis::Language,
    doc_set::DocId,
    sort::sort_dedup,
    top_k::top_k,
    topic_table::{TopicTable, WHOLE, pair_number, word_number},
};

/// The place, counted from 0, at which the topic's program is offered.
const PLACE: usize = 2;
/// How many topics are offered.
const PLACES: usize = 2;
/// A part of a score by which equal ones are told apart.
const LITTLE: f64 = 1e-9;
/// A query with fewer content words is no sentence.
const MIN_WORDS: usize = 2;
/// The same with small words, where the table of topics knows what these speak for.
const MIN_WORDS_IN_ALL: usize = 4;

/// Documents among which the first three programs are looked for: records of one program stand as one result.
const CANDIDATES: usize = 50;

/// Puts the best program of the query's topic third, and that of the next topic fourth, unless they stand before that
/// already: then the topic after it takes the place. The first two places are never taken, nor what was typed, nor a place from exact
/// matches; and no program that is over is put anywhere. `program_of` is the same for records of one program.
pub(crate) fn offer_topic(
    sources: &Sources,
    scratch: &mut Scratch,
    query: &ExpandedQuery,
    scores: &mut Scores,
    program_of: &dyn Fn(DocId) -> DocId,
    today: u16,
) {
    let is_over = |document: DocId| sources.facets.is_over(document, today);
    let content_words = content_words(&query.terms, &query.lookups).count();
    let is_sentence = content_words >= MIN_WORDS || (sources.topics.is_some() && query.terms.len() >= MIN_WORDS_IN_ALL);
    let Some(about) = query.about.filter(|_| is_sentence && query.danger.is_none()) else { return };
    // Nothing that fits is a better answer than a guess.
    if scores.totals.count() == 0 && !(about.is_backed && (about.is_clear || about.is_sure)) {
        return;
    }
    let mut place = PLACE;
    for topic in about.topics() {
        if place >= PLACE + PLACES || !scores.named.is_empty() {
            break;
        }
        if scores.exact > place {
            place += 1;
            continue;
        }
        let Some(entry) = sources.synonyms.entries().get(topic as usize) else { continue };
        let matches = synonym_matches(sources, scratch, topic, entry);
        let fitting = matches.scores.iter().filter(|(document, _)| !is_over(*document));
        let Some(document) = likeliest(fitting, scores, sources.weights.alike) else { continue };
        // Two topics are in question where the first is not clear, and then the next one is worth the place.
        if offer(document, place, scores, program_of, &is_over) || about.is_clear {
            place += 1;
        }
    }
}

/// Of the programs that fit a topic, best first, the one that the query's own words find most, among those that fit it `alike`.
fn likeliest<'m>(mut fitting: impl Iterator<Item = &'m (DocId, f32)>, scores: &Scores, alike: f64) -> Option<DocId> {
    let &(first, most) = fitting.next()?;
    let others = fitting.take_while(|(_, score)| f64::from(*score) >= f64::from(most) * alike);
    let by_words = |document: DocId| scores.totals.get(document);
    Some(others.fold(first, |best, (other, _)| if by_words(*other) > by_words(best) { *other } else { best }))
}

/// Puts a program at this place; whether it is there now, and not before it.
fn offer(
    document: DocId,
    place: usize,
    scores: &mut Scores,
    program_of: &dyn Fn(DocId) -> DocId,
    is_over: &dyn Fn(DocId) -> bool,
) -> bool {
    let totals = &scores.totals;
    let matching = scores.matched.iter().filter(|document| !is_over(*document));
    let mut best: Vec<(DocId, f64)> = Vec::new();
    for (other, score) in top_k(matching.map(|document| (document, totals.get(document))), CANDIDATES) {
        if best.len() <= place && !best.iter().any(|(known, _)| program_of(*known) == program_of(other)) {
            best.push((other, score));
        }
    }
    if let Some(at) = best.iter().position(|(known, _)| program_of(*known) == program_of(document)) {
        return at == place;
    }
    let wanted = match (best.get(place - 1), best.get(place)) {
        (Some((_, above)), Some((_, below))) if above > below => (above + below) / 2.0,
        // Equal scores come in the order of their codes: those before the place get a little more than those after it.
        (Some((_, above)), Some(_)) => {
            for (other, score) in &best[..place] {
                scores.totals.add(*other, score * LITTLE * 2.0);
            }
            above * (1.0 + LITTLE)
        }
        _ => best.last().map_or(1.0, |(_, last)| last * 0.99),
    };
    scores.matched.insert(document);
    scores.totals.add(document, wanted - scores.totals.get(document));
    true
}

/// What a sentence is about, as far as its words speak for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About {
    /// Number of the topic in the vocabulary, none of danger.
    pub topic: u32,
    /// The topics that come next.
    pub next: [Option<u32>; 2],
    /// Whether the words speak for it more than for any other, by far.
    pub is_clear: bool,
    /// Whether the sum of what they speak for it is high, however near the next topic is.
    pub is_sure: bool,
    /// Whether two words or more speak for it that are no small words: "capital" alone in "the capital of France" may mean
    /// anything.
    pub is_backed: bool,
}

impl About {
    fn topics(self) -> impl Iterator<Item = u32> {
        std::iter::once(self.topic).chain(self.next.into_iter().flatten())
    }
}

/// What a query is about: by the table of what words speak for, once it is there, else by BM25 over the vocabulary.
pub(super) fn about(
    sources: &Sources,
    (written_in, reader): (QueryLanguage, Language),
    terms: &[QueryTerm],
    lookups: &[TermLookup],
) -> Option<About> {
    let Some((table, entries)) = sources.topics else {
        let words: Vec<&str> = content_words(terms, lookups).collect();
        let (topic, score) = sources.synonyms.topic(words.into_iter())?;
        return (score >= sources.weights.topic).then_some(About {
            topic,
            next: [None; 2],
            is_clear: false,
            is_sure: false,
            is_backed: false,
        });
    };
    let own = match written_in {
        QueryLanguage::Known(own) => own,
        QueryLanguage::Unclear | QueryLanguage::Unsupported => reader,
    };
    let words = known_words(table, own, terms, lookups);
    let mut distinct: Vec<Vec<u32>> = words.iter().map(|word| word.numbers.clone()).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let ranked = table.rank(&distinct);
    let score = |at: usize| ranked.get(at).map_or(0.0, |(_, score)| f64::from(*score) / f64::from(WHOLE));
    let topic = |at: usize| ranked.get(at).and_then(|(topic, _)| entries[*topic]);
    if score(0) < sources.weights.topic_weight || distinct.len() < MIN_WORDS {
        return None;
    }
    let best = ranked.first().map(|(topic, _)| *topic)?;
    let speaks = |word: &&KnownWord| word.numbers.iter().any(|number| table.speaks_for(*number, best));
    let is_backed = words.iter().filter(|word| word.may_back).filter(speaks).count() >= MIN_WORDS;
    let next = [1, 2].map(|at| topic(at).filter(|_| score(at) >= sources.weights.next_topic * score(0)));
    let is_clear = score(0) - score(1) >= sources.weights.clear_topic;
    Some(About { topic: topic(0)?, next, is_clear, is_sure: score(0) >= sources.weights.sure_topic, is_backed })
}

/// The words of what is asked, in their likeliest spelling.
fn content_words<'q>(terms: &'q [QueryTerm], lookups: &'q [TermLookup]) -> impl Iterator<Item = &'q str> {
    let words = terms.iter().zip(lookups).filter(|(term, _)| term.is_content_word() && !term.partial);
    words.map(|(term, lookup)| lookup.spelling.as_deref().unwrap_or(&term.text))
}

/// A whole word of the query that the table knows, or two neighbours.
struct KnownWord {
    numbers: Vec<u32>,
    /// It is no small word, and known as it was typed.
    may_back: bool,
}

/// Small words too; a word that is not known as typed in its likeliest spelling.
fn known_words(table: &TopicTable, own: Language, terms: &[QueryTerm], lookups: &[TermLookup]) -> Vec<KnownWord> {
    let whole = || terms.iter().zip(lookups).filter(|(term, _)| !term.partial);
    let known = whole().map(|(term, lookup)| match (numbers_of(table, own, &term.text), &lookup.spelling) {
        (none, Some(spelling)) if none.is_empty() => {
            KnownWord { numbers: numbers_of(table, own, spelling), may_back: false }
        }
        (numbers, _) => KnownWord { numbers, may_back: !term.stop },
    });
    let pairs = whole().zip(whole().skip(1)).filter_map(|((first, _), (second, _))| {
        let number = pair_number(&first.text, &second.text, own).filter(|number| table.knows(*number))?;
        Some(KnownWord { numbers: vec![number], may_back: !first.stop && !second.stop })
    });
    known.chain(pairs).filter(|word| !word.numbers.is_empty()).collect()
}

/// A word's numbers in the languages that it may be of: the query's, or, if the table has none there, any.
fn numbers_of(table: &TopicTable, own: Language, word: &str) -> Vec<u32> {
    let of_own = word_number(word, own);
    if table.knows(of_own) {
        return vec![of_own];
    }
    let mut all = Language::ALL.map(|language| word_number(word, language)).to_vec();
    sort_dedup(&mut all);
    all.retain(|number| table.knows(*number));
    all
}

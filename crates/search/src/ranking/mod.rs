//! Defines how a typed query is scored: clauses for its words and phrases, each with the ways it is
//! looked up, and the nearness of neighbours. All discounts are below 1: what was typed wins.
//!
//! ```text
//! begun  what a beginning of a word finds
//! meant  what an entry of the vocabulary finds
//! named  what is called just so
//! ```

mod begun;
mod meant;
mod named;

pub(crate) use begun::warm_letter;
pub(crate) use meant::warm;
pub(crate) use named::lift;

use super::{
    analysis::{self, Language},
    bits::Bits,
    order::{self, Best},
    text::{Norms, Scores, TextIndex, WordId, Words, nearness, saturate},
    typed::{self, Guesses, Lookup, Typed},
    vocabulary::{Match, QueryWord, Vocabulary},
};
use crate::{Expansion, ExpansionReason, attributes::Attributes};
use begun::Begun;
use meant::Meant;
use signpost_directory::Need;
use std::{ops::Range, rc::Rc};

/// What searching reads.
pub(crate) struct Sources<'a> {
    pub text: &'a TextIndex,
    pub norms: &'a Norms,
    pub attributes: &'a Attributes,
    pub vocabulary: &'a Vocabulary,
}

/// Memory that is used again by every search.
pub(crate) struct Scratch {
    sums: Scores,
    part: Scores,
    covered: Scores,
    clause: Scores,
    best: Scores,
    pub total: Scores,
    /// What entries of the vocabulary find, by number.
    meant: Vec<Option<Rc<Meant>>>,
    /// What short beginnings find.
    begun: Vec<(String, Rc<Begun>)>,
    guesses: Guesses,
    /// How many of the words that tell something each program answers to.
    answered: Vec<u8>,
}

impl Scratch {
    pub(crate) fn new(documents: u32) -> Scratch {
        let scores = || Scores::new(documents);
        Scratch {
            sums: scores(),
            part: scores(),
            covered: scores(),
            clause: scores(),
            best: scores(),
            total: scores(),
            meant: Vec::new(),
            begun: Vec::new(),
            guesses: Guesses::new(),
            answered: vec![0; documents as usize],
        }
    }
}

/// What a search found out besides the scores.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    pub matched: Bits,
    pub crisis: bool,
    pub expansions: Vec<Expansion>,
    /// Words to mark: whole words as written in the index.
    pub marked: Words,
    /// Words to mark: beginnings.
    pub beginnings: Vec<String>,
    /// The query with its words as they were most likely meant, when that differs.
    pub spelling: Option<String>,
    /// The need that the words are about.
    pub need: Option<Need>,
    /// The forms of each word that tells something; empty when one of them stands nowhere.
    pub whole: Vec<Vec<WordId>>,
    /// All words as typed, folded.
    pub verbatim: Vec<String>,
}

/// With fewer programs found by words, all programs for the need are added.
const FEW: usize = 10;
/// A crisis idiom's own words ("pega" in "me pega") beside what it means.
const CRISIS_LITERAL: f64 = 0.15;
/// A last word of fewer letters waits for more when there are other words.
const SHORT: usize = 3;
const NEED: f64 = 0.35;
/// An idiom's own words ("light", "bill") beside what the idiom means.
const LITERAL: f64 = 0.5;
const FILLER: f64 = 0.2;
/// A word that no idiom explains, beside others of a sentence of which some do: it is seldom what is asked for.
const BESIDE: f64 = 0.5;
/// A sentence has so many words that tell something.
const SENTENCE: usize = 3;
/// A word that nobody knows, read as one that resembles it.
const RESPELT: f64 = 0.7;
/// Weight of neighbours that follow each other, and that stand near.
const PHRASE: f64 = 0.25;
const NEAR: f64 = 0.1;
/// Programs that are looked at for nearness.
const CANDIDATES: usize = 300;
/// Weighted occurrences that a compound counts as, typed as one word (`wifi` for `wi-fi`), and one that begins so.
const COMPOUND: f64 = 0.5;
const COMPOUND_BEGUN: f64 = 0.3;
/// A compound beside the one part of it that is looked up.
const WHOLE: f64 = 0.5;
/// A beginning with more words than this is not looked at for nearness or marked word by word.
const MAX_BEGUN: u32 = 200;

/// One piece of the query: a word, or an idiom of several.
struct Clause<'a> {
    words: Range<usize>,
    matches: Vec<Match<'a>>,
}

/// Scores every program that `query` finds into `scratch.total`.
pub(crate) fn score(sources: &Sources, scratch: &mut Scratch, text: &str, typing: bool, language: Language) -> Found {
    let mut typed = typed::read(text, typing, language, sources.vocabulary);
    let mut found = Found { matched: Bits::none(sources.text.documents()), ..Found::default() };
    scratch.total.clear();
    // One or two letters tell next to nothing beside whole words.
    let others = typed.iter().any(|word| !word.partial && !word.stop && !word.filler);
    if let Some(last) = typed.last_mut().filter(|last| others && last.partial && last.raw.chars().count() < SHORT) {
        last.stop = true;
    }
    let mut lookups: Vec<Lookup> = typed
        .iter()
        .map(|word| match word.stop {
            true => Lookup::default(),
            false => typed::look_up(sources.text, sources.norms, sources.vocabulary, &mut scratch.guesses, word),
        })
        .collect();
    let joined = joined(sources.text, text, &typed, &mut lookups);
    found.spelling = spelling(text, &typed, &lookups);
    // A misspelt word of asking is one, too, beside what tells something.
    let asking = |lookup: &Lookup| lookup.spelling.as_ref().is_some_and(|s| sources.vocabulary.is_filler(s));
    if typed.iter().zip(&lookups).any(|(word, lookup)| !word.stop && !word.filler && !asking(lookup)) {
        typed.iter_mut().zip(&lookups).for_each(|(word, lookup)| word.filler |= asking(lookup));
    }
    let typed = typed;
    let words: Vec<QueryWord> = typed.iter().zip(&lookups).map(query_word).collect();
    let all_matches = sources.vocabulary.matches(&words);
    found.crisis = all_matches.iter().any(|m| m.entry.crisis);
    found.need = all_matches.iter().flat_map(|m| &m.entry.needs).next().copied();
    let whole = typed.iter().zip(&lookups).filter(|(word, _)| !word.stop && !word.filler);
    let forms = |lookup: &Lookup| match lookup.similar.first() {
        Some((likeliest, _)) if lookup.exact.is_empty() => likeliest.clone(),
        _ => lookup.exact.clone(),
    };
    found.whole = whole.map(|(_, lookup)| forms(lookup)).collect();
    if found.whole.iter().any(Vec::is_empty) {
        found.whole.clear();
    }
    found.verbatim = typed.iter().map(|word| word.raw.clone()).collect();
    for (n, joined, beside_small) in joined {
        let family = sources.text.family(joined);
        if beside_small {
            lookups[n].whole.extend(&family);
        }
        lookups[n].exact.extend(family);
    }

    for (word, lookup) in typed.iter().zip(&lookups) {
        if let Some(spelling) = &lookup.spelling {
            let (typed, means) = (text[word.place.clone()].to_owned(), spelling.clone());
            found.expansions.push(Expansion { typed, means, reason: ExpansionReason::Spelling });
        }
    }
    let clauses = clauses(&typed, all_matches);
    // Words that tell something: a known idiom is never only words of asking.
    let telling = |c: &Clause| {
        let words = typed[c.words.clone()].iter().filter(|w| !w.stop && !w.filler).count();
        words.max(usize::from(!c.matches.is_empty()))
    };
    let counted: usize = clauses.iter().map(telling).sum();
    let in_sentence = counted >= SENTENCE && clauses.iter().any(|c| !c.matches.is_empty());
    let mut seen: Vec<u32> = Vec::new();
    let mut any_before = false;
    for clause in &clauses {
        score_clause(sources, scratch, &typed, &lookups, clause);
        let telling = telling(clause);
        let filler = telling == 0;
        let respelt = clause.words.clone().any(|n| !lookups[n].similar.is_empty() || lookups[n].halves.is_some());
        let beside = in_sentence && clause.matches.is_empty();
        let weight = match (filler, beside) {
            (true, _) => FILLER,
            (_, true) => BESIDE,
            _ => 1.0,
        } * if respelt { RESPELT } else { 1.0 };
        if clauses.len() == 1 {
            if weight < 1.0 {
                scratch.clause.scale_all(weight);
            }
            std::mem::swap(&mut scratch.total, &mut scratch.clause);
            scratch.total.documents().iter().for_each(|&document| found.matched.insert(document));
            if scratch.total.count() > 0 {
                explain(text, language, &typed, clause, &mut found);
            }
            break;
        }
        let mut any = false;
        // A last word still being typed beside others scores, but finds nothing on its own.
        let lifts = others && any_before && typed[clause.words.clone()].iter().all(|word| word.partial);
        for (document, score) in scratch.clause.iter() {
            if scratch.total.get(document) == 0.0 && !lifts {
                seen.push(document);
            }
            scratch.total.add(document, score * weight);
            let answered = &mut scratch.answered[document as usize];
            *answered = answered.saturating_add(telling as u8);
            any = true;
        }
        scratch.clause.clear();
        // What fits the meaning of an idiom is what is asked for, whatever else the sentence holds.
        for one in clause.matches.iter().filter(|_| in_sentence && any) {
            let meant = meant::meant(sources, scratch, one.number, one.entry);
            meant.scores.iter().for_each(|&(document, _)| scratch.answered[document as usize] = u8::MAX);
        }
        any_before |= any;
        if any {
            explain(text, language, &typed, clause, &mut found);
        }
    }
    let needed = (counted.div_ceil(2) as u8).min(seen.iter().map(|&d| scratch.answered[d as usize]).max().unwrap_or(0));
    for document in seen {
        if scratch.answered[document as usize] >= needed {
            found.matched.insert(document);
        }
        scratch.answered[document as usize] = 0;
    }
    add_nearness(sources, scratch, &typed, &lookups);
    mark(sources.text, scratch, &typed, &lookups, &clauses, &mut found);
    found
}

/// As the vocabulary sees a word: the likeliest spelling of one that nobody knows.
fn query_word((typed, lookup): (&Typed, &Lookup)) -> QueryWord {
    let raw = lookup.spelling.as_ref().filter(|s| !s.contains(' ')).unwrap_or(&typed.raw).clone();
    let partial = typed.partial && lookup.spelling.is_none();
    QueryWord { raw, stop: typed.stop, filler: typed.filler, partial }
}

fn spelling(text: &str, typed: &[Typed], lookups: &[Lookup]) -> Option<String> {
    let mut whole = String::new();
    let mut at = 0;
    let mut changed = false;
    for (word, lookup) in typed.iter().zip(lookups) {
        if let Some(spelling) = &lookup.spelling {
            whole.push_str(&text[at..word.place.start]);
            whole.push_str(spelling);
            at = word.place.end;
            changed = true;
        }
    }
    whole.push_str(&text[at..text.len().min(typed::MAX_BYTES).max(at)]);
    changed.then_some(whole)
}

/// `day care` is looked up as `daycare`, too, where somebody wrote it so: for which words, as which word, and whether
/// the other part is a small word. A word that nobody knows but as a part of it is no slip.
fn joined(text: &TextIndex, query: &str, typed: &[Typed], lookups: &mut [Lookup]) -> Vec<(usize, WordId, bool)> {
    let mut all = Vec::new();
    for n in 1..typed.len() {
        let (first, second) = (&typed[n - 1], &typed[n]);
        let Some(between) = query.get(first.place.end..second.place.start) else { continue };
        // An article belongs to the sentence ("a part"), other small words may be a part ("over night", "e mail").
        let belongs = !first.stop || first.raw.len() > 1 || first.raw == "e";
        let is_one = analysis::joins(between) || (between.len() == 1 && belongs);
        if !is_one || (first.stop && second.stop) {
            continue;
        }
        let Some(joined) = text.find(&[first.raw.as_str(), &second.raw].concat()) else { continue };
        for n in [n - 1, n].into_iter().filter(|&n| !typed[n].stop) {
            let lookup = &mut lookups[n];
            if lookup.exact.is_empty() {
                lookup.similar.clear();
                (lookup.halves, lookup.spelling) = (None, None);
            }
            all.push((n, joined, first.stop || second.stop));
        }
    }
    all
}

/// Divides the query: idioms of several words first, then single words.
fn clauses<'a>(typed: &[Typed], mut matches: Vec<Match<'a>>) -> Vec<Clause<'a>> {
    // Longer idioms win over shorter ones that they overlap.
    let rank = |m: &Match| (usize::MAX - m.weight, usize::MAX - m.span.len(), m.span.start, m.partial);
    order::by(&mut matches, |a, b| rank(a).cmp(&rank(b)));
    let mut clauses: Vec<Clause> = Vec::new();
    for one in matches {
        let overlaps = |c: &Clause| c.words.start < one.span.end && one.span.start < c.words.end;
        if let Some(same) = clauses.iter().position(|c| c.words == one.span) {
            clauses[same].matches.push(one);
        } else if !clauses.iter().any(overlaps) {
            clauses.push(Clause { words: one.span.clone(), matches: vec![one] });
        }
    }
    for (n, word) in typed.iter().enumerate() {
        if !word.stop && !clauses.iter().any(|c| c.words.contains(&n)) {
            clauses.push(Clause { words: n..n + 1, matches: Vec::new() });
        }
    }
    order::by(&mut clauses, |a, b| a.words.start.cmp(&b.words.start));
    clauses
}

fn score_clause(sources: &Sources, scratch: &mut Scratch, typed: &[Typed], lookups: &[Lookup], clause: &Clause) {
    let words: Vec<usize> = clause.words.clone().filter(|&n| !typed[n].stop).collect();
    let idiom = words.len() > 1;
    // The words as typed.
    for &n in &words {
        score_word(sources, scratch, &typed[n], &lookups[n]);
    }
    let crisis = clause.matches.iter().any(|m| m.entry.crisis);
    if idiom || crisis {
        let factor = if crisis { CRISIS_LITERAL } else { LITERAL };
        scratch.clause.scale_all(factor);
    }
    // What they mean.
    for one in &clause.matches {
        let meant = meant::meant(sources, scratch, one.number, one.entry);
        meant.scores.iter().for_each(|&(document, score)| scratch.clause.raise(document, f64::from(score)));
    }
    let mut needs: Vec<Need> = clause.matches.iter().flat_map(|m| m.entry.needs.iter().copied()).collect();
    order::by(&mut needs, Need::cmp);
    needs.dedup();
    let few = scratch.clause.count() < FEW;
    for need in needs {
        if let Some(bits) = Need::ALL.iter().position(|n| *n == need).and_then(|at| sources.attributes.needs.get(at)) {
            let value = sources.text.idf(bits.count() as usize) * NEED;
            if few {
                bits.iter().for_each(|document| scratch.clause.add(document, value));
            } else {
                let found: Vec<u32> = scratch.clause.documents().iter().copied().filter(|d| bits.holds(*d)).collect();
                found.into_iter().for_each(|document| scratch.clause.add(document, value));
            }
        }
    }
}

/// Adds one word, by all its ways, to `scratch.clause`.
fn score_word(sources: &Sources, scratch: &mut Scratch, typed: &Typed, lookup: &Lookup) {
    let Scratch { sums, part, clause, begun: remembered, .. } = scratch;
    let k1 = sources.norms.ranking().k1;
    part.clear();
    let mut least = f64::INFINITY;
    // Other writings of the word.
    let mut others: Vec<(u32, f64)> = lookup.apart.sums.clone();
    if !lookup.exact.is_empty() {
        let words: Vec<(WordId, f64)> = lookup.exact.iter().map(|&word| (word, 1.0)).collect();
        let compounds = sources.text.gather(sources.norms, &words, sums);
        others.extend(compounds.into_iter().map(|document| (document, COMPOUND)));
        let idf = sources.text.idf(sums.count());
        for (document, sum) in sums.iter() {
            let score = idf * saturate(sum, k1);
            least = least.min(score);
            part.add(document, score);
        }
        sums.clear();
    }
    if !lookup.begun.is_empty() {
        let begun = begun::begun(sources, remembered, sums, typed, lookup.begun.clone());
        // What only begins so stays below all that holds the word itself.
        let beyond = begun.scores.iter().filter(|(document, _)| part.get(*document) == 0.0);
        let most = beyond.map(|(_, score)| *score).fold(0.0, f64::max);
        let factor = if most >= least { 0.999 * least / most } else { 1.0 };
        for &(document, score) in &begun.scores {
            if part.get(document) == 0.0 {
                part.add(document, score * factor);
            }
        }
        for document in begun.others.iter().flat_map(Bits::iter) {
            if part.get(document) == 0.0 {
                part.add(document, begun.least * factor);
            }
        }
        others.extend(begun.compounds.iter().map(|&document| (document, COMPOUND_BEGUN)));
    }
    others.into_iter().filter(|(document, _)| part.get(*document) == 0.0).for_each(|(d, sum)| sums.raise(d, sum));
    if sums.count() > 0 {
        let idf = sources.text.idf(sums.count());
        let most = sums.iter().map(|(_, sum)| idf * saturate(sum, k1)).fold(0.0, f64::max);
        // They stay below all that holds the word as it was typed.
        let factor = if most >= least { 0.999 * least / most } else { 1.0 };
        sums.iter().for_each(|(document, sum)| part.add(document, factor * idf * saturate(sum, k1)));
        sums.clear();
    }
    if !lookup.whole.is_empty() {
        // No nearness tells the compound from its one part that is looked up.
        let words: Vec<(WordId, f64)> = lookup.whole.iter().map(|&word| (word, 1.0)).collect();
        let compounds = sources.text.gather(sources.norms, &words, sums);
        compounds.into_iter().for_each(|document| sums.raise(document, COMPOUND));
        let idf = sources.text.idf(sums.count()) * WHOLE;
        sums.iter().for_each(|(document, sum)| part.add(document, idf * saturate(sum, k1)));
        sums.clear();
    }
    if let Some((a, b)) = &lookup.halves {
        for half in [a, b] {
            let words: Vec<(WordId, f64)> = sources.text.forms(half).into_iter().map(|word| (word, 1.0)).collect();
            sources.text.gather(sources.norms, &words, sums);
            let idf = sources.text.idf(sums.count()) * 0.45;
            sums.iter().for_each(|(document, sum)| part.add(document, idf * saturate(sum, k1)));
            sums.clear();
        }
    }
    // The commonest of the resembling words sets the weight for all, or a rare one would outrank it.
    let mut idf = f64::INFINITY;
    for (words, weight) in &lookup.similar {
        let words: Vec<(WordId, f64)> = words.iter().map(|&word| (word, 1.0)).collect();
        sources.text.gather(sources.norms, &words, sums);
        idf = idf.min(sources.text.idf(sums.count()));
        sums.iter().for_each(|(document, sum)| part.raise(document, idf * weight * saturate(sum, k1)));
        sums.clear();
    }
    if clause.count() == 0 {
        std::mem::swap(clause, part);
    } else {
        part.iter().for_each(|(document, score)| clause.add(document, score));
        part.clear();
    }
}

/// Lifts the best programs in which neighbours of the query stand near each other.
fn add_nearness(sources: &Sources, scratch: &mut Scratch, typed: &[Typed], lookups: &[Lookup]) {
    let words: Vec<(usize, Vec<WordId>)> = (0..typed.len())
        .filter(|&n| !typed[n].stop)
        .filter_map(|n| {
            let lookup = &lookups[n];
            let begun = lookup.begun.clone().filter(|_| lookup.begun.len() <= MAX_BEGUN as usize);
            let mut words: Vec<WordId> = lookup.exact.iter().copied().chain(begun).collect();
            words.extend(lookup.similar.first().iter().flat_map(|s| &s.0));
            order::set(&mut words);
            (!words.is_empty()).then_some((n, words))
        })
        .collect();
    if words.len() < 2 {
        return;
    }
    let mut best = Best::new(CANDIDATES);
    scratch.total.iter().for_each(|(document, score)| best.add(document, score));
    let chosen = best.documents();
    let places: Vec<_> = words.iter().map(|(_, words)| sources.text.places(words, &chosen)).collect();
    let k1 = sources.norms.ranking().k1;
    for pair in 1..words.len() {
        if words[pair].1 == words[pair - 1].1 {
            continue;
        }
        let near: Vec<(f64, f64)> = chosen
            .iter()
            .enumerate()
            .map(|(slot, &document)| {
                let near = nearness(places[pair - 1].of(slot), places[pair].of(slot), sources.text.ends(document));
                (f64::from(near.phrases), f64::from(near.windows))
            })
            .collect();
        let with = |count: fn(&(f64, f64)) -> f64| near.iter().filter(|n| count(n) > 0.0).count();
        let (phrase, window) = (sources.text.idf(with(|n| n.0)) * PHRASE, sources.text.idf(with(|n| n.1)) * NEAR);
        for (slot, &document) in chosen.iter().enumerate() {
            let (phrases, windows) = near[slot];
            let bonus = phrase * saturate(phrases, k1) + window * saturate(windows, k1);
            if bonus > 0.0 {
                scratch.total.add(document, bonus);
            }
        }
    }
}

/// Tells what was searched in addition, once for each meaning, unless it is just what was typed.
fn explain(text: &str, reader: Language, typed: &[Typed], clause: &Clause, found: &mut Found) {
    let (Some(first), Some(last)) = (typed.get(clause.words.start), typed.get(clause.words.end - 1)) else { return };
    let typed = &text[first.place.start..last.place.end];
    for means in clause.matches.iter().filter_map(|one| one.entry.shown(reader)) {
        let (typed, means) = (typed.to_owned(), means.to_owned());
        let says_more = typed.to_lowercase() != means.to_lowercase();
        let expansion = Expansion { typed, means, reason: ExpansionReason::Synonym };
        if says_more && !found.expansions.iter().any(|known| known.means == expansion.means) {
            found.expansions.push(expansion);
        }
    }
}

/// Gathers the words that are marked in what is shown.
fn mark(
    text: &TextIndex,
    scratch: &Scratch,
    typed: &[Typed],
    lookups: &[Lookup],
    clauses: &[Clause],
    found: &mut Found,
) {
    let mut ids: Vec<WordId> = Vec::new();
    for (word, lookup) in typed.iter().zip(lookups) {
        ids.extend(&lookup.exact);
        ids.extend(&lookup.apart.parts);
        ids.extend(lookup.similar.iter().flat_map(|(words, _)| words));
        for half in lookup.halves.iter().flat_map(|(a, b)| [a, b]) {
            ids.extend(text.forms(half));
        }
        if !lookup.begun.is_empty() {
            found.beginnings.push(word.raw.clone());
        }
    }
    order::set(&mut ids);
    ids.into_iter().for_each(|id| {
        found.marked.id(&text.word(id));
    });
    for one in clauses.iter().flat_map(|c| &c.matches) {
        let meant = scratch.meant.get(one.number as usize).into_iter().flatten();
        meant.flat_map(|meant| &meant.words).for_each(|word| {
            found.marked.id(word);
        });
    }
}

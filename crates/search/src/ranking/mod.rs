//! Ranking as a pipeline: each stage takes what the one before returned.
//!
//! ```text
//! parse      text -> terms: stop words, fillers, the prefix still being typed
//! expand     terms -> lookups (stem classes, prefixes, compounds, corrections) and clauses with their synonyms
//! score      clauses -> BM25F scores, and which documents match
//! proximity  the best documents rise where the query's words stand near each other
//! explain    for the reader: expansions, spelling, words to highlight
//!
//! place        the place that a query names; opening: whether it asks for what is open
//! topic        offers, third, what the sentence as a whole is about; after exact_match
//! exact_match  boosts programs of which the query is the name; between proximity and explain, for programs alone
//! weights      all weights
//! context      what the stages read, and their memory
//! ```
//!
//! `docs/ranking.md` has the reasons and an example.

mod context;
mod exact_match;
mod expand;
mod explain;
mod lookup;
mod opening;
mod parse;
mod place;
mod prefix;
mod proximity;
mod query_language;
mod score;
mod spelling;
mod synonym;
mod topic;
mod weights;

pub(crate) use context::{Scratch, Sources};
pub(crate) use exact_match::boost_exact_matches;
pub(crate) use explain::{Explanation, explain};
pub(crate) use opening::asks_open;
pub(crate) use place::{TextPlace, text_place};
pub(crate) use prefix::warm_prefix;
pub(crate) use score::Scores;
pub(crate) use synonym::warm_synonym;
pub(crate) use topic::offer_topic;
pub(crate) use weights::Weights;

use crate::analysis::Language;
use expand::{Clause, ExpandedQuery};
use lookup::TermLookup;
use parse::{ParsedQuery, QueryTerm};

/// Runs a query through the stages up to its scores.
pub(crate) fn rank<'a>(
    sources: &Sources<'a>,
    scratch: &mut Scratch,
    text: &'a str,
    typing: bool,
    language: Language,
) -> (ExpandedQuery<'a>, Scores) {
    let parsed = parse::parse(sources.synonyms, text, typing, language);
    let expanded = expand::expand(sources, &mut scratch.lookups, parsed);
    let scores = score::score(sources, scratch, &expanded);
    let scores = proximity::proximity(sources, &expanded, scores);
    (expanded, scores)
}

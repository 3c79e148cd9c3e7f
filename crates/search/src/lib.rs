#![doc = include_str!("../README.md")]
//!
//! # Modules
//!
//! ```text
//! analysis   text -> words, stems, stop words, by language
//! inverted   the inverted index of documents and fields: dictionary, postings, BM25F, fuzzy lookup, term proximity
//! document   a program as a document; facets: what it is filtered and counted by
//! synonyms   what people say ("light bill") and what it means; topics: what a sentence is about;
//!            phrase_language: what words of each language are compared by
//! signs      what together tells of a danger that is not named
//! ranking    parse -> expand -> score -> proximity -> explain
//! index      Builder and Index: build, save, load, search
//! snippet    passages with highlights; geo: distances
//! collection titles and texts without programs, for judged collections
//! interner, doc_set, top_k, sort   what all of these use
//! ```

mod analysis;
mod collection;
mod doc_set;
mod document;
mod facets;
mod geo;
mod index;
mod interner;
mod inverted;
mod phrase_language;
mod query;
mod ranking;
mod signs;
mod snippet;
mod sort;
mod synonyms;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod top_k;
mod topic_table;
mod topics;

pub use collection::{Collection, Mode};
pub use index::{Builder, ENGINE_VERSION, Index, Progress, SavedIndexError};
pub use query::*;
pub use signs::DangerSigns;
pub use topic_table::{MOST_BYTES as MOST_TOPIC_TABLE_BYTES, TopicTable, TopicTableError, pair_numbers, word_numbers};

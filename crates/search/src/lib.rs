//! Defines search: BM25F over the programs of one directory, as you type, in a person's own words.
//!
//! ```text
//! analysis   texts -> words, stems, stop words, by language
//! text       the engine: dictionary, postings, BM25F, typos, nearness; knows documents and fields
//! programs   a program as a document; attributes: what it is filtered and counted by
//! typed      the query's words and the ways in which each is looked up
//! vocabulary people's words: what "light bill" means
//! score      clauses -> scores; snippet, near: what a hit shows
//! order     the few ways of sorting
//! collection titles and texts without programs, for judged collections
//! index      Builder and Index: build, save, load, search
//! ```
//!
//! ```
//! use signpost_directory::Directory;
//! use signpost_search::{Index, Query};
//! let directory = Directory::default();
//! let mut index = Index::build(&directory);
//! let saved = index.to_bytes(b"hash of the pack");
//! let mut index = Index::from_bytes(&saved, b"hash of the pack", &directory).unwrap();
//! assert_eq!(index.search(&directory, &Query::text("food", "en", 0)).total, 0);
//! ```

pub mod analysis;
mod attributes;
mod bits;
mod collection;
mod index;
mod near;
mod order;
mod programs;
mod query;
mod score;
mod snippet;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
pub mod text;
mod typed;
mod vocabulary;

pub use collection::{Collection, Mode};
pub use index::{Builder, ENGINE_VERSION, Index, Progress, SavedIndexError};
pub use query::*;

//! Full-text search over the programs of one directory: BM25F, as you type, with typos, synonyms and filters.
//!
//! ```text
//! analysis   text -> words, stems, stop words, by language
//! inverted   the inverted index: dictionary, postings, BM25F, fuzzy lookup, term proximity; knows documents and fields
//! document   a program as a document; facets: what it is filtered and counted by
//! synonyms   what people say ("light bill") and what it means
//! ranking    parse -> expand -> score -> proximity -> explain
//! index      Builder and Index: build, save, load, search
//! snippet    passages with highlights; geo: distances
//! collection titles and texts without programs, for judged collections
//! interner, doc_set, top_k, sort   what all of these use
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

mod analysis;
mod collection;
mod doc_set;
mod document;
mod facets;
mod geo;
mod index;
mod interner;
mod inverted;
mod query;
mod ranking;
mod snippet;
mod sort;
mod synonyms;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod top_k;

pub use collection::{Collection, Mode};
pub use index::{Builder, ENGINE_VERSION, Index, Progress, SavedIndexError};
pub use query::*;

//! Defines search: BM25F over the programs of one directory, as you type, in a person's own words.

mod query;

pub use query::*;

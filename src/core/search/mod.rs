//! Defines search: BM25F over the programs of one directory, as you type, in a person's own words.

pub mod analysis;
mod query;
pub mod text;

pub use query::*;

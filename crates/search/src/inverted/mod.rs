//! The inverted index: documents of a few weighted fields as flat arrays, ranked by BM25F.
//!
//! It is independent of programs, filters and synonyms. Terms are indexed as they are written (folded), not as stems; the
//! terms of one stem form a class, so that a prefix never breaks in the middle of a word and every inflection is found.
//! `docs/index-format.md` specifies the saved form.
//!
//! ```text
//! builder        documents -> index
//! inversion      terms in document order -> postings
//! dictionary     sorted terms, front-coded; fuzzy: terms within one or two edits
//! postings       documents and positions of a term
//! index          the finished index: terms, stem classes, lookups
//! bm25f          weighted term frequencies, idf, accumulators
//! proximity      how near two terms stand; open_compound: words written as two
//! feedback       pseudo-relevance feedback
//! saved, codec   the saved form
//! ```

mod bm25f;
mod builder;
mod codec;
mod dictionary;
mod feedback;
mod fuzzy;
mod index;
mod inversion;
mod open_compound;
mod postings;
mod proximity;
mod saved;

pub(crate) use bm25f::{Accumulator, Bm25f, Norms, saturate};
pub(crate) use builder::InvertedIndexBuilder;
pub(crate) use codec::{Reader, Truncated, Writer};
pub(crate) use dictionary::Dictionary;
pub(crate) use fuzzy::{Similar, allowed_edits};
pub(crate) use index::{InvertedIndex, TermId};
pub(crate) use open_compound::OpenCompound;
pub(crate) use proximity::{MAX_DOCUMENTS, term_proximity};

/// Number of fields of a document. The field follows from a term's position in the document.
pub(crate) const FIELDS: usize = 8;
/// The field of a document's compounds (`wi-fi` as `wifi`), each once. A field of its own leaves the lengths and phrases
/// of the others as they are; its weight is 0, and [`InvertedIndex::accumulate`] returns its documents apart.
pub(crate) const COMPOUNDS: usize = FIELDS - 1;

//! Defines the text engine: documents of a few weighted fields, indexed as flat arrays, ranked by BM25F.
//!
//! It knows nothing of programs, filters or people's words; `super::index` adds those. Words are
//! indexed as they are written (folded), and words of one stem are joined in rings, so that a prefix
//! never breaks in mid-word and yet every form of a word is found.

mod apart;
mod build;
mod bytes;
mod dictionary;
mod feedback;
mod fuzzy;
mod index;
mod invert;
mod postings;
mod proximity;
mod rank;
mod saved;
mod words;

pub use apart::Apart;
pub use build::TextBuilder;
pub use bytes::{Reader, Truncated, Writer};
pub use dictionary::Dictionary;
pub use fuzzy::{Similar, allowed_edits};
pub use index::{TextIndex, WordId};
pub use proximity::{MAX_PLACES, Nearness, Places, nearness};
pub use rank::{Norms, Ranking, Scores, saturate};
pub use words::Words;

/// Number of fields of a document. A word's place in the document tells which field it stands in.
pub const FIELDS: usize = 8;
/// The field of a document's compounds (`wi-fi` as `wifi`), each once. They stand apart so that they change neither
/// the lengths nor the phrases of the other fields; its weight is 0, since [`TextIndex::gather`] tells them apart.
pub const COMPOUNDS: usize = FIELDS - 1;

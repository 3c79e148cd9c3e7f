//! Why a saved index is not used.

use crate::inverted::Truncated;
use std::fmt;

/// Why a saved index cannot be used. The caller builds a new one, in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedIndexError {
    /// Not an index, or cut short, or changed.
    Corrupt,
    /// Made by another version of the engine.
    OtherEngine,
    /// Made from another dataset.
    OtherDirectory,
}

impl fmt::Display for SavedIndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SavedIndexError::Corrupt => "the saved index is damaged; it is built anew",
            SavedIndexError::OtherEngine => "the saved index is of another version of the engine; it is built anew",
            SavedIndexError::OtherDirectory => "the saved index is of another dataset; it is built anew",
        })
    }
}

impl std::error::Error for SavedIndexError {}

impl From<Truncated> for SavedIndexError {
    fn from(_: Truncated) -> SavedIndexError {
        SavedIndexError::Corrupt
    }
}

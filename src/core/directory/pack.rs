//! Defines the pack: the part of the dataset that is downloaded as one file.

use super::Directory;
use std::fmt;

/// Why bytes are not a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackError {
    /// The first bytes are not those of a pack.
    NotAPack,
    /// Made by a newer publishing tool.
    NewerVersion { found: u16, known: u16 },
    /// The bytes end or contradict themselves; names the column.
    Damaged { column: &'static str },
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackError::NotAPack => f.write_str("these bytes are not a Signpost pack"),
            PackError::NewerVersion { found, known } => {
                write!(f, "this pack has format {found}, and this app reads formats up to {known}: reload the app")
            }
            PackError::Damaged { column } => write!(f, "the pack is damaged (in {column})"),
        }
    }
}

impl std::error::Error for PackError {}

/// The directory as the body of a pack: uncompressed, to be gzipped once by the publishing tool. The same
/// directory gives the same bytes.
pub fn encode(directory: &Directory) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(postcard::to_allocvec(directory).unwrap_or_default());
    bytes
}

const MAGIC: &[u8] = b"SIGNPOST PACK 1\n";

/// Reads what [`encode`] wrote. Hostile bytes give an error, in memory bounded by a multiple of their length.
pub fn decode(bytes: &[u8]) -> Result<Directory, PackError> {
    let body = bytes.strip_prefix(MAGIC).ok_or(PackError::NotAPack)?;
    postcard::from_bytes(body).map_err(|_| PackError::Damaged { column: "body" })
}

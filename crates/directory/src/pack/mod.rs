//! The pack format: the part of the dataset that is downloaded as one file.
//!
//! ```text
//! pack    = "SIGNPOST" format column*
//! format  = 2 bytes, little-endian: 1
//! column  = number length byte[length]         both as varints (LEB128)
//! ```
//!
//! A column holds the values of one field of all records, one after the other, in the order in which
//! `records` visits them: column 20 has the names of all programs, column 21 all their other names, and so
//! on. Like stands beside like, so that gzip finds it. The even numbers are the values of a field, the
//! odd number behind it the bytes of its texts:
//!
//! | value | written as |
//! | --- | --- |
//! | number | varint; signed ones zigzag |
//! | a number that may be missing | 0, or the number plus one |
//! | text | 0: none; 1 + 2·length: the next that many bytes of the text column; 2 + 2·n: the n-th text of the pack |
//! | decimal | its millionths or, marked, the eight bytes of the IEEE 754 double |
//! | date | days since 1970-01-01, plus one |
//! | list | how many; the elements are in columns of their own |
//! | record that may be missing | 0 or 1 |
//!
//! A directory is written as one pack or as three layers. The first has what decides and reaches (names, needs, phones, sites,
//! hours) and is a pack by itself, in which the rest is missing. The second has what only the search reads, the third the
//! long texts (`SEARCH` and `TEXTS` in `records`); both have, as column 9, which first layer they belong to.
//!
//! An unknown column is skipped and a missing one means "none" everywhere, so that columns can be added without a new
//! format. Programs are written by organization and name, where neighbours resemble each other, and sorted by
//! code when they are read.

mod fields;
mod records;
mod streams;
#[cfg(test)]
mod tests;

use super::{Directory, Program};
use fields::Field;
use sha2::{Digest, Sha256};
use signpost_lzma::LiteralContext;
pub use signpost_lzma::{DecompressError, decompress};
use std::{cell::LazyCell, fmt};
use streams::{Layer, Reader, Writer};

const MAGIC: &[u8; 8] = b"SIGNPOST";
/// Formats up to this one are read.
const FORMAT: u16 = 1;

/// Why bytes are not a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackError {
    /// The first bytes are not those of a pack.
    NotAPack,
    /// Made by a newer publishing tool.
    NewerFormat {
        /// The version in the file's header.
        found: u16,
        /// The newest version that this code reads.
        known: u16,
    },
    /// The bytes end or contradict themselves; names the field.
    Damaged {
        /// The part of the pack that could not be read.
        field: &'static str,
    },
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackError::NotAPack => f.write_str("these bytes are not a Signpost pack"),
            PackError::NewerFormat { found, known } => {
                write!(f, "this pack has format {found}, and this app reads formats up to {known}: reload the app")
            }
            PackError::Damaged { field } => write!(f, "the pack is damaged (in {field})"),
        }
    }
}

impl std::error::Error for PackError {}

/// The body of a pack as it travels.
pub fn compress(body: &[u8]) -> Vec<u8> {
    signpost_lzma::compress(body, LiteralContext::Columns)
}

/// The directory as the body of one pack, to be [compressed](compress). The same directory gives the same bytes, whatever
/// the order of its programs.
pub fn encode(directory: &Directory) -> Vec<u8> {
    let mut bytes = header();
    write(directory).finish(&Layer::ALL, &mut bytes);
    bytes
}

/// The directory as the bodies of three packs: what decides and reaches, what only the search reads, and the long texts. The
/// first can be [decoded](decode) alone, and with any of the others by [`decode_layers`].
pub fn encode_layers(directory: &Directory) -> [Vec<u8>; 3] {
    let writer = write(directory);
    let mut first = header();
    writer.finish(&[Layer::Records], &mut first);
    let id = layer_id(&first);
    let [search, texts] = Layer::LATER.map(|layer| {
        let mut later = header();
        streams::write_raw(records::LAYER_OF, &[&id[..], &[layer as u8]].concat(), &mut later);
        writer.finish(&[layer], &mut later);
        later
    });
    [first, search, texts]
}

fn header() -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT.to_le_bytes());
    bytes
}

fn write(directory: &Directory) -> Writer {
    let mut directory = directory.clone();
    let place = |p: &Program| (p.organization, p.name.clone(), p.source_id.clone(), p.code);
    directory.programs.sort_by_cached_key(place);
    let mut writer = Writer::default();
    // Writing cannot fail: only what is read can be damaged.
    let _ = directory.pass(&mut writer, records::DIRECTORY);
    writer
}

/// Eight bytes of the first layer's SHA-256 find a later one of another release; they need not stop an attacker, who
/// could sign both.
fn layer_id(first: &[u8]) -> [u8; 8] {
    let mut id = [0; 8];
    id.copy_from_slice(&Sha256::digest(first)[..8]);
    id
}

/// Reads what [`encode`] wrote, or the first of [`encode_layers`]. Hostile bytes give an error, in time and memory bounded
/// by a multiple of their length (texts: by [`MAX_TEXT`]). Programs, also former ones, come sorted by code; every index in
/// the directory leads somewhere.
pub fn decode(bytes: &[u8]) -> Result<Directory, PackError> {
    read(Reader::new(columns(bytes)?)?)
}

/// Reads layers of [`encode_layers`], as [`decode`] does: the first, and those of the others that are there, in any order.
/// What is in the missing ones is empty. A later layer of another release is refused, and one that is given twice.
pub fn decode_layers(first: &[u8], later: &[&[u8]]) -> Result<Directory, PackError> {
    let mut reader = Reader::new(columns(first)?)?;
    let id = LazyCell::new(|| layer_id(first));
    let mut missing = Vec::from(Layer::LATER);
    for body in later {
        let mut layer = Reader::new(columns(body)?)?;
        let number = layer.take_raw(records::LAYER_OF).and_then(|of| of.strip_prefix(&*id));
        let at = missing.iter().position(|layer| number == Some(&[*layer as u8]));
        missing.swap_remove(at.ok_or(records::LAYER_OF.damaged())?);
        reader.join(layer)?;
    }
    read(reader)
}

/// What stands behind the header.
fn columns(bytes: &[u8]) -> Result<&[u8], PackError> {
    let body = bytes.strip_prefix(MAGIC).ok_or(PackError::NotAPack)?;
    let (format, columns) = body.split_first_chunk().ok_or(PackError::NotAPack)?;
    let format = u16::from_le_bytes(*format);
    if format > FORMAT {
        return Err(PackError::NewerFormat { found: format, known: FORMAT });
    }
    Ok(columns)
}

fn read(mut reader: Reader) -> Result<Directory, PackError> {
    let mut directory = Directory::default();
    directory.pass(&mut reader, records::DIRECTORY)?;
    check_indices(&directory)?;
    directory.sort_programs();
    directory.former.sort_by_key(|former| former.code);
    Ok(directory)
}

/// Texts that a pack may unfold to, in bytes.
pub const MAX_TEXT: usize = 256 * 1024 * 1024;

fn check_indices(directory: &Directory) -> Result<(), PackError> {
    let (organizations, locations) = (directory.organizations.len(), directory.locations.len());
    let sound = |at: Option<u32>| at.is_none_or(|at| (at as usize) < organizations);
    let site = |program: &Program| program.sites.iter().all(|site| (site.location as usize) < locations);
    if !directory.locations.iter().all(|location| sound(location.organization)) {
        return Err(PackError::Damaged { field: "Location.organization" });
    }
    if !directory.programs.iter().all(|program| sound(program.organization)) {
        return Err(PackError::Damaged { field: "Program.organization" });
    }
    if !directory.programs.iter().all(site) {
        return Err(PackError::Damaged { field: "Site.location" });
    }
    Ok(())
}

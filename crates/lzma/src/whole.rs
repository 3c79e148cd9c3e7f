//! One stream that is there as a whole, with the length of what is inside in its header.

use lzma_rust2::{LzmaOptions, LzmaReader, LzmaWriter};
use std::{
    fmt,
    io::{Read, Write},
};

/// Properties, size of the dictionary, length inside.
const HEADER: usize = 1 + 4 + 8;
/// A window over more than any directory repeats; it bounds the memory of writing and reading.
const MAX_WINDOW: usize = 64 * 1024 * 1024;

/// For the window and the decoder's tables, in kibibytes: no more than what [`compress`] writes takes.
const MEMORY: u32 = MAX_WINDOW as u32 / 1024 + 1024;

/// Why bytes cannot be decompressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecompressError {
    /// More is inside than was announced.
    TooLong {
        /// What was announced, in bytes.
        limit: u64,
    },
    /// Not LZMA, cut off or changed; the decoder's words.
    Damaged(String),
}

impl fmt::Display for DecompressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecompressError::TooLong { limit } => {
                write!(f, "it unpacks to more than the {limit} bytes that were announced")
            }
            DecompressError::Damaged(reason) => write!(f, "it cannot be unpacked: {reason}"),
        }
    }
}

impl std::error::Error for DecompressError {}

/// How many bits of the byte before decide how the next one is written: LZMA's `lc`.
#[derive(Debug, Clone, Copy)]
pub enum LiteralContext {
    /// For columns of numbers and texts: `lc` 2.
    Columns,
    /// For a program: `lc` 4.
    Program,
}

/// Compresses as far as the format goes. The same bytes give the same stream.
pub fn compress(plain: &[u8], context: LiteralContext) -> Vec<u8> {
    let mut options = LzmaOptions::with_preset(9);
    options.dict_size = plain.len().clamp(4096, MAX_WINDOW) as u32;
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    options.lc = match context {
        LiteralContext::Columns => 2,
        LiteralContext::Program => 4,
    };
    // Neither is aligned to words.
    (options.lp, options.pb) = (0, 0);
    let write = || {
        let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(plain.len() as u64))?;
        writer.write_all(plain)?;
        writer.finish()
    };
    write().expect("writing to memory does not fail")
}

/// What [`compress`] was given; no more than `limit` bytes, in memory bounded by it and by the window.
///
/// # Errors
/// When more is inside, or when the bytes are not one whole stream of LZMA.
pub fn decompress(bytes: &[u8], limit: u64) -> Result<Vec<u8>, DecompressError> {
    let damaged = |reason: &str| DecompressError::Damaged(reason.to_owned());
    let (_, length) =
        bytes.get(..HEADER).and_then(|header| header.split_last_chunk()).ok_or(damaged("it is too short"))?;
    let length = u64::from_le_bytes(*length);
    if length > limit {
        return Err(DecompressError::TooLong { limit });
    }
    let failed = |error: std::io::Error| DecompressError::Damaged(error.to_string());
    let mut rest = bytes;
    let mut reader = LzmaReader::new_mem_limit(&mut rest, MEMORY, None).map_err(failed)?;
    let mut body = Vec::with_capacity(length as usize);
    reader.read_to_end(&mut body).map_err(failed)?;
    if body.len() as u64 != length {
        return Err(damaged("it ends too early"));
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MUCH: u64 = 1_000_000;

    fn packed(plain: &[u8]) -> Vec<u8> {
        let stream = compress(plain, LiteralContext::Columns);
        let other = compress(plain, LiteralContext::Program);
        assert_eq!(decompress(&other, MUCH).as_deref(), Ok(plain), "the context stands in the header");
        stream
    }

    proptest! {
        #[test]
        fn what_was_compressed_comes_out_again(body in prop::collection::vec(any::<u8>(), 0..5_000)) {
            prop_assert_eq!(decompress(&packed(&body), MUCH), Ok(body));
        }

        #[test]
        fn any_bytes_are_refused_or_bounded(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let body = decompress(&bytes, 5_000).unwrap_or_default();
            prop_assert!(body.len() <= 5_000);
        }

        #[test]
        fn a_stream_that_was_cut_off_is_refused(body in prop::collection::vec(any::<u8>(), 100..500), cut in 1usize..50) {
            let bytes = packed(&body);
            prop_assert!(decompress(&bytes[..bytes.len() - cut.max(6)], MUCH).is_err());
        }
    }

    #[test]
    fn a_bomb_is_refused_by_its_header() {
        let bomb = packed(&vec![0; 100_000]);
        assert!(bomb.len() < 200);
        assert_eq!(decompress(&bomb, 99_999), Err(DecompressError::TooLong { limit: 99_999 }));
        assert_eq!(decompress(&bomb, 100_000).map(|body| body.len()), Ok(100_000));
    }

    #[test]
    fn a_header_that_lies_gives_an_error_and_no_other_bytes() {
        let body = b"food pantry, food pantry".as_slice();
        let good = packed(body);
        for properties in (0..=255u8).step_by(7).chain([224, 225, 255]) {
            for window in [0u32, 1, 4096, 1 << 26, u32::MAX] {
                for length in [0, 1, body.len() as u64, body.len() as u64 + 1, MUCH] {
                    let mut bytes = good.clone();
                    bytes[0] = properties;
                    bytes[1..5].copy_from_slice(&window.to_le_bytes());
                    bytes[5..13].copy_from_slice(&length.to_le_bytes());
                    let read = decompress(&bytes, MUCH);
                    assert!(read.is_err() || read.is_ok_and(|read| read.len() as u64 == length));
                }
            }
        }
    }

    #[test]
    fn a_header_cannot_ask_for_memory() {
        let mut window = packed(b"food pantry");
        window[1..5].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(matches!(decompress(&window, MUCH), Err(DecompressError::Damaged(_))));
        // Not either where much is said to be inside.
        window[1..5].copy_from_slice(&(2 * MAX_WINDOW as u32).to_le_bytes());
        window[5..13].copy_from_slice(&(200 * MUCH).to_le_bytes());
        let refused = decompress(&window, 200 * MUCH).unwrap_err().to_string();
        assert!(refused.contains("memory"), "{refused}");
        let mut unknown = packed(b"food pantry");
        unknown[5..13].copy_from_slice(&u64::MAX.to_le_bytes());
        assert_eq!(decompress(&unknown, MUCH), Err(DecompressError::TooLong { limit: MUCH }));
    }
}

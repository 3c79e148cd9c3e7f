//! A stream that is unpacked while it is downloaded.

use lzma_rust2::{Action, LzmaStream, Status};

/// Beyond this it is no program of ours. Bytes.
const MOST: usize = 64 * 1024 * 1024;
/// For the decoder's window. Kibibytes.
const MEMORY: u32 = 64 * 1024;
/// Unpacked bytes that one step makes room for.
const STEP: usize = 64 * 1024;

/// A `.lzma` stream that arrives in pieces.
pub struct Unpacker {
    stream: LzmaStream,
    is_complete: bool,
    length: usize,
}

impl Default for Unpacker {
    fn default() -> Unpacker {
        Unpacker { stream: LzmaStream::new_mem_limit(MEMORY, None), is_complete: false, length: 0 }
    }
}

impl Unpacker {
    /// What the next piece unpacks to.
    ///
    /// # Errors
    /// When the bytes are no such stream, or hold more than a program; in the decoder's words.
    pub fn push(&mut self, piece: &[u8]) -> Result<Vec<u8>, String> {
        self.process(piece, Action::Run)
    }

    /// What was held back, when all pieces have come.
    ///
    /// # Errors
    /// When the stream was cut off.
    pub fn finish(&mut self) -> Result<Vec<u8>, String> {
        let rest = self.process(&[], Action::Finish)?;
        if !self.is_complete {
            return Err("the stream ends too early".to_owned());
        }
        Ok(rest)
    }

    fn process(&mut self, mut piece: &[u8], action: Action) -> Result<Vec<u8>, String> {
        let mut plain = Vec::new();
        let mut room = vec![0; STEP];
        while !self.is_complete {
            let step = self.stream.process(piece, &mut room, action).map_err(|error| error.to_string())?;
            piece = &piece[step.bytes_consumed..];
            plain.extend_from_slice(&room[..step.bytes_produced]);
            self.length += step.bytes_produced;
            if self.length > MOST {
                return Err("it holds more than a program".to_owned());
            }
            self.is_complete = step.status == Status::StreamEnd;
            if step.bytes_consumed == 0 && step.bytes_produced == 0 {
                break;
            }
        }
        Ok(plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LiteralContext;
    use proptest::prelude::*;

    fn packed(plain: &[u8]) -> Vec<u8> {
        crate::compress(plain, LiteralContext::Program)
    }

    fn unpacked<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, String> {
        let mut unpacker = Unpacker::default();
        let mut plain = Vec::new();
        for piece in pieces {
            plain.extend(unpacker.push(piece)?);
        }
        plain.extend(unpacker.finish()?);
        Ok(plain)
    }

    /// Like a program: what repeats, and what does not.
    fn program() -> impl Strategy<Value = Vec<u8>> {
        let part = (prop::collection::vec(any::<u8>(), 1..200), 1usize..50);
        prop::collection::vec(part, 0..30)
            .prop_map(|parts| parts.into_iter().flat_map(|(part, times)| part.repeat(times)).collect())
    }

    proptest! {
        #[test]
        fn pieces_of_any_length_unpack_to_the_whole(plain in program(), length in 1usize..5_000) {
            let packed = packed(&plain);
            prop_assert_eq!(unpacked(packed.chunks(length)), Ok(plain));
        }

        #[test]
        fn a_stream_that_was_cut_off_is_refused(plain in program(), cut in 6usize..60) {
            let packed = packed(&plain);
            prop_assume!(!plain.is_empty());
            let end = packed.len().saturating_sub(cut);
            prop_assert!(unpacked(packed[..end].chunks(1_000)).is_err());
        }

        #[test]
        fn any_bytes_are_no_crash(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
            let _ = unpacked(bytes.chunks(100));
        }
    }

    #[test]
    fn a_page_in_place_of_the_program_is_refused() {
        assert!(unpacked([b"<!doctype html><title>Not found</title>".as_slice()]).is_err());
    }

    #[test]
    fn a_bomb_is_stopped() {
        let bomb = packed(&vec![0; MOST + 1]);
        assert!(bomb.len() < 20_000);
        assert!(unpacked([bomb.as_slice()]).is_err());
    }
}

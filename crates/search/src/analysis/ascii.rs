//! Tokenizes ASCII words, as nearly all are, eight bytes at a time.

use super::MAX_WORD;

/// A word of nothing but ASCII letters and digits.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub end: usize,
    /// Some of it is written in capitals.
    pub capitals: bool,
}

/// The word that starts at `start`; `None` when more than plain letters and digits makes it (an apostrophe, a letter
/// beyond ASCII), or when it is too long to be kept whole.
#[inline]
pub(super) fn word(bytes: &[u8], start: usize) -> Option<Word> {
    let (mut end, mut capitals) = (start, false);
    loop {
        let eight = Eight::of(&bytes[end..]);
        // All bits below the first byte that is outside of the word.
        let inside = eight.outside.wrapping_sub(1) & !eight.outside;
        capitals |= eight.capitals & inside != 0;
        if eight.outside != 0 {
            end += eight.outside.trailing_zeros() as usize / 8;
            break;
        }
        end += 8;
    }
    match bytes.get(end) {
        Some(b'\'' | 0x80..) => None,
        _ => (end - start <= MAX_WORD).then_some(Word { end, capitals }),
    }
}

/// What eight bytes of a text are, the first one lowest: in the top bit of each.
struct Eight {
    outside: u64,
    capitals: u64,
}

impl Eight {
    /// The first eight; zeros follow the end.
    #[inline]
    fn of(bytes: &[u8]) -> Eight {
        const TOP: u64 = every(0x80);
        let eight = match bytes.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => bytes.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)),
        };
        // Without top bits they add up, and none carries into the next.
        let ascii = eight & !TOP;
        let between = |bytes: u64, first: u8, last: u8| {
            let (at_least_first, beyond_last) = (bytes + every(0x80 - first), bytes + every(0x7f - last));
            at_least_first & !beyond_last
        };
        // Small letters and capitals differ in one bit.
        const SMALL: u8 = 0x20;
        let letters = between(ascii | every(SMALL), b'a', b'z');
        let digits = between(ascii, b'0', b'9');
        Eight { outside: (!(letters | digits) | eight) & TOP, capitals: letters & !(ascii << 2) & TOP }
    }
}

const fn every(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, byte by byte.
    fn plainly(bytes: &[u8], start: usize) -> Option<Word> {
        let long = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let end = start + long;
        let plain = !matches!(bytes.get(end), Some(b'\'' | 0x80..));
        let capitals = bytes[start..end].iter().any(u8::is_ascii_uppercase);
        (plain && long <= MAX_WORD).then_some(Word { end, capitals })
    }

    #[test]
    fn every_byte_is_told_at_every_place() {
        for byte in 0..=255 {
            for place in 0..18 {
                let mut bytes = *b"abcdefghijklmnop12";
                bytes[place] = byte;
                assert_eq!(word(&bytes, 0), plainly(&bytes, 0), "{byte} at {place}");
            }
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn words_end_where_a_byte_ends_them(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..60)) {
            for start in 0..=bytes.len() {
                proptest::prop_assert_eq!(word(&bytes, start), plainly(&bytes, start));
            }
        }

        #[test]
        fn letters_and_digits_make_words(text in "[a-zA-Z0-9]{0,45}[ '-é]?[a-z]{0,9}") {
            proptest::prop_assert_eq!(word(text.as_bytes(), 0), plainly(text.as_bytes(), 0));
        }
    }
}

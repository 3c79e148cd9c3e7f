//! Compresses a short text by a fixed Huffman code where that is shorter than UTF-8.
//!
//! The code suits lines such as "Ask for Mary" in English and Spanish (about 4.7 bits a byte); other scripts
//! go as they are. The table is a part of version 1 and never changes: old links are read for ever.

use super::{
    MAX_LINE,
    bits::{Bits, BitsWriter},
};

/// Bytes by the length of their code in bits; every other byte has the longest.
const SHORT_CODES: [(u8, &[u8]); 9] = [
    (2, b" "),
    (4, b"aeo"),
    (5, b".dilnrst"),
    (6, b"cfhmpuy"),
    (7, b"015Tbgk\xc3"),
    (8, b",239ACDLMSvw"),
    (9, b"'-4678:BFHINPRWYjq\xb1"),
    (10, b";?EVxz\xa1\xad\xb3\xba\xbf"),
    (11, b"\xc2"),
];
const LONGEST: u8 = 12;
/// A longer text in a token is damage.
const MAX_BYTES: u64 = 4 * MAX_LINE as u64;
/// Bits of a length at a time, each group after one that says whether it is there.
const LENGTH_GROUP: u8 = 5;

/// The code of each byte as (bits, length): canonical, so the lengths alone define it (RFC 1951, section 3.2.2).
const CODES: [(u16, u8); 256] = canonical_codes();

const fn canonical_codes() -> [(u16, u8); 256] {
    let mut lengths = [LONGEST; 256];
    let mut row = 0;
    while row < SHORT_CODES.len() {
        let (length, bytes) = SHORT_CODES[row];
        let mut i = 0;
        while i < bytes.len() {
            lengths[bytes[i] as usize] = length;
            i += 1;
        }
        row += 1;
    }
    let mut codes = [(0u16, 0u8); 256];
    let mut code = 0u16;
    let mut length = 1;
    while length <= LONGEST {
        code <<= 1;
        let mut byte = 0;
        while byte < 256 {
            if lengths[byte] == length {
                codes[byte] = (code, length);
                code += 1;
            }
            byte += 1;
        }
        length += 1;
    }
    codes
}

/// Appends a text: which of the two ways, its length in bytes, its bytes.
pub(crate) fn write(out: &mut BitsWriter, text: &str) {
    let packed_bits: usize = text.bytes().map(|byte| usize::from(CODES[usize::from(byte)].1)).sum();
    let packed = packed_bits < 8 * text.len();
    out.put(packed.into(), 1);
    write_length(out, text.len() as u64);
    for byte in text.bytes() {
        let (code, length) = if packed { CODES[usize::from(byte)] } else { (byte.into(), 8) };
        out.put(code.into(), length);
    }
}

/// Reads what [`write`](fn@write) wrote; `None` for anything else.
pub(crate) fn read(bits: &mut Bits) -> Option<String> {
    let packed = bits.take(1)? == 1;
    let length = read_length(bits)?;
    let bytes: Option<Vec<u8>> =
        (0..length).map(|_| if packed { read_code(bits) } else { bits.take(8).map(|byte| byte as u8) }).collect();
    String::from_utf8(bytes?).ok()
}

fn write_length(out: &mut BitsWriter, mut length: u64) {
    while length > 0 {
        out.put(1, 1);
        out.put(length, LENGTH_GROUP);
        length >>= LENGTH_GROUP;
    }
    out.put(0, 1);
}

fn read_length(bits: &mut Bits) -> Option<u64> {
    let mut length = 0;
    let mut shift = 0;
    while bits.take(1)? == 1 {
        length |= bits.take(LENGTH_GROUP)? << shift;
        shift += LENGTH_GROUP;
        if length > MAX_BYTES || shift > 15 {
            return None;
        }
    }
    Some(length)
}

fn read_code(bits: &mut Bits) -> Option<u8> {
    let mut code = 0u16;
    for length in 1..=LONGEST {
        code = code << 1 | bits.take(1)? as u16;
        if let Some(byte) = CODES.iter().position(|known| *known == (code, length)) {
            return Some(byte as u8);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_fill_the_space_exactly() {
        let filled: u32 = CODES.iter().map(|(_, length)| 1 << (LONGEST - length)).sum();
        assert_eq!(filled, 1 << LONGEST);
    }

    #[test]
    fn a_text_is_as_long_as_is_said_at_most_and_its_length_ends() {
        // Each group of the length on its own, as no writer makes them.
        let read_with = |groups: &[u64], bytes: u64| {
            let mut out = BitsWriter::default();
            out.put(0, 1);
            for group in groups {
                out.put(1, 1);
                out.put(*group, LENGTH_GROUP);
            }
            out.put(0, 1);
            (0..bytes).for_each(|_| out.put(b'a'.into(), 8));
            let bytes = out.into_bytes();
            read(&mut Bits::new(&bytes)).map(|text| text.len() as u64)
        };
        let groups = |length: u64| [length & 31, length >> 5];
        assert_eq!(read_with(&groups(MAX_BYTES), MAX_BYTES), Some(MAX_BYTES));
        assert_eq!(read_with(&groups(MAX_BYTES + 1), MAX_BYTES + 1), None);
        assert_eq!(read_with(&[3, 0, 0], 3), Some(3));
        assert_eq!(read_with(&[3, 0, 0, 0], 3), None);
    }

    #[test]
    fn a_usual_line_takes_less_than_three_quarters() {
        for line in ["Ask for Mary, tell her Dr. Rivera sent you.", "Pregunte por Ana y lleve su identificación."] {
            let mut out = BitsWriter::default();
            write(&mut out, line);
            assert!(out.into_bytes().len() * 4 < line.len() * 3, "{line}");
        }
    }
}

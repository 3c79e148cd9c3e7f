//! Defines bytes as hexadecimal digits, lower case: hashes, keys, signatures, names of stored files.

use base16ct::lower;

pub fn encode(bytes: &[u8]) -> String {
    lower::encode_string(bytes)
}

/// `None`: not pairs of the digits 0 to 9 and a to f.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    lower::decode_vec(text).ok()
}

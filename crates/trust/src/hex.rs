//! Lower-case hexadecimal, for hashes, keys, signatures and names of stored files.

use base16ct::lower;

/// Lower case, two digits a byte.
pub fn encode(bytes: &[u8]) -> String {
    lower::encode_string(bytes)
}

/// `None` unless the text is pairs of 0-9 and a-f.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    lower::decode_vec(text).ok()
}

//! The file around an encrypted list: everything but the passphrase that is needed to read it. The browser's WebCrypto
//! encrypts and decrypts; docs/list-file.md specifies the format, so that another program can.
//!
//! ```json
//! {"format": "signpost-list-encrypted", "version": 1, "iterations": 1000000, "salt": "…", "nonce": "…", "data": "…"}
//! ```

use super::file::MAX_IMPORT;
use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};

const FORMAT: &str = "signpost-list-encrypted";
const VERSION: u32 = 1;
/// Rounds of PBKDF2 with HMAC-SHA-256 for new files; OWASP asks for 600,000 at least.
pub const ITERATIONS: u32 = 1_000_000;
/// Fewer are not read: whoever made such a file did not protect it.
pub const MIN_ITERATIONS: u32 = 600_000;
/// More would keep a phone busy for a minute.
pub const MAX_ITERATIONS: u32 = 10_000_000;
/// Bytes of the salt.
pub const SALT: usize = 16;
/// Bytes of the nonce of AES-GCM.
pub const NONCE: usize = 12;
/// Bytes of the tag of AES-GCM, at the end of the data.
const TAG: usize = 16;

/// An encrypted list, or what a file says to be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encrypted {
    /// Rounds of PBKDF2.
    pub iterations: u32,
    /// Of PBKDF2.
    pub salt: [u8; SALT],
    /// Of AES-GCM.
    pub nonce: [u8; NONCE],
    /// The list's file in AES-256-GCM, its tag at the end.
    pub data: Vec<u8>,
}

/// Why an encrypted file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncryptedError {
    /// Made by a newer version of the app.
    Newer,
    /// Parts are missing, too long, or out of bounds.
    Damaged,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u32,
    iterations: u32,
    salt: String,
    nonce: String,
    data: String,
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

impl Encrypted {
    /// Reads a file; `None`: it does not say that it is an encrypted list.
    pub fn from_json(bytes: &[u8]) -> Option<Result<Encrypted, EncryptedError>> {
        if bytes.len() > 2 * MAX_IMPORT {
            return None;
        }
        let head: Head = serde_json::from_slice(bytes).ok()?;
        match head.format.as_str() {
            FORMAT if head.version > VERSION => Some(Err(EncryptedError::Newer)),
            FORMAT => Some(Encrypted::read(bytes).ok_or(EncryptedError::Damaged)),
            _ => None,
        }
    }

    fn read(bytes: &[u8]) -> Option<Encrypted> {
        let file: File = serde_json::from_slice(bytes).ok()?;
        let read = |text: &str| Base64::decode_vec(text).ok();
        let data = read(&file.data)?;
        let within = (MIN_ITERATIONS..=MAX_ITERATIONS).contains(&file.iterations);
        (within && (TAG..=MAX_IMPORT + TAG).contains(&data.len())).then_some(Encrypted {
            iterations: file.iterations,
            salt: read(&file.salt)?.try_into().ok()?,
            nonce: read(&file.nonce)?.try_into().ok()?,
            data,
        })
    }

    /// The file.
    pub fn to_json(&self) -> String {
        let file = File {
            format: FORMAT.to_owned(),
            version: VERSION,
            iterations: self.iterations,
            salt: Base64::encode_string(&self.salt),
            nonce: Base64::encode_string(&self.nonce),
            data: Base64::encode_string(&self.data),
        };
        serde_json::to_string_pretty(&file).expect("all keys are texts")
    }

    /// What AES-GCM authenticates beside the data, so that nobody changes the file's head.
    pub fn additional_data(&self) -> Vec<u8> {
        format!("{FORMAT} {VERSION} {}", self.iterations).into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file() -> Encrypted {
        Encrypted { iterations: ITERATIONS, salt: [1; SALT], nonce: [2; NONCE], data: vec![3; 40] }
    }

    #[test]
    fn a_file_is_read_back() {
        assert_eq!(Encrypted::from_json(file().to_json().as_bytes()), Some(Ok(file())));
        assert_eq!(file().additional_data(), b"signpost-list-encrypted 1 1000000");
    }

    #[test]
    fn what_is_out_of_bounds_is_damage_and_what_is_something_else_is_none() {
        let with = |change: fn(&mut serde_json::Value)| {
            let mut value: serde_json::Value = serde_json::from_str(&file().to_json()).unwrap();
            change(&mut value);
            Encrypted::from_json(value.to_string().as_bytes())
        };
        assert_eq!(with(|file| file["version"] = 2.into()), Some(Err(EncryptedError::Newer)));
        assert_eq!(with(|file| file["format"] = "signpost-list".into()), None);
        for change in [
            (|file| file["iterations"] = 1_000.into()) as fn(&mut serde_json::Value),
            |file| file["iterations"] = 4_000_000_000u32.into(),
            |file| file["salt"] = "AAAA".into(),
            |file| file["nonce"] = "not base64".into(),
            |file| file["data"] = "AAAA".into(),
            |file| drop(file.as_object_mut().unwrap().remove("data")),
        ] {
            assert_eq!(with(change), Some(Err(EncryptedError::Damaged)));
        }
        assert_eq!(Encrypted::from_json(&vec![b' '; 2 * MAX_IMPORT + 1]), None);
    }

    proptest! {
        #[test]
        fn no_file_whatever_stops_the_app(bytes in proptest::collection::vec(any::<u8>(), 0..300), cut in 0usize..300) {
            let _ = Encrypted::from_json(&bytes);
            let text = file().to_json();
            let _ = Encrypted::from_json(text.as_bytes().get(..cut).unwrap_or(text.as_bytes()));
        }
    }
}

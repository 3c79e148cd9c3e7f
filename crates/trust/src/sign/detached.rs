//! A signature in a file of its own, so that the holders of a threshold's keys need not meet.

use crate::{
    hex, json,
    metadata::Fields,
    refusal::{Reason, Refusal},
};

/// A signature with the role, version and content that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetachedSignature {
    /// The role that is signed.
    pub role: String,
    /// The version that is signed.
    pub version: u64,
    /// Of the signed portion, in canonical form.
    pub sha256: [u8; 32],
    /// Of the key that signed.
    pub keyid: String,
    /// Hex.
    pub sig: String,
}

/// `type` in the file.
const TYPE: &str = "signpost-signature";
const MAX_BYTES: usize = 10_000;

impl DetachedSignature {
    /// The file, one JSON object.
    pub fn to_bytes(&self) -> Vec<u8> {
        json::to_bytes(&serde_json::json!({
            "type": TYPE,
            "role": self.role,
            "version": self.version.min(json::MAX_INTEGER as u64),
            "sha256": hex::encode(&self.sha256),
            "keyid": self.keyid,
            "sig": self.sig,
        }))
    }

    /// Reads the file that [`DetachedSignature::to_bytes`] writes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refusal> {
        Self::read(bytes).map_err(|why| Refusal::new("the signature file", None, Reason::Malformed(why)))
    }

    fn read(bytes: &[u8]) -> Result<Self, String> {
        if bytes.len() > MAX_BYTES {
            return Err(format!("it is longer than {MAX_BYTES} bytes"));
        }
        let mut fields = Fields::of(json::parse(bytes)?, "the signature")?;
        let found = fields.text("type")?;
        if found != TYPE {
            return Err(format!("its type is {found:?}, not {TYPE:?}"));
        }
        let sha256 = hex::decode(&fields.text("sha256")?)
            .and_then(|hash| hash.try_into().ok())
            .ok_or("\"sha256\" is not 64 hex digits")?;
        Ok(Self {
            role: fields.text("role")?,
            version: fields.number("version", 1)?,
            sha256,
            keyid: fields.text("keyid")?,
            sig: fields.text("sig")?,
        })
    }
}

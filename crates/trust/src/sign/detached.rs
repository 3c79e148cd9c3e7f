//! A signature in a file of its own, so that the holders of a threshold's keys need not meet.

use crate::{
    hex,
    json::{self, Object, Value},
    metadata::Fields,
    refusal::{Reason, Refusal},
};

/// A signature with the role, version and content that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetachedSignature {
    pub role: String,
    pub version: u64,
    /// Of the signed portion, in canonical form.
    pub sha256: [u8; 32],
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
        let version = i64::try_from(self.version).unwrap_or(json::MAX_INTEGER);
        let members = Object::from([
            ("type".to_owned(), Value::from(TYPE)),
            ("role".to_owned(), self.role.as_str().into()),
            ("version".to_owned(), Value::Integer(version)),
            ("sha256".to_owned(), hex::encode(&self.sha256).into()),
            ("keyid".to_owned(), self.keyid.as_str().into()),
            ("sig".to_owned(), self.sig.as_str().into()),
        ]);
        Value::Object(members).to_json()
    }

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

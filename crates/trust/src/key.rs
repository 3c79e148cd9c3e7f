//! Public keys, signature schemes and keyids (specification 4.2).

use super::{
    hex,
    json::{self, Object, Value},
};
use ed25519_dalek::VerifyingKey;
use sha2::{Digest, Sha256};

/// Field of a key in the metadata: the person or partner who holds it.
pub const HOLDER_FIELD: &str = "x-signpost-holder";

/// A public key as in metadata. Its scheme may be unknown; such a key never counts towards a threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// `keytype`: `ed25519`, ...
    pub keytype: String,
    /// `scheme`: how it signs.
    pub scheme: String,
    /// `keyval.public`: hex for Ed25519, PEM for ECDSA.
    pub public: String,
    /// The whole object as parsed, with unrecognized fields.
    pub(super) value: Object,
}

/// A signature scheme, passed in through [`super::Policy`] so that schemes that do not ship need not be compiled.
#[derive(Debug, Clone, Copy)]
pub struct Scheme {
    /// `scheme` in the metadata.
    pub scheme: &'static str,
    /// Accepted values of `keytype` with it.
    pub keytypes: &'static [&'static str],
    /// Parses `keyval.public`; `None` when it is not a usable key of this scheme.
    pub load: fn(public: &str) -> Option<Box<dyn Verifier>>,
}

/// A parsed public key that verifies signatures.
pub trait Verifier {
    /// Equal for equal keys, however they are written: thresholds count identities, not keyids.
    fn identity(&self) -> Vec<u8>;
    /// Whether `signature` (the raw bytes) is this key's over `message`.
    fn verify(&self, message: &[u8], signature: &[u8]) -> bool;
}

/// Ed25519 (RFC 8032), strict: refuses small-order keys and malleable signatures.
pub const ED25519: Scheme = Scheme {
    scheme: "ed25519",
    keytypes: &["ed25519"],
    load: |public| {
        let bytes: [u8; 32] = hex::decode(public)?.try_into().ok()?;
        let key = VerifyingKey::from_bytes(&bytes).ok()?;
        (!key.is_weak()).then(|| Box::new(Ed25519(key)) as Box<dyn Verifier>)
    },
};

struct Ed25519(VerifyingKey);

impl Verifier for Ed25519 {
    fn identity(&self) -> Vec<u8> {
        [b"ed25519:", self.0.as_bytes().as_slice()].concat()
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = ed25519_dalek::Signature::from_slice(signature) else {
            return false;
        };
        self.0.verify_strict(message, &signature).is_ok()
    }
}

impl Key {
    /// An Ed25519 key with the name of its holder.
    pub fn ed25519(public: &[u8; 32], holder: Option<&str>) -> Self {
        let public = hex::encode(public);
        let mut value = Object::from_iter([
            ("keytype".into(), "ed25519".into()),
            ("scheme".into(), "ed25519".into()),
            ("keyval".into(), serde_json::json!({ "public": public })),
        ]);
        if let Some(holder) = holder {
            value.insert(HOLDER_FIELD.into(), holder.into());
        }
        Self { keytype: "ed25519".into(), scheme: "ed25519".into(), public, value }
    }

    /// Parses a key object; the error names the wrong field.
    pub fn from_value(value: &Value) -> Result<Self, String> {
        let Value::Object(members) = value else {
            return Err("a key is not an object".into());
        };
        let text = |members: &Object, name: &str| match members.get(name) {
            Some(Value::String(text)) => Ok(text.clone()),
            _ => Err(format!("a key has no text field {name:?}")),
        };
        let Some(Value::Object(keyval)) = members.get("keyval") else {
            return Err("a key has no object \"keyval\"".into());
        };
        Ok(Self {
            keytype: text(members, "keytype")?,
            scheme: text(members, "scheme")?,
            public: text(keyval, "public")?,
            value: members.clone(),
        })
    }

    /// As in metadata, with unrecognized fields.
    pub fn to_value(&self) -> Value {
        Value::Object(self.value.clone())
    }

    /// The keyid: SHA-256 of the key's canonical JSON, hex (specification 4.2).
    pub fn id(&self) -> String {
        hex::encode(&Sha256::digest(json::canonical(&self.to_value())))
    }

    /// From [`HOLDER_FIELD`].
    pub fn holder(&self) -> Option<&str> {
        match self.value.get(HOLDER_FIELD) {
            Some(Value::String(name)) => Some(name),
            _ => None,
        }
    }

    /// SHA-256 of the public key, hex in groups of four, to be read aloud.
    pub fn fingerprint(&self) -> String {
        let raw = hex::decode(&self.public).unwrap_or_else(|| self.public.as_bytes().to_vec());
        grouped_hex(&Sha256::digest(raw))
    }

    /// `None` when no known scheme can use the key.
    pub fn verifier(&self, schemes: &[Scheme]) -> Option<Box<dyn Verifier>> {
        schemes
            .iter()
            .find(|known| known.scheme == self.scheme && known.keytypes.contains(&self.keytype.as_str()))
            .and_then(|known| (known.load)(&self.public))
    }
}

/// Hex in groups of four, to be read aloud.
pub(super) fn grouped_hex(digest: &[u8]) -> String {
    let hex = hex::encode(digest);
    let groups: Vec<&str> = (0..hex.len()).step_by(4).map(|at| &hex[at..at + 4]).collect();
    groups.join(" ")
}

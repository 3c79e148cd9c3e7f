//! Defines the envelope: what one role says, and the signatures over it.

use super::{
    Header,
    fields::{Fields, integer, read_each, time_text},
};
use crate::{
    hex,
    json::{self, Object, Value},
    key::{Key, Scheme},
    refusal::{Refusal, Rule},
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What one kind of role says: the typed view of `signed`.
pub trait Said: Sized {
    /// `_type`.
    const TYPE: &'static str;
    fn header(&self) -> &Header;
    /// Reads the fields that are this role's own; `header` was read before, its `extra` is filled after.
    fn read(header: Header, fields: &mut Fields) -> Result<Self, String>;
    fn header_mut(&mut self) -> &mut Header;
    /// Adds the fields that are this role's own.
    fn write(&self, members: &mut Object);
}

/// A signature over the canonical form of `signed`. `sig` is hex text as it stood in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub keyid: String,
    pub sig: String,
    pub extra: Object,
}

/// Which keys may sign for a role, and how many must.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleKeys {
    pub keyids: Vec<String>,
    /// At least 1.
    pub threshold: u64,
    pub extra: Object,
}

/// A metadata file: parsed, but not verified by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata<T> {
    said: T,
    /// `signed` as it was read: what signatures are over, unknown fields included.
    signed: Value,
    pub signatures: Vec<Signature>,
    extra: Object,
}

impl<T: Said> Metadata<T> {
    /// An unsigned draft.
    pub fn draft(said: T) -> Self {
        let header = said.header();
        let mut members = header.extra.clone();
        members.insert("_type".into(), T::TYPE.into());
        members.insert("version".into(), integer(header.version));
        members.insert("expires".into(), time_text(header.expires).into());
        members.insert("spec_version".into(), header.spec_version.as_str().into());
        said.write(&mut members);
        Self { said, signed: Value::Object(members), signatures: Vec::new(), extra: Object::new() }
    }

    /// Reads a file of this role's type. `role` is the name for errors.
    pub fn parse(bytes: &[u8], role: &str) -> Result<Self, Refusal> {
        let Opened { signed, signatures, extra, header, mut fields } = open(bytes, role, T::TYPE)?;
        let version = header.version;
        let mut said =
            T::read(header, &mut fields).map_err(|why| Refusal::new(role, Some(version), Rule::Malformed(why)))?;
        said.header_mut().extra = fields.rest();
        Ok(Self { said, signed, signatures, extra })
    }

    pub fn said(&self) -> &T {
        &self.said
    }

    pub fn version(&self) -> u64 {
        self.said.header().version
    }

    /// What the signatures are over.
    pub fn signed_bytes(&self) -> Vec<u8> {
        json::canonical(&self.signed)
    }

    /// SHA-256 of [`Metadata::signed_bytes`]: names this content in a detached signature.
    pub fn signed_digest(&self) -> [u8; 32] {
        Sha256::digest(self.signed_bytes()).into()
    }

    /// The file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut members = self.extra.clone();
        members.insert("signed".into(), self.signed.clone());
        members.insert("signatures".into(), Value::Array(self.signatures.iter().map(Signature::to_value).collect()));
        json::to_bytes(&Value::Object(members))
    }

    /// The keyids of `role` whose keys signed this, each distinct public key once.
    pub fn signers<'a>(&self, keys: &'a BTreeMap<String, Key>, role: &'a RoleKeys, schemes: &[Scheme]) -> Vec<&'a str> {
        signers(&self.signed_bytes(), &self.signatures, keys, role, schemes)
    }

    /// Refuses unless enough distinct keys of `role` signed (specification 5.3.4 and others).
    pub fn verify(
        &self,
        name: &str,
        signer: &str,
        keys: &BTreeMap<String, Key>,
        role: &RoleKeys,
        schemes: &[Scheme],
    ) -> Result<(), Refusal> {
        let found = self.signers(keys, role, schemes).len() as u64;
        if role.threshold >= 1 && found >= role.threshold {
            return Ok(());
        }
        let rule = Rule::Threshold { signer: signer.to_owned(), needed: role.threshold.max(1), found };
        Err(Refusal::new(name, Some(self.version()), rule))
    }
}

/// See [`Metadata::signers`]: the same for every kind of role, so that it is compiled once.
fn signers<'a>(
    message: &[u8],
    signatures: &[Signature],
    keys: &'a BTreeMap<String, Key>,
    role: &'a RoleKeys,
    schemes: &[Scheme],
) -> Vec<&'a str> {
    let mut identities = BTreeSet::new();
    let mut signers = Vec::new();
    for keyid in &role.keyids {
        let Some(verifier) = keys.get(keyid).and_then(|key| key.verifier(schemes)) else {
            continue;
        };
        // One signature a keyid, the first: many would only cost time.
        let signature = signatures.iter().find(|signature| signature.keyid == *keyid);
        let signed = signature.is_some_and(|signature| {
            let sig = hex::decode(&signature.sig.to_ascii_lowercase());
            sig.is_some_and(|sig| verifier.verify(message, &sig))
        });
        if signed && identities.insert(verifier.identity()) {
            signers.push(keyid.as_str());
        }
    }
    signers
}

/// A file as far as all roles are alike.
struct Opened {
    signed: Value,
    signatures: Vec<Signature>,
    extra: Object,
    header: Header,
    /// What is left of `signed`.
    fields: Fields,
}

fn open(bytes: &[u8], role: &str, kind: &str) -> Result<Opened, Refusal> {
    let malformed = |why: String| Refusal::new(role, None, Rule::Malformed(why));
    let value = json::parse(bytes).map_err(malformed)?;
    let mut envelope = Fields::of(value, "the file").map_err(malformed)?;
    let signed = envelope.take("signed").map_err(malformed)?;
    let signatures = envelope
        .array("signatures")
        .and_then(|items| items.into_iter().map(Signature::from_value).collect())
        .map_err(malformed)?;
    let mut fields = Fields::of(signed.clone(), "signed").map_err(malformed)?;
    let found = fields.text("_type").map_err(malformed)?;
    if found != kind {
        return Err(Refusal::new(role, None, Rule::WrongType { found }));
    }
    let version = fields.number("version", 1).map_err(malformed)?;
    let malformed = |why: String| Refusal::new(role, Some(version), Rule::Malformed(why));
    let spec_version = fields.text("spec_version").map_err(malformed)?;
    if !is_known_spec(&spec_version) {
        let rule = Rule::SpecVersion { found: spec_version };
        return Err(Refusal::new(role, Some(version), rule));
    }
    let header =
        Header { version, expires: fields.time("expires").map_err(malformed)?, spec_version, extra: Object::new() };
    Ok(Opened { signed, signatures, extra: envelope.rest(), header, fields })
}

/// `1.x` or `1.x.y`, numbers only.
fn is_known_spec(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    matches!(parts.len(), 2 | 3)
        && parts[0] == "1"
        && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Signature {
    pub fn from_value(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value, "a signature")?;
        Ok(Self { keyid: fields.text("keyid")?, sig: fields.text("sig")?, extra: fields.rest() })
    }

    pub fn to_value(&self) -> Value {
        let mut members = self.extra.clone();
        members.insert("keyid".into(), self.keyid.as_str().into());
        members.insert("sig".into(), self.sig.as_str().into());
        Value::Object(members)
    }
}

impl RoleKeys {
    pub fn new(keyids: impl IntoIterator<Item = String>, threshold: u64) -> Self {
        Self { keyids: keyids.into_iter().collect(), threshold, extra: Object::new() }
    }

    pub fn from_fields(fields: &mut Fields) -> Result<Self, String> {
        let keyids = fields.texts("keyids")?;
        let mut seen = BTreeSet::new();
        if !keyids.iter().all(|id| seen.insert(id)) {
            return Err("a role names the same keyid twice".into());
        }
        Ok(Self { keyids, threshold: fields.number("threshold", 1)?, extra: Object::new() })
    }

    pub fn write(&self, members: &mut Object) {
        let keyids = self.keyids.iter().map(|id| id.as_str().into()).collect();
        members.insert("keyids".into(), Value::Array(keyids));
        members.insert("threshold".into(), integer(self.threshold));
    }
}

/// Reads `keys`: an object of keyid to key.
pub(super) fn read_keys(members: Object) -> Result<BTreeMap<String, Key>, String> {
    read_each(members, |value| Key::from_value(&value))
}

pub(super) fn write_keys(keys: &BTreeMap<String, Key>) -> Value {
    Value::Object(keys.iter().map(|(id, key)| (id.clone(), key.to_value())).collect())
}

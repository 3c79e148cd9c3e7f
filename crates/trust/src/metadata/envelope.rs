//! A metadata file: the signed portion of one role, and the signatures over it (specification 4.2).

use super::{
    Header,
    fields::{Fields, integer, read_each, time_text},
};
use crate::{
    hex,
    json::{self, Object, Value},
    key::{Key, Scheme},
    refusal::{Reason, Refusal},
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The signed portion of one role's metadata, typed.
pub trait Signed: Sized {
    /// `_type`.
    const TYPE: &'static str;
    /// The fields that all roles have.
    fn header(&self) -> &Header;
    /// Parses the fields of this role alone; the caller has parsed `header`, and sets its unrecognized fields after.
    fn from_fields(header: Header, fields: &mut Fields) -> Result<Self, String>;
    /// Sets them, for a draft.
    fn header_mut(&mut self) -> &mut Header;
    /// Adds the fields of this role alone.
    fn write_fields(&self, members: &mut Object);
}

/// A signature over the canonical form of `signed`. `sig` is hex, as in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The keyid as written in the file.
    pub keyid: String,
    /// Hex, not yet decoded.
    pub sig: String,
    /// Kept when the file is written again.
    pub unrecognized_fields: Object,
}

/// Keyids and threshold of a role (specification 4.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Each once.
    pub keyids: Vec<String>,
    /// At least 1.
    pub threshold: u64,
    /// Kept, and covered by the signatures.
    pub unrecognized_fields: Object,
}

/// A parsed metadata file; its signatures are not verified yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata<T> {
    signed: T,
    /// `signed` as parsed, with unrecognized fields: the signatures are over this.
    signed_value: Value,
    /// Verified by [`Metadata::verify_signatures`].
    pub signatures: Vec<Signature>,
    unrecognized_fields: Object,
}

impl<T: Signed> Metadata<T> {
    /// An unsigned draft.
    pub fn draft(signed: T) -> Self {
        let header = signed.header();
        let mut members = header.unrecognized_fields.clone();
        members.insert("_type".into(), T::TYPE.into());
        members.insert("version".into(), integer(header.version));
        members.insert("expires".into(), time_text(header.expires).into());
        members.insert("spec_version".into(), header.spec_version.as_str().into());
        signed.write_fields(&mut members);
        Self {
            signed,
            signed_value: Value::Object(members),
            signatures: Vec::new(),
            unrecognized_fields: Object::new(),
        }
    }

    /// Parses a file of this role's type. `role` is the name for errors.
    pub fn parse(bytes: &[u8], role: &str) -> Result<Self, Refusal> {
        let Opened { signed_value, signatures, unrecognized_fields, header, mut fields } = open(bytes, role, T::TYPE)?;
        let version = header.version;
        let mut signed = T::from_fields(header, &mut fields)
            .map_err(|why| Refusal::new(role, Some(version), Reason::Malformed(why)))?;
        signed.header_mut().unrecognized_fields = fields.rest();
        Ok(Self { signed, signed_value, signatures, unrecognized_fields })
    }

    /// The signed portion.
    pub fn signed(&self) -> &T {
        &self.signed
    }

    /// Of the signed portion.
    pub fn version(&self) -> u64 {
        self.signed.header().version
    }

    /// The canonical form that the signatures are over.
    pub fn signed_bytes(&self) -> Vec<u8> {
        json::canonical(&self.signed_value)
    }

    /// SHA-256 of [`Metadata::signed_bytes`]; a detached signature names the content by it.
    pub fn signed_digest(&self) -> [u8; 32] {
        Sha256::digest(self.signed_bytes()).into()
    }

    /// The file to publish.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut members = self.unrecognized_fields.clone();
        members.insert("signed".into(), self.signed_value.clone());
        members.insert("signatures".into(), Value::Array(self.signatures.iter().map(Signature::to_value).collect()));
        json::to_bytes(&Value::Object(members))
    }

    /// The keyids of `role` with a valid signature; a public key under two keyids counts once.
    pub fn signers<'a>(&self, keys: &'a BTreeMap<String, Key>, role: &'a Role, schemes: &[Scheme]) -> Vec<&'a str> {
        signers(&self.signed_bytes(), &self.signatures, keys, role, schemes)
    }

    /// Refuses unless a threshold of `role`'s keys signed (specification 5.3.4, 5.4.2, 5.5.3, 5.6.3).
    pub fn verify_signatures(
        &self,
        name: &str,
        signer: &str,
        keys: &BTreeMap<String, Key>,
        role: &Role,
        schemes: &[Scheme],
    ) -> Result<(), Refusal> {
        let found = self.signers(keys, role, schemes).len() as u64;
        if role.threshold >= 1 && found >= role.threshold {
            return Ok(());
        }
        let reason = Reason::UnsignedMetadata { signer: signer.to_owned(), needed: role.threshold.max(1), found };
        Err(Refusal::new(name, Some(self.version()), reason))
    }
}

/// Not generic over the role, so that it is compiled once.
fn signers<'a>(
    message: &[u8],
    signatures: &[Signature],
    keys: &'a BTreeMap<String, Key>,
    role: &'a Role,
    schemes: &[Scheme],
) -> Vec<&'a str> {
    let mut identities = BTreeSet::new();
    let mut signers = Vec::new();
    for keyid in &role.keyids {
        let Some(verifier) = keys.get(keyid).and_then(|key| key.verifier(schemes)) else {
            continue;
        };
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

/// What is parsed alike for all roles.
struct Opened {
    signed_value: Value,
    signatures: Vec<Signature>,
    unrecognized_fields: Object,
    header: Header,
    /// The members of `signed` that are not parsed yet.
    fields: Fields,
}

fn open(bytes: &[u8], role: &str, kind: &str) -> Result<Opened, Refusal> {
    let malformed = |why: String| Refusal::new(role, None, Reason::Malformed(why));
    let value = json::parse(bytes).map_err(malformed)?;
    let mut envelope = Fields::of(value, "the file").map_err(malformed)?;
    let signed_value = envelope.take("signed").map_err(malformed)?;
    let signatures = envelope.array("signatures").and_then(read_signatures).map_err(malformed)?;
    let mut fields = Fields::of(signed_value.clone(), "signed").map_err(malformed)?;
    let found = fields.text("_type").map_err(malformed)?;
    if found != kind {
        return Err(Refusal::new(role, None, Reason::WrongType { found }));
    }
    let version = fields.number("version", 1).map_err(malformed)?;
    let malformed = |why: String| Refusal::new(role, Some(version), Reason::Malformed(why));
    let spec_version = fields.text("spec_version").map_err(malformed)?;
    if !is_known_spec(&spec_version) {
        let reason = Reason::UnsupportedSpecVersion { found: spec_version };
        return Err(Refusal::new(role, Some(version), reason));
    }
    let header = Header {
        version,
        expires: fields.time("expires").map_err(malformed)?,
        spec_version,
        unrecognized_fields: Object::new(),
    };
    Ok(Opened { signed_value, signatures, unrecognized_fields: envelope.rest(), header, fields })
}

/// Refuses two signatures under one keyid, even where the threshold is met without them (specification 4.2.1).
fn read_signatures(items: Vec<Value>) -> Result<Vec<Signature>, String> {
    let signatures: Vec<Signature> = items.into_iter().map(Signature::from_value).collect::<Result<_, _>>()?;
    let mut keyids = BTreeSet::new();
    match signatures.iter().find(|signature| !keyids.insert(&signature.keyid)) {
        None => Ok(signatures),
        Some(twice) => Err(format!("two signatures have the keyid {:?}", twice.keyid)),
    }
}

/// `1.x` or `1.x.y` with numbers only.
fn is_known_spec(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    matches!(parts.len(), 2 | 3)
        && parts[0] == "1"
        && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Signature {
    /// Parses one entry of `signatures`.
    pub fn from_value(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value, "a signature")?;
        Ok(Self { keyid: fields.text("keyid")?, sig: fields.text("sig")?, unrecognized_fields: fields.rest() })
    }

    /// As in the file.
    pub fn to_value(&self) -> Value {
        let mut members = self.unrecognized_fields.clone();
        members.insert("keyid".into(), self.keyid.as_str().into());
        members.insert("sig".into(), self.sig.as_str().into());
        Value::Object(members)
    }
}

impl Role {
    /// A role with these keyids.
    pub fn new(keyids: impl IntoIterator<Item = String>, threshold: u64) -> Self {
        Self { keyids: keyids.into_iter().collect(), threshold, unrecognized_fields: Object::new() }
    }

    /// Parses `keyids` and `threshold`; a keyid that is there twice is refused, since it would count twice.
    pub fn from_fields(fields: &mut Fields) -> Result<Self, String> {
        let keyids = fields.texts("keyids")?;
        let mut seen = BTreeSet::new();
        if !keyids.iter().all(|id| seen.insert(id)) {
            return Err("a role names the same keyid twice".into());
        }
        Ok(Self { keyids, threshold: fields.number("threshold", 1)?, unrecognized_fields: Object::new() })
    }

    /// Writes `keyids` and `threshold`.
    pub fn write_fields(&self, members: &mut Object) {
        let keyids = self.keyids.iter().map(|id| id.as_str().into()).collect();
        members.insert("keyids".into(), Value::Array(keyids));
        members.insert("threshold".into(), integer(self.threshold));
    }
}

/// Parses `keys`: an object from keyid to key.
pub(super) fn read_keys(members: Object) -> Result<BTreeMap<String, Key>, String> {
    read_each(members, |value| Key::from_value(&value))
}

pub(super) fn write_keys(keys: &BTreeMap<String, Key>) -> Value {
    Value::Object(keys.iter().map(|(id, key)| (id.clone(), key.to_value())).collect())
}

//! The publisher's side: signing keys, drafts, detached signatures, and a repository as a value.
//!
//! ```no_run
//! # use signpost_trust::{sign::*, metadata::TargetFile, Refusal};
//! # fn main() -> Result<(), Refusal> {
//! # let (seed, now, pack, body, site) = ([0u8; 32], 0, vec![], vec![], std::collections::BTreeMap::new());
//! let lifetimes = Lifetimes::default();
//! let (mary, joe, editor, online) = (
//!     SigningKey::from_seed(&seed, Some("Mary")),
//!     SigningKey::from_seed(&seed, Some("Joe")),
//!     SigningKey::from_seed(&seed, Some("Ana")),
//!     SigningKey::from_seed(&seed, None),
//! );
//!
//! // A new community: drafts of root and targets, signed by two holders.
//! let setup = Setup {
//!     root: RoleSetup::new([mary.key(), joe.key()], 2),
//!     targets: RoleSetup::new([mary.key(), joe.key()], 2),
//!     editors: RoleSetup::new([editor.key()], 1),
//!     online: RoleSetup::new([online.key()], 1),
//!     grace_days: 60,
//! };
//! let mut root = setup.root(now, &lifetimes);
//! let mut targets = setup.targets(now, &lifetimes);
//! for key in [&mary, &joe] {
//!     root.sign(key);
//!     targets.sign(key);
//! }
//! let mut repository = Repository::new(root, targets)?;
//!
//! // A release: the editors sign, then the online key signs snapshot and timestamp.
//! let files = [("data/directory.pack".to_owned(), TargetFile::of(&pack, Some(&body)))];
//! let mut editors = repository.next_delegated("editors", files, now, &lifetimes)?;
//! editors.sign(&editor);
//! repository.accept_delegated("editors", editors)?;
//! repository.sign_snapshot_and_timestamp(&[&online], now, &lifetimes)?;
//! for (name, bytes) in repository.files() { /* write metadata/NAME; timestamp.json last */ }
//!
//! // Every day, unattended, with the online key alone.
//! let mut repository = Repository::read(&site)?; // a map of file name to bytes
//! repository.sign_snapshot_and_timestamp(&[&online], now, &lifetimes)?;
//! # Ok(()) }
//! ```

mod detached;
mod repository;
mod setup;

pub use detached::DetachedSignature;
pub use repository::{Repository, Signers};
pub use setup::{EDITOR_PATHS, Lifetimes, RoleSetup, Setup, add_partner, remove_partner};

use super::{
    hex,
    json::Object,
    key::Key,
    metadata::{Metadata, Signature, Signed},
    refusal::{Reason, Refusal},
};
use ed25519_dalek::Signer;
use std::{collections::BTreeMap, fmt};

/// A private Ed25519 key with the name of its holder.
pub struct SigningKey {
    secret: ed25519_dalek::SigningKey,
    key: Key,
}

impl SigningKey {
    /// From 32 random bytes, which the caller generates and stores.
    pub fn from_seed(seed: &[u8; 32], holder: Option<&str>) -> Self {
        let secret = ed25519_dalek::SigningKey::from_bytes(seed);
        let key = Key::ed25519(secret.verifying_key().as_bytes(), holder);
        Self { secret, key }
    }

    /// The public key.
    pub fn key(&self) -> Key {
        self.key.clone()
    }

    /// The keyid of this key in `keys`: another tool may have computed it in another way than [`Key::id`].
    pub fn id_among(&self, keys: &BTreeMap<String, Key>) -> Option<String> {
        let listed = |key: &Key| key.scheme == self.key.scheme && key.public == self.key.public;
        let own = self.key.id();
        match keys.get(&own) {
            Some(key) if listed(key) => Some(own),
            _ => keys.iter().find(|(_, key)| listed(key)).map(|(id, _)| id.clone()),
        }
    }

    /// Returns the signature as hex.
    fn sign(&self, message: &[u8]) -> String {
        hex::encode(&self.secret.sign(message).to_bytes())
    }
}

/// Prints the public key alone.
impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("key", &self.key).finish_non_exhaustive()
    }
}

impl<T: Signed> Metadata<T> {
    /// Adds a signature under [`Key::id`], and replaces an older one.
    pub fn sign(&mut self, key: &SigningKey) {
        self.sign_as(&key.key.id(), key);
    }

    /// Adds a signature under the keyid in the delegating role ([`SigningKey::id_among`]).
    pub fn sign_as(&mut self, keyid: &str, key: &SigningKey) {
        let sig = key.sign(&self.signed_bytes());
        self.put_signature(keyid, &sig);
    }

    /// Signs without the file, for a holder whose key is on another machine than the draft.
    pub fn sign_detached(&self, role: &str, key: &SigningKey) -> DetachedSignature {
        DetachedSignature {
            role: role.to_owned(),
            version: self.version(),
            sha256: self.signed_digest(),
            keyid: key.key.id(),
            sig: key.sign(&self.signed_bytes()),
        }
    }

    /// Adds a detached signature, unless it is for another role, version or content. Whether its key may sign is checked
    /// when the draft is accepted.
    pub fn attach(&mut self, role: &str, signature: &DetachedSignature) -> Result<(), Refusal> {
        let refuse = |reason| Err(Refusal::new(&signature.role, Some(signature.version), reason));
        if signature.role != role {
            return refuse(Reason::WrongType { found: signature.role.clone() });
        }
        if signature.version != self.version() {
            return refuse(Reason::BadVersion { expected: self.version() });
        }
        if signature.sha256 != self.signed_digest() {
            return refuse(Reason::SameVersionOtherContent);
        }
        self.put_signature(&signature.keyid, &signature.sig);
        Ok(())
    }

    fn put_signature(&mut self, keyid: &str, sig: &str) {
        self.signatures.retain(|signature| signature.keyid != keyid);
        self.signatures.push(Signature {
            keyid: keyid.to_owned(),
            sig: sig.to_owned(),
            unrecognized_fields: Object::new(),
        });
    }
}

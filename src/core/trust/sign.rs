//! Defines the publisher's side: keys that sign, drafts, detached signatures, and a repository as a value.
//!
//! ```no_run
//! # use signpost::core::trust::{sign::*, metadata::TargetFile, Refusal};
//! # fn main() -> Result<(), Refusal> {
//! # let (seed, now, pack, body, site) = ([0u8; 32], 0, vec![], vec![], std::collections::BTreeMap::new());
//! let lifetimes = Lifetimes::default();
//! let (mary, joe, editor, robot) = (
//!     SigningKey::from_seed(&seed, Some("Mary")),
//!     SigningKey::from_seed(&seed, Some("Joe")),
//!     SigningKey::from_seed(&seed, Some("Ana")),
//!     SigningKey::from_seed(&seed, None),
//! );
//!
//! // A new community: drafts of root, targets and editors, signed, and sealed by the robot.
//! let setup = Setup {
//!     root: RoleSetup::new([mary.key(), joe.key()], 2),
//!     targets: RoleSetup::new([mary.key(), joe.key()], 2),
//!     editors: RoleSetup::new([editor.key()], 1),
//!     robot: RoleSetup::new([robot.key()], 1),
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
//! // A release.
//! let files = [("data/directory.pack".to_owned(), TargetFile::of(&pack, Some(&body)))];
//! let mut editors = repository.next_delegated("editors", files, now, &lifetimes)?;
//! editors.sign(&editor);
//! repository.accept_delegated("editors", editors)?;
//! repository.seal(&[&robot], now, &lifetimes)?;
//! for (name, bytes) in repository.files() { /* write metadata/NAME; timestamp.json last */ }
//!
//! // Every day, unattended, with the robot's key alone.
//! let mut repository = Repository::read(&site)?; // a map of file name to bytes
//! repository.seal(&[&robot], now, &lifetimes)?;
//! # Ok(()) }
//! ```

use super::{
    key::Key,
    metadata::{Metadata, Root, Said, Snapshot, TargetFile, Targets, Timestamp},
    refusal::Refusal,
};
use crate::core::UnixSeconds;
use std::collections::BTreeMap;

/// A private Ed25519 key and the name of who holds it.
pub struct SigningKey {}

impl SigningKey {
    /// From 32 random bytes, which the shell draws and keeps.
    pub fn from_seed(seed: &[u8; 32], holder: Option<&str>) -> Self {
        todo!("{seed:?}{holder:?}")
    }

    pub fn key(&self) -> Key {
        todo!()
    }
}

/// Days that each role's signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifetimes {
    pub root: u32,
    pub targets: u32,
    pub editors: u32,
    pub partner: u32,
    pub snapshot: u32,
    /// 14 with a daily job, 45 where there is none.
    pub timestamp: u32,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self { root: 3 * 365, targets: 2 * 365, editors: 365, partner: 365, snapshot: 180, timestamp: 14 }
    }
}

/// Who signs for a role.
#[derive(Debug, Clone)]
pub struct RoleSetup {
    pub keys: Vec<Key>,
    pub threshold: u64,
}

impl RoleSetup {
    pub fn new(keys: impl IntoIterator<Item = Key>, threshold: u64) -> Self {
        Self { keys: keys.into_iter().collect(), threshold }
    }
}

/// A new community.
#[derive(Debug, Clone)]
pub struct Setup {
    pub root: RoleSetup,
    pub targets: RoleSetup,
    pub editors: RoleSetup,
    /// Signs snapshot and timestamp.
    pub robot: RoleSetup,
    pub grace_days: u32,
}

impl Setup {
    /// The draft of root version 1.
    pub fn root(&self, now: UnixSeconds, lifetimes: &Lifetimes) -> Metadata<Root> {
        todo!("{now}{lifetimes:?}")
    }

    /// The draft of targets version 1: the delegation to the editors alone.
    pub fn targets(&self, now: UnixSeconds, lifetimes: &Lifetimes) -> Metadata<Targets> {
        todo!("{now}{lifetimes:?}")
    }
}

impl<T: Said> Metadata<T> {
    /// Adds this key's signature (in place of an older one by it).
    pub fn sign(&mut self, key: &SigningKey) {
        let _ = key.key();
        todo!()
    }

    /// This key's signature as a file of its own, to be carried to where the draft is.
    pub fn sign_detached(&self, role: &str, key: &SigningKey) -> DetachedSignature {
        let _ = key.key();
        todo!("{role}")
    }

    /// Adds a signature made elsewhere; refused when it is for another role, version or content.
    pub fn attach(&mut self, role: &str, signature: &DetachedSignature) -> Result<(), Refusal> {
        todo!("{role}{signature:?}")
    }
}

/// A signature as a file: which role, version and content it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetachedSignature {
    pub role: String,
    pub version: u64,
    /// SHA-256 of what was signed.
    pub sha256: [u8; 32],
    pub keyid: String,
    pub sig: String,
}

impl DetachedSignature {
    pub fn to_bytes(&self) -> Vec<u8> {
        todo!()
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refusal> {
        todo!("{bytes:?}")
    }
}

/// How many keys of a role have signed, and whose signatures are still missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signers {
    pub needed: u64,
    pub signed: Vec<Key>,
    pub missing: Vec<Key>,
}

/// A published repository as a value: all its current metadata, verified.
#[derive(Debug, Clone)]
pub struct Repository {
    /// Version 1 first; the last is current.
    pub roots: Vec<Metadata<Root>>,
    pub targets: Metadata<Targets>,
    /// By role name: `editors`, `partner-X`.
    pub delegated: BTreeMap<String, Metadata<Targets>>,
    /// None until first sealed.
    pub snapshot: Option<Metadata<Snapshot>>,
    pub timestamp: Option<Metadata<Timestamp>>,
}

impl Repository {
    /// A new repository; refused when the drafts lack signatures.
    pub fn new(root: Metadata<Root>, targets: Metadata<Targets>) -> Result<Self, Refusal> {
        todo!("{root:?}{targets:?}")
    }

    /// The repository published in these files (name below `metadata/` to bytes): every signature is checked, expiries are not.
    pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<Self, Refusal> {
        todo!("{files:?}")
    }

    pub fn root(&self) -> &Metadata<Root> {
        todo!()
    }

    /// The next root as a draft: `change` edits keys and roles; version and expiry are set after it.
    pub fn next_root(&self, change: impl FnOnce(&mut Root), now: UnixSeconds, lifetimes: &Lifetimes) -> Metadata<Root> {
        let _ = (change, now, lifetimes);
        todo!()
    }

    /// Takes a root signed by the thresholds of both the old and the new keys.
    pub fn accept_root(&mut self, root: Metadata<Root>) -> Result<(), Refusal> {
        todo!("{root:?}")
    }

    /// The next top-level targets as a draft (delegations).
    pub fn next_targets(
        &self,
        change: impl FnOnce(&mut Targets),
        now: UnixSeconds,
        lifetimes: &Lifetimes,
    ) -> Metadata<Targets> {
        let _ = (change, now, lifetimes);
        todo!()
    }

    pub fn accept_targets(&mut self, targets: Metadata<Targets>) -> Result<(), Refusal> {
        todo!("{targets:?}")
    }

    /// The next version of a delegated role as a draft that lists exactly `files` (path to what is signed of it).
    pub fn next_delegated(
        &self,
        role: &str,
        files: impl IntoIterator<Item = (String, TargetFile)>,
        now: UnixSeconds,
        lifetimes: &Lifetimes,
    ) -> Result<Metadata<Targets>, Refusal> {
        let _ = (role, files.into_iter().count(), now, lifetimes);
        todo!()
    }

    pub fn accept_delegated(&mut self, role: &str, targets: Metadata<Targets>) -> Result<(), Refusal> {
        todo!("{role}{targets:?}")
    }

    /// Signs a new timestamp, and a new snapshot where something changed or a third of its time is over.
    pub fn seal(&mut self, robot: &[&SigningKey], now: UnixSeconds, lifetimes: &Lifetimes) -> Result<(), Refusal> {
        let _ = (robot.len(), now, lifetimes);
        todo!()
    }

    /// All files to publish, name below `metadata/` to bytes, `timestamp.json` last.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        todo!()
    }
}

/// Adds a partner's delegation (`partner-X` for `partners/X/*`, terminating), after the editors'. For [`Repository::next_targets`].
pub fn add_partner(targets: &mut Targets, name: &str, keys: &RoleSetup) {
    let _ = (targets, name, keys);
    todo!()
}

/// Drops a partner's delegation; the snapshot keeps its entry, or clients would see a rollback.
pub fn remove_partner(targets: &mut Targets, name: &str) {
    let _ = (targets, name);
    todo!()
}

//! Defines the bytes of a trusted state, and how they are verified again.

use super::{Anchor, Roots, TrustedState, check_next_root, held::Held, revokes_robot_key, verify_root};
use crate::{
    metadata::{Metadata, Root},
    policy::Policy,
    refusal::{Refusal, Rule},
    report::LogEntry,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

/// Raised when the layout changes: other bytes are refused, and the directory is fetched again.
const FORMAT: u8 = 1;
const MAX_SAVED: usize = 64_000_000;
const DIGEST: usize = 32;

#[derive(Serialize, Deserialize)]
struct Saved {
    format: u8,
    /// Oldest first.
    roots: Vec<Vec<u8>>,
    /// By role name.
    files: Vec<(String, Vec<u8>)>,
    held: Option<SavedHeld>,
    highest_clock: UnixSeconds,
    checked_at: Option<UnixSeconds>,
    refused: Option<(String, String)>,
    log: Vec<LogEntry>,
}

#[derive(Serialize, Deserialize)]
struct SavedHeld {
    root_version: u64,
    timestamp: Vec<u8>,
    snapshot: Vec<u8>,
    roles: Vec<(String, Vec<u8>)>,
}

impl TrustedState {
    /// For the store: [`TrustedState::load`] reads it. The last 32 bytes are a SHA-256 of the rest, against half-written
    /// and rotten copies; signatures are what guards against anything worse.
    pub fn to_bytes(&self) -> Vec<u8> {
        let saved = Saved {
            format: FORMAT,
            roots: self.roots.iter().map(|(_, bytes)| bytes.clone()).collect(),
            files: self.files.iter().map(|(name, bytes)| (name.clone(), bytes.clone())).collect(),
            held: self.held.as_ref().map(|held| SavedHeld {
                root_version: held.root.version(),
                timestamp: held.timestamp.to_bytes(),
                snapshot: held.snapshot.to_bytes(),
                roles: held.roles.iter().map(|(name, role)| (name.clone(), role.to_bytes())).collect(),
            }),
            highest_clock: self.highest_clock,
            checked_at: self.checked_at,
            refused: self.refused.clone(),
            log: self.log.clone(),
        };
        let mut bytes = postcard::to_allocvec(&saved).unwrap_or_default();
        bytes.extend_from_slice(&Sha256::digest(&bytes));
        bytes
    }

    /// Verifies stored bytes from the anchor on: the chain of roots, every signature, the release that is held.
    /// On an error start with [`TrustedState::first_visit`].
    pub fn load(bytes: &[u8], anchor: &Anchor, policy: &Policy, now: UnixSeconds) -> Result<Self, Refusal> {
        let saved = read(bytes)?;
        let mut state = Self::first_visit(anchor, policy)?;
        let chain = state.join(saved.roots, policy)?;
        state.files.extend(saved.files);
        state.highest_clock = saved.highest_clock;
        state.checked_at = saved.checked_at;
        state.refused = saved.refused;
        state.log = saved.log;
        let anchored = state.root().version();
        for pair in chain.windows(2) {
            let (old, new) = (&pair[0].0, &pair[1].0);
            if new.version() > anchored && revokes_robot_key(old.said(), new.said(), policy.schemes) {
                state.lift_floor();
            }
        }
        if let [.., (old, _), (new, _)] = chain.as_slice()
            && new.version() == anchored
            && revokes_robot_key(old.said(), new.said(), policy.schemes)
        {
            state.forget_robot_files();
        }
        state.roots = chain;
        if let Some(held) = saved.held {
            state.held = Some(state.verify_held(held, policy, now)?);
        }
        Ok(state)
    }

    /// The stored chain of roots, verified link by link and joined with the anchor's root (the only one in `self`).
    fn join(&self, stored: Vec<Vec<u8>>, policy: &Policy) -> Result<Roots, Refusal> {
        let mut chain = Roots::new();
        for bytes in stored {
            let root = Metadata::<Root>::parse(&bytes, "root")?;
            match chain.last() {
                None => verify_root(&root, root.said(), policy.schemes)?,
                Some((before, _)) => check_link(before, &root, policy)?,
            }
            chain.push((root, bytes));
        }
        let anchor = &self.roots[0];
        let (Some((first, _)), Some((last, _))) = (chain.first(), chain.last()) else {
            return Ok(vec![anchor.clone()]);
        };
        if anchor.0.version() < first.version() {
            check_link(&anchor.0, first, policy)?;
            chain.insert(0, anchor.clone());
        } else if anchor.0.version() > last.version() {
            check_link(last, &anchor.0, policy)?;
            chain.push(anchor.clone());
        } else {
            let same = chain.iter().any(|(root, _)| root.signed_digest() == anchor.0.signed_digest());
            if !same {
                let rule = Rule::SameVersionOtherContent;
                return Err(Refusal::new("root", Some(anchor.0.version()), rule));
            }
        }
        Ok(chain)
    }

    fn verify_held(&self, held: SavedHeld, policy: &Policy, now: UnixSeconds) -> Result<Held, Refusal> {
        let root = self
            .roots
            .iter()
            .map(|(root, _)| root)
            .find(|root| root.version() == held.root_version)
            .ok_or_else(|| Refusal::new("root", Some(held.root_version), Rule::NotDelegated))?;
        let mut roles = BTreeMap::new();
        for (name, bytes) in held.roles {
            let role = Metadata::parse(&bytes, &name)?;
            roles.insert(name, role);
        }
        Held::verify(
            root.clone(),
            Metadata::parse(&held.timestamp, "timestamp")?,
            Metadata::parse(&held.snapshot, "snapshot")?,
            roles,
            policy.schemes,
            &policy.caps,
            self.not_before(now),
        )
    }
}

/// Versions may be skipped between two pages' anchors; the keys of the older must have signed the newer all the same.
fn check_link(old: &Metadata<Root>, new: &Metadata<Root>, policy: &Policy) -> Result<(), Refusal> {
    if new.version() <= old.version() {
        let rule = Rule::Rollback { trusted: old.version() };
        return Err(Refusal::new("root", Some(new.version()), rule));
    }
    check_next_root(old, new, policy.schemes)
}

fn read(bytes: &[u8]) -> Result<Saved, Refusal> {
    let malformed = |why: &str| Refusal::new("the copy on this device", None, Rule::Malformed(why.to_owned()));
    if bytes.len() > MAX_SAVED {
        return Err(malformed("it is too long"));
    }
    let (body, digest) =
        bytes.split_at_checked(bytes.len().saturating_sub(DIGEST)).ok_or_else(|| malformed("it is cut short"))?;
    if Sha256::digest(body).as_slice() != digest {
        return Err(malformed("it was not written whole, or has changed"));
    }
    if body.first() != Some(&FORMAT) {
        return Err(malformed("it was written by another version of this app"));
    }
    let (saved, rest) = postcard::take_from_bytes::<Saved>(body).map_err(|error| malformed(&error.to_string()))?;
    if !rest.is_empty() {
        return Err(malformed("something follows its end"));
    }
    Ok(saved)
}

//! The stored form of a trusted state, and its verification when it is loaded.

use super::{
    Anchor, Roots, TrustedState, check_next_root, revokes_online_key, trusted_release::TrustedRelease, verify_root,
};
use crate::{
    metadata::{Metadata, Root},
    policy::Policy,
    refusal::{Reason, Refusal},
    report::LogEntry,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

/// Incremented when the layout changes. Another format is refused, and the directory is fetched again.
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
    current: Option<SavedRelease>,
    highest_clock: UnixSeconds,
    checked_at: Option<UnixSeconds>,
    refused: Option<(String, String)>,
    log: Vec<LogEntry>,
}

#[derive(Serialize, Deserialize)]
struct SavedRelease {
    root_version: u64,
    timestamp: Vec<u8>,
    snapshot: Vec<u8>,
    roles: Vec<(String, Vec<u8>)>,
}

impl TrustedState {
    /// The form that [`TrustedState::load`] reads. It ends with a SHA-256 against half-written and damaged copies;
    /// signatures protect against anything worse.
    pub fn to_bytes(&self) -> Vec<u8> {
        let saved = Saved {
            format: FORMAT,
            roots: self.roots.iter().map(|(_, bytes)| bytes.clone()).collect(),
            files: self.files.iter().map(|(name, bytes)| (name.clone(), bytes.clone())).collect(),
            current: self.current.as_ref().map(|trusted| SavedRelease {
                root_version: trusted.root.version(),
                timestamp: trusted.timestamp.to_bytes(),
                snapshot: trusted.snapshot.to_bytes(),
                roles: trusted.roles.iter().map(|(name, role)| (name.clone(), role.to_bytes())).collect(),
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

    /// Verifies stored bytes, starting from the anchor: the chain of roots, every signature, the release in use. On an
    /// error, start with [`TrustedState::first_visit`].
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
            if new.version() > anchored && revokes_online_key(old.signed(), new.signed(), policy.schemes) {
                state.clear_floor();
            }
        }
        if let [.., (old, _), (new, _)] = chain.as_slice()
            && new.version() == anchored
            && revokes_online_key(old.signed(), new.signed(), policy.schemes)
        {
            state.delete_online_metadata();
        }
        state.roots = chain;
        if let Some(trusted) = saved.current {
            state.current = Some(state.verify_release(trusted, policy, now)?);
        }
        Ok(state)
    }

    /// Verifies the stored chain of roots link by link, and joins it with the anchor's root, the only one in `self`.
    fn join(&self, stored: Vec<Vec<u8>>, policy: &Policy) -> Result<Roots, Refusal> {
        let mut chain = Roots::new();
        for bytes in stored {
            let root = Metadata::<Root>::parse(&bytes, "root")?;
            match chain.last() {
                None => verify_root(&root, root.signed(), policy.schemes)?,
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
                let reason = Reason::SameVersionOtherContent;
                return Err(Refusal::new("root", Some(anchor.0.version()), reason));
            }
        }
        Ok(chain)
    }

    fn verify_release(
        &self,
        trusted: SavedRelease,
        policy: &Policy,
        now: UnixSeconds,
    ) -> Result<TrustedRelease, Refusal> {
        let root = self
            .roots
            .iter()
            .map(|(root, _)| root)
            .find(|root| root.version() == trusted.root_version)
            .ok_or_else(|| Refusal::new("root", Some(trusted.root_version), Reason::NotDelegated))?;
        let mut roles = BTreeMap::new();
        for (name, bytes) in trusted.roles {
            let role = Metadata::parse(&bytes, &name)?;
            roles.insert(name, role);
        }
        TrustedRelease::verify(
            root.clone(),
            Metadata::parse(&trusted.timestamp, "timestamp")?,
            Metadata::parse(&trusted.snapshot, "snapshot")?,
            roles,
            policy.schemes,
            &policy.caps,
            self.not_before(now),
        )
    }
}

/// The page's anchor may skip versions of a stored chain; the older root's keys must still have signed the newer.
fn check_link(old: &Metadata<Root>, new: &Metadata<Root>, policy: &Policy) -> Result<(), Refusal> {
    if new.version() <= old.version() {
        let reason = Reason::Rollback { trusted: old.version() };
        return Err(Refusal::new("root", Some(new.version()), reason));
    }
    check_next_root(old, new, policy.schemes)
}

fn read(bytes: &[u8]) -> Result<Saved, Refusal> {
    let malformed = |why: &str| Refusal::new("the copy on this device", None, Reason::Malformed(why.to_owned()));
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

//! The stored form of a trusted state, and its verification when it is loaded: a version byte, the state in postcard,
//! and a SHA-256 of both. Since all of it can be downloaded again, bytes of an unknown version are dropped.

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

/// The first byte: another one is refused, and the directory is downloaded again.
const VERSION: u8 = 1;
const MAX_SAVED: usize = 64_000_000;
const DIGEST: usize = 32;

/// Version 1, frozen: postcard writes no names of fields, so any change of their order or types needs another struct and
/// another [`VERSION`].
#[derive(Serialize, Deserialize)]
struct StateV1 {
    /// Oldest first.
    roots: Vec<Vec<u8>>,
    /// By role name.
    files: Vec<(String, Vec<u8>)>,
    current: Option<ReleaseV1>,
    highest_clock: UnixSeconds,
    checked_at: Option<UnixSeconds>,
    /// Role and rule.
    refused: Option<(String, String)>,
    /// When, and what.
    log: Vec<(UnixSeconds, String)>,
}

#[derive(Serialize, Deserialize)]
struct ReleaseV1 {
    root_version: u64,
    timestamp: Vec<u8>,
    snapshot: Vec<u8>,
    /// By role name.
    roles: Vec<(String, Vec<u8>)>,
}

impl TrustedState {
    /// The form that [`TrustedState::load`] reads. It ends with a SHA-256 against half-written and damaged copies;
    /// signatures protect against anything worse.
    pub fn to_bytes(&self) -> Vec<u8> {
        write(&StateV1 {
            roots: self.roots.iter().map(|(_, bytes)| bytes.clone()).collect(),
            files: self.files.iter().map(|(name, bytes)| (name.clone(), bytes.clone())).collect(),
            current: self.current.as_ref().map(|trusted| ReleaseV1 {
                root_version: trusted.root.version(),
                timestamp: trusted.timestamp.to_bytes(),
                snapshot: trusted.snapshot.to_bytes(),
                roles: trusted.roles.iter().map(|(name, role)| (name.clone(), role.to_bytes())).collect(),
            }),
            highest_clock: self.highest_clock,
            checked_at: self.checked_at,
            refused: self.refused.clone(),
            log: self.log.iter().map(|entry| (entry.at, entry.message.clone())).collect(),
        })
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
        state.log = saved.log.into_iter().map(|(at, message)| LogEntry { at, message }).collect();
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

    fn verify_release(&self, trusted: ReleaseV1, policy: &Policy, now: UnixSeconds) -> Result<TrustedRelease, Refusal> {
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
            policy,
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

fn write(state: &StateV1) -> Vec<u8> {
    let mut bytes = postcard::to_extend(state, vec![VERSION]).expect("lists, texts and numbers are written to memory");
    let digest = Sha256::digest(&bytes);
    bytes.extend_from_slice(&digest);
    bytes
}

fn read(bytes: &[u8]) -> Result<StateV1, Refusal> {
    let malformed = |why: &str| Refusal::new("the copy on this device", None, Reason::Malformed(why.to_owned()));
    if bytes.len() > MAX_SAVED {
        return Err(malformed("it is too long"));
    }
    let (body, digest) = bytes.split_last_chunk::<DIGEST>().ok_or_else(|| malformed("it is cut short"))?;
    if Sha256::digest(body).as_slice() != digest {
        return Err(malformed("it was not written whole, or has changed"));
    }
    let Some((&VERSION, body)) = body.split_first() else {
        return Err(malformed("it was written by another version of this app"));
    };
    let (state, rest) = postcard::take_from_bytes::<StateV1>(body).map_err(|error| malformed(&error.to_string()))?;
    if !rest.is_empty() {
        return Err(malformed("something follows its end"));
    }
    Ok(state)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> StateV1 {
        StateV1 {
            roots: vec![vec![b'r', 1], vec![b'r', 2]],
            files: vec![("timestamp".to_owned(), vec![b't'])],
            current: Some(ReleaseV1 {
                root_version: 300,
                timestamp: vec![b't'],
                snapshot: vec![b's'],
                roles: vec![("targets".to_owned(), vec![b'o'])],
            }),
            highest_clock: 1_800_000_000,
            checked_at: Some(-1),
            refused: Some(("root".to_owned(), "old".to_owned())),
            log: vec![(64, "late".to_owned())],
        }
    }

    /// Devices hold these bytes. If this fails, the layout has changed and needs a new version.
    #[test]
    fn version_1_is_frozen() {
        let expected = b"\x01\
            \x02\x02r\x01\x02r\x02\
            \x01\x09timestamp\x01t\
            \x01\xac\x02\x01t\x01s\x01\x07targets\x01o\
            \x80\xc8\xce\xb4\x0d\
            \x01\x01\
            \x01\x04root\x03old\
            \x01\x80\x01\x04late";
        let bytes = write(&state());
        assert_eq!(bytes[..bytes.len() - DIGEST].escape_ascii().to_string(), expected.escape_ascii().to_string());
        let again = read(&bytes).expect("what was written is read");
        assert_eq!(write(&again), bytes);
    }

    #[test]
    fn another_version_and_bytes_behind_the_end_are_refused() {
        let with_digest = |body: &[u8]| [body, &Sha256::digest(body)].concat();
        let why = |bytes: &[u8]| read(bytes).err().map(|refusal| refusal.reason).expect("refused");
        let bytes = write(&state());
        let body = &bytes[..bytes.len() - DIGEST];
        for version in (0..=u8::MAX).filter(|version| *version != VERSION) {
            let other = [&[version], &body[1..]].concat();
            let expected = Reason::Malformed("it was written by another version of this app".to_owned());
            assert_eq!(why(&with_digest(&other)), expected);
        }
        assert_eq!(
            why(&with_digest(&[])),
            Reason::Malformed("it was written by another version of this app".to_owned())
        );
        let longer = [body, &[0]].concat();
        assert_eq!(why(&with_digest(&longer)), Reason::Malformed("something follows its end".to_owned()));
        for end in 1..body.len() {
            assert!(read(&with_digest(&body[..end])).is_err(), "cut at {end}");
        }
    }
}

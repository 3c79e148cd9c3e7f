//! The bytes of a trusted state, and how they are verified again: a version byte, the state in postcard, and a SHA-256
//! of both. Since all of it can be downloaded again, bytes of an unknown version are dropped.

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
    held: Option<HeldV1>,
    highest_clock: UnixSeconds,
    checked_at: Option<UnixSeconds>,
    /// Role and rule.
    refused: Option<(String, String)>,
    /// When, and what.
    log: Vec<(UnixSeconds, String)>,
}

#[derive(Serialize, Deserialize)]
struct HeldV1 {
    root_version: u64,
    timestamp: Vec<u8>,
    snapshot: Vec<u8>,
    /// By role name.
    roles: Vec<(String, Vec<u8>)>,
}

impl TrustedState {
    /// For the store: [`TrustedState::load`] reads it. The last 32 bytes are a SHA-256 of the rest, against half-written
    /// and rotten copies; signatures are what guards against anything worse.
    pub fn to_bytes(&self) -> Vec<u8> {
        write(&StateV1 {
            roots: self.roots.iter().map(|(_, bytes)| bytes.clone()).collect(),
            files: self.files.iter().map(|(name, bytes)| (name.clone(), bytes.clone())).collect(),
            held: self.held.as_ref().map(|held| HeldV1 {
                root_version: held.root.version(),
                timestamp: held.timestamp.to_bytes(),
                snapshot: held.snapshot.to_bytes(),
                roles: held.roles.iter().map(|(name, role)| (name.clone(), role.to_bytes())).collect(),
            }),
            highest_clock: self.highest_clock,
            checked_at: self.checked_at,
            refused: self.refused.clone(),
            log: self.log.iter().map(|entry| (entry.at, entry.message.clone())).collect(),
        })
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
        state.log = saved.log.into_iter().map(|(at, message)| LogEntry { at, message }).collect();
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

    fn verify_held(&self, held: HeldV1, policy: &Policy, now: UnixSeconds) -> Result<Held, Refusal> {
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

fn write(state: &StateV1) -> Vec<u8> {
    let mut bytes = postcard::to_extend(state, vec![VERSION]).expect("lists, texts and numbers are written to memory");
    let digest = Sha256::digest(&bytes);
    bytes.extend_from_slice(&digest);
    bytes
}

fn read(bytes: &[u8]) -> Result<StateV1, Refusal> {
    let malformed = |why: &str| Refusal::new("the copy on this device", None, Rule::Malformed(why.to_owned()));
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
            held: Some(HeldV1 {
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
        let why = |bytes: &[u8]| read(bytes).err().map(|refusal| refusal.rule).expect("refused");
        let bytes = write(&state());
        let body = &bytes[..bytes.len() - DIGEST];
        for version in (0..=u8::MAX).filter(|version| *version != VERSION) {
            let other = [&[version], &body[1..]].concat();
            let expected = Rule::Malformed("it was written by another version of this app".to_owned());
            assert_eq!(why(&with_digest(&other)), expected);
        }
        assert_eq!(why(&with_digest(&[])), Rule::Malformed("it was written by another version of this app".to_owned()));
        let longer = [body, &[0]].concat();
        assert_eq!(why(&with_digest(&longer)), Rule::Malformed("something follows its end".to_owned()));
        for end in 1..body.len() {
            assert!(read(&with_digest(&body[..end])).is_err(), "cut at {end}");
        }
    }
}

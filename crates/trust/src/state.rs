//! Defines what a device holds from visit to visit: trusted metadata, the last good release, the highest
//! clock seen. Its bytes are hostile until they are verified again.

mod held;
mod saved;

use super::{
    key::{Key, Scheme},
    metadata::{Metadata, RoleKeys, Root},
    policy::Policy,
    refusal::{Refusal, Rule},
    release::VerifiedRelease,
    report::LogEntry,
};
pub(super) use held::Held;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

/// What a page brings with it: where trust begins (`index.html`, `trust-anchor`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The root metadata file, as signed.
    pub root: Vec<u8>,
    pub floor: Floor,
}

/// The oldest versions that are accepted, so that a first visitor or an evicted browser cannot be given an old
/// release. A root that takes a robot's key away lifts it (recovery from a fast-forward starts at low versions).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Floor {
    pub timestamp: u64,
    pub snapshot: u64,
    pub targets: u64,
    /// When the page was published: no clock is earlier than this.
    pub time: UnixSeconds,
}

/// Longest text of a page's anchor, in bytes.
const MAX_ANCHOR: usize = 4_000_000;
/// Newest entries of the log that are kept.
const MAX_LOG: usize = 20;

impl Anchor {
    /// Reads the JSON of the page's `trust-anchor` script; members besides `root` and `floor` are others' and left alone.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        #[derive(Deserialize)]
        struct Script<'a> {
            #[serde(borrow)]
            root: &'a RawValue,
            #[serde(default)]
            floor: Floor,
        }
        let refusal = |rule| Refusal::new("the page's trust anchor", None, rule);
        if text.len() > MAX_ANCHOR {
            return Err(refusal(Rule::TooLong { limit: MAX_ANCHOR as u64 }));
        }
        let script: Script = serde_json::from_str(text).map_err(|error| refusal(Rule::Malformed(error.to_string())))?;
        Ok(Self { root: script.root.get().into(), floor: script.floor })
    }

    /// The JSON for the page, with `community` (JSON text) as a further member. `<`, `>` and `&` are escaped, so that
    /// it can stand inside a script element.
    pub fn to_script(&self, community: &str) -> Result<String, Refusal> {
        #[derive(Serialize)]
        struct Script<'a> {
            root: &'a RawValue,
            floor: Floor,
            community: &'a RawValue,
        }
        let malformed =
            |why: serde_json::Error| Refusal::new("the page's trust anchor", None, Rule::Malformed(why.to_string()));
        let root = serde_json::from_slice(&self.root).map_err(malformed)?;
        let community = serde_json::from_str(community).map_err(malformed)?;
        let script = Script { root, floor: self.floor, community };
        let script = serde_json::to_string(&script).map_err(malformed)?;
        let mut escaped = String::with_capacity(script.len());
        for c in script.chars() {
            match c {
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                    escaped.push_str(&format!("\\u{:04x}", c as u32));
                }
                _ => escaped.push(c),
            }
        }
        Ok(escaped)
    }
}

/// Verified roots, each with its bytes as served.
type Roots = Vec<(Metadata<Root>, Vec<u8>)>;

/// What this device trusts.
#[derive(Debug, Clone)]
pub struct TrustedState {
    /// Every root that was trusted since the anchor's, oldest first, never empty; with its bytes as served.
    roots: Roots,
    /// The newest trusted file of each other role, by role name. Verified again whenever it is used.
    files: BTreeMap<String, Vec<u8>>,
    /// The last good release.
    held: Option<Held>,
    floor: Floor,
    /// The latest clock at which everything was fresh: a later clock that was wrong is never remembered.
    highest_clock: UnixSeconds,
    checked_at: Option<UnixSeconds>,
    /// Role and rule of the last update, when it was refused.
    refused: Option<(String, String)>,
    log: Vec<LogEntry>,
    schemes: &'static [Scheme],
}

impl TrustedState {
    /// Nothing but the page's anchor.
    pub fn first_visit(anchor: &Anchor, policy: &Policy) -> Result<Self, Refusal> {
        let mut state = Self::from_files(anchor.root.clone(), BTreeMap::new(), policy)?;
        state.floor = anchor.floor;
        Ok(state)
    }

    /// A root that is trusted from elsewhere, and files (by role name) that an earlier update kept. Only the root is
    /// verified here, by its own keys; each file when an update uses it.
    pub fn from_files(root: Vec<u8>, files: BTreeMap<String, Vec<u8>>, policy: &Policy) -> Result<Self, Refusal> {
        let parsed = Metadata::<Root>::parse(&root, "root")?;
        verify_root(&parsed, parsed.said(), policy.schemes)?;
        Ok(Self {
            roots: vec![(parsed, root)],
            files,
            held: None,
            floor: Floor::default(),
            highest_clock: 0,
            checked_at: None,
            refused: None,
            log: Vec::new(),
            schemes: policy.schemes,
        })
    }

    /// The last good release, if one is held.
    pub fn release(&self) -> Option<&VerifiedRelease> {
        self.held.as_ref().map(|held| &held.release)
    }

    /// Lets go of the release, because its packs are gone from this device: the next update fetches them again. What guards
    /// against rollback stays.
    pub fn forget_release(&mut self) {
        self.held = None;
    }

    /// The newest trusted files: role name and bytes as served, `root` among them.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let root = self.roots.last().map(|(_, bytes)| ("root", bytes.as_slice()));
        root.into_iter().chain(self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
    }

    /// Compared between tabs: a state may only overwrite one that is not ahead of it.
    /// Version of the root, of the timestamp and of the snapshot in use.
    pub fn precedence(&self) -> (u64, u64, u64) {
        let held = self.held.as_ref();
        (
            self.root().version(),
            held.map_or(0, |held| held.timestamp.version()),
            held.map_or(0, |held| held.snapshot.version()),
        )
    }

    pub fn root(&self) -> &Metadata<Root> {
        &self.roots[self.roots.len() - 1].0
    }

    pub(super) fn file(&self, role: &str) -> Option<&[u8]> {
        self.files.get(role).map(Vec::as_slice)
    }

    pub(super) fn keep_file(&mut self, role: &str, bytes: Vec<u8>) {
        self.files.insert(role.to_owned(), bytes);
    }

    pub(super) fn floor(&self) -> Floor {
        self.floor
    }

    /// `now`, but never before a time that is known to have passed: when the page was published, and the highest clock
    /// at which everything was fresh.
    pub(super) fn not_before(&self, now: UnixSeconds) -> UnixSeconds {
        now.max(self.floor.time).max(self.highest_clock)
    }

    /// Takes a verified root. Where it takes a key away from timestamp or snapshot, what they signed is
    /// forgotten (5.3.11), so that a stolen key's fast-forward can be undone.
    pub(super) fn push_root(&mut self, root: Metadata<Root>, bytes: Vec<u8>, schemes: &[Scheme]) {
        if revokes_robot_key(self.root().said(), root.said(), schemes) {
            self.forget_robot_files();
            self.lift_floor();
        }
        self.roots.push((root, bytes));
    }

    fn forget_robot_files(&mut self) {
        self.files.remove("timestamp");
        self.files.remove("snapshot");
    }

    fn lift_floor(&mut self) {
        self.floor = Floor { time: self.floor.time, ..Floor::default() };
    }

    /// Whether the release that is held rests on this very version of a role.
    pub(super) fn holds(&self, role: &str, version: u64) -> bool {
        self.held.as_ref().and_then(|held| held.roles.get(role)).is_some_and(|held| held.version() == version)
    }

    /// Makes `release` the one that is held. `confirmed`: nothing of it is past its expiry.
    pub(super) fn hold(&mut self, held: Held, clock: UnixSeconds, confirmed: bool) {
        self.files.retain(|name, _| held.roles.contains_key(name) || name == "timestamp" || name == "snapshot");
        self.held = Some(held);
        self.refused = None;
        if confirmed {
            self.highest_clock = self.highest_clock.max(clock);
            self.checked_at = Some(clock);
        }
    }

    /// The shell found that a verified release cannot be what it should be (records of another author, a body that is not
    /// the one that was signed): it is refused as a whole, and the one that is held stays.
    pub fn refuse(&mut self, at: UnixSeconds, refusal: &Refusal) {
        self.record_failure(at, refusal);
    }

    pub(super) fn note(&mut self, at: UnixSeconds, refusal: &Refusal) {
        let message = refusal.to_string();
        self.log.insert(0, LogEntry { at, message });
        self.log.truncate(MAX_LOG);
    }

    pub(super) fn record_failure(&mut self, at: UnixSeconds, refusal: &Refusal) {
        self.note(at, refusal);
        if !refusal.is_network() {
            self.refused = Some((refusal.role.clone(), refusal.to_string()));
        }
    }
}

/// Signed by enough of the root keys that `signer` names.
fn verify_root(root: &Metadata<Root>, signer: &Root, schemes: &[Scheme]) -> Result<(), Refusal> {
    root.verify("root", "root", &signer.keys, &signer.root, schemes)
}

/// A root is trusted after another when both its predecessor's keys and its own signed it (5.3.4).
pub(super) fn check_next_root(
    trusted: &Metadata<Root>,
    new: &Metadata<Root>,
    schemes: &[Scheme],
) -> Result<(), Refusal> {
    verify_root(new, trusted.said(), schemes)?;
    verify_root(new, new.said(), schemes)
}

/// A public key of timestamp or snapshot is no longer one in the new root.
fn revokes_robot_key(old: &Root, new: &Root, schemes: &[Scheme]) -> bool {
    let identities = |keys: &BTreeMap<String, Key>, role: &RoleKeys| -> Vec<Vec<u8>> {
        role.keyids
            .iter()
            .filter_map(|id| keys.get(id))
            .map(|key| match key.verifier(schemes) {
                Some(verifier) => verifier.identity(),
                None => key.public.clone().into_bytes(),
            })
            .collect()
    };
    [(&old.timestamp, &new.timestamp), (&old.snapshot, &new.snapshot)].into_iter().any(|(before, after)| {
        let after = identities(&new.keys, after);
        identities(&old.keys, before).iter().any(|key| !after.contains(key))
    })
}

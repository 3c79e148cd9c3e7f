//! The trusted metadata, the last good release and the highest clock, stored on the device between visits. Stored bytes
//! are not trusted until they are verified again.

mod saved;
mod trusted_release;

use super::{
    key::{Key, Scheme},
    metadata::{Metadata, Role, Root},
    policy::Policy,
    refusal::{Reason, Refusal},
    release::VerifiedRelease,
    report::LogEntry,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;
pub(super) use trusted_release::TrustedRelease;

/// The trusted root that comes with the page (specification 5.2), from the script `trust-anchor` in `index.html`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The root metadata file as signed.
    pub root: Vec<u8>,
    /// The oldest versions that this page accepts.
    pub floor: Floor,
}

/// The oldest versions that are accepted, against a rollback of first visitors and evicted browsers. A root that
/// revokes an online key removes the floor, since recovery from a fast-forward starts at low versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Floor {
    /// Version of the timestamp.
    pub timestamp: u64,
    /// Version of the snapshot.
    pub snapshot: u64,
    /// Version of the top-level targets.
    pub targets: u64,
    /// When the page was published; no earlier clock is believed.
    pub time: UnixSeconds,
}

/// Bytes of a page's anchor.
const MAX_ANCHOR: usize = 4_000_000;
/// Log entries that are kept.
const MAX_LOG: usize = 20;

impl Anchor {
    /// Parses the page's `trust-anchor` script, and ignores other members than `root` and `floor`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        #[derive(Deserialize)]
        struct Script<'a> {
            #[serde(borrow)]
            root: &'a RawValue,
            #[serde(default)]
            floor: Floor,
        }
        let refusal = |reason| Refusal::new("the page's trust anchor", None, reason);
        if text.len() > MAX_ANCHOR {
            return Err(refusal(Reason::TooLong { limit: MAX_ANCHOR as u64 }));
        }
        let script: Script =
            serde_json::from_str(text).map_err(|error| refusal(Reason::Malformed(error.to_string())))?;
        Ok(Self { root: script.root.get().into(), floor: script.floor })
    }

    /// The script for the page, with `community` (JSON) as one more member. Escapes `<`, `>` and `&`, so that it can
    /// stand inside a script element.
    pub fn to_script(&self, community: &str) -> Result<String, Refusal> {
        #[derive(Serialize)]
        struct Script<'a> {
            root: &'a RawValue,
            floor: Floor,
            community: &'a RawValue,
        }
        let malformed =
            |why: serde_json::Error| Refusal::new("the page's trust anchor", None, Reason::Malformed(why.to_string()));
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

/// With their bytes as served.
type Roots = Vec<(Metadata<Root>, Vec<u8>)>;

/// What this device trusts: the input and the output of an [`crate::Update`].
#[derive(Debug, Clone)]
pub struct TrustedState {
    /// Every root trusted since the anchor's, oldest first, never empty.
    roots: Roots,
    /// The newest trusted file of each other role, by role name; verified again before each use.
    files: BTreeMap<String, Vec<u8>>,
    /// The last good release.
    current: Option<TrustedRelease>,
    floor: Floor,
    /// The latest clock at which everything was fresh; a wrong later clock is not stored, or it would stay.
    highest_clock: UnixSeconds,
    checked_at: Option<UnixSeconds>,
    /// Role and reason, when the last update was refused.
    refused: Option<(String, String)>,
    log: Vec<LogEntry>,
    schemes: &'static [Scheme],
}

impl TrustedState {
    /// The state of a device that has stored nothing: the page's anchor.
    pub fn first_visit(anchor: &Anchor, policy: &Policy) -> Result<Self, Refusal> {
        let mut state = Self::from_files(anchor.root.clone(), BTreeMap::new(), policy)?;
        state.floor = anchor.floor;
        Ok(state)
    }

    /// A root that is trusted from elsewhere, and files by role name that an earlier update stored. Verifies the root by
    /// its own keys; the files are verified when an update uses them.
    pub fn from_files(root: Vec<u8>, files: BTreeMap<String, Vec<u8>>, policy: &Policy) -> Result<Self, Refusal> {
        let parsed = Metadata::<Root>::parse(&root, "root")?;
        verify_root(&parsed, parsed.signed(), policy.schemes)?;
        Ok(Self {
            roots: vec![(parsed, root)],
            files,
            current: None,
            floor: Floor::default(),
            highest_clock: 0,
            checked_at: None,
            refused: None,
            log: Vec::new(),
            schemes: policy.schemes,
        })
    }

    /// The release in use, if there is one.
    pub fn release(&self) -> Option<&VerifiedRelease> {
        self.current.as_ref().map(|trusted| &trusted.release)
    }

    /// Drops the release when its packs are gone from this device, so that the next update fetches them. The trusted
    /// metadata stays, and still prevents a rollback.
    pub fn forget_release(&mut self) {
        self.current = None;
    }

    /// The newest trusted files as served, by role name, `root` included.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let root = self.roots.last().map(|(_, bytes)| ("root", bytes.as_slice()));
        root.into_iter().chain(self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
    }

    /// Versions of root, timestamp and snapshot in use. Tabs compare it, so that an older state never overwrites a newer
    /// one.
    pub fn precedence(&self) -> (u64, u64, u64) {
        let trusted = self.current.as_ref();
        (
            self.root().version(),
            trusted.map_or(0, |trusted| trusted.timestamp.version()),
            trusted.map_or(0, |trusted| trusted.snapshot.version()),
        )
    }

    /// The newest trusted root.
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

    /// `now`, but not before the page was published, nor before the highest clock: a device's clock may be set back.
    pub(super) fn not_before(&self, now: UnixSeconds) -> UnixSeconds {
        now.max(self.floor.time).max(self.highest_clock)
    }

    /// Trusts a verified root. When it revokes an online key, the trusted timestamp and snapshot are deleted, so that
    /// a fast-forward with the stolen key can be undone (specification 5.3.11).
    pub(super) fn add_root(&mut self, root: Metadata<Root>, bytes: Vec<u8>, schemes: &[Scheme]) {
        if revokes_online_key(self.root().signed(), root.signed(), schemes) {
            self.delete_online_metadata();
            self.clear_floor();
        }
        self.roots.push((root, bytes));
    }

    fn delete_online_metadata(&mut self) {
        self.files.remove("timestamp");
        self.files.remove("snapshot");
    }

    fn clear_floor(&mut self) {
        self.floor = Floor { time: self.floor.time, ..Floor::default() };
    }

    /// Whether the release in use contains this version of a role.
    pub(super) fn current_has(&self, role: &str, version: u64) -> bool {
        self.current
            .as_ref()
            .and_then(|trusted| trusted.roles.get(role))
            .is_some_and(|trusted| trusted.version() == version)
    }

    /// Replaces the release in use. `confirmed`: nothing in it has expired.
    pub(super) fn set_current(&mut self, trusted: TrustedRelease, clock: UnixSeconds, confirmed: bool) {
        self.files.retain(|name, _| trusted.roles.contains_key(name) || name == "timestamp" || name == "snapshot");
        self.current = Some(trusted);
        self.refused = None;
        if confirmed {
            self.highest_clock = self.highest_clock.max(clock);
            self.checked_at = Some(clock);
        }
    }

    /// Refuses a verified release as a whole when its content is wrong (records of another author, a body that does not
    /// decode); the release in use stays.
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

/// Refuses unless a threshold of the root keys in `signer` signed `root`.
fn verify_root(root: &Metadata<Root>, signer: &Root, schemes: &[Scheme]) -> Result<(), Refusal> {
    root.verify_signatures("root", "root", &signer.keys, &signer.root, schemes)
}

/// The next root must be signed by a threshold of the trusted root's keys and of its own (specification 5.3.4).
pub(super) fn check_next_root(
    trusted: &Metadata<Root>,
    new: &Metadata<Root>,
    schemes: &[Scheme],
) -> Result<(), Refusal> {
    verify_root(new, trusted.signed(), schemes)?;
    verify_root(new, new.signed(), schemes)
}

/// Whether a public key of timestamp or snapshot is missing in the new root.
fn revokes_online_key(old: &Root, new: &Root, schemes: &[Scheme]) -> bool {
    let identities = |keys: &BTreeMap<String, Key>, role: &Role| -> Vec<Vec<u8>> {
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

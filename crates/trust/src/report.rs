//! Defines what a reader is told about trust: the verdict and what it rests on.

use serde::{Deserialize, Serialize};
use signpost_hours::UnixSeconds;

/// Whether the directory at hand may be shown, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Verdict {
    /// Everything valid at the time of the check.
    Fresh,
    /// All signatures good, but not confirmed to be current since `confirmed_at`.
    Stale { confirmed_at: UnixSeconds },
    /// The newest files were refused. `kept`: when the last good copy, which stays in use, was confirmed to be current.
    Refused { role: String, rule: String, kept: Option<UnixSeconds> },
    /// Nothing was refused and nothing is held: the site has not answered yet.
    #[default]
    Unreached,
}

impl Verdict {
    /// A good copy is in use that is not known to be current: since when.
    pub fn unconfirmed_since(&self) -> Option<UnixSeconds> {
        match self {
            Verdict::Stale { confirmed_at } => Some(*confirmed_at),
            Verdict::Refused { kept, .. } => *kept,
            Verdict::Fresh | Verdict::Unreached => None,
        }
    }

    /// A good copy is in use.
    pub fn is_usable(&self) -> bool {
        *self == Verdict::Fresh || self.unconfirmed_since().is_some()
    }
}

/// What the About page shows to a skeptical clinician.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TrustReport {
    pub verdict: Verdict,
    /// Last time when a full check succeeded on this device.
    pub checked_at: Option<UnixSeconds>,
    pub roles: Vec<RoleReport>,
    /// SHA-256 of the start page (`index.html`), which names every other file of the app by its hash, as the editors of
    /// the release in use signed it; hex in groups of four.
    pub app: Option<String>,
    /// Newest first, bounded: refusals and failed checks, in plain words with role, version and rule.
    pub log: Vec<LogEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RoleReport {
    /// root, targets, editors, partner-X, snapshot, timestamp.
    pub role: String,
    pub version: u64,
    pub expires: UnixSeconds,
    /// By the clock, or by a later time that is known to have passed.
    pub expired: bool,
    pub threshold: u32,
    pub keys: Vec<KeyReport>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KeyReport {
    /// The person's or partner's name, from the key's `x-signpost-holder` field in the metadata, if any.
    pub holder: Option<String>,
    /// SHA-256 of the public key, hex, in groups of four for reading aloud.
    pub fingerprint: String,
    /// Whether this key's signature is on the current file.
    pub signed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LogEntry {
    pub at: UnixSeconds,
    pub message: String,
}

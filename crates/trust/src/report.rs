//! The verdict and what it rests on, for the banner and the About page.

use serde::{Deserialize, Serialize};
use signpost_hours::UnixSeconds;

/// Whether the stored directory may be shown, and with which banner.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Verdict {
    /// All metadata was valid at the last check.
    Fresh,
    /// All signatures are valid, but something has expired; last confirmed at `confirmed_at`.
    Stale {
        /// When the newest valid timestamp was signed.
        confirmed_at: UnixSeconds,
    },
    /// The newest files were refused. `kept`: when the last good copy, which stays in use, was last confirmed.
    Refused {
        /// The role of the refused file.
        role: String,
        /// The [`Reason`](crate::Reason), as a sentence.
        rule: String,
        /// `None`: there is no good copy.
        kept: Option<UnixSeconds>,
    },
    /// No copy is stored and the site has not answered yet.
    #[default]
    Unreached,
}

impl Verdict {
    /// Since when the copy in use has not been confirmed; `None` when it is fresh or missing.
    pub fn unconfirmed_since(&self) -> Option<UnixSeconds> {
        match self {
            Verdict::Stale { confirmed_at } => Some(*confirmed_at),
            Verdict::Refused { kept, .. } => *kept,
            Verdict::Fresh | Verdict::Unreached => None,
        }
    }

    /// A good copy is in use, fresh or not.
    pub fn is_usable(&self) -> bool {
        *self == Verdict::Fresh || self.unconfirmed_since().is_some()
    }
}

/// Shown on the About page, so that a skeptical clinician can check who signed what.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TrustReport {
    /// The verdict now.
    pub verdict: Verdict,
    /// When an update on this device last verified everything as current.
    pub checked_at: Option<UnixSeconds>,
    /// Top-level roles, then delegated ones.
    pub roles: Vec<RoleReport>,
    /// SHA-256 of the start page (`index.html`), as signed by the editors of the release in use; hex in groups of four.
    /// The page names every other file of the app by its hash.
    pub app: Option<String>,
    /// Refusals and failed updates, newest first, bounded; each with role, version and reason.
    pub log: Vec<LogEntry>,
}

/// One role of the release in use.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RoleReport {
    /// `root`, `targets`, `editors`, `partner-X`, `snapshot` or `timestamp`.
    pub role: String,
    /// Of the metadata in use.
    pub version: u64,
    /// Of the metadata in use.
    pub expires: UnixSeconds,
    /// By the clock, or by the latest time that is known to have passed.
    pub expired: bool,
    /// Signatures that are needed.
    pub threshold: u32,
    /// All keys that may sign.
    pub keys: Vec<KeyReport>,
}

/// A key of a role.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KeyReport {
    /// The person or partner, from `x-signpost-holder` in the metadata.
    pub holder: Option<String>,
    /// SHA-256 of the public key, hex in groups of four, to be read aloud.
    pub fingerprint: String,
    /// Whether this key's signature is on the current file.
    pub signed: bool,
}

/// One refusal or failure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LogEntry {
    /// When it happened.
    pub at: UnixSeconds,
    /// A sentence with role, version and reason.
    pub message: String,
}

//! Defines what a reader is told about trust: the verdict and what it rests on.

use crate::core::UnixSeconds;
use serde::{Deserialize, Serialize};

/// Whether the directory at hand may be shown, and how (`fresh`, `stale`, `refused`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Everything valid at the time of the check.
    Fresh,
    /// All signatures good, but not confirmed to be current since `confirmed_at`.
    Stale { confirmed_at: UnixSeconds },
    /// The newest files were refused; the last good copy (if any) stays in use.
    Refused { role: String, rule: String },
}

/// What the About page shows to a skeptical clinician.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustReport {
    pub verdict: Verdict,
    /// A usable directory is at hand (also under `Refused`, when an older good copy was kept).
    pub usable: bool,
    /// Last time when a full check succeeded on this device.
    pub checked_at: Option<UnixSeconds>,
    pub roles: Vec<RoleReport>,
    /// Newest first, bounded: refusals and failed checks, in plain words with role, version and rule.
    pub log: Vec<LogEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleReport {
    /// root, targets, editors, partner-X, snapshot, timestamp.
    pub role: String,
    pub version: u64,
    pub expires: UnixSeconds,
    pub threshold: u32,
    pub keys: Vec<KeyReport>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyReport {
    /// The person's or partner's name, from the key's `x-signpost-holder` field in the metadata, if any.
    pub holder: Option<String>,
    /// SHA-256 of the public key, hex, in groups of four for reading aloud.
    pub fingerprint: String,
    /// Whether this key's signature is on the current file.
    pub signed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    pub at: UnixSeconds,
    pub message: String,
}

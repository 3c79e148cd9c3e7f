//! How strict a client is, and its limits on everything that is fetched.

use super::key::{ED25519, Scheme};
use signpost_hours::UnixSeconds;
use std::collections::BTreeSet;

/// In seconds.
pub const DAY: UnixSeconds = 86_400;

/// [`Policy::strict`] or [`Policy::reader`], with other schemes or caps where needed.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Signatures of other schemes count for nothing. The app ships with Ed25519 alone.
    pub schemes: &'static [Scheme],
    /// What an expired timestamp or snapshot means.
    pub expiry: Expiry,
    /// Limits on what is fetched.
    pub caps: Caps,
    /// Which parts of a large directory this device wants.
    pub parts: WantedParts,
}

/// Parts of the editors' directory, by their ids ([`crate::release::part`]). Files of other parts are as if the release did
/// not list them: they are neither fetched nor missed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum WantedParts {
    /// All that the release lists.
    #[default]
    All,
    /// These alone. One that the release does not list is none.
    Only(BTreeSet<String>),
}

impl WantedParts {
    /// Whether a file at this path of a release is wanted.
    pub(crate) fn have(&self, path: &str) -> bool {
        match (self, crate::release::part(path)) {
            (WantedParts::Only(ids), Some(part)) => ids.contains(part),
            _ => true,
        }
    }
}

/// What follows when a timestamp or snapshot has expired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// It is refused (specification 5.4.4, 5.5.6).
    Strict,
    /// A stored copy stays in use as stale. A first visit accepts it for the days in the signed root
    /// (`x-signpost-grace-days`), or else for this many.
    Reader {
        /// For a root without [`crate::metadata::GRACE_FIELD`].
        default_grace_days: u32,
    },
}

/// Limits that bound the memory and the requests of one update.
#[derive(Debug, Clone)]
pub struct Caps {
    /// New roots in one update (specification 5.3.3).
    pub roots: u32,
    /// Delegated roles in one search (specification 5.6.7.1), or in one release.
    pub roles: u32,
    /// Bytes of `N.root.json`; these caps hold also where a length is listed.
    pub root_bytes: u64,
    /// Bytes of `timestamp.json`.
    pub timestamp_bytes: u64,
    /// Bytes of `N.snapshot.json`.
    pub snapshot_bytes: u64,
    /// Bytes of the metadata of the targets role and of each delegated role.
    pub targets_bytes: u64,
    /// Bytes of one target file, whatever length is listed.
    pub target_bytes: u64,
    /// Bytes of one target file after decompression.
    pub inflated_bytes: u64,
}

impl Policy {
    /// The specification without exceptions, for the conformance client.
    pub fn strict() -> Self {
        Self { schemes: &[ED25519], expiry: Expiry::Strict, caps: Caps::default(), parts: WantedParts::All }
    }

    /// For the app and `verify`; caps fit a phone's memory.
    pub fn reader() -> Self {
        Self {
            expiry: Expiry::Reader { default_grace_days: 60 },
            caps: Caps { target_bytes: 50_000_000, inflated_bytes: 250_000_000, ..Caps::default() },
            ..Self::strict()
        }
    }
}

impl Default for Caps {
    fn default() -> Self {
        Self {
            roots: 256,
            roles: 32,
            root_bytes: 512_000,
            timestamp_bytes: 16_384,
            snapshot_bytes: 2_000_000,
            targets_bytes: 5_000_000,
            target_bytes: 200_000_000,
            inflated_bytes: 1_000_000_000,
        }
    }
}

//! Defines how strict a client is, and how much of anything it accepts.

use super::key::{ED25519, Scheme};
use signpost_hours::UnixSeconds;

/// A day, in seconds.
pub const DAY: UnixSeconds = 86_400;

/// How a client decides. Two are made: [`Policy::strict`] and [`Policy::reader`].
#[derive(Debug, Clone)]
pub struct Policy {
    /// Signature schemes this client can check. What ships knows Ed25519 alone.
    pub schemes: &'static [Scheme],
    pub expiry: Expiry,
    pub caps: Caps,
}

/// What an expired timestamp or snapshot means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// Refused, as the specification says.
    Strict,
    /// Stale but usable: a copy that is held stays in use; a first visit is let in within the grace
    /// that the signed root allows (`x-signpost-grace-days`), else within this many days.
    Reader { default_grace_days: u32 },
}

/// The most that is fetched or followed.
#[derive(Debug, Clone)]
pub struct Caps {
    /// New roots in one update (specification 5.3.3).
    pub roots: u32,
    /// Delegated roles visited for one lookup, or read for one release.
    pub roles: u32,
    /// Bytes of a file whose length nobody announced.
    pub root_bytes: u64,
    pub timestamp_bytes: u64,
    pub snapshot_bytes: u64,
    pub targets_bytes: u64,
    /// Bytes of one target file, announced or not.
    pub target_bytes: u64,
    /// Bytes that one target file may inflate to.
    pub inflated_bytes: u64,
}

impl Policy {
    /// Exactly the specification: for `verify` and for the conformance client.
    pub fn strict() -> Self {
        Self { schemes: &[ED25519], expiry: Expiry::Strict, caps: Caps::default() }
    }

    /// For the reader's browser: a phone's memory bounds what is fetched.
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

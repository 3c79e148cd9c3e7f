//! Defines what a device holds from visit to visit: trusted metadata, the last good release, the highest
//! clock seen. Its bytes are hostile until they are verified again.

use super::{policy::Policy, refusal::Refusal, release::VerifiedRelease, report::TrustReport};
use crate::core::UnixSeconds;

/// What a page brings with it: where trust begins (`index.html`, `trust-anchor`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The root metadata file, as signed.
    pub root: Vec<u8>,
    pub floor: Floor,
}

/// The oldest versions that are accepted, so that a first visitor or an evicted browser cannot be given an old release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Floor {
    pub timestamp: u64,
    pub snapshot: u64,
    pub targets: u64,
    /// When the page was published: no clock is earlier than this.
    pub time: UnixSeconds,
}

impl Anchor {
    /// Reads the JSON of the page's `trust-anchor` script; members besides `root` and `floor` are others' and left alone.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        todo!("{text}")
    }

    /// The JSON for the page, with `community` (JSON text) as a further member. `<`, `>` and `&` are escaped, so that
    /// it can stand inside a script element.
    pub fn to_script(&self, community: &str) -> Result<String, Refusal> {
        todo!("{community}")
    }
}

/// What this device trusts.
#[derive(Debug, Clone)]
pub struct TrustedState {}

impl TrustedState {
    /// Nothing but the page's anchor.
    pub fn first_visit(anchor: &Anchor, policy: &Policy) -> Result<Self, Refusal> {
        todo!("{anchor:?}{policy:?}")
    }

    /// Verifies stored bytes from the anchor on: the chain of roots, every signature, the release that is held.
    /// On an error start with [`TrustedState::first_visit`].
    pub fn load(bytes: &[u8], anchor: &Anchor, policy: &Policy, now: UnixSeconds) -> Result<Self, Refusal> {
        todo!("{bytes:?}{anchor:?}{policy:?}{now}")
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        todo!()
    }

    /// The last good release, if one is held.
    pub fn release(&self) -> Option<&VerifiedRelease> {
        todo!()
    }

    /// What the reader is told, at `now` (also before any update: a held release may have become stale).
    pub fn report(&self, now: UnixSeconds) -> TrustReport {
        todo!("{now}")
    }
}

//! Defines the update: the client workflow of TUF 1.0.34 section 5 as steps without input and output.

use super::{
    policy::Policy,
    refusal::Refusal,
    release::{VerifiedFile, VerifiedRelease},
    report::Verdict,
    state::TrustedState,
};
use crate::core::UnixSeconds;

/// What an update is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// The top-level roles only.
    Refresh,
    /// The reader's: everything the reader's release is made of, with its packs.
    Release,
    /// One target file, found through the delegations.
    Target(String),
}

/// What the shell is to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Fetch(Fetch),
    Done(Box<Outcome>),
}

/// A file that the update wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetch {
    pub place: Place,
    /// Relative to its place, percent-encoded: `2.root.json`, `data/HASH.directory.pack`.
    pub path: String,
    /// Stop reading past this and answer [`Response::TooLong`].
    pub max_length: u64,
    /// Bulk data: hash it by WebCrypto where there is one, and hand the digest in.
    pub bulk: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Under `metadata/`.
    Metadata,
    /// Under `targets/`.
    Targets,
}

/// What the network said. Redirects are followed within the origin only, or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Response {
    /// Status 200. `sha256` where the shell has computed it.
    Body { bytes: Vec<u8>, sha256: Option<[u8; 32]> },
    /// Any other status.
    Status(u16),
    /// The body went past `max_length`.
    TooLong,
    /// The request failed (CORS, TLS, connection lost): in words, for the log.
    Failed(String),
    /// The device is offline.
    Offline,
}

/// How the update ended. Whatever it was, keep [`Update::state`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Goal `Refresh`.
    Refreshed,
    /// The release that is held is the current one.
    Unchanged { verdict: Verdict },
    /// A newer release. `files` are those that are not held under the same hash already.
    Updated { release: VerifiedRelease, files: Vec<VerifiedFile>, verdict: Verdict },
    /// Goal `Target`.
    Target { path: String, bytes: Vec<u8> },
    /// Something was refused: the last good release (`state().release()`) stays in use.
    Refused(Refusal),
    /// The network did not answer: the last good release stays in use.
    Unreachable(Refusal),
}

/// One update cycle, at one fixed time.
#[derive(Debug)]
pub struct Update {
    state: TrustedState,
}

impl Update {
    /// `now` is the time of the whole update (specification 5.1), whatever the clock does meanwhile.
    pub fn new(state: TrustedState, goal: Goal, policy: &Policy, now: UnixSeconds) -> Self {
        todo!("{state:?}{goal:?}{policy:?}{now}")
    }

    /// What to do next; the same again until [`Update::give`] is called.
    pub fn step(&mut self) -> Step {
        todo!()
    }

    /// The answer to the last [`Step::Fetch`].
    pub fn give(&mut self, response: Response) {
        todo!("{response:?}")
    }

    /// What to keep. A network failure or a refusal never loses the release that is held.
    pub fn state(&self) -> &TrustedState {
        &self.state
    }

    pub fn into_state(self) -> TrustedState {
        self.state
    }
}

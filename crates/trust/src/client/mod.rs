//! Defines the update: the client workflow of TUF 1.0.34 section 5 as steps without input and output.

mod lookup;
mod workflow;

use super::{
    metadata::{Hashes, Metadata, Root, Snapshot, Targets, Timestamp},
    policy::Policy,
    refusal::{Refusal, Rule},
    release::{VerifiedFile, VerifiedRelease},
    report::Verdict,
    state::TrustedState,
};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

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
    /// Of a target file: bytes with these hashes, wherever they come from, are the file. Bulk data: hash them by
    /// WebCrypto where there is one, and hand the digest in. `None` for metadata.
    pub hashes: Option<Hashes>,
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
    goal: Goal,
    policy: Policy,
    /// The device's clock, for the record.
    clock: UnixSeconds,
    /// The time of the whole update: never before a time that is known to have passed.
    now: UnixSeconds,
    phase: Phase,
    wanted: Option<Fetch>,
    /// New roots taken in this update.
    new_roots: u32,
    /// Something is past its expiry, and used all the same.
    stale: bool,
    // Verified in this update; root is `state.root`.
    timestamp: Option<Metadata<Timestamp>>,
    snapshot: Option<Metadata<Snapshot>>,
    /// `targets` and delegated roles, by name.
    roles: BTreeMap<String, Metadata<Targets>>,
    /// The new release while its files are fetched.
    release: Option<VerifiedRelease>,
    files: Vec<VerifiedFile>,
    /// The search, while it waits for a role.
    lookup: Option<lookup::Lookup>,
    /// The role that the search asked for last.
    asked: Option<String>,
    outcome: Option<Outcome>,
}

/// What is being waited for, or decided next.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Phase {
    Root,
    Timestamp,
    Snapshot,
    /// A targets role and who delegates to it (`root` for the top-level one).
    Role {
        name: String,
        delegator: String,
    },
    /// What comes after a role is there, by goal.
    Next,
    /// A pack of the release, by its place among the release's files.
    Pack(usize),
    Lookup(lookup::Lookup),
    Target {
        path: String,
        role: String,
    },
}

impl Update {
    /// `now` is the time of the whole update (specification 5.1), whatever the clock does meanwhile.
    pub fn new(state: TrustedState, goal: Goal, policy: &Policy, now: UnixSeconds) -> Self {
        Self {
            now: state.not_before(now),
            clock: now,
            state,
            goal,
            policy: policy.clone(),
            phase: Phase::Root,
            wanted: None,
            new_roots: 0,
            stale: false,
            timestamp: None,
            snapshot: None,
            roles: BTreeMap::new(),
            release: None,
            files: Vec::new(),
            lookup: None,
            asked: None,
            outcome: None,
        }
    }

    /// Goes on to another target file after one is done, under the metadata that was verified already.
    /// Does nothing when the update has not got that far.
    pub fn look_up(&mut self, path: &str) {
        if self.outcome.is_some() && self.roles.contains_key("targets") {
            self.goal = Goal::Target(path.to_owned());
            self.outcome = None;
            self.lookup = None;
            self.asked = None;
            self.phase = Phase::Next;
        }
    }

    /// What to do next; the same again until [`Update::give`] is called.
    pub fn step(&mut self) -> Step {
        while self.wanted.is_none() && self.outcome.is_none() {
            if let Err(refusal) = self.advance() {
                self.refuse(refusal);
            }
        }
        match (&self.outcome, &self.wanted) {
            (None, Some(fetch)) => Step::Fetch(fetch.clone()),
            (Some(outcome), _) => Step::Done(Box::new(outcome.clone())),
            (None, None) => unreachable!("the loop above ends with one of the two"),
        }
    }

    /// The answer to the last [`Step::Fetch`]. Without one, it is ignored.
    pub fn give(&mut self, response: Response) {
        let Some(fetch) = self.wanted.take() else {
            return;
        };
        if let Err(refusal) = self.take(&fetch, response) {
            self.refuse(refusal);
        }
    }

    /// What to keep. A network failure or a refusal never loses the release that is held.
    pub fn state(&self) -> &TrustedState {
        &self.state
    }

    pub fn into_state(self) -> TrustedState {
        self.state
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.wanted = None;
        self.state.record_failure(self.clock, &refusal);
        self.outcome =
            Some(if refusal.is_network() { Outcome::Unreachable(refusal) } else { Outcome::Refused(refusal) });
    }

    fn root(&self) -> &Root {
        self.state.root().said()
    }
}

/// The body of an answer, or why there is none. `role` is the name for errors.
fn body(response: Response, fetch: &Fetch, role: &str) -> Result<Vec<u8>, Refusal> {
    let too_long = Rule::TooLong { limit: fetch.max_length };
    let rule = match response {
        Response::Body { bytes, .. } if bytes.len() as u64 <= fetch.max_length => {
            return Ok(bytes);
        }
        Response::Body { .. } | Response::TooLong => too_long,
        Response::Status(status) => Rule::Unavailable { status },
        Response::Failed(reason) => Rule::Unreachable { reason },
        Response::Offline => Rule::Unreachable { reason: "the device is offline".into() },
    };
    Err(Refusal::new(role, None, rule))
}

//! The client workflow of the specification's section 5 as a state machine without input and output.

mod lookup;
mod workflow;

use super::{
    metadata::{Hashes, Metadata, Root, Snapshot, Targets, Timestamp},
    policy::Policy,
    refusal::{Reason, Refusal},
    release::{VerifiedFile, VerifiedRelease},
    report::Verdict,
    state::TrustedState,
};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

/// How far an update goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// Top-level metadata only.
    Refresh,
    /// The metadata and packs of a reader's release.
    Release,
    /// One target file, searched through the delegations.
    Target(String),
}

/// What the caller does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Fetch this, and pass the result to [`Update::handle_response`].
    Fetch(Fetch),
    /// Nothing more to fetch.
    Done(Box<Outcome>),
}

/// A file to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetch {
    /// The folder that it is in.
    pub place: Place,
    /// Below its place, percent-encoded: `2.root.json`, `data/HASH.directory.pack`.
    pub path: String,
    /// Stop reading after this many bytes and return [`Response::TooLong`].
    pub max_length: u64,
    /// Hashes of a target file: any copy with them will do. Hash large files with WebCrypto where there is one, and pass
    /// the digest on. `None` for metadata.
    pub hashes: Option<Hashes>,
}

impl Fetch {
    /// Where the file is, from the site's folder: `metadata/2.root.json`, `targets/data/HASH.directory.pack`.
    pub fn site_path(&self) -> String {
        let folder = match self.place {
            Place::Metadata => "metadata",
            Place::Targets => "targets",
        };
        format!("{folder}/{}", self.path)
    }
}

/// The two folders of a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Under `metadata/`.
    Metadata,
    /// Under `targets/`.
    Targets,
}

/// The result of a fetch. Redirects may be followed within the origin only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Response {
    /// Status 200. `sha256` if the caller has computed it.
    Body {
        /// At most [`Fetch::max_length`].
        bytes: Vec<u8>,
        /// Saves hashing `bytes` here.
        sha256: Option<[u8; 32]>,
    },
    /// Any other status.
    Status(u16),
    /// The body went past `max_length`.
    TooLong,
    /// The request failed (CORS, TLS, connection lost); the text is for the log.
    Failed(String),
    /// The device is offline.
    Offline,
}

/// How the update ended. Store [`Update::state`] after every outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Top-level metadata is current ([`Goal::Refresh`]).
    Refreshed,
    /// The stored release is the current one.
    Unchanged {
        /// Whether the metadata that confirms it is fresh.
        verdict: Verdict,
    },
    /// A newer release. `files` are the packs that were not stored with the same hash already.
    Updated {
        /// What it lists.
        release: VerifiedRelease,
        /// Their bytes.
        files: Vec<VerifiedFile>,
        /// Whether its metadata is fresh.
        verdict: Verdict,
    },
    /// The file of [`Goal::Target`].
    Target {
        /// As it was asked for.
        path: String,
        /// Verified.
        bytes: Vec<u8>,
    },
    /// Something was refused; the last good release (`state().release()`) stays in use.
    Refused(Refusal),
    /// The network failed; the last good release stays in use.
    Unreachable(Refusal),
}

/// One update at one fixed time.
#[derive(Debug)]
pub struct Update {
    state: TrustedState,
    goal: Goal,
    policy: Policy,
    /// The device's clock, for the log.
    clock: UnixSeconds,
    /// The fixed update start time (specification 5.1), not before a time that is known to have passed.
    now: UnixSeconds,
    phase: Phase,
    request: Option<Fetch>,
    /// Roots accepted in this update.
    new_roots: u32,
    /// Something expired was accepted under the reader's policy.
    stale: bool,
    // Verified in this update; the root is in `state`.
    timestamp: Option<Metadata<Timestamp>>,
    snapshot: Option<Metadata<Snapshot>>,
    /// `targets` and delegated roles, by name.
    roles: BTreeMap<String, Metadata<Targets>>,
    /// The new release, while its packs are fetched.
    release: Option<VerifiedRelease>,
    files: Vec<VerifiedFile>,
    /// The suspended search, while a role is loaded.
    lookup: Option<lookup::Lookup>,
    /// The role that the search requested last.
    requested_role: Option<String>,
    outcome: Option<Outcome>,
}

/// The current step of the workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Phase {
    Root,
    Timestamp,
    Snapshot,
    /// Load a targets role; `delegator` is `root` for the top-level one.
    Role {
        name: String,
        delegator: String,
    },
    /// A role was loaded: continue by goal.
    Next,
    /// Fetch the pack at this index of the release's files.
    Pack(usize),
    Lookup(lookup::Lookup),
    Target {
        path: String,
        role: String,
    },
}

impl Update {
    /// `now` is the fixed update start time (specification 5.1).
    pub fn new(state: TrustedState, goal: Goal, policy: &Policy, now: UnixSeconds) -> Self {
        Self {
            now: state.not_before(now),
            clock: now,
            state,
            goal,
            policy: policy.clone(),
            phase: Phase::Root,
            request: None,
            new_roots: 0,
            stale: false,
            timestamp: None,
            snapshot: None,
            roles: BTreeMap::new(),
            release: None,
            files: Vec::new(),
            lookup: None,
            requested_role: None,
            outcome: None,
        }
    }

    /// Searches another target file with the metadata of a finished update. Does nothing before targets was verified.
    pub fn look_up(&mut self, path: &str) {
        if self.outcome.is_some() && self.roles.contains_key("targets") {
            self.goal = Goal::Target(path.to_owned());
            self.outcome = None;
            self.lookup = None;
            self.requested_role = None;
            self.phase = Phase::Next;
        }
    }

    /// What to do next. Returns the same fetch until [`Update::handle_response`] is called.
    pub fn step(&mut self) -> Step {
        while self.request.is_none() && self.outcome.is_none() {
            if let Err(refusal) = self.advance() {
                self.refuse(refusal);
            }
        }
        match (&self.outcome, &self.request) {
            (None, Some(fetch)) => Step::Fetch(fetch.clone()),
            (Some(outcome), _) => Step::Done(Box::new(outcome.clone())),
            (None, None) => unreachable!("the loop above ends with one of the two"),
        }
    }

    /// The response to the last [`Step::Fetch`]; ignored when there was none.
    pub fn handle_response(&mut self, response: Response) {
        let Some(fetch) = self.request.take() else {
            return;
        };
        if let Err(refusal) = self.process(&fetch, response) {
            self.refuse(refusal);
        }
    }

    /// The state to store; it keeps the last good release after failures and refusals.
    pub fn state(&self) -> &TrustedState {
        &self.state
    }

    /// The state to store, when the update has ended.
    pub fn into_state(self) -> TrustedState {
        self.state
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.request = None;
        self.state.record_failure(self.clock, &refusal);
        self.outcome =
            Some(if refusal.is_network() { Outcome::Unreachable(refusal) } else { Outcome::Refused(refusal) });
    }

    fn root(&self) -> &Root {
        self.state.root().signed()
    }
}

/// The body of a response, bounded, or the reason why there is none. `role` is the name for errors.
fn body(response: Response, fetch: &Fetch, role: &str) -> Result<Vec<u8>, Refusal> {
    let too_long = Reason::TooLong { limit: fetch.max_length };
    let reason = match response {
        Response::Body { bytes, .. } if bytes.len() as u64 <= fetch.max_length => {
            return Ok(bytes);
        }
        Response::Body { .. } | Response::TooLong => too_long,
        Response::Status(status) => Reason::HttpStatus { status },
        Response::Failed(reason) => Reason::Unreachable { reason },
        Response::Offline => Reason::Unreachable { reason: "the device is offline".into() },
    };
    Err(Refusal::new(role, None, reason))
}

//! Defines who may say what the directory is: The Update Framework 1.0.34, client and signer.
//!
//! The client does no input and output: it says which file it wants and how long that may be, is given
//! the bytes, and answers. The browser, `signpost verify` and the conformance client drive the same steps.
//!
//! | file | what it defines |
//! | --- | --- |
//! | [`hex`] | bytes as hexadecimal digits |
//! | [`json`] | strict JSON in, canonical JSON out |
//! | [`key`] | public keys, signature schemes, keyids |
//! | [`metadata`] | root, timestamp, snapshot, targets: what each file says |
//! | [`path`] | names of target files and the patterns that delegate them |
//! | [`policy`] | strict or reader; caps on everything that is fetched |
//! | [`client`] | the update: which file next, and what was decided |
//! | [`state`] | what a device holds from visit to visit, verified again when loaded |
//! | [`release`] | a verified release and its files: the types the index demands |
//! | [`retry`] | when to try again |
//! | [`sign`] | the publisher's side: keys, drafts, signatures, a repository as a value |
//! | [`refusal`] | why something was refused: role, version, rule |
//! | [`report`] | what a reader is told |
//!
//! # The reader's side
//!
//! ```no_run
//! # use signpost_trust::*;
//! # fn load_from_indexeddb() -> Option<Vec<u8>> { None }
//! # fn fetch(_: &client::Fetch) -> client::Response { client::Response::Offline }
//! # fn inflate(_: &[u8], _limit: u64) -> Vec<u8> { vec![] }
//! # fn main() -> Result<(), Refusal> {
//! # let (anchor_text, now) = ("", 0);
//! let policy = Policy::reader();
//! let anchor = Anchor::parse(anchor_text)?;
//!
//! // 1. What this device already holds is searchable before any request is made.
//! let state = match load_from_indexeddb() {
//!     Some(bytes) => TrustedState::load(&bytes, &anchor, &policy, now)
//!         .or_else(|_| TrustedState::first_visit(&anchor, &policy))?,
//!     None => TrustedState::first_visit(&anchor, &policy)?,
//! };
//! if let Some(release) = state.release() {
//!     for entry in release.files() {
//!         // the shell reads the stored bytes of `entry.sha256` and hashes them (WebCrypto)
//!         # let (bytes, digest) = (vec![], None);
//!         let file = release.admit(&entry.path, bytes, digest)?; // VerifiedFile
//!         let body = inflate(file.bytes(), file.inflated_limit());
//!         let file = file.inflated(body, None)?; // length (and hash) of the inflated body are signed too
//!         // VerifiedFile::try_map(pack::decode) -> Verified<Directory>
//!     }
//! }
//!
//! // 2. An update: at most two requests when nothing changed.
//! let mut update = Update::new(state, Goal::Release, &policy, now);
//! let outcome = loop {
//!     match update.step() {
//!         client::Step::Fetch(wanted) => update.give(fetch(&wanted)),
//!         client::Step::Done(outcome) => break outcome,
//!     }
//! };
//! // 3. Keep `update.state().to_bytes()` whatever the outcome was (it remembers versions and never
//! //    loses the last good release), in one transaction with `outcome`'s new files.
//! # let _ = outcome; Ok(()) }
//! ```
//!
//! # The publisher's side
//!
//! See [`sign`]: a [`sign::Repository`] is a value made of the published metadata; a change is a draft,
//! signed by as many keys as its role needs (signatures may travel as files), accepted, and sealed by the
//! robot's key into a new snapshot and timestamp.

pub mod client;
pub mod hex;
pub mod json;
pub mod key;
pub mod metadata;
pub mod path;
pub mod policy;
pub mod refusal;
pub mod release;
pub mod report;
pub mod retry;
pub mod sign;
pub mod state;

pub use client::{Goal, Update};
pub use policy::Policy;
pub use refusal::{Refusal, Rule};
pub use release::{Author, Verified, VerifiedFile, VerifiedRelease};
pub use state::{Anchor, Floor, TrustedState};

/// The specification this client and signer follow; files of another major version are refused.
pub const SPEC_VERSION: &str = "1.0.34";

#![doc = include_str!("../README.md")]
//!
//! # Modules
//!
//! | module | what is in it |
//! | --- | --- |
//! | [`metadata`] | root, timestamp, snapshot, targets: parsed, written, signatures verified |
//! | [`client`] | the client workflow (specification 5): which file is next, and the outcome |
//! | [`state`] | trusted metadata that a device stores between visits, verified again when loaded |
//! | [`release`] | a verified release and its files, which the search index accepts and nothing else |
//! | [`sign`] | the publisher's side: keys, drafts, signatures, a repository as a value |
//! | [`policy`] | strict or reader; caps on everything that is fetched |
//! | [`refusal`] | why something was refused: role, version, reason |
//! | [`report`] | the verdict and what it rests on, for the About page |
//! | [`key`] | public keys, signature schemes, keyids |
//! | [`json`] | strict and canonical JSON |
//! | [`path`] | target paths, and the patterns that delegate them |
//! | [`retry`] | when to try again after the network failed |
//! | [`hex`] | lower-case hexadecimal |
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
//! // 1. The stored directory is searchable before any request is made.
//! let state = match load_from_indexeddb() {
//!     Some(bytes) => TrustedState::load(&bytes, &anchor, &policy, now)
//!         .or_else(|_| TrustedState::first_visit(&anchor, &policy))?,
//!     None => TrustedState::first_visit(&anchor, &policy)?,
//! };
//! if let Some(release) = state.release() {
//!     for entry in release.files() {
//!         // the caller reads the stored bytes of `entry.sha256` and hashes them (WebCrypto)
//!         # let (bytes, digest) = (vec![], None);
//!         let file = release.verify_file(&entry.path, bytes, digest)?; // VerifiedFile
//!         let body = inflate(file.bytes(), file.inflated_limit());
//!         let file = file.inflated(body, None)?; // length (and hash) of the inflated body are signed too
//!         // `signpost_release::decode` makes the directory of all of them
//!     }
//! }
//!
//! // 2. An update: two requests when nothing changed.
//! let mut update = Update::new(state, Goal::Release, &policy, now);
//! let outcome = loop {
//!     match update.step() {
//!         client::Step::Fetch(wanted) => update.handle_response(fetch(&wanted)),
//!         client::Step::Done(outcome) => break outcome,
//!     }
//! };
//! // 3. Store `update.state().to_bytes()` after every outcome, in one transaction with its new files: it holds the
//! //    trusted versions, and the last good release is never dropped from it.
//! # let _ = outcome; Ok(()) }
//! ```
//!
//! # The publisher's side
//!
//! See [`sign`]: a [`sign::Repository`] is built from the published metadata. A change is a draft, signed by as many
//! keys as its role needs (signatures may travel as files) and accepted; the online key then signs a new snapshot and
//! timestamp.

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
pub use refusal::{Reason, Refusal};
pub use release::{Author, Verified, VerifiedFile, VerifiedRelease};
pub use state::{Anchor, Floor, TrustedState};

/// The version of the specification that is implemented; files of another major version are refused.
pub const SPEC_VERSION: &str = "1.0.34";

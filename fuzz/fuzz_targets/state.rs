//! A stored state that rotted or was tampered with, with a good checksum, or nothing would get past it: loaded or refused.
//! Half of the inputs are the whole state; the others change some bytes of a good one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};
use signpost_trust::{Anchor, Goal, Policy, TrustedState, Update, client::{Place, Response, Step}};
use std::sync::OnceLock;

mod common;

/// Bytes of the checksum at the end.
const CHECKSUM: usize = 32;

/// What a device has kept after a good first visit.
fn good() -> (Anchor, Vec<u8>) {
    let (anchor, site) = common::site();
    let policy = Policy::reader();
    let state = TrustedState::first_visit(&anchor, &policy).expect("good");
    let mut update = Update::new(state, Goal::Release, &policy, common::NOW);
    while let Step::Fetch(fetch) = update.step() {
        let body = match fetch.place {
            Place::Metadata => site.get(&fetch.path).cloned(),
            Place::Targets => Some(common::PACK.to_vec()),
        };
        update.handle_response(body.map_or(Response::Status(404), |bytes| Response::Body { bytes, sha256: None }));
    }
    let mut bytes = update.into_state().to_bytes();
    bytes.truncate(bytes.len() - CHECKSUM);
    (anchor, bytes)
}

fuzz_target!(|bytes: &[u8]| {
    static GOOD: OnceLock<(Anchor, Vec<u8>)> = OnceLock::new();
    let (anchor, good) = GOOD.get_or_init(good);
    let policy = Policy::reader();
    let mut state = match bytes.split_first() {
        Some((kind, changes)) if kind % 2 == 1 => {
            let mut state = good.clone();
            for change in changes.chunks_exact(3) {
                let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % state.len();
                state[at] = change[2];
            }
            state
        }
        _ => bytes.to_vec(),
    };
    state.extend(Sha256::digest(&state));
    if let Ok(state) = TrustedState::load(&state, anchor, &policy, common::NOW) {
        let _ = state.report(common::NOW);
        assert!(state.release().is_none_or(|release| release.files().len() == 1));
    }
});

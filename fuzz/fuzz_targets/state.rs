//! Any bytes as a stored state (with a good checksum, or nothing would get past it): loaded or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};
use signpost::core::trust::{Policy, TrustedState};

mod common;

fuzz_target!(|bytes: &[u8]| {
    let (anchor, _) = common::site();
    let policy = Policy::reader();
    let _ = TrustedState::load(bytes, &anchor, &policy, common::NOW);
    let sealed = [bytes, &Sha256::digest(bytes)].concat();
    if let Ok(state) = TrustedState::load(&sealed, &anchor, &policy, common::NOW) {
        let _ = state.report(common::NOW);
    }
});

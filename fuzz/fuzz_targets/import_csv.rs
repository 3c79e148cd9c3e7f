//! Any bytes as a source: see `fuzz/src/imports.rs`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/imports.rs"]
#[allow(dead_code)]
mod imports;

fuzz_target!(|bytes: &[u8]| imports::csv(bytes));

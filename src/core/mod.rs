//! The pure core: bytes, `now` and language in, answers out.
//!
//! Nothing here knows a browser, a file, a clock or a network, so every promise of the product can
//! be tested natively.

#![forbid(unsafe_code)]

pub mod config;
pub mod date;
pub mod directory;
pub mod handoff;
pub mod hours;
pub mod hsds;
pub mod icon;
pub mod json;
pub mod locale;
pub mod protocol;
pub mod route;
pub mod saved;
pub mod search;
pub mod trust;

/// A moment as whole seconds since 1970-01-01T00:00:00Z. Always handed in by the shell.
pub type UnixSeconds = i64;

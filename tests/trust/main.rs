//! What the trust core promises: each attack that TUF knows is refused, by name; what is good is taken.
//!
//! `docs/trust-tests.md` says which defence each test guards; `tests/trust/mutations.py` takes each defence away and sees
//! its test fail.

mod bytes;
mod delegation;
mod device;
mod freshness;
mod interop;
mod network;
mod rollback;
mod rotation;
mod signatures;
mod usage;
mod world;

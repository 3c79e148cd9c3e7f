//! The trust crate against the attacks of the TUF specification, and the ordinary days of a repository.
//!
//! `docs/trust-tests.md` lists the defence that each test guards; `tests/trust/mutations.py` removes each defence and
//! checks that its test fails.

mod bytes;
mod delegation;
mod device;
mod freshness;
mod interop;
mod layers;
mod network;
mod parts;
mod rollback;
mod rotation;
mod signatures;
mod usage;
mod world;

//! Signpost: a community's directory of help as a signed static site.
//!
//! # Code map
//!
//! | room | what it is | may use |
//! | --- | --- | --- |
//! | [`core`] | everything that can be decided without a browser, a disk or a clock | nothing else here |
//! | `browser` | one file per Web API, no decisions (wasm only) | `core` |
//! | `ui` | the Leptos pages and components (wasm only, feature `app`) | `browser`, `core` |
//! | `publish` | the bodies of the native commands (native only) | `core` |
//! | `worker` | the Web Worker: verifies, keeps, indexes, searches (wasm only, feature `app`) | `browser`, `core` |
//! | `bin/app.rs` | the program of the browser: the page, or its worker | `ui`, `worker` |
//! | `bin/signpost.rs` | the community's tool | `publish` |
//! | `bin/xtask/` | the contributor's tool: set-up, build, serve, test, bench | `publish` |
//!
//! # Invariants (`tests/architecture.rs` holds what a test can hold)
//!
//! - `core` knows no browser, no files, no clock, no async: bytes, `now` and language are arguments.
//! - `publish` and `ui` never meet.
//! - Nothing unverified is shown as the directory: only [`core::trust`] makes a verified dataset,
//!   and the search index can be built from nothing else in the browser.
//! - Which requests are made never depends on the reader.

pub mod core;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod ui;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub mod worker;

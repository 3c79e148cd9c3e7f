//! Defines opening IndexedDB through rexie, and what can go wrong in words that a reader can be told.
//!
//! A database is opened for each use and closed after it, so that no old tab ever stands in the way of a newer
//! version or of erasing everything. Every store that ever was stays listed: rexie deletes the others.

use super::{Base, time::within};
use rexie::{ObjectStore, Rexie};
use std::fmt;
use wasm_bindgen::JsValue;

/// Some browsers never answer when their database is damaged. Milliseconds.
const PATIENCE: u32 = 10_000;

/// Why something could not be read from or kept on this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The browser keeps nothing: private browsing, a setting, or an old browser.
    Refused,
    /// No room left on the device, or none that the browser gives to this site.
    Full,
    /// Another tab holds it, or the browser does not answer: close other tabs, try again.
    Blocked,
    /// Anything else, in the browser's words.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Refused => f.write_str("this browser does not let the site keep anything"),
            StoreError::Full => f.write_str("there is no room left on this device"),
            StoreError::Blocked => f.write_str("the browser's database does not answer"),
            StoreError::Failed(reason) => write!(f, "the browser's database failed: {reason}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<rexie::Error> for StoreError {
    fn from(error: rexie::Error) -> Self {
        // rexie says "idb error"; what happened stands in its source, where the DOMException is only text.
        let reason = match error {
            rexie::Error::IdbError(cause) => cause.to_string(),
            other => other.to_string(),
        };
        let names = |kinds: &[&str]| kinds.iter().any(|kind| reason.contains(kind));
        if names(&["QuotaExceededError"]) {
            StoreError::Full
        } else if names(&["SecurityError", "InvalidStateError", "indexed db not found", "NotAllowedError"]) {
            StoreError::Refused
        } else {
            StoreError::Failed(reason)
        }
    }
}

/// Opens the database `name` of this site with exactly these stores (keys are given with each value).
pub async fn open(base: &Base, name: &str, version: u32, stores: &[&str]) -> Result<Rexie, StoreError> {
    let builder = Rexie::builder(&full_name(base, name)).version(version);
    let builder = stores.iter().fold(builder, |builder, store| builder.add_object_store(ObjectStore::new(store)));
    Ok(within(PATIENCE, builder.build()).await.ok_or(StoreError::Blocked)??)
}

/// Deletes the database `name` of this site.
pub async fn delete(base: &Base, name: &str) -> Result<(), StoreError> {
    Ok(within(PATIENCE, Rexie::delete(&full_name(base, name))).await.ok_or(StoreError::Blocked)??)
}

/// Waits until a transaction is written. The browser aborts one mostly for want of room.
pub async fn commit(transaction: rexie::Transaction) -> Result<(), StoreError> {
    let result = within(PATIENCE, transaction.done()).await.ok_or(StoreError::Blocked)??;
    if result.is_committed() { Ok(()) } else { Err(StoreError::Full) }
}

/// A text value, `None` where there is none or something else.
pub async fn read_text(store: &rexie::Store, key: &str) -> Result<Option<String>, StoreError> {
    Ok(store.get(key.into()).await?.and_then(|value: JsValue| value.as_string()))
}

fn full_name(base: &Base, name: &str) -> String {
    format!("signpost {name} {}", base.path())
}

//! IndexedDB through rexie: databases of stores with text keys, and its errors as [`StoreError`].
//!
//! A database is opened for each use and closed after it: an open connection in an old tab would block a version
//! upgrade and "erase everything". Inside a transaction await nothing but its own requests, or it commits. A store that
//! was ever created stays listed: rexie deletes the stores that a version does not list.

use crate::{Base, time::within};
use rexie::{ObjectStore, Rexie, TransactionMode};
use std::{cell::Cell, fmt};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// Some browsers never answer when their database is damaged. Milliseconds.
const PATIENCE: u32 = 10_000;
/// For one that did not answer the last time. Milliseconds.
const IMPATIENCE: u32 = 500;

thread_local! {
    /// The database did not answer the last time.
    static HANGS: Cell<bool> = const { Cell::new(false) };
}

fn patience() -> u32 {
    if HANGS.get() { IMPATIENCE } else { PATIENCE }
}

/// What is asked of a database that hangs is not waited for as long again, each time anew.
pub fn note_hanging(hangs: bool) {
    HANGS.set(hangs);
}

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

/// An open database; closed when dropped.
pub struct Database(Option<Rexie>);

impl Drop for Database {
    fn drop(&mut self) {
        self.0.take().into_iter().for_each(Rexie::close);
    }
}

/// Opens the database `name` of this site with exactly these stores.
pub async fn open(base: &Base, name: &str, version: u32, stores: &[&str]) -> Result<Database, StoreError> {
    let builder = Rexie::builder(&full_name(base, name)).version(version);
    let builder = stores.iter().fold(builder, |builder, store| builder.add_object_store(ObjectStore::new(store)));
    let database = within(patience(), builder.build()).await.ok_or(StoreError::Blocked)??;
    Ok(Database(Some(database)))
}

/// Deletes the database `name` of this site.
pub async fn delete(base: &Base, name: &str) -> Result<(), StoreError> {
    Ok(within(PATIENCE, Rexie::delete(&full_name(base, name))).await.ok_or(StoreError::Blocked)??)
}

impl Database {
    pub fn reading(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        self.begin(stores, TransactionMode::ReadOnly)
    }

    /// Nothing of it is kept before [`Transaction::commit`].
    pub fn writing(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        self.begin(stores, TransactionMode::ReadWrite)
    }

    fn begin(&self, stores: &[&str], mode: TransactionMode) -> Result<Transaction, StoreError> {
        let database = self.0.as_ref().expect("open until dropped");
        Ok(Transaction(Some(database.transaction(stores, mode)?)))
    }
}

/// All or nothing of what is done in it is kept: nothing, unless it is committed.
pub struct Transaction(Option<rexie::Transaction>);

/// Left to itself, it would keep what was done so far.
impl Drop for Transaction {
    fn drop(&mut self) {
        if let Some(transaction) = self.0.take() {
            // Asked for before the browser is back at work and would commit. One that has ended, or failed by itself,
            // cannot be aborted.
            spawn_local(async move { drop(transaction.abort().await) });
        }
    }
}

impl Transaction {
    fn store(&self, name: &str) -> Result<rexie::Store, StoreError> {
        Ok(self.0.as_ref().expect("there until committed").store(name)?)
    }

    pub async fn get(&self, store: &str, key: &str) -> Result<Option<JsValue>, StoreError> {
        Ok(self.store(store)?.get(key.into()).await?)
    }

    pub async fn get_text(&self, store: &str, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.get(store, key).await?.and_then(|value| value.as_string()))
    }

    pub async fn put(&self, store: &str, key: &str, value: &JsValue) -> Result<(), StoreError> {
        self.store(store)?.put(value, Some(&key.into())).await?;
        Ok(())
    }

    pub async fn delete(&self, store: &str, key: &str) -> Result<(), StoreError> {
        Ok(self.store(store)?.delete(key.into()).await?)
    }

    pub async fn clear(&self, store: &str) -> Result<(), StoreError> {
        Ok(self.store(store)?.clear().await?)
    }

    pub async fn keys(&self, store: &str) -> Result<Vec<String>, StoreError> {
        let keys = self.store(store)?.get_all_keys(None, None).await?;
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// Waits until it is written. The browser aborts one mostly for want of room.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        let Some(transaction) = self.0.take() else { return Ok(()) };
        let result = within(PATIENCE, transaction.done()).await.ok_or(StoreError::Blocked)??;
        if result.is_committed() { Ok(()) } else { Err(StoreError::Full) }
    }
}

fn full_name(base: &Base, name: &str) -> String {
    format!("signpost {name} {}", base.path())
}

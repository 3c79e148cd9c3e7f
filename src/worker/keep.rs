//! Defines what is kept of the directory between visits: the trusted state and the release's files, written in one
//! transaction so that they always belong together, and the index made of them, which can be made again.

use crate::{
    browser::{
        Base,
        database::{self, StoreError},
    },
    core::trust::{Anchor, Policy, TrustedState, VerifiedFile, VerifiedRelease, hex},
};
use js_sys::Uint8Array;
use rexie::{Rexie, Store, TransactionMode};
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};

/// Not the patient's list, which has a database of its own: this one may be thrown away at any time.
pub const DATABASE: &str = "directory";
const VERSION: u32 = 1;
/// Every store of every version: rexie deletes what is not listed.
const STORES: [&str; 3] = [TRUST, FILES, INDEX];
/// One value, under [`STATE`].
const TRUST: &str = "trust";
const STATE: &str = "state";
/// Bytes as downloaded, under their SHA-256 in hex.
const FILES: &str = "files";
/// One value, under the fingerprint of what it was made of and by.
const INDEX: &str = "index";

/// What became of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Kept,
    /// Another tab has kept a newer state meanwhile, and it stays.
    Outrun,
}

/// The trusted state as it was kept; still to be verified.
pub async fn read_state(base: &Base) -> Result<Option<Vec<u8>>, StoreError> {
    using(base, async |database| {
        let transaction = database.transaction(&[TRUST], TransactionMode::ReadOnly)?;
        read_bytes(&transaction.store(TRUST)?, STATE).await
    })
    .await
}

/// The bytes of a release's file, as kept under this hash; still to be verified.
pub async fn read_file(base: &Base, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
    using(base, async |database| {
        let transaction = database.transaction(&[FILES], TransactionMode::ReadOnly)?;
        read_bytes(&transaction.store(FILES)?, &hex::encode(sha256)).await
    })
    .await
}

/// Keeps the state with `files`, and drops the files that `release` does not list: all or nothing. A newer state of
/// another tab is not overwritten (compared inside the transaction, since plain HTTP has no locks).
pub async fn write(
    base: &Base,
    state: &TrustedState,
    files: &[VerifiedFile],
    anchor: &Anchor,
    policy: &Policy,
    now: i64,
) -> Result<Written, StoreError> {
    let hashes: BTreeSet<String> = state.release().map(listed).unwrap_or_default();
    let new: Vec<(String, Uint8Array)> = state
        .release()
        .into_iter()
        .flat_map(|release| release.files())
        .filter_map(|listed| {
            let file = files.iter().find(|file| file.path() == listed.path)?;
            Some((hex::encode(&listed.sha256), Uint8Array::from(file.bytes())))
        })
        .collect();
    let bytes = Uint8Array::from(state.to_bytes().as_slice());

    using(base, async |database| {
        let transaction = database.transaction(&[TRUST, FILES], TransactionMode::ReadWrite)?;
        let put = async {
            let (trust, kept) = (transaction.store(TRUST)?, transaction.store(FILES)?);
            if let Some(stored) = read_bytes(&trust, STATE).await? {
                let stored = TrustedState::load(&stored, anchor, policy, now);
                if stored.is_ok_and(|stored| stored.precedence() > state.precedence()) {
                    return Ok::<_, StoreError>(Written::Outrun);
                }
            }
            for key in kept.get_all_keys(None, None).await? {
                if key.as_string().is_none_or(|key| !hashes.contains(&key)) {
                    kept.delete(key).await?;
                }
            }
            for (hash, file) in &new {
                kept.put(file, Some(&hash.as_str().into())).await?;
            }
            trust.put(&bytes, Some(&STATE.into())).await?;
            Ok(Written::Kept)
        };
        match put.await {
            Ok(Written::Kept) => {
                database::commit(transaction).await?;
                Ok(Written::Kept)
            }
            // A transaction that is let go of commits what was done so far. One that failed by itself cannot be aborted again.
            other => {
                let _ = transaction.abort().await;
                other
            }
        }
    })
    .await
}

/// The saved index, if it was made of the same files by the same engine.
pub async fn read_index(base: &Base, fingerprint: &str) -> Result<Option<Vec<u8>>, StoreError> {
    using(base, async |database| {
        let transaction = database.transaction(&[INDEX], TransactionMode::ReadOnly)?;
        read_bytes(&transaction.store(INDEX)?, fingerprint).await
    })
    .await
}

/// Keeps the index in place of any other.
pub async fn write_index(base: &Base, fingerprint: &str, index: &[u8]) -> Result<(), StoreError> {
    let bytes = Uint8Array::from(index);
    using(base, async |database| {
        let transaction = database.transaction(&[INDEX], TransactionMode::ReadWrite)?;
        let store = transaction.store(INDEX)?;
        store.clear().await?;
        store.put(&bytes, Some(&fingerprint.into())).await?;
        database::commit(transaction).await
    })
    .await
}

fn listed(release: &VerifiedRelease) -> BTreeSet<String> {
    release.files().iter().map(|file| hex::encode(&file.sha256)).collect()
}

async fn using<T>(base: &Base, work: impl AsyncFnOnce(&Rexie) -> Result<T, StoreError>) -> Result<T, StoreError> {
    let database = database::open(base, DATABASE, VERSION, &STORES).await?;
    let outcome = work(&database).await;
    database.close();
    outcome
}

async fn read_bytes(store: &Store, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let value: Option<JsValue> = store.get(key.into()).await?;
    Ok(value.and_then(|value| value.dyn_into::<Uint8Array>().ok()).map(|bytes| bytes.to_vec()))
}

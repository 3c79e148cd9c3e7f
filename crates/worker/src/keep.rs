//! The IndexedDB database of the directory: the trusted state and the release's files, written in one transaction so
//! that they always belong together, and the saved index, which can be built again.

use js_sys::Uint8Array;
use signpost_browser::{
    Base,
    database::{self, Database, StoreError, Transaction},
};
use signpost_directory::Part;
use signpost_trust::{Anchor, Policy, TrustedState, VerifiedFile, VerifiedRelease, hex};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;

/// Not the patient's list, which has a database of its own: this one may be thrown away at any time.
pub const DATABASE: &str = "directory";
const VERSION: u32 = 1;
const STORES: [&str; 3] = [TRUST, FILES, INDEX];
/// One value, under [`STATE`].
const TRUST: &str = "trust";
const STATE: &str = "state";
/// The ids of the parts that the state's release has here, one a line.
const PARTS: &str = "parts";
/// Bytes as downloaded, under their SHA-256 in hex.
const FILES: &str = "files";
/// One value, under the fingerprint of what it was made of and by.
const INDEX: &str = "index";

/// What became of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Kept,
    /// Another tab has stored a newer state meanwhile, which stays.
    Conflict,
}

/// The trusted state as it was kept, still to be verified, and the parts of the directory that belong to it.
pub async fn read_state(base: &Base) -> Result<Option<(Vec<u8>, BTreeSet<String>)>, StoreError> {
    let transaction = open(base).await?.reading(&[TRUST])?;
    let Some(state) = read_bytes(&transaction, TRUST, STATE).await? else { return Ok(None) };
    let parts = read_bytes(&transaction, TRUST, PARTS).await?.unwrap_or_default();
    let parts = String::from_utf8_lossy(&parts).lines().filter(|id| Part::is_id(id)).map(str::to_owned).collect();
    Ok(Some((state, parts)))
}

/// The bytes of a release's file, as kept under this hash; still to be verified.
pub async fn read_file(base: &Base, sha256: &[u8; 32]) -> Result<Option<Vec<u8>>, StoreError> {
    read_bytes(&open(base).await?.reading(&[FILES])?, FILES, &hex::encode(sha256)).await
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
    let hashes: Vec<String> = state.release().map(listed).unwrap_or_default();
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
    let parts: Vec<&str> = state.release().into_iter().flat_map(VerifiedRelease::parts).collect();

    let database = open(base).await?;
    let transaction = database.writing(&[TRUST, FILES])?;
    if let Some(stored) = read_bytes(&transaction, TRUST, STATE).await? {
        let stored = TrustedState::load(&stored, anchor, policy, now);
        if stored.is_ok_and(|stored| stored.precedence() > state.precedence()) {
            return Ok(Written::Conflict);
        }
    }
    for key in transaction.keys(FILES).await? {
        if !hashes.contains(&key) {
            transaction.delete(FILES, &key).await?;
        }
    }
    for (hash, file) in &new {
        transaction.put(FILES, hash, file).await?;
    }
    transaction.put(TRUST, STATE, &bytes).await?;
    match parts.is_empty() {
        true => transaction.delete(TRUST, PARTS).await?,
        false => transaction.put(TRUST, PARTS, &Uint8Array::from(parts.join("\n").as_bytes())).await?,
    }
    transaction.commit().await?;
    Ok(Written::Kept)
}

/// The saved index, if it was made of the same files by the same engine.
pub async fn read_index(base: &Base, fingerprint: &str) -> Result<Option<Vec<u8>>, StoreError> {
    read_bytes(&open(base).await?.reading(&[INDEX])?, INDEX, fingerprint).await
}

/// Keeps the index in place of any other.
pub async fn write_index(base: &Base, fingerprint: &str, index: &[u8]) -> Result<(), StoreError> {
    let bytes = Uint8Array::from(index);
    let database = open(base).await?;
    let transaction = database.writing(&[INDEX])?;
    transaction.clear(INDEX).await?;
    transaction.put(INDEX, fingerprint, &bytes).await?;
    transaction.commit().await
}

fn listed(release: &VerifiedRelease) -> Vec<String> {
    release.files().iter().map(|file| hex::encode(&file.sha256)).collect()
}

async fn open(base: &Base) -> Result<Database, StoreError> {
    database::open(base, DATABASE, VERSION, &STORES).await
}

async fn read_bytes(transaction: &Transaction, store: &str, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let value = transaction.get(store, key).await?;
    Ok(value.and_then(|value| value.dyn_into::<Uint8Array>().ok()).map(|bytes| bytes.to_vec()))
}

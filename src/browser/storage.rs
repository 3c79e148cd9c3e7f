//! Defines small choices of the reader (localStorage) and asking the browser not to evict what is kept.
//! Every answer may be "no": private browsing, a full disk, plain HTTP.

use super::{Base, global};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Storage, StorageManager};

/// A choice kept under `name` for this site, if any.
pub fn read(base: &Base, name: &str) -> Option<String> {
    local()?.get_item(&key(base, name)).ok().flatten()
}

/// Keeps a choice; false when the browser does not.
pub fn write(base: &Base, name: &str, value: &str) -> bool {
    local().is_some_and(|storage| storage.set_item(&key(base, name), value).is_ok())
}

pub fn remove(base: &Base, name: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(&key(base, name));
    }
}

/// Removes every choice of this site and nothing of others.
pub fn remove_all(base: &Base) {
    let Some(storage) = local() else { return };
    let prefix = key(base, "");
    let keys: Vec<String> = (0..storage.length().unwrap_or(0)).filter_map(|i| storage.key(i).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with(&prefix)) {
        let _ = storage.remove_item(key);
    }
}

/// Asks that what is kept is not evicted when space runs short or time passes. To be asked when the
/// reader has just kept something, so that a browser that asks back is understood. `None`: cannot be asked.
pub async fn persist() -> Option<bool> {
    ask(StorageManager::persist).await
}

/// Whether that was granted. `None`: cannot be asked.
pub async fn is_persistent() -> Option<bool> {
    ask(StorageManager::persisted).await
}

async fn ask(question: impl Fn(&StorageManager) -> Result<js_sys::Promise, wasm_bindgen::JsValue>) -> Option<bool> {
    let manager = global::property("navigator").and_then(|navigator| global::of(&navigator, "storage"))?;
    global::of(&manager, "persist")?;
    JsFuture::from(question(manager.unchecked_ref()).ok()?).await.ok()?.as_bool()
}

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn key(base: &Base, name: &str) -> String {
    format!("signpost {} {name}", base.path())
}

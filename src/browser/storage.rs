//! Web Storage: small choices of the reader (localStorage), what belongs to one tab (sessionStorage), and asking the
//! browser not to evict what is kept. Every answer may be "no": private browsing, a full disk, plain HTTP.

use super::{Base, global};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Storage, StorageManager};

/// What this site keeps in one of the browser's two storages. Names begin with the site's path, since another site of the
/// same origin must not mix with it; `boot.js` removes what is in the session by that beginning, too.
#[derive(Clone)]
pub struct WebStorage {
    /// `None`: the browser denies it.
    storage: Option<Storage>,
    prefix: String,
    /// Whether the reader wants that anything is kept; one choice for all copies.
    keeps: Rc<Cell<bool>>,
}

impl WebStorage {
    /// Outlives the tab.
    pub fn local(base: &Base) -> WebStorage {
        WebStorage::of(base, web_sys::window().and_then(|window| window.local_storage().ok().flatten()))
    }

    /// Ends with the tab.
    pub fn session(base: &Base) -> WebStorage {
        WebStorage::of(base, web_sys::window().and_then(|window| window.session_storage().ok().flatten()))
    }

    fn of(base: &Base, storage: Option<Storage>) -> WebStorage {
        WebStorage { storage, prefix: format!("signpost {} ", base.path()), keeps: Rc::new(Cell::new(true)) }
    }

    /// From now on nothing is written, by this and all its copies; or it is again.
    pub fn set_keeps(&self, keeps: bool) {
        self.keeps.set(keeps);
    }

    pub fn read(&self, name: &str) -> Option<String> {
        self.storage.as_ref()?.get_item(&self.key(name)).ok().flatten()
    }

    /// False when the browser does not keep it, or is not to.
    pub fn write(&self, name: &str, value: &str) -> bool {
        self.keeps.get()
            && self.storage.as_ref().is_some_and(|storage| storage.set_item(&self.key(name), value).is_ok())
    }

    pub fn remove(&self, name: &str) {
        if let Some(storage) = &self.storage {
            let _ = storage.remove_item(&self.key(name));
        }
    }

    /// The names that this site has written and not removed.
    pub fn names(&self) -> Vec<String> {
        let Some(storage) = &self.storage else { return Vec::new() };
        (0..storage.length().unwrap_or(0))
            .filter_map(|i| storage.key(i).ok().flatten())
            .filter_map(|key| key.strip_prefix(&self.prefix).map(str::to_owned))
            .collect()
    }

    /// Removes everything of this site and nothing of others.
    pub fn remove_all(&self) {
        self.names().iter().for_each(|name| self.remove(name));
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

/// Asks that what is kept is not evicted when space runs short or time passes. To be asked when the
/// reader has just kept something, so that a browser that asks back is understood. `None`: cannot be asked.
pub async fn persist() -> Option<bool> {
    let manager = global::property("navigator").and_then(|navigator| global::of(&navigator, "storage"))?;
    global::of(&manager, "persist")?;
    let manager: &StorageManager = manager.unchecked_ref();
    JsFuture::from(manager.persist().ok()?).await.ok()?.as_bool()
}

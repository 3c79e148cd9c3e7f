//! The entries of the browser's history: each holds a random key, and what it shows lies in this tab's session storage
//! under that key.
//!
//! A page can rewrite only its current entry. Since the earlier ones hold nothing but keys, wiping the storage makes all of
//! them unreadable at once, when the reader leaves or erases.

use crate::browser::{Base, clock, history, storage::WebStorage};
use signpost_route::Route;
use std::{cell::RefCell, collections::BTreeMap};

/// More entries than a browser keeps for a tab; the oldest are dropped beyond.
const MAX_ENTRIES: usize = 200;
const NAME: &str = "entry ";

pub struct HistoryEntries {
    storage: WebStorage,
    /// Where the browser denies session storage: until the page is loaded again.
    memory: RefCell<BTreeMap<String, String>>,
}

impl HistoryEntries {
    pub fn new(base: &Base) -> HistoryEntries {
        HistoryEntries { storage: WebStorage::session(base), memory: RefCell::default() }
    }

    /// Where the browser is now. A new entry carries its whole address; one whose key was wiped is home.
    pub fn current(&self) -> Route {
        match history::state() {
            None => Route::parse(&history::fragment()),
            Some(key) => self.read(&key).map_or(Route::Home, |address| Route::parse(&address)),
        }
    }

    pub fn push(&self, route: &Route) {
        let key = random_key();
        self.write(&key, route);
        history::push(route.bare().trim_start_matches('#'), &key);
    }

    /// The address in the bar is then the bare one.
    pub fn replace(&self, route: &Route) {
        let key = history::state().unwrap_or_else(random_key);
        self.write(&key, route);
        history::replace(route.bare().trim_start_matches('#'), &key);
    }

    /// All entries of this tab lead home from now on.
    pub fn clear(&self) {
        self.memory.borrow_mut().clear();
        self.names().iter().for_each(|name| self.storage.remove(name));
    }

    fn names(&self) -> Vec<String> {
        self.storage.names().into_iter().filter(|name| name.starts_with(NAME)).collect()
    }

    fn read(&self, key: &str) -> Option<String> {
        let kept = self.storage.read(&format!("{NAME}{key}"));
        let kept = kept.or_else(|| self.memory.borrow().get(key).cloned())?;
        kept.split_once(' ').map(|(_, address)| address.to_owned())
    }

    /// With the time before it, by which the oldest are found.
    fn write(&self, key: &str, route: &Route) {
        let value = format!("{} {}", clock::now(), route.kept());
        if !self.storage.write(&format!("{NAME}{key}"), &value) {
            self.memory.borrow_mut().insert(key.to_owned(), value);
            return;
        }
        let mut names = self.names();
        if names.len() > MAX_ENTRIES {
            names.sort_by_key(|name| self.written_at(name));
            names[..names.len() - MAX_ENTRIES].iter().for_each(|name| self.storage.remove(name));
        }
    }

    fn written_at(&self, name: &str) -> i64 {
        self.storage.read(name).and_then(|value| value.split_once(' ')?.0.parse().ok()).unwrap_or(0)
    }
}

/// Says nothing of what it stands for, and is not used twice in a tab.
fn random_key() -> String {
    let part = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{:08x}{:08x}", part(), part())
}

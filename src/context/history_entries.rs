//! The entries of the browser's history: each holds a random key, and what it shows lies in this tab's session storage
//! under that key.
//!
//! A page can rewrite only its current entry. Since the earlier ones hold nothing but keys, wiping the storage makes all of
//! them unreadable at once, when the reader leaves or erases.

//!
//! Each also holds the *epoch*: a random word that is new once everything was erased. So what a browser brings back later (a
//! closed tab with its storage, a tab that slept meanwhile) is of another epoch, and leads home.

use super::{Preferences, random_key};
use crate::browser::{clock, history, storage::WebStorage};
use signpost_route::Route;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

/// More entries than a browser keeps for a tab; the oldest are dropped beyond.
const MAX_ENTRIES: usize = 200;
const NAME: &str = "entry ";
/// Where the browser keeps none.
const NO_EPOCH: &str = "-";

pub struct HistoryEntries {
    storage: WebStorage,
    preferences: Preferences,
    /// Where the browser denies session storage, or nothing is to be kept: until the page is loaded again.
    memory: RefCell<BTreeMap<String, String>>,
    /// Everything was just erased: nothing is written until the reader goes on.
    is_quiet: Cell<bool>,
}

impl HistoryEntries {
    pub fn new(storage: WebStorage, preferences: Preferences) -> HistoryEntries {
        HistoryEntries { storage, preferences, memory: RefCell::default(), is_quiet: Cell::new(false) }
    }

    /// Where the browser is now. A new entry carries its whole address; one whose key was wiped is home.
    pub fn current(&self) -> Route {
        match history::state() {
            None => Route::parse(&history::fragment()),
            Some(key) => self.read(&key).map_or(Route::Home, |address| Route::parse(&address)),
        }
    }

    pub fn push(&self, route: &Route) {
        self.is_quiet.set(false);
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

    /// All entries of this tab lead home from now on, and nothing is written before the reader goes on.
    pub fn clear(&self) {
        self.is_quiet.set(true);
        self.memory.borrow_mut().clear();
        self.names().iter().for_each(|name| self.storage.remove(name));
    }

    fn names(&self) -> Vec<String> {
        self.storage.names().into_iter().filter(|name| name.starts_with(NAME)).collect()
    }

    fn read(&self, key: &str) -> Option<String> {
        if let Some(address) = self.memory.borrow().get(key) {
            return Some(address.clone());
        }
        let kept = self.storage.read(&format!("{NAME}{key}"))?;
        let (_, kept) = kept.split_once(' ')?;
        let (epoch, address) = kept.split_once(' ')?;
        (epoch == self.preferences.epoch().as_deref().unwrap_or(NO_EPOCH)).then(|| address.to_owned())
    }

    /// The epoch, begun where there is none.
    fn epoch(&self) -> String {
        self.preferences.epoch().unwrap_or_else(|| {
            let epoch = random_key();
            if self.preferences.set_epoch(&epoch) { epoch } else { NO_EPOCH.to_owned() }
        })
    }

    /// With the time before it, by which the oldest are found.
    fn write(&self, key: &str, route: &Route) {
        let address = route.kept();
        let kept = !self.is_quiet.get()
            && self.storage.write(&format!("{NAME}{key}"), &format!("{} {} {address}", clock::now(), self.epoch()));
        if !kept {
            self.memory.borrow_mut().insert(key.to_owned(), address);
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

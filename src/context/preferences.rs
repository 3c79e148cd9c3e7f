//! Small choices of the reader, kept by this browser for this site: language, theme, size of the text.

use crate::browser::{Base, storage::WebStorage};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Preferences(StoredValue<WebStorage, LocalStorage>);

impl Preferences {
    pub fn new(base: &Base) -> Preferences {
        Preferences(StoredValue::new_local(WebStorage::local(base)))
    }

    pub fn get(self, name: &str) -> Option<String> {
        self.0.with_value(|storage| storage.read(name))
    }

    pub fn set(self, name: &str, value: &str) {
        self.0.with_value(|storage| storage.write(name, value));
    }

    pub fn clear(self) {
        self.0.with_value(WebStorage::remove_all);
    }
}

//! Small choices of the reader, kept by this browser for this site: language, theme, size of the text, whether they help
//! others.

use crate::browser::{Base, storage::WebStorage};
use leptos::prelude::*;
use signpost_saved::Settings;

/// Under which name they are kept.
const SETTINGS: &str = "settings";
const HELPS_OTHERS: &str = "helps-others";

#[derive(Clone, Copy)]
pub struct Preferences {
    storage: StoredValue<WebStorage, LocalStorage>,
    helps_others: RwSignal<bool>,
}

impl Preferences {
    pub fn new(base: &Base) -> Preferences {
        let storage = StoredValue::new_local(WebStorage::local(base));
        let preferences = Preferences { storage, helps_others: RwSignal::new(false) };
        preferences.helps_others.set(preferences.get(HELPS_OTHERS).as_deref() == Some("yes"));
        preferences
    }

    pub fn get(self, name: &str) -> Option<String> {
        self.settings().get(name).map(str::to_owned)
    }

    fn settings(self) -> Settings {
        let kept = self.storage.with_value(|storage| storage.read(SETTINGS));
        kept.map(|text| Settings::from_json(&text)).unwrap_or_default()
    }

    pub fn set(self, name: &str, value: &str) {
        // Read anew: another tab may have chosen meanwhile.
        let mut settings = self.settings();
        settings.set(name, value);
        self.storage.with_value(|storage| storage.write(SETTINGS, &settings.to_json()));
    }

    /// The reader finds programs for somebody else: then pages offer the handout, and say what only a helper needs.
    pub fn helps_others(self) -> bool {
        self.helps_others.get()
    }

    pub fn set_helps_others(self, helps: bool) {
        self.set(HELPS_OTHERS, if helps { "yes" } else { "no" });
        self.helps_others.set(helps);
    }

    pub fn clear(self) {
        self.storage.with_value(WebStorage::remove_all);
        self.helps_others.set(false);
    }
}

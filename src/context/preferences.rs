//! Small choices of the reader, kept by this browser for this site: language, theme, size of the text.

use crate::browser::{Base, storage::WebStorage};
use leptos::prelude::*;
use signpost_saved::Settings;

/// Under which name they are kept.
const SETTINGS: &str = "settings";

#[derive(Clone, Copy)]
pub struct Preferences(StoredValue<WebStorage, LocalStorage>);

impl Preferences {
    pub fn new(base: &Base) -> Preferences {
        Preferences(StoredValue::new_local(WebStorage::local(base)))
    }

    pub fn get(self, name: &str) -> Option<String> {
        self.settings().get(name).map(str::to_owned)
    }

    fn settings(self) -> Settings {
        let kept = self.0.with_value(|storage| storage.read(SETTINGS));
        kept.map(|text| Settings::from_json(&text)).unwrap_or_default()
    }

    pub fn set(self, name: &str, value: &str) {
        // Read anew: another tab may have chosen meanwhile.
        let mut settings = self.settings();
        settings.set(name, value);
        self.0.with_value(|storage| storage.write(SETTINGS, &settings.to_json()));
    }

    pub fn clear(self) {
        self.0.with_value(WebStorage::remove_all);
    }
}

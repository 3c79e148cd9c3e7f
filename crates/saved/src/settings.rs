//! The reader's small choices (language, look), as this device keeps them: versioned JSON.
//!
//! ```json
//! {"version": 1, "language": "es", "theme": "dark", "size": "large"}
//! ```
//! Unknown settings are kept and written again. The page decides which values a choice has.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

const VERSION: u32 = 1;
/// Bytes. Three choices have less than a hundred.
const MAX_KEPT: usize = 16 << 10;

/// Choices by their names; what was never chosen is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    version: u32,
    #[serde(flatten)]
    choices: Map<String, Value>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { version: VERSION, choices: Map::new() }
    }
}

impl Settings {
    /// Reads what [`Settings::to_json`] wrote. What is damaged, too long or of a newer version is no choice at all:
    /// the reader can choose again.
    pub fn from_json(text: &str) -> Settings {
        let read = if text.len() > MAX_KEPT { None } else { serde_json::from_str::<Settings>(text).ok() };
        read.filter(|settings| settings.version <= VERSION).unwrap_or_default()
    }

    /// For local storage.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("all keys are texts")
    }

    /// The value of a setting; `None`: never chosen.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.choices.get(name)?.as_str()
    }

    /// Forgets a choice.
    pub fn remove(&mut self, name: &str) {
        self.choices.remove(name);
    }

    /// Sets a value.
    pub fn set(&mut self, name: &str, value: &str) {
        self.choices.insert(name.to_owned(), value.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn choices_are_read_back_as_they_were_made(
            choices in proptest::collection::btree_map("[a-z]{1,8}", ".{0,20}", 0..5),
        ) {
            let mut settings = Settings::default();
            choices.iter().filter(|(name, _)| *name != "version").for_each(|(name, value)| settings.set(name, value));
            let read = Settings::from_json(&settings.to_json());
            for (name, value) in choices.iter().filter(|(name, _)| *name != "version") {
                prop_assert_eq!(read.get(name), Some(value.as_str()));
            }
            prop_assert_eq!(read, settings);
        }

        #[test]
        fn any_text_is_read_as_settings(text in ".{0,80}", end in 0usize..60) {
            let _ = Settings::from_json(&text);
            let mut settings = Settings::default();
            settings.set("theme", &text);
            let _ = Settings::from_json(&settings.to_json().chars().take(end).collect::<String>());
        }
    }

    #[test]
    fn fields_of_a_later_version_stay() {
        let mut settings = Settings::from_json(r#"{"version":1,"theme":"dark","paper":{"size":"a4"}}"#);
        assert_eq!((settings.get("theme"), settings.get("paper"), settings.get("size")), (Some("dark"), None, None));
        settings.set("theme", "light");
        assert_eq!(settings.to_json(), r#"{"version":1,"paper":{"size":"a4"},"theme":"light"}"#);
    }

    #[test]
    fn what_cannot_be_read_is_no_choice() {
        let deep = format!(r#"{{"version":1,"theme":{}"#, "[".repeat(10_000));
        let long = format!(r#"{{"version":1,"theme":"dark","x":"{}"}}"#, "a".repeat(MAX_KEPT));
        for text in
            ["", "null", "[]", "{}", r#"{"version":2,"theme":"dark"}"#, r#"{"version":1,"version":1}"#, &deep, &long]
        {
            assert_eq!(Settings::from_json(text), Settings::default(), "{text:.40}");
        }
        let longest =
            format!(r#"{{"version":1,"theme":"{}"}}"#, "a".repeat(MAX_KEPT - r#"{"version":1,"theme":""}"#.len()));
        assert_eq!((longest.len(), Settings::from_json(&longest).get("theme").is_some()), (MAX_KEPT, true));
    }

    #[test]
    fn a_choice_can_be_taken_back() {
        let mut settings = Settings::from_json(r#"{"version":1,"theme":"dark","text":"large"}"#);
        settings.remove("theme");
        assert_eq!((settings.get("theme"), settings.get("text")), (None, Some("large")));
    }
}

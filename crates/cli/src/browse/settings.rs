//! `[browse]` of `signpost.toml`: in which languages a site has plain pages.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// Pages of all languages together, where `signpost.toml` does not say in which: some hosts take 20,000 files of a site.
pub(super) const MOST_PAGES: usize = 10_000;

#[derive(Deserialize)]
struct File {
    browse: Option<Settings>,
}

/// What a `signpost.toml` says of the plain pages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `None`: it says nothing.
    languages: Option<Vec<String>>,
}

impl Settings {
    /// From the text of a `signpost.toml`.
    pub fn read(text: &str) -> Result<Settings> {
        let file: File = toml::from_str(text.trim_start_matches('\u{feff}'))
            .context("[browse] of signpost.toml cannot be read: expected such as languages = [\"en\", \"es\"]")?;
        Ok(file.browse.unwrap_or_default())
    }

    /// Whether somebody said which languages.
    pub fn is_chosen(&self) -> bool {
        self.languages.is_some()
    }

    /// The languages of the plain pages, the community's first in front. `offered`: those of the site that have words;
    /// `pages`: of each language.
    ///
    /// Where nothing is said: as many as make no more than 10,000, in the community's order, so that a small
    /// community has all and none goes beyond what hosts take.
    pub fn choose(&self, offered: &[String], pages: usize) -> Result<Vec<String>> {
        match &self.languages {
            None => Ok(offered.iter().take(MOST_PAGES / pages.max(1)).cloned().collect()),
            Some(chosen) => {
                let other = chosen.iter().find(|tag| !offered.contains(tag));
                ensure!(
                    other.is_none(),
                    "languages of [browse] in signpost.toml: the site has no words in “{}”; it has {}",
                    other.map_or("", String::as_str),
                    offered.join(", ")
                );
                Ok(offered.iter().filter(|tag| chosen.contains(tag)).cloned().collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFERED: [&str; 3] = ["en", "es", "ar"];

    fn chosen(text: &str, pages: usize) -> Result<Vec<String>> {
        Settings::read(text)?.choose(&OFFERED.map(str::to_owned), pages)
    }

    #[test]
    fn without_a_word_as_many_languages_as_hosts_take() {
        assert_eq!(chosen("name = \"A\"", 200).unwrap(), OFFERED);
        assert_eq!(chosen("", 4_109).unwrap(), ["en", "es"]);
        assert_eq!(chosen("", 9_000).unwrap(), ["en"]);
        assert_eq!(chosen("", 20_000).unwrap(), [""; 0]);
    }

    #[test]
    fn what_is_said_holds_and_what_cannot_be_is_told() {
        assert_eq!(chosen("[browse]\nlanguages = [\"ar\", \"en\"]", 20_000).unwrap(), ["en", "ar"]);
        assert_eq!(chosen("[browse]\nlanguages = []", 3).unwrap(), [""; 0]);
        for (text, told) in [
            ("[browse]\nlanguages = [\"fr\"]", "no words in “fr”; it has en, es, ar"),
            ("[browse]\nlanguages = \"en\"", "expected such as"),
            ("[browse]\nlanguage = [\"en\"]", "unknown field"),
        ] {
            let error = format!("{:#}", chosen(text, 3).unwrap_err());
            assert!(error.contains(told), "{error}");
        }
    }
}

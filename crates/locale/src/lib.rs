#![doc = include_str!("../README.md")]

mod bidi;
mod format;
mod hours;
mod messages;
mod phone;

pub use bidi::isolated;
use signpost_directory::primary_language;

pub use format::{DistanceUnit, address_lines};
pub use messages::{Arg, FileProblem, Messages};
pub use phone::readable_number;

/// English, as built in: the last fallback, and what the first paint uses when nothing else is there.
pub const ENGLISH: &str = include_str!("../../../data/locales/en.ftl");

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Latin, Cyrillic, ...
    LeftToRight,
    /// Arabic, Hebrew, ...
    RightToLeft,
}

impl Direction {
    /// Of a BCP 47 tag, by its script if it names one, else by its language.
    pub fn of(tag: &str) -> Direction {
        const SCRIPTS: [&str; 6] = ["arab", "hebr", "syrc", "thaa", "nkoo", "rohg"];
        const LANGUAGES: [&str; 14] =
            ["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr", "prs", "ks", "rhg"];
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let right_to_left = match parts.find(|part| part.len() == 4) {
            Some(script) => SCRIPTS.contains(&script),
            None => LANGUAGES.contains(&language),
        };
        if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// The value of HTML's `dir`.
    pub fn html(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

/// The offered language that suits the reader best: the first of `wanted` that is offered, exactly
/// or by its language alone (`es-MX` takes `es`); else the first offered; else English.
pub fn choose<'a>(wanted: impl IntoIterator<Item = &'a str>, offered: &[String]) -> String {
    for tag in wanted {
        let exact = offered.iter().find(|o| o.eq_ignore_ascii_case(tag));
        if let Some(found) = exact.or_else(|| offered.iter().find(|o| primary_language(o) == primary_language(tag))) {
            return found.clone();
        }
    }
    offered.first().cloned().unwrap_or_else(|| "en".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_direction_follows_the_script_before_the_language() {
        for (tag, direction) in [
            ("en", Direction::LeftToRight),
            ("ar", Direction::RightToLeft),
            ("ar-EG", Direction::RightToLeft),
            ("ar-Latn", Direction::LeftToRight),
            ("az-Arab", Direction::RightToLeft),
            ("he_IL", Direction::RightToLeft),
            ("", Direction::LeftToRight),
            ("nonsense-\u{1f600}", Direction::LeftToRight),
        ] {
            assert_eq!(Direction::of(tag), direction, "{tag}");
        }
    }

    #[test]
    fn the_reader_gets_the_first_language_that_is_offered() {
        let offered = ["en".to_owned(), "es".to_owned(), "zh-Hant".to_owned()];
        assert_eq!(choose(["fr", "es-MX", "en"], &offered), "es");
        assert_eq!(choose(["zh-hant"], &offered), "zh-Hant");
        assert_eq!(choose(["de"], &offered), "en");
        assert_eq!(choose(["de"], &[]), "en");
    }
}

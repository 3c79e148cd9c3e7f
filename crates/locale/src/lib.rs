#![doc = include_str!("../README.md")]

mod bidi;
mod format;
mod hours;
mod messages;
mod phone;

pub use bidi::isolated;
use signpost_directory::primary_language;

pub use format::{DistanceUnit, address_lines};
pub use messages::{Arg, FileProblem, MAX_FILE, Messages};
pub use phone::readable_number;

/// English, as built in: the last fallback, and what the first paint uses when nothing else is there.
pub const ENGLISH: &str = include_str!("../../../data/locales/en.ftl");
/// The language of [`ENGLISH`].
pub const ENGLISH_TAG: &str = "en";

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

/// The offered language that suits the reader best: the first of `wanted` that is offered, as it is written, else in
/// its script, else in any (`es-MX` takes `es`, `zh-CN` takes `zh-Hans`; who reads traditional Chinese rather reads
/// simplified than English). When none is, the first offered; else English.
pub fn choose<'a>(wanted: impl IntoIterator<Item = &'a str>, offered: &[String]) -> String {
    for tag in wanted {
        let (language, script) = language_and_script(tag);
        let found = offered
            .iter()
            .find(|other| other.eq_ignore_ascii_case(tag))
            .or_else(|| offered.iter().find(|other| language_and_script(other) == (language.clone(), script.clone())))
            .or_else(|| offered.iter().find(|other| language_and_script(other).0 == language));
        if let Some(found) = found {
            return found.clone();
        }
    }
    offered.first().cloned().unwrap_or_else(|| "en".to_owned())
}

/// How a language is written: its primary language, and the script where it has several. Of Chinese, browsers mostly
/// send the region alone (CLDR's likely subtags: `zh-TW` is `zh-Hant-TW`), and some its languages by name (`cmn`, `yue`).
fn language_and_script(tag: &str) -> (String, String) {
    let tag = tag.replace('_', "-").to_ascii_lowercase();
    let language = primary_language(&tag);
    let script = tag.split('-').skip(1).find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    match (language.as_str(), script) {
        ("zh" | "cmn" | "yue", script) => {
            let is_traditional = language == "yue" || tag.split('-').any(|part| matches!(part, "tw" | "hk" | "mo"));
            let script = script.unwrap_or(if is_traditional { "hant" } else { "hans" });
            ("zh".to_owned(), script.to_owned())
        }
        (_, script) => (language, script.unwrap_or_default().to_owned()),
    }
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

    #[test]
    fn what_browsers_send_takes_the_language_that_the_reader_can_read() {
        let offered = ["en", "es", "zh-Hans", "vi", "ht", "ar"].map(str::to_owned);
        for (sent, shown) in [
            ("zh-CN", "zh-Hans"),
            ("zh-SG", "zh-Hans"),
            ("zh", "zh-Hans"),
            ("zh-Hans-CN", "zh-Hans"),
            ("cmn-Hans", "zh-Hans"),
            ("zh-TW", "zh-Hans"),
            ("zh-Hant-HK", "zh-Hans"),
            ("yue-HK", "zh-Hans"),
            ("zh_CN", "zh-Hans"),
            ("vi-VN", "vi"),
            ("ht-HT", "ht"),
            ("ar-EG", "ar"),
            ("es-419", "es"),
            ("en-GB", "en"),
            ("pt-BR", "en"),
        ] {
            assert_eq!(choose([sent, "en-US"], &offered), shown, "{sent}");
        }
        let both = ["en", "zh-Hans", "zh-Hant"].map(str::to_owned);
        for (sent, shown) in [("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-CN", "zh-Hans"), ("zh", "zh-Hans")] {
            assert_eq!(choose([sent], &both), shown, "{sent}");
        }
    }
}

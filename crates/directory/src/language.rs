//! Language tags (BCP 47).

use unic_langid::LanguageIdentifier;

/// Longest tag that is accepted, in bytes.
const MAX_TAG: usize = 35;

/// Whether `tag` is a well-formed tag of a language, with or without script, region and variants: `en`, `es-MX`.
pub fn is_language_tag(tag: &str) -> bool {
    tag.len() <= MAX_TAG && tag.parse::<LanguageIdentifier>().is_ok_and(|tag| !tag.language.is_empty())
}

/// The primary language of a tag, lower case: `es` of `es-MX`.
pub fn primary_language(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_tags_of_a_language_are_accepted() {
        for tag in ["en", "es-MX", "zh-Hant", "ckb"] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for tag in ["", "e", "und", "Español", "en us", "<b>", &"en-".repeat(20)] {
            assert!(!is_language_tag(tag), "{tag}");
        }
    }

    #[test]
    fn script_and_region_do_not_change_the_primary_language() {
        for (tag, language) in [("en", "en"), ("ES-MX", "es"), ("zh_Hant", "zh"), ("", "")] {
            assert_eq!(primary_language(tag), language);
        }
    }
}

//! The languages whose words are stemmed and whose stop words are known.

use super::{arabic, stop_words};
use crate::interner::TermInterner;
use frostem::{Algorithm, Stemmer};
use std::sync::LazyLock;

/// The language of a text is detected by so many first words: some sentences.
pub(crate) const LOOKED_AT: usize = 64;

/// A language of a text. [`Language::Other`] is searched by whole words and prefixes.
///
/// The order is part of the saved index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Language {
    English,
    Spanish,
    French,
    Portuguese,
    Russian,
    Arabic,
    Haitian,
    Other,
}

impl Language {
    pub(crate) const ALL: [Language; 8] = [
        Language::English,
        Language::Spanish,
        Language::French,
        Language::Portuguese,
        Language::Russian,
        Language::Arabic,
        Language::Haitian,
        Language::Other,
    ];

    /// Reads the primary part of a BCP 47 tag: `es-MX` is Spanish.
    pub(crate) fn from_tag(tag: &str) -> Language {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Language::English,
            "es" => Language::Spanish,
            "fr" => Language::French,
            "pt" => Language::Portuguese,
            "ru" => Language::Russian,
            "ar" => Language::Arabic,
            "ht" => Language::Haitian,
            _ => Language::Other,
        }
    }

    /// The language in which a folded word is stemmed, met in a text of `language`. Arabic letters decide: short texts
    /// and place names have no stop words to recognize it by.
    pub(crate) fn of_word(word: &str, language: Language) -> Language {
        if arabic::is_written(word) { Language::Arabic } else { language }
    }

    /// The language that the script of a folded word belongs to, where it decides: Arabic letters, Cyrillic ones, and those
    /// that are written without spaces ([`Language::Other`]).
    pub(crate) fn of_script(word: &str) -> Option<Language> {
        let first = word.chars().next()?;
        match first {
            '\u{400}'..='\u{52f}' => Some(Language::Russian),
            '\u{0e01}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17dd}' | '\u{3041}'.. => {
                Some(Language::Other)
            }
            _ => arabic::is_written(word).then_some(Language::Arabic),
        }
    }

    /// Whether `word` is a small word of a language that nothing here is written in, and of none that is known here.
    pub(crate) fn is_unsupported(word: &str) -> bool {
        stop_words::UNSUPPORTED.split(' ').any(|other| other == word)
    }

    /// The beginnings that words of one stem may have before it.
    pub(crate) fn prefixes(self) -> Vec<String> {
        if self == Language::Arabic { arabic::prefixes().collect() } else { vec![String::new()] }
    }

    fn stop_words(self) -> &'static str {
        match self {
            Language::English => stop_words::ENGLISH,
            Language::Spanish => stop_words::SPANISH,
            Language::French => stop_words::FRENCH,
            Language::Portuguese => stop_words::PORTUGUESE,
            Language::Russian => stop_words::RUSSIAN,
            Language::Arabic => stop_words::ARABIC,
            Language::Haitian => stop_words::HAITIAN,
            Language::Other => "",
        }
    }

    /// `word` is folded.
    pub(crate) fn is_stop_word(self, word: &str) -> bool {
        Language::stop_languages(word) >> self as u8 & 1 == 1
    }

    /// The stem of a folded word, by Snowball's algorithm (Arabic: `arabic`); the word itself where there is none.
    pub(crate) fn stem(self, word: &str) -> std::borrow::Cow<'_, str> {
        let algorithm = match self {
            Language::English => Algorithm::English,
            Language::Spanish => Algorithm::Spanish,
            Language::French => Algorithm::French,
            Language::Portuguese => Algorithm::Portuguese,
            Language::Russian => Algorithm::Russian,
            Language::Arabic => return arabic::stem(word).into(),
            Language::Haitian | Language::Other => return word.into(),
        };
        // Numbers and codes have no stem.
        if word.bytes().any(|b| b.is_ascii_digit()) { word.into() } else { Stemmer::new(algorithm).stem(word) }
    }

    /// The language of a text, by its function words: `stop_languages` has
    /// [`Language::stop_languages`] of each word of the text in order. `otherwise` when they decide nothing.
    pub(crate) fn detect(stop_languages: impl Iterator<Item = u8>, otherwise: Language) -> Language {
        const { assert!(LOOKED_AT < 256 && Language::ALL.len() <= 8) }
        let (mut seen, mut count) = (0, 0);
        for languages in stop_languages.take(LOOKED_AT) {
            count += 1;
            seen += a_byte_each(languages);
        }
        let seen = seen.to_le_bytes().map(u32::from);
        let best = Language::ALL.into_iter().max_by_key(|l| (seen[*l as usize], *l == otherwise)).unwrap_or(otherwise);
        let margin = seen[best as usize] - seen[otherwise as usize];
        if margin >= 3 && seen[best as usize] * 6 >= count { best } else { otherwise }
    }

    /// The languages in which `word` is a stop word, one bit each.
    pub(crate) fn stop_languages(word: &str) -> u8 {
        static WORDS: LazyLock<(TermInterner, Vec<u8>)> = LazyLock::new(|| {
            let (mut words, mut languages) = (TermInterner::default(), Vec::new());
            for language in Language::ALL {
                for word in language.stop_words().split(' ').filter(|word| !word.is_empty()) {
                    let number = words.intern(word) as usize;
                    languages.resize(words.len(), 0);
                    languages[number] |= 1 << language as u8;
                }
            }
            (words, languages)
        });
        let (words, languages) = &*WORDS;
        words.find(word).map_or(0, |number| languages[number as usize])
    }
}

/// Eight bits as eight bytes, the lowest first, each 0 or 1: so that eight counts go up in one addition.
fn a_byte_each(bits: u8) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // In every byte, its bit alone; what is added brings it to the top.
    let apart = (u64::from(bits) * EACH) & 0x8040_2010_0804_0201;
    ((apart + 0x0040_6070_787c_7e7f) >> 7) & EACH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_spread_over_bytes() {
        for bits in 0..=255 {
            assert_eq!(a_byte_each(bits).to_le_bytes(), std::array::from_fn(|at| bits >> at & 1), "{bits}");
        }
    }

    #[test]
    fn the_language_of_a_text_is_told_by_its_small_words() {
        let detect = |text| {
            let mut words = Vec::new();
            super::super::words(text, |word, _, _| words.push(Language::stop_languages(word)));
            Language::detect(words.into_iter(), Language::English)
        };
        assert_eq!(detect("Clases de inglés para adultos que viven en el condado y sus familias"), Language::Spanish);
        assert_eq!(detect("Classes of English for adults who live in the county"), Language::English);
        assert_eq!(detect("Centro Campesino"), Language::English);
        assert_eq!(
            detect("Des repas chauds pour les personnes qui sont dans le besoin et leurs enfants"),
            Language::French
        );
        assert_eq!(detect(""), Language::English);
    }

    #[test]
    fn words_of_one_stem_meet() {
        let same = |language: Language, a: &str, b: &str| assert_eq!(language.stem(a), language.stem(b));
        same(Language::English, "classes", "class");
        same(Language::English, "counseling", "counselor".trim_end_matches("or"));
        same(Language::Spanish, "clases", "clase");
        same(Language::Spanish, "alimentos", "alimento");
    }
}

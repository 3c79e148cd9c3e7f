//! The languages of the vocabulary's phrases, and what words of each are compared by.

use super::analysis::Language;
use std::borrow::Cow;

/// The language of a phrase; `None` when it is the same in all.
pub(crate) type PhraseLanguage = Option<Language>;

/// A set of languages of phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Languages(u16);

impl Languages {
    pub(crate) const ALL: Languages = Languages(u16::MAX);

    /// These, and what is the same in all languages.
    pub(crate) fn of(languages: impl IntoIterator<Item = Language>) -> Languages {
        Languages(languages.into_iter().fold(1, |all, language| all | 1 << slot(Some(language))))
    }

    pub(crate) fn union(self, other: Languages) -> Languages {
        Languages(self.0 | other.0)
    }

    pub(crate) fn with(self, languages: impl IntoIterator<Item = Language>) -> Languages {
        self.union(Languages::of(languages))
    }

    pub(crate) fn add(&mut self, language: PhraseLanguage) {
        self.0 |= 1 << slot(language);
    }

    pub(crate) fn has(self, language: PhraseLanguage) -> bool {
        self.0 >> slot(language) & 1 == 1
    }

    pub(crate) fn contains(self, language: Language) -> bool {
        self.has(Some(language))
    }

    pub(crate) fn meet(self, other: Languages) -> bool {
        self.0 & other.0 != 0
    }
}

/// Number of a language among all, 0 for [`None`].
pub(crate) fn slot(language: PhraseLanguage) -> usize {
    language.map_or(0, |language| language as usize + 1)
}

/// What a word is compared by. Snowball's Spanish stems are too short for this ("bebé" and "bebida" meet),
/// so that Spanish words lose their plural only.
pub(crate) fn key(word: &str, language: PhraseLanguage) -> Cow<'_, str> {
    match language {
        None => word.into(),
        Some(Language::Spanish) => {
            let singular = word.strip_suffix("es").filter(|w| w.ends_with(['l', 'n', 'r', 'd', 'j']) && w.len() > 3);
            singular.or_else(|| word.strip_suffix('s').filter(|w| w.len() > 2)).unwrap_or(word).into()
        }
        Some(language) => language.stem(word),
    }
}

//! The language of a query, by the words that its languages have alone. Texts of a few words need more than stop words:
//! the vocabulary's words of asking and its phrases count, too.

use crate::{analysis::Language, phrase_language::Languages, synonyms::SynonymMap};

/// What is known of a query's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QueryLanguage {
    /// One language has more of the words than any other.
    Known(Language),
    /// Two languages or more have as many, or none has any.
    Unclear,
    /// A language that nothing here is written in.
    Unsupported,
}

/// What a word counts that a language has just so; one of the same stem counts 1.
const WHOLE: u32 = 2;

/// The language of a query of these folded words.
pub(super) fn query_language<'a>(synonyms: &SynonymMap, words: impl Iterator<Item = &'a str> + Clone) -> QueryLanguage {
    let mut counts = [0_u32; Language::ALL.len()];
    let mut supporters = [0_usize; Language::ALL.len()];
    let all = words.clone().count();
    let mut unsupported = 0;
    for word in words {
        let stops = Language::stop_languages(word);
        let written = synonyms.written_in(word);
        // Stems are looked for only where the word itself is nowhere: they are slow.
        let is_written = written != Languages::default();
        let known = if is_written { written } else { synonyms.languages_of(word) };
        let by_script = Language::of_script(word);
        for language in Language::ALL {
            let is_stop_word = stops >> language as u8 & 1 == 1;
            // Stems meet across languages more often than words do.
            let count = match by_script {
                Some(script) => u32::from(script == language) * WHOLE,
                None if is_stop_word || written.contains(language) => WHOLE,
                None => u32::from(known.contains(language)),
            };
            counts[language as usize] += count;
            supporters[language as usize] += usize::from(count > 0);
        }
        unsupported += u32::from(Language::is_unsupported(word)) * WHOLE;
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    if unsupported > most {
        return QueryLanguage::Unsupported;
    }
    let mut best = Language::ALL.into_iter().filter(|language| counts[*language as usize] == most);
    match (most, best.next(), best.next()) {
        // One word of three may as well be a slip in another language: "domestik violense sheltr" is no Haitian Creole.
        (1.., Some(only), None) if supporters[only as usize] == 1 && all >= 3 => QueryLanguage::Unclear,
        (1.., Some(only), None) => QueryLanguage::Known(only),
        _ => QueryLanguage::Unclear,
    }
}

impl QueryLanguage {
    /// The languages of the phrases and fillers that the query may hold. People mix English and Spanish into others.
    pub(super) fn spoken(self, reader: Language) -> Languages {
        match self {
            QueryLanguage::Known(own) => Languages::of([own, reader, Language::English, Language::Spanish]),
            QueryLanguage::Unclear | QueryLanguage::Unsupported => Languages::ALL,
        }
    }

    /// The languages that a misspelt word may be of: never another than the query's.
    pub(super) fn correctable(self, reader: Language) -> Vec<Language> {
        match self {
            // Towns and streets are of no language; people write to English and Spanish directories of them.
            QueryLanguage::Known(own @ (Language::English | Language::Spanish)) => vec![own, Language::Other],
            QueryLanguage::Known(own) => vec![own],
            QueryLanguage::Unclear => vec![reader, Language::English, Language::Spanish, Language::Other],
            QueryLanguage::Unsupported => Vec::new(),
        }
    }
}

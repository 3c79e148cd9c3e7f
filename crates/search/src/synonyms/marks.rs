//! Marks that folding takes away and that tell words apart: where a query is written with them, so are its phrases.

use super::{Part, QueryWord, SynonymMap};
use crate::{
    analysis::{self, Language},
    phrase_language::PhraseLanguage,
};

impl SynonymMap {
    /// The number of a phrase's word with its marks, where its language tells words apart by them: Vietnamese, which is
    /// the one of those without rules of their own here that is written in Latin letters.
    pub(super) fn marked(&mut self, language: PhraseLanguage, raw: u32, written: &str) -> u32 {
        let is_latin = |word: &str| Language::of_script(word).is_none();
        if language == Some(Language::Other) && is_latin(self.words.get(raw)) {
            self.number(&analysis::with_marks(written))
        } else {
            raw
        }
    }

    /// Whether no word of a phrase has other marks in the query.
    pub(super) fn is_marked_so(&self, parts: &[Part], words: &[QueryWord]) -> bool {
        parts.iter().all(|part| {
            let raw = self.words.get(part.raw);
            let mut same = words.iter().filter(|word| word.raw == raw).peekable();
            let is_so = |word: &QueryWord| word.marked.as_ref().is_none_or(|m| m == self.words.get(part.marked));
            same.peek().is_none() || same.any(is_so)
        })
    }
}

//! What a phrase of the vocabulary stands for.

use crate::analysis::Language;
use signpost_directory::{Danger, Need};

/// What an entry adds to a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Entry {
    /// What it is about, by language.
    pub shown: Vec<(Language, String)>,
    pub means: Vec<String>,
    pub needs: Vec<Need>,
    pub crisis: bool,
    pub danger: Option<Danger>,
}

impl Entry {
    /// What it is about, in the reader's language where there is a wording in it.
    pub(crate) fn shown(&self, reader: Language) -> Option<&str> {
        let own = self.shown.iter().find(|(language, _)| *language == reader).map(|(_, shown)| shown);
        own.or(self.means.first()).map(String::as_str)
    }
}

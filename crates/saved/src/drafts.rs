//! Notes that were typed and could not be kept before the page went away. A database takes too long for that moment, so
//! they are put into local storage and join the list at the next opening.

use super::List;
use serde::{Deserialize, Serialize};
use signpost_directory::Code;
use signpost_hours::UnixSeconds;

/// Bytes of the drafts of one tab.
const MAX_KEPT: usize = 1 << 20;

/// A note that was typed, and what it replaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The program's.
    pub code: Code,
    /// The note when the reader began to type.
    pub base: String,
    /// What was typed.
    pub note: String,
    /// When.
    pub at: UnixSeconds,
}

impl Draft {
    /// For local storage.
    pub fn all_to_json(drafts: &[Draft]) -> String {
        serde_json::to_string(drafts).expect("all keys are texts")
    }

    /// Reads what [`Draft::all_to_json`] wrote. What is damaged or too long is no draft.
    pub fn all_from_json(text: &str) -> Vec<Draft> {
        if text.len() > MAX_KEPT { Vec::new() } else { serde_json::from_str(text).unwrap_or_default() }
    }
}

impl List {
    /// Puts a draft into the list, as [`List::edit_note`] does. Twice is like once.
    pub fn take_draft(&mut self, draft: &Draft) {
        self.edit_note(draft.code, &draft.base, &draft.note, draft.at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_read_back_and_damage_is_none() {
        let code = Code::candidates("a").next().expect("endless");
        let draft = Draft { code, base: "“a”".into(), note: "b\n\"c\"".into(), at: 7 };
        let text = Draft::all_to_json(std::slice::from_ref(&draft));
        assert_eq!(Draft::all_from_json(&text), [draft]);
        for damaged in ["", "null", &text[..text.len() - 1], &" ".repeat(MAX_KEPT + 1)] {
            assert_eq!(Draft::all_from_json(damaged), []);
        }
    }
}

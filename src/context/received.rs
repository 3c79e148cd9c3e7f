//! What the last handoff that was opened in this tab said of its programs, so that a program's page says it, too.

use crate::browser::storage::WebStorage;
use leptos::prelude::*;
use signpost_directory::Code;
use signpost_handoff::Handoff;
use signpost_locale::Messages;
use signpost_saved::HandoffText;
use signpost_views::item_words;

const TOKEN: &str = "received";

/// It is read anew each time, so that nothing of it is left once the tab was cleared.
#[derive(Clone, Copy)]
pub struct ReceivedHandoff(StoredValue<WebStorage, LocalStorage>);

impl ReceivedHandoff {
    pub fn new(session: WebStorage) -> ReceivedHandoff {
        ReceivedHandoff(StoredValue::new_local(session))
    }

    /// `token`: of the link that was opened.
    pub fn keep(self, token: &str) {
        self.0.with_value(|session| session.write(TOKEN, token));
    }

    /// What was written to a program, and by whom.
    pub fn text_for(self, code: Code, messages: &Messages) -> Option<HandoffText> {
        let token = self.0.with_value(|session| session.read(TOKEN))?;
        let Handoff { from, items, .. } = Handoff::receive(&token).ok()?.handoff;
        let item = items.into_iter().find(|item| item.code == code)?;
        Some(HandoffText { from, line: item_words(messages, &item) })
    }
}

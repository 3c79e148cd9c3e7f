//! What a clinician is about to hand over. It ends with the tab.

use super::{Locale, Notices};
use crate::browser::{Base, clock, storage::WebStorage};
use leptos::prelude::*;
use signpost_directory::Code;
use signpost_handoff::{Handoff, Item, SUGGESTED_ITEMS};
use signpost_hours::UnixSeconds;
use signpost_json as json;

const HANDOFF: &str = "tray";
const BEGUN: &str = "tray begun";

#[derive(Clone, Copy)]
pub struct Tray {
    pub handoff: RwSignal<Handoff>,
    /// When the first program was put on it.
    pub begun: RwSignal<Option<UnixSeconds>>,
    session: StoredValue<WebStorage, LocalStorage>,
    locale: Locale,
    notices: Notices,
}

impl Tray {
    /// As it was before the page was loaded again.
    pub fn new(base: &Base, locale: Locale, notices: Notices) -> Tray {
        let session = WebStorage::session(base);
        let kept: Option<Handoff> = session.read(HANDOFF).and_then(|text| json::from_str(&text).ok());
        let begun = kept.as_ref().and_then(|_| session.read(BEGUN)?.parse().ok());
        Tray {
            handoff: RwSignal::new(kept.unwrap_or_default()),
            begun: RwSignal::new(begun),
            session: StoredValue::new_local(session),
            locale,
            notices,
        }
    }

    pub fn count(self) -> usize {
        self.handoff.with(|handoff| handoff.items.len())
    }

    pub fn codes(self) -> Vec<Code> {
        self.handoff.with(|handoff| handoff.items.iter().map(|item| item.code).collect())
    }

    pub fn contains(self, code: Code) -> bool {
        self.handoff.with(|handoff| handoff.items.iter().any(|item| item.code == code))
    }

    /// Changes it and keeps it in this tab, so that it is still there after a reload.
    pub fn change(self, change: impl FnOnce(&mut Handoff)) {
        self.handoff.update(change);
        self.session.with_value(|session| {
            self.handoff.with_untracked(|handoff| {
                session.write(HANDOFF, &json::to_string(handoff));
                if handoff.items.is_empty() {
                    session.remove(BEGUN);
                    self.begun.set(None);
                } else if self.begun.get_untracked().is_none() {
                    let now = clock::now();
                    session.write(BEGUN, &now.to_string());
                    self.begun.set(Some(now));
                }
            });
        });
    }

    /// Puts the program on it, or takes it off.
    pub fn toggle(self, code: Code) {
        let present = untrack(|| self.contains(code));
        if !present && untrack(|| self.count()) >= SUGGESTED_ITEMS {
            return self.notices.announce(self.locale.t("tray-is-full"));
        }
        self.change(|handoff| match present {
            true => handoff.items.retain(|item| item.code != code),
            false => handoff.items.push(Item { code, line: String::new() }),
        });
    }

    /// Empties what is on the screen; what the tab keeps of it is [`super::Navigation::clear_session`]'s to remove.
    pub fn clear(self) {
        self.begun.set(None);
        self.handoff.set(Handoff::default());
    }

    /// Empties it for the next patient. From whom handouts come stays.
    pub fn start_over(self) {
        self.change(|handoff| *handoff = Handoff { from: std::mem::take(&mut handoff.from), ..Handoff::default() });
    }
}

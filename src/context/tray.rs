//! What a clinician is about to hand over. It ends with the tab.

use super::{Locale, Notices};
use crate::browser::{clock, storage::WebStorage};
use leptos::prelude::*;
use signpost_directory::Code;
use signpost_handoff::{Handoff, Item, MAX_ITEMS, Received, SUGGESTED_ITEMS, tray};
use signpost_hours::UnixSeconds;

const HANDOFF: &str = "tray";
const BEGUN: &str = "tray begun";

#[derive(Clone, Copy)]
pub struct Tray {
    pub handoff: RwSignal<Handoff>,
    /// It came by a link whose words were lost on the way.
    pub words_lost: RwSignal<bool>,
    /// When the first program was put on it.
    pub begun: RwSignal<Option<UnixSeconds>>,
    session: StoredValue<WebStorage, LocalStorage>,
    locale: Locale,
    notices: Notices,
}

impl Tray {
    /// As it was before the page was loaded again.
    pub fn new(session: WebStorage, locale: Locale, notices: Notices) -> Tray {
        let kept: Option<Handoff> = session.read(HANDOFF).and_then(|text| tray::from_json(&text).ok());
        let begun = kept.as_ref().and_then(|_| session.read(BEGUN)?.parse().ok());
        Tray {
            handoff: RwSignal::new(kept.unwrap_or_default()),
            words_lost: RwSignal::new(false),
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
                session.write(HANDOFF, &tray::to_json(handoff, session.read(HANDOFF).as_deref()));
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

    /// Changes it, with a way back for a while.
    pub fn change_with_undo(self, text: String, change: impl FnOnce(&mut Handoff)) {
        self.change_with_undo_and(text, change, || {});
    }

    /// The same; `undone` runs where the way back is taken.
    fn change_with_undo_and(
        self,
        text: String,
        change: impl FnOnce(&mut Handoff),
        undone: impl Fn() + Send + Sync + 'static,
    ) {
        let before = self.handoff.get_untracked();
        self.change(change);
        let undo = move || {
            self.change(|handoff| handoff.clone_from(&before));
            undone();
        };
        self.notices.show_toast_with(text, self.locale.t("undo"), undo);
    }

    /// Puts another handout in place of what is on it, with a way back; `undone` runs where that is taken.
    pub fn replace_with_undo(self, text: String, other: Handoff, undone: impl Fn() + Send + Sync + 'static) {
        self.words_lost.set(false);
        self.change_with_undo_and(text, |handoff| *handoff = other, undone);
    }

    /// Puts the program on it, or takes it off, with a way back.
    pub fn toggle(self, code: Code) {
        let (before, after) =
            self.handoff.with_untracked(|handoff| (handoff.items.len(), toggled(&handoff.items, code)));
        match after {
            None => self.notices.show_toast(self.locale.tf("tray-is-full", &[("count", MAX_ITEMS.into())])),
            Some(items) if items.len() < before => {
                self.change_with_undo(self.locale.t("tray-removed"), |handoff| handoff.items = items);
            }
            Some(items) => {
                // Seen, too, and not only heard: one more is still possible, and rarely wise.
                if items.len() == SUGGESTED_ITEMS + 1 {
                    self.notices.show_toast(self.locale.t("handout-many"));
                }
                self.change(|handoff| handoff.items = items);
            }
        }
    }

    /// Puts the program at a place among the others, counted from 0.
    pub fn move_to(self, code: Code, place: usize) {
        self.change(|handoff| {
            if let Some(here) = handoff.items.iter().position(|item| item.code == code) {
                let item = handoff.items.remove(here);
                handoff.items.insert(place.min(handoff.items.len()), item);
            }
        });
    }

    /// Takes what a link brought in place of what is on it, with a way back where there was something else.
    pub fn receive(self, Received { handoff, is_whole }: Received) {
        let is_lost = self.handoff.with_untracked(|own| !own.items.is_empty() && *own != handoff);
        match is_lost {
            true => self.replace_with_undo(self.locale.t("tray-received"), handoff, || {}),
            false => self.change(|own| *own = handoff),
        }
        self.words_lost.set(!is_whole);
    }

    /// Empties what is on the screen; what the tab keeps of it is [`super::Navigation::clear_session`]'s to remove.
    pub fn clear(self) {
        self.begun.set(None);
        self.words_lost.set(false);
        self.handoff.set(Handoff::default());
    }

    /// Empties it for the next patient, with a way back. From whom handouts come stays.
    /// `undone` runs where the way back is taken.
    pub fn start_over(self, text: String, undone: impl Fn() + Send + Sync + 'static) {
        let from = self.handoff.with_untracked(|handoff| handoff.from.clone());
        self.replace_with_undo(text, Handoff { from, ..Handoff::default() }, undone);
    }
}

/// The items with the program added at the end, or removed; `None` where a link takes no more.
fn toggled(items: &[Item], code: Code) -> Option<Vec<Item>> {
    let mut items = items.to_vec();
    match items.iter().position(|item| item.code == code) {
        Some(present) => {
            items.remove(present);
        }
        None if items.len() >= MAX_ITEMS => return None,
        None => items.push(Item { code, ..Item::default() }),
    }
    Some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: usize) -> Item {
        let code = Code::candidates("some program").nth(number).expect("they do not end");
        Item { code, line: format!("line {number}"), ..Item::default() }
    }

    #[test]
    fn a_program_is_added_and_removed_and_the_others_keep_their_lines() {
        let items = vec![item(1), item(2)];
        let added = toggled(&items, item(3).code).expect("fits");
        assert_eq!(added[..2], items);
        assert_eq!((added[2].code, added[2].line.as_str()), (item(3).code, ""));
        assert_eq!(toggled(&added, item(1).code), Some(added[1..].to_vec()));
    }

    #[test]
    fn a_full_tray_takes_no_more_and_still_gives_back() {
        let full: Vec<Item> = (0..MAX_ITEMS).map(item).collect();
        assert_eq!(toggled(&full, item(99).code), None);
        assert_eq!(toggled(&full, item(0).code), Some(full[1..].to_vec()));
    }
}

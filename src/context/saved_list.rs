//! My list, as this device keeps it, with the changes that are still to be kept.
//!
//! A change shows at once. It is then done again inside one transaction of the database, on what is kept there by then: so
//! tabs do not overwrite each other. What cannot be kept is told, stays on the page, and is tried again.

use super::{DirectoryClient, Locale, Notices, Preferences, ToastAction};
use crate::{
    browser::{
        Base, clock, download, lifecycle,
        list::{ListNews, ListTrouble, MyList},
        storage, time,
    },
    debounce::Debounce,
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::{Code, Record};
use signpost_saved::{Draft, HandoffText, Item, List, NOT_WHOLE, State};
use std::{cell::Cell, rc::Rc, time::Duration};

/// A change that is not kept yet; done on the list that is shown, and on the one that is kept.
type Change = Rc<dyn Fn(&mut List)>;

/// A database that has not answered by then is told. Milliseconds.
const PATIENCE: u32 = 2_000;
/// Between the last letter of a note and its being kept.
const PAUSE: Duration = Duration::from_millis(500);

#[derive(Clone, Copy)]
pub struct SavedList {
    /// With the changes that are still to be kept; `None` until it was read.
    pub list: RwSignal<Option<List>>,
    pub trouble: RwSignal<Option<ListTrouble>>,
    /// Counts how often another tab erased everything.
    pub erased_elsewhere: RwSignal<u32>,
    /// Whether it was erased at this opening, as the reader had chosen.
    expired: bool,
    /// Whether changes are still to be kept.
    unkept: RwSignal<bool>,
    pending: StoredValue<Vec<Change>, LocalStorage>,
    /// Notes that are being typed.
    drafts: StoredValue<Vec<Draft>, LocalStorage>,
    typing: Debounce,
    is_writing: StoredValue<bool>,
    /// `None` only while it is being opened.
    store: StoredValue<Option<Rc<MyList>>, LocalStorage>,
    preferences: Preferences,
    directory: DirectoryClient,
    locale: Locale,
    notices: Notices,
}

impl SavedList {
    /// Begins to read it; what another tab changes is read again. `expired`: the reader wanted it gone by now.
    pub fn open(
        base: &Base,
        preferences: Preferences,
        directory: DirectoryClient,
        locale: Locale,
        notices: Notices,
        expired: bool,
    ) -> SavedList {
        let saved = SavedList {
            list: RwSignal::new(None),
            trouble: RwSignal::new(None),
            erased_elsewhere: RwSignal::new(0),
            expired,
            unkept: RwSignal::new(false),
            pending: StoredValue::new_local(Vec::new()),
            drafts: StoredValue::new_local(Vec::new()),
            typing: Debounce::new(),
            is_writing: StoredValue::new(false),
            store: StoredValue::new_local(None),
            preferences,
            directory,
            locale,
            notices,
        };
        let on_news = move |news| match news {
            ListNews::Changed => saved.read(),
            ListNews::Erased => {
                saved.forget();
                saved.erased_elsewhere.update(|count| *count += 1);
            }
        };
        saved.store.set_value(Some(Rc::new(MyList::open(base, on_news))));
        match expired {
            true => spawn_local(async move {
                saved.erase().await;
            }),
            false => {
                saved.read();
                saved.take_drafts();
            }
        }
        lifecycle::on_leaving(move || saved.leave());
        saved
    }

    fn read(self) {
        let Some(store) = self.store.get_value().filter(|_| self.keeps()) else {
            if self.list.with_untracked(Option::is_none) {
                self.show(List::default());
            }
            return;
        };
        spawn_local(async move {
            match self.patiently(store.read()).await {
                Ok(list) => {
                    self.settle(None);
                    self.show(list);
                }
                Err(trouble) => self.fail(trouble),
            }
        });
    }

    fn keeps(self) -> bool {
        !untrack(|| self.preferences.keeps_nothing())
    }

    /// What is kept, with what is not kept yet.
    fn show(self, mut list: List) {
        self.pending.with_value(|pending| pending.iter().for_each(|change| change(&mut list)));
        if self.list.with_untracked(|shown| shown.as_ref() != Some(&list)) {
            self.list.set(Some(list));
        }
    }

    /// Changes the list on the page, keeps it, and returns what the change returned on the page. `None`: a newer version of
    /// the app keeps this list, which must not be touched.
    pub fn change<T>(self, change: impl Fn(&mut List) -> T + 'static) -> Option<T> {
        if self.trouble.with_untracked(|trouble| *trouble == Some(ListTrouble::Newer)) {
            self.tell(ListTrouble::Newer);
            return None;
        }
        let mut list = self.list.get_untracked().unwrap_or_default();
        let returned = change(&mut list);
        self.list.set(Some(list));
        if self.keeps() {
            self.pending.update_value(|pending| {
                pending.push(Rc::new(move |list| {
                    change(list);
                }));
            });
            self.unkept.set(true);
            self.write();
        }
        Some(returned)
    }

    /// Keeps what is not kept yet, all of it in one transaction.
    fn write(self) {
        let Some(store) = self.store.get_value() else { return };
        if self.is_writing.get_value() {
            return;
        }
        self.is_writing.set_value(true);
        spawn_local(async move {
            loop {
                let batch = self.pending.get_value();
                if batch.is_empty() {
                    break;
                }
                match self.patiently(store.change(|list| batch.iter().for_each(|change| change(list)))).await {
                    Ok(list) => {
                        // Unless it was erased meanwhile.
                        self.pending.update_value(|pending| drop(pending.drain(..batch.len().min(pending.len()))));
                        self.settle(None);
                        self.show(list);
                        if self.notices.hide_lasting_toast() {
                            self.notices.announce(self.locale.t("list-kept-now"));
                        }
                    }
                    Err(trouble) => {
                        self.fail(trouble);
                        break;
                    }
                }
            }
            self.is_writing.set_value(false);
            let all = self.pending.with_value(Vec::is_empty);
            self.unkept.set(!all);
            if all {
                self.preferences.drop_drafts();
            }
        });
    }

    /// Tells when the database takes too long, and goes on waiting for it.
    async fn patiently<T>(self, work: impl Future<Output = T>) -> T {
        let is_done = Rc::new(Cell::new(false));
        let watched = is_done.clone();
        spawn_local(async move {
            time::sleep(PATIENCE).await;
            if !watched.get() {
                self.fail(ListTrouble::Slow);
            }
        });
        let outcome = work.await;
        is_done.set(true);
        outcome
    }

    fn fail(self, trouble: ListTrouble) {
        let waits = !self.pending.with_value(Vec::is_empty);
        let known = self.trouble.with_untracked(|before| before.as_ref() == Some(&trouble));
        if matches!(trouble, ListTrouble::Store(_)) && self.list.with_untracked(Option::is_none) && trouble.is_denied()
        {
            // Nothing can be kept here: a list for as long as the page is open is better than none.
            self.show(List::default());
        }
        if waits && !known {
            self.tell(trouble.clone());
        }
        self.settle(Some(trouble));
    }

    fn settle(self, trouble: Option<ListTrouble>) {
        if self.trouble.with_untracked(|before| *before != trouble) {
            self.trouble.set(trouble);
        }
    }

    /// Says that something could not be kept, why, and what can be done.
    fn tell(self, trouble: ListTrouble) {
        let again = ToastAction::new(self.locale.t("failed-retry"), move || self.retry());
        let file = ToastAction::new(self.locale.t("list-save-file"), move || self.download());
        self.notices.show_lasting_toast(self.locale.t(trouble.message()), vec![again, file]);
    }

    /// Whether it was erased at this opening, as the reader had chosen.
    pub fn has_expired(self) -> bool {
        self.expired
    }

    /// Whether something is not kept yet.
    pub fn is_unkept(self) -> bool {
        self.unkept.get()
    }

    pub fn retry(self) {
        match self.pending.with_value(Vec::is_empty) {
            true => self.read(),
            false => {
                self.settle(None);
                self.write();
            }
        }
    }

    /// The list as a file for people.
    pub fn exported(self) -> String {
        let community = self.directory.community.with_untracked(|community| community.name.clone());
        self.list.with_untracked(|list| list.as_ref().unwrap_or(&List::default()).export(&community, clock::now()))
    }

    /// Saves it where the browser saves downloads.
    pub fn download(self) {
        let today = self.directory.local_time().today();
        download::offer(&format!("my-list-{today}.json"), "application/json", self.exported().as_bytes());
    }

    pub fn count(self) -> usize {
        self.list.with(|list| list.as_ref().map_or(0, |list| list.items().len()))
    }

    /// Of all programs, in their order; `None` until the list was read.
    pub fn codes(self) -> Option<Vec<Code>> {
        self.list.with(|list| Some(list.as_ref()?.items().iter().map(|item| item.code).collect()))
    }

    pub fn contains(self, code: Code) -> bool {
        self.list.with(|list| list.as_ref().is_some_and(|list| list.get(code).is_some()))
    }

    /// As it is now, without tracking it.
    pub fn item(self, code: Code) -> Option<Item> {
        self.list.with_untracked(|list| list.as_ref()?.get(code).cloned())
    }

    /// Saves the program, or takes it out, with a way back.
    pub fn toggle(self, code: Code) {
        if untrack(|| self.contains(code)) {
            self.remove(code, || {});
        } else {
            spawn_local(async move {
                if let Ok(records) = self.directory.records_so_far(vec![code]).await {
                    self.save(records.into_iter().flatten().map(|record| (record, None)).collect());
                }
            });
        }
    }

    /// Takes the program out, with a way back for a while; `restored` is called when it was taken.
    pub fn remove(self, code: Code, restored: impl Fn() + Send + Sync + 'static) {
        let Some(item) = self.item(code) else { return };
        let name = item.record.program.texts(&self.locale.lang()).name.to_owned();
        let Some(Some(removed)) = self.change(move |list| list.remove(code)) else { return };
        let text = self.locale.tf("list-removed", &[("name", (&name).into())]);
        self.notices.show_toast_with(text, self.locale.t("undo"), move || {
            let removed = removed.clone();
            self.change(move |list| list.restore(removed.clone()));
            self.notices.announce(self.locale.t("undone"));
            restored();
        });
    }

    /// Says what happened with a program, with a way back for a while.
    pub fn set_state(self, code: Code, state: State) {
        let now = clock::now();
        let Some(Some(step)) = self.change(move |list| list.set_state(code, state, now)) else { return };
        let words = self.locale.t(&format!("state-{}", state.id()));
        let text = self.locale.tf("list-state-set", &[("state", (&words).into())]);
        self.notices.show_toast_with(text, self.locale.t("undo"), move || {
            self.change(move |list| list.undo_state(code, step));
            self.notices.announce(self.locale.t("undone"));
        });
    }

    /// A note as it is being typed: kept at the next pause, or when the page goes away.
    pub fn type_note(self, code: Code, base: String, note: String) {
        let at = clock::now();
        self.drafts.update_value(|drafts| match drafts.iter_mut().find(|draft| draft.code == code) {
            Some(draft) => (draft.note, draft.at) = (note, at),
            None => drafts.push(Draft { code, base, note, at }),
        });
        self.unkept.set(true);
        self.typing.call(PAUSE, move || self.keep_notes());
    }

    /// Keeps the notes that are being typed.
    pub fn keep_notes(self) {
        self.typing.cancel();
        for draft in self.drafts.try_update_value(std::mem::take).unwrap_or_default() {
            self.change(move |list| list.take_draft(&draft));
        }
    }

    /// The page goes away, perhaps for good: a database may not be quick enough for what was just typed.
    fn leave(self) {
        let drafts = self.drafts.get_value();
        if !drafts.is_empty() {
            self.preferences.keep_drafts(&Draft::all_to_json(&drafts));
            self.keep_notes();
        }
    }

    /// What was typed when a page went away joins the list.
    fn take_drafts(self) {
        for draft in self.preferences.drafts().iter().flat_map(|text| Draft::all_from_json(text)) {
            self.change(move |list| list.take_draft(&draft));
        }
    }

    /// Saves programs, each with what a handoff said of it.
    pub fn save(self, programs: Vec<(Record, Option<HandoffText>)>) {
        let released_at = untrack(|| self.directory.released_at()).unwrap_or(NOT_WHOLE);
        let now = clock::now();
        let save = move |list: &mut List| {
            programs.iter().cloned().try_for_each(|(record, said)| list.save(record, said, released_at, now))
        };
        if let Some(outcome) = self.change(save) {
            self.notices.announce(self.locale.t(if outcome.is_ok() { "saved" } else { "list-full" }));
            // The reader has just kept something: now a browser's question makes sense.
            if self.keeps() {
                spawn_local(async {
                    storage::persist().await;
                });
            }
        }
    }

    /// Takes the list off this device; false when that failed.
    pub async fn erase(self) -> bool {
        self.forget();
        let Some(store) = self.store.get_value() else { return false };
        store.erase().await.is_ok()
    }

    /// The list stays on the page and goes from the device.
    pub async fn stop_keeping(self) -> bool {
        self.keep_notes();
        self.pending.set_value(Vec::new());
        self.unkept.set(false);
        let Some(store) = self.store.get_value() else { return false };
        store.erase().await.is_ok()
    }

    /// The list of this page is kept on the device again.
    pub fn keep_again(self) {
        let list = self.list.get_untracked().unwrap_or_default();
        self.change(move |kept| drop(kept.merge(list.clone())));
    }

    fn forget(self) {
        self.typing.cancel();
        self.drafts.set_value(Vec::new());
        self.pending.set_value(Vec::new());
        self.unkept.set(false);
        self.list.set(Some(List::default()));
    }
}

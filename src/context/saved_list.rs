//! My list, as it was last read from this device or written to it.

use super::{DirectoryClient, Locale, Notices};
use crate::browser::{
    Base, clock,
    list::{ListTrouble, MyList},
    storage,
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::{Code, Record};
use signpost_saved::{HandoffText, List};
use std::rc::Rc;

#[derive(Clone, Copy)]
pub struct SavedList {
    /// `None` until it was read.
    pub list: RwSignal<Option<List>>,
    pub trouble: RwSignal<Option<ListTrouble>>,
    /// `None` only while it is being opened.
    store: StoredValue<Option<Rc<MyList>>, LocalStorage>,
    directory: DirectoryClient,
    locale: Locale,
    notices: Notices,
}

impl SavedList {
    /// Begins to read it; what another tab changes is read again.
    pub fn open(base: &Base, directory: DirectoryClient, locale: Locale, notices: Notices) -> SavedList {
        let saved = SavedList {
            list: RwSignal::new(None),
            trouble: RwSignal::new(None),
            store: StoredValue::new_local(None),
            directory,
            locale,
            notices,
        };
        saved.store.set_value(Some(Rc::new(MyList::open(base, move || saved.read()))));
        saved.read();
        saved
    }

    fn read(self) {
        let Some(store) = self.store.get_value() else { return };
        spawn_local(async move {
            match store.read().await {
                Ok(list) => {
                    self.trouble.set(None);
                    self.list.set(Some(list));
                }
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }

    /// Changes the list, keeps it, and shows what was kept. `None`: it could not be kept, which a notice says.
    pub async fn change<T>(self, change: impl FnOnce(&mut List) -> T) -> Option<T> {
        let store = self.store.get_value()?;
        match store.change(change).await {
            Ok((list, returned)) => {
                self.list.set(Some(list));
                Some(returned)
            }
            Err(trouble) => {
                self.notices.announce(self.locale.t("list-not-stored"));
                self.trouble.set(Some(trouble));
                None
            }
        }
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

    /// Saves the program, or takes it out.
    pub fn toggle(self, code: Code) {
        let saved = untrack(|| self.contains(code));
        spawn_local(async move {
            if saved {
                self.change(move |list| list.remove(code)).await;
            } else if let Ok(records) = self.directory.records(vec![code]).await {
                self.save(records.into_iter().flatten().map(|record| (record, None)).collect()).await;
            }
        });
    }

    /// Saves programs, each with what a handoff said of it.
    pub async fn save(self, programs: Vec<(Record, Option<HandoffText>)>) {
        let summary = self.directory.summary;
        let released_at = summary.with_untracked(|summary| summary.as_ref().map_or(0, |s| s.released_at));
        let now = clock::now();
        let save = move |list: &mut List| {
            programs.into_iter().try_for_each(|(record, said)| list.save(record, said, released_at, now))
        };
        if let Some(outcome) = self.change(save).await {
            self.notices.announce(self.locale.t(if outcome.is_ok() { "saved" } else { "list-full" }));
            // The reader has just kept something: now a browser's question makes sense.
            storage::persist().await;
        }
    }

    /// Takes the list off this device; false when that failed.
    pub async fn erase(self) -> bool {
        let Some(store) = self.store.get_value() else { return false };
        let erased = store.erase().await.is_ok();
        self.list.set(Some(List::default()));
        erased
    }
}

//! What this device keeps of the reader, counted; and taking it off the device.

use super::{Clinic, DirectoryClient, Navigation, Preferences, SavedList, Search, Tray};
use leptos::{prelude::*, task::spawn_local};

#[derive(Clone, Copy)]
pub struct Erasing {
    pub saved: SavedList,
    pub preferences: Preferences,
    pub navigation: Navigation,
    pub tray: Tray,
    pub search: Search,
    pub clinic: Clinic,
    pub directory: DirectoryClient,
}

/// How much would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub programs: usize,
    pub notes: usize,
    pub handout: usize,
    /// Templates, counts or the card of whoever helps others.
    pub for_helpers: bool,
}

impl Erasing {
    pub fn from_context() -> Erasing {
        Erasing {
            saved: expect_context(),
            preferences: expect_context(),
            navigation: expect_context(),
            tray: expect_context(),
            search: expect_context(),
            clinic: expect_context(),
            directory: expect_context(),
        }
    }

    pub fn kept(self) -> Kept {
        let (programs, notes) =
            self.saved.list.with(|list| list.as_ref().map_or((0, 0), |list| (list.items().len(), list.notes())));
        Kept { programs, notes, handout: self.tray.count(), for_helpers: self.clinic.keeps_any() }
    }

    /// Takes everything off this device; false when not all of it could be. Other tabs follow.
    pub async fn erase(self) -> bool {
        self.preferences.clear();
        let all = self.saved.erase().await;
        self.forget();
        // The one is done whether or not the other could be.
        let area = self.forget_area().await;
        all && area
    }

    /// Which part of a large directory is here tells where the reader looks for help.
    async fn forget_area(self) -> bool {
        let is_divided = self.directory.community.with_untracked(|community| !community.parts.is_empty());
        !is_divided || self.directory.choose_parts(Vec::new()).await.unwrap_or(false)
    }

    /// What this tab holds. The current entry of the history stays what it is.
    fn forget(self) {
        self.preferences.clear_memory();
        self.tray.clear();
        self.search.clear();
        self.clinic.clear();
        self.navigation.clear_session();
    }

    /// Whether anything of the reader is kept on this device from now on. The list stays on the screen.
    pub fn keep_nothing(self, nothing: bool) {
        self.preferences.set_keeps_nothing(nothing);
        self.navigation.set_keeps(!nothing);
        self.clinic.set_keeps(!nothing);
        match nothing {
            true => {
                self.navigation.clear_session();
                spawn_local(async move {
                    self.saved.stop_keeping().await;
                });
            }
            false => self.saved.keep_again(),
        }
    }

    /// Follows a tab in which the reader erased everything: nothing of it stays on the screen here.
    pub fn follow(self) {
        Effect::new(move |_| {
            if self.saved.erased_elsewhere.get() > 0 {
                self.forget();
                self.preferences.read_keeping();
                let keeps = !untrack(|| self.preferences.keeps_nothing());
                self.navigation.set_keeps(keeps);
                self.clinic.set_keeps(keeps);
                self.navigation.start_over();
            }
        });
    }
}

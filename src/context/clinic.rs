//! For whoever helps others: the return that is being read, which is in memory alone, and what their browser keeps for the
//! next patient: counts.

use super::{Locale, Notices};
use crate::browser::{Base, storage::WebStorage};
use leptos::prelude::*;
use signpost_directory::Date;
use signpost_handoff::{Handoff, HandoffError, ReceivedReturn, Return, returned::counts::Counts};

const COUNTS: &str = "counts";

#[derive(Clone, Copy)]
pub struct Clinic {
    /// It ends with the page: no storage, no history has any of it.
    pub open: RwSignal<Option<OpenReturn>>,
    pub counts: RwSignal<Counts>,
    storage: StoredValue<WebStorage, LocalStorage>,
    locale: Locale,
    notices: Notices,
}

/// A return on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenReturn {
    pub received: ReceivedReturn,
    /// It is filled in here, from a sheet, rather than made by a patient.
    pub is_form: bool,
}

impl Clinic {
    pub fn new(base: &Base, locale: Locale, notices: Notices) -> Clinic {
        let storage = WebStorage::local(base);
        let counts = storage.read(COUNTS).and_then(|text| Counts::from_json(&text).ok()).unwrap_or_default();
        Clinic {
            open: RwSignal::new(None),
            counts: RwSignal::new(counts),
            storage: StoredValue::new_local(storage),
            locale,
            notices,
        }
    }

    /// Shows what a patient's link brought.
    pub fn receive(self, received: ReceivedReturn) {
        self.open.set(Some(OpenReturn { received, is_form: false }));
    }

    /// Shows a form for the programs of a sheet.
    pub fn begin_form(self, handoff: &Handoff, today: Date) {
        let returned = Return::of_handoff(handoff, today);
        let received = ReceivedReturn { returned, is_newer: false, unknown: Vec::new() };
        self.open.set(Some(OpenReturn { received, is_form: true }));
    }

    pub fn change(self, change: impl FnOnce(&mut Return)) {
        self.open.update(|open| {
            if let Some(open) = open {
                change(&mut open.received.returned);
            }
        });
    }

    /// Nothing of the return is left.
    pub fn close(self) {
        self.open.set(None);
    }

    pub fn is_counted(self) -> bool {
        self.open.with(|open| {
            open.as_ref().is_some_and(|open| self.counts.with(|counts| counts.has(&open.received.returned)))
        })
    }

    /// Adds the return on the screen to the counts, once.
    pub fn count(self) {
        let Some(open) = self.open.get_untracked() else { return };
        // Read anew: another tab may have counted meanwhile.
        let kept = self.storage.with_value(|storage| storage.read(COUNTS));
        let mut counts = match kept.as_deref().map(Counts::from_json) {
            None => Counts::default(),
            Some(Ok(counts)) => counts,
            // A newer version's counts are left alone; damaged ones cannot be counted on.
            Some(Err(HandoffError::Newer)) => return self.notices.show_toast(self.locale.t("counts-newer")),
            Some(Err(_)) => Counts::default(),
        };
        counts.add(&open.received.returned);
        let kept = self.storage.with_value(|storage| storage.write(COUNTS, &counts.to_json()));
        self.counts.set(counts);
        self.notices.show_toast(self.locale.t(if kept { "return-counted" } else { "counts-not-kept" }));
    }

    /// Empties what is on the screen; what the browser keeps is [`super::Preferences::clear`]'s to remove.
    pub fn clear(self) {
        self.open.set(None);
        self.counts.set(Counts::default());
    }
}

//! For whoever helps others: the return that is being read, which is in memory alone, and what their browser keeps for the
//! next patient: templates, the clinic's card, and counts.

use super::{Locale, Notices};
use crate::browser::storage::WebStorage;
use leptos::prelude::*;
use signpost_directory::Date;
use signpost_handoff::{
    Handoff, HandoffError, ReceivedReturn, Return, card::ClinicCard, returned::counts::Counts, templates::Templates,
};

const COUNTS: &str = "counts";
const TEMPLATES: &str = "templates";
const CARD: &str = "clinic card";

#[derive(Clone, Copy)]
pub struct Clinic {
    /// It ends with the page: no storage, no history has any of it.
    pub open: RwSignal<Option<OpenReturn>>,
    /// The handout before this one, without what was one patient's alone; in memory, too.
    pub last: RwSignal<Option<Handoff>>,
    pub counts: RwSignal<Counts>,
    pub templates: RwSignal<Templates>,
    pub card: RwSignal<ClinicCard>,
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
    pub is_counted: bool,
}

/// What can be kept under a name: its reading and its writing.
struct Form<T> {
    name: &'static str,
    read: fn(&str) -> Result<T, HandoffError>,
    write: fn(&T) -> String,
}

const COUNTS_FORM: Form<Counts> = Form { name: COUNTS, read: Counts::from_json, write: Counts::to_json };
const TEMPLATES_FORM: Form<Templates> = Form { name: TEMPLATES, read: Templates::from_json, write: Templates::to_json };

impl Clinic {
    pub fn new(storage: WebStorage, locale: Locale, notices: Notices) -> Clinic {
        let counts = storage.read(COUNTS).and_then(|text| Counts::from_json(&text).ok()).unwrap_or_default();
        let templates = storage.read(TEMPLATES).and_then(|text| Templates::from_json(&text).ok()).unwrap_or_default();
        let card = storage.read(CARD).and_then(|text| ClinicCard::from_json(&text)).unwrap_or_default();
        Clinic {
            open: RwSignal::new(None),
            last: RwSignal::new(None),
            counts: RwSignal::new(counts),
            templates: RwSignal::new(templates),
            card: RwSignal::new(card),
            storage: StoredValue::new_local(storage),
            locale,
            notices,
        }
    }

    /// From now on nothing is written; or it is again.
    pub fn set_keeps(self, keeps: bool) {
        self.storage.with_value(|storage| storage.set_keeps(keeps));
    }

    /// Shows what a patient's link brought.
    pub fn receive(self, received: ReceivedReturn) {
        let is_counted = self.counts.with_untracked(|counts| counts.has(&received.returned));
        self.open.set(Some(OpenReturn { received, is_form: false, is_counted }));
    }

    /// Shows a form for the programs of a sheet.
    pub fn begin_form(self, handoff: &Handoff, today: Date) {
        let returned = Return::of_handoff(handoff, today);
        let received = ReceivedReturn { returned, is_newer: false, unknown: Vec::new() };
        self.open.set(Some(OpenReturn { received, is_form: true, is_counted: false }));
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
        self.open.with(|open| open.as_ref().is_some_and(|open| open.is_counted))
    }

    /// Adds the return on the screen to the counts, once.
    pub fn count(self) {
        let Some(open) = self.open.get_untracked() else { return };
        let counted = self.change_kept(self.counts, COUNTS_FORM, |counts| {
            match open.is_form {
                true => counts.add_form(&open.received.returned),
                false => drop(counts.add(&open.received.returned)),
            }
            Ok(())
        });
        if counted {
            self.open.update(|open| {
                if let Some(open) = open {
                    open.is_counted = true;
                }
            });
            self.notices.show_toast(self.locale.t("return-counted"));
        }
    }

    /// Changes the templates and keeps them; false where that was refused, which a toast says.
    pub fn change_templates(self, change: impl FnOnce(&mut Templates) -> Result<(), HandoffError>) -> bool {
        self.change_kept(self.templates, TEMPLATES_FORM, change)
    }

    /// Read anew, since another tab may have changed it meanwhile. What a newer version keeps is left alone; what is
    /// damaged is set aside.
    fn change_kept<T: Clone + Default + Send + Sync + 'static>(
        self,
        signal: RwSignal<T>,
        form: Form<T>,
        change: impl FnOnce(&mut T) -> Result<(), HandoffError>,
    ) -> bool {
        let kept = self.storage.with_value(|storage| storage.read(form.name));
        let mut value = match kept.as_deref().map(form.read) {
            None => T::default(),
            Some(Ok(value)) => value,
            Some(Err(HandoffError::Newer)) => {
                self.notices.show_toast(self.locale.t("clinic-newer"));
                return false;
            }
            Some(Err(_)) => {
                let aside = format!("{} damaged", form.name);
                self.storage.with_value(|storage| storage.write(&aside, kept.as_deref().unwrap_or_default()));
                T::default()
            }
        };
        if change(&mut value).is_err() {
            self.notices.show_toast(self.locale.t("clinic-too-many"));
            return false;
        }
        let is_kept = self.storage.with_value(|storage| storage.write(form.name, &(form.write)(&value)));
        signal.set(value);
        if !is_kept {
            self.notices.show_toast(self.locale.t("clinic-not-kept"));
        }
        is_kept
    }

    pub fn keep_card(self, card: ClinicCard) {
        self.storage.with_value(|storage| storage.write(CARD, &card.to_json()));
        self.card.set(card);
    }

    /// Empties what is on the screen; what the browser keeps is [`super::Preferences::clear`]'s to remove.
    /// Whether this browser keeps templates, counts or a card.
    pub fn keeps_any(self) -> bool {
        self.counts.with(|counts| *counts != Counts::default())
            || self.templates.with(|templates| *templates != Templates::default())
            || self.card.with(|card| *card != ClinicCard::default())
    }

    pub fn clear(self) {
        self.open.set(None);
        self.last.set(None);
        self.counts.set(Counts::default());
        self.templates.set(Templates::default());
        self.card.set(ClinicCard::default());
    }
}

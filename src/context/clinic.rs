//! For whoever helps others: the return that is being read, which is in memory alone, and what their browser keeps for the
//! next patient: templates, the clinic's card, and counts.

use super::{Locale, Notices};
use crate::browser::storage::WebStorage;
use leptos::prelude::*;
use signpost_directory::Date;
use signpost_handoff::{
    Handoff, HandoffError, ReceivedReturn, Return, card::ClinicCard, look::Look, returned::counts::Counts,
    templates::Templates,
};

const COUNTS: &str = "counts";
const TEMPLATES: &str = "templates";
const CARD: &str = "clinic card";

/// The message where the browser does not write.
const NOT_KEPT: &str = "clinic-not-kept";

#[derive(Clone, Copy)]
pub struct Clinic {
    /// It ends with the page: no storage, no history has any of it.
    pub open: RwSignal<Option<OpenReturn>>,
    /// The handout before this one, without what was one patient's alone, and how it was printed; in memory, too.
    pub last: RwSignal<Option<(Handoff, Look)>>,
    /// How the handout is printed, while this page is open.
    pub look: RwSignal<Look>,
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
    /// When the clinic wants to ask again: as the sheet says, or chosen here. The record gets it.
    pub ask_again: Option<Date>,
}

/// What can be kept under a name: its reading and its writing.
struct Form<T> {
    name: &'static str,
    read: fn(&str) -> Result<T, HandoffError>,
    write: fn(&T) -> String,
}

const CARD_FORM: Form<ClinicCard> = Form { name: CARD, read: ClinicCard::from_json, write: ClinicCard::to_json };
const COUNTS_FORM: Form<Counts> = Form { name: COUNTS, read: Counts::from_json, write: Counts::to_json };
const TEMPLATES_FORM: Form<Templates> = Form { name: TEMPLATES, read: Templates::from_json, write: Templates::to_json };

impl Clinic {
    pub fn new(storage: WebStorage, locale: Locale, notices: Notices) -> Clinic {
        let counts = storage.read(COUNTS).and_then(|text| Counts::from_json(&text).ok()).unwrap_or_default();
        let templates = storage.read(TEMPLATES).and_then(|text| Templates::from_json(&text).ok()).unwrap_or_default();
        let card = storage.read(CARD).and_then(|text| ClinicCard::from_json(&text).ok()).unwrap_or_default();
        Clinic {
            open: RwSignal::new(None),
            last: RwSignal::new(None),
            look: RwSignal::new(Look::default()),
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
        self.open.set(Some(OpenReturn { received, is_form: false, is_counted, ask_again: None }));
    }

    /// Shows a form for the programs of a sheet.
    pub fn begin_form(self, handoff: &Handoff, today: Date) {
        let returned = Return::of_handoff(handoff, today);
        let received = ReceivedReturn { returned, is_newer: false, unknown: Vec::new() };
        let ask_again = handoff.ask_again_on().filter(|on| *on > today);
        self.open.set(Some(OpenReturn { received, is_form: true, is_counted: false, ask_again }));
    }

    pub fn change(self, change: impl FnOnce(&mut Return)) {
        // What was counted was said otherwise.
        if let Some(counted) = self.open.get_untracked().filter(|open| open.is_form && open.is_counted) {
            self.take_back(&counted);
        }
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
        if self.told(counted) {
            self.set_counted(&open.received.returned, true);
            let undo = move || self.take_back(&open);
            self.notices.show_toast_with(self.locale.t("return-counted"), self.locale.t("undo"), undo);
        }
    }

    /// Takes a return out of the counts again, which was counted by mistake.
    fn take_back(self, counted: &OpenReturn) {
        let returned = &counted.received.returned;
        let taken = self.change_kept(self.counts, COUNTS_FORM, |counts| {
            counts.take_back(returned, counted.is_form);
            Ok(())
        });
        if self.told(taken) {
            self.set_counted(returned, false);
        }
    }

    /// Another one may be open by now.
    fn set_counted(self, returned: &Return, is_counted: bool) {
        self.open.update(|open| {
            if let Some(open) = open.as_mut().filter(|open| open.received.returned == *returned) {
                open.is_counted = is_counted;
            }
        });
    }

    /// When to ask again, as the record will say it.
    pub fn set_ask_again(self, on: Option<Date>) {
        self.open.update(|open| {
            if let Some(open) = open {
                open.ask_again = on;
            }
        });
    }

    /// Changes the templates and keeps them; false where that was refused, which a toast says.
    pub fn change_templates(self, change: impl FnOnce(&mut Templates) -> Result<(), HandoffError>) -> bool {
        self.told(self.change_kept(self.templates, TEMPLATES_FORM, change))
    }

    /// Puts the card onto every sheet from now on. `Err`: it is not kept, or nothing has changed; the message says which.
    pub fn keep_card(self, name: &str, phone: &str, address: &str, logo: &str) -> Result<(), &'static str> {
        let kept = self.change_kept(self.card, CARD_FORM, |card| {
            *card = card.with_lines(name, phone, address).with_logo(logo);
            Ok(())
        });
        kept.map_err(|why| if why == NOT_KEPT { "card-not-kept" } else { why })
    }

    /// Whether it went well; what did not is said in a toast.
    fn told(self, result: Result<(), &'static str>) -> bool {
        result.inspect_err(|message| self.notices.show_toast(self.locale.t(message))).is_ok()
    }

    /// Read anew, since another tab may have changed it meanwhile. What a newer version keeps is left alone; what is
    /// damaged is set aside. `Err`: the message that says why it is not kept.
    fn change_kept<T: Clone + Default + Send + Sync + 'static>(
        self,
        signal: RwSignal<T>,
        form: Form<T>,
        change: impl FnOnce(&mut T) -> Result<(), HandoffError>,
    ) -> Result<(), &'static str> {
        let kept = self.storage.with_value(|storage| storage.read(form.name));
        let mut value = match kept.as_deref().map(form.read) {
            None => T::default(),
            Some(Ok(value)) => value,
            Some(Err(HandoffError::Newer)) => return Err("clinic-newer"),
            Some(Err(_)) => {
                let aside = format!("{} damaged", form.name);
                self.storage.with_value(|storage| storage.write(&aside, kept.as_deref().unwrap_or_default()));
                T::default()
            }
        };
        change(&mut value).map_err(|_| "clinic-too-many")?;
        let is_kept = self.storage.with_value(|storage| storage.write(form.name, &(form.write)(&value)));
        signal.set(value);
        if is_kept { Ok(()) } else { Err(NOT_KEPT) }
    }

    /// Whether this browser keeps templates, counts or a card.
    pub fn keeps_any(self) -> bool {
        self.counts.with(|counts| *counts != Counts::default())
            || self.templates.with(|templates| *templates != Templates::default())
            || self.card.with(|card| *card != ClinicCard::default())
    }

    /// Empties what is on the screen; what the browser keeps is [`super::Preferences::clear`]'s to remove.
    pub fn clear(self) {
        self.open.set(None);
        self.last.set(None);
        self.look.set(Look::default());
        self.counts.set(Counts::default());
        self.templates.set(Templates::default());
        self.card.set(ClinicCard::default());
    }
}

//! From a screening to a sheet: what the programs are to be for the patient, and the proposed ones onto the handout.

use super::proposed::Wishes;
use crate::{
    components::{Button, Checkbox, Choice, Icon, PlaceFilter, Select},
    context::{Locale, Navigation, Tray},
    pages::find::locate,
};
use leptos::prelude::*;
use signpost_directory::Code;
use signpost_handoff::{Item, MAX_ITEMS};
use signpost_locale::Messages;
use signpost_route::Route;
use signpost_search::{Filters, Near};
use std::rc::Rc;

/// The patient's language, cost and place.
#[component]
pub fn WishesForm(
    wishes: RwSignal<Wishes>,
    /// How far it may be, and whether it must serve the place.
    reach: RwSignal<Filters>,
    near: RwSignal<Option<Near>>,
    /// What was found before is no answer any more.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let languages = move || {
        let choice = |messages: Rc<Messages>| -> Choice {
            let tag = messages.lang().to_owned();
            let name = locale.messages().language_name(&tag);
            (tag, name)
        };
        let any = (String::new(), locale.t("filter-any"));
        [any].into_iter().chain(locale.languages().into_iter().map(choice)).collect::<Vec<Choice>>()
    };
    Effect::new(move |before: Option<()>| {
        near.track();
        reach.track();
        wishes.track();
        if before.is_some() {
            on_change.run(());
        }
    });
    view! {
        <fieldset class="part needs-wishes">
            <legend>{locale.t("needs-wishes")}</legend>
            <Select
                id="needs-language"
                label=locale.t("filter-language")
                value=Signal::derive(move || wishes.with(|wishes| wishes.language.clone().unwrap_or_default()))
                choices=Signal::derive(languages)
                on_change=move |tag: String| wishes.update(|wishes| wishes.language = Some(tag).filter(|tag| !tag.is_empty()))
            />
            <Checkbox label="filter-free" checked=Signal::derive(move || wishes.with(|wishes| wishes.is_free)) on_change=move |checked| wishes.update(|wishes| wishes.is_free = checked) />
            <PlaceFilter filters=reach near on_locate=locate() />
        </fieldset>
    }
}

/// Puts the proposed programs onto the handout, and goes there.
#[component]
pub fn Propose(codes: Vec<Code>, wishes: RwSignal<Wishes>) -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let tray: Tray = expect_context();
    let count = codes.len();
    let take = move || {
        tray.change_with_undo(locale.t("template-used"), |handoff| {
            let on_it: Vec<Code> = handoff.items.iter().map(|item| item.code).collect();
            let new = codes.iter().filter(|code| !on_it.contains(code));
            let new = new.take(MAX_ITEMS.saturating_sub(on_it.len()));
            handoff.items.extend(new.map(|code| Item { code: *code, ..Item::default() }));
            // The patient's language, where none was chosen for the sheet.
            if handoff.lang.is_none() {
                handoff.lang = wishes.with_untracked(|wishes| wishes.language.clone());
            }
        });
        navigation.go(Route::Handout(None));
    };
    (count > 0).then(|| {
        view! {
            <p>
                <Button
                    class="button button-primary"
                    icon=Icon::Sheet
                    label=locale.tf("needs-take", &[("count", count.into())])
                    on_press=take
                />
            </p>
        }
    })
}

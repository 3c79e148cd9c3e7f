//! The settings: the look, and erasing everything.

use super::help_others::HelpOthersChoice;
use crate::{
    browser::document,
    components::{Button, Icon, Notice, PageTitle, Tone},
    context::{Locale, Navigation, Preferences, SavedList, Search, Tray},
};
use leptos::{prelude::*, task::spawn_local};

/// A choice kept under `name`, shown on the page's root as `data-NAME`, with its values and messages.
struct Look {
    name: &'static str,
    label: &'static str,
    choices: [(&'static str, &'static str); 3],
}

const LOOKS: [Look; 2] = [
    Look {
        name: "theme",
        label: "settings-theme",
        choices: [("auto", "settings-theme-auto"), ("light", "settings-theme-light"), ("dark", "settings-theme-dark")],
    },
    Look {
        name: "size",
        label: "settings-size",
        choices: [
            ("normal", "settings-size-normal"),
            ("large", "settings-size-large"),
            ("largest", "settings-size-largest"),
        ],
    },
];

impl Look {
    /// What was chosen before; what was kept but is no choice is the default.
    fn chosen(&self, preferences: Preferences) -> &'static str {
        let kept = preferences.get(self.name);
        let mut values = self.choices.iter().map(|(value, _)| *value);
        values.find(|value| kept.as_deref() == Some(value)).unwrap_or(self.choices[0].0)
    }
}

/// Puts the kept look onto the page.
pub fn apply_look(preferences: Preferences) {
    for look in &LOOKS {
        document::set_choice(look.name, look.chosen(preferences));
    }
}

#[component]
pub fn SettingsPage() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <PageTitle text=locale.t("settings-title") />
        {LOOKS.iter().map(|look| view! { <LookChoice look /> }).collect_view()}
        <HelpOthersChoice />
        <section class="part" aria-labelledby="settings-erase">
            <h2 id="settings-erase">{locale.t("settings-erase")}</h2>
            <p>{locale.t("settings-kept")}</p>
            <p>{locale.t("settings-erase-text")}</p>
            <Erase />
        </section>
    }
}

#[component]
fn LookChoice(look: &'static Look) -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let chosen = look.chosen(preferences);
    let radio = |(value, words): (&'static str, &'static str)| {
        let choose = move |_| {
            preferences.set(look.name, value);
            document::set_choice(look.name, value);
        };
        view! {
            <label class="check">
                <input type="radio" name=look.name value=value checked=value == chosen on:change=choose />
                <span class="check-words">{locale.t(words)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="part">
            <legend>{locale.t(look.label)}</legend>
            {look.choices.map(radio).into_iter().collect_view()}
        </fieldset>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Erasing {
    No,
    Asked,
    /// Whether all of it is gone.
    Done(bool),
}

#[component]
fn Erase() -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let navigation: Navigation = expect_context();
    let saved: SavedList = expect_context();
    let tray: Tray = expect_context();
    let search: Search = expect_context();
    let state = RwSignal::new(Erasing::No);
    let erase = move || {
        spawn_local(async move {
            let all = saved.erase().await;
            preferences.clear();
            navigation.clear_session();
            tray.clear();
            search.clear();
            apply_look(preferences);
            // The page may be gone by now.
            let _ = state.try_set(Erasing::Done(all));
        });
    };
    let view = move || match state.get() {
        Erasing::No => view! {
            <Button
                class="button button-danger"
                icon=Icon::Trash
                label=locale.t("settings-erase-button")
                on_press=move || state.set(Erasing::Asked)
            />
        }
        .into_any(),
        Erasing::Asked => view! {
            <div class="button-row" role="group" aria-label=locale.t("settings-erase")>
                <Button
                    class="button button-danger"
                    icon=Icon::Trash
                    label=locale.t("settings-erase-sure")
                    on_press=erase
                />
                <Button
                    class="button button-quiet"
                    icon=Icon::Close
                    label=locale.t("settings-erase-keep")
                    on_press=move || state.set(Erasing::No)
                />
            </div>
        }
        .into_any(),
        Erasing::Done(true) => {
            view! { <Notice tone=Tone::Good><p>{locale.t("settings-erased")}</p></Notice> }.into_any()
        }
        Erasing::Done(false) => {
            view! { <Notice tone=Tone::Bad><p>{locale.t("settings-erase-failed")}</p></Notice> }.into_any()
        }
    };
    view! { <div role="status">{view}</div> }
}

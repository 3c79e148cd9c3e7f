//! Defines the settings: language, look, and erasing everything.

use super::super::{
    App, Icon,
    components::{Tone, button, notice},
};
use crate::browser::document;
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

/// Puts the kept look onto the page; what was kept but is no choice is the default.
pub fn apply_look(app: App) {
    for look in &LOOKS {
        document::set_choice(look.name, kept(app, look));
    }
}

fn kept(app: App, look: &Look) -> &'static str {
    let kept = app.kept(look.name);
    look.choices
        .iter()
        .map(|(value, _)| *value)
        .find(|value| kept.as_deref() == Some(value))
        .unwrap_or(look.choices[0].0)
}

pub fn page(app: App) -> AnyView {
    view! {
        <h1 id="page-title" tabindex="-1">{app.t("settings-title")}</h1>
        {LOOKS.iter().map(|look| choices(app, look)).collect_view()}
        <section class="part" aria-labelledby="settings-erase">
            <h2 id="settings-erase">{app.t("settings-erase")}</h2>
            <p>{app.t("settings-kept")}</p>
            <p>{app.t("settings-erase-text")}</p>
            {erase(app)}
        </section>
    }
    .into_any()
}

fn choices(app: App, look: &'static Look) -> AnyView {
    let chosen = kept(app, look);
    let radios = look
        .choices
        .iter()
        .map(|&(value, words)| {
            let choose = move |_| {
                app.keep(look.name, value);
                document::set_choice(look.name, value);
            };
            view! {
                <label class="check">
                    <input type="radio" name=look.name value=value checked=value == chosen on:change=choose />
                    <span class="check-words">{app.t(words)}</span>
                </label>
            }
        })
        .collect_view();
    view! { <fieldset class="part"><legend>{app.t(look.label)}</legend>{radios}</fieldset> }.into_any()
}

#[derive(Clone, Copy, PartialEq)]
enum Erasing {
    No,
    Asked,
    Done(bool),
}

fn erase(app: App) -> AnyView {
    let state = RwSignal::new(Erasing::No);
    let go = move || {
        spawn_local(async move {
            let all = app.erase().await;
            apply_look(app);
            let _ = state.try_set(Erasing::Done(all));
        });
    };
    let view = move || {
        match state.get() {
        Erasing::No => {
            button("button button-danger", Icon::Trash, app.t("settings-erase-button"), move || state.set(Erasing::Asked))
        }
        Erasing::Asked => view! {
            <div class="button-row" role="group" aria-label=app.t("settings-erase")>
                {button("button button-danger", Icon::Trash, app.t("settings-erase-sure"), go)}
                {button("button button-quiet", Icon::Close, app.t("settings-erase-keep"), move || state.set(Erasing::No))}
            </div>
        }
        .into_any(),
        Erasing::Done(true) => notice(Tone::Good, view! { <p>{app.t("settings-erased")}</p> }),
        Erasing::Done(false) => notice(Tone::Bad, view! { <p>{app.t("settings-erase-failed")}</p> }),
    }
    };
    view! { <div role="status">{view}</div> }.into_any()
}

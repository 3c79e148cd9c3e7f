//! Defines the settings: language, look, and erasing everything.

use super::super::{
    App, Icon,
    components::{Tone, button, notice},
    view::{CollectView, IntoView, View, el},
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

pub fn page(app: App) -> View {
    (
        el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("settings-title")),
        LOOKS.iter().map(|look| choices(app, look)).collect_view(),
        el("section").class("part").attr("aria-labelledby", "settings-erase").child((
            el("h2").attr("id", "settings-erase").child(app.t("settings-erase")),
            el("p").child(app.t("settings-kept")),
            el("p").child(app.t("settings-erase-text")),
            erase(app),
        )),
    )
        .into_view()
}

fn choices(app: App, look: &'static Look) -> View {
    let chosen = kept(app, look);
    let radios = look
        .choices
        .iter()
        .map(|&(value, words)| {
            let choose = move |_| {
                app.keep(look.name, value);
                document::set_choice(look.name, value);
            };
            el("label").class("check").child((
                el("input")
                    .attr("type", "radio")
                    .attr("name", look.name)
                    .attr("value", value)
                    .attr("checked", value == chosen)
                    .on("change", choose),
                el("span").class("check-words").child(app.t(words)),
            ))
        })
        .collect_view();
    el("fieldset").class("part").child((el("legend").child(app.t(look.label)), radios)).into_view()
}

#[derive(Clone, Copy, PartialEq)]
enum Erasing {
    No,
    Asked,
    Done(bool),
}

fn erase(app: App) -> View {
    let state = RwSignal::new(Erasing::No);
    let go = move || {
        spawn_local(async move {
            let all = app.erase().await;
            apply_look(app);
            let _ = state.try_set(Erasing::Done(all));
        });
    };
    let view = move || match state.get() {
        Erasing::No => button("button button-danger", Icon::Trash, app.t("settings-erase-button"), move || {
            state.set(Erasing::Asked)
        }),
        Erasing::Asked => el("div")
            .class("button-row")
            .attr("role", "group")
            .attr("aria-label", app.t("settings-erase"))
            .child((
                button("button button-danger", Icon::Trash, app.t("settings-erase-sure"), go),
                button("button button-quiet", Icon::Close, app.t("settings-erase-keep"), move || {
                    state.set(Erasing::No)
                }),
            ))
            .into_view(),
        Erasing::Done(true) => notice(Tone::Good, el("p").child(app.t("settings-erased"))),
        Erasing::Done(false) => notice(Tone::Bad, el("p").child(app.t("settings-erase-failed"))),
    };
    el("div").attr("role", "status").child(view).into_view()
}

//! The handout beside the results: what is on it stays in view while the next program is looked for. A column on a desk, a
//! bar at the foot of a phone.

use crate::{
    components::{Icon, IconButton, Link, Notice, Rows, Tone, icon},
    context::{Locale, Preferences, Tray},
    pages::loaded::load_records,
};
use leptos::prelude::*;
use signpost_directory::{Code, Record};
use signpost_handoff::SUGGESTED_ITEMS;
use signpost_route::Route;
use std::sync::Arc;

#[component]
pub fn TrayPanel() -> impl IntoView {
    let preferences: Preferences = expect_context();
    let tray: Tray = expect_context();
    let is_shown = Memo::new(move |_| preferences.helps_others() || tray.count() > 0);
    view! {
        <Show when=move || is_shown.get()>
            <Panel />
        </Show>
    }
}

#[component]
fn Panel() -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let tray: Tray = expect_context();
    let class = move || if preferences.helps_others() { "tray-panel tray-keys" } else { "tray-panel" };
    let codes = Memo::new(move |_| tray.codes());
    let answer = load_records(codes.into());
    let records = Memo::new(move |last: Option<&Arc<Vec<Record>>>| match answer.get().flatten() {
        Some(Ok(records)) => Arc::new(records.iter().flatten().cloned().collect()),
        _ => last.cloned().unwrap_or_default(),
    });
    let count = move || codes.with(Vec::len);
    let row = move |code: Code| {
        let name = Signal::derive(move || {
            records.with(|records| {
                let record = records.iter().find(|record| record.program.code == code);
                record.map_or_else(|| code.to_string(), |record| record.program.texts(&locale.lang()).name.to_owned())
            })
        });
        let label = Signal::derive(move || locale.tf("handout-remove-named", &[("name", (&name.get()).into())]));
        view! {
            <li>
                <bdi>{move || name.get()}</bdi>
                <IconButton icon=Icon::Close label on_press=move || tray.toggle(code) />
            </li>
        }
    };
    let link = move || match count() {
        0 => locale.t("nav-handout"),
        count => locale.tf("tray-to-handout", &[("count", count.into())]),
    };
    view! {
        <aside class=class aria-labelledby="tray-panel-title">
            <h2 id="tray-panel-title">{icon(Icon::Sheet)}<span>{locale.t("tray-title")}</span></h2>
            <Show when=move || count() == 0>
                <p class="hint">{locale.t("tray-empty")}</p>
            </Show>
            <ol class="tray-items">
                <Rows each=move || codes.get() let:code>{row(code)}</Rows>
            </ol>
            <Show when=move || { count() > SUGGESTED_ITEMS }>
                <Notice tone=Tone::Careful>
                    <p>{locale.t("handout-many")}</p>
                </Notice>
            </Show>
            <Link to=Route::Handout(None) class="button button-primary tray-link">{link}</Link>
        </aside>
    }
}

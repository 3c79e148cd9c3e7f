//! A result's card with its buttons wired to my list and to the tray.

use crate::{
    components::Card,
    context::{DirectoryClient, Preferences, SavedList, Tray},
};
use leptos::prelude::*;
use signpost_directory::Code;
use signpost_search::Hit;
use std::sync::Arc;

#[component]
pub fn ResultCard(code: Code, #[prop(into)] hit: Signal<Arc<Hit>>) -> impl IntoView {
    let directory: DirectoryClient = expect_context();
    let preferences: Preferences = expect_context();
    let saved: SavedList = expect_context();
    let tray: Tray = expect_context();
    view! {
        <Card
            hit
            time=move || directory.local_time()
            saved=move || saved.contains(code)
            on_toggle_saved=move || saved.toggle(code)
            on_tray=move || tray.contains(code)
            on_toggle_tray=move || tray.toggle(code)
            helps_others=move || preferences.helps_others()
        />
    }
}

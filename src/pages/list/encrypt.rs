//! The list as a file that only a passphrase opens.

use crate::{
    browser::{download, encryption},
    components::{Button, Icon},
    context::{DirectoryClient, Locale, Notices, SavedList},
};
use leptos::{prelude::*, task::spawn_local};

/// Characters. Fewer are guessed in a day.
const SHORTEST: usize = 10;

#[component]
pub fn Encrypt() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let notices: Notices = expect_context();
    let saved: SavedList = expect_context();
    let passphrase = RwSignal::new(String::new());
    let is_short = RwSignal::new(false);
    let is_busy = RwSignal::new(false);
    let save = move || {
        let words = passphrase.get_untracked();
        is_short.set(words.chars().count() < SHORTEST);
        if is_short.get_untracked() || is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        let today = directory.local_time().today();
        spawn_local(async move {
            match encryption::encrypt(&words, saved.exported().as_bytes()).await {
                Some(file) => {
                    download::offer(&format!("my-list-{today}.json"), "application/json", file.to_json().as_bytes());
                    // The page may be gone by now.
                    passphrase.try_set(String::new());
                }
                None => notices.show_toast(locale.t("list-encrypt-failed")),
            }
            is_busy.try_set(false);
        });
    };
    view! {
        <div class="field">
            <label for="list-passphrase">{locale.t("list-encrypt")}</label>
            <input
                id="list-passphrase"
                type="password"
                autocomplete="new-password"
                aria-describedby="list-passphrase-hint"
                aria-invalid=move || is_short.get().then_some("true")
                prop:value=move || passphrase.get()
                on:input=move |event| passphrase.set(event_target_value(&event))
            />
            <p class="hint" id="list-passphrase-hint" role="status">
                {move || locale.t(if is_short.get() { "list-encrypt-short" } else { "list-encrypt-hint" })}
            </p>
            <Button
                class="button button-quiet"
                icon=Icon::Lock
                label=locale.t("list-save-encrypted")
                on_press=save
            />
        </div>
    }
}

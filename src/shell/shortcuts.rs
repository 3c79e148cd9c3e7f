//! The keys of whoever helps others, and their list.

use crate::{
    browser::{document, print},
    components::{Button, Icon},
    context::{Locale, Navigation, Preferences, Search, Tray},
    keys::{Pressed, Shortcut},
    pages::{FIRST_CHIP, Page},
};
use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
};
use signpost_route::Route;

const LIST: [(&str, &str); 6] = [
    ("/", "keys-search"),
    ("1 – 9", "keys-result"),
    ("g", "keys-handout"),
    ("Alt + ↑ ↓", "keys-order"),
    ("Ctrl + Enter", "keys-print"),
    ("?", "keys-help"),
];

#[component]
pub fn Shortcuts() -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let preferences: Preferences = expect_context();
    let search: Search = expect_context();
    let tray: Tray = expect_context();
    let is_open = RwSignal::new(false);
    let here = move || navigation.route.with_untracked(Page::of);
    let follow = move |shortcut: Shortcut| {
        match shortcut {
            Shortcut::Help => is_open.update(|open| *open = !*open),
            Shortcut::Handout => {
                navigation.go(Route::Handout(None));
                // Once the page is there, and its title was announced.
                request_animation_frame(|| request_animation_frame(|| document::focus(FIRST_CHIP)));
            }
            Shortcut::Search => {
                let focus = || document::select("search-input");
                if here() == Page::Find {
                    // At once: the next letter belongs to the search, and is no key of this list.
                    focus();
                } else {
                    navigation.go(Route::Home);
                    request_animation_frame(focus);
                }
            }
            Shortcut::Result(number) if here() == Page::Find => {
                let hit =
                    search.results.with_untracked(|results| results.as_ref()?.hits.get(number).map(|hit| hit.code));
                match hit {
                    Some(code) => tray.toggle(code),
                    None => return false,
                }
            }
            Shortcut::Print if matches!(here(), Page::Handout(_)) => print::print(),
            _ => return false,
        }
        true
    };
    let pressed = move |event: KeyboardEvent| {
        if !preferences.helps_others_untracked() {
            return;
        }
        let key = event.key();
        let pressed = Pressed {
            key: &key,
            with_control: event.ctrl_key() || event.meta_key(),
            with_other: event.alt_key(),
            is_typing: document::is_typing(),
        };
        match Shortcut::of(pressed) {
            _ if key == "Escape" && is_open.get_untracked() => is_open.set(false),
            Some(shortcut) if follow(shortcut) => event.prevent_default(),
            _ => {}
        }
    };
    let listener = window_event_listener(ev::keydown, pressed);
    on_cleanup(move || listener.remove());
    let row = move |(key, words): (&'static str, &'static str)| {
        view! { <div><dt><kbd>{key}</kbd></dt><dd>{locale.t(words)}</dd></div> }
    };
    view! {
        <Show when=move || preferences.helps_others()>
            <aside class="keys screen-only" aria-label=locale.t("keys-title")>
                <button
                    type="button"
                    class="keys-button"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls="keys-list"
                    on:click=move |_| is_open.update(|open| *open = !*open)
                >
                    {locale.t("keys-title")}" "<kbd>"?"</kbd>
                </button>
                <div id="keys-list" class="keys-list" hidden=move || !is_open.get()>
                    <dl>{LIST.map(row).into_iter().collect_view()}</dl>
                    <p class="hint">{locale.t("keys-off")}</p>
                    <Button
                        class="button button-quiet"
                        icon=Icon::Close
                        label=locale.t("keys-close")
                        on_press=move || is_open.set(false)
                    />
                </div>
            </aside>
        </Show>
    }
}

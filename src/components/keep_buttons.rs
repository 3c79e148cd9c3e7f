//! The two ways to keep a program: in one's own list, and, for whoever helps others, on the handout.

use super::{Icon, changing_icon};
use crate::context::Locale;
use leptos::prelude::*;

/// Buttons that stay pressed.
#[component]
pub fn KeepButtons(
    /// Of the program.
    #[prop(into)]
    name: Signal<String>,
    #[prop(into)] saved: Signal<bool>,
    #[prop(into)] on_toggle_saved: Callback<()>,
    #[prop(into)] on_tray: Signal<bool>,
    #[prop(into)] on_toggle_tray: Callback<()>,
    /// Else the second button is not there.
    #[prop(into)]
    helps_others: Signal<bool>,
) -> impl IntoView {
    const SAVE: [Look; 2] = [
        Look { icon: Icon::Bookmark, text: "save", label: "save-named" },
        Look { icon: Icon::BookmarkCheck, text: "saved", label: "saved-named" },
    ];
    const TRAY: [Look; 2] = [
        Look { icon: Icon::Sheet, text: "tray-add", label: "tray-add-named" },
        Look { icon: Icon::Check, text: "tray-added", label: "tray-added-named" },
    ];
    view! {
        <ToggleButton looks=SAVE name pressed=saved on_press=on_toggle_saved />
        <Show when=move || helps_others.get()>
            <ToggleButton looks=TRAY name pressed=on_tray on_press=on_toggle_tray />
        </Show>
    }
}

/// A button in one of its two states: its icon, and the messages for its text and for its label, which names the program.
#[derive(Clone, Copy)]
struct Look {
    icon: Icon,
    text: &'static str,
    label: &'static str,
}

/// It changes in place, so that it keeps the focus.
#[component]
fn ToggleButton(
    looks: [Look; 2],
    name: Signal<String>,
    pressed: Signal<bool>,
    on_press: Callback<()>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let look = move || looks[usize::from(pressed.get())];
    // The spoken label begins with the words that are seen, so that saying them presses the button.
    let label = move || locale.tf(look().label, &[("name", (&name.get()).into())]);
    view! {
        <button
            type="button"
            class="button button-quiet"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            aria-label=label
            on:click=move |_| on_press.run(())
        >
            {changing_icon(move || look().icon)}
            <span>{move || locale.t(look().text)}</span>
        </button>
    }
}

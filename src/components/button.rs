//! Buttons: with an icon and words, or with an icon alone.

use super::{Icon, icon};
use leptos::prelude::*;

#[component]
pub fn Button(class: &'static str, icon: Icon, label: String, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class=class on:click=move |_| on_press.run(())>
            {self::icon(icon)}
            <span>{label}</span>
        </button>
    }
}

/// Small, among others of its kind: its words are for screen readers and voice control alone.
#[component]
pub fn IconButton(
    #[prop(optional, into)] id: Option<String>,
    icon: Icon,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            id=id
            class="button button-icon"
            disabled=move || disabled.get()
            aria-label=move || label.get()
            on:click=move |_| on_press.run(())
        >
            {self::icon(icon)}
        </button>
    }
}

//! A button with an icon and words.

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

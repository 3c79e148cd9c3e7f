//! Copies of the list: as a file, as an encrypted file, on another phone; and putting one back.

use super::{carry::Carry, encrypt::Encrypt, import::Import};
use crate::{
    browser::encryption,
    components::{Button, Icon, icon},
    context::{Locale, SavedList},
};
use leptos::prelude::*;

#[component]
pub fn Copies() -> impl IntoView {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    let has_items = Memo::new(move |_| saved.count() > 0);
    let exports = move || {
        view! {
            <p class="hint">{locale.t("list-file-hint")}</p>
            <p>
                <Button
                    class="button button-quiet"
                    icon=Icon::ArrowDown
                    label=locale.t("list-save-file")
                    on_press=move || saved.download()
                />
            </p>
            {encryption::is_supported().then(|| view! { <Encrypt /> })}
            <Carry />
        }
    };
    view! {
        <details class="copies part">
            <summary>
                {icon(Icon::Copy)}
                <span>{locale.t("list-copies")}</span>
                <span class="chip-more">{icon(Icon::ChevronDown)}</span>
            </summary>
            <Show when=move || has_items.get()>{exports()}</Show>
            <Import />
        </details>
    }
}

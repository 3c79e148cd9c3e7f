//! A whole address to be looked at or copied by hand.

use leptos::prelude::*;

#[component]
pub fn AddressField(
    id: &'static str,
    /// For screen readers.
    label: String,
    #[prop(into)] address: Signal<String>,
) -> impl IntoView {
    view! {
        <label class="visually-hidden" for=id>{label}</label>
        <input id=id class="address" type="text" readonly=true dir="ltr" prop:value=address />
    }
}

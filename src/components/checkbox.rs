//! A choice of yes or no, with its words beside it as the target.

use crate::context::Locale;
use leptos::prelude::*;

#[component]
pub fn Checkbox(
    /// Message of its words.
    label: &'static str,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    /// Id of the element that says more.
    #[prop(optional, into)]
    described_by: Option<&'static str>,
    /// What stands behind the words, such as a count.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <label class="check">
            <input
                type="checkbox"
                aria-describedby=described_by
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span class="check-words">{locale.t(label)}</span>
            {children.map(|children| children())}
        </label>
    }
}

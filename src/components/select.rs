//! A labelled list to choose one from.

use leptos::prelude::*;

/// What can be chosen: the option's value, and its words.
pub type Choice = (String, String);

#[component]
pub fn Select(
    id: &'static str,
    label: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let options = move || {
        let chosen = value.get();
        let option = |(value, words): Choice| {
            // The property, since an option that was chosen by hand no longer follows the attribute.
            view! { <option prop:selected={value == chosen} value=value>{words}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| on_change.run(event_target_value(&event))>{options}</select>
        </div>
    }
}

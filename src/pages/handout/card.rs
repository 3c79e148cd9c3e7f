//! The clinic's card: name, phone and address, kept in this browser for every handout.

use crate::{
    components::{Icon, icon},
    context::{Clinic, Locale},
};
use leptos::prelude::*;
use signpost_handoff::{
    MAX_FROM,
    card::{ClinicCard, MAX_ADDRESS, MAX_PHONE},
};

#[component]
pub fn CardForm() -> impl IntoView {
    let locale: Locale = expect_context();
    let clinic: Clinic = expect_context();
    let card = clinic.card.get_untracked();
    let name = RwSignal::new(card.name);
    let phone = RwSignal::new(card.phone);
    let address = RwSignal::new(card.address);
    let keep = move || {
        let card = ClinicCard::new(&name.get_untracked(), &phone.get_untracked(), &address.get_untracked());
        clinic.keep_card(card);
    };
    let field = |id: &'static str, label: &'static str, value: RwSignal<String>, max: usize, kind: &'static str| {
        view! {
            <div class="field">
                <label for=id>{locale.t(label)}</label>
                <input
                    id=id
                    type=kind
                    autocomplete="off"
                    maxlength=max.to_string()
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                    on:change=move |_| keep()
                />
            </div>
        }
    };
    view! {
        <details class="fold">
            <summary>{icon(Icon::User)}<span class="fold-words">{locale.t("card-title")}</span></summary>
            <div class="fold-body">
                <p class="hint">{locale.t("card-hint")}</p>
                {field("card-name", "card-name", name, MAX_FROM, "text")}
                {field("card-phone", "card-phone", phone, MAX_PHONE, "tel")}
                {field("card-address", "card-address", address, MAX_ADDRESS, "text")}
            </div>
        </details>
    }
}

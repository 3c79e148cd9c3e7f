//! The clinic's card: name, phone, address and logo, kept in this browser for every handout.

use crate::{
    browser::{download, picture},
    components::{Button, Icon, Notice, Tone, icon},
    context::{Clinic, Locale},
};
use leptos::{ev::Event, prelude::*, task::spawn_local};
use signpost_handoff::{
    MAX_FROM,
    card::{MAX_ADDRESS, MAX_LOGO, MAX_PHONE},
};

/// Bytes of a picture that is looked at.
const MAX_PICTURE: usize = 4 << 20;
/// Pixels of the logo: sharp on paper, where it is an inch high at most.
const LOGO_SIZE: (f64, f64) = (480.0, 160.0);

/// Id of the field of the logo.
const LOGO: &str = "card-logo";

#[component]
pub fn CardForm() -> impl IntoView {
    let locale: Locale = expect_context();
    let clinic: Clinic = expect_context();
    let card = clinic.card.get_untracked();
    let name = RwSignal::new(card.name);
    let phone = RwSignal::new(card.phone);
    let address = RwSignal::new(card.address);
    let logo = RwSignal::new(card.logo);
    let failed = RwSignal::new(false);
    // The field that was changed last, and why that is not kept: the message.
    let unkept = RwSignal::new(None::<(&str, &str)>);
    let keep = move |field: &'static str| {
        let [name, phone, address, logo] = [name, phone, address, logo].map(|value| value.get_untracked());
        unkept.set(clinic.keep_card(&name, &phone, &address, &logo).err().map(|why| (field, why)));
    };
    let trouble = move |field: &'static str| {
        let said = move || {
            let (_, why) = unkept.get().filter(|(at, _)| *at == field)?;
            Some(view! { <Notice tone=Tone::Careful><p>{locale.t(why)}</p></Notice> })
        };
        view! { <div role="status">{said}</div> }
    };
    let choose = move |event: Event| {
        spawn_local(async move {
            let Some(bytes) = download::chosen(event, MAX_PICTURE).await else { return };
            let (width, height) = LOGO_SIZE;
            let small = match bytes {
                Ok(bytes) => picture::small_png(&bytes, width, height, MAX_LOGO).await,
                Err(()) => None,
            };
            // The page may be gone by now.
            let _ = failed.try_set(small.is_none());
            if let Some(small) = small
                && logo.try_set(small).is_none()
            {
                keep(LOGO);
            }
        })
    };
    let remove = move || {
        logo.set(String::new());
        keep(LOGO);
    };
    let shown = move || {
        Some(logo.get()).filter(|logo| !logo.is_empty()).map(|logo| {
            view! {
                <p class="card-logo">
                    <img src=logo alt="" />
                    <Button class="button button-quiet" icon=Icon::Trash label=locale.t("card-logo-remove") on_press=remove />
                </p>
            }
        })
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
                    on:change=move |_| keep(id)
                />
                {trouble(id)}
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
                <div class="field">
                    <label for=LOGO>{locale.t("card-logo")}</label>
                    <input id=LOGO type="file" accept="image/png,image/jpeg,image/webp,image/gif" on:change=choose />
                    <p class="hint">{locale.t("card-logo-hint")}</p>
                    {move || failed.get().then(|| view! { <Notice tone=Tone::Careful><p>{locale.t("card-logo-failed")}</p></Notice> })}
                    {trouble(LOGO)}
                    {shown}
                </div>
            </div>
        </details>
    }
}

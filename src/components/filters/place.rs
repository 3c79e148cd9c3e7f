//! The filter by place: where the reader is, and how far they can go.

use super::any;
use crate::{
    components::{Checkbox, Icon, Select, icon},
    context::Locale,
};
use leptos::{ev::SubmitEvent, prelude::*};
use signpost_search::{Filters, Near};

#[component]
pub fn PlaceFilter(filters: RwSignal<Filters>, near: RwSignal<Option<Near>>, on_locate: Callback<()>) -> impl IntoView {
    let locale: Locale = expect_context();
    let typed = RwSignal::new(match near.get_untracked() {
        Some(Near::Place(place)) => place,
        _ => String::new(),
    });
    let apply = move || {
        let place = typed.get_untracked().trim().to_owned();
        if place.is_empty() {
            near.set(None);
            filters.update(|f| {
                f.within_km = None;
                f.serves_place = false;
            });
        } else {
            near.set(Some(Near::Place(place)));
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        apply();
    };
    view! {
        <div class="field">
            <label for="filter-near">{locale.t("filter-near")}</label>
            <form class="field-row" on:submit=submit>
                <input
                    id="filter-near"
                    type="text"
                    autocomplete="off"
                    maxlength="80"
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:change=move |_| apply()
                />
                <button type="submit" class="button button-quiet">{locale.t("filter-near-apply")}</button>
            </form>
            <button
                type="button"
                class="button button-plain"
                aria-describedby="near-me-hint"
                on:click=move |_| on_locate.run(())
            >
                {icon(Icon::Locate)}
                <span>{locale.t("filter-near-me")}</span>
            </button>
            <p class="hint" id="near-me-hint">{locale.t("filter-near-me-hint")}</p>
        </div>
        <Show when=move || near.with(Option::is_some)>
            <DistanceFilter filters />
        </Show>
        <Show when=move || near.with(names_postal_code)>
            <ServesFilter filters />
        </Show>
    }
}

#[component]
fn DistanceFilter(filters: RwSignal<Filters>) -> impl IntoView {
    let locale: Locale = expect_context();
    let unit = locale.distance_unit().in_kilometres();
    let choices = move || {
        let mut ways: Vec<f64> = [1.0, 2.0, 5.0, 10.0, 25.0].map(|way| way * unit).into();
        // A link may have been made with the other unit.
        ways.extend(filters.with(|f| f.within_km).filter(|km| !ways.contains(km)));
        ways.sort_by(f64::total_cmp);
        let choice = |km: f64| (km.to_string(), locale.distance(km));
        [any(locale)].into_iter().chain(ways.into_iter().map(choice)).collect::<Vec<_>>()
    };
    view! {
        <Select
            id="filter-within"
            label=locale.t("filter-within")
            value=Signal::derive(move || filters.with(|f| f.within_km.map(|km| km.to_string()).unwrap_or_default()))
            choices=Signal::derive(choices)
            on_change=move |km: String| filters.update(|f| f.within_km = km.parse().ok())
        />
    }
}

/// Only a postal code can be compared with the areas that programs name.
fn names_postal_code(near: &Option<Near>) -> bool {
    matches!(near, Some(Near::Place(place)) if place.bytes().filter(u8::is_ascii_digit).count() >= 3)
}

#[component]
fn ServesFilter(filters: RwSignal<Filters>) -> impl IntoView {
    view! {
        <Checkbox label="filter-serves" checked=Signal::derive(move || filters.with(|f| f.serves_place)) on_change=move |checked| filters.update(|f| f.serves_place = checked) />
    }
}

//! The filters that are set, as chips that remove them.

use crate::{
    components::{Button, Icon, icon},
    context::Locale,
};
use leptos::prelude::*;
use signpost_search::{Filters, Near};

/// A filter that is set: its id (as in [`signpost_search::EmptyHelp`]) and its words.
pub struct ActiveFilter {
    pub id: &'static str,
    pub label: String,
}

impl ActiveFilter {
    /// All that are set, in the order of the panel.
    pub fn all(locale: Locale, filters: &Filters, near: &Option<Near>) -> Vec<ActiveFilter> {
        let mut active = Vec::new();
        let mut put = |id, label| active.push(ActiveFilter { id, label });
        if let Some(need) = filters.need {
            put("need", locale.t(&format!("need-{}", need.id())));
        }
        if filters.open_now {
            put("open-now", locale.t("filter-open"));
        }
        if filters.free {
            put("free", locale.t("filter-free"));
        }
        if filters.accepting {
            put("accepting", locale.t("filter-accepting"));
        }
        if filters.accessible {
            put("accessible", locale.t("filter-accessible"));
        }
        if let Some(tag) = &filters.language {
            put("language", locale.messages().language_name(tag));
        }
        if let Some(audience) = filters.audience {
            put("audience", locale.t(&format!("audience-{}", audience.id())));
        }
        if filters.checked_within_days.is_some() {
            put("checked-within-days", locale.t("filter-checked"));
        }
        match near {
            Some(Near::Place(place)) => put("near", locale.tf("filter-near-active", &[("place", place.into())])),
            Some(Near::Point(_)) => put("near", locale.t("filter-near-me-active")),
            None => {}
        }
        if let Some(km) = filters.within_km {
            let distance = locale.distance(km);
            put("within-km", locale.tf("filter-within-active", &[("distance", (&distance).into())]));
        }
        active
    }

    /// Takes the filter with this id away.
    pub fn remove(id: &str, filters: RwSignal<Filters>, near: RwSignal<Option<Near>>) {
        if id == "near" {
            near.set(None);
        }
        filters.update(|filters| match id {
            "need" => filters.need = None,
            "open-now" => filters.open_now = false,
            "free" => filters.free = false,
            "accepting" => filters.accepting = false,
            "accessible" => filters.accessible = false,
            "language" => filters.language = None,
            "audience" => filters.audience = None,
            "checked-within-days" => filters.checked_within_days = None,
            // A distance is from a place.
            "near" | "within-km" => filters.within_km = None,
            _ => {}
        });
    }
}

/// Nothing where no filter is set.
#[component]
pub fn ActiveFilters(filters: RwSignal<Filters>, near: RwSignal<Option<Near>>) -> impl IntoView {
    let locale: Locale = expect_context();
    let clear = move || {
        filters.set(Filters::default());
        near.set(None);
    };
    let chip = move |ActiveFilter { id, label }| {
        let remove = locale.tf("filter-remove", &[("filter", (&label).into())]);
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    aria-label=remove
                    on:click=move |_| ActiveFilter::remove(id, filters, near)
                >
                    <span>{label}</span>
                    {icon(Icon::Close)}
                </button>
            </li>
        }
    };
    move || {
        let active = filters.with(|filters| near.with(|near| ActiveFilter::all(locale, filters, near)));
        let several = active.len() > 1;
        (!active.is_empty()).then(|| {
            view! {
                <div class="chips">
                    <p>{locale.t("filters-active")}</p>
                    <ul>{active.into_iter().map(chip).collect_view()}</ul>
                    {several.then(|| view! {
                        <Button
                            class="button button-plain"
                            icon=Icon::Close
                            label=locale.t("filters-clear")
                            on_press=clear
                        />
                    })}
                </div>
            }
        })
    }
}

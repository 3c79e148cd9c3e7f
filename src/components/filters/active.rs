//! The filters that are set, as chips that remove them.

use crate::{
    components::{Button, Icon, icon},
    context::Locale,
};
use leptos::prelude::*;
use signpost_search::{Filter, Filters, Near};

/// A filter that is set, and its words.
pub struct ActiveFilter {
    pub condition: Condition,
    pub label: String,
}

/// What a chip takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    Filter(Filter),
    /// The place, and the distance around it.
    Near,
}

impl ActiveFilter {
    /// All that are set, in the order of the panel.
    pub fn all(locale: Locale, filters: &Filters, near: &Option<Near>) -> Vec<ActiveFilter> {
        let mut active = Vec::new();
        let mut put = |filter, label| active.push(ActiveFilter { condition: Condition::Filter(filter), label });
        if let Some(need) = filters.need {
            put(Filter::Need, locale.t(&format!("need-{}", need.id())));
        }
        if filters.open_now {
            put(Filter::OpenNow, locale.t("filter-open"));
        }
        if filters.free {
            put(Filter::Free, locale.t("filter-free"));
        }
        if filters.accepting {
            put(Filter::Accepting, locale.t("filter-accepting"));
        }
        if filters.accessible {
            put(Filter::Accessible, locale.t("filter-accessible"));
        }
        if let Some(tag) = &filters.language {
            put(Filter::Language, locale.messages().language_name(tag));
        }
        if let Some(audience) = filters.audience {
            put(Filter::Audience, locale.t(&format!("audience-{}", audience.id())));
        }
        if filters.checked_within_days.is_some() {
            put(Filter::CheckedWithinDays, locale.t("filter-checked"));
        }
        for (holds, filter, id) in [
            (filters.weekends, Filter::Weekends, "filter-weekends"),
            (filters.evenings, Filter::Evenings, "filter-evenings"),
        ] {
            if holds {
                put(filter, locale.t(id));
            }
        }
        if let Some(area) = &filters.area {
            let label = match area.name.is_empty() {
                true => locale.t("coverage-placeless"),
                false => locale.tf("filter-area-active", &[("place", (&area.name).into())]),
            };
            put(Filter::Area, label);
        }
        let near = near.as_ref().map(|near| match near {
            Near::Place(place) => locale.tf("filter-near-active", &[("place", place.into())]),
            Near::Point(_) => locale.t("filter-near-me-active"),
        });
        active.extend(near.map(|label| ActiveFilter { condition: Condition::Near, label }));
        if let Some(km) = filters.within_km {
            let label = locale.tf("filter-within-active", &[("distance", (&locale.distance(km)).into())]);
            active.push(ActiveFilter { condition: Condition::Filter(Filter::WithinKm), label });
        }
        if filters.serves_place {
            let label = locale.t("filter-serves");
            active.push(ActiveFilter { condition: Condition::Filter(Filter::ServesPlace), label });
        }
        active
    }

    pub fn remove(condition: Condition, filters: RwSignal<Filters>, near: RwSignal<Option<Near>>) {
        match condition {
            Condition::Filter(filter) => filters.update(|filters| filters.clear(filter)),
            Condition::Near => {
                near.set(None);
                // Both are of a place.
                filters.update(|filters| {
                    filters.clear(Filter::WithinKm);
                    filters.clear(Filter::ServesPlace);
                });
            }
        }
    }
}

/// Nothing where no filter is set.
#[component]
pub fn ActiveFilters(
    filters: RwSignal<Filters>,
    near: RwSignal<Option<Near>>,
    /// The chip that had the focus is gone.
    #[prop(into)]
    on_removed: Callback<()>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let clear = move || {
        filters.set(Filters::default());
        near.set(None);
        on_removed.run(());
    };
    let chip = move |ActiveFilter { condition, label }| {
        let remove = locale.tf("filter-remove", &[("filter", (&label).into())]);
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    aria-label=remove
                    on:click=move |_| {
                        ActiveFilter::remove(condition, filters, near);
                        on_removed.run(());
                    }
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

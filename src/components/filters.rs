//! Defines the filters: what narrows the results, with how many programs each choice would leave.

use super::super::{
    App, Icon, icon,
    search::Search,
    view::{CollectView, IntoView, View, el, when},
};
use leptos::prelude::*;
use signpost_directory::Need;
use signpost_locale::DistanceUnit;
use signpost_search::{Audience, FacetCounts, Filter, Filters, Near, RECENTLY_CHECKED_DAYS, Sort};

/// A filter that is set, as a chip, with its words.
pub struct Chosen {
    pub condition: Condition,
    pub words: String,
}

/// What a chip takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    Filter(Filter),
    /// The place, and the distance around it.
    Near,
}

impl Chosen {
    /// All that are set, in the order of the panel.
    pub fn all(app: App, filters: &Filters, near: &Option<Near>) -> Vec<Chosen> {
        let mut chosen = Vec::new();
        let mut put = |filter, words| chosen.push(Chosen { condition: Condition::Filter(filter), words });
        if let Some(need) = filters.need {
            put(Filter::Need, app.t(&format!("need-{}", need.id())));
        }
        if filters.open_now {
            put(Filter::OpenNow, app.t("filter-open"));
        }
        if filters.free {
            put(Filter::Free, app.t("filter-free"));
        }
        if filters.accepting {
            put(Filter::Accepting, app.t("filter-accepting"));
        }
        if filters.accessible {
            put(Filter::Accessible, app.t("filter-accessible"));
        }
        if let Some(tag) = &filters.language {
            put(Filter::Language, app.words().language_name(tag));
        }
        if let Some(audience) = filters.audience {
            put(Filter::Audience, app.t(&format!("audience-{}", audience.id())));
        }
        if filters.checked_within_days.is_some() {
            put(Filter::CheckedWithinDays, app.t("filter-checked"));
        }
        let near = near.as_ref().map(|near| match near {
            Near::Place(place) => app.tf("filter-near-active", &[("place", place.into())]),
            Near::Point(_) => app.t("filter-near-me-active"),
        });
        chosen.extend(near.map(|words| Chosen { condition: Condition::Near, words }));
        if let Some(km) = filters.within_km {
            let distance = app.words().distance(km, &app.country());
            let words = app.tf("filter-within-active", &[("distance", (&distance).into())]);
            chosen.push(Chosen { condition: Condition::Filter(Filter::WithinKm), words });
        }
        chosen
    }

    pub fn drop(search: Search, condition: Condition) {
        let filter = match condition {
            Condition::Filter(filter) => filter,
            Condition::Near => Filter::WithinKm,
        };
        search.filters.update(|filters| filters.clear(filter));
        if condition == Condition::Near {
            search.near.set(None);
        }
    }
}

/// The panel. `locate` asks the device where it is; `counts` are right for the current query.
pub fn filters(app: App, search: Search, counts: RwSignal<FacetCounts>, locate: impl Fn() + 'static) -> View {
    el("div")
        .class("filter-grid")
        .child((
            need_choice(app, search, counts),
            place_choice(app, search, locate),
            el("div").class("filter-checks").child((
                check(
                    app,
                    "filter-open",
                    move || search.filters.with(|f| f.open_now),
                    move || counts.with(|c| c.open_now),
                    move |on| search.filters.update(|f| f.open_now = on),
                ),
                check(
                    app,
                    "filter-free",
                    move || search.filters.with(|f| f.free),
                    move || counts.with(|c| c.free),
                    move |on| search.filters.update(|f| f.free = on),
                ),
                check(
                    app,
                    "filter-accepting",
                    move || search.filters.with(|f| f.accepting),
                    move || counts.with(|c| c.accepting),
                    move |on| search.filters.update(|f| f.accepting = on),
                ),
                check(
                    app,
                    "filter-accessible",
                    move || search.filters.with(|f| f.accessible),
                    move || counts.with(|c| c.accessible),
                    move |on| search.filters.update(|f| f.accessible = on),
                ),
                check(
                    app,
                    "filter-checked",
                    move || search.filters.with(|f| f.checked_within_days.is_some()),
                    move || counts.with(|c| c.checked),
                    move |on| search.filters.update(|f| f.checked_within_days = on.then_some(RECENTLY_CHECKED_DAYS)),
                ),
            )),
            language_choice(app, search, counts),
            audience_choice(app, search, counts),
            order_choice(app, search),
        ))
        .into_view()
}

fn check(
    app: App,
    id: &'static str,
    checked: impl Fn() -> bool + 'static,
    count: impl Fn() -> u32 + 'static,
    set: impl Fn(bool) + 'static,
) -> View {
    el("label")
        .class("check")
        .child((
            el("input")
                .attr("type", "checkbox")
                .prop("checked", checked)
                .on("change", move |e| set(event_target_checked(&e))),
            el("span").class("check-words").child(app.t(id)),
            el("span").class("count").child(move || app.words().number(count().into())),
        ))
        .into_view()
}

/// A list to choose one from. `choices`: value and words, the first is "any".
fn select(
    id: &'static str,
    label: String,
    value: impl Fn() -> String + 'static,
    choices: impl Fn() -> Vec<(String, String)> + 'static,
    set: impl Fn(String) + 'static,
) -> View {
    el("div")
        .class("field")
        .child((
            el("label").attr("for", id).child(label),
            el("select").attr("id", id).on("change", move |e| set(event_target_value(&e))).child(move || {
                let chosen = value();
                choices()
                    .into_iter()
                    .map(|(value, words)| {
                        let selected = value == chosen;
                        el("option").attr("value", value).attr("selected", selected).child(words)
                    })
                    .collect_view()
            }),
        ))
        .into_view()
}

fn with_count(app: App, words: &str, count: u32) -> String {
    app.tf("filter-choice-count", &[("choice", words.into()), ("count", count.into())])
}

fn need_choice(app: App, search: Search, counts: RwSignal<FacetCounts>) -> View {
    let choices = move || {
        let mut choices = vec![(String::new(), app.t("filter-any"))];
        for need in Need::ALL {
            let count = counts.with(|c| c.needs.iter().find(|(n, _)| n == need).map_or(0, |(_, count)| *count));
            let chosen = search.filters.with(|f| f.need == Some(*need));
            if count > 0 || chosen {
                choices.push((need.id().to_owned(), with_count(app, &app.t(&format!("need-{}", need.id())), count)));
            }
        }
        choices
    };
    let value = move || search.filters.with(|f| f.need.map_or("", Need::id).to_owned());
    let set = move |id: String| search.filters.update(|f| f.need = id.parse().ok());
    select("filter-need", app.t("filter-need"), value, choices, set)
}

fn language_choice(app: App, search: Search, counts: RwSignal<FacetCounts>) -> View {
    let choices = move || {
        let mut choices = vec![(String::new(), app.t("filter-any"))];
        let mut languages = counts.with(|c| c.languages.clone());
        if let Some(chosen) = search.filters.with(|f| f.language.clone())
            && !languages.iter().any(|(tag, _)| *tag == chosen)
        {
            languages.push((chosen, 0));
        }
        choices.extend(languages.into_iter().map(|(tag, count)| {
            let words = with_count(app, &app.words().language_name(&tag), count);
            (tag, words)
        }));
        choices
    };
    let value = move || search.filters.with(|f| f.language.clone().unwrap_or_default());
    let set = move |tag: String| search.filters.update(|f| f.language = Some(tag).filter(|tag| !tag.is_empty()));
    select("filter-language", app.t("filter-language"), value, choices, set)
}

fn audience_choice(app: App, search: Search, counts: RwSignal<FacetCounts>) -> View {
    let choices = move || {
        let mut choices = vec![(String::new(), app.t("filter-any"))];
        for audience in Audience::ALL {
            let count = counts.with(|c| c.audiences.iter().find(|(a, _)| a == audience).map_or(0, |(_, count)| *count));
            let chosen = search.filters.with(|f| f.audience == Some(*audience));
            if count > 0 || chosen {
                let words = app.t(&format!("audience-{}", audience.id()));
                choices.push((audience.id().to_owned(), with_count(app, &words, count)));
            }
        }
        choices
    };
    let value = move || search.filters.with(|f| f.audience.map_or("", Audience::id).to_owned());
    let set = move |id: String| search.filters.update(|f| f.audience = Audience::from_id(&id));
    select("filter-audience", app.t("filter-audience"), value, choices, set)
}

fn order_choice(app: App, search: Search) -> View {
    let choices = move || {
        let placed = search.near.with(Option::is_some);
        Sort::ALL
            .iter()
            .filter(|sort| placed || **sort != Sort::Nearest)
            .map(|sort| (sort.id().to_owned(), app.t(&format!("sort-{}", sort.id()))))
            .collect()
    };
    let value = move || search.sort.get().id().to_owned();
    let set = move |id: String| search.sort.set(Sort::from_id(&id).unwrap_or_default());
    select("filter-sort", app.t("sort-label"), value, choices, set)
}

fn place_choice(app: App, search: Search, locate: impl Fn() + 'static) -> View {
    let typed = RwSignal::new(match search.near.get_untracked() {
        Some(Near::Place(place)) => place,
        _ => String::new(),
    });
    let apply = move || {
        let place = typed.get_untracked().trim().to_owned();
        if place.is_empty() {
            search.near.set(None);
            search.filters.update(|f| f.within_km = None);
        } else {
            search.near.set(Some(Near::Place(place)));
        }
    };
    (
        el("div").class("field").child((
            el("label").attr("for", "filter-near").child(app.t("filter-near")),
            el("form")
                .class("field-row")
                .on("submit", move |e| {
                    e.prevent_default();
                    apply();
                })
                .child((
                    el("input")
                        .attr("id", "filter-near")
                        .attr("type", "text")
                        .attr("autocomplete", "off")
                        .attr("maxlength", "80")
                        .prop("value", move || typed.get())
                        .on("input", move |e| typed.set(event_target_value(&e)))
                        .on("change", move |_| apply()),
                    el("button").attr("type", "submit").class("button button-quiet").child(app.t("filter-near-apply")),
                )),
            el("button")
                .attr("type", "button")
                .class("button button-plain")
                .attr("aria-describedby", "near-me-hint")
                .on("click", move |_| locate())
                .child((icon(Icon::Locate), el("span").child(app.t("filter-near-me")))),
            el("p").class("hint").attr("id", "near-me-hint").child(app.t("filter-near-me-hint")),
        )),
        when(move || search.near.with(Option::is_some), move || distance_choice(app, search)),
    )
        .into_view()
}

fn distance_choice(app: App, search: Search) -> View {
    let unit = DistanceUnit::of_country(&app.country()).in_kilometres();
    let choices = move || {
        let mut choices = vec![(String::new(), app.t("filter-any"))];
        choices.extend([1.0, 2.0, 5.0, 10.0, 25.0].map(|way: f64| {
            let km = way * unit;
            (km.to_string(), app.words().distance(km, &app.country()))
        }));
        choices
    };
    let value = move || search.filters.with(|f| f.within_km.map(|km| km.to_string()).unwrap_or_default());
    let set = move |km: String| search.filters.update(|f| f.within_km = km.parse().ok());
    select("filter-within", app.t("filter-within"), value, choices, set)
}

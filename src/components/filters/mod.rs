//! The filters: what narrows the results, with how many programs each choice would leave.

mod active;
mod place;

pub use active::{ActiveFilter, ActiveFilters, Condition};

use super::{Checkbox, Choice, Select};
use crate::context::Locale;
use leptos::prelude::*;
pub use place::PlaceFilter;
use signpost_directory::{Need, RECENTLY_CHECKED_DAYS};
use signpost_search::{Audience, FacetCounts, Filters, Near, Sort};

/// The panel. It writes what is chosen into the signals; `counts` are right for what they hold.
#[component]
pub fn FilterPanel(
    filters: RwSignal<Filters>,
    near: RwSignal<Option<Near>>,
    sort: RwSignal<Sort>,
    #[prop(into)] counts: Signal<FacetCounts>,
    /// The reader wants the device's own place to be used.
    #[prop(into)]
    on_locate: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="filter-grid">
            <NeedFilter filters counts />
            <PlaceFilter filters near on_locate />
            <div class="filter-checks">
                <Check
                    id="filter-open"
                    checked=move || filters.with(|f| f.open_now)
                    count=move || counts.with(|c| c.open_now)
                    on_change=move |on| filters.update(|f| f.open_now = on)
                />
                <Checkbox
                    label="filter-weekends"
                    checked=Signal::derive(move || filters.with(|f| f.weekends))
                    on_change=move |on| filters.update(|f| f.weekends = on)
                />
                <Checkbox
                    label="filter-evenings"
                    checked=Signal::derive(move || filters.with(|f| f.evenings))
                    on_change=move |on| filters.update(|f| f.evenings = on)
                />
                <Check
                    id="filter-free"
                    checked=move || filters.with(|f| f.free)
                    count=move || counts.with(|c| c.free)
                    on_change=move |on| filters.update(|f| f.free = on)
                />
                <Check
                    id="filter-accepting"
                    checked=move || filters.with(|f| f.accepting)
                    count=move || counts.with(|c| c.accepting)
                    on_change=move |on| filters.update(|f| f.accepting = on)
                />
                <Check
                    id="filter-accessible"
                    checked=move || filters.with(|f| f.accessible)
                    count=move || counts.with(|c| c.accessible)
                    on_change=move |on| filters.update(|f| f.accessible = on)
                />
                <Check
                    id="filter-checked"
                    checked=move || filters.with(|f| f.checked_within_days.is_some())
                    count=move || counts.with(|c| c.checked)
                    on_change=move |on: bool| filters.update(|f| f.checked_within_days = on.then_some(RECENTLY_CHECKED_DAYS))
                />
            </div>
            <LanguageFilter filters counts />
            <AudienceFilter filters counts />
            <Order near sort />
        </div>
    }
}

/// A filter that is on or off. `id`: of its message.
#[component]
fn Check(
    id: &'static str,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] count: Signal<u32>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <Checkbox label=id checked=checked on_change=on_change><span class="count">{move || locale.messages().number(count.get().into())}</span></Checkbox>
    }
}

fn any(locale: Locale) -> Choice {
    (String::new(), locale.t("filter-any"))
}

fn with_count(locale: Locale, words: &str, count: u32) -> String {
    locale.tf("filter-choice-count", &[("choice", words.into()), ("count", count.into())])
}

#[component]
fn NeedFilter(filters: RwSignal<Filters>, counts: Signal<FacetCounts>) -> impl IntoView {
    let locale: Locale = expect_context();
    let chosen = move || filters.with(|f| f.need);
    let choices = move || {
        let choice = |need: &Need| {
            let count = counts.with(|c| c.needs.iter().find(|(n, _)| n == need).map_or(0, |(_, count)| *count));
            (count > 0 || chosen() == Some(*need)).then(|| {
                let words = locale.t(&format!("need-{}", need.id()));
                (need.id().to_owned(), with_count(locale, &words, count))
            })
        };
        [any(locale)].into_iter().chain(Need::ALL.iter().filter_map(choice)).collect::<Vec<_>>()
    };
    view! {
        <Select
            id="filter-need"
            label=locale.t("filter-need")
            value=Signal::derive(move || chosen().map_or("", Need::id).to_owned())
            choices=Signal::derive(choices)
            on_change=move |id: String| filters.update(|f| f.need = id.parse().ok())
        />
    }
}

#[component]
fn LanguageFilter(filters: RwSignal<Filters>, counts: Signal<FacetCounts>) -> impl IntoView {
    let locale: Locale = expect_context();
    let choices = move || {
        let mut languages = counts.with(|c| c.languages.clone());
        if let Some(chosen) = filters.with(|f| f.language.clone())
            && !languages.iter().any(|(tag, _)| *tag == chosen)
        {
            languages.push((chosen, 0));
        }
        let choice = |(tag, count): (String, u32)| {
            let words = with_count(locale, &locale.messages().language_name(&tag), count);
            (tag, words)
        };
        [any(locale)].into_iter().chain(languages.into_iter().map(choice)).collect::<Vec<_>>()
    };
    view! {
        <Select
            id="filter-language"
            label=locale.t("filter-language")
            value=Signal::derive(move || filters.with(|f| f.language.clone().unwrap_or_default()))
            choices=Signal::derive(choices)
            on_change=move |tag: String| filters.update(|f| f.language = Some(tag).filter(|tag| !tag.is_empty()))
        />
    }
}

#[component]
fn AudienceFilter(filters: RwSignal<Filters>, counts: Signal<FacetCounts>) -> impl IntoView {
    let locale: Locale = expect_context();
    let chosen = move || filters.with(|f| f.audience);
    let choices = move || {
        let choice = |audience: &Audience| {
            let count = counts.with(|c| c.audiences.iter().find(|(a, _)| a == audience).map_or(0, |(_, count)| *count));
            (count > 0 || chosen() == Some(*audience)).then(|| {
                let words = locale.t(&format!("audience-{}", audience.id()));
                (audience.id().to_owned(), with_count(locale, &words, count))
            })
        };
        [any(locale)].into_iter().chain(Audience::ALL.iter().filter_map(choice)).collect::<Vec<_>>()
    };
    view! {
        <Select
            id="filter-audience"
            label=locale.t("filter-audience")
            value=Signal::derive(move || chosen().map_or("", Audience::id).to_owned())
            choices=Signal::derive(choices)
            on_change=move |id: String| filters.update(|f| f.audience = Audience::from_id(&id))
        />
    }
}

/// In which order the results stand.
#[component]
fn Order(near: RwSignal<Option<Near>>, sort: RwSignal<Sort>) -> impl IntoView {
    let locale: Locale = expect_context();
    let choices = move || {
        let placed = near.with(Option::is_some);
        let possible = Sort::ALL.iter().filter(|sort| placed || **sort != Sort::Nearest);
        possible.map(|sort| (sort.id().to_owned(), locale.t(&format!("sort-{}", sort.id())))).collect::<Vec<_>>()
    };
    view! {
        <Select
            id="filter-sort"
            label=locale.t("sort-label")
            value=Signal::derive(move || sort.get().id().to_owned())
            choices=Signal::derive(choices)
            on_change=move |id: String| sort.set(Sort::from_id(&id).unwrap_or_default())
        />
    }
}

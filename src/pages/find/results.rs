//! The results with the filters beside them.

use super::{answer::AnswerView, tray_panel::TrayPanel};
use crate::{
    browser::{document, geolocation},
    components::{ActiveFilters, AfterPaint, CrisisLines, FilterPanel, Icon, icon},
    context::{Locale, Notices, Search},
    debounce::Debounce,
    pages::neighbors::CommunityNeighbors,
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::CrisisLine;
use signpost_search::{FacetCounts, Near};
use std::time::Duration;

#[component]
pub fn ResultsLayout() -> impl IntoView {
    let search: Search = expect_context();
    // A memo, so that the lines stay in place while one types on.
    let crisis = Memo::new(move |_| {
        search.results.with(|results| results.as_ref().filter(|results| results.crisis).map(|r| r.crisis_lines.clone()))
    });
    view! {
        <div class="results-layout">
            <Filters />
            <div class="results">
                {move || crisis.get().map(|lines| view! { <CrisisFirst lines /> })}
                <ActiveFilters filters=search.filters near=search.near on_removed=focus_results />
                <AnswerView />
                <CommunityNeighbors />
            </div>
            <TrayPanel />
        </div>
    }
}

/// To what is found now; to the page's title where nothing is asked any more.
pub fn focus_results() {
    request_animation_frame(|| {
        document::focus(if document::has("results-count") { "results-count" } else { "page-title" });
    });
}

#[component]
fn Filters() -> impl IntoView {
    let locale: Locale = expect_context();
    let search: Search = expect_context();
    let open = RwSignal::new(false);
    let counts = debounced_counts(search);
    let label = move || match search.filter_count() {
        0 => locale.t("filters-show"),
        count => locale.tf("filters-show-count", &[("count", count.into())]),
    };
    view! {
        <aside class="filter-panel" aria-label=locale.t("filters-title")>
            <button
                type="button"
                class="button button-quiet filter-toggle"
                aria-expanded=move || open.get().to_string()
                aria-controls="filters"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {icon(Icon::Filter)}
                <span>{label}</span>
            </button>
            <div id="filters" class=move || if open.get() { "filters open" } else { "filters" }>
                <AfterPaint>
                    <h2>{locale.t("filters-title")}</h2>
                    <FilterPanel
                        filters=search.filters
                        near=search.near
                        sort=search.sort
                        counts
                        on_locate=locate()
                    />
                </AfterPaint>
            </div>
        </aside>
    }
}

/// Searches around where the device says that the reader is, or says that it does not know.
pub fn locate() -> Callback<()> {
    let locale: Locale = expect_context();
    let notices: Notices = expect_context();
    let search: Search = expect_context();
    Callback::new(move |()| {
        spawn_local(async move {
            match geolocation::current().await {
                Ok(place) => search.near.set(Some(Near::Point(place))),
                Err(_) => notices.announce(locale.t("filter-near-me-failed")),
            }
        });
    })
}

/// The counts beside the filters, once the reader pauses: between two letters nobody reads them.
fn debounced_counts(search: Search) -> RwSignal<FacetCounts> {
    const DELAY: Duration = Duration::from_millis(200);
    let counts = RwSignal::new(FacetCounts::default());
    let debounce = Debounce::new();
    let update = move || {
        if let Some(results) = search.results.get_untracked() {
            counts.set(results.counts.clone());
        }
    };
    update();
    Effect::new(move |_| {
        search.results.track();
        debounce.call(DELAY, update);
    });
    counts
}

/// The crisis lines that fit, before anything else, when the words say so.
#[component]
fn CrisisFirst(lines: Vec<CrisisLine>) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <section class="crisis crisis-first" aria-labelledby="crisis-first-title">
            <h2 id="crisis-first-title">{locale.t("crisis-search-title")}</h2>
            <p>{locale.t("crisis-search-words")}</p>
            <CrisisLines lines messages=locale.messages() />
        </section>
    }
}

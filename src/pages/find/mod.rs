//! Home and the results: one page, so that the first typed letter does not lose the keyboard.

mod answer;
mod code_guesses;
mod home;
mod print_found;
mod results;
mod tray_panel;

use crate::{
    browser::document,
    components::{Icon, PageTitle, icon},
    context::{DirectoryClient, Locale, Notices, Search},
    debounce::Debounce,
    pages::{areas::ChosenArea, urgent::UrgentNotices},
};
use home::Home;
use leptos::{ev::SubmitEvent, prelude::*};
use print_found::{FoundSheet, provide_presses};
use results::ResultsLayout;
pub use results::locate;
use signpost_directory::UrgentNotice;
use signpost_search::Results;
use std::{sync::Arc, time::Duration};

/// Letters that can be typed: more codes than are read at once, so that what is cut off is told and not lost in silence.
const LONGEST: &str = "600";

#[component]
pub fn FindPage() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let search: Search = expect_context();
    announce_counts();
    provide_presses();
    let title = move || locale.t(if search.is_blank() { "home-title" } else { "search-title" });
    let tagline = move || {
        let own = directory.community.with(|community| locale.messages().localized(&community.tagline).to_owned());
        if own.is_empty() { locale.t("home-lead") } else { own }
    };
    let concerns = move |notice: &UrgentNotice| {
        let filters = search.filters.get();
        let of_first = || {
            let number = directory.community.with(|community| community.notices.iter().position(|one| one == notice));
            let numbers = |results: &Arc<Results>| results.notices.clone();
            let of_first = search.results.with(|results| results.as_ref().map(numbers)).unwrap_or_default();
            of_first.iter().any(|one| Some(*one as usize) == number)
        };
        search.is_blank()
            || notice.concerns_search(filters.need, filters.area.as_ref())
            || !notice.is_about_other_needs(filters.need) && of_first()
    };
    view! {
        <UrgentNotices concerns />
        <div class=move || if search.is_blank() { "find find-home" } else { "find find-results" }>
            <div class="hero">
                <div class="hero-inner">
                    <Show when=move || search.is_blank()>
                        <p class="hero-name">{move || directory.community_name()}</p>
                    </Show>
                    <PageTitle text=Signal::derive(title) />
                    <Show when=move || search.is_blank()>
                        <p class="lead">{tagline}</p>
                    </Show>
                    <SearchBox search />
                </div>
            </div>
            <ChosenArea />
            <Show when=move || search.is_blank() fallback=|| view! { <ResultsLayout /> }>
                <Home />
            </Show>
        </div>
        <FoundSheet />
    }
}

#[component]
fn SearchBox(search: Search) -> impl IntoView {
    let locale: Locale = expect_context();
    let submit = |event: SubmitEvent| {
        event.prevent_default();
        // Puts the keyboard of a phone away; the results are already there.
        document::focus("page-title");
    };
    let text = search.text;
    let clear = move |_| {
        search.ask_for(String::new());
        document::focus("search-input");
    };
    view! {
        <form class="search-box" role="search" on:submit=submit>
            <label for="search-input">{locale.t("search-label")}</label>
            <div class="search-row">
                {icon(Icon::Search)}
                <input
                    id="search-input"
                    type="search"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="search"
                    maxlength=LONGEST
                    placeholder=locale.t("search-placeholder")
                    prop:value=move || text.get()
                    on:input=move |event| search.type_text(event_target_value(&event))
                />
                <Show when=move || !text.with(String::is_empty)>
                    <button type="button" class="search-clear" on:click=clear>
                        {icon(Icon::Close)}
                        <span class="visually-hidden">{locale.t("search-clear")}</span>
                    </button>
                </Show>
                <button type="submit" class="button button-primary search-button">{locale.t("search-button")}</button>
            </div>
        </form>
    }
}

/// Announces the number of results to screen readers, after the typing has paused.
fn announce_counts() {
    const DELAY: Duration = Duration::from_millis(900);
    let locale: Locale = expect_context();
    let notices: Notices = expect_context();
    let search: Search = expect_context();
    let debounce = Debounce::new();
    let announce = move || {
        let total = search.results.with_untracked(|results| results.as_ref().map(|results| results.total));
        if let Some(total) = total.filter(|_| !untrack(|| search.is_blank())) {
            notices.announce(locale.tf("search-count", &[("count", total.into())]));
        }
    };
    Effect::new(move |_| {
        search.results.track();
        debounce.call(DELAY, announce);
    });
}

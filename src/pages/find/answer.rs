//! The place of the results: a loading line, why there are none, or the cards.

use super::{code_guesses::CodeGuesses, print_found::PrintFound, results::focus_results};
use crate::{
    browser::document,
    components::{ActiveFilter, Button, Condition, FailureNotice, Icon, Link, Notice, Rows, Tone, after_paint},
    context::{DirectoryClient, Locale, Navigation, Notices, PAGE, Search},
    pages::{areas::PerhapsElsewhere, crisis::CommunityCrisisLines, loaded::TextsOnTheirWay, result_card::ResultCard},
    sharing,
};
use leptos::prelude::*;
use signpost_directory::{Code, Codes};
use signpost_protocol::Failure;
use signpost_route::{Route, SearchRoute};
use signpost_search::{EmptyHelp, ExpansionReason, Hit, Near, Results};
use std::sync::Arc;

#[derive(Clone, PartialEq)]
enum Answer {
    Waiting,
    Failed(Failure),
    Found,
}

#[component]
pub fn AnswerView() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let search: Search = expect_context();
    let answer = Memo::new(move |_| match search.failure.get() {
        Some(failure) => Answer::Failed(failure),
        None if search.results.with(Option::is_none) => Answer::Waiting,
        None => Answer::Found,
    });
    move || match answer.get() {
        Answer::Waiting => view! { <p class="waiting">{locale.t("search-working")}</p> }.into_any(),
        Answer::Failed(failure) => view! { <FailureNotice failure on_retry=move || directory.retry() /> }.into_any(),
        Answer::Found => view! { <Found /> }.into_any(),
    }
}

/// Each part follows the results by itself, so that a letter typed changes only what it changes.
#[component]
fn Found() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let search: Search = expect_context();
    let results = search.results;
    let count = move || {
        let total = results.with(|results| results.as_ref().map_or(0, |results| results.total));
        let query = search.text.with_untracked(|text| text.trim().to_owned());
        // Of fewer words as long as more may be found, so that the cards do not move when it is settled.
        let id = match (directory.lacks_texts(), query.is_empty()) {
            (false, true) => "search-count",
            (false, false) => "search-count-query",
            (true, true) => "search-so-far",
            (true, false) => "search-so-far-query",
        };
        let mut values = vec![("count", total.into())];
        if !query.is_empty() {
            values.push(("query", (&query).into()));
        }
        locale.tf(id, &values)
    };
    let empty = move || {
        let results = results.get()?;
        let help = results.empty.clone().filter(|_| results.total == 0)?;
        // Long texts may have it.
        Some(match directory.awaits_texts() {
            true => view! { <p class="waiting">{locale.t("search-working")}</p> }.into_any(),
            false => view! { <Nothing help /> }.into_any(),
        })
    };
    let has_more = move || {
        results.with(|results| {
            results.as_ref().is_some_and(|r| r.hits.len() < r.total as usize && r.hits.len() >= PAGE as usize)
        })
    };
    // The first of those that come has the focus then: the button moves below them, or goes.
    let shown = StoredValue::new(None);
    let count_hits = move |results: &Option<Arc<Results>>| results.as_ref().map_or(0, |results| results.hits.len());
    let more = move || {
        shown.set_value(Some(results.with_untracked(count_hits)));
        search.more();
    };
    Effect::new(move |_| {
        let count = results.with(count_hits);
        if let Some(first) = shown.get_value().filter(|shown| count > *shown) {
            shown.set_value(None);
            request_animation_frame(move || {
                if let Some(link) = document::all(".results .card-link").get(first) {
                    document::focus_element(link);
                }
            });
        }
    });
    // Below the results: it is said to who wonders, and takes no room from the first of them.
    let places_once =
        move || results.with(|results| results.iter().flat_map(|results| &results.hits).any(|hit| hit.more_places > 0));
    view! {
        <h2 class="results-count" id="results-count" tabindex="-1">{count}</h2>
        {move || results.get().map(|results| view! { <Explanations results /> })}
        <CodeGuesses />
        {empty}
        <Cards />
        <TextsOnTheirWay />
        {move || places_once().then(|| view! { <p class="explained">{locale.t("search-places-once")}</p> })}
        <Show when=has_more>
            <Button
                class="button button-quiet button-more"
                icon=Icon::ChevronDown
                label=locale.t("search-more")
                on_press=more
            />
        </Show>
        <PrintFound />
        <Share />
    }
}

/// More cards than a phone shows.
const AT_ONCE: usize = 4;

/// Rows stay as long as their program is found, and change in place.
#[component]
fn Cards() -> impl IntoView {
    let navigation: Navigation = expect_context();
    let search: Search = expect_context();
    let found = move || {
        search
            .results
            .with(|results| results.iter().flat_map(|results| &results.hits).map(|hit| hit.code).collect::<Vec<Code>>())
    };
    let shown = RwSignal::new(untrack(found));
    // Between two letters what is below the screen is built when the rest has been painted.
    Effect::new(move |_| {
        let found_now = found();
        let is_more = shown.with_untracked(|shown| found_now.starts_with(shown));
        if is_more || !document::is_in_search() {
            return shown.set(found_now);
        }
        let is_at_once =
            |(at, code): &(usize, &Code)| *at < AT_ONCE || shown.with_untracked(|shown| shown.contains(code));
        let at_once: Vec<Code> = found_now.iter().enumerate().filter(is_at_once).map(|(_, code)| *code).collect();
        if at_once.len() < found_now.len() {
            // The page may be gone by now, and more may be found.
            after_paint(move || {
                shown.try_set(untrack(found));
            });
        }
        shown.set(at_once);
    });
    // Cards out of sight are of a guessed height, unless the page is to be scrolled to where the reader left it.
    let whole = RwSignal::new(navigation.restores_scroll());
    after_paint(move || {
        // The page may be gone by now.
        whole.try_set(false);
    });
    view! {
        <ul class=move || if whole.get() { "cards cards-whole" } else { "cards" }>
            <Rows each=move || shown.get() let:code>
                {hit_of(search, code).map(|hit| view! { <ResultCard code hit /> })}
            </Rows>
        </ul>
    }
}

/// What was found of the program, as the newest results have it. A row that is about to go keeps what it shows.
fn hit_of(search: Search, code: Code) -> Option<Memo<Arc<Hit>>> {
    let find = move |results: &Option<Arc<Results>>| {
        let hit = results.as_ref()?.hits.iter().find(|hit| hit.code == code)?;
        // A program that another letter scores otherwise looks the same.
        Some(Arc::new(Hit { score: 0.0, ..hit.clone() }))
    };
    let first = search.results.with_untracked(find)?;
    Some(Memo::new(move |last: Option<&Arc<Hit>>| {
        search.results.with(find).unwrap_or_else(|| last.cloned().unwrap_or_else(|| first.clone()))
    }))
}

/// What was searched beside the typed words, and what was not understood.
#[component]
fn Explanations(results: Arc<Results>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let search: Search = expect_context();
    let expanded = |reason| {
        let words: Vec<String> =
            results.expansions.iter().filter(|e| e.reason == reason).map(|e| e.means.clone()).collect();
        (!words.is_empty()).then(|| locale.messages().list(&words))
    };
    let synonyms =
        expanded(ExpansionReason::Synonym).map(|words| locale.tf("search-expanded", &[("words", (&words).into())]));
    let spelled =
        expanded(ExpansionReason::Spelling).map(|words| locale.tf("search-spelled", &[("means", (&words).into())]));
    let unknown_place = match (&results.unknown_place, search.near.get_untracked(), results.near) {
        (Some(place), ..) => Some(place.clone()),
        (None, Some(Near::Place(place)), None) => Some(place),
        _ => None,
    };
    let unknown_place = unknown_place.map(|place| locale.tf("search-near-unknown", &[("place", (&place).into())]));
    let place = results.text_place.as_ref().filter(|_| results.total > 1);
    let place = place.map(|place| locale.tf("search-place-first", &[("place", place.into())]));
    let mistyped = results.mistyped_code.then(|| locale.t("search-mistyped-code"));
    let explained =
        [place, synonyms, spelled].into_iter().flatten().map(|text| view! { <p class="explained">{text}</p> });
    let missing: Vec<String> = results.missing_codes.iter().map(Code::to_string).collect();
    let missing = (!missing.is_empty())
        .then(|| locale.tf("search-codes-missing", &[("codes", (&locale.messages().list(&missing)).into())]));
    let unread = (results.unread_codes > 0).then(|| {
        locale.tf("search-codes-unread", &[("most", Codes::MOST.into()), ("count", results.unread_codes.into())])
    });
    let is_elsewhere = !results.missing_codes.is_empty() && directory.lacks_parts();
    let elsewhere = is_elsewhere.then(|| view! { <PerhapsElsewhere /> });
    let warnings = [unknown_place, mistyped, missing, unread].into_iter().flatten();
    let warnings = warnings.map(|text| view! { <Notice tone=Tone::Careful><p>{text}</p></Notice> });
    view! { {explained.collect_view()} {warnings.collect_view()} {elsewhere} }
}

/// Ways on from nothing.
#[component]
fn Nothing(help: EmptyHelp) -> impl IntoView {
    let locale: Locale = expect_context();
    let search: Search = expect_context();
    let active = search
        .filters
        .with_untracked(|filters| search.near.with_untracked(|near| ActiveFilter::all(locale, filters, near)));
    let drops = help.drop.iter().filter_map(|(filter, count)| {
        let condition = Condition::Filter(*filter);
        let label = &active.iter().find(|active| active.condition == condition)?.label;
        Some(view! {
            <li>
                <span>{locale.tf("empty-drop", &[("filter", label.into()), ("count", (*count).into())])}</span>
                <Button
                    class="button button-quiet"
                    icon=Icon::Close
                    label=locale.t("empty-drop-button")
                    on_press=move || {
                        ActiveFilter::remove(condition, search.filters, search.near);
                        focus_results();
                    }
                />
            </li>
        })
    });
    let spelling = help.spelling.map(|words| {
        let label = locale.tf("empty-spelling", &[("words", (&words).into())]);
        view! {
            <li>
                <Button
                    class="button button-quiet"
                    icon=Icon::Search
                    label
                    on_press=move || search.ask_for(words.clone())
                />
            </li>
        }
    });
    let need = help.need.map(|need| {
        let mut route = SearchRoute::default();
        route.filters.need = Some(need);
        let name = locale.t(&format!("need-{}", need.id()));
        view! {
            <li>
                <Link to=Route::Search(route) class="button button-quiet">
                    {locale.tf("empty-need", &[("need", (&name).into())])}
                </Link>
            </li>
        }
    });
    view! {
        <section class="empty" aria-labelledby="empty-title">
            <h3 id="empty-title">{locale.t("empty-title")}</h3>
            <ul class="empty-ways">{spelling} {drops.collect_view()} {need}</ul>
            <p>{locale.t("empty-words")}</p>
            <p>{locale.t("empty-call")}</p>
            <CommunityCrisisLines />
        </section>
    }
}

#[component]
fn Share() -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let notices: Notices = expect_context();
    let search: Search = expect_context();
    let share = move || {
        let address = navigation.address_of(&untrack(|| search.route()));
        sharing::share(locale, notices, locale.t("search-title"), String::new(), address);
    };
    view! {
        <p class="share-line">
            <Button class="button button-plain" icon=Icon::Share label=locale.t("search-share") on_press=share />
        </p>
    }
}

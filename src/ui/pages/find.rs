//! Defines home and the results: one page, so that the first typed letter does not lose the keyboard.

use super::super::{
    App, Icon,
    components::{Chosen, Tone, button, card, crisis_lines, filters, link, notice},
    icon,
    search::PAGE,
};
use crate::{
    browser::geolocation,
    core::{
        directory::Need,
        protocol::Failure,
        route::Route,
        search::{EmptyHelp, ExpansionReason, Filters, Hit, Near, Results},
    },
};
use leptos::{prelude::*, task::spawn_local};

pub fn page(app: App) -> AnyView {
    let search = app.search;
    let blank = Memo::new(move |_| search.is_blank());
    announce_counts(app);
    view! {
        <div class=move || if blank.get() { "find find-home" } else { "find find-results" }>
            <div class="hero">
                <div class="hero-inner">
                    <h1 id="page-title" tabindex="-1">{move || title(app, blank.get())}</h1>
                    {move || blank.get().then(|| view! { <p class="lead">{tagline(app)}</p> })}
                    {search_box(app)}
                </div>
            </div>
            {move || if blank.get() { home(app) } else { results(app) }}
        </div>
    }
    .into_any()
}

fn title(app: App, blank: bool) -> String {
    if blank { app.t("home-title") } else { app.t("search-title") }
}

fn tagline(app: App) -> String {
    let own = app.community.with(|c| app.words().localized(&c.tagline).to_owned());
    if own.is_empty() { app.t("home-lead") } else { own }
}

fn search_box(app: App) -> AnyView {
    let search = app.search;
    let clear = move || {
        search.text.set(String::new());
        crate::browser::document::focus("search-input");
    };
    view! {
        <form class="search-box" role="search" on:submit=move |e| {
            e.prevent_default();
            // Puts the keyboard of a phone away; the results are already there.
            crate::browser::document::focus("page-title");
        }>
            <label for="search-input">{app.t("search-label")}</label>
            <div class="search-row">
                {icon(Icon::Search)}
                <input id="search-input" type="search" autocomplete="off" autocapitalize="none" spellcheck="false"
                    enterkeyhint="search" maxlength="200" placeholder=app.t("search-placeholder")
                    prop:value=search.text on:input=move |e| search.text.set(event_target_value(&e)) />
                {move || (!search.text.with(String::is_empty)).then(|| view! {
                    <button type="button" class="search-clear" on:click=move |_| clear()>
                        {icon(Icon::Close)}<span class="visually-hidden">{app.t("search-clear")}</span>
                    </button>
                })}
                <button type="submit" class="button button-primary search-button">{app.t("search-button")}</button>
            </div>
        </form>
    }
    .into_any()
}

fn home(app: App) -> AnyView {
    let promise = |drawing, title: &str, text: String| {
        view! { <li>{icon(drawing)}<div><h3>{app.t(title)}</h3><p>{text}</p></div></li> }
    };
    let checked = move || {
        let organization = app.community.with(|c| c.name.clone());
        app.tf("home-promise-checked-text", &[("organization", (&organization).into())])
    };
    let count = move || {
        app.summary.with(|summary| {
            let summary = summary.as_ref()?;
            let arguments = [("programs", summary.programs.into()), ("organizations", summary.organizations.into())];
            Some(app.tf("home-count", &arguments))
        })
    };
    view! {
        <section class="crisis" aria-labelledby="crisis-title">
            <h2 id="crisis-title">{app.t("crisis-title")}</h2>
            {crisis_lines(app)}
        </section>
        <section aria-labelledby="needs-title">
            <h2 id="needs-title">{app.t("home-needs-title")}</h2>
            <ul class="need-grid">
                {Need::ALL.iter().map(|need| need_tile(app, *need)).collect_view()}
                <li>{link(app, Route::Needs, "need-tile need-tile-unsure", view! {
                    {icon(Icon::Help)}
                    <span class="need-name">{app.t("home-unsure")}</span>
                    <span class="need-hint">{app.t("home-unsure-hint")}</span>
                })}</li>
            </ul>
        </section>
        <section class="promises" aria-labelledby="promise-title">
            <h2 id="promise-title">{app.t("home-promise-title")}</h2>
            <ul>
                {promise(Icon::Seal, "home-promise-checked", checked())}
                {promise(Icon::Lock, "home-promise-private", app.t("home-promise-private-text"))}
                {promise(Icon::Offline, "home-promise-offline", app.t("home-promise-offline-text"))}
            </ul>
            <p class="home-count">{move || count().unwrap_or_else(|| "\u{a0}".to_owned())}</p>
        </section>
    }
    .into_any()
}

fn need_tile(app: App, need: Need) -> AnyView {
    let mut route = crate::core::route::SearchRoute::default();
    route.filters.need = Some(need);
    let content = view! {
        {icon(Icon::Need(need))}
        <span class="need-name">{app.t(&format!("need-{}", need.id()))}</span>
        <span class="need-hint">{app.t(&format!("need-{}-hint", need.id()))}</span>
    };
    view! { <li>{link(app, Route::Search(route), "need-tile", content)}</li> }.into_any()
}

/// Tells the number of results in the live region, after the typing has paused.
fn announce_counts(app: App) {
    Effect::new(move |_| {
        if let Some(results) = app.search.results.get()
            && !untrack(|| app.search.is_blank())
        {
            let total = results.total;
            set_timeout(
                move || {
                    let newest = app.search.results.with_untracked(|r| r.as_ref().is_some_and(|r| r.total == total));
                    if newest {
                        app.announce(app.tf("search-count", &[("count", total.into())]));
                    }
                },
                std::time::Duration::from_millis(900),
            );
        }
    });
}

fn results(app: App) -> AnyView {
    let search = app.search;
    let open = RwSignal::new(false);
    let counts = Signal::derive(move || {
        search.results.with(|results| results.as_ref().map(|r| r.counts.clone()).unwrap_or_default())
    });
    view! {
        <div class="results-layout">
            <aside class="filter-panel" aria-label=app.t("filters-title")>
                <button type="button" class="button button-quiet filter-toggle" aria-expanded=move || open.get().to_string()
                    aria-controls="filters" on:click=move |_| open.update(|open| *open = !*open)>
                    {icon(Icon::Filter)}
                    <span>{move || match search.filter_count() {
                        0 => app.t("filters-show"),
                        count => app.tf("filters-show-count", &[("count", count.into())]),
                    }}</span>
                </button>
                <div id="filters" class=move || if open.get() { "filters open" } else { "filters" }>
                    <h2>{app.t("filters-title")}</h2>
                    {filters(app, search, counts, move || locate(app))}
                </div>
            </aside>
            <div class="results">
                {move || search.results.with(|r| r.as_ref().is_some_and(|r| r.crisis)).then(|| crisis(app))}
                {chips(app)}
                {move || answer(app)}
            </div>
        </div>
    }
    .into_any()
}

/// The crisis lines before anything else, when the words say so.
fn crisis(app: App) -> AnyView {
    view! {
        <section class="crisis crisis-first" aria-labelledby="crisis-first-title">
            <h2 id="crisis-first-title">{app.t("crisis-search-title")}</h2>
            <p>{app.t("crisis-search-words")}</p>
            {crisis_lines(app)}
        </section>
    }
    .into_any()
}

fn chips(app: App) -> AnyView {
    let search = app.search;
    let chosen = move || {
        let filters = search.filters.get();
        search.near.with(|near| Chosen::all(app, &filters, near))
    };
    let view = move || {
        let chosen = chosen();
        if chosen.is_empty() {
            return ().into_any();
        }
        let clear = (chosen.len() > 1).then(|| {
            button("button button-plain", Icon::Close, app.t("filters-clear"), move || {
                search.filters.set(Filters::default());
                search.near.set(None);
            })
        });
        let chips = chosen
            .into_iter()
            .map(|Chosen { id, words }| {
                let label = app.tf("filter-remove", &[("filter", (&words).into())]);
                view! {
                    <li>
                        <button type="button" class="chip" aria-label=label on:click=move |_| Chosen::drop(search, id)>
                            <span>{words}</span>{icon(Icon::Close)}
                        </button>
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class="chips">
                <p>{app.t("filters-active")}</p>
                <ul>{chips}</ul>
                {clear}
            </div>
        }
        .into_any()
    };
    view.into_any()
}

fn answer(app: App) -> AnyView {
    let search = app.search;
    if let Some(failure) = search.failure.get() {
        return failed(app, &failure);
    }
    let Some(results) = search.results.get() else {
        return view! { <p class="waiting">{app.t("search-working")}</p> }.into_any();
    };
    let query = search.text.with_untracked(|text| text.trim().to_owned());
    let count = match query.is_empty() {
        true => app.tf("search-count", &[("count", results.total.into())]),
        false => app.tf("search-count-query", &[("count", results.total.into()), ("query", (&query).into())]),
    };
    let cards = results.hits.iter().map(|hit| one(app, hit)).collect_view();
    let more = (results.hits.len() < results.total as usize && results.hits.len() >= PAGE as usize).then(|| {
        button("button button-quiet button-more", Icon::ChevronDown, app.t("search-more"), move || search.more(app))
    });
    view! {
        <h2 class="results-count">{count}</h2>
        {explanations(app, &results)}
        {results.empty.as_ref().filter(|_| results.total == 0).map(|help| nothing(app, help))}
        <ul class="cards">{cards}</ul>
        {more}
        {share(app)}
    }
    .into_any()
}

fn one(app: App, hit: &Hit) -> AnyView {
    let code = hit.code;
    card(app, hit, move || app.is_saved(code), move || app.toggle_saved(code))
}

/// What was searched beside the typed words, and what was not understood.
fn explanations(app: App, results: &Results) -> AnyView {
    let meant = |reason| {
        let words: Vec<String> =
            results.expansions.iter().filter(|e| e.reason == reason).map(|e| e.means.clone()).collect();
        (!words.is_empty()).then(|| app.words().list(&words))
    };
    let synonyms =
        meant(ExpansionReason::Synonym).map(|words| app.tf("search-expanded", &[("words", (&words).into())]));
    let spelled = meant(ExpansionReason::Spelling).map(|words| app.tf("search-spelled", &[("means", (&words).into())]));
    let unknown_place = match (app.search.near.get_untracked(), results.near) {
        (Some(Near::Place(place)), None) => Some(app.tf("search-near-unknown", &[("place", (&place).into())])),
        _ => None,
    };
    let mistyped = results.mistyped_code.then(|| app.t("search-mistyped-code"));
    view! {
        {[synonyms, spelled].into_iter().flatten().map(|words| view! { <p class="explained">{words}</p> }).collect_view()}
        {[unknown_place, mistyped].into_iter().flatten()
            .map(|words| notice(Tone::Careful, view! { <p>{words}</p> })).collect_view()}
    }
    .into_any()
}

/// Ways on from nothing.
fn nothing(app: App, help: &EmptyHelp) -> AnyView {
    let search = app.search;
    let filters = search.filters.get_untracked();
    let chosen = Chosen::all(app, &filters, &search.near.get_untracked());
    let drops = help
        .drop
        .iter()
        .filter_map(|(id, count)| {
            let chosen = chosen.iter().find(|chosen| chosen.id == id)?;
            let id = chosen.id;
            let words = app.tf("empty-drop", &[("filter", (&chosen.words).into()), ("count", (*count).into())]);
            let go = button("button button-quiet", Icon::Close, app.t("empty-drop-button"), move || {
                Chosen::drop(search, id);
            });
            Some(view! { <li><span>{words}</span>{go}</li> })
        })
        .collect_view();
    let spelling = help.spelling.clone().map(|words| {
        let label = app.tf("empty-spelling", &[("words", (&words).into())]);
        view! { <li>{button("button button-quiet", Icon::Search, label, move || search.text.set(words.clone()))}</li> }
    });
    let need = help.need.map(|need| {
        let mut route = crate::core::route::SearchRoute::default();
        route.filters.need = Some(need);
        let name = app.t(&format!("need-{}", need.id()));
        let words = app.tf("empty-need", &[("need", (&name).into())]);
        view! { <li>{link(app, Route::Search(route), "button button-quiet", words)}</li> }
    });
    view! {
        <section class="empty" aria-labelledby="empty-title">
            <h3 id="empty-title">{app.t("empty-title")}</h3>
            <ul class="empty-ways">{spelling}{drops}{need}</ul>
            <p>{app.t("empty-words")}</p>
            <p>{app.t("empty-call")}</p>
            {crisis_lines(app)}
        </section>
    }
    .into_any()
}

pub fn failed(app: App, failure: &Failure) -> AnyView {
    let (id, reload) = match failure {
        Failure::NoDirectory => ("failed-no-directory", false),
        Failure::OtherBuild => ("banner-other-build", true),
        Failure::Internal(_) => ("failed-internal", true),
    };
    let again = match reload {
        true => button("button button-quiet", Icon::Check, app.t("banner-reload"), crate::browser::history::reload),
        false => button("button button-quiet", Icon::Check, app.t("failed-retry"), move || {
            spawn_local(async move {
                if let Ok(worker) = app.worker() {
                    let _ = worker.check_for_update().await;
                }
            });
        }),
    };
    notice(Tone::Careful, view! { <h2>{app.t("failed-title")}</h2><p>{app.t(id)}</p>{again} })
}

fn locate(app: App) {
    spawn_local(async move {
        match geolocation::current().await {
            Ok(place) => app.search.near.set(Some(Near::Point(place))),
            Err(_) => app.announce(app.t("filter-near-me-failed")),
        }
    });
}

fn share(app: App) -> AnyView {
    let address = move || app.whole_address(&untrack(|| app.search.route()));
    let press = move || super::super::sharing::share(app, app.t("search-title"), String::new(), address());
    view! { <p class="share-line">{button("button button-plain", Icon::Share, app.t("search-share"), press)}</p> }
        .into_any()
}

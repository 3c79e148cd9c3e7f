//! Defines home and the results: one page, so that the first typed letter does not lose the keyboard.

use super::super::{
    App, Icon,
    components::{Chosen, Condition, Tone, button, card, crisis_lines, filters, link, notice},
    icon,
    pause::Pause,
    search::{PAGE, Search},
    view::{CollectView, El, IntoView, View, after_paint, el, later, rows, switch, when},
};
use crate::browser::geolocation;
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::Need;
use signpost_protocol::Failure;
use signpost_route::Route;
use signpost_search::{ExpansionReason, FacetCounts, Filters, Hit, Near, Results};
use std::time::Duration;

pub fn page(app: App) -> View {
    let search = app.search;
    announce_counts(app);
    el("div")
        .class(move || if search.is_blank() { "find find-home" } else { "find find-results" })
        .child((
            el("div").class("hero").child(el("div").class("hero-inner").child((
                el("h1").attr("id", "page-title").attr("tabindex", "-1").child(move || title(app, search.is_blank())),
                move || search.is_blank().then(|| el("p").class("lead").child(tagline(app))),
                search_box(app),
            ))),
            switch(move || search.is_blank(), move |blank| if *blank { home(app) } else { results(app) }),
        ))
        .into_view()
}

fn title(app: App, blank: bool) -> String {
    if blank { app.t("home-title") } else { app.t("search-title") }
}

fn tagline(app: App) -> String {
    let own = app.community.with(|c| app.words().localized(&c.tagline).to_owned());
    if own.is_empty() { app.t("home-lead") } else { own }
}

fn search_box(app: App) -> View {
    let search = app.search;
    let clear = move || {
        search.text.set(String::new());
        crate::browser::document::focus("search-input");
    };
    el("form")
        .class("search-box")
        .attr("role", "search")
        .on("submit", move |e| {
            e.prevent_default();
            // Puts the keyboard of a phone away; the results are already there.
            crate::browser::document::focus("page-title");
        })
        .child((
            el("label").attr("for", "search-input").child(app.t("search-label")),
            el("div").class("search-row").child((
                icon(Icon::Search),
                el("input")
                    .attr("id", "search-input")
                    .attr("type", "search")
                    .attr("autocomplete", "off")
                    .attr("autocapitalize", "none")
                    .attr("spellcheck", "false")
                    .attr("enterkeyhint", "search")
                    .attr("maxlength", "200")
                    .attr("placeholder", app.t("search-placeholder"))
                    .prop("value", move || search.text.get())
                    .on("input", move |e| search.text.set(event_target_value(&e))),
                when(
                    move || !search.text.with(String::is_empty),
                    move || {
                        el("button").attr("type", "button").class("search-clear").on("click", move |_| clear()).child((
                            icon(Icon::Close),
                            el("span").class("visually-hidden").child(app.t("search-clear")),
                        ))
                    },
                ),
                el("button")
                    .attr("type", "submit")
                    .class("button button-primary search-button")
                    .child(app.t("search-button")),
            )),
        ))
        .into_view()
}

fn home(app: App) -> View {
    (
        el("section")
            .class("crisis")
            .attr("aria-labelledby", "crisis-title")
            .child((el("h2").attr("id", "crisis-title").child(app.t("crisis-title")), crisis_lines(app))),
        later(app.comes_back(), move || below_the_first_screen(app)),
    )
        .into_view()
}

fn below_the_first_screen(app: App) -> View {
    let promise = |drawing, title: &str, text: String| {
        el("li").child((icon(drawing), el("div").child((el("h3").child(app.t(title)), el("p").child(text)))))
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
    (
        el("section").attr("aria-labelledby", "needs-title").child((
            el("h2").attr("id", "needs-title").child(app.t("home-needs-title")),
            el("ul").class("need-grid").child((
                Need::ALL.iter().map(|need| need_tile(app, *need)).collect_view(),
                el("li").child(link(
                    app,
                    Route::Needs,
                    "need-tile need-tile-unsure",
                    (
                        icon(Icon::Help),
                        el("span").class("need-name").child(app.t("home-unsure")),
                        el("span").class("need-hint").child(app.t("home-unsure-hint")),
                    ),
                )),
            )),
        )),
        el("section").class("promises").attr("aria-labelledby", "promise-title").child((
            el("h2").attr("id", "promise-title").child(app.t("home-promise-title")),
            el("ul").child((
                promise(Icon::Seal, "home-promise-checked", checked()),
                promise(Icon::Lock, "home-promise-private", app.t("home-promise-private-text")),
                promise(Icon::Offline, "home-promise-offline", app.t("home-promise-offline-text")),
            )),
            el("p").class("home-count").child(move || count().unwrap_or_else(|| "\u{a0}".to_owned())),
        )),
    )
        .into_view()
}

fn need_tile(app: App, need: Need) -> View {
    let mut route = signpost_route::SearchRoute::default();
    route.filters.need = Some(need);
    let content = (
        icon(Icon::Need(need)),
        el("span").class("need-name").child(app.t(&format!("need-{}", need.id()))),
        el("span").class("need-hint").child(app.t(&format!("need-{}-hint", need.id()))),
    );
    el("li").child(link(app, Route::Search(route), "need-tile", content)).into_view()
}

/// Tells the number of results in the live region, after the typing has paused.
fn announce_counts(app: App) {
    const PAUSE: Duration = Duration::from_millis(900);
    let pause = Pause::new();
    let announce = move || {
        let total = app.search.results.with_untracked(|results| results.as_ref().map(|results| results.total));
        if let Some(total) = total.filter(|_| !untrack(|| app.search.is_blank())) {
            app.announce(app.tf("search-count", &[("count", total.into())]));
        }
    };
    Effect::new(move |_| {
        app.search.results.track();
        pause.then(PAUSE, announce);
    });
}

fn results(app: App) -> View {
    let search = app.search;
    let open = RwSignal::new(false);
    let counts = settled_counts(search);
    el("div")
        .class("results-layout")
        .child((
            el("aside").class("filter-panel").attr("aria-label", app.t("filters-title")).child((
                el("button")
                    .attr("type", "button")
                    .class("button button-quiet filter-toggle")
                    .attr("aria-expanded", move || open.get().to_string())
                    .attr("aria-controls", "filters")
                    .on("click", move |_| open.update(|open| *open = !*open))
                    .child((
                        icon(Icon::Filter),
                        el("span").child(move || match search.filter_count() {
                            0 => app.t("filters-show"),
                            count => app.tf("filters-show-count", &[("count", count.into())]),
                        }),
                    )),
                el("div")
                    .attr("id", "filters")
                    .class(move || if open.get() { "filters open" } else { "filters" })
                    .child(later(false, move || {
                        (el("h2").child(app.t("filters-title")), filters(app, search, counts, move || locate(app)))
                    })),
            )),
            el("div").class("results").child((
                when(move || search.results.with(|r| r.as_ref().is_some_and(|r| r.crisis)), move || crisis(app)),
                chips(app),
                answer(app),
            )),
        ))
        .into_view()
}

/// The counts beside the filters, once the reader pauses: between two letters nobody reads them.
fn settled_counts(search: Search) -> RwSignal<FacetCounts> {
    const PAUSE: Duration = Duration::from_millis(200);
    let counts = RwSignal::new(FacetCounts::default());
    let pause = Pause::new();
    let settle = move || {
        if let Some(results) = search.results.get_untracked() {
            counts.set(results.counts.clone());
        }
    };
    settle();
    Effect::new(move |_| {
        search.results.track();
        pause.then(PAUSE, settle);
    });
    counts
}

/// The crisis lines before anything else, when the words say so.
fn crisis(app: App) -> View {
    el("section")
        .class("crisis crisis-first")
        .attr("aria-labelledby", "crisis-first-title")
        .child((
            el("h2").attr("id", "crisis-first-title").child(app.t("crisis-search-title")),
            el("p").child(app.t("crisis-search-words")),
            crisis_lines(app),
        ))
        .into_view()
}

fn chips(app: App) -> View {
    let search = app.search;
    let chosen = move || {
        let filters = search.filters.get();
        search.near.with(|near| Chosen::all(app, &filters, near))
    };
    let view = move || {
        let chosen = chosen();
        if chosen.is_empty() {
            return ().into_view();
        }
        let clear = (chosen.len() > 1).then(|| {
            button("button button-plain", Icon::Close, app.t("filters-clear"), move || {
                search.filters.set(Filters::default());
                search.near.set(None);
            })
        });
        let chips = chosen
            .into_iter()
            .map(|Chosen { condition, words }| {
                let label = app.tf("filter-remove", &[("filter", (&words).into())]);
                el("li").child(
                    el("button")
                        .attr("type", "button")
                        .class("chip")
                        .attr("aria-label", label)
                        .on("click", move |_| Chosen::drop(search, condition))
                        .child((el("span").child(words), icon(Icon::Close))),
                )
            })
            .collect_view();
        el("div")
            .class("chips")
            .child((el("p").child(app.t("filters-active")), el("ul").child(chips), clear))
            .into_view()
    };
    view.into_view()
}

/// What stands where the results belong.
#[derive(Clone, PartialEq)]
enum Answer {
    Waiting,
    Failed(Failure),
    Found,
}

fn answer(app: App) -> View {
    let search = app.search;
    let answer = move || match search.failure.get() {
        Some(failure) => Answer::Failed(failure),
        None if search.results.with(Option::is_none) => Answer::Waiting,
        None => Answer::Found,
    };
    switch(answer, move |answer| match answer {
        Answer::Waiting => el("p").class("waiting").child(app.t("search-working")).into_view(),
        Answer::Failed(failure) => failed(app, failure),
        Answer::Found => found(app),
    })
}

/// The results. Each part follows them by itself, so that a letter typed changes only what it changes.
fn found(app: App) -> View {
    let search = app.search;
    let of_results = move |part: fn(App, &Results) -> View| {
        move || search.results.get().map_or_else(|| ().into_view(), |results| part(app, &results))
    };
    let count = move || {
        let total = search.results.with(|results| results.as_ref().map_or(0, |r| r.total));
        let query = search.text.with_untracked(|text| text.trim().to_owned());
        match query.is_empty() {
            true => app.tf("search-count", &[("count", total.into())]),
            false => app.tf("search-count-query", &[("count", total.into()), ("query", (&query).into())]),
        }
    };
    let hits = move || {
        let mut hits = search.results.with(|results| results.as_ref().map_or_else(Vec::new, |r| r.hits.clone()));
        // A program that another letter scores otherwise looks the same.
        hits.iter_mut().for_each(|hit| hit.score = 0.0);
        hits
    };
    // Cards out of sight are of a guessed height, unless the page is to be scrolled to where the reader left it.
    let list = el("ul").class(if app.comes_back() { "cards cards-whole" } else { "cards" });
    let painted = list.clone();
    after_paint(move || painted.set("class", "cards"));
    (
        el("h2").class("results-count").child(count),
        of_results(explanations),
        of_results(nothing),
        rows(list, hits, move |hit| one(app, hit)),
        of_results(more),
        share(app),
    )
        .into_view()
}

fn one(app: App, hit: &Hit) -> El {
    let code = hit.code;
    card(app, hit, move || app.is_saved(code), move || app.toggle_saved(code))
}

fn more(app: App, results: &Results) -> View {
    (results.hits.len() < results.total as usize && results.hits.len() >= PAGE as usize)
        .then(|| {
            button("button button-quiet button-more", Icon::ChevronDown, app.t("search-more"), move || {
                app.search.more(app);
            })
        })
        .into_view()
}

/// What was searched beside the typed words, and what was not understood.
fn explanations(app: App, results: &Results) -> View {
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
    (
        [synonyms, spelled].into_iter().flatten().map(|words| el("p").class("explained").child(words)).collect_view(),
        [unknown_place, mistyped]
            .into_iter()
            .flatten()
            .map(|words| notice(Tone::Careful, el("p").child(words)))
            .collect_view(),
    )
        .into_view()
}

/// Ways on from nothing.
fn nothing(app: App, results: &Results) -> View {
    let Some(help) = results.empty.as_ref().filter(|_| results.total == 0) else { return ().into_view() };
    let search = app.search;
    let filters = search.filters.get_untracked();
    let chosen = Chosen::all(app, &filters, &search.near.get_untracked());
    let drops = help
        .drop
        .iter()
        .filter_map(|(filter, count)| {
            let condition = Condition::Filter(*filter);
            let chosen = chosen.iter().find(|chosen| chosen.condition == condition)?;
            let words = app.tf("empty-drop", &[("filter", (&chosen.words).into()), ("count", (*count).into())]);
            let go = button("button button-quiet", Icon::Close, app.t("empty-drop-button"), move || {
                Chosen::drop(search, condition);
            });
            Some(el("li").child((el("span").child(words), go)))
        })
        .collect_view();
    let spelling = help.spelling.clone().map(|words| {
        let label = app.tf("empty-spelling", &[("words", (&words).into())]);
        el("li").child(button("button button-quiet", Icon::Search, label, move || search.text.set(words.clone())))
    });
    let need = help.need.map(|need| {
        let mut route = signpost_route::SearchRoute::default();
        route.filters.need = Some(need);
        let name = app.t(&format!("need-{}", need.id()));
        let words = app.tf("empty-need", &[("need", (&name).into())]);
        el("li").child(link(app, Route::Search(route), "button button-quiet", words))
    });
    el("section")
        .class("empty")
        .attr("aria-labelledby", "empty-title")
        .child((
            el("h3").attr("id", "empty-title").child(app.t("empty-title")),
            el("ul").class("empty-ways").child((spelling, drops, need)),
            el("p").child(app.t("empty-words")),
            el("p").child(app.t("empty-call")),
            crisis_lines(app),
        ))
        .into_view()
}

pub fn failed(app: App, failure: &Failure) -> View {
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
    notice(Tone::Careful, (el("h2").child(app.t("failed-title")), el("p").child(app.t(id)), again))
}

fn locate(app: App) {
    spawn_local(async move {
        match geolocation::current().await {
            Ok(place) => app.search.near.set(Some(Near::Point(place))),
            Err(_) => app.announce(app.t("filter-near-me-failed")),
        }
    });
}

fn share(app: App) -> View {
    let address = move || app.whole_address(&untrack(|| app.search.route()));
    let press = move || super::super::sharing::share(app, app.t("search-title"), String::new(), address());
    el("p")
        .class("share-line")
        .child(button("button button-plain", Icon::Share, app.t("search-share"), press))
        .into_view()
}

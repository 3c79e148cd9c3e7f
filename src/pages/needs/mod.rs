//! The picker: "What do you need help with?", several answers, nothing kept or sent. Whoever helps others ticks what a
//! screening found, and takes the proposed programs onto the handout.

mod clinician;
mod proposed;

use super::{crisis::CommunityCrisisLines, loaded::load_need_counts, result_card::ResultCard};
use crate::{
    browser::{clock, document},
    components::{Button, FailureNotice, Icon, Link, PageTitle, icon},
    context::{DirectoryClient, Locale, Navigation, Notices, Preferences, Search},
};
use clinician::{Propose, WishesForm};
use leptos::{prelude::*, task::spawn_local};
use proposed::{Found, Wishes, best_for_all, order_by_wishes};
use signpost_directory::{Code, Need};
use signpost_protocol::Failure;
use signpost_route::{Route, SearchRoute};
use signpost_search::{Filters, Near, Query, Sort};
use std::{collections::BTreeSet, sync::Arc};

/// Programs asked for by each chosen need, of which the best for all of them are shown.
const FOR_EACH: u32 = 10;
/// As many where the patient's language and purse decide, too: what fits them may stand further down.
const FOR_EACH_WISH: u32 = 60;
/// A short list is read.
const SHOWN: usize = 6;

#[component]
pub fn NeedsPage() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let notices: Notices = expect_context();
    let preferences: Preferences = expect_context();
    let search: Search = expect_context();
    let wishes = RwSignal::new(Wishes::default());
    // How far it may be, and whether it must serve the place.
    let reach = RwSignal::new(Filters::default());
    let chosen = RwSignal::new(BTreeSet::<Need>::new());
    let found: RwSignal<Option<Result<Found, Failure>>> = RwSignal::new(None);
    let counts = load_need_counts();
    let count = move |need: Need| {
        let counts = counts.get().flatten()?.ok()?;
        counts.iter().find(|(n, _)| *n == need).map(|(_, count)| *count)
    };
    let show = move || {
        let needs = chosen.get_untracked();
        if needs.is_empty() {
            return notices.announce(locale.t("needs-none"));
        }
        let near = search.near.get_untracked();
        let wishes = preferences.helps_others_untracked().then(|| wishes.get_untracked());
        let reach = if wishes.is_some() { reach.get_untracked() } else { Filters::default() };
        spawn_local(async move {
            let answer = best_programs(directory, locale.lang(), needs, near, wishes, reach).await;
            // The page may be gone by now.
            if found.try_set(Some(answer)).is_none() {
                request_animation_frame(|| document::focus("needs-results"));
            }
        });
    };
    let toggle = move |need: Need, on: bool| {
        chosen.update(|chosen| {
            match on {
                true => chosen.insert(need),
                false => chosen.remove(&need),
            };
        });
        found.set(None);
    };
    let choice = move |need: &Need| {
        let need = *need;
        view! {
            <NeedChoice
                need
                count=move || count(need)
                chosen=move || chosen.with(|chosen| chosen.contains(&need))
                is_screening=move || preferences.helps_others()
                on_change=move |on| toggle(need, on)
            />
        }
    };
    view! {
        <PageTitle text=locale.t("needs-title") />
        <p class="lead">{move || locale.t(if preferences.helps_others() { "needs-lead-screening" } else { "needs-lead" })}</p>
        <ul class="need-choices">{Need::ALL.iter().map(choice).collect_view()}</ul>
        <Show when=move || preferences.helps_others()>
            <WishesForm wishes reach near=search.near on_change=move || found.set(None) />
        </Show>
        <p class="sticky-action">
            <Button
                class="button button-primary button-large"
                icon=Icon::Search
                label=locale.t("needs-show")
                on_press=show
            />
        </p>
        {move || found.get().map(|found| match found {
            Err(failure) => view! { <FailureNotice failure on_retry=move || directory.retry() /> }.into_any(),
            Ok(found) => view! { <FoundPrograms found wishes /> }.into_any(),
        })}
    }
}

#[component]
fn NeedChoice(
    need: Need,
    /// Programs for it; `None` while that is not known.
    #[prop(into)]
    count: Signal<Option<u32>>,
    #[prop(into)] chosen: Signal<bool>,
    /// For whoever has a screening beside them: with Gravity's names.
    #[prop(into)]
    is_screening: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let gravity = move || {
        let names = need.gravity_categories();
        // English is the language of that code system.
        (is_screening.get() && !names.is_empty())
            .then(|| view! { <span class="need-hint need-gravity" lang="en">{names.join(" · ")}</span> })
    };
    view! {
        <li class=move || if is_urgent(need) && chosen.get() { "need-urgent" } else { "" }>
            <label class=move || if chosen.get() { "need-choice chosen" } else { "need-choice" }>
                <input
                    type="checkbox"
                    prop:checked=move || chosen.get()
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
                {icon(Icon::Need(need))}
                <span class="need-name">{locale.t(&format!("need-{}", need.id()))}</span>
                <span class="need-hint">{locale.t(&format!("need-{}-hint", need.id()))}</span>
                {gravity}
                <span class="count">{move || count.get().map(|count| locale.messages().number(count.into()))}</span>
            </label>
            // Where the finger is: people who answer right now, and the way out.
            <Show when=move || is_urgent(need) && chosen.get()>
                <UrgentHelp />
            </Show>
        </li>
    }
}

/// Answers that lead to the crisis lines before anything else.
fn is_urgent(need: Need) -> bool {
    matches!(need, Need::Safety | Need::Emergency)
}

#[component]
fn UrgentHelp() -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    view! {
        <section class="crisis crisis-first" aria-label=locale.t("needs-safety")>
            <p>
                <strong>{locale.t("needs-safety")}</strong>
            </p>
            <CommunityCrisisLines />
            <p>{locale.t("needs-leave")}</p>
            <Button
                class="button button-quiet"
                icon=Icon::Exit
                label=locale.t("quick-exit")
                on_press=move || navigation.leave_site()
            />
        </section>
    }
}

/// The best programs for each need: open ones first, or what fits the patient's wishes.
async fn best_programs(
    directory: DirectoryClient,
    lang: String,
    needs: BTreeSet<Need>,
    near: Option<Near>,
    wishes: Option<Wishes>,
    reach: Filters,
) -> Result<Found, Failure> {
    let mut found = Vec::new();
    for need in needs {
        let query = Query {
            text: String::new(),
            typing: false,
            lang: lang.clone(),
            now: clock::now(),
            filters: Filters { need: Some(need), ..reach.clone() },
            sort: Sort::OpenFirst,
            near: near.clone(),
            offset: 0,
            limit: if wishes.is_some() { FOR_EACH_WISH } else { FOR_EACH },
        };
        if let Some(mut results) = directory.search(query).await? {
            if let Some(wishes) = &wishes {
                order_by_wishes(&mut results, wishes);
            }
            found.push((need, Arc::new(results)));
        }
    }
    Ok(found)
}

#[component]
fn FoundPrograms(found: Found, wishes: RwSignal<Wishes>) -> impl IntoView {
    let locale: Locale = expect_context();
    let preferences: Preferences = expect_context();
    let hits = best_for_all(&found, SHOWN);
    let codes: Vec<Code> = hits.iter().map(|hit| hit.code).collect();
    let cards = hits.into_iter().map(|hit| view! { <ResultCard code=hit.code hit=Arc::new(hit) /> }).collect_view();
    let urgent = found.iter().any(|(need, _)| is_urgent(*need));
    let all = found.into_iter().map(|(need, results)| {
        let name = locale.t(&format!("need-{}", need.id()));
        let words = locale.tf("needs-more", &[("need", (&name).into()), ("count", results.total.into())]);
        let mut route = SearchRoute::default();
        route.filters.need = Some(need);
        view! {
            <li>
                <Link to=Route::Search(route) class="link">{words}</Link>
            </li>
        }
    });
    view! {
        <h2 id="needs-results" tabindex="-1">{locale.t("needs-results")}</h2>
        {urgent.then(|| view! { <UrgentHelp /> })}
        <Show when=move || preferences.helps_others()>
            <Propose codes=codes.clone() wishes />
        </Show>
        <ul class="cards">{cards}</ul>
        <ul class="need-links">{all.collect_view()}</ul>
    }
}

//! The picker: "What do you need help with?", several answers, nothing kept or sent.

use super::{crisis::CommunityCrisisLines, loaded::load_need_counts, result_card::ResultCard};
use crate::{
    browser::{clock, document},
    components::{Button, FailureNotice, Icon, Link, PageTitle, icon},
    context::{DirectoryClient, Locale, Notices, Search},
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::Need;
use signpost_protocol::Failure;
use signpost_route::{Route, SearchRoute};
use signpost_search::{Filters, Near, Query, Results, Sort};
use std::{collections::BTreeSet, sync::Arc};

/// Programs shown for each chosen need: a short list is read.
const FOR_EACH: u32 = 3;

type Found = Vec<(Need, Arc<Results>)>;

#[component]
pub fn NeedsPage() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let notices: Notices = expect_context();
    let search: Search = expect_context();
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
        spawn_local(async move {
            let answer = best_programs(directory, locale.lang(), needs, near).await;
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
                on_change=move |on| toggle(need, on)
            />
        }
    };
    let urgent = move || chosen.with(|chosen| chosen.contains(&Need::Safety) || chosen.contains(&Need::Emergency));
    view! {
        <PageTitle text=locale.t("needs-title") />
        <p class="lead">{locale.t("needs-lead")}</p>
        <Show when=urgent>
            <section class="crisis">
                <h2>{locale.t("needs-safety")}</h2>
                <CommunityCrisisLines />
            </section>
        </Show>
        <ul class="need-choices">{Need::ALL.iter().map(choice).collect_view()}</ul>
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
            Ok(found) => view! { <FoundPrograms found /> }.into_any(),
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
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <li>
            <label class=move || if chosen.get() { "need-choice chosen" } else { "need-choice" }>
                <input
                    type="checkbox"
                    prop:checked=move || chosen.get()
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
                {icon(Icon::Need(need))}
                <span class="need-name">{locale.t(&format!("need-{}", need.id()))}</span>
                <span class="need-hint">{locale.t(&format!("need-{}-hint", need.id()))}</span>
                <span class="count">{move || count.get().map(|count| locale.messages().number(count.into()))}</span>
            </label>
        </li>
    }
}

/// The best programs for each need: open ones first.
async fn best_programs(
    directory: DirectoryClient,
    lang: String,
    needs: BTreeSet<Need>,
    near: Option<Near>,
) -> Result<Found, Failure> {
    let mut found = Vec::new();
    for need in needs {
        let query = Query {
            text: String::new(),
            typing: false,
            lang: lang.clone(),
            now: clock::now(),
            filters: Filters { need: Some(need), ..Filters::default() },
            sort: Sort::OpenFirst,
            near: near.clone(),
            offset: 0,
            limit: FOR_EACH,
        };
        if let Some(results) = directory.search(query).await? {
            found.push((need, Arc::new(results)));
        }
    }
    Ok(found)
}

#[component]
fn FoundPrograms(found: Found) -> impl IntoView {
    let locale: Locale = expect_context();
    let groups = found.into_iter().map(|(need, results)| {
        let name = locale.t(&format!("need-{}", need.id()));
        let all = locale.tf("needs-more", &[("need", (&name).into()), ("count", results.total.into())]);
        let cards = results.hits.iter().map(|hit| view! { <ResultCard code=hit.code hit=Arc::new(hit.clone()) /> });
        let mut route = SearchRoute::default();
        route.filters.need = Some(need);
        view! {
            <section class="need-group">
                <h3>
                    {icon(Icon::Need(need))}
                    <span>{name}</span>
                </h3>
                <ul class="cards">{cards.collect_view()}</ul>
                <p>
                    <Link to=Route::Search(route) class="link">{all}</Link>
                </p>
            </section>
        }
    });
    view! {
        <h2 id="needs-results" tabindex="-1">{locale.t("needs-results")}</h2>
        {groups.collect_view()}
    }
}

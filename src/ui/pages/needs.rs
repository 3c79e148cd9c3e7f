//! Defines the picker: "What do you need help with?", several answers, nothing kept or sent.

use super::super::{
    App, Icon,
    components::{button, card, crisis_lines, link},
    icon,
    search::PAGE,
};
use super::{coverage::need_counts, find::failed};
use crate::core::{
    directory::Need,
    protocol::Failure,
    route::{Route, SearchRoute},
    search::{Filters, Query, Results, Sort},
};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::BTreeSet, sync::Arc};

/// Programs shown for each chosen need: a short list is read.
const FOR_EACH: u32 = 3;

type Found = Vec<(Need, Arc<Results>)>;

pub fn page(app: App) -> AnyView {
    let chosen = RwSignal::new(BTreeSet::<Need>::new());
    let found: RwSignal<Option<Result<Found, Failure>>> = RwSignal::new(None);
    let counts = need_counts(app);
    let count = move |need: Need| {
        counts.with(|counts| match counts {
            Some(Ok(counts)) => counts.iter().find(|(n, _)| *n == need).map(|(_, count)| *count),
            _ => None,
        })
    };
    let show = move || {
        let needs = chosen.get_untracked();
        if needs.is_empty() {
            return app.announce(app.t("needs-none"));
        }
        spawn_local(async move {
            let answer = look_up(app, needs).await;
            if found.try_set(Some(answer)).is_none() {
                request_animation_frame(|| crate::browser::document::focus("needs-results"));
            }
        });
    };
    let choices = Need::ALL
        .iter()
        .map(|&need| {
            let toggle = move |on: bool| {
                chosen.update(|chosen| {
                    if on {
                        chosen.insert(need)
                    } else {
                        chosen.remove(&need)
                    };
                });
                found.set(None);
            };
            view! {
                <li>
                    <label class="need-choice">
                        <input type="checkbox" prop:checked=move || chosen.with(|c| c.contains(&need))
                            on:change=move |e| toggle(event_target_checked(&e)) />
                        {icon(Icon::Need(need))}
                        <span class="need-name">{app.t(&format!("need-{}", need.id()))}</span>
                        <span class="need-hint">{app.t(&format!("need-{}-hint", need.id()))}</span>
                        <span class="count">{move || count(need).map(|count| app.words().number(count.into()))}</span>
                    </label>
                </li>
            }
        })
        .collect_view();
    let urgent = move || {
        chosen.with(|c| c.contains(&Need::Safety) || c.contains(&Need::Emergency)).then(|| {
            view! { <section class="crisis"><h2>{app.t("needs-safety")}</h2>{crisis_lines(app)}</section> }
        })
    };
    view! {
        <h1 id="page-title" tabindex="-1">{app.t("needs-title")}</h1>
        <p class="lead">{app.t("needs-lead")}</p>
        {urgent}
        <ul class="need-choices">{choices}</ul>
        <p class="sticky-action">
            {button("button button-primary button-large", Icon::Search, app.t("needs-show"), show)}
        </p>
        {move || found.get().map(|found| match found {
            Err(failure) => failed(app, &failure),
            Ok(found) => results(app, &found),
        })}
    }
    .into_any()
}

/// The best programs for each need: open ones first.
async fn look_up(app: App, needs: BTreeSet<Need>) -> Result<Found, Failure> {
    let worker = app.worker()?;
    let mut found = Vec::new();
    for need in needs {
        let query = Query {
            text: String::new(),
            typing: false,
            lang: app.lang(),
            now: app.now(),
            filters: Filters { need: Some(need), ..Filters::default() },
            sort: Sort::OpenFirst,
            near: app.search.near.get_untracked(),
            offset: 0,
            limit: FOR_EACH.min(PAGE),
        };
        if let Some(results) = worker.search(query).await? {
            found.push((need, Arc::new(results)));
        }
    }
    Ok(found)
}

fn results(app: App, found: &Found) -> AnyView {
    let groups = found
        .iter()
        .map(|(need, results)| {
            let name = app.t(&format!("need-{}", need.id()));
            let cards = results
                .hits
                .iter()
                .map(|hit| {
                    let code = hit.code;
                    card(app, hit, move || app.is_saved(code), move || app.toggle_saved(code))
                })
                .collect_view();
            let mut route = SearchRoute::default();
            route.filters.need = Some(*need);
            let all = app.tf("needs-more", &[("need", (&name).into()), ("count", results.total.into())]);
            view! {
                <section class="need-group">
                    <h3>{icon(Icon::Need(*need))}<span>{name}</span></h3>
                    <ul class="cards">{cards}</ul>
                    <p>{link(app, Route::Search(route), "link", all)}</p>
                </section>
            }
        })
        .collect_view();
    view! { <h2 id="needs-results" tabindex="-1">{app.t("needs-results")}</h2>{groups} }.into_any()
}

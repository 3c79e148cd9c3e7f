//! Defines the picker: "What do you need help with?", several answers, nothing kept or sent.

use super::super::{
    App, Icon,
    components::{button, card, crisis_lines, link},
    icon,
    search::PAGE,
    view::{CollectView, IntoView, View, el},
};
use super::{coverage::need_counts, find::failed};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::Need;
use signpost_protocol::Failure;
use signpost_route::{Route, SearchRoute};
use signpost_search::{Filters, Query, Results, Sort};
use std::{collections::BTreeSet, sync::Arc};

/// Programs shown for each chosen need: a short list is read.
const FOR_EACH: u32 = 3;

type Found = Vec<(Need, Arc<Results>)>;

pub fn page(app: App) -> View {
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
            let is_chosen = move || chosen.with(|c| c.contains(&need));
            el("li").child(
                el("label").class(move || if is_chosen() { "need-choice chosen" } else { "need-choice" }).child((
                    el("input")
                        .attr("type", "checkbox")
                        .prop("checked", is_chosen)
                        .on("change", move |e| toggle(event_target_checked(&e))),
                    icon(Icon::Need(need)),
                    el("span").class("need-name").child(app.t(&format!("need-{}", need.id()))),
                    el("span").class("need-hint").child(app.t(&format!("need-{}-hint", need.id()))),
                    el("span").class("count").child(move || count(need).map(|count| app.words().number(count.into()))),
                )),
            )
        })
        .collect_view();
    let urgent = move || {
        chosen
            .with(|c| c.contains(&Need::Safety) || c.contains(&Need::Emergency))
            .then(|| el("section").class("crisis").child((el("h2").child(app.t("needs-safety")), crisis_lines(app))))
    };
    (
        el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("needs-title")),
        el("p").class("lead").child(app.t("needs-lead")),
        urgent,
        el("ul").class("need-choices").child(choices),
        el("p").class("sticky-action").child(button(
            "button button-primary button-large",
            Icon::Search,
            app.t("needs-show"),
            show,
        )),
        move || {
            found.get().map(|found| match found {
                Err(failure) => failed(app, &failure),
                Ok(found) => results(app, &found),
            })
        },
    )
        .into_view()
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

fn results(app: App, found: &Found) -> View {
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
            el("section").class("need-group").child((
                el("h3").child((icon(Icon::Need(*need)), el("span").child(name))),
                el("ul").class("cards").child(cards),
                el("p").child(link(app, Route::Search(route), "link", all)),
            ))
        })
        .collect_view();
    (el("h2").attr("id", "needs-results").attr("tabindex", "-1").child(app.t("needs-results")), groups).into_view()
}

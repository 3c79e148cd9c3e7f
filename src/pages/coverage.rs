//! Defines the coverage page: how many programs there are for each need, so that gaps are seen.

use super::super::{
    App, Icon,
    components::{link, waiting},
    icon,
    view::{CollectView, IntoView, View, el},
};
use super::find::failed;
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::Need;
use signpost_protocol::Failure;
use signpost_route::{Route, SearchRoute};

type Counts = Vec<(Need, u32)>;

/// The number of programs for each need, once the directory is there, and again after an update.
pub fn need_counts(app: App) -> RwSignal<Option<Result<Counts, Failure>>> {
    let counts = RwSignal::new(None);
    Effect::new(move |_| {
        if app.summary.with(Option::is_some) {
            spawn_local(async move {
                let answer = match app.worker() {
                    Ok(worker) => worker.need_counts().await,
                    Err(failure) => Err(failure),
                };
                // The page may be gone by now.
                let _ = counts.try_set(Some(answer));
            });
        }
    });
    counts
}

pub fn page(app: App) -> View {
    let counts = need_counts(app);
    (
        el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("coverage-title")),
        el("p").class("lead").child(app.t("coverage-lead")),
        move || match counts.get() {
            None => waiting(app),
            Some(Err(failure)) => failed(app, &failure),
            Some(Ok(counts)) => table(app, &counts),
        },
    )
        .into_view()
}

fn table(app: App, counts: &Counts) -> View {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let rows = Need::ALL
        .iter()
        .map(|need| {
            let count = counts.iter().find(|(n, _)| n == need).map_or(0, |(_, count)| *count);
            let mut route = SearchRoute::default();
            route.filters.need = Some(*need);
            let name = (icon(Icon::Need(*need)), el("span").child(app.t(&format!("need-{}", need.id()))));
            let name = link(app, Route::Search(route), "coverage-need", name);
            el("tr").class(if count == 0 { "gap" } else { "" }).child((
                el("th").attr("scope", "row").child(name),
                el("td").class("coverage-count").child(app.words().number(count.into())),
                el("td")
                    .class("coverage-bar")
                    .attr("aria-hidden", "true")
                    .child(el("meter").attr("min", "0").attr("max", most).attr("value", count)),
            ))
        })
        .collect_view();
    el("table")
        .class("coverage")
        .child((
            el("thead").child(el("tr").child((
                el("th").attr("scope", "col").child(app.t("coverage-need")),
                el("th").attr("scope", "col").child(app.t("coverage-programs")),
                el("td"),
            ))),
            el("tbody").child(rows),
        ))
        .into_view()
}

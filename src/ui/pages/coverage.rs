//! Defines the coverage page: how many programs there are for each need, so that gaps are seen.

use super::super::{
    App, Icon,
    components::{link, waiting},
    icon,
};
use super::find::failed;
use crate::core::{
    directory::Need,
    protocol::Failure,
    route::{Route, SearchRoute},
};
use leptos::{prelude::*, task::spawn_local};

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

pub fn page(app: App) -> AnyView {
    let counts = need_counts(app);
    view! {
        <h1 id="page-title" tabindex="-1">{app.t("coverage-title")}</h1>
        <p class="lead">{app.t("coverage-lead")}</p>
        {move || match counts.get() {
            None => waiting(app),
            Some(Err(failure)) => failed(app, &failure),
            Some(Ok(counts)) => table(app, &counts),
        }}
    }
    .into_any()
}

fn table(app: App, counts: &Counts) -> AnyView {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let rows = Need::ALL
        .iter()
        .map(|need| {
            let count = counts.iter().find(|(n, _)| n == need).map_or(0, |(_, count)| *count);
            let mut route = SearchRoute::default();
            route.filters.need = Some(*need);
            let name = view! { {icon(Icon::Need(*need))}<span>{app.t(&format!("need-{}", need.id()))}</span> };
            let name = link(app, Route::Search(route), "coverage-need", name);
            view! {
                <tr class=if count == 0 { "gap" } else { "" }>
                    <th scope="row">{name}</th>
                    <td class="coverage-count">{app.words().number(count.into())}</td>
                    <td class="coverage-bar" aria-hidden="true"><meter min="0" max=most value=count></meter></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="coverage">
            <thead>
                <tr>
                    <th scope="col">{app.t("coverage-need")}</th>
                    <th scope="col">{app.t("coverage-programs")}</th>
                    <td></td>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

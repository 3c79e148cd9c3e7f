//! The coverage page: how many programs there are for each need, so that gaps are seen.

use super::loaded::{Loaded, NeedCounts, load_need_counts};
use crate::{
    components::{Icon, Link, PageTitle, icon},
    context::Locale,
};
use leptos::prelude::*;
use signpost_directory::Need;
use signpost_route::{Route, SearchRoute};

#[component]
pub fn CoveragePage() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <PageTitle text=locale.t("coverage-title") />
        <p class="lead">{locale.t("coverage-lead")}</p>
        <Loaded from=load_need_counts() let:counts>
            <Table counts />
        </Loaded>
    }
}

#[component]
fn Table(counts: NeedCounts) -> impl IntoView {
    let locale: Locale = expect_context();
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let row = |need: &Need| {
        let need = *need;
        let count = counts.iter().find(|(n, _)| *n == need).map_or(0, |(_, count)| *count);
        let mut route = SearchRoute::default();
        route.filters.need = Some(need);
        view! {
            <tr class=if count == 0 { "gap" } else { "" }>
                <th scope="row">
                    <Link to=Route::Search(route) class="coverage-need">
                        {icon(Icon::Need(need))}
                        <span>{locale.t(&format!("need-{}", need.id()))}</span>
                    </Link>
                </th>
                <td class="coverage-count">{locale.messages().number(count.into())}</td>
                <td class="coverage-bar" aria-hidden="true">
                    <meter min="0" max=most value=count></meter>
                </td>
            </tr>
        }
    };
    view! {
        <table class="coverage">
            <thead>
                <tr>
                    <th scope="col">{locale.t("coverage-need")}</th>
                    <th scope="col">{locale.t("coverage-programs")}</th>
                    <td></td>
                </tr>
            </thead>
            <tbody>{Need::ALL.iter().map(row).collect_view()}</tbody>
        </table>
    }
}

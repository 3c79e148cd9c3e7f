//! The first of the plain pages: the needs to choose from.

use super::{PlainPage, PlainSite};
use crate::{Icon, icon};
use leptos::prelude::*;
use signpost_directory::Need;

/// `needs`: those that have programs, with how many.
pub fn plain_home(site: &PlainSite, needs: &[(Option<Need>, usize)]) -> AnyView {
    let tile = |(need, count): &(Option<Need>, usize)| {
        let address = PlainPage::List { need: *need, part: 1 }.file_name();
        let picture = need.map_or(Icon::List, Icon::Need);
        view! {
            <li>
                <a class="need-tile" href=address>
                    {icon(picture)}
                    <span class="need-name">{site.need_name(*need)}</span>
                    <span class="need-hint">{count_words(site, *count)}</span>
                </a>
            </li>
        }
    };
    let own = site.messages.localized(&site.community.tagline).to_owned();
    let lead = if own.is_empty() { site.text("home-lead") } else { own };
    view! {
        <h1>{site.community.name.clone()}</h1>
        <p class="lead">{lead}</p>
        <section aria-labelledby="needs-title">
            <h2 id="needs-title">{site.text("browse-needs")}</h2>
            <ul class="need-grid">{needs.iter().map(tile).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// `12 programs`
pub(super) fn count_words(site: &PlainSite, count: usize) -> String {
    site.messages.fill("search-count", &[("count", count.into())])
}

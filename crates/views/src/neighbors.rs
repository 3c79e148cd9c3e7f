//! The directories of other communities, for readers who do not find here what they need. Links that are followed by a
//! tap alone: nothing of theirs is fetched before.

use crate::{Icon, icon};
use leptos::prelude::*;
use signpost_directory::Neighbor;
use signpost_locale::{Messages, isolated};
use std::rc::Rc;

/// Nothing where there is none. They do not learn where the reader comes from.
#[component]
pub fn Neighbors(
    /// As `signpost.toml` has them.
    neighbors: Vec<Neighbor>,
    /// Of the reader's language.
    messages: Rc<Messages>,
    /// With the fingerprint of each, for whoever wants to compare.
    #[prop(optional)]
    with_root: bool,
) -> impl IntoView {
    let one = |neighbor: &Neighbor| {
        let name = isolated(messages.localized(&neighbor.name)).into_owned();
        let words = messages.fill("neighbors-look", &[("name", (&name).into())]);
        let shown = neighbor.base_url.split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/').to_owned();
        let root = with_root.then(|| {
            view! {
                <span class="hint">{messages.text("about-fingerprint")}</span>
                <code class="fingerprint" dir="ltr">{neighbor.root.clone()}</code>
            }
        });
        view! {
            <li class="contact-line">
                {icon(Icon::External)}
                <span>
                    <a href=neighbor.base_url.clone() rel="noopener noreferrer external" target="_blank">{words}</a>
                    <span class="hint"><bdi>{shown}</bdi></span>
                    {root}
                </span>
            </li>
        }
    };
    let links = neighbors.iter().map(one).collect_view();
    (!neighbors.is_empty()).then(|| {
        view! {
            <section class="neighbors" aria-labelledby="neighbors-title">
                <h2 id="neighbors-title">{messages.text("neighbors-title")}</h2>
                <p class="hint">{messages.text("neighbors-hint")}</p>
                <ul class="plain">{links}</ul>
            </section>
        }
    })
}

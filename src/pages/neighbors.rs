//! Directories of other communities, as the directory names them now.

use crate::{
    components::Neighbors,
    context::{DirectoryClient, Locale},
};
use leptos::prelude::*;

#[component]
pub fn CommunityNeighbors(
    /// With the fingerprint of each.
    #[prop(optional)]
    with_root: bool,
) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    // A memo, since what else is said of the community may change while somebody reads.
    let neighbors = Memo::new(move |_| directory.community.with(|community| community.neighbors.clone()));
    move || view! { <Neighbors neighbors=neighbors.get() messages=locale.messages() with_root /> }
}

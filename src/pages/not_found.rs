//! The page for an unknown address.

use super::crisis::CommunityCrisisLines;
use crate::{
    components::{Link, PageTitle},
    context::Locale,
};
use leptos::prelude::*;
use signpost_route::Route;

#[component]
pub fn NotFoundPage() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <PageTitle text=locale.t("not-found-title") />
        <p>{locale.t("not-found")}</p>
        <p>
            <Link to=Route::Home class="button button-primary">{locale.t("home-page")}</Link>
        </p>
        <CommunityCrisisLines />
    }
}

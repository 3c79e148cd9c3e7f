//! The page for an unknown address, and for one of a later version of the app.

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

/// A return: made by a patient for a clinician, in a form that is not read yet.
#[component]
pub fn ReturnPage() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <PageTitle text=locale.t("return-title") />
        <p>{locale.t("return-later")}</p>
        <p>
            <Link to=Route::List class="button button-primary">{locale.t("nav-list")}</Link>
        </p>
    }
}

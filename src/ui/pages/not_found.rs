//! Defines the page for an address that leads nowhere, and for one that a later version reads.

use super::super::{
    App,
    components::{crisis_lines, link},
};
use crate::core::route::Route;
use leptos::prelude::*;

pub fn page(app: App) -> AnyView {
    view! {
        <h1 id="page-title" tabindex="-1">{app.t("not-found-title")}</h1>
        <p>{app.t("not-found")}</p>
        <p>{link(app, Route::Home, "button button-primary", app.t("home-page"))}</p>
        {crisis_lines(app)}
    }
    .into_any()
}

/// A return: made by a patient for a clinician, in a form that is not read yet.
pub fn later(app: App) -> AnyView {
    view! {
        <h1 id="page-title" tabindex="-1">{app.t("return-title")}</h1>
        <p>{app.t("return-later")}</p>
        <p>{link(app, Route::List, "button button-primary", app.t("nav-list"))}</p>
    }
    .into_any()
}

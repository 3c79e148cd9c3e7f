//! Defines the page for an address that leads nowhere, and for one that a later version reads.

use super::super::{
    App,
    components::{crisis_lines, link},
    view::{IntoView, View, el},
};
use signpost_route::Route;

pub fn page(app: App) -> View {
    (
        el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("not-found-title")),
        el("p").child(app.t("not-found")),
        el("p").child(link(app, Route::Home, "button button-primary", app.t("home-page"))),
        crisis_lines(app),
    )
        .into_view()
}

/// A return: made by a patient for a clinician, in a form that is not read yet.
pub fn later(app: App) -> View {
    (
        el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("return-title")),
        el("p").child(app.t("return-later")),
        el("p").child(link(app, Route::List, "button button-primary", app.t("nav-list"))),
    )
        .into_view()
}

//! The page's main heading, and the line that stands where content will be.

use crate::context::Locale;
use leptos::prelude::*;

/// It takes the focus when the reader comes to the page, and is thereby announced.
#[component]
pub fn PageTitle(
    #[prop(into)] text: Signal<String>,
    /// `auto` for a stranger's text.
    #[prop(optional)]
    dir: Option<&'static str>,
) -> impl IntoView {
    view! { <h1 id="page-title" tabindex="-1" dir=dir>{move || text.get()}</h1> }
}

#[component]
pub fn Waiting() -> impl IntoView {
    let locale: Locale = expect_context();
    view! { <p class="waiting">{locale.t("loading")}</p> }
}

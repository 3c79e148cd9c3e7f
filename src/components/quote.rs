//! What a handoff's maker wrote to a program.

use crate::context::Locale;
use leptos::prelude::*;
use signpost_locale::isolated;

/// As a quotation: never as the directory's words. Nothing where nothing was written.
#[component]
pub fn Quote(from: String, line: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let by = match from.is_empty() {
        true => locale.t("for-line"),
        false => locale.tf("sheet-line-from", &[("from", isolated(&from).as_ref().into())]),
    };
    (!line.is_empty()).then(|| {
        view! {
            <blockquote class="said" dir="auto">
                <p class="said-by">{by}</p>
                <p>{isolated(&line).into_owned()}</p>
            </blockquote>
        }
    })
}

//! What a handoff's maker wrote to a program.

use crate::context::Locale;
use leptos::prelude::*;
use signpost_locale::isolated;
use std::borrow::Cow;

/// As a quotation: never as the directory's words. Nothing where nothing was written.
#[component]
pub fn Quote(from: String, line: String) -> impl IntoView {
    let locale: Locale = expect_context();
    let by = match from.is_empty() {
        true => locale.t("for-line"),
        false => locale.tf("sheet-line-from", &[("from", isolated(&from).as_ref().into())]),
    };
    (!line.is_empty()).then(|| {
        let words = isolated(&line);
        // In one direction, which may be another than that of the words above; what mixes them has each sentence in its own.
        let dir = matches!(words, Cow::Borrowed(_)).then_some("auto");
        let words = words.into_owned();
        view! {
            <blockquote class="said" dir="auto">
                <p class="said-by">{by}</p>
                <p dir=dir>{words}</p>
            </blockquote>
        }
    })
}

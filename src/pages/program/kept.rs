//! A program that the directory does not list any more: what the reader's own list kept of it.

use super::{Missing, Program};
use crate::{
    components::{Notice, Tone},
    context::{DirectoryClient, Locale, SavedList},
};
use leptos::prelude::*;
use signpost_directory::{Code, readable_case};
use signpost_saved::Standing;
use std::sync::Arc;

/// The name that the list has for it; tracks the list.
pub fn name_of(code: Code) -> Option<String> {
    let locale: Locale = expect_context();
    let saved: SavedList = expect_context();
    saved.list.with(|list| Some(readable_case(list.as_ref()?.get(code)?.record.program.texts(&locale.lang()).name)))
}

#[component]
pub fn MissingOrKept(code: Code) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let saved: SavedList = expect_context();
    // What the reader writes into their list does not build the page anew.
    let kept = Memo::new(move |_| {
        saved.list.with(|list| list.as_ref()?.get(code).map(|item| (item.record.clone(), item.standing.clone())))
    });
    move || match kept.get() {
        Some((record, standing)) => {
            let text = match standing {
                Standing::Gone { since } => {
                    let date = locale.messages().date(directory.local_time().date_of(since));
                    locale.tf("list-gone", &[("date", (&date).into())])
                }
                Standing::Current | Standing::Changed(_) if directory.lacks_parts() => locale.t("area-elsewhere"),
                Standing::Current | Standing::Changed(_) => locale.t("list-gone-now"),
            };
            view! {
                <Notice tone=Tone::Careful><p>{text}</p></Notice>
                <Program record=Arc::new(record) />
            }
            .into_any()
        }
        None => view! { <Missing /> }.into_any(),
    }
}

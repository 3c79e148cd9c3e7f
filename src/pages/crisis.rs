//! The community's crisis lines, as the directory names them now.

use crate::{
    components::CrisisLines,
    context::{DirectoryClient, Locale},
};
use leptos::prelude::*;

#[component]
pub fn CommunityCrisisLines() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    move || view! { <CrisisLines lines=directory.crisis_lines() messages=locale.messages() /> }
}

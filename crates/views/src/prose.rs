//! A stranger's text: plain paragraphs in its own language and direction, never markup.

use leptos::prelude::*;
use signpost_directory::primary_language;
use signpost_locale::{Direction, Messages, isolated};

/// Paragraphs by empty lines or line breaks.
#[component]
pub fn Prose(
    /// As its author wrote it.
    text: String,
    /// Of the text, where its data say it.
    #[prop(optional_no_strip)]
    lang: Option<String>,
    /// The community's own language, in which texts are that do not say another.
    texts_lang: String,
) -> impl IntoView {
    let direction = lang.as_deref().map_or("auto", |lang| Direction::of(lang).html());
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = lines.map(|line| view! { <p>{isolated(line).into_owned()}</p> }).collect_view();
    view! { <div class="prose" lang=lang.unwrap_or(texts_lang) dir=direction>{lines}</div> }
}

/// `This text is in Spanish.` beside a text that is not in the reader's language; nothing otherwise. `lang`: of the text.
pub fn not_translated(messages: &Messages, lang: &str) -> Option<String> {
    let is_foreign = primary_language(lang) != primary_language(messages.lang());
    let name = || messages.language_name(lang);
    is_foreign.then(|| messages.fill("program-not-translated", &[("language", (&name()).into())]))
}

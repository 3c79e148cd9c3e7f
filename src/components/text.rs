//! A stranger's text: plain paragraphs in its own language and direction, never markup.

use crate::context::Locale;
use leptos::prelude::*;
use signpost_directory::primary_language;
use signpost_locale::{Direction, isolated};
use signpost_search::Marked;

/// Paragraphs by empty lines or line breaks. `lang`: of the text, where its data say it.
#[component]
pub fn Paragraphs(text: String, lang: Option<String>) -> impl IntoView {
    let locale: Locale = expect_context();
    let direction = lang.as_deref().map_or("auto", |lang| Direction::of(lang).html());
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = lines.map(|line| view! { <p>{isolated(line).into_owned()}</p> }).collect_view();
    let lang = locale.text_lang(lang.as_deref());
    view! { <div class="prose" lang=lang dir=direction>{lines}</div> }
}

/// `This text is in Spanish.` beside a text that is not in the reader's language; nothing otherwise. `lang`: what its
/// data say.
pub fn not_translated(locale: Locale, lang: Option<&str>) -> Option<String> {
    let lang = locale.text_lang(lang);
    let is_foreign = primary_language(&lang) != primary_language(&locale.lang());
    let name = || locale.messages().language_name(&lang);
    is_foreign.then(|| locale.tf("program-not-translated", &[("language", (&name()).into())]))
}

/// Text with what was searched for in `<mark>`; marks that do not fit the text are ignored.
#[component]
pub fn MarkedText(text: Marked) -> impl IntoView {
    let mut pieces: Vec<AnyView> = Vec::new();
    let mut end = 0;
    for &(from, to) in &text.marks {
        let (from, to) = (from as usize, to as usize);
        let (Some(before), Some(hit)) = (text.text.get(end..from), text.text.get(from..to)) else { continue };
        pieces.push(before.to_owned().into_any());
        pieces.push(view! { <mark>{hit.to_owned()}</mark> }.into_any());
        end = to;
    }
    pieces.push(text.text.get(end..).unwrap_or_default().to_owned().into_any());
    pieces
}

//! A stranger's text: plain paragraphs in its own language and direction, never markup.

use crate::context::Locale;
use leptos::prelude::*;
use signpost_locale::{Direction, isolated};
use signpost_search::Marked;

/// Paragraphs by empty lines or line breaks. `lang`: of the text, where it is known.
#[component]
pub fn Paragraphs(text: String, lang: Option<String>) -> impl IntoView {
    let direction = lang.as_deref().map_or("auto", |lang| Direction::of(lang).html());
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = lines.map(|line| view! { <p>{isolated(line).into_owned()}</p> }).collect_view();
    view! { <div class="prose" lang=lang dir=direction>{lines}</div> }
}

/// `(Spanish)` behind a text that is not in the reader's language; nothing otherwise.
pub fn not_translated(locale: Locale, lang: Option<&str>) -> Option<String> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let lang = lang.filter(|lang| primary(lang) != primary(&locale.lang()))?;
    Some(locale.tf("program-not-translated", &[("language", (&locale.messages().language_name(lang)).into())]))
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

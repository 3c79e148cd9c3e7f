//! A stranger's text: plain paragraphs in its own language and direction, never markup.

use crate::context::Locale;
use leptos::prelude::*;
use signpost_search::Marked;
use signpost_views::Prose;

/// [`Prose`] of the directory. `lang`: of the text, where its data say it.
#[component]
pub fn Paragraphs(text: String, lang: Option<String>) -> impl IntoView {
    let texts_lang = expect_context::<Locale>().text_lang(None);
    view! { <Prose text lang texts_lang /> }
}

/// [`signpost_views::not_translated`] of a text of the directory. `lang`: what its data say.
pub fn not_translated(locale: Locale, lang: Option<&str>) -> Option<String> {
    signpost_views::not_translated(&locale.messages(), &locale.text_lang(lang))
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

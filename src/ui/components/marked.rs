//! Defines text with the words that were searched for marked in it.

use crate::core::search::Marked;
use leptos::prelude::*;

/// The text as plain text nodes and `<mark>` elements; marks that do not fit the text are ignored.
pub fn marked(text: &Marked) -> AnyView {
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
    pieces.into_any()
}

//! Defines text with the words that were searched for marked in it.

use super::super::view::{IntoView, View, el};
use signpost_search::Marked;

/// The text as plain text nodes and `<mark>` elements; marks that do not fit the text are ignored.
pub fn marked(text: &Marked) -> View {
    let mut pieces: Vec<View> = Vec::new();
    let mut end = 0;
    for &(from, to) in &text.marks {
        let (from, to) = (from as usize, to as usize);
        let (Some(before), Some(hit)) = (text.text.get(end..from), text.text.get(from..to)) else { continue };
        pieces.push(before.to_owned().into_view());
        pieces.push(el("mark").child(hit.to_owned()).into_view());
        end = to;
    }
    pieces.push(text.text.get(end..).unwrap_or_default().to_owned().into_view());
    pieces.into_view()
}

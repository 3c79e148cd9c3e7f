//! Defines the link that leaves: another site, in a tab of its own, which does not learn where the reader comes from.

use super::super::{
    Icon, icon,
    view::{IntoView, View, el},
};

/// A line with the link and, where it is not plain from the words, what tapping it does.
pub fn outgoing(drawing: Icon, address: String, words: impl IntoView, hint: Option<String>) -> View {
    let link = el("a")
        .attr("href", address)
        .attr("rel", "noopener noreferrer external")
        .attr("target", "_blank")
        .child(words.into_view());
    let hint = hint.map(|hint| el("span").class("hint").child(hint));
    el("p").class("contact-line").child((icon(drawing), el("span").child((link, hint)))).into_view()
}

/// Only http and https: a stranger's `javascript:` is no address.
pub fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        Some(text.to_owned())
    } else if lower.contains(':') || text.contains(char::is_whitespace) || !text.contains('.') {
        None
    } else {
        Some(format!("https://{text}"))
    }
}

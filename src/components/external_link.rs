//! The link that leaves: another site, in a tab of its own, which does not learn where the reader comes from.

use super::{Icon, icon};
use leptos::prelude::*;

/// A line with the link and, where it is not plain from the words, what tapping it does.
#[component]
pub fn ExternalLink(
    icon: Icon,
    address: String,
    #[prop(optional, into)] hint: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <p class="contact-line">
            {self::icon(icon)}
            <span>
                <a href=address rel="noopener noreferrer external" target="_blank">{children()}</a>
                {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
            </span>
        </p>
    }
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

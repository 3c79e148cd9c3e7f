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

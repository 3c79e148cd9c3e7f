//! What is read by few: folded away under its heading, as `<details>`, which works without a script and is searched by the
//! browser's own "find in page".

use super::{Icon, icon};
use leptos::prelude::*;

#[component]
pub fn Fold(
    icon: Icon,
    title: String,
    /// What is to be known without opening it.
    #[prop(optional_no_strip)]
    aside: Option<String>,
    /// In which that is written, where it is a text of the directory.
    #[prop(optional_no_strip)]
    aside_lang: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="fold">
            <summary>
                {self::icon(icon)}
                <span class="fold-words">
                    <h2>{title}</h2>
                    {aside.map(|text| view! { <span class="hint" lang=aside_lang dir="auto">{text}</span> })}
                </span>
                {self::icon(Icon::ChevronDown)}
            </summary>
            <div class="fold-body">{children()}</div>
        </details>
    }
}

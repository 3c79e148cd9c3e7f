//! A part of a page under a heading with an icon.

use crate::{Icon, icon};
use leptos::prelude::*;

/// A part of a page; `class`: how it looks.
#[component]
pub fn Part(
    /// Beside the heading.
    icon: Icon,
    /// The heading.
    title: String,
    /// Of the heading, which then names the part for screen readers.
    #[prop(optional, into)]
    id: Option<String>,
    /// `part` or another way to look.
    #[prop(default = "part")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let labelled_by = id.clone();
    view! {
        <section class=class aria-labelledby=labelled_by>
            <h2 id=id>
                {self::icon(icon)}
                <span>{title}</span>
            </h2>
            {children()}
        </section>
    }
}

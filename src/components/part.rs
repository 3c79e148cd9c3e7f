//! A part of a page under a heading with an icon.

use super::{Icon, icon};
use leptos::prelude::*;

#[component]
pub fn Part(
    icon: Icon,
    title: String,
    /// Of the heading, which then names the part for screen readers.
    #[prop(optional, into)]
    id: Option<String>,
    #[prop(default = "part")] class: &'static str,
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

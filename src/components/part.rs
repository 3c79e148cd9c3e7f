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
    view! {
        <section class=class aria-labelledby=id.clone()>
            <h2 id=id>
                {self::icon(icon)}
                <span>{title}</span>
            </h2>
            {children()}
        </section>
    }
}

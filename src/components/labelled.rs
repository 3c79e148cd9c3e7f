//! [`LabelledWords`] whose heading is a message.

use super::{Icon, LabelledWords};
use crate::context::Locale;
use leptos::prelude::*;

#[component]
pub fn Labelled(
    icon: Icon,
    /// Message of the heading.
    label: &'static str,
    /// A word or two, beside the heading where there is room.
    #[prop(optional)]
    is_short: bool,
    children: Children,
) -> impl IntoView {
    let locale: Locale = expect_context();
    view! { <LabelledWords icon title=locale.t(label) is_short>{children()}</LabelledWords> }
}

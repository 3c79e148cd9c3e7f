//! A few words under a small heading with an icon beside it.

use crate::{Icon, icon};
use leptos::prelude::*;

/// `is_short`: a word or two, beside the heading where there is room.
#[component]
pub fn LabelledWords(
    /// Beside the heading.
    icon: Icon,
    /// The heading.
    title: String,
    /// A word or two.
    #[prop(optional)]
    is_short: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=if is_short { "labelled labelled-short" } else { "labelled" }>
            {self::icon(icon)}
            <div class="labelled-body">
                <h3>{title}</h3>
                {children()}
            </div>
        </div>
    }
}

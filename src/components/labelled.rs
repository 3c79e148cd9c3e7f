//! A few words under a small heading with an icon beside it.

use super::{Icon, icon};
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
    view! {
        <div class=if is_short { "labelled labelled-short" } else { "labelled" }>
            {self::icon(icon)}
            <div class="labelled-body">
                <h3>{locale.t(label)}</h3>
                {children()}
            </div>
        </div>
    }
}

//! A few words under a small heading with an icon beside it.

use super::{Icon, icon};
use crate::context::Locale;
use leptos::prelude::*;

#[component]
pub fn Labelled(
    icon: Icon,
    /// Message of the heading.
    label: &'static str,
    children: Children,
) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <div class="labelled">
            {self::icon(icon)}
            <div class="labelled-body">
                <h3>{locale.t(label)}</h3>
                {children()}
            </div>
        </div>
    }
}

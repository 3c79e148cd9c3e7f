//! A banner: a line with an icon that stands above every page.

use crate::{Icon, icon};
use leptos::prelude::*;

/// `class`: `banner` and how it looks.
#[component]
pub fn Banner(class: &'static str, icon: Icon, text: String) -> impl IntoView {
    view! {
        <p class=class>
            {self::icon(icon)}
            <span>{text}</span>
        </p>
    }
}

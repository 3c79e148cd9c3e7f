//! Icons: drawn inline, coloured by the text around them, hidden from screen readers.

use leptos::prelude::*;
pub use signpost_icons::Icon;

/// The icon as decoration: whatever it means stands in words beside it.
pub fn icon(icon: Icon) -> AnyView {
    svg(icon.path())
}

/// One that changes in place.
pub fn changing_icon(icon: impl Fn() -> Icon + Send + 'static) -> AnyView {
    view! {
        <svg class="icon" viewBox=Icon::BOX aria-hidden="true" focusable="false">
            <path d=move || icon().path() />
        </svg>
    }
    .into_any()
}

fn svg(path: &'static str) -> AnyView {
    view! {
        <svg class="icon" viewBox=Icon::BOX aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
    .into_any()
}

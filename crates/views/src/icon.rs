//! Icons: drawn inline, coloured by the text around them, hidden from screen readers.

use leptos::{prelude::*, tachys::html::InertElement};
use signpost_icons::Icon;

/// The icon as decoration: whatever it means stands in words beside it.
///
/// As `view!` does with elements that never change, and for the same reason: a card has seven icons, and a template that
/// is copied costs one call to the browser where elements and attributes cost eight. The template is markup, and no data:
/// its only parts are constants of the crate `signpost-icons`.
pub fn icon(icon: Icon) -> AnyView {
    let (view_box, path) = (Icon::BOX, icon.path());
    InertElement::new(format!(
        r#"<svg class="icon" viewBox="{view_box}" aria-hidden="true" focusable="false"><path d="{path}"></path></svg>"#
    ))
    .into_any()
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

//! A link inside the app.

use crate::context::Navigation;
use leptos::{ev::MouseEvent, prelude::*};
use signpost_route::Route;

/// Its address is whole, so that it can be opened in another tab (where it is read once and then replaced by the bare
/// page); a plain tap stays in this one. As a router's `<A>`, it takes the navigation from context.
#[component]
pub fn Link(to: Route, class: &'static str, children: Children) -> impl IntoView {
    let navigation: Navigation = expect_context();
    let href = to.format();
    let follow = move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            navigation.go(to.clone());
        }
    };
    view! { <a href=href class=class on:click=follow>{children()}</a> }
}

/// Not meant for another tab or window.
fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

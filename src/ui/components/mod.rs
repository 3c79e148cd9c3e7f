//! Defines the pieces that pages are made of. Each takes values and callbacks, and none wires
//! itself to the worker or the store.

mod call;
mod card;
mod crisis;
mod facts;
mod filters;
mod keep;
mod marked;
mod notice;
mod text;

pub use call::{call_button, phone_line};
pub use card::{card, checked};
pub use crisis::{crisis_lines, crisis_lines_in};
pub use facts::{fact, open_state};
pub use filters::{Chosen, filters};
pub use keep::keep_buttons;
pub use marked::marked;
pub use notice::{Tone, notice};
pub use text::{in_language, paragraphs};

use super::{App, Icon, icon};
use crate::core::route::Route;
use leptos::{ev::MouseEvent, prelude::*};

/// A link inside the app. Its address is whole, so that it can be opened in another tab (where it is
/// read once and then replaced by the bare page); a plain tap stays in this one.
pub fn link(app: App, route: Route, class: &'static str, content: impl IntoAny) -> AnyView {
    let href = route.format();
    let follow = move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            app.go(route.clone());
        }
    };
    view! { <a href=href class=class on:click=follow>{content.into_any()}</a> }.into_any()
}

/// A button with an icon and words.
pub fn button(class: &'static str, drawing: Icon, words: String, press: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class=class on:click=move |_| press()>
            {icon(drawing)}
            <span>{words}</span>
        </button>
    }
    .into_any()
}

/// The line that stands where content will be.
pub fn waiting(app: App) -> AnyView {
    view! { <p class="waiting">{app.t("loading")}</p> }.into_any()
}

/// Not meant for another tab or window.
fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

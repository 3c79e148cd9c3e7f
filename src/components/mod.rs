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
mod outgoing;
mod text;

pub use call::{first_phone, phone_line};
pub use card::{card, checked};
pub use crisis::{crisis_lines, crisis_lines_in};
pub use facts::{fact, open_state};
pub use filters::{Chosen, Condition, filters};
pub use keep::keep_buttons;
pub use marked::marked;
pub use notice::{Tone, notice};
pub use outgoing::{outgoing, web_address};
pub use text::{in_language, paragraphs};

use super::{
    App, Icon, icon,
    view::{IntoView, View, el},
};
use signpost_route::Route;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

/// A link inside the app. Its address is whole, so that it can be opened in another tab (where it is
/// read once and then replaced by the bare page); a plain tap stays in this one.
pub fn link(app: App, route: Route, class: &'static str, content: impl IntoView) -> View {
    let href = route.format();
    let follow = move |event: Event| {
        if is_plain(&event) {
            event.prevent_default();
            app.go(route.clone());
        }
    };
    el("a").attr("href", href).class(class).on("click", follow).child(content.into_view()).into_view()
}

/// A button with an icon and words.
pub fn button(class: &'static str, drawing: Icon, words: String, press: impl Fn() + 'static) -> View {
    el("button")
        .attr("type", "button")
        .class(class)
        .on("click", move |_| press())
        .child((icon(drawing), el("span").child(words)))
        .into_view()
}

/// The line that stands where content will be.
pub fn waiting(app: App) -> View {
    el("p").class("waiting").child(app.t("loading")).into_view()
}

/// Not meant for another tab or window.
fn is_plain(event: &Event) -> bool {
    event.dyn_ref().is_none_or(|event: &MouseEvent| {
        event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
    })
}

//! Defines how icons are drawn: in line, coloured by the text around them, silent for screen readers.

use super::view::{El, svg};
pub use crate::core::icon::Icon;

/// The icon as decoration: whatever it says stands in words beside it.
pub fn icon(icon: Icon) -> El {
    let path = svg("path");
    path.set("d", icon.path());
    svg("svg")
        .class("icon")
        .attr("viewBox", Icon::BOX)
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(path)
}

/// Draws this icon in the place of the one in `drawn`.
pub fn redraw(icon: Icon, drawn: &El) {
    drawn.first_child().iter().for_each(|path| path.set("d", icon.path()));
}

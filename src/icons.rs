//! Defines how icons are drawn: in line, coloured by the text around them, silent for screen readers.

use super::view::{El, svg};
pub use signpost_icons::Icon;
use std::cell::RefCell;

/// The icon as decoration: whatever it says stands in words beside it.
pub fn icon(icon: Icon) -> El {
    thread_local! {
        // A card has seven: the first of a kind is drawn, the others are copies.
        static DRAWN: RefCell<Vec<(Icon, El)>> = const { RefCell::new(Vec::new()) };
    }
    DRAWN.with_borrow_mut(|drawn| match drawn.iter().find(|(known, _)| *known == icon) {
        Some((_, drawing)) => drawing.copy(),
        None => {
            let drawing = draw(icon);
            drawn.push((icon, drawing.copy()));
            drawing
        }
    })
}

fn draw(icon: Icon) -> El {
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

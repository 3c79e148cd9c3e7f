//! Defines the two ways to keep a program: in one's own list, and on the handout for somebody else.

use super::super::view::{IntoView, View, el};
use super::super::{App, Icon, icon};
use crate::core::directory::Code;

/// Two buttons that stay pressed. `toggle_saved` is the page's: it owns the way to the store.
pub fn keep_buttons(
    app: App,
    code: Code,
    name: &str,
    is_saved: impl Fn() -> bool + Copy + Send + Sync + 'static,
    toggle_saved: impl Fn() + 'static,
) -> View {
    let on_tray = move || app.on_tray(code);
    // The spoken label begins with the words that are seen, so that saying them presses the button.
    let named = |id: &str| app.tf(id, &[("name", name.into())]);
    let (save, saved) = (named("save-named"), named("saved-named"));
    let (add, added) = (named("tray-add-named"), named("tray-added-named"));
    (
        el("button")
            .attr("type", "button")
            .class("button button-quiet")
            .attr("aria-pressed", move || is_saved().to_string())
            .attr("aria-label", move || if is_saved() { saved.clone() } else { save.clone() })
            .on("click", move |_| toggle_saved())
            .child((
                move || icon(if is_saved() { Icon::BookmarkCheck } else { Icon::Bookmark }),
                el("span").child(move || app.t(if is_saved() { "saved" } else { "save" })),
            )),
        el("button")
            .attr("type", "button")
            .class("button button-quiet")
            .attr("aria-pressed", move || on_tray().to_string())
            .attr("aria-label", move || if on_tray() { added.clone() } else { add.clone() })
            .on("click", move |_| app.toggle_tray(code))
            .child((
                move || icon(if on_tray() { Icon::Check } else { Icon::Sheet }),
                el("span").child(move || app.t(if on_tray() { "tray-added" } else { "tray-add" })),
            )),
    )
        .into_view()
}

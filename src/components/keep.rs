//! Defines the two ways to keep a program: in one's own list, and on the handout for somebody else.

use super::super::{
    App, Icon, icon,
    icons::redraw,
    view::{El, IntoView, View, el, follow},
};
use signpost_directory::Code;

/// Two buttons that stay pressed. `toggle_saved` is the page's: it owns the way to the store.
pub fn keep_buttons(
    app: App,
    code: Code,
    name: &str,
    is_saved: impl Fn() -> bool + 'static,
    toggle_saved: impl Fn() + 'static,
) -> View {
    let on_tray = move || app.on_tray(code);
    let save = [Face(Icon::Bookmark, "save", "save-named"), Face(Icon::BookmarkCheck, "saved", "saved-named")];
    let tray = [Face(Icon::Sheet, "tray-add", "tray-add-named"), Face(Icon::Check, "tray-added", "tray-added-named")];
    (
        toggle(app, save, name, is_saved).on("click", move |_| toggle_saved()),
        toggle(app, tray, name, on_tray).on("click", move |_| app.toggle_tray(code)),
    )
        .into_view()
}

/// How a button looks in one of its two states: icon, words, and the words with the program's name.
struct Face(Icon, &'static str, &'static str);

/// A button that is pressed while `is_on` holds. It changes in place, so that it keeps the focus.
fn toggle(app: App, faces: [Face; 2], name: &str, is_on: impl Fn() -> bool + 'static) -> El {
    let name = name.to_owned();
    let (drawing, words) = (icon(faces[0].0), el("span"));
    let button =
        el("button").attr("type", "button").class("button button-quiet").child((drawing.clone(), words.clone()));
    let changing = button.clone();
    follow(move || {
        let is_on = is_on();
        let Face(shape, seen, named) = faces[usize::from(is_on)];
        changing.set("aria-pressed", if is_on { "true" } else { "false" });
        // The spoken label begins with the words that are seen, so that saying them presses the button.
        changing.set("aria-label", app.tf(named, &[("name", (&name).into())]));
        redraw(shape, &drawing);
        words.set_words(&app.t(seen));
    });
    button
}

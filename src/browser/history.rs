//! The browser's history: the fragment, and `history.state`, which no list of visited pages shows.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{History, Window};

/// What stands behind `#`, without it. Read once at each navigation, then replaced by [`replace`].
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or(hash)
}

/// The state of the current entry, as text.
pub fn state() -> Option<String> {
    history().state().ok()?.as_string()
}

/// Adds an entry. `fragment` is written behind `#`; `state` is kept beside it, and may end up on the disk.
pub fn push(fragment: &str, state: &str) {
    // Refused when a page floods the history: then the address lags behind, nothing else.
    let _ = history().push_state_with_url(&JsValue::from(state), "", Some(&format!("#{fragment}")));
}

/// Changes the current entry.
pub fn replace(fragment: &str, state: &str) {
    let _ = history().replace_state_with_url(&JsValue::from(state), "", Some(&format!("#{fragment}")));
}

/// Calls back when the reader goes back, forward, or changes the part behind `#` (by a link or by hand),
/// until the listener is dropped.
pub fn on_change(callback: impl Fn() + 'static) -> EventListener {
    // `popstate` is fired for changes of the part behind `#`, too.
    EventListener::new(&window(), "popstate", move |_| callback())
}

/// Leaves for another site, with this entry of the history replaced and no referrer (quick exit).
pub fn leave(address: &str) {
    let _ = window().location().replace(address);
}

/// Loads the page again.
pub fn reload() {
    let _ = window().location().reload();
}

fn window() -> Window {
    web_sys::window().expect("only the page has a history")
}

fn history() -> History {
    window().history().expect("a page that was loaded has a history")
}

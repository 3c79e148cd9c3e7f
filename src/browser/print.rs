//! Printing: the dialog, and when the page is about to be drawn for paper.

use super::global;
use gloo::events::EventListener;

/// Opens the browser's print dialog for the page as it is.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Calls back with `true` before the page is drawn for paper and with `false` afterwards, as long as the page lives:
/// when it is printed, and when it only looks as if it were (a preview of the developer tools).
pub fn on_change(callback: impl Fn(bool) + Clone + 'static) {
    let target = global::target();
    let (before, after) = (callback.clone(), callback.clone());
    EventListener::new(&target, "beforeprint", move |_| before(true)).forget();
    EventListener::new(&target, "afterprint", move |_| after(false)).forget();
    let query = web_sys::window().and_then(|window| window.match_media("print").ok().flatten());
    if let Some(query) = query {
        let media = query.clone();
        EventListener::new(&query, "change", move |_| callback(media.matches())).forget();
    }
}

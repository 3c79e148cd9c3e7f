//! Printing: the dialog, and when the page is about to be drawn for paper.

use super::global;
use gloo::events::EventListener;

/// Opens the browser's print dialog for the page as it is.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Calls back with `true` before the page is drawn for paper and with `false` afterwards, until the returned listeners are
/// dropped: when it is printed, and when it only looks as if it were (a preview of the developer tools). What is to be on
/// the paper must be there when the callback returns: Firefox copies the page then.
pub fn on_change(callback: impl Fn(bool) + Clone + 'static) -> Vec<EventListener> {
    let target = global::target();
    let (before, after) = (callback.clone(), callback.clone());
    let mut listeners = vec![
        EventListener::new(&target, "beforeprint", move |_| before(true)),
        EventListener::new(&target, "afterprint", move |_| after(false)),
    ];
    let query = web_sys::window().and_then(|window| window.match_media("print").ok().flatten());
    listeners.extend(query.map(|query| {
        let media = query.clone();
        EventListener::new(&query, "change", move |_| callback(media.matches()))
    }));
    listeners
}

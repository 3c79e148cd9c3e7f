//! The life of a page: hidden, gone, looked at again.

use super::{document, global};
use gloo::{events::EventListener, timers::callback::Interval};

/// Calls back when the page is hidden or goes away, perhaps for good, as long as it lives.
pub fn on_leaving(callback: impl Fn() + Clone + 'static) {
    let target = global::target();
    let hidden = callback.clone();
    EventListener::new(&target, "pagehide", move |_| callback()).forget();
    EventListener::new(&target, "visibilitychange", move |_| {
        if document::is_hidden() {
            hidden();
        }
    })
    .forget();
}

/// Calls back every few seconds and whenever the page is looked at again, as long as the page lives. Timers of a page
/// that is not looked at run late or not at all.
pub fn keep_ticking(callback: impl Fn() + Clone + 'static) {
    const EVERY: u32 = 10_000;
    Interval::new(EVERY, callback.clone()).forget();
    let target = global::target();
    for event in ["visibilitychange", "pageshow", "focus"] {
        let callback = callback.clone();
        // `visibilitychange` is the document's, and bubbles to the window.
        EventListener::new(&target, event, move |_| callback()).forget();
    }
}

//! The device's clock, the only place where the time comes from.

use super::global;
use gloo::{events::EventListener, timers::callback::Interval};
use signpost_hours::UnixSeconds;

pub fn now() -> UnixSeconds {
    (js_sys::Date::now() / 1000.0).floor() as UnixSeconds
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

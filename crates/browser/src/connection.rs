//! `navigator.onLine` and its events. "Online" means that the device has a network, not that the site answers.

use crate::global;
use gloo::events::EventListener;

/// False only when the device is sure to be offline.
pub fn is_online() -> bool {
    global::property("navigator")
        .and_then(|navigator| global::of(&navigator, "onLine"))
        .and_then(|online| online.as_bool())
        .unwrap_or(true)
}

/// Calls back with the new state at each change, until the returned listeners are dropped.
pub fn on_change(callback: impl Fn(bool) + Clone + 'static) -> [EventListener; 2] {
    let target = global::target();
    let went_offline = callback.clone();
    [
        EventListener::new(&target, "online", move |_| callback(true)),
        EventListener::new(&target, "offline", move |_| went_offline(false)),
    ]
}

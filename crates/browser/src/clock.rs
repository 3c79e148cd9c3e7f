//! The device's clock, the only place where the time comes from.

use signpost_hours::UnixSeconds;

pub fn now() -> UnixSeconds {
    (js_sys::Date::now() / 1000.0).floor() as UnixSeconds
}

//! The global object: a `Window` in the page, a `DedicatedWorkerGlobalScope` in the worker.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// A property of the global object, `None` where this browser (or plain HTTP) does not have it.
pub fn property(name: &str) -> Option<JsValue> {
    of(&js_sys::global(), name)
}

/// A property of `object`, unless it is missing, undefined or null.
pub fn of(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// The global object as what events are listened to on.
pub fn target() -> EventTarget {
    js_sys::global().unchecked_into()
}

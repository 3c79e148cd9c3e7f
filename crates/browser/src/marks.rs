//! User Timing marks, read by tests and benchmarks.

use crate::global;
use wasm_bindgen::JsCast;
use web_sys::Performance;

/// Marks this moment as `signpost:NAME`.
pub fn mark(name: &str) {
    if let Some(performance) = performance() {
        let _ = performance.mark(&format!("signpost:{name}"));
    }
}

/// Milliseconds since the page (or worker) began.
pub fn elapsed() -> f64 {
    performance().map_or(0.0, |performance| performance.now())
}

fn performance() -> Option<Performance> {
    global::property("performance").map(JsCast::unchecked_into)
}

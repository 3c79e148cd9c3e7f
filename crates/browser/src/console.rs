//! The browser's console: warnings, errors and panics, for whoever looks for a fault.

pub fn warn(text: &str) {
    web_sys::console::warn_1(&format!("signpost: {text}").into());
}

pub fn error(text: &str) {
    web_sys::console::error_1(&format!("signpost: {text}").into());
}

/// Where this program panics, the browser would say no more than "unreachable".
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| error(&panic.to_string())));
}

//! Copies text to the clipboard.

use super::global;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

/// Copies `text`; false where the browser refuses (no permission, plain HTTP): then show it to be copied by hand.
pub async fn copy(text: &str) -> bool {
    let Some(clipboard) = global::property("navigator").and_then(|navigator| global::of(&navigator, "clipboard"))
    else {
        return false;
    };
    JsFuture::from(clipboard.unchecked_into::<Clipboard>().write_text(text)).await.is_ok()
}

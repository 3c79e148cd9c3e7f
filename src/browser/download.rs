//! Files from and to the reader: what the app makes is saved where downloads go, what the reader chooses is read.

use super::document;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlInputElement, Url};

/// Offers `bytes` as a file. Nothing is sent: the browser takes it from the page's memory.
pub fn offer(name: &str, media_type: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    if let Some(link) = document::element("a").and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // Some browsers take the file only after this task.
    gloo::timers::callback::Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
}

/// The bytes of the file that was chosen in an `<input type="file">`, at most `max`. `Some(Err(()))`: it is larger, or
/// cannot be read. The input is emptied, so that the same file can be chosen again.
pub async fn chosen(event: Event, max: usize) -> Option<Result<Vec<u8>, ()>> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    let is_small = file.size() <= max as f64;
    let bytes = if is_small { JsFuture::from(file.array_buffer()).await.map_err(|_| ()) } else { Err(()) };
    input.set_value("");
    Some(bytes.map(|buffer| Uint8Array::new(&buffer).to_vec()))
}

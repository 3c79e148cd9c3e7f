//! Web Share: the device's share sheet.

use super::{global, text_of};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Navigator, ShareData};

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    Done,
    /// The reader closed the sheet.
    Cancelled,
    /// This browser cannot: offer copying.
    Unsupported,
}

/// Whether there is a share sheet to offer.
pub fn is_supported() -> bool {
    navigator().is_some()
}

/// Must be called from a tap. Empty texts are left out.
pub async fn share(title: &str, text: &str, url: &str) -> Shared {
    let Some(navigator) = navigator() else {
        return Shared::Unsupported;
    };
    let data = ShareData::new();
    for (value, set) in
        [(title, ShareData::set_title as fn(&ShareData, &str)), (text, ShareData::set_text), (url, ShareData::set_url)]
    {
        if !value.is_empty() {
            set(&data, value);
        }
    }
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Shared::Done,
        Err(error) if text_of(&error).starts_with("AbortError") => Shared::Cancelled,
        Err(_) => Shared::Unsupported,
    }
}

fn navigator() -> Option<Navigator> {
    let navigator = global::property("navigator")?;
    global::of(&navigator, "share")?;
    Some(navigator.unchecked_into())
}

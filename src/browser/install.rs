//! `beforeinstallprompt`: the browser's offer to put the app on the home screen. It may come before the app runs, so
//! `boot.js` keeps it.

use super::global;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Where `boot.js` keeps the offer.
const OFFER: &str = "signpostInstall";

/// Whether the browser offers it, and it was not asked yet.
pub fn is_offered() -> bool {
    global::property(OFFER).is_some()
}

/// Must be called from a tap. The browser asks the reader; an offer can be used once.
pub async fn ask() {
    let Some(offer) = global::property(OFFER) else { return };
    let _ = Reflect::delete_property(&js_sys::global(), &OFFER.into());
    let Some(prompt) = global::of(&offer, "prompt") else { return };
    let asked =
        prompt.unchecked_into::<Function>().call0(&offer).ok().and_then(|asked| asked.dyn_into::<Promise>().ok());
    if let Some(asked) = asked {
        let _ = JsFuture::from(asked).await;
    }
}

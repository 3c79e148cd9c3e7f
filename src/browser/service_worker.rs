//! Registers the service worker, which caches the app for use without a connection.

use super::{Base, global, text_of, time};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RegistrationOptions, ServiceWorkerContainer, ServiceWorkerUpdateViaCache};

/// Whether the app will open without a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offline {
    Kept,
    /// This browser, or plain HTTP, has no service workers.
    Unsupported,
    /// It has, but refused: the reason, for the log.
    Failed(String),
}

/// So long the page's own copy of the program is waited for, which then need not travel again. Milliseconds.
const PATIENCE: u32 = 20_000;

/// The browser's service workers, if it has any.
fn container() -> Option<JsValue> {
    global::property("navigator").and_then(|navigator| global::of(&navigator, "serviceWorker"))
}

/// Whether the page and its requests are the service worker's.
pub fn is_in_control() -> bool {
    container().is_some_and(|container| global::of(&container, "controller").is_some())
}

/// Registers `sw.js` for the site's folder and resolves when its files are kept.
pub async fn register(base: &Base) -> Offline {
    let Some(container) = container() else { return Offline::Unsupported };
    if let Some(kept) = global::property("signpostKept") {
        let _ = time::within(PATIENCE, JsFuture::from(kept.unchecked_into::<Promise>())).await;
    }
    let container: ServiceWorkerContainer = container.unchecked_into();
    let options = RegistrationOptions::new();
    options.set_scope(base.address());
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    if let Err(error) = JsFuture::from(container.register_with_options(&base.join("sw.js"), &options)).await {
        return Offline::Failed(text_of(&error));
    }
    match container.ready() {
        Ok(ready) => match JsFuture::from(ready).await {
            Ok(_) => Offline::Kept,
            Err(error) => Offline::Failed(text_of(&error)),
        },
        Err(error) => Offline::Failed(text_of(&error)),
    }
}

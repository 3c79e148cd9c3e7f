//! Web Locks: one tab at a time runs a future.

use crate::{Base, console, global, text_of, time::within};
use futures_channel::oneshot;
use js_sys::{Function, Promise};
use std::future::Future;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// web-sys has it among its unstable APIs only; browsers have had it since 2022.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, callback: &Function) -> Result<Promise, JsValue>;
}

/// After that, the reader is told why nothing happens. Milliseconds.
const QUIET: u32 = 2_000;
/// A tab that was put to sleep may hold the lock for hours. Milliseconds, after the reader was told.
const PATIENCE: u32 = 8_000;

/// The lock `update`, which `public/worker.js` took before the program ran, with what it asked for under it.
pub struct TakenEarly(Function);

impl TakenEarly {
    /// `None`: it took none, or this was asked before.
    pub fn take() -> Option<TakenEarly> {
        const NAME: &str = "signpostEarlyLock";
        let release = global::property(NAME)?.dyn_into().ok()?;
        let _ = js_sys::Reflect::delete_property(&js_sys::global(), &NAME.into());
        Some(TakenEarly(release))
    }

    pub fn release(self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Does `work` while no other tab of this site holds the lock `name`. Where there are no locks (plain HTTP), or another
/// tab keeps it for too long, the work is done without: what is written must be compared inside its transaction.
/// `on_wait`: another tab has the lock, and it takes a while.
pub async fn hold<T>(base: &Base, name: &str, on_wait: impl FnOnce(), work: impl Future<Output = T>) -> T {
    let Some(locks) = global::property("navigator").and_then(|navigator| global::of(&navigator, "locks")) else {
        return work.await;
    };
    let (granted, mut grant) = oneshot::channel::<()>();
    // The lock is held until the promise that the callback returns is settled: by `release`.
    let mut release = None;
    let until_released = Promise::new(&mut |resolve, _| release = Some(resolve));
    let callback = Closure::once_into_js(move |_lock: JsValue| {
        let _ = granted.send(());
        until_released
    });
    let request = locks
        .unchecked_into::<LockManager>()
        .request(&format!("signpost {name} {}", base.path()), callback.unchecked_ref());
    match request {
        Ok(request) => {
            let refused = wasm_bindgen_futures::JsFuture::from(request);
            wasm_bindgen_futures::spawn_local(async move {
                // Settles when released, or when the browser refuses (then `granted` was dropped with the callback).
                if let Err(error) = refused.await {
                    console::warn(&format!("no lock: {}", text_of(&error)));
                }
            });
            if within(QUIET, &mut grant).await.is_none() {
                on_wait();
                let _ = within(PATIENCE, grant).await;
            }
        }
        Err(error) => console::warn(&format!("no lock: {}", text_of(&error))),
    }
    let outcome = work.await;
    if let Some(release) = release {
        let _ = release.call0(&JsValue::UNDEFINED);
    }
    outcome
}

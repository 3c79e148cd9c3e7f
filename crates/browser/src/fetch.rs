//! Fetches the site's own files: streamed, bounded in length, without cookies, referrer or query.

use crate::{global, text_of};
use gloo::timers::callback::Timeout;
use js_sys::{Promise, Reflect, Uint8Array};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, CacheStorage, ReadableStream, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestInit, RequestMode, RequestRedirect, Response,
};

/// A transfer that brings nothing for so long is given up. Milliseconds.
const STALLED_AFTER: u32 = 30_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn global_fetch(address: &str, init: &RequestInit) -> Promise;
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    Body(Vec<u8>),
    /// The host answered with another status than success.
    Status(u16),
    /// The body is longer than allowed; it was not read to its end.
    TooLong,
    /// No answer, a redirect, or a transfer that broke off: the browser's words.
    Failed(String),
}

/// Whether the browser's own cache may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cache {
    /// Neither asked nor filled: for what is verified and kept by ourselves.
    Bypass,
    /// Asked, after checking with the host that it is current.
    Revalidate,
    /// For what has its hash in its name: what the service worker keeps for the site, then the browser's own cache.
    Kept,
}

/// Fetches `address`, at most `limit` bytes of it. `progress` is called with the bytes received so far.
///
/// The request is the same for every reader: no cookies, no referrer, no language, same origin only, and
/// never followed to another place.
pub async fn get(address: &str, limit: u64, cache: Cache, progress: &mut dyn FnMut(u64)) -> Fetched {
    match try_get(address, limit, cache, progress).await {
        Ok(fetched) => fetched,
        Err(error) => Fetched::Failed(text_of(&error)),
    }
}

async fn try_get(address: &str, limit: u64, cache: Cache, progress: &mut dyn FnMut(u64)) -> Result<Fetched, JsValue> {
    let kept = if cache == Cache::Kept { kept(address).await } else { None };
    if let Some(response) = kept {
        return read(&response, Watch::of(AbortController::new()?), limit, progress).await;
    }
    let (answer, watch) = match early_answer(address) {
        Some((answer, controller)) => (answer, Watch::of(controller)),
        None => {
            let watch = Watch::of(AbortController::new()?);
            (ask(address, cache, &watch.controller)?, watch)
        }
    };
    let response: Response = JsFuture::from(answer).await?.dyn_into()?;
    read(&response, watch, limit, progress).await
}

/// What the service worker keeps, also before it answers for this worker: its first visit's page began without it.
async fn kept(address: &str) -> Option<Response> {
    let caches: CacheStorage = global::property("caches")?.unchecked_into();
    JsFuture::from(caches.match_with_str(address)).await.ok()?.dyn_into().ok()
}

async fn read(
    response: &Response,
    watch: Watch,
    limit: u64,
    progress: &mut dyn FnMut(u64),
) -> Result<Fetched, JsValue> {
    if !response.ok() {
        if let Some(body) = response.body() {
            // What nobody reads would hold the connection until it is collected.
            let _ = JsFuture::from(body.cancel()).await;
        }
        return Ok(Fetched::Status(response.status()));
    }
    let Some(body) = response.body() else {
        return Ok(Fetched::Body(Vec::new()));
    };
    let body = read_all(&body, limit, &mut |received| {
        watch.begin();
        progress(received);
    })
    .await?;
    Ok(body.map_or(Fetched::TooLong, Fetched::Body))
}

/// What `public/worker.js` has asked for while the program was on its way; each answer serves once.
fn early_answer(address: &str) -> Option<(Promise, AbortController)> {
    let early: js_sys::Map = global::property("signpostEarly")?.dyn_into().ok()?;
    let asked = early.get(&address.into());
    early.delete(&address.into());
    Some((global::of(&asked, "answer")?.unchecked_into(), global::of(&asked, "controller")?.unchecked_into()))
}

/// `public/worker.js` asks in the same way.
fn ask(address: &str, cache: Cache, controller: &AbortController) -> Result<Promise, JsValue> {
    let init = RequestInit::new();
    init.set_method("GET");
    init.set_mode(RequestMode::SameOrigin);
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_redirect(RequestRedirect::Error);
    init.set_cache(match cache {
        Cache::Bypass => RequestCache::NoStore,
        Cache::Revalidate => RequestCache::NoCache,
        Cache::Kept => RequestCache::Default,
    });
    // Else the browser says which languages the reader prefers.
    let headers = web_sys::Headers::new()?;
    headers.set("accept", "*/*")?;
    headers.set("accept-language", "*")?;
    init.set_headers_headers(&headers);
    init.set_signal(Some(&controller.signal()));
    Ok(global_fetch(address, &init))
}

/// Everything in a stream of bytes; `None` (and the stream cancelled) as soon as it is more than `limit`.
/// `progress` is called with the bytes received so far.
async fn read_all(
    stream: &ReadableStream,
    limit: u64,
    progress: &mut dyn FnMut(u64),
) -> Result<Option<Vec<u8>>, JsValue> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let result = JsFuture::from(reader.read()).await?;
        if Reflect::get(&result, &"done".into())?.is_truthy() {
            return Ok(Some(bytes));
        }
        let chunk: Uint8Array = Reflect::get(&result, &"value".into())?.dyn_into()?;
        if bytes.len() as u64 + u64::from(chunk.length()) > limit {
            let _ = JsFuture::from(reader.cancel()).await;
            return Ok(None);
        }
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
        progress(bytes.len() as u64);
    }
}

/// Aborts a transfer that stands still.
struct Watch {
    controller: AbortController,
    timeout: Rc<RefCell<Option<Timeout>>>,
}

impl Watch {
    fn of(controller: AbortController) -> Watch {
        let watch = Watch { controller, timeout: Rc::default() };
        watch.begin();
        watch
    }

    /// Waits anew.
    fn begin(&self) {
        let controller = self.controller.clone();
        *self.timeout.borrow_mut() = Some(Timeout::new(STALLED_AFTER, move || controller.abort()));
    }
}

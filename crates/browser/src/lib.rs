//! The Web APIs that page and worker share: one file each, no decisions (wasm only).
//!
//! | file | Web API | used by |
//! | --- | --- | --- |
//! | [`channel`] | BroadcastChannel: a tab notifies the others | page, worker |
//! | [`clock`] | Date: the device's clock | page, worker |
//! | [`connection`] | navigator.onLine, `online` and `offline` | page, worker |
//! | [`console`] | console: what went wrong, for whoever looks | page, worker |
//! | [`database`] | IndexedDB: open, refuse, time out | page, worker |
//! | [`digest`] | WebCrypto SHA-256, or the `sha2` crate without it | worker |
//! | [`fetch`] | fetch, streamed and bounded, with nothing of the reader in it | page, worker |
//! | [`global`] | the global object of a page or worker | page, worker |
//! | [`lock`] | Web Locks: one tab updates at a time | worker |
//! | [`marks`] | User Timing: moments that tests and benchmarks read | page, worker |
//! | [`time`] | timers: waiting, giving up, letting other tasks go first | page, worker |

pub mod channel;
pub mod clock;
pub mod connection;
pub mod console;
pub mod database;
pub mod digest;
pub mod fetch;
pub mod global;
pub mod lock;
pub mod marks;
pub mod time;

use wasm_bindgen::JsValue;

/// A JavaScript error as one line of text, for logs.
pub fn text_of(error: &JsValue) -> String {
    error.as_string().unwrap_or_else(|| String::from(js_sys::Object::from(error.clone()).to_string()))
}

/// The site's folder: `https://host/a/b/` from whatever page of it is open.
///
/// Everything that is fetched is relative to it; databases, caches, locks and channels are named after its path,
/// so that two communities on one origin do not mix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// `address`: the page's address, with or without file name, query and `#` part.
    pub fn of(address: &str) -> Base {
        let address = address.split(['#', '?']).next().unwrap_or_default();
        Base(address[..address.rfind('/').map_or(address.len(), |slash| slash + 1)].to_owned())
    }

    pub fn address(&self) -> &str {
        &self.0
    }

    /// `relative` must be a plain relative path.
    pub fn join(&self, relative: &str) -> String {
        format!("{}{relative}", self.0)
    }

    /// `/a/b/`
    pub fn path(&self) -> &str {
        let after_scheme = self.0.find("://").map_or(0, |at| at + 3);
        self.0[after_scheme..].find('/').map_or("/", |slash| &self.0[after_scheme + slash..])
    }
}

//! The browser as the page uses it: one file per Web API, no decisions (wasm only). What the worker uses, too, is in
//! `crates/browser`.
//!
//! | file | Web API |
//! | --- | --- |
//! | [`call_place`] | Element: where the number stands that the reader looks at |
//! | [`clipboard`] | Clipboard: copy |
//! | [`document`] | language, direction, title, base address, the trust anchor |
//! | [`download`] | Blob, File: files to and from the reader |
//! | [`encryption`] | WebCrypto PBKDF2 and AES-GCM, for a list's file |
//! | [`first_search`] | HTMLInputElement: what was typed before the app was there |
//! | [`geolocation`] | Geolocation: once, when the reader asks |
//! | [`history`] | History: addresses behind `#`, state beside them |
//! | [`install`] | `beforeinstallprompt`: the app on the home screen |
//! | [`lifecycle`] | Page Visibility, `pagehide`: hidden, gone, looked at again |
//! | [`list`] | My list, kept in its own database |
//! | [`print`] | print |
//! | [`reading_place`] | Element: where the reader is, by the headings |
//! | [`service_worker`] | registering `sw.js` |
//! | [`share`] | Web Share |
//! | [`storage`] | localStorage, StorageManager: small choices, and asking not to be evicted |
//! | [`worker`] | Worker: the page's end of the bridge |

pub mod call_place;
pub mod clipboard;
pub mod document;
pub mod download;
pub mod encryption;
pub mod first_search;
pub mod geolocation;
pub mod history;
pub mod install;
pub mod lifecycle;
pub mod list;
pub mod page_breaks;
pub mod picture;
pub mod print;
pub mod reading_place;
pub mod service_worker;
pub mod share;
pub mod speech;
pub mod storage;
pub mod worker;

pub use signpost_browser::{Base, channel, clock, connection, console, database, fetch, global, marks, text_of, time};

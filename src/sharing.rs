//! How a whole address leaves the app: only when the reader shares it, by the device's own sheet or else by copying.

use crate::{
    browser::{
        clipboard,
        share::{self, Shared},
    },
    context::{Locale, Notices},
};
use leptos::task::spawn_local;

/// Shares, or copies where the browser has no sheet; a toast says that it was copied.
pub fn share(locale: Locale, notices: Notices, title: String, text: String, address: String) {
    spawn_local(async move {
        if share::is_supported() && share::share(&title, &text, &address).await != Shared::Unsupported {
            return;
        }
        copy_now(locale, notices, &address).await;
    });
}

pub fn copy(locale: Locale, notices: Notices, text: String) {
    spawn_local(async move { copy_now(locale, notices, &text).await });
}

async fn copy_now(locale: Locale, notices: Notices, text: &str) {
    let copied = clipboard::copy(text).await;
    notices.show_toast(locale.t(if copied { "copied" } else { "copy-failed" }));
}

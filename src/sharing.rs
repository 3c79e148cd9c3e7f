//! Defines how a whole address leaves the app: only when the reader shares it, by the device's own
//! sheet or else by copying.

use super::App;
use crate::browser::{
    clipboard,
    share::{self, Shared},
};
use leptos::task::spawn_local;

/// Shares, or copies where the browser has no sheet; says what happened.
pub fn share(app: App, title: String, text: String, address: String) {
    spawn_local(async move {
        if share::is_supported() && share::share(&title, &text, &address).await != Shared::Unsupported {
            return;
        }
        copy_now(app, &address).await;
    });
}

pub fn copy(app: App, text: String) {
    spawn_local(async move { copy_now(app, &text).await });
}

async fn copy_now(app: App, text: &str) {
    let copied = clipboard::copy(text).await;
    app.toast(app.t(if copied { "copied" } else { "copy-failed" }));
}

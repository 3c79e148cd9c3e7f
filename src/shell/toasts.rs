//! Toasts, and the live region that screen readers announce.

use crate::{
    context::{Notices, Toast, ToastAction},
    debounce::Debounce,
};
use leptos::prelude::*;
use std::time::Duration;

/// Long enough to read and to reach the button by keyboard.
const SHOWN_FOR: Duration = Duration::from_secs(12);

#[component]
pub fn Toasts() -> impl IntoView {
    let notices: Notices = expect_context();
    view! {
        <div class="toasts" role="status">
            {move || notices.toast().map(|toast| view! { <ToastView toast /> })}
        </div>
    }
}

#[component]
fn ToastView(toast: Toast) -> impl IntoView {
    let notices: Notices = expect_context();
    Debounce::new().call(SHOWN_FOR, move || notices.hide_toast());
    let action = toast.action.map(|ToastAction { label, run }| {
        let press = move |_| {
            notices.hide_toast();
            run();
        };
        view! { <button type="button" class="toast-action" on:click=press>{label}</button> }
    });
    view! {
        <div class="toast">
            <span>{toast.text}</span>
            {action}
        </div>
    }
}

#[component]
pub fn Announcement() -> impl IntoView {
    let notices: Notices = expect_context();
    view! {
        <div id="announcement" class="visually-hidden" role="status" aria-live="polite">
            {move || notices.announcement()}
        </div>
    }
}

//! Toasts, and the live region that screen readers announce.

use crate::{
    browser::document,
    components::{Icon, icon},
    context::{Locale, Notices, Toast, ToastAction},
    debounce::Debounce,
};
use leptos::prelude::*;
use std::time::Duration;

/// Long enough to read and to reach the button by keyboard.
const SHOWN_FOR: Duration = Duration::from_secs(14);

#[component]
pub fn Toasts() -> impl IntoView {
    let notices: Notices = expect_context();
    view! {
        <div class="toasts" role="status">
            {move || notices.toast().map(|toast| view! { <ToastView toast /> })}
        </div>
    }
}

/// As long as the reader is at it, it does not go away; when it is gone, the focus is back where it was.
#[component]
fn ToastView(toast: Toast) -> impl IntoView {
    let locale: Locale = expect_context();
    let notices: Notices = expect_context();
    let before = StoredValue::new_local(document::focused());
    let timer = Debounce::new();
    let stays = toast.stays;
    let count_down = move || {
        if !stays {
            timer.call(SHOWN_FOR, move || notices.hide_toast());
        }
    };
    count_down();
    let wait = move || {
        timer.cancel();
    };
    let hide = move || {
        before.with_value(|before| before.restore());
        notices.hide_toast();
    };
    let action = move |ToastAction { label, run }: ToastAction| {
        let press = move |_| {
            hide();
            run();
        };
        view! { <button type="button" class="toast-action" on:click=press>{label}</button> }
    };
    let close = stays.then(|| {
        view! {
            <button type="button" class="toast-action" aria-label=locale.t("banner-dismiss") on:click=move |_| hide()>
                {icon(Icon::Close)}
            </button>
        }
    });
    view! {
        <div
            class="toast"
            on:focusin=move |_| wait()
            on:pointerenter=move |_| wait()
            on:focusout=move |_| count_down()
            on:pointerleave=move |_| count_down()
        >
            <span>{toast.text}</span>
            <span class="toast-actions">{toast.actions.into_iter().map(action).collect_view()} {close}</span>
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

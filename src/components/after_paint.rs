//! What is not seen at first is built when all else has been painted.

use leptos::prelude::*;
use std::time::Duration;

/// Runs `action` once what stands on the page now has been painted.
pub fn after_paint(action: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(action, Duration::ZERO));
}

/// Builds its children after the next paint; at once where `immediately` holds, because the page is about to be scrolled
/// to them.
#[component]
pub fn AfterPaint(#[prop(optional)] immediately: bool, children: ChildrenFn) -> impl IntoView {
    let painted = RwSignal::new(immediately);
    if !immediately {
        after_paint(move || {
            // The page may be gone by now.
            painted.try_set(true);
        });
    }
    view! { <Show when=move || painted.get()>{children()}</Show> }
}

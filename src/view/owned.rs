//! Defines effects and listeners that live as long as what they were made for: the owner.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::{LocalStorage, RenderEffect, StoredValue, request_animation_frame, set_timeout};
use std::time::Duration;
use web_sys::{Element, Event};

/// Runs it now, and again whenever a signal that it read changes, until the owner goes.
pub fn follow(act: impl FnMut() + 'static) {
    fn keep_following(mut act: Box<dyn FnMut()>) {
        keep(Kept::Effect(RenderEffect::new(move |_| act())));
    }
    keep_following(Box::new(act));
}

/// Once what stands on the page now has been painted.
pub fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// Hears of an event for as long as the owner lives.
pub fn listen(element: &Element, event: &'static str, act: Box<dyn FnMut(&Event)>) {
    // A link that stays in the app keeps the browser from following it.
    let options = EventListenerOptions::enable_prevent_default();
    keep(Kept::Listener(EventListener::new_with_options(element, event, options, act)));
}

/// What ends when it is dropped, and so is kept by the owner.
#[expect(dead_code, reason = "they are kept, not read")]
enum Kept {
    Effect(RenderEffect<()>),
    Listener(EventListener),
}

fn keep(kept: Kept) {
    StoredValue::<Kept, LocalStorage>::new_local(kept);
}

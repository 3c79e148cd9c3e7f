//! What the app says beside the page: to screen readers alone, or in a toast at the page's edge.

use leptos::prelude::*;
use std::sync::Arc;

#[derive(Clone, Copy)]
pub struct Notices {
    /// The text of the live region.
    announcement: RwSignal<String>,
    toast: RwSignal<Option<Toast>>,
}

/// A few words that go away by themselves, with at most one thing to do about them.
#[derive(Clone)]
pub struct Toast {
    pub text: String,
    pub action: Option<ToastAction>,
}

#[derive(Clone)]
pub struct ToastAction {
    /// On the button.
    pub label: String,
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl Notices {
    pub fn new() -> Notices {
        Notices { announcement: RwSignal::new(String::new()), toast: RwSignal::new(None) }
    }

    pub fn announcement(self) -> String {
        self.announcement.get()
    }

    pub fn announce(self, text: String) {
        // A live region speaks only when its text changes: an invisible space makes it differ.
        let again = self.announcement.with_untracked(|last| *last == text);
        self.announcement.set(if again { text + "\u{a0}" } else { text });
    }

    pub fn toast(self) -> Option<Toast> {
        self.toast.get()
    }

    pub fn show_toast(self, text: String) {
        self.toast.set(Some(Toast { text, action: None }));
    }

    pub fn show_toast_with(self, text: String, label: String, run: impl Fn() + Send + Sync + 'static) {
        self.toast.set(Some(Toast { text, action: Some(ToastAction { label, run: Arc::new(run) }) }));
    }

    pub fn hide_toast(self) {
        self.toast.set(None);
    }
}

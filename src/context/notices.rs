//! Notices beside the page: in a live region for screen readers, or in a toast.

use leptos::prelude::*;
use std::sync::Arc;

#[derive(Clone, Copy)]
pub struct Notices {
    /// The text of the live region.
    announcement: RwSignal<String>,
    toast: RwSignal<Option<Toast>>,
}

/// A few words, with what can be done about them.
#[derive(Clone)]
pub struct Toast {
    pub text: String,
    pub actions: Vec<ToastAction>,
    /// Until the reader closes it or does something; else it goes away by itself.
    pub stays: bool,
}

#[derive(Clone)]
pub struct ToastAction {
    /// On the button.
    pub label: String,
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl ToastAction {
    pub fn new(label: String, run: impl Fn() + Send + Sync + 'static) -> ToastAction {
        ToastAction { label, run: Arc::new(run) }
    }
}

impl Notices {
    pub fn new() -> Notices {
        Notices { announcement: RwSignal::new(String::new()), toast: RwSignal::new(None) }
    }

    pub fn announcement(self) -> String {
        self.announcement.get()
    }

    pub fn announce(self, text: String) {
        // Screen readers announce a live region only when its text changes: an invisible space makes it differ.
        let again = self.announcement.with_untracked(|last| *last == text);
        self.announcement.set(if again { text + "\u{a0}" } else { text });
    }

    pub fn toast(self) -> Option<Toast> {
        self.toast.get()
    }

    pub fn show_toast(self, text: String) {
        self.show(text, Vec::new(), false);
    }

    /// Goes away by itself after a while.
    pub fn show_toast_with(self, text: String, label: String, run: impl Fn() + Send + Sync + 'static) {
        self.show(text, vec![ToastAction::new(label, run)], false);
    }

    /// Stays until the reader has done something about it.
    pub fn show_lasting_toast(self, text: String, actions: Vec<ToastAction>) {
        self.show(text, actions, true);
    }

    fn show(self, text: String, actions: Vec<ToastAction>, stays: bool) {
        self.toast.set(Some(Toast { text, actions, stays }));
    }

    /// What a lasting toast asked for has come about by itself; whether there was one.
    pub fn hide_lasting_toast(self) -> bool {
        let is_shown = self.toast.with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.stays));
        if is_shown {
            self.toast.set(None);
        }
        is_shown
    }

    pub fn hide_toast(self) {
        self.toast.set(None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_announcement_again_is_another_text() {
        Owner::new().with(|| {
            let notices = Notices::new();
            let text = || notices.announcement.get_untracked();
            notices.announce("Saved".to_owned());
            assert_eq!(text(), "Saved");
            notices.announce("Saved".to_owned());
            assert_ne!(text(), "Saved");
            assert_eq!(text().trim_end_matches('\u{a0}'), "Saved");
        });
    }

    #[test]
    fn a_toast_replaces_the_one_before_and_its_action_runs() {
        Owner::new().with(|| {
            let notices = Notices::new();
            let undone = RwSignal::new(false);
            notices.show_toast("Copied".to_owned());
            notices.show_toast_with("Removed".to_owned(), "Undo".to_owned(), move || undone.set(true));
            let toast = notices.toast.get_untracked().expect("shown");
            assert_eq!(toast.text, "Removed");
            (toast.actions[0].run)();
            assert!(undone.get_untracked());
            assert!(!notices.hide_lasting_toast(), "it goes away by itself");
            notices.hide_toast();
            assert!(notices.toast.with_untracked(Option::is_none));
            notices.show_lasting_toast("Not kept yet".to_owned(), Vec::new());
            assert!(notices.hide_lasting_toast());
            assert!(notices.toast.with_untracked(Option::is_none));
        });
    }
}

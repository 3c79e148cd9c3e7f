//! Work that is put off until the reader pauses: each new call replaces the one that still waits.

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// Copies share one timer. What still waits is dropped with the owner in which it was made.
#[derive(Clone, Copy)]
pub struct Debounce(StoredValue<Option<TimeoutHandle>, LocalStorage>);

impl Debounce {
    pub fn new() -> Debounce {
        let debounce = Debounce(StoredValue::new_local(None));
        on_cleanup(move || {
            debounce.cancel();
        });
        debounce
    }

    /// Runs `action` after `delay`, unless another call or a [`Debounce::cancel`] comes first.
    pub fn call(self, delay: Duration, action: impl FnOnce() + 'static) {
        self.cancel();
        let run = move || {
            self.0.try_update_value(Option::take);
            action();
        };
        self.0.try_set_value(set_timeout_with_handle(run, delay).ok());
    }

    /// Whether there was an action that waited; it will not run.
    pub fn cancel(self) -> bool {
        self.0.try_update_value(Option::take).flatten().inspect(TimeoutHandle::clear).is_some()
    }
}

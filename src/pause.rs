//! Defines what is done once the reader pauses: each new beginning puts it off.

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use std::time::Duration;

/// Runs one thing at a time, after a while in which nothing newer was begun. Copies share it; what waits is dropped
/// with the owner in which it was made.
#[derive(Clone, Copy)]
pub struct Pause(StoredValue<Option<TimeoutHandle>, LocalStorage>);

impl Pause {
    pub fn new() -> Pause {
        let pause = Pause(StoredValue::new_local(None));
        on_cleanup(move || {
            pause.give_up();
        });
        pause
    }

    /// Does `act` after this long, unless something newer comes or it is given up.
    pub fn then(self, after: Duration, act: impl FnOnce() + 'static) {
        self.give_up();
        let run = move || {
            self.0.try_update_value(Option::take);
            act();
        };
        self.0.try_set_value(set_timeout_with_handle(run, after).ok());
    }

    /// Whether there was something that waited: it is not done.
    pub fn give_up(self) -> bool {
        self.0.try_update_value(Option::take).flatten().inspect(TimeoutHandle::clear).is_some()
    }
}

//! Follows whether the device has a connection. A download that failed is tried again: when the device is back online, when
//! the reader comes back to the page, and by itself after a while.

use super::DirectoryClient;
use crate::{browser::connection, debounce::Debounce};
use gloo::events::EventListener;
use leptos::prelude::*;
use std::time::Duration;

/// After the first failure; twice as long after each further one.
const FIRST_WAIT: Duration = Duration::from_secs(8);
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// Lives as long as the current owner.
pub fn heal(directory: DirectoryClient) {
    let failures = StoredValue::new(0);
    let timer = Debounce::new();
    Effect::new(move |_| match directory.failures.get() {
        0 => {
            timer.cancel();
            failures.set_value(0);
        }
        _ => {
            timer.call(wait_after(failures.get_value()), move || directory.retry());
            failures.update_value(|count| *count += 1);
        }
    });
    StoredValue::<[EventListener; 2], LocalStorage>::new_local(connection::on_change(move |online| {
        directory.offline.set(!online);
        if online && directory.failures.get_untracked() > 0 {
            timer.cancel();
            directory.retry();
        }
    }));
}

fn wait_after(failures: u32) -> Duration {
    FIRST_WAIT.saturating_mul(1 << failures.min(10)).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_longer_up_to_five_minutes() {
        let waits: Vec<u64> = (0..7).map(|failures| wait_after(failures).as_secs()).collect();
        assert_eq!(waits, [8, 16, 32, 64, 128, 256, 300]);
        assert_eq!(wait_after(u32::MAX), LONGEST_WAIT);
    }
}

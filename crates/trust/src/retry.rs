//! When to fetch again after the network failed; one policy for every fetch.

/// What follows after failure number `attempt`, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Fetch again after a pause.
    After {
        /// With the jitter in it.
        milliseconds: u32,
    },
    /// [`MAX_ATTEMPTS`] is reached.
    GiveUp,
    /// The browser reports that it is offline: wait for its `online` event.
    WhenOnline,
}

/// Including the first.
pub const MAX_ATTEMPTS: u32 = 4;
const FIRST_WAIT: u32 = 1_000;

/// `jitter` is a random number. It spreads readers out, so that they do not all return at once to a server that
/// recovers: the wait is between half and all of 1, 2 or 4 seconds.
pub fn after_failure(attempt: u32, online: bool, jitter: u32) -> Retry {
    if !online {
        return Retry::WhenOnline;
    }
    if attempt >= MAX_ATTEMPTS {
        return Retry::GiveUp;
    }
    let whole = FIRST_WAIT << attempt.saturating_sub(1);
    Retry::After { milliseconds: whole / 2 + jitter % (whole / 2 + 1) }
}

/// Whether a retry can help after this status. Refused content is never fetched again at once.
pub fn is_worth_it(status: Option<u16>) -> bool {
    match status {
        None => true,
        Some(status) => status == 408 || status == 425 || status == 429 || status >= 500,
    }
}

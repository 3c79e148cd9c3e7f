//! Defines when to try again after the network failed: one policy for every fetch.

/// What to do after the failure number `attempt` (the first is 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    After {
        milliseconds: u32,
    },
    GiveUp,
    /// The device says that it is offline: wait for it to say otherwise, ask nothing.
    WhenOnline,
}

/// Four tries in all.
pub const MAX_ATTEMPTS: u32 = 4;
const FIRST_WAIT: u32 = 1_000;

/// `jitter` is any number that the shell drew at random: it spreads readers out, so that a server that
/// comes back is not met by all of them at once. The wait is between half and the whole of 1, 2, 4 seconds.
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

/// Whether another try can help for an answer with this status. Refused bytes are never fetched again at once.
pub fn is_worth_it(status: Option<u16>) -> bool {
    match status {
        None => true,
        Some(status) => status == 408 || status == 425 || status == 429 || status >= 500,
    }
}

//! Defines what is open now: worked out once for each program, remembered until it changes.

use crate::attributes::open_state;
use signpost_directory::Directory;
use signpost_hours::{OpenState, UnixSeconds};

/// Which programs are open, remembered until that can change.
pub(super) struct OpenNow {
    /// Per program: worked out at, holds until, open. Seconds; an empty span when not known yet.
    known: Vec<(UnixSeconds, UnixSeconds, bool)>,
}

/// What has no next change is worked out again after so many seconds.
const RECHECK: UnixSeconds = 3_600;

impl OpenNow {
    pub(super) fn new(documents: u32) -> OpenNow {
        OpenNow { known: vec![(0, 0, false); documents as usize] }
    }

    pub(super) fn holds(&mut self, directory: &Directory, document: u32, now: UnixSeconds) -> bool {
        let (since, until, open) = self.known[document as usize];
        if since <= now && now < until {
            return open;
        }
        let state = open_state(directory, &directory.programs[document as usize], now);
        let (until, open) = match state {
            OpenState::Always => (now + RECHECK, true),
            OpenState::Open { closes } => (closes, true),
            OpenState::Closed { opens: Some(opens) } => (opens, false),
            OpenState::Closed { opens: None } | OpenState::Unknown => (now + RECHECK, false),
        };
        self.known[document as usize] = (now, until, open);
        open
    }
}

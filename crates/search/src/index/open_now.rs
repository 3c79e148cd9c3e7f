//! Which programs are open: worked out once for each program, and again when it can have changed.

use crate::doc_set::DocId;
use signpost_directory::Directory;
use signpost_hours::{OpenState, UnixSeconds};

pub(super) struct OpenNow {
    /// For each program: known since, until, open. An empty span when not known yet.
    known: Vec<(UnixSeconds, UnixSeconds, bool)>,
}

/// What has no next change is worked out again after so many seconds.
const RECHECK: UnixSeconds = 3_600;

impl OpenNow {
    pub(super) fn new(documents: u32) -> OpenNow {
        OpenNow { known: vec![(0, 0, false); documents as usize] }
    }

    pub(super) fn is_open(&mut self, directory: &Directory, document: DocId, now: UnixSeconds) -> bool {
        let (since, until, open) = self.known[document as usize];
        if since <= now && now < until {
            return open;
        }
        let view = directory.view(document as usize);
        let (until, open) = match view.map_or(OpenState::Unknown, |view| view.open_state(&directory.zone, now)) {
            OpenState::Always => (now + RECHECK, true),
            OpenState::Open { closes } => (closes, true),
            OpenState::Closed { opens: Some(opens) } => (opens, false),
            OpenState::Closed { opens: None } | OpenState::Unknown => (now + RECHECK, false),
        };
        self.known[document as usize] = (now, until, open);
        open
    }
}

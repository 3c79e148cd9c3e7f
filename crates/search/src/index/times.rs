//! Which programs are open on weekends and in the evening: worked out once a day for each program that is asked about.

use crate::doc_set::DocId;
use signpost_directory::{Directory, Times};
use signpost_hours::UnixSeconds;

pub(super) struct KnownTimes {
    /// For each program the day on which it was worked out, in days since 1970 (UTC).
    known: Vec<Option<(i64, Times)>>,
}

impl KnownTimes {
    pub(super) fn new(documents: u32) -> KnownTimes {
        KnownTimes { known: vec![None; documents as usize] }
    }

    pub(super) fn of(&mut self, directory: &Directory, document: DocId, now: UnixSeconds) -> Times {
        let day = now.div_euclid(86_400);
        if let Some((known_on, times)) = self.known[document as usize]
            && known_on == day
        {
            return times;
        }
        let view = directory.view(document as usize);
        let times = view.map_or_else(Times::default, |view| view.times(&directory.zone, now));
        self.known[document as usize] = Some((day, times));
        times
    }
}

//! The present moment in the directory's time zone, whatever zone the device is in.

use signpost_directory::Date;
use signpost_hours::{UnixSeconds, Zone};

/// Taken once for what is drawn together, so that its parts agree.
#[derive(Debug, Clone)]
pub struct LocalTime {
    pub zone: Zone,
    pub now: UnixSeconds,
}

impl LocalTime {
    pub fn today(&self) -> Date {
        self.date_of(self.now)
    }

    pub fn date_of(&self, moment: UnixSeconds) -> Date {
        self.zone.local(moment).date()
    }
}

//! Whether a program can be used by somebody who works on weekdays.

use super::{ProgramView, Status};
use signpost_hours::{Span, UnixSeconds, Zone, coming_days};

/// Hours that end later than this, in minutes since midnight, are evening hours: 6 pm.
const EVENING: u16 = 18 * 60;
/// "First Saturday of the month" is within so many days.
const DAYS: u16 = 35;

/// What the hours of the coming weeks say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// Open on a Saturday or a Sunday.
    pub weekends: bool,
    /// Open after 6 pm on some day.
    pub evenings: bool,
}

impl ProgramView<'_> {
    /// At any of its sites. What is closed for now, or has no readable hours, says nothing.
    pub fn times(self, zone: &Zone, now: UnixSeconds) -> Times {
        if self.program.status == Status::TemporarilyClosed {
            return Times::default();
        }
        let sites = self.program.sites.iter().map(Some);
        let sites: Vec<_> = if self.program.sites.is_empty() { vec![None] } else { sites.collect() };
        let mut times = Times::default();
        for day in sites.into_iter().flat_map(|site| coming_days(&self.schedules(site), zone, now, DAYS)) {
            // One holiday is no habit, and hours that nobody could read are no hours.
            let is_open = !day.holiday && day.spans.iter().any(|span| *span != Span::Unknown);
            times.weekends |= day.date.weekday() >= 5 && is_open;
            times.evenings |= day.spans.iter().any(|span| match *span {
                Span::AllDay => true,
                Span::Hours { closes, .. } => closes > EVENING,
                Span::Unknown => false,
            });
        }
        times
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Program;
    use signpost_hours::{Frequency, Recurrence, Schedule, WeekdayRule};

    fn times(weekday: u8, nth: i8, opens_at: u16, closes_at: u16) -> Times {
        let frequency = if nth == 0 { Frequency::Weekly } else { Frequency::Monthly };
        let weekdays = vec![WeekdayRule { weekday, nth }];
        let recurrence = Some(Recurrence { frequency, interval: 1, weekdays, ..Recurrence::default() });
        let schedule =
            Schedule { recurrence, opens_at: Some(opens_at), closes_at: Some(closes_at), ..Schedule::default() };
        let program = Program { schedules: vec![schedule], ..Program::default() };
        ProgramView::new(&program, &[], &[]).times(&Zone::default(), 0)
    }

    #[test]
    fn weekends_and_evenings_are_read_from_the_hours() {
        for ((weekday, nth, opens, closes), weekends, evenings) in [
            ((0, 0, 540, 1020), false, false),
            ((0, 0, 540, 1080), false, false),
            ((2, 0, 540, 1140), false, true),
            ((5, 0, 540, 720), true, false),
            ((5, 1, 540, 720), true, false),
            ((6, -1, 1200, 60), true, true),
        ] {
            assert_eq!(times(weekday, nth, opens, closes), Times { weekends, evenings }, "{weekday} {nth} {closes}");
        }
        assert_eq!(ProgramView::new(&Program::default(), &[], &[]).times(&Zone::default(), 0), Times::default());
        assert_eq!(times(5, 0, 540, 540), Times::default(), "hours that cannot be read");
    }
}

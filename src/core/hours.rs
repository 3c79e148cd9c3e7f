//! Defines opening hours: whether a program is open now, and when it opens next, in the directory's
//! own time zone whatever the reader's device thinks.

use crate::core::{UnixSeconds, directory::Date};
use serde::{Deserialize, Serialize};

/// A time zone as the table of its offset changes, written by the publishing tool, so that the
/// browser needs no time-zone database.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Zone {
    /// Seconds east of UTC before the first transition.
    pub first_offset: i32,
    /// Moment of the change and the offset from then on, ascending.
    pub transitions: Vec<(UnixSeconds, i32)>,
}

/// Minutes since midnight, 0 to 1440 (1440: the end of the day).
pub type Minutes = u16;

/// One row of hours: HSDS schedule (3.x), regular_schedule or holiday_schedule (1.1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Schedule {
    pub kind: ScheduleKind,
    /// `None`: the source's words in `text` could not be read; they are shown, never computed with.
    pub recurrence: Option<Recurrence>,
    /// Both `None` with a recurrence: open that day, hours unknown ("call first").
    pub opens_at: Option<Minutes>,
    /// Not after `opens_at`: past midnight.
    pub closes_at: Option<Minutes>,
    /// The row holds from and to these days, inclusive.
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    /// The source's own words: description, notes or original_text.
    pub text: Option<String>,
    /// HSDS attending_type: phone, online, in person, ... in the source's words.
    pub attending: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScheduleKind {
    #[default]
    Regular,
    /// Replaces the regular hours on its days: open at these hours only.
    HolidayOpen,
    /// Replaces the regular hours on its days: closed.
    HolidayClosed,
}

/// The subset of RFC 5545 recurrence rules that HSDS 3.x has columns for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recurrence {
    pub frequency: Frequency,
    /// Every n-th week, month, ...; at least 1.
    pub interval: u16,
    pub weekdays: Vec<WeekdayRule>,
    /// 1 to 31, or -1 to -31 from the month's end.
    pub month_days: Vec<i8>,
    /// ISO week numbers, 1 to 53 or negative.
    pub weeks: Vec<i8>,
    /// 1 to 366 or negative.
    pub year_days: Vec<i16>,
    /// dtstart: where intervals and counts are counted from.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub until: Option<Date>,
    pub count: Option<u16>,
    /// 0 = Monday ... 6 = Sunday.
    pub week_start: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    Daily,
    #[default]
    Weekly,
    Monthly,
    Yearly,
}

/// `MO`, `2MO`, `-1FR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekdayRule {
    /// 0 = Monday ... 6 = Sunday.
    pub weekday: u8,
    /// 0: every one; n: the n-th of the month (or year); negative: from the end.
    pub nth: i8,
}

/// What a reader wants to know at a glance. Moments are for the shell to format in the zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenState {
    /// 24 hours, every day that can be seen ahead.
    Always,
    Open {
        closes: UnixSeconds,
    },
    /// `opens`: within the next 60 days, else `None`.
    Closed {
        opens: Option<UnixSeconds>,
    },
    /// No readable hours: "call first". Never shown as open.
    Unknown,
}

/// The state of a set of schedules (already the most specific that apply) at `now`.
pub fn state(_schedules: &[&Schedule], _zone: &Zone, _now: UnixSeconds) -> OpenState {
    OpenState::Unknown
}

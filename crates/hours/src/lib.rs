#![doc = include_str!("../README.md")]

pub mod date;
#[macro_use]
pub mod fields;
pub mod openings;

/// A moment as whole seconds since 1970-01-01T00:00:00Z. Always handed in by the shell.
pub type UnixSeconds = i64;

use crate::date::{Date, EPOCH, date};
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
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Schedule {
    /// Regular hours, or what replaces them on a day.
    pub kind: ScheduleKind,
    /// `None`: the source's words in `text` could not be read; they are shown, never computed with.
    pub recurrence: Option<Recurrence>,
    /// Both `None` with a recurrence: open that day, hours unknown ("call first").
    pub opens_at: Option<Minutes>,
    /// Not after `opens_at`: past midnight.
    pub closes_at: Option<Minutes>,
    /// The row holds from and to these days, inclusive.
    pub valid_from: Option<Date>,
    /// See `valid_from`.
    pub valid_to: Option<Date>,
    /// The source's own words: description, notes or original_text.
    pub text: Option<String>,
    /// HSDS attending_type: phone, online, in person, ... in the source's words.
    pub attending: Option<String>,
}

deserialize_fields! { Schedule { kind, recurrence, opens_at, closes_at, valid_from, valid_to, text, attending } }

/// HSDS `schedule` and `regular_schedule` rows are regular; `holiday_schedule` rows replace them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScheduleKind {
    /// The hours of an ordinary week or month.
    #[default]
    Regular,
    /// Replaces the regular hours on its days: open at these hours only.
    HolidayOpen,
    /// Replaces the regular hours on its days: closed.
    HolidayClosed,
}

/// The subset of RFC 5545 recurrence rules that HSDS 3.x has columns for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Recurrence {
    /// RFC 5545 `FREQ`.
    pub frequency: Frequency,
    /// Every n-th week, month, ...; at least 1.
    pub interval: u16,
    /// RFC 5545 `BYDAY`.
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
    /// RFC 5545 `COUNT`: how often it happens, counted from `start`.
    pub count: Option<u16>,
    /// 0 = Monday ... 6 = Sunday.
    pub week_start: u8,
}

deserialize_fields! { Recurrence {
    frequency, interval, weekdays, month_days, weeks, year_days, start, until, count, week_start,
} }

/// The frequencies of RFC 5545 that hours use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// Every `interval` days.
    Daily,
    /// Every `interval` weeks.
    #[default]
    Weekly,
    /// Every `interval` months.
    Monthly,
    /// Every `interval` years.
    Yearly,
}

/// `MO`, `2MO`, `-1FR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WeekdayRule {
    /// 0 = Monday ... 6 = Sunday.
    pub weekday: u8,
    /// 0: every one; n: the n-th of the month (or year); negative: from the end.
    #[serde(default)]
    pub nth: i8,
}

/// Date and time of day in some zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Local {
    date: Date,
    minutes: Minutes,
}

impl Local {
    /// The day in that zone.
    pub fn date(self) -> Date {
        self.date
    }

    /// Since midnight, less than 1440.
    pub fn minutes(self) -> Minutes {
        self.minutes
    }
}

/// Open or closed, and until when. Moments are formatted by the caller, in the zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum OpenState {
    /// 24 hours, every day that can be seen ahead.
    Always,
    /// Open now.
    Open {
        /// When it closes, without a gap until then.
        closes: UnixSeconds,
    },
    /// `opens`: within the next 60 days, else `None`.
    Closed {
        /// When it opens next.
        opens: Option<UnixSeconds>,
    },
    /// No readable hours: "call first". Never shown as open.
    #[default]
    Unknown,
}

impl OpenState {
    /// Order in which states are of use to somebody who wants to go: always, open (latest closing
    /// first), opening soonest, unknown, closed.
    pub fn rank(&self) -> (u8, UnixSeconds) {
        match *self {
            OpenState::Always => (0, 0),
            OpenState::Open { closes } => (1, closes.saturating_neg()),
            OpenState::Closed { opens: Some(opens) } => (2, opens),
            OpenState::Unknown => (3, 0),
            OpenState::Closed { opens: None } => (4, 0),
        }
    }
}

/// How far ahead the next opening is looked for, in days.
pub const LOOK_AHEAD: u16 = 60;
/// Open without a gap for this many days ahead counts as always open.
const ALWAYS_OPEN_DAYS: u16 = 14;
/// Occurrences of a rule with a `count` are looked for over at most this many days.
const COUNTED_DAYS: u16 = 4_000;
const DAY: Minutes = 1440;

/// One day as a reader sees it in the table of hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The day, in the directory's zone.
    pub date: Date,
    /// Ascending; empty: closed.
    pub spans: Vec<Span>,
    /// The day's hours come from a holiday row.
    pub holiday: bool,
}

/// A piece of a day. A span past midnight belongs to the day on which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// From midnight to midnight.
    AllDay,
    /// `closes` above 1440: the next morning.
    Hours {
        /// Since the midnight on which the day begins.
        opens: Minutes,
        /// Since the same midnight, at most 2880.
        closes: Minutes,
    },
    /// Open that day, but nobody wrote when.
    Unknown,
}

/// The schedules that hold for a program at one of its sites: the most specific regular rows (the
/// site's, else the program's, else the location's; HSDS leaves the precedence open), and the holidays of all.
pub fn applicable<'a>(site: &'a [Schedule], program: &'a [Schedule], location: &'a [Schedule]) -> Vec<&'a Schedule> {
    let is_regular = |row: &&Schedule| row.kind == ScheduleKind::Regular;
    let levels = [site, program, location];
    let most_specific = levels.into_iter().find(|rows| rows.iter().any(|row| is_regular(&row))).unwrap_or_default();
    let holidays = levels.into_iter().flatten().filter(|row| !is_regular(row));
    most_specific.iter().filter(is_regular).chain(holidays).collect()
}

/// The state of a set of schedules (already the ones that apply, see [`applicable`]) at `now`.
pub fn state(schedules: &[&Schedule], zone: &Zone, now: UnixSeconds) -> OpenState {
    let today = zone.local(now).date();
    let rows = Rows::new(schedules, today);
    if !rows.known {
        return OpenState::Unknown;
    }
    // What began yesterday may still be open.
    let early = rows.intervals(today.plus(-1), zone).chain(rows.intervals(today, zone));
    match early.filter(|(opens, closes)| *opens <= now && now < *closes).map(|(_, closes)| closes).max() {
        Some(closes) => rows.open_until(closes, today, zone),
        None if rows.day(today).spans.contains(&Span::Unknown) => OpenState::Unknown,
        None => OpenState::Closed { opens: rows.next_opening(now, today, zone) },
    }
}

/// The coming days, beginning with today in the directory's zone.
pub fn coming_days(schedules: &[&Schedule], zone: &Zone, now: UnixSeconds, days: u16) -> Vec<Day> {
    let today = zone.local(now).date();
    let rows = Rows::new(schedules, today);
    today.and_after(days).map(|date| rows.day(date)).collect()
}

/// Schedules with what is worked out once for all days.
struct Rows<'a> {
    rows: Vec<(&'a Schedule, Option<Date>)>,
    /// At least one regular row can be computed with, and still holds.
    known: bool,
}

impl<'a> Rows<'a> {
    fn new(schedules: &[&'a Schedule], today: Date) -> Rows<'a> {
        let readable = |s: &&&'a Schedule| s.recurrence.is_some() || s.kind != ScheduleKind::Regular;
        let rows: Vec<_> = schedules.iter().filter(readable).map(|s| (*s, s.last_day())).collect();
        // After `valid_to` the hours are unknown; after `until` the rule has ended.
        let known =
            rows.iter().any(|(s, _)| s.kind == ScheduleKind::Regular && s.valid_to.is_none_or(|to| to >= today));
        Rows { rows, known }
    }

    fn day(&self, date: Date) -> Day {
        let spans_of = |kind: ScheduleKind| {
            self.rows.iter().filter(move |(s, last)| s.kind == kind && s.holds_on(date, *last)).map(|(s, _)| s.span())
        };
        let open = |kind: ScheduleKind| {
            let mut spans = Vec::new();
            for span in spans_of(kind) {
                if let Err(place) = spans.binary_search(&span) {
                    spans.insert(place, span);
                }
            }
            spans
        };
        let mut spans = open(ScheduleKind::HolidayOpen);
        let holiday = !spans.is_empty() || spans_of(ScheduleKind::HolidayClosed).next().is_some();
        if !holiday {
            spans = open(ScheduleKind::Regular);
        }
        // "Closed" in a row of weekdays stops the day, and is no holiday.
        let dated = |(s, last): &(&Schedule, Option<Date>)| {
            s.kind != ScheduleKind::Regular && s.recurrence.is_none() && s.holds_on(date, *last)
        };
        let holiday = holiday && self.rows.iter().any(dated);
        Day { date, spans, holiday }
    }

    /// The known openings of a day as moments, ascending by opening.
    fn intervals(&self, date: Date, zone: &Zone) -> impl Iterator<Item = (UnixSeconds, UnixSeconds)> {
        self.day(date).spans.into_iter().filter_map(move |span| {
            let (opens, closes) = match span {
                Span::AllDay => (0, DAY),
                Span::Hours { opens, closes } => (opens, closes),
                Span::Unknown => return None,
            };
            Some((zone.moment(date, opens), zone.moment(date, closes)))
        })
    }

    /// Follows openings that touch each other, midnight after midnight.
    fn open_until(&self, mut closes: UnixSeconds, today: Date, zone: &Zone) -> OpenState {
        for date in today.and_after(ALWAYS_OPEN_DAYS + 1) {
            for (opens, later) in self.intervals(date, zone) {
                if opens <= closes {
                    closes = closes.max(later);
                }
            }
            if zone.moment(date, DAY) > closes {
                return OpenState::Open { closes };
            }
        }
        OpenState::Always
    }

    /// Whether the day has an opening that has not ended.
    fn still_opens(&self, date: Date, zone: &Zone, now: UnixSeconds) -> bool {
        let unknown = self.day(date).spans.contains(&Span::Unknown);
        unknown || self.intervals(date, zone).any(|(_, closes)| closes > now)
    }

    fn next_opening(&self, now: UnixSeconds, today: Date, zone: &Zone) -> Option<UnixSeconds> {
        today
            .and_after(LOOK_AHEAD + 1)
            .find_map(|date| self.intervals(date, zone).map(|(opens, _)| opens).find(|opens| *opens > now))
    }
}

impl Schedule {
    /// On a day of the rule.
    fn span(&self) -> Span {
        if self.phase_is_known() { self.span_of_times() } else { Span::Unknown }
    }

    /// "Every second Tuesday" without a first one may be this week or the next.
    fn phase_is_known(&self) -> bool {
        let counted = |rule: &Recurrence| rule.interval > 1 && rule.start.or(self.valid_from).is_none();
        !self.recurrence.as_ref().is_some_and(counted)
    }

    fn span_of_times(&self) -> Span {
        match (self.opens_at, self.closes_at) {
            // Forms that refuse equal times are given 00:01 or 23:59.
            (Some(0 | 1), Some(0 | 1439 | 1440)) => Span::AllDay,
            // 23:00 to 22:59: until the same time of the next day.
            (Some(opens), Some(closes)) if opens == closes + 1 => Span::Hours { opens, closes: opens + DAY },
            // HSDS writes the end of the day as 23:59.
            (Some(opens), Some(1439)) if opens < 1439 => Span::Hours { opens, closes: DAY },
            (Some(opens), Some(closes)) if opens < closes => Span::Hours { opens, closes },
            (Some(opens), Some(closes)) if opens > closes => Span::Hours { opens, closes: closes + DAY },
            _ => Span::Unknown,
        }
    }

    /// The last day on which it can hold, from `until` and `count`.
    fn last_day(&self) -> Option<Date> {
        let rule = self.recurrence.as_ref()?;
        let counted = rule.count.and_then(|count| {
            let start = rule.start.or(self.valid_from)?;
            let occurrences = start.and_after(COUNTED_DAYS);
            occurrences.filter(|date| rule.falls_on(*date, start)).nth(usize::from(count.max(1)) - 1)
        });
        match (rule.until, counted) {
            (Some(until), Some(counted)) => Some(until.min(counted)),
            (until, counted) => until.or(counted),
        }
    }

    fn holds_on(&self, date: Date, last: Option<Date>) -> bool {
        let valid = self.valid_from.is_none_or(|from| from <= date)
            && self.valid_to.is_none_or(|to| date <= to)
            && last.is_none_or(|last| date <= last);
        valid
            && match &self.recurrence {
                Some(rule) => rule.falls_on(date, rule.start.or(self.valid_from).unwrap_or(REFERENCE_MONDAY)),
                // A holiday is every day between its two dates; without any it would close the place for ever.
                None => self.kind != ScheduleKind::Regular && self.valid_from.is_some(),
            }
    }
}

/// Weeks are counted from here when a rule has no start.
const REFERENCE_MONDAY: Date = date(1970, 1, 5);

impl Recurrence {
    /// RFC 5545, section 3.3.10, for the columns that HSDS has.
    fn falls_on(&self, date: Date, start: Date) -> bool {
        let interval = i32::from(self.interval.max(1));
        let period = match self.frequency {
            Frequency::Daily => date - start,
            Frequency::Weekly => self.week(date) - self.week(start),
            Frequency::Monthly => months(date) - months(start),
            Frequency::Yearly => i32::from(date.year()) - i32::from(start.year()),
        };
        let has_started = self.start.is_none_or(|start| start <= date);
        has_started && period.rem_euclid(interval) == 0 && self.selects(date, start)
    }

    /// The number of the week of a day, counted as this rule begins its weeks.
    fn week(&self, date: Date) -> i32 {
        (date - REFERENCE_MONDAY - i32::from(self.week_start)).div_euclid(7)
    }

    /// Whether the day is picked within its period. What is not given is taken from the start, as the RFC says.
    fn selects(&self, date: Date, start: Date) -> bool {
        let nothing_given = self.weekdays.is_empty()
            && self.month_days.is_empty()
            && self.weeks.is_empty()
            && self.year_days.is_empty();
        if nothing_given {
            let from_start = self.start.is_some();
            return match self.frequency {
                Frequency::Daily => true,
                Frequency::Weekly => !from_start || date.weekday() == start.weekday(),
                Frequency::Monthly => !from_start || date.day() == start.day(),
                Frequency::Yearly => !from_start || (date.month(), date.day()) == (start.month(), start.day()),
            };
        }
        let month_length = i32::from(date.days_in_month());
        let year_length = i32::from(date.days_in_year());
        let is = |given: i32, at: i32, length: i32| given == at || (given < 0 && length + 1 + given == at);
        let weekday = self.weekdays.is_empty()
            || self.weekdays.iter().any(|rule| {
                let (at, length) = match self.frequency {
                    Frequency::Yearly => (i32::from(date.day_of_year()), year_length),
                    _ => (i32::from(date.day()), month_length),
                };
                let from_front = (at - 1) / 7 + 1;
                let from_back = -((length - at) / 7 + 1);
                let nth = i32::from(rule.nth);
                rule.weekday == date.weekday()
                    && (nth == 0 || self.frequency == Frequency::Weekly || nth == from_front || nth == from_back)
            });
        let month_day = self.month_days.is_empty()
            || self.month_days.iter().any(|day| is((*day).into(), date.day().into(), month_length));
        let year_day = self.year_days.is_empty()
            || self.year_days.iter().any(|day| is((*day).into(), date.day_of_year().into(), year_length));
        let week = self.weeks.is_empty() || {
            let (at, length) = date.iso_week();
            self.weeks.iter().any(|week| is((*week).into(), at.into(), length.into()))
        };
        weekday && month_day && year_day && week
    }
}

fn months(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month())
}

impl Zone {
    /// Seconds east of UTC at a moment.
    pub fn offset_at(&self, moment: UnixSeconds) -> i32 {
        match self.transitions.partition_point(|(at, _)| *at <= moment) {
            0 => self.first_offset,
            n => self.transitions[n - 1].1,
        }
    }

    /// What calendar and clock on the wall show there.
    pub fn local(&self, moment: UnixSeconds) -> Local {
        let seconds = moment.saturating_add(self.offset_at(moment).into());
        let days = i32::try_from(seconds.div_euclid(86_400)).unwrap_or(0);
        Local { date: EPOCH.plus(days), minutes: (seconds.rem_euclid(86_400) / 60) as Minutes }
    }

    /// The moment of a time on the wall; minutes above 1440 are on the next day. A time that the clock
    /// skips is moved on by the skipped hour, of a time that comes twice the first one is meant.
    pub fn moment(&self, date: Date, minutes: Minutes) -> UnixSeconds {
        let wall = i64::from(date.days()) * 86_400 + i64::from(minutes) * 60;
        let before = wall - i64::from(self.offset_at(wall - 86_400));
        let after = wall - i64::from(self.offset_at(wall + 86_400));
        let fits = |moment: i64| moment + i64::from(self.offset_at(moment)) == wall;
        match (fits(before), fits(after)) {
            (true, true) => before.min(after),
            (true, false) => before,
            (false, true) => after,
            (false, false) => before,
        }
    }
}

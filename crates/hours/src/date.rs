//! Calendar dates. The arithmetic is that of jiff's core; its formats and its zones are for the native tool:
//! a browser needs none of them.

use jiff_core::civil::{self, UnixEpochDay};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, ops::Sub, str::FromStr};

/// A day of the Gregorian calendar, in whatever zone it is meant. Years from -9999 to 9999; written `2026-11-21`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

/// Where days are counted from.
pub const EPOCH: Date = date(1970, 1, 1);

/// A day that is known to exist: for constants and tests. Panics on others.
pub const fn date(year: i16, month: i8, day: i8) -> Date {
    match civil::Date::new(year, month, day) {
        Ok(date) => Date(date),
        Err(_) => panic!("there is no such day"),
    }
}

impl Date {
    const FIRST: Date = Date(civil::Date::MIN);
    /// 9999-12-31.
    pub const LAST: Date = Date(civil::Date::MAX);

    /// `None`: there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Date> {
        civil::Date::new(year, month, day).ok().map(Date)
    }

    /// The day so many days after 1970-01-01, or before.
    pub fn from_days(days: i32) -> Option<Date> {
        UnixEpochDay::new(days).ok().map(|day| Date(day.to_date()))
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i32 {
        self.0.to_unix_epoch_day().day()
    }

    /// From -9999 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// 0 = Monday ... 6 = Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_zero_offset() as u8
    }

    /// 1 to 366.
    pub fn day_of_year(self) -> i16 {
        self.0.day_of_year()
    }

    /// 28 to 31.
    pub fn days_in_month(self) -> i8 {
        self.0.days_in_month()
    }

    /// 365 or 366.
    pub fn days_in_year(self) -> i16 {
        self.0.days_in_year()
    }

    /// The week's number (ISO 8601), and how many weeks its year has.
    pub fn iso_week(self) -> (i8, i8) {
        let week = self.0.to_iso_week_date();
        (week.week(), week.weeks_in_year())
    }

    /// So many days later, or earlier; the calendar's last day, or first, beyond its end.
    pub fn plus(self, days: i32) -> Date {
        let beyond = if days < 0 { Date::FIRST } else { Date::LAST };
        Date::from_days(self.days().saturating_add(days)).unwrap_or(beyond)
    }

    /// This day and the `count - 1` days after it.
    pub fn and_after(self, count: u16) -> impl Iterator<Item = Date> {
        let first = self.days();
        (first..first + i32::from(count)).map_while(Date::from_days)
    }
}

impl Default for Date {
    fn default() -> Date {
        EPOCH
    }
}

/// Days from the other date to this one.
impl Sub for Date {
    type Output = i32;

    fn sub(self, other: Date) -> i32 {
        self.days() - other.days()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // ISO 8601 gives years before 0 a sign and six digits.
        let (sign, width) = if self.year() < 0 { ("-", 6) } else { ("", 4) };
        write!(f, "{sign}{:0width$}-{:02}-{:02}", self.year().unsigned_abs(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Not a day of the calendar, written `2026-11-21`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date: it is written like 2026-11-21")
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Date, NotADate> {
        let parts = || {
            let (year, day) = text.rsplit_once('-')?;
            let (year, month) = year.rsplit_once('-')?;
            let has_all_digits = year.len() >= 4 && month.len() == 2 && day.len() == 2;
            has_all_digits.then_some(Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?)
        };
        parts().ok_or(NotADate)
    }
}

/// As text, in every format.
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_day_is_read_back_as_it_is_written(days in -4_371_587i32..=2_932_896) {
            let day = Date::from_days(days).unwrap();
            prop_assert_eq!(day.days(), days);
            prop_assert_eq!(day.to_string().parse(), Ok(day));
            let other = jiff::civil::Date::new(day.year(), day.month(), day.day()).unwrap();
            prop_assert_eq!(day.to_string(), other.to_string());
            prop_assert_eq!(i32::from(day.weekday()), i32::from(other.weekday().to_monday_zero_offset()));
        }

        #[test]
        fn any_text_is_a_date_or_told_not_to_be(text in "[-+0-9]{0,12}|.{0,12}") {
            let _ = text.parse::<Date>();
        }
    }

    #[test]
    fn the_calendar_has_ends() {
        assert_eq!(date(9999, 12, 31).plus(1), date(9999, 12, 31));
        assert_eq!(date(-9999, 1, 1).plus(i32::MIN), date(-9999, 1, 1));
        assert_eq!(date(9999, 12, 30).and_after(10).count(), 2);
        assert_eq!(date(2026, 12, 31).plus(1) - date(2026, 1, 1), 365);
    }

    #[test]
    fn a_date_is_text_in_every_format() {
        use serde::de::{IntoDeserializer, value};
        let read = |text: &'static str| Date::deserialize(IntoDeserializer::<value::Error>::into_deserializer(text));
        assert_eq!(read("2026-11-21"), Ok(date(2026, 11, 21)));
        assert_eq!(read("2026-11-31").unwrap_err().to_string(), NotADate.to_string());
        assert!(NotADate.to_string().contains("written like 2026-11-21"));
        assert_eq!(format!("{:?} {}", date(0, 1, 2), date(-1, 1, 2)), "0000-01-02 -000001-01-02");
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        for text in ["", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01T00:00", "2026--1-01"] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }
}

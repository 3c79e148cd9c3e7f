//! Opening hours: a table of cases that a person could check with a calendar.
//!
//! The zone is New York's of 2026: daylight saving from 8 March to 1 November.

use signpost_hours::{
    Frequency, Minutes, OpenState, Recurrence, Schedule, ScheduleKind, Span, WeekdayRule, Zone, applicable,
    coming_days,
    date::{Date, date},
    state,
};

const MO: u8 = 0;
const TU: u8 = 1;
const WE: u8 = 2;
const FR: u8 = 4;
const SA: u8 = 5;
const SU: u8 = 6;

fn zone() -> Zone {
    Zone { first_offset: -5 * 3600, transitions: vec![(1_772_953_200, -4 * 3600), (1_793_512_800, -5 * 3600)] }
}

/// `2026-11-21 09:30` on the wall in New York, as a moment.
fn at(wall: &str) -> i64 {
    let (day, time) = wall.split_once(' ').expect("a date and a time");
    zone().moment(day.parse().expect("a date"), hm(time))
}

fn hm(text: &str) -> Minutes {
    let (hours, minutes) = text.split_once(':').expect("h:mm");
    hours.parse::<Minutes>().unwrap() * 60 + minutes.parse::<Minutes>().unwrap()
}

fn row(rule: Recurrence, opens: &str, closes: &str) -> Schedule {
    Schedule { recurrence: Some(rule), opens_at: Some(hm(opens)), closes_at: Some(hm(closes)), ..Default::default() }
}

fn weekly(days: &[u8]) -> Recurrence {
    let weekdays = days.iter().map(|&weekday| WeekdayRule { weekday, nth: 0 }).collect();
    Recurrence { interval: 1, weekdays, ..Default::default() }
}

fn monthly(weekday: u8, nth: i8) -> Recurrence {
    let weekdays = vec![WeekdayRule { weekday, nth }];
    Recurrence { frequency: Frequency::Monthly, interval: 1, weekdays, ..Default::default() }
}

fn holiday(kind: ScheduleKind, from: Date, to: Date) -> Schedule {
    Schedule { kind, valid_from: Some(from), valid_to: Some(to), ..Default::default() }
}

fn wall(moment: i64) -> String {
    let local = zone().local(moment);
    format!("{} {:02}:{:02}", local.date(), local.minutes() / 60, local.minutes() % 60)
}

/// The state in words that are easy to compare.
fn said(rows: &[Schedule], now: &str) -> String {
    match state(&rows.iter().collect::<Vec<_>>(), &zone(), at(now)) {
        OpenState::Always => "always".into(),
        OpenState::Open { closes } => format!("open until {}", wall(closes)),
        OpenState::Closed { opens: Some(opens) } => format!("closed until {}", wall(opens)),
        OpenState::Closed { opens: None } => "closed".into(),
        OpenState::Unknown => "unknown".into(),
    }
}

fn check(rows: &[Schedule], cases: &[(&str, &str)]) {
    for (now, expected) in cases {
        assert_eq!(said(rows, now), *expected, "at {now}");
    }
}

#[test]
fn office_hours_from_monday_to_friday() {
    check(
        &[row(weekly(&[0, 1, 2, 3, 4]), "9:00", "17:00")],
        &[
            ("2026-11-20 08:59", "closed until 2026-11-20 09:00"),
            ("2026-11-20 09:00", "open until 2026-11-20 17:00"),
            ("2026-11-20 16:59", "open until 2026-11-20 17:00"),
            ("2026-11-20 17:00", "closed until 2026-11-23 09:00"),
            ("2026-11-21 12:00", "closed until 2026-11-23 09:00"),
        ],
    );
}

#[test]
fn two_shifts_a_day() {
    check(
        &[row(weekly(&[MO]), "9:00", "12:00"), row(weekly(&[MO]), "17:00", "20:00")],
        &[
            ("2026-11-23 11:00", "open until 2026-11-23 12:00"),
            ("2026-11-23 13:00", "closed until 2026-11-23 17:00"),
            ("2026-11-23 19:00", "open until 2026-11-23 20:00"),
            ("2026-11-23 21:00", "closed until 2026-11-30 09:00"),
        ],
    );
}

#[test]
fn touching_shifts_are_one_opening() {
    let rows = [row(weekly(&[MO]), "9:00", "12:00"), row(weekly(&[MO]), "12:00", "15:00")];
    check(&rows, &[("2026-11-23 10:00", "open until 2026-11-23 15:00")]);
}

#[test]
fn overnight_belongs_to_the_evening_on_which_it_begins() {
    check(
        &[row(weekly(&[FR]), "20:00", "6:00")],
        &[
            ("2026-11-20 19:00", "closed until 2026-11-20 20:00"),
            ("2026-11-20 23:30", "open until 2026-11-21 06:00"),
            ("2026-11-21 05:59", "open until 2026-11-21 06:00"),
            ("2026-11-21 06:00", "closed until 2026-11-27 20:00"),
        ],
    );
}

#[test]
fn around_the_clock_is_always_open_however_it_is_written() {
    for (opens, closes) in [("0:00", "23:59"), ("0:00", "24:00"), ("0:00", "0:00")] {
        let rows = [row(weekly(&[0, 1, 2, 3, 4, 5, 6]), opens, closes)];
        check(&rows, &[("2026-11-21 03:00", "always"), ("2026-11-21 23:59", "always")]);
    }
}

#[test]
fn the_whole_weekend_closes_at_midnight_on_sunday() {
    check(
        &[row(weekly(&[SA, SU]), "0:00", "23:59")],
        &[("2026-11-21 23:59", "open until 2026-11-23 00:00"), ("2026-11-23 00:00", "closed until 2026-11-28 00:00")],
    );
}

#[test]
fn second_monday_and_last_friday_of_the_month() {
    check(
        &[row(monthly(MO, 2), "10:00", "12:00"), row(monthly(FR, -1), "18:00", "20:00")],
        &[
            ("2026-11-09 11:00", "open until 2026-11-09 12:00"),
            ("2026-11-16 11:00", "closed until 2026-11-27 18:00"),
            ("2026-11-27 19:00", "open until 2026-11-27 20:00"),
            ("2026-12-01 11:00", "closed until 2026-12-14 10:00"),
        ],
    );
}

#[test]
fn every_other_week_is_counted_from_the_start() {
    let rule = Recurrence { interval: 2, start: Some(date(2026, 11, 3)), ..weekly(&[TU]) };
    check(
        &[row(rule, "14:00", "16:00")],
        &[
            ("2026-11-03 15:00", "open until 2026-11-03 16:00"),
            ("2026-11-10 15:00", "closed until 2026-11-17 14:00"),
            ("2026-11-17 15:00", "open until 2026-11-17 16:00"),
        ],
    );
}

#[test]
fn days_of_the_month_from_the_front_and_from_the_back() {
    let rule =
        Recurrence { frequency: Frequency::Monthly, interval: 1, month_days: vec![15, -1], ..Default::default() };
    check(
        &[row(rule, "9:00", "10:00")],
        &[
            ("2026-11-15 09:30", "open until 2026-11-15 10:00"),
            ("2026-11-16 09:30", "closed until 2026-11-30 09:00"),
            ("2026-02-16 09:30", "closed until 2026-02-28 09:00"),
        ],
    );
}

#[test]
fn a_rule_ends_with_until_or_count_but_is_unknown_after_valid_to() {
    let until = row(Recurrence { until: Some(date(2026, 11, 11)), ..weekly(&[WE]) }, "9:00", "10:00");
    check(&[until], &[("2026-11-11 08:00", "closed until 2026-11-11 09:00"), ("2026-11-12 08:00", "closed")]);

    let rule = Recurrence { start: Some(date(2026, 11, 4)), count: Some(2), ..weekly(&[WE]) };
    let counted = row(rule, "9:00", "10:00");
    check(&[counted], &[("2026-11-11 09:30", "open until 2026-11-11 10:00"), ("2026-11-11 10:00", "closed")]);

    let valid = Schedule { valid_to: Some(date(2026, 11, 11)), ..row(weekly(&[WE]), "9:00", "10:00") };
    check(&[valid], &[("2026-11-11 09:30", "open until 2026-11-11 10:00"), ("2026-11-12 09:30", "unknown")]);
}

#[test]
fn a_season_has_not_begun_yet() {
    let season = Schedule { valid_from: Some(date(2026, 12, 1)), ..row(weekly(&[MO]), "9:00", "10:00") };
    check(&[season], &[("2026-11-23 09:30", "closed until 2026-12-07 09:00")]);
}

#[test]
fn a_holiday_closes_and_a_holiday_with_hours_replaces() {
    let thanksgiving = holiday(ScheduleKind::HolidayClosed, date(2026, 11, 26), date(2026, 11, 27));
    let mut short_day = holiday(ScheduleKind::HolidayOpen, date(2026, 12, 24), date(2026, 12, 24));
    (short_day.opens_at, short_day.closes_at) = (Some(hm("9:00")), Some(hm("12:00")));
    let rows = [row(weekly(&[0, 1, 2, 3, 4]), "9:00", "17:00"), thanksgiving, short_day];
    check(
        &rows,
        &[
            ("2026-11-25 18:00", "closed until 2026-11-30 09:00"),
            ("2026-11-26 10:00", "closed until 2026-11-30 09:00"),
            ("2026-12-24 10:00", "open until 2026-12-24 12:00"),
            ("2026-12-24 13:00", "closed until 2026-12-25 09:00"),
        ],
    );
    let days = coming_days(&rows.iter().collect::<Vec<_>>(), &zone(), at("2026-11-25 18:00"), 3);
    assert_eq!(days[0].spans, [Span::Hours { opens: hm("9:00"), closes: hm("17:00") }]);
    assert!(days[1].spans.is_empty() && days[1].holiday);
}

#[test]
fn a_holiday_without_dates_closes_nothing() {
    let nothing = Schedule { kind: ScheduleKind::HolidayClosed, ..Default::default() };
    let rows = [row(weekly(&[MO]), "9:00", "17:00"), nothing];
    check(&rows, &[("2026-11-23 10:00", "open until 2026-11-23 17:00")]);
}

#[test]
fn the_clock_change_moves_neither_opening_nor_closing() {
    // 1 November has 25 hours, 8 March has 23.
    check(
        &[row(weekly(&[SU]), "1:00", "9:00")],
        &[
            ("2026-11-01 00:30", "closed until 2026-11-01 01:00"),
            ("2026-11-01 08:59", "open until 2026-11-01 09:00"),
            ("2026-03-08 08:59", "open until 2026-03-08 09:00"),
            ("2026-03-08 00:30", "closed until 2026-03-08 01:00"),
        ],
    );
    assert_eq!(at("2026-11-01 09:00") - at("2026-11-01 01:00"), 9 * 3600);
}

#[test]
fn a_time_that_the_clock_skips_is_moved_on_and_one_that_comes_twice_is_the_first() {
    assert_eq!(wall(at("2026-03-08 02:30")), "2026-03-08 03:30");
    assert_eq!(at("2026-11-01 01:30"), 1_793_512_800 - 1800);
}

#[test]
fn what_cannot_be_read_is_never_open() {
    let words = Schedule { text: Some("call for hours".into()), ..Default::default() };
    check(&[words], &[("2026-11-20 12:00", "unknown")]);
    check(&[], &[("2026-11-20 12:00", "unknown")]);
    let day_only = Schedule { recurrence: Some(weekly(&[FR])), ..Default::default() };
    check(&[day_only], &[("2026-11-20 12:00", "unknown"), ("2026-11-21 12:00", "closed")]);
}

#[test]
fn the_sites_own_hours_win_and_holidays_of_all_count() {
    let site = [row(weekly(&[MO]), "9:00", "10:00")];
    let program = [row(weekly(&[TU]), "9:00", "10:00")];
    let closed = holiday(ScheduleKind::HolidayClosed, date(2026, 11, 23), date(2026, 11, 23));
    let location = [row(weekly(&[WE]), "9:00", "10:00"), closed];
    assert_eq!(applicable(&site, &program, &location), [&site[0], &location[1]]);
    assert_eq!(applicable(&[], &program, &location)[0], &program[0]);
    assert_eq!(applicable(&[], &[], &location)[0], &location[0]);
}

#[test]
fn absurd_moments_and_rules_do_not_crash() {
    let rule =
        Recurrence { interval: 0, week_start: 200, weeks: vec![-128], year_days: vec![i16::MIN], ..weekly(&[9]) };
    let rows = [row(rule, "23:00", "22:00")];
    for now in [i64::MIN, -1, 0, i64::MAX] {
        state(&rows.iter().collect::<Vec<_>>(), &zone(), now);
        coming_days(&rows.iter().collect::<Vec<_>>(), &zone(), now, 7);
    }
}

#[test]
fn round_the_clock_by_habit_has_no_closing_time() {
    for (opens, closes) in [("23:00", "22:59"), ("0:00", "23:59"), ("0:01", "23:59"), ("0:01", "0:00")] {
        let rows = [row(weekly(&[0, 1, 2, 3, 4, 5, 6]), opens, closes)];
        check(&rows, &[("2026-12-01 22:59", "always"), ("2026-12-02 00:00", "always"), ("2026-12-02 12:00", "always")]);
    }
}

#[test]
fn a_weekday_said_to_be_closed_stops_that_day_and_is_no_holiday() {
    let closed =
        Schedule { kind: ScheduleKind::HolidayClosed, recurrence: Some(weekly(&[SA, SU])), ..Default::default() };
    let rows = [row(weekly(&[0, 1, 2, 3, 4, SA]), "9:00", "17:00"), closed];
    check(
        &rows,
        &[("2026-12-05 12:00", "closed until 2026-12-07 09:00"), ("2026-12-04 12:00", "open until 2026-12-04 17:00")],
    );
    let days = coming_days(&rows.iter().collect::<Vec<_>>(), &zone(), at("2026-12-05 12:00"), 1);
    assert!(days[0].spans.is_empty() && !days[0].holiday);
}

#[test]
fn a_day_that_ends_at_23_59_ends_at_midnight_and_equal_times_say_nothing() {
    let evening = |opens| row(weekly(&[MO]), opens, "23:59");
    check(
        &[evening("18:00")],
        &[("2026-11-23 23:59", "open until 2026-11-24 00:00"), ("2026-11-24 00:00", "closed until 2026-11-30 18:00")],
    );
    check(&[evening("23:59")], &[("2026-11-23 23:59", "unknown")]);
    check(&[row(weekly(&[MO]), "9:00", "9:00")], &[("2026-11-23 12:00", "unknown")]);
}

/// RFC 5545, section 3.8.5.3, the example for WKST: Tuesday and Sunday of every other week from Tuesday, August 5, 1997.
#[test]
fn every_other_week_depends_on_the_day_on_which_weeks_begin() {
    for (week_start, expected) in [(MO, [5, 10, 19, 24]), (SU, [5, 17, 19, 31])] {
        let start = Some(date(1997, 8, 5));
        let rule = Recurrence { interval: 2, start, week_start, count: Some(4), ..weekly(&[TU, SU]) };
        let rows = [row(rule, "9:00", "10:00")];
        let days = coming_days(&rows.iter().collect::<Vec<_>>(), &zone(), at("1997-08-01 12:00"), 60);
        let open = days.iter().filter(|day| !day.spans.is_empty()).map(|day| (day.date.month(), day.date.day()));
        assert_eq!(open.collect::<Vec<_>>(), expected.map(|day| (8, day)), "weeks begin on day {week_start}");
    }
}

#[test]
fn every_third_day_every_other_month_and_every_fourth_year() {
    let every =
        |frequency, interval, start| Recurrence { frequency, interval, start: Some(start), ..Default::default() };
    let next = |rule, now| said(&[row(rule, "9:00", "10:00")], now);
    let daily = every(Frequency::Daily, 3, date(2026, 11, 20));
    assert_eq!(next(daily, "2026-11-20 12:00"), "closed until 2026-11-23 09:00");
    let monthly = every(Frequency::Monthly, 2, date(2026, 10, 15));
    assert_eq!(next(monthly, "2026-11-01 12:00"), "closed until 2026-12-15 09:00");
    let yearly = every(Frequency::Yearly, 4, date(2022, 12, 24));
    assert_eq!(next(yearly.clone(), "2026-12-01 12:00"), "closed until 2026-12-24 09:00");
    assert_eq!(next(Recurrence { interval: 3, ..yearly }, "2026-12-01 12:00"), "closed");
}

#[test]
fn the_next_opening_is_looked_for_on_sixty_days_after_today() {
    let on = |day| row(Recurrence { start: Some(day), until: Some(day), ..Default::default() }, "9:00", "10:00");
    check(&[on(date(2026, 12, 31))], &[("2026-11-01 12:00", "closed until 2026-12-31 09:00")]);
    check(&[on(date(2027, 1, 1))], &[("2026-11-01 12:00", "closed")]);
}

#[test]
fn two_weeks_without_a_gap_are_always() {
    let until = |day| Recurrence { until: Some(date(2026, 11, day)), ..weekly(&[0, 1, 2, 3, 4, 5, 6]) };
    // Today and the fourteen days after it.
    check(&[row(until(15), "0:00", "24:00")], &[("2026-11-01 12:00", "always")]);
    check(&[row(until(14), "0:00", "24:00")], &[("2026-11-01 12:00", "open until 2026-11-15 00:00")]);
}

#[test]
fn what_helps_soonest_is_first() {
    let states = [
        OpenState::Always,
        OpenState::Open { closes: 2_000 },
        OpenState::Open { closes: 1_000 },
        OpenState::Closed { opens: Some(3_000) },
        OpenState::Closed { opens: Some(4_000) },
        OpenState::Unknown,
        OpenState::Closed { opens: None },
    ];
    assert!(states.is_sorted_by(|a, b| a.rank() < b.rank()));
}

/// Examples of RFC 5545, section 3.8.5.3, and their dates there.
#[test]
fn rules_of_the_year_and_of_every_other_month_fall_on_the_dates_of_the_rfc() {
    let dates = |rule: Recurrence, days: u16| -> Vec<String> {
        let rows = [row(rule, "9:00", "10:00")];
        let days = coming_days(&rows.iter().collect::<Vec<_>>(), &zone(), at("1997-01-01 12:00"), days);
        days.into_iter().filter(|day| !day.spans.is_empty()).map(|day| day.date.to_string()).collect()
    };
    let yearly = |start| Recurrence { frequency: Frequency::Yearly, start: Some(start), ..monthly(MO, 0) };
    let twentieth_monday =
        Recurrence { weekdays: vec![WeekdayRule { weekday: MO, nth: 20 }], ..yearly(date(1997, 5, 19)) };
    assert_eq!(dates(twentieth_monday, 1000), ["1997-05-19", "1998-05-18", "1999-05-17"]);
    let monday_of_week_20 = Recurrence { weeks: vec![20], ..yearly(date(1997, 5, 12)) };
    assert_eq!(dates(monday_of_week_20, 1000), ["1997-05-12", "1998-05-11", "1999-05-17"]);
    let days_of_every_third_year = Recurrence {
        interval: 3,
        weekdays: Vec::new(),
        year_days: vec![1, 100, 200],
        count: Some(10),
        ..yearly(date(1997, 1, 1))
    };
    let expected = [
        "1997-01-01",
        "1997-04-10",
        "1997-07-19",
        "2000-01-01",
        "2000-04-09",
        "2000-07-18",
        "2003-01-01",
        "2003-04-10",
        "2003-07-19",
        "2006-01-01",
    ];
    assert_eq!(dates(days_of_every_third_year, 3650), expected);
    let second_to_last_monday = Recurrence { start: Some(date(1997, 9, 22)), count: Some(6), ..monthly(MO, -2) };
    let expected = ["1997-09-22", "1997-10-20", "1997-11-17", "1997-12-22", "1998-01-19", "1998-02-16"];
    assert_eq!(dates(second_to_last_monday, 500), expected);
    let every_18_months = Recurrence {
        interval: 18,
        weekdays: Vec::new(),
        month_days: vec![10, 11, 12, 13, 14, 15],
        start: Some(date(1997, 9, 10)),
        count: Some(10),
        ..monthly(MO, 0)
    };
    let expected = [
        "1997-09-10",
        "1997-09-11",
        "1997-09-12",
        "1997-09-13",
        "1997-09-14",
        "1997-09-15",
        "1999-03-10",
        "1999-03-11",
        "1999-03-12",
        "1999-03-13",
    ];
    assert_eq!(dates(every_18_months, 1000), expected);
}

/// Days, weeks and months of the year's end, counted from its end; the last week has a number of its own.
#[test]
fn days_and_weeks_are_counted_from_the_end_of_the_year_too() {
    let yearly = Recurrence { frequency: Frequency::Yearly, interval: 1, ..Default::default() };
    let last_day = Recurrence { year_days: vec![-1], ..yearly.clone() };
    assert_eq!(said(&[row(last_day, "9:00", "10:00")], "2026-12-01 12:00"), "closed until 2026-12-31 09:00");
    let last_monday = Recurrence { weekdays: vec![WeekdayRule { weekday: MO, nth: -1 }], ..yearly.clone() };
    assert_eq!(said(&[row(last_monday, "9:00", "10:00")], "2026-12-01 12:00"), "closed until 2026-12-28 09:00");
    // 2026 has a 53rd week, which ends in January.
    let last_week = Recurrence { weeks: vec![-1], ..yearly.clone() };
    check(
        &[row(last_week, "9:00", "10:00")],
        &[
            ("2026-12-20 12:00", "closed until 2026-12-28 09:00"),
            ("2027-01-02 12:00", "closed until 2027-01-03 09:00"),
            ("2027-01-03 12:00", "closed"),
        ],
    );
    let week_53 = Recurrence { weeks: vec![53], ..yearly };
    assert_eq!(said(&[row(week_53, "9:00", "10:00")], "2026-12-20 12:00"), "closed until 2026-12-28 09:00");
}

#[test]
fn every_third_week_is_counted_from_the_week_of_the_start() {
    let rule = Recurrence { interval: 3, start: Some(date(2026, 11, 3)), ..weekly(&[TU]) };
    check(
        &[row(rule, "9:00", "10:00")],
        &[
            ("2026-11-01 12:00", "closed until 2026-11-03 09:00"),
            ("2026-11-04 12:00", "closed until 2026-11-24 09:00"),
            ("2026-11-25 12:00", "closed until 2026-12-15 09:00"),
        ],
    );
}

/// RFC 5545: "information missing from the rule is taken from DTSTART".
#[test]
fn a_rule_without_days_is_for_the_weekday_or_the_day_of_its_start() {
    let from_start =
        |frequency| Recurrence { frequency, interval: 1, start: Some(date(2026, 11, 4)), ..Default::default() };
    for (frequency, expected) in [
        (Frequency::Daily, "closed until 2026-11-06 09:00"),
        (Frequency::Weekly, "closed until 2026-11-11 09:00"),
        (Frequency::Monthly, "closed until 2026-12-04 09:00"),
        (Frequency::Yearly, "closed"),
    ] {
        let rows = [row(from_start(frequency), "9:00", "10:00")];
        assert_eq!(said(&rows, "2026-11-05 12:00"), expected, "{frequency:?}");
    }
    let weekly = Recurrence { interval: 1, ..Default::default() };
    assert_eq!(said(&[row(weekly, "9:00", "10:00")], "2026-11-05 12:00"), "closed until 2026-11-06 09:00");
}

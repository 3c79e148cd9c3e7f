//! Which sentence is made of which rule: what a week's table would say of them is wrong.

use signpost_hours::{
    Frequency, Recurrence, Schedule, ScheduleKind, WeekdayRule, Zone,
    date::{Date, date},
    openings::{Opening, Pattern, openings},
};

const MO: u8 = 0;
const TU: u8 = 1;
const WE: u8 = 2;
const TH: u8 = 3;
const SU: u8 = 6;

/// On Sunday, November 29, 2026, noon in UTC.
fn read(rows: &[Schedule]) -> Vec<Opening> {
    openings(&rows.iter().collect::<Vec<_>>(), &Zone::default(), 1_795_953_600)
}

fn patterns(rows: &[Schedule]) -> Vec<Pattern> {
    read(rows).into_iter().map(|one| one.pattern).collect()
}

fn row(rule: Recurrence) -> Schedule {
    Schedule { recurrence: Some(rule), opens_at: Some(540), closes_at: Some(720), ..Default::default() }
}

fn rule(frequency: Frequency, days: &[u8]) -> Recurrence {
    let weekdays = days.iter().map(|&weekday| WeekdayRule { weekday, nth: 0 }).collect();
    Recurrence { frequency, interval: 1, weekdays, ..Default::default() }
}

fn weekly(days: &[u8]) -> Pattern {
    Pattern::Weekly { weekdays: days.to_vec() }
}

fn dates(days: &[(i8, i8)]) -> Pattern {
    Pattern::Dates(days.iter().map(|&(month, day)| date(2026, month, day)).collect())
}

fn first_of(nth: i8, weekday: u8) -> Pattern {
    Pattern::MonthlyByWeekday { nths: vec![nth], weekdays: vec![weekday] }
}

#[test]
fn what_begins_or_ends_today_holds_today() {
    let today = date(2026, 11, 29);
    let found =
        read(&[Schedule { valid_from: Some(today), valid_to: Some(today), ..row(rule(Frequency::Weekly, &[SU])) }]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].from, found[0].until), (None, Some(today)));
}

#[test]
fn the_next_day_is_said_where_the_sentence_does_not_say_it() {
    let next = |rule: Recurrence| read(&[row(rule)])[0].next;
    assert_eq!(next(rule(Frequency::Weekly, &[MO])), None);
    let yearly = Recurrence { start: Some(date(2020, 12, 24)), ..rule(Frequency::Yearly, &[]) };
    assert_eq!(next(yearly.clone()), None, "its dates are the sentence");
    assert_eq!(next(Recurrence { month_days: vec![1], ..rule(Frequency::Monthly, &[]) }), Some(date(2026, 12, 1)));
    let over_before = Schedule { valid_to: Some(date(2026, 12, 20)), ..row(yearly) };
    assert_eq!(read(&[over_before]), [], "no date is left");
}

#[test]
fn every_day_is_said_of_a_daily_rule_of_more_than_a_week() {
    let daily = || rule(Frequency::Daily, &[]);
    let every_day = || vec![weekly(&[0, 1, 2, 3, 4, 5, 6])];
    assert_eq!(patterns(&[row(daily())]), every_day());
    let from_start = Recurrence { start: Some(date(2026, 11, 2)), ..daily() };
    assert_eq!(patterns(&[row(from_start.clone())]), every_day(), "not the start's weekday alone");
    for (last, expected) in [
        (date(2026, 12, 2), vec![dates(&[(11, 30), (12, 1), (12, 2)])]),
        (date(2026, 12, 6), vec![dates(&[(11, 30), (12, 1), (12, 2), (12, 3)])]),
        (date(2026, 12, 7), every_day()),
    ] {
        let start = Some(date(2026, 11, 30));
        let until = Recurrence { start, until: Some(last), ..daily() };
        assert_eq!(patterns(&[row(until)]), expected, "until {last}");
        let valid = Schedule { valid_from: start, valid_to: Some(last), ..row(daily()) };
        assert_eq!(patterns(&[valid]), expected, "valid to {last}");
    }
    let every_third = Recurrence { interval: 3, ..from_start };
    assert_eq!(patterns(&[row(every_third)]), [dates(&[(12, 2), (12, 5), (12, 8), (12, 11)])]);
    let some = Recurrence { month_days: vec![5, 20], ..daily() };
    assert!(
        matches!(&patterns(&[row(some)])[..], [Pattern::Dates(dates)] if dates[..2] == [date(2026, 12, 5), date(2026, 12, 20)])
    );
}

#[test]
fn a_weekly_rule_is_weekly_only_where_it_holds_each_week() {
    let from = |start| Recurrence { start: Some(start), ..rule(Frequency::Weekly, &[]) };
    assert_eq!(patterns(&[row(from(date(2026, 11, 4)))]), [weekly(&[WE])], "the weekday of its start");
    assert_eq!(patterns(&[row(rule(Frequency::Weekly, &[]))]), [weekly(&[0, 1, 2, 3, 4, 5, 6])]);
    let of_days = Recurrence { month_days: vec![7, 14], ..rule(Frequency::Weekly, &[MO]) };
    assert!(matches!(&patterns(&[row(of_days)])[..], [Pattern::Dates(dates)] if dates[0] == date(2026, 12, 7)));
    let of_weeks = Recurrence { weeks: vec![50], ..rule(Frequency::Weekly, &[MO]) };
    assert_eq!(patterns(&[row(of_weeks)]), [dates(&[(12, 7)])]);
    let of_year_days = Recurrence { year_days: vec![-1], ..rule(Frequency::Daily, &[]) };
    assert_eq!(patterns(&[row(of_year_days)]), [dates(&[(12, 31)])]);
}

#[test]
fn a_monthly_rule_is_said_by_its_weekday_or_its_days() {
    let monthly = |days: &[u8], month_days: &[i8]| Recurrence {
        month_days: month_days.to_vec(),
        ..rule(Frequency::Monthly, days)
    };
    let by_days = |days: &[i8]| Pattern::MonthlyByDay { days: days.to_vec() };
    assert_eq!(patterns(&[row(monthly(&[], &[-1, 15, 1, 15]))]), [by_days(&[1, 15, -1])], "the last day at the end");
    assert_eq!(patterns(&[row(monthly(&[], &[15])), row(monthly(&[], &[1]))]), [by_days(&[1, 15])]);
    let start = Recurrence { start: Some(date(2026, 11, 4)), ..monthly(&[], &[]) };
    assert_eq!(patterns(&[row(start)]), [by_days(&[4])], "the day of its start");
    let valid = Schedule { valid_from: Some(date(2026, 11, 4)), ..row(monthly(&[], &[])) };
    assert!(matches!(patterns(&[valid])[..], [Pattern::Dates(_)]), "the first day of a row is no rule");
    let every_other = Recurrence { interval: 2, start: Some(date(2026, 10, 15)), ..monthly(&[], &[]) };
    assert!(matches!(&patterns(&[row(every_other)])[..], [Pattern::Dates(dates)] if dates[0] == date(2026, 12, 15)));
}

#[test]
fn a_weekday_within_seven_days_of_the_month_is_its_first_to_fourth() {
    let within = |days: Vec<i8>, nth: i8| {
        let weekdays = vec![WeekdayRule { weekday: TH, nth }];
        patterns(&[row(Recurrence { weekdays, month_days: days, ..rule(Frequency::Monthly, &[]) })])
    };
    assert_eq!(within((1..=7).collect(), 0), [first_of(1, TH)]);
    assert_eq!(within((1..=7).rev().collect(), 0), [first_of(1, TH)]);
    assert_eq!(within((8..=14).collect(), 0), [first_of(2, TH)]);
    assert_eq!(within((22..=28).collect(), 0), [first_of(4, TH)]);
    for days in [
        (2..=8).collect(),
        (1..=6).collect(),
        (1..=8).collect(),
        (-7..=-1).collect(),
        (-13..=-7).collect(),
        vec![1, 2, 3, 4, 5, 6, 8],
    ] {
        assert!(matches!(within(days.clone(), 0)[..], [Pattern::Dates(_)]), "{days:?}");
    }
    assert!(matches!(within((1..=7).collect(), 1)[..], [Pattern::Dates(_)]), "it says its own count");
}

#[test]
fn a_weekday_that_is_closed_for_a_time_is_an_exception() {
    let closed = |row: Schedule| Schedule { kind: ScheduleKind::HolidayClosed, opens_at: None, closes_at: None, ..row };
    let mondays = || row(rule(Frequency::Weekly, &[MO]));
    let open = || row(rule(Frequency::Weekly, &[MO, TU]));
    let until = Schedule { valid_to: Some(date(2026, 12, 20)), ..closed(mondays()) };
    let from = Schedule { valid_from: Some(date(2026, 12, 20)), ..closed(mondays()) };
    for (exception, from, until) in [(until, None, Some(date(2026, 12, 20))), (from, Some(date(2026, 12, 20)), None)] {
        let found = read(&[open(), exception.clone()]);
        assert_eq!(found.iter().map(|one| &one.pattern).collect::<Vec<_>>(), [&weekly(&[MO, TU]), &weekly(&[MO])]);
        assert_eq!((found[1].spans.len(), found[1].from, found[1].until), (0, from, until));
        // Also where Mondays are closed for good.
        assert_eq!(patterns(&[open(), exception, closed(mondays())]), [weekly(&[TU]), weekly(&[MO])]);
    }
}

#[test]
fn a_first_day_in_the_past_parts_no_days_of_the_week() {
    let with_start = Recurrence { start: Some(date(2026, 11, 3)), ..rule(Frequency::Weekly, &[TU]) };
    assert_eq!(patterns(&[row(rule(Frequency::Weekly, &[MO])), row(with_start)]), [weekly(&[MO, TU])]);
}

/// Every so many weeks on a day, counted from a week.
fn every(interval: u16, weekday: u8, start: Date) -> Schedule {
    row(Recurrence { interval, start: Some(start), ..rule(Frequency::Weekly, &[weekday]) })
}

#[test]
fn days_of_the_same_weeks_are_one_sentence() {
    let of_two = |weekdays: &[u8]| Pattern::EveryWeeks { interval: 2, weekdays: weekdays.to_vec() };
    let found = read(&[every(2, MO, date(2026, 11, 16)), every(2, WE, date(2026, 11, 18))]);
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0].pattern, found[0].next), (&of_two(&[MO, WE]), Some(date(2026, 11, 30))));
    assert_eq!(read(&[every(2, MO, date(2026, 11, 16)), every(3, WE, date(2026, 11, 18))]).len(), 2);
}

#[test]
fn days_of_different_weeks_have_each_their_next_day() {
    let found = read(&[every(2, MO, date(2026, 11, 16)), every(2, WE, date(2026, 11, 11))]);
    assert_eq!(
        found.iter().map(|one| one.next).collect::<Vec<_>>(),
        [Some(date(2026, 11, 30)), Some(date(2026, 12, 9))]
    );
    // The same weekday of the weeks between, too.
    let found = read(&[every(2, MO, date(2026, 11, 16)), every(2, MO, date(2026, 11, 9))]);
    assert_eq!(
        found.iter().map(|one| one.next).collect::<Vec<_>>(),
        [Some(date(2026, 12, 7)), Some(date(2026, 11, 30))]
    );
}

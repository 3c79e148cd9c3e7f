//! What becomes of the limits, the words and the odd cells of a row of hours.

use signpost_hours::{OpenState, Schedule, ScheduleKind, Zone, date::date};
use signpost_hsds::{Imported, InputFile, Kind, Options, import};

/// In UTC, at the end of November 2026.
fn imported(tables: &[(&str, &str)]) -> Imported {
    let services = [("services.csv", "id,name\n1,Pantry\n")];
    let files = services.iter().chain(tables);
    let files: Vec<_> =
        files.map(|(name, text)| InputFile { name: (*name).to_owned(), bytes: (*text).into() }).collect();
    import(&files, &Options { today: date(2026, 11, 21), ..Options::default() }).unwrap()
}

/// From rows with these columns, after the service's id.
fn weekly(table: &str) -> Imported {
    let (columns, rows) = table.split_once('\n').unwrap();
    let rows: String = rows.lines().map(|row| format!("1,{row}\n")).collect();
    imported(&[("schedules.csv", &format!("service_id,{columns}\n{rows}"))])
}

fn schedules(imported: &Imported) -> &[Schedule] {
    &imported.directory.programs[0].schedules
}

fn text(imported: &Imported) -> &str {
    schedules(imported)[0].text.as_deref().unwrap_or_default()
}

fn at(imported: &Imported, day: (i16, i8, i8), hour: u16) -> &'static str {
    let moment = Zone::default().moment(date(day.0, day.1, day.2), hour * 60);
    match signpost_hours::state(&schedules(imported).iter().collect::<Vec<_>>(), &Zone::default(), moment) {
        OpenState::Always | OpenState::Open { .. } => "open",
        OpenState::Closed { .. } => "closed",
        OpenState::Unknown => "unknown",
    }
}

fn count(imported: &Imported, kind: Kind) -> usize {
    imported.problems.iter().filter(|problem| problem.kind == kind).count()
}

// In the week of Monday, November 30, 2026.
const MONDAY: (i16, i8, i8) = (2026, 11, 30);
const THURSDAY: (i16, i8, i8) = (2026, 12, 3);
const FRIDAY: (i16, i8, i8) = (2026, 12, 4);
const SATURDAY: (i16, i8, i8) = (2026, 12, 5);
const SUNDAY: (i16, i8, i8) = (2026, 12, 6);

#[test]
fn a_row_holds_from_and_until_its_dates() {
    let imported = weekly(
        "weekday,opens_at,closes_at,valid_from,valid_to,attending_type\nMon-Sun,9:00,17:00,2026-12-01,2026-12-05,phone\n",
    );
    let states = [MONDAY, SATURDAY, SUNDAY].map(|day| at(&imported, day, 10));
    assert_eq!(states, ["closed", "open", "unknown"]);
    assert_eq!(schedules(&imported)[0].attending.as_deref(), Some("phone"));
}

#[test]
fn a_date_that_was_not_read_leaves_nothing_open() {
    for (column, cell) in
        [("valid_from", "soon"), ("valid_to", "end of summer"), ("dtstart", "soon"), ("until", "later")]
    {
        for days in ["MO,9:00,17:00,", "MO,,,\"Mon 9-5\"", ",,,\"Mon 9-5\"", ",\"Mon 9-5\",,"] {
            // A first day is one of a rule: beside words alone it says that there is one.
            let table =
                format!("byday,opens_at,closes_at,original_text,{column}\n{},{cell}\n", days.replace("MO", "\"MO\""));
            let imported = weekly(&table);
            assert_eq!(at(&imported, MONDAY, 10), "unknown", "{column} {days}");
            assert!(text(&imported).contains(cell), "{column} {days}: {}", text(&imported));
        }
    }
}

#[test]
fn times_without_days_are_words() {
    let imported = weekly("weekday,opens_at,closes_at\n,9:00,17:00\n");
    assert_eq!((at(&imported, MONDAY, 10), text(&imported)), ("unknown", "9:00 - 17:00"));
    assert_eq!(count(&imported, Kind::UnreadableHours), 1);
    let only_words = weekly("weekday,opens_at,closes_at,description\n,,,by appointment\n");
    assert_eq!((text(&only_words), count(&only_words, Kind::UnreadableHours)), ("by appointment", 1));
}

#[test]
fn a_week_in_one_cell_is_read_and_its_words_are_kept() {
    for cells in [
        "\"Mon-Fri 9-5, Sat 10-2\",,,,",
        ",\"Mon-Fri 9-5, Sat 10-2\",,,",
        ",,\"Mon-Fri 9-5, Sat 10-2\",,",
        ",,,\"Mon-Fri 9-5, Sat 10-2\",",
        ",,\"Mon-Fri 9-5, Sat 10-2\",\"Mon-Fri 9-5, Sat 10-2\",",
        ",,,,\"Mon-Fri 9-5, Sat 10-2\"",
    ] {
        let imported = weekly(&format!("weekday,byday,opens_at,closes_at,original_text\n{cells}\n"));
        let states = [(FRIDAY, 16), (SATURDAY, 11), (SATURDAY, 16)].map(|(day, hour)| at(&imported, day, hour));
        assert_eq!(states, ["open", "open", "closed"], "{cells}");
        assert!(text(&imported).contains("Mon-Fri 9-5, Sat 10-2"), "{cells}: {}", text(&imported));
    }
    let two = weekly("opens_at,closes_at\nMon-Fri 9-5,Sat 10-2\n");
    assert_eq!(at(&two, MONDAY, 10), "unknown", "not half of it");
}

/// A rule that the words do not say: of some days of the month, some weeks, some days of the year.
#[test]
fn words_give_their_times_only_to_rows_of_whole_weeks() {
    for (columns, cells, expected) in [
        ("freq,byday", "WEEKLY,MO", "open"),
        ("freq,byday,bymonthday", "WEEKLY,MO,30", "unknown"),
        ("freq,byday,byweekno", "WEEKLY,MO,49", "unknown"),
        ("freq,byday,byyearday", "WEEKLY,MO,334", "unknown"),
        ("freq,byday", "MONTHLY,-1MO", "unknown"),
        ("freq,dtstart", "WEEKLY,2026-11-02", "unknown"),
        ("freq", "DAILY", "unknown"),
    ] {
        let imported = weekly(&format!("{columns},original_text\n{cells},9-5\n"));
        assert_eq!(at(&imported, MONDAY, 10), expected, "{cells}");
    }
}

#[test]
fn the_sources_words_stand_once_each() {
    for (cells, expected) in [
        ("By appointment,By appointment,", "By appointment"),
        ("By appointment on Mondays,appointment,", "By appointment on Mondays"),
        ("By appointment,Ring twice,", "By appointment\nRing twice"),
        (",,Ring twice", "Ring twice"),
    ] {
        let imported = weekly(&format!("weekday,original_text,description,notes\nMon,{cells}\n"));
        assert_eq!(text(&imported), expected, "{cells}");
    }
    // Half of the hours: both cells where nothing else says them, else what was not read.
    let half = |words: &str| weekly(&format!("weekday,opens_at,closes_at,notes\nMon,9:00,whenever,{words}\n"));
    assert_eq!((text(&half("")), at(&half(""), MONDAY, 10)), ("9:00 - whenever", "unknown"));
    assert_eq!(text(&half("Ring twice")), "Ring twice\nwhenever");
    assert_eq!(text(&weekly("weekday,opens_at,closes_at\nMon,9:00,\n")), "9:00 -");
}

#[test]
fn two_shifts_in_two_cells_are_hours_of_one_day_and_in_order() {
    for (opens, closes) in [("9-12", "13:00-17:00"), ("9:00-12:00", "12:00-17:00")] {
        let imported = weekly(&format!("weekday,opens_at,closes_at\nThu,{opens},{closes}\n"));
        assert_eq!(at(&imported, THURSDAY, 15), "open", "{opens} {closes}");
    }
    for (opens, closes) in [
        ("22:00-2:00", "13:00-17:00"),
        ("9:00-9:00", "13:00-17:00"),
        ("Mon 9-12", "13:00-17:00"),
        ("9:00-12:00", "17:00-13:00"),
    ] {
        let imported = weekly(&format!("weekday,opens_at,closes_at\nThu,{opens},{closes}\n"));
        assert_eq!(at(&imported, THURSDAY, 15), "unknown", "{opens} {closes}");
        assert!(count(&imported, Kind::UnreadableHours) > 0, "{opens} {closes}");
    }
}

#[test]
fn sixteen_hours_over_midnight_are_the_longest_night() {
    let at_noon = |times: &str| at(&weekly(&format!("weekday,opens_at,closes_at\nMon-Sun,{times}\n")), THURSDAY, 7);
    assert_eq!(at_noon("16:00,08:00"), "open");
    assert_eq!(at_noon("15:59,08:00"), "unknown");
    assert_eq!(at_noon("06:00,23:30"), "open", "of one day");
}

/// Nothing is known of the community's own zone.
#[test]
fn without_a_zone_only_utc_is_surely_not_meant() {
    for (times, zone, expected, told) in [
        ("09:00,17:00", "-05:00", "open", Kind::OddHours),
        ("09:00,17:00", "America/Chicago", "open", Kind::OddHours),
        ("09:00-05:00,17:00-05:00", "", "open", Kind::OddHours),
        ("09:00,17:00", "UTC", "unknown", Kind::UnreadableHours),
        ("09:00Z,17:00Z", "", "unknown", Kind::UnreadableHours),
    ] {
        let imported = weekly(&format!("byday,opens_at,closes_at,timezone\nMO,{times},{zone}\n"));
        assert_eq!(at(&imported, MONDAY, 10), expected, "{times} {zone}");
        assert!(count(&imported, told) > 0, "{times} {zone}");
    }
}

#[test]
fn a_holiday_holds_on_its_days_with_its_words() {
    const WEEK: (&str, &str) =
        ("regular_schedules.csv", "service_id,weekday,opens_at,closes_at\n1,Mon-Sun,9:00,17:00\n");
    let holiday = |cells: &str| {
        imported(&[
            WEEK,
            (
                "holiday_schedules.csv",
                &format!("service_id,start_date,end_date,closed,opens_at,closes_at,notes\n1,{cells}\n"),
            ),
        ])
    };
    let states = |imported: &Imported| [THURSDAY, FRIDAY, SATURDAY, SUNDAY].map(|day| at(imported, day, 10));
    let read = holiday("2026-12-04,2026-12-05,yes,,,Staff day");
    assert_eq!((states(&read), count(&read, Kind::UnreadableHours)), (["open", "closed", "closed", "open"], 0));
    assert_eq!(schedules(&read).last().unwrap().text.as_deref(), Some("Staff day"));
    let shorter = |closed: &str| holiday(&format!("2026-12-04,2026-12-05,{closed},11:00,13:00,"));
    assert_eq!(states(&shorter("no")), ["open", "closed", "closed", "open"], "before eleven");
    assert_eq!(at(&shorter("no"), FRIDAY, 12), "open");
    let perhaps = shorter("perhaps");
    assert_eq!(["open", "unknown", "unknown", "open"], states(&perhaps));
    assert_eq!(at(&perhaps, FRIDAY, 12), "unknown");
    assert_eq!(schedules(&perhaps).last().unwrap().text.as_deref(), Some("11:00 - 13:00"));
}

#[test]
fn a_holiday_without_a_known_day_is_words_beside_the_hours() {
    let holiday = |cells: &str| {
        imported(&[(
            "holiday_schedules.csv",
            &format!("service_id,start_date,end_date,closed,opens_at,closes_at\n1,{cells}\n"),
        )])
    };
    let soon = holiday("soon,,,9:00,12:00");
    assert_eq!((schedules(&soon)[0].kind, text(&soon)), (ScheduleKind::HolidayOpen, "soon\n9:00 - 12:00"));
    let nothing = holiday(",,yes,,");
    assert_eq!(schedules(&nothing), []);
    assert!(nothing.problems.iter().any(|problem| problem.to_string().contains("a holiday without a date")));
    // Of two dates the one that was not read.
    let half = holiday("2026-12-24,Jan. 2,yes,,");
    assert_eq!(schedules(&half)[1].text.as_deref(), Some("Jan. 2"));
}

/// Rows of a week with their words.
fn rows(words_in: &str, rows: &[&str]) -> Imported {
    weekly(&format!("weekday,opens_at,closes_at,valid_from,valid_to,{words_in}\n{}", rows.join("\n")))
}

#[test]
fn words_add_the_days_that_have_no_row() {
    let states = |imported: &Imported| [THURSDAY, FRIDAY, SATURDAY, SUNDAY].map(|day| at(imported, day, 10));
    for (rows_, expected, unreadable) in [
        // The same words in each row, which agree with all of them.
        (
            vec!["Thu,9:00,17:00,,,\"9-5, Thu, Fri, Sat\"", "Fri,9:00,17:00,,,\"9-5, Thu, Fri, Sat\""],
            ["open", "open", "open", "closed"],
            0,
        ),
        // Two texts: neither is the whole week.
        (
            vec!["Fri,9:00,17:00,,,\"9-5, Thu, Fri, Sat\"", "Thu,9:00,17:00,,,\"9-5 Thu, call on Sun\""],
            ["open", "open", "unknown", "unknown"],
            1,
        ),
        // A row whose day the words do not name is no contradiction.
        (vec!["Fri,9:00,17:00,,,\"9-5, Sat\""], ["closed", "open", "unknown", "closed"], 1),
        // They say the same of a day that is closed.
        (
            vec!["Sat,9:00,17:00,,,\"Fri, Sat 9-5; Sun closed\"", "Sun,closed,closed,,,\"Fri, Sat 9-5; Sun closed\""],
            ["closed", "open", "open", "closed"],
            0,
        ),
        // No day is missing, and the hours are others.
        (vec!["Sat,7:00,19:00,,,\"8-5, Sat\""], ["closed", "closed", "unknown", "closed"], 1),
    ] {
        let imported = rows("description", &rows_);
        assert_eq!(states(&imported), expected, "{rows_:?}");
        assert_eq!(count(&imported, Kind::UnreadableHours), unreadable, "{rows_:?}");
        assert!(schedules(&imported).iter().all(|schedule| schedule.text.is_some()), "{rows_:?}");
    }
}

#[test]
fn words_of_a_row_with_limits_are_compared_too_and_hold_as_long() {
    let limited = rows("description", &["Sat,9:00,17:00,2026-01-01,2026-12-05,\"Fri, Sat 9-5\""]);
    assert_eq!([FRIDAY, SATURDAY].map(|day| at(&limited, day, 10)), ["open", "open"]);
    assert_eq!(at(&limited, (2026, 12, 11), 10), "unknown", "after its last day");
    let rule = weekly(
        "byday,opens_at,closes_at,dtstart,until,description\nSA,9:00,17:00,2026-11-28,2026-12-05,\"Fri, Sat 9-5\"\n",
    );
    let days = [(2026, 11, 27), FRIDAY, SATURDAY, (2026, 12, 11)];
    assert_eq!(days.map(|day| at(&rule, day, 10)), ["closed", "open", "open", "closed"]);
    // Each day has a row, with a first day of its own: nothing is missing, and nothing is told.
    let all = weekly(
        "byday,opens_at,closes_at,dtstart,original_text\nFR,9:00,17:00,2026-11-06,\"Fri, Sat 9-5\"\nSA,9:00,17:00,2026-11-07,\"Fri, Sat 9-5\"\n",
    );
    assert_eq!([FRIDAY, SATURDAY, SUNDAY].map(|day| at(&all, day, 10)), ["open", "open", "closed"]);
    let told = [Kind::OddHours, Kind::UnreadableHours].map(|kind| count(&all, kind));
    assert_eq!((schedules(&all).len(), told), (2, [0, 0]));
    // The words are read in place of their own rows alone.
    let one_is_wrong = all_rows_of_their_own_dates("FR,9:00,16:00");
    assert_eq!([(FRIDAY, 16), (SATURDAY, 16)].map(|(day, hour)| at(&one_is_wrong, day, hour)), ["open", "open"]);
    assert_eq!(schedules(&one_is_wrong).len(), 2);
    assert_eq!(count(&one_is_wrong, Kind::OddHours), 1);
}

fn all_rows_of_their_own_dates(friday: &str) -> Imported {
    weekly(&format!(
        "byday,opens_at,closes_at,dtstart,original_text\n{friday},2026-11-06,\"Fri, Sat 9-5\"\nSA,9:00,17:00,2026-11-07,\"Fri, Sat 9-5\"\n"
    ))
}

#[test]
fn words_of_a_week_replace_no_rule_of_another_kind() {
    for (columns, cells) in [
        ("freq,byday", "MONTHLY,1SA"),
        ("freq,byday,bymonthday", "MONTHLY,SA,5"),
        ("freq,byday,interval,dtstart", "WEEKLY,SA,2,2026-12-05"),
        ("freq,byday,count,dtstart", "WEEKLY,SA,1,2026-12-05"),
    ] {
        let imported = weekly(&format!("{columns},opens_at,closes_at,original_text\n{cells},9:00,12:00,\"Sat 9-5\"\n"));
        let states = [(SATURDAY, 10), (SATURDAY, 16), ((2026, 12, 12), 10)].map(|(day, hour)| at(&imported, day, hour));
        assert_eq!(states, ["open", "closed", "closed"], "{cells}");
    }
}

#[test]
fn a_slip_of_a_row_is_none_the_less_one_where_its_words_repeat_it() {
    for table in [
        "weekday,opens_at,closes_at,original_text\nMonday,9:00pm,7:00pm,\"9:00pm-7:00pm, Mon\"\n",
        "weekday,opens_at,closes_at\nMonday,9:00pm-7:00pm,\n",
        "weekday,opens_at,closes_at,original_text\nMonday,,,\"Mon 9:00pm-7:00pm\"\n",
    ] {
        let imported = weekly(table);
        assert_eq!(at(&imported, MONDAY, 23), "unknown", "{table}: {:?}", schedules(&imported));
        assert!(count(&imported, Kind::OddHours) + count(&imported, Kind::UnreadableHours) > 0, "{table}");
    }
    // A night is none.
    let imported = weekly("weekday,opens_at,closes_at,original_text\nMonday,9:00pm,7:00am,\"9:00pm-7:00am, Mon\"\n");
    assert_eq!(at(&imported, MONDAY, 23), "open");
}

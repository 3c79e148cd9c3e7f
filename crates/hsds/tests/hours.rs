//! Hours that were not read never fall on the open side: what a reader is told at a moment, from the rows of a table.

use signpost_hours::{OpenState, Zone, date::date};
use signpost_hsds::{Imported, InputFile, Kind, Options, import};

const WEEKLY: &str = "regular_schedules.csv";
const HOLIDAYS: &str = "holiday_schedules.csv";
const RULES: &str = "schedules.csv";

/// New York, with the changes of two years.
fn new_york() -> Options {
    let transitions =
        vec![(1_772_953_200, -14_400), (1_793_512_800, -18_000), (1_805_007_600, -14_400), (1_825_567_200, -18_000)];
    let zone = Zone { first_offset: -18_000, transitions };
    Options { today: date(2026, 11, 21), time_zone: "America/New_York".to_owned(), zone, ..Options::default() }
}

/// Phoenix: the same offset all year.
fn phoenix() -> Options {
    let zone = Zone { first_offset: -25_200, transitions: Vec::new() };
    Options { today: date(2026, 11, 21), time_zone: "America/Phoenix".to_owned(), zone, ..Options::default() }
}

fn imported(options: &Options, tables: &[(&str, &str)]) -> Imported {
    let services = [("services.csv", "id,name\n1,Pantry\n")];
    let files = services.iter().chain(tables);
    let files: Vec<_> =
        files.map(|(name, text)| InputFile { name: (*name).to_owned(), bytes: (*text).into() }).collect();
    import(&files, options).unwrap()
}

/// Open, closed or unknown at a time on the clock there.
fn at(imported: &Imported, options: &Options, day: (i16, i8, i8), hour: u16, minute: u16) -> &'static str {
    let schedules: Vec<_> = imported.directory.programs[0].schedules.iter().collect();
    let moment = options.zone.moment(date(day.0, day.1, day.2), hour * 60 + minute);
    match signpost_hours::state(&schedules, &options.zone, moment) {
        OpenState::Always | OpenState::Open { .. } => "open",
        OpenState::Closed { .. } => "closed",
        OpenState::Unknown => "unknown",
    }
}

fn told(imported: &Imported, kind: Kind) -> Vec<(String, Option<u64>, Option<String>)> {
    let of_kind = imported.problems.iter().filter(|problem| problem.kind == kind);
    of_kind.map(|problem| (problem.file.clone(), problem.row, problem.column.clone())).collect()
}

// In the week of Monday, November 30, 2026.
const MONDAY: (i16, i8, i8) = (2026, 11, 30);
const WEDNESDAY: (i16, i8, i8) = (2026, 12, 2);
const FRIDAY: (i16, i8, i8) = (2026, 12, 4);
const SATURDAY: (i16, i8, i8) = (2026, 12, 5);
const SUNDAY: (i16, i8, i8) = (2026, 12, 6);

#[test]
fn a_text_of_several_days_and_shifts_is_read_as_a_whole() {
    let options = new_york();
    for (column, text) in [
        ("original_text", "Mon-Fri 9-12 and 1-5pm; Sat 10-2; Sun closed"),
        ("opens_at", "Mon-Fri 9-12 and 1-5pm; Sat 10-2; Sun closed"),
        ("weekday", "Monday through Friday: 9am-noon & 1pm-5pm, Saturday: 10am-2pm, Sunday: Closed"),
        ("original_text", "lunes a viernes 9-12, 13:00-17:00; sábado 10-2; domingo cerrado"),
    ] {
        let imported = imported(&options, &[(WEEKLY, &format!("service_id,{column}\n1,\"{text}\"\n"))]);
        for (day, hour, expected) in [
            (MONDAY, 10, "open"),
            (FRIDAY, 12, "closed"),
            (FRIDAY, 16, "open"),
            (SATURDAY, 13, "open"),
            (SATURDAY, 15, "closed"),
            (SUNDAY, 11, "closed"),
        ] {
            assert_eq!(at(&imported, &options, day, hour, 30), expected, "{column} {text} {day:?} {hour}");
        }
        assert_eq!(told(&imported, Kind::UnreadableHours), vec![], "{text}");
    }
}

#[test]
fn two_shifts_in_one_cell_are_both_of_the_days_in_the_row() {
    let options = new_york();
    for text in ["weekday,opens_at\n1,\"Mon, Wed\",\"9-12; 1-4pm\"\n", "byday,opens_at\n1,\"MO,WE\",9-12 / 1-4pm\n"] {
        let imported = imported(&options, &[(RULES, &format!("service_id,{text}"))]);
        let states = [9, 12, 13, 16].map(|hour| at(&imported, &options, WEDNESDAY, hour, 30));
        assert_eq!(states, ["open", "closed", "open", "closed"], "{text}");
    }
}

#[test]
fn a_text_with_a_rest_that_is_not_understood_is_not_read() {
    let options = new_york();
    for text in [
        "Mon-Fri 9-5, by appointment",
        "Mon-Fri 9-5, Fri 9-1",
        "Mon-Fri 9-5 (closed for lunch)",
        "1st Monday 9-5, Tue 9-5",
    ] {
        let imported = imported(&options, &[(WEEKLY, &format!("service_id,original_text\n1,\"{text}\"\n"))]);
        assert_eq!(at(&imported, &options, MONDAY, 10, 0), "unknown", "{text}");
        assert_eq!(told(&imported, Kind::UnreadableHours).len(), 1, "{text}");
        assert!(imported.directory.programs[0].schedules[0].text.as_deref().unwrap().contains(text));
    }
}

#[test]
fn days_of_a_dash_or_of_nothing_are_for_a_call() {
    let options = new_york();
    let weekly = "service_id,weekday,opens_at,closes_at\n1,Mon-Fri,9:00,17:00\n1,Sat,-,-\n1,Sun,,\n";
    let imported = imported(&options, &[(WEEKLY, weekly)]);
    let states = [FRIDAY, SATURDAY, SUNDAY].map(|day| at(&imported, &options, day, 10, 0));
    assert_eq!(states, ["open", "unknown", "unknown"]);
    assert_eq!(told(&imported, Kind::UnreadableHours).len(), 2);
}

#[test]
fn zeros_are_doubted_beside_shorter_days_of_any_table() {
    let options = new_york();
    let weekdays = "service_id,weekday,opens_at,closes_at\n1,Mon-Fri,9:00,17:00\n";
    for (table, text) in [
        (RULES, "service_id,byday,opens_at,closes_at\n1,\"SA,SU\",00:00,00:00\n"),
        ("regular_schedule.csv", "service_id,weekday,opens_at,closes_at\n1,Sat-Sun,0:00,00:00\n"),
        (HOLIDAYS, "service_id,start_date,opens_at,closes_at\n1,2026-12-05,00:00,00:00\n"),
    ] {
        let imported = imported(&options, &[(WEEKLY, weekdays), (table, text)]);
        assert_eq!(at(&imported, &options, SATURDAY, 10, 0), "unknown", "{table}");
        assert_eq!(at(&imported, &options, FRIDAY, 10, 0), "open", "{table}");
        assert_eq!(told(&imported, Kind::UnreadableHours).len(), 1, "{table}");
    }
}

#[test]
fn zeros_are_day_and_night_only_of_a_whole_week() {
    let options = new_york();
    for (text, expected) in [
        ("weekday,opens_at,closes_at\n1,Mon-Sun,00:00,00:00\n", "open"),
        ("byday,opens_at,closes_at\n1,\"MO,TU,WE,TH\",00:00,00:00\n1,\"FR,SA,SU\",00:00,00:00\n", "open"),
        ("freq,opens_at,closes_at\n1,DAILY,00:00,00:00\n", "open"),
        ("weekday,opens_at,closes_at\n1,Sat-Sun,00:00,00:00\n", "unknown"),
        ("weekday,opens_at,closes_at\n1,Sat,00:00,24:00\n", "open"),
        ("weekday,opens_at,closes_at\n1,Sat,24 hours,\n", "open"),
    ] {
        let imported = imported(&options, &[(RULES, &format!("service_id,{text}"))]);
        assert_eq!(at(&imported, &options, SATURDAY, 10, 0), expected, "{text}");
    }
}

#[test]
fn a_holiday_that_was_not_read_is_for_a_call_on_every_day_that_it_may_be() {
    let options = new_york();
    let weekly = "service_id,weekday,opens_at,closes_at\n1,Mon-Sun,9:00,17:00\n";
    for (start, end, unknown, open) in [
        ("03/04/2027", "", vec![(2027, 3, 4), (2027, 4, 3)], vec![(2027, 3, 3), (2027, 4, 4)]),
        ("December 25", "", vec![(2026, 12, 25), (2027, 12, 25)], vec![(2026, 12, 24)]),
        ("December 2026", "", vec![(2026, 12, 1), (2026, 12, 31)], vec![(2026, 11, 30), (2027, 1, 1)]),
        ("Thanksgiving", "", vec![(2026, 11, 26), (2027, 11, 25)], vec![(2026, 11, 24)]),
        ("2026-12-24", "Jan. 2", vec![(2026, 12, 25), (2027, 1, 2)], vec![(2027, 1, 25)]),
        ("24 or 25 Dec", "2026-12-28", vec![(2026, 12, 24), (2026, 12, 27)], vec![(2026, 12, 29)]),
        ("2026-12-24", "2026-01-02", vec![(2026, 12, 25), (2027, 1, 2)], vec![(2027, 1, 25)]),
        ("Dec 24", "Jan 2", vec![(2026, 12, 24), (2026, 12, 28), (2027, 1, 2)], vec![(2026, 12, 23), (2027, 1, 3)]),
        ("soon", "", vec![], vec![(2026, 12, 1)]),
    ] {
        let text = format!("service_id,start_date,end_date,closed\n1,{start},{end},yes\n");
        let imported = imported(&options, &[(WEEKLY, weekly), (HOLIDAYS, &text)]);
        for day in unknown {
            assert_eq!(at(&imported, &options, day, 10, 0), "unknown", "{start} {end} {day:?}");
        }
        for day in open {
            assert_eq!(at(&imported, &options, day, 10, 0), "open", "{start} {end} {day:?}");
        }
        assert!(!told(&imported, Kind::UnreadableHours).is_empty(), "{start} {end}");
        let words: Vec<_> = imported.directory.programs[0].schedules.iter().filter_map(|s| s.text.as_deref()).collect();
        assert!(start.starts_with('2') || words.iter().any(|text| text.contains(start)), "{start}: {words:?}");
    }
}

#[test]
fn times_of_another_zone_are_converted_where_that_is_exact_and_else_doubted() {
    let table =
        |times: &str, zone: &str| format!("service_id,byday,opens_at,closes_at,timezone\n1,MO,{times},{zone}\n");
    let (east, west) = (new_york(), phoenix());
    for (options, times, zone, expected) in [
        (&east, "09:00,17:00", "America/New_York", ["open", "open", "closed"]),
        (&east, "09:00,17:00", "EST", ["open", "open", "closed"]),
        (&east, "09:00,17:00", "-05:00", ["open", "open", "closed"]),
        (&east, "09:00-05:00,17:00-05:00", "", ["open", "open", "closed"]),
        (&east, "09:00,17:00", "America/Los_Angeles", ["unknown"; 3]),
        (&east, "09:00,17:00", "PST", ["unknown"; 3]),
        (&east, "09:00,17:00", "-08:00", ["unknown"; 3]),
        (&east, "09:00,17:00", "UTC", ["unknown"; 3]),
        (&east, "09:00-08:00,17:00-08:00", "", ["unknown"; 3]),
        (&east, "14:00Z,22:00Z", "", ["unknown"; 3]),
        (&west, "16:00,23:59", "UTC", ["open", "open", "closed"]),
        (&west, "09:00,17:00", "-07:00", ["open", "open", "closed"]),
        (&west, "11:00-05:00,19:00-05:00", "", ["open", "open", "closed"]),
        (&west, "16:00Z,23:00Z", "", ["unknown"; 3]),
        (&west, "01:00,05:00", "UTC", ["unknown"; 3]),
    ] {
        let imported = imported(options, &[(RULES, &table(times, zone))]);
        let states = [10, 15, 17].map(|hour| at(&imported, options, MONDAY, hour, 30));
        assert_eq!(states, expected, "{times} {zone}");
        let doubted = told(&imported, Kind::UnreadableHours);
        assert_eq!(doubted.is_empty(), expected[0] == "open", "{times} {zone}: {doubted:?}");
    }
}

#[test]
fn the_words_of_a_row_of_weekdays_are_read_if_they_name_its_day() {
    let options = new_york();
    let words = "9:00am-1:00pm / 2:00pm–6:00pm, Mon, Wed, Thur;\\n9:00am-1:00pm, Fri";
    let rows: String =
        ["Monday", "Wednesday", "Friday", "Saturday"].map(|day| format!("1,{day},\"{words}\"\n")).concat();
    let imported = imported(&options, &[(WEEKLY, &format!("service_id,weekday,original_text\n{rows}"))]);
    for (day, hour, expected) in [
        (MONDAY, 12, "open"),
        (MONDAY, 13, "closed"),
        (WEDNESDAY, 17, "open"),
        ((2026, 12, 3), 17, "open"),
        (FRIDAY, 12, "open"),
        (FRIDAY, 15, "closed"),
        // The words do not name it.
        (SATURDAY, 12, "unknown"),
    ] {
        assert_eq!(at(&imported, &options, day, hour, 30), expected, "{day:?} {hour}");
    }
    assert_eq!(told(&imported, Kind::UnreadableHours).len(), 1);
}

#[test]
fn one_pm_cell_spoils_no_other_row() {
    let options = new_york();
    for doubtful in ["9:00,5pm", "9:00,5:00", "9,5 pm", "8:00m,5pm"] {
        let rows = "1,Mon-Thu,08:00,17:00\n".repeat(19);
        let weekly = format!("service_id,weekday,opens_at,closes_at\n{rows}1,Fri,{doubtful}\n");
        let imported = imported(&options, &[(WEEKLY, &weekly)]);
        let states = [MONDAY, WEDNESDAY, FRIDAY].map(|day| at(&imported, &options, day, 10, 0));
        assert_eq!(states, ["open", "open", "unknown"], "{doubtful}");
        assert!(told(&imported, Kind::UnreadableHours).iter().all(|(_, row, _)| *row == Some(21)), "{doubtful}");
    }
}

#[test]
fn days_written_as_closed_are_closed() {
    let options = new_york();
    for closed in ["Closed,Closed", "closed.,", ",CERRADO", "Cerrada,-"] {
        let weekly = format!("service_id,weekday,opens_at,closes_at\n1,Mon-Sun,9:00,17:00\n1,Sat,{closed}\n");
        let imported = imported(&options, &[(WEEKLY, &weekly)]);
        let states = [FRIDAY, SATURDAY, SUNDAY].map(|day| at(&imported, &options, day, 10, 0));
        assert_eq!(states, ["open", "closed", "open"], "{closed}");
        assert_eq!(told(&imported, Kind::UnreadableHours), vec![], "{closed}");
    }
}

#[test]
fn round_the_clock_by_habit_has_no_closing_minute() {
    let options = new_york();
    for times in [
        "11:00pm,10:59pm",
        "23:00,22:59",
        "00:01,23:59",
        "00:00,23:59",
        "12:00am,11:59pm",
        "24/7,",
        "24 hours,24 hours",
    ] {
        let weekly = format!("service_id,weekday,opens_at,closes_at\n1,Mon-Sun,{times}\n");
        let imported = imported(&options, &[(WEEKLY, &weekly)]);
        for (hour, minute) in [(0, 0), (12, 0), (22, 59), (23, 0), (23, 59)] {
            assert_eq!(at(&imported, &options, WEDNESDAY, hour, minute), "open", "{times} {hour}:{minute}");
        }
    }
}

#[test]
fn hours_of_most_of_a_day_and_night_are_a_slip() {
    let options = new_york();
    for (times, expected) in [("9:00pm,7:00pm", "unknown"), ("8:00am,5:00am", "unknown"), ("5:00pm,8:00am", "closed")] {
        let weekly = format!("service_id,weekday,opens_at,closes_at\n1,Mon-Sun,{times}\n");
        let imported = imported(&options, &[(WEEKLY, &weekly)]);
        assert_eq!(at(&imported, &options, WEDNESDAY, 12, 0), expected, "{times}");
        assert_eq!(told(&imported, Kind::OddHours).len(), usize::from(expected == "unknown"), "{times}");
    }
}

#[test]
fn a_day_that_the_words_name_and_no_row_has_is_not_shown_as_closed() {
    let options = new_york();
    let week = |rows: &[(&str, &str, &str)], words: &str| {
        let row = |(day, opens, closes): &(&str, &str, &str)| format!("1,{day},{opens},{closes},\"{words}\"\n");
        format!("service_id,weekday,opens_at,closes_at,original_text\n{}", rows.iter().map(row).collect::<String>())
    };
    let saturday = [("Saturday", "8:00am", "5:00pm")];
    let fridays = [("Friday", "9:00am", "5:00pm")];
    for (rows, words, friday, saturday, sunday) in [
        // The words agree with the row: they are read.
        (&saturday, "7:00am-7:00pm, Mon-Fri;\n8:00am-5:00pm, Sat", "open", "open", "closed"),
        (&fridays, "9-5, Fri, Sat", "open", "open", "closed"),
        // The row was made of them, and wrongly.
        (&saturday, "7:00am-7:00pm, Mon-Fri;\n11:00am-4:00pm, Sat", "open", "closed", "closed"),
        // They are not understood: call first.
        (&saturday, "Clinic: 7:00am-7:00pm, Mon-Fri; Intake: Sat", "unknown", "open", "closed"),
        (&saturday, "Clinic: 8:00am-5:00pm, Mon-Fri; Intake: 7am-9am, Sat", "unknown", "unknown", "closed"),
        (&fridays, "9-5, Fri, every 3rd Saturday of each month", "open", "unknown", "closed"),
        // Nothing is missing.
        (&saturday, "8:00am-5:00pm, Sat", "closed", "open", "closed"),
        (&saturday, "Sat. Closed Mon-Fri", "closed", "open", "closed"),
    ] {
        let imported = imported(&options, &[(WEEKLY, &week(rows, words))]);
        let states = [FRIDAY, SATURDAY, SUNDAY].map(|day| at(&imported, &options, day, 10, 0));
        assert_eq!(states, [friday, saturday, sunday], "{words}");
        let lost = [friday, saturday].contains(&"unknown");
        assert_eq!(told(&imported, Kind::UnreadableHours).len(), usize::from(lost), "{words}");
    }
}

#[test]
fn words_that_contradict_their_rows_are_never_passed_over() {
    let options = new_york();
    let weekly = |column: &str| {
        format!(
            "service_id,weekday,opens_at,closes_at,{column}\n1,Saturday,7:00am,7:00pm,\"7:00am-7:00pm, Mon-Fri;\n8:00am-5:00pm, Sat\"\n"
        )
    };
    for (column, kind, expected) in [
        // What the row was made of.
        ("original_text", Kind::OddHours, ["open", "closed", "open"]),
        // A remark of somebody.
        ("description", Kind::UnreadableHours, ["unknown", "unknown", "unknown"]),
    ] {
        let imported = imported(&options, &[(WEEKLY, &weekly(column))]);
        let states =
            [(SATURDAY, 10), (SATURDAY, 18), (FRIDAY, 18)].map(|(day, hour)| at(&imported, &options, day, hour, 0));
        assert_eq!(states, expected, "{column}");
        assert_eq!(told(&imported, kind).len(), 1, "{column}");
    }
}

#[test]
fn two_shifts_in_the_two_cells_are_no_offset() {
    let options = new_york();
    for [opens, closes] in [["9:00-12:00", "13:00-17:00"], ["9am-noon", "1pm-5pm"], ["09:00 - 12:00", "13:00 - 17:00"]]
    {
        let table = format!("id,service_id,weekday,opens_at,closes_at\n1,1,Wednesday,{opens},{closes}\n");
        let imported = imported(&options, &[(WEEKLY, &table)]);
        for (hour, minute, state) in
            [(8, 59, "closed"), (11, 59, "open"), (12, 30, "closed"), (16, 59, "open"), (17, 0, "closed")]
        {
            assert_eq!(at(&imported, &options, WEDNESDAY, hour, minute), state, "{opens} {closes} {hour}");
        }
    }
    for [opens, closes] in
        [["9:00-12:00", "17:00"], ["9:00", "13:00-17:00"], ["13:00-17:00", "9:00-12:00"], ["9:00-11:00", "10:00-12:00"]]
    {
        let table = format!("id,service_id,weekday,opens_at,closes_at\n1,1,Wednesday,{opens},{closes}\n");
        let imported = imported(&options, &[(WEEKLY, &table)]);
        assert_eq!(at(&imported, &options, WEDNESDAY, 10, 30), "unknown", "{opens} {closes}");
        assert_eq!(told(&imported, Kind::UnreadableHours).len(), 1, "{opens} {closes}");
    }
}

#[test]
fn a_limit_that_was_not_read_leaves_nothing_open() {
    let options = new_york();
    for (column, cell) in [
        ("interval", "-1"),
        ("interval", "every other"),
        ("count", "three"),
        ("bymonth", "6;7;8"),
        ("bysetpos", "1"),
        ("exdate", "2026-12-02"),
        ("season", "summer"),
        ("week_of_month", "1"),
        ("rrule", "FREQ=MONTHLY;BYDAY=1WE"),
        ("frequency", "monthly"),
    ] {
        let table = format!("id,service_id,freq,byday,opens_at,closes_at,{column}\n1,1,WEEKLY,WE,09:00,17:00,{cell}\n");
        let imported = imported(&options, &[(RULES, &table)]);
        assert_eq!(at(&imported, &options, WEDNESDAY, 10, 0), "unknown", "{column} {cell}");
        let columns: Vec<_> = imported.problems.iter().filter_map(|problem| problem.column.clone()).collect();
        assert!(columns.contains(&column.to_owned()), "{column} {cell}");
        let text = imported.directory.programs[0].schedules[0].text.clone().unwrap_or_default();
        assert!(text.contains(cell), "{text}");
    }
}

#[test]
fn the_first_thursday_of_every_week_is_not_every_thursday() {
    let options = new_york();
    for (freq, byday, state) in [
        ("WEEKLY", "1WE", "unknown"),
        ("WEEKLY", "-1WE", "unknown"),
        ("MONTHLY", "1WE", "open"),
        ("MONTHLY", "2WE", "closed"),
        ("", "1WE", "open"),
        ("WEEKLY", "WE", "open"),
    ] {
        let table = format!("id,service_id,freq,byday,opens_at,closes_at\n1,1,{freq},{byday},09:00,17:00\n");
        let imported = imported(&options, &[(RULES, &table)]);
        assert_eq!(at(&imported, &options, WEDNESDAY, 10, 0), state, "{freq} {byday}");
    }
}

#[test]
fn days_are_read_as_people_shorten_them() {
    let options = new_york();
    for (days, open, closed) in [
        ("M-F", MONDAY, SATURDAY),
        ("M/W/F", WEDNESDAY, SUNDAY),
        ("M-R", WEDNESDAY, FRIDAY),
        ("Weekends", SATURDAY, FRIDAY),
        ("Weekdays", FRIDAY, SUNDAY),
    ] {
        let table = format!("id,service_id,weekday,opens_at,closes_at\n1,1,{days},09:00,17:00\n");
        let imported = imported(&options, &[(WEEKLY, &table)]);
        assert_eq!(at(&imported, &options, open, 10, 0), "open", "{days}");
        assert_eq!(at(&imported, &options, closed, 10, 0), "closed", "{days}");
    }
    for days in ["T", "S", "MTWRF", "T-F", "1st Tuesday"] {
        let table = format!("id,service_id,weekday,opens_at,closes_at\n1,1,{days},09:00,17:00\n");
        let imported = imported(&options, &[(WEEKLY, &table)]);
        assert_eq!(at(&imported, &options, MONDAY, 10, 0), "unknown", "{days}");
    }
}

//! What a stranger's bytes go through when a source is read, for the fuzz targets and for `tests/fuzz.rs`, which runs the same
//! where there is no compiler with sanitizers, and zips and configurations beside it: read or refused; what is read is a pack, and exports from which the same
//! programs are read.

use signpost_directory::pack;
use signpost_hours::{UnixSeconds, date::date, state};
use signpost_hsds::{Imported, InputFile, Kind, Options, export, import, review};

/// In November 2026.
const NOW: UnixSeconds = 1_795_284_000;

pub(crate) fn options() -> Options {
    Options { today: date(2026, 11, 21), country: "US".to_owned(), time_zone: "UTC".to_owned(), ..Options::default() }
}

fn file(name: &str, bytes: &[u8]) -> InputFile {
    InputFile { name: name.to_owned(), bytes: bytes.to_vec() }
}

/// What holds of everything that was read.
fn check(files: &[InputFile]) {
    if let Ok(imported) = import(files, &options()) {
        check_imported(&imported);
    }
}

pub(crate) fn check_imported(imported: &Imported) {
    let directory = &imported.directory;
    for program in &directory.programs {
        assert!(program.organization.is_none_or(|at| (at as usize) < directory.organizations.len()));
        assert!(program.sites.iter().all(|site| (site.location as usize) < directory.locations.len()));
        let view = directory.view_of(program);
        for site in program.sites.iter().map(Some).chain([None]) {
            state(&view.schedules(site), &directory.zone, NOW);
        }
    }
    for problem in &imported.problems {
        let told = problem.to_string();
        assert!(!told.contains(char::is_control), "{told:?}");
    }
    assert!(pack::decode(&pack::encode(directory)).is_ok());
    review::review(imported, options().today, &["en".to_owned(), "es".to_owned()]);
    let tables = export::tables(directory);
    let _ = export::one_sheet(directory).csv();
    if directory.programs.is_empty() {
        return;
    }
    let ids = |imported: &Imported| {
        // Byte order marks go with the encoding.
        let named = imported.directory.programs.iter().map(|program| program.source_id.replace('\u{feff}', ""));
        let mut ids: Vec<String> = named.collect();
        ids.sort();
        ids
    };
    let csv = tables.iter().map(|table| file(&format!("{}.csv", table.name), table.csv().as_bytes())).collect();
    let json = vec![file("services.json", export::json(&tables).as_bytes())];
    for exported in [csv, json] {
        let again = import(&exported, &options()).expect("what was exported is read");
        // A record that looks like a header or an open quotation mark is left out once more, and told.
        let is_told = |kind| matches!(kind, Kind::RepeatedRow | Kind::OpenQuotation);
        if !again.problems.iter().any(|problem| is_told(problem.kind)) {
            assert_eq!(ids(&again), ids(imported));
        }
    }
}

/// As a sheet of programs, and as tables.
pub(crate) fn csv(bytes: &[u8]) {
    check(&[file("programs.csv", bytes)]);
    let services = file("services.csv", b"id,name,organization_id\n1,Lunch,1\n2,Rides,\n");
    for table in ["organizations.csv", "phones.csv", "schedules.csv", "locations.csv", "service_at_location.csv"] {
        check(&[services.clone(), file(table, bytes)]);
    }
    check(&[file("services.csv", bytes), file("addresses.csv", bytes)]);
}

/// As services of HSDS 3, pages of an API, JSON lines.
pub(crate) fn json(bytes: &[u8]) {
    check(&[file("services.json", bytes)]);
    check(&[file("data.jsonl", bytes)]);
}

/// As a workbook of both kinds.
pub(crate) fn workbook(bytes: &[u8]) {
    check(&[file("programs.xlsx", bytes)]);
    check(&[file("programs.ods", bytes)]);
}

/// In the cell of the hours, of a sheet and of tables.
pub(crate) fn hours(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let cell = quoted(&text);
    check(&[file(
        "programs.csv",
        format!("Program,Phone,Hours,Monday\nLunch,305-555-0100,{cell},{cell}\n").as_bytes(),
    )]);
    let services = file("services.csv", b"id,name\n1,Lunch\n");
    for (columns, cells) in [
        ("service_id,original_text", format!("1,{cell}")),
        ("service_id,weekday,opens_at,closes_at", format!("1,Monday,{cell},{cell}")),
        ("service_id,freq,byday,opens_at,closes_at", format!("1,WEEKLY,{cell},9:00,17:00")),
        (
            "service_id,freq,byday,bymonthday,dtstart,until,opens_at,closes_at",
            format!("1,{cell},MO,{cell},{cell},{cell},9:00,17:00"),
        ),
    ] {
        check(&[services.clone(), file("schedules.csv", format!("{columns}\n{cells}\n").as_bytes())]);
    }
    let holidays =
        format!("service_id,closed,start_date,end_date,opens_at,closes_at\n1,{cell},{cell},{cell},{cell},{cell}\n");
    check(&[services, file("holiday_schedules.csv", holidays.as_bytes())]);
}

/// In the cell of the phone.
pub(crate) fn phones(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let cell = quoted(&text);
    check(&[file("programs.csv", format!("Program,Phone,Fax,Who\nLunch,{cell},{cell},All\n").as_bytes())]);
    let services = file("services.csv", b"id,name\n1,Lunch\n");
    check(&[services, file("phones.csv", format!("service_id,number,type\n1,{cell},{cell}\n").as_bytes())]);
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

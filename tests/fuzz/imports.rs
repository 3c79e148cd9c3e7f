//! The sources that strangers write, changed at random: the entry points of the fuzz targets. `cargo xtask fuzz` runs them longer.

mod books;
#[path = "../../fuzz/src/imports.rs"]
mod imports;
mod mutator;

use books::{SHEETS, ods, xlsx};
use mutator::{golden, run, texts};

const CELLS: [&[u8]; 22] = [
    b"305-555-0100",
    b"Mon-Fri 9-5",
    b"yes",
    b"no",
    b"2026-11-21",
    b"11/21/26",
    b"45982",
    b"3.05555E+09",
    b"33142.0",
    b"#N/A",
    b"NULL",
    b"active",
    b"FOOD PANTRIES",
    b"Total: 14",
    b"Program",
    b"Phone",
    b"Address",
    b"Hours",
    b"\n,,,,\n",
    b"12 Main St, Miami, FL 33142",
    b"https://example.org",
    b"a@example.org",
];

#[test]
fn csv() {
    run("csv", &golden(&["csv"]), Some(&CELLS), imports::csv);
}

#[test]
fn json() {
    let words: [&[u8]; 16] = [
        b"\"id\":",
        b"\"name\":",
        b"\"organization\":{",
        b"\"service_at_locations\":[{",
        b"\"schedules\":[{",
        b"\"phones\":[{\"number\":",
        b"\"contents\":[",
        b"\"services\":[",
        b"null",
        b"true",
        b"\"link_type\":",
        b"\"byday\":\"MO\"",
        b"\"taxonomy\":",
        b"\"attributes\":[",
        b"\"address_1\":",
        b"\"total_pages\":9",
    ];
    run("json", &golden(&["json", "jsonl", "ndjson"]), Some(&words), imports::json);
}

#[test]
fn workbook() {
    let seeds: Vec<Vec<u8>> = SHEETS.iter().map(|csv| xlsx(csv)).chain(SHEETS.iter().map(|csv| ods(csv))).collect();
    run("workbook", &seeds, None, imports::workbook);
}

#[test]
fn hours() {
    let seeds = texts(&[
        "Mon-Fri 9-5; 2nd Saturday 9-11",
        "24/7",
        "Mon 9-12, 1-4pm",
        "9:00am-10:30am, Mon, Wed",
        "1st and 3rd Tuesday 6pm to 8pm",
        "lunes a viernes 9-17",
        "closed Sunday",
        "noon-midnight daily",
        "MO,TU;WE",
        "2026-11-21T09:00:00-05:00",
        "9.30h",
        "Last Friday of the month 10-2 until 2026-12-24",
        "-1MO",
        "1,15,-1",
        "by appointment",
    ]);
    let words: [&[u8]; 26] = [
        b"Mon",
        b"Tuesday",
        b"Wed-Sun",
        b"9am",
        b"5 pm",
        b"12:00",
        b"24:00",
        b"25:61",
        b"-",
        b" to ",
        b"; ",
        b", ",
        b" and ",
        b"1st ",
        b"5th ",
        b"last ",
        b"every other ",
        b"until 2026-12-31",
        b"closed",
        b"24 hours",
        b"noon",
        b"midnight",
        b"s\xc3\xa1bado",
        b"/",
        b"&",
        b"\xe2\x80\x93",
    ];
    run("hours", &seeds, Some(&words), imports::hours);
}

#[test]
fn phones() {
    let seeds = texts(&[
        "(305) 555-0100 ext. 4",
        "1-800-555-HELP",
        "305.555.0100; 305.555.0101",
        "+1 305 555 0100",
        "211",
        "Text HELP to 741741",
        "3055550100.0",
        "3.05555E+09",
        "Maria: 305-555-0100 (cell), office 555-0101",
        "fax 305-555-0102",
        "+44 20 7946 0018",
        "no phone",
    ]);
    let words: [&[u8]; 18] = [
        b"305-555-0100",
        b"ext. ",
        b"x",
        b" or ",
        b" / ",
        b"; ",
        b"+",
        b"(",
        b")",
        b"-",
        b".",
        b"fax ",
        b"TTY",
        b"text",
        b"988",
        b"0000000000000000",
        b"\xd9\xa3\xd9\xa0\xd9\xa5",
        b"1-800-",
    ];
    run("phones", &seeds, Some(&words), imports::phones);
}

//! From the template, or from the sheet that a community has: read, guessed, shown, kept and corrected.

use crate::desk::{Desk, MORNING};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use signpost_directory::{Need, Program};
use std::io::{Cursor, Write};

const CONFIG: &str =
    "name = \"Maple County Help\"\ntime_zone = \"America/Chicago\"\ncountry = \"US\"\nlanguages = [\"en\", \"es\"]\n";

const SHEET: &str = "Program,Agency,What is offered,Call,Where,Open,Remarks\n\
    Hot lunch,Saint Mary,A hot lunch.,305-555-0101,\"22 Birch St, Springfield, IL 02701\",Mon-Fri 11am-1pm; 2nd Saturday 9-11,ring twice\n\
    Mobile Pantry,Food Bank,Groceries for a week.,305-555-0102,\"1 Oak Ave, Springfield, IL 62701\",Tue 4-6pm,\n";

/// A desk with `list/signpost.toml`, and no data.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("list/signpost.toml", CONFIG);
    desk
}

#[test]
fn the_template_as_it_is_written_is_read_without_a_problem_and_its_example_is_never_published() {
    let desk = desk();
    for file in ["list/programs.xlsx", "list/programs.csv"] {
        desk.run(&format!("template {file}")).ends(0).says(&format!("signpost import {file}"));
        desk.run(&format!("template {file}")).ends(2).says("is there already and was not changed");
        desk.run(&format!("check {file}")).ends(2).says("There is no program to publish");
        let ran = desk.run(&format!("import {file}")).ends(2).says("the columns of the template");
        assert!(ran.out.contains("0  programs"), "{}", ran.out);
    }
    desk.run("template list/programs.doc").ends(2).says("neither .xlsx nor .csv");
}

#[test]
fn a_filled_template_becomes_a_site_in_which_needs_are_found() {
    let desk = desk();
    desk.run("template list/programs.csv").ends(0);
    let mut sheet = desk.read("list/programs.csv");
    sheet.push_str("Hot lunch,Saint Mary,A hot lunch and a seat.,,305-555-0101,\"22 Birch St, Springfield, IL 62701\",Mon-Fri 11am-1pm; 2nd Saturday 9-11,Everyone,Free,None,Walk in,English,,,,no,2026-11-20,Ann\r\n");
    desk.write("list/programs.csv", sheet);
    desk.run("check list/programs.csv").ends(0);
    desk.run("keys new keys --demo").ends(0);
    desk.run(&format!("publish --from list/programs.csv --keys keys --out site --app app --at {MORNING}"))
        .ends(0)
        .says("Published 1 program");
    desk.run("search site lunch").ends(0).says("Hot lunch");
    let program = &desk.directory().programs[0];
    assert_eq!(program.needs[0].need, Need::Food);
    assert_eq!(program.sites[0].schedules.len(), 2);
}

#[test]
fn the_guess_is_shown_kept_and_corrected_in_one_place() {
    let desk = desk();
    desk.write("list/pantries.csv", SHEET);
    let shown =
        desk.run("import list/pantries.csv").ends(0).says("What the columns of pantries.csv were taken for").out;
    for (header, field) in [
        ("Program", "name"),
        ("Agency", "organization"),
        ("Call", "phone"),
        ("Where", "address"),
        ("Open", "hours"),
        ("Remarks", "-"),
    ] {
        let line = shown.lines().find(|line| line.trim_start().starts_with(header)).unwrap_or_default();
        assert!(line.split_whitespace().any(|word| word == field), "{header}: {line}");
    }
    assert_eq!(desk.read("list/signpost.toml"), CONFIG, "nothing is written before it is asked for");
    desk.run("import list/pantries.csv --keep").ends(0).says("correct them there");
    let kept = desk.read("list/signpost.toml");
    assert!(kept.starts_with(CONFIG) && kept.contains("\"Where\" = \"address\""), "{kept}");
    desk.run("import list/pantries.csv --keep").ends(2).says("has [sheet] already");
    desk.write("list/signpost.toml", kept.replace("\"Remarks\" = \"-\"", "\"Remarks\" = \"application\""));
    desk.run("keys new keys --demo").ends(0);
    desk.run(&format!("publish --from list/pantries.csv --keys keys --out site --app app --at {MORNING}")).ends(0);
    assert_eq!(desk.directory().programs[0].application.as_deref(), Some("ring twice"));
    desk.write("list/signpost.toml", kept.replace("\"Call\" = \"phone\"", "\"Call\" = \"fone\""));
    desk.run("check list/pantries.csv").ends(2).says("column “Call”").says("ask_for");
    desk.write("list/signpost.toml", CONFIG.to_owned() + "[sheet]\nform = \"lotus\"\n");
    desk.run("check list/pantries.csv").ends(2).says("google-forms");
}

#[test]
fn a_mapping_needs_a_configuration_to_stand_in() {
    let desk = Desk::new();
    desk.write("bare/pantries.csv", SHEET);
    desk.run("import bare/pantries.csv --keep").ends(2).says("signpost init");
    desk.run("import data --keep").ends(2).says("is no sheet");
}

/// The same cells as a workbook of today.
fn xlsx(rows: &[Vec<&str>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let (row, column) = (row as u32, column as u16);
            if let Some((year, rest)) =
                cell.split_once('-').filter(|(year, _)| row > 0 && year.len() == 4 && year.starts_with("20"))
            {
                let (month, day) = rest.split_once('-').unwrap();
                let day = ExcelDateTime::from_ymd(year.parse().unwrap(), month.parse().unwrap(), day.parse().unwrap())
                    .unwrap();
                sheet.write_datetime_with_format(row, column, &day, &date).unwrap();
            } else if let Ok(number) = cell.parse::<f64>() {
                sheet.write_number(row, column, number).unwrap();
            } else {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// The same cells as an OpenDocument sheet; empty rows are written as a repeated one.
fn ods(rows: &[Vec<&str>]) -> Vec<u8> {
    let cell = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &Vec<&str>| {
        match cells.is_empty() {
        true => "<table:table-row table:number-rows-repeated=\"1\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>".to_owned(),
        false => format!("<table:table-row>{}</table:table-row>", cells.iter().map(|text| cell(text)).collect::<String>()),
    }
    };
    ods_of(&rows.iter().map(row).collect::<String>())
}

/// A workbook with one sheet, of these elements.
fn ods_of(elements: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Programs\">{elements}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn csv_xlsx_and_ods_give_the_same_directory() {
    let rows: Vec<Vec<&str>> = vec![
        vec!["Name", "Phone", "Zip", "City", "Address", "Hours", "Checked on"],
        vec!["Hot lunch", "3055550101", "62701", "Springfield", "22 Birch & Oak St", "Mon-Fri 9-5", "2026-11-20"],
        vec![],
        vec!["Pantry", "(305) 555-0102", "62702", "Springfield", "1 Oak Ave", "now and then", "2026-10-01"],
    ];
    let quoted =
        |cells: &Vec<&str>| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\n";
    let desk = desk();
    desk.write("list/sheet.csv", rows.iter().map(quoted).collect::<String>());
    desk.write("list/sheet.xlsx", xlsx(&rows));
    desk.write("list/sheet.ods", ods(&rows));
    desk.run("keys new keys --demo").ends(0);
    let mut all: Vec<Vec<Program>> = Vec::new();
    for ending in ["csv", "xlsx", "ods"] {
        let ran = desk.run(&format!("check list/sheet.{ending} --format json")).ends(0);
        assert!(ran.out.contains("\"row\":4,\"column\":\"Hours\""), "{ending}: {}", ran.out);
        desk.run(&format!(
            "publish --from list/sheet.{ending} --keys keys --out site-{ending} --app app --at {MORNING}"
        ))
        .ends(0);
        desk.restore("site", &desk.files(&format!("site-{ending}")));
        all.push(desk.directory().programs);
    }
    assert_eq!(all[0].len(), 2);
    assert!(all[0] == all[1] && all[0] == all[2], "{all:#?}");
    assert!(all[0][0].assured_on.is_some());
}

#[test]
fn a_workbook_whose_sheets_are_tables_of_hsds_is_a_package() {
    let mut book = Workbook::new();
    let tables: [(&str, &[&[&str]]); 3] = [
        ("services", &[&["id", "name", "organization_id", "status"], &["1", "Food pantry", "o1", "active"]]),
        ("organizations", &[&["id", "name"], &["o1", "Harbor"]]),
        ("phones", &[&["id", "service_id", "number"], &["p1", "1", "305-555-0100"]]),
    ];
    for (name, rows) in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            cells.iter().enumerate().for_each(|(column, cell)| {
                sheet.write_string(row as u32, column as u16, *cell).unwrap();
            });
        }
    }
    let desk = desk();
    desk.write("list/package.xlsx", book.save_to_buffer().unwrap());
    desk.run("import list/package.xlsx").ends(0).says("HSDS 1.1").says("rows of package.xlsx (phones)");
}

#[test]
fn rows_above_the_header_and_hidden_rows_and_columns_of_a_workbook_are_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows: [&[&str]; 7] = [
        &["Programs"],
        &["Updated:", "November 1, 2026"],
        &[],
        &["Name", "Phone", "Address", "Hours", "Remarks for us"],
        &["Hot lunch", "305-555-0101", "22 Birch St, Springfield, IL 62701"],
        &["Pantry", "305-555-0102", "", "", "ring twice", "far"],
        &["Old pantry", "305-555-0103"],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row as u32, column as u16, *cell).unwrap();
        }
    }
    sheet.set_row_hidden(6).unwrap();
    sheet.set_column_hidden(4).unwrap();
    sheet.set_column_hidden(9).unwrap();
    let desk = desk();
    desk.write("list/sheet.xlsx", book.save_to_buffer().unwrap());
    let ran = desk
        .run("check list/sheet.xlsx")
        .ends(0)
        .says("“Programs” above the header")
        .says("“Updated:” above the header")
        .says("hidden row 7 and column E")
        .says("Delete what nobody should see")
        .says("give each column a name in the header");
    // An empty last cell is nothing to be told of; one beside the columns is.
    assert!(ran.out.contains("6 fields") && !ran.out.contains("3 fields"), "{}", ran.out);
    desk.run("import list/sheet.xlsx").ends(0).says("3  programs");

    let row = |style: &str, cells: &[&str]| {
        let cells: String = cells
            .iter()
            .map(|text| {
                format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
            })
            .collect();
        format!("<table:table-row{style}>{cells}</table:table-row>")
    };
    let plain = ods_of(&format!(
        "<table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\"/>{}{}{}",
        row("", &["Name", "Phone", "Staff"]),
        row(" table:visibility=\"filter\"", &["Hot lunch", "305-555-0101", "Ann"]),
        row("", &["Pantry", "305-555-0102", "Joe"]),
    ));
    desk.write("list/sheet.ods", plain);
    desk.run("check list/sheet.ods").says("hidden row 2 and column C");
}

#[test]
fn an_export_as_one_sheet_says_what_a_row_cannot_hold() {
    let desk = Desk::new();
    desk.run("export data --format csv --out first").ends(0).says("       2  organization, description\n");
    desk.write("data/organization.csv", "id,name\no1,Maple Food Bank\no2,Safe Home\n");
    desk.run("export data --format csv --out plain").ends(0).says("All of it is in the sheet");
    desk.write("data/cost_option.csv", "id,service_id,option,amount\nc1,food,Adults,5\nc2,food,Children,1\n");
    desk.write("data/contact.csv", "id,service_id,email,x_ask_for\nn1,food,ann@example.org,the front desk\n");
    let ran = desk.run("export data --format csv --out costly").ends(0).says("hsds3-csv or hsds3-json keeps them");
    assert!(ran.out.contains("       2  cost_option\n"), "{}", ran.out);
    assert!(desk.read("costly/programs.csv").contains("the front desk"));
    desk.run("export data --format hsds3-csv --out whole").ends(0);
    assert!(desk.read("whole/cost_option.csv").contains("Children"));
}

#[test]
fn a_hostile_workbook_is_refused_with_a_sentence() {
    let desk = desk();
    // A cell in the last row and column takes no room for those between.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Name").unwrap();
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    desk.write("list/far.xlsx", book.save_to_buffer().unwrap());
    desk.run("check list/far.xlsx").ends(2).says("far.xlsx");
    // Bytes that are no workbook, and half of one.
    let whole = xlsx(&[vec!["Name", "Phone"], vec!["Lunch", "305-555-0100"]]);
    desk.write("list/half.xlsx", &whole[..whole.len() / 2]);
    desk.write("list/none.xlsx", "not a workbook");
    for name in ["half", "none"] {
        desk.run(&format!("check list/{name}.xlsx")).ends(2).says(&format!("{name}.xlsx"));
    }
    // More than a gigabyte of spaces in a small file.
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = zip::write::SimpleFileOptions::default();
    zip.start_file("xl/workbook.xml", deflated).unwrap();
    zip.write_all(b"<workbook/>").unwrap();
    zip.start_file("xl/worksheets/sheet1.xml", deflated).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..600 {
        zip.write_all(&block).unwrap();
    }
    desk.write("list/bomb.xlsx", zip.finish().unwrap().into_inner());
    desk.run("check list/bomb.xlsx").ends(2).says("too large");
}

#[test]
fn an_export_holds_no_secret_and_the_ledger_says_what_ended() {
    use crate::desk::{NEXT_DAY, SECRET_LATITUDE, SECRET_STREET, contains};
    let desk = Desk::with_site();
    for format in ["hsds3-csv", "hsds3-json", "csv"] {
        for source in ["data", "site"] {
            let out = format!("out-{format}-{source}");
            desk.run(&format!("export {source} --format {format} --out {out}")).ends(0).says("Wrote 3 programs");
            desk.run(&format!("export {source} --format {format} --out {out}")).ends(2).says("was not changed");
            for (name, bytes) in desk.files(&out) {
                for secret in [SECRET_STREET, SECRET_LATITUDE, "33199"] {
                    assert!(!contains(&bytes, secret), "{secret} is in {out}/{name}");
                }
            }
            let text = desk.run(&format!("import {out}")).ends(0).out;
            assert!(text.contains("        3  programs\n"), "{out}: {text}");
        }
    }
    desk.run("ledger site").ends(0).says("3 programs are listed, 0 have ended");
    desk.write_programs(&["food", "shelter"]);
    desk.publish_with_loss(NEXT_DAY).ends(0);
    desk.run("ledger site").ends(0).says("2 programs are listed, 1 have ended").says("The rides program");
    let lines = desk.run("ledger site --format json").ends(0).out;
    let ended = lines.lines().filter(|line| line.contains("\"listed\":false")).count();
    assert_eq!((lines.lines().count(), ended), (3, 1), "{lines}");
}

#[test]
fn a_zip_in_the_folder_is_the_data_and_a_site_or_keys_in_it_are_none() {
    let desk = desk();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("services.csv", "id,organization_id,name,status\ns1,o1,Hot lunch,active\n"),
        ("organizations.csv", "id,name\no1,Saint Mary\n"),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    desk.write("list/export.zip", zip.finish().unwrap().into_inner());
    desk.run("keys new list/keys --demo").ends(0);
    desk.run(&format!("publish --from list --keys list/keys --out list/site --app app --at {MORNING}"))
        .ends(0)
        .says("Published 1 programs");
    let checked = desk.run("check list").says("1 programs");
    for folder in ["site/", "keys/"] {
        assert!(!checked.out.contains(folder), "{}", checked.out);
    }
    // With two there is no telling which it is.
    desk.write("list/other.zip", "x");
    desk.run("check list").ends(2).says("name the zip itself");
}

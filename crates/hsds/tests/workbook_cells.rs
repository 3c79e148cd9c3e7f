//! What stands in the cells of a workbook besides values: merged cells, formulas without a result, errors of formulas.

use signpost_hours::date::date;
use signpost_hsds::{Imported, InputFile, Kind, Options, Problem, Refusal, import};
use std::io::{Cursor, Write};

fn zipped(name: &str, parts: &[(&str, String)]) -> InputFile {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, text) in parts {
        zip.start_file(*part, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    InputFile { name: name.to_owned(), bytes: zip.finish().unwrap().into_inner() }
}

/// An .xlsx of one sheet, from the inside of its `sheetData` and what follows that.
fn xlsx(rows: &str, after: &str) -> InputFile {
    let rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let link = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{rels}\"><Relationship Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    zipped(
        "book.xlsx",
        &[
            ("_rels/.rels", link("r1", "officeDocument", "xl/workbook.xml")),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                ),
            ),
            ("xl/_rels/workbook.xml.rels", link("r1", "worksheet", "worksheets/s.xml")),
            (
                "xl/worksheets/s.xml",
                format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{after}</worksheet>"),
            ),
        ],
    )
}

fn row(number: u32, cells: &[&str]) -> String {
    let cell = |(at, text): (usize, &&str)| {
        let place = format!("{}{number}", char::from(b'A' + at as u8));
        match text.strip_prefix('=') {
            _ if text.is_empty() => String::new(),
            Some(formula) => format!("<c r=\"{place}\"><f>{formula}</f><v/></c>"),
            None => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    };
    format!("<row r=\"{number}\">{}</row>", cells.iter().enumerate().map(cell).collect::<String>())
}

fn read(file: InputFile) -> Result<Imported, Refusal> {
    import(&[file], &Options { today: date(2026, 11, 21), ..Options::default() })
}

fn told(imported: &Imported, kind: Kind) -> Vec<&Problem> {
    imported.problems.iter().filter(|problem| problem.kind == kind).collect()
}

#[test]
fn merged_cells_hold_for_each_of_their_rows_and_are_told() {
    let rows = row(1, &["Program", "Phone", "Address"])
        + &row(2, &["Lunch", "305-555-0101", "1 Oak Ave, Springfield, IL 62701"])
        + &row(3, &["Rides", "305-555-0102"])
        + &row(4, &["Clothes", "305-555-0103"]);
    let of_xlsx = xlsx(&rows, "<mergeCells count=\"1\"><mergeCell ref=\"C2:C4\"/></mergeCells>");
    let cell = |text: &str, spanned: &str| {
        format!("<table:table-cell office:value-type=\"string\"{spanned}><text:p>{text}</text:p></table:table-cell>")
    };
    let ods_row = |cells: &[&str], last: String| {
        let cells: String = cells.iter().map(|text| cell(text, "")).collect();
        format!("<table:table-row>{cells}{last}</table:table-row>")
    };
    let covered = "<table:covered-table-cell/>".to_owned();
    let spanned =
        cell("1 Oak Ave, Springfield, IL 62701", " table:number-rows-spanned=\"3\" table:number-columns-spanned=\"1\"");
    let table = ods_row(&["Program", "Phone", "Address"], String::new())
        + &ods_row(&["Lunch", "305-555-0101"], spanned)
        + &ods_row(&["Rides", "305-555-0102"], covered.clone())
        + &ods_row(&["Clothes", "305-555-0103"], covered);
    let of_ods = zipped(
        "book.ods",
        &[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
            ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"m\"/>".to_owned()),
            (
                "content.xml",
                format!(
                    "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>\
                     <table:table table:name=\"S\">{table}</table:table></office:spreadsheet></office:body></office:document-content>"
                ),
            ),
        ],
    );
    for file in [of_xlsx, of_ods] {
        let name = file.name.clone();
        let imported = read(file).unwrap();
        assert_eq!(imported.directory.programs.len(), 3, "{name}");
        assert!(imported.directory.programs.iter().all(|program| program.sites.len() == 1), "{name}");
        let [problem] = told(&imported, Kind::MergedCells)[..] else { panic!("{name}: {:?}", imported.problems) };
        assert_eq!((problem.file.as_str(), problem.found.as_str()), (name.as_str(), "merged cells C2 to C4"));
    }
}

#[test]
fn merged_names_are_one_program_and_merged_titles_are_nothing() {
    let rows = row(1, &["Our programs of 2026"])
        + &row(3, &["Program", "Organization", "Address"])
        + &row(4, &["Pantry", "Food Bank", "1 Oak Ave, Springfield, IL 62701"])
        + &row(5, &["", "", "2 Elm St, Springfield, IL 62701"]);
    let merges = ["A1:C2", "A4:A5", "B4:B5"].map(|range| format!("<mergeCell ref=\"{range}\"/>")).concat();
    let imported = read(xlsx(&rows, &format!("<mergeCells>{merges}</mergeCells>"))).unwrap();
    assert_eq!(imported.directory.programs.len(), 1, "{:?}", imported.problems);
    assert_eq!(imported.directory.programs[0].sites.len(), 2);
    assert!(imported.problems.iter().all(|problem| problem.file == "book.xlsx"), "{:?}", imported.problems);
}

#[test]
fn a_formula_without_its_result_and_one_that_failed_are_told_with_row_and_column() {
    let failed = "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>Talks</t></is></c><c r=\"B4\" t=\"e\"><f>NA()</f><v>#N/A</v></c></row>";
    let rows = row(1, &["Program", "Phone"])
        + &row(2, &["Lunch", "=CONCAT(1)"])
        + &row(3, &["Rides", "305-555-0102"])
        + failed
        // A text without letters is a result.
        + "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>Games</t></is></c><c r=\"B5\" t=\"str\"><f>T(C5)</f><v></v></c></row>";
    let imported = read(xlsx(&rows, "")).unwrap();
    let places: Vec<_> = told(&imported, Kind::SpreadsheetDamage)
        .into_iter()
        .map(|problem| (problem.row, problem.column.as_deref(), problem.found.as_str()))
        .collect();
    assert_eq!(places, [(Some(2), Some("Phone"), "a formula without its result"), (Some(4), Some("Phone"), "“#N/A”")]);
    let phones: usize = imported.directory.programs.iter().map(|program| program.phones.len()).sum();
    assert_eq!(phones, 1, "an error is no number to call");
}

#[test]
fn errors_of_formulas_in_a_csv_count_as_empty() {
    let text = "Program,Phone,Hours\nLunch,305-555-0101,#REF!\nRides,Err:502,#Mondays\n";
    let file = InputFile { name: "list.csv".to_owned(), bytes: text.as_bytes().to_vec() };
    let imported = read(file).unwrap();
    let found: Vec<&str> =
        told(&imported, Kind::SpreadsheetDamage).into_iter().map(|problem| problem.found.as_str()).collect();
    assert_eq!(found, ["“#REF!”", "“Err:502”"]);
    assert!(format!("{:?}", imported.directory.programs).contains("#Mondays"));
}

#[test]
fn what_cannot_be_a_sheet_says_what_to_do() {
    let csv = |text: &str| InputFile { name: "list.csv".to_owned(), bytes: text.as_bytes().to_vec() };
    let named = |name: &str| InputFile { name: name.to_owned(), bytes: b"x".to_vec() };
    let far = row(1, &["Program", "Phone"]) + "<row r=\"7\"><c r=\"ZZ7\"><v>1</v></c></row>";
    for (file, says) in [
        (csv(""), "list.csv has no rows; expected the names of the columns"),
        (csv("Name\nLunch\n"), "nothing by which people could reach them"),
        (csv("Colour,Size\nred,1\n"), "has no column with the names of the programs"),
        (xlsx("", ""), "signpost template writes it"),
        (xlsx(&far, ""), "something stands in ZZ7"),
        (named("package.zip"), "name the zip itself"),
        (named("Pantries.numbers"), "in Numbers choose File, Export To"),
        (named("Pantries.pages"), "signpost template writes one"),
    ] {
        let name = file.name.clone();
        let refused = read(file).unwrap_err().to_string();
        assert!(refused.contains(says), "{name}: {refused}");
    }
}

#[test]
fn a_place_that_no_sheet_has_stops_nothing() {
    // More letters and digits than the reader can count.
    for place in ["ZZZZZZZZZZ2", "A99999999999", "ZZZZZZZ4294967295", "2", ""] {
        let cell = format!("<row r=\"2\"><c r=\"{place}\" t=\"inlineStr\"><is><t>Lunch</t></is></c></row>");
        let file = xlsx(&(row(1, &["Program", "Phone"]) + &cell), "");
        match read(file) {
            Ok(imported) => assert!(!imported.problems.is_empty(), "{place}"),
            Err(refusal) => assert!(!refusal.to_string().is_empty(), "{place}"),
        }
    }
}

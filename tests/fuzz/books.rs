//! Workbooks to begin with.

use super::mutator::zipped;

pub(crate) const SHEETS: [&str; 3] = [
    "Program,Phone,Hours\nLunch,305-555-0100,Mon-Fri 9-5\nRides,,\n",
    "FOOD\nProgram,Address\nLunch,1 Elm St\nTotal,2\n",
    "Program,Checked on\nLunch,2026-11-21\n",
];

pub(crate) fn xlsx(csv: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(csv.lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet.set_row_hidden(1).unwrap();
    sheet.merge_range(3, 0, 4, 1, "merged", &rust_xlsxwriter::Format::new()).unwrap();
    sheet.write_formula(5, 0, "=1+1").unwrap();
    sheet.insert_note(0, 0, &rust_xlsxwriter::Note::new("a note")).unwrap();
    book.save_to_buffer().unwrap()
}

pub(crate) fn ods(csv: &str) -> Vec<u8> {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row =
        |line: &str| format!("<table:table-row>{}</table:table-row>", line.split(',').map(cell).collect::<String>());
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"A\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
        csv.lines().map(row).collect::<String>()
    );
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    zipped(&[("mimetype".to_owned(), mimetype), ("content.xml".to_owned(), content.into_bytes())])
}

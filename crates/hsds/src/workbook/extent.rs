//! How large the sheets of an .ods are, before they are read: a few bytes can repeat a row a million times.

use super::{ROWS, Unreadable};
use crate::bounds;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::io::{BufReader, Cursor};

/// Cells of all sheets together, with the empty ones between those that are filled: each takes memory.
const AREA: u64 = 5_000_000;

/// Refuses a workbook whose sheets are too large.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::new)?;
    // Without it the reader says what is wrong.
    let Ok(content) = archive.by_name("content.xml") else { return Ok(()) };
    let mut reader = Reader::from_reader(BufReader::new(content));
    let (mut sheet, mut earlier) = (Extent::default(), 0);
    let mut buffer = Vec::new();
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(Unreadable::new)?;
        let (is_whole, start) = match &event {
            Event::Start(start) => (false, Some(start)),
            Event::Empty(start) => (true, Some(start)),
            _ => (false, None),
        };
        match start.map(name) {
            Some("table:table") => {
                earlier += sheet.area();
                sheet = Extent::default();
            }
            Some("table:table-row") => {
                sheet.repeats = start.map_or(1, |start| repeated(start, "table:number-rows-repeated"));
                sheet.column = 0;
                sheet.filled = 0;
                if is_whole {
                    sheet.end_row();
                }
            }
            Some("table:table-cell" | "table:covered-table-cell") => {
                let columns = start.map_or(1, |start| repeated(start, "table:number-columns-repeated"));
                sheet.column = sheet.column.saturating_add(columns);
                if start.is_some_and(has_value) {
                    sheet.filled = sheet.column;
                }
            }
            _ => {}
        }
        match event {
            Event::Text(text) if !text.trim().is_empty() => sheet.filled = sheet.column,
            Event::CData(_) | Event::GeneralRef(_) => sheet.filled = sheet.column,
            Event::End(end) if end.name().into_inner() == "table:table-row" => sheet.end_row(),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if sheet.last > ROWS {
            return Err(Unreadable::new(format!("a sheet of more than {ROWS} rows")));
        }
        if sheet.filled > bounds::COLUMNS {
            return Err(Unreadable::new(format!("a sheet of more than {} columns", bounds::COLUMNS)));
        }
        if earlier + sheet.area() > AREA {
            return Err(Unreadable::new(format!("sheets of more than {AREA} cells, with the empty ones between")));
        }
        buffer.clear();
    }
}

#[derive(Default)]
struct Extent {
    /// Rows so far, the last filled one, and the widest.
    rows: u64,
    last: u64,
    width: u64,
    /// Of the row that is read: how often it stands there, its columns so far, and the last filled one.
    repeats: u64,
    column: u64,
    filled: u64,
}

impl Extent {
    fn end_row(&mut self) {
        self.rows = self.rows.saturating_add(self.repeats);
        if self.filled > 0 {
            self.last = self.rows;
            self.width = self.width.max(self.filled);
        }
        self.column = 0;
        self.filled = 0;
    }

    fn area(&self) -> u64 {
        self.last.saturating_mul(self.width)
    }
}

pub(super) fn name<'s>(start: &'s BytesStart) -> &'s str {
    start.name().into_inner()
}

/// What is no plain number counts as very often.
fn repeated(start: &BytesStart, name: &str) -> u64 {
    let mut attributes = start.attributes();
    let often = attributes.with_checks(false).flatten().find(|attribute| attribute.key.into_inner() == name);
    often.map_or(1, |often| often.value.parse().unwrap_or(u64::MAX))
}

fn has_value(start: &BytesStart) -> bool {
    let mut attributes = start.attributes();
    attributes.with_checks(false).flatten().any(|attribute| {
        let key = attribute.key.into_inner();
        key == "table:formula" || (key.starts_with("office:") && key.ends_with("value"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{InputFile, workbook};
    use std::io::Write;

    fn book(rows: &str) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
        write!(
            writer,
            "<office:document-content><table:table table:name=\"S\">{rows}</table:table></office:document-content>"
        )
        .unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn repeated_rows_and_columns_are_counted_before_they_are_read() {
        let row = |rows: &str, columns: &str, text: &str| {
            format!(
                "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell office:value-type=\"string\" \
                 table:number-columns-repeated=\"{columns}\">{text}</table:table-cell></table:table-row>\n"
            )
        };
        let text = "<text:p>Oak</text:p>";
        for (rows, says) in [
            (row("1000000", "40", text), "cells"),
            (row("&#49;000000", "40", text), "rows"),
            (row("4000000000", "1", text), "rows"),
            (row("1", "600", text), "columns"),
            (row("1", "18446744073709551615", text), "columns"),
            // The empty rows between are cells, too.
            (row("1", "100", text) + &row("1000000", "1", "") + &row("1", "1", text), "cells"),
        ] {
            let refused = check(&book(&rows)).unwrap_err();
            assert!(refused.found.contains(says), "{rows}: {refused:?}");
            let file = InputFile { name: "p.ods".to_owned(), bytes: book(&rows) };
            assert_eq!(workbook::sheets(&file).unwrap_err(), refused);
        }
        // Programs end a sheet with empty rows and columns up to the last that there may be.
        for rows in [row("3", "40", text) + &row("1048573", "16384", ""), String::new(), row("0", "0", text)] {
            assert_eq!(check(&book(&rows)), Ok(()), "{rows}");
        }
    }
}

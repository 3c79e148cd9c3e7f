//! Workbooks (.xlsx, .xlsm, .ods) as the CSV files that they would be saved as, a sheet each.

mod extent;
mod marks;
mod notes;

use super::{InputFile, Kind, bounds, csv_table, names};
use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetVisible, Xlsx};
use std::{
    io::{self, Cursor, Read},
    panic::{self, AssertUnwindSafe},
};

/// Why a workbook gave no sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// What was found.
    pub found: String,
    /// What to do.
    pub expected: String,
}

impl Unreadable {
    fn new(found: impl ToString) -> Unreadable {
        Unreadable {
            found: found.to_string(),
            expected: "a workbook that a spreadsheet program can open; save it again as .xlsx or as “CSV UTF-8”"
                .to_owned(),
        }
    }
}

/// Cells of one sheet.
const CELLS: u64 = 20_000_000;
const SHEETS: usize = 100;
/// Rows of one sheet, in every spreadsheet program.
const ROWS: u64 = 1_048_576;

/// What a workbook holds.
#[derive(Debug)]
pub(crate) struct Sheets {
    /// The sheets that are not empty: how people call each, and what it would be saved as.
    pub shown: Vec<(String, InputFile)>,
    /// The names of those that its maker has hidden: they are not read.
    pub hidden: Vec<String>,
    /// What is to be told of the cells of sheets that are shown.
    pub notes: Vec<Note>,
}

/// Something to be told of a sheet's cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub kind: Kind,
    /// What people call the sheet.
    pub label: String,
    /// Its first row, as a person counts, and the header of its column, where it has one.
    pub place: Option<(u64, String)>,
    pub times: u64,
    pub found: String,
    pub expected: &'static str,
    pub suggestion: Option<&'static str>,
}

pub(crate) fn sheets(file: &InputFile) -> Result<Sheets, Unreadable> {
    if file.name.to_lowercase().ends_with(".numbers") {
        return Err(Unreadable {
            found: "a document of Numbers".to_owned(),
            expected: "a workbook: in Numbers choose File, Export To, Excel or CSV".to_owned(),
        });
    }
    if !names::is_readable_workbook(&file.name) {
        return Err(Unreadable {
            found: "a workbook of an old or another form".to_owned(),
            expected: "a workbook of today: open it and save it as .xlsx, .ods or “CSV UTF-8”".to_owned(),
        });
    }
    unpacked_size(&file.bytes)?;
    let is_ods = file.name.to_lowercase().ends_with(".ods");
    let read = || if is_ods { ods(&file.bytes) } else { xlsx(&file.bytes) };
    // The library that reads workbooks stops at some broken ones in ways of its own: a source is refused with a sentence.
    let read = panic::catch_unwind(AssertUnwindSafe(read));
    let (sheets, hidden) = read.unwrap_or_else(|_| Err(Unreadable::new("a workbook that is damaged inside")))?;
    let sheets: Vec<(String, Grid)> = sheets.into_iter().filter(|(_, grid)| !grid.rows.is_empty()).collect();
    let marks = if is_ods { marks::of_ods(&file.bytes)? } else { marks::of_xlsx(&file.bytes)? };
    let single = sheets.len() == 1;
    let (mut shown, mut notes) = (Vec::new(), Vec::new());
    for (name, mut grid) in sheets {
        let label = if single { file.name.clone() } else { format!("{} ({name})", file.name) };
        if let Some(marks) = marks.get(&name) {
            notes.extend(grid.notes(&label, marks));
            grid.fill(marks)?;
        }
        let name = format!("{}/{}.csv", file.name, name.replace('/', "-"));
        shown.push((label, InputFile { name, bytes: grid.csv()?.into_bytes() }));
    }
    Ok(Sheets { shown, hidden, notes })
}

/// A workbook is a zip: what comes out of it is counted before anything is kept.
fn unpacked_size(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::new)?;
    if archive.len() as u64 > bounds::FILES {
        return Err(Unreadable::new(format!("{} parts in one workbook", archive.len())));
    }
    let mut left = bounds::FILE;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(Unreadable::new)?;
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(Unreadable::new)?;
        left = left.checked_sub(size).ok_or_else(|| {
            Unreadable::new(format!("a workbook of more than {} bytes when it is unpacked", bounds::FILE))
        })?;
    }
    Ok(())
}

/// Names of the sheets that a person sees, and of those that are hidden.
fn names_of<R: Read + io::Seek, B: Reader<R>>(book: &B) -> (Vec<String>, Vec<String>) {
    let (shown, hidden): (Vec<_>, Vec<_>) =
        book.sheets_metadata().iter().partition(|sheet| sheet.visible == SheetVisible::Visible);
    let names = |sheets: Vec<&calamine::Sheet>| sheets.into_iter().map(|sheet| sheet.name.clone()).collect();
    (names(shown), names(hidden))
}

/// The sheets that are read, and the names of the hidden ones.
type ShownAndHidden = (Vec<(String, Grid)>, Vec<String>);

fn xlsx(bytes: &[u8]) -> Result<ShownAndHidden, Unreadable> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(Unreadable::new)?;
    let (names, hidden) = names_of(&book);
    let mut sheets = Vec::new();
    for name in names.into_iter().take(SHEETS) {
        // Charts and macros are sheets without cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut grid = Grid::default();
        while let Some(cell) = cells.next_cell().map_err(Unreadable::new)? {
            let text = match cell.get_value() {
                DataRef::SharedString(text) => (*text).to_owned(),
                other => written(&Data::from(other.clone())),
            };
            grid.put(cell.get_position(), text)?;
        }
        sheets.push((name, grid));
    }
    Ok((sheets, hidden))
}

fn ods(bytes: &[u8]) -> Result<ShownAndHidden, Unreadable> {
    extent::check(bytes)?;
    let mut book = Ods::new(Cursor::new(bytes)).map_err(Unreadable::new)?;
    let (names, hidden) = names_of(&book);
    let mut sheets = Vec::new();
    for name in names.into_iter().take(SHEETS) {
        let range = book.worksheet_range(&name).map_err(Unreadable::new)?;
        let (row, column) = range.start().unwrap_or_default();
        let mut grid = Grid::default();
        for (at_row, at_column, cell) in range.used_cells() {
            grid.put((row + at_row as u32, column + at_column as u32), written(cell))?;
        }
        sheets.push((name, grid));
    }
    Ok((sheets, hidden))
}

/// The cells of a sheet that say something, by row: a cell far outside takes no room for those between.
#[derive(Default)]
struct Grid {
    rows: Vec<(u32, Vec<(u32, String)>)>,
    cells: u64,
}

impl Grid {
    fn put(&mut self, (row, column): (u32, u32), text: String) -> Result<(), Unreadable> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.cells += 1;
        if self.cells > CELLS {
            return Err(Unreadable::new(format!("a sheet of more than {CELLS} cells")));
        }
        if u64::from(column) >= bounds::COLUMNS {
            let cell = format!("{}{}", marks::letters(column), u64::from(row) + 1);
            let found = format!("a sheet of more than {} columns: something stands in {cell}", bounds::COLUMNS);
            let expected = "a sheet of the columns that are needed: delete what stands far to the right";
            return Err(Unreadable { found, expected: expected.to_owned() });
        }
        if u64::from(row) >= ROWS {
            return Err(Unreadable::new(format!("a sheet of more than {ROWS} rows")));
        }
        match self.rows.iter_mut().rev().take(4).find(|(known, _)| *known == row) {
            Some((_, cells)) => cells.push((column, text)),
            None => self.rows.push((row, vec![(column, text)])),
        }
        Ok(())
    }

    /// Adds a cell to a row that is there.
    fn put_into(&mut self, at: usize, column: u32, text: String) -> Result<(), Unreadable> {
        self.cells += 1;
        if self.cells > CELLS {
            return Err(Unreadable::new(format!("a sheet of more than {CELLS} cells")));
        }
        self.rows[at].1.push((column, text));
        Ok(())
    }

    /// The columns of the header.
    fn width(&self) -> u32 {
        let first = self.rows.iter().take(csv_table::BEGINNING);
        let first: Vec<Vec<&str>> =
            first.map(|(_, cells)| cells.iter().map(|(_, text)| text.as_str()).collect()).collect();
        let header = self.rows.get(csv_table::rows_above_header(&first));
        header.and_then(|(_, cells)| cells.iter().map(|(column, _)| column + 1).max()).unwrap_or_default()
    }

    /// As CSV, with the empty rows between, so that rows have the numbers that a person sees, and with the empty cells
    /// up to the header's last column, which a workbook does not store.
    fn csv(mut self) -> Result<String, Unreadable> {
        // A cell far to the right takes a comma for each one before it.
        let size_of = |cells: &Vec<(u32, String)>| {
            cells.iter().map(|(_, text)| text.len() as u64 + 3).sum::<u64>()
                + cells.iter().map(|(column, _)| u64::from(*column)).max().unwrap_or_default()
        };
        if self.rows.iter().map(|(_, cells)| size_of(cells)).sum::<u64>() > bounds::FILE {
            return Err(Unreadable::new(format!("a sheet of more than {} bytes as text", bounds::FILE)));
        }
        self.rows.sort_by_key(|(row, _)| *row);
        let width = self.width();
        let mut text = String::new();
        let mut next = 0;
        for (row, mut cells) in self.rows {
            for _ in next..row {
                text.push_str("\"\"\n");
            }
            next = row + 1;
            cells.sort_by_key(|(column, _)| *column);
            let mut at = 0;
            for (column, cell) in cells {
                for _ in at..column {
                    text.push(',');
                }
                at = column;
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            }
            for _ in at + 1..width {
                text.push(',');
            }
            text.push('\n');
        }
        Ok(text)
    }
}

/// A cell as a person reads it.
fn written(cell: &Data) -> String {
    match cell {
        Data::Int(number) => number.to_string(),
        // A phone or a postal code that the program took for a number.
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Float(number) => number.to_string(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Data::DateTime(at) => date_or_time(at),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn date_or_time(at: &ExcelDateTime) -> String {
    let days = at.as_f64();
    if !days.is_finite() || !(0.0..3_000_000.0).contains(&days) {
        return days.to_string();
    }
    let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
    let (date, time) = (format!("{year:04}-{month:02}-{day:02}"), format!("{hour:02}:{minute:02}"));
    match (days < 1.0, days.fract() == 0.0) {
        (true, _) => time,
        (false, true) => date,
        (false, false) => format!("{date} {time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_or_a_column_far_outside_is_refused_before_it_takes_room() {
        let mut grid = Grid::default();
        assert_eq!(grid.put((1_048_575, 0), "last".to_owned()), Ok(()));
        for (place, says) in [((4_294_967_289, 0), "rows"), ((1_048_576, 0), "rows"), ((0, 500), "columns")] {
            let refused = grid.put(place, "Oak".to_owned()).unwrap_err();
            assert!(refused.found.contains(says), "{refused:?}");
        }
        assert_eq!(grid.csv().unwrap().lines().count(), 1_048_576);
    }
}

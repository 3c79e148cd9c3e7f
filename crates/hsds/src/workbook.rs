//! Workbooks (.xlsx, .xlsm, .ods) as the CSV files that they would be saved as, a sheet each.

mod extent;
mod hidden;

use super::{InputFile, bounds, csv_table, names};
use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetVisible, Xlsx};
use hidden::HiddenRanges;
use std::{
    collections::BTreeSet,
    io::{self, Cursor, Read},
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
    /// Rows and columns with cells that are hidden in sheets that are shown: the label, and which they are.
    pub hidden_cells: Vec<(String, String)>,
}

pub(crate) fn sheets(file: &InputFile) -> Result<Sheets, Unreadable> {
    if !names::is_readable_workbook(&file.name) {
        return Err(Unreadable {
            found: "a workbook of an old or another form".to_owned(),
            expected: "a workbook of today: open it and save it as .xlsx, .ods or “CSV UTF-8”".to_owned(),
        });
    }
    unpacked_size(&file.bytes)?;
    let is_ods = file.name.to_lowercase().ends_with(".ods");
    let (sheets, hidden) = if is_ods { ods(&file.bytes)? } else { xlsx(&file.bytes)? };
    let sheets: Vec<(String, Grid)> = sheets.into_iter().filter(|(_, grid)| !grid.rows.is_empty()).collect();
    let hidden_ranges = if is_ods { hidden::of_ods(&file.bytes)? } else { hidden::of_xlsx(&file.bytes)? };
    let single = sheets.len() == 1;
    let (mut shown, mut hidden_cells) = (Vec::new(), Vec::new());
    for (name, grid) in sheets {
        let label = if single { file.name.clone() } else { format!("{} ({name})", file.name) };
        let which = hidden_ranges.get(&name).and_then(|ranges| grid.hidden(ranges));
        hidden_cells.extend(which.map(|which| (label.clone(), which)));
        let name = format!("{}/{}.csv", file.name, name.replace('/', "-"));
        shown.push((label, InputFile { name, bytes: grid.csv()?.into_bytes() }));
    }
    Ok(Sheets { shown, hidden, hidden_cells })
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
            return Err(Unreadable::new(format!("a sheet of more than {} columns", bounds::COLUMNS)));
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

    /// Which of the filled rows and columns are hidden, in words.
    fn hidden(&self, ranges: &HiddenRanges) -> Option<String> {
        if ranges.is_empty() {
            return None;
        }
        let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
        for (row, cells) in &self.rows {
            if ranges.has_row(*row) {
                rows.insert(*row);
            }
            columns.extend(cells.iter().map(|(column, _)| *column).filter(|column| ranges.has_column(*column)));
        }
        let rows = listed("row", &rows, |row| (u64::from(row) + 1).to_string());
        let columns = listed("column", &columns, hidden::letters);
        let words: Vec<String> = [rows, columns].into_iter().flatten().collect();
        (!words.is_empty()).then(|| words.join(" and "))
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

/// `rows 4 to 9 and 12`, of numbers from 0; `None` of none.
fn listed(what: &str, numbers: &BTreeSet<u32>, shown: impl Fn(u32) -> String) -> Option<String> {
    /// Ranges that are named; more are counted.
    const NAMED: usize = 8;
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let word = |&(first, last): &(u32, u32)| match last - first {
        0 => shown(first),
        1 => format!("{}, {}", shown(first), shown(last)),
        _ => format!("{} to {}", shown(first), shown(last)),
    };
    let named = ranges.iter().take(NAMED).map(word).collect::<Vec<_>>().join(", ");
    let more = ranges.iter().skip(NAMED).map(|(first, last)| last - first + 1).sum::<u32>();
    let plural = if numbers.len() == 1 { "" } else { "s" };
    match (numbers.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(format!("{what}{plural} {named}")),
        (false, more) => Some(format!("{what}{plural} {named} and {more} more")),
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

//! What a workbook says of its cells besides their values. Rows and columns that its maker has hidden are read like all others:
//! a column that is only hidden from sight is published, and its publisher may not know. Merged cells have one value, which a
//! person reads in each of their rows. A formula whose result was never stored looks filled in, and is empty.

use super::{Unreadable, extent};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufReader, Cursor},
};

/// Ranges that are kept of one sheet; whoever hides more is told of these.
const RANGES: usize = 10_000;

/// Of one sheet; rows and columns count from 0.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Marks {
    /// Hidden ones, with their ends.
    rows: Vec<(u32, u32)>,
    columns: Vec<(u32, u32)>,
    /// Cells that are merged over several rows.
    pub merged: Vec<Merged>,
    /// Row and column of formulas that gave no text; where nothing else stands there, they have no result.
    pub formulas: BTreeSet<(u32, u32)>,
}

/// Cells over several rows that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub column: u32,
    pub first_row: u32,
    pub last_row: u32,
}

/// Rows of merged cells together, and formulas, of one sheet that are looked at.
const MOST_CELLS: usize = 200_000;

impl Marks {
    pub(super) fn has_row(&self, row: u32) -> bool {
        self.rows.iter().any(|&(first, last)| (first..=last).contains(&row))
    }

    pub(super) fn has_column(&self, column: u32) -> bool {
        self.columns.iter().any(|&(first, last)| (first..=last).contains(&column))
    }

    pub(super) fn hides_nothing(&self) -> bool {
        self.rows.is_empty() && self.columns.is_empty()
    }

    fn merge(&mut self, column: u32, first_row: u32, last_row: u32) {
        let rows = |merged: &Merged| (merged.last_row - merged.first_row) as usize;
        let so_far: usize = self.merged.iter().map(rows).sum();
        if first_row < last_row && so_far + (last_row - first_row) as usize <= MOST_CELLS {
            self.merged.push(Merged { column, first_row, last_row });
        }
    }
}

/// By the sheet's name.
pub(super) type BySheet = BTreeMap<String, Marks>;

type Archive<'b> = zip::ZipArchive<Cursor<&'b [u8]>>;

/// Goes through the elements of a part; `None` where there is no such part.
fn each_element(
    archive: &mut Archive,
    part: &str,
    mut see: impl FnMut(&BytesStart, bool),
) -> Result<Option<()>, Unreadable> {
    let Ok(content) = archive.by_name(part) else { return Ok(None) };
    let mut reader = Reader::from_reader(BufReader::new(content));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(Unreadable::new)? {
            Event::Start(start) => see(&start, false),
            Event::Empty(start) => see(&start, true),
            Event::Eof => return Ok(Some(())),
            _ => {}
        }
        buffer.clear();
    }
}

fn value(start: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.into_inner() == name)?;
    Some(found.value.into_owned())
}

/// The name of an element without its prefix, which each program chooses.
fn local<'s>(start: &'s BytesStart) -> &'s str {
    let name = extent::name(start);
    name.rsplit(':').next().unwrap_or(name)
}

pub(super) fn of_xlsx(bytes: &[u8]) -> Result<BySheet, Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::new)?;
    let (mut sheets, mut targets) = (Vec::new(), BTreeMap::new());
    each_element(&mut archive, "xl/workbook.xml", |start, _| {
        if local(start) == "sheet"
            && let (Some(name), Some(id)) = (value(start, "name"), value(start, "r:id"))
        {
            sheets.push((unescaped(&name), id));
        }
    })?;
    each_element(&mut archive, "xl/_rels/workbook.xml.rels", |start, _| {
        if let (Some(id), Some(target)) = (value(start, "Id"), value(start, "Target")) {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, part);
        }
    })?;
    let mut found = BySheet::new();
    for (name, id) in sheets {
        let Some(part) = targets.get(&id) else { continue };
        let (mut marks, mut next_row) = (Marks::default(), 1_u32);
        let mut cell = None;
        each_element(&mut archive, part, |start, _| {
            let number = |name: &str| value(start, name).and_then(|number| number.parse::<u32>().ok());
            let is_hidden = || value(start, "hidden").is_some_and(|hidden| ["1", "true"].contains(&hidden.as_str()));
            match local(start) {
                "col" if is_hidden() => {
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        put(&mut marks.columns, first.saturating_sub(1), last.saturating_sub(1));
                    }
                }
                "row" => {
                    let row = number("r").unwrap_or(next_row);
                    next_row = row.saturating_add(1);
                    if is_hidden() {
                        put(&mut marks.rows, row.saturating_sub(1), row.saturating_sub(1));
                    }
                }
                // An empty text is a result, and has a type.
                "c" => cell = value(start, "r").filter(|_| value(start, "t").is_none_or(|kind| kind == "n")),
                "f" if marks.formulas.len() < MOST_CELLS => marks.formulas.extend(cell.as_deref().and_then(place)),
                "mergeCell" => {
                    let range = value(start, "ref").unwrap_or_default();
                    let ends = range.split_once(':').and_then(|(first, last)| Some((place(first)?, place(last)?)));
                    if let Some(((first_row, column), (last_row, _))) = ends {
                        marks.merge(column, first_row, last_row);
                    }
                }
                _ => {}
            }
        })?;
        found.insert(name, marks);
    }
    Ok(found)
}

pub(super) fn of_ods(bytes: &[u8]) -> Result<BySheet, Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::new)?;
    let mut found = BySheet::new();
    // `next_row` is the row below the one whose cells are read, `cell` the column of the next of these.
    let (mut sheet, mut next_row, mut column, mut cell) = (String::new(), 0_u32, 0_u32, 0_u32);
    each_element(&mut archive, "content.xml", |start, _| {
        let repeated = |name: &str| {
            let often = value(start, name).map_or(Some(1), |often| often.parse::<u32>().ok());
            often.unwrap_or(u32::MAX).max(1)
        };
        let is_hidden =
            || value(start, "table:visibility").is_some_and(|how| ["collapse", "filter"].contains(&how.as_str()));
        let marks = found.entry(sheet.clone()).or_default();
        match extent::name(start) {
            "table:table" => {
                sheet = value(start, "table:name").map(|name| unescaped(&name)).unwrap_or_default();
                (next_row, column) = (0, 0);
            }
            "table:table-column" => {
                let next = column.saturating_add(repeated("table:number-columns-repeated"));
                if is_hidden() {
                    put(&mut marks.columns, column, next - 1);
                }
                column = next;
            }
            "table:table-row" => {
                let next = next_row.saturating_add(repeated("table:number-rows-repeated"));
                if is_hidden() {
                    put(&mut marks.rows, next_row, next - 1);
                }
                (next_row, cell) = (next, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let (row, rows) = (next_row.saturating_sub(1), repeated("table:number-rows-spanned"));
                marks.merge(cell, row, row.saturating_add(rows - 1));
                cell = cell.saturating_add(repeated("table:number-columns-repeated"));
            }
            _ => {}
        }
    })?;
    Ok(found)
}

/// Adds a range to those before it.
fn put(ranges: &mut Vec<(u32, u32)>, first: u32, last: u32) {
    let has_room = ranges.len() < RANGES;
    match ranges.last_mut() {
        Some((_, end)) if *end != u32::MAX && *end + 1 == first => *end = last,
        _ if has_room => ranges.push((first, last)),
        _ => {}
    }
}

/// Row and column, from 0, of a cell such as `D2`.
fn place(cell: &str) -> Option<(u32, u32)> {
    let cell = cell.replace('$', "");
    let (letters, digits) = cell.split_at(cell.find(|c: char| c.is_ascii_digit())?);
    let letter = |column: u32, c: char| {
        let number = u32::from(c.to_ascii_uppercase()).checked_sub(64).filter(|number| (1..=26).contains(number))?;
        column.checked_mul(26)?.checked_add(number)
    };
    let column = letters.chars().try_fold(0, letter)?.checked_sub(1)?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column))
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

/// The letters of a column, from 0: A, B, ... Z, AA.
pub(super) fn letters(column: u32) -> String {
    let mut letters = String::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let letter = ((rest - 1) % 26) as u8;
        letters.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet_program() {
        for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(letters(column), expected);
            assert_eq!(place(&format!("{expected}7")), Some((6, column)));
        }
        for broken in ["", "A", "7", "A0", "Ä1", "A-1", "ZZZZZZZZZZ1", "A99999999999"] {
            assert_eq!(place(broken), None, "{broken}");
        }
    }
}

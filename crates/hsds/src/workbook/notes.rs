//! What is told of the cells of a sheet: which are hidden, merged, or formulas without a result.

use super::{
    Grid, Note, Unreadable,
    marks::{self, Marks},
};
use crate::{Kind, csv_table};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

impl Grid {
    /// Before the merged cells are filled.
    pub(super) fn notes(&self, label: &str, marks: &Marks) -> Vec<Note> {
        let note = |kind, found, expected| Note {
            kind,
            label: label.to_owned(),
            place: None,
            times: 1,
            found,
            expected,
            suggestion: None,
        };
        let mut notes = Vec::new();
        notes.extend(self.hidden(marks).map(|which| {
            let expected =
                "rows and columns that are shown; these are published like all others. Delete what nobody should see";
            note(Kind::HiddenCells, format!("hidden {which}"), expected)
        }));
        notes.extend(self.merged(marks).map(|which| {
            let expected = "a value in each row; that of the merged cells was taken for each of their rows";
            note(Kind::MergedCells, format!("merged cells {which}"), expected)
        }));
        for (column, (row, times)) in self.without_result(marks) {
            let expected = "the result of the formula, which the workbook does not hold; the cell counts as empty";
            notes.push(Note {
                place: Some((u64::from(row) + 1, self.header_of(column))),
                times,
                suggestion: Some("open the workbook in a spreadsheet program and save it again"),
                ..note(Kind::SpreadsheetDamage, "a formula without its result".to_owned(), expected)
            });
        }
        notes
    }

    /// Which of the filled rows and columns are hidden, in words.
    fn hidden(&self, marks: &Marks) -> Option<String> {
        if marks.hides_nothing() {
            return None;
        }
        let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
        for (row, cells) in &self.rows {
            if marks.has_row(*row) {
                rows.insert(*row);
            }
            columns.extend(cells.iter().map(|(column, _)| *column).filter(|column| marks.has_column(*column)));
        }
        let rows = listed("row", &rows, |row| (u64::from(row) + 1).to_string());
        let columns = listed("column", &columns, marks::letters);
        let words: Vec<String> = [rows, columns].into_iter().flatten().collect();
        (!words.is_empty()).then(|| words.join(" and "))
    }

    /// Merged cells below the header that hold something.
    fn merged(&self, marks: &Marks) -> Option<String> {
        /// Ranges that are named.
        const NAMED: usize = 8;
        let header = self.header_row().unwrap_or_default();
        let filled = self.filled();
        let ranges: Vec<String> = marks
            .merged
            .iter()
            .filter(|merged| merged.last_row > header && filled.contains(&(merged.first_row, merged.column)))
            .map(|merged| {
                let letters = marks::letters(merged.column);
                format!("{letters}{} to {letters}{}", u64::from(merged.first_row) + 1, u64::from(merged.last_row) + 1)
            })
            .collect();
        let more = ranges.len().saturating_sub(NAMED);
        let named = ranges.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
        match (named.is_empty(), more) {
            (true, _) => None,
            (false, 0) => Some(named),
            (false, more) => Some(format!("{named} and {more} more")),
        }
    }

    /// By column: the first row, and how many.
    fn without_result(&self, marks: &Marks) -> BTreeMap<u32, (u32, u64)> {
        let mut found: BTreeMap<u32, (u32, u64)> = BTreeMap::new();
        if marks.formulas.is_empty() {
            return found;
        }
        let filled = self.filled();
        for (row, column) in marks.formulas.iter().filter(|cell| !filled.contains(*cell)) {
            found.entry(*column).or_insert((*row, 0)).1 += 1;
        }
        found
    }

    /// Writes the value of merged cells into each of their rows.
    pub(super) fn fill(&mut self, marks: &Marks) -> Result<(), Unreadable> {
        if marks.merged.is_empty() {
            return Ok(());
        }
        self.rows.sort_by_key(|(row, _)| *row);
        let places: HashMap<u32, usize> = self.rows.iter().enumerate().map(|(at, (row, _))| (*row, at)).collect();
        for merged in &marks.merged {
            let of_row = |row: u32| places.get(&row).map(|at| &self.rows[*at].1);
            let value = of_row(merged.first_row).and_then(|cells| cells.iter().find(|(at, _)| *at == merged.column));
            let Some((_, value)) = value.cloned() else { continue };
            for row in merged.first_row + 1..=merged.last_row {
                // A row of which nothing else is filled is no record of its own.
                let Some(at) = places.get(&row).copied() else { continue };
                if self.rows[at].1.iter().all(|(column, _)| *column != merged.column) {
                    self.put_into(at, merged.column, value.clone())?;
                }
            }
        }
        Ok(())
    }

    fn filled(&self) -> HashSet<(u32, u32)> {
        self.rows.iter().flat_map(|(row, cells)| cells.iter().map(move |(column, _)| (*row, *column))).collect()
    }

    /// The row of the header.
    fn header_row(&self) -> Option<u32> {
        let mut rows: Vec<&(u32, Vec<(u32, String)>)> = self.rows.iter().collect();
        rows.sort_by_key(|(row, _)| *row);
        rows.truncate(csv_table::BEGINNING);
        let texts: Vec<Vec<&str>> =
            rows.iter().map(|(_, cells)| cells.iter().map(|(_, text)| text.as_str()).collect()).collect();
        rows.get(csv_table::rows_above_header(&texts)).map(|(row, _)| *row)
    }

    /// The header of a column, else its letters.
    fn header_of(&self, column: u32) -> String {
        let header = self.header_row().and_then(|header| self.rows.iter().find(|(row, _)| *row == header));
        let cell = header.and_then(|(_, cells)| cells.iter().find(|(at, _)| *at == column));
        cell.map_or_else(|| marks::letters(column), |(_, text)| text.trim().to_owned())
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

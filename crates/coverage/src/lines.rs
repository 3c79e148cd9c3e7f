//! The matrix as a table of words, for a spreadsheet: one line for each need and column.

use crate::{Cell, Column, Coverage};
use signpost_directory::Need;
use signpost_locale::Messages;

/// Messages of the heads, in the order of the cells.
const HEADS: [&str; 9] = [
    "coverage-need",
    "coverage-area",
    "coverage-programs",
    "coverage-accepting",
    "coverage-free",
    "coverage-evenings",
    "coverage-weekends",
    "coverage-stale",
    "coverage-languages",
];

/// The heads, then the total of each need and what each area has of it. Numbers are plain digits, which spreadsheets add up.
pub fn lines(coverage: &Coverage, messages: &Messages) -> Vec<Vec<String>> {
    let mut lines = vec![HEADS.map(|id| messages.text(id)).to_vec()];
    for row in &coverage.rows {
        lines.push(line(row.need, messages.text("coverage-everywhere"), &row.total, messages));
        for (column, cell) in coverage.columns.iter().zip(&row.cells) {
            lines.push(line(row.need, column.words(messages), cell, messages));
        }
    }
    lines
}

fn line(need: Need, area: String, cell: &Cell, messages: &Messages) -> Vec<String> {
    let languages = cell.languages.iter().map(|(tag, count)| format!("{} {count}", messages.language_name(tag)));
    let numbers = [cell.programs, cell.accepting, cell.free, cell.evenings, cell.weekends, cell.stale];
    let mut line = vec![messages.text(&format!("need-{}", need.id())), area];
    line.extend(numbers.map(|number| number.to_string()));
    line.push(languages.collect::<Vec<_>>().join("; "));
    line
}

impl Column {
    /// As its head says it.
    pub fn words(&self, messages: &Messages) -> String {
        match self {
            Column::Area(name) => name.clone(),
            Column::Others(count) => messages.fill("coverage-others", &[("count", (*count).into())]),
            Column::Unnamed(kind) => messages.text(&format!("coverage-unnamed-{}", kind.id())),
            Column::Placeless => messages.text("coverage-placeless"),
        }
    }
}

//! A directory as HSDS 3 again: an import of it gives the same directory.

mod nested;
mod rows;
mod sheet;

pub use nested::json;
pub use sheet::{not_in_sheet, one_sheet};

use signpost_directory::Directory;

/// A table of HSDS 3, with only the columns that say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutTable {
    /// As its file is called, without an ending.
    pub name: &'static str,
    /// In the order of their first use.
    pub columns: Vec<String>,
    /// As long as the columns.
    pub rows: Vec<Vec<String>>,
}

impl OutTable {
    /// As CSV in UTF-8.
    pub fn csv(&self) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.columns).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
        text
    }

    fn cell<'r>(&self, row: &'r [String], column: &str) -> &'r str {
        let at = self.columns.iter().position(|known| known == column);
        at.and_then(|at| row.get(at)).map_or("", String::as_str)
    }
}

fn quoted(cell: &str) -> String {
    let plain = !cell.contains(['"', ',', ';', '\t', '|', '\n', '\r']) && cell.trim() == cell;
    if plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

/// The directory as tables. Places that are confidential have no address in it, and so none here.
pub fn tables(directory: &Directory) -> Vec<OutTable> {
    rows::write(directory)
}

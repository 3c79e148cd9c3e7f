//! The tables of a source: rows of text, and which columns were never read.

use super::{
    Refusal, bounds,
    names::TableName,
    records::{Record, Records},
    text,
};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

/// The tables that a source has, by what they are. JSON would fill the same.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    tables: Vec<(TableName, Table)>,
    is_sheet: bool,
}

impl Tables {
    pub(crate) fn add(&mut self, name: TableName, table: Table) {
        self.tables.push((name, table));
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut (TableName, Table)> {
        self.tables.iter_mut()
    }

    pub(crate) fn extend(&mut self, other: Tables) {
        self.tables.extend(other.tables);
    }

    /// They are made of a sheet: a program without an organization runs itself.
    pub(crate) fn set_sheet(&mut self) {
        self.is_sheet = true;
    }

    pub(crate) fn is_sheet(&self) -> bool {
        self.is_sheet
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    pub(crate) fn has(&self, name: TableName) -> bool {
        self.tables.iter().any(|(known, _)| *known == name)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(TableName, Table)> {
        self.tables.iter()
    }

    /// A source may have a table in several files.
    pub(crate) fn named(&self, name: TableName) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(move |(known, _)| *known == name).map(|(_, table)| table)
    }

    pub(crate) fn rows(&self, name: TableName) -> impl Iterator<Item = Row<'_>> {
        self.named(name).flat_map(Table::rows)
    }
}

/// One file of rows.
#[derive(Debug)]
pub(crate) struct Table {
    pub file: String,
    /// What people call it, where that is not its file; empty: it is.
    pub called: String,
    /// As written, for messages.
    pub header: Vec<String>,
    index: HashMap<String, usize>,
    used: Vec<Cell<bool>>,
    read: RefCell<Reads>,
    records: Records,
}

/// Which cells were taken as a value, and which were passed over for another column's.
#[derive(Debug, Default)]
struct Reads {
    taken: CellSet,
    passed_over: CellSet,
}

/// A bit for each row, by column.
#[derive(Debug, Default)]
struct CellSet(Vec<Vec<u64>>);

impl CellSet {
    fn insert(&mut self, column: usize, row: usize) {
        let columns = self.0.len().max(column + 1);
        self.0.resize_with(columns, Vec::new);
        let bits = &mut self.0[column];
        let words = bits.len().max(row / 64 + 1);
        bits.resize(words, 0);
        bits[row / 64] |= 1 << (row % 64);
    }

    fn contains(&self, column: usize, row: usize) -> bool {
        let word = self.0.get(column).and_then(|bits| bits.get(row / 64));
        word.is_some_and(|word| word >> (row % 64) & 1 == 1)
    }
}

/// Values of a column that did not get into the directory.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct UnusedColumn<'t> {
    /// As the header writes it.
    pub name: &'t str,
    pub values: u64,
    pub first_row: u64,
    /// The column is read, but these rows have a value in another one for the same thing.
    pub passed_over: bool,
}

/// One row. Cells are trimmed, and what stands for nothing is empty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'t> {
    pub table: &'t Table,
    /// As a spreadsheet counts: the header is row 1.
    pub number: u64,
    /// Its place among the records.
    index: usize,
    record: Record<'t>,
}

impl Table {
    pub(crate) fn new(file: &str) -> Table {
        Table {
            file: file.to_owned(),
            called: String::new(),
            header: Vec::new(),
            index: HashMap::new(),
            used: Vec::new(),
            read: RefCell::default(),
            records: Records::default(),
        }
    }

    /// A table made of another form: by each column's name in HSDS, how the source calls it. A column of no name of
    /// its own is one that the source does not have.
    pub(crate) fn with_columns(file: &str, columns: &[(&str, String)]) -> Table {
        let mut table = Table::new(file);
        for (at, (name, shown)) in columns.iter().enumerate() {
            table.index.insert((*name).to_owned(), at);
            table.header.push(shown.clone());
            table.used.push(Cell::new(shown.is_empty() || *name == "id"));
        }
        table
    }

    /// The name of a column in the source; `column` itself where it has none.
    pub(crate) fn shown<'n>(&'n self, column: &'n str) -> &'n str {
        let shown = self.index.get(column).map_or("", |&at| self.header[at].as_str());
        if shown.is_empty() { column } else { shown }
    }

    /// Refuses a table of more rows than [`bounds::ROWS`].
    pub(crate) fn push(&mut self, number: u64, record: &csv::StringRecord) -> Result<(), Refusal> {
        self.push_cells(number, record.iter())
    }

    /// As [`Table::push`], for cells that are no record of CSV.
    pub(crate) fn push_cells<'c>(&mut self, number: u64, cells: impl Iterator<Item = &'c str>) -> Result<(), Refusal> {
        if !self.records.push(number, cells) || self.len() > bounds::ROWS {
            return Err(Refusal::TooLarge {
                what: format!("{} (in rows)", self.file),
                limit: bounds::ROWS,
                found: self.len(),
            });
        }
        Ok(())
    }

    pub(crate) fn set_header(&mut self, record: &csv::StringRecord) -> Result<(), Refusal> {
        if record.len() as u64 > bounds::COLUMNS {
            return Err(Refusal::TooLarge {
                what: format!("{} (in columns)", self.file),
                limit: bounds::COLUMNS,
                found: record.len() as u64,
            });
        }
        for (i, name) in record.iter().enumerate() {
            self.header.push(name.trim().replace(char::is_control, ""));
            self.index.entry(normalized(name)).or_insert(i);
            self.used.push(Cell::new(false));
        }
        Ok(())
    }

    /// Exports that were joined bring their header along, also in another order or with other columns: where each of
    /// its fields stands in this one. `None`: it is a record.
    pub(crate) fn header_again(&self, record: &csv::StringRecord) -> Option<Vec<Option<usize>>> {
        let known: Vec<Option<usize>> = record.iter().map(|cell| self.index.get(&normalized(cell)).copied()).collect();
        let mut distinct: Vec<usize> = known.iter().flatten().copied().collect();
        distinct.sort_unstable();
        distinct.dedup();
        let filled = record.iter().filter(|cell| !cell.trim().is_empty()).count();
        let named = known.iter().flatten().count();
        // Further columns have names, and no values: a record may have a cell that says “id”, too.
        let is_name = |cell: &str| {
            let cell = cell.trim();
            !cell.starts_with(|c: char| c.is_ascii_digit())
                && cell.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'))
        };
        let is_header = named == distinct.len()
            && named >= 2.min(self.header.len())
            && named * 2 > filled
            && (named == filled || record.iter().any(|cell| normalized(cell) == "id") && record.iter().all(is_name));
        is_header.then_some(known)
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let rows = self.records.iter().enumerate();
        rows.map(|(index, (number, record))| Row { table: self, number, index, record })
    }

    pub(crate) fn len(&self) -> u64 {
        self.records.len() as u64
    }

    pub(crate) fn has_column(&self, column: &str) -> bool {
        self.index.contains_key(column)
    }

    /// Whether the source itself has the column.
    pub(crate) fn is_written(&self, column: &str) -> bool {
        self.index.get(column).is_some_and(|&at| !self.header[at].is_empty())
    }

    /// As a sentence names it.
    pub(crate) fn in_words(&self) -> String {
        if self.called.is_empty() { self.file.clone() } else { self.called.clone() }
    }

    /// A column that this source calls otherwise; nothing where both are there.
    pub(crate) fn alias(&mut self, name: &str, own: &str) {
        if let (Some(&at), false) = (self.index.get(own), self.index.contains_key(name)) {
            self.index.insert(name.to_owned(), at);
        }
    }

    /// The names of the columns, normalized, in no order.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &str> {
        self.index.keys().map(String::as_str)
    }

    /// Columns with values that were never read, or that gave way to another column.
    pub(crate) fn unused(&self) -> Vec<UnusedColumn<'_>> {
        let read = self.read.borrow();
        let columns = (0..self.header.len()).filter(|&i| !self.header[i].eq_ignore_ascii_case("id"));
        columns
            .filter_map(|i| {
                let used = self.used[i].get();
                let lost = |row: usize| !used || read.passed_over.contains(i, row) && !read.taken.contains(i, row);
                let mut unused = self.records.iter().enumerate().filter(|(row, (_, record))| {
                    record.get(i).is_some_and(|value| !text::is_blank(value)) && lost(*row)
                });
                let (_, (first_row, _)) = unused.next()?;
                Some(UnusedColumn {
                    name: &self.header[i],
                    values: 1 + unused.count() as u64,
                    first_row,
                    passed_over: used,
                })
            })
            .collect()
    }
}

/// An id without a spreadsheet's `.0`.
pub(crate) fn whole(id: &str) -> &str {
    id.strip_suffix(".0").filter(|whole| whole.bytes().all(|b| b.is_ascii_digit())).unwrap_or(id)
}

/// The name of a column as it is looked up.
fn normalized(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

impl<'t> Row<'t> {
    /// The cell of the first of `columns` that the table has with a value: `""` when there is none.
    pub(crate) fn get(&self, columns: &[&str]) -> &'t str {
        let mut value = "";
        for column in columns {
            if let Some(&i) = self.table.index.get(*column) {
                self.table.used[i].set(true);
                let cell = self.record.get(i).unwrap_or_default().trim();
                if text::is_blank(cell) {
                    continue;
                }
                let mut read = self.table.read.borrow_mut();
                if value.is_empty() {
                    value = cell;
                    read.taken.insert(i, self.index);
                } else if cell != value {
                    read.passed_over.insert(i, self.index);
                }
            }
        }
        value
    }

    /// The id in the first of `columns` that has one. A spreadsheet writes 11 as 11.0 in one table and not in another.
    pub(crate) fn id(&self, columns: &[&str]) -> &'t str {
        whole(self.get(columns))
    }

    /// The cell of a column by its place, trimmed.
    pub(crate) fn at(&self, column: usize) -> &'t str {
        let cell = self.record.get(column).unwrap_or_default().trim();
        // An apostrophe keeps a spreadsheet program from taking the text for a formula.
        let cell = cell.strip_prefix('\'').filter(|text| text.starts_with(['=', '+', '-', '@'])).unwrap_or(cell);
        if text::is_blank(cell) { "" } else { cell }
    }

    /// A cell that is looked at without being taken over: its column stays unused.
    pub(crate) fn peek(&self, column: &str) -> &'t str {
        let cell = self.table.index.get(column).and_then(|&i| self.record.get(i)).unwrap_or_default().trim();
        if text::is_blank(cell) { "" } else { cell }
    }

    /// Which of `columns` [`Row::get`] takes its value from, as the header writes it.
    pub(crate) fn filled(&self, columns: &[&str]) -> &'t str {
        let header = |column: &&str| {
            let &i = self.table.index.get(*column)?;
            Some((self.table.header[i].as_str(), !text::is_blank(self.record.get(i).unwrap_or_default())))
        };
        let mut present = columns.iter().filter_map(header);
        let first = present.clone().next();
        present.find(|(_, filled)| *filled).or(first).map_or("", |(name, _)| name)
    }

    /// Whether every cell, of every column, is the same as in `other`.
    pub(crate) fn same_as(&self, other: &Row) -> bool {
        self.record == other.record
    }

    /// Whether no cell but those of `columns` says anything.
    pub(crate) fn is_empty_but_for(&self, columns: &[&str]) -> bool {
        let spared: Vec<usize> = columns.iter().filter_map(|c| self.table.index.get(*c).copied()).collect();
        self.record.iter().enumerate().all(|(i, cell)| spared.contains(&i) || text::is_blank(cell))
    }
}

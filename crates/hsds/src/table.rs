//! The tables of a source: rows of text, and which columns were never read.

use super::{
    Refusal, bounds,
    names::TableName,
    records::{Record, Records},
    text,
};
use std::{cell::Cell, collections::HashMap};

/// The tables that a source has, by what they are. JSON would fill the same.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    tables: Vec<(TableName, Table)>,
}

impl Tables {
    pub(crate) fn add(&mut self, name: TableName, table: Table) {
        self.tables.push((name, table));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    pub(crate) fn has(&self, name: TableName) -> bool {
        self.tables.iter().any(|(known, _)| *known == name)
    }

    pub(crate) fn has_column(&self, name: TableName, column: &str) -> bool {
        self.tables.iter().any(|(known, table)| *known == name && table.index.contains_key(column))
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
    /// As written, for messages.
    pub header: Vec<String>,
    index: HashMap<String, usize>,
    used: Vec<Cell<bool>>,
    records: Records,
}

/// One row. Cells are trimmed, and what stands for nothing is empty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'t> {
    pub table: &'t Table,
    /// As a spreadsheet counts: the header is row 1.
    pub number: u64,
    record: Record<'t>,
}

impl Table {
    pub(crate) fn new(file: &str) -> Table {
        Table {
            file: file.to_owned(),
            header: Vec::new(),
            index: HashMap::new(),
            used: Vec::new(),
            records: Records::default(),
        }
    }

    /// Refuses a table of more rows than [`bounds::ROWS`].
    pub(crate) fn push(&mut self, number: u64, record: &csv::StringRecord) -> Result<(), Refusal> {
        if !self.records.push(number, record.iter()) || self.len() > bounds::ROWS {
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
            let known = name.trim().to_lowercase().replace([' ', '-'], "_");
            self.index.entry(known).or_insert(i);
            self.used.push(Cell::new(false));
        }
        Ok(())
    }

    /// Exports that were joined bring their header along.
    pub(crate) fn is_header(&self, record: &csv::StringRecord) -> bool {
        record.len() == self.header.len()
            && record.iter().zip(&self.header).all(|(cell, name)| cell.trim().eq_ignore_ascii_case(name))
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.records.iter().map(|(number, record)| Row { table: self, number, record })
    }

    pub(crate) fn len(&self) -> u64 {
        self.records.len() as u64
    }

    /// The names of the columns, normalized, in no order.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &str> {
        self.index.keys().map(String::as_str)
    }

    /// Columns with values that were never read: header, number of values, and the first row with one.
    pub(crate) fn unused(&self) -> Vec<(&str, u64, u64)> {
        let unused = (0..self.header.len()).filter(|&i| !self.used[i].get() && self.header[i] != "id");
        unused
            .filter_map(|i| {
                let mut filled = self.records.iter().filter(|(_, r)| r.get(i).is_some_and(|v| !text::is_blank(v)));
                let (first, _) = filled.next()?;
                Some((self.header[i].as_str(), 1 + filled.count() as u64, first))
            })
            .collect()
    }
}

impl<'t> Row<'t> {
    /// The cell of the first of `columns` that the table has with a value: `""` when there is none.
    pub(crate) fn get(&self, columns: &[&str]) -> &'t str {
        let mut value = "";
        for column in columns {
            if let Some(&i) = self.table.index.get(*column) {
                self.table.used[i].set(true);
                let cell = self.record.get(i).unwrap_or_default().trim();
                if value.is_empty() && !text::is_blank(cell) {
                    value = cell;
                }
            }
        }
        value
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

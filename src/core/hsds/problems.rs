//! Defines the collecting of problems while a source is read: one by one while they are few, counted when they
//! are many.

use super::{
    Kind, Problem, bounds,
    source::{Row, Table},
};
use std::collections::BTreeMap;

/// Longest piece of the source that a message quotes, in characters.
const QUOTED: usize = 80;

#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    listed: BTreeMap<Kind, u64>,
    /// Beyond what is listed one by one: how many more, by kind and file.
    more: BTreeMap<(Kind, String), u64>,
    /// Told once for a column.
    by_column: BTreeMap<InColumn, Times>,
}

/// Kind, file, column, what was expected.
type InColumn = (Kind, String, String, &'static str);
/// How often, the first row, and an example.
type Times = (u64, u64, String);

impl Problems {
    /// One problem at a place. `column` empty strings do not occur: `None` is the whole row.
    #[allow(clippy::too_many_arguments, reason = "the fields of a problem, in the order of its sentence")]
    pub fn add(
        &mut self,
        kind: Kind,
        file: &str,
        row: Option<u64>,
        column: Option<&str>,
        found: &str,
        expected: &str,
        suggestion: Option<&str>,
    ) {
        self.add_many(1, kind, file, row, column, found, expected, suggestion);
    }

    /// One problem that stands for `times` rows.
    #[allow(clippy::too_many_arguments, reason = "the fields of a problem, in the order of its sentence")]
    pub fn add_many(
        &mut self,
        times: u64,
        kind: Kind,
        file: &str,
        row: Option<u64>,
        column: Option<&str>,
        found: &str,
        expected: &str,
        suggestion: Option<&str>,
    ) {
        let listed = self.listed.entry(kind).or_default();
        if *listed >= bounds::PROBLEMS {
            *self.more.entry((kind, file.to_owned())).or_default() += times;
            return;
        }
        *listed += 1;
        self.list.push(Problem {
            severity: kind.severity(),
            kind,
            file: file.to_owned(),
            row,
            column: column.map(str::to_owned),
            found: quoted(found),
            expected: expected.to_owned(),
            suggestion: suggestion.map(str::to_owned),
            times,
        });
    }

    /// A problem of one cell.
    pub fn cell(&mut self, kind: Kind, row: &Row, column: &str, found: &str, expected: &str) {
        let found = if found.is_empty() { "empty".to_owned() } else { format!("“{}”", quoted(found)) };
        self.add(kind, &row.table.file, Some(row.number), Some(column), &found, expected, None);
    }

    /// A problem of a row as a whole.
    pub fn row(&mut self, kind: Kind, row: &Row, found: &str, expected: &str) {
        self.add(kind, &row.table.file, Some(row.number), None, found, expected, None);
    }

    /// A problem that is told once for its column, with the number of rows.
    pub fn in_column(&mut self, kind: Kind, row: &Row, column: &str, example: &str, expected: &'static str) {
        let key = (kind, row.table.file.clone(), column.to_owned(), expected);
        self.by_column.entry(key).or_insert_with(|| (0, row.number, quoted(example))).0 += 1;
    }

    /// Columns of a table that nobody asked for.
    pub fn unused_columns(&mut self, table: &Table) {
        for (column, values, first) in table.unused() {
            self.add_many(
                values,
                Kind::UnknownColumn,
                &table.file,
                Some(first),
                Some(column),
                &if values == 1 { "1 value".to_owned() } else { format!("{values} values") },
                "a column that the directory has a place for; it was left out",
                None,
            );
        }
    }

    /// All of it, worst first, then by kind, file and row.
    pub fn finish(mut self) -> Vec<Problem> {
        for ((kind, file, column, expected), (times, row, example)) in std::mem::take(&mut self.by_column) {
            let found = if times > 1 { format!("{times} values, first {example}") } else { example };
            self.add_many(times, kind, &file, Some(row), Some(&column), &found, expected, None);
        }
        for ((kind, file), times) in std::mem::take(&mut self.more) {
            self.list.push(Problem {
                severity: kind.severity(),
                kind,
                file,
                row: None,
                column: None,
                found: format!("{times} more of the same kind"),
                expected: "to be looked at when those listed are repaired".to_owned(),
                suggestion: None,
                times,
            });
        }
        self.list.sort_by(|a, b| {
            (b.severity, a.kind, &a.file, a.row.is_none(), a.row).cmp(&(
                a.severity,
                b.kind,
                &b.file,
                b.row.is_none(),
                b.row,
            ))
        });
        self.list
    }
}

fn quoted(found: &str) -> String {
    let one_line = found.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &one_line[..end]),
        None => one_line.chars().filter(|c| !c.is_control()).collect(),
    }
}

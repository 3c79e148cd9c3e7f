//! Collects problems during the import: each one up to a bound, then only their number.

use super::{
    Kind, Problem, bounds,
    table::{Row, Table},
};
use signpost_directory::text::first_chars;
use std::{cmp::Reverse, collections::BTreeMap};

/// Longest piece of the source that a message quotes, in characters.
const QUOTED: usize = 80;

#[derive(Debug, Default)]
pub(crate) struct Problems {
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

/// Where a problem is, and for how many rows it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    file: &'a str,
    row: Option<u64>,
    column: Option<&'a str>,
    times: u64,
    suggestion: Option<&'a str>,
    table: Option<&'a Table>,
}

impl<'a> At<'a> {
    pub(crate) fn file(file: &'a str) -> At<'a> {
        At { file, row: None, column: None, times: 1, suggestion: None, table: None }
    }

    pub(crate) fn row(self, row: u64) -> At<'a> {
        At { row: Some(row), ..self }
    }

    /// By the name that it is looked up by; the message has it as the header writes it.
    pub(crate) fn column(self, column: &'a str) -> At<'a> {
        At { column: Some(self.table.map_or(column, |table| table.shown(column))), ..self }
    }

    pub(crate) fn times(self, times: u64) -> At<'a> {
        At { times, ..self }
    }

    /// What could be done about it, where that is known.
    pub(crate) fn suggesting(self, suggestion: Option<&'a str>) -> At<'a> {
        At { suggestion, ..self }
    }
}

impl<'a> From<&'a Row<'_>> for At<'a> {
    fn from(row: &'a Row<'_>) -> At<'a> {
        At { table: Some(row.table), ..At::file(&row.table.file).row(row.number) }
    }
}

impl Problems {
    pub(crate) fn add(&mut self, kind: Kind, at: At, found: &str, expected: &str) {
        let listed = self.listed.entry(kind).or_default();
        if *listed >= bounds::PROBLEMS {
            *self.more.entry((kind, at.file.to_owned())).or_default() += at.times;
            return;
        }
        *listed += 1;
        self.list.push(Problem {
            severity: kind.severity(),
            kind,
            file: printable(at.file),
            row: at.row,
            column: at.column.map(printable),
            found: quoted(found),
            expected: printable(expected),
            suggestion: at.suggestion.map(printable),
            times: at.times,
        });
    }

    /// A problem of one cell.
    pub(crate) fn cell(&mut self, kind: Kind, row: &Row, column: &str, found: &str, expected: &str) {
        let found = if found.is_empty() { "empty".to_owned() } else { format!("“{}”", quoted(found)) };
        self.add(kind, At::from(row).column(column), &found, expected);
    }

    /// A problem of a row as a whole.
    pub(crate) fn row(&mut self, kind: Kind, row: &Row, found: &str, expected: &str) {
        self.add(kind, row.into(), found, expected);
    }

    /// A problem that is reported once for its column, with the number of rows.
    pub(crate) fn in_column(&mut self, kind: Kind, row: &Row, column: &str, example: &str, expected: &'static str) {
        let key = (kind, row.table.file.clone(), row.table.shown(column).to_owned(), expected);
        self.by_column.entry(key).or_insert_with(|| (0, row.number, quoted(example))).0 += 1;
    }

    /// Gives what was told of a file the name that people know it by.
    pub(crate) fn rename_file(&mut self, from: &str, to: &str) {
        for problem in self.list.iter_mut().filter(|problem| problem.file == from) {
            to.clone_into(&mut problem.file);
        }
        let counted: Vec<_> = self.more.keys().filter(|(_, file)| file == from).cloned().collect();
        for key in counted {
            let times = self.more.remove(&key).unwrap_or_default();
            *self.more.entry((key.0, to.to_owned())).or_default() += times;
        }
    }

    /// The first file that could not be read at all.
    pub(crate) fn unreadable_file(&self) -> Option<&Problem> {
        self.list.iter().find(|problem| problem.kind == Kind::UnreadableFile)
    }

    /// Columns of a table of which values did not get into the directory.
    pub(crate) fn unused_columns(&mut self, table: &Table) {
        for column in table.unused() {
            let found = if column.values == 1 { "1 value".to_owned() } else { format!("{} values", column.values) };
            let expected = match column.passed_over {
                false => "a column that the directory has a place for; it was left out",
                true => "one of the columns for the same thing; another one was taken, and this one left out",
            };
            let at = At::file(&table.file).row(column.first_row).column(column.name).times(column.values);
            self.add(Kind::UnknownColumn, at, &found, expected);
        }
    }

    /// Takes out of the messages what `says_it` recognizes: they are read in logs by others than the publisher.
    pub(crate) fn redact(&mut self, says_it: impl Fn(&str) -> bool) {
        const REDACTED: &str = "a text that repeats what is withheld";
        for problem in self.list.iter_mut().filter(|problem| says_it(&problem.found)) {
            problem.found = REDACTED.to_owned();
        }
        for (_, _, example) in self.by_column.values_mut().filter(|(_, _, example)| says_it(example)) {
            *example = REDACTED.to_owned();
        }
    }

    /// All of it, in the order of [`sort`].
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        for ((kind, file, column, expected), (times, row, example)) in std::mem::take(&mut self.by_column) {
            let found = if times > 1 { format!("{times} values, first {example}") } else { example };
            self.add(kind, At::file(&file).row(row).column(&column).times(times), &found, expected);
        }
        for ((kind, file), times) in std::mem::take(&mut self.more) {
            // Past the bound of the list on purpose: it is the last word on its kind.
            self.listed.remove(&kind);
            let found = format!("{times} more of the same kind");
            self.add(kind, At::file(&file).times(times), &found, "to be looked at when those listed are repaired");
        }
        sort(&mut self.list);
        self.list
    }
}

/// Worst first, then by kind, file and row.
pub(crate) fn sort(problems: &mut [Problem]) {
    let place = |p: &Problem| (Reverse(p.severity), p.kind, p.file.clone(), p.row.is_none(), p.row);
    problems.sort_by_cached_key(place);
}

/// One line of it, without anything that could steer a terminal.
fn quoted(found: &str) -> String {
    let one_line = found.split_whitespace().collect::<Vec<_>>().join(" ");
    let printable = printable(&one_line);
    let short = first_chars(&printable, QUOTED);
    if short == printable { printable } else { format!("{short}…") }
}

/// Names of columns and files are a stranger's words, too: a key of JSON may hold anything.
fn printable(text: &str) -> String {
    text.replace(char::is_control, "")
}

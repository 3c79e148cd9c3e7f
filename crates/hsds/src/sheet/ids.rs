//! Columns that are called ids and hold none: "ID?" asks whether people need one.

use super::{Column, Field, Reason};
use crate::table::{Row, Table};
use std::collections::HashMap;

/// Leaves a column of ids out whose few values are shared by programs of other names.
pub(super) fn without_false_ids(table: &Table, columns: &mut [Column]) {
    let at = |field: Field| columns.iter().position(|column| column.field == field);
    let (Some(id), Some(name)) = (at(Field::Id), at(Field::Name)) else { return };
    if columns[id].reason == Reason::Stated {
        return;
    }
    let mut names: HashMap<&str, (&str, bool)> = HashMap::new();
    let filled = || table.rows().filter(|row| !row.at(id).is_empty());
    for row in filled() {
        let known = names.entry(row.at(id)).or_insert((row.at(name), false));
        known.1 |= known.0 != row.at(name);
    }
    let shared = names.values().filter(|(_, shared)| *shared).count();
    let is_answer = |row: Row| {
        matches!(row.at(id).to_lowercase().as_str(), "yes" | "no" | "y" | "n" | "true" | "false" | "sí" | "si" | "x")
    };
    let few = filled().count() >= 4 && names.len() * 2 <= filled().count() && shared * 2 > names.len();
    if few || filled().next().is_some() && filled().all(is_answer) {
        columns[id].field = Field::LeaveOut;
        columns[id].reason = Reason::Values;
    }
}

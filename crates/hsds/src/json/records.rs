//! The records of JSON files, put together: an API repeats an organization in each of its services, often shorter.

use crate::{
    Kind, Refusal, bounds,
    names::TableName,
    problems::{At, Problems},
    table::{Table, Tables},
};
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Default)]
pub(super) struct Records {
    /// By table, file and path: each becomes a [`Table`], whose columns messages call by the path.
    groups: Vec<Group>,
    by_place: HashMap<(TableName, String, String), usize>,
    /// Where the record of an id is: group and row.
    by_id: HashMap<(TableName, String), (usize, usize)>,
    count: u64,
    new_ids: u64,
}

struct Group {
    name: TableName,
    file: String,
    path: String,
    rows: Vec<Row>,
    columns: Vec<String>,
    known: HashSet<String>,
}

impl Group {
    fn column(&mut self, name: &str) -> Result<(), Refusal> {
        if !self.known.contains(name) {
            self.known.insert(name.to_owned());
            self.columns.push(name.to_owned());
        }
        let found = self.columns.len() as u64;
        let what = || format!("{} (in kinds of fields)", self.file);
        (found <= bounds::COLUMNS).then_some(()).ok_or_else(|| Refusal::TooLarge {
            what: what(),
            limit: bounds::COLUMNS,
            found,
        })
    }
}

struct Row {
    number: u64,
    cells: BTreeMap<String, String>,
}

/// Columns that only link records: nested records have them from where they stand.
const NESTING: [&str; 3] = ["taxonomy_id", "taxonomy_term_id", "unit_id"];

/// Columns that say to what a record belongs: the same one may belong to several.
const LINKS: [&str; 8] = [
    "service_id",
    "location_id",
    "organization_id",
    "service_at_location_id",
    "contact_id",
    "phone_id",
    "link_id",
    "link_entity",
];

impl Records {
    /// For a record that has none.
    pub(super) fn new_id(&mut self) -> String {
        self.new_ids += 1;
        format!("unnamed-{}", self.new_ids)
    }

    /// Adds a record, or what is new of one that is there. Returns the id by which others name it.
    pub(super) fn add(
        &mut self,
        file: &str,
        number: u64,
        name: TableName,
        path: &str,
        cells: Vec<(String, String)>,
        problems: &mut Problems,
    ) -> Result<String, Refusal> {
        let cells: BTreeMap<String, String> = cells.into_iter().rev().collect();
        let id = cells.get("id").cloned().unwrap_or_default();
        let belongs_elsewhere = |known: &BTreeMap<String, String>| {
            LINKS.iter().any(|link| matches!((known.get(*link), cells.get(*link)), (Some(a), Some(b)) if a != b))
                || LINKS.iter().any(|link| known.contains_key(*link) != cells.contains_key(*link)) && !is_entity(name)
        };
        if let Some(&(group, row)) = self.by_id.get(&(name, id.clone())) {
            let known = &self.groups[group].rows[row].cells;
            if belongs_elsewhere(known) && !is_entity(name) {
                // A phone of the service and of its organization is one in each.
                let again = cells
                    .iter()
                    .filter(|(column, _)| *column != "id")
                    .all(|(column, cell)| known.get(column) == Some(cell));
                if again {
                    return Ok(id);
                }
                let new = self.new_id();
                let mut cells = cells;
                cells.insert("id".to_owned(), new.clone());
                return self.put(file, number, name, path, cells).map(|()| new);
            }
            let mut differing: Option<(String, String)> = None;
            for (column, cell) in cells.into_iter().filter(|(_, cell)| !cell.is_empty()) {
                let known = self.groups[group].rows[row].cells.entry(column.clone()).or_default();
                if known.is_empty() {
                    *known = cell;
                    self.groups[group].column(&column)?;
                } else if *known != cell && !LINKS.contains(&column.as_str()) {
                    differing.get_or_insert((column, cell));
                }
            }
            if let Some((column, cell)) = differing {
                let full = joined(path, &column);
                let at = At::file(file).row(number).column(&full);
                problems.add(
                    Kind::DuplicateId,
                    at,
                    &format!("“{cell}”, and another value before"),
                    "a record that says the same wherever it stands; the first was kept",
                );
            }
            return Ok(id);
        }
        self.put(file, number, name, path, cells)?;
        Ok(id)
    }

    fn put(
        &mut self,
        file: &str,
        number: u64,
        name: TableName,
        path: &str,
        cells: BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        self.count += 1;
        if self.count > bounds::ROWS {
            return Err(Refusal::TooLarge {
                what: format!("{file} (in records)"),
                limit: bounds::ROWS,
                found: self.count,
            });
        }
        let place = (name, file.to_owned(), path.to_owned());
        let at = *self.by_place.entry(place).or_insert_with(|| {
            self.groups.push(Group {
                name,
                file: file.to_owned(),
                path: path.to_owned(),
                rows: Vec::new(),
                columns: Vec::new(),
                known: HashSet::new(),
            });
            self.groups.len() - 1
        });
        let group = &mut self.groups[at];
        for column in cells.keys() {
            group.column(column)?;
        }
        if let Some(id) = cells.get("id") {
            self.by_id.entry((name, id.clone())).or_insert((at, group.rows.len()));
        }
        group.rows.push(Row { number, cells });
        Ok(())
    }

    pub(super) fn tables(self) -> Result<Tables, Refusal> {
        let mut tables = Tables::default();
        for group in self.groups {
            let nests = |name: &String| {
                LINKS.contains(&name.as_str()) && !group.path.is_empty() || NESTING.contains(&name.as_str())
            };
            let shown = |name: &String| if nests(name) { String::new() } else { joined(&group.path, name) };
            let columns: Vec<(String, String)> =
                group.columns.iter().map(|name| (name.to_lowercase(), shown(name))).collect();
            let columns: Vec<(&str, String)> =
                columns.iter().map(|(name, shown)| (name.as_str(), shown.clone())).collect();
            let mut table = Table::with_columns(&group.file, &columns);
            if !group.path.is_empty() {
                table.called = format!("the records {} in {}", group.path, group.file);
            }
            for row in &group.rows {
                let cells = group.columns.iter().map(|column| row.cells.get(column).map_or("", String::as_str));
                table.push_cells(row.number, cells)?;
            }
            tables.add(group.name, table);
        }
        Ok(tables)
    }
}

/// Records that others name: they are the same wherever they stand.
fn is_entity(name: TableName) -> bool {
    use TableName::*;
    matches!(name, Organization | Service | Location | ServiceAtLocation | Term | Taxonomy | Unit)
}

fn joined(path: &str, column: &str) -> String {
    if path.is_empty() { column.to_owned() } else { format!("{path}.{column}") }
}

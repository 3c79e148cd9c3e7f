//! The tables as nested JSON: a service with all that belongs to it, as the API of HSDS 3 gives it.

use super::OutTable;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Table, and the key under which its records stand inside of others.
const PLURALS: [(&str, &str); 13] = [
    ("phone", "phones"),
    ("contact", "contacts"),
    ("schedule", "schedules"),
    ("holiday_schedule", "holiday_schedules"),
    ("language", "languages"),
    ("accessibility", "accessibility"),
    ("service_area", "service_areas"),
    ("required_document", "required_documents"),
    ("cost_option", "cost_options"),
    ("service_capacity", "capacities"),
    ("attribute", "attributes"),
    ("address", "addresses"),
    ("service_at_location", "service_at_locations"),
];

/// The column that names the outer record, and that record's table; the most special first.
const OUTER: [(&str, &str); 7] = [
    ("phone_id", "phone"),
    ("contact_id", "contact"),
    ("service_at_location_id", "service_at_location"),
    ("service_id", "service"),
    ("link_id", "service"),
    ("location_id", "location"),
    ("organization_id", "organization"),
];

/// All services as one array.
pub fn json(tables: &[OutTable]) -> String {
    let nesting = Nesting::new(tables);
    let services = tables.iter().find(|table| table.name == "service");
    let services: Vec<Value> =
        services.iter().flat_map(|table| table.rows.iter().map(|row| nesting.record(table, row))).collect();
    let mut text = serde_json::to_string_pretty(&services).unwrap_or_default();
    text.push('\n');
    text
}

/// Table and id of a record.
type Place<'t> = (&'static str, &'t str);
/// A record in its table.
type Row<'t> = (&'t OutTable, &'t Vec<String>);

struct Nesting<'t> {
    /// By the outer record: what is inside of it.
    inside: HashMap<Place<'t>, Vec<Row<'t>>>,
    /// Records that others name.
    named: HashMap<Place<'t>, Row<'t>>,
}

impl<'t> Nesting<'t> {
    fn new(tables: &'t [OutTable]) -> Nesting<'t> {
        let mut nesting = Nesting { inside: HashMap::new(), named: HashMap::new() };
        for table in tables {
            for row in &table.rows {
                let id = table.cell(row, "id");
                match table.name {
                    "organization" | "location" => _ = nesting.named.insert((table.name, id), (table, row)),
                    "service" => {}
                    _ => {
                        let outer = OUTER.iter().find(|(column, _)| !table.cell(row, column).is_empty());
                        if let Some((column, outer)) = outer {
                            nesting.inside.entry((outer, table.cell(row, column))).or_default().push((table, row));
                        }
                    }
                }
            }
        }
        nesting
    }

    fn record(&self, table: &OutTable, row: &[String]) -> Value {
        let mut fields = Map::new();
        for (column, cell) in table.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            let links = column.ends_with("_id") || column == "link_entity";
            let of_location = table.name == "location" && column == "organization_id";
            if !links || of_location {
                fields.insert(column.clone(), Value::from(cell.as_str()));
            }
        }
        for (column, key) in [("organization_id", "organization"), ("location_id", "location")] {
            let names = matches!((table.name, key), ("service", "organization") | ("service_at_location", "location"));
            if let Some((named, row)) = self.named.get(&(key, table.cell(row, column))).filter(|_| names) {
                fields.insert(key.to_owned(), self.record(named, row));
            }
        }
        let id = table.cell(row, "id");
        for (inner, row) in self.inside.get(&(table.name, id)).into_iter().flatten() {
            let Some((_, key)) = PLURALS.iter().find(|(name, _)| *name == inner.name) else { continue };
            let list = fields.entry((*key).to_owned()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = list {
                list.push(self.record(inner, row));
            }
        }
        Value::Object(fields)
    }
}

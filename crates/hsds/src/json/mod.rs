//! Nested JSON as tables: HSDS 3.x as an API gives it, Open Referral UK, arrays, pages, lines. A record inside of
//! another becomes a row of its own table with the id of the outer one, as in a package of CSV files.

mod entity;
mod pages;
mod records;

use super::{
    InputFile, Kind, Refusal, bounds,
    names::{self, TableName},
    problems::{At, Problems},
    table::Tables,
};
use entity::Link;
use pages::Page;
use records::Records;
use serde_json::{Map, Value};

/// What was found in a source of JSON.
pub(crate) struct Json {
    pub tables: Tables,
    /// The first thing that only Open Referral UK has.
    pub open_referral_uk: Option<String>,
    /// The first records inside of records, which HSDS has since 3.0.
    pub nested: Option<String>,
    /// Files that held records, with their number.
    pub files: Vec<(String, u64)>,
}

/// Records inside of records that are looked into.
const DEPTH: usize = 12;

/// Whether a file of this name is looked into.
pub(crate) fn is_json(path: &str) -> bool {
    let name = path.to_lowercase();
    [".json", ".jsonl", ".ndjson"].iter().any(|ending| name.ends_with(ending)) && !names::is_companion(path)
}

/// The records of all JSON files of a source.
pub(crate) fn read(files: &[&InputFile], problems: &mut Problems) -> Result<Json, Refusal> {
    let mut reader =
        Reader { records: Records::default(), open_referral_uk: None, nested: None, pages: Vec::new(), problems };
    let mut counts = Vec::new();
    for file in files {
        let count = reader.file(file)?;
        counts.push((file.name.clone(), count));
    }
    pages::tell(&reader.pages, reader.problems);
    let tables = reader.records.tables()?;
    Ok(Json { tables, open_referral_uk: reader.open_referral_uk, nested: reader.nested, files: counts })
}

struct Reader<'p> {
    records: Records,
    open_referral_uk: Option<String>,
    nested: Option<String>,
    pages: Vec<Page>,
    problems: &'p mut Problems,
}

/// The record that another one is inside of.
#[derive(Clone, Copy)]
struct Outer<'o> {
    table: TableName,
    id: &'o str,
    depth: usize,
}

/// The file, and which of its records is read, from 1.
#[derive(Clone, Copy)]
struct Source<'s> {
    file: &'s str,
    number: u64,
}

impl Reader<'_> {
    fn file(&mut self, file: &InputFile) -> Result<u64, Refusal> {
        let text = String::from_utf8_lossy(&file.bytes);
        let text = text.trim_start_matches('\u{feff}').trim();
        let mut count = 0;
        match serde_json::from_str::<Value>(text) {
            Ok(value) => self.document(file, value, &mut count)?,
            // Lines are read one by one, so that a bad one never stops a good one.
            Err(error) if text.lines().take(2).filter(|line| line.trim_start().starts_with('{')).count() < 2 => {
                let hint = "an export that was cut off: make or download it again";
                let at = At::file(&file.name).row(error.line() as u64).suggesting(Some(hint));
                self.problems.add(Kind::UnreadableFile, at, &error.to_string(), "JSON; the file was left out");
            }
            Err(_) => {
                for (line, at) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
                    match serde_json::from_str::<Value>(line) {
                        Ok(value) => {
                            count += 1;
                            self.root(file, value, at)?;
                        }
                        Err(error) => {
                            let hint = "a record that was cut off, or stands in several lines: each takes one line";
                            let at = At::file(&file.name).row(at).suggesting(Some(hint));
                            self.problems.add(
                                Kind::UnreadableRow,
                                at,
                                &error.to_string(),
                                "a record as JSON in each line; it was left out",
                            );
                        }
                    }
                }
            }
        }
        Ok(count)
    }

    /// A whole file: an array, a page of an API, a record, or tables by name.
    fn document(&mut self, file: &InputFile, value: Value, count: &mut u64) -> Result<(), Refusal> {
        match value {
            Value::Array(items) => self.array(file, items, None, count),
            Value::Object(mut fields) => {
                for key in ["contents", "content", "items", "data", "results"] {
                    if let Some(Value::Array(items)) = fields.get_mut(key).map(Value::take) {
                        if key == "content" {
                            self.open_referral_uk
                                .get_or_insert_with(|| format!("the page of an API with content in {}", file.name));
                        }
                        if key == "contents" {
                            self.nested
                                .get_or_insert_with(|| format!("the page of an API with contents in {}", file.name));
                        }
                        let records = items.len() as u64;
                        self.pages.extend(Page::of(&file.name, &fields, records));
                        return self.array(file, items, None, count);
                    }
                }
                let is_table = |(key, value): (&String, &Value)| value.is_array() && TableName::of_file(key).is_some();
                if !fields.contains_key("id") && !fields.contains_key("name") && fields.iter().any(is_table) {
                    for (key, value) in fields {
                        match (TableName::of_file(&key), value) {
                            (Some(table), Value::Array(items)) => self.array(file, items, Some(table), count)?,
                            (_, value) => self.unknown(Source { file: &file.name, number: 1 }, &key, &value),
                        }
                    }
                    return Ok(());
                }
                *count += 1;
                self.root(file, Value::Object(fields), 1)
            }
            other => {
                self.problems.add(
                    Kind::UnreadableFile,
                    At::file(&file.name),
                    kind_of(&other),
                    "records of services; it was left out",
                );
                Ok(())
            }
        }
    }

    fn array(
        &mut self,
        file: &InputFile,
        items: Vec<Value>,
        table: Option<TableName>,
        count: &mut u64,
    ) -> Result<(), Refusal> {
        for (item, number) in items.into_iter().zip(1..) {
            *count += 1;
            match (table, item) {
                (Some(table), Value::Object(fields)) => {
                    _ = self.record(Source { file: &file.name, number }, table, fields, None, "")?;
                }
                (_, item) => self.root(file, item, number)?,
            }
        }
        Ok(())
    }

    /// An outermost record: what it is, its file or its fields say.
    fn root(&mut self, file: &InputFile, value: Value, number: u64) -> Result<(), Refusal> {
        let source = Source { file: &file.name, number };
        match value {
            Value::Object(fields) => {
                let table = TableName::of_file(&file.name)
                    .filter(|table| *table != TableName::Metadata)
                    .unwrap_or_else(|| entity::of_fields(&fields));
                self.record(source, table, fields, None, "").map(|_| ())
            }
            other => {
                let at = At::file(source.file).row(number);
                self.problems.add(Kind::UnreadableRow, at, kind_of(&other), "a record with fields; it was left out");
                Ok(())
            }
        }
    }

    /// Adds a record and those inside of it. Returns its id.
    fn record(
        &mut self,
        source: Source,
        table: TableName,
        fields: Map<String, Value>,
        outer: Option<Outer>,
        // From the outermost record: `service_at_locations.location`.
        path: &str,
    ) -> Result<String, Refusal> {
        let depth = outer.map_or(0, |outer| outer.depth + 1);
        if depth > 0 {
            self.nested.get_or_insert_with(|| format!("records inside of records: {path} in {}", source.file));
        }
        let own = fields.get("id").and_then(scalar).filter(|id| !id.is_empty());
        let id = own.unwrap_or_else(|| self.records.new_id());
        let mut cells: Vec<(String, String)> = vec![("id".to_owned(), id.clone())];
        if let Some(outer) = outer {
            cells.extend(entity::back_link(table, outer.table, outer.id));
        }
        let mut inside: Vec<(String, Value)> = Vec::new();
        for (key, value) in fields {
            match scalar(&value) {
                _ if key == "id" => {}
                Some(text) => cells.push((key, text)),
                None => inside.push((key, value)),
            }
        }
        let at = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        // What a record names is there before it; what belongs to it comes after.
        let mut belonging = Vec::new();
        for (key, value) in inside {
            let full = at(&key);
            match (entity::link(&key), value) {
                _ if depth >= DEPTH => self.problems.add(
                    Kind::TooMany,
                    At::file(source.file).row(source.number).column(&full),
                    "records in records in records",
                    "fewer levels; these were left out",
                ),
                (Some(Link::Named(named, column)), Value::Object(fields)) => {
                    if matches!(key.as_str(), "taxonomy" if table == TableName::ServiceTaxonomy) {
                        self.mark_uk(source, "service_taxonomys");
                    }
                    let id = self.record(source, named, fields, Some(Outer { table, id: "", depth }), &full)?;
                    if !cells.iter().any(|(name, cell)| name == column && !cell.is_empty()) {
                        cells.push((column.to_owned(), id));
                    }
                }
                (Some(Link::Belonging(belongs)), Value::Array(items)) => {
                    if matches!(
                        key.as_str(),
                        "eligibilitys" | "service_taxonomys" | "regular_schedules" | "physical_addresses"
                    ) {
                        self.mark_uk(source, &key);
                    }
                    belonging.extend(items.into_iter().map(|item| (belongs, full.clone(), item)));
                }
                (Some(Link::Belonging(belongs)), value @ Value::Object(_)) => belonging.push((belongs, full, value)),
                (None, Value::Array(items)) if items.iter().all(|item| scalar(item).is_some()) => {
                    let text = items.iter().filter_map(scalar).filter(|text| !text.is_empty()).collect::<Vec<_>>();
                    cells.push((key, text.join("; ")));
                }
                (_, value) => self.unknown(source, &full, &value),
            }
        }
        let id = self.records.add(source.file, source.number, table, path, cells, self.problems)?;
        if belonging.len() as u64 > u64::from(bounds::PER_RECORD) * 20 {
            let at = At::file(source.file).row(source.number);
            self.problems.add(
                Kind::TooMany,
                at,
                &format!("{} records in one", belonging.len()),
                "fewer; the first were kept",
            );
            belonging.truncate(bounds::PER_RECORD as usize * 20);
        }
        let outer = Outer { table, id: &id, depth };
        for (table, path, item) in belonging {
            match item {
                Value::Object(fields) => {
                    self.record(source, table, fields, Some(outer), &path)?;
                }
                other => self.unknown(source, &path, &other),
            }
        }
        Ok(id)
    }

    fn mark_uk(&mut self, source: Source, key: &str) {
        self.open_referral_uk.get_or_insert_with(|| format!("the records {key} in {}", source.file));
    }

    fn unknown(&mut self, source: Source, path: &str, value: &Value) {
        let is_empty = match value {
            Value::Array(items) => items.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            Value::Null => true,
            _ => false,
        };
        if !is_empty {
            let at = At::file(source.file).row(source.number).column(path);
            self.problems.add(
                Kind::UnknownColumn,
                at,
                kind_of(value),
                "records that the directory has a place for; they were left out",
            );
        }
    }
}

fn records_word(count: u64) -> &'static str {
    if count == 1 { "record" } else { "records" }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "a record",
        Value::Array(_) => "a list",
        Value::Null => "nothing",
        _ => "a single value",
    }
}

/// A value by itself as the text of a cell; `None` for lists and records.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

//! Writes the rows of a sheet into tables of HSDS, with the number that each row has in the sheet.

mod identity;
mod reach;

use super::{
    Field, Sheet, address,
    dates::{self, Order},
    layout::{Columns, DATES, OF_PROGRAM, SERVICE, TABLES},
    privacy::Withheld,
    template,
};
use crate::{
    Kind, Options, Refusal,
    names::TableName,
    problems::{At, Problems},
    table::{Row, Table, Tables},
    times::Clock,
};
use signpost_directory::{
    Need,
    guess::{Guesser, Words},
};
use std::collections::{HashMap, HashSet};

pub(super) fn write(
    source: &Table,
    sheet: &Sheet,
    withheld: &Withheld,
    options: &Options,
    problems: &mut Problems,
) -> Result<Tables, Refusal> {
    let mut writer = Writer {
        sheet,
        withheld,
        guesser: Guesser::new(&options.rules),
        clock: clock(source, sheet),
        orders: DATES
            .iter()
            .filter_map(|field| {
                let at = sheet.columns.iter().position(|column| column.field == *field)?;
                Some((*field, Order::of_column(source, at, &options.country)))
            })
            .collect(),
        tables: TABLES
            .iter()
            .map(|(name, columns)| (*name, *columns, named_as_in(sheet, &source.file, columns)))
            .collect(),
        organizations: HashMap::new(),
        programs: HashMap::new(),
        same: HashMap::new(),
        namesakes: HashMap::new(),
        agencies: HashSet::new(),
        locations: HashMap::new(),
        sites: HashMap::new(),
        next: 0,
        problems,
    };
    if sheet.header_of(Field::Level).is_some() {
        writer.agencies = source.rows().map(|row| slug(&writer.get(&row, Field::Organization))).collect();
    }
    let mut skipped: Option<(u64, u64)> = None;
    for row in source.rows() {
        if is_remark(&row, sheet) {
            let (first, count) = skipped.get_or_insert((row.number, 0));
            (*first, *count) = (*first, *count + 1);
        } else {
            writer.row(&row)?;
        }
    }
    if let Some((first, count)) = skipped {
        let at = At::file(&source.file).row(first).times(count);
        writer.problems.add(
            Kind::NotActive,
            at,
            "the remarks or the example of the template",
            "programs; these rows were left out and may be deleted",
        );
    }
    let mut tables = Tables::default();
    for (name, _, table) in
        writer.tables.into_iter().filter(|(name, _, table)| *name == TableName::Service || table.len() > 0)
    {
        tables.add(name, table);
    }
    Ok(tables)
}

/// A table whose columns have the names of the sheet in messages.
fn named_as_in(sheet: &Sheet, file: &str, columns: Columns) -> Table {
    let shown = |field: &Option<Field>| field.and_then(|field| sheet.header_of(field)).unwrap_or_default().to_owned();
    let columns: Vec<(&str, String)> = columns.iter().map(|(name, field)| (*name, shown(field))).collect();
    Table::with_columns(file, &columns)
}

/// By all columns of hours together.
fn clock(source: &Table, sheet: &Sheet) -> Clock {
    let columns = || {
        let columns = sheet.columns.iter().enumerate();
        columns.filter(|(_, column)| column.field == Field::Hours || column.field.weekday().is_some())
    };
    Clock::of_texts(source.rows().flat_map(|row| columns().map(move |(at, _)| row.at(at))))
}

fn is_remark(row: &Row, sheet: &Sheet) -> bool {
    let name = sheet.columns.iter().position(|column| column.field == Field::Name).map_or("", |at| row.at(at));
    template::is_remark(name)
}

struct Writer<'t> {
    sheet: &'t Sheet,
    withheld: &'t Withheld,
    guesser: Guesser,
    /// By which the hours are written.
    clock: Clock,
    /// How each column of dates writes them.
    orders: HashMap<Field, Order>,
    tables: Vec<(TableName, Columns, Table)>,
    /// Ids by name.
    organizations: HashMap<String, String>,
    /// The first row of each, by id.
    programs: HashMap<String, Row<'t>>,
    /// Programs that further rows of the same name may be parts of.
    same: HashMap<String, String>,
    /// Programs of one name that are not the same, so far.
    namesakes: HashMap<String, u64>,
    /// iCarol has agencies in rows of their own: those that other rows name.
    agencies: HashSet<String>,
    locations: HashMap<String, String>,
    /// Ids by program and location.
    sites: HashMap<(String, String), String>,
    next: u64,
    problems: &'t mut Problems,
}

/// To what a phone or hours belong; empty where they do not.
#[derive(Default)]
struct Place<'i> {
    program: &'i str,
    site: &'i str,
    organization: &'i str,
}

impl<'t> Writer<'t> {
    fn row(&mut self, row: &Row<'t>) -> Result<(), Refusal> {
        let (name, organization) = (self.get(row, Field::Name), self.get(row, Field::Organization));
        let is_agency = self.get(row, Field::Level).to_lowercase().contains("agency");
        if is_agency && !name.is_empty() && self.agencies.contains(&slug(&name)) {
            return self.agency(row, &name);
        }
        let organization_id = self.organization(row, &organization)?;
        let program = self.program_of(row, &name, &organization);
        let location = self.location(row)?;
        let first = self.programs.get(&program).copied();
        let is_new = first.is_none();
        match first {
            Some(first) => self.differences(row, &first),
            None => {
                self.programs.insert(program.clone(), *row);
                self.program(row, &program, &organization_id)?;
            }
        }
        let site = match &location {
            Some(location) => self.site(row, &program, location, is_new)?,
            None => {
                for field in [Field::Accessibility, Field::Transportation, Field::Site] {
                    if self.sheet.header_of(field).is_some() && !self.get(row, field).is_empty() {
                        self.told(row, field, Kind::Unused, "an address in the same row; it was left out");
                    }
                }
                String::new()
            }
        };
        let place = Place { program: &program, site: &site, organization: "" };
        self.phones(row, &place)?;
        self.hours(row, &place)?;
        self.lists(row, &program, location.as_deref())
    }

    /// The cells of a field, joined where several columns hold it.
    fn get(&self, row: &Row, field: Field) -> String {
        let columns = self.sheet.columns.iter().enumerate().filter(|(_, column)| column.field == field);
        let mut cells: Vec<&str> = columns.map(|(at, _)| row.at(at)).filter(|cell| !cell.is_empty()).collect();
        cells.dedup();
        let between = match field {
            Field::Hours | Field::Languages | Field::Needs | Field::Terms | Field::Documents | Field::Area => "; ",
            Field::Address | Field::AddressLine2 => ", ",
            _ => "\n\n",
        };
        match (self.orders.get(&field), cells.as_slice()) {
            (Some(order), [cell]) => order.iso(cell),
            _ => cells.join(between),
        }
    }

    fn told(&mut self, row: &Row, field: Field, kind: Kind, expected: &str) {
        let found = self.get(row, field);
        let header = self.sheet.header_of(field).unwrap_or(field.title());
        self.problems.cell(kind, row, header, &found, expected);
    }

    /// Adds a row to a table; what is not named is empty.
    fn put(&mut self, table: TableName, number: u64, cells: &[(&str, &str)]) -> Result<(), Refusal> {
        self.next += 1;
        let id = self.next.to_string();
        let Some((_, columns, table)) = self.tables.iter_mut().find(|(name, ..)| *name == table) else { return Ok(()) };
        let cell = |column: &str| {
            let given = cells.iter().find(|(name, _)| *name == column).map(|(_, cell)| *cell);
            given.unwrap_or(if column == "id" { &id } else { "" })
        };
        table.push_cells(number, columns.iter().map(|(column, _)| cell(column)))
    }

    fn organization(&mut self, row: &Row, name: &str) -> Result<String, Refusal> {
        let key = slug(name);
        if key.is_empty() {
            return Ok(String::new());
        }
        if let Some(id) = self.organizations.get(&key) {
            return Ok(id.clone());
        }
        self.put(TableName::Organization, row.number, &[("id", &key), ("name", name)])?;
        self.organizations.insert(key.clone(), key.clone());
        Ok(key)
    }

    /// A row of an agency that programs name.
    fn agency(&mut self, row: &Row, name: &str) -> Result<(), Refusal> {
        let key = slug(name);
        if self.organizations.contains_key(&key) {
            self.told(
                row,
                Field::Name,
                Kind::DifferingRows,
                "an agency above its programs; its own texts were left out",
            );
        } else {
            let [description, website, email] =
                [Field::Description, Field::Website, Field::Email].map(|field| self.get(row, field));
            let cells = [
                ("id", key.as_str()),
                ("name", name),
                ("description", &description),
                ("website", &website),
                ("email", &email),
            ];
            self.put(TableName::Organization, row.number, &cells)?;
            self.organizations.insert(key.clone(), key.clone());
        }
        self.phones(row, &Place { organization: &key, ..Place::default() })
    }

    fn program(&mut self, row: &Row, id: &str, organization: &str) -> Result<(), Refusal> {
        let needs = self.needs(row);
        let mut cells: Vec<(&str, String)> = SERVICE
            .iter()
            .filter_map(|(column, field)| Some((*column, self.get(row, (*field)?))))
            .filter(|(column, _)| !matches!(*column, "id" | "x_needs"))
            .collect();
        let status = cells.iter_mut().find(|(column, _)| *column == "status");
        if let Some((_, status)) = status.filter(|(_, status)| status.is_empty()) {
            *status = "active".to_owned();
        }
        for (column, cell) in &mut cells {
            let field = SERVICE.iter().find(|(known, _)| known == column).and_then(|(_, field)| *field);
            let Some(field) = field.filter(|field| DATES.contains(field)) else { continue };
            if let Some([one, other]) = dates::two_readings(cell) {
                let expected =
                    format!("{one} or {other}: other dates of the column do not tell which; it was left out");
                self.told(row, field, Kind::UnreadableValue, &expected);
                cell.clear();
            }
        }
        cells.extend([("id", id.to_owned()), ("organization_id", organization.to_owned()), ("x_needs", needs)]);
        let cells: Vec<(&str, &str)> = cells.iter().map(|(column, cell)| (*column, cell.as_str())).collect();
        self.put(TableName::Service, row.number, &cells)
    }

    /// What a further row of a program says otherwise than the first.
    fn differences(&mut self, row: &Row, first: &Row) {
        for field in OF_PROGRAM.iter().chain(&[Field::Needs]) {
            let (own, of_first) = (self.get(row, *field), self.get(first, *field));
            if !own.is_empty() && own != of_first {
                let expected = format!(
                    "the same as in row {}, the first of this program; that one was kept. Two programs need two names",
                    first.number
                );
                self.told(row, *field, Kind::DifferingRows, &expected);
            }
        }
    }

    /// `None`: the row names no place.
    fn location(&mut self, row: &Row) -> Result<Option<String>, Refusal> {
        let cell = |field| self.get(row, field);
        let (whole, second, city) = (cell(Field::Address), cell(Field::AddressLine2), cell(Field::City));
        let has_columns = [Field::City, Field::PostalCode].iter().any(|field| self.sheet.header_of(*field).is_some());
        let mut parts = match has_columns && !city.is_empty() {
            true => address::Parts { lines: vec![whole.replace('\n', ", ")], ..address::Parts::default() },
            false => address::parts(&whole),
        };
        for (part, field) in [
            (&mut parts.city, Field::City),
            (&mut parts.state, Field::State),
            (&mut parts.postal_code, Field::PostalCode),
            (&mut parts.country, Field::Country),
        ] {
            let own = self.get(row, field);
            if !own.is_empty() {
                *part = own;
            }
        }
        let county = cell(Field::County);
        parts.lines.push(second);
        parts.lines.retain(|line| !line.is_empty());
        let name = self.get(row, Field::Site);
        let is_secret = !matches!(
            self.get(row, Field::Confidential).to_lowercase().as_str(),
            "" | "no" | "n" | "false" | "0" | "f"
        );
        let [latitude, longitude] = [Field::Latitude, Field::Longitude].map(|field| self.get(row, field));
        if parts.lines.is_empty() && parts.city.is_empty() && name.is_empty() && latitude.is_empty() && !is_secret {
            return Ok(None);
        }
        let key = [&parts.lines.join(" "), &parts.city, &parts.state, &parts.postal_code, &name]
            .map(|part| slug(part))
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("/");
        // A secret place without an address is one of its own.
        let key = if key.is_empty() { format!("place-of-row-{}", row.number) } else { key };
        let key = if is_secret { key + "/secret" } else { key };
        if let Some(id) = self.locations.get(&key) {
            return Ok(Some(id.clone()));
        }
        let [transportation, secret] = [Field::Transportation, Field::Confidential].map(|field| self.get(row, field));
        self.put(
            TableName::Location,
            row.number,
            &[
                ("id", &key),
                ("name", &name),
                ("transportation", &transportation),
                ("latitude", &latitude),
                ("longitude", &longitude),
                ("x_confidential", &secret),
            ],
        )?;
        if !parts.lines.is_empty() || !parts.city.is_empty() {
            let mut lines = parts.lines.into_iter();
            let [one, two, three] = [0; 3].map(|_| lines.next().unwrap_or_default());
            let four = lines.collect::<Vec<_>>().join(", ");
            self.put(
                TableName::Address,
                row.number,
                &[
                    ("location_id", &key),
                    ("address_1", &one),
                    ("address_2", &two),
                    ("address_3", &three),
                    ("address_4", &four),
                    ("city", &parts.city),
                    ("region", &county),
                    ("state_province", &parts.state),
                    ("postal_code", &parts.postal_code),
                    ("country", &parts.country),
                ],
            )?;
        }
        self.locations.insert(key.clone(), key.clone());
        Ok(Some(key))
    }

    fn site(&mut self, row: &Row, program: &str, location: &str, is_first: bool) -> Result<String, Refusal> {
        let key = (program.to_owned(), location.to_owned());
        if let Some(id) = self.sites.get(&key) {
            return Ok(id.clone());
        }
        let id = format!("{program}@{location}");
        let own = self.get(row, Field::Description);
        let first = self.programs.get(program).copied();
        let repeats = first.is_none_or(|first| self.get(&first, Field::Description) == own);
        let description = if is_first || repeats { "" } else { &own };
        self.put(
            TableName::ServiceAtLocation,
            row.number,
            &[("id", &id), ("service_id", program), ("location_id", location), ("description", description)],
        )?;
        self.sites.insert(key, id.clone());
        Ok(id)
    }

    fn lists(&mut self, row: &Row, program: &str, location: Option<&str>) -> Result<(), Refusal> {
        for (field, table, column) in [
            (Field::Languages, TableName::Language, "name"),
            (Field::Documents, TableName::RequiredDocument, "document"),
            (Field::Area, TableName::ServiceArea, "name"),
            (Field::Terms, TableName::Attribute, "value"),
        ] {
            let mut cell = self.get(row, field);
            // Of a sheet that does not say whom its programs serve, the county does.
            if field == Field::Area && self.sheet.header_of(field).is_none() {
                cell = self.get(row, Field::County);
            }
            for part in cell.split([';', '\n', '|']).map(str::trim).filter(|part| !part.is_empty()) {
                self.put(table, row.number, &[("service_id", program), (column, part)])?;
            }
        }
        for part in self.needs_in_words(row).1 {
            self.put(TableName::Attribute, row.number, &[("service_id", program), ("value", &part)])?;
        }
        let access = self.get(row, Field::Accessibility);
        if let (Some(location), false) = (location, access.is_empty()) {
            self.put(TableName::Accessibility, row.number, &[("location_id", location), ("description", &access)])?;
        }
        let (name, ask_for) = (self.get(row, Field::Contact), self.get(row, Field::AskFor));
        if !name.is_empty() || !ask_for.is_empty() {
            let cells = [("service_id", program), ("name", &name), ("x_ask_for", &ask_for)];
            self.put(TableName::Contact, row.number, &cells)?;
        }
        Ok(())
    }

    /// The ids of the needs that the cell names. What it says in other words is told when no need is near.
    fn needs(&mut self, row: &Row) -> String {
        let (needs, words) = self.needs_in_words(row);
        if needs.is_empty() && !words.is_empty() {
            let expected =
                "a need, such as food or housing; the words were kept as a category, and the need is guessed";
            self.told(row, Field::Needs, Kind::UnknownValue, expected);
        }
        needs.iter().map(|need| need.id()).collect::<Vec<_>>().join("; ")
    }

    /// The needs of a cell, and those of its words that are not just the name of one.
    fn needs_in_words(&self, row: &Row) -> (Vec<Need>, Vec<String>) {
        let (mut needs, mut words) = (Vec::new(), Vec::new());
        let cell = self.get(row, Field::Needs);
        for part in cell.split([';', ',', '|', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            let id = part.to_lowercase().replace([' ', '_'], "-");
            if let Ok(need) = id.parse::<Need>() {
                needs.push(need);
                continue;
            }
            let guessed = self.guesser.guess(Words { name: part, ..Words::default() });
            needs.extend(guessed.first().map(|tag| tag.need));
            words.push(part.to_owned());
        }
        needs.dedup();
        (needs, words)
    }
}

/// Letters and digits of a name in lower case, so that spaces and marks make no difference.
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

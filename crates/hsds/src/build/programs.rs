//! Builds programs, their sites, and the records of a program alone: eligibility, costs, documents, areas, capacity.

use super::{Build, Link, Owner, places::push_new};
use crate::{
    Kind, cells, languages,
    names::TableName,
    problems::{At, Problems},
    table::Row,
    text,
};
use signpost_directory::{Capacity, Cost, Date, Program, Site, Status, Translation};
use std::collections::HashMap;

impl<'t> Build<'t> {
    pub(super) fn programs(&mut self) {
        let mut without_status = 0;
        for table in self.tables.named(TableName::Service) {
            let translations: Vec<TranslatedColumn> = table.columns().filter_map(TranslatedColumn::of).collect();
            for row in table.rows() {
                let Some(id) = self.own_id(TableName::Service, &row) else { continue };
                let status = match row.get(&["status"]).to_ascii_lowercase().replace(['_', '-'], " ").as_str() {
                    "" => {
                        without_status += 1;
                        Status::Active
                    }
                    "active" => Status::Active,
                    "temporarily closed" => Status::TemporarilyClosed,
                    "inactive" | "defunct" => {
                        let expected = "active or temporarily closed, to be published; it was left out";
                        self.problems.cell(Kind::NotActive, &row, "status", row.get(&["status"]), expected);
                        self.ids.programs.insert(id, None);
                        continue;
                    }
                    _ => {
                        let expected = "active, inactive, defunct or temporarily closed; it counts as active";
                        self.problems.cell(Kind::UnknownValue, &row, "status", row.get(&["status"]), expected);
                        Status::Active
                    }
                };
                let Some(mut program) = self.program(&row, id) else {
                    self.ids.programs.insert(id, None);
                    continue;
                };
                program.status = status;
                program.translations = translated(&row, &translations, self.problems);
                self.ids.programs.insert(id, Some(self.programs.len()));
                self.programs.push(program);
            }
            if without_status > 0 {
                let all = if without_status == table.len() { "every" } else { "a" };
                let at = At::file(&table.file).column("status").times(std::mem::take(&mut without_status));
                let expected = "active, inactive, defunct or temporarily closed; empty counts as active";
                self.problems.add(Kind::EmptyColumn, at, &format!("{all} status is empty"), expected);
            }
        }
    }

    fn program(&mut self, row: &Row<'t>, id: &str) -> Option<Program> {
        let organization =
            self.link(row, "organization_id", "an organization", "the program was kept without it", |ids| {
                &ids.organizations
            });
        // Ohana and early HSDS: the service names its location, and the location its organization.
        let of_location = match row.get(&["location_id"]) {
            "" => Link::Empty,
            _ => self.link(row, "location_id", "a location", "the program was kept without it", |ids| &ids.locations),
        };
        let by_location = match of_location {
            Link::To(at) => self.locations[at].organization.map(|at| at as usize),
            _ => None,
        };
        let runs_itself = cells::yes(row, &["x_runs_itself"], self.problems) || self.tables.is_sheet();
        let organization = match organization {
            Link::To(at) => Some(at),
            Link::Empty if by_location.is_some() => by_location,
            Link::Empty if runs_itself => None,
            Link::Empty => {
                self.problems.row(
                    Kind::MissingLink,
                    row,
                    "no organization",
                    "the id of an organization, or x_runs_itself = yes where there is none; the program was kept without it",
                );
                None
            }
            Link::Broken | Link::Unpublished => None,
        };
        let sites = match of_location {
            Link::To(location) => vec![Site { location: location as u32, ..Site::default() }],
            _ => Vec::new(),
        };
        let problems = &mut *self.problems;
        let alternate_name = cells::line(row, &["alternate_name"], problems);
        let name = cells::line(row, &["name"], problems).or_else(|| {
            // A page needs a heading, and the program its place in the lists.
            let name = alternate_name.clone().or_else(|| Some(self.organizations[organization?].name.clone()));
            let done = if name.is_some() { "another name was taken" } else { "the program was left out" };
            problems.cell(Kind::MissingValue, row, "name", "", &format!("the program's name; {done}"));
            name
        })?;
        Some(Program {
            source_id: id.to_owned(),
            organization: organization.map(|at| at as u32),
            alternate_name: alternate_name.filter(|other| *other != name),
            name,
            description: cells::text(row, &["description"], problems),
            lang: cells::value(
                row,
                &["x_lang"],
                problems,
                "a language, such as es; it was left out",
                languages::any_tag,
            ),
            alert: cells::text(row, &["alert"], problems),
            website: cells::website(row, &["url", "website"], problems),
            email: cells::email(row, &["email"], problems),
            eligibility: cells::texts(row, &["eligibility_description", "eligibility", "audience"], problems),
            minimum_age: cells::age(row, &["minimum_age"], problems),
            maximum_age: cells::age(row, &["maximum_age"], problems),
            fees: cells::texts(row, &["fees_description", "fees", "accepted_payments"], problems),
            application: cells::text(row, &["application_process"], problems),
            wait_time: cells::text(row, &["wait_time"], problems),
            accreditations: cells::text(row, &["accreditations"], problems),
            licenses: cells::text(row, &["licenses"], problems),
            interpretation: cells::text(row, &["interpretation_services"], problems),
            teaches: cells::text(row, &["x_teaches"], problems),
            conditions: cells::list(row, &["x_conditions"], problems),
            referral: cells::text(row, &["x_referral"], problems),
            funded_until: cells::date(row, &["x_funded_until"], problems),
            valid_until: cells::date(row, &["x_valid_until"], problems),
            assured_on: cells::date(row, &["assured_date"], problems),
            assured_by: cells::line(row, &["x_assured_by"], problems),
            modified_on: cells::date(row, &["last_modified"], problems),
            sites,
            ..Program::default()
        })
    }

    pub(super) fn sites(&mut self) {
        for row in self.rows(TableName::ServiceAtLocation) {
            const LEFT_OUT: &str = "the row was left out";
            let program = self.link(&row, "service_id", "a service", LEFT_OUT, |ids| &ids.programs);
            let location = self.link(&row, "location_id", "a location", LEFT_OUT, |ids| &ids.locations);
            let site = match (program, location) {
                (Link::To(program), Link::To(_)) if !self.has_room(&row, Owner::Program(program)) => None,
                (Link::To(program), Link::To(location)) => {
                    self.read_privacy_of_site(location, &row);
                    let sites = &mut self.programs[program].sites;
                    let at = sites.iter().position(|site| site.location as usize == location).unwrap_or_else(|| {
                        sites.push(Site { location: location as u32, ..Site::default() });
                        sites.len() - 1
                    });
                    sites[at].description =
                        sites[at].description.take().or(cells::text(&row, &["description"], self.problems));
                    Some((program, at))
                }
                (Link::Empty, _) | (_, Link::Empty) => {
                    let expected = "the ids of a service and a location; the row was left out";
                    self.problems.row(Kind::MissingLink, &row, "only one link", expected);
                    None
                }
                _ => None,
            };
            let id = row.id(&["id"]);
            if !id.is_empty() {
                self.ids.sites.entry(id).or_insert(site);
            }
        }
    }

    /// Without a table of service_at_location, or with an empty one, rows that name a service and a location say where
    /// it is given; else the only location of its organization is taken. What is left is told.
    pub(super) fn sites_without_table(&mut self) {
        let is_linked = self.programs.iter().any(|program| !program.sites.is_empty());
        if is_linked || self.rows(TableName::ServiceAtLocation).next().is_some() || self.locations.is_empty() {
            return;
        }
        for name in [
            TableName::Phone,
            TableName::RegularSchedule,
            TableName::Schedule,
            TableName::HolidaySchedule,
            TableName::Language,
            TableName::Contact,
        ] {
            for row in self.rows(name) {
                let known = |id: &str| self.ids.programs.get(id).copied().flatten();
                let place = |id: &str| self.ids.locations.get(id).copied().flatten();
                if let (Some(program), Some(location)) =
                    (known(row.id(&["service_id"])), place(row.id(&["location_id"])))
                {
                    let sites = &mut self.programs[program].sites;
                    if !sites.iter().any(|site| site.location as usize == location) {
                        sites.push(Site { location: location as u32, ..Site::default() });
                    }
                }
            }
        }
        let by_rows = self.programs.iter().filter(|program| !program.sites.is_empty()).count();
        let mut of_organization: HashMap<u32, Vec<u32>> = HashMap::new();
        for (at, location) in self.locations.iter().enumerate() {
            location.organization.into_iter().for_each(|id| of_organization.entry(id).or_default().push(at as u32));
        }
        let mut by_organization = 0;
        for program in self.programs.iter_mut().filter(|program| program.sites.is_empty()) {
            let places = program.organization.and_then(|id| of_organization.get(&id)).map_or(&[][..], Vec::as_slice);
            if let [only] = places {
                program.sites.push(Site { location: *only, ..Site::default() });
                by_organization += 1;
            }
        }
        let without = self.programs.len() - by_rows - by_organization;
        let Some(table) = self.tables.named(TableName::Service).next() else { return };
        let found = format!("{without} of {} services have no location", self.programs.len());
        let expected = format!(
            "service_at_location.csv with service_id and location_id; without it {by_rows} were put where other rows \
             name a location beside them, {by_organization} at the only location of their organization"
        );
        let at = At::file(&table.file).times((without + by_organization).max(1) as u64);
        self.problems.add(Kind::MissingLink, at, &found, &expected);
    }

    pub(super) fn program_details(&mut self) {
        for row in self.rows(TableName::Eligibility) {
            let Some(at) = self.program_of(&row) else { continue };
            // Open Referral UK has the ages here.
            let [from, to] = ["minimum_age", "maximum_age"].map(|column| cells::age(&row, &[column], self.problems));
            let program = &mut self.programs[at];
            program.minimum_age = program.minimum_age.or(from);
            program.maximum_age = program.maximum_age.or(to);
            let Some(text) = cells::texts(&row, &["eligibility", "description"], self.problems) else { continue };
            append(&mut self.programs[at].eligibility, text);
        }
        for row in self.rows(TableName::CostOption) {
            let Some(at) = self.program_of(&row) else { continue };
            let problems = &mut *self.problems;
            let cost = Cost {
                amount: cells::value(&row, &["amount"], problems, "an amount of money; it was left out", |raw| {
                    let number = raw.trim_start_matches('$').replace(',', "");
                    number.parse().ok().filter(|amount: &f64| amount.is_finite() && *amount >= 0.0)
                }),
                currency: cells::line(&row, &["currency"], problems),
                option: cells::line(&row, &["option"], problems),
                description: cells::texts(&row, &["amount_description", "description"], problems),
            };
            let [from, to] = ["valid_from", "valid_to"].map(|column| cells::date(&row, &[column], problems));
            if cost == Cost::default() {
                let dated = ["valid_from", "valid_to"].into_iter().find(|column| !row.get(&[column]).is_empty());
                if let Some(column) = dated {
                    let expected = "an amount, an option or words beside the dates; the row was left out";
                    problems.cell(Kind::MissingValue, &row, column, row.get(&[column]), expected);
                }
                continue;
            }
            if let Some(to) = to.filter(|to| *to < self.options.today) {
                let expected = "a day to come; the cost was left out";
                problems.cell(Kind::Ended, &row, "valid_to", &to.to_string(), expected);
                continue;
            }
            self.programs[at].costs.push(Cost { description: within_dates(cost.description, from, to), ..cost });
        }
        for row in self.rows(TableName::RequiredDocument) {
            let Some(at) = self.program_of(&row) else { continue };
            let uri = cells::website(&row, &["uri", "url"], self.problems);
            let text = cells::texts(&row, &["document", "name", "description"], self.problems);
            let parts: Vec<String> = [text, uri].into_iter().flatten().collect();
            match (!parts.is_empty()).then(|| parts.join(" · ")) {
                Some(text) => push_new(&mut self.programs[at].required_documents, text),
                None => self.problems.row(
                    Kind::MissingValue,
                    &row,
                    "no document",
                    "the name of a document; the row was left out",
                ),
            }
        }
        for row in self.rows(TableName::ServiceArea) {
            let Some(at) = self.program_of(&row) else { continue };
            let name = cells::line(&row, &["name", "service_area"], self.problems);
            let more = cells::line(&row, &["description"], self.problems);
            let text = match (name, more) {
                (Some(name), Some(more)) if !same_text(&name, &more) => Some(format!("{name}: {more}")),
                (name, more) => name.or(more),
            };
            match text {
                Some(text) => push_new(&mut self.programs[at].service_areas, text),
                None => {
                    self.problems.row(Kind::MissingValue, &row, "no area", "the name of an area; the row was left out")
                }
            }
        }
        self.capacities();
    }

    fn capacities(&mut self) {
        let mut units: HashMap<&str, String> = HashMap::new();
        for row in self.rows(TableName::Unit) {
            let name = cells::line(&row, &["name"], self.problems);
            units.insert(row.id(&["id"]), name.unwrap_or_default());
        }
        for row in self.rows(TableName::ServiceCapacity) {
            let Some(at) = self.program_of(&row) else { continue };
            let problems = &mut *self.problems;
            let unit = cells::line(&row, &["unit"], problems);
            let by_id = units.get(row.id(&["unit_id"])).filter(|name| !name.is_empty()).cloned();
            const ROOM_WORDS: &str =
                "capacity, no-capacity, waitlist or additional-assessment-required; it was left out";
            let status = cells::value(&row, &["x_status", "status"], problems, ROOM_WORDS, |raw| raw.parse().ok());
            // A status says whether there is room, whatever is counted.
            let Some(unit) = by_id.or(unit).or(status.map(|_| String::new())) else {
                problems.row(
                    Kind::MissingValue,
                    &row,
                    "no unit",
                    "what is counted (beds, places, ...); the row was left out",
                );
                continue;
            };
            let capacity = Capacity {
                unit,
                available: cells::count(&row, &["available"], problems),
                maximum: cells::count(&row, &["maximum"], problems),
                description: cells::text(&row, &["description"], problems),
                updated_on: cells::date(&row, &["updated"], problems),
                status,
            };
            self.programs[at].capacity.push(capacity);
        }
    }
}

/// A cost with the days for which it holds, as dates that every reader can tell.
fn within_dates(description: Option<String>, from: Option<Date>, to: Option<Date>) -> Option<String> {
    let [from, to] = [from, to].map(|date| date.map(|date| date.to_string()));
    if from.is_none() && to.is_none() {
        return description;
    }
    let dates = format!("{} – {}", from.unwrap_or_default(), to.unwrap_or_default());
    Some(description.map_or(dates.trim().to_owned(), |text| format!("{text} ({})", dates.trim())))
}

fn append(text: &mut Option<String>, more: String) {
    match text {
        Some(text) if text.contains(&more) => {}
        Some(text) => {
            text.push_str("\n\n");
            text.push_str(&more);
        }
        None => *text = Some(more),
    }
}

/// A column such as `x_name_es`: the field that it translates, and the language.
struct TranslatedColumn {
    column: String,
    field: &'static str,
    lang: String,
}

impl TranslatedColumn {
    fn of(column: &str) -> Option<TranslatedColumn> {
        // The longer name first: x_eligibility_description_es is no language "description-es".
        const FIELDS: [(&str, &str); 11] = [
            ("name", "name"),
            ("description", "description"),
            ("eligibility_description", "eligibility"),
            ("eligibility", "eligibility"),
            ("application_process", "application"),
            ("application", "application"),
            ("fees_description", "fees"),
            ("fees", "fees"),
            ("teaches", "teaches"),
            ("x_teaches", "teaches"),
            ("alert", "alert"),
        ];
        let rest = column.strip_prefix("x_")?;
        FIELDS.iter().find_map(|(name, field)| {
            let lang = rest.strip_prefix(name)?.strip_prefix('_')?;
            Some(TranslatedColumn { column: column.to_owned(), field, lang: languages::any_tag(lang)? })
        })
    }
}

fn translated(row: &Row, columns: &[TranslatedColumn], problems: &mut Problems) -> Vec<Translation> {
    let mut translations: Vec<Translation> = Vec::new();
    for TranslatedColumn { column, field, lang } in columns {
        let read = if *field == "name" { cells::line } else { cells::text };
        let Some(text) = read(row, &[column], problems) else { continue };
        let at = translations.iter().position(|t| t.lang == *lang).unwrap_or_else(|| {
            translations.push(Translation { lang: lang.clone(), ..Translation::default() });
            translations.len() - 1
        });
        let translation = &mut translations[at];
        *match *field {
            "name" => &mut translation.name,
            "description" => &mut translation.description,
            "eligibility" => &mut translation.eligibility,
            "application" => &mut translation.application,
            "fees" => &mut translation.fees,
            "teaches" => &mut translation.teaches,
            _ => &mut translation.alert,
        } = Some(text);
    }
    translations.sort_by(|a, b| a.lang.cmp(&b.lang));
    translations
}

/// Whether two texts say the same, whatever their spaces and case.
pub(super) fn same_text(a: &str, b: &str) -> bool {
    text::line(a).text.eq_ignore_ascii_case(&text::line(b).text)
}

//! Writes each record into the table of HSDS 3 that it belongs to.

use super::OutTable;
use signpost_directory::{Contact, Directory, LocationKind, Partnership, Phone, Program, Status};
use signpost_hours::{Frequency, Minutes, Recurrence, Schedule, ScheduleKind};

/// In the order of the files.
const NAMES: [&str; 16] = [
    "organization",
    "service",
    "location",
    "service_at_location",
    "address",
    "phone",
    "contact",
    "schedule",
    "holiday_schedule",
    "language",
    "accessibility",
    "service_area",
    "required_document",
    "cost_option",
    "service_capacity",
    "attribute",
];

struct Writer {
    tables: Vec<OutTable>,
    ids: u64,
}

/// A cell, if there is one.
type Cell<'c> = (&'c str, Option<String>);

pub(super) fn write(directory: &Directory) -> Vec<OutTable> {
    let tables = NAMES.map(|name| OutTable { name, columns: vec!["id".to_owned()], rows: Vec::new() });
    let mut writer = Writer { tables: tables.into(), ids: 0 };
    writer.organizations(directory);
    writer.locations(directory);
    for program in &directory.programs {
        writer.program(program, directory);
    }
    let mut tables: Vec<OutTable> = writer.tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
    for table in &mut tables {
        let columns = table.columns.len();
        table.rows.iter_mut().for_each(|row| row.resize(columns, String::new()));
    }
    tables
}

fn text<T: ToString>(value: &Option<T>) -> Option<String> {
    value.as_ref().map(T::to_string)
}

fn some(value: impl ToString) -> Option<String> {
    Some(value.to_string())
}

impl Writer {
    fn put(&mut self, table: &str, id: Option<&str>, cells: &[Cell]) -> String {
        self.ids += 1;
        let id = id.map_or_else(|| format!("{table}-{}", self.ids), str::to_owned);
        let Some(table) = self.tables.iter_mut().find(|known| known.name == table) else { return id };
        let mut row = vec![id.clone()];
        for (column, cell) in cells {
            let Some(cell) = cell.as_ref().filter(|cell| !cell.is_empty()) else { continue };
            let at = table.columns.iter().position(|known| known == column).unwrap_or_else(|| {
                table.columns.push((*column).to_owned());
                table.columns.len() - 1
            });
            row.resize(row.len().max(at + 1), String::new());
            row[at].clone_from(cell);
        }
        table.rows.push(row);
        id
    }

    fn organizations(&mut self, directory: &Directory) {
        for organization in &directory.organizations {
            let partnership = organization.partnership.map(|kind| {
                match kind {
                    Partnership::Informal => "informal",
                    Partnership::Referral => "referral",
                    Partnership::Agreement => "agreement",
                    Partnership::CoLocated => "co-located",
                }
                .to_owned()
            });
            let id = self.put(
                "organization",
                Some(&organization.source_id),
                &[
                    ("name", some(&organization.name)),
                    ("alternate_name", text(&organization.alternate_name)),
                    ("description", text(&organization.description)),
                    ("email", text(&organization.email)),
                    ("website", text(&organization.website)),
                    ("x_partnership", partnership),
                    ("x_clinical_capacity", text(&organization.clinical_capacity)),
                ],
            );
            self.phones(&organization.phones, "organization_id", &id);
        }
    }

    fn locations(&mut self, directory: &Directory) {
        for location in &directory.locations {
            let kind = match location.kind {
                LocationKind::Physical => "physical",
                LocationKind::Postal => "postal",
                LocationKind::Virtual => "virtual",
            };
            // A publisher has decided of each place whose words speak of it.
            let texts = [&location.name, &location.description, &location.transportation];
            let is_doubted = texts.into_iter().flatten().any(|text| text.to_lowercase().contains("confiden"));
            let is_secret = match (location.confidential, is_doubted) {
                (true, _) => some("yes"),
                (false, true) => some("no"),
                (false, false) => None,
            };
            let organization = location.organization.and_then(|at| directory.organizations.get(at as usize));
            let id = self.put(
                "location",
                Some(&location.source_id),
                &[
                    ("organization_id", organization.map(|organization| organization.source_id.clone())),
                    ("location_type", some(kind)),
                    ("name", text(&location.name)),
                    ("description", text(&location.description)),
                    ("transportation", text(&location.transportation)),
                    ("url", text(&location.website)),
                    ("latitude", location.coordinates.map(|at| at.latitude.to_string())),
                    ("longitude", location.coordinates.map(|at| at.longitude.to_string())),
                    ("x_confidential", is_secret),
                ],
            );
            if let Some(address) = &location.address {
                let line = |at: usize| address.lines.get(at).cloned();
                self.put(
                    "address",
                    None,
                    &[
                        ("location_id", some(&id)),
                        ("attention", text(&address.attention)),
                        ("address_1", line(0)),
                        ("address_2", line(1)),
                        ("address_3", line(2)),
                        ("address_4", line(3)),
                        ("city", some(&address.city)),
                        ("region", text(&address.region)),
                        ("state_province", some(&address.state)),
                        ("postal_code", some(&address.postal_code)),
                        ("country", some(&address.country)),
                        ("address_type", some(kind)),
                    ],
                );
            }
            for access in &location.accessibility {
                self.put("accessibility", None, &[("location_id", some(&id)), ("description", some(access))]);
            }
            self.languages(&location.languages, "location_id", &id);
            self.phones(&location.phones, "location_id", &id);
            self.schedules(&location.schedules, "location_id", &id);
        }
    }

    fn program(&mut self, program: &Program, directory: &Directory) {
        let organization = program.organization.and_then(|at| directory.organizations.get(at as usize));
        // HSDS asks for one: who reads the export is told that none was forgotten.
        let runs_itself = organization.is_none().then(|| "yes".to_owned());
        let status = match program.status {
            Status::Active => "active",
            Status::TemporarilyClosed => "temporarily closed",
        };
        // Those that were guessed are guessed again from the same words.
        let needs: Vec<&str> = program.needs.iter().filter(|tag| !tag.guessed).map(|tag| tag.need.id()).collect();
        let mut cells = vec![
            ("organization_id".to_owned(), organization.map(|organization| organization.source_id.clone())),
            ("x_runs_itself".to_owned(), runs_itself),
            ("name".to_owned(), some(&program.name)),
            ("alternate_name".to_owned(), text(&program.alternate_name)),
            ("description".to_owned(), text(&program.description)),
            ("status".to_owned(), some(status)),
            ("alert".to_owned(), text(&program.alert)),
            ("url".to_owned(), text(&program.website)),
            ("email".to_owned(), text(&program.email)),
            ("eligibility_description".to_owned(), text(&program.eligibility)),
            ("minimum_age".to_owned(), text(&program.minimum_age)),
            ("maximum_age".to_owned(), text(&program.maximum_age)),
            ("fees_description".to_owned(), text(&program.fees)),
            ("application_process".to_owned(), text(&program.application)),
            ("wait_time".to_owned(), text(&program.wait_time)),
            ("accreditations".to_owned(), text(&program.accreditations)),
            ("licenses".to_owned(), text(&program.licenses)),
            ("interpretation_services".to_owned(), text(&program.interpretation)),
            ("assured_date".to_owned(), text(&program.assured_on)),
            ("last_modified".to_owned(), text(&program.modified_on)),
            ("x_lang".to_owned(), text(&program.lang)),
            ("x_needs".to_owned(), some(needs.join("; "))),
            ("x_teaches".to_owned(), text(&program.teaches)),
            ("x_conditions".to_owned(), some(program.conditions.join("; "))),
            ("x_referral".to_owned(), text(&program.referral)),
            ("x_funded_until".to_owned(), text(&program.funded_until)),
            ("x_valid_until".to_owned(), text(&program.valid_until)),
            ("x_assured_by".to_owned(), text(&program.assured_by)),
        ];
        for translation in &program.translations {
            let lang = &translation.lang;
            for (field, value) in [
                ("name", &translation.name),
                ("description", &translation.description),
                ("eligibility", &translation.eligibility),
                ("application", &translation.application),
                ("fees", &translation.fees),
                ("teaches", &translation.teaches),
                ("alert", &translation.alert),
            ] {
                cells.push((format!("x_{field}_{}", lang.to_lowercase()), value.clone()));
            }
        }
        let cells: Vec<Cell> = cells.iter().map(|(column, cell)| (column.as_str(), cell.clone())).collect();
        let id = self.put("service", Some(&program.source_id), &cells);
        for term in &program.terms {
            self.put(
                "attribute",
                None,
                &[("link_id", some(&id)), ("link_entity", some("service")), ("value", some(term))],
            );
        }
        for cost in &program.costs {
            self.put(
                "cost_option",
                None,
                &[
                    ("service_id", some(&id)),
                    ("option", text(&cost.option)),
                    ("amount", text(&cost.amount)),
                    ("currency", text(&cost.currency)),
                    ("amount_description", text(&cost.description)),
                ],
            );
        }
        for document in &program.required_documents {
            self.put("required_document", None, &[("service_id", some(&id)), ("document", some(document))]);
        }
        for area in &program.service_areas {
            self.put("service_area", None, &[("service_id", some(&id)), ("name", some(area))]);
        }
        for capacity in &program.capacity {
            self.put(
                "service_capacity",
                None,
                &[
                    ("service_id", some(&id)),
                    ("unit", some(&capacity.unit)),
                    ("available", text(&capacity.available)),
                    ("maximum", text(&capacity.maximum)),
                    ("description", text(&capacity.description)),
                    ("updated", text(&capacity.updated_on)),
                ],
            );
        }
        self.languages(&program.languages, "service_id", &id);
        self.phones(&program.phones, "service_id", &id);
        self.contacts(&program.contacts, "service_id", &id);
        self.schedules(&program.schedules, "service_id", &id);
        for (site, at) in program.sites.iter().zip(1..) {
            let Some(location) = directory.locations.get(site.location as usize) else { continue };
            let own = format!("{id}@{at}");
            self.put(
                "service_at_location",
                Some(&own),
                &[
                    ("service_id", some(&id)),
                    ("location_id", some(&location.source_id)),
                    ("description", text(&site.description)),
                ],
            );
            self.phones(&site.phones, "service_at_location_id", &own);
            self.contacts(&site.contacts, "service_at_location_id", &own);
            self.schedules(&site.schedules, "service_at_location_id", &own);
        }
    }

    fn languages(&mut self, languages: &[String], link: &str, id: &str) {
        for language in languages {
            self.put("language", None, &[(link, some(id)), ("name", some(language))]);
        }
    }

    fn phones(&mut self, phones: &[Phone], link: &str, id: &str) {
        for phone in phones {
            let own = self.put(
                "phone",
                None,
                &[
                    (link, some(id)),
                    ("number", some(&phone.number)),
                    ("extension", text(&phone.extension)),
                    ("type", text(&phone.kind)),
                    ("description", text(&phone.description)),
                ],
            );
            self.languages(&phone.languages, "phone_id", &own);
        }
    }

    fn contacts(&mut self, contacts: &[Contact], link: &str, id: &str) {
        for contact in contacts {
            let own = self.put(
                "contact",
                None,
                &[
                    (link, some(id)),
                    ("title", text(&contact.title)),
                    ("department", text(&contact.department)),
                    ("email", text(&contact.email)),
                    ("x_ask_for", text(&contact.ask_for)),
                ],
            );
            self.phones(&contact.phones, "contact_id", &own);
        }
    }

    fn schedules(&mut self, schedules: &[Schedule], link: &str, id: &str) {
        for schedule in schedules {
            let is_closed = schedule.kind == ScheduleKind::HolidayClosed;
            if schedule.kind != ScheduleKind::Regular && schedule.recurrence.is_none() {
                self.put(
                    "holiday_schedule",
                    None,
                    &[
                        (link, some(id)),
                        ("closed", some(is_closed)),
                        ("start_date", text(&schedule.valid_from)),
                        ("end_date", text(&schedule.valid_to)),
                        ("opens_at", schedule.opens_at.map(clock)),
                        ("closes_at", schedule.closes_at.map(clock)),
                        ("original_text", text(&schedule.text)),
                    ],
                );
                continue;
            }
            let opens = if is_closed { some("closed") } else { schedule.opens_at.map(clock) };
            let mut cells = vec![
                (link, some(id)),
                ("valid_from", text(&schedule.valid_from)),
                ("valid_to", text(&schedule.valid_to)),
                ("opens_at", opens),
                ("closes_at", schedule.closes_at.map(clock)),
                ("original_text", text(&schedule.text)),
                ("attending_type", text(&schedule.attending)),
                ("x_words_only", (!is_closed && schedule.opens_at.is_none()).then(|| "yes".to_owned())),
            ];
            cells.extend(schedule.recurrence.iter().flat_map(rule));
            self.put("schedule", None, &cells);
        }
    }
}

fn clock(minutes: Minutes) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn rule<'c>(rule: &Recurrence) -> Vec<Cell<'c>> {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let joined = |numbers: Vec<String>| some(numbers.join(","));
    let nth = |nth: i8| if nth == 0 { String::new() } else { nth.to_string() };
    let day = |weekday: u8| DAYS[usize::from(weekday % 7)];
    let frequency = match rule.frequency {
        Frequency::Daily => "DAILY",
        Frequency::Weekly => "WEEKLY",
        Frequency::Monthly => "MONTHLY",
        Frequency::Yearly => "YEARLY",
    };
    vec![
        ("freq", some(frequency)),
        ("interval", (rule.interval != 1).then(|| rule.interval.to_string())),
        ("byday", joined(rule.weekdays.iter().map(|rule| format!("{}{}", nth(rule.nth), day(rule.weekday))).collect())),
        ("bymonthday", joined(rule.month_days.iter().map(i8::to_string).collect())),
        ("byweekno", joined(rule.weeks.iter().map(i8::to_string).collect())),
        ("byyearday", joined(rule.year_days.iter().map(i16::to_string).collect())),
        ("dtstart", text(&rule.start)),
        ("until", text(&rule.until)),
        ("count", text(&rule.count)),
        ("wkst", (rule.week_start != 0).then(|| day(rule.week_start).to_owned())),
    ]
}

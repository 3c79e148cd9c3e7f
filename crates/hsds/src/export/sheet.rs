//! The directory as one sheet with a row for each program at each place, in the columns of the template.

use super::OutTable;
use crate::Field;
use signpost_directory::{Coordinates, Directory, Location, Phone, Program, Site, Translation};
use signpost_hours::{Frequency, Schedule, ScheduleKind};

/// Columns beside those of the template.
const MORE: [Field; 29] = [
    Field::Fax,
    Field::Tty,
    Field::Hotline,
    Field::TextLine,
    Field::Id,
    Field::AlternateName,
    Field::Site,
    Field::MinimumAge,
    Field::MaximumAge,
    Field::Area,
    Field::Terms,
    Field::Accessibility,
    Field::Transportation,
    Field::Alert,
    Field::Status,
    Field::ValidUntil,
    Field::FundedUntil,
    Field::ModifiedOn,
    Field::WaitTime,
    Field::Interpretation,
    Field::Referral,
    Field::Language,
    Field::NameEs,
    Field::DescriptionEs,
    Field::EligibilityEs,
    Field::Latitude,
    Field::Longitude,
    Field::County,
    Field::Country,
];

/// The columns of HSDS that a row holds, by their tables; the ids are the rows' own. Hours that end, and those of
/// another rule than days of the week, are kept as words.
const HELD: &[(&str, &[&str])] = &[
    ("organization", &["id", "name"]),
    (
        "service",
        &[
            "id",
            "organization_id",
            "name",
            "alternate_name",
            "description",
            "status",
            "alert",
            "url",
            "email",
            "eligibility_description",
            "minimum_age",
            "maximum_age",
            "fees_description",
            "application_process",
            "wait_time",
            "interpretation_services",
            "assured_date",
            "last_modified",
            "x_assured_by",
            "x_lang",
            "x_needs",
            "x_referral",
            "x_runs_itself",
            "x_funded_until",
            "x_valid_until",
            "x_name_es",
            "x_description_es",
            "x_eligibility_es",
        ],
    ),
    (
        "location",
        &[
            "id",
            "organization_id",
            "location_type",
            "name",
            "transportation",
            "latitude",
            "longitude",
            "x_confidential",
        ],
    ),
    (
        "address",
        &[
            "id",
            "location_id",
            "address_1",
            "address_2",
            "address_3",
            "address_4",
            "city",
            "region",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ],
    ),
    ("service_at_location", &["id", "service_id", "location_id"]),
    (
        "phone",
        &[
            "id",
            "service_id",
            "location_id",
            "organization_id",
            "service_at_location_id",
            "number",
            "extension",
            "type",
        ],
    ),
    ("language", &["id", "service_id", "name", "code"]),
    ("required_document", &["id", "service_id", "document"]),
    ("service_area", &["id", "service_id", "name"]),
    ("accessibility", &["id", "location_id", "description"]),
    ("attribute", &["id", "link_id", "link_entity", "value"]),
    ("contact", &["id", "service_id", "x_ask_for"]),
    (
        "schedule",
        &[
            "id",
            "service_id",
            "location_id",
            "service_at_location_id",
            "freq",
            "byday",
            "wkst",
            "opens_at",
            "closes_at",
            "description",
            "valid_from",
            "valid_to",
            "until",
            "count",
        ],
    ),
];

/// What [`one_sheet`] has no column for: table, column, and how many records say something in it. A table that no row
/// holds is told as a whole, without a column.
pub fn not_in_sheet(directory: &Directory) -> Vec<(&'static str, Option<String>, u64)> {
    let mut left_out = Vec::new();
    for table in super::tables(directory) {
        let Some((_, held)) = HELD.iter().find(|(name, _)| *name == table.name) else {
            left_out.push((table.name, None, table.rows.len() as u64));
            continue;
        };
        for (at, column) in table.columns.iter().enumerate().filter(|(_, column)| !held.contains(&column.as_str())) {
            let filled = table.rows.iter().filter(|row| row.get(at).is_some_and(|cell| !cell.is_empty())).count();
            left_out.push((table.name, Some(column.clone()), filled as u64));
        }
    }
    left_out
}

/// What one row can hold; [`not_in_sheet`] says what it cannot.
pub fn one_sheet(directory: &Directory) -> OutTable {
    let fields: Vec<Field> = Field::ALL.iter().take(Field::TEMPLATE).copied().chain(MORE).collect();
    let mut rows = Vec::new();
    for program in &directory.programs {
        let sites: Vec<Option<&Site>> = match program.sites.as_slice() {
            [] => vec![None],
            sites => sites.iter().map(Some).collect(),
        };
        rows.extend(
            sites
                .into_iter()
                .map(|site| fields.iter().map(|field| no_formula(cell(*field, program, site, directory))).collect()),
        );
    }
    OutTable { name: "programs", columns: fields.iter().map(|field| field.title().to_owned()).collect(), rows }
}

/// A spreadsheet program would compute what begins like a formula.
fn no_formula(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell }
}

/// The column for a phone of a kind.
fn column_of(phone: &Phone) -> Field {
    match phone.kind.as_deref().unwrap_or_default().to_lowercase().as_str() {
        "fax" => Field::Fax,
        "tty" | "tdd" => Field::Tty,
        "hotline" => Field::Hotline,
        "text" | "sms" => Field::TextLine,
        _ => Field::Phone,
    }
}

fn cell(field: Field, program: &Program, site: Option<&Site>, directory: &Directory) -> String {
    let view = directory.view_of(program);
    let place = site.and_then(|site| view.location(site));
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    match field {
        Field::Id => program.source_id.clone(),
        Field::Name => program.name.clone(),
        Field::Organization => view.organization.map(|organization| organization.name.clone()).unwrap_or_default(),
        Field::Description => text(&program.description),
        // Those that were guessed are guessed again from the same words.
        Field::Needs => {
            program.needs.iter().filter(|tag| !tag.guessed).map(|tag| tag.need.id()).collect::<Vec<_>>().join("; ")
        }
        Field::Phone | Field::Fax | Field::Tty | Field::Hotline | Field::TextLine => {
            let phones = view.phones_at(site).into_iter().filter(|phone| column_of(phone) == field);
            phones.map(phone).collect::<Vec<_>>().join("; ")
        }
        Field::Address => place.and_then(|place| place.address.as_ref()).map(address).unwrap_or_default(),
        Field::Hours => {
            let all = view.schedules(site);
            all.into_iter().filter_map(hours).collect::<Vec<_>>().join("; ")
        }
        Field::Eligibility => text(&program.eligibility),
        Field::Cost => text(&program.fees),
        Field::Documents => program.required_documents.join("; "),
        Field::Application => text(&program.application),
        Field::Languages => program.languages.join("; "),
        Field::AskFor => program.contacts.iter().find_map(|contact| contact.ask_for.clone()).unwrap_or_default(),
        Field::Website => text(&program.website),
        Field::Email => text(&program.email),
        Field::Confidential => place.map_or("", |place| if place.confidential { "yes" } else { "no" }).to_owned(),
        Field::CheckedOn => program.assured_on.map(|day| day.to_string()).unwrap_or_default(),
        Field::CheckedBy => text(&program.assured_by),
        Field::AlternateName => text(&program.alternate_name),
        Field::Site => place.map(|place| text(&place.name)).unwrap_or_default(),
        Field::MinimumAge => program.minimum_age.map(|age| age.to_string()).unwrap_or_default(),
        Field::MaximumAge => program.maximum_age.map(|age| age.to_string()).unwrap_or_default(),
        Field::Area => program.service_areas.join("; "),
        Field::Terms => program.terms.join("; "),
        Field::Accessibility => place.map(|place| place.accessibility.join("; ")).unwrap_or_default(),
        Field::Transportation => place.map(|place| text(&place.transportation)).unwrap_or_default(),
        Field::Alert => text(&program.alert),
        Field::Status => match program.status {
            signpost_directory::Status::Active => "active".to_owned(),
            signpost_directory::Status::TemporarilyClosed => "temporarily closed".to_owned(),
        },
        Field::ValidUntil => program.valid_until.map(|day| day.to_string()).unwrap_or_default(),
        Field::FundedUntil => program.funded_until.map(|day| day.to_string()).unwrap_or_default(),
        Field::ModifiedOn => program.modified_on.map(|day| day.to_string()).unwrap_or_default(),
        Field::WaitTime => text(&program.wait_time),
        Field::Interpretation => text(&program.interpretation),
        Field::Referral => text(&program.referral),
        Field::Language => text(&program.lang),
        Field::NameEs => text(&spanish(program).name),
        Field::DescriptionEs => text(&spanish(program).description),
        Field::EligibilityEs => text(&spanish(program).eligibility),
        Field::County => {
            place.and_then(|place| place.address.as_ref()).map(|address| text(&address.region)).unwrap_or_default()
        }
        Field::Country => {
            place.and_then(|place| place.address.as_ref()).map(|address| address.country.clone()).unwrap_or_default()
        }
        Field::Latitude => coordinates(place).map(|at| at.latitude.to_string()).unwrap_or_default(),
        Field::Longitude => coordinates(place).map(|at| at.longitude.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The one translation that the sheet has columns for.
fn spanish(program: &Program) -> Translation {
    program.translations.iter().find(|translation| translation.lang == "es").cloned().unwrap_or_default()
}

/// Nowhere, where the place is a secret.
fn coordinates(place: Option<&Location>) -> Option<Coordinates> {
    place.filter(|place| !place.confidential).and_then(|place| place.coordinates)
}

fn phone(phone: &Phone) -> String {
    match &phone.extension {
        Some(extension) => format!("{} ext. {extension}", phone.number),
        None => phone.number.clone(),
    }
}

fn address(address: &signpost_directory::Address) -> String {
    let end = format!("{} {}", address.state, address.postal_code);
    let parts = address.lines.iter().map(String::as_str).chain([address.city.as_str(), end.trim()]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Hours in plain words, as the sheet's reader understands them; else the source's own words.
fn hours(schedule: &Schedule) -> Option<String> {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let words = || schedule.text.clone();
    let Some(rule) = &schedule.recurrence else { return words() };
    let times = match (schedule.kind, schedule.opens_at, schedule.closes_at) {
        (ScheduleKind::HolidayClosed, ..) => "closed".to_owned(),
        (_, Some(from), Some(to)) => format!("{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60),
        _ => return words(),
    };
    let nth = |nth: i8| match nth {
        0 => String::new(),
        1 => "1st ".to_owned(),
        2 => "2nd ".to_owned(),
        3 => "3rd ".to_owned(),
        4 => "4th ".to_owned(),
        5 => "5th ".to_owned(),
        -1 => "last ".to_owned(),
        // The sheet's reader knows no such day: it stays in words.
        nth if nth < 0 => format!("{} before the last ", -i16::from(nth) - 1),
        nth => format!("{nth}th "),
    };
    let days: Vec<String> =
        rule.weekdays.iter().map(|day| format!("{}{}", nth(day.nth), DAYS[usize::from(day.weekday % 7)])).collect();
    let is_plain =
        rule.interval == 1 && rule.month_days.is_empty() && rule.weeks.is_empty() && rule.year_days.is_empty();
    let in_words = match rule.frequency {
        Frequency::Weekly if is_plain && !days.is_empty() => Some(format!("{} {times}", days.join(", "))),
        Frequency::Monthly if is_plain && !days.is_empty() => {
            Some(days.iter().map(|day| format!("{day} {times}")).collect::<Vec<_>>().join("; "))
        }
        _ => words(),
    };
    // Hours that end are no hours of every week: with the day behind them they are words.
    let from = schedule.valid_from.map(|day| format!(" from {day}"));
    let until = [schedule.valid_to, rule.until].into_iter().flatten().min().map(|day| format!(" until {day}"));
    let count = rule.count.map(|count| format!(" {count} times"));
    let bounds: String = [from, until, count].into_iter().flatten().collect();
    in_words.map(|words| words + &bounds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_hours::{Recurrence, WeekdayRule, date::date};

    #[test]
    fn hours_that_end_or_come_by_another_count_are_words() {
        let written = |nth: i8, frequency: Frequency, until| {
            let rule = Recurrence {
                frequency,
                interval: 1,
                weekdays: vec![WeekdayRule { weekday: 0, nth }],
                until,
                ..Recurrence::default()
            };
            hours(&Schedule {
                recurrence: Some(rule),
                opens_at: Some(540),
                closes_at: Some(720),
                ..Schedule::default()
            })
            .unwrap()
        };
        assert_eq!(written(0, Frequency::Weekly, None), "Mon 09:00-12:00");
        assert_eq!(written(2, Frequency::Monthly, None), "2nd Mon 09:00-12:00");
        assert_eq!(written(-2, Frequency::Monthly, None), "1 before the last Mon 09:00-12:00");
        assert_eq!(written(0, Frequency::Weekly, Some(date(2026, 12, 31))), "Mon 09:00-12:00 until 2026-12-31");
        for words in ["1 before the last Mon 09:00-12:00", "Mon 09:00-12:00 until 2026-12-31"] {
            assert_eq!(crate::week::whole_week(words), None, "{words}");
        }
    }

    #[test]
    fn phones_have_the_column_of_their_kind_and_nothing_is_a_formula() {
        let phone = |kind: &str| Phone { kind: Some(kind.to_owned()), ..Phone::default() };
        let kinds = ["fax", "Text", "voice", "tty"].map(|kind| column_of(&phone(kind)));
        assert_eq!(kinds, [Field::Fax, Field::TextLine, Field::Phone, Field::Tty]);
        for cell in ["=1+1", "+1 305-555-0100", "-x", "@SUM(A1)"] {
            assert_eq!(no_formula(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(no_formula("305-555-0100".to_owned()), "305-555-0100");
    }
}

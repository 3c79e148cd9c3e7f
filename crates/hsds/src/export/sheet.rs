//! The directory as one sheet with a row for each program at each place, in the columns of the template.

use super::OutTable;
use crate::Field;
use signpost_directory::{Directory, Phone, Program, Site};
use signpost_hours::{Frequency, Schedule, ScheduleKind};

/// Columns beside those of the template.
const MORE: [Field; 12] = [
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
];

/// What one row can hold; capacities, holidays and translations need tables.
pub fn one_sheet(directory: &Directory) -> OutTable {
    let fields: Vec<Field> = Field::ALL.iter().take(Field::TEMPLATE).copied().chain(MORE).collect();
    let mut rows = Vec::new();
    for program in &directory.programs {
        let sites: Vec<Option<&Site>> = match program.sites.as_slice() {
            [] => vec![None],
            sites => sites.iter().map(Some).collect(),
        };
        rows.extend(
            sites.into_iter().map(|site| fields.iter().map(|field| cell(*field, program, site, directory)).collect()),
        );
    }
    OutTable { name: "programs", columns: fields.iter().map(|field| field.title().to_owned()).collect(), rows }
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
        Field::Needs => program.needs.iter().map(|tag| tag.need.id()).collect::<Vec<_>>().join("; "),
        Field::Phone => view.phones_at(site).into_iter().map(phone).collect::<Vec<_>>().join("; "),
        Field::Address => place.and_then(|place| place.address.as_ref()).map(address).unwrap_or_default(),
        Field::Hours => {
            let all = view.schedules(site);
            all.into_iter().filter_map(hours).collect::<Vec<_>>().join("; ")
        }
        Field::Eligibility => text(&program.eligibility),
        Field::Cost => text(&program.fees),
        Field::Documents => program.required_documents.join("; "),
        Field::Application => text(&program.application),
        Field::Languages => program.languages.join(", "),
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
        _ => String::new(),
    }
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
        1 => "1st ",
        2 => "2nd ",
        3 => "3rd ",
        4 => "4th ",
        5 => "5th ",
        -1 => "last ",
        _ => "",
    };
    let days: Vec<String> =
        rule.weekdays.iter().map(|day| format!("{}{}", nth(day.nth), DAYS[usize::from(day.weekday % 7)])).collect();
    let is_plain =
        rule.interval == 1 && rule.month_days.is_empty() && rule.weeks.is_empty() && rule.year_days.is_empty();
    match rule.frequency {
        Frequency::Weekly if is_plain && !days.is_empty() => Some(format!("{} {times}", days.join(", "))),
        Frequency::Monthly if is_plain && !days.is_empty() => {
            Some(days.iter().map(|day| format!("{day} {times}")).collect::<Vec<_>>().join("; "))
        }
        _ => words(),
    }
}

//! How much of what a reader looks for is there.

use signpost_directory::{Date, Directory, Phone, Program};
use signpost_hours::{Schedule, ScheduleKind};

/// What a reader looks for in every program.
pub const FIELDS: [&str; 9] =
    ["what it is", "need", "phone", "address or website", "hours", "who", "cost", "languages", "checked this year"];

/// Of each program and each field of [`FIELDS`], in per cent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completeness {
    /// In the order of the programs.
    pub programs: Vec<u8>,
    /// In the order of [`FIELDS`].
    pub fields: [u8; FIELDS.len()],
    /// Of all.
    pub whole: u8,
}

impl Completeness {
    /// As of `today`.
    pub fn of(directory: &Directory, today: Date) -> Completeness {
        let filled: Vec<[bool; FIELDS.len()]> =
            directory.programs.iter().map(|program| filled(directory, program, today)).collect();
        let per_cent = |count: usize, of: usize| (count * 100).checked_div(of).unwrap_or(0) as u8;
        let mut fields = [0; FIELDS.len()];
        for (at, field) in fields.iter_mut().enumerate() {
            *field = per_cent(filled.iter().filter(|program| program[at]).count(), filled.len());
        }
        let count = |program: &[bool; FIELDS.len()]| program.iter().filter(|filled| **filled).count();
        Completeness {
            programs: filled.iter().map(|program| per_cent(count(program), FIELDS.len())).collect(),
            fields,
            whole: per_cent(filled.iter().map(count).sum(), filled.len() * FIELDS.len()),
        }
    }
}

fn filled(directory: &Directory, program: &Program, today: Date) -> [bool; FIELDS.len()] {
    let view = directory.view_of(program);
    let said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
    let places = || view.locations();
    let can_be_called = Phone::first(&view.phones()).is_some_and(|phone| phone.dial().is_some());
    let readable = |rows: &[Schedule]| {
        rows.iter().any(|row| row.kind == ScheduleKind::Regular && row.recurrence.is_some() && row.opens_at.is_some())
    };
    let hours = readable(&program.schedules)
        || program.sites.iter().any(|site| readable(&site.schedules))
        || places().any(|place| readable(&place.schedules));
    [
        said(&program.description),
        !program.needs.is_empty(),
        can_be_called,
        places().any(|place| place.address.is_some() || place.confidential) || said(&program.website),
        hours,
        said(&program.eligibility) || program.minimum_age.is_some() || program.maximum_age.is_some(),
        said(&program.fees) || !program.costs.is_empty(),
        !program.languages.is_empty() || places().any(|place| !place.languages.is_empty()),
        program.assured_on.is_some_and(|day| today.days() - day.days() <= 365),
    ]
}

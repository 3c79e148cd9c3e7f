//! Which parts of a program changed between two releases, as a reader sees them.

use serde::{Deserialize, Serialize};
use signpost_directory::{Location, Record};
use std::collections::BTreeSet;

/// A part of a program as its page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Name of program or organization.
    Name,
    /// Description, what is taught, needs.
    Description,
    /// Status, alert, capacity, end of funding: whether it can be had at all.
    Availability,
    /// Numbers, extensions, languages spoken there.
    Phone,
    /// Address, web address, or how many sites there are.
    Place,
    /// Rows of hours.
    Hours,
    /// Whom it is for.
    Eligibility,
    /// Fees and amounts.
    Cost,
    /// How to apply, documents, referral.
    Application,
    /// Languages of program or sites.
    Languages,
}

/// The parts that differ. A new date of checking alone is none: a reader would see nothing new.
pub fn difference(old: &Record, new: &Record) -> BTreeSet<Part> {
    let (a, b) = (&old.program, &new.program);
    let organization = |record: &Record| record.organization.as_ref().map(|o| o.name.clone());
    let parts = [
        (Part::Name, a.name != b.name || organization(old) != organization(new)),
        (
            Part::Description,
            (&a.description, &a.teaches, &a.needs, &a.conditions)
                != (&b.description, &b.teaches, &b.needs, &b.conditions),
        ),
        (
            Part::Availability,
            (&a.status, &a.alert, &a.capacity, &a.funded_until, &a.wait_time)
                != (&b.status, &b.alert, &b.capacity, &b.funded_until, &b.wait_time),
        ),
        (Part::Phone, old.phones() != new.phones()),
        (Part::Place, places(old) != places(new)),
        (Part::Hours, hours(old) != hours(new)),
        (
            Part::Eligibility,
            (&a.eligibility, a.minimum_age, a.maximum_age, &a.service_areas)
                != (&b.eligibility, b.minimum_age, b.maximum_age, &b.service_areas),
        ),
        (Part::Cost, (&a.fees, &a.costs) != (&b.fees, &b.costs)),
        (
            Part::Application,
            (&a.application, &a.required_documents, &a.referral, &a.website, &a.email)
                != (&b.application, &b.required_documents, &b.referral, &b.website, &b.email),
        ),
        (Part::Languages, (&a.languages, &a.interpretation) != (&b.languages, &b.interpretation)),
    ];
    let mut different = BTreeSet::new();
    different.extend(parts.into_iter().filter_map(|(part, differs)| differs.then_some(part)));
    different
}

fn places(record: &Record) -> Vec<impl PartialEq + '_> {
    // Coordinates are left out: they are computed from the address, and moving a pin is no news.
    let place = |l: &'_ Location| (l.kind, l.name.clone(), l.address.clone(), l.website.clone(), l.confidential);
    record.locations.iter().map(place).collect()
}

fn hours(record: &Record) -> Vec<Vec<signpost_hours::Schedule>> {
    let program = &record.program;
    std::iter::once(program.schedules.clone())
        .chain(program.sites.iter().map(|site| site.schedules.clone()))
        .chain(record.locations.iter().map(|location| location.schedules.clone()))
        .collect()
}

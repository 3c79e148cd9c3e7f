//! Which record is which: by the key under which it stands, or by its own fields.

use crate::names::TableName;
use serde_json::{Map, Value};

/// How a record inside of another is linked.
pub(super) enum Link {
    /// The outer record names it in this column.
    Named(TableName, &'static str),
    /// It names the outer record.
    Belonging(TableName),
}

/// By the key of the inner record.
pub(super) fn link(key: &str) -> Option<Link> {
    use TableName::*;
    Some(match key {
        "organization" | "organisation" => Link::Named(Organization, "organization_id"),
        "location" => Link::Named(Location, "location_id"),
        "service" => Link::Named(Service, "service_id"),
        "taxonomy_term" => Link::Named(Term, "taxonomy_term_id"),
        "taxonomy_detail" | "taxonomy" => Link::Named(Taxonomy, "taxonomy_id"),
        "unit" => Link::Named(Unit, "unit_id"),
        "program" => Link::Named(Metadata, "program_id"),
        "parent_organization" => Link::Named(Organization, "parent_organization_id"),
        "capacities" | "capacity" => Link::Belonging(ServiceCapacity),
        "funding"
        | "additional_urls"
        | "additional_websites"
        | "reviews"
        | "metadata"
        | "organization_identifiers"
        | "identifiers" => Link::Belonging(Metadata),
        "accessibility" => Link::Belonging(Accessibility),
        "regular_schedule" => Link::Belonging(RegularSchedule),
        "holiday_schedule" => Link::Belonging(HolidaySchedule),
        "eligibility" => Link::Belonging(Eligibility),
        "service_taxonomys" | "link_taxonomies" => Link::Belonging(ServiceTaxonomy),
        _ => Link::Belonging(TableName::of_file(key).filter(|table| *table != NeedsMapping)?),
    })
}

/// The column by which a record names the one that it is inside of.
pub(super) fn back_link(inner: TableName, outer: TableName, id: &str) -> Vec<(String, String)> {
    use TableName::*;
    // An empty id: the outer record names this one.
    if id.is_empty() {
        return Vec::new();
    }
    if inner == Attribute {
        let entity = match outer {
            Service => "service",
            ServiceAtLocation => "service_at_location",
            Location => "location",
            Organization => "organization",
            Phone => "phone",
            _ => "other",
        };
        return vec![("link_id".to_owned(), id.to_owned()), ("link_entity".to_owned(), entity.to_owned())];
    }
    let column = match outer {
        Service => "service_id",
        Location => "location_id",
        Organization => "organization_id",
        ServiceAtLocation => "service_at_location_id",
        Contact => "contact_id",
        Phone => "phone_id",
        _ => return Vec::new(),
    };
    vec![(column.to_owned(), id.to_owned())]
}

/// What an outermost record is, by fields that only it has.
pub(super) fn of_fields(fields: &Map<String, Value>) -> TableName {
    let has = |names: &[&str]| names.iter().any(|name| fields.contains_key(*name));
    if has(&["service_id", "service"])
        && has(&["location_id", "location"])
        && !has(&["organization", "organization_id"])
    {
        TableName::ServiceAtLocation
    } else if has(&["services", "legal_status", "tax_status", "year_incorporated", "organization_identifiers"]) {
        TableName::Organization
    } else if has(&["location_type", "latitude"]) && !has(&["service_at_locations", "organization"]) {
        TableName::Location
    } else {
        TableName::Service
    }
}

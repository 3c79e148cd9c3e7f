//! Which field of a sheet goes into which column of which table of HSDS.

use super::Field;
use crate::names::TableName;

/// Columns of the tables that are written, with the field of the sheet that each is from.
pub(super) type Columns = &'static [(&'static str, Option<Field>)];

pub(super) const ORGANIZATION: Columns = &[
    ("id", None),
    ("name", Some(Field::Organization)),
    ("description", Some(Field::Description)),
    ("website", Some(Field::Website)),
    ("email", Some(Field::Email)),
];
pub(super) const SERVICE: Columns = &[
    ("id", Some(Field::Id)),
    ("organization_id", None),
    ("status", Some(Field::Status)),
    ("name", Some(Field::Name)),
    ("alternate_name", Some(Field::AlternateName)),
    ("description", Some(Field::Description)),
    ("url", Some(Field::Website)),
    ("email", Some(Field::Email)),
    ("eligibility_description", Some(Field::Eligibility)),
    ("minimum_age", Some(Field::MinimumAge)),
    ("maximum_age", Some(Field::MaximumAge)),
    ("fees_description", Some(Field::Cost)),
    ("application_process", Some(Field::Application)),
    ("wait_time", Some(Field::WaitTime)),
    ("interpretation_services", Some(Field::Interpretation)),
    ("alert", Some(Field::Alert)),
    ("assured_date", Some(Field::CheckedOn)),
    ("x_assured_by", Some(Field::CheckedBy)),
    ("last_modified", Some(Field::ModifiedOn)),
    ("x_referral", Some(Field::Referral)),
    ("x_valid_until", Some(Field::ValidUntil)),
    ("x_funded_until", Some(Field::FundedUntil)),
    ("x_lang", Some(Field::Language)),
    ("x_name_es", Some(Field::NameEs)),
    ("x_description_es", Some(Field::DescriptionEs)),
    ("x_eligibility_es", Some(Field::EligibilityEs)),
    ("x_needs", Some(Field::Needs)),
];
pub(super) const LOCATION: Columns = &[
    ("id", None),
    ("name", Some(Field::Site)),
    ("transportation", Some(Field::Transportation)),
    ("latitude", Some(Field::Latitude)),
    ("longitude", Some(Field::Longitude)),
    ("x_confidential", Some(Field::Confidential)),
];
pub(super) const ADDRESS: Columns = &[
    ("id", None),
    ("location_id", None),
    ("address_1", Some(Field::Address)),
    ("address_2", Some(Field::AddressLine2)),
    ("address_3", None),
    ("address_4", None),
    ("city", Some(Field::City)),
    ("region", Some(Field::County)),
    ("state_province", Some(Field::State)),
    ("postal_code", Some(Field::PostalCode)),
    ("country", Some(Field::Country)),
];
pub(super) const SITE: Columns = &[
    ("id", None),
    ("service_id", None),
    ("location_id", None),
    ("description", Some(Field::Description)),
    ("x_confidential", Some(Field::Confidential)),
];
pub(super) const PHONE: Columns = &[
    ("id", None),
    ("service_id", None),
    ("service_at_location_id", None),
    ("organization_id", None),
    ("number", Some(Field::Phone)),
    ("type", None),
    ("description", None),
    ("x_confidential", None),
];
pub(super) const SCHEDULE: Columns = &[
    ("id", None),
    ("service_id", None),
    ("service_at_location_id", None),
    ("freq", None),
    ("byday", None),
    ("opens_at", Some(Field::Hours)),
    ("closes_at", None),
    ("original_text", Some(Field::Hours)),
];
pub(super) const LANGUAGE: Columns = &[("id", None), ("service_id", None), ("name", Some(Field::Languages))];
pub(super) const ACCESS: Columns = &[("id", None), ("location_id", None), ("description", Some(Field::Accessibility))];
pub(super) const DOCUMENT: Columns = &[("id", None), ("service_id", None), ("document", Some(Field::Documents))];
pub(super) const AREA: Columns = &[("id", None), ("service_id", None), ("name", Some(Field::Area))];
pub(super) const CONTACT: Columns =
    &[("id", None), ("service_id", None), ("name", Some(Field::Contact)), ("x_ask_for", Some(Field::AskFor))];
pub(super) const TERM: Columns = &[("id", None), ("service_id", None), ("value", Some(Field::Terms))];

pub(super) const DATES: &[Field] = &[Field::CheckedOn, Field::ModifiedOn, Field::ValidUntil, Field::FundedUntil];

/// Fields that belong to the program as a whole: its rows should say the same.
pub(super) const OF_PROGRAM: &[Field] = &[
    Field::Status,
    Field::AlternateName,
    Field::Website,
    Field::Email,
    Field::Eligibility,
    Field::MinimumAge,
    Field::MaximumAge,
    Field::Cost,
    Field::Application,
    Field::WaitTime,
    Field::Interpretation,
    Field::Alert,
    Field::CheckedOn,
    Field::CheckedBy,
    Field::Referral,
    Field::ValidUntil,
    Field::FundedUntil,
    Field::Language,
    Field::NameEs,
    Field::DescriptionEs,
    Field::EligibilityEs,
];

/// Every table that a sheet becomes.
pub(super) const TABLES: &[(TableName, Columns)] = &[
    (TableName::Organization, ORGANIZATION),
    (TableName::Service, SERVICE),
    (TableName::Location, LOCATION),
    (TableName::Address, ADDRESS),
    (TableName::ServiceAtLocation, SITE),
    (TableName::Phone, PHONE),
    (TableName::Schedule, SCHEDULE),
    (TableName::Language, LANGUAGE),
    (TableName::Accessibility, ACCESS),
    (TableName::RequiredDocument, DOCUMENT),
    (TableName::ServiceArea, AREA),
    (TableName::Contact, CONTACT),
    (TableName::Attribute, TERM),
];

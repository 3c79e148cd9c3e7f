//! The tables of HSDS under one name each, whatever a version or a publisher calls their files.

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum TableName {
    Organization,
    Service,
    Location,
    ServiceAtLocation,
    /// 3.x, of every type.
    Address,
    /// 1.1 and 2.0.
    PhysicalAddress,
    PostalAddress,
    Phone,
    Contact,
    /// 2.0 and 3.x.
    Schedule,
    /// 1.1.
    RegularSchedule,
    HolidaySchedule,
    Language,
    Accessibility,
    ServiceArea,
    RequiredDocument,
    CostOption,
    Eligibility,
    ServiceCapacity,
    Unit,
    /// 1.1: which term a service has.
    ServiceTaxonomy,
    /// 2.0 and 3.x: which term, and value, a record has.
    Attribute,
    /// The terms themselves: `taxonomy` in 1.1, `taxonomy_term` later.
    Term,
    /// 3.x: the taxonomies that terms are of.
    Taxonomy,
    /// The community's own: which taxonomy term means which need.
    NeedsMapping,
    /// Tables about the data and not about help; read by nobody here, and told.
    Metadata,
}

impl TableName {
    /// By the file's name, without folder, ending, number (`phones` for `phone`) and case. `None`: no table of HSDS.
    pub(crate) fn of_file(path: &str) -> Option<TableName> {
        use TableName::*;
        let stem = stem(path);
        Some(match stem.as_str() {
            "organization" | "organizations" => Organization,
            "service" | "services" => Service,
            "location" | "locations" => Location,
            "service_at_location" | "services_at_location" | "service_at_locations" | "services_at_locations" => {
                ServiceAtLocation
            }
            "address" | "addresses" => Address,
            "physical_address" | "physical_addresses" => PhysicalAddress,
            "postal_address" | "postal_addresses" | "mail_address" | "mail_addresses" => PostalAddress,
            "phone" | "phones" => Phone,
            "contact" | "contacts" => Contact,
            "schedule" | "schedules" => Schedule,
            "regular_schedule" | "regular_schedules" => RegularSchedule,
            "holiday_schedule" | "holiday_schedules" => HolidaySchedule,
            "language" | "languages" => Language,
            "accessibility" | "accessibilities" | "accessibility_for_disabilities" => Accessibility,
            "service_area" | "service_areas" => ServiceArea,
            "required_document" | "required_documents" => RequiredDocument,
            "cost_option" | "cost_options" => CostOption,
            "eligibility" | "eligibilities" | "eligibilitys" => Eligibility,
            "service_capacity" | "service_capacities" => ServiceCapacity,
            "unit" | "units" => Unit,
            "service_taxonomy"
            | "service_taxonomys"
            | "services_taxonomy"
            | "service_taxonomies"
            | "services_taxonomies" => ServiceTaxonomy,
            "attribute" | "attributes" | "service_attribute" | "service_attributes" | "other_attribute"
            | "other_attributes" => Attribute,
            "taxonomy_term" | "taxonomy_terms" => Term,
            "taxonomy" | "taxonomies" => Taxonomy,
            "needs_mapping" => NeedsMapping,
            "metadata"
            | "meta_table_description"
            | "meta_table_descriptions"
            | "program"
            | "programs"
            | "funding"
            | "fundings"
            | "payment_accepted"
            | "payments_accepted"
            | "organization_identifier"
            | "organization_identifiers"
            | "url"
            | "urls" => Metadata,
            _ => return None,
        })
    }
}

/// Files that lie beside a community's data and are read by others.
pub(crate) fn is_companion(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let ending = name.rsplit('.').next().unwrap_or_default();
    matches!(stem(path).as_str(), "datapackage" | "readme" | "license" | "licence" | "places" | "vocabulary")
        || matches!(ending, "md" | "txt" | "toml" | "ftl" | "svg" | "png" | "jpg")
        || path.starts_with("__MACOSX/")
        || matches!(name.as_str(), "templates.json" | "thumbs.db")
}

/// The name of a spreadsheet program's own file.
pub(crate) fn is_workbook(path: &str) -> bool {
    let name = path.to_lowercase();
    [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"].iter().any(|ending| name.ends_with(ending))
}

/// Whether a file is the sheet of a workbook: `help.xlsx/Programs.csv`.
pub(crate) fn is_in_workbook(path: &str) -> bool {
    path.rsplit_once('/').is_some_and(|(book, _)| is_workbook(book))
}

/// The form of a workbook that is read; the others must be saved as one of these first.
pub(crate) fn is_readable_workbook(path: &str) -> bool {
    let name = path.to_lowercase();
    [".xlsx", ".xlsm", ".ods"].iter().any(|ending| name.ends_with(ending))
}

/// Whether a folder on the way to the file is one of old copies.
pub(crate) fn is_in_backup(path: &str) -> bool {
    const WORDS: [&str; 13] = [
        "backup", "backups", "bak", "old", "archive", "archives", "archived", "previous", "copy", "copies", "respaldo",
        "anterior", "copia",
    ];
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders).to_lowercase();
    folders.split(|c: char| !c.is_alphabetic()).any(|word| WORDS.contains(&word))
}

/// How many folders the file lies in.
pub(crate) fn depth(path: &str) -> usize {
    path.matches('/').count()
}

pub(crate) fn is_csv(path: &str) -> bool {
    let name = path.to_lowercase();
    name.ends_with(".csv") || name.ends_with(".tsv")
}

fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    stem.trim().replace(['-', ' '], "_")
}

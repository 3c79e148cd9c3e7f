//! Rows find the records that they name, however a spreadsheet writes the ids and whichever link table is missing.

use signpost_hours::date::date;
use signpost_hsds::{Imported, InputFile, Kind, Options, Severity, import};

fn imported(files: &[(&str, &str)]) -> Imported {
    let file = |(name, text): &(&str, &str)| InputFile { name: (*name).to_owned(), bytes: (*text).into() };
    let options = Options { today: date(2026, 11, 21), ..Options::default() };
    import(&files.iter().map(file).collect::<Vec<_>>(), &options).unwrap()
}

fn errors(imported: &Imported) -> Vec<String> {
    let errors = imported.problems.iter().filter(|problem| problem.severity >= Severity::Error);
    errors.map(ToString::to_string).collect()
}

/// Every table with whole ids on one side and `.0` on the other.
#[test]
fn a_spreadsheets_point_zero_breaks_no_link() {
    for flip in [false, true] {
        let text = |text: &str| {
            let own = if flip { ".0" } else { "" };
            let other = if flip { "" } else { ".0" };
            text.replace('@', own).replace('#', other)
        };
        let tables = [
            ("organizations.csv", "id,name\n7@,House\n"),
            ("services.csv", "id,name,organization_id,taxonomy_ids\n11@,Pantry,7#,60#\n"),
            ("locations.csv", "id,name,organization_id\n21@,Hall,7#\n"),
            ("services_at_location.csv", "id,service_id,location_id\n31@,11#,21#\n"),
            ("addresses.csv", "id,location_id,address_1\n1,21#,1 Elm Street\n"),
            ("contacts.csv", "id,service_at_location_id,x_ask_for\n41@,31#,Mary\n"),
            ("phones.csv", "id,contact_id,number\n51@,41#,305-555-0100\n"),
            ("languages.csv", "id,phone_id,service_id,code\n1,51#,,es\n2,,11#,ht\n"),
            ("schedules.csv", "id,location_id,freq,byday,opens_at,closes_at\n1,21#,WEEKLY,MO,09:00,17:00\n"),
            ("taxonomy_terms.csv", "id,name\n60@,Food\n61@,Pantries\n"),
            (
                "attributes.csv",
                "id,link_id,link_entity,taxonomy_term_id\n1,11#,service,61#\n2,31#,service_at_location,61#\n",
            ),
            ("units.csv", "id,name\n70@,bed\n"),
            ("service_capacity.csv", "id,service_id,unit_id,available\n1,11#,70#,3\n"),
            ("accessibility.csv", "id,location_id,description\n1,21#,Ramp\n"),
            ("cost_options.csv", "id,service_id,option\n1,11#,Free\n"),
        ];
        let tables: Vec<(&str, String)> = tables.iter().map(|(name, table)| (*name, text(table))).collect();
        let tables: Vec<(&str, &str)> = tables.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let imported = imported(&tables);
        assert_eq!(errors(&imported), Vec::<String>::new());
        let directory = &imported.directory;
        let program = &directory.programs[0];
        assert_eq!((program.source_id.as_str(), program.organization), ("11", Some(0)));
        assert_eq!(program.terms, ["Food", "Pantries"]);
        assert_eq!(program.capacity[0].unit, "bed");
        assert_eq!(program.languages, ["ht"]);
        assert_eq!(program.costs.len(), 1);
        assert_eq!(program.sites[0].contacts[0].phones[0].languages, ["es"]);
        let location = &directory.locations[0];
        assert!(location.address.is_some() && location.schedules.len() == 1 && location.accessibility == ["Ramp"]);
    }
}

#[test]
fn ids_that_only_look_alike_are_two() {
    let imported = imported(&[("services.csv", "id,name\nBD-1.0,A\nBD-1,B\n1.00,C\n1,D\n")]);
    assert_eq!(imported.directory.programs.len(), 4);
    assert!(!imported.problems.iter().any(|problem| problem.kind == Kind::DuplicateId));
}

const PLACES: &[(&str, &str)] = &[
    ("organizations.csv", "id,name\n1,House\n2,Chain\n"),
    ("services.csv", "id,name,organization_id\n1,Pantry,1\n2,Coats,2\n3,Rides,2\n"),
    ("locations.csv", "id,name,organization_id\n1,Hall,1\n2,North,2\n3,South,2\n"),
    ("addresses.csv", "id,location_id,address_1\n1,1,1 Elm Street\n2,2,2 Elm Street\n3,3,3 Elm Street\n"),
];

fn places(imported: &Imported) -> Vec<Vec<&str>> {
    let directory = &imported.directory;
    let of = |at: u32| directory.locations[at as usize].name.as_deref().unwrap_or_default();
    directory.programs.iter().map(|program| program.sites.iter().map(|site| of(site.location)).collect()).collect()
}

#[test]
fn without_the_link_table_only_what_is_sure_is_linked_and_the_rest_is_an_error() {
    let phones = ("phones.csv", "id,service_id,location_id,number\n1,2,3,305-555-0100\n");
    for empty in [None, Some(("service_at_location.csv", "id,service_id,location_id\n"))] {
        let tables: Vec<_> = PLACES.iter().copied().chain([phones]).chain(empty).collect();
        let imported = imported(&tables);
        assert_eq!(places(&imported), [vec!["Hall"], vec!["South"], vec![]]);
        let told: Vec<_> = imported.problems.iter().filter(|problem| problem.kind == Kind::MissingLink).collect();
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].found.as_str(), told[0].times), ("1 of 3 services have no location", 2));
        assert!(told[0].expected.contains("1 were put where") && told[0].expected.contains("1 at the only location"));
    }
}

#[test]
fn a_link_table_or_a_location_in_the_services_row_is_taken_as_it_is() {
    let link = ("service_at_location.csv", "id,service_id,location_id\n1,1,2\n");
    let imported_with = imported(&PLACES.iter().copied().chain([link]).collect::<Vec<_>>());
    assert_eq!(places(&imported_with), [vec!["North"], vec![], vec![]]);
    assert_eq!(errors(&imported_with), Vec::<String>::new());
    let mut tables = PLACES.to_vec();
    tables[1] = ("services.csv", "id,name,organization_id,location_id\n1,Pantry,1,3\n2,Coats,2,\n");
    assert_eq!(places(&imported(&tables)), [vec!["South"], vec![]]);
}

#[test]
fn the_reason_for_a_version_is_what_stands_in_the_source() {
    for (name, text, version, reason) in [
        ("service_capacity.csv", "id,service_id,unit\n1,1,bed\n", "HSDS 3.1", "its table service_capacity.csv"),
        ("locations.csv", "id,location_type\n1,physical\n", "HSDS 3.0", "the column location_type of locations.csv"),
        ("address.csv", "id,location_id\n", "HSDS 3.0", "its table address.csv"),
        ("schedule.csv", "id,service_id,freq\n", "HSDS 2.0", "its table schedule.csv"),
        ("regular_schedules.csv", "id,service_id,weekday\n", "HSDS 1.1", "its table regular_schedules.csv"),
        ("phones.csv", "id,service_id,number\n", "HSDS 1.1", "having nothing that only a later version has"),
    ] {
        let imported = imported(&[("services.csv", "id,name\n1,Pantry\n"), (name, text)]);
        assert_eq!((imported.version.to_string().as_str(), imported.recognized_by.as_str()), (version, reason));
    }
}

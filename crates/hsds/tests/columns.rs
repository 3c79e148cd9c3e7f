//! No column is lost in silence: what is planted in any column of any version is in the directory, or a problem names
//! its file and column.

use signpost_hours::date::date;
use signpost_hsds::{Imported, InputFile, Kind, Options, Problem, import};

/// A file and its columns, as `name` or `name=value`: a row needs that value to be read at all, and the test plants in
/// the other columns.
type Table = (&'static str, &'static str);

const ADDRESS: &str = "id=a1 location_id=l1 attention address_1 address_2 address_3 address_4 city region state_province postal_code country";
const RULE: &str = "id=r1 service_id=s1 location_id service_at_location_id valid_from valid_to dtstart timezone until count \
    wkst freq=WEEKLY interval byday=MO byweekno bymonthday byyearday description opens_at=08:00 closes_at=17:00";
const RULE_3: &str = "id=r1 service_id=s1 location_id service_at_location_id valid_from valid_to dtstart timezone until \
    count wkst freq=WEEKLY interval byday=MO byweekno bymonthday byyearday description opens_at=08:00 closes_at=17:00 \
    schedule_link attending_type notes";

/// The same in 1.1 and 2.0, but for their file names.
const OLD: [Table; 12] = [
    (
        "organization.csv",
        "id=o1 name=House alternate_name description email url tax_status tax_id year_incorporated legal_status",
    ),
    ("program.csv", "id=g1 organization_id=o1 name alternate_name"),
    ("service_at_location.csv", "id=sl1 service_id=s1 location_id=l1 description"),
    ("location.csv", "id=l1 organization_id=o1 name alternate_name description transportation latitude longitude"),
    (
        "phone.csv",
        "id=p1 location_id service_id=s1 organization_id contact_id service_at_location_id number=305-555-0100 \
         extension type language description department",
    ),
    ("contact.csv", "id=c1 organization_id service_id=s1 service_at_location_id name title department email"),
    ("funding.csv", "id=f1 organization_id service_id=s1 source"),
    ("eligibility.csv", "id=e1 service_id=s1 eligibility"),
    ("service_area.csv", "id=v1 service_id=s1 service_area description"),
    ("required_document.csv", "id=d1 service_id=s1 document"),
    ("payment_accepted.csv", "id=m1 service_id=s1 payment"),
    ("accessibility_for_disabilities.csv", "id=y1 location_id=l1 accessibility details"),
];

const V1_1: [Table; 10] = [
    (
        "services.csv",
        "id=s1 organization_id=o1 program_id name=Pantry alternate_name description url email status \
         interpretation_services application_process wait_time fees accreditations licenses taxonomy_ids",
    ),
    ("services_taxonomy.csv", "id=x1 service_id=s1 taxonomy_id=t1 taxonomy_detail"),
    ("physical_addresses.csv", ADDRESS),
    ("postal_addresses.csv", ADDRESS),
    (
        "regular_schedules.csv",
        "id=r1 service_id=s1 location_id service_at_location_id weekday=Monday opens_at=08:00 closes_at=17:00",
    ),
    (
        "holiday_schedules.csv",
        "id=h1 service_id=s1 location_id service_at_location_id closed opens_at closes_at start_date=2026-12-25 end_date",
    ),
    ("languages.csv", "id=n1 service_id=s1 location_id language"),
    ("taxonomy.csv", "id=t1 name=Food parent_id parent_name vocabulary"),
    (
        "metadata.csv",
        "id=k1 resource_id last_action_date last_action_type field_name previous_value replacement_value updated_by",
    ),
    ("meta_table_description.csv", "id=j1 name language character_set"),
];

const V2_0: [Table; 7] = [
    (
        "service.csv",
        "id=s1 organization_id=o1 program_id name=Pantry alternate_name description url email status \
         interpretation_services application_process wait_time fees accreditations licenses",
    ),
    ("service_attribute.csv", "id=x1 service_id=s1 taxonomy_term_id=t1"),
    ("other_attribute.csv", "id=x2 link_id=l1 link_type=location taxonomy_term_id"),
    ("physical_address.csv", ADDRESS),
    ("schedule.csv", RULE),
    ("language.csv", "id=n1 service_id=s1 location_id language"),
    ("taxonomy_term.csv", "id=t1 term=Food description parent_id taxonomy language"),
];

const V3_0: [Table; 21] = [
    (
        "organization.csv",
        "id=o1 name=House alternate_name description email website tax_status tax_id year_incorporated legal_status logo \
         uri parent_organization_id",
    ),
    ("organization_identifier.csv", "id=i1 organization_id=o1 identifier_scheme identifier_type identifier"),
    ("program.csv", "id=g1 organization_id=o1 name alternate_name description"),
    (
        "service.csv",
        "id=s1 organization_id=o1 program_id name=Pantry alternate_name description url email status \
         interpretation_services application_process fees_description wait_time fees accreditations \
         eligibility_description minimum_age maximum_age assured_date assurer_email licenses alert last_modified",
    ),
    ("attribute.csv", "id=x1 link_id=s1 taxonomy_term_id=t1 link_type link_entity=service value"),
    ("service_at_location.csv", "id=sl1 service_id=s1 location_id=l1 description"),
    (
        "location.csv",
        "id=l1 location_type=physical url organization_id=o1 name alternate_name description transportation latitude \
         longitude external_identifier external_identifier_type",
    ),
    (
        "phone.csv",
        "id=p1 location_id service_id=s1 organization_id contact_id service_at_location_id number=305-555-0100 \
         extension type description",
    ),
    (
        "contact.csv",
        "id=c1 organization_id service_id=s1 service_at_location_id location_id name title department email",
    ),
    (
        "address.csv",
        "id=a1 location_id=l1 attention address_1 address_2 city region state_province postal_code country \
         address_type=physical",
    ),
    ("schedule.csv", RULE_3),
    ("funding.csv", "id=f1 organization_id service_id=s1 source"),
    ("service_area.csv", "id=v1 service_id=s1 name description extent extent_type uri"),
    ("required_document.csv", "id=d1 service_id=s1 document=ID uri"),
    ("language.csv", "id=n1 service_id=s1 location_id phone_id name code=es note"),
    ("accessibility.csv", "id=y1 location_id=l1 description details url"),
    ("cost_option.csv", "id=q1 service_id=s1 valid_from valid_to option currency amount amount_description"),
    ("taxonomy.csv", "id=u1 name description uri version"),
    ("taxonomy_term.csv", "id=t1 code name=Food description parent_id taxonomy language taxonomy_id term_uri"),
    (
        "metadata.csv",
        "id=k1 resource_id resource_type last_action_date last_action_type field_name previous_value replacement_value \
         updated_by",
    ),
    ("meta_table_description.csv", "id=j1 name language character_set"),
];

/// Instead of those of 3.0, or beside them.
const V3_1: [Table; 5] = [
    ("service_capacity.csv", "id=w1 service_id=s1 unit_id=un1 available=3 maximum description updated x_status"),
    ("unit.csv", "id=un1 name=bed scheme identifier uri"),
    ("url.csv", "id=z1 label url organization_id service_id=s1"),
    ("attribute.csv", "id=x1 link_id=s1 taxonomy_term_id=t1 link_type link_entity=service value label"),
    ("service_area.csv", "id=v1 service_id=s1 service_at_location_id name description extent extent_type uri"),
];

/// What publishers add to any of them.
const ADDED: [Table; 6] = [
    ("organizations.csv", "id=o1 name=House phone phone_number x_partnership x_clinical_capacity mission"),
    (
        "services.csv",
        "id=s1 organization_id=o1 name=Pantry phone telephone fax tty hotline mobile x_teaches x_conditions x_needs x_referral x_funded_until x_valid_until \
         x_assured_by x_lang x_name_es keywords",
    ),
    ("locations.csv", "id=l1 organization_id=o1 name phones fax_number is_public cross_streets"),
    (
        "contacts.csv",
        "id=c1 service_id=s1 x_ask_for=Mary name title department email phone_number phone_areacode phone_extension",
    ),
    ("services_at_location.csv", "id=sl1 service_id=s1 location_id=l1 directions"),
    ("regular_schedules.csv", "id=r1 service_id=s1 weekday=Monday opens_at=08:00 closes_at=17:00 original_text season"),
];

struct Plant {
    /// Which of the tables.
    table: usize,
    column: String,
    value: String,
    /// How the directory shows it.
    shown: String,
}

/// A value that a column of this name takes, and how the directory shows it.
fn of_its_kind(column: &str, number: usize) -> Option<(String, String)> {
    let same = |value: String| Some((value.clone(), value));
    match column {
        "valid_from" | "valid_to" | "dtstart" | "until" | "assured_date" | "last_modified" | "start_date"
        | "end_date" | "updated" | "x_funded_until" | "x_valid_until" => {
            same(format!("2027-{:02}-{:02}", 1 + number % 12, 1 + number % 28))
        }
        "latitude" => same(format!("25.7{number:03}1")),
        "longitude" => same(format!("-80.7{number:03}1")),
        "minimum_age" => Some(("37".to_owned(), "minimum_age: Some(37)".to_owned())),
        "maximum_age" => Some(("83".to_owned(), "maximum_age: Some(83)".to_owned())),
        "interval" => Some(("77".to_owned(), "interval: 77".to_owned())),
        "amount" => same(format!("7{number:03}.25")),
        "count" => same(format!("7{number:03}")),
        "maximum" => same(format!("8{number:03}")),
        "email" => same(format!("planted{number}@example.org")),
        "url" | "website" | "schedule_link" | "uri" => same(format!("https://planted{number}.example.org")),
        _ => None,
    }
}

/// A word for each column, or a value of its kind.
fn plants(tables: &[Table], right_kind: bool) -> Vec<Plant> {
    let mut plants: Vec<Plant> = Vec::new();
    for (table, (_, columns)) in tables.iter().enumerate() {
        for column in columns.split_whitespace().filter(|column| !column.contains('=')) {
            let number = plants.len();
            let word = format!("planted{number:03}w");
            let value = of_its_kind(column, number).filter(|_| right_kind);
            let (value, shown) = value.unwrap_or_else(|| (word.clone(), word));
            plants.push(Plant { table, column: column.to_owned(), value, shown });
        }
    }
    plants
}

fn imported(tables: &[Table], plants: &[Plant]) -> Imported {
    let files = tables.iter().enumerate().map(|(at, (file, columns))| {
        let columns: Vec<_> = columns.split_whitespace().map(|c| c.split_once('=').unwrap_or((c, ""))).collect();
        let header: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let cells = columns.iter().map(|(name, value)| {
            let planted = plants.iter().find(|plant| plant.table == at && plant.column == *name);
            planted.map_or(*value, |plant| &plant.value)
        });
        let text = format!("{}\n{}\n", header.join(","), cells.collect::<Vec<_>>().join(","));
        InputFile { name: (*file).to_owned(), bytes: text.into_bytes() }
    });
    let options = Options { today: date(2026, 11, 21), ..Options::default() };
    import(&files.collect::<Vec<_>>(), &options).unwrap()
}

/// The plants of which neither the directory nor a problem says anything.
fn lost(tables: &[Table], plants: &[Plant]) -> Vec<String> {
    let imported = imported(tables, plants);
    let directory = format!("{:?}", imported.directory);
    let told = |plant: &Plant, problem: &Problem| {
        // One coordinate without the other is told of the other.
        let plain = |column: &str| column.replace("latitude", "longitude");
        let of_column = problem.column.as_deref().is_some_and(|column| plain(column) == plain(&plant.column));
        // These are of whole records, with all their columns.
        let of_record =
            matches!(problem.kind, Kind::UnknownFile | Kind::PersonalData | Kind::Unused | Kind::PostalOnly);
        problem.file == tables[plant.table].0 && (of_column || of_record)
    };
    let is_lost =
        |plant: &&Plant| !directory.contains(&plant.shown) && !imported.problems.iter().any(|p| told(plant, p));
    plants.iter().filter(is_lost).map(|plant| format!("{}, {}", tables[plant.table].0, plant.column)).collect()
}

fn check(tables: &[Table]) {
    let mut missing: Vec<String> = Vec::new();
    for right_kind in [false, true] {
        let all = plants(tables, right_kind);
        for plant in &all {
            missing.extend(lost(tables, std::slice::from_ref(plant)).iter().map(|plant| format!("{plant} (alone)")));
        }
        // Beside the others one column may give way to another. The id of another record would take the row with it.
        let beside: Vec<Plant> = all.into_iter().filter(|plant| !plant.column.ends_with("_id")).collect();
        missing.extend(lost(tables, &beside));
    }
    assert!(missing.is_empty(), "lost in silence:\n{}", missing.join("\n"));
}

#[test]
fn no_column_of_1_1_is_lost_in_silence() {
    check(&[&OLD[..], &V1_1].concat());
}

#[test]
fn no_column_of_2_0_is_lost_in_silence() {
    check(&[&OLD[..], &V2_0].concat());
}

#[test]
fn no_column_of_3_0_is_lost_in_silence() {
    check(&V3_0);
}

#[test]
fn no_column_of_3_1_is_lost_in_silence() {
    let older = V3_0.iter().filter(|(file, _)| !V3_1.iter().any(|(newer, _)| newer == file));
    check(&older.chain(&V3_1).copied().collect::<Vec<_>>());
}

#[test]
fn no_column_that_a_publisher_adds_is_lost_in_silence() {
    check(&ADDED);
}

fn services(text: &str) -> (Imported, Vec<Problem>) {
    let file = InputFile { name: "services.csv".to_owned(), bytes: text.into() };
    let imported = import(&[file], &Options::default()).unwrap();
    let told = imported.problems.iter().filter(|problem| problem.kind == Kind::UnknownColumn).cloned().collect();
    (imported, told)
}

#[test]
fn an_unused_column_is_told_once_with_the_number_of_its_values() {
    let rows: String = (0..40).map(|n| format!("{n},Help {n},{}\n", if n % 2 == 0 { "word" } else { "" })).collect();
    let (_, told) = services(&format!("id,name,mood\n{rows}"));
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].row, told[0].times, told[0].found.as_str()), (Some(2), 20, "20 values"));
}

#[test]
fn of_two_columns_for_the_same_thing_the_one_that_gives_way_is_told() {
    let (imported, told) = services(
        "id,name,url,website\n1,A,https://a.org,https://b.org\n2,B,https://c.org,https://c.org\n3,C,,https://d.org\n",
    );
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].row, told[0].times, told[0].column.as_deref()), (Some(2), 1, Some("website")));
    let websites: Vec<_> = imported.directory.programs.iter().filter_map(|p| p.website.as_deref()).collect();
    assert_eq!(websites, ["https://a.org", "https://c.org", "https://d.org"]);
}

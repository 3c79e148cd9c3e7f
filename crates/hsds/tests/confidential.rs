//! What its publisher's data hide is nowhere in what is published, wherever else the data repeat it.

use proptest::prelude::*;
use signpost_directory::pack;
use signpost_hours::date::date;
use signpost_hsds::{Imported, InputFile, Kind, Options, Severity, import};

fn imported(files: &[(&str, String)]) -> Imported {
    let file = |(name, text): &(&str, String)| InputFile { name: (*name).to_owned(), bytes: text.clone().into() };
    let options = Options { today: date(2026, 11, 21), ..Options::default() };
    import(&files.iter().map(file).collect::<Vec<_>>(), &options).unwrap()
}

/// A shelter at 4310 Zelkova Street, with one more column in one of its tables.
fn shelter(table: &str, column: &str, value: &str) -> Imported {
    let mut files = vec![
        ("services.csv", "id,name,description,location_id\n1,Haven,A safe night.,1\n".to_owned()),
        ("locations.csv", "id,name,latitude,longitude\n1,Haven,41.912345,-87.612345\n".to_owned()),
        (
            "addresses.csv",
            "id,location_id,address_1,city,address_type\n1,1,4310 Zelkova Street,Lark,physical\n".to_owned(),
        ),
        ("phones.csv", "id,service_id,number\n1,1,305-555-0142\n".to_owned()),
        ("services_at_location.csv", "id,service_id,location_id\n1,1,1\n".to_owned()),
    ];
    for (name, text) in &mut files {
        if *name == table {
            let lines: Vec<&str> = text.lines().collect();
            *text = format!("{},{column}\n{},{value}\n", lines[0], lines[1]);
        }
    }
    imported(&files)
}

fn errors(imported: &Imported) -> usize {
    imported.problems.iter().filter(|p| p.kind == Kind::Confidential && p.severity == Severity::Error).count()
}

#[test]
fn any_column_that_says_so_hides_the_place() {
    for (column, value) in [
        ("x_confidential", "yes"),
        ("is_confidential", "TRUE"),
        ("confidential", "1"),
        ("private", "Y"),
        ("is_private", "true"),
        ("Address Is Private", "yes"),
        ("hide_address", "yes"),
        ("do_not_publish", "x"),
        ("is_public", "no"),
        ("public", "N"),
        ("show_address", "0"),
        ("visibility", "internal"),
        ("confidencial", "sí"),
        ("es_confidencial", "verdadero"),
        ("publicar", "no"),
        ("is_public", "ask first"),
    ] {
        for table in ["locations.csv", "addresses.csv", "services_at_location.csv"] {
            let imported = shelter(table, column, value);
            let location = &imported.directory.locations[0];
            assert!(location.confidential && location.address.is_none(), "{table} {column} = {value}");
            assert_eq!(location.coordinates, None, "{table} {column} = {value}");
            assert!(errors(&imported) > 0 || column == "x_confidential", "{table} {column} = {value}");
            assert_eq!(imported.directory.programs[0].phones.len(), 1, "the hotline stays");
        }
    }
}

#[test]
fn a_column_that_says_no_hides_nothing() {
    for (column, value) in [
        ("x_confidential", "no"),
        ("is_confidential", "FALSE"),
        ("private", "0"),
        ("confidential", ""),
        ("privacy", "none"),
        ("is_public", "yes"),
        ("public", "Sí"),
        ("published", "2024-05-01"),
        ("visibility", "Public"),
        ("confidencial", "falso"),
        ("privado", "no"),
        ("issue", "yes"),
        ("public_transport", "none"),
    ] {
        for table in ["locations.csv", "addresses.csv", "services_at_location.csv"] {
            let imported = shelter(table, column, value);
            assert!(imported.directory.locations[0].address.is_some(), "{table} {column} = {value}");
            assert_eq!(errors(&imported), 0, "{table} {column} = {value}");
        }
    }
}

#[test]
fn a_phone_goes_only_if_it_is_itself_marked() {
    for (column, value) in [("private", "yes"), ("is_public", "no"), ("es_privado", "si"), ("publicar", "N")] {
        let imported = shelter("phones.csv", column, value);
        let directory = &imported.directory;
        assert!(directory.programs[0].phones.is_empty() && directory.locations[0].address.is_some(), "{column}");
        assert_eq!(errors(&imported), 1, "{column}");
    }
}

#[test]
fn a_marked_contact_is_withheld_with_its_phone() {
    let imported = imported(&[
        ("services.csv", "id,name\n1,Haven\n".to_owned()),
        ("contacts.csv", "id,service_id,x_ask_for,private\n1,1,Mary,yes\n2,1,Ann,no\n".to_owned()),
        ("phones.csv", "id,contact_id,number\n1,1,305-555-0142\n2,2,305-555-0143\n".to_owned()),
    ]);
    let contacts = &imported.directory.programs[0].contacts;
    assert_eq!(contacts.len(), 1);
    assert_eq!((contacts[0].ask_for.as_deref(), contacts[0].phones.len()), (Some("Ann"), 1));
}

#[test]
fn a_second_record_of_a_hidden_address_is_hidden() {
    let imported = imported(&[
        ("services.csv", "id,name,location_id\n1,Haven,1\n2,Office,2\n3,Next door,3\n4,Settled,4\n".to_owned()),
        ("locations.csv", "id,is_private,x_confidential\n1,yes,\n2,,\n3,,\n4,,no\n".to_owned()),
        (
            "addresses.csv",
            "id,location_id,address_1,city\n1,1,4310 Zelkova Street,Lark\n2,2,4310 Zelkova St.,Lark\n\
             3,3,4312 Zelkova Street,Lark\n4,4,4310 Zelkova Street,Lark\n"
                .to_owned(),
        ),
    ]);
    let hidden: Vec<bool> = imported.directory.locations.iter().map(|location| location.confidential).collect();
    assert_eq!(hidden, [true, true, false, false]);
    assert_eq!(errors(&imported), 2);
}

#[test]
fn a_street_is_the_same_only_in_its_town() {
    let hidden = |first: &str, second: &str| {
        let addresses = format!("id,location_id,address_1,city\n1,1,{first}\n2,2,{second}\n");
        let imported = imported(&[
            ("services.csv", "id,name,location_id\n1,Haven,1\n2,Office,2\n".to_owned()),
            ("locations.csv", "id,is_private\n1,yes\n2,\n".to_owned()),
            ("addresses.csv", addresses),
        ]);
        imported.directory.locations[1].confidential
    };
    for (first, second, expected) in [
        ("4310 Zelkova Street,Lark", "4310 Zelkova Street Rear,Lark", true),
        ("4310 Zelkova Street,Lark", "4310 Zelkova Street,", true),
        ("4310 Zelkova Street,", "4310 Zelkova Street,Lark", true),
        ("4310 Zelkova Street,Lark", "4310 Zelkova Street,Heron", false),
        ("4310 Zelkova Street,Lark", "4310 Oak Street,Lark", false),
    ] {
        assert_eq!(hidden(first, second), expected, "{first} {second}");
    }
}

#[test]
fn a_map_of_a_hidden_place_goes_with_it() {
    for (url, stays) in [
        ("https://example.org/maps/zelkova", false),
        ("https://maps.example.org/?q=zelkova", false),
        ("https://www.openstreetmap.org/node/5", false),
        ("https://haven.example.org/", true),
    ] {
        for (private, hidden) in [("yes", true), ("no", false)] {
            let imported = imported(&[
                ("services.csv", "id,name,location_id\n1,Haven,1\n".to_owned()),
                ("locations.csv", format!("id,name,is_private,url\n1,Haven,{private},{url}\n")),
            ]);
            assert_eq!(imported.directory.locations[0].website.is_some(), stays || !hidden, "{url} {private}");
        }
    }
}

#[test]
fn a_word_beside_a_hotline_is_a_promise_to_those_who_call() {
    let kept = |kind: &str, description: &str, x_confidential: &str| {
        let imported = imported(&[
            ("services.csv", "id,name\n1,Haven\n".to_owned()),
            (
                "phones.csv",
                format!(
                    "id,service_id,number,type,description,x_confidential\n1,1,305-555-0142,{kind},{description},{x_confidential}\n"
                ),
            ),
        ]);
        !imported.directory.programs[0].phones.is_empty()
    };
    assert!(kept("hotline", "Confidential", ""));
    assert!(!kept("voice", "Confidential", ""));
    assert!(!kept("hotline", "Staff only", ""));
    assert!(kept("voice", "Front desk", ""));
    assert!(kept("voice", "Confidential", "no"), "the publisher settled it");
    assert!(!kept("hotline", "Front desk", "yes"));
    let settled = imported(&[
        ("services.csv", "id,name\n1,Haven\n".to_owned()),
        ("phones.csv", "id,service_id,number,x_confidential\n1,1,305-555-0142 (private),no\n".to_owned()),
    ]);
    assert_eq!(settled.directory.programs[0].phones.len(), 1);
}

#[test]
fn what_the_publisher_settled_counts_before_any_mark() {
    let contacts = imported(&[
        ("services.csv", "id,name\n1,Haven\n".to_owned()),
        (
            "contacts.csv",
            "id,service_id,x_ask_for,private,x_confidential\n1,1,Mary,yes,no\n2,1,Ann,,yes\n3,1,Eve,yes,\n".to_owned(),
        ),
    ]);
    let asked: Vec<_> = contacts.directory.programs[0].contacts.iter().filter_map(|c| c.ask_for.as_deref()).collect();
    assert_eq!((asked, errors(&contacts)), (vec!["Mary"], 1));
    // A row of a program at a place does not undo what the place says.
    for (place, hidden) in [("no", false), ("", true)] {
        let imported = imported(&[
            ("services.csv", "id,name\n1,Haven\n".to_owned()),
            ("locations.csv", format!("id,name,x_confidential\n1,Haven,{place}\n")),
            ("addresses.csv", "id,location_id,address_1,city\n1,1,4310 Zelkova Street,Lark\n".to_owned()),
            ("services_at_location.csv", "id,service_id,location_id,is_private\n1,1,1,yes\n".to_owned()),
        ]);
        assert_eq!(imported.directory.locations[0].confidential, hidden, "{place}");
        assert_eq!(errors(&imported), usize::from(hidden), "{place}");
    }
}

#[test]
fn a_mention_is_told_and_nothing_is_withheld() {
    for (description, told) in [("Free and confidential testing", 1), ("Near the bus", 0)] {
        for decided in ["", "no"] {
            let imported = imported(&[
                ("services.csv", "id,name,location_id\n1,Clinic,1\n".to_owned()),
                ("locations.csv", format!("id,name,description,x_confidential\n1,Clinic,{description},{decided}\n")),
                ("addresses.csv", "id,location_id,address_1,city\n1,1,4310 Zelkova Street,Lark\n".to_owned()),
            ]);
            let words = imported.problems.iter().filter(|problem| problem.kind == Kind::ConfidentialWord).count();
            assert_eq!(words, if decided.is_empty() { told } else { 0 }, "{description} {decided}");
            assert!(imported.directory.locations[0].address.is_some(), "{description}");
        }
    }
}

#[test]
fn a_number_that_another_row_publishes_is_no_secret() {
    let imported = imported(&[
        (
            "services.csv",
            "id,name,description\n1,Haven,Call 305-555-0142. Ask.\n2,Line,Call 305-555-0143. Ask.\n".to_owned(),
        ),
        (
            "phones.csv",
            "id,service_id,number,private\n1,1,305-555-0142,yes\n2,2,305-555-0143,yes\n3,1,305-555-0143,\n".to_owned(),
        ),
    ]);
    let texts: Vec<_> = imported.directory.programs.iter().filter_map(|p| p.description.as_deref()).collect();
    assert_eq!(texts, ["Ask.", "Call 305-555-0143. Ask."]);
}

#[test]
fn a_place_is_hidden_by_its_name_or_address_and_by_a_remark_that_says_so() {
    for (table, column, value, hidden) in [
        ("locations.csv", "alternate_name", "Undisclosed", true),
        ("locations.csv", "alternate_name", "Haven (undisclosed location)", true),
        ("locations.csv", "description", "Confidential", false),
        ("locations.csv", "transportation", "Confidential", false),
        ("locations.csv", "description", "The location is confidential.", true),
        ("addresses.csv", "address_2", "Confidential", true),
    ] {
        let imported = shelter(table, column, value);
        assert_eq!(imported.directory.locations[0].confidential, hidden, "{column} {value}");
    }
    // What the location says is settled for its addresses.
    for (place, address, hidden) in
        [("no", "yes,", false), ("", "yes,no", false), ("", "yes,", true), ("yes", "no,", true)]
    {
        let imported = imported(&[
            ("services.csv", "id,name,location_id\n1,Haven,1\n".to_owned()),
            ("locations.csv", format!("id,name,x_confidential\n1,Haven,{place}\n")),
            (
                "addresses.csv",
                format!(
                    "id,location_id,address_1,city,is_private,x_confidential\n1,1,4310 Zelkova Street,Lark,{address}\n"
                ),
            ),
        ]);
        assert_eq!(imported.directory.locations[0].address.is_none(), hidden, "{place} {address}");
    }
}

/// How a text repeats the address or the phone.
const SAID: [&str; 8] = [
    "We are at NUMBER STREET St.",
    "Help for all! Come to NUMBER N. STREET Street, rear. Ring.",
    "Map: https://maps.example.org/?q=NUMBER+STREET+Street",
    "Estamos en la calle STREET, NUMBER.",
    "NUMBER STREET",
    "Staff line (305) 555-0142.",
    "Night: 305.555.0142; day: none",
    "bring ID\\nNUMBER street STREET\\nring",
];

/// Where it stands: table, column.
const WHERE: [(&str, &str); 17] = [
    ("services.csv", "description"),
    ("services.csv", "name"),
    ("services.csv", "alert"),
    ("services.csv", "url"),
    ("services.csv", "x_description_es"),
    ("services.csv", "application_process"),
    ("organizations.csv", "description"),
    ("organizations.csv", "name"),
    ("locations.csv", "transportation"),
    ("services_at_location.csv", "description"),
    ("phones.csv", "description"),
    ("contacts.csv", "title"),
    ("schedules.csv", "description"),
    ("eligibility.csv", "eligibility"),
    ("accessibility.csv", "details"),
    ("required_documents.csv", "document"),
    ("attributes.csv", "value"),
];

/// Columns of each table, with values for the hidden place (1) and for another (2).
const TABLES: [(&str, &str, &str, &str); 12] = [
    ("organizations.csv", "id=organization", "1", "2"),
    ("services.csv", "id,organization_id", "1,1", "2,2"),
    ("locations.csv", "id,is_public,latitude,longitude", "1,no,41.912345,-87.612345", "2,yes,41.92,-87.62"),
    ("addresses.csv", "id,location_id,address_1,city", "1,1,NUMBER STREET Street,Lark", "2,2,9 Other Road,Lark"),
    ("services_at_location.csv", "id,service_id,location_id", "1,1,1", "2,2,2"),
    ("phones.csv", "id,service_id,number,private", "1,1,305-555-0142,yes", "2,2,305-555-0100,no"),
    ("contacts.csv", "id,service_id,x_ask_for", "1,1,Mary", "2,2,Ann"),
    (
        "schedules.csv",
        "id,service_id,freq,byday,opens_at,closes_at",
        "1,1,WEEKLY,MO,09:00,17:00",
        "2,2,WEEKLY,TU,09:00,17:00",
    ),
    ("eligibility.csv", "id,service_id", "1,1", "2,2"),
    ("accessibility.csv", "id,location_id,description", "1,1,Ramp", "2,2,Ramp"),
    ("required_documents.csv", "id,service_id", "1,1", "2,2"),
    ("attributes.csv", "id,service_id", "1,1", "2,2"),
];

proptest! {
    #[test]
    fn nothing_that_is_withheld_is_in_what_is_published(
        number in 100u32..9999,
        said in prop::collection::vec((0..SAID.len(), 0..WHERE.len(), any::<bool>()), 1..12),
    ) {
        let files: Vec<(&str, String)> = TABLES
            .iter()
            .map(|(file, columns, first, second)| {
                let columns = columns.split('=').next().unwrap_or_default();
                let (mut header, mut rows) = (columns.to_owned(), [(*first).to_owned(), (*second).to_owned()]);
                for (table, column) in WHERE.iter().filter(|(table, _)| table == file) {
                    header.push_str(&format!(",{column}"));
                    for (at, row) in rows.iter_mut().enumerate() {
                        let here = said.iter().filter(|(_, place, first)| WHERE[*place] == (*table, *column) && *first == (at == 0));
                        let texts: Vec<&str> = here.map(|(text, _, _)| SAID[*text]).collect();
                        let text = if texts.is_empty() && *column == "name" { "Haven".to_owned() } else { texts.join(" ") };
                        row.push_str(&format!(",\"{text}\""));
                    }
                }
                let text = format!("{header}\n{}\n{}\n", rows[0], rows[1]);
                (*file, text.replace("NUMBER", &number.to_string()).replace("STREET", "Zelkova"))
            })
            .collect();
        let imported = imported(&files);
        let pack = pack::encode(&imported.directory);
        let directory = format!("{:?}", imported.directory);
        let problems: String = imported.problems.iter().map(|problem| format!("{problem}\n")).collect();
        let read_back = pack::decode(&pack).map(|directory| format!("{directory:?}")).unwrap_or_default();
        prop_assert_eq!(&directory, &read_back);
        for secret in ["Zelkova", "zelkova", "555-0142", "555.0142", "5550142", "41.9123", "87.6123"] {
            prop_assert!(!directory.contains(secret), "{}: {}", secret, directory);
            prop_assert!(!pack.windows(secret.len()).any(|window| window == secret.as_bytes()), "{}", secret);
            prop_assert!(!problems.contains(secret), "{}: {}", secret, problems);
        }
        prop_assert!(imported.directory.programs.iter().all(|program| !program.name.is_empty()));
        prop_assert_eq!(imported.directory.locations.iter().filter(|location| location.confidential).count(), 1);
        // The other place keeps what is its own.
        prop_assert!(directory.contains("9 Other Road") && directory.contains("305-555-0100"));
    }
}

/// The same shelter with another first line of its address.
fn shelter_at(line: &str) -> Imported {
    let address = format!("id,location_id,address_1,city\n1,1,\"{line}\",Lark\n");
    imported(&[
        ("services.csv", "id,name,description,location_id\n1,Haven,A safe night.,1\n".to_owned()),
        ("locations.csv", "id,name,latitude,longitude\n1,Haven,41.912345,-87.612345\n".to_owned()),
        ("addresses.csv", address),
    ])
}

#[test]
fn an_address_line_that_withholds_hides_the_place_wherever_the_word_stands() {
    for line in [
        "4310 Zelkova Street (confidential)",
        "4310 Zelkova Street - CONFIDENTIAL",
        "4310 Zelkova Street, do not publish",
        "Confidental",
        "Suppressed",
        "Location not public",
        "Call for address",
        "Please call for location",
        "Address on request",
        "Address available upon request",
        "Llame para la dirección",
    ] {
        let imported = shelter_at(line);
        let location = &imported.directory.locations[0];
        assert!(location.confidential && location.coordinates.is_none() && location.address.is_none(), "{line}");
        assert_eq!(errors(&imported), 1, "{line}");
        let told: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
        assert!(!told.iter().any(|problem| problem.contains("Zelkova")), "{told:?}");
    }
    for line in [
        "Confidential Care Center, 4 Main Street",
        "4 Private Drive",
        "1 Request Road",
        "Call Street 7",
        "House for Hope, location 2",
    ] {
        let imported = shelter_at(line);
        assert_eq!(imported.directory.locations[0].confidential, line.starts_with("Confidential"), "{line}");
    }
}

#[test]
fn a_cell_of_whatever_column_that_is_nothing_but_the_word_hides_the_place() {
    for (column, value) in
        [("address_kind", "confidential"), ("tags", "shelter; confidential"), ("status", "Undisclosed")]
    {
        for table in ["locations.csv", "addresses.csv"] {
            let imported = shelter(table, column, value);
            assert!(imported.directory.locations[0].confidential, "{table} {column}");
            assert!(errors(&imported) > 0, "{table} {column}");
        }
    }
    for (column, value) in [("ownership", "private"), ("tags", "confidential support group"), ("parking", "reserved")] {
        let imported = shelter("locations.csv", column, value);
        assert!(!imported.directory.locations[0].confidential, "{column}");
    }
}

#[test]
fn a_programs_own_words_hide_its_places_until_the_publisher_decides() {
    for (words, hidden) in [
        ("Our address is confidential.", true),
        ("The shelter is at an undisclosed location.", true),
        ("We do not give out our address.", true),
        ("La ubicación es confidencial.", true),
        ("No divulgamos la dirección.", true),
        ("Free and confidential support group.", false),
        ("We do not share your email address.", false),
        ("We never give your address to anybody.", false),
    ] {
        for decided in ["", "no", "yes"] {
            let imported = imported(&[
                ("services.csv", format!("id,name,description,location_id\n1,Haven,\"{words}\",1\n")),
                (
                    "locations.csv",
                    format!("id,name,latitude,longitude,x_confidential\n1,Haven,41.912345,-87.612345,{decided}\n"),
                ),
                ("addresses.csv", "id,location_id,address_1,city\n1,1,4310 Zelkova Street,Lark\n".to_owned()),
            ]);
            let expected = decided == "yes" || hidden && decided.is_empty();
            assert_eq!(imported.directory.locations[0].confidential, expected, "{words} {decided}");
            assert_eq!(errors(&imported), usize::from(hidden && decided.is_empty()), "{words} {decided}");
        }
    }
}

//! Nested JSON: every field of every record is in the directory or told, and bad bytes stop nothing that is sound.

#![recursion_limit = "512"]

use proptest::prelude::*;
use serde_json::{Value, json};
use signpost_hours::date::date;
use signpost_hsds::{Imported, InputFile, Kind, Options, Refusal, Version, import};

fn read(name: &str, text: &str) -> Result<Imported, Refusal> {
    let files = [InputFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }];
    import(&files, &Options { today: date(2026, 11, 21), ..Options::default() })
}

/// A service with all records that HSDS 3.1 lets it have, down to the languages of the phones of its places.
fn whole() -> Value {
    let phone = json!([{"id": "p1", "number": "305-555-0100", "extension": "", "type": "voice", "description": "",
        "languages": [{"id": "l1", "name": "", "code": "es", "note": ""}]}]);
    let schedule = json!([{"id": "h1", "valid_from": "", "valid_to": "", "dtstart": "", "timezone": "", "until": "", "count": "", "wkst": "",
        "freq": "WEEKLY", "interval": "", "byday": "MO", "byweekno": "", "bymonthday": "", "byyearday": "", "description": "",
        "opens_at": "09:00", "closes_at": "12:00", "schedule_link": "", "attending_type": "", "notes": ""}]);
    let contact = json!([{"id": "c1", "name": "", "title": "", "department": "", "email": "", "x_ask_for": "desk"}]);
    json!([{
        "id": "s1", "name": "Pantry", "alternate_name": "", "description": "", "url": "", "email": "", "status": "active",
        "interpretation_services": "", "application_process": "", "fees_description": "", "wait_time": "", "fees": "", "accreditations": "",
        "eligibility_description": "", "minimum_age": "", "maximum_age": "", "assured_date": "", "assurer_email": "", "licenses": "", "alert": "",
        "last_modified": "", "program": {"id": "g1", "name": "", "alternate_name": "", "description": ""},
        "additional_urls": [{"id": "z1", "label": "", "url": ""}],
        "organization": {"id": "o1", "name": "House", "alternate_name": "", "description": "", "email": "", "website": "", "tax_status": "", "tax_id": "",
            "year_incorporated": "", "legal_status": "", "logo": "", "uri": "", "parent_organization_id": "",
            "funding": [{"id": "f1", "source": ""}], "organization_identifiers": [{"id": "i1", "identifier_scheme": "", "identifier": ""}]},
        "phones": phone, "schedules": schedule, "contacts": contact,
        "service_areas": [{"id": "v1", "name": "", "description": "", "extent": "", "extent_type": "", "uri": ""}],
        "languages": [{"id": "n1", "name": "", "code": "es", "note": ""}],
        "cost_options": [{"id": "q1", "valid_from": "", "valid_to": "", "option": "", "currency": "", "amount": "", "amount_description": ""}],
        "required_documents": [{"id": "d1", "document": "ID", "uri": ""}],
        "capacities": [{"id": "w1", "available": "3", "maximum": "", "description": "", "updated": "", "unit": {"id": "u1", "name": "bed", "scheme": "", "identifier": "", "uri": ""}}],
        "attributes": [{"id": "x1", "link_type": "", "value": "", "label": "", "taxonomy_term": {"id": "t1", "code": "", "name": "Food", "description": "", "parent_id": "", "language": "", "term_uri": "",
            "taxonomy_detail": {"id": "tx", "name": "", "description": "", "uri": "", "version": ""}}}],
        "metadata": [{"id": "k1", "last_action_date": "", "field_name": ""}],
        "service_at_locations": [{"id": "sl1", "description": "", "phones": phone, "schedules": schedule, "contacts": contact,
            "location": {"id": "b1", "location_type": "physical", "url": "", "name": "", "alternate_name": "", "description": "", "transportation": "",
                "latitude": "", "longitude": "", "external_identifier": "", "external_identifier_type": "",
                "addresses": [{"id": "a1", "attention": "", "address_1": "", "address_2": "", "city": "", "region": "", "state_province": "", "postal_code": "", "country": "", "address_type": "physical"}],
                "accessibility": [{"id": "y1", "description": "", "details": "", "url": ""}], "languages": [{"id": "m1", "name": "", "code": "es", "note": ""}],
                "phones": phone, "schedules": schedule}}]
    }])
}

/// Every place of a value that holds "".
fn empty_places(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| empty_places(value, &format!("{path}/{key}"), found))
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| empty_places(item, &format!("{path}/{at}"), found))
        }
        Value::String(text) if text.is_empty() => found.push(path.to_owned()),
        _ => {}
    }
}

#[test]
fn what_is_planted_in_any_field_is_kept_or_told() {
    let mut places = Vec::new();
    empty_places(&whole(), "", &mut places);
    assert!(places.len() > 150, "{}", places.len());
    for place in places {
        let mut record = whole();
        *record.pointer_mut(&place).unwrap() = Value::from("zq1");
        let imported = read("export.json", &record.to_string()).unwrap();
        let directory = &imported.directory;
        let kept =
            format!("{:?} {:?} {:?}", directory.organizations, directory.locations, directory.programs).to_lowercase();
        let column = place
            .split('/')
            .filter(|part| !part.is_empty() && part.parse::<usize>().is_err())
            .collect::<Vec<_>>()
            .join(".");
        let told = imported.problems.iter().any(|problem| {
            let of_column =
                problem.column.as_deref().is_some_and(|known| column.ends_with(known) || known.ends_with(&column));
            // Tables about the data are told as a whole.
            problem.found.contains("zq1") || of_column || problem.found == "a table about the data"
        });
        assert!(kept.contains("zq1") || told, "{place}: {:?}", imported.problems);
    }
}

#[test]
fn a_record_that_is_repeated_in_full_is_one_and_what_differs_is_told() {
    let text = r#"[{"id":"s1","name":"A","organization":{"id":"o","name":"House"}},{"id":"s2","name":"B","organization":{"id":"o","name":"House","email":"a@example.org"}},
        {"id":"s3","name":"C","organization":{"id":"o","name":"Other"}}]"#;
    let imported = read("services.json", text).unwrap();
    let directory = &imported.directory;
    assert_eq!((directory.organizations.len(), directory.programs.len()), (1, 3));
    assert_eq!(directory.organizations[0].email.as_deref(), Some("a@example.org"));
    let told: Vec<_> = imported.problems.iter().filter(|p| p.kind == Kind::DuplicateId).collect();
    assert_eq!((told.len(), told[0].row, told[0].column.as_deref()), (1, Some(3), Some("organization.name")));
}

#[test]
fn a_phone_of_a_service_and_of_its_place_is_kept_at_both() {
    let text = r#"[{"id":"s1","name":"A","phones":[{"id":"p","number":"305-555-0100"}],
        "service_at_locations":[{"id":"x","location":{"id":"l","name":"Hall","phones":[{"id":"p","number":"305-555-0100"}]}}]}]"#;
    let directory = read("services.json", text).unwrap().directory;
    assert_eq!((directory.programs[0].phones.len(), directory.locations[0].phones.len()), (1, 1));
}

#[test]
fn the_version_and_its_reason_are_true() {
    for (name, text, version, reason) in [
        (
            "a.json",
            r#"[{"id":"1","name":"A","capacities":[{"unit":"bed","available":1}]}]"#,
            Version::V3_1,
            "capacities",
        ),
        ("a.json", r#"[{"id":"1","name":"A","fees_description":"Free"}]"#, Version::V3_0, "fees_description"),
        (
            "a.json",
            r#"[{"id":"1","name":"A","organization":{"id":"o","name":"H"}}]"#,
            Version::V3_0,
            "organization in a.json",
        ),
        ("a.json", r#"{"contents":[{"id":"1","name":"A"}]}"#, Version::V3_0, "contents"),
        ("a.json", r#"{"content":[{"id":"1","name":"A"}]}"#, Version::OpenReferralUk, "content"),
        (
            "a.json",
            r#"[{"id":"1","name":"A","eligibilitys":[{"eligibility":"All"}]}]"#,
            Version::OpenReferralUk,
            "eligibilitys",
        ),
        ("a.json", r#"[{"id":"1","name":"A"}]"#, Version::V1_1, "nothing"),
    ] {
        let imported = read(name, text).unwrap();
        assert_eq!(imported.version, version, "{text}");
        assert!(imported.recognized_by.contains(reason), "{text}: {}", imported.recognized_by);
    }
}

/// The pages of an API as files of a folder: what is told of missing ones.
fn missing(pages: &[Value]) -> Vec<String> {
    let file = |(page, at): (&Value, usize)| InputFile {
        name: format!("export/page-{at}.json"),
        bytes: page.to_string().into_bytes(),
    };
    let files: Vec<InputFile> = pages.iter().zip(1..).map(file).collect();
    let imported = import(&files, &Options { today: date(2026, 11, 21), ..Options::default() }).unwrap();
    let told = imported.problems.iter().filter(|problem| problem.kind == Kind::MissingPages);
    told.map(|problem| format!("{} x{}", problem.found, problem.times)).collect()
}

#[test]
fn pages_that_did_not_come_are_told() {
    let record = |id: u64| json!({"id": id.to_string(), "name": format!("Pantry {id}"), "status": "active"});
    let hsds = |number: u64, ids: std::ops::Range<u64>| {
        json!({"total_items": 5, "total_pages": 3, "page_number": number, "size": 2, "first_page": number == 1,
            "last_page": number == 3, "contents": ids.map(record).collect::<Vec<_>>()})
    };
    assert_eq!(missing(&[hsds(1, 1..3), hsds(2, 3..5), hsds(3, 5..6)]), [""; 0]);
    assert_eq!(missing(&[hsds(1, 1..3)]), ["2 of 5 records; 2 of 3 pages are missing, from 2 to 3 x3"]);
    assert_eq!(missing(&[hsds(1, 1..3), hsds(3, 5..6)]), ["3 of 5 records; page 2 of 3 is missing x2"]);
    // The same page twice, and a page that is shorter than it should be.
    assert_eq!(missing(&[hsds(1, 1..3), hsds(1, 1..3), hsds(2, 3..5)]), ["4 of 5 records; page 3 of 3 is missing x1"]);
    assert_eq!(missing(&[hsds(1, 1..3), hsds(2, 3..4), hsds(3, 5..6)]), ["4 of 5 records x1"]);

    let uk = |number: u64, last: bool| json!({"totalElements": 2, "totalPages": 2, "number": number, "last": last, "content": [record(number)]});
    assert_eq!(missing(&[uk(0, false), uk(1, true)]), [""; 0]);
    assert_eq!(missing(&[uk(1, false), uk(2, true)]), [""; 0]);
    assert_eq!(missing(&[uk(1, false)]), ["1 of 2 records; page 2 of 2 is missing x1"]);

    let next = |next: Value| json!({"results": [record(1)], "next": next});
    assert_eq!(missing(&[next(Value::Null)]), [""; 0]);
    assert_eq!(missing(&[next(json!("https://api.example.org/?page=2"))]), ["1 record, and another page follows x1"]);
    assert_eq!(missing(&[json!({"data": [record(1)], "meta": {"total": 40}})]), ["1 of 40 records x39"]);
    assert_eq!(
        missing(&[json!({"data": [record(1)], "links": {"next": "/2"}})]),
        ["1 record, and another page follows x1"]
    );
    // What says nothing of other pages.
    assert_eq!(missing(&[json!([record(1)]), json!({"contents": [record(2)]})]), [""; 0]);
    assert_eq!(missing(&[json!({"contents": [record(2)], "total_items": "many", "total_pages": -1})]), [""; 0]);
}

#[test]
fn bad_json_is_told_with_its_place() {
    let imported = read("a.json", "{\"id\":\"1\",\"name\":\"A\"}\n{\"id\":\"2\",\n{\"id\":\"3\",\"name\":\"C\"}\n");
    let imported = imported.unwrap();
    assert_eq!(imported.directory.programs.len(), 2);
    assert!(imported.problems.iter().any(|p| p.kind == Kind::UnreadableRow && p.row == Some(2)));
    let refusal = read("services.json", "[{\"id\":\"1\",").unwrap_err();
    assert!(
        refusal.to_string().contains("services.json, row 1") && refusal.to_string().contains("cut off"),
        "{refusal}"
    );
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(read("services.json", &deep).is_err());
}

proptest! {
    #[test]
    fn no_bytes_upset_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "[\\[\\]{}:,\"a-z0-9 \\n]{0,80}") {
        let _ = read("a.json", &String::from_utf8_lossy(&bytes));
        let _ = read("services.jsonl", &text);
    }
}

#[test]
fn a_record_of_too_many_kinds_of_fields_is_refused() {
    let mut record = json!({"id": "1", "name": "Food", "status": "active"});
    for n in 0..80_000 {
        record[format!("k{n}")] = json!("");
    }
    let Err(Refusal::TooLarge { what, limit: 500, .. }) = read("services.json", &json!([record]).to_string()) else {
        panic!("not refused")
    };
    assert!(what.contains("kinds of fields"), "{what}");
}

#[test]
fn no_key_of_a_file_steers_the_terminal_of_who_checks_it() {
    let text =
        "{\"contents\":[{\"id\":\"1\",\"name\":\"Lunch\",\"a\\u001b[2Jb\":\"x\",\"phones\":[{\"n\\u0000\":\"y\"}]}]}";
    let files = [InputFile { name: "services.json".to_owned(), bytes: text.into() }];
    let imported = import(&files, &Options::default()).unwrap();
    let told: Vec<String> = imported.problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|line| line.contains("a[2Jb")), "{told:?}");
    assert!(!told.concat().contains(char::is_control), "{told:?}");
}

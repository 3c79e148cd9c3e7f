//! What the import promises of any input whatsoever.

use super::*;
use proptest::prelude::*;

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> InputFile {
    InputFile { name: name.to_owned(), bytes: bytes.into() }
}

fn today() -> Options {
    Options { today: signpost_hours::date::date(2026, 11, 21), ..Options::default() }
}

#[test]
fn what_is_not_hsds_is_refused_with_what_was_expected() {
    let refusal = import(&[file("report.csv", "a,b\n1,2\n")], &today()).unwrap_err();
    let columns = vec!["a".to_owned(), "b".to_owned()];
    assert_eq!(refusal, Refusal::NoNames { file: "report.csv".to_owned(), columns });
    assert!(refusal.to_string().contains("\"a\" = \"name\""), "{refusal}");
    let refusal = import(&[file("report.doc", "a,b\n1,2\n")], &today()).unwrap_err();
    assert_eq!(refusal, Refusal::NotHsds { files: vec!["report.doc".to_owned()] });
    assert!(refusal.to_string().contains("services.csv"));
    let refusal = import(&[file("phones.csv", "id,number\n1,2\n")], &today()).unwrap_err();
    assert_eq!(refusal, Refusal::NoServices { files: vec!["phones.csv".to_owned()] });
}

#[test]
fn a_table_of_too_many_columns_is_refused() {
    let header = "x,".repeat(600);
    let refusal = import(&[file("services.csv", header)], &today()).unwrap_err();
    assert!(matches!(refusal, Refusal::TooLarge { limit: bounds::COLUMNS, .. }), "{refusal}");
}

#[test]
fn a_source_without_a_program_is_a_blocker() {
    let imported = import(&[file("services.csv", "id,name,status\n1,Old,defunct\n")], &today()).unwrap();
    let worst = &imported.problems[0];
    assert_eq!((worst.severity, worst.kind), (Severity::Blocker, Kind::NoPrograms));
}

#[test]
fn a_text_beyond_bounds_is_cut_and_told() {
    let long = "word ".repeat(bounds::FIELD / 4);
    let imported = import(&[file("services.csv", format!("id,name,description\n1,Long,{long}\n"))], &today()).unwrap();
    let text = imported.directory.programs[0].description.as_ref().unwrap();
    assert!(text.len() <= bounds::FIELD);
    assert!(imported.problems.iter().any(|p| p.kind == Kind::TooLong && p.column.as_deref() == Some("description")));
}

#[test]
fn rows_piled_on_one_record_are_bounded_and_told() {
    let rows = u64::from(bounds::PER_RECORD) + 100;
    let phones: String = (0..rows).map(|n| format!("{n},1,555-{n:04}\n")).collect();
    let files =
        [file("services.csv", "id,name\n1,One\n"), file("phones.csv", format!("id,service_id,number\n{phones}"))];
    let imported = import(&files, &today()).unwrap();
    assert_eq!(imported.directory.programs[0].phones.len(), bounds::PER_RECORD as usize);
    assert_eq!(imported.problems.iter().filter(|p| p.kind == Kind::TooMany).count(), 100);
}

#[test]
fn problems_beyond_the_bound_are_counted() {
    let rows = bounds::PROBLEMS + 50;
    let phones: String = (0..rows).map(|n| format!("{n},lost,555-0100\n")).collect();
    let files =
        [file("services.csv", "id,name\n1,One\n"), file("phones.csv", format!("id,service_id,number\n{phones}"))];
    let imported = import(&files, &today()).unwrap();
    let lost: Vec<_> = imported.problems.iter().filter(|p| p.kind == Kind::BrokenLink).collect();
    assert_eq!(lost.len() as u64, bounds::PROBLEMS + 1);
    assert_eq!(lost.iter().map(|p| p.times).sum::<u64>(), rows);
}

#[test]
fn each_id_of_a_kind_is_its_own() {
    let mut ids: Vec<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Kind::ALL.len());
}

/// The programs of `services.csv`, as name and description, with the problems of one kind.
fn services(bytes: impl Into<Vec<u8>>, kind: Kind) -> (Vec<(String, String)>, Vec<Problem>) {
    let imported = import(&[file("services.csv", bytes)], &today()).unwrap();
    let programs = imported.directory.programs.into_iter();
    let programs = programs.map(|p| (p.name, p.description.unwrap_or_default())).collect();
    (programs, imported.problems.into_iter().filter(|p| p.kind == kind).collect())
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn byte_order_marks_vanish_wherever_they_are() {
    for text in [
        "\u{feff}id,name,description\n1,One,Bread\n",
        "\u{feff}\u{feff}\u{feff}id,name,description\n1,One,Bread\n",
        "\u{feff}\"id\",name,description\n\u{feff}1,One,Bread\n",
        "id,name,description\n1,\u{feff}One,Br\u{feff}ead\n\u{feff}",
    ] {
        assert_eq!(services(text, Kind::MissingId), (pairs(&[("One", "Bread")]), vec![]), "{text:?}");
    }
    let utf16: Vec<u8> =
        "\u{feff}\u{feff}id,name,description\n1,One,Bread\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(services(utf16, Kind::MissingId), (pairs(&[("One", "Bread")]), vec![]));
}

#[test]
fn the_header_of_a_joined_export_is_no_record() {
    let both = pairs(&[("One", "Bread"), ("Two", "Coats")]);
    for again in [
        "id,name,description",
        "\u{feff}id,name,description",
        "ID, Name ,Description",
        "\"id\",\"name\",\"description\"",
    ] {
        let text = format!("id,name,description\n1,One,Bread\n{again}\n2,Two,Coats\n");
        let (programs, problems) = services(text, Kind::RepeatedRow);
        assert_eq!(programs, both, "{again}");
        assert_eq!(problems.iter().map(|p| (p.row, p.times)).collect::<Vec<_>>(), [(Some(3), 1)], "{again}");
    }
}

#[test]
fn one_row_of_another_encoding_garbles_no_other() {
    for other in ["خبز وحساء", "面包和汤", "Atención a niños", "хлеб и суп"] {
        let mut bytes = format!("id,name,description\n1,One,{other}\n2,Two,Caf").into_bytes();
        bytes.extend(b"\xE9 \x93warm\x94\n3,Three,");
        bytes.extend(other.as_bytes());
        let (programs, problems) = services(bytes, Kind::Encoding);
        assert_eq!(programs, pairs(&[("One", other), ("Two", "Café “warm”"), ("Three", other)]));
        assert!(problems[0].found.contains("1 lines, first in line 3"), "{}", problems[0].found);
    }
}

#[test]
fn each_separator_is_recognized_and_a_first_line_may_name_it() {
    for separator in [",", ";", "\t", "|"] {
        let text = "id#name#description\n1#One#Bread\n".replace('#', separator);
        for text in [text.clone(), format!("sep={separator}\r\n{text}"), format!("\u{feff}\"sep={separator}\"\n{text}")]
        {
            assert_eq!(services(text.as_str(), Kind::RaggedRow), (pairs(&[("One", "Bread")]), vec![]), "{text:?}");
        }
    }
}

#[test]
fn rows_swallowed_by_an_open_quotation_mark_are_told_and_never_shown() {
    let rows = |from: usize, to: usize| (from..=to).map(|n| format!("{n},Name {n},Help {n}\n")).collect::<String>();
    let table = |middle: &str| format!("id,name,description\n1,One,Bread\n{middle}");
    for (text, row, lines) in [
        (table(&format!("2,Two,\"Blue room\n{}", rows(3, 20))), 3, 18),
        (table(&format!("2,Two,\"Blue room\n{}28,Late,\"Help, 28\"\n", rows(3, 27))), 3, 26),
        (table(&format!("2,Two,\"Blue room\n3,Name,\"Help, 3\"\n{}", rows(4, 4))), 3, 1),
        (table("2,Two,\"Blue room\n"), 3, 0),
        (table("2,Two,\"Blue room"), 3, 0),
        (table(&format!("2,Two,\"Blue room\r\n{}", rows(3, 6).replace('\n', "\r\n"))), 3, 4),
    ] {
        let (programs, problems) = services(text.as_str(), Kind::OpenQuotation);
        assert_eq!(programs[..2], pairs(&[("One", "Bread"), ("Two", "")]), "{text}");
        assert_eq!(problems.len(), 1, "{text}");
        assert_eq!((problems[0].row, problems[0].severity), (Some(row), Severity::Error));
        assert!(problems[0].found.contains(&format!("the {lines} lines")), "{}", problems[0].found);
    }
}

#[test]
fn texts_of_several_lines_are_not_swallowed_rows() {
    for text in [
        "id,name,description\n1,One,\"Bread\nand soup, rent, rides\nCall us\"\n2,Two,Coats\n",
        "id,name,description\n1,One,Bread\n2,Two,\"Coats\nand hats\"",
        "id,name,description\n1,One,\"A \"\"blue\"\" room,\n\nwith chairs\"\n2,Two,a 5\" pipe\n",
    ] {
        let (programs, problems) = services(text, Kind::OpenQuotation);
        assert_eq!((programs.len(), problems), (2, vec![]), "{text}");
        assert!(programs.iter().all(|(_, description)| !description.is_empty()));
    }
}

/// Cells as they come, and some that lead somewhere.
fn cells() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[1-4]",
        2 => Just(String::new()),
        1 => "\\PC{0,12}",
        1 => prop::sample::select(vec![
            "Monday", "9:00am", "17:00", "MO,2TU", "WEEKLY", "MONTHLY", "2026-01-01", "active", "inactive", "es", "305-555-0100 x7", "true",
            "service", "location", "food", "-1", "99999999999", "\"", "<p>", "www.example.org", "postal",
        ])
        .prop_map(str::to_owned),
    ]
}

fn tables() -> impl Strategy<Value = Vec<InputFile>> {
    let names = prop::sample::select(vec![
        "services",
        "organization",
        "locations",
        "service_at_location",
        "phones",
        "contact",
        "schedule",
        "regular_schedules",
        "holiday_schedule",
        "languages",
        "eligibility",
        "attribute",
        "services_taxonomy",
        "taxonomy",
        "taxonomy_term",
        "address",
        "postal_addresses",
        "accessibility",
        "cost_option",
        "required_document",
        "service_area",
        "service_capacity",
        "unit",
        "needs-mapping",
    ]);
    let columns = prop::sample::subsequence(
        vec![
            "id",
            "service_id",
            "organization_id",
            "location_id",
            "service_at_location_id",
            "contact_id",
            "phone_id",
            "name",
            "number",
            "status",
            "weekday",
            "opens_at",
            "closes_at",
            "freq",
            "byday",
            "bymonthday",
            "dtstart",
            "until",
            "count",
            "interval",
            "valid_to",
            "closed",
            "start_date",
            "link_id",
            "link_entity",
            "taxonomy_term_id",
            "taxonomy_id",
            "language",
            "code",
            "x_needs",
            "x_ask_for",
            "x_name_es",
            "x_confidential",
            "latitude",
            "longitude",
            "address_1",
            "address_type",
            "amount",
            "unit",
            "unit_id",
            "url",
            "need",
            "term",
            "minimum_age",
            "description",
        ],
        1..20,
    );
    let table = (names, columns).prop_flat_map(|(name, columns)| {
        let rows = prop::collection::vec(prop::collection::vec(cells(), columns.len()), 0..6);
        rows.prop_map(move |rows| {
            let header = columns.join(",");
            let rows: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
            file(&format!("{name}.csv"), format!("{header}\n{}\n", rows.join("\n")))
        })
    });
    prop::collection::vec(table, 0..8).prop_map(|mut files| {
        files.push(file("service.csv", "id,name,organization_id\n1,One,1\n2,Two,2\n3,Three,\n"));
        files
    })
}

proptest! {
    #[test]
    fn no_tables_upset_the_import(files in tables()) {
        let imported = import(&files, &today()).unwrap();
        let directory = &imported.directory;
        for program in &directory.programs {
            prop_assert!(program.organization.is_none_or(|at| (at as usize) < directory.organizations.len()));
            prop_assert!(program.sites.iter().all(|site| (site.location as usize) < directory.locations.len()));
        }
        // What was imported is a pack that is read back.
        let pack = signpost_directory::pack::encode(directory);
        prop_assert!(signpost_directory::pack::decode(&pack).is_ok());
        // A second look finds the same.
        prop_assert_eq!(import(&files, &today()).unwrap(), imported);
    }

    #[test]
    fn no_bytes_upset_the_import(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let files = [file("services.csv", bytes.clone()), file("phones.csv", bytes)];
        prop_assert!(import(&files, &today()).is_ok());
    }
}

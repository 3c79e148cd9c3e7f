//! Sheets of one row a program: no column is lost in silence, and what is said of columns holds.

use signpost_hours::date::date;
use signpost_hsds::{Field, Imported, InputFile, Kind, Mapping, Options, Preset, Reason, Refusal, Version, import};

fn read(text: &str, sheet: Mapping) -> Result<Imported, Refusal> {
    let files = [InputFile { name: "sheet.csv".to_owned(), bytes: text.as_bytes().to_vec() }];
    let options = Options { today: date(2026, 11, 21), country: "US".to_owned(), sheet, ..Options::default() };
    import(&files, &options)
}

#[track_caller]
fn imported(text: &str) -> Imported {
    read(text, Mapping::default()).unwrap()
}

/// The text of everything that readers get, and of what the publisher is told.
fn told_or_kept(imported: &Imported, planted: &str) -> bool {
    let directory = &imported.directory;
    let kept = format!("{:?} {:?} {:?}", directory.organizations, directory.locations, directory.programs);
    kept.contains(planted) || imported.problems.iter().any(|problem| problem.found.contains(planted))
}

#[test]
fn what_is_planted_in_a_column_is_kept_or_told() {
    const PLANTED: &str = "zq1";
    for field in Field::ALL {
        let header: Vec<&str> = ["Program", "Address", "Phone", "Planted"].into();
        let mapping = Mapping { preset: None, columns: [("Planted".to_owned(), *field)].into() };
        let text = format!("{}\nLunch,\"1 Oak Ave, Springfield, IL 62701\",305-555-0100,{PLANTED}\n", header.join(","));
        let imported = match read(&text, mapping) {
            Ok(imported) => imported,
            Err(refusal) => panic!("{field}: {refusal}"),
        };
        let told_by_column = imported.problems.iter().any(|problem| problem.column.as_deref() == Some("Planted"));
        // A contact's name and a column that the publisher leaves out are not for readers; a secret withholds a place.
        let by_meaning =
            matches!(field, Field::LeaveOut | Field::Contact | Field::Confidential | Field::Level | Field::Language);
        let lower = told_or_kept(&imported, PLANTED) || told_or_kept(&imported, &PLANTED.to_uppercase());
        assert!(lower || told_by_column || by_meaning, "{field}: {:?}", imported.problems);
    }
}

#[test]
fn headers_are_guessed_in_english_and_spanish() {
    for (header, field) in [
        ("Program name", Field::Name),
        ("Agency", Field::Name),
        ("phone_number", Field::Phone),
        ("E-mail", Field::Email),
        ("Web site", Field::Website),
        ("Email address", Field::Email),
        ("Street address", Field::Address),
        ("ZIP", Field::PostalCode),
        ("Days and hours", Field::Hours),
        ("Who can come?", Field::Eligibility),
        ("What should people bring?", Field::Documents),
        ("How do people sign up?", Field::Application),
        ("Last verified", Field::CheckedOn),
        ("Internal notes", Field::LeaveOut),
        ("Teléfono", Field::Phone),
        ("Código postal", Field::PostalCode),
        ("Horario de atención", Field::Hours),
        ("Qué llevar", Field::Documents),
        ("¿Quiénes pueden venir?", Field::Eligibility),
        ("Correo electrónico", Field::Email),
    ] {
        let other = if field == Field::Name { "Phone,Address" } else { "Name,Description" };
        let imported = imported(&format!("{header},{other}\na,b,c\n"));
        let column = &imported.sheets[0].columns[0];
        assert_eq!(column.field, field, "{header}");
    }
}

#[test]
fn columns_of_any_name_are_guessed_by_their_values() {
    let imported = imported(
        "Name,A,B,C,D,E\n\
         Lunch,305-555-0100,lunch@example.org,https://example.org,Mon-Fri 9-5,12 Oak Ave\n\
         Dinner,305-555-0101,dinner@example.org,https://example.com,Sat 10-2,14 Oak Ave\n\
         Supper,(305) 555-0102,supper@example.org,www.example.net,Sun 10-2,16 Oak Ave\n",
    );
    let columns: Vec<(Field, Reason)> = imported.sheets[0].columns[1..].iter().map(|c| (c.field, c.reason)).collect();
    let fields = [Field::Phone, Field::Email, Field::Website, Field::Hours, Field::Address];
    let reason = |field| match field {
        Field::Website | Field::Hours => Reason::Values,
        _ => Reason::Proposed,
    };
    assert_eq!(columns, fields.map(|field| (field, reason(field))));
    assert_eq!(imported.version, Version::Sheet);
}

#[test]
fn what_signpost_toml_says_of_a_column_counts() {
    let mapping = Mapping {
        preset: Some(Preset::Airtable),
        columns: [("Phone".to_owned(), Field::Fax), ("Gone".to_owned(), Field::Email)].into(),
    };
    let imported = read("Name,Phone,Address\nLunch,305-555-0100,1 Oak Ave\n", mapping).unwrap();
    assert_eq!(imported.directory.programs[0].phones[0].kind.as_deref(), Some("fax"));
    assert!(imported.problems.iter().any(|p| p.kind == Kind::UnknownColumn && p.found.contains("Gone")));
}

#[test]
fn a_sheet_without_names_is_refused_with_its_columns() {
    let refusal = read("Phone,Address\n305-555-0100,1 Oak Ave\n", Mapping::default()).unwrap_err();
    let sentence = refusal.to_string();
    assert!(sentence.contains("Phone, Address") && sentence.contains("[sheet.columns]"), "{sentence}");
}

#[test]
fn days_are_read_in_the_order_of_their_column() {
    for (cells, expected) in [
        (["11/3/2026", "1/2/2026"], Some(date(2026, 11, 3))),
        (["13/3/2026", "1/2/2026"], Some(date(2026, 3, 13))),
        (["11/3/2026 14:22:05", ""], Some(date(2026, 11, 3))),
    ] {
        let text = format!("Name,Phone,Checked on\nA,305-555-0100,{}\nB,305-555-0101,{}\n", cells[0], cells[1]);
        assert_eq!(imported(&text).directory.programs[0].assured_on, expected, "{cells:?}");
    }
}

#[test]
fn rows_of_one_program_become_its_places() {
    let imported = imported(
        "Name,Organization,Address,Phone,Hours\n\
         Pantry,Harbor,\"1 Oak Ave, Springfield, IL 62701\",305-555-0100,Mon 9-5\n\
         pantry,HARBOR,\"9 Elm St, Springfield, IL 62701\",305-555-0101,Tue 9-5\n\
         Pantry,Other,\"1 Oak Ave, Springfield, IL 62701\",305-555-0102,Wed 9-5\n",
    );
    let directory = &imported.directory;
    let sites: Vec<usize> = directory.programs.iter().map(|program| program.sites.len()).collect();
    assert_eq!((sites, directory.locations.len(), directory.organizations.len()), (vec![2, 1], 2, 2));
    assert_eq!(directory.programs[0].sites[1].schedules.len(), 1);
}

#[test]
fn problems_name_the_row_that_a_person_sees() {
    let imported = imported("My list of November\n\nName,Phone,Hours\n,,\nLunch,305-555-0100,now and then\n");
    let hours = imported.problems.iter().find(|p| p.kind == Kind::UnreadableHours).unwrap();
    assert_eq!((hours.row, hours.column.as_deref()), (Some(5), Some("Hours")));
    for end in ["\n", "\r\n", "\r"] {
        let lines =
            ["Name,Phone,Hours", "", "", "Supper,305-555-0100,Mon 9-5", "", "Lunch,305-555-0100,now and then", ""];
        let imported = read(&lines.join(end), Mapping::default()).unwrap();
        let hours = imported.problems.iter().find(|p| p.kind == Kind::UnreadableHours).unwrap();
        assert_eq!(hours.row, Some(6), "{end:?}");
    }
}

#[test]
fn bare_hours_before_seven_are_words_unless_the_column_writes_24_hours() {
    let text = |tail: &str| {
        format!(
            "Pantry,Phone,Hours,Monday\nOak Pantry,305-555-0100,Tue 4:00-6:00,\nElm Pantry,305-555-0101,Wed 1:00-5:30,\n\
             Fir Pantry,305-555-0102,,1:00-3:00\n{tail}"
        )
    };
    let doubtful = imported(&text(""));
    let told: Vec<_> = doubtful.problems.iter().filter(|p| p.kind == Kind::UnreadableHours).collect();
    let suggestions: Vec<_> = told.iter().filter_map(|p| p.suggestion.as_deref()).collect();
    assert_eq!(suggestions, ["4-6pm?", "1-5:30pm?", "1-3pm?"], "{told:?}");
    for program in &doubtful.directory.programs {
        let schedules = program.schedules.iter().chain(program.sites.iter().flat_map(|site| &site.schedules));
        let [only] = schedules.collect::<Vec<_>>()[..] else { panic!("{program:?}") };
        assert!(only.recurrence.is_none() && only.text.is_some(), "{only:?}");
    }
    for tail in ["Ash Pantry,305-555-0103,Fri 9:00-17:00,\n", "Ash Pantry,305-555-0103,Fri 09:00-11:00,\n"] {
        let certain = imported(&text(tail));
        assert!(certain.problems.iter().all(|p| p.kind != Kind::UnreadableHours), "{:?}", certain.problems);
        assert!(certain.directory.programs.iter().all(|p| p.schedules.iter().all(|s| s.recurrence.is_some())));
    }
}

fn names_and_phones(imported: &Imported) -> Vec<(String, usize)> {
    let programs = imported.directory.programs.iter();
    programs
        .map(|program| {
            let of_sites = program.sites.iter().map(|site| site.phones.len()).sum::<usize>();
            (program.name.clone(), program.phones.len() + of_sites)
        })
        .collect()
}

#[test]
fn programs_that_only_share_an_id_or_a_name_stay_apart() {
    let answers = imported(
        "Pantry,ID?,Phone\nOak,No,305-555-0100\nElm,No,305-555-0101\nFir,Yes,305-555-0102\nAsh,Yes,305-555-0103\n",
    );
    assert_eq!(names_and_phones(&answers).len(), 4);
    assert!(answers.problems.iter().all(|p| p.kind != Kind::DuplicateId), "{:?}", answers.problems);
    let few =
        imported("Program,Id,Phone\nOak,1,305-555-0100\nElm,1,305-555-0101\nFir,2,305-555-0102\nAsh,2,305-555-0103\n");
    assert_eq!(names_and_phones(&few).len(), 4);
    let twice = imported(
        "Id,Program,Organization,Phone\n12,Oak Pantry,Oak Church,305-555-0100\n12,Elm Clinic,Elm Health,305-555-0101\n\
         12,Oak Pantry,Fir House,305-555-0102\n13,Ash,Ash,305-555-0103\n",
    );
    assert_eq!(names_and_phones(&twice).iter().map(|(_, phones)| *phones).collect::<Vec<_>>(), [1; 4]);
    let told: Vec<_> = twice.problems.iter().filter(|p| p.kind == Kind::DuplicateId).map(|p| p.row).collect();
    assert_eq!(told, [Some(3), Some(4)]);
    for (text, programs) in [
        ("Program,Phone,Hours\nFood pantry,305-555-0100,Mon 9-12\nFood pantry,305-555-0101,Tue 9-12\n", 2),
        ("Program,Phone,Hours\nFood pantry,305-555-0100,Mon 9-12\nFood pantry,(305) 555-0100,Tue 9-12\n", 1),
        ("Program,Organization,Phone\nPantry,Oak,305-555-0100\nPantry,Oak,305-555-0101\n", 2),
        ("Program,Address,Phone\nPantry,1 Oak St,305-555-0100\nPantry,2 Elm St,305-555-0101\n", 2),
    ] {
        assert_eq!(names_and_phones(&imported(text)).len(), programs, "{text}");
    }
}

#[test]
fn a_date_against_the_order_of_the_country_leaves_the_others_open() {
    let imported = imported(
        "Program,Phone,Checked on\nA,305-555-0100,11/3/2026\nB,305-555-0101,21/11/2026\nC,305-555-0102,3/3/2026\n",
    );
    let days: Vec<_> = imported.directory.programs.iter().map(|program| program.assured_on).collect();
    assert_eq!(days, [None, Some(date(2026, 11, 21)), Some(date(2026, 3, 3))]);
    let told = imported.problems.iter().find(|p| p.kind == Kind::UnreadableValue).unwrap();
    assert!(told.expected.contains("2026-11-03 or 2026-03-11") && told.row == Some(2), "{told:?}");
}

#[test]
fn programs_and_ids_that_begin_with_a_number_sign_are_no_remarks() {
    let imported = imported("Id,Program,Phone\n#101,Oak,305-555-0100\n#102,#MeToo line,305-555-0101\n");
    assert_eq!(imported.directory.programs.len(), 2, "{:?}", imported.problems);
}

#[test]
fn the_same_street_in_two_states_is_two_places() {
    let imported = imported(
        "Program,Address,Phone\nC,\"12 Main St, Springfield, MA\",305-555-0102\nD,\"12 Main St, Springfield, IL\",305-555-0103\n",
    );
    let states: Vec<_> =
        imported.directory.locations.iter().filter_map(|l| l.address.as_ref()).map(|a| &a.state).collect();
    assert_eq!(states, ["MA", "IL"]);
}

#[test]
fn a_street_that_one_row_calls_secret_is_secret_in_all_rows() {
    for (address, town, secret) in [
        ("77 Hidden Road", "Springfield", "no"),
        ("77 Hidden Rd.", "", ""),
        ("\"77 Hidden Rd, Springfield IL 62701\"", "", ""),
        ("77 Hidden Rd Springfield IL", "", "no"),
        ("\"77 Hidden Rd, Unit B\"", "Springfield", "no"),
        ("77 Hidden Rd Apt 4", "Shelbyville", ""),
        ("77 Hidden", "Springfield", "no"),
    ] {
        let imported = imported(&format!(
            "Program,Phone,Address,City,Address is secret\n\
             Safe house,305-555-0100,77 Hidden Rd,Springfield,yes\n\
             Kids group,305-555-0101,{address},{town},{secret}\n\
             Lunch,305-555-0102,79 Hidden Rd,Springfield,no\n"
        ));
        let secret: Vec<bool> = imported.directory.locations.iter().map(|place| place.address.is_none()).collect();
        assert_eq!(secret.iter().filter(|secret| !**secret).count(), 1, "{address}");
        assert!(!secret[secret.len() - 1], "{address}");
        let ids: Vec<&str> = imported.directory.locations.iter().map(|place| place.source_id.as_str()).collect();
        assert!(ids.iter().all(|id| !id.contains("77")), "{ids:?}");
        let told = imported.problems.iter().find(|p| p.kind == Kind::Confidential && p.row == Some(3));
        assert!(told.is_some_and(|p| p.found.contains("row 2")), "{address}: {:?}", imported.problems);
    }
}

fn workbook() -> InputFile {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let states = ["visible", "hidden", "veryHidden"];
    let sheets: String = (1..=3)
        .map(|n| format!("<sheet name=\"S{n}\" sheetId=\"{n}\" state=\"{}\" r:id=\"r{n}\"/>", states[n - 1]))
        .collect();
    let links: String = (1..=3)
        .map(|n| format!("<Relationship Id=\"r{n}\" Type=\"{office}/worksheet\" Target=\"worksheets/s{n}.xml\"/>"))
        .collect();
    let root = format!("<Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    let mut parts = vec![
        ("_rels/.rels".to_owned(), format!("<Relationships xmlns=\"{rels}\">{root}</Relationships>")),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{sheets}</sheets></workbook>"),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships xmlns=\"{rels}\">{links}</Relationships>")),
    ];
    for n in 1..=3 {
        let cell = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let header = cell("A1", "Program") + &cell("B1", "Phone");
        let row = cell("A2", &format!("Program {n}")) + &cell("B2", &format!("305-555-010{n}"));
        let rows = format!("<row r=\"1\">{header}</row><row r=\"2\">{row}</row>");
        let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/s{n}.xml"), sheet));
    }
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    InputFile { name: "book.xlsx".to_owned(), bytes: zip.finish().unwrap().into_inner() }
}

#[test]
fn hidden_sheets_of_a_workbook_are_left_out_and_told() {
    let imported = import(&[workbook()], &Options { today: date(2026, 11, 21), ..Options::default() }).unwrap();
    let names: Vec<&str> = imported.directory.programs.iter().map(|program| program.name.as_str()).collect();
    assert_eq!(names, ["Program 1"]);
    let told = |sheet: &str| imported.problems.iter().any(|p| p.found.contains(&format!("hidden sheet “{sheet}”")));
    assert!(told("S2") && told("S3") && !told("S1"));
}

#[test]
fn a_zip_beside_a_sheet_is_told_with_what_to_do() {
    let files = [
        InputFile { name: "programs.csv".to_owned(), bytes: b"Program,Phone\nLunch,305-555-0100\n".to_vec() },
        InputFile { name: "export.zip".to_owned(), bytes: b"PK".to_vec() },
    ];
    let imported = import(&files, &Options::default()).unwrap();
    let told = imported.problems.iter().find(|problem| problem.file == "export.zip").expect("told");
    assert!(told.suggestion.as_deref().is_some_and(|hint| hint.contains("the zip is read")), "{told:?}");
}

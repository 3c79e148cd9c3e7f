//! Phones that hang on a contact are a program's like any other, with whose they are; where privacy takes the only one,
//! that is an error.

use signpost_hours::date::date;
use signpost_hsds::{Imported, InputFile, Kind, Options, Severity, import};

fn imported(contact: &str, phone: &str) -> Imported {
    let files = [
        ("services.csv", "id,name\n1,Coats\n".to_owned()),
        ("contacts.csv", format!("id,service_id,name,title,x_ask_for\n{contact}\n")),
        ("phones.csv", format!("id,contact_id,service_id,number,extension,description,department\n{phone}\n")),
    ];
    let file = |(name, text): (&str, String)| InputFile { name: name.to_owned(), bytes: text.into() };
    let options = Options { today: date(2026, 11, 21), country: "US".to_owned(), ..Options::default() };
    import(&files.map(file), &options).unwrap()
}

/// Number, extension and description of the program's phones.
fn phones(imported: &Imported) -> Vec<[String; 3]> {
    let directory = &imported.directory;
    let all = directory.view_of(&directory.programs[0]).phones().into_iter().cloned();
    all.map(|phone| [Some(phone.number), phone.extension, phone.description].map(Option::unwrap_or_default)).collect()
}

#[test]
fn a_contacts_phone_is_shown_with_whose_it_is() {
    for (contact, phone, expected) in [
        ("1,1,,,", "1,1,,305-555-0100,,,", ["305-555-0100", "", ""]),
        ("1,1,,Rides Office,", "1,1,,305-555-0100,12,,", ["305-555-0100", "12", "Rides Office"]),
        ("1,1,Mary Cole,,Mary", "1,1,,305-555-0100 x7,,,", ["305-555-0100", "7", "Mary"]),
        ("1,1,,,Mary", "1,1,,305-555-0100,5.0,after noon,Intake", ["305-555-0100", "5", "Intake · after noon"]),
        // A private contact takes only what is its own.
        ("1,1,Mary Cole,,", "1,1,1,305-555-0100,,,", ["305-555-0100", "", ""]),
    ] {
        let imported = imported(contact, phone);
        assert_eq!(phones(&imported), [expected.map(str::to_owned)], "{contact} {phone}");
        assert!(!imported.problems.iter().any(|problem| problem.kind == Kind::OnlyPhonePrivate), "{contact}");
    }
}

#[test]
fn the_only_phone_of_a_private_contact_is_an_error() {
    for contact in ["1,1,Mary Cole,,", "1,1,Mary Cole,Office,"] {
        let imported = imported(contact, "1,1,,305-555-0100,,,");
        assert_eq!(phones(&imported), Vec::<[String; 3]>::new());
        let lost: Vec<_> = imported.problems.iter().filter(|problem| problem.kind == Kind::OnlyPhonePrivate).collect();
        assert_eq!(lost.len(), 1, "{contact}");
        assert_eq!((lost[0].severity, lost[0].times), (Severity::Error, 1));
        assert!(imported.problems.iter().all(|problem| !problem.to_string().contains("555-0100")), "{contact}");
    }
}

#[test]
fn a_cell_of_words_is_shown_as_words_and_one_of_several_numbers_as_several() {
    for (cell, numbers, kind) in [
        ("ask at the desk", vec!["ask at the desk"], Kind::UnreadablePhone),
        ("5.90555E+09", vec!["5.90555E+09"], Kind::UnreadablePhone),
        ("305-555-0100 or 305-555-0101", vec!["305-555-0100", "305-555-0101"], Kind::PhoneWords),
        ("305-555-0148 / 0149", vec!["305-555-0148", "305-555-0149"], Kind::PhoneWords),
        ("main: 305-555-0100", vec!["305-555-0100"], Kind::PhoneWords),
    ] {
        let imported = imported("9,1,,,", &format!("1,,1,{cell},,,"));
        let found: Vec<String> = phones(&imported).into_iter().map(|[number, ..]| number).collect();
        assert_eq!(found, numbers, "{cell}");
        assert!(imported.problems.iter().any(|problem| problem.kind == kind), "{cell}");
    }
}

#[test]
fn a_number_that_the_country_does_not_have_is_shown_and_not_dialled() {
    let dialled = |cell: &str, kind: &str| {
        let files = [
            ("services.csv", "id,name\n1,Coats\n".to_owned()),
            ("phones.csv", format!("id,service_id,number,type\n1,1,{cell},{kind}\n")),
        ];
        let file = |(name, text): (&str, String)| InputFile { name: name.to_owned(), bytes: text.into() };
        let options = Options { country: "US".to_owned(), ..Options::default() };
        let imported = import(&files.map(file), &options).unwrap();
        let told = imported.problems.iter().any(|problem| problem.kind == Kind::UnreadablePhone);
        let phone = imported.directory.programs[0].phones[0].clone();
        assert_eq!(phone.number, cell, "as it was written");
        assert_eq!(phone.dial().is_none(), told, "{cell}");
        phone.dial()
    };
    for cell in ["305-555-010", "33142", "33142-1234", "2026-11-29", "123-456-7890", "000-000-0000", "+305-555-0100"] {
        assert_eq!(dialled(cell, "voice"), None, "{cell}");
    }
    assert_eq!(dialled("741741", ""), None);
    for (cell, kind, dial) in [
        ("305-555-0100", "voice", "3055550100"),
        ("555-0100", "", "5550100"),
        ("741741", "text", "741741"),
        ("+44 20 7946 0018", "", "+442079460018"),
    ] {
        assert_eq!(dialled(cell, kind).as_deref(), Some(dial), "{cell}");
    }
}

#[test]
fn of_a_cell_only_the_number_that_is_marked_is_withheld() {
    for (cell, left) in [
        ("305-555-0100 (private)", vec![]),
        ("305-555-0100 confidential", vec![]),
        ("main 305-555-0101 / unlisted 305-555-0100", vec!["305-555-0101"]),
        ("confidential hotline 305-555-0101", vec!["305-555-0101"]),
    ] {
        let imported = imported("9,1,,,", &format!("1,,1,{cell},,,"));
        let found: Vec<String> = phones(&imported).into_iter().map(|[number, ..]| number).collect();
        assert_eq!(found, left, "{cell}");
        let told = imported.problems.iter().any(|p| p.kind == Kind::Confidential && p.severity == Severity::Error);
        assert_eq!(told, !cell.contains("hotline"), "{cell}");
        let quoted = imported.problems.iter().any(|problem| problem.to_string().contains("555-0100"));
        assert!(!quoted && !format!("{:?}", imported.directory).contains("555-0100"), "{cell}");
    }
}

/// Number, kind and description of the phones of the program of a source with these tables.
fn phones_of(files: &[(&str, &str)]) -> (Vec<[String; 3]>, Imported) {
    let files: Vec<_> =
        files.iter().map(|(name, text)| InputFile { name: (*name).to_owned(), bytes: (*text).into() }).collect();
    let imported = import(&files, &Options { country: "US".to_owned(), ..Options::default() }).unwrap();
    let all = imported.directory.view_of(&imported.directory.programs[0]).phones();
    let parts = |phone: &signpost_directory::Phone| {
        [Some(phone.dial().unwrap_or_else(|| phone.number.clone())), phone.kind.clone(), phone.description.clone()]
    };
    (all.into_iter().map(|phone| parts(phone).map(Option::unwrap_or_default)).collect(), imported)
}

#[test]
fn a_phone_in_a_column_of_its_owners_table_is_the_owners() {
    let numbers =
        |files: &[(&str, &str)]| phones_of(files).0.into_iter().map(|[number, ..]| number).collect::<Vec<_>>();
    let service = ("services.csv", "id,organization_id,name\n1,o1,Coats\n");
    assert_eq!(numbers(&[("services.csv", "id,name,phone\n1,Coats,305-555-0100 x4\n")]), ["3055550100;ext=4"]);
    assert_eq!(
        numbers(&[("services.csv", "id,name,phone_number,phone_extension\n1,Coats,305-555-0100,4\n")]),
        ["3055550100;ext=4"]
    );
    assert_eq!(
        numbers(&[("services.csv", "id,name,phone_number,phone_ext\n1,Coats,305-555-0100,4.0\n")]),
        ["3055550100;ext=4"],
        "a spreadsheet's fraction is no digit of it"
    );
    assert_eq!(
        numbers(&[service, ("organizations.csv", "id,name,telephone\no1,House,305-555-0100\n")]),
        ["3055550100"]
    );
    assert_eq!(
        numbers(&[
            service,
            ("locations.csv", "id,name,phones\nl1,Hall,\"main: 305-555-0100, tollfree: 800-555-0101\"\n"),
            ("services_at_location.csv", "id,service_id,location_id\n1,1,l1\n"),
        ]),
        ["3055550100", "8005550101"]
    );
    let contact = |row: &str| {
        let table = format!("id,service_id,name,x_ask_for,phone_number\n{row}\n");
        numbers(&[service, ("contacts.csv", table.as_str())])
    };
    assert_eq!(contact("c1,1,,Mary,305-555-0100"), ["3055550100"]);
    assert_eq!(contact("c1,1,Mary Cole,,305-555-0100"), [""; 0], "a private contact keeps its phone");
    let private = ("contacts.csv", "id,service_id,name,phone\nc1,1,Mary Cole,305-555-0100\n");
    let (_, imported) = phones_of(&[service, private]);
    assert!(imported.problems.iter().any(|problem| problem.kind == Kind::OnlyPhonePrivate));
}

#[test]
fn a_phone_column_says_its_kind_and_repeats_nothing() {
    let (phones, imported) = phones_of(&[
        ("services.csv", "id,name,phone,fax,tty,hotline\n1,Coats,(305) 555-0100,305-555-0101,711,1-800-555-0102\n"),
        ("phones.csv", "id,service_id,number,description\n1,1,305-555-0100,Front desk\n"),
    ]);
    let text = |a: &str, b: &str, c: &str| [a.to_owned(), b.to_owned(), c.to_owned()];
    assert_eq!(imported.directory.programs[0].phones.len(), 4, "the number of both tables once");
    assert_eq!(
        phones,
        [
            text("3055550100", "", "Front desk"),
            text("18005550102", "hotline", ""),
            text("711", "tty", ""),
            text("3055550101", "fax", ""),
        ]
    );
    assert!(!imported.problems.iter().any(|problem| problem.kind == Kind::UnknownColumn));
}

#[test]
fn a_number_is_another_phone_with_another_extension_or_as_a_fax() {
    let numbers = |columns: &str, cells: &str, phones: &str| {
        let (phones, _) = phones_of(&[
            ("services.csv", &format!("id,name,{columns}\n1,Coats,{cells}\n")),
            ("phones.csv", &format!("id,service_id,number,extension,type\n{phones}\n")),
        ]);
        phones.into_iter().map(|[number, kind, _]| format!("{number} {kind}").trim_end().to_owned()).collect::<Vec<_>>()
    };
    let table = |number: &str, extension: &str, kind: &str| format!("1,1,{number},{extension},{kind}");
    let desks = numbers("phone", "305-555-0100 x12 or 305-555-0100 x14", "");
    assert_eq!(desks, ["3055550100;ext=12", "3055550100;ext=14"]);
    let desks = numbers("phone", "305-555-0100 x14", &table("305-555-0100", "", ""));
    assert_eq!(desks, ["3055550100", "3055550100;ext=14"]);
    assert_eq!(numbers("phone", "305-555-0100", &table("+1 305 555 0100", "5", "")), ["+13055550100;ext=5"]);
    // The one way to speak to somebody is not lost to a fax of the same number.
    assert_eq!(numbers("phone", "305-555-0100", &table("305-555-0100", "", "fax")), ["3055550100 fax", "3055550100"]);
    assert_eq!(numbers("phone,fax", "305-555-0100,305-555-0100", ""), ["3055550100", "3055550100 fax"]);
    assert_eq!(numbers("phone,sms", "305-555-0100,305-555-0100", ""), ["3055550100", "3055550100 text"]);
    assert_eq!(numbers("phone,hotline", "305-555-0100,305-555-0100", ""), ["3055550100"]);
}

#[test]
fn words_of_both_tables_stand_once() {
    let (phones, imported) = phones_of(&[
        ("services.csv", "id,name,phone,hotline\n1,Coats,ask at the desk,ring the bell\n"),
        ("phones.csv", "id,service_id,number\n1,1,ask at the desk\n"),
    ]);
    assert_eq!(imported.directory.programs[0].phones.len(), 2);
    assert_eq!(phones[0][0], "ask at the desk");
}

#[test]
fn what_a_phone_column_holds_besides_is_told() {
    let (phones, imported) = phones_of(&[(
        "services.csv",
        "id,name,phone,mobile,hotline\n1,Coats,ask at the desk,305-555-0101,confidential\n",
    )]);
    assert_eq!(phones.len(), 1);
    assert_eq!(phones[0][0], "ask at the desk");
    let kinds: Vec<_> = imported.problems.iter().map(|problem| (problem.kind, problem.column.as_deref())).collect();
    for expected in [
        (Kind::UnreadablePhone, Some("phone")),
        (Kind::UnknownColumn, Some("mobile")),
        (Kind::Confidential, Some("hotline")),
    ] {
        assert!(kinds.contains(&expected), "{expected:?} in {kinds:?}");
    }
}

#[test]
fn an_area_code_in_a_column_of_its_own_belongs_to_the_number() {
    for (number, area_code, dialled) in [
        ("555-0100", "305", "3055550100"),
        ("5550100", "305", "3055550100"),
        ("305-555-0100", "305", "3055550100"),
        ("555-0100", "", "5550100"),
        ("555-0100", "305.0", "3055550100"),
        ("555-0100", "305?", "5550100"),
        ("555-0100", "3O5", "5550100"),
        ("0100", "305", "0100"),
    ] {
        let table = format!("id,service_id,area_code,number\n1,1,{area_code},{number}\n");
        let (phones, imported) = phones_of(&[("services.csv", "id,name\n1,Coats\n"), ("phones.csv", &table)]);
        assert_eq!(phones[0][0], dialled, "{number} {area_code}");
        let told = imported.problems.iter().any(|problem| problem.kind == Kind::UnreadablePhone);
        assert_eq!(told, number == "0100", "{number}");
    }
}

#[test]
fn an_extension_beside_several_numbers_is_a_remark_of_each() {
    let told = |cell: &str| {
        let imported = imported("9,1,,,", &format!("1,,1,{cell},12,,"));
        let told = imported.problems.iter().any(|problem| problem.column.as_deref() == Some("extension"));
        (phones(&imported), told)
    };
    let phone = |parts: [&str; 3]| parts.map(str::to_owned);
    assert_eq!(told("305-555-0100"), (vec![phone(["305-555-0100", "12", ""])], false));
    let both = vec![phone(["305-555-0100", "", "ext. 12"]), phone(["305-555-0101", "", "ext. 12"])];
    assert_eq!(told("305-555-0100 / 0101"), (both, true));
    let imported = imported("9,1,,,", "1,,1,305-555-0100 / 0101,,,");
    assert!(!imported.problems.iter().any(|problem| problem.column.as_deref() == Some("extension")), "there is none");
}

#[test]
fn a_phone_whose_contact_is_missing_is_kept_where_another_link_holds() {
    for (phone, numbers) in [
        ("1,c9,1,305-555-0100,,,", vec!["305-555-0100"]),
        ("1,c9,,305-555-0100,,,", vec![]),
        ("1,,1,988,,,", vec!["988"]),
    ] {
        let imported = imported("9,1,,,", phone);
        let found: Vec<String> = phones(&imported).into_iter().map(|[number, ..]| number).collect();
        assert_eq!(found, numbers, "{phone}");
        let broken = imported.problems.iter().filter(|problem| problem.kind == Kind::BrokenLink).count();
        assert_eq!(broken, usize::from(phone.contains("c9")), "told once: {phone}");
        assert!(!imported.problems.iter().any(|problem| problem.kind == Kind::OnlyPhonePrivate), "{phone}");
    }
}

#[test]
fn what_a_cell_of_words_was_read_as_is_said() {
    let imported = imported("9,1,,,", "1,,1,\"main: 305-555-0100, fax 305-555-0101 x2\",,,");
    let told = imported.problems.iter().find(|problem| problem.kind == Kind::PhoneWords).expect("words");
    assert!(told.to_string().contains("read as 3055550100 (main) and 3055550101;ext=2 (fax)"), "{told}");
}

#[test]
fn a_row_of_another_table_with_the_id_of_a_private_contact_is_no_loss() {
    let (phones, imported) = phones_of(&[
        ("services.csv", "id,name,phone\n1,Coats,988\nc1,,305-555-0101\n"),
        ("contacts.csv", "id,service_id,name\nc1,1,Mary Cole\n"),
    ]);
    assert_eq!(phones, [["988".to_owned(), String::new(), String::new()]]);
    assert!(!imported.problems.iter().any(|problem| problem.kind == Kind::OnlyPhonePrivate));
}

#[test]
fn letters_that_are_longer_in_lower_case_stop_nothing() {
    // Two letters that grow by a byte, and one that loses two.
    for words in ["İİ\u{212a} or 305-555-0102", "é İİ\u{212a} or é", "İİ\u{212a}x 4", "\u{212a}İİ ext 4"] {
        for text in [format!("305-555-0101 {words} 305-555-0103"), format!("305-555-0101 {words}")] {
            let files = [
                InputFile { name: "services.csv".to_owned(), bytes: b"id,name\n1,Lunch\n".to_vec() },
                InputFile { name: "phones.csv".to_owned(), bytes: format!("service_id,number\n1,\"{text}\"\n").into() },
            ];
            import(&files, &Options::default()).unwrap();
        }
    }
}

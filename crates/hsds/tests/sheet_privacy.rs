//! What a sheet says of itself that is not for the public is neither published nor quoted, and each is told.

use signpost_hours::date::date;
use signpost_hsds::{Field, Imported, InputFile, Kind, Mapping, Options, Reason, Severity, import};

#[track_caller]
fn mapped(text: &str, columns: &[(&str, Field)]) -> Imported {
    let files = [InputFile { name: "sheet.csv".to_owned(), bytes: text.as_bytes().to_vec() }];
    let columns = columns.iter().map(|(header, field)| ((*header).to_owned(), *field)).collect();
    let sheet = Mapping { preset: None, columns };
    let options = Options { today: date(2026, 11, 21), country: "US".to_owned(), sheet, ..Options::default() };
    import(&files, &options).unwrap()
}

fn imported(text: &str) -> Imported {
    mapped(text, &[])
}

/// All that readers get of phones and places, and of texts.
fn published(imported: &Imported) -> String {
    let directory = &imported.directory;
    let places: Vec<_> = directory.locations.iter().map(|place| (&place.name, &place.address, &place.phones)).collect();
    let programs: Vec<_> = directory
        .programs
        .iter()
        .map(|p| (&p.name, &p.description, &p.phones, &p.email, &p.contacts, &p.alternate_name, &p.sites))
        .collect();
    format!("{places:?} {programs:?} {:?}", directory.organizations)
}

fn names(imported: &Imported) -> Vec<&str> {
    imported.directory.programs.iter().map(|program| program.name.as_str()).collect()
}

#[test]
fn a_column_whose_name_forbids_it_is_left_out_with_an_error() {
    for header in [
        "Phone (do not publish)",
        "Phone (private)",
        "Phone - not for public",
        "Internal phone",
        "Director's home phone",
        "Maria's phone",
        "Maria's cell",
        "Old phone",
        "Former phone number",
        "Emergency contact",
        "Emergency phone",
        "Cell phone",
        "Teléfono (no publicar)",
        "Teléfono privado",
        "Teléfono de casa",
        "Celular de Ana",
        "Teléfono anterior",
        "Teléfono de emergencia",
    ] {
        let text = format!("Program,Phone,{header}\nA,305-555-0100,305-555-0199\nB,305-555-0101,305-555-0198\n");
        let read = imported(&text);
        assert!(!published(&read).contains("019"), "{header}: {}", published(&read));
        let told = read.problems.iter().find(|p| p.kind == Kind::PrivateColumn).expect(header);
        assert_eq!((told.severity, told.column.as_deref()), (Severity::Error, Some(header)));
        assert!(told.to_string().contains("[sheet.columns]"), "{told}");
        // The publisher's word counts.
        let read = mapped(&text, &[(header, Field::Phone)]);
        assert!(published(&read).contains("0199"), "{header}");
    }
    let read =
        imported("Program,Address (confidential),Phone (do not publish)\nA,\"1 Oak St, Springfield\",305-555-0100\n");
    assert!(!published(&read).contains("Oak") && !published(&read).contains("0100"));
    assert_eq!(read.problems.iter().filter(|p| p.kind == Kind::PrivateColumn).count(), 2, "{:?}", read.problems);
}

#[test]
fn common_columns_are_not_taken_for_private() {
    for (header, field) in [
        ("Women's shelter phone", Field::Phone),
        ("Home page", Field::LeaveOut),
        ("Phone (main)", Field::Phone),
        ("Emergency services", Field::Description),
        ("Public transportation", Field::Transportation),
    ] {
        let read = imported(&format!("Name,Hours,{header}\nA,Mon 9-5,305-555-0100\n"));
        let column = &read.sheets[0].columns[2];
        assert!(column.field == field && column.reason != Reason::Forbidden, "{header}: {column:?}");
    }
}

#[test]
fn what_only_values_tell_is_proposed_and_not_published() {
    let text = "Name,Hours,A,B,C\nLunch,Mon 9-5,305-555-0199,x@example.org,12 Oak Ave\n\
                Dinner,Mon 9-5,305-555-0198,y@example.org,14 Oak Ave\n";
    let read = imported(text);
    let fields = [("A", Field::Phone), ("B", Field::Email), ("C", Field::Address)];
    for (column, (_, field)) in read.sheets[0].columns[2..].iter().zip(fields) {
        assert_eq!((column.field, column.reason), (field, Reason::Proposed));
    }
    let kept = published(&read);
    assert!(!kept.contains("019") && !kept.contains('@') && !kept.contains("Oak"), "{kept}");
    let told: Vec<String> =
        read.problems.iter().filter(|p| p.kind == Kind::PrivateColumn).map(ToString::to_string).collect();
    assert_eq!(told.len(), 3);
    for (told, (header, _), (words, id)) in told
        .iter()
        .zip(fields)
        .zip([("look like phone", "phone"), ("look like email", "email"), ("look like address", "address")])
        .map(|((told, field), words)| (told, field, words))
    {
        assert!(told.contains(words) && told.contains(&format!("\"{header}\" = \"{id}\"")), "{told}");
    }
    let kept = published(&mapped(text, &fields));
    assert!(kept.contains("0199") && kept.contains('@') && kept.contains("Oak"), "{kept}");
}

#[test]
fn a_column_that_says_no_withholds_what_it_names() {
    for (header, no, yes) in [
        ("Publish phone?", "No", "Yes"),
        ("Phone public?", "no", "x"),
        ("Is the phone private?", "yes", "no"),
        ("Hide phone", "TRUE", "FALSE"),
        ("Phone (ok to publish)", "No - ask first", "Yes"),
        ("¿Publicar teléfono?", "no", "sí"),
    ] {
        let text = format!("Program,Phone,{header}\nA,305-555-0199,{no}\nB,305-555-0101,{yes}\n");
        for columns in [vec![], vec![(header, Field::LeaveOut)]] {
            let read = mapped(&text, &columns);
            let kept = published(&read);
            assert!(!kept.contains("0199") && kept.contains("0101"), "{header}: {kept}");
            assert!(read.problems.iter().any(|p| p.kind == Kind::RowNotPublic), "{header}");
        }
    }
    for (header, no, yes) in
        [("Publish address?", "No", "Yes"), ("Address public", "No", "Yes"), ("Hide location", "yes", "no")]
    {
        let text = format!(
            "Program,Phone,Address,{header}\nA,305-555-0100,1 Elm St,{no}\nB,305-555-0101,9 Oak St,{yes}\nC,305-555-0102,1 Elm Street,\n"
        );
        for columns in [vec![], vec![(header, Field::LeaveOut)], vec![(header, Field::Confidential)]] {
            let read = mapped(&text, &columns);
            let kept = published(&read);
            assert!(!kept.contains("Elm") && kept.contains("Oak"), "{header} {columns:?}: {kept}");
            assert!(read.problems.iter().all(|p| p.kind != Kind::PrivateColumn), "{header} does what it is for");
        }
    }
}

#[test]
fn no_text_repeats_a_phone_that_its_row_withholds() {
    let read = imported(
        "Program,Phone,Publish phone?,Description\nA,305-555-0199,No,Food for all. Or call 305-555-0199.\nB,305-555-0101,Yes,Food\n",
    );
    let kept = published(&read);
    assert!(!kept.contains("0199") && kept.contains("Food for all"), "{kept}");
}

#[test]
fn the_private_phones_of_icarol_are_withheld() {
    let read = imported(
        "ResourceAgencyNum,PublicName,Phone1Number,Phone1IsPrivate,Phone2Number,Phone2IsPrivate,PhysicalAddress1,PhysicalCity,PhysicalAddressIsPrivate\n\
         1,Safe house,305-555-0199,Yes,305-555-0101,No,1 Oak St,Springfield,Yes\n",
    );
    let kept = published(&read);
    assert!(!kept.contains("0199") && kept.contains("0101") && !kept.contains("Oak"), "{kept}");
    assert!(read.problems.iter().any(|p| p.kind == Kind::RowNotPublic && p.column.as_deref() == Some("Phone1Number")));
}

#[test]
fn a_row_that_says_so_is_left_out_and_told() {
    for (header, no, yes) in [
        ("Do not publish", "yes", "no"),
        ("Do not publish", "court order", ""),
        ("Publish", "no", "yes"),
        ("Public?", "No", "Yes"),
        ("Publish on website?", "N", "Y"),
        ("No publicar", "sí", "no"),
        ("Private", "x", "no"),
    ] {
        let read =
            imported(&format!("Program,Phone,{header}\nA,305-555-0100,{no}\nB,305-555-0101,{yes}\nC,305-555-0102,\n"));
        assert_eq!(names(&read), ["B", "C"], "{header}");
        assert!(read.problems.iter().any(|p| p.kind == Kind::RowNotPublic && p.row == Some(2)), "{header}");
    }
}

#[test]
fn what_has_ended_is_not_published() {
    for (header, ended) in [
        ("Status", "Closed"),
        ("Status", "closed permanently"),
        ("Status", "Moved"),
        ("Status", "inactive"),
        ("Status", "no"),
        ("Estatus", "Cerrado"),
        ("Active", "No"),
        ("Active?", "Closed 2024"),
        ("Activo", "no"),
        ("Still active?", "N"),
    ] {
        let read =
            imported(&format!("Pantry,Phone,{header}\nA,305-555-0100,{ended}\nB,305-555-0101,Yes\nC,305-555-0102,\n"));
        assert_eq!(names(&read), ["B", "C"], "{header} {ended}");
        assert!(read.problems.iter().any(|p| p.kind == Kind::NotActive && p.row == Some(2)), "{header} {ended}");
    }
    let read = imported(
        "Pantry,Phone,Status\nA,305-555-0100,pending\nB,305-555-0101,Open\nC,305-555-0102,Temporarily closed\n",
    );
    assert_eq!(names(&read), ["B", "C"]);
    let told = read.problems.iter().find(|p| p.kind == Kind::UnknownStatus).unwrap();
    assert_eq!((told.severity, told.row), (Severity::Error, Some(2)));
    // A second column of the kind counts, too.
    let read = imported("Pantry,Phone,Status,Active\nA,305-555-0100,Open,No\nB,305-555-0101,Open,Yes\n");
    assert_eq!(names(&read), ["B"]);
}

#[test]
fn a_column_that_decides_is_not_told_as_one_that_was_left_out() {
    for header in ["Publish phone?", "Do not publish", "Publish address?"] {
        let read =
            imported(&format!("Program,Phone,Address,{header}\nA,305-555-0100,1 Elm St,no\nB,988,2 Elm St,yes\n"));
        let column = &read.sheets[0].columns[3];
        assert_eq!((column.field, column.reason), (Field::LeaveOut, Reason::Decides), "{header}");
        let told = read.problems.iter().filter(|p| matches!(p.kind, Kind::PrivateColumn | Kind::UnknownColumn)).count();
        assert_eq!(told, 0, "{header}: {:?}", read.problems);
    }
    let read = imported("Program,Phone,Address,Confidential\nA,305-555-0100,1 Elm St,no\nB,988,2 Elm St,yes\n");
    assert_eq!(read.sheets[0].columns[3].field, Field::Confidential, "a field of its own");
}

#[test]
fn a_secret_hides_the_place_and_not_its_program() {
    for columns in [vec![], vec![("Confidential", Field::LeaveOut)]] {
        let text = "Program,Phone,Address,Confidential\nA,305-555-0100,1 Elm St,yes\nB,305-555-0101,9 Oak St,no\n";
        let read = mapped(text, &columns);
        let kept = published(&read);
        assert_eq!(names(&read), ["A", "B"], "{columns:?}");
        assert!(!kept.contains("Elm") && kept.contains("Oak"), "{columns:?}: {kept}");
    }
}

#[test]
fn of_two_columns_about_a_place_the_one_that_hides_it_holds() {
    let shown = |secret: &str, publish: &str, description: &str| {
        let read = imported(&format!(
            "Program,Phone,Address,Confidential,Publish address?,Description\n\
             A,305-555-0100,1 Elm St,{secret},{publish},{description}\nB,305-555-0101,9 Oak St,no,Yes,\n"
        ));
        published(&read).contains("Elm")
    };
    assert!(shown("no", "Yes", ""));
    assert!(!shown("no", "No", ""));
    assert!(!shown("yes", "Yes", ""));
    assert!(!shown("yes", "No", ""));
    // A secret in words of its own, beside the usual answer.
    let read = imported(
        "Program,Phone,Address,Confidential,Publish address?\nA,305-555-0100,1 Elm St,shelter for families,Yes\n\
         B,305-555-0101,9 Oak St,,Yes\nC,305-555-0102,7 Fir St,ask the house,No\n",
    );
    let kept = published(&read);
    assert!(!kept.contains("Elm") && !kept.contains("Fir") && kept.contains("Oak"), "{kept}");
}

#[test]
fn a_yes_to_publish_an_address_settles_what_a_text_says() {
    for (publish, expected) in [("Yes", true), ("", false), ("No", false)] {
        let read = imported(&format!(
            "Program,Phone,Address,Publish address?,Description\nA,305-555-0100,1 Elm St,{publish},Our address is confidential.\n\
             B,305-555-0101,9 Oak St,Yes,\n"
        ));
        assert_eq!(published(&read).contains("Elm"), expected, "{publish}");
    }
}

#[test]
fn a_column_is_meant_by_its_name_or_by_what_it_holds() {
    for (header, of_phone, of_fax) in [
        ("Publish telephone?", false, true),
        ("Publish phone?", false, true),
        ("Publish fax?", true, false),
        ("Publish main line?", true, true),
    ] {
        let read = imported(&format!(
            "Program,Phone,Fax,{header}\nA,305-555-0199,305-555-0188,No\nB,305-555-0101,305-555-0102,Yes\n"
        ));
        let kept = published(&read);
        assert_eq!((kept.contains("0199"), kept.contains("0188")), (of_phone, of_fax), "{header}: {kept}");
        assert!(kept.contains("0101") && kept.contains("0102"), "{header}");
    }
}

#[test]
fn a_column_of_a_name_of_its_own_is_withheld_as_what_its_publisher_calls_it() {
    let text = "Program,Phone,Rainbow,Publish rainbow?\nA,988,305-555-0199,No\nB,988,305-555-0101,Yes\n";
    let kept = published(&mapped(text, &[("Rainbow", Field::Phone)]));
    assert!(!kept.contains("0199") && kept.contains("0101"), "{kept}");
    // Where that column is left out, the words mean the place as they do by themselves.
    let text = "Program,Phone,Address,Where,Publish address?\nA,988,see map,1 Elm St,No\nB,988,see map,9 Oak St,Yes\n";
    let kept = published(&mapped(text, &[("Address", Field::LeaveOut)]));
    assert!(!kept.contains("Elm") && kept.contains("Oak"), "{kept}");
}

#[test]
fn a_column_decides_only_if_most_of_its_cells_are_yes_or_no() {
    let left = |cells: [&str; 4]| {
        let rows: String =
            cells.iter().zip(["A", "B", "C", "D"]).map(|(cell, name)| format!("{name},988,{cell}\n")).collect();
        names(&imported(&format!("Program,Phone,Public\n{rows}"))).len()
    };
    assert_eq!(left(["No", "Yes", "Yes", "see notes"]), 2);
    assert_eq!(left(["No", "Yes", "see notes", "by bus"]), 4, "half of them is not most");
}

#[test]
fn a_status_is_what_its_publisher_calls_one() {
    let text = "Pantry,Phone,Condition\nA,305-555-0100,closed\nB,305-555-0101,open\nC,305-555-0102,temporarily closed until May\n";
    let read = mapped(text, &[("Condition", Field::Status)]);
    assert_eq!(names(&read), ["B", "C"]);
    let status: Vec<_> = read.directory.programs.iter().map(|program| program.status).collect();
    assert_eq!(status, [signpost_directory::Status::Active, signpost_directory::Status::TemporarilyClosed]);
    // Left out by its publisher, it stops what has ended, and asks for no other word.
    let text = "Pantry,Phone,Status\nA,305-555-0100,Closed\nB,305-555-0101,pending\n";
    let read = mapped(text, &[("Status", Field::LeaveOut)]);
    assert_eq!(names(&read), ["B"]);
    assert!(!read.problems.iter().any(|problem| problem.kind == Kind::UnknownStatus));
}

//! Headings, totals and remarks among the rows of a sheet become no programs, and each is told; what may lead somebody
//! somewhere is never left out.

use signpost_hours::date::date;
use signpost_hsds::{Imported, InputFile, Kind, Options, Severity, import};

const HEADER: &str = "Program,Agency,What you get,Phone,Address,Category";

/// The rows below two programs with all that they need.
fn imported(rows: &str) -> Imported {
    let text = format!(
        "{HEADER}\nMaple Pantry,Church,Groceries.,305-555-0101,\"1 Elm St, Miami, FL 33142\",Food\n\
         Oak House,City,Help with rent.,305-555-0102,\"2 Elm St, Miami, FL 33142\",Housing\n{rows}\n"
    );
    let files = [InputFile { name: "sheet.csv".to_owned(), bytes: text.into_bytes() }];
    let options = Options { today: date(2026, 11, 21), country: "US".to_owned(), ..Options::default() };
    import(&files, &options).unwrap()
}

#[track_caller]
fn left_out(row: &str, kind: Kind, found: &str) {
    let imported = imported(row);
    assert_eq!(
        imported.directory.programs.len(),
        2,
        "{row}: {:?}",
        imported.directory.programs.last().map(|p| &p.name)
    );
    let told: Vec<_> = imported.problems.iter().filter(|problem| problem.row == Some(4)).collect();
    assert!(told.len() == 1 && told[0].kind == kind && told[0].found == found, "{row}: {told:?}");
}

#[test]
fn headings_totals_and_remarks_become_no_programs_and_each_is_told_by_row_and_value() {
    for (row, found) in [
        ("FOOD PANTRIES,,,,,", "“FOOD PANTRIES”"),
        ("Food pantries:,,,,,", "“Food pantries:”"),
        ("*** New ***,,,,,", "“*** New ***”"),
        (",LEGAL AID,,,,", "“LEGAL AID”"),
        ("Total,,,,,2", "“Total”"),
        ("Subtotal: 14,,,,,", "“Subtotal: 14”"),
        ("Grand total,3,,,,", "“Grand total”"),
        ("Total programs,,,14,,", "“Total programs”"),
        ("Pantries total: 14,,,,,", "“Pantries total: 14”"),
        ("14,,,,,", "“14”"),
        (",,,,,14", "“14”"),
        ("Updated 11/2026 by the office,,,,,", "“Updated 11/2026 by the office”"),
        (",,,,,see page 2", "“see page 2”"),
    ] {
        left_out(row, Kind::NoProgram, found);
    }
    assert_eq!(Kind::NoProgram.severity(), Severity::Warning);
}

#[test]
fn a_name_alone_may_be_a_program_so_leaving_it_out_is_an_error() {
    left_out("Elm Street Pantry,,,,,", Kind::OnlyName, "“Elm Street Pantry”");
    left_out("Total Wellness Center,,,,,", Kind::OnlyName, "“Total Wellness Center”");
    assert_eq!(Kind::OnlyName.severity(), Severity::Error);
}

#[test]
fn a_row_that_leads_somewhere_is_a_program_whatever_it_is_called() {
    for row in [
        "FOOD PANTRIES,,,305-555-0103,,",
        "Total,,,211,,",
        "Subtotal,,Canned food.,,,",
        "TOTAL,,,,\"3 Elm St, Miami, FL 33142\",",
        "Total Wellness Center,3,,305-555-0103,,",
        "Food pantries:,,Groceries.,,,",
        "14,,,305-555-0103,,",
        ",Ash House,,305-555-0103,,",
        "#MeToo line,,,305-555-0103,,",
        "County Clinic,County,,,,",
        "County Clinic,,,,,Health",
    ] {
        assert_eq!(imported(row).directory.programs.len(), 3, "{row}");
    }
}

#[test]
fn capitals_say_nothing_where_all_programs_have_them() {
    let text = format!("{HEADER}\nMAPLE PANTRY,,,305-555-0101,,\nOAK HOUSE,,,305-555-0102,,\nELM PANTRY,,,,,\n");
    let files = [InputFile { name: "sheet.csv".to_owned(), bytes: text.into_bytes() }];
    let imported = import(&files, &Options::default()).unwrap();
    assert!(imported.problems.iter().any(|problem| problem.kind == Kind::OnlyName), "{:?}", imported.problems);
}

#[test]
fn what_stands_alone_in_a_column_that_is_not_public_is_never_told() {
    let text = "Program,Phone,Internal notes,Private remark\nMaple Pantry,305-555-0101,,\n,,,ring Maria at home\n";
    let files = [InputFile { name: "sheet.csv".to_owned(), bytes: text.into() }];
    let imported = import(&files, &Options::default()).unwrap();
    assert_eq!(imported.directory.programs.len(), 1);
    assert!(!format!("{:?}", imported.problems).contains("Maria"), "{:?}", imported.problems);
}

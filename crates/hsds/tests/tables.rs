//! Tables as exports leave them: joined, with a title, in another order, with the spreadsheet's own words.

use signpost_hsds::{Imported, InputFile, Kind, Options, import};

fn imported(text: &str) -> Imported {
    let file = InputFile { name: "services.csv".to_owned(), bytes: text.into() };
    import(&[file], &Options::default()).unwrap()
}

/// Id, name and description of the programs.
fn programs(imported: &Imported) -> Vec<[&str; 3]> {
    let all = imported.directory.programs.iter();
    all.map(|program| {
        [program.source_id.as_str(), program.name.as_str(), program.description.as_deref().unwrap_or_default()]
    })
    .collect()
}

fn told(imported: &Imported, kind: Kind) -> usize {
    imported.problems.iter().filter(|problem| problem.kind == kind).count()
}

#[test]
fn the_header_of_a_joined_export_is_no_program_and_orders_what_follows() {
    let two = [["1", "Coats", "Warm"], ["2", "Rides", "By car"]];
    for second in [
        "id,name,description\n2,Rides,By car\n",
        "ID,Name,Description\n2,Rides,By car\n",
        "name,id,description\nRides,2,By car\n",
        "description,id,name\nBy car,2,Rides\n",
        "id,name,mood,description\n2,Rides,glad,By car\n",
        "id,description,name,,\n2,By car,Rides,,\n",
    ] {
        let imported = imported(&format!("id,name,description\n1,Coats,Warm\n{second}"));
        assert_eq!(programs(&imported), two, "{second}");
        assert_eq!(told(&imported, Kind::RepeatedRow), 1, "{second}");
        assert_eq!(told(&imported, Kind::UnknownColumn), usize::from(second.contains("mood")), "{second}");
    }
}

#[test]
fn a_record_that_holds_a_columns_name_is_a_record() {
    for row in ["3,Name,Warm", "id,Coats,Warm", "3,description,Description of it"] {
        let imported = imported(&format!("id,name,description\n1,Coats,Warm\n{row}\n"));
        assert_eq!(programs(&imported).len(), 2, "{row}");
    }
}

#[test]
fn a_title_above_the_header_is_told_and_left_out() {
    for title in ["Export of November 1\n", "# made by a tool\n", "Export of November 1,,\n"] {
        for separator in [",", ";", "\t"] {
            let table = "id,name,description\n1,Coats,Warm\n".replace(',', separator);
            let title = title.replace(",,", &separator.repeat(2));
            let imported = imported(&format!("{title}{table}"));
            assert_eq!(programs(&imported), [["1", "Coats", "Warm"]], "{title} {separator}");
            assert_eq!(told(&imported, Kind::RaggedRow), 1, "{title} {separator}");
        }
    }
}

#[test]
fn what_a_spreadsheet_writes_for_a_failed_formula_is_nothing() {
    for word in ["#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A"] {
        let imported = imported(&format!("id,name,description\n1,Coats,{word}\n2,{word},Warm\n"));
        assert_eq!(programs(&imported), [["1", "Coats", ""]], "{word}");
        assert_eq!(told(&imported, Kind::MissingValue), 1, "{word}");
    }
}

#[test]
fn a_line_of_a_text_that_looks_like_a_row_swallows_nothing() {
    let text = "id,name,description,url,email\n7910,Mind,\"For children.\n\nFor Autism,ADD,ADHD and more,,Ann\n\nCall first.\",,\n7911,Rides,To the doctor,,\n";
    let imported = imported(text);
    assert_eq!(told(&imported, Kind::OpenQuotation), 0, "{:?}", imported.problems);
    let mind = programs(&imported)[0];
    assert_eq!(mind, ["7910", "Mind", "For children.\n\nFor Autism,ADD,ADHD and more,,Ann\n\nCall first."]);
    assert_eq!(programs(&imported).len(), 2);
}

#[test]
fn rows_that_two_marks_took_in_are_told() {
    // The first mark is not closed; the next one opens another cell, or stands at an end.
    for last in ["3,Rent,\"Help, with rent\"", "3,Rent,Help\""] {
        let text = format!("id,name,description\n1,Food,\"Groceries\n2,Rides,To the doctor\n{last}\n4,Coats,Warm\n");
        let imported = imported(&text);
        assert_eq!(told(&imported, Kind::OpenQuotation), 1, "{last}: {:?}", imported.problems);
    }
}

#[test]
fn a_record_with_the_words_of_a_header_is_no_header() {
    let text = "id,organization_id,name,description,status\n1,o1,Lunch,Hot,active\n1/id/name,id,name,description,active\n2,o1,Rides,Free,active\n";
    let imported = imported(text);
    assert_eq!(programs(&imported).len(), 3, "{:?}", imported.problems);
    assert_eq!(told(&imported, Kind::RepeatedRow), 0);
}

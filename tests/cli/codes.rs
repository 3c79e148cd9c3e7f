//! What readers keep is a program's code: it stays with the program whatever becomes of the rows of a sheet.

use crate::desk::{Desk, MORNING, NEXT_DAY};
use std::collections::BTreeMap;

const CONFIG: &str = "name = \"Maple County Help\"\ntime_zone = \"America/Chicago\"\ncountry = \"US\"\n";
const HEADER: &str = "Program,Organization,What you get,Phone,Address,County";
const ROWS: [&str; 6] = [
    "Food pantry,,Groceries,305-555-0101,\"1 Main St, Linnet, IL 62701\",Lark",
    "Food pantry,,Groceries,305-555-0102,\"2 Main St, Wren, IL 62702\",Lark",
    "Food pantry,,Groceries,,\"3 Main St, Tanager, IL 62703\",Lark",
    "Hot lunch,Grace Church,A hot lunch on weekdays,305-555-0103,\"4 Main St, Linnet, IL 62701\",Lark",
    "Rides,Grace Church,Rides to the doctor,305-555-0103,\"4 Main St, Linnet, IL 62701\",Lark",
    "Legal aid,,A lawyer for tenants,305-555-0105,\"5 Main St, Linnet, IL 62701\",Lark",
];

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("list/signpost.toml", CONFIG);
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    desk
}

fn publish(desk: &Desk, rows: &[&str], at: &str) -> crate::desk::Ran {
    desk.write("list/programs.csv", format!("{HEADER}\n{}\n", rows.join("\n")));
    desk.run(&format!("publish --from list/programs.csv --keys keys --out site --app app --at {at}"))
}

/// The codes by the street, and the text where there is none.
fn codes(desk: &Desk) -> BTreeMap<String, String> {
    let directory = desk.directory();
    let told = |program: &signpost_directory::Program| {
        let place = directory.locations[program.sites[0].location as usize].address.clone().unwrap();
        format!("{} {}", place.lines[0], program.description.clone().unwrap_or_default())
    };
    directory.programs.iter().map(|program| (told(program), program.code.to_string())).collect()
}

#[test]
fn codes_survive_a_sort_an_insertion_and_a_new_name() {
    let desk = desk();
    publish(&desk, &ROWS, MORNING).ends(0);
    let first = codes(&desk);
    assert_eq!(first.len(), ROWS.len());

    let mut sorted = ROWS;
    sorted.reverse();
    publish(&desk, &sorted, NEXT_DAY).ends(0).says("0 new, 0 back again, 0 gone").says("keeps its code");
    assert_eq!(codes(&desk), first, "sorted");

    let mut inserted = vec!["Food pantry,,Groceries,305-555-0109,\"9 Main St, Linnet, IL 62701\",Lark"];
    inserted.extend(ROWS);
    publish(&desk, &inserted, "2026-11-23T09:00:00Z").ends(0).says("1 new, 0 back again, 0 gone");
    let mut with_another = codes(&desk);
    assert!(with_another.remove("9 Main St Groceries").is_some_and(|code| first.values().all(|known| *known != code)));
    assert_eq!(with_another, first, "inserted");

    let renamed: Vec<String> = inserted.iter().map(|row| row.replace("Hot lunch,", "Warm meals,")).collect();
    let renamed: Vec<&str> = renamed.iter().map(String::as_str).collect();
    publish(&desk, &renamed, "2026-11-24T09:00:00Z").ends(0).says(
        "Warm meals (grace-church/warm-meals) is what was Hot lunch (grace-church/hot-lunch), and keeps its code",
    );
    let mut after = codes(&desk);
    after.remove("9 Main St Groceries");
    assert_eq!(after, first, "renamed");

    // Another one in its place is no renaming.
    let replaced: Vec<String> =
        renamed.iter().map(|row| row.replace("Legal aid,,A lawyer for tenants", "Tax help,,Help with taxes")).collect();
    let replaced: Vec<&str> = replaced.iter().map(String::as_str).collect();
    let refused = publish(&desk, &replaced, "2026-11-25T09:00:00Z").ends(2).says("gone: Legal aid");
    let digest = refused.loss_digest();
    desk.run(&format!(
        "publish --from list/programs.csv --keys keys --out site --app app --at 2026-11-25T09:00:00Z --confirm-loss {digest}"
    ))
    .ends(0)
    .says("1 new, 0 back again, 1 gone");
    assert!(codes(&desk)["5 Main St Help with taxes"] != first["5 Main St A lawyer for tenants"]);
}

#[test]
fn the_county_of_a_sheet_divides_a_directory_and_without_one_the_publisher_is_told() {
    let desk = desk();
    let by_county = format!("{CONFIG}[areas]\nby = \"county\"\n");
    desk.write("list/signpost.toml", &by_county);
    let rows: Vec<String> = ROWS
        .iter()
        .map(|row| if row.contains("Wren") { row.replace(",Lark", ",Wren") } else { (*row).to_owned() })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    publish(&desk, &rows, MORNING).ends(0).says("2 areas of");
    let rows: Vec<String> = ROWS.iter().map(|row| row.trim_end_matches("Lark").to_owned()).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    publish(&desk, &rows, NEXT_DAY).ends(0).says("divides nothing").says("a column “County”");
}

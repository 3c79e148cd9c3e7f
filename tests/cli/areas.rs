//! A directory in parts, of which readers choose.

use crate::desk::{Desk, MORNING, NEXT_DAY};
use std::collections::BTreeSet;

/// A pantry in each of two counties, rides in both, and a hotline.
fn two_counties() -> Desk {
    let desk = Desk::new();
    desk.write_programs(&["pantry", "kitchen", "rides", "hotline"]);
    desk.write(
        "data/location.csv",
        "id,organization_id,name,location_type\nl1,o1,Hall,physical\nl2,o1,House,physical\n",
    );
    write_addresses(&desk, "1 Main Street");
    desk.write(
        "data/service_at_location.csv",
        "id,service_id,location_id\ns1,pantry,l1\ns2,kitchen,l2\ns3,rides,l1\ns4,rides,l2\n",
    );
    desk.write("data/phone.csv", "id,service_id,number\np1,hotline,555-0142\n");
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    desk
}

fn write_addresses(desk: &Desk, street_of_lark: &str) {
    desk.write(
        "data/address.csv",
        format!(
            "id,location_id,address_1,city,region,state_province,postal_code,country,address_type\n\
             a1,l1,{street_of_lark},Lark,Lark County,FL,33142,US,physical\n\
             a2,l2,2 Main Street,Wren,Wren County,FL,33242,US,physical\n"
        ),
    );
}

fn by(desk: &Desk, by: &str) {
    let text = "name = \"Two Counties\"\ntime_zone = \"America/New_York\"\n";
    desk.write("data/signpost.toml", format!("{text}[areas]\nby = \"{by}\"\n"));
}

/// The names of the packs, without their hashes.
fn packs(desk: &Desk) -> BTreeSet<String> {
    let packs = desk.files("site/targets/data").into_keys().filter(|path| path.ends_with(".pack"));
    packs.map(|path| path.split_once('.').unwrap().1.to_owned()).collect()
}

const FOR_ALL: [&str; 3] = ["directory.pack", "search.pack", "texts.pack"];

#[test]
fn a_small_directory_stays_whole_and_one_that_says_so_is_divided() {
    let desk = two_counties();
    desk.publish(MORNING).ends(0);
    assert_eq!(packs(&desk), FOR_ALL.map(str::to_owned).into());
    for (kind, ids) in [("county", ["lark-county", "wren-county"]), ("postal", ["331", "332"])] {
        let desk = two_counties();
        by(&desk, kind);
        desk.publish(MORNING).ends(0).says("2 areas of");
        let parts = ids.iter().flat_map(|id| ["directory", "texts"].map(|name| format!("{name}.{id}.pack")));
        assert_eq!(packs(&desk), FOR_ALL.map(str::to_owned).into_iter().chain(parts).collect(), "{kind}");
    }
}

#[test]
fn all_parts_together_are_verified_searched_exported_and_printed() {
    let desk = two_counties();
    by(&desk, "county");
    desk.publish(MORNING).ends(0);
    desk.run(&format!("verify site --at {MORNING}")).ends(0);
    for program in ["pantry", "kitchen", "rides", "hotline"] {
        desk.run(&format!("search site {program}")).ends(0).says(&format!("The {program} program"));
    }
    desk.run("coverage site --by county --format csv").says("Lark County").says("Wren County");
    assert!(desk.read("site/browse/index.html").contains("Two Counties"));
}

#[test]
fn a_change_in_one_area_leaves_the_files_of_the_others_as_they_are() {
    let desk = two_counties();
    by(&desk, "county");
    desk.publish(MORNING).ends(0);
    let of_parts = |desk: &Desk| {
        let is_of_part = |path: &String| path.ends_with("-county.pack");
        desk.files("site/targets/data").into_keys().filter(is_of_part).collect::<BTreeSet<String>>()
    };
    let before = of_parts(&desk);
    assert_eq!(before.len(), 4);
    write_addresses(&desk, "1 Other Street");
    desk.publish(NEXT_DAY).ends(0);
    let after = of_parts(&desk);
    let new: Vec<&String> = after.difference(&before).collect();
    // Long texts name the first layer that they belong to.
    assert!(new.len() == 2 && new.iter().all(|path| path.ends_with(".lark-county.pack")), "{new:?}");
}

#[test]
fn a_loss_in_an_area_is_a_loss_and_a_program_keeps_its_code_when_the_directory_is_divided() {
    let desk = two_counties();
    desk.publish(MORNING).ends(0);
    let codes = |desk: &Desk| {
        let found = desk.run("search site program --format json").ends(0).out;
        let found: Vec<String> =
            found.match_indices("\"code\":\"").map(|(at, _)| found[at + 8..at + 16].to_owned()).collect();
        found.into_iter().collect::<BTreeSet<String>>()
    };
    let before = codes(&desk);
    assert_eq!(before.len(), 4);
    by(&desk, "county");
    desk.publish(NEXT_DAY).ends(0);
    assert_eq!(codes(&desk), before);
    desk.write_programs(&["rides", "hotline"]);
    desk.publish("2026-11-23T09:00:00Z").ends(2).says("The pantry program");
}

#[test]
fn a_word_that_is_no_kind_of_area_is_told() {
    let desk = two_counties();
    by(&desk, "town");
    desk.publish(MORNING).ends(2).says("by = \"county\"");
    assert!(!desk.path("site").exists());
}

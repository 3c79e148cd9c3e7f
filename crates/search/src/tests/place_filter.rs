//! The filter by the postal codes that programs serve.

use super::*;

#[test]
fn a_program_for_other_postal_codes_alone_is_left_out_by_the_filter() {
    let serving = |name: &str, areas: &[&str]| Program {
        service_areas: areas.iter().map(|area| (*area).to_owned()).collect(),
        ..program(name, name, "", &[])
    };
    let mut directory = Directory {
        programs: vec![
            serving("pantry here", &["Kestrel Falls 00401"]),
            serving("pantry there", &["00409"]),
            serving("pantry", &[]),
        ],
        ..Directory::default()
    };
    directory.sort_programs();
    let mut index = Index::build(&directory);
    let mut ask = |near: Option<&str>| {
        let filters = Filters { serves_place: true, ..Filters::default() };
        let near = near.map(|place| Near::Place(place.to_owned()));
        let query = Query { filters, near, ..Query::text("pantry", "en", 0) };
        let mut found: Vec<String> =
            index.search(&directory, &query).hits.into_iter().map(|hit| hit.source_id).collect();
        found.sort();
        found
    };
    assert_eq!(ask(Some("00401")), ["pantry", "pantry here"]);
    assert_eq!(ask(None).len(), 3, "without a place it says nothing");
}

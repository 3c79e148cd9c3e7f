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

#[test]
fn a_hit_says_that_the_asked_postal_code_is_served() {
    let serving =
        |name: &str, area: &str| Program { service_areas: vec![area.to_owned()], ..program(name, name, "", &[]) };
    let mut directory = Directory {
        programs: vec![
            serving("pantry here", "Kestrel Falls 00401"),
            serving("pantry of the county", "Larkwater County"),
        ],
        ..Directory::default()
    };
    directory.sort_programs();
    let mut index = Index::build(&directory);
    let mut ask = |text: &str, near: Option<&str>| {
        let near = near.map(|place| Near::Place(place.to_owned()));
        let hits = index.search(&directory, &Query { near, ..Query::text(text, "en", 0) }).hits;
        let mut said: Vec<_> = hits.into_iter().filter_map(|hit| Some((hit.source_id, hit.serves?))).collect();
        said.sort();
        said
    };
    let here = [("pantry here".to_owned(), "00401".to_owned())];
    assert_eq!(ask("pantry", Some("00401")), here);
    assert_eq!(ask("pantry", Some("Kestrel Falls, LK 00401-1234")), here);
    assert_eq!(ask("pantry 00401 ", None), here, "the place in the words");
    assert_eq!(ask("pantry", Some("00409")), []);
    assert_eq!(ask("pantry", Some("Kestrel Falls")), [], "a town is no postal code");
    assert_eq!(ask("pantry", None), []);
}

#[test]
fn a_place_is_found_as_people_write_it() {
    let place = |postal_code: &str, name: &str, latitude| Place {
        postal_code: Some(postal_code.to_owned()),
        name: Some(name.to_owned()),
        middle: Coordinates { latitude, longitude: -122.0 },
    };
    let directory = Directory {
        places: vec![place("00401", "Kestrel Falls", 47.0), place("00402", "Alder", 48.0)],
        ..Directory::default()
    };
    let mut index = Index::build(&directory);
    for (typed, latitude) in [
        ("00401", Some(47.0)),
        ("00401-1234", Some(47.0)),
        ("kestrel  falls", Some(47.0)),
        ("Kestrel Falls, LK", Some(47.0)),
        ("Kestrel Falls LK", Some(47.0)),
        ("Alder, LK 00402", Some(48.0)),
        ("1450 Bridge Street, Kestrel Falls 00401", Some(47.0)),
        ("Falls", None),
        ("New Alder", None),
        ("00409", None),
        (" , ", None),
    ] {
        let query = Query { near: Some(Near::Place(typed.to_owned())), ..Query::text("", "en", 0) };
        assert_eq!(index.search(&directory, &query).near.map(|at| at.latitude), latitude, "{typed}");
    }
}

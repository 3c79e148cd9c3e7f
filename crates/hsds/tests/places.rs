//! What is shown as the place to go to is one, and lies where it says.

use signpost_directory::{Coordinates, LocationKind, Place};
use signpost_hours::date::date;
use signpost_hsds::{Imported, InputFile, Kind, Options, import};

fn imported(files: &[(&str, &str)], places: Vec<Place>) -> Imported {
    let services = [("services.csv", "id,name,location_id\n1,Pantry,1\n2,Coats,2\n3,Rides,3\n4,Soup,4\n5,Beds,5\n")];
    let file = |(name, text): &(&str, &str)| InputFile { name: (*name).to_owned(), bytes: (*text).into() };
    let options = Options { today: date(2026, 11, 21), places, ..Options::default() };
    import(&services.iter().chain(files).map(file).collect::<Vec<_>>(), &options).unwrap()
}

fn told(imported: &Imported, kind: Kind) -> Vec<(&str, Option<u64>)> {
    let of_kind = imported.problems.iter().filter(|problem| problem.kind == kind);
    of_kind.map(|problem| (problem.file.as_str(), problem.row)).collect()
}

#[test]
fn a_post_office_box_is_no_place_to_go_to() {
    for (table, header, rows) in [
        (
            "physical_addresses.csv",
            "location_id,address_1,address_2,city",
            ["P.O. Box 12,,Lark", "1 Elm Street,PO Box 3,Lark"],
        ),
        (
            "address.csv",
            "location_id,address_1,city,address_type",
            ["PO BOX 12,Lark,physical", "1 Elm Street,Lark,physical"],
        ),
        ("address.csv", "location_id,address_1,city,address_type", ["9 Oak Street,Lark,postal", "1 Elm Street,Lark,"]),
        ("postal_addresses.csv", "location_id,address_1,city", ["9 Oak Street,Lark", ""]),
    ] {
        let text = format!("{header}\n1,{}\n2,{}\n", rows[0], rows[1]);
        let locations = ("locations.csv", "id,latitude,longitude\n1,41.9,-87.65\n2,41.91,-87.65\n3,,\n4,,\n5,,\n");
        let imported = imported(&[locations, (table, &text)], Vec::new());
        let location = &imported.directory.locations[0];
        assert_eq!(
            (location.kind, &location.address, location.coordinates),
            (LocationKind::Postal, &None, None),
            "{table}"
        );
        assert!(!told(&imported, Kind::PostalOnly).is_empty(), "{table}");
        if !rows[1].is_empty() {
            let place = &imported.directory.locations[1];
            assert_eq!(place.kind, LocationKind::Physical);
            assert_eq!(place.address.as_ref().unwrap().lines, ["1 Elm Street"], "{table}");
        }
    }
}

#[test]
fn the_street_is_shown_whatever_the_order_of_its_rows() {
    for rows in ["1,1,PO Box 12\n2,1,1 Elm Street\n", "1,1,1 Elm Street\n2,1,PO Box 12\n"] {
        let addresses = format!("id,location_id,address_1\n{rows}");
        let locations = ("locations.csv", "id,name\n1,Hall\n2,\n3,\n4,\n5,\n");
        let imported = imported(&[locations, ("addresses.csv", &addresses)], Vec::new());
        let location = &imported.directory.locations[0];
        assert_eq!((location.kind, location.address.as_ref().unwrap().lines.len()), (LocationKind::Physical, 1));
        assert_eq!(location.address.as_ref().unwrap().lines, ["1 Elm Street"]);
    }
}

#[test]
fn coordinates_that_contradict_the_addresses_own_postal_code_are_not_used() {
    let middle = Coordinates { latitude: 41.9, longitude: -87.65 };
    let places = vec![Place { postal_code: Some("60699".to_owned()), name: None, middle }];
    let locations = "id,latitude,longitude\n1,41.901,-87.651\n2,-87.65,41.9\n3,41.9,87.65\n4,41.9,0\n5,25.76,-80.19\n";
    let addresses: String = (1..=5).map(|n| format!("{n},{n},{n} Elm Street,60699\n")).collect();
    let addresses = format!("id,location_id,address_1,postal_code\n{addresses}");
    let imported = imported(&[("locations.csv", locations), ("addresses.csv", &addresses)], places);
    let used: Vec<bool> = imported.directory.locations.iter().map(|location| location.coordinates.is_some()).collect();
    assert_eq!(used, [true, false, false, false, false]);
    let rows: Vec<_> = told(&imported, Kind::DoubtfulCoordinates).into_iter().filter_map(|(_, row)| row).collect();
    assert_eq!(rows, [3, 4, 5, 6]);
}

#[test]
fn degrees_written_in_another_way_are_told_and_not_used() {
    let locations = "id,latitude,longitude\n1,\"41,9\",\"-87,65\"\n2,41900000,-87650000\n3,41°54'N,87°39'W\n4,0,0\n5,41.9,\n6,42.0,-88\n7,NaN,inf\n";
    let imported = imported(&[("locations.csv", locations)], Vec::new());
    assert!(imported.directory.locations.iter().all(|location| location.coordinates.is_none()));
    let mut rows: Vec<_> = told(&imported, Kind::UnreadableValue).into_iter().filter_map(|(_, row)| row).collect();
    rows.dedup();
    assert_eq!(rows, [2, 3, 4, 6, 8]);
    let doubtful = told(&imported, Kind::DoubtfulCoordinates);
    assert_eq!(doubtful, [("locations.csv", Some(5)), ("locations.csv", Some(7))]);
}

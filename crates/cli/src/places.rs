//! The directory's places: postal codes and towns with their middle, so that "near me" needs no
//! geocoder.
//!
//! They come from `places.csv` beside the data (columns `postal_code`, `name`, `latitude`, `longitude`;
//! a postal code or a name may be left out), else from the middle of the programs there.

use signpost_directory::{Coordinates, Directory, Place};
use std::collections::BTreeMap;

pub const FILE_NAME: &str = "places.csv";

/// A state has about 2,000 postal codes.
const MAX_PLACES: usize = 100_000;
const MAX_TEXT: usize = 80;

/// The places of a `places.csv`, and what is wrong with its rows.
pub fn read(bytes: &[u8]) -> (Vec<Place>, Vec<String>) {
    let mut places = Vec::new();
    let mut problems = Vec::new();
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes);
    let columns: Vec<String> = match reader.byte_headers() {
        Ok(headers) => headers
            .iter()
            .map(|header| String::from_utf8_lossy(header).trim_start_matches('\u{feff}').to_ascii_lowercase())
            .collect(),
        Err(error) => return (places, vec![format!("{FILE_NAME}: {error}")]),
    };
    let column = |name: &str| columns.iter().position(|column| column == name);
    let (Some(latitude), Some(longitude)) = (column("latitude"), column("longitude")) else {
        let expected = "expected the columns postal_code, name, latitude, longitude";
        return (places, vec![format!("{FILE_NAME}, row 1: found {}; {expected}", columns.join(", "))]);
    };
    let (postal_code, name) = (column("postal_code"), column("name"));
    for (index, record) in reader.byte_records().enumerate() {
        let row = index + 2;
        let Ok(record) = record else {
            problems.push(format!("{FILE_NAME}, row {row}: cannot be read as CSV"));
            continue;
        };
        if places.len() == MAX_PLACES {
            problems.push(format!("{FILE_NAME}, row {row}: more than {MAX_PLACES} places; the rest is left out"));
            break;
        }
        let text = |column: Option<usize>| {
            let text = String::from_utf8_lossy(record.get(column?)?).trim().to_owned();
            (!text.is_empty() && text.chars().count() <= MAX_TEXT).then_some(text)
        };
        let degrees = |column: usize, limit: f64| {
            text(Some(column))?.parse::<f64>().ok().filter(|degrees| degrees.abs() <= limit)
        };
        let (postal_code, name) = (text(postal_code), text(name));
        match (degrees(latitude, 90.0), degrees(longitude, 180.0)) {
            _ if postal_code.is_none() && name.is_none() => {
                problems.push(format!("{FILE_NAME}, row {row}: neither a postal code nor a name"));
            }
            (Some(latitude), Some(longitude)) => {
                places.push(Place { postal_code, name, middle: Coordinates { latitude, longitude } });
            }
            _ => problems
                .push(format!("{FILE_NAME}, row {row}: latitude and longitude are to be degrees, such as 25.77")),
        }
    }
    (places, problems)
}

/// For each postal code and each town of the directory's addresses, the middle of its locations.
pub fn from_locations(directory: &Directory) -> Vec<Place> {
    // By (postal code, town), one of the two empty; the sum of latitudes and longitudes, and their number.
    let mut sums: BTreeMap<(String, String), (f64, f64, u32)> = BTreeMap::new();
    for location in &directory.locations {
        let (Some(address), Some(at)) = (&location.address, location.coordinates) else { continue };
        // ZIP+4 is an address, not a place.
        let postal_code = address.postal_code.split('-').next().unwrap_or_default().trim();
        for key in [(postal_code.to_owned(), String::new()), (String::new(), address.city.trim().to_owned())] {
            if key.0.is_empty() && key.1.is_empty() {
                continue;
            }
            let sum = sums.entry(key).or_default();
            *sum = (sum.0 + at.latitude, sum.1 + at.longitude, sum.2 + 1);
        }
    }
    let known = |text: String| (!text.is_empty()).then_some(text);
    let middle = |sum: f64, count: u32| (sum / f64::from(count) * 1e4).round() / 1e4;
    sums.into_iter()
        .take(MAX_PLACES)
        .map(|((postal_code, name), (latitude, longitude, count))| Place {
            postal_code: known(postal_code),
            name: known(name),
            middle: Coordinates { latitude: middle(latitude, count), longitude: middle(longitude, count) },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::{Address, Location};

    #[test]
    fn good_rows_are_kept_and_bad_rows_are_told_with_their_number() {
        let (places, problems) = read(
            b"\xef\xbb\xbfpostal_code,name,latitude,longitude\n33142,Brownsville,25.81,-80.24\n,Downtown,25.77,-80.19\n\
              33143,,north,-80\n,,25,-80\n33144,,25.76\n33145,,95,-80\n",
        );
        assert_eq!(places.len(), 2);
        assert_eq!(places[0].postal_code.as_deref(), Some("33142"));
        assert_eq!(places[1].postal_code, None);
        assert_eq!(places[1].middle.longitude, -80.19);
        assert_eq!(problems.len(), 4);
        for row in 4..=7 {
            assert!(problems.iter().any(|problem| problem.contains(&format!("row {row}"))), "{problems:?}");
        }
        let (places, problems) = read(b"zip;lat\n1;2");
        assert!(places.is_empty() && problems[0].contains("latitude"));
    }

    #[test]
    fn without_a_file_a_place_is_the_middle_of_its_locations() {
        let location = |postal_code: &str, latitude: f64| Location {
            address: Some(Address {
                city: "Maple".to_owned(),
                postal_code: postal_code.to_owned(),
                ..Address::default()
            }),
            coordinates: Some(Coordinates { latitude, longitude: -80.0 }),
            ..Location::default()
        };
        let hidden = Location { address: None, coordinates: None, confidential: true, ..location("99999", 10.0) };
        let directory = Directory {
            locations: vec![location("33142-1234", 25.0), location("33142", 26.0), hidden],
            ..Directory::default()
        };
        let places = from_locations(&directory);
        assert_eq!(places.len(), 2);
        assert_eq!((places[0].name.as_deref(), places[0].middle.latitude), (Some("Maple"), 25.5));
        assert_eq!((places[1].postal_code.as_deref(), places[1].middle.latitude), (Some("33142"), 25.5));
    }
}

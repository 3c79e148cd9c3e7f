//! Checks coordinates. Doubtful ones are reported with a suggestion and not used.

mod doubts;

use super::Build;
use crate::{
    Kind,
    names::TableName,
    problems::{At, Problems},
    table::Row,
};
use doubts::{Doubt, Fix, Point, doubts};
use signpost_directory::{Coordinates, LocationKind};

impl<'t> Build<'t> {
    /// Reads the coordinates of every place that somebody can go to and that is not withheld, so that no message quotes
    /// those of one that is.
    pub(super) fn coordinates(&mut self) {
        let mut found = Vec::new();
        for (at, location) in self.locations.iter().enumerate() {
            let Some(&row) = self.first_rows.get(&(TableName::Location, location.source_id.as_str())) else { continue };
            let cells = ["latitude", "longitude"].map(|column| row.get(&[column]));
            if !location.confidential
                && location.kind != LocationKind::Postal
                && let Some(coordinates) = read(&row, cells, self.problems)
            {
                found.push((at, row, coordinates));
            }
        }
        let points: Vec<Point> = found
            .iter()
            .map(|(at, _, coordinates)| {
                let address = self.locations[*at].address.as_ref();
                Point {
                    at: *coordinates,
                    postal_code: address.map_or("", |address| &address.postal_code),
                    state: address.map_or("", |address| &address.state),
                }
            })
            .collect();
        let doubts = doubts(&points, &self.options.places);
        for ((at, row, coordinates), doubt) in found.into_iter().zip(doubts) {
            match doubt {
                Some(doubt) => self.report(&row, coordinates, &doubt),
                None => self.locations[at].coordinates = Some(coordinates),
            }
        }
    }

    fn report(&mut self, row: &Row<'t>, at: Coordinates, doubt: &Doubt) {
        let (latitude, longitude) = (at.latitude, at.longitude);
        let fixed = doubt.fix.map(|fix| fix.of(at));
        let (column, found, suggestion) = match (doubt.fix, fixed) {
            (Some(Fix { swapped: false, north: 1, .. }), Some(fixed)) => {
                ("longitude", format!("“{longitude}”"), Some(format!("longitude {}?", fixed.longitude)))
            }
            (Some(Fix { swapped: false, east: 1, .. }), Some(fixed)) => {
                ("latitude", format!("“{latitude}”"), Some(format!("latitude {}?", fixed.latitude)))
            }
            (_, fixed) => (
                "latitude",
                format!("“{latitude}, {longitude}”"),
                fixed.map(|fixed| format!("latitude {}, longitude {}?", fixed.latitude, fixed.longitude)),
            ),
        };
        let found = match doubt.km {
            Some(km) => format!("{found}, {km:.0} km away"),
            None => found,
        };
        let at = At::from(row).column(column).suggesting(suggestion.as_deref());
        self.problems.add(Kind::DoubtfulCoordinates, at, &found, doubt.reason.expected());
    }
}

fn read(row: &Row, cells: [&str; 2], problems: &mut Problems) -> Option<Coordinates> {
    let columns = ["latitude", "longitude"];
    if cells == ["", ""] {
        return None;
    }
    let numbers = cells.map(|raw| raw.parse::<f64>().ok().filter(|degrees| degrees.is_finite()));
    // A latitude of -118 is a longitude, if the other cell can be the latitude.
    let in_range = match numbers {
        [Some(latitude), Some(longitude)] => {
            latitude.abs() <= 180.0 && longitude.abs() <= 180.0 && latitude.abs().min(longitude.abs()) <= 90.0
        }
        _ => false,
    };
    if let ([Some(latitude), Some(longitude)], true) = (numbers, in_range) {
        let expected = match latitude.abs() <= 90.0 && latitude.fract() == 0.0 && longitude.fract() == 0.0 {
            false => return Some(Coordinates { latitude, longitude }),
            _ if latitude == 0.0 && longitude == 0.0 => "a place on land; the coordinates were not used",
            // The next whole degrees are up to 80 km away.
            true => "degrees with their decimals; the coordinates were not used",
        };
        let found = format!("{latitude}, {longitude}");
        problems.cell(Kind::DoubtfulCoordinates, row, columns[0], &found, expected);
        return None;
    }
    for ((column, raw), (number, limit)) in columns.into_iter().zip(cells).zip(numbers.into_iter().zip([90, 180])) {
        if number.is_some_and(|degrees| degrees.abs() <= f64::from(limit)) {
            continue;
        }
        let with_point = raw.replacen(',', ".", 1);
        let suggestion = with_point.parse().is_ok_and(f64::is_finite) && number.is_none();
        let suggestion = suggestion.then(|| format!("{with_point}?"));
        let found = if raw.is_empty() { "empty".to_owned() } else { format!("“{raw}”") };
        let at = At::from(row).column(column).suggesting(suggestion.as_deref());
        let expected = format!("degrees from -{limit} to {limit}; the coordinates were left out");
        problems.add(Kind::UnreadableValue, at, &found, &expected);
    }
    None
}

//! Geo distance: where the reader is, and how far a program is from there.

use super::Near;
use signpost_directory::{Coordinates, Directory, ProgramView};

/// Where `near` is: the point itself, or the middle of the directory's place of that postal code or name.
pub(crate) fn locate(directory: &Directory, near: &Near) -> Option<Coordinates> {
    let asked = match near {
        Near::Point(point) => {
            let inside = point.latitude.abs() <= 90.0 && point.longitude.abs() <= 180.0;
            return inside.then_some(*point);
        }
        Near::Place(asked) => folded(asked),
    };
    if asked.is_empty() {
        return None;
    }
    let is_asked = |name: &Option<String>| name.as_deref().is_some_and(|name| folded(name) == asked);
    directory
        .places
        .iter()
        .find(|place| is_asked(&place.postal_code))
        .or_else(|| directory.places.iter().find(|place| is_asked(&place.name)))
        .map(|place| place.middle)
        .or_else(|| middle_of_programs(directory, &asked))
}

/// Without a place of that name: the middle of the locations there.
fn middle_of_programs(directory: &Directory, asked: &str) -> Option<Coordinates> {
    let mut sum = (0.0, 0.0, 0.0);
    for location in &directory.locations {
        if let (Some(address), Some(at)) = (&location.address, location.coordinates)
            && (folded(&address.postal_code) == asked || folded(&address.city) == asked)
        {
            sum = (sum.0 + at.latitude, sum.1 + at.longitude, sum.2 + 1.0);
        }
    }
    (sum.2 > 0.0).then(|| Coordinates { latitude: sum.0 / sum.2, longitude: sum.1 / sum.2 })
}

fn folded(text: &str) -> String {
    let mut all = String::new();
    let head = text.char_indices().nth(100).map_or(text, |(end, _)| &text[..end]);
    super::analysis::words(head, |word, _, _| {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(word);
    });
    all
}

/// Kilometres to the program's nearest site that is not confidential; `None` when none has coordinates.
pub(crate) fn distance_km(view: ProgramView, from: Coordinates) -> Option<f64> {
    view.program.sites.iter().filter_map(|site| view.km_to(site, from)).min_by(f64::total_cmp)
}

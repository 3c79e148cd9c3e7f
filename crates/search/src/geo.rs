//! Geo distance: where the reader is, or the place that a query names, and how far a program is from there.

use super::{Near, sort};
use signpost_directory::{Coordinates, Directory, ProgramView, postal_code_in};

/// The places of a directory by what they are called, and the middle of its programs.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// Folded names and postal codes, in byte order.
    by_name: Vec<(String, Coordinates)>,
    /// Where half of the programs' places lie to each side.
    middle: Option<Coordinates>,
}

/// Names of more words than this are not looked for in a query.
pub(crate) const MAX_PLACE_WORDS: usize = 4;

impl Places {
    pub(crate) fn new(directory: &Directory) -> Places {
        let mut places: Vec<(String, Coordinates)> = Vec::new();
        for place in &directory.places {
            for name in [&place.postal_code, &place.name].into_iter().flatten() {
                places.push((folded(name), place.middle));
            }
        }
        // Without a place of that name: the middle of the locations there.
        let mut by_address: Vec<(String, Coordinates)> = Vec::new();
        for location in &directory.locations {
            if let (Some(address), Some(at)) = (&location.address, location.coordinates) {
                by_address.push((folded(&address.postal_code), at));
                by_address.push((folded(&address.city), at));
            }
        }
        let all: Vec<Coordinates> = by_address.iter().skip(1).step_by(2).map(|(_, at)| *at).collect();
        sort::sort_by(&mut by_address, |a, b| a.0.cmp(&b.0));
        for same in by_address.chunk_by(|a, b| a.0 == b.0) {
            let points: Vec<Coordinates> = same.iter().map(|(_, at)| *at).collect();
            places.extend(middle(&points).map(|middle| (same[0].0.clone(), middle)));
        }
        // Of equal names the first one stays: the community's own.
        sort::sort_by(&mut places, |a, b| a.0.cmp(&b.0));
        places.dedup_by(|later, first| later.0 == first.0);
        places.retain(|(name, _)| !name.is_empty());
        Places { by_name: places, middle: middle(&all) }
    }

    /// Where the place of a folded name or postal code is.
    pub(crate) fn find(&self, name: &str) -> Option<Coordinates> {
        let at = self.by_name.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        Some(self.by_name[at].1)
    }

    /// Where `near` is: the point itself, or the directory's place of that postal code or name.
    pub(crate) fn locate(&self, near: &Near) -> Option<Coordinates> {
        match near {
            Near::Point(point) => {
                let inside = point.latitude.abs() <= 90.0 && point.longitude.abs() <= 180.0;
                inside.then_some(*point)
            }
            Near::Place(asked) => self.locate_written(asked),
        }
    }

    /// A place as people write it: `00401-1234`, `Kestrel Falls, LK`, a whole address.
    fn locate_written(&self, asked: &str) -> Option<Coordinates> {
        let find = |name: &str| self.find(&folded(name));
        let town = asked.split(',').next().unwrap_or_default();
        // What stands behind a town without a comma is a state's two letters.
        let without_state = town.trim().rsplit_once(' ').filter(|(_, state)| state.chars().count() == 2);
        find(asked).or_else(|| find(postal_code_in(asked)?)).or_else(|| find(town)).or_else(|| find(without_state?.0))
    }

    pub(crate) fn middle(&self) -> Option<Coordinates> {
        self.middle
    }
}

/// The medians of latitude and longitude: one point that lies elsewhere by mistake moves them little.
fn middle(points: &[Coordinates]) -> Option<Coordinates> {
    let median = |of: fn(&Coordinates) -> f64| {
        let mut all: Vec<f64> = points.iter().map(of).collect();
        let at = all.len() / 2;
        (at < all.len()).then(|| *all.select_nth_unstable_by(at, f64::total_cmp).1)
    };
    Some(Coordinates { latitude: median(|at| at.latitude)?, longitude: median(|at| at.longitude)? })
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

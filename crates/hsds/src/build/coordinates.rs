//! Checks coordinates. Doubtful ones are reported with a suggestion and not used.
//!
//! A point is compared with its own postal code, where that is known, and else with most of the other points.

use super::Build;
use crate::{
    Kind,
    names::TableName,
    problems::{At, Problems},
    table::Row,
};
use signpost_directory::{Coordinates, LocationKind, Place};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Points within this distance count as neighbors.
const NEAR_KM: f64 = 300.0;
/// Beyond this distance from most of the others a point is looked at.
const FAR_KM: f64 = 1_000.0;
/// No town of a postal code is as far away from its middle as this, if a lost sign explains the distance.
const POSTAL_KM: f64 = 50.0;
/// Countries that lie on both sides of the equator or of Greenwich are mirrored onto themselves, but not this far.
const MIRRORED_KM: f64 = 2_000.0;
/// Of one postal code: how many points tell where it is, and how many are looked at.
const POSTAL_POINTS: std::ops::RangeInclusive<usize> = 4..=200;
/// More squares of one degree than a country has: such data are not of one community.
const MAX_SQUARES: usize = 5_000;

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

/// A place's coordinates and what its address says of where it is.
struct Point<'a> {
    at: Coordinates,
    postal_code: &'a str,
    state: &'a str,
}

/// Why coordinates are not used.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Doubt {
    reason: DoubtReason,
    fix: Option<Fix>,
    /// From where the point is expected.
    km: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DoubtReason {
    /// In the middle of a polar ice sheet or sea, or beyond the pole.
    Uninhabited,
    PlacesFile,
    SamePostalCode,
    FarFromMost,
    /// As many points lie at the mirror image of these, so that either may be the wrong ones.
    Mirrored,
}

impl DoubtReason {
    fn expected(self) -> &'static str {
        match self {
            DoubtReason::Uninhabited => "a place where people live; the coordinates were not used",
            DoubtReason::PlacesFile => "a place near its postal code in places.csv; the coordinates were not used",
            DoubtReason::SamePostalCode => "a place near the others of its postal code; the coordinates were not used",
            DoubtReason::FarFromMost => "a place nearer to most of the others; the coordinates were not used",
            DoubtReason::Mirrored => {
                "coordinates that agree: as many places have the opposite sign, or the two swapped; neither were used"
            }
        }
    }
}

/// A slip, undone: the two exchanged, then signs turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fix {
    swapped: bool,
    /// -1 turns the sign of the latitude.
    north: i8,
    /// -1 turns the sign of the longitude.
    east: i8,
}

impl Fix {
    /// The simplest first.
    const ALL: [Fix; 7] = [
        Fix { swapped: false, north: 1, east: -1 },
        Fix { swapped: false, north: -1, east: 1 },
        Fix { swapped: true, north: 1, east: 1 },
        Fix { swapped: false, north: -1, east: -1 },
        Fix { swapped: true, north: 1, east: -1 },
        Fix { swapped: true, north: -1, east: 1 },
        Fix { swapped: true, north: -1, east: -1 },
    ];

    /// How many slips it undoes.
    fn steps(self) -> u32 {
        u32::from(self.swapped) + u32::from(self.north < 0) + u32::from(self.east < 0)
    }

    fn of(self, at: Coordinates) -> Coordinates {
        let (latitude, longitude) =
            if self.swapped { (at.longitude, at.latitude) } else { (at.latitude, at.longitude) };
        Coordinates { latitude: latitude * f64::from(self.north), longitude: longitude * f64::from(self.east) }
    }
}

/// All fixes that lead to where somebody can live.
fn fixes(at: Coordinates) -> impl Iterator<Item = (Fix, Coordinates)> {
    Fix::ALL.into_iter().map(move |fix| (fix, fix.of(at))).filter(|(_, fixed)| is_inhabited(*fixed))
}

/// The simplest fix that leads within `km` of `to`, then the nearest.
fn fix_towards(at: Coordinates, to: Coordinates, km: f64) -> Option<(Fix, f64)> {
    fixes(at)
        .map(|(fix, fixed)| (fix, fixed.km_to(to)))
        .filter(|(_, left)| *left <= km)
        .min_by(|(a, a_km), (b, b_km)| a.steps().cmp(&b.steps()).then(a_km.total_cmp(b_km)))
}

/// From Cape Horn to the north of Svalbard.
fn is_inhabited(at: Coordinates) -> bool {
    (-60.0..=84.0).contains(&at.latitude) && at.longitude.abs() <= 180.0
}

/// For each point, why it cannot be used.
fn doubts(points: &[Point], places: &[Place]) -> Vec<Option<Doubt>> {
    let codes = PostalCodes::of(points, places);
    let squares = Squares::of(points, &codes);
    let center = squares.center();
    // Where most codes lie near the points, one that lies elsewhere is a slip in places.csv, and takes nothing from a point that agrees with most.
    let agree = |center: Coordinates| places.iter().filter(|place| place.middle.km_to(center) <= FAR_KM).count();
    let slips_can_be_told = center.is_some_and(|center| agree(center) * 2 > places.len());
    let mut of_square = HashMap::new();
    points
        .iter()
        .map(|point| {
            let slip = |center: Coordinates, middle: Coordinates| {
                slips_can_be_told && center.km_to(middle) > FAR_KM && center.km_to(point.at) <= NEAR_KM
            };
            let own = codes.middle(point.postal_code).filter(|(middle, _)| !center.is_some_and(|h| slip(h, *middle)));
            if let Some((middle, reason)) = own {
                return doubt_by_code(point.at, middle, reason);
            }
            if !is_inhabited(point.at) {
                let better = |(fix, fixed): &(Fix, Coordinates)| (squares.votes(*fixed), 3 - fix.steps());
                let fix = fixes(point.at).max_by_key(better).map(|(fix, _)| fix);
                return Some(Doubt { reason: DoubtReason::Uninhabited, fix, km: None });
            }
            match center {
                Some(center) => squares.doubt_far_from(center, point),
                None => *of_square.entry(square(point.at)).or_insert_with(|| squares.doubt_without_center(point.at)),
            }
        })
        .collect()
}

fn doubt_by_code(at: Coordinates, middle: Coordinates, reason: DoubtReason) -> Option<Doubt> {
    let km = at.km_to(middle);
    // Only a fix that leads much nearer explains the distance.
    let fix = fix_towards(at, middle, NEAR_KM.min(km / 4.0));
    let slipped = km > POSTAL_KM && fix.is_some_and(|(_, left)| left <= POSTAL_KM);
    let doubtful = km > NEAR_KM || slipped || !is_inhabited(at);
    doubtful.then_some(Doubt { reason, fix: fix.map(|(fix, _)| fix), km: Some(km) })
}

/// Where postal codes are: as `places.csv` says, else where most of the points of a code agree.
struct PostalCodes {
    middles: HashMap<String, (Coordinates, DoubtReason)>,
}

impl PostalCodes {
    fn of(points: &[Point], places: &[Place]) -> PostalCodes {
        let mut by_code: HashMap<String, Vec<Coordinates>> = HashMap::new();
        for point in points.iter().filter(|point| is_inhabited(point.at)) {
            let of_code = by_code.entry(folded(area(point.postal_code))).or_default();
            if of_code.len() < *POSTAL_POINTS.end() {
                of_code.push(point.at);
            }
        }
        by_code.remove("");
        let agreed = by_code.into_iter().filter(|(_, points)| POSTAL_POINTS.contains(&points.len()));
        let mut middles: HashMap<String, (Coordinates, DoubtReason)> = agreed
            .filter_map(|(code, points)| {
                let near = |at: Coordinates| points.iter().filter(|other| at.km_to(**other) <= POSTAL_KM).count();
                let (at, agree) = points.iter().map(|at| (*at, near(*at))).max_by_key(|(_, near)| *near)?;
                (agree * 4 >= points.len() * 3).then_some((code, (at, DoubtReason::SamePostalCode)))
            })
            .collect();
        for place in places {
            if let Some(code) = &place.postal_code {
                middles.insert(folded(code), (place.middle, DoubtReason::PlacesFile));
            }
        }
        PostalCodes { middles }
    }

    fn middle(&self, code: &str) -> Option<(Coordinates, DoubtReason)> {
        // "60699-1234" is of 60699; elsewhere the hyphen belongs to the code.
        self.middles.get(&folded(code)).or_else(|| self.middles.get(&folded(area(code)))).copied()
    }
}

fn area(code: &str) -> &str {
    code.split('-').next().unwrap_or_default()
}

fn folded(code: &str) -> String {
    code.split_whitespace().collect::<String>().to_lowercase()
}

/// All points in squares of one degree, so that each is compared with few others.
struct Squares {
    squares: Vec<Square>,
}

struct Square {
    middle: Coordinates,
    /// Points, and postal codes that `places.csv` puts there.
    votes: u64,
    /// Different points by the state of their address. Many places at one point are one slip of one geocoder.
    states: BTreeMap<String, BTreeSet<(i64, i64)>>,
}

fn square(at: Coordinates) -> (i64, i64) {
    (at.latitude.floor() as i64, at.longitude.floor() as i64)
}

impl Squares {
    fn of(points: &[Point], codes: &PostalCodes) -> Squares {
        let mut squares = BTreeMap::new();
        let mut told = BTreeSet::new();
        for point in points {
            let here = vote(&mut squares, point.at);
            let exact = |degrees: f64| (degrees * 1e4).round() as i64;
            let place = (exact(point.at.latitude), exact(point.at.longitude));
            here.states.entry(point.state.to_lowercase()).or_default().insert(place);
            if let Some((middle, DoubtReason::PlacesFile)) = codes.middle(point.postal_code)
                && told.insert(point.postal_code)
            {
                vote(&mut squares, middle);
            }
        }
        if squares.len() > MAX_SQUARES {
            squares.clear();
        }
        Squares { squares: squares.into_values().collect() }
    }

    fn near(&self, at: Coordinates, km: f64) -> impl Iterator<Item = &Square> {
        // A degree of latitude has 111 km everywhere: most squares need no trigonometry.
        let close = move |square: &&Square| (square.middle.latitude - at.latitude).abs() * 111.0 <= km;
        let inhabited = self.squares.iter().filter(|square| is_inhabited(square.middle));
        inhabited.filter(close).filter(move |square| square.middle.km_to(at) <= km)
    }

    fn votes(&self, at: Coordinates) -> u64 {
        self.near(at, NEAR_KM).map(|square| square.votes).sum()
    }

    /// Where at least half of the votes agree. Two such places leave it open.
    fn center(&self) -> Option<Coordinates> {
        let inhabited = || self.squares.iter().map(|square| square.middle).filter(|at| is_inhabited(*at));
        let best = inhabited().max_by_key(|at| self.votes(*at))?;
        let all: u64 = self.squares.iter().filter(|s| is_inhabited(s.middle)).map(|s| s.votes).sum();
        let (votes, elsewhere) = (self.votes(best), |at: &Coordinates| at.km_to(best) > 2.0 * NEAR_KM);
        let open = || votes * 2 == all && inhabited().filter(elsewhere).any(|at| self.votes(at) * 2 >= all);
        (votes * 2 >= all && !open()).then_some(best)
    }

    fn doubt_far_from(&self, center: Coordinates, point: &Point) -> Option<Doubt> {
        let km = point.at.km_to(center);
        if km <= FAR_KM {
            return None;
        }
        let state = point.state.to_lowercase();
        let of_state = |at| -> usize {
            self.near(at, NEAR_KM).filter_map(|square| square.states.get(&state)).map(BTreeSet::len).sum()
        };
        // An island has neighbors of its own, and a head office the address of another state.
        let alone = of_state(point.at) < 3;
        let all =
            || self.near(center, NEAR_KM).flat_map(|square| square.states.values()).map(BTreeSet::len).sum::<usize>();
        // A single address of that state here may itself be the slip.
        let of_home = || state.is_empty() || of_state(center) * 10 >= all();
        let fix = fix_towards(point.at, center, NEAR_KM).map(|(fix, _)| fix);
        let doubtful = match fix {
            Some(fix) => alone || point.at.km_to(fix.of(point.at)) > MIRRORED_KM,
            None => alone && of_home(),
        };
        doubtful.then_some(Doubt { reason: DoubtReason::FarFromMost, fix, km: Some(km) })
    }

    /// Of a point and its mirror images, the one is right that explains more of the other points with fewer slips.
    fn doubt_without_center(&self, at: Coordinates) -> Option<Doubt> {
        let here = self.explained(at);
        let images = fixes(at).filter(|(_, image)| at.km_to(*image) > MIRRORED_KM && self.votes(*image) > 0);
        let (fix, explained) = images
            .map(|(fix, image)| (fix, self.explained(image)))
            .max_by_key(|(fix, explained)| (*explained, 3 - fix.steps()))?;
        match explained.cmp(&here) {
            std::cmp::Ordering::Greater => Some(Doubt { reason: DoubtReason::FarFromMost, fix: Some(fix), km: None }),
            std::cmp::Ordering::Equal => Some(Doubt { reason: DoubtReason::Mirrored, fix: None, km: None }),
            std::cmp::Ordering::Less => None,
        }
    }

    /// How many points lie near, or would with a fix; each slip halves a vote.
    fn explained(&self, at: Coordinates) -> u64 {
        let weight = |square: &Square| {
            let steps = if is_inhabited(square.middle) && square.middle.km_to(at) <= NEAR_KM {
                Some(0)
            } else {
                fix_towards(square.middle, at, NEAR_KM).map(|(fix, _)| fix.steps())
            };
            steps.map_or(0, |steps| (square.votes * 8) >> steps)
        };
        self.squares.iter().map(weight).sum()
    }
}

fn vote(squares: &mut BTreeMap<(i64, i64), Square>, at: Coordinates) -> &mut Square {
    let new = || Square { middle: Coordinates::default(), votes: 0, states: BTreeMap::new() };
    let here = squares.entry(square(at)).or_insert_with(new);
    here.votes += 1;
    let mean = |middle: f64, degrees: f64| middle + (degrees - middle) / here.votes as f64;
    here.middle = Coordinates {
        latitude: mean(here.middle.latitude, at.latitude),
        longitude: mean(here.middle.longitude, at.longitude),
    };
    here
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates { latitude, longitude }
    }

    fn point(latitude: f64, longitude: f64) -> Point<'static> {
        Point { at: at(latitude, longitude), postal_code: "", state: "" }
    }

    fn town(postal_code: &str, latitude: f64, longitude: f64) -> Place {
        Place { postal_code: Some(postal_code.to_owned()), name: None, middle: at(latitude, longitude) }
    }

    /// Points of one town, a few hundred metres from each other.
    fn points(count: u32, latitude: f64, longitude: f64) -> Vec<Point<'static>> {
        (0..count).map(|n| point(latitude + f64::from(n) / 500.0, longitude)).collect()
    }

    /// Number of the point, reason, and where it would lie if the suggestion is followed.
    type Doubted = (usize, DoubtReason, Option<(f64, f64)>);

    fn doubted(points: &[Point], places: &[Place]) -> Vec<Doubted> {
        let all = doubts(points, places).into_iter().enumerate();
        all.filter_map(|(n, doubt)| {
            let doubt = doubt?;
            let fixed = doubt.fix.map(|fix| fix.of(points[n].at));
            Some((n, doubt.reason, fixed.map(|fixed| (fixed.latitude, fixed.longitude))))
        })
        .collect()
    }

    #[test]
    fn a_slip_is_seen_by_where_most_of_the_points_are() {
        for (slip, what) in [
            (point(41.9, 87.65), "the longitude lost its minus"),
            (point(-41.9, -87.65), "the latitude has one too many"),
            (point(-41.9, 87.65), "both signs are turned"),
            (point(-87.65, 41.9), "swapped"),
            (point(87.65, 41.9), "swapped, and the minus is lost"),
        ] {
            let mut all = points(5, 41.9, -87.65);
            all.push(slip);
            let found = doubted(&all, &[]);
            assert_eq!(found.len(), 1, "{what}: {found:?}");
            assert_eq!((found[0].0, found[0].2), (5, Some((41.9, -87.65))), "{what}");
        }
        let mut all = points(5, 41.9, -87.65);
        all.push(point(10.0, 20.0));
        assert_eq!(doubted(&all, &[]), [(5, DoubtReason::FarFromMost, None)]);
    }

    #[test]
    fn of_a_handful_of_points_that_lie_apart_the_one_that_explains_the_others_is_right() {
        let all = [point(41.9, -87.65), point(41.9, 87.65), point(-87.65, 41.9)];
        let right = Some((41.9, -87.65));
        assert_eq!(doubted(&all, &[]), [(1, DoubtReason::FarFromMost, right), (2, DoubtReason::Uninhabited, right)]);
        // With nothing to tell them apart neither is used, until the community gives its postal codes.
        assert_eq!(doubted(&all[..2], &[]).iter().map(|d| d.1).collect::<Vec<_>>(), [DoubtReason::Mirrored; 2]);
        let coded = all.map(|point| Point { postal_code: "60699-1234", ..point });
        let found = doubted(&coded, &[town("60699", 41.9, -87.65)]);
        assert_eq!(found, [(1, DoubtReason::PlacesFile, right), (2, DoubtReason::PlacesFile, right)]);
    }

    #[test]
    fn points_far_apart_that_are_no_images_of_each_other_are_kept() {
        assert_eq!(doubted(&[point(40.7, -74.0), point(34.1, -118.2)], &[]), []);
        let nation: Vec<Point> =
            (0..20).map(|n| point(30.0 + f64::from(n % 5) * 4.0, -120.0 + f64::from(n) * 2.5)).collect();
        assert_eq!(doubted(&nation, &[]), []);
        let mut nation: Vec<Point> = nation.into_iter().chain(points(3, 40.7, -74.0)).collect();
        nation.push(point(40.7, 74.0));
        assert_eq!(doubted(&nation, &[]), [(23, DoubtReason::FarFromMost, Some((40.7, -74.0)))]);
    }

    #[test]
    fn an_island_with_neighbors_and_an_office_in_another_state_are_kept() {
        let mut all = points(20, 37.8, -122.3);
        all.extend(points(3, 21.3, -157.9));
        assert_eq!(doubted(&all, &[]), []);
        let state = |state, point| Point { state, ..point };
        let mut all: Vec<Point> = points(20, 25.8, -80.2).into_iter().map(|point| state("FL", point)).collect();
        all.push(state("DC", point(38.9, -77.0)));
        all.push(state("IL", point(41.9, -87.65)));
        all[0].state = "IL";
        all.push(state("FL", point(41.9, -87.65)));
        assert_eq!(doubted(&all, &[]), [(22, DoubtReason::FarFromMost, None)]);
    }

    #[test]
    fn many_places_at_the_point_of_one_failed_geocoder_are_no_island() {
        let mut all = points(20, 25.8, -80.2);
        all.extend((0..6).map(|_| point(39.8, -98.6)));
        assert_eq!(doubted(&all, &[]).len(), 6);
    }

    #[test]
    fn a_directory_may_lie_across_the_antimeridian_and_on_the_equator() {
        let mut fiji = points(4, -17.8, 178.0);
        fiji.extend(points(2, -16.8, -179.95));
        fiji.extend(points(2, -17.0, 179.95));
        assert_eq!(doubted(&fiji, &[]), []);
        fiji.push(point(178.0, -17.8));
        assert_eq!(doubted(&fiji, &[]), [(8, DoubtReason::Uninhabited, Some((-17.8, 178.0)))]);

        let mut nairobi = points(6, -1.29, 36.82);
        nairobi.push(point(36.82, -1.29));
        assert_eq!(doubted(&nairobi, &[]), [(6, DoubtReason::FarFromMost, Some((-1.29, 36.82)))]);
        // 290 km away is near to all others, but not to its own postal code.
        nairobi[6] = Point { postal_code: "00100", ..point(1.29, 36.82) };
        assert_eq!(doubted(&nairobi, &[]), []);
        let found = doubted(&nairobi, &[town("00100", -1.28, 36.82)]);
        assert_eq!(found, [(6, DoubtReason::PlacesFile, Some((-1.29, 36.82)))]);
    }

    #[test]
    fn a_directory_that_is_swapped_throughout_is_seen() {
        for all in [points(4, -80.2, 25.8), points(4, -118.2, 34.1)] {
            assert_eq!(doubted(&all, &[]).len(), 4);
        }
        let all: Vec<Point> =
            points(4, 41.9, 87.65).into_iter().map(|point| Point { postal_code: "60699", ..point }).collect();
        assert_eq!(doubted(&all, &[]), []);
        assert_eq!(doubted(&all, &[town("60699", 41.9, -87.65)]).len(), 4);
    }

    #[test]
    fn a_point_is_compared_with_its_own_postal_code() {
        let code = |postal_code, point| Point { postal_code, ..point };
        let miami = || points(9, 25.8, -80.2).into_iter().map(|point| code("33136", point));
        // Too far for a town, too near for a wrong sign.
        let tampa = code("33136", point(28.0, -82.7));
        let found = doubted(&miami().chain([tampa]).collect::<Vec<_>>(), &[]);
        assert_eq!(found, [(9, DoubtReason::SamePostalCode, None)]);
        // An office far away that places.csv knows.
        let office = || code("20210", point(38.9, -77.0));
        assert_eq!(doubted(&miami().chain([office()]).collect::<Vec<_>>(), &[town("20210", 38.9, -77.0)]), []);
        // Of several codes one has a slip of its own.
        let places = [town("33136", 25.8, 80.2), town("33137", 25.8, -80.2), town("33138", 25.9, -80.2)];
        assert_eq!(doubted(&miami().collect::<Vec<_>>(), &places), []);
    }
}

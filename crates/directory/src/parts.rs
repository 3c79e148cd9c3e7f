//! A directory that is too large for one download, in parts: the programs of one county or postal prefix each, and, in the
//! directory that every reader has, those that are for more than one of them.

use super::{
    Address, Area, AreaKind, Community, Directory, Organization, Program,
    area::{is_postal_code, postal_code_in},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
};

/// A part that a reader downloads by itself. Its programs are those of one area.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    /// Stands in the paths of its packs: 1 to [`Part::MAX_ID`] of `a-z`, `0-9` and `-`. The same area has the same id in
    /// every release.
    pub id: String,
    /// Whose programs are in it.
    pub area: Area,
    /// Where most of its programs are, most first.
    pub towns: Vec<String>,
    /// Beginnings of the postal codes in it; one that is also in another part stands in both.
    pub postal: Vec<String>,
    /// Programs in it.
    pub programs: u32,
}

/// More parts than a release can list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyParts {
    /// How many there would be.
    pub parts: usize,
}

impl fmt::Display for TooManyParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} areas are more than the {} that a directory can be divided into", self.parts, Part::MOST)
    }
}

impl std::error::Error for TooManyParts {}

impl Part {
    /// Letters of an id.
    pub const MAX_ID: usize = 40;
    /// Parts of one directory: each is two files of the release.
    pub const MOST: usize = 300;
    /// Towns that are named of a part.
    const TOWNS: usize = 12;

    /// Whether a text can be the id of a part.
    pub fn is_id(id: &str) -> bool {
        (1..=Part::MAX_ID).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }
}

impl Community {
    /// The parts in which a place is, as a reader types it: a postal code, a town, or the name of the area itself.
    pub fn parts_at(&self, place: &str) -> Vec<&Part> {
        let place = place.trim();
        if let Some(code) = postal_code_in(place) {
            let code = code.to_ascii_uppercase();
            return self.parts.iter().filter(|part| part.postal.iter().any(|start| code.starts_with(start))).collect();
        }
        let key = place.to_lowercase();
        let is_named = |part: &&Part| {
            !key.is_empty() && (part.area.key() == key || part.towns.iter().any(|town| town.to_lowercase() == key))
        };
        self.parts.iter().filter(is_named).collect()
    }
}

impl Directory {
    /// Divides the directory by counties or postal prefixes: the directory that every reader has, and the other parts by their
    /// id. A program is in a part when all of its places, and all areas that it says to serve, are in that area. The same
    /// directory gives the same parts.
    pub fn into_parts(mut self, by: AreaKind) -> Result<(Directory, Vec<(String, Directory)>), TooManyParts> {
        let known = KnownAreas::of(&self, by);
        let mut of_part: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut for_all = Vec::new();
        for (at, program) in self.programs.iter().enumerate() {
            match known.only_area_of(&self, program) {
                Some(key) => of_part.entry(key).or_default().push(at),
                None => for_all.push(at),
            }
        }
        if of_part.len() > Part::MOST {
            return Err(TooManyParts { parts: of_part.len() });
        }
        let ids = ids(&of_part, &known);
        let mut parts = Vec::new();
        let mut described = Vec::new();
        for (key, programs) in &of_part {
            let id = ids[key].clone();
            described.push(known.part(&self, &id, key, programs));
            parts.push((id, self.subset(programs)));
        }
        let common = self.subset(&for_all);
        (self.organizations, self.locations, self.programs) = (common.organizations, common.locations, common.programs);
        self.community.parts = described;
        Ok((self, parts))
    }

    /// Takes in parts by their id. Their organizations are those of the same source.
    pub fn join_parts(&mut self, parts: Vec<(String, Directory)>) {
        // Most directories have none.
        if parts.is_empty() {
            return;
        }
        let mut by_source: HashMap<String, Vec<u32>> = HashMap::new();
        for (at, organization) in self.organizations.iter().enumerate() {
            by_source.entry(organization.source_id.clone()).or_default().push(at as u32);
        }
        for (id, part) in parts {
            let first_location = self.locations.len() as u32;
            let mut organizations = Vec::with_capacity(part.organizations.len());
            for organization in part.organizations {
                organizations.push(self.place_of(organization, &mut by_source));
            }
            let organization = |index: Option<u32>| index.and_then(|at| organizations.get(at as usize).copied());
            for mut location in part.locations {
                location.organization = organization(location.organization);
                location.withhold_if_confidential();
                self.locations.push(location);
            }
            for mut program in part.programs {
                program.part = Some(id.clone());
                program.organization = organization(program.organization);
                program.sites.iter_mut().for_each(|site| site.location += first_location);
                self.programs.push(program);
            }
        }
        self.sort_programs();
    }

    fn place_of(&mut self, organization: Organization, by_source: &mut HashMap<String, Vec<u32>>) -> u32 {
        let known = by_source.entry(organization.source_id.clone()).or_default();
        let same = known.iter().find(|at| self.organizations[**at as usize] == organization);
        if let Some(at) = same {
            return *at;
        }
        let at = self.organizations.len() as u32;
        known.push(at);
        self.organizations.push(organization);
        at
    }

    /// These programs with what they index into, and nothing else.
    fn subset(&self, programs: &[usize]) -> Directory {
        let (mut organizations, mut locations) = (Picked::default(), Picked::default());
        let mut picked: Vec<Program> = programs.iter().map(|at| self.programs[*at].clone()).collect();
        for program in &mut picked {
            program.organization = program.organization.map(|at| organizations.take(at));
            program.sites.iter_mut().for_each(|site| site.location = locations.take(site.location));
        }
        let locations = locations.of(&self.locations).into_iter().map(|mut location| {
            location.organization = location.organization.map(|at| organizations.take(at));
            location
        });
        let locations = locations.collect();
        Directory {
            organizations: organizations.of(&self.organizations),
            locations,
            programs: picked,
            ..Directory::default()
        }
    }
}

/// Records that are copied out of a table, and their new places.
#[derive(Default)]
struct Picked {
    order: Vec<u32>,
    places: HashMap<u32, u32>,
}

impl Picked {
    fn take(&mut self, at: u32) -> u32 {
        *self.places.entry(at).or_insert_with(|| {
            self.order.push(at);
            self.order.len() as u32 - 1
        })
    }

    fn of<T: Clone>(&self, table: &[T]) -> Vec<T> {
        self.order.iter().filter_map(|at| table.get(*at as usize).cloned()).collect()
    }
}

/// What the addresses of a directory say of its areas, by [`Area::key`].
struct KnownAreas {
    kind: AreaKind,
    /// As it is written most often.
    names: BTreeMap<String, String>,
    of_town: HashMap<String, BTreeSet<String>>,
    of_postal_code: BTreeMap<String, BTreeSet<String>>,
}

impl KnownAreas {
    fn of(directory: &Directory, kind: AreaKind) -> KnownAreas {
        let mut spelled: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        let mut known =
            KnownAreas { kind, names: BTreeMap::new(), of_town: HashMap::new(), of_postal_code: BTreeMap::new() };
        let addresses = directory.locations.iter().filter(|location| !location.confidential);
        for address in addresses.filter_map(|location| location.address.as_ref()) {
            let Some(name) = address.area(kind) else { continue };
            let key = name.to_lowercase();
            *spelled.entry(key.clone()).or_default().entry(name).or_default() += 1;
            if !address.city.trim().is_empty() {
                known.of_town.entry(town_key(&address.city)).or_default().insert(key.clone());
            }
            if let Some(code) = postal_code_of(address) {
                known.of_postal_code.entry(code).or_default().insert(key);
            }
        }
        let most = |spelled: BTreeMap<String, usize>| {
            // Of two, the one that is not in capitals, which come first.
            spelled
                .into_iter()
                .max_by_key(|(name, times)| (*times, name.clone()))
                .map(|(name, _)| name)
                .unwrap_or_default()
        };
        known.names = spelled.into_iter().map(|(key, spelled)| (key, most(spelled))).collect();
        known
    }

    /// The one area in which all of a program is; `None`: it is for several, or nobody knows.
    fn only_area_of(&self, directory: &Directory, program: &Program) -> Option<String> {
        let mut areas = BTreeSet::new();
        for site in &program.sites {
            let location = directory.locations.get(site.location as usize)?;
            let address = location.address.as_ref().filter(|_| !location.confidential)?;
            areas.insert(address.area(self.kind)?.to_lowercase());
        }
        for said in &program.service_areas {
            areas.extend(self.areas_said(said)?);
        }
        (areas.len() == 1).then(|| areas.pop_first())?
    }

    /// The areas that a service area names; `None`: one that is not known, such as the state.
    fn areas_said(&self, said: &str) -> Option<BTreeSet<String>> {
        let words = said.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|word| !word.is_empty());
        let (codes, words): (Vec<&str>, Vec<&str>) = words.partition(|word| is_postal_code(word));
        let mut areas = BTreeSet::new();
        for code in &codes {
            areas.extend(self.of_postal_code.get(&code.to_ascii_uppercase())?.iter().cloned());
        }
        if words.is_empty() || !codes.is_empty() {
            return Some(areas);
        }
        let key = words.join(" ").to_lowercase();
        if self.kind == AreaKind::County && self.names.contains_key(&key) {
            areas.insert(key);
            return Some(areas);
        }
        self.of_town.get(&key).cloned()
    }

    /// What a reader is told of a part.
    fn part(&self, directory: &Directory, id: &str, key: &str, programs: &[usize]) -> Part {
        let mut towns: BTreeMap<&str, usize> = BTreeMap::new();
        let sites = programs.iter().flat_map(|at| &directory.programs[*at].sites);
        for address in sites.filter_map(|site| directory.locations[site.location as usize].address.as_ref()) {
            *towns.entry(address.city.trim()).or_default() += 1;
        }
        towns.remove("");
        let mut towns: Vec<(&str, usize)> = towns.into_iter().collect();
        towns.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        Part {
            id: id.to_owned(),
            area: Area { kind: self.kind, name: self.names.get(key).cloned().unwrap_or_else(|| key.to_owned()) },
            towns: towns.into_iter().take(Part::TOWNS).map(|(town, _)| town.to_owned()).collect(),
            postal: self.postal_starts(key),
            programs: programs.len() as u32,
        }
    }

    /// The shortest beginnings of at least three letters that only postal codes of this area have; whole codes where it
    /// shares them.
    fn postal_starts(&self, key: &str) -> Vec<String> {
        let mut starts: BTreeSet<&str> = BTreeSet::new();
        for (code, areas) in &self.of_postal_code {
            if !areas.contains(key) || starts.iter().any(|start| code.starts_with(start)) {
                continue;
            }
            let is_own = |start: &str| {
                let with_start = self.of_postal_code.range(start.to_owned()..);
                with_start
                    .take_while(|(code, _)| code.starts_with(start))
                    .all(|(_, areas)| areas.len() == 1 && areas.contains(key))
            };
            let shortest = (3..code.len()).map(|end| &code[..end]).find(|start| is_own(start));
            starts.insert(shortest.unwrap_or(code));
        }
        starts.into_iter().map(str::to_owned).collect()
    }
}

fn town_key(town: &str) -> String {
    town.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Without what stands behind it (`33142-1234`).
fn postal_code_of(address: &Address) -> Option<String> {
    postal_code_in(&address.postal_code).map(str::to_ascii_uppercase).filter(|code| code.is_ascii())
}

/// The ids of the areas, by key: their names in plain letters. Names that lose letters by that, or would give one id, have a
/// part of their hash in it: an id is of its own area alone, so that it stays when others come.
fn ids(parts: &BTreeMap<String, Vec<usize>>, known: &KnownAreas) -> BTreeMap<String, String> {
    let plain = |key: &str| {
        let spaced: String =
            key.chars().map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { ' ' }).collect();
        let plain = spaced.split_whitespace().collect::<Vec<_>>().join("-");
        if plain.is_empty() { known.kind.id().to_owned() } else { plain }
    };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    parts.keys().for_each(|key| *times.entry(plain(key)).or_default() += 1);
    let id = |key: &String| {
        let mut id = plain(key);
        let loses_letters = key.chars().any(|c| c.is_alphanumeric() && !c.is_ascii());
        if loses_letters || times[&id] > 1 || id.len() > Part::MAX_ID {
            let hash = Sha256::digest(key);
            id.truncate(Part::MAX_ID - 9);
            id.push_str(&format!("-{:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3]));
        }
        id
    };
    parts.keys().map(|key| (key.clone(), id(key))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Location, Site};

    fn location(id: usize, county: &str, city: &str, postal_code: &str) -> Location {
        let address = Address {
            city: city.to_owned(),
            region: Some(county.to_owned()),
            postal_code: postal_code.to_owned(),
            ..Address::default()
        };
        Location {
            source_id: format!("l{id}"),
            organization: Some((id % 2) as u32),
            address: Some(address),
            ..Location::default()
        }
    }

    fn program(id: &str, sites: &[u32], service_areas: &[&str]) -> Program {
        Program {
            code: Code::candidates(id).next().unwrap(),
            source_id: id.to_owned(),
            name: id.to_owned(),
            organization: Some(0),
            sites: sites.iter().map(|location| Site { location: *location, ..Site::default() }).collect(),
            service_areas: service_areas.iter().map(|area| (*area).to_owned()).collect(),
            ..Program::default()
        }
    }

    fn directory() -> Directory {
        let organization =
            |id: &str| Organization { source_id: id.to_owned(), name: id.to_owned(), ..Organization::default() };
        let secret = Location { confidential: true, ..location(4, "Lark County", "Linnet", "00412") };
        let mut directory = Directory {
            organizations: vec![organization("a"), organization("b")],
            locations: vec![
                location(0, "Lark County", "Linnet", "00411"),
                location(1, "LARK COUNTY", "Tanager", "00431-1234"),
                location(2, "Wren County", "Port Wren", "00501"),
                location(3, "Wren County", "Port Wren", "00432"),
                secret,
            ],
            programs: vec![
                program("one place", &[0], &[]),
                program("two places of one county", &[0, 1], &["Lark County"]),
                program("in the other county", &[2], &[]),
                program("both counties", &[1, 2], &[]),
                program("no place", &[], &[]),
                program("by phone for a town", &[], &["Port Wren"]),
                program("a place, and the whole state", &[2], &["The State"]),
                program("a place, for the other county", &[2], &["Lark County"]),
                program("hidden", &[4], &[]),
                program("by its postal codes", &[3], &["Port Wren 00501", "00432"]),
            ],
            ..Directory::default()
        };
        directory.sort_programs();
        directory
    }

    fn names(directory: &Directory) -> BTreeSet<&str> {
        directory.programs.iter().map(|program| program.name.as_str()).collect()
    }

    #[test]
    fn a_program_is_in_a_part_when_all_of_it_is_in_one_area() {
        let (common, parts) = directory().into_parts(AreaKind::County).unwrap();
        let of: BTreeMap<&str, BTreeSet<&str>> = parts.iter().map(|(id, part)| (id.as_str(), names(part))).collect();
        assert_eq!(of["lark-county"], BTreeSet::from(["one place", "two places of one county"]));
        assert_eq!(
            of["wren-county"],
            BTreeSet::from(["by phone for a town", "by its postal codes", "in the other county"])
        );
        let for_all =
            ["both counties", "no place", "a place, and the whole state", "a place, for the other county", "hidden"];
        assert_eq!(names(&common), BTreeSet::from(for_all));
        let lark = &common.community.parts[0];
        assert_eq!((lark.id.as_str(), lark.area.name.as_str(), lark.programs), ("lark-county", "Lark County", 2));
        assert_eq!(lark.towns, ["Linnet", "Tanager"]);
        assert_eq!(lark.postal, ["0041", "00431"], "as short as tells it from the other county");
    }

    #[test]
    fn by_postal_codes_a_part_is_their_first_three_digits() {
        let (common, parts) = directory().into_parts(AreaKind::Postal).unwrap();
        assert_eq!(parts.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["004", "005"]);
        assert_eq!(common.community.parts[0].area, "postal:004".parse().unwrap());
    }

    #[test]
    fn parts_that_join_again_are_the_directory() {
        let whole = directory();
        for by in [AreaKind::County, AreaKind::Postal] {
            let (mut joined, parts) = whole.clone().into_parts(by).unwrap();
            joined.join_parts(parts);
            assert_eq!(names(&joined), names(&whole));
            for program in &whole.programs {
                // Where its organization stands in a table is another matter.
                let plain = |directory: &Directory| {
                    let mut record = directory.record(program.code).unwrap();
                    (record.program.part, record.program.organization) = (None, None);
                    record.locations.iter_mut().for_each(|location| location.organization = None);
                    record
                };
                assert_eq!(plain(&joined), plain(&whole));
            }
            assert_eq!(joined.organizations.len(), 2, "an organization of two parts is there once");
        }
    }

    #[test]
    fn a_reader_finds_the_part_by_postal_code_town_or_name() {
        let (common, _) = directory().into_parts(AreaKind::County).unwrap();
        let found =
            |place: &str| common.community.parts_at(place).iter().map(|part| part.id.as_str()).collect::<Vec<_>>();
        assert_eq!(found("00411"), ["lark-county"]);
        assert_eq!(found(" Linnet, LK 00411-0001 "), ["lark-county"]);
        assert_eq!(found("port wren"), ["wren-county"]);
        assert_eq!(found("Wren County"), ["wren-county"]);
        assert_eq!(found("00432"), ["wren-county"]);
        assert_eq!(found("00999"), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }

    #[test]
    fn ids_are_plain_letters_and_no_two_are_the_same() {
        let mut directory = directory();
        let counties = ["Río County", "Ri o County", "مقاطعة", "Lark County", &"x".repeat(99)];
        for (location, county) in directory.locations.iter_mut().zip(counties) {
            location.confidential = false;
            location.address.as_mut().unwrap().region = Some(county.to_owned());
        }
        directory.programs = (0..5).map(|at| program(&at.to_string(), &[at], &[])).collect();
        let (_, parts) = directory.into_parts(AreaKind::County).unwrap();
        let ids: BTreeSet<&str> = parts.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids.len(), 5);
        assert!(ids.iter().all(|id| Part::is_id(id)), "{ids:?}");
        let of_accents: Vec<&&str> = ids.iter().filter(|id| id.starts_with("r-o-county-")).collect();
        assert_eq!(of_accents.len(), 1, "{ids:?}");
        assert!(ids.contains("ri-o-county") && ids.contains("lark-county"), "{ids:?}");
        assert!(!Part::is_id("") && !Part::is_id("../x") && !Part::is_id("A"));
    }

    #[test]
    fn more_areas_than_a_release_can_list_are_refused() {
        let mut directory = directory();
        directory.locations =
            (0..Part::MOST + 1).map(|n| location(n, &format!("County {n}"), "Town", "00411")).collect();
        directory.programs = (0..=Part::MOST as u32).map(|at| program(&at.to_string(), &[at], &[])).collect();
        assert_eq!(directory.into_parts(AreaKind::County).unwrap_err(), TooManyParts { parts: Part::MOST + 1 });
    }
}

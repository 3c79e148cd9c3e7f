//! Counties, towns and postal prefixes, as a care team plans by them: which a program is in.

use super::{Address, ProgramView, area::is_postal_code};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// How a community is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum AreaKind {
    /// HSDS `region` of an address.
    County,
    /// HSDS `city` of an address.
    #[default]
    Town,
    /// The first three letters or digits of a postal code.
    Postal,
}

impl AreaKind {
    /// All of them, the largest areas first.
    pub const ALL: &'static [AreaKind] = &[AreaKind::County, AreaKind::Town, AreaKind::Postal];

    /// As addresses and the command line write it.
    pub fn id(self) -> &'static str {
        match self {
            AreaKind::County => "county",
            AreaKind::Town => "town",
            AreaKind::Postal => "postal",
        }
    }
}

impl FromStr for AreaKind {
    type Err = UnknownArea;

    fn from_str(id: &str) -> Result<AreaKind, UnknownArea> {
        AreaKind::ALL.iter().copied().find(|kind| kind.id() == id).ok_or(UnknownArea)
    }
}

/// One county, town or postal prefix.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Area {
    /// Which division it is of.
    pub kind: AreaKind,
    /// As an address has it; empty: programs without any place that is told (by phone, on the web, confidential), whatever
    /// the kind.
    pub name: String,
}

/// `town:Port Linnet`
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.id(), self.name)
    }
}

impl FromStr for Area {
    type Err = UnknownArea;

    fn from_str(text: &str) -> Result<Area, UnknownArea> {
        let (kind, name) = text.split_once(':').ok_or(UnknownArea)?;
        Ok(Area { kind: kind.parse()?, name: name.trim().to_owned() })
    }
}

/// Not `county:`, `town:` or `postal:` with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownArea;

impl fmt::Display for UnknownArea {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an area is a county, a town or a postal prefix")
    }
}

impl std::error::Error for UnknownArea {}

impl Address {
    /// The county, town or postal prefix; `None` where the address has none.
    pub fn area(&self, kind: AreaKind) -> Option<String> {
        let name = match kind {
            AreaKind::County => self.region.as_deref().unwrap_or_default().trim().to_owned(),
            AreaKind::Town => self.city.trim().to_owned(),
            AreaKind::Postal => {
                let code: String = self.postal_code.chars().filter(char::is_ascii_alphanumeric).take(3).collect();
                code.to_ascii_uppercase()
            }
        };
        (!name.is_empty()).then_some(name)
    }
}

impl<'a> ProgramView<'a> {
    fn told_addresses(self) -> impl Iterator<Item = &'a Address> {
        self.locations().filter(|location| !location.confidential).filter_map(|location| location.address.as_ref())
    }

    /// Whether any place of it is told, in words or by its area.
    pub fn has_told_place(self) -> bool {
        let is_told = |address: &Address| {
            address.lines.iter().any(|line| !line.trim().is_empty())
                || AreaKind::ALL.iter().any(|kind| address.area(*kind).is_some())
        };
        self.told_addresses().any(is_told)
    }

    /// The areas in which it has a place that is told, each once.
    pub fn areas(self, kind: AreaKind) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in self.told_addresses().filter_map(|address| address.area(kind)) {
            if !names.iter().any(|other| is_same(other, &name)) {
                names.push(name);
            }
        }
        names
    }

    /// It has a place there, or says that it serves this area.
    pub fn is_in(self, area: &Area) -> bool {
        if area.name.is_empty() {
            return !self.has_told_place();
        }
        self.area_keys(area.kind).contains(&area.key())
    }

    /// The [`Area::key`]s of all areas of a kind that it is in, so that one look for each area is not needed.
    pub fn area_keys(self, kind: AreaKind) -> BTreeSet<String> {
        let own = self.areas(kind).into_iter().map(|name| name.to_lowercase());
        let served = self.program.service_areas.iter().flat_map(|said| keys_said(said, kind));
        own.chain(served).filter(|key| !key.is_empty()).collect()
    }
}

impl Area {
    /// Its name, however it is written.
    pub fn key(&self) -> String {
        self.name.to_lowercase()
    }

    /// Whether both name the same area, however it is written.
    pub fn is_same(&self, other: &Area) -> bool {
        self.kind == other.kind && is_same(&self.name, &other.name)
    }
}

fn is_same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// The areas that a service area names: "Kestrel Falls 00401" names the town, and the prefixes of the postal code.
fn keys_said(said: &str, kind: AreaKind) -> Vec<String> {
    let words = || said.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|word| !word.is_empty());
    match kind {
        AreaKind::Postal => {
            let codes = words().filter(|word| is_postal_code(word)).map(str::to_lowercase);
            codes.flat_map(|code| (1..=code.len()).map(move |end| code[..end].to_owned())).collect()
        }
        AreaKind::County | AreaKind::Town => {
            let without_codes: Vec<&str> = words().filter(|word| !is_postal_code(word)).collect();
            vec![without_codes.join(" ").to_lowercase()]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Location, Program, Site};

    fn location(city: &str, postal_code: &str) -> Location {
        let address = Address {
            city: city.to_owned(),
            region: Some("Larkwater County".to_owned()),
            postal_code: postal_code.to_owned(),
            ..Address::default()
        };
        Location { address: Some(address), ..Location::default() }
    }

    fn is_in(locations: &[Location], service_areas: &[&str], area: &str) -> bool {
        let sites = (0..locations.len() as u32).map(|location| Site { location, ..Site::default() }).collect();
        let service_areas = service_areas.iter().map(|area| (*area).to_owned()).collect();
        let program = Program { sites, service_areas, ..Program::default() };
        ProgramView::new(&program, &[], locations).is_in(&area.parse().expect("an area"))
    }

    #[test]
    fn a_program_is_where_it_has_a_place_and_where_it_says_that_it_serves() {
        let two = [location("Port Linnet", "00411"), location("TANAGER", "00431-12")];
        for area in ["town:Port Linnet", "town:tanager", "county:larkwater county", "postal:004"] {
            assert!(is_in(&two, &[], area), "{area}");
        }
        for area in ["town:Linnet", "county:Port Linnet", "postal:005", "town:", "county:", "postal:0"] {
            assert!(!is_in(&two, &[], area), "{area}");
        }
        assert!(is_in(&[], &["Kestrel Falls 00401"], "town:Kestrel Falls"));
        assert!(is_in(&[], &["Kestrel Falls 00401"], "postal:004"));
        assert!(is_in(&[], &["Larkwater County"], "county:Larkwater County"));
        assert!(!is_in(&[], &["Larkwater County"], "town:Kestrel Falls"), "the county is not each of its towns");
    }

    #[test]
    fn what_has_no_place_that_is_told_is_in_no_area() {
        let secret = Location { confidential: true, ..location("Port Linnet", "00411") };
        assert!(is_in(&[], &[], "town:"));
        assert!(is_in(std::slice::from_ref(&secret), &[], "postal:"));
        assert!(!is_in(&[secret], &[], "town:Port Linnet"));
    }

    #[test]
    fn an_address_that_does_not_name_an_area_of_this_kind_is_a_place_all_the_same() {
        let mut one = location("Port Linnet", "00411");
        one.address.as_mut().expect("an address").region = None;
        assert!(!is_in(std::slice::from_ref(&one), &[], "county:"), "its town is told");
        let lines = Address { lines: vec!["1 First Street".to_owned()], ..Address::default() };
        one.address = Some(lines);
        assert!(!is_in(std::slice::from_ref(&one), &[], "town:"), "its street is told");
        one.address = Some(Address::default());
        assert!(is_in(&[one], &[], "town:"), "nothing is told");
    }

    #[test]
    fn an_area_written_is_read_back() {
        for text in ["county:Larkwater County", "town:St. John: East", "postal:004", "town:"] {
            assert_eq!(text.parse::<Area>().map(|area| area.to_string()).as_deref(), Ok(text));
        }
        assert_eq!("village:Tanager".parse::<Area>(), Err(UnknownArea));
        assert_eq!("Tanager".parse::<Area>(), Err(UnknownArea));
    }
}

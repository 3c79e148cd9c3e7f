//! Joins a partner's entries to the community's directory.
//!
//! A partner signs a pack of its own, in which every source id begins with `X:` (its id namespace). Its
//! programs get their codes from the community ([`Directory::partner_codes`]), so that a partner cannot aim
//! at another's code; everything else in its pack besides organizations, locations and programs is ignored.

use super::{Directory, Location};

/// How many entries joined, and which could not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JoinReport {
    /// Programs that joined.
    pub programs: u32,
    /// Source ids of programs that the community has given no code yet: in its next release.
    pub without_code: Vec<String>,
}

/// A record of a partner's pack that is not the partner's: the whole pack is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordOutsideNamespace {
    /// Id of the partner whose namespace it uses.
    pub partner: String,
    /// The entry's source id.
    pub source_id: String,
}

impl std::fmt::Display for RecordOutsideNamespace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let RecordOutsideNamespace { partner, source_id } = self;
        write!(f, "the record “{source_id}” is not {partner}'s own: all ids of its data begin with “{partner}:”")
    }
}

impl std::error::Error for RecordOutsideNamespace {}

/// Whether a source id is in the namespace of the partner `name`.
pub fn is_of_partner(id: &str, name: &str) -> bool {
    id.split_once(':').is_some_and(|(space, rest)| space == name && !rest.is_empty())
}

impl Directory {
    /// The source ids of all records: what a signature's namespace is checked against.
    pub fn source_ids(&self) -> impl Iterator<Item = &str> {
        let organizations = self.organizations.iter().map(|organization| &organization.source_id);
        let locations = self.locations.iter().map(|location| &location.source_id);
        let programs = self.programs.iter().map(|program| &program.source_id);
        organizations.chain(locations).chain(programs).map(String::as_str)
    }

    /// Takes in the entries of the partner `name`, all or (when one of them is not the partner's) none.
    pub fn join_partner(&mut self, name: &str, partner: Directory) -> Result<JoinReport, RecordOutsideNamespace> {
        if let Some(id) = partner.source_ids().find(|id| !is_of_partner(id, name)) {
            return Err(RecordOutsideNamespace { partner: name.to_owned(), source_id: id.to_owned() });
        }
        let mut joined = JoinReport::default();
        let (first_organization, first_location) = (self.organizations.len() as u32, self.locations.len() as u32);
        let (organizations, locations) = (partner.organizations.len() as u32, partner.locations.len() as u32);
        // An index that points outside of the partner's own tables would point into another's.
        let organization = |index: Option<u32>| index.filter(|i| *i < organizations).map(|i| i + first_organization);

        self.organizations.extend(partner.organizations);
        for mut location in partner.locations {
            location.organization = organization(location.organization);
            location.withhold_if_confidential();
            self.locations.push(location);
        }
        for mut program in partner.programs {
            let Some(code) = self.partner_codes.get(&program.source_id) else {
                joined.without_code.push(program.source_id);
                continue;
            };
            program.code = *code;
            program.partner = Some(name.to_owned());
            program.organization = organization(program.organization);
            program.sites.retain_mut(|site| {
                let inside = site.location < locations;
                site.location = site.location.saturating_add(first_location);
                inside
            });
            joined.programs += 1;
            self.programs.push(program);
        }
        self.sort_programs();
        Ok(joined)
    }

    /// Takes the address, the coordinates and the way there from every confidential location, so that no page,
    /// file or export can leak them.
    pub fn withhold_confidential(&mut self) {
        self.locations.iter_mut().for_each(Location::withhold_if_confidential);
    }
}

impl Location {
    /// A confidential place keeps nothing that leads to it ("call for location").
    pub fn withhold_if_confidential(&mut self) {
        if self.confidential {
            self.address = None;
            self.coordinates = None;
            self.transportation = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Address, Code, Coordinates, Organization, Program, Site};

    fn directory(prefix: &str, programs: usize) -> Directory {
        let id = |what: &str| format!("{prefix}{what}");
        Directory {
            organizations: vec![Organization { source_id: id("o"), name: id("o"), ..Organization::default() }],
            locations: vec![Location {
                source_id: id("l"),
                organization: Some(0),
                address: Some(Address { city: "Maple".to_owned(), ..Address::default() }),
                coordinates: Some(Coordinates { latitude: 1.0, longitude: 2.0 }),
                transportation: Some("Bus 12 to Fifth Street".to_owned()),
                confidential: !prefix.is_empty(),
                ..Location::default()
            }],
            programs: (0..programs)
                .map(|n| Program {
                    source_id: id(&n.to_string()),
                    organization: Some(0),
                    sites: vec![Site::default(), Site { location: 7, ..Site::default() }],
                    ..Program::default()
                })
                .collect(),
            ..Directory::default()
        }
    }

    #[test]
    fn a_partners_programs_join_with_the_communitys_codes_and_their_own_places() {
        let mut community = directory("", 1);
        let code = Code::candidates("clinic:0").next().unwrap();
        community.partner_codes.insert("clinic:0".to_owned(), code);
        let mut partner = directory("clinic:", 2);
        partner.programs[0].code = community.programs[0].code;
        let joined = community.join_partner("clinic", partner).unwrap();
        assert_eq!(joined, JoinReport { programs: 1, without_code: vec!["clinic:1".to_owned()] });
        let program = community.programs.iter().find(|program| program.source_id == "clinic:0").unwrap();
        assert_eq!(program.code, code);
        assert_eq!(program.partner.as_deref(), Some("clinic"));
        assert_eq!(program.organization, Some(1));
        assert_eq!(program.sites.len(), 1, "a site that points nowhere is left out");
        assert_eq!(community.locations[program.sites[0].location as usize].source_id, "clinic:l");
    }

    #[test]
    fn a_partner_that_carries_anothers_record_is_refused_whole() {
        for prefix in ["", "other:", "clinic", "clinicx:"] {
            let mut community = directory("", 1);
            let before = community.clone();
            let refused = community.join_partner("clinic", directory(prefix, 1)).unwrap_err();
            assert!(refused.source_id.starts_with(prefix));
            assert_eq!(community, before);
        }
    }

    #[test]
    fn a_confidential_location_keeps_neither_address_nor_coordinates_nor_the_way_there() {
        let mut shelter = directory("shelter:", 1);
        shelter.withhold_confidential();
        let location = &shelter.locations[0];
        assert_eq!((&location.address, location.coordinates, &location.transportation), (&None, None, &None));
        let mut open = directory("", 1);
        open.withhold_confidential();
        assert!(open.locations[0].address.is_some());
        // A partner's pack cannot be changed without its key: the same holds when it joins.
        open.join_partner("shelter", directory("shelter:", 0)).unwrap();
        assert_eq!(open.locations[1].address, None);
    }
}

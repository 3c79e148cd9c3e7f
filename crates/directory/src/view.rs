//! A program with what belongs to it, borrowed: the one way from a program to its organization and its places.

use super::{Directory, Location, Organization, Phone, Program, Record, Site, Status};
use signpost_hours as hours;
use signpost_hours::{OpenState, Schedule, UnixSeconds, Zone};

/// A program of a [`Directory`] or of a [`Record`], with its organization and the places that its sites point into.
#[derive(Debug, Clone, Copy)]
pub struct ProgramView<'a> {
    /// The program itself.
    pub program: &'a Program,
    /// Who runs it, where the source names one that is there.
    pub organization: Option<&'a Organization>,
    /// All that [`Site::location`] may name; use [`ProgramView::location`] or [`ProgramView::locations`].
    pub locations: &'a [Location],
}

impl Directory {
    /// Program number `at`.
    pub fn view(&self, at: usize) -> Option<ProgramView<'_>> {
        self.programs.get(at).map(|program| self.view_of(program))
    }

    /// A program of this directory.
    pub fn view_of<'a>(&'a self, program: &'a Program) -> ProgramView<'a> {
        ProgramView::new(program, &self.organizations, &self.locations)
    }
}

impl Record {
    /// A record borrowed as a view.
    pub fn view(&self) -> ProgramView<'_> {
        ProgramView { program: &self.program, organization: self.organization.as_ref(), locations: &self.locations }
    }
}

impl<'a> ProgramView<'a> {
    /// `organizations` and `locations` are those that the program's numbers point into.
    pub fn new(program: &'a Program, organizations: &'a [Organization], locations: &'a [Location]) -> ProgramView<'a> {
        let organization = program.organization.and_then(|at| organizations.get(at as usize));
        ProgramView { program, organization, locations }
    }

    /// The place of one of its sites.
    pub fn location(self, site: &Site) -> Option<&'a Location> {
        self.locations.get(site.location as usize)
    }

    /// The places of its sites, in their order.
    pub fn locations(self) -> impl Iterator<Item = &'a Location> {
        self.program.sites.iter().filter_map(move |site| self.location(site))
    }

    /// All phones, the most specific first, none twice, for cards and pages alike. What cannot be dialled is among them:
    /// it is shown as the words that it is.
    pub fn phones(self) -> Vec<&'a Phone> {
        let program = self.program;
        let mut all: Vec<&Phone> = program.phones.iter().collect();
        all.extend(program.sites.iter().flat_map(|site| &site.phones));
        for contacts in std::iter::once(&program.contacts).chain(program.sites.iter().map(|site| &site.contacts)) {
            all.extend(contacts.iter().flat_map(|contact| &contact.phones));
        }
        all.extend(self.locations().flat_map(|location| &location.phones));
        all.extend(self.organization.iter().flat_map(|organization| &organization.phones));
        let mut seen = Vec::new();
        all.retain(|phone| {
            let key = phone.dial().unwrap_or_else(|| phone.number.clone());
            let is_new = !key.is_empty() && !seen.contains(&key);
            seen.push(key);
            is_new
        });
        all
    }

    /// The schedules that hold at one of its sites, or for a program that has none.
    pub fn schedules(self, site: Option<&'a Site>) -> Vec<&'a Schedule> {
        hours::applicable(
            site.map_or(&[], |site| &site.schedules),
            &self.program.schedules,
            site.and_then(|site| self.location(site)).map_or(&[], |location| &location.schedules),
        )
    }

    /// Open at any of its sites counts as open.
    pub fn open_state(self, zone: &Zone, now: UnixSeconds) -> OpenState {
        if self.program.status == Status::TemporarilyClosed {
            return OpenState::Closed { opens: None };
        }
        let state = |site| hours::state(&self.schedules(site), zone, now);
        match &self.program.sites[..] {
            [] => state(None),
            sites => {
                sites.iter().map(|site| state(Some(site))).min_by_key(OpenState::rank).unwrap_or(OpenState::Unknown)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Contact;

    #[test]
    fn a_contacts_phone_is_a_programs_and_words_are_kept_while_copies_are_not() {
        let contact = Contact { phones: vec![Phone::of("305-555-0101")], ..Default::default() };
        let phones = vec![Phone::of("ask at the desk"), Phone::of("")];
        let program = Program { contacts: vec![contact], phones, organization: Some(0), ..Default::default() };
        let organizations = [Organization { phones: vec![Phone::of("(305) 555-0101")], ..Default::default() }];
        let found = ProgramView::new(&program, &organizations, &[]).phones();
        let numbers: Vec<&str> = found.iter().map(|phone| phone.number.as_str()).collect();
        assert_eq!(numbers, ["ask at the desk", "305-555-0101"]);
        assert_eq!(Phone::first(&found).map(|phone| phone.number.as_str()), Some("305-555-0101"));
    }

    #[test]
    fn a_view_of_a_record_is_that_of_its_directory() {
        let site = |location| Site { location, ..Default::default() };
        let location = |city: &str| Location { name: Some(city.into()), ..Default::default() };
        let directory = Directory {
            organizations: vec![Organization::default(), Organization { name: "Harbor".into(), ..Default::default() }],
            locations: vec![location("a"), location("b"), location("c")],
            // A site that points nowhere has no place.
            programs: vec![Program {
                organization: Some(1),
                sites: vec![site(2), site(9), site(0)],
                ..Default::default()
            }],
            ..Default::default()
        };
        let record = directory.record(directory.programs[0].code).expect("the program is there");
        for view in [directory.view(0).expect("the program is there"), record.view()] {
            assert_eq!(view.organization.map(|o| o.name.as_str()), Some("Harbor"));
            assert_eq!(view.locations().filter_map(|l| l.name.as_deref()).collect::<Vec<_>>(), ["c", "a"]);
        }
        assert!(directory.view(1).is_none());
    }
}

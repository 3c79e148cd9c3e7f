//! A program with what belongs to it, borrowed: the one way from a program to its organization and its places.

use super::{Coordinates, Directory, Location, Organization, Phone, Program, Record, Site, Status};
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
        self.phones_of(&self.program.sites.iter().collect::<Vec<_>>())
    }

    /// [`ProgramView::phones`] for whoever goes to one of its sites: not the numbers of the others.
    pub fn phones_at(self, site: Option<&'a Site>) -> Vec<&'a Phone> {
        self.phones_of(&site.into_iter().collect::<Vec<_>>())
    }

    /// [`ProgramView::phones`] for whoever goes to some of its sites.
    pub fn phones_of(self, sites: &[&'a Site]) -> Vec<&'a Phone> {
        let program = self.program;
        let mut all: Vec<&Phone> = program.phones.iter().collect();
        all.extend(sites.iter().flat_map(|site| &site.phones));
        for contacts in std::iter::once(&program.contacts).chain(sites.iter().map(|site| &site.contacts)) {
            all.extend(contacts.iter().flat_map(|contact| &contact.phones));
        }
        all.extend(sites.iter().filter_map(|site| self.location(site)).flat_map(|location| &location.phones));
        all.extend(self.organization.iter().flat_map(|organization| &organization.phones));
        let mut seen = Vec::new();
        all.retain(|phone| {
            // Who has the number of a fax alone cannot call: a phone of the same number is another one.
            let key = (phone.dial().unwrap_or_else(|| phone.number.clone()), phone.is_voice());
            let is_new = !key.0.is_empty() && !seen.contains(&key);
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
        let state = |site| self.state_at(site, zone, now);
        match &self.program.sites[..] {
            [] => state(None),
            sites => {
                sites.iter().map(|site| state(Some(site))).min_by_key(OpenState::rank).unwrap_or(OpenState::Unknown)
            }
        }
    }

    /// At one of its sites, or of a program that has none.
    pub fn state_at(self, site: Option<&'a Site>, zone: &Zone, now: UnixSeconds) -> OpenState {
        match self.program.status {
            Status::TemporarilyClosed => OpenState::Closed { opens: None },
            Status::Active => hours::state(&self.schedules(site), zone, now),
        }
    }

    /// What holds at each of its sites; `None` where they differ, so that nothing is said of the program as a whole.
    pub fn open_state_everywhere(self, zone: &Zone, now: UnixSeconds) -> Option<OpenState> {
        let first = self.state_at(self.program.sites.first(), zone, now);
        let others = self.program.sites.iter().skip(1);
        others.into_iter().all(|site| self.state_at(Some(site), zone, now) == first).then_some(first)
    }

    /// Kilometres to one of its sites; `None` where its place is confidential or has no coordinates.
    pub fn km_to(self, site: &Site, from: Coordinates) -> Option<f64> {
        let location = self.location(site).filter(|location| !location.confidential)?;
        Some(from.km_to(location.coordinates?))
    }

    /// The site that a card shows, so that its distance, hours and phone are of one place: the nearest, else the one
    /// that is open or opens first. `only_open`: among those that are open now, where there are any.
    pub fn site_to_show(
        self,
        near: Option<Coordinates>,
        only_open: bool,
        zone: &Zone,
        now: UnixSeconds,
    ) -> Option<&'a Site> {
        let rank = |site: &&Site| {
            let state = self.state_at(Some(site), zone, now);
            let is_shut = only_open && !matches!(state, OpenState::Always | OpenState::Open { .. });
            let metres = near.map(|from| self.km_to(site, from).map_or(u64::MAX, |km| (km * 1000.0) as u64));
            (is_shut, metres, state.rank())
        };
        self.program.sites.iter().min_by_key(rank)
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
    fn a_phone_with_the_number_of_a_fax_is_shown_beside_it() {
        let fax = Phone { kind: Some("fax".to_owned()), ..Phone::of("305-555-0101") };
        let program = Program { phones: vec![fax.clone(), fax], organization: Some(0), ..Default::default() };
        let organizations = [Organization { phones: vec![Phone::of("(305) 555-0101")], ..Default::default() }];
        let found = ProgramView::new(&program, &organizations, &[]).phones();
        assert_eq!(found.len(), 2);
        assert_eq!(Phone::first(&found), Some(&organizations[0].phones[0]));
    }

    #[test]
    fn a_card_shows_one_site() {
        let from = |opens_at| Schedule {
            recurrence: Some(hours::Recurrence {
                frequency: hours::Frequency::Daily,
                interval: 1,
                ..Default::default()
            }),
            opens_at: Some(opens_at),
            closes_at: Some(opens_at + 60),
            ..Default::default()
        };
        let site = |location, opens_at| Site {
            location,
            schedules: vec![from(opens_at)],
            phones: vec![Phone::of(&format!("305-555-010{location}"))],
            ..Default::default()
        };
        let at =
            |longitude| Location { coordinates: Some(Coordinates { latitude: 0.0, longitude }), ..Default::default() };
        // The far one is open at midnight, the near one opens at one.
        let program = Program { sites: vec![site(0, 0), site(1, 60)], ..Default::default() };
        let record = Record { program, organization: None, locations: vec![at(9.0), at(1.0)] };
        let (view, zone, here) = (record.view(), Zone::default(), Some(Coordinates::default()));
        let shown = |near, only_open| view.site_to_show(near, only_open, &zone, 600).map(|site| site.location);
        assert_eq!(shown(None, false), Some(0));
        assert_eq!(shown(here, false), Some(1));
        assert_eq!(shown(here, true), Some(0));
        assert_eq!(view.open_state_everywhere(&zone, 600), None);
        let near = view.phones_at(view.site_to_show(here, false, &zone, 600));
        assert_eq!(near.iter().map(|phone| phone.number.as_str()).collect::<Vec<_>>(), ["305-555-0101"]);
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

//! Whether a reader finds any way to a program.

use super::{Location, Organization, Program};

impl Program {
    /// A phone, an address, a website, an email or a person, of the program, its organization or one of its sites.
    /// `organizations` and `locations` are those of its directory.
    pub fn can_be_reached(&self, organizations: &[Organization], locations: &[Location]) -> bool {
        let organization = self.organization.and_then(|at| organizations.get(at as usize));
        !self.phones.is_empty()
            || self.website.is_some()
            || self.email.is_some()
            || !self.contacts.is_empty()
            || organization.is_some_and(|o| !o.phones.is_empty() || o.website.is_some() || o.email.is_some())
            || self.sites.iter().any(|site| {
                let location = locations.get(site.location as usize);
                !site.phones.is_empty()
                    || !site.contacts.is_empty()
                    || location.is_some_and(|l| !l.phones.is_empty() || l.address.is_some() || l.website.is_some())
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Address, Contact, Phone, Site};

    #[test]
    fn each_way_alone_is_enough_and_others_entries_count_for_nothing() {
        let phones = vec![Phone::of("555-0100")];
        let site = |location| Site { location, ..Site::default() };
        let program = || Program { organization: Some(1), sites: vec![site(1)], ..Program::default() };
        let organizations = [
            Organization { phones: phones.clone(), ..Organization::default() },
            Organization::default(),
            Organization { email: Some("a@example.org".to_owned()), ..Organization::default() },
        ];
        let locations = [
            Location { phones: phones.clone(), ..Location::default() },
            Location::default(),
            Location { address: Some(Address::default()), ..Location::default() },
        ];
        let reached = |program: Program| program.can_be_reached(&organizations, &locations);
        assert!(!reached(program()));
        assert!(!reached(Program { organization: Some(9), sites: vec![site(9)], ..program() }));
        for way in [
            Program { phones: phones.clone(), ..program() },
            Program { website: Some("https://example.org".to_owned()), ..program() },
            Program { email: Some("a@example.org".to_owned()), ..program() },
            Program { contacts: vec![Contact::default()], ..program() },
            Program { organization: Some(0), ..program() },
            Program { organization: Some(2), ..program() },
            Program { sites: vec![site(1), site(0)], ..program() },
            Program { sites: vec![site(2)], ..program() },
            Program { sites: vec![Site { phones, ..site(1) }], ..program() },
        ] {
            assert!(reached(way.clone()), "{way:?}");
        }
    }
}

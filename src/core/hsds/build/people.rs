//! Defines phones, languages and contacts: how a program is reached and in which language.

use super::{Build, Link, Owner, places::push_new};
use crate::core::{
    directory::{Contact, Phone, Program},
    hsds::{Kind, bounds, cells, languages, names::TableName, phones, source::Row},
};
use std::collections::HashMap;

/// Where a published contact is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactPlace {
    Program(usize, usize),
    Site(usize, usize, usize),
}

impl<'t> Build<'t> {
    /// A contact that may name a person is published only when the community says whom to ask for.
    pub(super) fn contacts(&mut self) {
        // Nobody is asked for at an organization as such: its contacts are those of its programs.
        let (mut of_organization, mut of_location) =
            (vec![Vec::new(); self.organizations.len()], vec![Vec::new(); self.locations.len()]);
        for (at, program) in self.programs.iter().enumerate() {
            program.organization.into_iter().for_each(|organization| of_organization[organization as usize].push(at));
            program.sites.iter().for_each(|site| of_location[site.location as usize].push(at));
        }
        let mut copies = Copies(0);
        for row in self.rows(TableName::Contact) {
            let id = row.get(&["id"]);
            let problems = &mut *self.problems;
            let ask_for = cells::line(&row, &["x_ask_for"], problems);
            let email = cells::email(&row, &["email"], problems);
            let named = !row.get(&["name"]).is_empty();
            let contact = Contact {
                title: cells::line(&row, &["title"], problems),
                department: cells::line(&row, &["department"], problems),
                // A mail address is a person's as often as the name is.
                email: email.filter(|_| ask_for.is_some()),
                ask_for,
                phones: Vec::new(),
            };
            if contact.ask_for.is_none() && named {
                for column in ["service_id", "service_at_location_id", "location_id", "organization_id"] {
                    row.get(&[column]);
                }
                problems.in_column(
                    Kind::PersonalData,
                    &row,
                    "name",
                    "a name",
                    "whom to ask for, in x_ask_for; without it the contact is not published",
                );
                self.ids.contacts.entry(id).or_insert(None);
                continue;
            }
            let owner = if row.is_empty_but_for(&["id"]) { Owner::Nobody } else { self.owner(&row) };
            let place = match owner {
                Owner::Site(program, site) => {
                    let contacts = &mut self.programs[program].sites[site].contacts;
                    contacts.push(contact);
                    Some(ContactPlace::Site(program, site, contacts.len() - 1))
                }
                Owner::Program(program) => {
                    let contacts = &mut self.programs[program].contacts;
                    contacts.push(contact);
                    Some(ContactPlace::Program(program, contacts.len() - 1))
                }
                Owner::Location(location) => {
                    copies.give(contact, of_location.get(location), &mut self.programs);
                    None
                }
                Owner::Organization(organization) => {
                    copies.give(contact, of_organization.get(organization), &mut self.programs);
                    None
                }
                Owner::Unpublished | Owner::Nobody => None,
            };
            self.ids.contacts.entry(id).or_insert(place);
        }
    }

    pub(super) fn phones(&mut self) {
        // 3.x says a phone's languages in rows of the language table.
        let mut spoken: HashMap<&str, Vec<String>> = HashMap::new();
        for row in self.rows(TableName::Language).filter(|row| !row.get(&["phone_id"]).is_empty()) {
            spoken.entry(row.get(&["phone_id"])).or_default().extend(self.language(&row));
        }
        for row in self.rows(TableName::Phone) {
            if self.is_withheld_phone(&row) {
                continue;
            }
            let problems = &mut *self.problems;
            let raw = cells::line(&row, &["number", "phone_number"], problems).unwrap_or_default();
            let Some((number, written_behind)) = phones::split(&raw) else {
                problems.cell(Kind::MissingValue, &row, "number", &raw, "a phone number; the row was left out");
                continue;
            };
            let mut tongues =
                cells::line(&row, &["language"], problems).map_or(Vec::new(), |cell| languages::tags(&cell));
            tongues.extend(spoken.remove(row.get(&["id"])).unwrap_or_default());
            let phone = Phone {
                number,
                extension: cells::line(&row, &["extension"], problems)
                    .map(|e| e.trim_end_matches(".0").to_owned())
                    .or(written_behind),
                kind: cells::line(&row, &["type"], problems).map(|kind| kind.to_lowercase()),
                languages: tongues,
                description: cells::line(&row, &["description"], problems),
            };
            self.keep_phone(&row, phone);
        }
        // Only now is it known which contacts say anything to a reader.
        for program in &mut self.programs {
            let lists = program.sites.iter_mut().map(|site| &mut site.contacts).chain([&mut program.contacts]);
            lists.for_each(|contacts| contacts.retain(|contact| *contact != Contact::default()));
        }
    }

    fn keep_phone(&mut self, row: &Row<'t>, phone: Phone) {
        let elsewhere = ["service_at_location_id", "service_id", "location_id", "organization_id"]
            .iter()
            .any(|column| !row.get(&[column]).is_empty());
        let contact = self.link(
            row,
            "contact_id",
            "a contact",
            "the phone was kept only where another of its links holds",
            |ids| &ids.contacts,
        );
        let phones = match contact {
            Link::To(ContactPlace::Program(program, at)) => Some(&mut self.programs[program].contacts[at].phones),
            Link::To(ContactPlace::Site(program, site, at)) => {
                Some(&mut self.programs[program].sites[site].contacts[at].phones)
            }
            Link::Unpublished if !elsewhere => {
                self.problems.in_column(
                    Kind::PersonalData,
                    row,
                    "contact_id",
                    "a phone of a private contact",
                    "a contact with x_ask_for; the phone is not published",
                );
                return;
            }
            Link::Broken if !elsewhere => return,
            _ => {
                let owner = self.owner(row);
                self.phones_of(owner)
            }
        };
        let Some(phones) = phones else { return };
        if phones.contains(&phone) {
            self.problems.row(Kind::RepeatedRow, row, &phone.number, "each phone once; the copy was left out");
        } else {
            phones.push(phone);
        }
    }

    pub(super) fn languages(&mut self) {
        for row in self.rows(TableName::Language).filter(|row| row.get(&["phone_id"]).is_empty()) {
            let tags = self.language(&row);
            if tags.is_empty() {
                self.problems.row(Kind::MissingValue, &row, "no language", "a language; the row was left out");
                continue;
            }
            let list = match self.owner(&row) {
                Owner::Site(program, _) | Owner::Program(program) => &mut self.programs[program].languages,
                Owner::Location(location) => &mut self.locations[location].languages,
                Owner::Organization(_) => {
                    self.problems.in_column(
                        Kind::Unused,
                        &row,
                        "organization_id",
                        "a language of an organization",
                        "the language of a service or a location; it was left out",
                    );
                    continue;
                }
                Owner::Unpublished | Owner::Nobody => continue,
            };
            for tag in tags {
                push_new(list, tag);
            }
        }
    }

    /// The tags of a row of the language table: its code, else its name; a note is kept behind them.
    fn language(&mut self, row: &Row<'t>) -> Vec<String> {
        let code = row.get(&["code"]);
        let name = cells::text(row, &["language", "name"], self.problems);
        let mut tags = match languages::tag(code) {
            Some(tag) => vec![tag],
            None => {
                let name = name.or_else(|| (!code.is_empty()).then(|| code.to_owned())).unwrap_or_default();
                name.lines().filter(|line| !line.is_empty()).flat_map(languages::tags).collect()
            }
        };
        tags.extend(cells::line(row, &["note"], self.problems).filter(|_| !tags.is_empty()));
        tags
    }
}

/// How many contacts were copied into programs; see [`bounds::COPIES`].
struct Copies(u64);

impl Copies {
    fn give(&mut self, contact: Contact, to: Option<&Vec<usize>>, programs: &mut [Program]) {
        for &at in to.into_iter().flatten() {
            self.0 += 1;
            if self.0 <= bounds::COPIES && !programs[at].contacts.contains(&contact) {
                programs[at].contacts.push(contact.clone());
            }
        }
    }
}

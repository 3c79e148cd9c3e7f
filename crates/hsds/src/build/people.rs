//! Builds languages and contacts.

use super::{Build, Owner, places::push_new};
use crate::{Kind, bounds, cells, languages, names::TableName, problems::At, table::Row};
use signpost_directory::{Contact, Program, ProgramView};

/// Where a published contact is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContactPlace {
    Program(usize, usize),
    Site(usize, usize, usize),
    /// It was copied into the programs there; its phones stay with the place.
    Location(usize),
    Organization(usize),
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
            let id = row.id(&["id"]);
            let withheld = self.is_withheld_contact(&row);
            let problems = &mut *self.problems;
            let ask_for = cells::line(&row, &["x_ask_for"], problems);
            let email = cells::email(&row, &["email"], problems);
            let named = !row.get(&["name"]).is_empty();
            let contact = Contact {
                title: cells::line(&row, &["title"], problems),
                department: cells::line(&row, &["department"], problems),
                // A mail address is a person's as often as the name is.
                email: email.clone().filter(|_| ask_for.is_some()),
                ask_for,
                phones: Vec::new(),
            };
            if withheld || contact.ask_for.is_none() && named {
                let programs = self.programs_of_private(&row, &of_location, &of_organization);
                self.ids.private_contacts.entry(id).or_insert(programs);
                if !withheld {
                    let expected = "whom to ask for, in x_ask_for; without it the contact is not published";
                    self.problems.in_column(Kind::PersonalData, &row, "name", "a name", expected);
                }
                self.ids.contacts.entry(id).or_insert(None);
                continue;
            }
            if named {
                let expected = "x_ask_for alone, which is shown; the name is not published";
                self.problems.in_column(Kind::PersonalData, &row, "name", "a name", expected);
            }
            if let (None, Some(_)) = (&contact.email, &email) {
                let expected = "whom to ask for, in x_ask_for; without it the mail address is not published";
                self.problems.in_column(Kind::PersonalData, &row, "email", "a mail address", expected);
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
                    copies.copy_into(contact, of_location.get(location), &mut self.programs);
                    Some(ContactPlace::Location(location))
                }
                Owner::Organization(organization) => {
                    copies.copy_into(contact, of_organization.get(organization), &mut self.programs);
                    Some(ContactPlace::Organization(organization))
                }
                Owner::Unpublished | Owner::Nobody => None,
            };
            self.ids.contacts.entry(id).or_insert(place);
        }
    }

    /// The programs of a private contact; a link that leads nowhere is not told for what is not published.
    fn programs_of_private(
        &self,
        row: &Row<'t>,
        of_location: &[Vec<usize>],
        of_organization: &[Vec<usize>],
    ) -> Vec<usize> {
        let ids = &self.ids;
        let program = ids.programs.get(row.id(&["service_id"])).copied().flatten();
        let site = ids.sites.get(row.id(&["service_at_location_id"])).copied().flatten();
        let location = ids.locations.get(row.id(&["location_id"])).copied().flatten();
        let organization = ids.organizations.get(row.id(&["organization_id"])).copied().flatten();
        match (program.or(site.map(|(program, _)| program)), location, organization) {
            (Some(program), ..) => vec![program],
            (None, Some(location), _) => of_location.get(location).cloned().unwrap_or_default(),
            (None, None, Some(organization)) => of_organization.get(organization).cloned().unwrap_or_default(),
            (None, None, None) => Vec::new(),
        }
    }

    /// Tells the programs that have no phone because theirs is a private contact's.
    pub(super) fn only_private_phones(&mut self) {
        let mut lost: Vec<(usize, Row)> = std::mem::take(&mut self.withheld);
        lost.sort_by_key(|(program, _)| *program);
        lost.dedup_by_key(|(program, _)| *program);
        lost.retain(|(program, _)| {
            let view = ProgramView::new(&self.programs[*program], &self.organizations, &self.locations);
            view.phones().is_empty()
        });
        let Some((first, row)) = lost.first() else { return };
        let name = &self.programs[*first].name;
        let found = match lost.len() {
            1 => format!("the only phone of “{name}”"),
            count => format!("the only phones of {count} programs, first “{name}”"),
        };
        let expected = "x_ask_for at the contact, or the phone at the service; now nobody can call";
        let at = At::from(row).column("contact_id").times(lost.len() as u64);
        self.problems.add(Kind::OnlyPhonePrivate, at, &found, expected);
    }

    pub(super) fn languages(&mut self) {
        for row in self.rows(TableName::Language).filter(|row| row.id(&["phone_id"]).is_empty()) {
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

    /// The tags of a row of the language table: its code, else its name; what says more is kept behind them.
    pub(super) fn language(&mut self, row: &Row<'t>) -> Vec<String> {
        let code = row.get(&["code"]);
        let name = cells::text(row, &["language", "name"], self.problems);
        let mut tags = match languages::tag(code) {
            Some(tag) => {
                let more = name.filter(|name| languages::tag(name).is_none());
                std::iter::once(tag).chain(more).collect()
            }
            None => {
                let name = name.or_else(|| (!code.is_empty()).then(|| code.to_owned())).unwrap_or_default();
                name.lines().filter(|line| !line.is_empty()).flat_map(languages::tags).collect::<Vec<_>>()
            }
        };
        match cells::line(row, &["note"], self.problems) {
            Some(note) if tags.is_empty() => {
                let expected = "a language beside its note; the note was left out";
                self.problems.cell(Kind::MissingValue, row, "note", &note, expected);
            }
            note => tags.extend(note),
        }
        tags
    }
}

/// How many contacts were copied into programs; see [`bounds::COPIES`].
struct Copies(u64);

impl Copies {
    fn copy_into(&mut self, contact: Contact, to: Option<&Vec<usize>>, programs: &mut [Program]) {
        for &at in to.into_iter().flatten() {
            self.0 += 1;
            if self.0 <= bounds::COPIES && !programs[at].contacts.contains(&contact) {
                programs[at].contacts.push(contact.clone());
            }
        }
    }
}

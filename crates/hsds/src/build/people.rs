//! Builds phones, languages and contacts.

use super::{Build, Link, Owner, places::push_new};
use crate::{
    Kind, bounds, cells, languages,
    names::TableName,
    phones::{self, Reading},
    problems::At,
    table::Row,
};
use signpost_directory::{Contact, Phone, Program, ProgramView};
use std::collections::BTreeMap;

pub(super) const NUMBER: &[&str] = &["number", "phone_number"];

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

    pub(super) fn phones(&mut self) {
        // 3.x says a phone's languages in rows of the language table.
        let mut spoken: BTreeMap<&str, Vec<(Row, Vec<String>)>> = BTreeMap::new();
        for row in self.rows(TableName::Language).filter(|row| !row.id(&["phone_id"]).is_empty()) {
            let tags = self.language(&row);
            spoken.entry(row.id(&["phone_id"])).or_default().push((row, tags));
        }
        for row in self.rows(TableName::Phone) {
            let of_phone = spoken.remove(row.id(&["id"])).unwrap_or_default();
            if self.is_withheld_phone(&row) {
                continue;
            }
            let raw = cells::line(&row, NUMBER, self.problems).unwrap_or_default();
            let mut reading = phones::read(&raw);
            if let Reading::Numbers { phones, plain } = &mut reading {
                let all = phones.len();
                phones.retain(|phone| !self.is_withheld_number(&row, phone));
                if phones.is_empty() {
                    continue;
                }
                // The message of a cell with words would quote what is withheld.
                *plain |= phones.len() < all;
            }
            let problems = &mut *self.problems;
            let mut read = match reading {
                Reading::Empty => {
                    problems.cell(Kind::MissingValue, &row, "number", &raw, "a phone number; the row was left out");
                    continue;
                }
                Reading::Numbers { phones, plain } => {
                    if !plain {
                        let expected = format!("a number alone; it was read as {}", written_out(&phones));
                        problems.cell(Kind::PhoneWords, &row, row.filled(NUMBER), &raw, &expected);
                    }
                    phones
                }
                Reading::Words => {
                    let expected = "a phone number; it is shown as these words, and nobody can call it with a tap";
                    problems.cell(Kind::UnreadablePhone, &row, row.filled(NUMBER), &raw, expected);
                    vec![Phone::of(&raw)]
                }
            };
            let mut tongues =
                cells::line(&row, &["language"], problems).map_or(Vec::new(), |cell| languages::tags(&cell));
            tongues.extend(of_phone.into_iter().flat_map(|(_, tags)| tags));
            let extension = cells::line(&row, &["extension", "ext", "phone_extension"], problems)
                .map(|extension| extension.trim_end_matches(".0").to_owned());
            let kind = cells::line(&row, &["type"], problems).map(|kind| kind.to_lowercase());
            let [description, department] =
                ["description", "department"].map(|column| cells::line(&row, &[column], problems));
            if let (Some(extension), true) = (&extension, read.len() > 1) {
                let expected = "one number in the row of an extension; the extension is shown with each as a remark";
                problems.cell(Kind::UnreadablePhone, &row, "extension", extension, expected);
            }
            let several = read.len() > 1;
            for phone in &mut read {
                let mut remarks = vec![phone.description.take(), department.clone(), description.clone()];
                match several {
                    true => remarks.push(extension.as_ref().map(|extension| format!("ext. {extension}"))),
                    false => phone.extension = extension.clone().or(phone.extension.take()),
                }
                if let Some(number) = phone.dialled_number() {
                    let texts =
                        phone.kind.iter().chain(&kind).any(|kind| kind.contains("text") || kind.contains("sms"));
                    phone.is_impossible = !phones::numbering::is_possible(&self.options.country, &number, texts);
                }
                // The cell says more than a column that is "voice" from the first row to the last.
                phone.kind = phone.kind.take().or_else(|| kind.clone());
                phone.languages = tongues.clone();
                phone.description = (remarks.iter().any(Option::is_some))
                    .then(|| remarks.into_iter().flatten().collect::<Vec<_>>().join(" · "));
            }
            for phone in read.iter().filter(|phone| phone.is_impossible) {
                let expected = match self.options.country.as_str() {
                    "" => {
                        "a number that there is; it is shown as written, and nobody can call it with a tap".to_owned()
                    }
                    country => format!(
                        "a number as {country} has them (country in signpost.toml); it is shown as written, and nobody \
                         can call it with a tap"
                    ),
                };
                self.problems.cell(Kind::UnreadablePhone, &row, row.filled(NUMBER), &phone.number, &expected);
            }
            self.keep_phones(&row, read);
        }
        for (row, _) in spoken.into_values().flatten() {
            let expected = "the id of a phone that is in the source; the row was left out";
            self.problems.cell(Kind::BrokenLink, &row, "phone_id", row.get(&["phone_id"]), expected);
        }
        // Only now is it known which contacts say anything to a reader.
        for program in &mut self.programs {
            let lists = program.sites.iter_mut().map(|site| &mut site.contacts).chain([&mut program.contacts]);
            lists.for_each(|contacts| contacts.retain(|contact| *contact != Contact::default()));
        }
    }

    fn keep_phones(&mut self, row: &Row<'t>, mut read: Vec<Phone>) {
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
            Link::To(ContactPlace::Program(program, at)) => {
                Some(phones_of_contact(&mut self.programs[program].contacts[at], &mut read))
            }
            Link::To(ContactPlace::Site(program, site, at)) => {
                Some(phones_of_contact(&mut self.programs[program].sites[site].contacts[at], &mut read))
            }
            Link::To(ContactPlace::Location(location)) => Some(&mut self.locations[location].phones),
            Link::To(ContactPlace::Organization(organization)) => Some(&mut self.organizations[organization].phones),
            Link::Unpublished if !elsewhere => {
                self.problems.in_column(
                    Kind::PersonalData,
                    row,
                    "contact_id",
                    "a phone of a private contact",
                    "a contact with x_ask_for; the phone is not published",
                );
                let programs = self.ids.private_contacts.get(row.id(&["contact_id"]));
                self.withheld.extend(programs.into_iter().flatten().map(|&program| (program, *row)));
                return;
            }
            Link::Broken if !elsewhere => return,
            _ => {
                let owner = self.owner(row);
                self.phones_of(owner)
            }
        };
        let Some(phones) = phones else { return };
        let mut repeated = Vec::new();
        for phone in read {
            match phones.contains(&phone) {
                true => repeated.push(phone.number),
                false => phones.push(phone),
            }
        }
        for number in repeated {
            self.problems.row(Kind::RepeatedRow, row, &number, "each phone once; the copy was left out");
        }
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
    fn language(&mut self, row: &Row<'t>) -> Vec<String> {
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

/// The phones of a contact, and in each new one that says nothing else whose it is.
fn phones_of_contact<'c>(contact: &'c mut Contact, read: &mut [Phone]) -> &'c mut Vec<Phone> {
    let whose = contact.ask_for.as_ref().or(contact.title.as_ref()).or(contact.department.as_ref());
    for phone in read.iter_mut().filter(|phone| phone.description.is_none()) {
        phone.description = whose.cloned();
    }
    &mut contact.phones
}

/// What a cell was read as, for a message.
fn written_out(phones: &[Phone]) -> String {
    let one = |phone: &Phone| {
        let notes: Vec<&str> = [&phone.kind, &phone.description].into_iter().flatten().map(String::as_str).collect();
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
        format!("{}{notes}", phone.dial().unwrap_or_default())
    };
    phones.iter().map(one).collect::<Vec<_>>().join(" and ")
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

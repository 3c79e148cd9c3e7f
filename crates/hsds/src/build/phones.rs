//! Builds phones: of their own table, and of columns in the tables of what they belong to.

use super::{Build, Link, Owner, people::ContactPlace};
use crate::{
    Kind, cells, languages,
    names::TableName,
    phones::{self, Reading},
    table::{self, Row},
};
use signpost_directory::{Contact, Phone};
use std::collections::BTreeMap;

pub(super) const NUMBER: &[&str] = &["number", "phone_number"];

const AREA_CODE: &[&str] = &["area_code", "areacode", "phone_areacode", "phone_area_code"];

/// Columns by which other tables give phones, and what kind those are. Private lines ("mobile", "home phone") are not
/// among them.
const PHONE_COLUMNS: [(&[&str], Option<&str>); 6] = [
    (&["phone", "phones", "phone_number", "phone_numbers", "telephone", "main_phone"], None),
    (&["hotline", "hotline_phone", "crisis_line"], Some("hotline")),
    (&["toll_free", "toll_free_phone", "tollfree", "phone_tollfree"], None),
    (&["text_line", "sms"], Some("text")),
    (&["tty", "tdd", "tty_phone", "phone_tty"], Some("tty")),
    (&["fax", "fax_number", "phone_fax"], Some("fax")),
];

impl<'t> Build<'t> {
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
            let kind = cells::line(&row, &["type"], self.problems).map(|kind| kind.to_lowercase());
            let Some(mut read) = self.numbers(&row, NUMBER, kind.as_deref()) else { continue };
            let problems = &mut *self.problems;
            if read.is_empty() {
                let raw = row.get(NUMBER);
                problems.cell(Kind::MissingValue, &row, "number", raw, "a phone number; the row was left out");
                continue;
            }
            let mut tongues =
                cells::line(&row, &["language"], problems).map_or(Vec::new(), |cell| languages::tags(&cell));
            tongues.extend(of_phone.into_iter().flat_map(|(_, tags)| tags));
            let extension = cells::line(&row, &["extension", "ext", "phone_extension"], problems)
                .map(|extension| table::whole(&extension).to_owned());
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
                // The cell says more than a column that is "voice" from the first row to the last.
                phone.kind = phone.kind.take().or_else(|| kind.clone());
                phone.languages = tongues.clone();
                phone.description = (remarks.iter().any(Option::is_some))
                    .then(|| remarks.into_iter().flatten().collect::<Vec<_>>().join(" · "));
            }
            self.keep_phones(&row, read);
        }
        for (row, _) in spoken.into_values().flatten() {
            let expected = "the id of a phone that is in the source; the row was left out";
            self.problems.cell(Kind::BrokenLink, &row, "phone_id", row.get(&["phone_id"]), expected);
        }
        self.phone_columns();
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
            Link::To(place) => self.phones_of_place(place, &mut read),
            Link::Unpublished if !elsewhere => {
                let expected = "a contact with x_ask_for; the phone is not published";
                let found = "a phone of a private contact";
                self.problems.in_column(Kind::PersonalData, row, "contact_id", found, expected);
                self.note_private_phone(row, row.id(&["contact_id"]));
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

    /// Phones that stand in the row of what they belong to, as many exports have it.
    fn phone_columns(&mut self) {
        for table in [TableName::Service, TableName::Location, TableName::Organization, TableName::Contact] {
            for row in self.rows(table) {
                if PHONE_COLUMNS.iter().all(|(columns, _)| columns.iter().all(|column| row.peek(column).is_empty())) {
                    continue;
                }
                let (id, ids) = (row.id(&["id"]), &self.ids);
                let owner = match table {
                    TableName::Service => ids.programs.get(id).copied().flatten().map(Owner::Program),
                    TableName::Location => ids.locations.get(id).copied().flatten().map(Owner::Location),
                    TableName::Organization => ids.organizations.get(id).copied().flatten().map(Owner::Organization),
                    _ => None,
                };
                let contact = ids.contacts.get(id).copied().flatten().filter(|_| table == TableName::Contact);
                if owner.is_none() && contact.is_none() {
                    if table == TableName::Contact && self.ids.private_contacts.contains_key(id) {
                        // The row was told with its name; no column of it is lost.
                        let held: Vec<&str> = PHONE_COLUMNS.iter().map(|(columns, _)| row.get(columns)).collect();
                        if !held[0].is_empty() {
                            self.note_private_phone(&row, id);
                        }
                    }
                    continue;
                }
                for (columns, kind) in PHONE_COLUMNS {
                    self.keep_phones_of_columns(&row, columns, kind, owner, contact);
                }
            }
        }
    }

    fn note_private_phone(&mut self, row: &Row<'t>, contact: &str) {
        let programs = self.ids.private_contacts.get(contact);
        self.withheld.extend(programs.into_iter().flatten().map(|&program| (program, *row)));
    }

    fn keep_phones_of_columns(
        &mut self,
        row: &Row<'t>,
        columns: &[&str],
        kind: Option<&str>,
        owner: Option<Owner>,
        contact: Option<ContactPlace>,
    ) {
        if self.is_withheld_cell(row, columns) {
            return;
        }
        let mut read = self.numbers(row, columns, kind).unwrap_or_default();
        if let ([phone], None) = (&mut read[..], kind) {
            let extension = cells::line(row, &["phone_extension", "phone_ext", "extension"], self.problems);
            let extension = extension.map(|extension| table::whole(&extension).to_owned());
            phone.extension = extension.or(phone.extension.take());
        }
        for phone in &mut read {
            phone.kind = phone.kind.take().or_else(|| kind.map(str::to_owned));
        }
        let phones = match (contact, owner) {
            (Some(place), _) => self.phones_of_place(place, &mut read),
            (None, Some(owner)) => self.phones_of(owner),
            (None, None) => None,
        };
        let Some(phones) = phones else { return };
        for phone in read {
            // The phone table says more of it.
            if !phones.iter().any(|known| is_known(&phone, known)) {
                phones.push(phone);
            }
        }
    }

    /// The numbers of a cell; empty where it has none. `None` where all are withheld.
    fn numbers(&mut self, row: &Row<'t>, columns: &[&str], kind: Option<&str>) -> Option<Vec<Phone>> {
        let raw = cells::line(row, columns, self.problems).unwrap_or_default();
        let column = row.filled(columns);
        let mut read = match phones::read(&raw) {
            Reading::Empty => return Some(Vec::new()),
            Reading::Numbers { mut phones, plain } => {
                let all = phones.len();
                phones.retain(|phone| !self.is_withheld_number(row, column, phone));
                if phones.is_empty() {
                    return None;
                }
                // The message of a cell with words would quote what is withheld.
                if !plain && phones.len() == all {
                    let expected = format!("a number alone; it was read as {}", written_out(&phones));
                    self.problems.cell(Kind::PhoneWords, row, column, &raw, &expected);
                }
                phones
            }
            Reading::Words => {
                let expected = "a phone number; it is shown as these words, and nobody can call it with a tap";
                self.problems.cell(Kind::UnreadablePhone, row, column, &raw, expected);
                vec![Phone::of(&raw)]
            }
        };
        let area_code = row.id(AREA_CODE);
        for phone in &mut read {
            let Some(number) = phone.dialled_number() else { continue };
            // Without it a phone would call the same number of another area.
            let number = match (number.len(), area_code.len()) {
                (7, 3) if area_code.bytes().all(|b| b.is_ascii_digit()) => {
                    phone.number = format!("{area_code}-{}", phone.number);
                    format!("{area_code}{number}")
                }
                _ => number,
            };
            let texts = phone.kind.as_deref().into_iter().chain(kind);
            let texts = texts.into_iter().any(|kind| kind.contains("text") || kind.contains("sms"));
            phone.is_impossible = !phones::numbering::is_possible(&self.options.country, &number, texts);
            if phone.is_impossible {
                let whose = match self.options.country.as_str() {
                    "" => "a number that there is".to_owned(),
                    country => format!("a number as {country} has them (country in signpost.toml)"),
                };
                let expected = format!("{whose}; it is shown as written, and nobody can call it with a tap");
                self.problems.cell(Kind::UnreadablePhone, row, column, &phone.number, &expected);
            }
        }
        Some(read)
    }

    /// Where the phones of a published contact stand.
    fn phones_of_place(&mut self, place: ContactPlace, read: &mut [Phone]) -> Option<&mut Vec<Phone>> {
        Some(match place {
            ContactPlace::Program(program, at) => phones_of_contact(&mut self.programs[program].contacts[at], read),
            ContactPlace::Site(program, site, at) => {
                phones_of_contact(&mut self.programs[program].sites[site].contacts[at], read)
            }
            ContactPlace::Location(location) => &mut self.locations[location].phones,
            ContactPlace::Organization(organization) => &mut self.organizations[organization].phones,
        })
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

/// Whether `known` leads to the same desk in the same way. A fax with the number of a phone is not that phone.
fn is_known(phone: &Phone, known: &Phone) -> bool {
    let same_number = match (phone.dialled_number(), known.dialled_number()) {
        (Some(one), Some(other)) => one.trim_start_matches(['+', '1']) == other.trim_start_matches(['+', '1']),
        _ => phone.number == known.number,
    };
    let same_desk = phone.extension.is_none() || phone.extension == known.extension;
    same_number && same_desk && phone.is_voice() == known.is_voice()
}

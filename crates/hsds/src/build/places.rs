//! Builds organizations, locations and the records of a location: addresses, accessibility.

use super::{Build, Link, Owner};
use crate::{Kind, cells, names::TableName, table::Row};
use signpost_directory::{Address, Location, LocationKind, Organization, Partnership, summary::is_post_office_box};

impl<'t> Build<'t> {
    pub(super) fn organizations(&mut self) {
        for row in self.rows(TableName::Organization) {
            let Some(id) = self.own_id(TableName::Organization, &row) else { continue };
            let problems = &mut *self.problems;
            let Some(name) = cells::line(&row, &["name", "alternate_name"], problems) else {
                problems.cell(Kind::MissingValue, &row, "name", "", "the organization's name; it was left out");
                self.ids.organizations.insert(id, None);
                continue;
            };
            let alternate_name = cells::line(&row, &["alternate_name"], problems).filter(|other| *other != name);
            let partnership = cells::value(
                &row,
                &["x_partnership"],
                problems,
                "informal, referral, agreement or co-located; it was left out",
                |raw| match raw.to_lowercase().replace([' ', '_'], "-").as_str() {
                    "informal" => Some(Partnership::Informal),
                    "referral" => Some(Partnership::Referral),
                    "agreement" => Some(Partnership::Agreement),
                    "co-located" | "colocated" => Some(Partnership::CoLocated),
                    _ => None,
                },
            );
            let organization = Organization {
                source_id: id.to_owned(),
                name,
                alternate_name,
                description: cells::text(&row, &["description"], problems),
                email: cells::email(&row, &["email"], problems),
                website: cells::website(&row, &["website", "url"], problems),
                phones: Vec::new(),
                partnership,
                clinical_capacity: cells::text(&row, &["x_clinical_capacity"], problems),
            };
            self.ids.organizations.insert(id, Some(self.organizations.len()));
            self.organizations.push(organization);
        }
    }

    pub(super) fn locations(&mut self) {
        for row in self.rows(TableName::Location) {
            let Some(id) = self.own_id(TableName::Location, &row) else { continue };
            let organization =
                self.link(&row, "organization_id", "an organization", "the location was kept without it", |ids| {
                    &ids.organizations
                });
            let problems = &mut *self.problems;
            let kind = cells::value(
                &row,
                &["location_type"],
                problems,
                "physical, postal or virtual; it counts as physical",
                |raw| match raw.to_ascii_lowercase().as_str() {
                    "physical" => Some(LocationKind::Physical),
                    "postal" => Some(LocationKind::Postal),
                    "virtual" | "online" => Some(LocationKind::Virtual),
                    _ => None,
                },
            );
            let name = cells::line(&row, &["name", "alternate_name"], problems);
            let location = Location {
                source_id: id.to_owned(),
                organization: match organization {
                    Link::To(organization) => Some(organization as u32),
                    _ => None,
                },
                kind: kind.unwrap_or_default(),
                name,
                description: cells::text(&row, &["description", "short_desc"], problems),
                transportation: cells::text(&row, &["transportation"], problems),
                website: cells::website(&row, &["url", "website"], problems),
                ..Location::default()
            };
            let at = self.locations.len();
            self.ids.locations.insert(id, Some(at));
            self.locations.push(location);
            let texts = ["name", "alternate_name", "description", "transportation"];
            self.read_privacy(at, &row, &texts, false);
        }
    }

    pub(super) fn location_details(&mut self) {
        for (table, kind) in [
            (TableName::PhysicalAddress, LocationKind::Physical),
            (TableName::Address, LocationKind::Physical),
            (TableName::PostalAddress, LocationKind::Postal),
        ] {
            // In 3.x one table has both kinds, in any order: those that a reader can go to come first.
            let is_postal = |row: &Row| row.get(&["address_type"]).eq_ignore_ascii_case("postal");
            for row in self.rows(table).filter(|row| !is_postal(row)).chain(self.rows(table).filter(is_postal)) {
                self.address(&row, kind);
            }
        }
        for row in self.rows(TableName::Accessibility) {
            let problems = &mut *self.problems;
            let parts = [
                cells::text(&row, &["accessibility", "description"], problems),
                cells::text(&row, &["details"], problems),
                cells::website(&row, &["url"], problems),
            ];
            let text = parts.into_iter().flatten().collect::<Vec<_>>().join(". ");
            if text.is_empty() {
                continue;
            }
            match self.owner(&row) {
                Owner::Location(location) => push_new(&mut self.locations[location].accessibility, text),
                Owner::Site(program, site) => {
                    let location = self.programs[program].sites[site].location as usize;
                    push_new(&mut self.locations[location].accessibility, text);
                }
                Owner::Program(program) => {
                    for at in 0..self.programs[program].sites.len() {
                        let location = self.programs[program].sites[at].location as usize;
                        push_new(&mut self.locations[location].accessibility, text.clone());
                    }
                }
                Owner::Organization(_) => {
                    let expected = "a row of a location; it was left out";
                    self.problems.in_column(
                        Kind::Unused,
                        &row,
                        "organization_id",
                        "the access to an organization",
                        expected,
                    );
                }
                Owner::Unpublished | Owner::Nobody => {}
            }
        }
    }

    fn address(&mut self, row: &Row<'t>, kind: LocationKind) {
        let link = self.link(row, "location_id", "a location", "the address was left out", |ids| &ids.locations);
        let of_postal = match link {
            Link::To(at) => self.first_rows.get(&(TableName::Location, self.locations[at].source_id.as_str())),
            _ => None,
        };
        let of_postal = of_postal.is_some_and(|row| row.peek("location_type").eq_ignore_ascii_case("postal"));
        let problems = &mut *self.problems;
        let kind = match row.get(&["address_type"]).to_ascii_lowercase().as_str() {
            "postal" => LocationKind::Postal,
            "virtual" => LocationKind::Virtual,
            "physical" => LocationKind::Physical,
            _ if of_postal => LocationKind::Postal,
            _ => kind,
        };
        let mut lines = Vec::new();
        for column in ["address_1", "address_2", "address_3", "address_4"] {
            lines.extend(cells::line(row, &[column], problems));
        }
        // Letters go to the box beside a street, readers to the street.
        let boxes = lines.iter().filter(|line| is_post_office_box(line)).count();
        let is_box = boxes > 0 && boxes == lines.len();
        if boxes > 0 && !is_box {
            lines.retain(|line| !is_post_office_box(line));
            let expected = "the address of a place to go to; the box was left out";
            problems.in_column(Kind::PostalOnly, row, "address_1", "a post-office box beside a street", expected);
        }
        let kind = if is_box { LocationKind::Postal } else { kind };
        let mut part = |columns: &[&str]| cells::line(row, columns, problems);
        let address = Address {
            attention: part(&["attention"]),
            lines,
            city: part(&["city"]).unwrap_or_default(),
            region: part(&["region"]),
            state: part(&["state_province", "state"]).unwrap_or_default(),
            postal_code: part(&["postal_code", "zip"]).unwrap_or_default(),
            country: part(&["country"]).unwrap_or_default(),
        };
        if let Link::To(at) = link {
            let texts = ["attention", "address_1", "address_2", "address_3", "address_4", "city", "region"];
            self.read_privacy(at, row, &texts, true);
            self.note_address(at, &address);
        }
        if address == Address::default() {
            return;
        }
        let Link::To(at) = link else {
            // 1.1 lets an organization have a postal address of its own; no reader goes there.
            if link == Link::Empty && row.get(&["organization_id"]).is_empty() {
                self.problems.row(
                    Kind::MissingLink,
                    row,
                    "no location",
                    "the id of a location; the address was left out",
                );
            } else if link == Link::Empty {
                self.problems.in_column(
                    Kind::Unused,
                    row,
                    "organization_id",
                    "an organization's own address",
                    "the address of a location; it was left out",
                );
            }
            return;
        };
        let location = &mut self.locations[at];
        // The address that a reader can go to stands before one that only letters go to.
        match kind {
            _ if location.confidential => {}
            LocationKind::Postal | LocationKind::Virtual
                if location.kind == LocationKind::Physical && location.address.is_some() =>
            {
                self.problems.in_column(
                    Kind::Unused,
                    row,
                    "address_1",
                    "a postal address beside a physical one",
                    "one address; the place to go to was kept",
                );
            }
            _ if location.address.is_some() => {
                self.problems.row(
                    Kind::DuplicateId,
                    row,
                    "a second address",
                    "one address for a location; the first was kept",
                );
            }
            LocationKind::Postal => {
                let expected = "the address of a place to go to; a postal one is not shown as that";
                self.problems.in_column(Kind::PostalOnly, row, "address_1", &address.lines.join(", "), expected);
                if location.kind == LocationKind::Physical {
                    location.kind = LocationKind::Postal;
                }
            }
            LocationKind::Physical => {
                location.kind = LocationKind::Physical;
                location.address = Some(address);
            }
            LocationKind::Virtual => location.address = Some(address),
        }
    }
}

pub(super) fn push_new(list: &mut Vec<String>, text: String) {
    if !list.contains(&text) {
        list.push(text);
    }
}

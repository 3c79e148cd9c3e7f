//! Builds a directory from tables: first the records that others link to (organizations, locations, programs, their
//! sites), then the records that link to them.

mod confidential;
mod coordinates;
mod holidays;
mod hours;
mod offsets;
mod people;
mod phones;
mod places;
mod programs;
mod repeated;
mod terms;
mod texts;
mod week_in_words;

use super::{
    Kind, Options, bounds,
    names::TableName,
    problems::{At, Problems},
    table::{Row, Tables},
};
use signpost_directory::{Directory, Location, Organization, Phone, Program};
use std::collections::{HashMap, HashSet, hash_map::Entry};

/// The directory while it is being built, with the ids by which rows find their records.
pub(crate) struct Build<'t> {
    tables: &'t Tables,
    options: &'t Options,
    problems: &'t mut Problems,
    organizations: Vec<Organization>,
    locations: Vec<Location>,
    programs: Vec<Program>,
    /// By location.
    privacy: Vec<confidential::Privacy>,
    ids: Ids<'t>,
    /// Who had an id first.
    first_rows: HashMap<(TableName, &'t str), Row<'t>>,
    /// How many rows of a file a record has, so that a broken export cannot pile millions on one.
    rows_of: HashMap<(&'t str, Owner), u32>,
    /// Phones of private contacts: the program that would have had it, and the row.
    withheld: Vec<(usize, Row<'t>)>,
    /// Cells of phones that are marked as not public.
    withheld_numbers: Vec<String>,
}

/// `None` as an index: the record is there, but is not published (an inactive program).
#[derive(Default)]
struct Ids<'t> {
    organizations: HashMap<&'t str, Option<usize>>,
    locations: HashMap<&'t str, Option<usize>>,
    programs: HashMap<&'t str, Option<usize>>,
    /// service_at_location: program and its site.
    sites: HashMap<&'t str, Option<(usize, usize)>>,
    contacts: HashMap<&'t str, Option<people::ContactPlace>>,
    /// The programs of contacts that are not published.
    private_contacts: HashMap<&'t str, Vec<usize>>,
}

/// To which record a row belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Owner {
    Site(usize, usize),
    Program(usize),
    Location(usize),
    Organization(usize),
    /// To one that is not published; the row goes with it.
    Unpublished,
    /// To none that is there: it was told.
    Nobody,
}

/// What an id in a row leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link<T> {
    /// The cell is empty.
    Empty,
    Broken,
    Unpublished,
    To(T),
}

/// The directory, with the file and row of each program.
pub(crate) fn build(tables: &Tables, options: &Options, problems: &mut Problems) -> (Directory, Vec<(String, u64)>) {
    let mut build = Build {
        tables,
        options,
        problems,
        organizations: Vec::new(),
        locations: Vec::new(),
        programs: Vec::new(),
        privacy: Vec::new(),
        ids: Ids::default(),
        first_rows: HashMap::new(),
        rows_of: HashMap::new(),
        withheld: Vec::new(),
        withheld_numbers: Vec::new(),
    };
    build.organizations();
    build.locations();
    build.programs();
    build.sites();
    build.sites_without_table();
    build.program_details();
    build.location_details();
    build.withhold();
    build.coordinates();
    build.contacts();
    build.phones();
    build.only_private_phones();
    build.languages();
    build.schedules();
    build.terms_and_needs();
    build.withhold_repetitions();
    build.check_programs();
    let row_of = |program: &Program| {
        let row = build.first_rows.get(&(TableName::Service, program.source_id.as_str()));
        row.map_or_else(Default::default, |row| (row.table.file.clone(), row.number))
    };
    let rows = build.programs.iter().map(row_of).collect();
    (build.finish(), rows)
}

impl<'t> Build<'t> {
    /// The id of a record that others name. `None` when there is none, or when it was used before.
    fn own_id(&mut self, name: TableName, row: &Row<'t>) -> Option<&'t str> {
        let id = row.id(&["id"]);
        if id.is_empty() {
            self.problems.row(Kind::MissingId, row, "no id", "an id of its own; the record was left out");
            return None;
        }
        match self.first_rows.entry((name, id)) {
            Entry::Vacant(new) => {
                new.insert(*row);
                Some(id)
            }
            Entry::Occupied(first) if first.get().same_as(row) => {
                self.problems.cell(Kind::RepeatedRow, row, "id", id, "each record once; the copy was left out");
                None
            }
            Entry::Occupied(_) => {
                let expected = "an id that no other record has; the first record was kept";
                self.problems.cell(Kind::DuplicateId, row, "id", id, expected);
                None
            }
        }
    }

    /// Follows the id in `column`; a broken link is reported with what was `done` instead.
    fn link<T: Copy>(
        &mut self,
        row: &Row<'t>,
        column: &str,
        record: &str,
        done: &str,
        known: impl for<'i> Fn(&'i Ids<'t>) -> &'i HashMap<&'t str, Option<T>>,
    ) -> Link<T> {
        let id = row.id(&[column]);
        if id.is_empty() {
            return Link::Empty;
        }
        match known(&self.ids).get(id) {
            Some(Some(index)) => Link::To(*index),
            Some(None) => Link::Unpublished,
            None => {
                self.problems.cell(
                    Kind::BrokenLink,
                    row,
                    column,
                    id,
                    &format!("the id of {record} that is in the source; {done}"),
                );
                Link::Broken
            }
        }
    }

    /// The most specific record that a row names. Miami's phones name a program, its location and the two together.
    fn owner(&mut self, row: &Row<'t>) -> Owner {
        let owner = self.named_owner(row);
        if self.has_room(row, owner) { owner } else { Owner::Nobody }
    }

    /// Whether the record may have one more row of this file; told when not.
    fn has_room(&mut self, row: &Row<'t>, owner: Owner) -> bool {
        if matches!(owner, Owner::Unpublished | Owner::Nobody) {
            return true;
        }
        let rows = self.rows_of.entry((&row.table.file, owner)).or_default();
        *rows += 1;
        let room = *rows <= bounds::PER_RECORD;
        if !room {
            let found = format!("more than {} rows", bounds::PER_RECORD);
            self.problems.row(Kind::TooMany, row, &found, "fewer rows for one record; the row was left out");
        }
        room
    }

    fn named_owner(&mut self, row: &Row<'t>) -> Owner {
        const LEFT_OUT: &str = "the row was kept only where another of its links holds";
        let site = self.link(row, "service_at_location_id", "a service_at_location", LEFT_OUT, |ids| &ids.sites);
        let program = self.link(row, "service_id", "a service", LEFT_OUT, |ids| &ids.programs);
        let location = self.link(row, "location_id", "a location", LEFT_OUT, |ids| &ids.locations);
        let organization = self.link(row, "organization_id", "an organization", LEFT_OUT, |ids| &ids.organizations);
        match (site, program, location, organization) {
            (Link::To((program, site)), ..) => Owner::Site(program, site),
            (_, Link::To(program), Link::To(location), _) => {
                let at = self.programs[program].sites.iter().position(|s| s.location as usize == location);
                at.map_or(Owner::Program(program), |site| Owner::Site(program, site))
            }
            (_, Link::To(program), ..) => Owner::Program(program),
            (Link::Unpublished, ..) | (_, Link::Unpublished, ..) => Owner::Unpublished,
            (.., Link::To(location), _) => Owner::Location(location),
            (.., Link::To(organization)) => Owner::Organization(organization),
            (.., Link::Unpublished, _) | (.., Link::Unpublished) => Owner::Unpublished,
            (Link::Empty, Link::Empty, Link::Empty, Link::Empty) => {
                self.problems.row(
                    Kind::MissingLink,
                    row,
                    "no link",
                    "the id of the service, location or organization that it belongs to; the row was left out",
                );
                Owner::Nobody
            }
            _ => Owner::Nobody,
        }
    }

    /// The program that a row of a program's own table names (eligibility, costs, ...).
    fn program_of(&mut self, row: &Row<'t>) -> Option<usize> {
        match self.owner(row) {
            Owner::Program(program) | Owner::Site(program, _) => Some(program),
            Owner::Location(_) | Owner::Organization(_) => {
                self.problems.row(Kind::MissingLink, row, "no service", "the id of a service; the row was left out");
                None
            }
            Owner::Unpublished | Owner::Nobody => None,
        }
    }

    /// Where a phone of this owner is kept. A phone of a program's only site is the program's.
    fn phones_of(&mut self, owner: Owner) -> Option<&mut Vec<Phone>> {
        Some(match owner {
            Owner::Site(program, _) if self.programs[program].sites.len() == 1 => &mut self.programs[program].phones,
            Owner::Site(program, site) => &mut self.programs[program].sites[site].phones,
            Owner::Program(program) => &mut self.programs[program].phones,
            Owner::Location(location) => &mut self.locations[location].phones,
            Owner::Organization(organization) => &mut self.organizations[organization].phones,
            Owner::Unpublished | Owner::Nobody => return None,
        })
    }

    fn rows(&self, name: TableName) -> impl Iterator<Item = Row<'t>> + use<'t> {
        self.tables.rows(name)
    }

    /// The id of a place in a sheet is made of its street, which a withheld place must not show.
    fn rename_withheld(&mut self) {
        let mut taken = HashSet::new();
        for (at, location) in self.locations.iter_mut().enumerate().filter(|(_, location)| location.confidential) {
            let row = self.first_rows.get(&(TableName::Location, location.source_id.as_str()));
            let id = format!("place-of-row-{}", row.map_or(at as u64, |row| row.number));
            // Two sheets of a workbook have the same numbers of rows.
            location.source_id = if taken.insert(id.clone()) { id } else { format!("{id}-{at}") };
        }
    }

    /// Drops what no program leads to, and numbers the rest anew.
    fn finish(mut self) -> Directory {
        if self.tables.is_sheet() {
            self.rename_withheld();
        }
        let mut locations = Renumbering::new(self.locations.len());
        for program in &mut self.programs {
            for site in &mut program.sites {
                site.location = locations.keep(site.location as usize);
            }
        }
        let mut organizations = Renumbering::new(self.organizations.len());
        for program in &mut self.programs {
            program.organization = program.organization.map(|at| organizations.keep(at as usize));
        }
        let mut kept_locations = locations.apply(std::mem::take(&mut self.locations));
        for location in &mut kept_locations {
            location.organization = location.organization.map(|at| organizations.keep(at as usize));
        }
        for (name, dropped, what) in [
            (TableName::Location, locations.dropped(), "locations"),
            (TableName::Organization, organizations.dropped(), "organizations"),
        ] {
            if let (Some(table), true) = (self.tables.named(name).next(), dropped > 0) {
                let expected = "to be used by a program; they were left out";
                self.problems.add(
                    Kind::Unused,
                    At::file(&table.file).times(dropped),
                    &format!("{dropped} {what}"),
                    expected,
                );
            }
        }
        Directory {
            organizations: organizations.apply(self.organizations),
            locations: kept_locations,
            programs: self.programs,
            ..Directory::default()
        }
    }
}

/// The records that are kept, in order of first use, and their new indices.
struct Renumbering {
    number: Vec<Option<u32>>,
    order: Vec<usize>,
}

impl Renumbering {
    fn new(length: usize) -> Renumbering {
        Renumbering { number: vec![None; length], order: Vec::new() }
    }

    fn keep(&mut self, old: usize) -> u32 {
        *self.number[old].get_or_insert_with(|| {
            self.order.push(old);
            self.order.len() as u32 - 1
        })
    }

    fn dropped(&self) -> u64 {
        (self.number.len() - self.order.len()) as u64
    }

    fn apply<T: Default>(&self, mut all: Vec<T>) -> Vec<T> {
        self.order.iter().map(|&old| std::mem::take(&mut all[old])).collect()
    }
}

//! Which rows of a sheet are one program, and its id.

use super::{Writer, slug};
use crate::{Kind, sheet::Field, table::Row};

impl<'t> Writer<'t> {
    /// The id of the program that a row is of: by its own id, else by its name.
    pub(super) fn program_of(&mut self, row: &Row<'t>, name: &str, organization: &str) -> String {
        let (own_id, name, organization) = (self.get(row, Field::Id), slug(name), slug(organization));
        if !own_id.is_empty() {
            let Some(first) = self.programs.get(&own_id).copied() else { return own_id };
            let differs = |own: &str, field: Field| {
                let of_first = slug(&self.get(&first, field));
                !own.is_empty() && !of_first.is_empty() && own != of_first
            };
            if !differs(&name, Field::Name) && !differs(&organization, Field::Organization) {
                return own_id;
            }
            let expected = format!(
                "an id that no other program has; row {} has it with another name or organization, and both were kept apart",
                first.number
            );
            self.told(row, Field::Id, Kind::DuplicateId, &expected);
            return format!("{own_id}/{organization}/{name}");
        }
        // Rows without a name cannot be parts of the same program.
        if name.is_empty() {
            return format!("row-{}", row.number);
        }
        let base = format!("{organization}/{name}").trim_start_matches('/').to_owned();
        // "Food pantry" is the name of many: rows are of one program where its organization runs it at several addresses,
        // or where the same phone answers.
        let digits: String = self.get(row, Field::Phone).chars().filter(char::is_ascii_digit).collect();
        let has_address =
            [Field::Address, Field::City, Field::Latitude].iter().any(|field| !self.get(row, *field).is_empty());
        let mut keys = Vec::new();
        if !organization.is_empty() && has_address {
            keys.push(format!("{base} at an address"));
        }
        if !organization.is_empty() || !digits.is_empty() {
            keys.push(format!("{base} by phone {digits}"));
        }
        let known = keys.iter().find_map(|key| self.same.get(key)).cloned();
        let program = known.unwrap_or_else(|| self.namesake(base));
        for key in keys {
            self.same.entry(key).or_insert_with(|| program.clone());
        }
        program
    }

    /// An id for a further program of a name: their number, which does not change when a row is inserted elsewhere.
    fn namesake(&mut self, base: String) -> String {
        let count = self.namesakes.entry(base.clone()).or_insert(0);
        loop {
            *count += 1;
            let id = if *count == 1 { base.clone() } else { format!("{base}/{count}") };
            if !self.programs.contains_key(&id) {
                return id;
            }
        }
    }
}

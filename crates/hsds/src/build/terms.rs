//! Assigns taxonomy terms and needs to programs, and checks the finished programs.

use super::{Build, Owner, places::push_new, programs::same_text};
use crate::{
    Kind, cells,
    names::TableName,
    problems::At,
    table::{Row, whole},
};
use signpost_directory::{
    Need, NeedTag,
    guess::{Guesser, Words},
};
use std::collections::{HashMap, HashSet};

/// A term as a community's data has it.
#[derive(Debug, Clone, Default)]
struct Term {
    name: String,
    /// In 1.1 the id is the code.
    code: String,
    /// What a program's row says besides: a value, a label.
    detail: Option<String>,
}

impl Term {
    /// As a reader sees it.
    fn shown(&self) -> String {
        match &self.detail {
            Some(detail) if !same_text(detail, &self.name) => format!("{}: {detail}", self.name),
            _ => self.name.clone(),
        }
    }
}

/// The community's own words for needs: `needs-mapping.csv` with columns `code` or `term`, and `need`.
#[derive(Debug, Default)]
struct Mapping {
    codes: HashMap<String, Vec<Need>>,
    /// Lower case.
    terms: HashMap<String, Vec<Need>>,
}

impl Mapping {
    /// A code also stands for those under it: `BD` for `BD-1800.2000`.
    fn needs_of(&self, term: &Term) -> Vec<Need> {
        let mut needs = self.terms.get(&term.name.to_lowercase()).cloned().unwrap_or_default();
        let ends = term.code.char_indices().filter(|(_, c)| matches!(c, '-' | '.')).map(|(at, _)| at);
        for end in ends.chain([term.code.len()]) {
            needs.extend(self.codes.get(&term.code[..end]).into_iter().flatten());
        }
        needs
    }
}

impl<'t> Build<'t> {
    pub(super) fn terms_and_needs(&mut self) {
        let terms = self.terms();
        let mut of_program: Vec<Vec<Term>> = vec![Vec::new(); self.programs.len()];
        let mut linked: HashSet<(usize, &str)> = HashSet::new();
        for row in self.rows(TableName::ServiceTaxonomy) {
            let Some(at) = self.program_of(&row) else { continue };
            let id = row.id(&["taxonomy_id", "taxonomy_term_id"]);
            if !id.is_empty() && !linked.insert((at, id)) {
                let expected = "each term once for a program; the copies were left out";
                self.problems.in_column(
                    Kind::RepeatedRow,
                    &row,
                    "taxonomy_id",
                    "a term that the program has already",
                    expected,
                );
                continue;
            }
            of_program[at].extend(self.linked_term(&row, &["taxonomy_id", "taxonomy_term_id"], &terms));
        }
        // Some of 1.1 name their terms in the service's own row.
        let rows: Vec<(usize, Row)> =
            self.published_rows().filter_map(|(id, row)| Some(((*self.ids.programs.get(id)?)?, row))).collect();
        for (at, row) in rows {
            of_program[at].extend(self.listed_terms(&row, &terms));
        }
        for row in self.rows(TableName::Attribute) {
            if let Some(at) = self.attribute_owner(&row) {
                of_program[at].extend(self.linked_term(&row, &["taxonomy_term_id", "taxonomy_id"], &terms));
            }
        }
        let mapping = self.mapping();
        let stated = self.stated_needs();
        let guesser = Guesser::new(&self.options.rules);
        let mut guessed = 0;
        for (at, program) in self.programs.iter_mut().enumerate() {
            for term in &of_program[at] {
                push_new(&mut program.terms, term.shown());
            }
            let mut needs = stated.get(program.source_id.as_str()).cloned().unwrap_or_default();
            if needs.is_empty() {
                needs = of_program[at].iter().flat_map(|term| mapping.needs_of(term)).collect();
            }
            for need in needs {
                if !program.needs.iter().any(|tag| tag.need == need) {
                    program.needs.push(NeedTag { need, guessed: false });
                }
            }
            if program.needs.is_empty() {
                let words = Words {
                    name: &program.name,
                    terms: &program.terms,
                    description: program.description.as_deref().unwrap_or_default(),
                };
                program.needs = guesser.guess(words);
                guessed += u64::from(!program.needs.is_empty());
            }
        }
        if let (Some(table), true) = (self.tables.named(TableName::Service).next(), guessed > 0) {
            let found = format!("the needs of {guessed} programs were guessed from their words");
            let expected = "needs in x_needs, or a needs-mapping.csv (columns code or term, and need)";
            self.problems.add(
                Kind::GuessedNeeds,
                At::file(&table.file).column("x_needs").times(guessed),
                &found,
                expected,
            );
        }
    }

    fn terms(&mut self) -> HashMap<&'t str, Term> {
        let mut terms = HashMap::new();
        // 1.1 keeps its terms in the table that later holds the taxonomies.
        let table = if self.tables.has(TableName::Term) { TableName::Term } else { TableName::Taxonomy };
        for row in self.rows(table) {
            let Some(id) = self.own_id(table, &row) else { continue };
            // A code is read for the mapping alone.
            let code = if self.tables.has(TableName::NeedsMapping) { row.id(&["code", "id"]) } else { id };
            match cells::line(&row, &["name", "term"], self.problems) {
                Some(name) => _ = terms.insert(id, Term { name, code: code.to_owned(), detail: None }),
                None => {
                    self.problems.cell(Kind::MissingValue, &row, "name", "", "the term's name; the term was left out")
                }
            }
        }
        terms
    }

    fn linked_term(&mut self, row: &Row<'t>, columns: &[&str], terms: &HashMap<&str, Term>) -> Option<Term> {
        let id = row.id(columns);
        let parts = ["label", "value", "taxonomy_detail"].map(|column| cells::line(row, &[column], self.problems));
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let detail = (!parts.is_empty()).then(|| parts.join(": "));
        match terms.get(id) {
            Some(term) => Some(Term { detail, ..term.clone() }),
            None if id.is_empty() => {
                if detail.is_none() {
                    self.problems.row(
                        Kind::MissingLink,
                        row,
                        "no term",
                        "the id of a taxonomy term; the row was left out",
                    );
                }
                detail.map(|name| Term { name, ..Term::default() })
            }
            None => {
                let done = if detail.is_some() { "its words were kept" } else { "the row was left out" };
                self.problems.cell(
                    Kind::BrokenLink,
                    row,
                    row.filled(columns),
                    id,
                    &format!("the id of a taxonomy term that is in the source; {done}"),
                );
                detail.map(|name| Term { name, code: id.to_owned(), detail: None })
            }
        }
    }

    /// The terms in `taxonomy_ids` of a service.
    fn listed_terms(&mut self, row: &Row<'t>, terms: &HashMap<&str, Term>) -> Vec<Term> {
        let mut listed = Vec::new();
        for id in row.get(&["taxonomy_ids"]).split([';', ',', '|', ' ']).filter(|id| !id.is_empty()) {
            match terms.get(whole(id)) {
                Some(term) => listed.push(term.clone()),
                None => {
                    let expected = "the id of a taxonomy term that is in the source; it was left out";
                    self.problems.cell(Kind::BrokenLink, row, "taxonomy_ids", id, expected);
                }
            }
        }
        listed
    }

    /// The program that an attribute is about: 2.0 names a service, 3.x any record by `link_id` and `link_entity`.
    fn attribute_owner(&mut self, row: &Row<'t>) -> Option<usize> {
        let id = row.id(&["link_id"]);
        if id.is_empty() {
            return match self.owner(row) {
                Owner::Program(program) | Owner::Site(program, _) => Some(program),
                Owner::Location(_) | Owner::Organization(_) => {
                    self.problems.in_column(
                        Kind::Unused,
                        row,
                        "taxonomy_term_id",
                        "an attribute of no service",
                        "an attribute of a service; it was left out",
                    );
                    None
                }
                Owner::Unpublished | Owner::Nobody => None,
            };
        }
        // 3.x says the kind of record in `link_entity`, and in `link_type` something else; 2.0 has only the latter.
        let entity = if row.table.has_column("link_entity") { "link_entity" } else { "link_type" };
        let found = match row.get(&[entity]).to_ascii_lowercase().as_str() {
            "service" | "" => self.ids.programs.get(id).copied(),
            "service_at_location" => self.ids.sites.get(id).map(|site| site.map(|(program, _)| program)),
            other => {
                let expected = "an attribute of a service; it was left out";
                self.problems.in_column(Kind::Unused, row, entity, other, expected);
                return None;
            }
        };
        if found.is_none() {
            let expected = "the id of a record that is in the source; the row was left out";
            self.problems.cell(Kind::BrokenLink, row, "link_id", id, expected);
        }
        found.flatten()
    }

    fn mapping(&mut self) -> Mapping {
        let mut mapping = Mapping::default();
        for row in self.rows(TableName::NeedsMapping) {
            let needs = self.need_ids(&row, &["need", "needs"]);
            let (code, term) = (row.get(&["code", "taxonomy_code"]), row.get(&["term", "name"]));
            if code.is_empty() && term.is_empty() {
                self.problems.row(
                    Kind::MissingValue,
                    &row,
                    "no code and no term",
                    "one of the two; the row was left out",
                );
            }
            // A row with both means the code; its term is there to be read by people.
            if !code.is_empty() {
                mapping.codes.entry(code.to_owned()).or_default().extend(needs);
            } else if !term.is_empty() {
                mapping.terms.entry(term.to_lowercase()).or_default().extend(needs);
            }
        }
        mapping
    }

    fn stated_needs(&mut self) -> HashMap<&'t str, Vec<Need>> {
        let rows: Vec<(&str, Row)> = self.published_rows().collect();
        let stated = rows.into_iter().map(|(id, row)| (id, self.need_ids(&row, &["x_needs"])));
        stated.filter(|(_, needs)| !needs.is_empty()).collect()
    }

    /// The rows of the services that became programs, by id.
    fn published_rows(&self) -> impl Iterator<Item = (&'t str, Row<'t>)> {
        self.rows(TableName::Service).filter_map(|row| {
            let id = row.id(&["id"]);
            let first = self.first_rows.get(&(TableName::Service, id))?;
            let published = matches!(self.ids.programs.get(id), Some(Some(_)));
            (published && first.number == row.number && std::ptr::eq(first.table, row.table)).then_some((id, row))
        })
    }

    fn need_ids(&mut self, row: &Row<'t>, columns: &[&str]) -> Vec<Need> {
        let mut needs = Vec::new();
        for id in row.get(columns).split([';', ',', '|', ' ']).filter(|id| !id.is_empty()) {
            match id.to_lowercase().replace('_', "-").parse::<Need>() {
                Ok(need) => needs.push(need),
                Err(unknown) => {
                    let suggestion = nearest(id).map(|need| format!("did you mean {}?", need.id()));
                    let at = At::from(row).column(row.filled(columns)).suggesting(suggestion.as_deref());
                    let expected = "the id of a need (food, housing, ...); it was left out";
                    self.problems.add(Kind::UnknownValue, at, &format!("“{}”", unknown.0), expected);
                }
            }
        }
        needs
    }

    /// Checks that need the finished programs.
    pub(super) fn check_programs(&mut self) {
        let rows: HashMap<&str, Row> = self.published_rows().collect();
        for at in 0..self.programs.len() {
            self.drop_repeated_texts(at);
            let program = &self.programs[at];
            let Some(row) = rows.get(program.source_id.as_str()) else { continue };
            if program.needs.is_empty() {
                let expected = "a need that leads to it: in x_needs or in needs-mapping.csv";
                self.problems.row(Kind::NoNeed, row, &program.name, expected);
            }
            if !program.can_be_reached(&self.organizations, &self.locations) {
                let expected = "a phone, an address, a website or an email";
                self.problems.row(Kind::NoWayToReach, row, &program.name, expected);
            }
            for (column, date) in [("x_valid_until", program.valid_until), ("x_funded_until", program.funded_until)] {
                if let Some(date) = date.filter(|date| *date < self.options.today) {
                    let expected = "a day to come; the program is shown as ended";
                    self.problems.cell(Kind::Ended, row, column, &date.to_string(), expected);
                }
            }
        }
        if self.programs.is_empty() {
            self.problems.add(Kind::NoPrograms, At::file(""), "no program", "at least one service that is active");
        }
    }

    /// Exports copy one text into the service, its location and its organization; a reader wants it once.
    fn drop_repeated_texts(&mut self, at: usize) {
        let program = &self.programs[at];
        for site in &program.sites {
            let location = &mut self.locations[site.location as usize];
            let repeats = |text: &Option<String>| match (text, &location.description) {
                (Some(text), Some(description)) => text == description || same_text(text, description),
                _ => false,
            };
            let organization = program.organization.and_then(|at| self.organizations[at as usize].description.clone());
            if repeats(&program.description) || repeats(&organization) {
                location.description = None;
            }
        }
    }
}

/// The need whose id differs least, when it is near.
fn nearest(id: &str) -> Option<Need> {
    let id = id.to_lowercase();
    let distance = |need: &&Need| edit_distance(&id, need.id());
    Need::ALL.iter().min_by_key(distance).filter(|need| distance(need) <= 2 || need.id().starts_with(&id)).copied()
}

fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    // No id is near to a text of another length by far.
    let a: Vec<char> = a.chars().take(40).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let cost = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], cost);
        }
    }
    row[b.len()]
}

//! Defines how a program becomes a document of weighted fields.

use super::{
    analysis::Language,
    text::{FIELDS, Ranking, TextBuilder},
};
use signpost_directory::{Directory, Program};

/// The fields, in the order of their positions.
pub(crate) mod field {
    /// Name and alternate name, in every language of the program.
    pub(crate) const NAME: usize = 0;
    pub(crate) const ORGANIZATION: usize = 1;
    /// The community's taxonomy terms.
    pub(crate) const TERMS: usize = 2;
    /// What is taught or given, and for which conditions.
    pub(crate) const TEACHES: usize = 3;
    pub(crate) const ELIGIBILITY: usize = 4;
    pub(crate) const DESCRIPTION: usize = 5;
    /// Towns, postal codes, areas.
    pub(crate) const PLACE: usize = 6;
    // The last one is for compounds ([`crate::text::COMPOUNDS`]).
}

/// Fields whose small words are kept: short names are looked up by their wording.
pub(crate) const KEEP_STOP_WORDS: [bool; FIELDS] = [true, true, false, false, false, false, true, false];

/// How the fields of programs count.
pub(crate) fn ranking() -> Ranking {
    Ranking { k1: 1.2, weights: [3.0, 1.2, 2.5, 2.0, 0.7, 1.0, 0.8, 0.0], b: [0.5, 0.4, 0.6, 0.5, 0.5, 0.7, 0.3, 0.5] }
}

/// Adds program number `at` to the builder.
pub(crate) fn add(builder: &mut TextBuilder, directory: &Directory, at: usize) {
    let program = &directory.programs[at];
    let default = directory.community.languages.first().map_or(Language::English, |tag| Language::from_tag(tag));
    let telling = builder.read(program.description.as_deref().unwrap_or(&program.name));
    let main = match &program.lang {
        Some(tag) => Language::from_tag(tag),
        None => builder.language(&telling, default),
    };
    let organization = program.organization.and_then(|o| directory.organizations.get(o as usize));
    let translations = || program.translations.iter().map(|t| (Language::from_tag(&t.lang), t));

    builder.text(field::NAME, main, &program.name);
    each(builder, field::NAME, main, program.alternate_name.as_deref());
    translations().for_each(|(l, t)| each(builder, field::NAME, l, t.name.as_deref()));

    // A program that is named like its organization does not count the name twice.
    if let Some(organization) = organization.filter(|o| o.name != program.name) {
        builder.text(field::ORGANIZATION, default, &organization.name);
        each(builder, field::ORGANIZATION, default, organization.alternate_name.as_deref());
    }

    for (n, term) in program.terms.iter().enumerate() {
        if !program.terms[..n].contains(term) {
            builder.text(field::TERMS, default, term);
        }
    }

    each(builder, field::TEACHES, main, program.teaches.as_deref());
    each(builder, field::TEACHES, main, program.conditions.iter().map(String::as_str));
    translations().for_each(|(l, t)| each(builder, field::TEACHES, l, t.teaches.as_deref()));

    each(builder, field::ELIGIBILITY, main, program.eligibility.as_deref());
    translations().for_each(|(l, t)| each(builder, field::ELIGIBILITY, l, t.eligibility.as_deref()));

    if program.description.is_some() {
        builder.numbered(field::DESCRIPTION, main, &telling);
    }
    translations().for_each(|(l, t)| each(builder, field::DESCRIPTION, l, t.description.as_deref()));

    place(builder, directory, program);

    builder.end_document();
}

fn each<T: AsRef<str>>(
    builder: &mut TextBuilder,
    field: usize,
    language: Language,
    texts: impl IntoIterator<Item = T>,
) {
    texts.into_iter().for_each(|text| builder.text(field, language, text.as_ref()));
}

fn place(builder: &mut TextBuilder, directory: &Directory, program: &Program) {
    let mut told: Vec<&str> = Vec::new();
    for site in &program.sites {
        let Some(location) = directory.locations.get(site.location as usize) else { continue };
        let address = location.address.as_ref();
        let parts = [
            location.name.as_deref().filter(|name| *name != program.name),
            address.map(|a| a.city.as_str()),
            address.map(|a| a.postal_code.as_str()),
            address.and_then(|a| a.region.as_deref()),
        ];
        for part in parts.into_iter().flatten() {
            if !told.contains(&part) {
                told.push(part);
                builder.text(field::PLACE, Language::Other, part);
            }
        }
    }
    each(builder, field::PLACE, Language::Other, &program.service_areas);
}

/// The program that has a phone number with these digits, from its beginning or without its area code.
pub(crate) fn has_phone(directory: &Directory, program: &Program, wanted: &str) -> bool {
    directory.phones(program).into_iter().any(|phone| {
        let digits: String = phone.number.chars().filter(char::is_ascii_digit).collect();
        let national = digits.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(&digits);
        national.starts_with(wanted) || (national.len() == 10 && national[3..].starts_with(wanted))
    })
}

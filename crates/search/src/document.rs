//! A program as a document of weighted fields.

use super::{
    analysis::Language,
    inverted::{Bm25f, FIELDS, InvertedIndexBuilder},
};
use signpost_directory::{Directory, ProgramView};

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
    // The last field is that of compounds ([`crate::inverted::COMPOUNDS`]).
}

/// Fields whose stop words are kept: short names are searched by their wording.
pub(crate) const KEEP_STOP_WORDS: [bool; FIELDS] = [true, true, false, false, false, false, true, false];

/// In the order of [`field`]: a match in the name counts most, one in a long description is diluted most.
pub(crate) const BM25F: Bm25f =
    Bm25f { k1: 1.2, weights: [3.0, 1.2, 2.5, 2.0, 0.7, 1.0, 0.8, 0.0], b: [0.5, 0.4, 0.6, 0.5, 0.5, 0.7, 0.3, 0.5] };

/// Adds program number `at` to the builder.
pub(crate) fn add(builder: &mut InvertedIndexBuilder, directory: &Directory, at: usize) {
    let Some(view) = directory.view(at) else { return };
    let program = view.program;
    let default = directory.community.languages.first().map_or(Language::English, |tag| Language::from_tag(tag));
    let description = builder.tokenize(program.description.as_deref().unwrap_or(&program.name));
    let main = match &program.lang {
        Some(tag) => Language::from_tag(tag),
        None => builder.language(&description, default),
    };
    let translations = || program.translations.iter().map(|t| (Language::from_tag(&t.lang), t));

    builder.text(field::NAME, main, &program.name);
    each(builder, field::NAME, main, program.alternate_name.as_deref());
    translations().for_each(|(l, t)| each(builder, field::NAME, l, t.name.as_deref()));

    // A program that is named like its organization does not count the name twice.
    if let Some(organization) = view.organization.filter(|o| o.name != program.name) {
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
        builder.tokenized(field::DESCRIPTION, main, &description);
    }
    translations().for_each(|(l, t)| each(builder, field::DESCRIPTION, l, t.description.as_deref()));

    place(builder, view);

    builder.end_document();
}

fn each<T: AsRef<str>>(
    builder: &mut InvertedIndexBuilder,
    field: usize,
    language: Language,
    texts: impl IntoIterator<Item = T>,
) {
    texts.into_iter().for_each(|text| builder.text(field, language, text.as_ref()));
}

fn place(builder: &mut InvertedIndexBuilder, view: ProgramView) {
    let mut added: Vec<&str> = Vec::new();
    for location in view.locations() {
        let address = location.address.as_ref();
        let parts = [
            location.name.as_deref().filter(|name| *name != view.program.name),
            address.map(|a| a.city.as_str()),
            address.map(|a| a.postal_code.as_str()),
            address.and_then(|a| a.region.as_deref()),
        ];
        for part in parts.into_iter().flatten() {
            if !added.contains(&part) {
                added.push(part);
                builder.text(field::PLACE, Language::Other, part);
            }
        }
    }
    each(builder, field::PLACE, Language::Other, &view.program.service_areas);
}

/// Whether a phone number of the program begins with these digits, with or without its area code.
pub(crate) fn has_phone(view: ProgramView, wanted: &str) -> bool {
    view.phones().into_iter().any(|phone| {
        let digits: String = phone.number.chars().filter(char::is_ascii_digit).collect();
        let national = digits.strip_prefix('1').filter(|rest| rest.len() == 10).unwrap_or(&digits);
        national.starts_with(wanted) || (national.len() == 10 && national[3..].starts_with(wanted))
    })
}

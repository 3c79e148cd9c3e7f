//! Looks up a program and copies it out of its directory with all that belongs to it.

use super::{Code, Coordinates, Directory, Former, Program, Record};
use serde::Serialize;
use signpost_hours::deserialize_fields;

impl Directory {
    /// Puts the programs in their order: by code.
    pub fn sort_programs(&mut self) {
        self.programs.sort_unstable_by_key(|program| program.code);
    }

    /// Index of a program.
    pub fn find(&self, code: Code) -> Option<usize> {
        self.programs.binary_search_by_key(&code, |program| program.code).ok()
    }

    /// A program that is no longer listed.
    pub fn former(&self, code: Code) -> Option<&Former> {
        let at = self.former.binary_search_by_key(&code, |former| former.code).ok()?;
        self.former.get(at)
    }

    /// A program with its organization and its places, on its own.
    pub fn record(&self, code: Code) -> Option<Record> {
        let view = self.view(self.find(code)?)?;
        let mut program = view.program.clone();
        let mut locations = Vec::new();
        program.sites.retain_mut(|site| match view.location(site) {
            Some(location) => {
                site.location = locations.len() as u32;
                locations.push(location.clone());
                true
            }
            None => false,
        });
        Some(Record { program, organization: view.organization.cloned(), locations })
    }
}

impl Record {
    /// Indexes of the program's sites, the nearest to `near` first; those without coordinates behind the others, in the
    /// directory's order.
    pub fn sites_by_distance(&self, near: Option<Coordinates>) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.program.sites.len()).collect();
        if let Some(near) = near {
            let metres = |at: &usize| self.view().km_to(&self.program.sites[*at], near).map(|km| (km * 1000.0) as u64);
            order.sort_by_key(|at| metres(at).unwrap_or(u64::MAX));
        }
        order
    }
}

/// The texts of a program in another language. `None`: not translated.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Translation {
    /// BCP 47 tag.
    pub lang: String,
    /// Of [`Program::name`].
    pub name: Option<String>,
    /// Of [`Program::description`].
    pub description: Option<String>,
    /// Of [`Program::eligibility`].
    pub eligibility: Option<String>,
    /// Of [`Program::application`].
    pub application: Option<String>,
    /// Of [`Program::fees`].
    pub fees: Option<String>,
    /// Of [`Program::teaches`].
    pub teaches: Option<String>,
    /// Of [`Program::alert`].
    pub alert: Option<String>,
}

deserialize_fields! { Translation { lang, name, description, eligibility, application, fees, teaches, alert } }

/// A program's texts as a reader of one language gets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts<'a> {
    /// [`Program::name`], translated where it can be.
    pub name: &'a str,
    /// [`Program::description`], translated where it can be.
    pub description: Option<&'a str>,
    /// [`Program::eligibility`], translated where it can be.
    pub eligibility: Option<&'a str>,
    /// [`Program::application`], translated where it can be.
    pub application: Option<&'a str>,
    /// [`Program::fees`], translated where it can be.
    pub fees: Option<&'a str>,
    /// [`Program::teaches`], translated where it can be.
    pub teaches: Option<&'a str>,
    /// [`Program::alert`], translated where it can be.
    pub alert: Option<&'a str>,
    /// Language of the description, or of the name where there is none; [`Texts::lang_of`] tells that of each text.
    /// `None`: the community's first.
    pub lang: Option<&'a str>,
    own_lang: Option<&'a str>,
    translation: Option<&'a Translation>,
}

impl<'a> Texts<'a> {
    /// Language of one text, for translations may be of some texts alone: `texts.lang_of(|text| &text.fees)`.
    pub fn lang_of(&self, text: impl Fn(&Translation) -> &Option<String>) -> Option<&'a str> {
        self.translation.filter(|translation| text(translation).is_some()).map(|t| t.lang.as_str()).or(self.own_lang)
    }
}

impl Program {
    /// The texts in `lang` where somebody translated them, else as they are.
    pub fn texts(&self, lang: &str) -> Texts<'_> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let own = self.lang.as_deref().is_some_and(|own| primary(own) == primary(lang));
        let fitting = self.translations.iter().filter(|t| !own && primary(&t.lang) == primary(lang));
        let translation = fitting.min_by_key(|t| !t.lang.eq_ignore_ascii_case(lang));
        let described = |t: &&Translation| t.description.is_some() || self.description.is_none();
        Texts {
            name: translation.and_then(|t| t.name.as_deref()).unwrap_or(&self.name),
            description: translation.and_then(|t| t.description.as_deref()).or(self.description.as_deref()),
            eligibility: translation.and_then(|t| t.eligibility.as_deref()).or(self.eligibility.as_deref()),
            application: translation.and_then(|t| t.application.as_deref()).or(self.application.as_deref()),
            fees: translation.and_then(|t| t.fees.as_deref()).or(self.fees.as_deref()),
            teaches: translation.and_then(|t| t.teaches.as_deref()).or(self.teaches.as_deref()),
            alert: translation.and_then(|t| t.alert.as_deref()).or(self.alert.as_deref()),
            lang: translation.filter(described).map(|t| t.lang.as_str()).or(self.lang.as_deref()),
            own_lang: self.lang.as_deref(),
            translation,
        }
    }
}

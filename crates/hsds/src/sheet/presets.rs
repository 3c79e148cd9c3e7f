//! The columns of exports that many communities have, as their programs write them.

use super::{field::Field, names};
use std::{fmt, str::FromStr};

/// A program or a service whose exports are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// The template of this tool.
    Template,
    /// iCarol's table `resources`, as 211 centers export it.
    ICarol,
    /// A base of Airtable.
    Airtable,
    /// Ohana's services with their organization and location in one row.
    Ohana,
    /// Answers of a form.
    GoogleForms,
}

impl Preset {
    /// All of them.
    pub const ALL: [Preset; 5] =
        [Preset::Template, Preset::ICarol, Preset::Airtable, Preset::Ohana, Preset::GoogleForms];

    /// As `signpost.toml` writes it.
    pub fn id(self) -> &'static str {
        match self {
            Preset::Template => "template",
            Preset::ICarol => "icarol",
            Preset::Airtable => "airtable",
            Preset::Ohana => "ohana",
            Preset::GoogleForms => "google-forms",
        }
    }

    /// By columns that only it has.
    pub(super) fn of_headers(headers: &[String]) -> Option<Preset> {
        let has = |name: &str| headers.iter().any(|header| header.trim().eq_ignore_ascii_case(name));
        let first = headers.first().map_or("", String::as_str).trim();
        if has("ResourceAgencyNum") || has("TaxonomyLevelName") {
            Some(Preset::ICarol)
        } else if first.eq_ignore_ascii_case("timestamp") || first.eq_ignore_ascii_case("marca temporal") {
            Some(Preset::GoogleForms)
        } else if has("how_to_apply") && (has("audience") || has("short_desc")) {
            Some(Preset::Ohana)
        } else if headers.iter().any(|header| header.contains(" (from "))
            || has("Created time")
            || has("Last modified time")
        {
            Some(Preset::Airtable)
        } else if has(Field::Hours.title()) && has(Field::Description.title()) && has(Field::Documents.title()) {
            Some(Preset::Template)
        } else {
            None
        }
    }

    /// What it calls the column, where that is not what the name says by itself.
    pub(super) fn field(self, header: &str) -> Option<Field> {
        if self == Preset::Template {
            return Field::ALL.iter().copied().find(|field| field.title().eq_ignore_ascii_case(header.trim()));
        }
        let words = names::words(header).join(" ");
        // What iCarol says of each of its phones besides the number.
        let of_phone = |end: &&str| words.starts_with("phone ") && words.ends_with(*end);
        if self == Preset::ICarol && [" name", " description", " type", " is private"].iter().any(of_phone) {
            return Some(Field::LeaveOut);
        }
        let columns: &[(&str, Field)] = match self {
            Preset::Template => &[],
            Preset::ICarol => &[
                ("resource agency num", Field::Id),
                ("public name", Field::Name),
                ("parent agency", Field::Organization),
                ("agency description", Field::Description),
                ("coverage area text", Field::Area),
                ("coverage area", Field::Area),
                ("coverage", Field::LeaveOut),
                ("physical county", Field::County),
                ("languages offered list", Field::LeaveOut),
                ("custom eligibility by age", Field::Eligibility),
                ("taxonomy level name", Field::Level),
                ("taxonomy terms", Field::Terms),
                ("taxonomy term", Field::Terms),
                ("official name", Field::LeaveOut),
                ("parent agency num", Field::LeaveOut),
                ("hours of operation", Field::Hours),
                ("agency status", Field::Status),
            ],
            Preset::GoogleForms => &[
                ("timestamp", Field::ModifiedOn),
                ("marca temporal", Field::ModifiedOn),
                // Of the person who answered, where the form collects it.
                ("email address", Field::LeaveOut),
                ("username", Field::LeaveOut),
                ("direccion de correo electronico", Field::LeaveOut),
            ],
            Preset::Ohana => &[
                ("organization name", Field::Organization),
                ("location name", Field::Site),
                ("name", Field::Name),
                ("audience", Field::Eligibility),
                ("how to apply", Field::Application),
                ("short desc", Field::Description),
                ("long desc", Field::Description),
                ("wait", Field::WaitTime),
                ("wait time", Field::WaitTime),
                ("accepted payments", Field::Cost),
                ("keywords", Field::Terms),
                ("funding sources", Field::LeaveOut),
            ],
            Preset::Airtable => &[
                ("created time", Field::LeaveOut),
                ("last modified time", Field::ModifiedOn),
                ("record id", Field::Id),
                ("attachments", Field::LeaveOut),
            ],
        };
        columns.iter().find(|(name, _)| *name == words).map(|(_, field)| *field)
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Preset {
    type Err = String;
    fn from_str(id: &str) -> Result<Preset, String> {
        let known = Preset::ALL.into_iter().find(|preset| preset.id() == id);
        known.ok_or_else(|| {
            let ids = Preset::ALL.map(Preset::id).join(", ");
            format!("“{id}” is no form of sheet that is known; known are {ids}")
        })
    }
}

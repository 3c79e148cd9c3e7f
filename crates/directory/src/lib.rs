//! The domain model: a community's directory of programs, organizations and locations.
//!
//! The types mirror HSDS 3.x where HSDS has a name for the thing; what HSDS has no column for
//! (prefix `x_` in the source) is documented at its field. Texts are plain text: the importer has
//! already removed markup, control characters and mojibake.

mod code;
pub mod config;
mod dial;
mod distance;
mod facts;
pub mod guess;
mod language;
pub mod ledger;
mod need;
pub mod pack;
pub mod partner;
mod reach;
mod record;
pub mod summary;
pub mod text;
mod view;

pub use code::{Code, CodeError};
pub use language::{is_language_tag, primary_language};
pub use need::Need;
pub use record::Texts;
pub use view::ProgramView;

/// In the directory's time zone.
pub use signpost_hours::date::Date;

use serde::{Deserialize, Serialize};
use signpost_hours as hours;
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

/// The whole dataset of one community, as it travels in the packs.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Directory {
    pub community: Community,
    /// When the publisher made this release.
    pub released_at: UnixSeconds,
    /// The directory's time zone as a table of transitions for the years that matter.
    pub zone: hours::Zone,
    pub organizations: Vec<Organization>,
    pub locations: Vec<Location>,
    /// Sorted by code.
    pub programs: Vec<Program>,
    /// Postal codes and towns with their middle, for "near me" without any geocoder.
    pub places: Vec<Place>,
    /// People's words for needs, used at query time.
    pub vocabulary: Vec<Synonym>,
    /// The codes of the programs that partners sign themselves, by source id ([`partner`]).
    pub partner_codes: BTreeMap<String, Code>,
    /// Programs that are no longer listed, sorted by code: what an older link or list calls by its code has a name.
    pub former: Vec<Former>,
}

/// A program that earlier releases listed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Former {
    pub code: Code,
    pub name: String,
    /// Day of the last release that listed it.
    pub last_seen: Option<Date>,
}

/// Text by language tag (`en`, `es`). An empty tag holds for every language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Localized(pub BTreeMap<String, String>);

/// Who publishes the directory, from `signpost.toml`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Community {
    pub name: String,
    /// One line under the name on the home page.
    pub tagline: Localized,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub website: Option<String>,
    /// `base_url`: where the site is published, for what is printed; ends with a slash.
    pub base_url: Option<String>,
    /// IANA name, for people; the computing is done with [`Directory::zone`].
    pub time_zone: String,
    /// Offered interface languages, first is the default.
    pub languages: Vec<String>,
    /// ISO 3166-1 alpha-2: decides the distance unit, the paper and the look of phone numbers.
    pub country: String,
    pub crisis_lines: Vec<CrisisLine>,
    /// Signed with throwaway keys: every page says that this is a demonstration.
    pub demo: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CrisisLine {
    pub name: Localized,
    /// As dialled: `988`.
    pub number: String,
    /// A number that takes text messages, where there is one.
    pub text: Option<String>,
    pub description: Localized,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Organization {
    pub source_id: String,
    pub name: String,
    pub alternate_name: Option<String>,
    pub description: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub phones: Vec<Phone>,
    /// `x_partnership`: how the clinic and this organization work together.
    pub partnership: Option<Partnership>,
    /// `x_clinical_capacity`: what it can take from a clinic, in its own words.
    pub clinical_capacity: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Partnership {
    Informal,
    Referral,
    Agreement,
    CoLocated,
}

/// What a reader finds and saves: an HSDS service.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Program {
    pub code: Code,
    pub source_id: String,
    /// Index into [`Directory::organizations`]; `None` when the source names one that is not there.
    pub organization: Option<u32>,
    pub name: String,
    pub alternate_name: Option<String>,
    pub description: Option<String>,
    /// `x_lang`: the language that the texts are written in, when it is not the community's first.
    pub lang: Option<String>,
    /// `x_name_es`, `x_description_es`, ...: the same texts in other languages.
    pub translations: Vec<Translation>,
    pub status: Status,
    /// HSDS `alert`: a notice that stands above everything else.
    pub alert: Option<String>,
    pub website: Option<String>,
    pub email: Option<String>,

    pub needs: Vec<NeedTag>,
    /// Names of taxonomy terms, as the community's own data has them.
    pub terms: Vec<String>,

    pub eligibility: Option<String>,
    /// Whole years.
    pub minimum_age: Option<u8>,
    pub maximum_age: Option<u8>,
    pub fees: Option<String>,
    pub costs: Vec<Cost>,
    /// How to apply, in the source's words.
    pub application: Option<String>,
    pub required_documents: Vec<String>,
    pub wait_time: Option<String>,
    pub accreditations: Option<String>,
    pub licenses: Option<String>,
    /// BCP 47 tags where they could be recognized, else the source's words.
    pub languages: Vec<String>,
    pub interpretation: Option<String>,
    pub service_areas: Vec<String>,
    pub capacity: Vec<Capacity>,

    /// `x_teaches`: what is taught or given.
    pub teaches: Option<String>,
    /// `x_conditions`: health conditions that it serves.
    pub conditions: Vec<String>,
    /// `x_referral`: how a referral arrives.
    pub referral: Option<String>,
    /// `x_funded_until`.
    pub funded_until: Option<Date>,
    /// `x_valid_until`: the entry is not to be trusted after this day.
    pub valid_until: Option<Date>,
    /// HSDS `assured_date`: when somebody last checked it with the program itself.
    pub assured_on: Option<Date>,
    /// `x_assured_by`: who checked, as shown.
    pub assured_by: Option<String>,
    /// HSDS `last_modified`; not a verification.
    pub modified_on: Option<Date>,

    pub phones: Vec<Phone>,
    pub contacts: Vec<Contact>,
    pub schedules: Vec<hours::Schedule>,
    pub sites: Vec<Site>,
    /// Id of the partner that signed this entry itself; `None`: the community's editors.
    pub partner: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Translation {
    pub lang: String,
    pub name: Option<String>,
    pub description: Option<String>,
    pub eligibility: Option<String>,
    pub application: Option<String>,
    pub fees: Option<String>,
    pub teaches: Option<String>,
    pub alert: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    #[default]
    Active,
    TemporarilyClosed,
}

/// A need of a program, and whether the publishing tool guessed it from words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedTag {
    pub need: Need,
    pub guessed: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Cost {
    /// In `currency`, when the source gives a number.
    pub amount: Option<f64>,
    pub currency: Option<String>,
    pub option: Option<String>,
    pub description: Option<String>,
}

/// HSDS 3.1 `service_capacity`: room for new people.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Capacity {
    pub unit: String,
    pub available: Option<u32>,
    pub maximum: Option<u32>,
    pub description: Option<String>,
    pub updated_on: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Phone {
    /// As the source writes it, also where it could not be read; [`Phone::dial`] is what a phone can call.
    pub number: String,
    pub extension: Option<String>,
    /// voice, text, fax, tty, hotline, ... in the source's words.
    pub kind: Option<String>,
    pub languages: Vec<String>,
    pub description: Option<String>,
}

/// Somebody to ask for. Personal names travel only when the community says so (`x_ask_for`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// `x_ask_for`: "Mary, front desk".
    pub ask_for: Option<String>,
    pub title: Option<String>,
    pub department: Option<String>,
    pub email: Option<String>,
    pub phones: Vec<Phone>,
}

/// A place where a program is given: HSDS service_at_location.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Site {
    /// Index into [`Directory::locations`].
    pub location: u32,
    pub description: Option<String>,
    pub phones: Vec<Phone>,
    pub contacts: Vec<Contact>,
    pub schedules: Vec<hours::Schedule>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Location {
    pub source_id: String,
    /// Index into [`Directory::organizations`].
    pub organization: Option<u32>,
    pub kind: LocationKind,
    pub name: Option<String>,
    pub description: Option<String>,
    pub address: Option<Address>,
    /// Never set on a confidential location.
    pub coordinates: Option<Coordinates>,
    pub transportation: Option<String>,
    pub accessibility: Vec<String>,
    pub languages: Vec<String>,
    pub website: Option<String>,
    pub phones: Vec<Phone>,
    pub schedules: Vec<hours::Schedule>,
    /// `x_confidential`: "call for location"; address and coordinates were dropped when published.
    pub confidential: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LocationKind {
    #[default]
    Physical,
    Postal,
    Virtual,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    pub attention: Option<String>,
    /// address_1 and address_2, without empty lines.
    pub lines: Vec<String>,
    pub city: String,
    pub region: Option<String>,
    pub state: String,
    pub postal_code: String,
    pub country: String,
}

/// WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Coordinates {
    pub latitude: f64,
    pub longitude: f64,
}

/// A postal code or a town, with its middle.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Place {
    pub postal_code: Option<String>,
    pub name: Option<String>,
    pub middle: Coordinates,
}

/// One entry of the people's-words vocabulary: any of `words` also finds `means`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Synonym {
    /// What people type, lower case, one or more words each.
    pub words: Vec<String>,
    /// Language of `words` and of `shown`; empty for all.
    pub lang: String,
    /// What this is about, in plain words of the language, as the explanation shows it; empty: the first of `means`.
    pub shown: String,
    /// What is searched in addition, in the words that programs use.
    pub means: Vec<String>,
    pub needs: Vec<Need>,
    /// These words put the crisis lines first.
    pub crisis: bool,
}

/// A program with everything that it points to: what the program page, My list, a handoff and a
/// sheet work with, and what My list keeps as a snapshot.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    pub program: Program,
    pub organization: Option<Organization>,
    /// Same order as `program.sites`; each site's `location` is rewritten to index into this.
    pub locations: Vec<Location>,
}

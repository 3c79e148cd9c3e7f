#![doc = include_str!("../README.md")]

mod area;
mod capacity_report;
mod code;
mod codes;
mod community;
pub mod config;
mod danger;
mod dial;
mod distance;
mod facts;
pub mod guess;
mod language;
pub mod ledger;
mod locality;
mod need;
pub mod pack;
pub mod partner;
mod parts;
mod reach;
pub mod reading;
mod recase;
mod record;
mod room;
mod signs;
mod steps;
pub mod summary;
pub mod text;
mod times;
mod urgent;
mod view;

pub use area::postal_code_in;
pub use capacity_report::{CapacityError, CapacityReport};
pub use code::{Code, CodeError};
pub use codes::Codes;
pub use community::{Community, CrisisLine, Localized, Neighbor};
pub use danger::{Danger, UnknownDanger};
pub use facts::RECENTLY_CHECKED_DAYS;
pub use language::{is_language_tag, primary_language};
pub use locality::{Area, AreaKind, UnknownArea};
pub use need::Need;
pub use parts::{Part, TooManyParts};
pub use recase::readable_case;
pub use record::{Texts, Translation};
pub use room::{Capacity, Room, RoomStatus, UnknownRoomStatus};
pub use signs::{DangerRule, Sign, SignsError, SignsOfDanger};
pub use steps::Step;
pub use times::Times;
pub use urgent::UrgentNotice;
pub use view::ProgramView;

/// In the directory's time zone.
pub use signpost_hours::date::Date;

use serde::{Deserialize, Serialize};
use signpost_hours as hours;
use signpost_hours::{UnixSeconds, deserialize_fields};
use std::collections::BTreeMap;

/// The whole dataset of one community, as it travels in the packs.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Directory {
    /// Who publishes it.
    pub community: Community,
    /// When the publisher made this release.
    pub released_at: UnixSeconds,
    /// The directory's time zone as a table of transitions for the years that matter.
    pub zone: hours::Zone,
    /// What [`Program::organization`] and [`Location::organization`] index into.
    pub organizations: Vec<Organization>,
    /// What [`Site::location`] indexes into.
    pub locations: Vec<Location>,
    /// Sorted by code.
    pub programs: Vec<Program>,
    /// Postal codes and towns with their middle, for "near me" without any geocoder.
    pub places: Vec<Place>,
    /// People's words for needs, used at query time.
    pub vocabulary: Vec<Synonym>,
    /// The community's own signs of danger, beside those of the app.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<Sign>,
    /// Which signs together tell of which danger.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub danger_rules: Vec<DangerRule>,
    /// The codes of the programs that partners sign themselves, by source id ([`partner`]).
    pub partner_codes: BTreeMap<String, Code>,
    /// Programs that are no longer listed, sorted by code: what an older link or list calls by its code has a name.
    pub former: Vec<Former>,
}

/// A program that earlier releases listed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Former {
    /// The code it had, which is never given to another.
    pub code: Code,
    /// As the last release that listed it had it.
    pub name: String,
    /// Day of the last release that listed it.
    pub last_seen: Option<Date>,
}

/// HSDS organization: who runs programs.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Organization {
    /// HSDS `id`.
    pub source_id: String,
    /// HSDS `name`.
    pub name: String,
    /// HSDS `alternate_name`.
    pub alternate_name: Option<String>,
    /// Plain text.
    pub description: Option<String>,
    /// HSDS `email`.
    pub email: Option<String>,
    /// `http` or `https`.
    pub website: Option<String>,
    /// Numbers of the organization as a whole.
    pub phones: Vec<Phone>,
    /// `x_partnership`: how the clinic and this organization work together.
    pub partnership: Option<Partnership>,
    /// `x_clinical_capacity`: what it can take from a clinic, in its own words.
    pub clinical_capacity: Option<String>,
}

deserialize_fields! { Organization {
    source_id, name, alternate_name, description, email, website, phones, partnership, clinical_capacity,
} }

/// How close the clinic and the organization work together, loosest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Partnership {
    /// They know of each other.
    Informal,
    /// The clinic refers patients there.
    Referral,
    /// A written agreement exists.
    Agreement,
    /// Both are in one building.
    CoLocated,
}

/// What a reader finds and saves: an HSDS service.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Program {
    /// The short code that is printed and spoken.
    pub code: Code,
    /// HSDS `id` of the service, by which the ledger finds its code again.
    pub source_id: String,
    /// Index into [`Directory::organizations`]; `None` when the source names one that is not there.
    pub organization: Option<u32>,
    /// HSDS `name`.
    pub name: String,
    /// HSDS `alternate_name`.
    pub alternate_name: Option<String>,
    /// Plain text.
    pub description: Option<String>,
    /// `x_lang`: the language that the texts are written in, when it is not the community's first.
    pub lang: Option<String>,
    /// `x_name_es`, `x_description_es`, ...: the same texts in other languages.
    pub translations: Vec<Translation>,
    /// Whether it runs now.
    pub status: Status,
    /// HSDS `alert`: a notice that stands above everything else.
    pub alert: Option<String>,
    /// `http` or `https`.
    pub website: Option<String>,
    /// HSDS `email`.
    pub email: Option<String>,

    /// What it is filtered and browsed by.
    pub needs: Vec<NeedTag>,
    /// Names of taxonomy terms, as the community's own data has them.
    pub terms: Vec<String>,

    /// HSDS `eligibility_description`: who can use it, in the source's words.
    pub eligibility: Option<String>,
    /// Whole years.
    pub minimum_age: Option<u8>,
    /// Whole years, inclusive.
    pub maximum_age: Option<u8>,
    /// HSDS `fees_description`, in the source's words.
    pub fees: Option<String>,
    /// Its fees as amounts.
    pub costs: Vec<Cost>,
    /// How to apply, in the source's words.
    pub application: Option<String>,
    /// What to bring, one paper each.
    pub required_documents: Vec<String>,
    /// HSDS `wait_time`, in the source's words.
    pub wait_time: Option<String>,
    /// HSDS `accreditations`, in the source's words.
    pub accreditations: Option<String>,
    /// HSDS `licenses`, in the source's words.
    pub licenses: Option<String>,
    /// BCP 47 tags where they could be recognized, else the source's words.
    pub languages: Vec<String>,
    /// HSDS `interpretation_services`, in the source's words.
    pub interpretation: Option<String>,
    /// Names of the areas whose residents it serves.
    pub service_areas: Vec<String>,
    /// Room for new people, by unit.
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

    /// Numbers of the program itself; its sites and organization have theirs.
    pub phones: Vec<Phone>,
    /// Whom to ask for, at every site.
    pub contacts: Vec<Contact>,
    /// Hours at every site that has none of its own.
    pub schedules: Vec<hours::Schedule>,
    /// Where it is given.
    pub sites: Vec<Site>,
    /// Id of the partner that signed this entry itself; `None`: the community's editors.
    pub partner: Option<String>,
    /// Id of the [`Part`] that it came with; `None`: of the directory that every reader has. Never in a pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
}

deserialize_fields! { Program {
    code, source_id, organization, name, alternate_name, description, lang, translations, status, alert, website,
    email, needs, terms, eligibility, minimum_age, maximum_age, fees, costs, application, required_documents,
    wait_time, accreditations, licenses, languages, interpretation, service_areas, capacity, teaches, conditions,
    referral, funded_until, valid_until, assured_on, assured_by, modified_on, phones, contacts, schedules, sites,
    partner, part,
} }

/// HSDS `status`. Services that are inactive or defunct are not imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Also where the source has no status.
    #[default]
    Active,
    /// Listed, with a notice.
    TemporarilyClosed,
}

/// A need of a program, and whether the publishing tool guessed it from words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedTag {
    /// One of the closed list.
    pub need: Need,
    /// Not from `x_needs` and not from the community's mapping.
    pub guessed: bool,
}

/// HSDS `cost_option`: one price.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Cost {
    /// In `currency`, when the source gives a number.
    pub amount: Option<f64>,
    /// ISO 4217.
    pub currency: Option<String>,
    /// For whom this price is, in the source's words.
    pub option: Option<String>,
    /// HSDS `amount_description`.
    pub description: Option<String>,
}

deserialize_fields! { Cost { amount, currency, option, description } }

/// HSDS phone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Phone {
    /// As the source writes it, also where it could not be read; [`Phone::dial`] is what a phone can call.
    pub number: String,
    /// What to dial after the number.
    pub extension: Option<String>,
    /// voice, text, fax, tty, hotline, ... in the source's words.
    pub kind: Option<String>,
    /// Spoken at this number: BCP 47 tags where they could be recognized, else the source's words.
    pub languages: Vec<String>,
    /// What the number is for.
    pub description: Option<String>,
    /// The country has no such number: it is shown as written and never dialled.
    pub is_impossible: bool,
}

/// Somebody to ask for. Personal names travel only when the community says so (`x_ask_for`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Contact {
    /// `x_ask_for`: "Mary, front desk".
    pub ask_for: Option<String>,
    /// HSDS `title`: a role, such as "intake coordinator".
    pub title: Option<String>,
    /// HSDS `department`.
    pub department: Option<String>,
    /// HSDS `email`.
    pub email: Option<String>,
    /// Numbers of this contact.
    pub phones: Vec<Phone>,
}

deserialize_fields! { Contact { ask_for, title, department, email, phones } }

/// A place where a program is given: HSDS service_at_location.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Site {
    /// Index into [`Directory::locations`].
    pub location: u32,
    /// What holds for the program at this place alone.
    pub description: Option<String>,
    /// Numbers of the program at this place.
    pub phones: Vec<Phone>,
    /// Whom to ask for at this place.
    pub contacts: Vec<Contact>,
    /// Hours of the program at this place.
    pub schedules: Vec<hours::Schedule>,
}

deserialize_fields! { Site { location, description, phones, contacts, schedules } }

/// HSDS location.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Location {
    /// HSDS `id`.
    pub source_id: String,
    /// Index into [`Directory::organizations`].
    pub organization: Option<u32>,
    /// A place to go to, an address for letters, or neither.
    pub kind: LocationKind,
    /// Such as the name of the building.
    pub name: Option<String>,
    /// Plain text.
    pub description: Option<String>,
    /// `None` also where it is confidential.
    pub address: Option<Address>,
    /// Never set on a confidential location.
    pub coordinates: Option<Coordinates>,
    /// HSDS `transportation`: how to get there, in the source's words.
    pub transportation: Option<String>,
    /// HSDS accessibility, one entry for each row, in the source's words.
    pub accessibility: Vec<String>,
    /// BCP 47 tags where they could be recognized, else the source's words.
    pub languages: Vec<String>,
    /// HSDS `url`.
    pub website: Option<String>,
    /// Numbers of the place.
    pub phones: Vec<Phone>,
    /// Hours of the place, for programs that have no hours of their own.
    pub schedules: Vec<hours::Schedule>,
    /// `x_confidential`: "call for location"; address and coordinates were dropped when published.
    pub confidential: bool,
}

deserialize_fields! { Location {
    source_id, organization, kind, name, description, address, coordinates, transportation, accessibility,
    languages, website, phones, schedules, confidential,
} }

/// HSDS `location_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LocationKind {
    /// A place to go to.
    #[default]
    Physical,
    /// An address for letters.
    Postal,
    /// By phone or on the web.
    Virtual,
}

/// HSDS address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Address {
    /// HSDS `attention`: whom a letter is for.
    pub attention: Option<String>,
    /// address_1 and address_2, without empty lines.
    pub lines: Vec<String>,
    /// HSDS `city`.
    pub city: String,
    /// HSDS `region`, such as a county.
    pub region: Option<String>,
    /// HSDS `state_province`.
    pub state: String,
    /// As in the source.
    pub postal_code: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

deserialize_fields! { Address { attention, lines, city, region, state, postal_code, country } }

/// WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Coordinates {
    /// -90 to 90, north is positive.
    pub latitude: f64,
    /// -180 to 180, east is positive.
    pub longitude: f64,
}

/// A postal code or a town, with its middle.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Place {
    /// `None`: a town.
    pub postal_code: Option<String>,
    /// The town.
    pub name: Option<String>,
    /// Where distances to it are measured from.
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
    /// The needs that these words are about.
    pub needs: Vec<Need>,
    /// These words put the crisis lines first.
    pub crisis: bool,
    /// The danger that they speak of, when it is known.
    #[serde(default)]
    pub danger: Option<Danger>,
}

/// A program with everything that it points to: what the program page, My list, a handoff and a
/// sheet work with, and what My list keeps as a snapshot.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Record {
    /// Its `sites` index into `locations`.
    pub program: Program,
    /// Who runs it.
    pub organization: Option<Organization>,
    /// Same order as `program.sites`; each site's `location` is rewritten to index into this.
    pub locations: Vec<Location>,
}

deserialize_fields! { Record { program, organization, locations } }

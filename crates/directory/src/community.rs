//! The community as `signpost.toml` describes it: its name, its languages, its crisis lines, its neighbors.

use super::{Danger, Part, UrgentNotice};
use serde::{Deserialize, Serialize};
use signpost_hours::deserialize_fields;
use std::collections::BTreeMap;

/// Text by language tag (`en`, `es`). An empty tag holds for every language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Localized(pub BTreeMap<String, String>);

/// Who publishes the directory, from `signpost.toml`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Community {
    /// Shown as the site's name.
    pub name: String,
    /// One line under the name on the home page.
    pub tagline: Localized,
    /// Of the community's own office, for questions about the directory.
    pub email: Option<String>,
    /// Of that office, as it is written there.
    pub phone: Option<String>,
    /// `http` or `https`.
    pub website: Option<String>,
    /// `base_url`: where the site is published, for what is printed; ends with a slash.
    pub base_url: Option<String>,
    /// IANA name, for people; the computing is done with [`Directory::zone`](super::Directory::zone).
    pub time_zone: String,
    /// Offered interface languages, first is the default.
    pub languages: Vec<String>,
    /// ISO 3166-1 alpha-2: decides the distance unit, the paper and the look of phone numbers.
    pub country: String,
    /// Shown on every page, in this order.
    pub crisis_lines: Vec<CrisisLine>,
    /// What everybody is to know for some hours or days, also what is over or to come.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<UrgentNotice>,
    /// Directories of other communities, for readers who do not find here what they need.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub neighbors: Vec<Neighbor>,
    /// Of a directory that is too large for one download: its parts, of which a reader chooses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// `templates.json`: handouts that are made again and again, as the app exports them; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub templates: String,
    /// Signed with throwaway keys: every page says that this is a demonstration.
    pub demo: bool,
}

deserialize_fields! { Community {
    name, tagline, email, phone, website, base_url, time_zone, languages, country, crisis_lines, notices,
    neighbors, parts, templates, demo,
} }

/// A number for an emergency, such as 988 or 911.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CrisisLine {
    /// What it is called.
    pub name: Localized,
    /// As dialled: `988`.
    pub number: String,
    /// A number that takes text messages, where there is one.
    pub text: Option<String>,
    /// For whom it is, in a sentence.
    pub description: Localized,
    /// What it is for; in `signpost.toml`: `for`.
    pub dangers: Vec<Danger>,
}

/// The directory of another community, which its own people check and sign. In `signpost.toml`: `[[neighbors]]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Neighbor {
    /// What it is called, or the place that it is for.
    pub name: Localized,
    /// Where it is published: `https`, ends with a slash.
    pub base_url: String,
    /// SHA-256 of a public key of its root, 64 hex digits in groups of four: by it anybody can tell the right site.
    pub root: String,
}

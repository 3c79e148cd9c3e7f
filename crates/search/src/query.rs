//! What can be asked of the index, and what it answers.

use serde::{Deserialize, Serialize};
use signpost_directory::{Code, Coordinates, Date, Need, Phone};
use signpost_hours::{OpenState, UnixSeconds};
use std::fmt;

/// A search as the reader has it on the screen.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Query {
    /// As typed; bounded by the engine.
    pub text: String,
    /// The last word is still being typed: match it as a prefix too.
    pub typing: bool,
    /// The interface language: decides stop words and in which order texts are shown.
    pub lang: String,
    pub now: UnixSeconds,
    pub filters: Filters,
    pub sort: Sort,
    /// Where the reader says they are; never leaves the device.
    pub near: Option<Near>,
    pub offset: u32,
    /// At most 100.
    pub limit: u32,
}

impl Query {
    /// A finished query without filters: the ten best programs for `text`.
    pub fn text(text: &str, lang: &str, now: UnixSeconds) -> Query {
        Query {
            text: text.to_owned(),
            typing: false,
            lang: lang.to_owned(),
            now,
            filters: Filters::default(),
            sort: Sort::Best,
            near: None,
            offset: 0,
            limit: 10,
        }
    }
}

/// All given filters must hold.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Filters {
    pub need: Option<Need>,
    pub open_now: bool,
    /// Kilometres around `near`.
    pub within_km: Option<f64>,
    /// BCP 47 tag of a language that the program speaks.
    pub language: Option<String>,
    pub free: bool,
    pub audience: Option<Audience>,
    pub accessible: bool,
    pub accepting: bool,
    /// Checked within this many days before `now`.
    pub checked_within_days: Option<u32>,
}

/// A closed choice with an id that data files and addresses use.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$inner])* $variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            pub fn id(self) -> &'static str {
                match self { $($name::$variant => $id),+ }
            }

            pub fn from_id(id: &str) -> Option<$name> {
                match id { $($id => Some($name::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.id())
            }
        }
    };
}

choices! {
    /// A filter of [`Filters`], with the id that address, page and command line use.
    Filter {
        Need = "need",
        WithinKm = "within-km",
        Language = "language",
        Free = "free",
        Audience = "audience",
        Accessible = "accessible",
        Accepting = "accepting",
        CheckedWithinDays = "checked-within-days",
        OpenNow = "open-now",
    }
}

/// "Checked lately" means within half a year.
pub const RECENTLY_CHECKED_DAYS: u32 = 183;

impl Filters {
    pub fn is_active(&self, filter: Filter) -> bool {
        match filter {
            Filter::Need => self.need.is_some(),
            Filter::WithinKm => self.within_km.is_some(),
            Filter::Language => self.language.is_some(),
            Filter::Free => self.free,
            Filter::Audience => self.audience.is_some(),
            Filter::Accessible => self.accessible,
            Filter::Accepting => self.accepting,
            Filter::CheckedWithinDays => self.checked_within_days.is_some(),
            Filter::OpenNow => self.open_now,
        }
    }

    /// The filters that are set, in the order of [`Filter::ALL`].
    pub fn active(&self) -> Vec<Filter> {
        Filter::ALL.iter().copied().filter(|filter| self.is_active(*filter)).collect()
    }

    pub fn clear(&mut self, filter: Filter) {
        match filter {
            Filter::Need => self.need = None,
            Filter::WithinKm => self.within_km = None,
            Filter::Language => self.language = None,
            Filter::Free => self.free = false,
            Filter::Audience => self.audience = None,
            Filter::Accessible => self.accessible = false,
            Filter::Accepting => self.accepting = false,
            Filter::CheckedWithinDays => self.checked_within_days = None,
            Filter::OpenNow => self.open_now = false,
        }
    }
}

choices! {
    /// For whom a program is, as far as its texts tell.
    Audience {
        Children = "children",
        Teens = "teens",
        Families = "families",
        Women = "women",
        Men = "men",
        Seniors = "seniors",
        Veterans = "veterans",
        Immigrants = "immigrants",
        Lgbtq = "lgbtq",
        Disabled = "disabled",
    }
}

choices! {
    /// The order of the results.
    #[derive(Default)]
    Sort {
        #[default]
        Best = "best",
        Nearest = "nearest",
        OpenFirst = "open-first",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Near {
    /// A postal code or town, looked up in the directory's own places.
    Place(String),
    Point(Coordinates),
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Results {
    /// All programs that match, not only the ones listed.
    pub total: u32,
    pub hits: Vec<Hit>,
    /// The text holds a crisis word: crisis lines first.
    pub crisis: bool,
    /// "showing electric bill help for 'light bill'".
    pub expansions: Vec<Expansion>,
    pub counts: FacetCounts,
    /// Only when nothing was found.
    pub empty: Option<EmptyHelp>,
    /// `near` as understood; `None` when no such place is known.
    pub near: Option<Coordinates>,
    /// The text is a program's code with a slip in it.
    pub mistyped_code: bool,
}

/// Enough for a result card: what is it, can I get it, how do I reach it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Hit {
    pub code: Code,
    pub source_id: String,
    pub score: f32,
    pub name: Marked,
    pub organization: Option<Marked>,
    /// The best piece of the description (or what is taught), at most about 180 characters.
    pub snippet: Marked,
    /// Language of the texts shown.
    pub lang: Option<String>,
    pub needs: Vec<Need>,
    pub open: OpenState,
    pub distance_km: Option<f64>,
    pub city: Option<String>,
    pub confidential: bool,
    pub free: bool,
    pub accepting: Option<bool>,
    pub temporarily_closed: bool,
    pub languages: Vec<String>,
    /// The number to call first.
    pub phone: Option<Phone>,
    pub assured_on: Option<Date>,
    pub ended: bool,
}

/// Text with the matched parts marked, as byte ranges on character boundaries, ascending.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Marked {
    pub text: String,
    pub marks: Vec<(u32, u32)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expansion {
    /// What the reader typed.
    pub typed: String,
    /// What was searched in addition.
    pub means: String,
    pub reason: ExpansionReason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExpansionReason {
    Synonym,
    Spelling,
}

/// For each choice, how many programs the current query would have with that choice made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FacetCounts {
    pub needs: Vec<(Need, u32)>,
    pub languages: Vec<(String, u32)>,
    pub audiences: Vec<(Audience, u32)>,
    pub open_now: u32,
    pub free: u32,
    pub accessible: u32,
    pub accepting: u32,
    pub checked: u32,
}

/// A way on from "nothing found".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EmptyHelp {
    /// Filters that, dropped alone, bring results, and how many.
    pub drop: Vec<(Filter, u32)>,
    pub spelling: Option<String>,
    pub need: Option<Need>,
}

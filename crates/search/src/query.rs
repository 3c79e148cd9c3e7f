//! Queries and results: the types that callers use.

use serde::{Deserialize, Serialize};
use signpost_directory::{Area, Code, Coordinates, CrisisLine, Date, Need, Phone, Room};
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
    /// What "open now" and "checked lately" are measured from.
    pub now: UnixSeconds,
    /// All must hold.
    pub filters: Filters,
    /// The order of the hits.
    pub sort: Sort,
    /// Where the reader says they are; never leaves the device.
    pub near: Option<Near>,
    /// Hits left out at the front.
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
    /// A program for this need.
    pub need: Option<Need>,
    /// Open at `now`.
    pub open_now: bool,
    /// Kilometres around `near`.
    pub within_km: Option<f64>,
    /// BCP 47 tag of a language in which the program is given.
    pub language: Option<String>,
    /// Costs nothing, by its data.
    pub free: bool,
    /// For this audience, by its texts.
    pub audience: Option<Audience>,
    /// One of its places has HSDS `accessibility` rows.
    pub accessible: bool,
    /// Has room for new people, by data that are not stale.
    pub accepting: bool,
    /// Checked within this many days before `now`.
    pub checked_within_days: Option<u32>,
    /// Not for other postal codes than `near` alone.
    pub serves_place: bool,
    /// Open on a Saturday or a Sunday of the coming weeks.
    pub weekends: bool,
    /// Open after 6 pm on a day of the coming weeks.
    pub evenings: bool,
    /// Has a place there, or says that it serves it.
    pub area: Option<Area>,
}

/// A closed choice with an id that data files and addresses use.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $(#[doc = concat!("`", $id, "`")] $(#[$inner])* $variant),+ }

        impl $name {
            /// All variants, in the order of the declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// As data files and addresses write it.
            pub fn id(self) -> &'static str {
                match self { $($name::$variant => $id),+ }
            }

            /// The reverse of `id`.
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
        ServesPlace = "serves-place",
        Weekends = "weekends",
        Evenings = "evenings",
        Area = "area",
    }
}

impl Filters {
    /// Whether the filter narrows the results.
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
            Filter::ServesPlace => self.serves_place,
            Filter::Weekends => self.weekends,
            Filter::Evenings => self.evenings,
            Filter::Area => self.area.is_some(),
        }
    }

    /// The filters that are set, in the order of [`Filter::ALL`].
    pub fn active(&self) -> Vec<Filter> {
        Filter::ALL.iter().copied().filter(|filter| self.is_active(*filter)).collect()
    }

    /// Takes the filter off.
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
            Filter::ServesPlace => self.serves_place = false,
            Filter::Weekends => self.weekends = false,
            Filter::Evenings => self.evenings = false,
            Filter::Area => self.area = None,
        }
    }
}

choices! {
    /// For whom a program is, by the words of its texts.
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

/// Where the reader is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Near {
    /// A postal code or town, looked up in the directory's own places.
    Place(String),
    /// From the device.
    Point(Coordinates),
}

/// What a search finds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Results {
    /// All programs that match, not only the ones listed.
    pub total: u32,
    /// In order, from `offset`, at most `limit`.
    pub hits: Vec<Hit>,
    /// The text speaks of danger, or is the number of a crisis line: the crisis lines come first.
    pub crisis: bool,
    /// The community's lines for it, the fitting one first, at most two.
    pub crisis_lines: Vec<CrisisLine>,
    /// "showing electric bill help for 'light bill'".
    pub expansions: Vec<Expansion>,
    /// For the filters' labels.
    pub counts: FacetCounts,
    /// Only when nothing was found.
    pub empty: Option<EmptyHelp>,
    /// The place that the text names, else `near`, as understood; `None` when no such place is known.
    pub near: Option<Coordinates>,
    /// The place as the text names it, where it decides the order.
    pub text_place: Option<String>,
    /// A postal code in the text that the directory does not know.
    pub unknown_place: Option<String>,
    /// The text is a program's code with a slip in it.
    pub mistyped_code: bool,
    /// Of several codes in the text those that are in no program.
    pub missing_codes: Vec<Code>,
    /// Codes in the text beyond the most that are read at once.
    pub unread_codes: u32,
    /// The community's notices, by their number, that concern one of the first programs found.
    pub notices: Vec<u32>,
}

/// Enough for a result card: what is it, can I get it, how do I reach it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Hit {
    /// Of the program.
    pub code: Code,
    /// HSDS `id` of the service.
    pub source_id: String,
    /// BM25F after boosts; comparable within one result alone.
    pub score: f32,
    /// In the reader's language where there is a translation.
    pub name: Marked,
    /// Who runs it.
    pub organization: Option<Marked>,
    /// The best piece of the description (or what is taught), at most about 180 characters.
    pub snippet: Marked,
    /// Language of the texts shown.
    pub lang: Option<String>,
    /// What it is for.
    pub needs: Vec<Need>,
    /// At `now`.
    pub open: OpenState,
    /// From `near` to the nearest site.
    pub distance_km: Option<f64>,
    /// How many further places have the same program: other sites, and the sites of records that repeat it.
    pub more_places: u32,
    /// The postal code that was asked for, where the program names it as one that it serves.
    pub serves: Option<String>,
    /// Of its first place with an address that may be shown.
    pub city: Option<String>,
    /// A site of it is withheld: "call for location".
    pub confidential: bool,
    /// Its data say that it costs nothing.
    pub free: bool,
    /// Whether it takes new people, and as of when; `None`: not in the data.
    pub room: Option<Room>,
    /// HSDS `status`.
    pub temporarily_closed: bool,
    /// In which it is given.
    pub languages: Vec<String>,
    /// The number to call first.
    pub phone: Option<Phone>,
    /// When it was last checked with the program itself.
    pub assured_on: Option<Date>,
    /// Its money or its entry has run out at `now`.
    pub ended: bool,
}

/// Text with the matched parts marked, as byte ranges on character boundaries, ascending.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Marked {
    /// Plain text.
    pub text: String,
    /// Start and end of each.
    pub marks: Vec<(u32, u32)>,
}

/// A word that was searched as something else, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expansion {
    /// What the reader typed.
    pub typed: String,
    /// What was searched in addition.
    pub means: String,
    /// By which rule.
    pub reason: ExpansionReason,
}

/// Why an [`Expansion`] was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExpansionReason {
    /// From the vocabulary of synonyms.
    Synonym,
    /// The word is unknown, this one is near to it.
    Spelling,
}

/// For each choice, how many programs the current query would have with that choice made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FacetCounts {
    /// By need, those with programs alone.
    pub needs: Vec<(Need, u32)>,
    /// By BCP 47 tag.
    pub languages: Vec<(String, u32)>,
    /// By audience.
    pub audiences: Vec<(Audience, u32)>,
    /// Open at `now`.
    pub open_now: u32,
    /// [`Filters::free`].
    pub free: u32,
    /// [`Filters::accessible`].
    pub accessible: u32,
    /// [`Filters::accepting`].
    pub accepting: u32,
    /// Checked within the filter's days, else [`signpost_directory::RECENTLY_CHECKED_DAYS`].
    pub checked: u32,
}

/// A way on from "nothing found".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EmptyHelp {
    /// Filters that, dropped alone, bring results, and how many.
    pub drop: Vec<(Filter, u32)>,
    /// The text with its unknown words corrected.
    pub spelling: Option<String>,
    /// A need that the words are about.
    pub need: Option<Need>,
}

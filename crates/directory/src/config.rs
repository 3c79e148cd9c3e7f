//! Reads `signpost.toml`: the community's name, contact, languages and crisis lines.
//!
//! ```toml
//! name = "Maple County Help"
//! tagline = { en = "Help close to home", es = "Ayuda cerca de casa" }  # or one text for every language
//! time_zone = "America/New_York"     # IANA name
//! languages = ["en", "es"]           # the first is the one that the site opens in; left out: all that the app has
//! country = "US"                     # ISO 3166-1 alpha-2
//! base_url = "https://help.example.org/"  # where the site is published: what sheets print
//!
//! [contact]
//! email = "hello@example.org"
//! phone = "555-0100"
//! website = "https://example.org/"
//!
//! [[crisis_lines]]                   # left out: the ones that every place in the US has
//! number = "988"
//! text = "988"                       # a number that takes text messages
//! for = ["suicide", "crisis"]        # what it is for: the ids of `Danger`
//! name = { en = "Suicide and Crisis Lifeline", es = "Línea de Prevención del Suicidio y Crisis" }
//! description = "Free, day and night"
//!
//! [sheet]                            # of a sheet with a row for each program
//! form = "airtable"                  # left out: recognized by its columns
//!
//! [sheet.columns]                    # what its columns hold; left out: guessed, as `signpost import` shows
//! "Agency" = "organization"
//! "Notes for us" = "-"               # not published
//!
//! [[partners]]                       # where a partner's capacity lies, for signpost renew --config
//! name = "clinic"
//! from = "https://clinic.example.org/signpost/"   # or a folder, from the one of this file
//!
//! [[notices]]                        # what everybody is to know for some hours or days
//! text = { en = "Cool rooms are open all night.", es = "Hay salas frescas toda la noche." }
//! from = "2026-07-01 18:00"          # in the place's own time; left out: at once
//! until = "2026-07-03"               # to the end of this day
//! needs = ["housing"]                # with areas, too: programs for one of the needs in one of the areas, not either
//! areas = ["town:Tanager"]           # county, town or postal
//! programs = ["5M1-FBYY"]            # and these, wherever they are; none of the three: it is about everything
//!
//! [[neighbors]]                      # directories close by, for who does not find here what they need
//! name = "Lark County Help"
//! base_url = "https://help.lark.example.org/"
//! root = "1a2b 3c4d ..."             # fingerprint of a key of its root, as `signpost verify` shows it: asked by phone
//!
//! [browse]                           # the plain pages, read by the tool
//! languages = ["en", "es"]           # [] for none; left out: as many of the site's as are no burden for a host
//!
//! [brand]                            # the look, read by the tool; left out: the app's own
//! colour = "#0b5d57"                 # of the header, buttons and links
//! logo = "logo.png"                  # a PNG beside this file, in place of the sign
//!
//! [areas]                            # the parts of a large directory, read by the tool
//! by = "county"                      # or "postal", or "none"; left out: divided from 20,000 programs on
//! ```
//!
//! Reading it never stops at the first fault: every fault is reported with its line, and what is left
//! takes its default. A new key is one more line in [`parse`].

use crate::{Community, CrisisLine, Danger, Localized, Phone, UnknownDanger, is_language_tag};
use std::{collections::BTreeMap, fmt, ops::Range};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// What the file is called, beside the data.
pub const FILE_NAME: &str = "signpost.toml";

/// The languages of the app's own words (`data/locales`), which a community offers unless it says otherwise.
pub const LANGUAGES: [&str; 6] = ["en", "es", "zh-Hans", "vi", "ht", "ar"];

/// A configuration is a page of text; whatever is larger is something else.
pub const MAX_BYTES: usize = 256 * 1024;

/// Longest text of any one key, in characters.
const MAX_TEXT: usize = 400;
const MAX_CRISIS_LINES: usize = 12;
const MAX_LANGUAGES: usize = 24;

/// One fault of the file, in words with which a volunteer can repair it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// `false`: a warning, publishing goes on.
    pub stops: bool,
    /// From 1; 0 where the whole file is meant.
    pub line: usize,
    /// Such as `contact.email`; empty where no key is meant.
    pub key: String,
    /// What is wrong and what to write instead.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(FILE_NAME)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if !self.key.is_empty() {
            write!(f, ", {}", self.key)?;
        }
        write!(f, ": {}", self.message)
    }
}

/// What holds where there is no `signpost.toml` at all: enough to look at the data, with a warning.
pub fn absent() -> (Community, Vec<Problem>) {
    let problem = Problem {
        stops: false,
        line: 0,
        key: String::new(),
        message: "not there: the site is called “Community help”, its time zone is UTC and its crisis lines are \
                  those of the United States; write the file beside the data to say who you are"
            .to_owned(),
    };
    (defaults(), vec![problem])
}

fn defaults() -> Community {
    Community {
        name: "Community help".to_owned(),
        tagline: Localized::default(),
        email: None,
        phone: None,
        website: None,
        base_url: None,
        time_zone: "UTC".to_owned(),
        languages: LANGUAGES.map(str::to_owned).into(),
        country: "US".to_owned(),
        crisis_lines: united_states_crisis_lines(),
        notices: Vec::new(),
        neighbors: Vec::new(),
        parts: Vec::new(),
        templates: String::new(),
        demo: false,
    }
}

/// The numbers that answer everywhere in the United States.
fn united_states_crisis_lines() -> Vec<CrisisLine> {
    let text = include_str!("../../../data/crisis-lines-us.toml");
    let mut reader = Reader { text, problems: Vec::new() };
    let table = DeTable::parse(text).map(Spanned::into_inner).unwrap_or_default();
    Keys::new("", table).take("crisis_lines").map(|lines| reader.crisis_lines(lines)).unwrap_or_default()
}

/// Reads the text of a `signpost.toml`. Any [`Problem`] that `stops` is for the publisher to repair first.
pub fn parse(text: &str) -> (Community, Vec<Problem>) {
    let mut reader = Reader { text, problems: Vec::new() };
    let mut community = defaults();
    if text.len() > MAX_BYTES {
        reader.error(0..0, "", format!("longer than {MAX_BYTES} bytes: this is not a signpost.toml"));
        return (community, reader.problems);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    reader.text = text;
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            reader.error(error.span().unwrap_or(0..0), "", format!("not TOML: {}", error.message()));
            return (community, reader.problems);
        }
    };

    let mut top = Keys::new("", table);
    match top.take("name") {
        None => reader.error(0..0, "name", "missing: what is the directory called?".to_owned()),
        Some(value) => community.name = reader.text(&value).unwrap_or(community.name),
    }
    if let Some(value) = top.take("tagline") {
        community.tagline = reader.localized(value);
    }
    match top.take("time_zone") {
        None => reader.error(
            0..0,
            "time_zone",
            "missing: opening hours need the place's time zone, such as \"America/New_York\"".to_owned(),
        ),
        Some(value) => {
            let looks_right = |zone: &str| {
                zone.split('/').all(|part| {
                    !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-+".contains(&b))
                })
            };
            let expected = "an IANA name such as \"America/New_York\"";
            community.time_zone = reader.checked(&value, expected, looks_right).unwrap_or(community.time_zone);
        }
    }
    if let Some(value) = top.take("languages") {
        community.languages = reader.languages(value).unwrap_or(community.languages);
    }
    if let Some(value) = top.take("country") {
        let looks_right = |country: &str| country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
        let expected = "two capital letters (ISO 3166-1), such as \"US\"";
        community.country = reader.checked(&value, expected, looks_right).unwrap_or(community.country);
    }
    if let Some(value) = top.take("base_url") {
        let expected = "the site's own address, such as \"https://help.example.org/\"";
        community.base_url = reader.checked(&value, expected, is_base_url).map(ending_with_slash);
    }
    if let Some(value) = top.take("contact")
        && let Some(mut contact) = reader.table(value)
    {
        let email = |email: &str| {
            let parts: Vec<&str> = email.split('@').collect();
            matches!(parts[..], [user, host] if !user.is_empty() && host.contains('.')) && !email.contains(' ')
        };
        let website = |url: &str| url.starts_with("https://") || url.starts_with("http://");
        if let Some(value) = contact.take("email") {
            community.email = reader.checked(&value, "an address such as \"hello@example.org\"", email);
        }
        if let Some(value) = contact.take("phone") {
            community.phone = reader.checked(&value, "a phone number", can_be_dialled);
        }
        if let Some(value) = contact.take("website") {
            community.website = reader.checked(&value, "an address that begins with https://", website);
        }
        reader.unknown(contact, &["email", "phone", "website"]);
    }
    match top.take("crisis_lines") {
        Some(value) => community.crisis_lines = reader.crisis_lines(value),
        None if community.country != "US" => {
            community.crisis_lines = Vec::new();
            let message = "missing: which numbers does a person in danger call where you are? ([[crisis_lines]])";
            reader.error(0..0, "crisis_lines", message.to_owned());
        }
        None => {}
    }
    // What its columns may hold is for the import to say, where partners' capacity lies for `signpost renew`, and what the
    // plain pages are for the tool.
    top.take("sheet");
    top.take("partners");
    top.take("browse");
    top.take("areas");
    top.take("brand");
    if let Some(value) = top.take("notices") {
        community.notices = reader.notices(value);
    }
    if let Some(value) = top.take("neighbors") {
        community.neighbors = reader.neighbors(value, community.base_url.as_deref());
    }
    reader.unknown(top, &unknown_key::OF_THE_FILE);
    reader.problems.sort_by_key(|problem| problem.line);
    (community, reader.problems)
}

/// An address of a folder on the web: a service worker and WebCrypto need https.
fn is_base_url(url: &str) -> bool {
    let host = url.strip_prefix("https://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
    host.contains('.') && !url.contains(|c: char| c.is_whitespace() || matches!(c, '?' | '#' | '"' | '<' | '>' | '@'))
}

fn ending_with_slash(url: String) -> String {
    if url.ends_with('/') { url } else { url + "/" }
}

/// Digits, with what people write between them.
fn can_be_dialled(number: &str) -> bool {
    // Some countries' emergency numbers have two digits.
    Phone::of(number).dial().is_some() || (number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// A value with the whole name of its key, for messages.
struct Value<'a> {
    key: String,
    value: Spanned<DeValue<'a>>,
}

/// A table of which the known keys are taken out one by one, so that what is left is unknown.
struct Keys<'a> {
    prefix: String,
    left: BTreeMap<String, (Range<usize>, Spanned<DeValue<'a>>)>,
}

impl<'a> Keys<'a> {
    fn new(prefix: &str, table: DeTable<'a>) -> Keys<'a> {
        let left = table.into_iter().map(|(key, value)| (key.get_ref().to_string(), (key.span(), value))).collect();
        Keys { prefix: prefix.to_owned(), left }
    }

    fn name(&self, key: &str) -> String {
        if self.prefix.is_empty() { key.to_owned() } else { format!("{}.{key}", self.prefix) }
    }

    fn take(&mut self, key: &str) -> Option<Value<'a>> {
        let (_, value) = self.left.remove(key)?;
        Some(Value { key: self.name(key), value })
    }
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn error(&mut self, span: Range<usize>, key: &str, message: String) {
        self.problem(true, span, key, message);
    }

    fn problem(&mut self, stops: bool, span: Range<usize>, key: &str, message: String) {
        let before = self.text.as_bytes().get(..span.start).unwrap_or_default();
        let line = if span.is_empty() { 0 } else { 1 + before.iter().filter(|&&b| b == b'\n').count() };
        self.problems.push(Problem { stops, line, key: key.to_owned(), message });
    }

    fn text(&mut self, Value { key, value }: &Value) -> Option<String> {
        let Some(text) = value.get_ref().as_str() else {
            self.error(value.span(), key, "expected a text in quotes".to_owned());
            return None;
        };
        let text: String = text.trim().chars().filter(|c| !c.is_control()).collect();
        if text.is_empty() {
            self.error(value.span(), key, "is empty: write something, or leave the key out".to_owned());
            None
        } else if text.chars().count() > MAX_TEXT {
            self.error(value.span(), key, format!("longer than {MAX_TEXT} characters"));
            None
        } else {
            Some(text)
        }
    }

    fn checked(&mut self, value: &Value, expected: &str, fits: impl Fn(&str) -> bool) -> Option<String> {
        let text = self.text(value)?;
        if fits(&text) {
            return Some(text);
        }
        self.error(value.value.span(), &value.key, format!("“{text}” is not {expected}"));
        None
    }

    fn table<'a>(&mut self, Value { key, value }: Value<'a>) -> Option<Keys<'a>> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(table) => Some(Keys::new(&key, table)),
            _ => {
                self.error(span, &key, format!("expected a table: [{key}]"));
                None
            }
        }
    }

    /// One text for every language, or a table of language tag to text.
    fn localized(&mut self, value: Value) -> Localized {
        if value.value.get_ref().is_str() {
            return Localized(self.text(&value).map(|text| (String::new(), text)).into_iter().collect());
        }
        let Some(mut table) = self.table(value) else { return Localized::default() };
        let tags: Vec<String> = table.left.keys().cloned().collect();
        let mut texts = BTreeMap::new();
        for tag in tags {
            let Some(value) = table.take(&tag) else { continue };
            if !is_language_tag(&tag) {
                self.error(value.value.span(), &value.key, format!("“{tag}” is not a language tag such as \"en\""));
            } else if let Some(text) = self.text(&value) {
                texts.insert(tag, text);
            }
        }
        Localized(texts)
    }

    fn languages(&mut self, Value { key, value }: Value) -> Option<Vec<String>> {
        let span = value.span();
        let expected = "expected a list of language tags, such as [\"en\", \"es\"]";
        let DeValue::Array(items) = value.into_inner() else {
            self.error(span, &key, expected.to_owned());
            return None;
        };
        let mut languages = Vec::new();
        for item in items.into_iter().take(MAX_LANGUAGES) {
            let value = Value { key: key.clone(), value: item };
            let Some(tag) = self.checked(&value, "a language tag such as \"en\"", is_language_tag) else { continue };
            if !languages.contains(&tag) {
                languages.push(tag);
            }
        }
        if languages.is_empty() {
            self.error(span, &key, expected.to_owned());
            return None;
        }
        Some(languages)
    }

    fn crisis_lines(&mut self, Value { key, value }: Value) -> Vec<CrisisLine> {
        let span = value.span();
        let DeValue::Array(items) = value.into_inner() else {
            self.error(span, &key, "expected one [[crisis_lines]] for each line".to_owned());
            return Vec::new();
        };
        if items.len() > MAX_CRISIS_LINES {
            let message = format!("{} lines: more than {MAX_CRISIS_LINES} help nobody choose", items.len());
            self.error(span.clone(), &key, message);
        }
        let mut lines = Vec::new();
        for item in items.into_iter().take(MAX_CRISIS_LINES) {
            let item_span = item.span();
            let Some(mut table) = self.table(Value { key: key.clone(), value: item }) else { continue };
            let name = table.take("name").map(|value| self.localized(value)).unwrap_or_default();
            let description = table.take("description").map(|value| self.localized(value)).unwrap_or_default();
            let expected = "a number that can be dialled";
            let text = table.take("text").and_then(|value| self.checked(&value, expected, can_be_dialled));
            let number = match table.take("number") {
                Some(value) => self.checked(&value, expected, can_be_dialled),
                None => {
                    self.error(item_span.clone(), &key, "a crisis line without its number".to_owned());
                    None
                }
            };
            if name.0.is_empty() {
                self.error(item_span, &key, "a crisis line without its name".to_owned());
            }
            let dangers = table.take("for").map(|value| self.dangers(value)).unwrap_or_default();
            self.unknown(table, &["name", "number", "text", "description", "for"]);
            lines.extend(number.map(|number| CrisisLine { name, number, text, description, dangers }));
        }
        if lines.is_empty() {
            self.problem(false, span, &key, "no crisis line: a person in danger finds no number to call".to_owned());
        }
        lines
    }

    fn dangers(&mut self, Value { key, value }: Value) -> Vec<Danger> {
        let span = value.span();
        let DeValue::Array(items) = value.into_inner() else {
            self.error(span, &key, "expected a list, such as [\"suicide\", \"crisis\"]".to_owned());
            return Vec::new();
        };
        let mut dangers = Vec::new();
        for item in items {
            let value = Value { key: key.clone(), value: item };
            let Some(id) = self.text(&value) else { continue };
            match id.parse() {
                Ok(danger) if dangers.contains(&danger) => {}
                Ok(danger) => dangers.push(danger),
                Err(unknown @ UnknownDanger(_)) => self.error(value.value.span(), &key, unknown.to_string()),
            }
        }
        dangers
    }
}

mod neighbors;
mod notices;
mod unknown_key;

pub use notices::{notices_on, unknown_in_notices};
#[cfg(test)]
mod tests;

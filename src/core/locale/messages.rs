//! Defines the messages of one language: looked up by id, filled with arguments, in English where
//! the language has none.

use super::Direction;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue, types::FluentNumber};
use intl_memoizer::{IntlLangMemoizer, Memoizable};
use std::fmt;
use unic_langid::LanguageIdentifier;

/// A message's argument.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// Put in as it is.
    Text(&'a str),
    /// Decides plural forms and is written with the language's separators.
    Number(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(text)
    }
}

macro_rules! numbers {
    ($($t:ty),+) => { $(impl From<$t> for Arg<'_> {
        fn from(number: $t) -> Self { Arg::Number(number as f64) }
    })+ };
}
numbers!(u8, u16, u32, u64, usize, i32, i64, f64);

/// A language file that could not be used, or only in part: told on the console and by the tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    pub lang: String,
    pub what: String,
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "language file “{}”: {}", self.lang, self.what)
    }
}

/// A language file longer than this is refused (the English one has about 30 kB).
const MAX_FILE: usize = 512 * 1024;

/// All messages of the interface in one language.
pub struct Messages {
    lang: String,
    /// The language itself, then English.
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Messages {
    /// `file` is the text of `lang`'s Fluent file. Never fails: what is broken is told, and said in English.
    pub fn new(lang: &str, file: &str) -> (Messages, Vec<FileProblem>) {
        let mut problems = Vec::new();
        let mut bundles = Vec::new();
        let mut add = |tag: &str, text: &str| {
            let mut problem = |what: String| problems.push(FileProblem { lang: tag.to_owned(), what });
            if text.len() > MAX_FILE {
                return problem(format!("has {} bytes, at most {MAX_FILE} are read", text.len()));
            }
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(good_part, errors)| {
                errors.iter().for_each(|error| problem(error.to_string()));
                good_part
            });
            let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new(vec![identifier]);
            // Isolation marks keep a Latin name from turning an Arabic sentence around; where all
            // is written left to right they would only get into copied text.
            bundle.set_use_isolating(Direction::of(tag) == Direction::RightToLeft);
            bundle.set_formatter(Some(format_number));
            if let Err(errors) = bundle.add_resource(resource) {
                errors.iter().for_each(|error| problem(error.to_string()));
            }
            bundles.push(bundle);
        };
        if lang != "en" {
            add(lang, file);
        }
        add("en", super::ENGLISH);
        (Messages { lang: lang.to_owned(), bundles }, problems)
    }

    pub fn english() -> Messages {
        Messages::new("en", "").0
    }

    /// BCP 47 tag.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    pub fn direction(&self) -> Direction {
        Direction::of(&self.lang)
    }

    /// The message without arguments; an id that is in no file is shown as it is.
    pub fn text(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// The message with its arguments.
    pub fn fill(&self, id: &str, arguments: &[(&str, Arg)]) -> String {
        self.find(id, arguments).unwrap_or_else(|| id.to_owned())
    }

    /// `None` when no file has the message: for ids made from data, such as `lang-xx`.
    pub fn find(&self, id: &str, arguments: &[(&str, Arg)]) -> Option<String> {
        let mut values = FluentArgs::with_capacity(arguments.len());
        for &(name, argument) in arguments {
            values.set(
                name,
                match argument {
                    Arg::Text(text) => FluentValue::from(text),
                    Arg::Number(number) => FluentValue::from(number),
                },
            );
        }
        self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(id)?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
            // A translation that asks for an argument it is not given would read "{$count}": English is better.
            errors.is_empty().then(|| text.into_owned())
        })
    }

    /// A whole number with the language's separators.
    pub fn number(&self, number: u64) -> String {
        group_digits(number, group_separator(&self.lang))
    }
}

/// What stands between thousands; U+202F is the narrow no-break space.
fn group_separator(lang: &str) -> &'static str {
    match lang.split(['-', '_']).next().unwrap_or_default() {
        "de" | "it" | "pt" | "nl" | "id" | "tr" | "vi" | "da" => ".",
        "fr" | "ht" | "ru" | "uk" | "pl" | "cs" | "sv" | "nb" | "fi" | "hu" | "bg" => "\u{202f}",
        _ => ",",
    }
}

fn group_digits(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    // Four digits are read at a glance, and a year is never grouped by accident.
    if digits.len() < 5 && separator != "," {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// Knows its language, which the memoizer hands to nothing but such a constructor.
struct Separator(&'static str);

impl Memoizable for Separator {
    type Args = ();
    type Error = ();
    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Ok(Separator(group_separator(lang.language.as_str())))
    }
}

fn format_number(value: &FluentValue, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else { return None };
    let whole = value.fract() == 0.0 && (0.0..9e15).contains(value);
    let separator = memoizer.with_try_get::<Separator, _, _>((), |s| s.0).unwrap_or(",");
    whole.then(|| group_digits(*value as u64, separator))
}

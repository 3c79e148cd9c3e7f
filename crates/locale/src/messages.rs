//! The Fluent messages of one language, formatted by id and arguments, with English as the fallback.

use super::{Direction, bidi};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue, types::FluentNumber};
use intl_memoizer::{IntlLangMemoizer, Memoizable};
use signpost_directory::primary_language;
use std::{cell::OnceCell, fmt};
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

/// A language file that could not be used, or only in part; logged to the console, and an error in the tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// Tag of the language whose file it is.
    pub lang: String,
    /// What the Fluent parser found.
    pub what: String,
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "language file “{}”: {}", self.lang, self.what)
    }
}

/// A language file longer than this is refused (the English one has about 30 kB).
pub const MAX_FILE: usize = 512 * 1024;

/// All messages of the interface in one language. A file is read when the first message is asked of it: an app
/// holds every language that its community offers, and shows one.
pub struct Messages {
    lang: String,
    file: String,
    own: OnceCell<Read>,
    english: OnceCell<Read>,
}

/// A language file as read.
struct Read {
    bundle: FluentBundle<FluentResource>,
    problems: Vec<FileProblem>,
}

impl Read {
    fn new(lang: &str, file: &str) -> Read {
        let mut problems = Vec::new();
        let mut problem = |what: String| problems.push(FileProblem { lang: lang.to_owned(), what });
        let identifier: LanguageIdentifier = lang.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![identifier]);
        // Isolation marks keep a Latin name from turning an Arabic sentence around; where all
        // is written left to right they would only get into copied text.
        bundle.set_use_isolating(Direction::of(lang) == Direction::RightToLeft);
        bundle.set_formatter(Some(format_number));
        if file.len() > MAX_FILE {
            problem(format!("has {} bytes, at most {MAX_FILE} are read", file.len()));
        } else {
            let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(good_part, errors)| {
                errors.iter().for_each(|error| {
                    problem(in_words(file, error.slice.as_ref().map_or(error.pos.start, |junk| junk.start)))
                });
                good_part
            });
            if let Err(errors) = bundle.add_resource(resource) {
                errors.iter().for_each(|error| problem(error.to_string()));
            }
        }
        Read { bundle, problems }
    }

    fn find(&self, id: &str, values: &FluentArgs) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(values), &mut errors);
        // A translation that asks for an argument it is not given would read "{$count}": English is better.
        errors.is_empty().then(|| text.into_owned())
    }
}

/// Where a file cannot be read, and how it can.
fn in_words(file: &str, at: usize) -> String {
    const SHOWN: usize = 40;
    let before = file.get(..at.min(file.len())).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line: String = file[start..].lines().next().unwrap_or_default().trim().chars().take(SHOWN).collect();
    let number = before.matches('\n').count() + 1;
    format!(
        "line {number}, “{line}”: expected such as app-name = Words, with a }} for each {{; a text that goes on in the next line has spaces before it"
    )
}

impl Messages {
    /// `file` is the text of `lang`'s Fluent file. Never fails: [`Messages::problems`] lists what is broken,
    /// and those messages are in English.
    pub fn new(lang: &str, file: &str) -> Messages {
        let file = if lang == "en" { super::ENGLISH } else { file };
        Messages { lang: lang.to_owned(), file: file.to_owned(), own: OnceCell::new(), english: OnceCell::new() }
    }

    fn own(&self) -> &Read {
        self.own.get_or_init(|| Read::new(&self.lang, &self.file))
    }

    /// What is wrong with the language's file.
    pub fn problems(&self) -> &[FileProblem] {
        &self.own().problems
    }

    /// The language's name in itself, for a menu of languages: found without reading the file.
    pub fn own_name(&self) -> &str {
        let line = self.file.lines().find_map(|line| line.strip_prefix("own-name"));
        line.and_then(|line| line.trim_start().strip_prefix('=')).map_or(&*self.lang, str::trim)
    }

    /// The English messages, which are compiled in and complete.
    pub fn english() -> Messages {
        Messages::new("en", "")
    }

    /// BCP 47 tag.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// Of the language's script.
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
                    Arg::Text(text) if self.direction() == Direction::RightToLeft => {
                        FluentValue::from(bidi::right_to_left_if_composed(text))
                    }
                    Arg::Text(text) => FluentValue::from(text),
                    Arg::Number(number) => FluentValue::from(number),
                },
            );
        }
        let english = || (self.lang != "en").then(|| self.english.get_or_init(|| Read::new("en", super::ENGLISH)));
        self.own().find(id, &values).or_else(|| english()?.find(id, &values))
    }

    /// A whole number with the language's separators.
    pub fn number(&self, number: u64) -> String {
        group_digits(number, group_separator(&self.lang))
    }
}

/// What stands between thousands; U+202F is the narrow no-break space.
fn group_separator(lang: &str) -> &'static str {
    match primary_language(lang).as_str() {
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

/// The memoizer gives the language to constructors only.
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

//! Defines a text that is read as JSON, value by value.

use super::{Field, Place};
use std::{borrow::Cow, fmt};

/// How deep arrays and objects may be nested; ours need 12.
pub const MAX_DEPTH: usize = 64;

/// What kind of value comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

/// Why a text could not be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError(Box<Trouble>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Trouble {
    what: String,
    /// Of the text's, from 1; columns in bytes.
    line: usize,
    column: usize,
    /// The fields that were being read, innermost first.
    within: Vec<&'static str>,
}

impl JsonError {
    #[cold]
    pub(super) fn within(mut self, field: &'static str) -> JsonError {
        self.0.within.push(field);
        self
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Trouble { what, line, column, within } = &*self.0;
        for (i, field) in within.iter().rev().enumerate() {
            f.write_str(if i > 0 { "." } else { "" })?;
            f.write_str(field)?;
        }
        f.write_str(if within.is_empty() { "" } else { ": " })?;
        write!(f, "{what} at line {line}, column {column}")
    }
}

impl std::error::Error for JsonError {}

/// A place in a text of JSON. After an error the place is anywhere: nothing more is to be read.
///
/// ```
/// use signpost_json::{JsonError, Reader};
/// fn sum_of_sizes(text: &str) -> Result<u64, JsonError> {
///     let mut reader = Reader::new(text);
///     let mut sum = 0;
///     reader.begin_object()?;
///     while let Some(key) = reader.next_key()? {
///         match &*key {
///             "size" => sum += reader.unsigned()?,
///             _ => drop(reader.skip()?),
///         }
///     }
///     reader.end()?;
///     Ok(sum)
/// }
/// assert_eq!(sum_of_sizes(r#"{"size": 3, "name": ["x", {}]}"#), Ok(3));
/// ```
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// How many more levels may be opened.
    room: usize,
    max_depth: usize,
    /// An array or object was just opened, and nothing of it was read.
    fresh: bool,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Reader<'a> {
        Reader::bounded(text, MAX_DEPTH)
    }

    /// With another bound on how deep the text may be nested.
    pub fn bounded(text: &'a str, max_depth: usize) -> Reader<'a> {
        Reader { text, at: 0, room: max_depth, max_depth, fresh: false }
    }

    /// An error about what comes next.
    #[cold]
    pub fn fail(&self, what: &str) -> JsonError {
        self.fail_at(self.at, what)
    }

    /// Where the reader is, for [`Reader::fail_at`]: at the beginning of the next value.
    pub fn position(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// An error about what was read at a [`Reader::position`].
    #[cold]
    pub fn fail_at(&self, position: usize, what: &str) -> JsonError {
        let before = &self.text.as_bytes()[..position.min(self.text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        JsonError(Box::new(Trouble { what: what.to_owned(), line, column, within: Vec::new() }))
    }

    /// The next byte that is no white space, 0 at the end: no value begins with it.
    fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(byte) => return *byte,
                None => return 0,
            }
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte && self.at < self.text.len();
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &str) -> bool {
        let found = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// What the next value is, by its first letter.
    pub fn kind(&mut self) -> Result<Kind, JsonError> {
        match self.peek() {
            b'n' => Ok(Kind::Null),
            b't' | b'f' => Ok(Kind::Bool),
            b'-' | b'0'..=b'9' => Ok(Kind::Number),
            b'"' => Ok(Kind::String),
            b'[' => Ok(Kind::Array),
            b'{' => Ok(Kind::Object),
            _ => Err(self.fail("expected a value")),
        }
    }

    /// Takes a `null`, if that is what comes.
    pub fn null(&mut self) -> Result<bool, JsonError> {
        match self.peek() == b'n' {
            true if self.word("null") => Ok(true),
            true => Err(self.fail("expected null")),
            false => Ok(false),
        }
    }

    pub fn bool(&mut self) -> Result<bool, JsonError> {
        match self.peek() {
            b't' if self.word("true") => Ok(true),
            b'f' if self.word("false") => Ok(false),
            _ => Err(self.fail("expected true or false")),
        }
    }

    /// A number as it is written.
    pub fn number(&mut self) -> Result<&'a str, JsonError> {
        let begin = self.position();
        let bytes = self.text.as_bytes();
        let digits = |from: usize| from + bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let integer = begin + usize::from(bytes.get(begin) == Some(&b'-'));
        let mut end = digits(integer);
        // Nothing follows a leading zero.
        let mut is_good = end > integer && (bytes[integer] != b'0' || end == integer + 1);
        if bytes.get(end) == Some(&b'.') {
            let fraction = end + 1;
            end = digits(fraction);
            is_good &= end > fraction;
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let exponent = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            end = digits(exponent);
            is_good &= end > exponent;
        }
        if !is_good {
            return Err(self.fail("expected a number"));
        }
        self.at = end;
        Ok(&self.text[begin..end])
    }

    /// A whole number without fraction or exponent.
    pub fn signed(&mut self) -> Result<i64, JsonError> {
        let begin = self.position();
        self.number()?.parse().map_err(|_| self.fail_at(begin, "expected a whole number"))
    }

    /// A whole number from 0 on, without fraction or exponent.
    pub fn unsigned(&mut self) -> Result<u64, JsonError> {
        let begin = self.position();
        self.number()?.parse().map_err(|_| self.fail_at(begin, "expected a whole number from 0 on"))
    }

    /// Any number that has a nearest double.
    pub fn float(&mut self) -> Result<f64, JsonError> {
        let begin = self.position();
        match self.number()?.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(self.fail_at(begin, "expected a number that is not too large")),
        }
    }

    /// A text, without a copy where nothing in it is escaped.
    pub fn string(&mut self) -> Result<Cow<'a, str>, JsonError> {
        if !self.take(b'"') {
            return Err(self.fail("expected a text in quotes"));
        }
        let begin = self.at;
        self.plain();
        if self.text.as_bytes().get(self.at) == Some(&b'"') {
            let text = &self.text[begin..self.at];
            self.at += 1;
            return Ok(Cow::Borrowed(text));
        }
        self.escaped(begin).map(Cow::Owned)
    }

    /// Goes to the next quote, backslash or control character, or to the end.
    fn plain(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let stop = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20));
        self.at += stop.unwrap_or(rest.len());
    }

    /// The rest of a text in which something is escaped, and which is plain from `begin` to here.
    fn escaped(&mut self, mut begin: usize) -> Result<String, JsonError> {
        let mut text = String::new();
        loop {
            text.push_str(&self.text[begin..self.at]);
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    let c = self.escape()?;
                    text.push(c);
                }
                Some(_) => return Err(self.fail("expected no control character inside a text")),
                None => return Err(self.fail("expected the end of a text: a quote")),
            }
            begin = self.at;
            self.plain();
        }
    }

    /// The character that a backslash and what follows it stand for.
    fn escape(&mut self) -> Result<char, JsonError> {
        let letter = self.text.as_bytes().get(self.at + 1).copied();
        let c = match letter {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.fail("expected an escape that JSON has")),
        };
        self.at += 2;
        Ok(c)
    }

    /// `\u` and four digits; what UTF-16 makes of two units comes as two of them.
    fn unicode(&mut self) -> Result<char, JsonError> {
        let begin = self.at;
        let unit = |at: usize| {
            let digits = self.text.as_bytes().get(at..at + 6)?.strip_prefix(b"\\u")?;
            digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
        };
        let read = |at: usize| match unit(at)? {
            high @ 0xD800..0xDC00 => {
                let low = unit(at + 6).filter(|low| (0xDC00..0xE000).contains(low))?;
                Some((char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))?, at + 12))
            }
            unit => Some((char::from_u32(unit)?, at + 6)),
        };
        let (c, end) = read(begin).ok_or_else(|| self.fail("expected four digits that stand for a character"))?;
        self.at = end;
        Ok(c)
    }

    /// The bracket of an array; then [`Reader::next_item`].
    pub fn begin_array(&mut self) -> Result<(), JsonError> {
        self.begin(b'[', "expected a list")
    }

    /// Whether there is one more item, which is to be read then; else the array is closed.
    pub fn next_item(&mut self) -> Result<bool, JsonError> {
        self.next(b']', "expected a comma or the end of the list")
    }

    /// The brace of an object; then [`Reader::next_key`].
    pub fn begin_object(&mut self) -> Result<(), JsonError> {
        self.begin(b'{', "expected an object")
    }

    /// The key of the next member, whose value is to be read then; `None`: the object is closed.
    pub fn next_key(&mut self) -> Result<Option<Cow<'a, str>>, JsonError> {
        if !self.next(b'}', "expected a comma or the end of the object")? {
            return Ok(None);
        }
        let key = self.string()?;
        match self.take(b':') {
            true => Ok(Some(key)),
            false => Err(self.fail("expected a colon")),
        }
    }

    fn begin(&mut self, bracket: u8, expected: &str) -> Result<(), JsonError> {
        if self.peek() != bracket {
            return Err(self.fail(expected));
        }
        self.room = match self.room.checked_sub(1) {
            Some(room) => room,
            None => return Err(self.fail(&format!("expected nothing nested deeper than {} levels", self.max_depth))),
        };
        self.at += 1;
        self.fresh = true;
        Ok(())
    }

    fn next(&mut self, bracket: u8, expected: &str) -> Result<bool, JsonError> {
        if self.take(bracket) {
            self.fresh = false;
            self.room += 1;
            return Ok(false);
        }
        if !std::mem::take(&mut self.fresh) && !self.take(b',') {
            return Err(self.fail(expected));
        }
        Ok(true)
    }

    /// Passes over the next value, whatever it is: its text, word for word.
    pub fn skip(&mut self) -> Result<&'a str, JsonError> {
        let begin = self.position();
        match self.kind()? {
            Kind::Null => drop(self.null()?),
            Kind::Bool => drop(self.bool()?),
            Kind::Number => drop(self.number()?),
            Kind::String => drop(self.string()?),
            Kind::Array => {
                self.begin_array()?;
                while self.next_item()? {
                    self.skip()?;
                }
            }
            Kind::Object => {
                self.begin_object()?;
                while self.next_key()?.is_some() {
                    self.skip()?;
                }
            }
        }
        Ok(&self.text[begin..self.at])
    }

    /// Only white space may follow.
    pub fn end(&mut self) -> Result<(), JsonError> {
        self.peek();
        match self.at == self.text.len() {
            true => Ok(()),
            false => Err(self.fail("expected nothing more")),
        }
    }

    /// An object whose members go to their places. Unknown members are passed over; a field that is not there leaves
    /// its place as it is, unless it is required.
    pub fn record(&mut self, fields: &'static [Field], places: &mut [&mut dyn Place]) -> Result<(), JsonError> {
        let begin = self.position();
        self.begin_object()?;
        let mut seen = 0u64;
        // Writers keep the order: the next field is mostly the one that comes.
        let mut likely = 0;
        while let Some(key) = self.next_key()? {
            let at = match fields.get(likely) {
                Some(field) if field.name == key => Some(likely),
                _ => fields.iter().position(|field| field.name == key),
            };
            let Some((at, place)) = at.and_then(|at| Some((at, places.get_mut(at)?))) else {
                self.skip()?;
                continue;
            };
            let name = fields[at].name;
            if seen & 1 << at != 0 {
                return Err(self.fail("expected the field once").within(name));
            }
            seen |= 1 << at;
            likely = at + 1;
            place.fill(self).map_err(|error| error.within(name))?;
        }
        match fields.iter().enumerate().find(|(at, field)| field.required && seen & 1 << at == 0) {
            Some((_, missing)) => Err(self.fail_at(begin, &format!("expected a field {}", missing.name))),
            None => Ok(()),
        }
    }

    /// An array that has just these items.
    pub fn tuple(&mut self, places: &mut [&mut dyn Place]) -> Result<(), JsonError> {
        let begin = self.position();
        self.begin_array()?;
        for place in &mut *places {
            if !self.next_item()? {
                return Err(self.fail_at(begin, &format!("expected {} items", places.len())));
            }
            place.fill(self)?;
        }
        match self.next_item()? {
            true => Err(self.fail_at(begin, &format!("expected {} items", places.len()))),
            false => Ok(()),
        }
    }

    /// One of these ids: which.
    pub fn choice(&mut self, ids: &'static [&'static str]) -> Result<usize, JsonError> {
        let begin = self.position();
        let text = self.string()?;
        self.which(ids, &text, begin)
    }

    fn which(&self, ids: &'static [&'static str], text: &str, begin: usize) -> Result<usize, JsonError> {
        let expected = || self.fail_at(begin, &format!("expected one of {}", ids.join(", ")));
        ids.iter().position(|id| *id == text).ok_or_else(expected)
    }

    /// The beginning of one of several variants: which, and whether its content follows. A variant without content is
    /// its name; another one an object with its name and its content. Then [`Reader::end_variant`].
    pub fn begin_variant(&mut self, names: &'static [&'static str]) -> Result<(usize, bool), JsonError> {
        if self.peek() != b'{' {
            return Ok((self.choice(names)?, false));
        }
        self.begin_object()?;
        let begin = self.position();
        let name = self.next_key()?.unwrap_or_default();
        Ok((self.which(names, &name, begin)?, true))
    }

    /// `has_content`: as [`Reader::begin_variant`] said.
    pub fn end_variant(&mut self, has_content: bool) -> Result<(), JsonError> {
        match has_content && self.next(b'}', "expected the end of the object")? {
            true => Err(self.fail("expected one variant only")),
            false => Ok(()),
        }
    }
}

//! A handoff: the programs that a clinician gives, a line for each, from whom and in which language, encoded wholly in
//! a link.
//!
//! Nothing of a handoff is stored or sent anywhere: the link *is* the handoff. Anybody can make one,
//! so its words are shown as the link's own, as plain text, and never become links or phone numbers.
//!
//! ```
//! use signpost_directory::Code;
//! use signpost_handoff::{Handoff, Item};
//! let code = Code::candidates("a-food-pantry").next().unwrap();
//! let handoff = Handoff {
//!     from: "Dr. Rivera, North County Clinic".into(),
//!     items: vec![Item { code, line: "Ask for Mary, tell her Dr. Rivera sent you".into() }],
//!     ..Handoff::default()
//! };
//! let token = handoff.encode().unwrap();
//! assert_eq!(Handoff::decode(&token), Ok(handoff));
//! ```

mod bits;
mod personal;
pub mod qr;
pub mod sheet;
mod text;
pub mod tray;

pub use personal::looks_personal;

use base64ct::{Base64UrlUnpadded, Encoding};
use bits::{Bits, BitsWriter};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use signpost_directory::{Code, Date, is_language_tag, text::first_chars};
use signpost_hours::date::date;
use std::fmt;

/// The tray holds this many; a longer list is not read by the person it is for.
pub const SUGGESTED_ITEMS: usize = 6;
/// The codec takes this many, so that the limit of the tray can change without a new version.
pub const MAX_ITEMS: usize = 15;
/// Characters.
pub const MAX_FROM: usize = 100;
/// Characters.
pub const MAX_LINE: usize = 200;
/// No token that [`Handoff::encode`] makes is longer.
pub const MAX_TOKEN: usize = 6_000;

const VERSION: u64 = 1;
const FIRST_DAY: Date = date(2020, 1, 1);
const CHECKSUM_BYTES: usize = 2;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Handoff {
    /// Who hands over, as they wrote it.
    pub from: String,
    /// BCP 47 tag of the language to open it in.
    pub lang: Option<String>,
    pub made_on: Option<Date>,
    /// In the clinician's order.
    pub items: Vec<Item>,
    /// A neutral title and no topic words on the page and the sheet.
    pub discreet: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Item {
    pub code: Code,
    /// "Ask for Mary, tell her Dr. Rivera sent you."
    #[serde(default)]
    pub line: String,
}

/// Why a handoff cannot be made or a link cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoffError {
    /// No program is on the tray.
    Empty,
    /// More than [`MAX_ITEMS`] programs.
    TooMany,
    /// The link lost or changed a piece on its way (cut in two by a message, mistyped).
    Damaged,
    /// Made by a newer version of the app.
    Newer,
}

impl fmt::Display for HandoffError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HandoffError::Empty => f.write_str("there is no program to hand over"),
            HandoffError::TooMany => write!(f, "a handoff takes at most {MAX_ITEMS} programs"),
            HandoffError::Damaged => f.write_str("this link is damaged; ask for it again"),
            HandoffError::Newer => f.write_str("this link was made by a newer version; reload the page"),
        }
    }
}

impl std::error::Error for HandoffError {}

impl Handoff {
    /// The handoff as a link carries it: bounded, one line each, no control or direction marks.
    pub fn tidy(&self) -> Handoff {
        Handoff {
            from: tidy_text(&self.from, MAX_FROM),
            lang: self.lang.clone().filter(|lang| is_language_tag(lang)),
            made_on: self.made_on.filter(|day| day_number(*day).is_some()),
            items: self.items.iter().map(|i| Item { code: i.code, line: tidy_text(&i.line, MAX_LINE) }).collect(),
            discreet: self.discreet,
        }
    }

    /// The token that stands behind `#/for?`: letters, digits, `-` and `_` only.
    pub fn encode(&self) -> Result<String, HandoffError> {
        let handoff = self.tidy();
        match handoff.items.len() {
            0 => return Err(HandoffError::Empty),
            n if n > MAX_ITEMS => return Err(HandoffError::TooMany),
            _ => {}
        }
        let mut out = BitsWriter::default();
        out.put(VERSION, 8);
        out.put(handoff.items.len() as u64, 4);
        out.put(handoff.discreet.into(), 1);
        out.put(handoff.made_on.is_some().into(), 1);
        if let Some(number) = handoff.made_on.and_then(day_number) {
            out.put(number.into(), 16);
        }
        text::write(&mut out, handoff.lang.as_deref().unwrap_or(""));
        text::write(&mut out, &handoff.from);
        for item in &handoff.items {
            out.put(item.code.bits().into(), 30);
            text::write(&mut out, &item.line);
        }
        let mut bytes = out.into_bytes();
        let checksum = checksum(&bytes);
        bytes.extend(checksum);
        Ok(Base64UrlUnpadded::encode_string(&bytes))
    }

    /// Reads any token whatever; what is read is already [tidy](Handoff::tidy).
    ///
    /// What mail programs and people put around a link is cut off, and percent-encoding is undone.
    pub fn decode(token: &str) -> Result<Handoff, HandoffError> {
        let token = percent_decode_str(token).decode_utf8_lossy();
        let is_foreign = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        let up_to_foreign = |text: &str| text.split(is_foreign).next().unwrap_or_default().to_owned();
        // Messages wrap links, and quote them, tag them or write on behind them. Whether what stands behind white space
        // belongs to the token is for the checksum to say.
        let joined = up_to_foreign(&token.split_whitespace().collect::<String>());
        match Handoff::decode_exactly(&joined) {
            Err(HandoffError::Damaged) => Handoff::decode_exactly(&up_to_foreign(token.trim_start())),
            read => read,
        }
    }

    /// Reads a token with nothing around it.
    fn decode_exactly(token: &str) -> Result<Handoff, HandoffError> {
        if token.len() > MAX_TOKEN {
            return Err(HandoffError::Damaged);
        }
        let bytes = Base64UrlUnpadded::decode_vec(token).map_err(|_| HandoffError::Damaged)?;
        let split = bytes.len().checked_sub(CHECKSUM_BYTES).ok_or(HandoffError::Damaged)?;
        let (body, found) = bytes.split_at(split);
        if checksum(body) != found {
            return Err(HandoffError::Damaged);
        }
        if body.first().is_some_and(|version| u64::from(*version) > VERSION) {
            return Err(HandoffError::Newer);
        }
        let handoff = read_version_1(&mut Bits::new(body)).ok_or(HandoffError::Damaged)?;
        // One handoff has one token: a second spelling of it was not made by us.
        match handoff.encode() {
            Ok(again) if again == token => Ok(handoff),
            _ => Err(HandoffError::Damaged),
        }
    }
}

fn read_version_1(bits: &mut Bits) -> Option<Handoff> {
    if bits.take(8)? != 1 {
        return None;
    }
    let count = bits.take(4)?;
    let discreet = bits.take(1)? == 1;
    let dated = bits.take(1)? == 1;
    let made_on = if dated { Some(FIRST_DAY.plus(bits.take(16)? as i32)) } else { None };
    let lang = Some(text::read(bits)?).filter(|lang| !lang.is_empty());
    let from = text::read(bits)?;
    let items = (0..count)
        .map(|_| Some(Item { code: Code::from_bits(bits.take(30)? as u32)?, line: text::read(bits)? }))
        .collect::<Option<Vec<_>>>()?;
    Some(Handoff { from, lang, made_on, items, discreet })
}

/// Notices damage; it is no protection against malice, which a link cannot have.
fn checksum(body: &[u8]) -> [u8; CHECKSUM_BYTES] {
    let digest = Sha256::digest(body);
    [digest[0], digest[1]]
}

/// Days since [`FIRST_DAY`]; `None` outside of what 16 bits hold.
fn day_number(day: Date) -> Option<u16> {
    u16::try_from(day - FIRST_DAY).ok()
}

/// One line of at most `max` characters, without what could hide or turn around other words.
fn tidy_text(text: &str, max: usize) -> String {
    let mut tidy = String::new();
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).map(|word| {
        word.chars().filter(|c| !matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'))
    });
    for word in words {
        let start = tidy.len();
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        let before = tidy.len();
        tidy.extend(word);
        if tidy.len() == before {
            tidy.truncate(start);
        }
    }
    first_chars(&tidy, max).trim_end().to_owned()
}

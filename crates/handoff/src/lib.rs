#![doc = include_str!("../README.md")]

mod bits;
pub mod card;
mod carried;
mod discreet;
pub mod look;
mod personal;
pub mod phrases;
pub mod qr;
pub mod returned;
pub mod sheet;
pub mod templates;
mod text;
mod token;
pub mod tray;

pub use carried::{Carried, CarriedItem, MAX_CARRIED};
pub use personal::looks_personal;
pub use returned::{Outcome, ReceivedReturn, Return};

use serde::{Deserialize, Serialize};
use signpost_directory::{Code, Date, Part, Record, is_language_tag, text::first_chars};
use std::{collections::BTreeSet, fmt};

/// The tray holds this many; a longer list is not read by the person it is for.
pub const SUGGESTED_ITEMS: usize = 6;
/// The codec takes this many, so that the limit of the tray can change without a new version.
pub const MAX_ITEMS: usize = 15;
/// Characters.
pub const MAX_FROM: usize = 100;
/// Characters.
pub const MAX_LINE: usize = 200;
/// Parts of a directory that a link names.
pub const MAX_PARTS: usize = 8;
/// Characters of what fills a phrase's gap.
pub const MAX_ARGUMENT: usize = 60;
/// No token that [`Handoff::encode`] makes is longer.
pub const MAX_TOKEN: usize = 6_000;

/// The codec takes this many for one program.
pub const MAX_PHRASES: usize = 7;

/// What a clinician gives to a patient.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Handoff {
    /// Who hands over, as they wrote it.
    pub from: String,
    /// BCP 47 tag of the language to open it in.
    pub lang: Option<String>,
    /// The day on which it was made.
    pub made_on: Option<Date>,
    /// In the clinician's order.
    pub items: Vec<Item>,
    /// A neutral title and no topic words on the page and the sheet.
    pub discreet: bool,
    /// In a directory of several parts: the ids of those that its programs are in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
}

/// One program of a handoff.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Item {
    /// Which program, in the reader's directory.
    pub code: Code,
    /// "Ask for Mary, tell her Dr. Rivera sent you."
    #[serde(default)]
    pub line: String,
    /// Sentences that the app has in each of its languages.
    #[serde(default)]
    pub phrases: Vec<Phrase>,
}

/// A sentence by its number, so that it is read in the patient's language: "Ask for {argument}".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Phrase {
    /// Below 64. A number that this version has no sentence for comes from a newer one: it is kept, not shown.
    pub id: u8,
    /// A name, a date, a document; empty where the sentence has no gap.
    #[serde(default)]
    pub argument: String,
}

/// What a link brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The part that could be read.
    pub handoff: Handoff,
    /// `false`: the link's end was lost or changed on its way. Its programs are all there; lines, names and the date
    /// are not.
    pub is_whole: bool,
}

/// Why a handoff cannot be made or a link cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoffError {
    /// No program is on the tray.
    Empty,
    /// More than [`MAX_ITEMS`] programs.
    TooMany,
    /// The link would be longer than [`MAX_TOKEN`].
    TooLong,
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
            HandoffError::TooLong => f.write_str("the words are too long for a link; shorten the lines"),
            HandoffError::Damaged => f.write_str("this link is damaged; ask for it again"),
            HandoffError::Newer => f.write_str("this link was made by a newer version; reload the page"),
        }
    }
}

impl std::error::Error for HandoffError {}

impl Handoff {
    /// The handoff as a link carries it: bounded, each program once, one line each, no control or direction marks.
    pub fn tidy(&self) -> Handoff {
        Handoff {
            from: tidy_text(&self.from, MAX_FROM),
            lang: self.lang.clone().filter(|lang| is_language_tag(lang)),
            made_on: self.made_on.filter(|day| token::day_number(*day).is_some()),
            items: distinct(self.items.iter().map(Item::tidy)),
            discreet: self.discreet,
            parts: tidy_parts(&self.parts),
        }
    }

    /// Names the parts of the directory that its programs came with.
    pub fn name_parts<'a>(&mut self, records: impl IntoIterator<Item = &'a Record>) {
        self.parts.extend(records.into_iter().filter_map(|record| record.program.part.clone()));
        self.parts = tidy_parts(&self.parts);
    }

    /// The handoff without words: its link fits a QR code that is read from paper.
    pub fn short(&self) -> Handoff {
        let items = self.items.iter().map(|item| Item { code: item.code, ..Item::default() }).collect();
        Handoff { from: String::new(), items, ..self.clone() }
    }
}

/// Each once, in the order of their ids.
fn tidy_parts(parts: &[String]) -> Vec<String> {
    let ids: BTreeSet<&String> = parts.iter().filter(|id| Part::is_id(id)).collect();
    ids.into_iter().take(MAX_PARTS).cloned().collect()
}

/// Each program where it stands first: a page keeps its rows by their codes.
pub(crate) fn distinct(items: impl IntoIterator<Item = Item>) -> Vec<Item> {
    let mut distinct: Vec<Item> = Vec::new();
    for item in items {
        if distinct.iter().all(|other| other.code != item.code) {
            distinct.push(item);
        }
    }
    distinct
}

impl Item {
    fn tidy(&self) -> Item {
        let phrase = |phrase: &Phrase| Phrase { id: phrase.id, argument: tidy_text(&phrase.argument, MAX_ARGUMENT) };
        let known = self.phrases.iter().filter(|phrase| phrase.id < token::PHRASE_IDS);
        Item {
            code: self.code,
            line: tidy_text(&self.line, MAX_LINE),
            phrases: known.take(MAX_PHRASES).map(phrase).collect(),
        }
    }
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

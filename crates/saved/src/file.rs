//! The list as versioned JSON: stored on the device, exported and imported.
//!
//! ```json
//! {"format": "signpost-list", "version": 1, "items": [{"code": "...", "record": {...}, "state": "called", ...}]}
//! ```
//! An exported file is the same, indented, with `community` and `exported_at` for people. Version 1 holds until a
//! reader of it would misunderstand a file; a new optional field does not change it.

use super::{Item, List, MAX_HANDOFF_TEXT, MAX_ITEMS, merge::MAX_MERGED_NOTE};
use signpost_directory::text::first_chars;
use signpost_hours::UnixSeconds;
use signpost_json as json;
use signpost_json::{Raw, ToJson, Writer};
use std::{collections::BTreeSet, fmt};

const FORMAT: &str = "signpost-list";
const VERSION: u32 = 1;
/// Bytes of a file that somebody imports.
pub(crate) const MAX_IMPORT: usize = 16 << 20;

/// Why a text is not a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListError {
    TooLong,
    /// Not JSON, or of another format: what was found, for the log.
    NotAList(String),
    /// Written by a newer version of the app: reload, then try again.
    Newer {
        version: u32,
    },
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ListError::TooLong => write!(f, "the file is longer than {} MB", MAX_IMPORT >> 20),
            ListError::NotAList(found) => write!(f, "this is not a saved list: {found}"),
            ListError::Newer { version } => {
                write!(f, "this list was written by a newer version of the app (format {version}); reload the page")
            }
        }
    }
}

impl std::error::Error for ListError {}

/// A list read from a stranger's file.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    pub list: List,
    /// Entries that could not be read and were left out.
    pub unreadable: usize,
}

/// The list's file around its items.
#[derive(Default)]
struct Envelope {
    format: String,
    version: u32,
    items: Vec<Raw>,
}

json::record!(Envelope { format: required, version: required, items });

/// What could be read, then what could not.
struct Items<'a>(&'a List);

impl ToJson for Items<'_> {
    fn write(&self, writer: &mut Writer) {
        let read = self.0.items.iter().map(|item| item as &dyn ToJson);
        writer.array(&mut read.chain(self.0.unread.iter().map(|item| item as &dyn ToJson)));
    }
}

impl List {
    /// Reads what [`List::to_json`] wrote. Entries that this version does not understand are kept as they are and
    /// written again.
    pub fn from_json(text: &str) -> Result<List, ListError> {
        let mut list = List::default();
        let mut codes = BTreeSet::new();
        for value in open(text)?.items {
            match json::from_str::<Item>(&value.0) {
                Ok(item) if codes.insert(item.code) => list.items.push(item),
                _ => list.unread.push(value),
            }
        }
        Ok(list)
    }

    /// The list as it is kept.
    pub fn to_json(&self) -> String {
        let mut writer = Writer::compact();
        self.write(&mut writer, &[]);
        writer.into_text()
    }

    /// The list as a file for people: indented, with the community's name and the moment.
    pub fn export(&self, community: &str, now: UnixSeconds) -> String {
        let mut writer = Writer::indented();
        self.write(&mut writer, &[("community", &community), ("exported_at", &now)]);
        writer.into_text()
    }

    /// Reads a file that anybody may have written: bounded in everything.
    pub fn import(bytes: &[u8]) -> Result<Imported, ListError> {
        if bytes.len() > MAX_IMPORT {
            return Err(ListError::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| ListError::NotAList("not text in UTF-8".to_owned()))?;
        let mut list = List::from_json(text.trim_start_matches('\u{feff}'))?;
        let unreadable = list.unread.len() + list.items.len();
        list.unread.clear();
        list.items.retain(within_bounds);
        list.items.truncate(MAX_ITEMS);
        Ok(Imported { unreadable: unreadable - list.items.len(), list })
    }

    fn write(&self, writer: &mut Writer, for_people: &[(&str, &dyn ToJson)]) {
        let begin: [(&str, &dyn ToJson); 2] = [("format", &FORMAT), ("version", &VERSION)];
        let items: (&str, &dyn ToJson) = ("items", &Items(self));
        writer.object(&mut begin.into_iter().chain(for_people.iter().copied()).chain([items]));
    }
}

fn open(text: &str) -> Result<Envelope, ListError> {
    let envelope: Envelope = json::from_str(text).map_err(|error| ListError::NotAList(error.to_string()))?;
    if envelope.format != FORMAT {
        return Err(ListError::NotAList(format!("its format is “{}”", first_chars(&envelope.format, 40))));
    }
    if envelope.version > VERSION {
        return Err(ListError::Newer { version: envelope.version });
    }
    Ok(envelope)
}

fn within_bounds(item: &Item) -> bool {
    let short = |text: &str, most: usize| first_chars(text, most).len() == text.len();
    short(&item.note, MAX_MERGED_NOTE)
        && item
            .said
            .as_ref()
            .is_none_or(|said| short(&said.from, MAX_HANDOFF_TEXT) && short(&said.line, MAX_HANDOFF_TEXT))
        && item.steps.len() <= super::MAX_STEPS
        && item.record.program.code == item.code
}

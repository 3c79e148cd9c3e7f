//! The list as versioned JSON: stored on the device, exported and imported.
//!
//! ```json
//! {"format": "signpost-list", "version": 1, "items": [{"code": "...", "record": {...}, "state": "called", ...}]}
//! ```
//! An exported file is the same, indented, with `community` and `exported_at` for people. Version 1 holds until a
//! reader of it would misunderstand a file; a new optional field does not change it. Unknown fields, of
//! the file and of an item, are kept and written again.

use super::{Item, List, MAX_HANDOFF_TEXT, MAX_ITEMS, MAX_OTHER_NOTES, MAX_STEPS, Place, Step, merge::MAX_MERGED_NOTE};
use serde::{
    Deserialize, Serialize,
    de::{Deserializer as _, IgnoredAny, SeqAccess, Visitor},
};
use serde_json::{Map, Value, value::RawValue};
use signpost_directory::{Code, text::first_chars};
use signpost_hours::UnixSeconds;
use std::{cmp::Ordering, collections::BTreeSet, fmt};

const FORMAT: &str = "signpost-list";
const VERSION: u32 = 1;
/// Bytes of a file that somebody imports.
pub(crate) const MAX_IMPORT: usize = 16 << 20;
/// Bytes of one of its items: read, it takes a multiple of that.
pub(crate) const MAX_IMPORTED_ITEM: usize = 1 << 20;
/// Bytes of the unknown fields that are taken over with it.
pub(crate) const MAX_UNKNOWN: usize = 16 << 10;

/// Why a text is not a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListError {
    /// More than 16 MiB.
    TooLong,
    /// Not JSON, or of another format: what was found, for the log.
    NotAList(String),
    /// Written by a newer version of the app: reload, then try again.
    Newer {
        /// The version in the file.
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
    /// What could be read.
    pub list: List,
    /// Entries that could not be read and were left out.
    pub unreadable: usize,
}

/// An item as it stands in the text, word for word.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Unread(Box<RawValue>);

impl PartialEq for Unread {
    fn eq(&self, other: &Unread) -> bool {
        self.0.get() == other.0.get()
    }
}

impl Eq for Unread {}

impl Ord for Unread {
    fn cmp(&self, other: &Unread) -> Ordering {
        self.0.get().cmp(other.0.get())
    }
}

impl PartialOrd for Unread {
    fn partial_cmp(&self, other: &Unread) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The list's file around its items, of whatever version.
#[derive(Deserialize)]
struct File<'a> {
    format: String,
    version: u32,
    #[serde(borrow)]
    items: Option<&'a RawValue>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// The same of a stranger's file, of which unknown fields are not even read.
#[derive(Deserialize)]
struct ImportedFile<'a> {
    format: String,
    version: u32,
    #[serde(borrow)]
    items: Option<&'a RawValue>,
}

/// The list's file as it is written.
#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    community: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exported_at: Option<UnixSeconds>,
    items: Vec<Entry<'a>>,
    #[serde(flatten)]
    unknown: &'a Map<String, Value>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    Read(&'a Item),
    Unread(&'a Unread),
}

/// The first entries of the file's list, as they stand there, and how many more it has.
struct Entries<'a> {
    first: Vec<&'a RawValue>,
    more: usize,
}

/// Reads at most so many entries; of the others nothing is kept.
struct AtMost(usize);

impl<'de> Visitor<'de> for AtMost {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Entries<'de>, A::Error> {
        let mut entries = Entries { first: Vec::new(), more: 0 };
        while entries.first.len() < self.0 {
            match sequence.next_element()? {
                Some(entry) => entries.first.push(entry),
                None => return Ok(entries),
            }
        }
        while sequence.next_element::<IgnoredAny>()?.is_some() {
            entries.more += 1;
        }
        Ok(entries)
    }
}

fn entries(items: Option<&RawValue>, most: usize) -> Result<Entries<'_>, ListError> {
    let text = items.map_or("null", RawValue::get);
    serde_json::Deserializer::from_str(text).deserialize_seq(AtMost(most)).map_err(not_a_list)
}

fn not_a_list(error: serde_json::Error) -> ListError {
    ListError::NotAList(error.to_string())
}

fn check_format(format: String, version: u32) -> Result<(), ListError> {
    match format.as_str() {
        FORMAT if version > VERSION => Err(ListError::Newer { version }),
        FORMAT => Ok(()),
        _ => Err(ListError::NotAList(format!("its format is “{}”", first_chars(&format, 40)))),
    }
}

impl List {
    /// Reads what [`List::to_json`] wrote. Entries that this version does not understand are kept as they are and
    /// written again. Its length is not bounded: the app wrote it, and a list that is refused is a list that is lost.
    pub fn from_json(text: &str) -> Result<List, ListError> {
        let file: File = serde_json::from_str(text).map_err(not_a_list)?;
        check_format(file.format, file.version)?;
        let mut list = List { unknown: file.unknown, ..List::default() };
        let mut codes = BTreeSet::new();
        // Each on its own, so that one that is bad or newer does not lose the others.
        for entry in entries(file.items, usize::MAX)?.first {
            match serde_json::from_str::<Item>(entry.get()) {
                Ok(item) if codes.insert(item.code) => list.items.push(item),
                _ => list.unread.push(Unread(entry.to_owned())),
            }
        }
        list.complete();
        Ok(list)
    }

    /// The list as it is kept.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.written()).expect("all keys are texts")
    }

    /// The list as a file for people: indented, with the community's name and the moment.
    pub fn export(&self, community: &str, now: UnixSeconds) -> String {
        let written = Written { community: Some(community), exported_at: Some(now), ..self.written() };
        serde_json::to_string_pretty(&written).expect("all keys are texts")
    }

    /// Reads a file that anybody may have written: bounded in everything.
    pub fn import(bytes: &[u8]) -> Result<Imported, ListError> {
        if bytes.len() > MAX_IMPORT {
            return Err(ListError::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| ListError::NotAList("not text in UTF-8".to_owned()))?;
        let file: ImportedFile = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(not_a_list)?;
        check_format(file.format, file.version)?;
        let Entries { first, more } = entries(file.items, MAX_ITEMS)?;
        let mut imported = Imported { list: List::default(), unreadable: more };
        let mut codes = BTreeSet::new();
        for entry in first {
            match read_import(entry.get()) {
                Some(item) if codes.insert(item.code) => imported.list.items.push(item),
                _ => imported.unreadable += 1,
            }
        }
        imported.list.complete();
        Ok(imported)
    }

    /// What an older version did not write: places where items do not stand in the order of saving, and a step for each
    /// state.
    fn complete(&mut self) {
        let mut last: Option<(i64, UnixSeconds, Code)> = None;
        for item in &mut self.items {
            if let Some((rank, ..)) = last.filter(|last| item.position() <= *last) {
                item.place = Some(Place { at: 0, rank: rank.saturating_add(Place::SPACING) });
            }
            last = Some(item.position());
            item.steps.sort_by_key(|step| (step.at, step.state));
            if item.steps.last().is_none_or(|step| step.state != item.state) {
                let at = item.steps.last().map_or(item.changed_at, |step| item.changed_at.max(step.at + 1));
                item.steps.push(Step { state: item.state, at });
                item.bound_steps();
            }
        }
    }

    fn written(&self) -> Written<'_> {
        Written {
            format: FORMAT,
            version: VERSION,
            community: None,
            exported_at: None,
            items: self.items.iter().map(Entry::Read).chain(self.unread.iter().map(Entry::Unread)).collect(),
            unknown: &self.unknown,
        }
    }
}

fn read_import(entry: &str) -> Option<Item> {
    if entry.len() > MAX_IMPORTED_ITEM {
        return None;
    }
    let mut item: Item = serde_json::from_str(entry).ok()?;
    if serde_json::to_string(&item.unknown).map_or(true, |text| text.len() > MAX_UNKNOWN) {
        item.unknown.clear();
    }
    // The file may say anything of its age: whatever the directory has now is newer than a stranger's copy.
    item.as_of = 0;
    within_bounds(&item).then_some(item)
}

fn within_bounds(item: &Item) -> bool {
    let short = |text: &str, most: usize| first_chars(text, most).len() == text.len();
    let year_9999 = 253_402_300_800;
    let times = [item.saved_at, item.changed_at, item.note_at()];
    let times = times.into_iter().chain(item.steps.iter().map(|step| step.at)).chain(item.place.map(|place| place.at));
    short(&item.note, MAX_MERGED_NOTE)
        && item.other_notes.len() <= MAX_OTHER_NOTES
        && item.other_notes.iter().all(|note| short(note, MAX_MERGED_NOTE))
        && item.place.is_none_or(|place| place.rank.unsigned_abs() < 1 << 52)
        && times.into_iter().all(|at| (0..year_9999).contains(&at))
        && item
            .said
            .as_ref()
            .is_none_or(|said| short(&said.from, MAX_HANDOFF_TEXT) && short(&said.line, MAX_HANDOFF_TEXT))
        && item.steps.len() <= MAX_STEPS
        && item.record.program.code == item.code
}

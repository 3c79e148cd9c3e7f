#![doc = include_str!("../README.md")]
//!
//! # Modules
//!
//! | file | content |
//! | --- | --- |
//! | [`state`](State) | what happened with a program, in plain words mapped to FHIR Task |
//! | [`difference`](Part) | what a reader would notice as changed in a program |
//! | [`merge`](Merged) | reconciles the list with a newer directory, merges another list |
//! | [`file`](ListError) | the list as versioned JSON: kept, exported, imported |
//! | [`settings`](Settings) | the reader's small choices, beside the list |
//!
//! Each item keeps the whole [`Record`] as it was last seen, so that a program that changed or vanished is flagged and
//! never lost.

mod difference;
mod file;
mod merge;
mod settings;
mod state;

pub use difference::{Part, difference};
pub use file::{Imported, ListError};
pub use merge::Merged;
pub use settings::Settings;
pub use state::{Reason, State};

use file::Unread;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use signpost_directory::{Code, Record, text::first_chars};
use signpost_hours::UnixSeconds;
use std::{collections::BTreeSet, fmt};

/// Items in a list; a list that somebody uses has fewer than fifty.
pub const MAX_ITEMS: usize = 1_000;
/// Characters that a reader can type into a note.
pub const MAX_NOTE: usize = 4_000;
/// Characters of what a handoff said about a program, and of whom it was from.
pub const MAX_HANDOFF_TEXT: usize = 500;
/// Steps kept of an item's history; the oldest go first.
const MAX_STEPS: usize = 100;

/// The list, in the reader's own order. Each code is in it once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    items: Vec<Item>,
    /// Items that this version could not read, kept word for word for one that can.
    unread: Vec<Unread>,
    /// What a newer version wrote beside the items.
    unknown: Map<String, Value>,
}

/// A saved program.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Item {
    /// The program's.
    pub code: Code,
    /// The program as the directory last had it.
    pub record: Record,
    /// When the release was made that `record` (or the news that it is gone) comes from.
    #[serde(default)]
    pub as_of: UnixSeconds,
    /// Whether the newest directory still lists it.
    #[serde(default)]
    pub standing: Standing,
    /// What happened with it, as the reader says.
    pub state: State,
    /// What happened before and when, oldest first; the last step is the current state.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// The reader's own words.
    #[serde(default)]
    pub note: String,
    /// What the handoff said that brought it here; the words of the link, not of the directory.
    pub said: Option<HandoffText>,
    /// When it was put on the list.
    #[serde(default)]
    pub saved_at: UnixSeconds,
    /// When the reader last changed state or note.
    #[serde(default)]
    pub changed_at: UnixSeconds,
    /// Fields of a newer version, written again as they were read.
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// What the newest directory says of a saved program.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// As it was saved, or the reader has seen what changed.
    #[default]
    Current,
    /// These parts changed since the reader last looked.
    Changed(BTreeSet<Part>),
    /// No longer in the directory since this moment; the snapshot is all there is.
    Gone {
        /// When a release without it was first seen.
        since: UnixSeconds,
    },
}

/// A change of an item's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Step {
    /// The state from then on.
    pub state: State,
    /// When the reader changed it.
    #[serde(default)]
    pub at: UnixSeconds,
}

/// "Ask for Mary, tell her Dr. Rivera sent you."
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HandoffText {
    /// Who made the handoff.
    pub from: String,
    /// The handoff's line for this program.
    pub line: String,
}

/// An item taken out, with its place, so that it can be put back.
#[derive(Debug, Clone, PartialEq)]
pub struct Removed {
    position: usize,
    item: Item,
}

/// The list holds [`MAX_ITEMS`] already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListFull;

impl fmt::Display for ListFull {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the list already holds {MAX_ITEMS} programs; remove some first")
    }
}

impl std::error::Error for ListFull {}

impl List {
    /// In the reader's order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item of a program.
    pub fn get(&self, code: Code) -> Option<&Item> {
        self.items.iter().find(|item| item.code == code)
    }

    /// How many kept items this version cannot read (a newer version wrote them).
    pub fn unreadable(&self) -> usize {
        self.unread.len()
    }

    /// Saves a program at the end of the list. One that is there already stays as it is, but for the words of a
    /// newer handoff.
    ///
    /// `released_at`: of the directory that the record is from.
    pub fn save(
        &mut self,
        record: Record,
        said: Option<HandoffText>,
        released_at: UnixSeconds,
        now: UnixSeconds,
    ) -> Result<(), ListFull> {
        let said = said.map(|said| HandoffText {
            from: truncated(said.from, MAX_HANDOFF_TEXT),
            line: truncated(said.line, MAX_HANDOFF_TEXT),
        });
        let code = record.program.code;
        if let Some(item) = self.get_mut(code) {
            item.said = said.or(item.said.take());
            return Ok(());
        }
        if self.items.len() >= MAX_ITEMS {
            return Err(ListFull);
        }
        self.items.push(Item {
            code,
            record,
            as_of: released_at,
            standing: Standing::Current,
            state: State::NotYet,
            steps: vec![Step { state: State::NotYet, at: now }],
            note: String::new(),
            said,
            saved_at: now,
            changed_at: now,
            unknown: Map::new(),
        });
        Ok(())
    }

    /// Takes a program out. [`List::restore`] undoes it.
    pub fn remove(&mut self, code: Code) -> Option<Removed> {
        let position = self.items.iter().position(|item| item.code == code)?;
        Some(Removed { position, item: self.items.remove(position) })
    }

    /// Puts back what was taken out, unless it is there again.
    pub fn restore(&mut self, removed: Removed) {
        if self.get(removed.item.code).is_none() {
            self.items.insert(removed.position.min(self.items.len()), removed.item);
        }
    }

    /// Says what happened. Setting the same state again changes nothing.
    pub fn set_state(&mut self, code: Code, state: State, now: UnixSeconds) {
        if let Some(item) = self.get_mut(code).filter(|item| item.state != state) {
            item.state = state;
            item.changed_at = now;
            item.steps.push(Step { state, at: now });
            item.bound_steps();
        }
    }

    /// Replaces the note; longer than [`MAX_NOTE`] is cut off.
    pub fn set_note(&mut self, code: Code, note: &str, now: UnixSeconds) {
        let note = truncated(note.to_owned(), MAX_NOTE);
        if let Some(item) = self.get_mut(code).filter(|item| item.note != note) {
            item.note = note;
            item.changed_at = now;
        }
    }

    /// Moves a program to this position (the last one, where there are fewer).
    pub fn move_to(&mut self, code: Code, position: usize) {
        if let Some(from) = self.items.iter().position(|item| item.code == code) {
            let item = self.items.remove(from);
            self.items.insert(position.min(self.items.len()), item);
        }
    }

    /// The reader has seen what changed in this program.
    pub fn acknowledge(&mut self, code: Code) {
        if let Some(item) = self.get_mut(code).filter(|item| matches!(item.standing, Standing::Changed(_))) {
            item.standing = Standing::Current;
        }
    }

    fn get_mut(&mut self, code: Code) -> Option<&mut Item> {
        self.items.iter_mut().find(|item| item.code == code)
    }
}

impl Item {
    fn bound_steps(&mut self) {
        let excess = self.steps.len().saturating_sub(MAX_STEPS);
        self.steps.drain(..excess);
    }
}

fn truncated(mut text: String, characters: usize) -> String {
    text.truncate(first_chars(&text, characters).len());
    text
}

#[cfg(test)]
mod tests;

#![doc = include_str!("../README.md")]
//!
//! # Modules
//!
//! | file | content |
//! | --- | --- |
//! | [`state`](State) | what happened with a program, in plain words mapped to FHIR Task |
//! | [`item`](Item) | a saved program, and how each of its fields is changed |
//! | [`difference`](Part) | what a reader would notice as changed in a program |
//! | [`merge`](Merged) | reconciles the list with a newer directory, merges another list field by field |
//! | [`order`](Order) | the list by hand, by need, or the newest first |
//! | [`today`](Task) | what can be done today, and what has been waited for long enough |
//! | [`calendar`] | a reminder as an iCalendar file |
//! | [`file`](ListError) | the list as versioned JSON: kept, exported, imported |
//! | [`encrypted`] | the file around an encrypted list |
//! | [`drafts`](Draft) | notes that were typed and not yet kept when the page went away |
//! | [`settings`](Settings) | the reader's small choices, beside the list |
//!
//! Each item keeps the whole [`Record`] as it was last seen, so that a program that changed or vanished is flagged and
//! never lost.

mod ask_again;
pub mod calendar;
mod difference;
mod drafts;
pub mod encrypted;
mod file;
mod item;
mod merge;
mod order;
mod settings;
mod state;
mod today;

pub use ask_again::{ASK_AGAIN_MONTHS, is_time_to_ask};
pub use difference::{Part, difference};
pub use drafts::Draft;
pub use file::{Imported, ListError};
pub use item::{HandoffText, Item, NOT_WHOLE, Standing, Step};
pub use merge::Merged;
pub use order::Order;
pub use settings::Settings;
pub use state::{Reason, State};
pub use today::{DEFAULT_WAIT_WEEKS, Task, wait_weeks};

use file::Unread;
use item::{Place, truncated};
use serde_json::{Map, Value};
use signpost_directory::{Code, Record};
use signpost_hours::UnixSeconds;
use std::fmt;

/// Items in a list; a list that somebody uses has fewer than fifty.
pub const MAX_ITEMS: usize = 1_000;
/// Characters that a reader can type into a note.
pub const MAX_NOTE: usize = 4_000;
/// Characters of what a handoff said about a program, and of whom it was from.
pub const MAX_HANDOFF_TEXT: usize = 500;
/// Steps kept of an item's history; the oldest go first.
const MAX_STEPS: usize = 100;
/// Other notes kept beside an item's own.
const MAX_OTHER_NOTES: usize = 32;

/// The list, in the reader's own order. Each code is in it once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List {
    items: Vec<Item>,
    /// Items that this version could not read, kept word for word for one that can.
    unread: Vec<Unread>,
    /// What a newer version wrote beside the items.
    unknown: Map<String, Value>,
}

/// An item taken out, so that it can be put back. It knows its own place.
#[derive(Debug, Clone, PartialEq)]
pub struct Removed(Item);

impl Removed {
    /// Which program it is.
    pub fn code(&self) -> Code {
        self.0.code
    }
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
        // Behind all that are there, also those that were saved within the same second.
        let behind = self.items.last().map(Item::rank).filter(|last| *last >= Place::rank_of(now));
        let mut item = Item::new(record, said, released_at, now);
        item.place = behind.map(|last| Place { at: now, rank: last.saturating_add(Place::SPACING) });
        self.items.push(item);
        Ok(())
    }

    /// Takes a program out. [`List::restore`] undoes it. Nothing of it stays: what was taken out leaves no trace.
    pub fn remove(&mut self, code: Code) -> Option<Removed> {
        let position = self.items.iter().position(|item| item.code == code)?;
        Some(Removed(self.items.remove(position)))
    }

    /// Puts back what was taken out. If it is there again meanwhile, both are merged.
    pub fn restore(&mut self, Removed(item): Removed) {
        match self.get_mut(item.code) {
            Some(present) => drop(present.merge(item)),
            None => self.items.push(item),
        }
        self.sort();
    }

    /// Says what happened; returns the step, for [`List::undo_state`]. Setting the same state again changes nothing.
    pub fn set_state(&mut self, code: Code, state: State, now: UnixSeconds) -> Option<Step> {
        self.get_mut(code)?.set_state(state, now)
    }

    /// Takes a step back: the state before it holds again.
    pub fn undo_state(&mut self, code: Code, step: Step) {
        if let Some(item) = self.get_mut(code) {
            item.undo_state(step);
        }
    }

    /// Replaces the note; longer than [`MAX_NOTE`] is cut off.
    pub fn set_note(&mut self, code: Code, note: &str, now: UnixSeconds) {
        if let Some(item) = self.get_mut(code) {
            let base = item.note.clone();
            item.set_note(&base, note, now);
        }
    }

    /// Replaces a note that was `base` when the reader began to type. What another tab wrote meanwhile is not
    /// overwritten: it stays among the [other notes](Item::other_notes).
    pub fn edit_note(&mut self, code: Code, base: &str, note: &str, now: UnixSeconds) {
        if let Some(item) = self.get_mut(code) {
            item.set_note(base, note, now);
        }
    }

    /// Drops one of the other notes.
    pub fn drop_other_note(&mut self, code: Code, note: &str) {
        if let Some(item) = self.get_mut(code) {
            item.other_notes.remove(note);
        }
    }

    /// Moves a program to this position (the last one, where there are fewer).
    pub fn move_to(&mut self, code: Code, position: usize, now: UnixSeconds) {
        let Some(from) = self.items.iter().position(|item| item.code == code) else { return };
        let mut item = self.items.remove(from);
        let position = position.min(self.items.len());
        let before = position.checked_sub(1).map(|before| self.items[before].rank());
        let after = self.items.get(position).map(Item::rank);
        match Place::between(before, after) {
            Some(rank) => {
                item.place = Some(Place { at: now, rank });
                self.items.insert(position, item);
            }
            None => {
                self.items.insert(position, item);
                for (item, n) in self.items.iter_mut().zip(0..) {
                    item.place = Some(Place { at: now, rank: n * Place::SPACING });
                }
            }
        }
    }

    /// The reader has seen what changed in this program.
    pub fn acknowledge(&mut self, code: Code) {
        if let Some(item) = self.get_mut(code).filter(|item| matches!(item.standing, Standing::Changed(_))) {
            item.standing = Standing::Current;
        }
    }

    /// How many items have a note.
    pub fn notes(&self) -> usize {
        self.items.iter().filter(|item| !item.note.is_empty() || !item.other_notes.is_empty()).count()
    }

    /// Into the order of the items' places.
    fn sort(&mut self) {
        self.items.sort_by_key(Item::position);
    }

    fn get_mut(&mut self, code: Code) -> Option<&mut Item> {
        self.items.iter_mut().find(|item| item.code == code)
    }
}

#[cfg(test)]
mod file_tests;
#[cfg(test)]
mod merge_tests;
#[cfg(test)]
mod tests;

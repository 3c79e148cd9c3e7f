//! A saved program, and how each of its fields is changed. Each field has the time of its own last change, so that two
//! lists are merged field by field (see `merge.rs`).

use super::{MAX_NOTE, MAX_OTHER_NOTES, MAX_STEPS, Part, State};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use signpost_directory::{Code, Record, text::first_chars};
use signpost_hours::UnixSeconds;
use std::collections::BTreeSet;

/// In place of the time of a release: a program that was saved before its long texts had come. The first comparison with a
/// whole directory completes it; what is new to it then is no news to the reader.
pub const NOT_WHOLE: UnixSeconds = -1;

/// A saved program.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Item {
    /// The program's.
    pub code: Code,
    /// The program as the directory last had it.
    pub record: Record,
    /// When the release was made that `record` (or the news that it is gone) comes from.
    /// [`NOT_WHOLE`]: its long texts had not come yet.
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
    /// What was written at the same time in another tab or on another phone: a note that another one replaced without
    /// having seen it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub other_notes: BTreeSet<String>,
    /// What the handoff said that brought it here; the words of the link, not of the directory.
    pub said: Option<HandoffText>,
    /// When it was put on the list.
    #[serde(default)]
    pub saved_at: UnixSeconds,
    /// When the reader last changed state or note.
    #[serde(default)]
    pub changed_at: UnixSeconds,
    /// When the note was last changed, where that was not at `changed_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note_at: Option<UnixSeconds>,
    /// Where the reader put it among the others; `None`: in the order of saving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<Place>,
    /// Fields of a newer version, written again as they were read.
    #[serde(flatten)]
    pub(crate) unknown: Map<String, Value>,
}

/// What the newest directory says of a saved program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HandoffText {
    /// Who made the handoff.
    pub from: String,
    /// The handoff's line for this program.
    pub line: String,
}

/// Where the reader put an item. The later decision holds, hence the order of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Place {
    /// When it was put there.
    pub(crate) at: UnixSeconds,
    /// Items stand in ascending order of it.
    pub(crate) rank: i64,
}

impl Place {
    /// Between neighbours, so that an item can be put between them without moving others.
    pub(crate) const SPACING: i64 = 1024;

    /// Of an item that was never moved.
    pub(crate) fn rank_of(saved_at: UnixSeconds) -> i64 {
        saved_at.saturating_mul(Place::SPACING)
    }

    /// A rank between two neighbours; `None`: there is no room.
    pub(crate) fn between(before: Option<i64>, after: Option<i64>) -> Option<i64> {
        match (before, after) {
            (None, None) => Some(0),
            (Some(before), None) => before.checked_add(Place::SPACING),
            (None, Some(after)) => after.checked_sub(Place::SPACING),
            (Some(before), Some(after)) => {
                let room = after.checked_sub(before)?;
                (room > 1).then(|| before + room / 2)
            }
        }
    }
}

impl Item {
    pub(crate) fn new(record: Record, said: Option<HandoffText>, as_of: UnixSeconds, now: UnixSeconds) -> Item {
        Item {
            code: record.program.code,
            record,
            as_of,
            steps: vec![Step { state: State::NotYet, at: now }],
            said,
            saved_at: now,
            changed_at: now,
            ..Item::default()
        }
    }

    /// When the current state was set.
    pub fn state_at(&self) -> UnixSeconds {
        self.steps.last().map_or(self.saved_at, |step| step.at)
    }

    pub(crate) fn rank(&self) -> i64 {
        self.place.map_or(Place::rank_of(self.saved_at), |place| place.rank)
    }

    /// By which items are in order.
    pub(crate) fn position(&self) -> (i64, UnixSeconds, Code) {
        (self.rank(), self.saved_at, self.code)
    }

    /// When the note was last changed.
    pub(crate) fn note_at(&self) -> UnixSeconds {
        self.note_at.unwrap_or(self.changed_at)
    }

    /// Sets both times; the note's own stands in the file only where the other does not say it.
    pub(crate) fn set_times(&mut self, changed_at: UnixSeconds, note_at: UnixSeconds) {
        self.changed_at = changed_at;
        self.note_at = (note_at != changed_at).then_some(note_at);
    }

    pub(crate) fn set_state(&mut self, state: State, now: UnixSeconds) -> Option<Step> {
        if self.state == state {
            return None;
        }
        // Steps stand in the order of their times, whatever the device's clock does.
        let at = self.steps.last().map_or(now, |last| now.max(last.at + 1));
        let step = Step { state, at };
        self.state = state;
        self.set_times(self.changed_at.max(at), self.note_at());
        self.steps.push(step);
        self.bound_steps();
        Some(step)
    }

    pub(crate) fn undo_state(&mut self, step: Step) {
        if self.steps.len() > 1 {
            self.steps.retain(|other| *other != step);
        }
        self.state = self.steps.last().map_or(State::NotYet, |last| last.state);
    }

    pub(crate) fn set_note(&mut self, base: &str, note: &str, now: UnixSeconds) {
        let note = truncated(note.to_owned(), MAX_NOTE);
        if self.note == note {
            return;
        }
        if self.note != base && now < self.note_at() {
            self.other_notes.insert(note);
        } else {
            let replaced = std::mem::replace(&mut self.note, note);
            if replaced != base {
                self.other_notes.insert(replaced);
            }
            self.set_times(self.changed_at.max(now), now);
        }
        self.tidy_other_notes();
    }

    /// What stands in another note as a whole is not kept twice.
    pub(crate) fn tidy_other_notes(&mut self) {
        let all = std::mem::take(&mut self.other_notes);
        let is_in = |text: &str, other: &str| other != text && other.contains(text);
        let whole = |text: &&String| {
            !text.is_empty() && !self.note.contains(text.as_str()) && !all.iter().any(|other| is_in(text, other))
        };
        self.other_notes = all.iter().filter(whole).take(MAX_OTHER_NOTES).cloned().collect();
    }

    pub(crate) fn bound_steps(&mut self) {
        let excess = self.steps.len().saturating_sub(MAX_STEPS);
        self.steps.drain(..excess);
    }
}

pub(crate) fn truncated(mut text: String, characters: usize) -> String {
    text.truncate(first_chars(&text, characters).len());
    text
}

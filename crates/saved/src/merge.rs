//! Reconciles the list with a newer directory, and merges it with another list.

use super::{Item, List, MAX_ITEMS, MAX_NOTE, NOT_WHOLE, Standing, State, Step, difference::difference};
use serde::Serialize;
use serde_json::{Map, Value};
use signpost_directory::{Code, Record};
use signpost_hours::UnixSeconds;
use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, BTreeSet},
};

/// What came of merging another list into this one, or would come of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// Items that this list had not.
    pub added: Vec<Code>,
    /// In both, and something of the other one was newer or more.
    pub updated: Vec<Code>,
    /// Items that were the same already.
    pub unchanged: usize,
    /// Not taken for want of room in the list.
    pub left_out: usize,
}

impl List {
    /// Brings the list up to a directory: programs that changed or vanished are flagged, nothing is lost.
    ///
    /// `found`: what that directory has for the list's codes; codes that are not mentioned stay as they are.
    /// `released_at`: when that directory was made; an item that is from a newer one already stays as it is, so
    /// that an old tab cannot turn the clock back. Returns whether anything was changed.
    pub fn reconcile(&mut self, found: &[(Code, Option<Record>)], released_at: UnixSeconds) -> bool {
        let mut of_code: BTreeMap<Code, &Option<Record>> = BTreeMap::new();
        of_code.extend(found.iter().map(|(code, record)| (*code, record)));
        let mut any = false;
        for item in self.items.iter_mut().filter(|item| item.as_of <= released_at) {
            let Some(record) = of_code.get(&item.code) else { continue };
            let before = (item.as_of, item.standing.clone());
            let mut changed = false;
            match record {
                Some(record) => {
                    let mut parts = match item.as_of {
                        NOT_WHOLE => BTreeSet::new(),
                        _ => difference(&item.record, record),
                    };
                    if let Standing::Changed(unseen) = &item.standing {
                        parts.extend(unseen);
                    }
                    item.standing = if parts.is_empty() { Standing::Current } else { Standing::Changed(parts) };
                    changed = item.record != *record;
                    if changed {
                        item.record = record.clone();
                    }
                }
                None if matches!(item.standing, Standing::Gone { .. }) => {}
                None => item.standing = Standing::Gone { since: released_at },
            }
            item.as_of = released_at;
            any |= changed || before != (item.as_of, item.standing.clone());
        }
        any
    }

    /// Merges another list (an imported file, another phone's), field by field: of each field the later change holds, all
    /// steps are kept, and a note that another one replaced unseen stays beside it.
    ///
    /// Which list is merged into which, in which order and how often makes no difference, as long as there is room. What
    /// was taken out of one list only is in the merged one: removing leaves no trace, so that nobody finds one.
    pub fn merge(&mut self, other: List) -> Merged {
        let mut merged = Merged::default();
        let mut room = MAX_ITEMS.saturating_sub(self.items.len());
        for theirs in other.items {
            let code = theirs.code;
            match self.get_mut(code) {
                Some(ours) => match ours.merge(theirs) {
                    true => merged.updated.push(code),
                    false => merged.unchanged += 1,
                },
                None if room > 0 => {
                    room -= 1;
                    self.items.push(theirs);
                    merged.added.push(code);
                }
                None => merged.left_out += 1,
            }
        }
        for entry in other.unread {
            if !self.unread.contains(&entry) {
                self.unread.push(entry);
            }
        }
        self.unread.sort();
        merge_unknown(&mut self.unknown, other.unknown);
        self.sort();
        merged
    }

    /// Takes a merge back: what it added goes, and what it changed is as in the list `before` it.
    pub fn undo_merge(&mut self, before: &List, merged: &Merged) {
        self.items.retain(|item| !merged.added.contains(&item.code));
        for item in self.items.iter_mut().filter(|item| merged.updated.contains(&item.code)) {
            if let Some(earlier) = before.get(item.code) {
                *item = earlier.clone();
            }
        }
        self.sort();
    }
}

impl Item {
    /// Whether that changed anything.
    pub(crate) fn merge(&mut self, theirs: Item) -> bool {
        let before = self.clone();
        let takes_snapshot = theirs.is_newer_snapshot_than(self);
        let takes_note = (theirs.note_at(), &theirs.note) > (self.note_at(), &self.note);
        let note_at = self.note_at().max(theirs.note_at());
        if takes_snapshot {
            self.record = theirs.record;
            self.as_of = theirs.as_of;
            self.standing = theirs.standing;
        }
        let mut other = theirs.note;
        if takes_note {
            std::mem::swap(&mut self.note, &mut other);
        }
        self.other_notes.insert(other);
        self.other_notes.extend(theirs.other_notes);
        self.tidy_other_notes();
        self.set_times(self.changed_at.max(theirs.changed_at), note_at);
        self.steps = merged_steps(std::mem::take(&mut self.steps), theirs.steps);
        self.bound_steps();
        self.state = self.steps.last().map_or(self.state, |step| step.state);
        self.saved_at = self.saved_at.min(theirs.saved_at);
        self.said = self.said.take().max(theirs.said);
        self.place = self.place.max(theirs.place);
        merge_unknown(&mut self.unknown, theirs.unknown);
        *self != before
    }

    /// Whether this one's record is from a newer release. Of the same release, what the reader has seen already counts.
    fn is_newer_snapshot_than(&self, other: &Item) -> bool {
        let age = |item: &Item| (item.as_of, Reverse(item.standing.clone()));
        match age(self).cmp(&age(other)) {
            Ordering::Equal if self.record != other.record => as_text(&self.record) > as_text(&other.record),
            order => order == Ordering::Greater,
        }
    }
}

/// All steps in the order of their times. Saving is the first step of both; that of the second phone does not take back
/// what the reader said on the first one.
fn merged_steps(mut ours: Vec<Step>, mut theirs: Vec<Step>) -> Vec<Step> {
    let take_first = |steps: &mut Vec<Step>| match steps.first() {
        Some(first) if first.state == State::NotYet => Some(steps.remove(0)),
        _ => None,
    };
    let firsts = [take_first(&mut ours), take_first(&mut theirs)];
    ours.extend(theirs);
    ours.extend(firsts.into_iter().flatten().min_by_key(|step| step.at));
    ours.sort_by_key(|step| (step.at, step.state));
    ours.dedup();
    ours
}

/// Some order between values of which none is newer, the same on each device.
fn as_text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("all keys are texts")
}

fn merge_unknown(ours: &mut Map<String, Value>, theirs: Map<String, Value>) {
    for (name, value) in theirs {
        match ours.get(&name) {
            Some(present) if as_text(present) >= as_text(&value) => {}
            _ => drop(ours.insert(name, value)),
        }
    }
}

/// Characters of a note in a file: earlier versions put notes that differed under each other.
pub(super) const MAX_MERGED_NOTE: usize = 16 * MAX_NOTE;

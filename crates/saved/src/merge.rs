//! Reconciles the list with a newer directory, and merges it with another list.

use super::{Item, List, MAX_ITEMS, MAX_NOTE, Standing, difference::difference};
use signpost_directory::{Code, Record};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

/// What came of merging another list into this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Items that this list had not.
    pub added: u32,
    /// In both, and something of the other one was newer or more.
    pub updated: u32,
    /// Items that were the same already.
    pub unchanged: u32,
    /// Not taken for want of room in the list.
    pub left_out: u32,
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
                    let mut parts = difference(&item.record, record);
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

    /// Adds what another list (an imported file, another phone's) has. Both sides' words stay: a note that
    /// differs is put under the one that is here; the state that was set last holds; all steps are kept.
    pub fn merge(&mut self, other: List) -> Merged {
        let mut merged = Merged::default();
        let mut room = MAX_ITEMS.saturating_sub(self.items.len());
        for theirs in other.items {
            match self.get_mut(theirs.code) {
                Some(ours) => match ours.merge_item(theirs) {
                    true => merged.updated += 1,
                    false => merged.unchanged += 1,
                },
                None if room > 0 => {
                    room -= 1;
                    self.items.push(theirs);
                    merged.added += 1;
                }
                None => merged.left_out += 1,
            }
        }
        merged
    }
}

impl Item {
    fn merge_item(&mut self, theirs: Item) -> bool {
        let before = self.clone();
        if theirs.as_of > self.as_of {
            self.record = theirs.record;
            self.as_of = theirs.as_of;
            self.standing = theirs.standing;
        }
        if theirs.changed_at > self.changed_at {
            self.state = theirs.state;
            self.changed_at = theirs.changed_at;
        }
        if !self.note.contains(&theirs.note) {
            self.note = match theirs.note.contains(&self.note) {
                true => theirs.note,
                false => format!("{}\n{}", self.note, theirs.note),
            };
        }
        self.saved_at = self.saved_at.min(theirs.saved_at);
        self.said = self.said.take().or(theirs.said);
        for (name, value) in theirs.unknown {
            self.unknown.entry(name).or_insert(value);
        }
        let missing: Vec<_> = theirs.steps.into_iter().filter(|step| !self.steps.contains(step)).collect();
        if !missing.is_empty() {
            self.steps.extend(missing);
            self.steps.sort_by_key(|step| step.at);
            self.bound_steps();
        }
        *self != before
    }
}

/// Characters of a note in a file: as many as merging a few lists can make of the ones that readers type.
pub(super) const MAX_MERGED_NOTE: usize = 16 * MAX_NOTE;

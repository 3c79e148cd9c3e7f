//! Defines a new community's roles, how long each role's signature holds, and partners' delegations.

use crate::{
    json::Object,
    key::Key,
    metadata::{Covers, DelegatedRole, Delegations, GRACE_FIELD, Header, Metadata, RoleKeys, Root, Targets},
    policy::DAY,
    release::{EDITORS, PARTNER_PREFIX},
};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

/// What editors sign for: the data, and the hashes of the app's files and of the plain pages (for `verify`).
pub const EDITOR_PATHS: [&str; 5] = ["data/*", "app/*", "app/*/*", "browse/*", "browse/*/*"];

/// Days that each role's signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifetimes {
    pub root: u32,
    pub targets: u32,
    pub editors: u32,
    pub partner: u32,
    pub snapshot: u32,
    /// 14 with a daily job, 45 where there is none.
    pub timestamp: u32,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self { root: 3 * 365, targets: 2 * 365, editors: 365, partner: 365, snapshot: 180, timestamp: 14 }
    }
}

impl Lifetimes {
    /// Days of a delegated role's signature.
    pub fn of_delegated(&self, role: &str) -> u32 {
        if role.starts_with(PARTNER_PREFIX) { self.partner } else { self.editors }
    }
}

/// When something signed now for so many days expires.
pub(super) fn expiry(now: UnixSeconds, days: u32) -> UnixSeconds {
    now.saturating_add(UnixSeconds::from(days) * DAY)
}

/// Who signs for a role.
#[derive(Debug, Clone)]
pub struct RoleSetup {
    pub keys: Vec<Key>,
    pub threshold: u64,
}

impl RoleSetup {
    pub fn new(keys: impl IntoIterator<Item = Key>, threshold: u64) -> Self {
        Self { keys: keys.into_iter().collect(), threshold }
    }

    /// The role's entry; its keys are added to `keys`. Editing a role in `Repository::next_root` uses this too.
    pub fn put(&self, keys: &mut BTreeMap<String, Key>) -> RoleKeys {
        let mut ids = Vec::new();
        for key in &self.keys {
            let id = key.id();
            if !ids.contains(&id) {
                ids.push(id.clone());
            }
            keys.insert(id, key.clone());
        }
        RoleKeys::new(ids, self.threshold)
    }
}

/// A new community.
#[derive(Debug, Clone)]
pub struct Setup {
    pub root: RoleSetup,
    pub targets: RoleSetup,
    pub editors: RoleSetup,
    /// Signs snapshot and timestamp.
    pub robot: RoleSetup,
    pub grace_days: u32,
}

impl Setup {
    /// The draft of root version 1.
    pub fn root(&self, now: UnixSeconds, lifetimes: &Lifetimes) -> Metadata<Root> {
        let mut keys = BTreeMap::new();
        let mut header = Header::new(1, expiry(now, lifetimes.root), now);
        header.extra.insert(GRACE_FIELD.into(), self.grace_days.into());
        Metadata::draft(Root {
            header,
            consistent_snapshot: true,
            root: self.root.put(&mut keys),
            timestamp: self.robot.put(&mut keys),
            snapshot: self.robot.put(&mut keys),
            targets: self.targets.put(&mut keys),
            keys,
            other_roles: Object::new(),
        })
    }

    /// The draft of targets version 1: the delegation to the editors alone.
    pub fn targets(&self, now: UnixSeconds, lifetimes: &Lifetimes) -> Metadata<Targets> {
        let mut delegations = Delegations::default();
        let keys = self.editors.put(&mut delegations.keys);
        let paths = EDITOR_PATHS.map(str::to_owned).to_vec();
        delegations.roles.push(delegation(EDITORS.into(), keys, paths));
        Metadata::draft(Targets {
            header: Header::new(1, expiry(now, lifetimes.targets), now),
            targets: BTreeMap::new(),
            delegations: Some(delegations),
        })
    }
}

fn delegation(name: String, keys: RoleKeys, paths: Vec<String>) -> DelegatedRole {
    DelegatedRole { name, keys, terminating: true, covers: Covers::Paths(paths), extra: Object::new() }
}

/// Adds a partner's delegation (`partner-X` for `partners/X/*`, terminating) after the others, or changes its keys.
/// For [`super::Repository::next_targets`]. The partner's first file must be accepted before the repository can be sealed;
/// a name that is not plain ([`crate::release::is_partner_name`]) is refused when the targets are accepted.
pub fn add_partner(targets: &mut Targets, name: &str, keys: &RoleSetup) {
    remove_partner(targets, name);
    let delegations = targets.delegations.get_or_insert_default();
    let keys = keys.put(&mut delegations.keys);
    let paths = vec![format!("partners/{name}/*")];
    delegations.roles.push(delegation(format!("{PARTNER_PREFIX}{name}"), keys, paths));
}

/// Drops a partner's delegation and the keys that no other role uses. The snapshot keeps its entry, or clients would see
/// a rollback; [`super::Repository::seal`] sees to that.
pub fn remove_partner(targets: &mut Targets, name: &str) {
    let role = format!("{PARTNER_PREFIX}{name}");
    if let Some(delegations) = &mut targets.delegations {
        delegations.roles.retain(|delegated| delegated.name != role);
        let used: Vec<&String> = delegations.roles.iter().flat_map(|role| &role.keys.keyids).collect();
        delegations.keys.retain(|id, _| used.contains(&id));
    }
}

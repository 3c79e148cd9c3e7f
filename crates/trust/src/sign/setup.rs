//! The roles of a new community, the lifetimes of their metadata, and partners' delegations.

use crate::{
    json::Object,
    key::Key,
    metadata::{DelegatedPaths, DelegatedRole, Delegations, GRACE_FIELD, Header, Metadata, Role, Root, Targets},
    policy::DAY,
    release::{EDITORS, PARTNER_PREFIX},
};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

/// The paths delegated to the editors: the data, and for `verify` the app's files and the plain pages.
pub const EDITOR_PATHS: [&str; 5] = ["data/*", "app/*", "app/*/*", "browse/*", "browse/*/*"];

/// Days until a role's metadata expires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifetimes {
    /// Of root.
    pub root: u32,
    /// Of the top-level targets.
    pub targets: u32,
    /// Of the editors' targets.
    pub editors: u32,
    /// Of each partner's targets.
    pub partner: u32,
    /// Of snapshot.
    pub snapshot: u32,
    /// 14 with a daily job, 45 without.
    pub timestamp: u32,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self { root: 3 * 365, targets: 2 * 365, editors: 365, partner: 365, snapshot: 180, timestamp: 14 }
    }
}

impl Lifetimes {
    /// Of editors or a partner.
    pub fn of_delegated(&self, role: &str) -> u32 {
        if role.starts_with(PARTNER_PREFIX) { self.partner } else { self.editors }
    }
}

/// `days` after `now`.
pub(super) fn expiry(now: UnixSeconds, days: u32) -> UnixSeconds {
    now.saturating_add(UnixSeconds::from(days) * DAY)
}

/// The keys and the threshold of a role.
#[derive(Debug, Clone)]
pub struct RoleSetup {
    /// All keys that may sign.
    pub keys: Vec<Key>,
    /// How many of them have to.
    pub threshold: u64,
}

impl RoleSetup {
    /// A role with these keys.
    pub fn new(keys: impl IntoIterator<Item = Key>, threshold: u64) -> Self {
        Self { keys: keys.into_iter().collect(), threshold }
    }

    /// Adds its keys to `keys` and returns the role; [`super::Repository::next_root`] uses it to change a role.
    pub fn put(&self, keys: &mut BTreeMap<String, Key>) -> Role {
        let mut ids = Vec::new();
        for key in &self.keys {
            let id = key.id();
            if !ids.contains(&id) {
                ids.push(id.clone());
            }
            keys.insert(id, key.clone());
        }
        Role::new(ids, self.threshold)
    }
}

/// The roles of a new community.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Signs roots.
    pub root: RoleSetup,
    /// Signs the delegations.
    pub targets: RoleSetup,
    /// Signs the community's own data.
    pub editors: RoleSetup,
    /// The online key's roles, snapshot and timestamp.
    pub online: RoleSetup,
    /// For [`crate::metadata::GRACE_FIELD`].
    pub grace_days: u32,
}

impl Setup {
    /// A draft of root version 1.
    pub fn root(&self, now: UnixSeconds, lifetimes: &Lifetimes) -> Metadata<Root> {
        let mut keys = BTreeMap::new();
        let mut header = Header::new(1, expiry(now, lifetimes.root), now);
        header.unrecognized_fields.insert(GRACE_FIELD.into(), self.grace_days.into());
        Metadata::draft(Root {
            header,
            consistent_snapshot: true,
            root: self.root.put(&mut keys),
            timestamp: self.online.put(&mut keys),
            snapshot: self.online.put(&mut keys),
            targets: self.targets.put(&mut keys),
            keys,
            other_roles: Object::new(),
        })
    }

    /// A draft of targets version 1, which delegates to the editors alone.
    pub fn targets(&self, now: UnixSeconds, lifetimes: &Lifetimes) -> Metadata<Targets> {
        let mut delegations = Delegations::default();
        let role = self.editors.put(&mut delegations.keys);
        let paths = EDITOR_PATHS.map(str::to_owned).to_vec();
        delegations.roles.push(delegation(EDITORS.into(), role, paths));
        Metadata::draft(Targets {
            header: Header::new(1, expiry(now, lifetimes.targets), now),
            targets: BTreeMap::new(),
            delegations: Some(delegations),
        })
    }
}

fn delegation(name: String, role: Role, paths: Vec<String>) -> DelegatedRole {
    DelegatedRole {
        name,
        role,
        terminating: true,
        paths: DelegatedPaths::Paths(paths),
        unrecognized_fields: Object::new(),
    }
}

/// Adds or replaces a partner's delegation (`partner-X` for `partners/X/*`, terminating), after the others; for
/// [`super::Repository::next_targets`]. The partner's first file must be accepted before the next snapshot, and an invalid
/// name ([`crate::release::is_partner_name`]) is refused when the targets are accepted.
pub fn add_partner(targets: &mut Targets, name: &str, keys: &RoleSetup) {
    remove_partner(targets, name);
    let delegations = targets.delegations.get_or_insert_default();
    let role = keys.put(&mut delegations.keys);
    let paths = vec![format!("partners/{name}/*")];
    delegations.roles.push(delegation(format!("{PARTNER_PREFIX}{name}"), role, paths));
}

/// Drops a partner's delegation, and keys that no other role uses. The snapshot keeps the partner's entry, or clients
/// would refuse the removal ([`super::Repository::sign_snapshot_and_timestamp`]).
pub fn remove_partner(targets: &mut Targets, name: &str) {
    let role = format!("{PARTNER_PREFIX}{name}");
    if let Some(delegations) = &mut targets.delegations {
        delegations.roles.retain(|delegated| delegated.name != role);
        let used: Vec<&String> = delegations.roles.iter().flat_map(|role| &role.role.keyids).collect();
        delegations.keys.retain(|id, _| used.contains(&id));
    }
}

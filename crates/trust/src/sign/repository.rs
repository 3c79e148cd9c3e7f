//! A published repository as a value: its metadata, drafts of the next versions, and the checks before they are accepted.

use super::{Lifetimes, SigningKey, setup::expiry};
use crate::{
    json::MAX_INTEGER,
    key::{ED25519, Key, Scheme},
    metadata::{Hashes, Header, MetaFile, Metadata, Role, Root, Signed, Snapshot, TargetFile, Targets, Timestamp},
    policy::{Caps, DAY},
    refusal::{Reason, Refusal},
    release,
    state::check_next_root,
};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

const SCHEMES: &[Scheme] = &[ED25519];

/// The threshold of a role, and which of its keys have signed a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signers {
    /// The threshold.
    pub needed: u64,
    /// Keys whose signature is on the draft.
    pub signed: Vec<Key>,
    /// Keys that have not signed.
    pub missing: Vec<Key>,
}

impl Signers {
    fn of<T: Signed>(file: &Metadata<T>, keys: &BTreeMap<String, Key>, role: &Role) -> Self {
        let signers = file.signers(keys, role, SCHEMES);
        let (signed, missing) = role
            .keyids
            .iter()
            .filter_map(|id| keys.get_key_value(id))
            .partition::<Vec<_>, _>(|(id, _)| signers.contains(&id.as_str()));
        let keys = |found: Vec<(&String, &Key)>| found.into_iter().map(|(_, key)| key.clone()).collect();
        Self { needed: role.threshold, signed: keys(signed), missing: keys(missing) }
    }

    /// Whether the threshold is reached.
    pub fn enough(&self) -> bool {
        self.signed.len() as u64 >= self.needed
    }
}

/// All current metadata of a published repository, verified.
#[derive(Debug, Clone)]
pub struct Repository {
    /// Oldest first; the last is current.
    pub roots: Vec<Metadata<Root>>,
    /// The top-level targets, which delegate to editors and partners.
    pub targets: Metadata<Targets>,
    /// By role name: `editors`, `partner-X`.
    pub delegated: BTreeMap<String, Metadata<Targets>>,
    /// `None` before the first release.
    pub snapshot: Option<Metadata<Snapshot>>,
    /// `None` before the first release.
    pub timestamp: Option<Metadata<Timestamp>>,
    /// Versions by role name that readers may have seen elsewhere; the next ones are higher.
    pub seen: BTreeMap<String, u64>,
}

impl Repository {
    /// A new repository; refused when a draft lacks signatures.
    pub fn new(root: Metadata<Root>, targets: Metadata<Targets>) -> Result<Self, Refusal> {
        let signed = root.signed();
        root.verify_signatures("root", "root", &signed.keys, &signed.root, SCHEMES)?;
        targets.verify_signatures("targets", "root", &signed.keys, &signed.targets, SCHEMES)?;
        Ok(Self {
            roots: vec![root],
            targets,
            delegated: BTreeMap::new(),
            snapshot: None,
            timestamp: None,
            seen: BTreeMap::new(),
        })
    }

    /// Loads the repository from its files, by name below `metadata/`. Verifies every signature, but no expiry, length or
    /// hash: `verify` runs the client for those.
    pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<Self, Refusal> {
        let roots = read_roots(files)?;
        let root = roots[roots.len() - 1].signed();
        let timestamp: Metadata<Timestamp> = read_file(files, "timestamp", "timestamp.json")?;
        timestamp.verify_signatures("timestamp", "root", &root.keys, &root.timestamp, SCHEMES)?;
        let versioned = |role: &str, version: u64| {
            if root.consistent_snapshot { format!("{version}.{role}.json") } else { format!("{role}.json") }
        };
        let name = versioned("snapshot", timestamp.signed().snapshot.version);
        let snapshot: Metadata<Snapshot> = read_file(files, "snapshot", &name)?;
        snapshot.verify_signatures("snapshot", "root", &root.keys, &root.snapshot, SCHEMES)?;
        let read_role = |role: &str| -> Result<Metadata<Targets>, Refusal> {
            let meta = snapshot.signed().of_role(role);
            let meta = meta.ok_or_else(|| Refusal::new(role, None, Reason::NotInSnapshot))?;
            read_file(files, role, &versioned(role, meta.version))
        };
        let targets = read_role("targets")?;
        targets.verify_signatures("targets", "root", &root.keys, &root.targets, SCHEMES)?;
        let mut delegated = BTreeMap::new();
        for role in targets.signed().delegations.iter().flat_map(|all| &all.roles) {
            let file = read_role(&role.name)?;
            release::verify_delegate(&role.name, &file, &targets, SCHEMES)?;
            delegated.insert(role.name.clone(), file);
        }
        let seen = BTreeMap::new();
        Ok(Self { roots, targets, delegated, snapshot: Some(snapshot), timestamp: Some(timestamp), seen })
    }

    /// The current root.
    pub fn root(&self) -> &Metadata<Root> {
        &self.roots[self.roots.len() - 1]
    }

    /// Name, version and expiry of every role, to find what is due next.
    pub fn headers(&self) -> Vec<(&str, &Header)> {
        let mut headers = vec![("root", &self.root().signed().header), ("targets", &self.targets.signed().header)];
        headers.extend(self.delegated.iter().map(|(name, role)| (name.as_str(), &role.signed().header)));
        headers.extend(self.snapshot.iter().map(|file| ("snapshot", &file.signed().header)));
        headers.extend(self.timestamp.iter().map(|file| ("timestamp", &file.signed().header)));
        headers
    }

    // ---- root

    /// A draft of the next root. `change` edits keys and roles (see [`super::RoleSetup::put`]); keys without a role are
    /// dropped, version and expiry are set.
    pub fn next_root(&self, change: impl FnOnce(&mut Root), now: UnixSeconds, lifetimes: &Lifetimes) -> Metadata<Root> {
        let mut root = self.root().signed().clone();
        change(&mut root);
        let roles = [&root.root, &root.timestamp, &root.snapshot, &root.targets];
        let used: Vec<String> = roles.iter().flat_map(|role| role.keyids.clone()).collect();
        root.keys.retain(|id, _| used.contains(id));
        root.header.renew(self.root().version(), now, expiry(now, lifetimes.root));
        Metadata::draft(root)
    }

    /// Who has signed a root draft, by the trusted root's keys and by its own; both must meet their threshold.
    pub fn root_signers(&self, draft: &Metadata<Root>) -> (Signers, Signers) {
        let of = |root: &Root| Signers::of(draft, &root.keys, &root.root);
        (of(self.root().signed()), of(draft.signed()))
    }

    /// Accepts a root signed by a threshold of the old and of the new keys (specification 6.1).
    pub fn accept_root(&mut self, root: Metadata<Root>) -> Result<(), Refusal> {
        check_next_version("root", self.root().version(), root.version())?;
        check_next_root(self.root(), &root, SCHEMES)?;
        self.roots.push(root);
        Ok(())
    }

    // ---- targets

    /// A draft of the next top-level targets; `change` edits the delegations (see [`super::add_partner`]).
    pub fn next_targets(
        &self,
        change: impl FnOnce(&mut Targets),
        now: UnixSeconds,
        lifetimes: &Lifetimes,
    ) -> Metadata<Targets> {
        let mut targets = self.targets.signed().clone();
        change(&mut targets);
        targets.header.renew(self.targets.version(), now, expiry(now, lifetimes.targets));
        Metadata::draft(targets)
    }

    /// Who has signed a draft of the targets.
    pub fn targets_signers(&self, draft: &Metadata<Targets>) -> Signers {
        let root = self.root().signed();
        Signers::of(draft, &root.keys, &root.targets)
    }

    /// Accepts signed targets whose delegations a reader would accept: at most 32, with valid partner names.
    pub fn accept_targets(&mut self, targets: Metadata<Targets>) -> Result<(), Refusal> {
        check_newer_version("targets", self.targets.version(), targets.version())?;
        release::release_roles(&targets, Caps::default().roles)?;
        let root = self.root().signed();
        targets.verify_signatures("targets", "root", &root.keys, &root.targets, SCHEMES)?;
        let delegations = targets.signed().delegations.iter();
        let names: Vec<&str> = delegations.flat_map(|all| &all.roles).map(|role| role.name.as_str()).collect();
        self.delegated.retain(|name, _| names.contains(&name.as_str()));
        self.targets = targets;
        Ok(())
    }

    // ---- delegated roles

    /// A draft of the next version of a delegated role that lists exactly `files`.
    pub fn next_delegated(
        &self,
        role: &str,
        files: impl IntoIterator<Item = (String, TargetFile)>,
        now: UnixSeconds,
        lifetimes: &Lifetimes,
    ) -> Result<Metadata<Targets>, Refusal> {
        self.delegation(role)?;
        let expires = expiry(now, lifetimes.of_delegated(role));
        let mut header = Header::new(1, expires, now);
        header.renew(self.last_version(role), now, expires);
        Ok(Metadata::draft(Targets { header, targets: files.into_iter().collect(), delegations: None }))
    }

    /// The version that the next metadata of a delegated role will have.
    pub fn next_delegated_version(&self, role: &str) -> u64 {
        self.last_version(role) + 1
    }

    /// Who has signed a draft of a delegated role.
    pub fn delegated_signers(&self, role: &str, draft: &Metadata<Targets>) -> Result<Signers, Refusal> {
        let (keys, role) = self.delegation(role)?;
        Ok(Signers::of(draft, keys, role))
    }

    /// Accepts the next version of a delegated role, signed as its delegation demands.
    pub fn accept_delegated(&mut self, role: &str, file: Metadata<Targets>) -> Result<(), Refusal> {
        check_newer_version(role, self.last_version(role), file.version())?;
        release::verify_delegate(role, &file, &self.targets, SCHEMES)?;
        self.delegated.insert(role.to_owned(), file);
        Ok(())
    }

    /// The keys and the role that targets delegates to under this name.
    pub fn delegation(&self, role: &str) -> Result<(&BTreeMap<String, Key>, &Role), Refusal> {
        let delegations = self.targets.signed().delegations.as_ref();
        delegations
            .and_then(|all| {
                let role = all.roles.iter().find(|known| known.name == role)?;
                Some((&all.keys, &role.role))
            })
            .ok_or_else(|| Refusal::new(role, None, Reason::NotDelegated))
    }

    /// The highest version ever published, also of a partner that was removed and comes back; 0 for a new role.
    fn last_version(&self, role: &str) -> u64 {
        let published = self.snapshot.as_ref().and_then(|file| file.signed().of_role(role));
        let current = self.delegated.get(role).map_or(0, Metadata::version);
        self.seen_version(role, current.max(published.map_or(0, |meta| meta.version)))
    }

    /// `last`, or a higher version of the role that readers may have seen.
    fn seen_version(&self, role: &str, last: u64) -> u64 {
        last.max(self.seen.get(role).copied().unwrap_or_default())
    }

    /// The versions of the next timestamp and snapshot, if both are signed anew.
    pub fn next_online_versions(&self) -> (u64, u64) {
        (self.last_timestamp() + 1, self.last_snapshot() + 1)
    }

    fn last_timestamp(&self) -> u64 {
        self.seen_version("timestamp", self.timestamp.as_ref().map_or(0, Metadata::version))
    }

    fn last_snapshot(&self) -> u64 {
        self.seen_version("snapshot", self.snapshot.as_ref().map_or(0, Metadata::version))
    }

    // ---- snapshot and timestamp

    /// Signs a new timestamp, and a new snapshot when something changed or a third of its lifetime is over (specification
    /// 6.3.2, 6.3.3). Refused when these keys do not meet the threshold, or a delegated role has no metadata yet.
    pub fn sign_snapshot_and_timestamp(
        &mut self,
        online_keys: &[&SigningKey],
        now: UnixSeconds,
        lifetimes: &Lifetimes,
    ) -> Result<(), Refusal> {
        let meta = self.snapshot_meta()?;
        let root = self.root().signed();
        let still_good = self.snapshot.as_ref().filter(|file| {
            let header = &file.signed().header;
            let third = UnixSeconds::from(lifetimes.snapshot) * DAY / 3;
            file.signed().meta == meta
                && file.version() == self.last_snapshot()
                && expiry(now, lifetimes.snapshot) - header.expires < third
                && file.verify_signatures("snapshot", "root", &root.keys, &root.snapshot, SCHEMES).is_ok()
        });
        let snapshot = match still_good {
            Some(file) => file.clone(),
            None => {
                let expires = expiry(now, lifetimes.snapshot);
                let mut header = Header::new(1, expires, now);
                let last = self.last_snapshot();
                check_room("snapshot", last)?;
                header.renew(last, now, expires);
                let mut file = Metadata::draft(Snapshot { header, meta });
                sign_all(&mut file, online_keys, &root.keys);
                file.verify_signatures("snapshot", "root", &root.keys, &root.snapshot, SCHEMES)?;
                file
            }
        };
        let expires = expiry(now, lifetimes.timestamp);
        let mut header = Header::new(1, expires, now);
        let last = self.last_timestamp();
        check_room("timestamp", last)?;
        header.renew(last, now, expires);
        let mut timestamp = Metadata::draft(Timestamp { header, snapshot: meta_of(&snapshot) });
        sign_all(&mut timestamp, online_keys, &root.keys);
        timestamp.verify_signatures("timestamp", "root", &root.keys, &root.timestamp, SCHEMES)?;
        self.snapshot = Some(snapshot);
        self.timestamp = Some(timestamp);
        Ok(())
    }

    /// The snapshot's entries: every current role, and removed roles as they were, since clients would refuse a removal.
    fn snapshot_meta(&self) -> Result<BTreeMap<String, MetaFile>, Refusal> {
        let mut meta = match &self.snapshot {
            Some(file) => file.signed().meta.clone(),
            None => BTreeMap::new(),
        };
        meta.insert("targets.json".into(), meta_of(&self.targets));
        for role in self.targets.signed().delegations.iter().flat_map(|all| &all.roles) {
            let Some(file) = self.delegated.get(&role.name) else {
                return Err(Refusal::new(&role.name, None, Reason::NotInSnapshot));
            };
            // The delegation's keys may have changed since the file was accepted.
            release::verify_delegate(&role.name, file, &self.targets, SCHEMES)?;
            meta.insert(format!("{}.json", role.name), meta_of(file));
        }
        let root = self.root().signed();
        self.targets.verify_signatures("targets", "root", &root.keys, &root.targets, SCHEMES)?;
        Ok(meta)
    }

    /// The files to publish, by name below `metadata/`; `timestamp.json` comes last.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        for root in &self.roots {
            files.push((format!("{}.root.json", root.version()), root.to_bytes()));
        }
        let mut put = |role: &str, version: u64, bytes: Vec<u8>| {
            let name = if self.root().signed().consistent_snapshot {
                format!("{version}.{role}.json")
            } else {
                format!("{role}.json")
            };
            files.push((name, bytes));
        };
        for (role, file) in &self.delegated {
            put(role, file.version(), file.to_bytes());
        }
        put("targets", self.targets.version(), self.targets.to_bytes());
        if let Some(file) = &self.snapshot {
            put("snapshot", file.version(), file.to_bytes());
        }
        if let Some(file) = &self.timestamp {
            files.push(("timestamp.json".into(), file.to_bytes()));
        }
        files
    }
}

fn read_roots(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<Metadata<Root>>, Refusal> {
    let mut versions: Vec<u64> =
        files.keys().filter_map(|name| name.strip_suffix(".root.json")?.parse().ok()).collect();
    versions.sort_unstable();
    let mut roots: Vec<Metadata<Root>> = Vec::new();
    for version in versions {
        let root: Metadata<Root> = read_file(files, "root", &format!("{version}.root.json"))?;
        if root.version() != version {
            let reason = Reason::BadVersion { expected: version };
            return Err(Refusal::new("root", Some(root.version()), reason));
        }
        match roots.last() {
            None => {
                let signed = root.signed();
                root.verify_signatures("root", "root", &signed.keys, &signed.root, SCHEMES)?;
            }
            Some(last) => {
                check_next_version("root", last.version(), version)?;
                check_next_root(last, &root, SCHEMES)?;
            }
        }
        roots.push(root);
    }
    if roots.is_empty() {
        return Err(Refusal::new("root", None, missing("1.root.json")));
    }
    Ok(roots)
}

fn read_file<T: Signed>(files: &BTreeMap<String, Vec<u8>>, role: &str, name: &str) -> Result<Metadata<T>, Refusal> {
    match files.get(name) {
        Some(bytes) => Metadata::parse(bytes, role),
        None => Err(Refusal::new(role, None, missing(name))),
    }
}

fn missing(name: &str) -> Reason {
    Reason::Unreachable { reason: format!("there is no metadata/{name}") }
}

fn check_next_version(role: &str, last: u64, found: u64) -> Result<(), Refusal> {
    if found == last + 1 {
        return Ok(());
    }
    let reason = Reason::BadVersion { expected: last + 1 };
    Err(Refusal::new(role, Some(found), reason))
}

/// Roots must be consecutive; a partner may have signed several versions before one is published.
fn check_newer_version(role: &str, last: u64, found: u64) -> Result<(), Refusal> {
    if found > last {
        return Ok(());
    }
    Err(Refusal::new(role, Some(found), Reason::Rollback { trusted: last }))
}

/// Refuses the version after 2^53, which no client could parse.
fn check_room(role: &str, last: u64) -> Result<(), Refusal> {
    let limit = MAX_INTEGER.unsigned_abs();
    if last < limit {
        return Ok(());
    }
    let what = "versions of one role; take its key away in a new root, and begin anew";
    Err(Refusal::new(role, Some(last), Reason::TooMany { what, limit }))
}

fn sign_all<T: Signed>(file: &mut Metadata<T>, signers: &[&SigningKey], keys: &BTreeMap<String, Key>) {
    for key in signers {
        let keyid = key.id_among(keys).unwrap_or_else(|| key.key().id());
        file.sign_as(&keyid, key);
    }
}

fn meta_of<T: Signed>(file: &Metadata<T>) -> MetaFile {
    let bytes = file.to_bytes();
    MetaFile {
        length: Some(bytes.len() as u64),
        hashes: Some(Hashes::sha256_of(&bytes)),
        ..MetaFile::new(file.version())
    }
}

//! Defines a published repository as a value: what is there, what comes next, what is accepted.

use super::{Lifetimes, SigningKey, setup::expiry};
use crate::{
    json::MAX_INTEGER,
    key::{ED25519, Key, Scheme},
    metadata::{Hashes, Header, MetaFile, Metadata, RoleKeys, Root, Said, Snapshot, TargetFile, Targets, Timestamp},
    policy::{Caps, DAY},
    refusal::{Refusal, Rule},
    release,
    state::check_next_root,
};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

const SCHEMES: &[Scheme] = &[ED25519];

/// How many keys of a role must sign, who has signed, and who could still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signers {
    pub needed: u64,
    pub signed: Vec<Key>,
    pub missing: Vec<Key>,
}

impl Signers {
    fn of<T: Said>(file: &Metadata<T>, keys: &BTreeMap<String, Key>, role: &RoleKeys) -> Self {
        let signers = file.signers(keys, role, SCHEMES);
        let (signed, missing) = role
            .keyids
            .iter()
            .filter_map(|id| keys.get_key_value(id))
            .partition::<Vec<_>, _>(|(id, _)| signers.contains(&id.as_str()));
        let keys = |found: Vec<(&String, &Key)>| found.into_iter().map(|(_, key)| key.clone()).collect();
        Self { needed: role.threshold, signed: keys(signed), missing: keys(missing) }
    }

    pub fn enough(&self) -> bool {
        self.signed.len() as u64 >= self.needed
    }
}

/// A published repository: all its current metadata, verified.
#[derive(Debug, Clone)]
pub struct Repository {
    /// Oldest first; the last is current.
    pub roots: Vec<Metadata<Root>>,
    pub targets: Metadata<Targets>,
    /// By role name: `editors`, `partner-X`.
    pub delegated: BTreeMap<String, Metadata<Targets>>,
    /// None until first sealed.
    pub snapshot: Option<Metadata<Snapshot>>,
    pub timestamp: Option<Metadata<Timestamp>>,
}

impl Repository {
    /// A new repository; refused when the drafts lack signatures.
    pub fn new(root: Metadata<Root>, targets: Metadata<Targets>) -> Result<Self, Refusal> {
        let said = root.said();
        root.verify("root", "root", &said.keys, &said.root, SCHEMES)?;
        targets.verify("targets", "root", &said.keys, &said.targets, SCHEMES)?;
        Ok(Self { roots: vec![root], targets, delegated: BTreeMap::new(), snapshot: None, timestamp: None })
    }

    /// The repository published in these files (name below `metadata/` to bytes). Every signature is checked; expiries,
    /// lengths and hashes are not (`verify` drives the client for that).
    pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<Self, Refusal> {
        let roots = read_roots(files)?;
        let root = roots[roots.len() - 1].said();
        let timestamp: Metadata<Timestamp> = read_file(files, "timestamp", "timestamp.json")?;
        timestamp.verify("timestamp", "root", &root.keys, &root.timestamp, SCHEMES)?;
        let versioned = |role: &str, version: u64| {
            if root.consistent_snapshot { format!("{version}.{role}.json") } else { format!("{role}.json") }
        };
        let name = versioned("snapshot", timestamp.said().snapshot.version);
        let snapshot: Metadata<Snapshot> = read_file(files, "snapshot", &name)?;
        snapshot.verify("snapshot", "root", &root.keys, &root.snapshot, SCHEMES)?;
        let read_role = |role: &str| -> Result<Metadata<Targets>, Refusal> {
            let meta = snapshot.said().of_role(role);
            let meta = meta.ok_or_else(|| Refusal::new(role, None, Rule::NotInSnapshot))?;
            read_file(files, role, &versioned(role, meta.version))
        };
        let targets = read_role("targets")?;
        targets.verify("targets", "root", &root.keys, &root.targets, SCHEMES)?;
        let mut delegated = BTreeMap::new();
        for role in targets.said().delegations.iter().flat_map(|all| &all.roles) {
            let file = read_role(&role.name)?;
            release::verify_delegated(&role.name, &file, &targets, SCHEMES)?;
            delegated.insert(role.name.clone(), file);
        }
        Ok(Self { roots, targets, delegated, snapshot: Some(snapshot), timestamp: Some(timestamp) })
    }

    pub fn root(&self) -> &Metadata<Root> {
        &self.roots[self.roots.len() - 1]
    }

    /// Every role's name, version and expiry: what is due next.
    pub fn headers(&self) -> Vec<(&str, &Header)> {
        let mut headers = vec![("root", &self.root().said().header), ("targets", &self.targets.said().header)];
        headers.extend(self.delegated.iter().map(|(name, role)| (name.as_str(), &role.said().header)));
        headers.extend(self.snapshot.iter().map(|file| ("snapshot", &file.said().header)));
        headers.extend(self.timestamp.iter().map(|file| ("timestamp", &file.said().header)));
        headers
    }

    // ---- root

    /// The next root as a draft: `change` edits keys and roles (see [`super::RoleSetup::put`]); keys that no role uses any more are
    /// dropped, version and expiry are set.
    pub fn next_root(&self, change: impl FnOnce(&mut Root), now: UnixSeconds, lifetimes: &Lifetimes) -> Metadata<Root> {
        let mut root = self.root().said().clone();
        change(&mut root);
        let roles = [&root.root, &root.timestamp, &root.snapshot, &root.targets];
        let used: Vec<String> = roles.iter().flat_map(|role| role.keyids.clone()).collect();
        root.keys.retain(|id, _| used.contains(id));
        root.header.renew(self.root().version(), now, expiry(now, lifetimes.root));
        Metadata::draft(root)
    }

    /// Who has signed this draft: of the root that is trusted now, and of the draft's own keys. Both must be enough.
    pub fn root_signers(&self, draft: &Metadata<Root>) -> (Signers, Signers) {
        let of = |root: &Root| Signers::of(draft, &root.keys, &root.root);
        (of(self.root().said()), of(draft.said()))
    }

    /// Takes a root signed by the thresholds of both the old and the new keys.
    pub fn accept_root(&mut self, root: Metadata<Root>) -> Result<(), Refusal> {
        check_next_version("root", self.root().version(), root.version())?;
        check_next_root(self.root(), &root, SCHEMES)?;
        self.roots.push(root);
        Ok(())
    }

    // ---- targets

    /// The next top-level targets as a draft; `change` edits the delegations (see [`super::add_partner`]).
    pub fn next_targets(
        &self,
        change: impl FnOnce(&mut Targets),
        now: UnixSeconds,
        lifetimes: &Lifetimes,
    ) -> Metadata<Targets> {
        let mut targets = self.targets.said().clone();
        change(&mut targets);
        targets.header.renew(self.targets.version(), now, expiry(now, lifetimes.targets));
        Metadata::draft(targets)
    }

    pub fn targets_signers(&self, draft: &Metadata<Targets>) -> Signers {
        let root = self.root().said();
        Signers::of(draft, &root.keys, &root.targets)
    }

    /// Takes targets signed by its threshold, whose delegations a reader would accept (at most 32, plain partners' names).
    pub fn accept_targets(&mut self, targets: Metadata<Targets>) -> Result<(), Refusal> {
        check_newer_version("targets", self.targets.version(), targets.version())?;
        release::roles_of(&targets, Caps::default().roles)?;
        let root = self.root().said();
        targets.verify("targets", "root", &root.keys, &root.targets, SCHEMES)?;
        let delegations = targets.said().delegations.iter();
        let names: Vec<&str> = delegations.flat_map(|all| &all.roles).map(|role| role.name.as_str()).collect();
        self.delegated.retain(|name, _| names.contains(&name.as_str()));
        self.targets = targets;
        Ok(())
    }

    // ---- delegated roles

    /// The next version of a delegated role as a draft that lists exactly `files` (path to what is signed of it).
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

    pub fn delegated_signers(&self, role: &str, draft: &Metadata<Targets>) -> Result<Signers, Refusal> {
        let (keys, role) = self.delegation(role)?;
        Ok(Signers::of(draft, keys, role))
    }

    pub fn accept_delegated(&mut self, role: &str, file: Metadata<Targets>) -> Result<(), Refusal> {
        check_newer_version(role, self.last_version(role), file.version())?;
        release::verify_delegated(role, &file, &self.targets, SCHEMES)?;
        self.delegated.insert(role.to_owned(), file);
        Ok(())
    }

    /// The keys, and which of them sign, that targets delegates `role` to.
    pub fn delegation(&self, role: &str) -> Result<(&BTreeMap<String, Key>, &RoleKeys), Refusal> {
        let delegations = self.targets.said().delegations.as_ref();
        delegations
            .and_then(|all| {
                let role = all.roles.iter().find(|known| known.name == role)?;
                Some((&all.keys, &role.keys))
            })
            .ok_or_else(|| Refusal::new(role, None, Rule::NotDelegated))
    }

    /// The highest version ever published, also of a partner that was removed and comes back; 0 for none.
    fn last_version(&self, role: &str) -> u64 {
        let published = self.snapshot.as_ref().and_then(|file| file.said().of_role(role));
        let current = self.delegated.get(role).map_or(0, Metadata::version);
        current.max(published.map_or(0, |meta| meta.version))
    }

    // ---- snapshot and timestamp

    /// Signs a new timestamp, and a new snapshot where something changed or a third of its time is over. Refused when these
    /// keys are not enough, or a delegated role has not signed anything yet.
    pub fn seal(&mut self, robot: &[&SigningKey], now: UnixSeconds, lifetimes: &Lifetimes) -> Result<(), Refusal> {
        let meta = self.snapshot_meta()?;
        let root = self.root().said();
        let still_good = self.snapshot.as_ref().filter(|file| {
            let header = &file.said().header;
            let third = UnixSeconds::from(lifetimes.snapshot) * DAY / 3;
            file.said().meta == meta
                && expiry(now, lifetimes.snapshot) - header.expires < third
                && file.verify("snapshot", "root", &root.keys, &root.snapshot, SCHEMES).is_ok()
        });
        let snapshot = match still_good {
            Some(file) => file.clone(),
            None => {
                let expires = expiry(now, lifetimes.snapshot);
                let mut header = Header::new(1, expires, now);
                let last = self.snapshot.as_ref().map_or(0, Metadata::version);
                check_room("snapshot", last)?;
                header.renew(last, now, expires);
                let mut file = Metadata::draft(Snapshot { header, meta });
                sign_all(&mut file, robot, &root.keys);
                file.verify("snapshot", "root", &root.keys, &root.snapshot, SCHEMES)?;
                file
            }
        };
        let expires = expiry(now, lifetimes.timestamp);
        let mut header = Header::new(1, expires, now);
        let last = self.timestamp.as_ref().map_or(0, Metadata::version);
        check_room("timestamp", last)?;
        header.renew(last, now, expires);
        let mut timestamp = Metadata::draft(Timestamp { header, snapshot: meta_of(&snapshot) });
        sign_all(&mut timestamp, robot, &root.keys);
        timestamp.verify("timestamp", "root", &root.keys, &root.timestamp, SCHEMES)?;
        self.snapshot = Some(snapshot);
        self.timestamp = Some(timestamp);
        Ok(())
    }

    /// What the snapshot lists: every role as it is, and what it listed before of roles that are gone.
    fn snapshot_meta(&self) -> Result<BTreeMap<String, MetaFile>, Refusal> {
        let mut meta = match &self.snapshot {
            Some(file) => file.said().meta.clone(),
            None => BTreeMap::new(),
        };
        meta.insert("targets.json".into(), meta_of(&self.targets));
        for role in self.targets.said().delegations.iter().flat_map(|all| &all.roles) {
            let Some(file) = self.delegated.get(&role.name) else {
                return Err(Refusal::new(&role.name, None, Rule::NotInSnapshot));
            };
            // Also after its keys were changed, the role's own file must be good.
            release::verify_delegated(&role.name, file, &self.targets, SCHEMES)?;
            meta.insert(format!("{}.json", role.name), meta_of(file));
        }
        let root = self.root().said();
        self.targets.verify("targets", "root", &root.keys, &root.targets, SCHEMES)?;
        Ok(meta)
    }

    /// All files to publish, name below `metadata/` to bytes, `timestamp.json` last.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        for root in &self.roots {
            files.push((format!("{}.root.json", root.version()), root.to_bytes()));
        }
        let mut put = |role: &str, version: u64, bytes: Vec<u8>| {
            let name = if self.root().said().consistent_snapshot {
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
            let rule = Rule::VersionMismatch { expected: version };
            return Err(Refusal::new("root", Some(root.version()), rule));
        }
        match roots.last() {
            None => {
                let said = root.said();
                root.verify("root", "root", &said.keys, &said.root, SCHEMES)?;
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

fn read_file<T: Said>(files: &BTreeMap<String, Vec<u8>>, role: &str, name: &str) -> Result<Metadata<T>, Refusal> {
    match files.get(name) {
        Some(bytes) => Metadata::parse(bytes, role),
        None => Err(Refusal::new(role, None, missing(name))),
    }
}

fn missing(name: &str) -> Rule {
    Rule::Unreachable { reason: format!("there is no metadata/{name}") }
}

fn check_next_version(role: &str, last: u64, found: u64) -> Result<(), Refusal> {
    if found == last + 1 {
        return Ok(());
    }
    let rule = Rule::VersionMismatch { expected: last + 1 };
    Err(Refusal::new(role, Some(found), rule))
}

/// Only roots follow one by one: a partner may have signed twice before its entries were fetched.
fn check_newer_version(role: &str, last: u64, found: u64) -> Result<(), Refusal> {
    if found > last {
        return Ok(());
    }
    Err(Refusal::new(role, Some(found), Rule::Rollback { trusted: last }))
}

/// No file may have a version above 2^53.
fn check_room(role: &str, last: u64) -> Result<(), Refusal> {
    let limit = MAX_INTEGER.unsigned_abs();
    if last < limit {
        return Ok(());
    }
    let what = "versions of one role; take its key away in a new root, and begin anew";
    Err(Refusal::new(role, Some(last), Rule::TooMany { what, limit }))
}

fn sign_all<T: Said>(file: &mut Metadata<T>, signers: &[&SigningKey], keys: &BTreeMap<String, Key>) {
    for key in signers {
        let keyid = key.id_among(keys).unwrap_or_else(|| key.key().id());
        file.sign_as(&keyid, key);
    }
}

fn meta_of<T: Said>(file: &Metadata<T>) -> MetaFile {
    let bytes = file.to_bytes();
    MetaFile {
        length: Some(bytes.len() as u64),
        hashes: Some(Hashes::sha256_of(&bytes)),
        ..MetaFile::new(file.version())
    }
}

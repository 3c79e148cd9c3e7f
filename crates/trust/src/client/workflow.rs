//! Defines the order of the update and the rules of each role (specification 5.3 to 5.6).

use super::{Fetch, Goal, Outcome, Phase, Place, Response, Update, body};
use crate::{
    metadata::{Header, MetaFile, Metadata, RoleKeys, Root, Said, Snapshot, Targets, Timestamp},
    path,
    policy::{DAY, Expiry},
    refusal::{Refusal, Rule},
    release::{self, PARTNER_PREFIX},
    state::{self, Held},
};
use signpost_hours::UnixSeconds;

const ROOT: &str = "root";
const TIMESTAMP: &str = "timestamp";
const SNAPSHOT: &str = "snapshot";
const TARGETS: &str = "targets";

impl Update {
    /// One decision: a file is wanted, or the phase is over, or the outcome is there.
    pub(super) fn advance(&mut self) -> Result<(), Refusal> {
        match self.phase.clone() {
            Phase::Root => {
                if self.new_roots >= self.policy.caps.roots {
                    return self.end_of_roots();
                }
                let next = self.state.root().version() + 1;
                self.want_metadata(format!("{next}.root.json"), self.policy.caps.root_bytes);
            }
            Phase::Timestamp => {
                self.timestamp = self.trusted_timestamp();
                self.want_metadata("timestamp.json".into(), self.policy.caps.timestamp_bytes);
            }
            Phase::Snapshot => self.begin_snapshot()?,
            Phase::Role { name, delegator } => self.begin_role(&name, &delegator)?,
            Phase::Next => self.after_role()?,
            Phase::Pack(at) => self.begin_pack(at)?,
            Phase::Lookup(lookup) => self.search(lookup)?,
            Phase::Target { path, role } => self.begin_target(&path, &role)?,
        }
        Ok(())
    }

    /// What an answer means in the phase that asked for it.
    pub(super) fn take(&mut self, fetch: &Fetch, response: Response) -> Result<(), Refusal> {
        match self.phase.clone() {
            Phase::Root => self.take_root(fetch, response),
            Phase::Timestamp => self.take_timestamp(&body(response, fetch, TIMESTAMP)?),
            Phase::Snapshot => self.take_snapshot(&body(response, fetch, SNAPSHOT)?),
            Phase::Role { name, delegator } => {
                let bytes = body(response, fetch, &name)?;
                self.take_role(&name, &delegator, bytes)
            }
            Phase::Pack(at) => self.take_pack(at, fetch, response),
            Phase::Target { path, role } => {
                let bytes = body(response, fetch, &path)?;
                self.take_target(path, &role, bytes)
            }
            Phase::Next | Phase::Lookup(_) => Ok(()),
        }
    }

    fn want_metadata(&mut self, path: String, max_length: u64) {
        self.wanted = Some(Fetch { place: Place::Metadata, path, max_length, hashes: None });
    }

    // ---- 5.3 root

    fn take_root(&mut self, fetch: &Fetch, response: Response) -> Result<(), Refusal> {
        // S3 says 403 for a missing key; a single-page host says 200 and sends its page.
        let absent = match &response {
            Response::Status(status) => matches!(status, 403 | 404 | 410),
            Response::Body { bytes, .. } => looks_like_a_page(bytes),
            _ => false,
        };
        if absent {
            return self.end_of_roots();
        }
        let bytes = body(response, fetch, ROOT)?;
        let new: Metadata<Root> = Metadata::parse(&bytes, ROOT)?;
        state::check_next_root(self.state.root(), &new, self.policy.schemes)?;
        let expected = self.state.root().version() + 1;
        if new.version() != expected {
            let rule = Rule::VersionMismatch { expected };
            return Err(Refusal::new(ROOT, Some(new.version()), rule));
        }
        self.state.push_root(new, bytes, self.policy.schemes);
        self.new_roots += 1;
        Ok(())
    }

    fn end_of_roots(&mut self) -> Result<(), Refusal> {
        let (header, version) = (&self.root().header, self.state.root().version());
        if header.is_expired(self.now) {
            return Err(self.expired(ROOT, version, header.expires));
        }
        self.phase = Phase::Timestamp;
        Ok(())
    }

    // ---- 5.4 timestamp

    /// The stored timestamp, if the current root's keys still sign it. It may be expired: it only guards against rollback.
    fn trusted_timestamp(&self) -> Option<Metadata<Timestamp>> {
        let stored = Metadata::parse(self.state.file(TIMESTAMP)?, TIMESTAMP).ok()?;
        self.verify_top(&stored, TIMESTAMP, &self.root().timestamp).ok()?;
        Some(stored)
    }

    fn take_timestamp(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let new: Metadata<Timestamp> = Metadata::parse(bytes, TIMESTAMP)?;
        self.verify_top(&new, TIMESTAMP, &self.root().timestamp)?;
        let refuse = |rule| Err(Refusal::new(TIMESTAMP, Some(new.version()), rule));
        let announced = new.said().snapshot.version;
        if let Some(trusted) = &self.timestamp {
            if new.version() < trusted.version() {
                return refuse(Rule::Rollback { trusted: trusted.version() });
            }
            if new.version() == trusted.version() {
                // The trusted one stays, whatever the other says (5.4.3.1); its expiry still counts.
                if new.signed_digest() != trusted.signed_digest() {
                    let rule = Rule::SameVersionOtherContent;
                    let note = Refusal::new(TIMESTAMP, Some(new.version()), rule);
                    self.state.note(self.clock, &note);
                }
                let trusted = trusted.clone();
                self.check_current(TIMESTAMP, &trusted.said().header)?;
                self.phase = Phase::Snapshot;
                return Ok(());
            }
            if announced < trusted.said().snapshot.version {
                let rule = Rule::Rollback { trusted: trusted.said().snapshot.version };
                return Err(Refusal::new(SNAPSHOT, Some(announced), rule));
            }
        }
        let floor = self.state.floor();
        if new.version() < floor.timestamp {
            return refuse(Rule::BelowFloor { floor: floor.timestamp });
        }
        if announced < floor.snapshot {
            let rule = Rule::BelowFloor { floor: floor.snapshot };
            return Err(Refusal::new(SNAPSHOT, Some(announced), rule));
        }
        self.check_current(TIMESTAMP, &new.said().header)?;
        self.state.keep_file(TIMESTAMP, bytes.to_vec());
        self.timestamp = Some(new);
        self.phase = Phase::Snapshot;
        Ok(())
    }

    // ---- 5.5 snapshot

    fn begin_snapshot(&mut self) -> Result<(), Refusal> {
        let meta = self.announced_snapshot()?.clone();
        if let Some((trusted, bytes)) = self.trusted_snapshot()
            && trusted.version() == meta.version
            && check_meta(SNAPSHOT, &meta, &bytes).is_ok()
        {
            return self.accept_snapshot(trusted);
        }
        let limit = self.policy.caps.snapshot_bytes;
        let limit = meta.length.map_or(limit, |length| length.min(limit));
        self.want_metadata(self.metadata_name(SNAPSHOT, meta.version), limit);
        Ok(())
    }

    fn announced_snapshot(&self) -> Result<&MetaFile, Refusal> {
        match &self.timestamp {
            Some(timestamp) => Ok(&timestamp.said().snapshot),
            None => Err(Refusal::new(SNAPSHOT, None, Rule::NotDelegated)),
        }
    }

    /// The stored snapshot, if the current root's keys still sign it: the guard against rollback.
    fn trusted_snapshot(&self) -> Option<(Metadata<Snapshot>, Vec<u8>)> {
        let bytes = self.state.file(SNAPSHOT)?;
        let stored = Metadata::parse(bytes, SNAPSHOT).ok()?;
        self.verify_top(&stored, SNAPSHOT, &self.root().snapshot).ok()?;
        Some((stored, bytes.to_vec()))
    }

    fn take_snapshot(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let meta = self.announced_snapshot()?;
        check_meta(SNAPSHOT, meta, bytes)?;
        let expected = meta.version;
        let new: Metadata<Snapshot> = Metadata::parse(bytes, SNAPSHOT)?;
        self.verify_top(&new, SNAPSHOT, &self.root().snapshot)?;
        if new.version() != expected {
            let rule = Rule::VersionMismatch { expected };
            return Err(Refusal::new(SNAPSHOT, Some(new.version()), rule));
        }
        if let Some((trusted, _)) = self.trusted_snapshot() {
            check_no_rollback(&trusted, &new)?;
        }
        if let Some(meta) = new.said().of_role(TARGETS)
            && meta.version < self.state.floor().targets
        {
            let rule = Rule::BelowFloor { floor: self.state.floor().targets };
            return Err(Refusal::new(TARGETS, Some(meta.version), rule));
        }
        self.accept_snapshot(new)?;
        self.state.keep_file(SNAPSHOT, bytes.to_vec());
        Ok(())
    }

    fn accept_snapshot(&mut self, snapshot: Metadata<Snapshot>) -> Result<(), Refusal> {
        self.check_current(SNAPSHOT, &snapshot.said().header)?;
        self.snapshot = Some(snapshot);
        self.phase = Phase::Role { name: TARGETS.into(), delegator: ROOT.into() };
        Ok(())
    }

    // ---- 5.6 targets, top-level and delegated

    /// What the snapshot says of a role.
    fn announced_role(&self, name: &str) -> Result<&MetaFile, Refusal> {
        self.snapshot
            .as_ref()
            .and_then(|snapshot| snapshot.said().of_role(name))
            .ok_or_else(|| Refusal::new(name, None, Rule::NotInSnapshot))
    }

    fn begin_role(&mut self, name: &str, delegator: &str) -> Result<(), Refusal> {
        let meta = self.announced_role(name)?.clone();
        if let Some(bytes) = self.state.file(name).map(<[u8]>::to_vec)
            && check_meta(name, &meta, &bytes).is_ok()
            && let Ok(stored) = self.check_role(name, delegator, &bytes)
            && self.check_role_current(name, &stored, true).is_ok()
        {
            self.roles.insert(name.to_owned(), stored);
            self.phase = Phase::Next;
            return Ok(());
        }
        let limit = self.policy.caps.targets_bytes;
        let limit = meta.length.map_or(limit, |length| length.min(limit));
        self.want_metadata(self.metadata_name(name, meta.version), limit);
        Ok(())
    }

    fn take_role(&mut self, name: &str, delegator: &str, bytes: Vec<u8>) -> Result<(), Refusal> {
        check_meta(name, self.announced_role(name)?, &bytes)?;
        let new = self.check_role(name, delegator, &bytes)?;
        self.check_role_current(name, &new, false)?;
        self.roles.insert(name.to_owned(), new);
        self.state.keep_file(name, bytes);
        self.phase = Phase::Next;
        Ok(())
    }

    /// Signatures by the delegator's keys, and the version that the snapshot announces.
    fn check_role(&self, name: &str, delegator: &str, bytes: &[u8]) -> Result<Metadata<Targets>, Refusal> {
        let role = Metadata::parse(bytes, name)?;
        if delegator == ROOT {
            self.verify_top(&role, TARGETS, &self.root().targets)?;
        } else {
            let Some(parent) = self.roles.get(delegator) else {
                return Err(Refusal::new(name, None, Rule::NotDelegated));
            };
            release::verify_delegated(name, &role, parent, self.policy.schemes)?;
        }
        let expected = self.announced_role(name)?.version;
        if role.version() != expected {
            let rule = Rule::VersionMismatch { expected };
            return Err(Refusal::new(name, Some(role.version()), rule));
        }
        Ok(role)
    }

    /// The reader keeps what it holds when its editors' time is over, but takes nothing new of that kind.
    /// An expired partner makes its own entries stale, wherever they come from.
    fn check_role_current(&mut self, name: &str, role: &Metadata<Targets>, stored: bool) -> Result<(), Refusal> {
        let header = &role.said().header;
        if !header.is_expired(self.now) {
            return Ok(());
        }
        if let Expiry::Reader { .. } = self.policy.expiry {
            if self.goal == Goal::Release && name.starts_with(PARTNER_PREFIX) {
                return Ok(());
            }
            if stored && self.state.holds(name, role.version()) {
                self.stale = true;
                return Ok(());
            }
        }
        Err(self.expired(name, role.version(), header.expires))
    }

    /// A targets role is there: on to what the goal needs.
    fn after_role(&mut self) -> Result<(), Refusal> {
        match self.goal.clone() {
            Goal::Refresh => self.outcome = Some(Outcome::Refreshed),
            Goal::Target(path) => self.continue_lookup(path)?,
            Goal::Release => match self.missing_role()? {
                Some(name) => self.phase = Phase::Role { name, delegator: TARGETS.into() },
                None => self.begin_release()?,
            },
        }
        Ok(())
    }

    /// The next role of the release that is not loaded yet.
    fn missing_role(&self) -> Result<Option<String>, Refusal> {
        let Some(targets) = self.roles.get(TARGETS) else {
            return Err(Refusal::new(TARGETS, None, Rule::NotDelegated));
        };
        let names = release::roles_of(targets, self.policy.caps.roles)?;
        Ok(names.into_iter().find(|name| !self.roles.contains_key(name)))
    }

    // ---- the reader's release

    fn begin_release(&mut self) -> Result<(), Refusal> {
        let Some(snapshot) = &self.snapshot else {
            return Err(Refusal::new(SNAPSHOT, None, Rule::NotDelegated));
        };
        let release = release::build(snapshot, &self.roles, &self.policy.caps, self.now)?;
        self.release = Some(release);
        self.phase = Phase::Pack(0);
        Ok(())
    }

    fn begin_pack(&mut self, at: usize) -> Result<(), Refusal> {
        let Some(release) = &self.release else {
            return Err(Refusal::new(TARGETS, None, Rule::TargetNotFound));
        };
        let Some(file) = release.files().get(at) else {
            self.finish_release();
            return Ok(());
        };
        let held = self.state.release().is_some_and(|held| {
            held.files().iter().any(|held| held.sha256 == file.sha256 && held.length == file.length)
        });
        if held {
            self.phase = Phase::Pack(at + 1);
            return Ok(());
        }
        self.wanted = Some(Fetch {
            place: Place::Targets,
            path: target_name(self.root().consistent_snapshot, &file.path, &file.hashes().prefix()),
            max_length: file.length,
            hashes: Some(file.hashes()),
        });
        Ok(())
    }

    fn take_pack(&mut self, at: usize, fetch: &Fetch, response: Response) -> Result<(), Refusal> {
        let digest = match &response {
            Response::Body { sha256, .. } => *sha256,
            _ => None,
        };
        let Some(release) = &self.release else {
            return Err(Refusal::new(TARGETS, None, Rule::TargetNotFound));
        };
        let path = release.files()[at].path.clone();
        let bytes = body(response, fetch, &path)?;
        self.files.push(release.admit(&path, bytes, digest)?);
        self.phase = Phase::Pack(at + 1);
        Ok(())
    }

    fn finish_release(&mut self) {
        let (Some(release), Some(timestamp), Some(snapshot)) = (self.release.take(), &self.timestamp, &self.snapshot)
        else {
            return;
        };
        let unchanged = self.state.release().is_some_and(|held| *held == release);
        let held = Held {
            root: self.state.root().clone(),
            timestamp: timestamp.clone(),
            snapshot: snapshot.clone(),
            roles: std::mem::take(&mut self.roles),
            release: release.clone(),
        };
        self.state.hold(held, self.clock, !self.stale);
        let verdict = self.state.report(self.clock).verdict;
        self.outcome = Some(if unchanged {
            Outcome::Unchanged { verdict }
        } else {
            Outcome::Updated { release, files: std::mem::take(&mut self.files), verdict }
        });
    }

    // ---- shared rules

    fn verify_top<T: Said>(&self, file: &Metadata<T>, name: &str, role: &RoleKeys) -> Result<(), Refusal> {
        file.verify(name, ROOT, &self.root().keys, role, self.policy.schemes)
    }

    /// The expiry of a timestamp or snapshot: refused, or stale within the rules of the reader.
    fn check_current(&mut self, name: &str, header: &Header) -> Result<(), Refusal> {
        if !header.is_expired(self.now) {
            return Ok(());
        }
        if let Expiry::Reader { default_grace_days } = self.policy.expiry {
            let days = self.root().grace_days().unwrap_or(default_grace_days);
            let within = self.now < header.expires.saturating_add(UnixSeconds::from(days) * DAY);
            if within || self.state.release().is_some() {
                self.stale = true;
                return Ok(());
            }
        }
        Err(self.expired(name, header.version, header.expires))
    }

    fn expired(&self, name: &str, version: u64, expires: UnixSeconds) -> Refusal {
        let now = self.now;
        Refusal::new(name, Some(version), Rule::Expired { expires, now })
    }

    fn metadata_name(&self, role: &str, version: u64) -> String {
        let role = path::quote_name(role);
        if self.root().consistent_snapshot { format!("{version}.{role}.json") } else { format!("{role}.json") }
    }
}

/// Where a target file lies: with its hash before its name on a site with consistent snapshots.
pub(super) fn target_name(consistent: bool, target: &str, hash: &str) -> String {
    let quoted = path::quote(target);
    if !consistent {
        return quoted;
    }
    match quoted.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/{hash}.{name}"),
        None => format!("{hash}.{quoted}"),
    }
}

/// The length and hashes that were announced for a metadata file.
fn check_meta(name: &str, meta: &MetaFile, bytes: &[u8]) -> Result<(), Refusal> {
    let found = bytes.len() as u64;
    let rule = match (meta.length, &meta.hashes) {
        (Some(expected), _) if expected != found => Rule::LengthMismatch { expected, found },
        (_, Some(hashes)) if !hashes.fit(bytes) => Rule::HashMismatch,
        _ => return Ok(()),
    };
    Err(Refusal::new(name, Some(meta.version), rule))
}

/// Nothing that the trusted snapshot lists may be gone or older in the new one (5.5.5).
fn check_no_rollback(trusted: &Metadata<Snapshot>, new: &Metadata<Snapshot>) -> Result<(), Refusal> {
    if new.version() < trusted.version() {
        let rule = Rule::Rollback { trusted: trusted.version() };
        return Err(Refusal::new(SNAPSHOT, Some(new.version()), rule));
    }
    if new.version() == trusted.version() && new.signed_digest() != trusted.signed_digest() {
        let rule = Rule::SameVersionOtherContent;
        return Err(Refusal::new(SNAPSHOT, Some(new.version()), rule));
    }
    for (file, old) in &trusted.said().meta {
        let role = file.strip_suffix(".json").unwrap_or(file);
        match new.said().meta.get(file) {
            None => {
                let rule = Rule::Removed { name: file.clone() };
                return Err(Refusal::new(SNAPSHOT, Some(new.version()), rule));
            }
            Some(now) if now.version < old.version => {
                let rule = Rule::Rollback { trusted: old.version };
                return Err(Refusal::new(role, Some(now.version), rule));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// An HTML page instead of a file: the first thing that is not space is `<`.
fn looks_like_a_page(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.trim_ascii_start().first() == Some(&b'<')
}

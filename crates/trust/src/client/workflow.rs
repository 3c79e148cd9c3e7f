//! The order of an update and the checks of each role (specification 5.3 to 5.6).

use super::{Fetch, Goal, Outcome, Phase, Place, Response, Update, body};
use crate::{
    metadata::{Header, MetaFile, Metadata, Role, Root, Signed, Snapshot, Targets, Timestamp},
    path,
    policy::{DAY, Expiry},
    refusal::{Reason, Refusal},
    release::{self, PARTNER_PREFIX, VerifiedFile},
    state::{self, TrustedRelease, TrustedState},
};
use signpost_hours::UnixSeconds;

const ROOT: &str = "root";
const TIMESTAMP: &str = "timestamp";
const SNAPSHOT: &str = "snapshot";
const TARGETS: &str = "targets";

impl Update {
    /// Takes one step: requests a file, moves to the next phase, or sets the outcome.
    pub(super) fn advance(&mut self) -> Result<(), Refusal> {
        match self.phase.clone() {
            Phase::Root => {
                if self.new_roots >= self.policy.caps.roots {
                    return self.finish_roots();
                }
                let next = self.state.root().version() + 1;
                self.request_metadata(format!("{next}.root.json"), self.policy.caps.root_bytes);
            }
            Phase::Timestamp => {
                self.timestamp = self.trusted_timestamp();
                self.request_metadata("timestamp.json".into(), self.policy.caps.timestamp_bytes);
            }
            Phase::Snapshot => self.load_snapshot()?,
            Phase::Role { name, delegator } => self.load_role(&name, &delegator)?,
            Phase::Next => self.after_role()?,
            Phase::Pack(at) => self.load_pack(at)?,
            Phase::Lookup(lookup) => self.visit_next_role(lookup)?,
            Phase::Target { path, role } => self.request_target(&path, &role)?,
        }
        Ok(())
    }

    /// Passes a response to the phase that requested it.
    pub(super) fn process(&mut self, fetch: &Fetch, response: Response) -> Result<(), Refusal> {
        match self.phase.clone() {
            Phase::Root => self.update_root(fetch, response),
            Phase::Timestamp => self.update_timestamp(&body(response, fetch, TIMESTAMP)?),
            Phase::Snapshot => self.update_snapshot(&body(response, fetch, SNAPSHOT)?),
            Phase::Role { name, delegator } => {
                let bytes = body(response, fetch, &name)?;
                self.update_role(&name, &delegator, bytes)
            }
            Phase::Pack(at) => self.add_pack(at, fetch, response),
            Phase::Target { path, role } => {
                let bytes = body(response, fetch, &path)?;
                self.finish_target(path, &role, bytes)
            }
            Phase::Next | Phase::Lookup(_) => Ok(()),
        }
    }

    fn request_metadata(&mut self, path: String, max_length: u64) {
        self.request = Some(Fetch { place: Place::Metadata, path, max_length, hashes: None });
    }

    // ---- 5.3 Update the root role

    /// Accepts version N+1 of the root (5.3.3 to 5.3.8); a missing file ends the chain (5.3.3).
    fn update_root(&mut self, fetch: &Fetch, response: Response) -> Result<(), Refusal> {
        // S3 answers 403 for a missing key; single-page hosting answers 200 with its page.
        let absent = match &response {
            Response::Status(status) => matches!(status, 403 | 404 | 410),
            Response::Body { bytes, .. } => looks_like_html(bytes),
            _ => false,
        };
        if absent {
            return self.finish_roots();
        }
        let bytes = body(response, fetch, ROOT)?;
        let new: Metadata<Root> = Metadata::parse(&bytes, ROOT)?;
        state::check_next_root(self.state.root(), &new, self.policy.schemes)?;
        let expected = self.state.root().version() + 1;
        if new.version() != expected {
            let reason = Reason::BadVersion { expected };
            return Err(Refusal::new(ROOT, Some(new.version()), reason));
        }
        self.state.add_root(new, bytes, self.policy.schemes);
        self.new_roots += 1;
        Ok(())
    }

    /// Checks the last root for a freeze attack (5.3.10).
    fn finish_roots(&mut self) -> Result<(), Refusal> {
        let (header, version) = (&self.root().header, self.state.root().version());
        if header.is_expired(self.now) {
            return Err(self.expired(ROOT, version, header.expires));
        }
        self.phase = Phase::Timestamp;
        Ok(())
    }

    // ---- 5.4 Update the timestamp role

    /// The stored timestamp, if the current root's keys signed it. It may be expired: it prevents a rollback all the same.
    fn trusted_timestamp(&self) -> Option<Metadata<Timestamp>> {
        let stored = Metadata::parse(self.state.file(TIMESTAMP)?, TIMESTAMP).ok()?;
        self.verify_top_level(&stored, TIMESTAMP, &self.root().timestamp).ok()?;
        Some(stored)
    }

    /// Checks signatures, rollback, floor and expiry, and stores the timestamp (5.4.2 to 5.4.5).
    fn update_timestamp(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let new: Metadata<Timestamp> = Metadata::parse(bytes, TIMESTAMP)?;
        self.verify_top_level(&new, TIMESTAMP, &self.root().timestamp)?;
        let refuse = |reason| Err(Refusal::new(TIMESTAMP, Some(new.version()), reason));
        let snapshot_version = new.signed().snapshot.version;
        if let Some(trusted) = &self.timestamp {
            if new.version() < trusted.version() {
                return refuse(Reason::Rollback { trusted: trusted.version() });
            }
            if new.version() == trusted.version() {
                // The trusted one stays, whatever the new one contains (5.4.3.1); its expiry is checked again.
                if new.signed_digest() != trusted.signed_digest() {
                    let reason = Reason::SameVersionOtherContent;
                    let note = Refusal::new(TIMESTAMP, Some(new.version()), reason);
                    self.state.note(self.clock, &note);
                }
                let trusted = trusted.clone();
                self.check_expiry(TIMESTAMP, &trusted.signed().header)?;
                self.phase = Phase::Snapshot;
                return Ok(());
            }
            if snapshot_version < trusted.signed().snapshot.version {
                let reason = Reason::Rollback { trusted: trusted.signed().snapshot.version };
                return Err(Refusal::new(SNAPSHOT, Some(snapshot_version), reason));
            }
        }
        let floor = self.state.floor();
        if new.version() < floor.timestamp {
            return refuse(Reason::BelowFloor { floor: floor.timestamp });
        }
        if snapshot_version < floor.snapshot {
            let reason = Reason::BelowFloor { floor: floor.snapshot };
            return Err(Refusal::new(SNAPSHOT, Some(snapshot_version), reason));
        }
        self.check_expiry(TIMESTAMP, &new.signed().header)?;
        self.state.keep_file(TIMESTAMP, bytes.to_vec());
        self.timestamp = Some(new);
        self.phase = Phase::Snapshot;
        Ok(())
    }

    // ---- 5.5 Update the snapshot role

    /// Uses the stored snapshot if the timestamp lists it, or requests it (5.5.1).
    fn load_snapshot(&mut self) -> Result<(), Refusal> {
        let meta = self.snapshot_meta()?.clone();
        if let Some((trusted, bytes)) = self.trusted_snapshot()
            && trusted.version() == meta.version
            && verify_length_and_hashes(SNAPSHOT, &meta, &bytes).is_ok()
        {
            return self.accept_snapshot(trusted);
        }
        let limit = self.policy.caps.snapshot_bytes;
        let limit = meta.length.map_or(limit, |length| length.min(limit));
        self.request_metadata(self.metadata_name(SNAPSHOT, meta.version), limit);
        Ok(())
    }

    fn snapshot_meta(&self) -> Result<&MetaFile, Refusal> {
        match &self.timestamp {
            Some(timestamp) => Ok(&timestamp.signed().snapshot),
            None => Err(Refusal::new(SNAPSHOT, None, Reason::NotDelegated)),
        }
    }

    /// The stored snapshot, if the current root's keys signed it; it prevents a rollback.
    fn trusted_snapshot(&self) -> Option<(Metadata<Snapshot>, Vec<u8>)> {
        let bytes = self.state.file(SNAPSHOT)?;
        let stored = Metadata::parse(bytes, SNAPSHOT).ok()?;
        self.verify_top_level(&stored, SNAPSHOT, &self.root().snapshot).ok()?;
        Some((stored, bytes.to_vec()))
    }

    /// Checks hashes, signatures, version, rollback, floor and expiry, and stores the snapshot (5.5.2 to 5.5.7).
    fn update_snapshot(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let meta = self.snapshot_meta()?;
        verify_length_and_hashes(SNAPSHOT, meta, bytes)?;
        let expected = meta.version;
        let new: Metadata<Snapshot> = Metadata::parse(bytes, SNAPSHOT)?;
        self.verify_top_level(&new, SNAPSHOT, &self.root().snapshot)?;
        if new.version() != expected {
            let reason = Reason::BadVersion { expected };
            return Err(Refusal::new(SNAPSHOT, Some(new.version()), reason));
        }
        if let Some((trusted, _)) = self.trusted_snapshot() {
            check_rollback(&trusted, &new)?;
        }
        if let Some(meta) = new.signed().of_role(TARGETS)
            && meta.version < self.state.floor().targets
        {
            let reason = Reason::BelowFloor { floor: self.state.floor().targets };
            return Err(Refusal::new(TARGETS, Some(meta.version), reason));
        }
        self.accept_snapshot(new)?;
        self.state.keep_file(SNAPSHOT, bytes.to_vec());
        Ok(())
    }

    fn accept_snapshot(&mut self, snapshot: Metadata<Snapshot>) -> Result<(), Refusal> {
        self.check_expiry(SNAPSHOT, &snapshot.signed().header)?;
        self.snapshot = Some(snapshot);
        self.phase = Phase::Role { name: TARGETS.into(), delegator: ROOT.into() };
        Ok(())
    }

    // ---- 5.6 Update the targets role, and delegated targets roles

    /// The snapshot's entry of a role.
    fn role_meta(&self, name: &str) -> Result<&MetaFile, Refusal> {
        self.snapshot
            .as_ref()
            .and_then(|snapshot| snapshot.signed().of_role(name))
            .ok_or_else(|| Refusal::new(name, None, Reason::NotInSnapshot))
    }

    /// Uses the stored targets role if the snapshot lists it, or requests it (5.6.1).
    fn load_role(&mut self, name: &str, delegator: &str) -> Result<(), Refusal> {
        let meta = self.role_meta(name)?.clone();
        if let Some(bytes) = self.state.file(name).map(<[u8]>::to_vec)
            && verify_length_and_hashes(name, &meta, &bytes).is_ok()
            && let Ok(stored) = self.check_role(name, delegator, &bytes)
            && self.check_role_expiry(name, &stored, true).is_ok()
        {
            self.roles.insert(name.to_owned(), stored);
            self.phase = Phase::Next;
            return Ok(());
        }
        let limit = self.policy.caps.targets_bytes;
        let limit = meta.length.map_or(limit, |length| length.min(limit));
        self.request_metadata(self.metadata_name(name, meta.version), limit);
        Ok(())
    }

    /// Checks hashes, signatures, version and expiry, and stores the role (5.6.2 to 5.6.6).
    fn update_role(&mut self, name: &str, delegator: &str, bytes: Vec<u8>) -> Result<(), Refusal> {
        verify_length_and_hashes(name, self.role_meta(name)?, &bytes)?;
        let new = self.check_role(name, delegator, &bytes)?;
        self.check_role_expiry(name, &new, false)?;
        self.roles.insert(name.to_owned(), new);
        self.state.keep_file(name, bytes);
        self.phase = Phase::Next;
        Ok(())
    }

    /// Checks signatures (5.6.3) and the version listed in the snapshot (5.6.4).
    fn check_role(&self, name: &str, delegator: &str, bytes: &[u8]) -> Result<Metadata<Targets>, Refusal> {
        let role = Metadata::parse(bytes, name)?;
        if delegator == ROOT {
            self.verify_top_level(&role, TARGETS, &self.root().targets)?;
        } else {
            let Some(parent) = self.roles.get(delegator) else {
                return Err(Refusal::new(name, None, Reason::NotDelegated));
            };
            release::verify_delegate(name, &role, parent, self.policy.schemes)?;
        }
        let expected = self.role_meta(name)?.version;
        if role.version() != expected {
            let reason = Reason::BadVersion { expected };
            return Err(Refusal::new(name, Some(role.version()), reason));
        }
        Ok(role)
    }

    /// Checks for a freeze attack (5.6.5). A reader keeps a stored release after its editors' metadata has expired, but
    /// accepts no new release from it; an expired partner makes its own entries stale, new or stored.
    fn check_role_expiry(&mut self, name: &str, role: &Metadata<Targets>, stored: bool) -> Result<(), Refusal> {
        let header = &role.signed().header;
        if !header.is_expired(self.now) {
            return Ok(());
        }
        if let Expiry::Reader { .. } = self.policy.expiry {
            if self.goal == Goal::Release && name.starts_with(PARTNER_PREFIX) {
                return Ok(());
            }
            if stored && self.state.current_has(name, role.version()) {
                self.stale = true;
                return Ok(());
            }
        }
        Err(self.expired(name, role.version(), header.expires))
    }

    /// Continues with what the goal needs after a role was loaded.
    fn after_role(&mut self) -> Result<(), Refusal> {
        match self.goal.clone() {
            Goal::Refresh => self.outcome = Some(Outcome::Refreshed),
            Goal::Target(path) => self.continue_lookup(path)?,
            Goal::Release => match self.missing_role()? {
                Some(name) => self.phase = Phase::Role { name, delegator: TARGETS.into() },
                None => self.load_release()?,
            },
        }
        Ok(())
    }

    /// The next role of the release that is not loaded.
    fn missing_role(&self) -> Result<Option<String>, Refusal> {
        let Some(targets) = self.roles.get(TARGETS) else {
            return Err(Refusal::new(TARGETS, None, Reason::NotDelegated));
        };
        let names = release::release_roles(targets, self.policy.caps.roles)?;
        Ok(names.into_iter().find(|name| !self.roles.contains_key(name)))
    }

    // ---- The packs of a reader's release

    fn load_release(&mut self) -> Result<(), Refusal> {
        let Some(snapshot) = &self.snapshot else {
            return Err(Refusal::new(SNAPSHOT, None, Reason::NotDelegated));
        };
        let release = release::build(snapshot, &self.roles, &self.policy, self.now)?;
        self.release = Some(release);
        self.phase = Phase::Pack(0);
        Ok(())
    }

    /// Requests the pack at this index, unless the release in use has the same file.
    fn load_pack(&mut self, at: usize) -> Result<(), Refusal> {
        let Some(release) = &self.release else {
            return Err(Refusal::new(TARGETS, None, Reason::TargetNotFound));
        };
        let Some(file) = release.files().get(at) else {
            self.finish_release();
            return Ok(());
        };
        let is_stored = self.state.release().is_some_and(|release| {
            release.files().iter().any(|stored| stored.sha256 == file.sha256 && stored.length == file.length)
        });
        if is_stored {
            self.phase = Phase::Pack(at + 1);
            return Ok(());
        }
        self.request = Some(Fetch {
            place: Place::Targets,
            path: target_name(self.root().consistent_snapshot, &file.path, &file.hashes().prefix()),
            max_length: file.length,
            hashes: Some(file.hashes()),
        });
        Ok(())
    }

    fn add_pack(&mut self, at: usize, fetch: &Fetch, response: Response) -> Result<(), Refusal> {
        let digest = match &response {
            Response::Body { sha256, .. } => *sha256,
            _ => None,
        };
        let Some(release) = &self.release else {
            return Err(Refusal::new(TARGETS, None, Reason::TargetNotFound));
        };
        let path = release.files()[at].path.clone();
        let bytes = body(response, fetch, &path)?;
        self.files.push(release.verify_file(&path, bytes, digest)?);
        self.phase = Phase::Pack(at + 1);
        Ok(())
    }

    fn finish_release(&mut self) {
        let Some(trusted) = self.trusted() else { return };
        let release = trusted.release.clone();
        let unchanged = self.state.release().is_some_and(|stored| *stored == release);
        self.state.set_current(trusted, self.clock, !self.stale);
        let verdict = self.state.report(self.clock).verdict;
        self.outcome = Some(if unchanged {
            Outcome::Unchanged { verdict }
        } else {
            Outcome::Updated { release, files: std::mem::take(&mut self.files), verdict }
        });
    }

    /// While a later layer is to be fetched and everything before it is there and verified: the state as it will be, and the
    /// files so far. Show them, but store nothing: a release is kept as a whole.
    pub fn layers_so_far(&self) -> Option<(TrustedState, &[VerifiedFile])> {
        let (Phase::Pack(at), Some(_)) = (&self.phase, &self.request) else { return None };
        let (before, next) = self.release.as_ref()?.files().split_at_checked(*at)?;
        let is_here = |file: &release::ReleaseFile| self.files.iter().any(|here| here.path() == file.path);
        if next.first()?.layer() == 0 || !before.iter().all(is_here) {
            return None;
        }
        let trusted = self.trusted()?;
        let mut state = self.state.clone();
        state.set_current(trusted, self.clock, !self.stale);
        Some((state, &self.files))
    }

    /// The release with the metadata that lists it, once all of that has been verified.
    fn trusted(&self) -> Option<TrustedRelease> {
        Some(TrustedRelease {
            root: self.state.root().clone(),
            timestamp: self.timestamp.clone()?,
            snapshot: self.snapshot.clone()?,
            roles: self.roles.clone(),
            release: self.release.clone()?,
        })
    }

    // ---- Checks of several roles

    fn verify_top_level<T: Signed>(&self, file: &Metadata<T>, name: &str, role: &Role) -> Result<(), Refusal> {
        file.verify_signatures(name, ROOT, &self.root().keys, role, self.policy.schemes)
    }

    /// Checks for a freeze attack (5.4.4, 5.5.6): an expired timestamp or snapshot is refused, or stale for a reader.
    fn check_expiry(&mut self, name: &str, header: &Header) -> Result<(), Refusal> {
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
        Refusal::new(name, Some(version), Reason::ExpiredMetadata { expires, now })
    }

    fn metadata_name(&self, role: &str, version: u64) -> String {
        let role = path::quote_name(role);
        if self.root().consistent_snapshot { format!("{version}.{role}.json") } else { format!("{role}.json") }
    }
}

/// The file name of a target: with consistent snapshots, its hash comes before its name (5.7.3).
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

/// Checks a metadata file against its listed length and hashes (5.5.2, 5.6.2).
fn verify_length_and_hashes(name: &str, meta: &MetaFile, bytes: &[u8]) -> Result<(), Refusal> {
    let found = bytes.len() as u64;
    let reason = match (meta.length, &meta.hashes) {
        (Some(expected), _) if expected != found => Reason::LengthMismatch { expected, found },
        (_, Some(hashes)) if !hashes.matches(bytes) => Reason::HashMismatch,
        _ => return Ok(()),
    };
    Err(Refusal::new(name, Some(meta.version), reason))
}

/// Checks for a rollback attack: every role that the trusted snapshot lists is listed, and no older (5.5.5).
fn check_rollback(trusted: &Metadata<Snapshot>, new: &Metadata<Snapshot>) -> Result<(), Refusal> {
    if new.version() < trusted.version() {
        let reason = Reason::Rollback { trusted: trusted.version() };
        return Err(Refusal::new(SNAPSHOT, Some(new.version()), reason));
    }
    if new.version() == trusted.version() && new.signed_digest() != trusted.signed_digest() {
        let reason = Reason::SameVersionOtherContent;
        return Err(Refusal::new(SNAPSHOT, Some(new.version()), reason));
    }
    for (file, old) in &trusted.signed().meta {
        let role = file.strip_suffix(".json").unwrap_or(file);
        match new.signed().meta.get(file) {
            None => {
                let reason = Reason::RemovedFromSnapshot { name: file.clone() };
                return Err(Refusal::new(SNAPSHOT, Some(new.version()), reason));
            }
            Some(now) if now.version < old.version => {
                let reason = Reason::Rollback { trusted: old.version };
                return Err(Refusal::new(role, Some(now.version), reason));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Detects the HTML page that some hosts answer with instead of a missing file.
fn looks_like_html(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.trim_ascii_start().first() == Some(&b'<')
}

//! Defines the release that a device holds, with the metadata it rests on, and what the reader is told of it.

use super::TrustedState;
use crate::{
    key::{Key, Scheme, spoken},
    metadata::{Header, Metadata, RoleKeys, Root, Said, Snapshot, Targets, Timestamp},
    policy::Caps,
    refusal::{Refusal, Rule},
    release::{self, VerifiedRelease},
    report::{KeyReport, RoleReport, TrustReport, Verdict},
};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

/// The target that names every file of the app.
const START_PAGE: &str = "app/index.html";

/// A verified release and everything that signs for it.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    /// The root whose keys signed it.
    pub root: Metadata<Root>,
    pub timestamp: Metadata<Timestamp>,
    pub snapshot: Metadata<Snapshot>,
    /// `targets` and delegated roles, by name.
    pub roles: BTreeMap<String, Metadata<Targets>>,
    pub release: VerifiedRelease,
}

impl Held {
    /// Verifies all that a release rests on, but for its expiry: what is held is not erased by time.
    pub(crate) fn verify(
        root: Metadata<Root>,
        timestamp: Metadata<Timestamp>,
        snapshot: Metadata<Snapshot>,
        roles: BTreeMap<String, Metadata<Targets>>,
        schemes: &[Scheme],
        caps: &Caps,
        now: UnixSeconds,
    ) -> Result<Self, Refusal> {
        let said = root.said();
        timestamp.verify("timestamp", "root", &said.keys, &said.timestamp, schemes)?;
        snapshot.verify("snapshot", "root", &said.keys, &said.snapshot, schemes)?;
        check_version("snapshot", snapshot.version(), Some(timestamp.said().snapshot.version))?;
        let Some(targets) = roles.get("targets") else {
            return Err(Refusal::new("targets", None, Rule::NotDelegated));
        };
        targets.verify("targets", "root", &said.keys, &said.targets, schemes)?;
        for (name, role) in &roles {
            let announced = snapshot.said().of_role(name).map(|meta| meta.version);
            check_version(name, role.version(), announced)?;
            if name != "targets" {
                release::verify_delegated(name, role, targets, schemes)?;
            }
        }
        for name in release::roles_of(targets, caps.roles)? {
            if !roles.contains_key(&name) {
                return Err(Refusal::new(name, None, Rule::NotDelegated));
            }
        }
        let release = release::build(&snapshot, &roles, caps, now)?;
        Ok(Self { root, timestamp, snapshot, roles, release })
    }

    /// Headers whose expiry makes the whole release stale; a partner's does not.
    fn headers(&self) -> impl Iterator<Item = &Header> {
        let roles = self
            .roles
            .iter()
            .filter(|(name, _)| matches!(name.as_str(), "targets" | release::EDITORS))
            .map(|(_, role)| role.said().header());
        [self.timestamp.said().header(), self.snapshot.said().header()].into_iter().chain(roles)
    }

    /// The last moment at which this release is known to have been current: at the last full check of this device, or
    /// when the robot signed; but never after something of it had expired.
    fn confirmed_at(&self, checked_at: Option<UnixSeconds>, first_expiry: Option<UnixSeconds>) -> UnixSeconds {
        let timestamp = self.timestamp.said().header();
        let signed_at = timestamp.signed_at().unwrap_or(timestamp.expires);
        let confirmed_at = signed_at.max(checked_at.unwrap_or(signed_at));
        confirmed_at.min(first_expiry.unwrap_or(confirmed_at))
    }

    /// The hash of the app's start page, as the editors signed it.
    fn app(&self) -> Option<String> {
        let page = self.roles.get(release::EDITORS)?.said().targets.get(START_PAGE)?;
        Some(spoken(&page.hashes.sha256?))
    }
}

fn check_version(role: &str, found: u64, announced: Option<u64>) -> Result<(), Refusal> {
    match announced {
        None => Err(Refusal::new(role, Some(found), Rule::NotInSnapshot)),
        Some(expected) if expected != found => Err(Refusal::new(role, Some(found), Rule::VersionMismatch { expected })),
        Some(_) => Ok(()),
    }
}

impl TrustedState {
    /// What the reader is told, at `now` (also before any update: a held release may have become stale).
    pub fn report(&self, now: UnixSeconds) -> TrustReport {
        let now = self.not_before(now);
        TrustReport {
            verdict: self.verdict(now),
            checked_at: self.checked_at,
            roles: self.role_reports(now),
            app: self.held.as_ref().and_then(Held::app),
            log: self.log.clone(),
        }
    }

    fn verdict(&self, now: UnixSeconds) -> Verdict {
        let first_expiry = self.first_expiry(now);
        let confirmed_at = self.held.as_ref().map(|held| held.confirmed_at(self.checked_at, first_expiry));
        match (&self.refused, confirmed_at) {
            (Some((role, rule)), kept) => Verdict::Refused { role: role.clone(), rule: rule.clone(), kept },
            (None, None) => Verdict::Unreached,
            (None, Some(_)) if first_expiry.is_none() => Verdict::Fresh,
            (None, Some(confirmed_at)) => Verdict::Stale { confirmed_at },
        }
    }

    /// When the first of all that the release rests on expired, if that was before `now`.
    fn first_expiry(&self, now: UnixSeconds) -> Option<UnixSeconds> {
        let root = &self.root().said().header;
        let headers = self.held.iter().flat_map(Held::headers).chain([root]);
        headers.filter(|header| header.is_expired(now)).map(|header| header.expires).min()
    }

    /// Of the release in use; without one, of the root alone.
    fn role_reports(&self, now: UnixSeconds) -> Vec<RoleReport> {
        let at = (self.schemes, now);
        let mut reports = vec![];
        let root = self.root();
        let said = root.said();
        reports.push(role_report("root", root, &said.keys, &said.root, at));
        let Some(held) = &self.held else {
            return reports;
        };
        let said = held.root.said();
        if let Some(targets) = held.roles.get("targets") {
            reports.push(role_report("targets", targets, &said.keys, &said.targets, at));
            for role in targets.said().delegations.iter().flat_map(|all| &all.roles) {
                if let (Some(file), Some(all)) = (held.roles.get(&role.name), &targets.said().delegations) {
                    reports.push(role_report(&role.name, file, &all.keys, &role.keys, at));
                }
            }
        }
        reports.push(role_report("snapshot", &held.snapshot, &said.keys, &said.snapshot, at));
        reports.push(role_report("timestamp", &held.timestamp, &said.keys, &said.timestamp, at));
        reports
    }
}

fn role_report<T: Said>(
    name: &str,
    file: &Metadata<T>,
    keys: &BTreeMap<String, Key>,
    role: &RoleKeys,
    (schemes, now): (&[Scheme], UnixSeconds),
) -> RoleReport {
    let header = file.said().header();
    let signers = file.signers(keys, role, schemes);
    RoleReport {
        role: name.to_owned(),
        version: file.version(),
        expires: header.expires,
        expired: header.is_expired(now),
        threshold: u32::try_from(role.threshold).unwrap_or(u32::MAX),
        keys: role
            .keyids
            .iter()
            .filter_map(|id| keys.get(id).map(|key| (id, key)))
            .map(|(id, key)| KeyReport {
                holder: key.holder().map(str::to_owned),
                fingerprint: key.fingerprint(),
                signed: signers.contains(&id.as_str()),
            })
            .collect(),
    }
}

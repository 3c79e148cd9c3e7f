//! The release in use with the metadata that signs it, and the report on it.

use super::TrustedState;
use crate::{
    key::{Key, Scheme, grouped_hex},
    metadata::{Header, Metadata, Role, Root, Signed, Snapshot, Targets, Timestamp},
    policy::Policy,
    refusal::{Reason, Refusal},
    release::{self, VerifiedRelease},
    report::{KeyReport, RoleReport, TrustReport, Verdict},
};
use signpost_hours::UnixSeconds;
use std::collections::BTreeMap;

/// Names every other file of the app.
const START_PAGE: &str = "app/index.html";

/// A verified release with all of the metadata that it rests on.
#[derive(Debug, Clone)]
pub(crate) struct TrustedRelease {
    /// The root whose keys signed it.
    pub root: Metadata<Root>,
    pub timestamp: Metadata<Timestamp>,
    pub snapshot: Metadata<Snapshot>,
    /// `targets` and delegated roles, by name.
    pub roles: BTreeMap<String, Metadata<Targets>>,
    pub release: VerifiedRelease,
}

impl TrustedRelease {
    /// Verifies everything but the expiry: a stored release stays usable when time passes.
    pub(crate) fn verify(
        root: Metadata<Root>,
        timestamp: Metadata<Timestamp>,
        snapshot: Metadata<Snapshot>,
        roles: BTreeMap<String, Metadata<Targets>>,
        policy: &Policy,
        now: UnixSeconds,
    ) -> Result<Self, Refusal> {
        let (signed, schemes) = (root.signed(), policy.schemes);
        timestamp.verify_signatures("timestamp", "root", &signed.keys, &signed.timestamp, schemes)?;
        snapshot.verify_signatures("snapshot", "root", &signed.keys, &signed.snapshot, schemes)?;
        check_version("snapshot", snapshot.version(), Some(timestamp.signed().snapshot.version))?;
        let Some(targets) = roles.get("targets") else {
            return Err(Refusal::new("targets", None, Reason::NotDelegated));
        };
        targets.verify_signatures("targets", "root", &signed.keys, &signed.targets, schemes)?;
        for (name, role) in &roles {
            let listed = snapshot.signed().of_role(name).map(|meta| meta.version);
            check_version(name, role.version(), listed)?;
            if name != "targets" {
                release::verify_delegate(name, role, targets, schemes)?;
            }
        }
        for name in release::release_roles(targets, policy.caps.roles)? {
            if !roles.contains_key(&name) {
                return Err(Refusal::new(name, None, Reason::NotDelegated));
            }
        }
        let release = release::build(&snapshot, &roles, policy, now)?;
        Ok(Self { root, timestamp, snapshot, roles, release })
    }

    /// Expiry of these makes the whole release stale. Partners are not among them: theirs concerns their entries alone.
    fn headers(&self) -> impl Iterator<Item = &Header> {
        let roles = self
            .roles
            .iter()
            .filter(|(name, _)| matches!(name.as_str(), "targets" | release::EDITORS))
            .map(|(_, role)| role.signed().header());
        [self.timestamp.signed().header(), self.snapshot.signed().header()].into_iter().chain(roles)
    }

    /// When the release was last known to be current: at the last full check, or when the timestamp was signed, but not
    /// after the first expiry.
    fn confirmed_at(&self, checked_at: Option<UnixSeconds>, first_expiry: Option<UnixSeconds>) -> UnixSeconds {
        let timestamp = self.timestamp.signed().header();
        let signed_at = timestamp.signed_at().unwrap_or(timestamp.expires);
        let confirmed_at = signed_at.max(checked_at.unwrap_or(signed_at));
        confirmed_at.min(first_expiry.unwrap_or(confirmed_at))
    }

    /// The hash of the start page, as the editors signed it.
    fn app(&self) -> Option<String> {
        let page = self.roles.get(release::EDITORS)?.signed().targets.get(START_PAGE)?;
        Some(grouped_hex(&page.hashes.sha256?))
    }
}

fn check_version(role: &str, found: u64, listed: Option<u64>) -> Result<(), Refusal> {
    match listed {
        None => Err(Refusal::new(role, Some(found), Reason::NotInSnapshot)),
        Some(expected) if expected != found => Err(Refusal::new(role, Some(found), Reason::BadVersion { expected })),
        Some(_) => Ok(()),
    }
}

impl TrustedState {
    /// The verdict and its details at `now`; a stored release can become stale between two updates.
    pub fn report(&self, now: UnixSeconds) -> TrustReport {
        let now = self.not_before(now);
        TrustReport {
            verdict: self.verdict(now),
            checked_at: self.checked_at,
            roles: self.role_reports(now),
            app: self.current.as_ref().and_then(TrustedRelease::app),
            log: self.log.clone(),
        }
    }

    fn verdict(&self, now: UnixSeconds) -> Verdict {
        let first_expiry = self.first_expiry(now);
        let confirmed_at = self.current.as_ref().map(|trusted| trusted.confirmed_at(self.checked_at, first_expiry));
        match (&self.refused, confirmed_at) {
            (Some((role, reason)), kept) => Verdict::Refused { role: role.clone(), rule: reason.clone(), kept },
            (None, None) => Verdict::Unreached,
            (None, Some(_)) if first_expiry.is_none() => Verdict::Fresh,
            (None, Some(confirmed_at)) => Verdict::Stale { confirmed_at },
        }
    }

    /// The earliest expiry before `now` of everything that the release rests on.
    fn first_expiry(&self, now: UnixSeconds) -> Option<UnixSeconds> {
        let root = &self.root().signed().header;
        let headers = self.current.iter().flat_map(TrustedRelease::headers).chain([root]);
        headers.filter(|header| header.is_expired(now)).map(|header| header.expires).min()
    }

    /// Reports on the roles of the release in use, or on the root alone.
    fn role_reports(&self, now: UnixSeconds) -> Vec<RoleReport> {
        let at = (self.schemes, now);
        let mut reports = vec![];
        let root = self.root();
        let signed = root.signed();
        reports.push(role_report("root", root, &signed.keys, &signed.root, at));
        let Some(trusted) = &self.current else {
            return reports;
        };
        let signed = trusted.root.signed();
        if let Some(targets) = trusted.roles.get("targets") {
            reports.push(role_report("targets", targets, &signed.keys, &signed.targets, at));
            for role in targets.signed().delegations.iter().flat_map(|all| &all.roles) {
                if let (Some(file), Some(all)) = (trusted.roles.get(&role.name), &targets.signed().delegations) {
                    reports.push(role_report(&role.name, file, &all.keys, &role.role, at));
                }
            }
        }
        reports.push(role_report("snapshot", &trusted.snapshot, &signed.keys, &signed.snapshot, at));
        reports.push(role_report("timestamp", &trusted.timestamp, &signed.keys, &signed.timestamp, at));
        reports
    }
}

fn role_report<T: Signed>(
    name: &str,
    file: &Metadata<T>,
    keys: &BTreeMap<String, Key>,
    role: &Role,
    (schemes, now): (&[Scheme], UnixSeconds),
) -> RoleReport {
    let header = file.signed().header();
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

//! Defines the release that a device holds, with the metadata it rests on, and what the reader is told of it.

use super::TrustedState;
use crate::core::{
    UnixSeconds,
    trust::{
        key::{Key, Scheme},
        metadata::{Header, Metadata, RoleKeys, Root, Said, Snapshot, Targets, Timestamp},
        policy::Caps,
        refusal::{Refusal, Rule},
        release::{self, VerifiedRelease},
        report::{KeyReport, RoleReport, TrustReport, Verdict},
    },
};
use std::collections::BTreeMap;

/// A verified release and everything that signs for it.
#[derive(Debug, Clone)]
pub struct Held {
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
    pub fn verify(
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
        TrustReport {
            verdict: self.verdict(now),
            usable: self.held.is_some(),
            checked_at: self.checked_at,
            roles: self.role_reports(),
            log: self.log.clone(),
        }
    }

    fn verdict(&self, now: UnixSeconds) -> Verdict {
        if let Some((role, rule)) = &self.refused {
            return Verdict::Refused { role: role.clone(), rule: rule.clone() };
        }
        let Some(held) = &self.held else {
            return Verdict::Refused {
                role: String::new(),
                rule: "Nothing has been checked on this device yet.".into(),
            };
        };
        let now = self.not_before(now);
        let root = &self.root().said().header;
        let expired: Vec<&Header> = held.headers().chain([root]).filter(|header| header.is_expired(now)).collect();
        if expired.is_empty() {
            return Verdict::Fresh;
        }
        let timestamp = held.timestamp.said().header();
        let signed_at = timestamp.signed_at().unwrap_or(timestamp.expires);
        let first_expiry = expired.iter().map(|header| header.expires).min();
        let confirmed_at = signed_at.max(self.checked_at.unwrap_or(signed_at)).min(first_expiry.unwrap_or(signed_at));
        Verdict::Stale { confirmed_at }
    }

    /// Of the release in use; without one, of the root alone.
    fn role_reports(&self) -> Vec<RoleReport> {
        let schemes = self.schemes;
        let mut reports = vec![];
        let root = self.root();
        let said = root.said();
        reports.push(role_report("root", root, &said.keys, &said.root, schemes));
        let Some(held) = &self.held else {
            return reports;
        };
        let said = held.root.said();
        if let Some(targets) = held.roles.get("targets") {
            reports.push(role_report("targets", targets, &said.keys, &said.targets, schemes));
            for role in targets.said().delegations.iter().flat_map(|all| &all.roles) {
                if let (Some(file), Some(all)) = (held.roles.get(&role.name), &targets.said().delegations) {
                    reports.push(role_report(&role.name, file, &all.keys, &role.keys, schemes));
                }
            }
        }
        reports.push(role_report("snapshot", &held.snapshot, &said.keys, &said.snapshot, schemes));
        reports.push(role_report("timestamp", &held.timestamp, &said.keys, &said.timestamp, schemes));
        reports
    }
}

fn role_report<T: Said>(
    name: &str,
    file: &Metadata<T>,
    keys: &BTreeMap<String, Key>,
    role: &RoleKeys,
    schemes: &[Scheme],
) -> RoleReport {
    let signers = file.signers(keys, role, schemes);
    RoleReport {
        role: name.to_owned(),
        version: file.version(),
        expires: file.said().header().expires,
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

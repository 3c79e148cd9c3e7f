//! The search for a target file through the delegations: pre-order, depth-first (specification 5.6.7).

use super::{Fetch, Outcome, Phase, Place, Update, workflow::target_name};
use crate::{
    metadata::TargetFile,
    path,
    refusal::{Reason, Refusal},
};
use std::collections::BTreeSet;

/// The state of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lookup {
    path: String,
    /// A stack of role name and delegator; the next role is last.
    to_visit: Vec<(String, String)>,
    /// Against cycles in the delegations (5.6.7.1).
    visited: BTreeSet<String>,
}

impl Update {
    /// Starts a search, or resumes it after the role that it requested was loaded.
    pub(super) fn continue_lookup(&mut self, target: String) -> Result<(), Refusal> {
        let lookup = match self.lookup.take() {
            Some(lookup) => lookup,
            None => {
                if !path::is_safe(&target) {
                    return Err(Refusal::new(target, None, Reason::BadPath));
                }
                Lookup { path: target, to_visit: vec![("targets".into(), "root".into())], visited: BTreeSet::new() }
            }
        };
        self.phase = Phase::Lookup(lookup);
        Ok(())
    }

    /// Visits the role on top of the stack, or ends the search.
    pub(super) fn visit_next_role(&mut self, mut lookup: Lookup) -> Result<(), Refusal> {
        let Some((name, delegator)) = lookup.to_visit.last().cloned() else {
            return Err(Refusal::new(lookup.path, None, Reason::TargetNotFound));
        };
        if lookup.visited.contains(&name) {
            lookup.to_visit.pop();
            self.phase = Phase::Lookup(lookup);
            return Ok(());
        }
        let limit = self.policy.caps.roles;
        // Delegated roles are limited; the top-level targets role is visited as well.
        if lookup.visited.len() > limit as usize {
            let reason = Reason::TooMany { what: "delegated roles", limit: limit.into() };
            return Err(Refusal::new(lookup.path, None, reason));
        }
        // Each delegation is verified by its own delegator's keys, also when the role was loaded through another one.
        if name != "targets" && self.requested_role.as_deref() != Some(name.as_str()) {
            self.requested_role = Some(name.clone());
            self.lookup = Some(lookup);
            self.phase = Phase::Role { name, delegator };
            return Ok(());
        }
        self.requested_role = None;
        lookup.to_visit.pop();
        let Some(role) = self.roles.get(&name) else {
            return Err(Refusal::new(name, None, Reason::NotDelegated));
        };
        if role.signed().targets.contains_key(&lookup.path) {
            self.phase = Phase::Target { path: lookup.path, role: name };
            return Ok(());
        }
        if let Some(delegations) = &role.signed().delegations {
            let mut children = Vec::new();
            for (child, _, terminating) in delegations.roles_for_target(&lookup.path) {
                children.push((child, name.clone()));
                if terminating {
                    lookup.to_visit.clear();
                    break;
                }
            }
            lookup.to_visit.extend(children.into_iter().rev());
        }
        lookup.visited.insert(name);
        self.phase = Phase::Lookup(lookup);
        Ok(())
    }

    /// Requests the target that `role` lists (5.7.3).
    pub(super) fn request_target(&mut self, target: &str, role: &str) -> Result<(), Refusal> {
        let file = self.listed(target, role)?;
        let limit = self.policy.caps.target_bytes;
        if file.length > limit {
            return Err(Refusal::new(target, None, Reason::TooLong { limit }));
        }
        let (hashes, max_length) = (file.hashes.clone(), file.length);
        self.request = Some(Fetch {
            place: Place::Targets,
            path: target_name(self.root().consistent_snapshot, target, &hashes.prefix()),
            max_length,
            hashes: Some(hashes),
        });
        Ok(())
    }

    /// Verifies the length and hashes of the target (5.7.3).
    pub(super) fn finish_target(&mut self, target: String, role: &str, bytes: Vec<u8>) -> Result<(), Refusal> {
        let file = self.listed(&target, role)?;
        let (expected, found) = (file.length, bytes.len() as u64);
        if expected != found {
            let reason = Reason::LengthMismatch { expected, found };
            return Err(Refusal::new(target, None, reason));
        }
        if !file.hashes.matches(&bytes) {
            return Err(Refusal::new(target, None, Reason::HashMismatch));
        }
        self.outcome = Some(Outcome::Target { path: target, bytes });
        Ok(())
    }

    fn listed(&self, target: &str, role: &str) -> Result<&TargetFile, Refusal> {
        self.roles
            .get(role)
            .and_then(|role| role.signed().targets.get(target))
            .ok_or_else(|| Refusal::new(target, None, Reason::TargetNotFound))
    }
}

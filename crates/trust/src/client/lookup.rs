//! Defines the search for one target file through the delegations (specification 5.6.7): depth-first, in the order of trust.

use super::{Fetch, Outcome, Phase, Place, Update, workflow::target_name};
use crate::{
    metadata::TargetFile,
    path,
    refusal::{Refusal, Rule},
};
use std::collections::BTreeSet;

/// Where the search stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lookup {
    path: String,
    /// Roles still to ask, the next one last: name and delegator.
    to_visit: Vec<(String, String)>,
    /// Roles already asked: a diamond or a cycle asks each once.
    visited: BTreeSet<String>,
}

impl Update {
    /// Begins the search, or goes on with it when a role that it asked for is there.
    pub(super) fn continue_lookup(&mut self, target: String) -> Result<(), Refusal> {
        let lookup = match self.lookup.take() {
            Some(lookup) => lookup,
            None => {
                if !path::is_safe(&target) {
                    return Err(Refusal::new(target, None, Rule::BadPath));
                }
                Lookup { path: target, to_visit: vec![("targets".into(), "root".into())], visited: BTreeSet::new() }
            }
        };
        self.phase = Phase::Lookup(lookup);
        Ok(())
    }

    /// Asks the next role, or ends the search.
    pub(super) fn search(&mut self, mut lookup: Lookup) -> Result<(), Refusal> {
        let Some((name, delegator)) = lookup.to_visit.last().cloned() else {
            return Err(Refusal::new(lookup.path, None, Rule::TargetNotFound));
        };
        if lookup.visited.contains(&name) {
            lookup.to_visit.pop();
            self.phase = Phase::Lookup(lookup);
            return Ok(());
        }
        let limit = self.policy.caps.roles;
        // The top-level role does not count.
        if lookup.visited.len() > limit as usize {
            let rule = Rule::TooMany { what: "delegated roles", limit: limit.into() };
            return Err(Refusal::new(lookup.path, None, rule));
        }
        // Verified by the keys of the role that led here, also when it was loaded by another way before.
        if name != "targets" && self.asked.as_deref() != Some(name.as_str()) {
            self.asked = Some(name.clone());
            self.lookup = Some(lookup);
            self.phase = Phase::Role { name, delegator };
            return Ok(());
        }
        self.asked = None;
        lookup.to_visit.pop();
        let Some(role) = self.roles.get(&name) else {
            return Err(Refusal::new(name, None, Rule::NotDelegated));
        };
        if role.said().targets.contains_key(&lookup.path) {
            self.phase = Phase::Target { path: lookup.path, role: name };
            return Ok(());
        }
        if let Some(delegations) = &role.said().delegations {
            let mut children = Vec::new();
            for (child, _, terminating) in delegations.roles_for(&lookup.path) {
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

    pub(super) fn begin_target(&mut self, target: &str, role: &str) -> Result<(), Refusal> {
        let file = self.listed(target, role)?;
        let limit = self.policy.caps.target_bytes;
        if file.length > limit {
            return Err(Refusal::new(target, None, Rule::TooLong { limit }));
        }
        let (hashes, max_length) = (file.hashes.clone(), file.length);
        self.wanted = Some(Fetch {
            place: Place::Targets,
            path: target_name(self.root().consistent_snapshot, target, &hashes.prefix()),
            max_length,
            hashes: Some(hashes),
        });
        Ok(())
    }

    pub(super) fn take_target(&mut self, target: String, role: &str, bytes: Vec<u8>) -> Result<(), Refusal> {
        let file = self.listed(&target, role)?;
        let (expected, found) = (file.length, bytes.len() as u64);
        if expected != found {
            let rule = Rule::LengthMismatch { expected, found };
            return Err(Refusal::new(target, None, rule));
        }
        if !file.hashes.fit(&bytes) {
            return Err(Refusal::new(target, None, Rule::HashMismatch));
        }
        self.outcome = Some(Outcome::Target { path: target, bytes });
        Ok(())
    }

    fn listed(&self, target: &str, role: &str) -> Result<&TargetFile, Refusal> {
        self.roles
            .get(role)
            .and_then(|role| role.said().targets.get(target))
            .ok_or_else(|| Refusal::new(target, None, Rule::TargetNotFound))
    }
}

//! The release in a published site's folder: its metadata and targets, verified as they are read.

use super::{app::Files, packs, site};
use anyhow::{Context, Result};
use signpost_trust::{
    hex,
    metadata::{Role, TargetFile},
    release::EDITORS,
    sign::Repository,
};
use std::{collections::BTreeMap, path::Path};

/// Reads a published site's metadata and checks every signature.
pub fn read_repository(site: &Path) -> Result<Repository> {
    let read = || {
        let files: BTreeMap<String, Vec<u8>> = site::read(site, "metadata")?
            .into_iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("metadata/")?.to_owned(), bytes)))
            .collect();
        Ok::<_, anyhow::Error>(Repository::read(&files)?)
    };
    read().with_context(|| format!("{} is not a published site, or it was changed", site.display()))
}

/// A target of a site on disk, as it was signed.
pub fn read_target(folder: &Path, path: &str, signed: &TargetFile) -> Result<Vec<u8>> {
    let hash = signed.hashes.sha256.with_context(|| format!("{path} was signed without its SHA-256"))?;
    let place = packs::place_of_hash(path, &hex::encode(&hash));
    let bytes = std::fs::read(folder.join(&place)).with_context(|| format!("{place} cannot be read"))?;
    packs::check(&place, &bytes, signed)?;
    Ok(bytes)
}

/// `metadata/NAME` to bytes.
pub fn metadata(repository: &Repository) -> Files {
    repository.files().into_iter().map(|(name, bytes)| (format!("metadata/{name}"), bytes)).collect()
}

pub fn editors_role(repository: &Repository) -> Result<Role> {
    let delegations = repository.targets.signed().delegations.as_ref();
    let editors = delegations.and_then(|delegations| delegations.roles.iter().find(|role| role.name == EDITORS));
    Ok(editors.context("the delegations name no editors")?.role.clone())
}

//! The last release of a site: its metadata and targets, every signature and hash checked as they are read.

use super::{
    app::Files,
    packs,
    partner::{self, PartnerRelease},
    site,
    site_files::SiteFiles,
};
use anyhow::{Context, Result, bail};
use signpost_directory::{Directory, ledger::Ledger};
use signpost_trust::{
    hex,
    metadata::{Metadata, Role, Snapshot, TargetFile, Targets, Timestamp},
    path,
    policy::Caps,
    release::EDITORS,
    sign::Repository,
};
use std::{collections::BTreeMap, path::Path};

/// Reads a published site's metadata and checks every signature, but no expiry.
pub fn read_repository(site: &Path) -> Result<Repository> {
    read_repository_of(&SiteFiles::Folder(site.to_owned()))
        .with_context(|| format!("{} is not a published site, or it was changed", site.display()))
}

fn read_repository_of(site: &SiteFiles) -> Result<Repository> {
    let files: BTreeMap<String, Vec<u8>> = match site {
        SiteFiles::Folder(folder) => site::read(folder, "metadata")?
            .into_iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix("metadata/")?.to_owned(), bytes)))
            .collect(),
        _ => fetch_metadata(site)?,
    };
    Ok(Repository::read(&files)?)
}

/// The files that a repository is read from, found by the names in each other: a host lists no folder.
fn fetch_metadata(site: &SiteFiles) -> Result<BTreeMap<String, Vec<u8>>> {
    let caps = Caps::default();
    let mut files = BTreeMap::new();
    let get = |name: &str, limit| site.get(&format!("metadata/{}", path::quote(name)), limit);
    let timestamp = get("timestamp.json", caps.timestamp_bytes)?;
    for version in 1..=u64::from(caps.roots) {
        let name = format!("{version}.root.json");
        match site.find(&format!("metadata/{name}"), caps.root_bytes)? {
            Some(root) => files.insert(name, root),
            None => break,
        };
    }
    let version = Metadata::<Timestamp>::parse(&timestamp, "timestamp")?.signed().snapshot.version;
    files.insert("timestamp.json".to_owned(), timestamp);
    let name = format!("{version}.snapshot.json");
    let snapshot = get(&name, caps.snapshot_bytes)?;
    let listed = Metadata::<Snapshot>::parse(&snapshot, "snapshot")?;
    files.insert(name, snapshot);
    let name_of = |role: &str| listed.signed().of_role(role).map(|meta| format!("{}.{role}.json", meta.version));
    let name = name_of("targets").context("the snapshot lists no targets")?;
    let targets = get(&name, caps.targets_bytes)?;
    let delegations = Metadata::<Targets>::parse(&targets, "targets")?.signed().delegations.clone();
    files.insert(name, targets);
    for role in delegations.iter().flat_map(|all| &all.roles).take(caps.roles as usize) {
        let name = name_of(&role.name).with_context(|| format!("the snapshot does not list {}", role.name))?;
        files.insert(name.clone(), get(&name, caps.targets_bytes)?);
    }
    Ok(files)
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

/// The last release, which the next one follows.
pub struct LastSite {
    files: SiteFiles,
    pub repository: Repository,
    pub ledger: Ledger,
}

impl LastSite {
    /// Of a folder or of an address.
    pub fn read(site: &str) -> Result<LastSite> {
        LastSite::read_from(SiteFiles::of(site), site)
    }

    pub fn read_folder(site: &Path) -> Result<LastSite> {
        LastSite::read_from(SiteFiles::Folder(site.to_owned()), &site.display().to_string())
    }

    fn read_from(files: SiteFiles, site: &str) -> Result<LastSite> {
        let repository =
            read_repository_of(&files).with_context(|| format!("{site} is not a published site, or it was changed"))?;
        let editors = repository.delegated.get(EDITORS);
        let Some(signed) = editors.and_then(|editors| editors.signed().targets.get(packs::LEDGER)) else {
            bail!("{site} has no ledger of codes: it was not made by signpost");
        };
        let ledger = Ledger::from_json(&read_target(&files, packs::LEDGER, signed)?)?;
        Ok(LastSite { files, repository, ledger })
    }

    pub fn version(&self) -> u64 {
        self.repository.snapshot.as_ref().map_or(0, Metadata::version)
    }

    /// The community's own data.
    pub fn directory(&self) -> Result<Directory> {
        let editors = self.repository.delegated.get(EDITORS).context("the last release has no editors")?;
        packs::open_directory(&|path| {
            let signed = editors.signed().targets.get(path);
            let signed = signed.with_context(|| format!("the last release has no {path}"))?;
            Ok((self.target(path, signed)?, signed.clone()))
        })
    }

    /// The names of its partners.
    pub fn partners(&self) -> Vec<String> {
        partner::names(self.repository.targets.signed())
    }

    /// What a partner had in it.
    pub fn entries_of(&self, partner: &str) -> Option<Directory> {
        let metadata = self.repository.delegated.get(&partner::role(partner))?;
        let get = |path: &str, signed: &TargetFile| self.target(path, signed);
        PartnerRelease::checked(partner.to_owned(), metadata.clone(), &get).ok()?.directory().ok()
    }

    /// A target of it, as it was signed.
    pub fn target(&self, path: &str, signed: &TargetFile) -> Result<Vec<u8>> {
        read_target(&self.files, path, signed)
    }

    /// The metadata and the targets (not the app) of that release alone.
    pub fn data_files(&self) -> Result<Files> {
        let mut files = metadata(&self.repository);
        for metadata in self.repository.delegated.values() {
            for (path, signed) in &metadata.signed().targets {
                if path.starts_with("app/") || path.starts_with("browse/") {
                    continue;
                }
                let bytes = self.target(path, signed)?;
                files.insert(packs::place(path, &bytes), bytes);
            }
        }
        Ok(files)
    }
}

fn read_target(files: &SiteFiles, path: &str, signed: &TargetFile) -> Result<Vec<u8>> {
    let hash = signed.hashes.sha256.with_context(|| format!("{path} was signed without its SHA-256"))?;
    let place = packs::place_of_hash(path, &hex::encode(&hash));
    let read = || {
        let bytes = files.get(&path::quote(&place), signed.length)?;
        packs::check(&place, &bytes, signed)?;
        anyhow::Ok(bytes)
    };
    read().context(
        "the last release cannot be carried on from here: signpost doctor --site SITE names each damaged file; signpost publish \
         --previous https://YOUR-SITE/ carries on from the live site, or from a copy of the folder",
    )
}

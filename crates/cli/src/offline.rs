//! The metadata that offline keys sign: the chain of roots and the targets role with its delegations. It is kept in the
//! folder of keys, so that publishing and renewing need no offline key.

use super::{private_keys::PrivateKeys, site};
use anyhow::{Context, Result, bail, ensure};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    Policy, Refusal, hex,
    json::Value,
    key::Scheme,
    metadata::{Metadata, Root, Targets},
    release::{EDITORS, PARTNER_PREFIX},
    sign::{DetachedSignature, Lifetimes, Repository, Setup, Signers, SigningKey},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// In the signed root of a demonstration: true.
const DEMO_FIELD: &str = "x-signpost-demo";
const METADATA: &str = "metadata";
const PENDING: &str = "pending";

/// The chain of roots from the first, and every version of the delegations, all verified.
#[derive(Debug)]
pub struct OfflineMetadata {
    roots: Vec<Metadata<Root>>,
    /// Oldest first; the newest may wait for the signatures of keys that are new in the root.
    targets: Vec<Metadata<Targets>>,
}

/// The partners' files at hand, by role.
pub type Entries = BTreeMap<String, Metadata<Targets>>;

impl OfflineMetadata {
    /// A new community: version 1 of both, signed.
    pub fn create(
        setup: &Setup,
        root_keys: &[SigningKey],
        targets_keys: &[SigningKey],
        demo: bool,
        at: UnixSeconds,
    ) -> Result<OfflineMetadata> {
        let lifetimes = Lifetimes::default();
        let mut root = setup.root(at, &lifetimes);
        if demo {
            let mut signed = root.signed().clone();
            signed.header.unrecognized_fields.insert(DEMO_FIELD.to_owned(), Value::Bool(true));
            root = Metadata::draft(signed);
        }
        let mut targets = setup.targets(at, &lifetimes);
        root_keys.iter().for_each(|key| root.sign(key));
        targets_keys.iter().for_each(|key| targets.sign(key));
        OfflineMetadata::checked(vec![root], vec![targets])
    }

    fn checked(roots: Vec<Metadata<Root>>, targets: Vec<Metadata<Targets>>) -> Result<OfflineMetadata> {
        let mut before: Option<&Metadata<Root>> = None;
        for (index, root) in roots.iter().enumerate() {
            ensure!(root.version() == index as u64 + 1, "{}.root.json is missing", index + 1);
            for signer in before.into_iter().chain([root]) {
                root.verify_signatures("root", "root", &signer.signed().keys, &signer.signed().root, schemes())?;
            }
            before = Some(root);
        }
        ensure!(!roots.is_empty(), "there is no 1.root.json");
        ensure!(!targets.is_empty(), "there is no 1.targets.json");
        for file in &targets {
            let mut refused = Ok(());
            let signed = roots.iter().any(|root| {
                refused = signed_under(root, file);
                refused.is_ok()
            });
            if !signed {
                refused?;
            }
        }
        Ok(OfflineMetadata { roots, targets })
    }

    /// Reads and verifies what lies in the folder of keys.
    pub fn read(keys: &Path) -> Result<OfflineMetadata> {
        let read = || {
            let files = site::read(keys, METADATA)?;
            let mut roots = BTreeMap::new();
            let mut targets = BTreeMap::new();
            for (path, bytes) in &files {
                if path.ends_with(".root.json") {
                    let root = Metadata::<Root>::parse(bytes, "root").with_context(|| path.clone())?;
                    roots.insert(root.version(), root);
                } else if path.ends_with(".targets.json") {
                    let signed = Metadata::<Targets>::parse(bytes, "targets").with_context(|| path.clone())?;
                    targets.insert(signed.version(), signed);
                }
            }
            OfflineMetadata::checked(roots.into_values().collect(), targets.into_values().collect())
        };
        read().with_context(|| {
            format!("{} is not a community's folder of keys (see `signpost keys new --help`)", keys.display())
        })
    }

    /// Writes what is not there yet.
    pub fn write(&self, keys: &Path) -> Result<()> {
        let folder = keys.join(METADATA);
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let roots = self.roots.iter().map(|root| (root.version(), "root", root.to_bytes()));
        let targets = self.targets.iter().map(|targets| (targets.version(), "targets", targets.to_bytes()));
        for (version, role, bytes) in roots.chain(targets) {
            let path = folder.join(format!("{version}.{role}.json"));
            if !path.exists() {
                site::write_whole(&path, &bytes)?;
            }
        }
        Ok(())
    }

    // `checked` refuses empty chains.

    pub fn root(&self) -> &Metadata<Root> {
        &self.roots[self.roots.len() - 1]
    }

    pub fn targets(&self) -> &Metadata<Targets> {
        &self.targets[self.targets.len() - 1]
    }

    /// Whether the signed root says that all of it is a demonstration.
    pub fn is_demo(&self) -> bool {
        self.root().signed().header.unrecognized_fields.get(DEMO_FIELD) == Some(&Value::Bool(true))
    }

    /// What was signed, as a repository in which nothing has been published: for drafts of what comes next.
    pub fn repository(&self) -> Repository {
        self.repository_of(self.targets())
    }

    fn repository_of(&self, targets: &Metadata<Targets>) -> Repository {
        Repository {
            roots: self.roots.clone(),
            targets: targets.clone(),
            delegated: BTreeMap::new(),
            snapshot: None,
            timestamp: None,
            seen: BTreeMap::new(),
        }
    }

    /// The repository of a first release, given the partners' first entries.
    pub fn first_repository(&self, entries: &Entries) -> Result<Repository> {
        Ok(self.repository_of(self.publishable(entries)?))
    }

    /// The newest delegations that can be published: signed under the newest root, with a file of every partner.
    ///
    /// A partner that has not sent anything yet cannot be delegated to: readers would look for its file.
    fn publishable(&self, entries: &Entries) -> Result<&Metadata<Targets>> {
        let complete = |targets: &&Metadata<Targets>| missing_partners(targets, entries).is_empty();
        let signed = |targets: &&Metadata<Targets>| signed_under(self.root(), targets).is_ok();
        if let Some(found) = self.targets.iter().rev().find(|targets| signed(targets) && complete(targets)) {
            return Ok(found);
        }
        if !signed(&self.targets()) {
            bail!(
                "the keys of targets were changed, and the new ones have not signed yet: signpost rotate targets --same-keys"
            );
        }
        bail!(
            "there are no entries yet that are signed with the key of {}: publish with --partner FOLDER, or signpost \
             partner remove",
            missing_partners(self.targets(), entries).join(", ")
        )
    }

    /// Brings a published repository up to what was signed since; says what is new, and what waits. `entries` are
    /// the partners' files that will be published.
    pub fn apply_to(&self, repository: &mut Repository, entries: &Entries) -> Result<Vec<String>> {
        let first = repository.roots.first().map(Metadata::signed_digest);
        ensure!(
            first == self.roots.first().map(Metadata::signed_digest),
            "the published site was signed with other keys than these: name the folder of its own keys with --keys, or another folder with --out"
        );
        let older = |role: &str, published: u64, here: u64| {
            format!(
                "the published site has {role} version {published}, and the folder of keys ends at {here}: it is an older copy"
            )
        };
        let (published, here) = (repository.roots.len(), self.roots.len());
        ensure!(published <= here, older("root", published as u64, here as u64));
        let (published, here) = (repository.targets.version(), self.targets().version());
        ensure!(published <= here, older("targets", published, here));

        let mut news = Vec::new();
        for root in &self.roots[repository.roots.len()..] {
            repository.accept_root(root.clone())?;
            news.push(format!("Root version {} is published now.", root.version()));
        }
        let publishable = self.publishable(entries)?;
        if publishable.version() > repository.targets.version() {
            repository.accept_targets(publishable.clone())?;
            news.push(format!("Targets version {} is published now.", publishable.version()));
        }
        if publishable.version() < here {
            let missing = missing_partners(self.targets(), entries).join(", ");
            news.push(format!("Targets version {here} waits for the entries of {missing}, signed with its key."));
        }
        Ok(news)
    }
}

fn schemes() -> &'static [Scheme] {
    Policy::strict().schemes
}

fn signed_under(root: &Metadata<Root>, targets: &Metadata<Targets>) -> Result<(), Refusal> {
    targets.verify_signatures("targets", "root", &root.signed().keys, &root.signed().targets, schemes())
}

/// The partners that `targets` delegates to and that no file at hand is signed by.
fn missing_partners(targets: &Metadata<Targets>, entries: &Entries) -> Vec<String> {
    let Some(delegations) = &targets.signed().delegations else { return Vec::new() };
    let missing = delegations.roles.iter().filter_map(|role| {
        let partner = role.name.strip_prefix(PARTNER_PREFIX)?;
        let signed = entries.get(&role.name).is_some_and(|file| {
            file.verify_signatures(&role.name, "targets", &delegations.keys, &role.role, schemes()).is_ok()
        });
        (!signed).then(|| partner.to_owned())
    });
    missing.collect()
}

/// A change of who may sign what, on its way to its signatures.
#[derive(Debug, Clone)]
pub enum Draft {
    Root(Box<Metadata<Root>>),
    Targets(Box<Metadata<Targets>>),
}

impl Draft {
    pub fn parse(bytes: &[u8]) -> Result<Draft> {
        match Metadata::<Root>::parse(bytes, "root") {
            Ok(root) => Ok(Draft::Root(Box::new(root))),
            Err(_) => Ok(Draft::Targets(Box::new(
                Metadata::<Targets>::parse(bytes, "targets").context("it is neither a root nor a targets file")?,
            ))),
        }
    }

    pub fn role(&self) -> &'static str {
        match self {
            Draft::Root(_) => "root",
            Draft::Targets(_) => "targets",
        }
    }

    pub fn version(&self) -> u64 {
        match self {
            Draft::Root(root) => root.version(),
            Draft::Targets(targets) => targets.version(),
        }
    }

    pub fn expires(&self) -> UnixSeconds {
        match self {
            Draft::Root(root) => root.signed().header.expires,
            Draft::Targets(targets) => targets.signed().header.expires,
        }
    }

    /// `2.root.json`
    pub fn file_name(&self) -> String {
        format!("{}.{}.json", self.version(), self.role())
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Draft::Root(root) => root.to_bytes(),
            Draft::Targets(targets) => targets.to_bytes(),
        }
    }

    /// SHA-256 of what is signed, in hex: for two people to compare.
    pub fn digest(&self) -> String {
        hex::encode(&match self {
            Draft::Root(root) => root.signed_digest(),
            Draft::Targets(targets) => targets.signed_digest(),
        })
    }

    pub fn sign(&mut self, key: &SigningKey) {
        match self {
            Draft::Root(root) => root.sign(key),
            Draft::Targets(targets) => targets.sign(key),
        }
    }

    pub fn sign_detached(&self, key: &SigningKey) -> DetachedSignature {
        match self {
            Draft::Root(root) => root.sign_detached("root", key),
            Draft::Targets(targets) => targets.sign_detached("targets", key),
        }
    }

    pub fn attach(&mut self, signature: &DetachedSignature) -> Result<(), Refusal> {
        match self {
            Draft::Root(root) => root.attach("root", signature),
            Draft::Targets(targets) => targets.attach("targets", signature),
        }
    }
}

impl OfflineMetadata {
    /// How far the signing of `draft` is: for a root by the keys of the old and by those of the new one.
    pub fn signers(&self, draft: &Draft) -> Vec<(String, Signers)> {
        let repository = self.repository();
        match draft {
            Draft::Root(root) => {
                let (old, new) = repository.root_signers(root);
                let name = |version: u64| format!("keys of root version {version}");
                vec![(name(self.root().version()), old), (name(root.version()), new)]
            }
            Draft::Targets(targets) => vec![("keys of targets".to_owned(), repository.targets_signers(targets))],
        }
    }

    /// The keyids of the editors, by the newest delegations.
    pub fn editors(&self) -> Vec<String> {
        let roles = self.targets().signed().delegations.iter().flat_map(|all| &all.roles);
        roles.filter(|role| role.name == EDITORS).flat_map(|role| role.role.keyids.clone()).collect()
    }

    /// Adds the signatures of those private keys that may sign `draft`. An error: none of those that are here opens.
    pub fn sign_with(&self, draft: &mut Draft, private: &PrivateKeys) -> Result<()> {
        let may_sign: Vec<String> =
            self.signers(draft).into_iter().flat_map(|(_, signers)| signers.missing).map(|key| key.id()).collect();
        private.open_some(&may_sign)?.into_iter().for_each(|key| draft.sign(key));
        Ok(())
    }

    /// Accepts `draft` as the newest version of its role if its thresholds are met (`true`), else stores it as pending.
    pub fn accept(&mut self, draft: &Draft, keys: &Path) -> Result<bool> {
        self.refuse_while_pending(keys, draft)?;
        let pending = keys.join(PENDING).join(draft.file_name());
        if !self.signers(draft).iter().all(|(_, signers)| signers.enough()) {
            if let Some(folder) = pending.parent() {
                fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
            }
            site::write_whole(&pending, &draft.to_bytes())?;
            return Ok(false);
        }
        let mut repository = self.repository();
        match draft {
            Draft::Root(root) => {
                repository.accept_root((**root).clone())?;
                self.roots.push((**root).clone());
            }
            Draft::Targets(targets) => {
                repository.accept_targets((**targets).clone())?;
                self.targets.push((**targets).clone());
            }
        }
        self.write(keys)?;
        if pending.exists() {
            fs::remove_file(&pending).with_context(|| format!("{} cannot be removed", pending.display()))?;
        }
        Ok(true)
    }

    /// Two changes of one version cannot both be made: the one that waits for signatures goes first.
    pub fn refuse_while_pending(&self, keys: &Path, draft: &Draft) -> Result<()> {
        let path = keys.join(PENDING).join(draft.file_name());
        let Ok(bytes) = fs::read(&path) else { return Ok(()) };
        ensure!(
            Draft::parse(&bytes).is_ok_and(|waiting| waiting.digest() == draft.digest()),
            "{} waits for signatures: collect them (signpost sign), or remove the file to give that change up",
            path.display()
        );
        Ok(())
    }

    /// The drafts that wait for signatures.
    pub fn pending(&self, keys: &Path) -> Result<Vec<PathBuf>> {
        let folder = keys.join(PENDING);
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut drafts = Vec::new();
        for entry in fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                drafts.push(path);
            }
        }
        drafts.sort();
        Ok(drafts)
    }
}

/// The first two groups of a fingerprint.
pub fn short_fingerprint(fingerprint: &str) -> &str {
    fingerprint.get(..9).unwrap_or(fingerprint)
}

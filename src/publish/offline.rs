//! Defines what the offline keys have signed: the chain of roots and the delegations, kept in the folder of
//! keys, so that publishing and renewing never need those keys.

use super::{keys::PrivateKeys, site};
use crate::core::{
    UnixSeconds,
    trust::{
        Policy, Refusal,
        json::Value,
        key::Key,
        metadata::{Metadata, RoleKeys, Root, Targets},
        sign::{DetachedSignature, Lifetimes, Repository, Setup, SigningKey},
    },
};
use anyhow::{Context, Result, bail, ensure};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// In the signed root of a demonstration: true.
const DEMO_FIELD: &str = "x-signpost-demo";
const METADATA: &str = "metadata";
const PENDING: &str = "pending";

/// The chain of roots from the first, and the delegations of today, all verified.
#[derive(Debug)]
pub struct Offline {
    roots: Vec<Metadata<Root>>,
    targets: Metadata<Targets>,
    /// The keys of targets were changed, and the new ones have not signed yet: nothing can be published.
    targets_to_sign: bool,
}

impl Offline {
    /// A new community: version 1 of both, signed.
    pub fn begin(
        setup: &Setup,
        root_keys: &[SigningKey],
        targets_keys: &[SigningKey],
        demo: bool,
        at: UnixSeconds,
    ) -> Result<Offline> {
        let lifetimes = Lifetimes::default();
        let mut root = setup.root(at, &lifetimes);
        if demo {
            let mut said = root.said().clone();
            said.header.extra.insert(DEMO_FIELD.to_owned(), Value::Bool(true));
            root = Metadata::draft(said);
        }
        let mut targets = setup.targets(at, &lifetimes);
        root_keys.iter().for_each(|key| root.sign(key));
        targets_keys.iter().for_each(|key| targets.sign(key));
        Offline::checked(vec![root], targets)
    }

    fn checked(roots: Vec<Metadata<Root>>, targets: Metadata<Targets>) -> Result<Offline> {
        let schemes = Policy::strict().schemes;
        let mut before: Option<&Metadata<Root>> = None;
        for (index, root) in roots.iter().enumerate() {
            ensure!(root.version() == index as u64 + 1, "{}.root.json is missing", index + 1);
            for signer in before.into_iter().chain([root]) {
                root.verify("root", "root", &signer.said().keys, &signer.said().root, schemes)?;
            }
            before = Some(root);
        }
        ensure!(before.is_some(), "there is no 1.root.json");
        let signed_under = |root: &Metadata<Root>| {
            targets.verify("targets", "targets", &root.said().keys, &root.said().targets, schemes)
        };
        let mut newest_first = roots.iter().rev();
        let refused = newest_first.next().and_then(|root| signed_under(root).err());
        let targets_to_sign = refused.is_some();
        if let Some(refused) = refused
            && !newest_first.any(|root| signed_under(root).is_ok())
        {
            return Err(refused.into());
        }
        Ok(Offline { roots, targets, targets_to_sign })
    }

    /// Reads and verifies what lies in the folder of keys.
    pub fn read(keys: &Path) -> Result<Offline> {
        let read = || {
            let files = site::read(keys, METADATA)?;
            let mut roots = BTreeMap::new();
            let mut targets = BTreeMap::new();
            for (path, bytes) in &files {
                let name = path.rsplit('/').next().unwrap_or_default();
                if name.ends_with(".root.json") {
                    let root = Metadata::<Root>::parse(bytes, "root").with_context(|| path.clone())?;
                    roots.insert(root.version(), root);
                } else if name.ends_with(".targets.json") {
                    let said = Metadata::<Targets>::parse(bytes, "targets").with_context(|| path.clone())?;
                    targets.insert(said.version(), said);
                }
            }
            let (_, targets) = targets.pop_last().context("there is no N.targets.json")?;
            Offline::checked(roots.into_values().collect(), targets)
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
        for (version, role, bytes) in roots.chain([(self.targets.version(), "targets", self.targets.to_bytes())]) {
            let path = folder.join(format!("{version}.{role}.json"));
            if !path.exists() {
                site::write_whole(&path, &bytes)?;
            }
        }
        Ok(())
    }

    pub fn root(&self) -> &Metadata<Root> {
        // `checked` refuses an empty chain.
        &self.roots[self.roots.len() - 1]
    }

    pub fn targets(&self) -> &Metadata<Targets> {
        &self.targets
    }

    /// Whether the signed root says that all of it is a demonstration.
    pub fn is_demo(&self) -> bool {
        self.root().said().header.extra.get(DEMO_FIELD) == Some(&Value::Bool(true))
    }

    /// A repository in which nothing has been published yet.
    pub fn repository(&self) -> Repository {
        Repository {
            roots: self.roots.clone(),
            targets: self.targets.clone(),
            delegated: BTreeMap::new(),
            snapshot: None,
            timestamp: None,
        }
    }

    /// Refuses while the delegations wait for the signatures of their new keys.
    pub fn ready(&self) -> Result<()> {
        ensure!(
            !self.targets_to_sign,
            "the keys of targets were changed, and the new ones have not signed yet: signpost rotate targets --same-keys"
        );
        Ok(())
    }

    /// Brings a published repository up to what was signed since; says what was new.
    pub fn bring_up(&self, repository: &mut Repository) -> Result<Vec<String>> {
        let first = repository.roots.first().map(Metadata::signed_digest);
        ensure!(
            first == self.roots.first().map(Metadata::signed_digest),
            "the published site was signed with other keys than these"
        );
        let mut news = Vec::new();
        ensure!(
            repository.roots.len() <= self.roots.len(),
            "the published site has root version {}, and the folder of keys ends at {}: it is an older copy",
            repository.roots.len(),
            self.roots.len()
        );
        for root in &self.roots[repository.roots.len()..] {
            repository.accept_root(root.clone())?;
            news.push(format!("root version {}", root.version()));
        }
        let (published, signed) = (repository.targets.version(), self.targets.version());
        if published > signed {
            bail!(
                "the published site has targets version {published}, and the folder of keys {signed}: it is an older copy"
            );
        }
        if published < signed {
            repository.accept_targets(self.targets.clone())?;
            news.push(format!("targets version {signed}"));
        }
        Ok(news)
    }
}

/// A change of who may sign what, on its way to its signatures.
#[derive(Debug, Clone)]
pub enum Draft {
    Root(Box<Metadata<Root>>),
    Targets(Box<Metadata<Targets>>),
}

/// The keys of one role that have signed a draft, by their holders' names.
#[derive(Debug, Clone)]
pub struct Signers {
    /// "the keys of root version 1"
    pub whose: String,
    pub needed: u64,
    pub signed: Vec<String>,
    pub missing: Vec<String>,
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
            Draft::Root(root) => root.said().header.expires,
            Draft::Targets(targets) => targets.said().header.expires,
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
        data_encoding::HEXLOWER.encode(&match self {
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

impl Offline {
    /// Who has to sign `draft`: for a root the keys of the old and of the new one.
    fn roles_for<'a>(&'a self, draft: &'a Draft) -> Vec<(String, &'a BTreeMap<String, Key>, &'a RoleKeys)> {
        let now = self.root();
        match draft {
            Draft::Root(new) => [now, new]
                .map(|root| (format!("root version {}", root.version()), &root.said().keys, &root.said().root))
                .into(),
            Draft::Targets(_) => vec![("targets".to_owned(), &now.said().keys, &now.said().targets)],
        }
    }

    /// How far the signing of `draft` is.
    pub fn signers(&self, draft: &Draft) -> Vec<Signers> {
        let schemes = Policy::strict().schemes;
        let roles = self.roles_for(draft).into_iter();
        roles
            .map(|(whose, keys, role)| {
                let signed = match draft {
                    Draft::Root(root) => root.signers(keys, role, schemes),
                    Draft::Targets(targets) => targets.signers(keys, role, schemes),
                };
                let name = |keyid: &&String| {
                    keys.get(*keyid).map_or_else(String::new, |key| {
                        format!("{} ({})", key.holder().unwrap_or("no name"), short(&key.fingerprint()))
                    })
                };
                let has_signed = |keyid: &&String| signed.contains(&keyid.as_str());
                Signers {
                    whose,
                    needed: role.threshold,
                    signed: role.keyids.iter().filter(has_signed).map(|keyid| name(&keyid)).collect(),
                    missing: role.keyids.iter().filter(|keyid| !has_signed(keyid)).map(|keyid| name(&keyid)).collect(),
                }
            })
            .collect()
    }

    /// Adds the signatures of those private keys that may sign `draft`.
    pub fn sign_with(&self, draft: &mut Draft, private: &PrivateKeys) {
        let signing: Vec<&SigningKey> =
            self.roles_for(draft).into_iter().flat_map(|(_, _, role)| private.of(role)).collect();
        for key in signing {
            draft.sign(key);
        }
    }

    /// Takes `draft` as the newest of its kind if enough have signed (`true`), else keeps it among the pending ones.
    pub fn take(&mut self, draft: &Draft, keys: &Path) -> Result<bool> {
        let pending = keys.join(PENDING).join(draft.file_name());
        if self.signers(draft).iter().any(|signers| (signers.signed.len() as u64) < signers.needed) {
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
                self.targets = (**targets).clone();
                self.targets_to_sign = false;
            }
        }
        self.write(keys)?;
        if pending.exists() {
            fs::remove_file(&pending).with_context(|| format!("{} cannot be removed", pending.display()))?;
        }
        Ok(true)
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
pub fn short(fingerprint: &str) -> &str {
    fingerprint.get(..9).unwrap_or(fingerprint)
}

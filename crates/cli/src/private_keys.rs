//! Private keys on disk, found by their keyids.
//!
//! Where a key file lies is for people. A command finds the keys that a role needs by their keyids, in whatever folder
//! under the one it is given, and opens those alone.

use super::{
    key_file::{KeyFile, unfinished},
    passphrase::Passphrases,
};
use anyhow::{Context, Result, bail, ensure};
use signpost_trust::{key::Key, metadata::Role, sign::SigningKey};
use std::{
    cell::OnceCell,
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Reads the public key that a holder sent.
pub fn read_public(path: &Path) -> Result<Key> {
    let read = || {
        let bytes = fs::read(path)?;
        let value = signpost_trust::json::parse(&bytes).map_err(anyhow::Error::msg)?;
        let key = Key::from_value(&value).map_err(anyhow::Error::msg)?;
        ensure!(key.scheme == "ed25519", "its scheme is {}, and only ed25519 is used", key.scheme);
        Ok(key)
    };
    read().with_context(|| format!("{} is not a public key as `signpost keys one` writes it", path.display()))
}

/// The private keys that lie in a folder, by keyid.
pub struct PrivateKeys {
    keys: BTreeMap<String, Stored>,
    passphrases: Passphrases,
    /// Encrypted by another tool, and not opened: which keys they are is not known.
    pub unnamed: Vec<PathBuf>,
    /// What interrupted commands left.
    pub unfinished: Vec<PathBuf>,
    /// Files that are no keys any more, and why.
    pub damaged: Vec<(PathBuf, String)>,
}

/// A private key, opened when it is first needed.
struct Stored {
    path: PathBuf,
    file: KeyFile,
    opened: OnceCell<Result<SigningKey, String>>,
}

/// The keys of a role that could be opened, and why others could not.
pub struct Opened<'k> {
    pub keys: Vec<&'k SigningKey>,
    pub closed: Vec<&'k str>,
}

impl PrivateKeys {
    /// Reads every `*.pem` under `folder`. One that is damaged is told, and stops only what needs it: that a role is given a
    /// new key must not wait for the old one.
    pub fn read(folder: &Path, passphrases: Passphrases) -> Result<PrivateKeys> {
        let found = PrivateKeys::read_silently(folder, passphrases)?;
        found.damaged.iter().for_each(|(path, why)| say!("Goes on without a key: {}", not_ours(path, why)));
        Ok(found)
    }

    /// The same for who tells of the damaged ones in other words.
    pub fn read_silently(folder: &Path, passphrases: Passphrases) -> Result<PrivateKeys> {
        let mut found = PrivateKeys {
            keys: BTreeMap::new(),
            passphrases,
            unnamed: Vec::new(),
            unfinished: Vec::new(),
            damaged: Vec::new(),
        };
        for path in paths(folder)? {
            if unfinished(&path).exists() {
                found.unfinished.push(unfinished(&path));
            }
            let file = match KeyFile::read(&path) {
                Ok(file) => file,
                Err(error) => {
                    found.damaged.push((path, format!("{error:#}")));
                    continue;
                }
            };
            let stored = Stored { path, file, opened: OnceCell::new() };
            let public = match stored.file.public() {
                None => stored.open(&found.passphrases).ok().map(SigningKey::key),
                public => public,
            };
            match public {
                Some(public) => drop(found.keys.insert(public.id(), stored)),
                None => found.unnamed.push(stored.path),
            }
        }
        Ok(found)
    }

    /// Opens those of these keys that are here.
    pub fn open<'i>(&self, keyids: impl IntoIterator<Item = &'i String>) -> Opened<'_> {
        let mut opened = Opened { keys: Vec::new(), closed: Vec::new() };
        for stored in keyids.into_iter().filter_map(|keyid| self.keys.get(keyid)) {
            match stored.open(&self.passphrases) {
                Ok(key) => opened.keys.push(key),
                Err(why) => opened.closed.push(why),
            }
        }
        opened
    }

    /// Those that may sign for `role`, at least as many as it needs; else an error that says what to fetch.
    pub fn for_threshold(&self, name: &str, role: &Role) -> Result<Vec<&SigningKey>> {
        let opened = self.open(&role.keyids);
        let enough = opened.keys.len() as u64 >= role.threshold;
        // Which key a damaged file held is not known: it may be one of these.
        if let (false, Some((path, why))) = (enough, self.damaged.first()) {
            bail!(
                "{} of the keys of {name} are needed to sign, and {} are whole: {}; signpost doctor --keys FOLDER says what \
                 to do when one is lost",
                role.threshold,
                opened.keys.len(),
                not_ours(path, why)
            );
        }
        if !enough && !opened.closed.is_empty() {
            bail!("the keys of {name} are needed to sign: {}", opened.closed.join("; "));
        }
        ensure!(
            enough,
            "{} of the keys of {name} are needed to sign, and {} are in the folder given with --keys: copy them into it from \
             whoever holds them, or from where they were kept; signpost doctor --keys FOLDER says what to do when one is lost",
            role.threshold,
            opened.keys.len()
        );
        opened.closed.iter().for_each(|why| say!("Goes on without a key: {why}"));
        Ok(opened.keys)
    }

    /// Those of these keys that are here and open. An error: none of those that are here does.
    pub fn open_some<'i>(&self, keyids: impl IntoIterator<Item = &'i String>) -> Result<Vec<&SigningKey>> {
        let opened = self.open(keyids);
        ensure!(!opened.keys.is_empty() || opened.closed.is_empty(), "{}", opened.closed.join("; "));
        opened.closed.iter().for_each(|why| say!("Goes on without a key: {why}"));
        Ok(opened.keys)
    }

    /// All that open.
    pub fn open_all(&self) -> Result<Vec<&SigningKey>> {
        self.open_some(self.keys.keys())
    }

    pub fn keyids(&self) -> impl Iterator<Item = &String> {
        self.keys.keys()
    }

    pub fn contains(&self, keyid: &str) -> bool {
        self.keys.contains_key(keyid)
    }

    /// Whether a key that is here is encrypted.
    pub fn is_encrypted(&self, keyid: &str) -> bool {
        self.keys.get(keyid).is_some_and(|stored| stored.file.is_encrypted())
    }

    pub fn any_is_encrypted(&self) -> bool {
        !self.unnamed.is_empty() || self.keys.values().any(|stored| stored.file.is_encrypted())
    }

    pub fn path_of(&self, keyid: &str) -> Option<&Path> {
        self.keys.get(keyid).map(|stored| stored.path.as_path())
    }

    /// The one key of a partner's or holder's own folder.
    pub fn single(&self, folder: &Path) -> Result<&SigningKey> {
        if let Some((path, why)) = self.damaged.first() {
            bail!("{}", not_ours(path, why));
        }
        let mut keys = self.keys.values();
        match (keys.next(), keys.next(), self.unnamed.as_slice()) {
            (Some(stored), None, []) => stored.open(&self.passphrases).map_err(|why| anyhow::anyhow!("{why}")),
            (None, _, [path]) => bail!(
                "{} is encrypted, and its passphrase was not given: --passphrase-file FILE, or {}",
                path.display(),
                super::passphrase::VARIABLE
            ),
            (None, _, []) => bail!("there is no key in {} (see `signpost keys one --help`)", folder.display()),
            _ => bail!("there are several keys in {}; name the folder of one", folder.display()),
        }
    }
}

impl Stored {
    fn open(&self, passphrases: &Passphrases) -> Result<&SigningKey, &str> {
        let open = || match self.file.plain() {
            Some(key) => Ok(key),
            None => {
                let opened = passphrases.open(&self.path, &self.file).map_err(|error| format!("{error:#}"))?;
                opened.plain().ok_or_else(|| format!("{} was not opened", self.path.display()))
            }
        };
        self.opened.get_or_init(open).as_ref().map_err(String::as_str)
    }
}

fn not_ours(path: &Path, why: &str) -> String {
    format!("{} is not a private key of ours ({why})", path.display())
}

/// Every `*.pem` under a folder, in order.
pub fn paths(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("there is no folder {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "pem") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

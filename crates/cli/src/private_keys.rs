//! Private keys on disk, found by their keyids.
//!
//! Where a key file lies is for people. A command finds the keys that a role needs by their keyids, in whatever folder
//! under the one it is given. Private keys are PKCS#8 PEM (RFC 8410), readable by their owner alone, after a line with
//! the holder's name (the name is part of the public key, and so of its keyid).

use anyhow::{Context, Result, bail, ensure};
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, KeypairBytes, spki::der::pem::LineEnding};
use signpost_trust::{key::Key, metadata::Role, sign::SigningKey};
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// A new private key as PEM, and the same for use.
pub fn generate(holder: &str) -> Result<(String, SigningKey)> {
    let mut seed = [0u8; 32];
    getrandom::fill(&mut seed).map_err(|error| anyhow::anyhow!("this machine gives no random numbers: {error}"))?;
    let holder: String = holder.chars().filter(|c| !c.is_control()).take(80).collect();
    // Version 1 of PKCS#8, without the public key: OpenSSL and Python read no other.
    let pem = KeypairBytes { secret_key: seed, public_key: None }.to_pkcs8_pem(LineEnding::LF)?;
    Ok((format!("{HOLDER}{holder}\n{}", *pem), SigningKey::from_seed(&seed, Some(&holder))))
}

/// Reads the public key that [`generate`]'s holder sent.
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
    keys: BTreeMap<String, (PathBuf, SigningKey)>,
}

impl PrivateKeys {
    /// Reads every `*.pem` under `folder`.
    pub fn read(folder: &Path) -> Result<PrivateKeys> {
        let mut keys = BTreeMap::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(&folder).with_context(|| format!("there is no folder {}", folder.display()))?;
            for entry in entries {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "pem") {
                    let key = read_private(&path).with_context(|| {
                        format!("{} is not a private key of ours (PKCS#8, Ed25519)", path.display())
                    })?;
                    keys.insert(key.key().id(), (path, key));
                }
            }
        }
        Ok(PrivateKeys { keys })
    }

    /// Those that may sign for `role`.
    pub fn for_role(&self, role: &Role) -> Vec<&SigningKey> {
        role.keyids.iter().filter_map(|keyid| self.keys.get(keyid)).map(|(_, key)| key).collect()
    }

    /// Those that may sign for `role`, at least as many as it needs; else an error that says what to fetch.
    pub fn for_threshold(&self, name: &str, role: &Role) -> Result<Vec<&SigningKey>> {
        let found = self.for_role(role);
        ensure!(
            found.len() as u64 >= role.threshold,
            "{} of the keys of {name} are needed to sign, and {} are in the folder given with --keys",
            role.threshold,
            found.len()
        );
        Ok(found)
    }

    pub fn all(&self) -> impl Iterator<Item = &SigningKey> {
        self.keys.values().map(|(_, key)| key)
    }

    pub fn get(&self, keyid: &str) -> Option<&SigningKey> {
        self.keys.get(keyid).map(|(_, key)| key)
    }

    pub fn path_of(&self, keyid: &str) -> Option<&Path> {
        self.keys.get(keyid).map(|(path, _)| path.as_path())
    }

    /// The one key of a partner's or holder's own folder.
    pub fn single(&self, folder: &Path) -> Result<&SigningKey> {
        let mut keys = self.all();
        match (keys.next(), keys.next()) {
            (Some(key), None) => Ok(key),
            (None, _) => bail!("there is no key in {} (see `signpost keys one --help`)", folder.display()),
            _ => bail!("there are several keys in {}; name the folder of one", folder.display()),
        }
    }
}

/// Before the PEM block, where RFC 7468 allows text for people.
const HOLDER: &str = "Holder: ";

fn read_private(path: &Path) -> Result<SigningKey> {
    let text = fs::read_to_string(path)?;
    let start = text.find("-----BEGIN").context("it has no PEM block")?;
    let (preamble, pem) = text.split_at(start);
    let holder = preamble.lines().find_map(|line| line.strip_prefix(HOLDER)).map(str::trim);
    let key = ed25519_dalek::SigningKey::from_pkcs8_pem(pem)?;
    Ok(SigningKey::from_seed(&key.to_bytes(), holder))
}

/// Writes a private key for its owner's eyes only; never over another file.
pub fn write_private(path: &Path, pem: &str) -> Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let write = || -> std::io::Result<()> {
        let mut file = options.open(path)?;
        file.write_all(pem.as_bytes())?;
        file.sync_all()
    };
    write().with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_either_version_of_pkcs8_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let (pem, key) = generate("Mary").unwrap();
        write_private(&folder.path().join("new.pem"), &pem).unwrap();
        // As earlier versions of this tool wrote it: with the public key.
        let secret = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
        let old = format!("{HOLDER}Joe\n{}", *secret.to_pkcs8_pem(LineEnding::LF).unwrap());
        assert!(old.len() > pem.len());
        write_private(&folder.path().join("old.pem"), &old).unwrap();
        let keys = PrivateKeys::read(folder.path()).unwrap();
        assert!(keys.get(&key.key().id()).is_some());
        assert!(keys.get(&SigningKey::from_seed(&[7; 32], Some("Joe")).key().id()).is_some());
    }

    #[test]
    fn a_new_key_is_pkcs8_version_1_of_rfc_8410() {
        let (pem, _) = generate("Mary").unwrap();
        let lines: Vec<&str> = pem.lines().collect();
        assert_eq!(
            (lines[0], lines[1], lines[3]),
            ("Holder: Mary", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----")
        );
        // SEQUENCE of 46 bytes; INTEGER 0; the algorithm 1.3.101.112; 34 bytes with the seed; and nothing after.
        assert!(lines[2].starts_with("MC4CAQAwBQYDK2VwBCIEI") && lines[2].len() == 64, "{pem}");
    }
}

//! The versions that these keys published last, remembered beside the keys.
//!
//! A reader refuses every version that is older than one it has seen. So a release that counts on from an older copy of
//! the site, or begins at version 1, would lock readers out.

use super::{Outcome, date_time, site};
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    hex,
    metadata::{Metadata, Signed},
    sign::Repository,
};
use std::{
    collections::BTreeMap,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

const FILE: &str = "published.json";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Published {
    /// Of this format.
    version: u32,
    /// By role, all but the root: its chain is in the folder of keys.
    versions: BTreeMap<String, u64>,
    /// SHA-256 of the timestamp's signed part.
    timestamp: String,
    signed_at: UnixSeconds,
    /// Where it was written.
    site: PathBuf,
}

/// What is remembered, if anything was published.
#[derive(Debug)]
pub struct LastVersions {
    path: PathBuf,
    last: Option<Published>,
}

impl LastVersions {
    pub fn read(keys: &Path) -> Result<LastVersions> {
        let path = keys.join(FILE);
        let last = match fs::read(&path) {
            Ok(bytes) => {
                let last: Published =
                    serde_json::from_slice(&bytes).with_context(|| {
                        format!(
                            "{} is damaged: take it from your copy, or remove it if the site's folder is what readers have (signpost doctor says more)",
                            path.display()
                        )
                    })?;
                ensure!(last.version == 1, "{} was written by a newer version of signpost", path.display());
                Some(last)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("{} cannot be read", path.display())),
        };
        Ok(LastVersions { path, last })
    }

    /// By role; readers may have seen them.
    pub fn versions(&self) -> BTreeMap<String, u64> {
        self.last.as_ref().map(|last| last.versions.clone()).unwrap_or_default()
    }

    pub fn signed_at(&self) -> Option<UnixSeconds> {
        self.last.as_ref().map(|last| last.signed_at)
    }

    /// Before a first release: keys that were changed since they were made may have signed one that is not remembered here.
    /// `stated`: that it is the first.
    pub fn tell_of_first(&self, root_version: u64, stated: bool) {
        if !stated && self.last.is_none() && root_version > 1 {
            say!(
                "This is version 1, as far as this folder of keys knows. If a site of these keys is live, its readers refuse this one: \
                 publish with --previous https://YOUR-SITE/"
            );
        }
    }

    /// Refuses a release that readers of the last one would refuse.
    pub fn refuse_older(&self, next: &Repository) -> Result<()> {
        let (Some(last), next) = (&self.last, versions(next)) else { return Ok(()) };
        let older = last.versions.iter().find(|(role, version)| next.versions.get(*role).is_some_and(|v| v < *version));
        let timestamp = last.versions.get_key_value("timestamp");
        let other = timestamp
            .filter(|(role, version)| next.versions.get(*role) == Some(*version) && next.timestamp != last.timestamp);
        let Some((role, version)) = older.or(other) else { return Ok(()) };
        anyhow::bail!(
            "these keys have already published {role} version {version} ({}, to {}), and this would be version {}: whoever \
             has seen that release would refuse this one. Name the last release with signpost publish --previous: a folder, \
             or the address of the live site. If nobody has ever read it (a trial), remove {}",
            date_time(last.signed_at),
            last.site.display(),
            next.versions.get(role).copied().unwrap_or_default(),
            self.path.display()
        )
    }

    /// Remembers what was published to `site`. [`Outcome::Attention`], with a sentence, where that cannot be written: the
    /// release is published all the same.
    pub fn remember(&self, published: &Repository, site: &Path) -> Outcome {
        match self.write(published, site) {
            Ok(()) => Outcome::Done,
            Err(error) => {
                say!("The release is published, but its versions are not remembered beside the keys: {error:#}");
                Outcome::Attention
            }
        }
    }

    fn write(&self, published: &Repository, site: &Path) -> Result<()> {
        let mut next = versions(published);
        // What was removed keeps its version: a partner may come back.
        for (role, version) in self.versions() {
            let known = next.versions.entry(role).or_default();
            *known = version.max(*known);
        }
        next.site = std::path::absolute(site).unwrap_or_else(|_| site.to_owned());
        site::write_whole(&self.path, &serde_json::to_vec_pretty(&next)?)
    }
}

fn versions(repository: &Repository) -> Published {
    let mut versions: BTreeMap<String, u64> = repository
        .headers()
        .into_iter()
        .filter(|(role, _)| *role != "root")
        .map(|(role, header)| (role.to_owned(), header.version))
        .collect();
    versions.entry("timestamp".to_owned()).or_default();
    let timestamp = repository.timestamp.as_ref();
    Published {
        version: 1,
        versions,
        timestamp: timestamp.map(|file| hex::encode(&file.signed_digest())).unwrap_or_default(),
        signed_at: timestamp.and_then(|file| file.signed().header().signed_at()).unwrap_or_default(),
        site: PathBuf::new(),
    }
}

/// Refuses to sign before the last release was signed: this clock was set back, or that one was ahead.
///
/// Not after the online key was replaced, since readers then forget what the old one signed.
pub fn refuse_earlier(next: &Repository, last: Option<UnixSeconds>, at: UnixSeconds, keys: &Path) -> Result<()> {
    let root = next.root().signed();
    let schemes = signpost_trust::Policy::strict().schemes;
    let valid = |file: &Metadata<signpost_trust::metadata::Timestamp>| {
        file.verify_signatures("timestamp", "root", &root.keys, &root.timestamp, schemes).is_ok()
    };
    let Some(timestamp) = next.timestamp.as_ref().filter(|file| valid(file)) else { return Ok(()) };
    let last = timestamp.signed().header().signed_at().max(last).unwrap_or(at);
    ensure!(
        at >= last,
        "it is {} by the clock of this machine, and the last release was signed at {}: set the clock right. If the clock \
         was ahead then, readers need a new online key: signpost rotate online --keys {}",
        date_time(at),
        date_time(last),
        keys.display()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_trust::sign::{Lifetimes, RoleSetup, Setup, SigningKey};

    const MORNING: UnixSeconds = 1_767_225_600;

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_seed(&[seed; 32], None)
    }

    /// A repository without a release, whose online key is `online`.
    fn repository(online: &SigningKey) -> Repository {
        let role = |key: &SigningKey| RoleSetup::new([key.key()], 1);
        let setup = Setup {
            root: role(&key(7)),
            targets: role(&key(7)),
            editors: role(&key(7)),
            online: role(online),
            grace_days: 60,
        };
        let lifetimes = Lifetimes::default();
        let (mut root, mut targets) = (setup.root(MORNING, &lifetimes), setup.targets(MORNING, &lifetimes));
        root.sign(&key(7));
        targets.sign(&key(7));
        Repository::new(root, targets).unwrap()
    }

    /// The next release of the editors, signed at `at`.
    fn released(mut repository: Repository, at: UnixSeconds) -> Repository {
        let lifetimes = Lifetimes::default();
        let mut editors = repository.next_delegated("editors", [], at, &lifetimes).unwrap();
        editors.sign(&key(7));
        repository.accept_delegated("editors", editors).unwrap();
        repository.sign_snapshot_and_timestamp(&[&key(8)], at, &lifetimes).unwrap();
        repository
    }

    #[test]
    fn after_a_release_only_it_or_later_ones_are_published() {
        let keys = tempfile::tempdir().unwrap();
        let first = released(repository(&key(8)), MORNING);
        let last = LastVersions::read(keys.path()).unwrap();
        assert_eq!((last.versions(), last.signed_at()), (BTreeMap::new(), None), "nothing was published");
        last.refuse_older(&first).unwrap();
        let second = released(first.clone(), MORNING + 60);
        assert_eq!(last.remember(&second, Path::new("site")), Outcome::Done);

        let last = LastVersions::read(keys.path()).unwrap();
        let versions: Vec<(String, u64)> = last.versions().into_iter().collect();
        let of_second = ["editors", "snapshot", "targets", "timestamp"].map(|role| (role.to_owned(), 2));
        assert_eq!(versions[..2], of_second[..2]);
        assert_eq!(versions[2..], [("targets".to_owned(), 1), ("timestamp".to_owned(), 2)]);
        assert_eq!(last.signed_at(), Some(MORNING + 60));
        last.refuse_older(&second).unwrap();
        last.refuse_older(&released(second.clone(), MORNING + 120)).unwrap();
        let refused = last.refuse_older(&first).unwrap_err().to_string();
        assert!(refused.contains("editors version 2") && refused.contains("would be version 1"), "{refused}");
        let other = released(first.clone(), MORNING + 61);
        let refused = last.refuse_older(&other).unwrap_err().to_string();
        assert!(refused.contains("timestamp version 2") && refused.contains("would be version 2"), "{refused}");
        last.refuse_older(&repository(&key(8))).unwrap_err();
        // A role that this release lacks is no older one.
        let mut without = last.last.clone().unwrap();
        without.versions.insert("partner-clinic".to_owned(), 9);
        let last = LastVersions { path: last.path, last: Some(without) };
        last.refuse_older(&second).unwrap();

        // Versions never go down in what is remembered.
        assert_eq!(last.remember(&first, Path::new("site")), Outcome::Done);
        let known = LastVersions::read(keys.path()).unwrap().versions();
        assert_eq!((known["snapshot"], known["partner-clinic"]), (2, 9));
    }

    #[test]
    fn a_memory_that_cannot_be_read_is_not_taken_for_none() {
        let keys = tempfile::tempdir().unwrap();
        let error = || LastVersions::read(keys.path()).unwrap_err().to_string();
        fs::write(keys.path().join(FILE), "{").unwrap();
        assert!(error().contains("is damaged"), "{}", error());
        let newer = r#"{"version":2,"versions":{},"timestamp":"","signed_at":0,"site":""}"#;
        fs::write(keys.path().join(FILE), newer).unwrap();
        assert!(error().contains("a newer version of signpost"), "{}", error());
        fs::remove_file(keys.path().join(FILE)).unwrap();
        fs::create_dir(keys.path().join(FILE)).unwrap();
        assert!(error().contains("cannot be read"), "{}", error());
    }

    #[test]
    fn nothing_is_signed_before_the_last_release_unless_its_online_key_was_replaced() {
        let keys = Path::new("keys");
        let first = released(repository(&key(8)), MORNING);
        refuse_earlier(&first, None, MORNING, keys).unwrap();
        refuse_earlier(&first, Some(MORNING - 60), MORNING, keys).unwrap();
        let refused = refuse_earlier(&first, None, MORNING - 1, keys).unwrap_err().to_string();
        assert!(refused.contains("set the clock right"), "{refused}");
        // The same keys have signed another site since.
        refuse_earlier(&first, Some(MORNING + 60), MORNING + 30, keys).unwrap_err();
        let replaced = Repository { timestamp: first.timestamp, ..repository(&key(9)) };
        refuse_earlier(&replaced, Some(MORNING), MORNING - 1, keys).unwrap();
    }
}

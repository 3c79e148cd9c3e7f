//! A published site's folder, brought to the next release in place.
//!
//! Each file is written beside the others and renamed into place, in the order in which readers need them: files of new
//! names, metadata, `timestamp.json`, then what keeps its name, `index.html` and `sw.js`. So a reader finds the old or
//! the new release whole, also when the tool is killed at any moment. What the folder holds besides stays: only files
//! that an earlier release listed, with the hash that it listed, are removed.

mod in_place;

pub use in_place::{Steps, Uninterrupted, write_whole};

use super::{
    app::Files,
    browse,
    file_list::{FILES, FileList, MAX_BYTES},
    packs,
    site_files::{INDEX, SiteFiles},
};
use anyhow::{Context, Result, bail, ensure};
use in_place::{InPlace, Phase};
use sha2::{Digest, Sha256};
use signpost_trust::{
    hex,
    metadata::{Metadata, Targets},
    path,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// What every published site has, and by which a folder is recognized as one.
pub const TIMESTAMP: &str = "metadata/timestamp.json";
/// Tells the browser the hash of `index.html`, so it comes after it.
pub const SERVICE_WORKER: &str = "sw.js";
/// New files wait here for their names. It is there only while a release is written, or after that was interrupted.
const STAGING: &str = ".signpost-publishing";
/// In [`STAGING`]: what an interrupted release may have left, path to SHA-256.
const JOURNAL: &str = "written.json";
/// What hosts show at a wrong address. A community's own wins over the app's.
pub const NOT_FOUND: &str = "404.html";
/// What a community puts there for its host.
const HOST_FILES: [&str; 7] = [NOT_FOUND, "CNAME", "_headers", "_redirects", "robots.txt", "favicon.ico", "web.config"];
/// In an editors' target of earlier versions: the community's own file, not one of the app.
const OWN_FIELD: &str = "x-signpost-own";

/// A site of 100,000 programs in areas has some thousand files.
const MAX_FILES: usize = 100_000;

/// Path to the SHA-256 of what earlier releases had there.
type Listed = BTreeMap<String, BTreeSet<[u8; 32]>>;

/// A folder that a release can be written to.
pub struct SiteFolder {
    root: PathBuf,
    listed: Listed,
}

impl SiteFolder {
    /// Refuses a folder that holds something else than a site and what belongs to its host, or one of `private`, which
    /// would be uploaded with it.
    pub fn open(root: &Path, private: &[&Path]) -> Result<SiteFolder> {
        if !root.exists() {
            return Ok(SiteFolder { root: root.to_owned(), listed: Listed::new() });
        }
        ensure!(root.is_dir(), "{} is a file, not a folder", root.display());
        let whole = root.canonicalize().with_context(|| format!("{} cannot be read", root.display()))?;
        for inside in private {
            let found = inside.canonicalize().is_ok_and(|inside| inside.starts_with(&whole));
            ensure!(
                !found,
                "{} lies in {}, and would be published with it: name another folder with --out",
                inside.display(),
                root.display()
            );
        }
        let ours = root.join(TIMESTAMP).is_file() || root.join(STAGING).is_dir();
        let mut entries = fs::read_dir(root).with_context(|| format!("{} cannot be read", root.display()))?;
        let of_host = |entry: io::Result<fs::DirEntry>| {
            entry.is_ok_and(|entry| belongs_to_host(&entry.file_name().to_string_lossy()))
        };
        if !ours && !entries.all(of_host) {
            bail!(
                "{} holds other files, among which publishing would put its own; name a new or an empty folder with --out",
                root.display()
            );
        }
        Ok(SiteFolder { root: root.to_owned(), listed: read_listed(root)? })
    }

    /// A file of the community's own at `path`, which no release put there.
    pub fn own_page(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let file = self.root.join(path);
        if !file.is_file() {
            return Ok(None);
        }
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        Ok((!self.is_listed(path, &bytes)).then_some(bytes))
    }

    fn is_listed(&self, path: &str, bytes: &[u8]) -> bool {
        self.listed.get(path).is_some_and(|hashes| hashes.contains(Sha256::digest(bytes).as_slice()))
    }

    /// Refuses what could not be written whole: a file in the place of a folder, or the reverse.
    fn check(&self, files: &Files) -> Result<()> {
        for path in files.keys() {
            let file = self.root.join(path);
            ensure!(!file.is_dir(), "{} is a folder, and the site has a file there", file.display());
            for folder in Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()) {
                let place = self.root.join(folder);
                let both = files.contains_key(&*folder.to_string_lossy()) || place.exists() && !place.is_dir();
                ensure!(!both, "{} is a file, and the site has a folder there", place.display());
            }
        }
        Ok(())
    }

    /// Makes `files` the release of the folder, and removes what earlier ones listed and this one does not have.
    pub fn write(&self, files: &Files, steps: &mut dyn Steps) -> Result<()> {
        self.check(files)?;
        let staging = self.root.join(STAGING);
        let mut writer = InPlace { root: &self.root, staging: &staging, steps, count: 0 };
        let before = "the release in place is the old one, and whole; publish again";
        writer.make_folder(&staging).context(before)?;
        writer.put(&format!("{STAGING}/{JOURNAL}"), &self.journal(files)?).context(before)?;
        let mut order: Vec<(Phase, &String)> = files.keys().map(|path| (Phase::of(path), path)).collect();
        order.sort();
        for (phase, path) in order {
            writer.put_changed(path, &files[path]).with_context(|| match phase {
                Phase::NewName | Phase::Metadata | Phase::Timestamp => before,
                _ => "readers have the new release, but not yet all of its pages; publish again",
            })?;
        }
        self.remove_old(files, &mut writer).context("the new release is in place, but not all of the old is removed")
    }

    /// Adds targets and metadata, `timestamp.json` last; nothing is removed.
    pub fn add_files(&self, files: &Files, steps: &mut dyn Steps) -> Result<()> {
        let staging = self.root.join(STAGING);
        let mut writer = InPlace { root: &self.root, staging: &staging, steps, count: 0 };
        writer.make_folder(&staging)?;
        let mut order: Vec<(Phase, &String)> = files.keys().map(|path| (Phase::of(path), path)).collect();
        order.sort();
        for (_, path) in order {
            writer.put_changed(path, &files[path]).context("the site is as it was; renew it again")?;
        }
        // Not the journal of a release that was interrupted.
        let _ = fs::remove_dir(&staging);
        Ok(())
    }

    /// Whether the last `publish` was stopped before its end.
    pub fn is_interrupted(&self) -> bool {
        self.root.join(STAGING).join(JOURNAL).is_file()
    }

    /// What this release writes, and what an interrupted one has written: both are recognized afterwards.
    fn journal(&self, files: &Files) -> Result<Vec<u8>> {
        let mut written = read_journal(&self.root)?;
        for (path, bytes) in files {
            // Not what is there already: it is listed, or the community's own.
            if fs::read(self.root.join(path)).is_ok_and(|found| found == *bytes) {
                continue;
            }
            written.entry(path.clone()).or_default().insert(hex::encode(&Sha256::digest(bytes)));
        }
        Ok(serde_json::to_vec(&written)?)
    }

    fn remove_old(&self, files: &Files, writer: &mut InPlace) -> Result<()> {
        // Lists of files go last: what they list is found by them.
        let is_list = |path: &String| path.starts_with("metadata/") || path.ends_with(".files.json");
        let (lists, old): (Vec<&String>, Vec<&String>) =
            self.listed.keys().filter(|path| !files.contains_key(*path)).partition(|path| is_list(path));
        for path in old.into_iter().chain(lists) {
            let file = self.root.join(path);
            if fs::read(&file).is_ok_and(|bytes| self.is_listed(path, &bytes)) {
                writer.remove(&file)?;
            }
        }
        writer.remove_staging()
    }
}

/// What belongs to the host or to somebody's tools, not to the site.
fn belongs_to_host(name: &str) -> bool {
    HOST_FILES.contains(&name) || name.starts_with('.')
}

/// All files that the releases in this folder list, the interrupted one among them.
fn read_listed(root: &Path) -> Result<Listed> {
    let mut listed = Listed::new();
    for (path, hashes) in read_journal(root)?.into_iter().filter(|(path, _)| path::is_safe(path)) {
        let hashes = hashes.iter().filter_map(|hash| <[u8; 32]>::try_from(hex::decode(hash)?).ok());
        listed.entry(path).or_default().extend(hashes);
    }
    if !root.join("metadata").is_dir() {
        return Ok(listed);
    }
    for (path, bytes) in read(root, "metadata")? {
        if is_versioned_metadata(&path, &bytes) {
            listed.entry(path).or_default().insert(Sha256::digest(&bytes).into());
        }
        // Lists alone, whoever signed them: they are only compared with files.
        let Ok(role) = Metadata::<Targets>::parse(&bytes, "") else { continue };
        for (target, signed) in &role.signed().targets {
            let Some(hash) = signed.hashes.sha256.filter(|_| path::is_safe(target)) else { continue };
            if target == FILES {
                add_list(root, &place_of_target(target, &hash), &hash, &mut listed);
            }
            if !signed.custom.contains_key(OWN_FIELD) {
                listed.entry(place_of_target(target, &hash)).or_default().insert(hash);
            }
        }
    }
    Ok(listed)
}

/// Adds what a release's list of files has, if it is still there and the one that was signed.
fn add_list(root: &Path, place: &str, hash: &[u8; 32], listed: &mut Listed) {
    let Ok(Some(bytes)) = SiteFiles::Folder(root.to_owned()).find(place, MAX_BYTES) else { return };
    if Sha256::digest(&bytes).as_slice() != hash {
        return;
    }
    let Ok(list) = FileList::from_json(&bytes) else { return };
    for (path, file) in list.files().filter(|(_, file)| !file.own) {
        if let Some(hash) = file.target().ok().and_then(|target| target.hashes.sha256) {
            listed.entry(path.to_owned()).or_default().insert(hash);
        }
    }
}

/// `metadata/N.ROLE.json` with something signed in it.
fn is_versioned_metadata(path: &str, bytes: &[u8]) -> bool {
    let name = path.strip_prefix("metadata/").unwrap_or_default();
    let numbered = name.split_once('.').is_some_and(|(version, _)| version.parse::<u64>().is_ok());
    let signed = || serde_json::from_slice::<serde_json::Value>(bytes).is_ok_and(|file| file.get("signed").is_some());
    numbered && name.ends_with(".json") && signed()
}

/// Where a target lies in the site.
fn place_of_target(target: &str, hash: &[u8; 32]) -> String {
    match target.strip_prefix("app/") {
        Some(rest) => rest.to_owned(),
        None if target.starts_with(browse::FOLDER_PATH) => target.to_owned(),
        None => packs::place_of_hash(target, &hex::encode(hash)),
    }
}

fn read_journal(root: &Path) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let path = root.join(STAGING).join(JOURNAL);
    match fs::read(&path) {
        Ok(bytes) => serde_json::from_slice(&bytes).with_context(|| format!("{} is damaged", path.display())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

/// All files of a folder below `below` (such as `metadata`), paths relative to `root`.
pub fn read(root: &Path, below: &str) -> Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![root.join(below)];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            ensure!(files.len() < MAX_FILES, "{} holds more than {MAX_FILES} files", root.display());
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Files {
        names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect()
    }

    /// A tiny release: its list is not signed, since only hashes are compared here.
    fn release(version: u64, names: &[&str]) -> Files {
        let mut release = files(names);
        let targets = names.iter().map(|name| {
            let hash = hex::encode(&Sha256::digest(name.as_bytes()));
            (format!("app/{name}"), serde_json::json!({ "length": name.len(), "hashes": { "sha256": hash } }))
        });
        let targets: serde_json::Map<_, _> = targets.collect();
        let list = serde_json::json!({ "signatures": [], "signed": {
            "_type": "targets", "spec_version": "1.0.34", "version": version, "expires": "2027-01-01T00:00:00Z", "targets": targets,
        } });
        release.insert(format!("metadata/{version}.editors.json"), list.to_string().into_bytes());
        release.insert(TIMESTAMP.to_owned(), version.to_string().into_bytes());
        release
    }

    fn publish(site: &Path, files: &Files) -> Result<()> {
        SiteFolder::open(site, &[])?.write(files, &mut Uninterrupted)
    }

    #[test]
    fn only_what_an_earlier_release_listed_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        publish(&site, &release(1, &["index.html", "old.txt", "icons/old.svg", "kept.txt"])).unwrap();
        let mut own = files(&["CNAME", "_headers", "robots.txt", "photos/hall.jpg", ".git/config", "about/index.html"]);
        own.insert("kept.txt".to_owned(), b"changed by somebody".to_vec());
        for (path, bytes) in &own {
            fs::create_dir_all(site.join(path).parent().unwrap()).unwrap();
            fs::write(site.join(path), bytes).unwrap();
        }
        let second = release(2, &["index.html", "new.txt"]);
        publish(&site, &second).unwrap();
        let mut expected = second;
        expected.extend(own);
        assert_eq!(read(&site, "").unwrap(), expected);
        assert!(!site.join("icons").exists(), "an empty folder of the old release");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the site");
    }

    #[test]
    fn the_current_folder_and_one_that_cannot_be_moved_are_written_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let identity = |path: &Path| {
            #[cfg(unix)]
            return std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).unwrap());
            #[cfg(not(unix))]
            return fs::metadata(path).unwrap().created().unwrap();
        };
        let before = identity(folder.path());
        publish(&folder.path().join("."), &release(1, &["index.html"])).unwrap();
        publish(&folder.path().join("."), &release(2, &["index.html"])).unwrap();
        assert!(folder.path().join("metadata/2.editors.json").is_file());
        assert_eq!(identity(folder.path()), before);
    }

    #[test]
    fn a_folder_of_something_else_and_one_with_the_keys_in_it_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
        let error = publish(folder.path(), &files(&[TIMESTAMP])).unwrap_err();
        assert!(error.to_string().contains("holds other files"), "{error:#}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);

        let site = folder.path().join("site");
        publish(&site, &release(1, &["index.html"])).unwrap();
        let keys = site.join("admin/keys");
        fs::create_dir_all(&keys).unwrap();
        let error = SiteFolder::open(&site, &[&keys]).err().expect("refused");
        assert!(error.to_string().contains("would be published with it"), "{error:#}");
        SiteFolder::open(&keys.join("site"), &[&keys]).unwrap();
    }

    #[test]
    fn what_cannot_be_written_whole_is_refused_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        let first = release(1, &["index.html"]);
        publish(&site, &first).unwrap();
        fs::create_dir(site.join("photos")).unwrap();
        fs::write(site.join("notes"), "own").unwrap();
        for names in [&["a", "a/b"][..], &["photos"], &["notes/today.txt"]] {
            publish(&site, &release(2, names)).unwrap_err();
            assert!(!site.join(STAGING).exists());
        }
        fs::remove_file(site.join("notes")).unwrap();
        assert_eq!(read(&site, "").unwrap(), first);
    }

    #[test]
    fn the_own_page_of_a_community_is_recognized_whatever_was_published_before() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        let own = |site: &Path| SiteFolder::open(site, &[]).unwrap().own_page(NOT_FOUND).unwrap();
        assert_eq!(own(&site), None);
        publish(&site, &release(1, &["index.html", NOT_FOUND])).unwrap();
        assert_eq!(own(&site), None, "the app's");
        fs::write(site.join(NOT_FOUND), "lost?").unwrap();
        assert_eq!(own(&site).as_deref(), Some(&b"lost?"[..]));
        // A release that was stopped has it among its files, and has not written it.
        struct StopAfter(usize);
        impl Steps for StopAfter {
            fn next(&mut self) -> io::Result<()> {
                self.0 = self.0.checked_sub(1).ok_or_else(|| io::Error::other("stopped"))?;
                Ok(())
            }
        }
        let mut next = release(2, &["index.html", "new.txt"]);
        next.insert(NOT_FOUND.to_owned(), b"lost?".to_vec());
        SiteFolder::open(&site, &[]).unwrap().write(&next, &mut StopAfter(4)).unwrap_err();
        assert!(site.join(STAGING).join(JOURNAL).is_file());
        assert_eq!(own(&site).as_deref(), Some(&b"lost?"[..]));
    }
}

//! What is damaged, file by file: one that cannot be read never hides the next.

use super::{Findings, Places};
use crate::{last_versions::LastVersions, offline::OfflineMetadata, private_keys::PrivateKeys, verify};
use signpost_trust::{
    metadata::{Metadata, Root, Snapshot, Targets, Timestamp},
    sign::Repository,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Damaged files of a kind that are named one by one.
const NAMED: usize = 5;

/// The private keys that cannot be read, each with what becomes of its role.
pub(super) fn private_keys(args: &Places, private: &PrivateKeys, found: &mut Findings) {
    let folder = args.keys.display();
    if private.damaged.is_empty() {
        return;
    }
    let whole = private.keyids().count();
    found.safe(format!(
        "{whole} of the {} private keys here can be read; a damaged one signs nothing, for nobody.",
        whole + private.damaged.len()
    ));
    for (path, why) in &private.damaged {
        let name = name_below(path, &args.keys);
        let (whose, command) = match name.as_str() {
            name if name.starts_with("online/") => {
                ("the daily job's key", format!("signpost rotate online --keys {folder}"))
            }
            name if name.starts_with("editor/") => {
                ("the editors' key", format!("signpost rotate editors --keys {folder}"))
            }
            name if name.starts_with("offline/root") => {
                ("an offline key of the root", format!("signpost rotate root --keys {folder} --drop HOLDER"))
            }
            name if name.starts_with("offline/targets") => {
                ("an offline key of the targets", format!("signpost rotate targets --keys {folder} --drop HOLDER"))
            }
            _ => ("of a key that is not known", format!("signpost keys show {folder}")),
        };
        found.step(
            format!(
                "A private key is damaged: {}, {whose} ({why}). Put your copy in its place. Without a copy it is lost, and its role is given a new one",
                path.display()
            ),
            command,
        );
    }
}

fn name_below(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Whether a damaged key of a role was told of.
pub(super) fn is_told(args: &Places, private: &PrivateKeys, folder: &str) -> bool {
    private.damaged.iter().any(|(path, _)| name_below(path, &args.keys).starts_with(folder))
}

/// After the metadata of the keys could not be read as a whole: which file it is, and where the same stands. Whether
/// that can be repaired here.
pub(super) fn offline_metadata(args: &Places, private: Option<&PrivateKeys>, found: &mut Findings) -> bool {
    let folder = args.keys.join("metadata");
    if private.is_none_or(|private| private.keyids().next().is_none() && private.damaged.is_empty()) {
        return false;
    }
    let damaged = damaged_metadata(&args.keys);
    // What was published is public, and the same.
    let published = OfflineMetadata::read(&args.site).is_ok().then(|| args.site.join("metadata"));
    for (path, why) in &damaged {
        let copy = published.as_ref().map(|published| published.join(path.file_name().unwrap_or_default()));
        match copy.filter(|copy| copy.is_file()) {
            Some(copy) => found.step(
                format!("{} is damaged ({why}). It is public, and the site has the same: take it from there", path.display()),
                format!("cp {} {}/", copy.display(), folder.display()),
            ),
            None => found.step(
                format!(
                    "{} is damaged ({why}). Take it from your copy, or from another holder of a key. If it was never published, remove it, and make its change again",
                    path.display()
                ),
                format!("rm {}", path.display()),
            ),
        }
    }
    if let (true, Some(published)) = (damaged.is_empty(), &published) {
        found.step(
            "Files of the keys' metadata are missing. They are public, and the site has the same: take them from there",
            format!(
                "mkdir -p {1} && cp {0}/*.root.json {0}/*.targets.json {1}/",
                published.display(),
                folder.display()
            ),
        );
    }
    published.is_some() || !damaged.is_empty()
}

/// The files below `metadata` that are none, and why.
fn damaged_metadata(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut damaged = Vec::new();
    for path in names(&folder.join("metadata")) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.ends_with(".json") {
            continue;
        }
        let why = match fs::read(&path) {
            Ok(bytes) => not_metadata(&name, &bytes),
            Err(error) => Some(error.to_string()),
        };
        damaged.extend(why.map(|why| (path, why)));
    }
    damaged
}

/// Why a file is not what its name says.
fn not_metadata(name: &str, bytes: &[u8]) -> Option<String> {
    let version = name.split('.').next().and_then(|version| version.parse::<u64>().ok());
    let read = if name.ends_with(".root.json") {
        Metadata::<Root>::parse(bytes, "root").map(|file| file.version())
    } else if name == "timestamp.json" {
        Metadata::<Timestamp>::parse(bytes, "timestamp").map(|file| file.version())
    } else if name.ends_with(".snapshot.json") {
        Metadata::<Snapshot>::parse(bytes, "snapshot").map(|file| file.version())
    } else {
        Metadata::<Targets>::parse(bytes, "targets").map(|file| file.version())
    };
    match (read, version) {
        (Err(refusal), _) => Some(refusal.reason.to_string()),
        (Ok(inside), Some(outside)) if inside != outside => Some(format!("it holds version {inside}")),
        _ => None,
    }
}

/// The files right in a folder, in order.
fn names(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths
}

/// What waits for signatures and cannot be read.
pub(super) fn pending(args: &Places, found: &mut Findings) {
    for path in
        names(&args.keys.join("pending")).into_iter().filter(|path| path.extension().is_some_and(|e| e == "json"))
    {
        let draft = fs::read(&path).map_err(anyhow::Error::from).and_then(|bytes| crate::offline::Draft::parse(&bytes));
        if draft.is_err() {
            found.step(
                format!(
                    "{} is damaged. Nothing of it counts yet: remove it, and make the change again",
                    path.display()
                ),
                format!("rm {}", path.display()),
            );
        }
    }
}

/// The memory of what was published last.
pub(super) fn last_versions(args: &Places, found: &mut Findings) {
    if let Err(error) = LastVersions::read(&args.keys) {
        let why = error.root_cause();
        found.step(
            format!(
                "Nothing can be published or renewed, since published.json beside the keys cannot be read ({why}). It only remembers the versions that were published last. Take it from your copy; else, if {} is what readers have, remove it",
                args.site.display()
            ),
            format!("rm {}", args.keys.join("published.json").display()),
        );
    }
}

/// After the site's metadata could not be read as a whole: the files that the folder of keys has, too, are taken from there.
/// Gives the others in words, and whether any was found at all.
pub(super) fn site_metadata(args: &Places, found: &mut Findings) -> (Vec<String>, bool) {
    let damaged = damaged_metadata(&args.site);
    let has_copies = OfflineMetadata::read(&args.keys).is_ok();
    let mut others = Vec::new();
    for (path, why) in &damaged {
        let copy = args.keys.join("metadata").join(path.file_name().unwrap_or_default());
        if has_copies && copy.is_file() {
            found.step(
                format!("{} is damaged ({why}). The folder of keys has the same: take it from there", path.display()),
                format!("cp {} {}", copy.display(), path.display()),
            );
        } else {
            others.push(format!("{} is damaged: {why}", path.display()));
        }
    }
    (others, !damaged.is_empty())
}

/// The files of a site whose signatures are whole.
pub(super) fn site_files(args: &Places, repository: &Repository, found: &mut Findings) {
    let (site, keys) = (args.site.display(), args.keys.display());
    let data = args.from.as_ref().map_or("DATA".to_owned(), |from| from.display().to_string());
    let damaged = verify::damaged_files(&args.site, repository);
    let named = |paths: &[String]| {
        let more = paths.len().saturating_sub(NAMED);
        let first = paths[..paths.len() - more].join("; ");
        if more > 0 { format!("{first}; and {more} more") } else { first }
    };
    let count =
        |paths: &[String]| if paths.len() == 1 { "1 file".to_owned() } else { format!("{} files", paths.len()) };
    if !damaged.data.is_empty() {
        found.step(
            format!(
                "{} of the site's data cannot be used: {}. What readers have on their devices is safe. Carry on from the live site, or from a copy of this folder",
                count(&damaged.data),
                named(&damaged.data)
            ),
            format!("signpost publish --from {data} --keys {keys} --out {site} --previous https://YOUR-SITE/"),
        );
    }
    if !damaged.pages.is_empty() {
        found.step(
            format!(
                "{} of the app and the pages are not as they were signed: {}. Publish them anew",
                count(&damaged.pages),
                named(&damaged.pages)
            ),
            format!("signpost publish --from {data} --keys {keys} --out {site}"),
        );
    }
    if damaged.data.is_empty() && damaged.pages.is_empty() && damaged.seen > 0 {
        found.safe(format!("{} files of the site are as they were signed.", damaged.seen));
    }
}

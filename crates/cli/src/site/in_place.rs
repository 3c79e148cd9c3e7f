//! Changes of a folder, one after the other, each by a rename.

use super::{INDEX, SERVICE_WORKER, TIMESTAMP};
use crate::browse;
use anyhow::{Context, Result};
use std::{
    fs,
    io::{self, Write},
    path::Path,
};

/// Asked before each change of the folder; an error stops the writing there, as a kill would.
pub trait Steps {
    fn next(&mut self) -> io::Result<()>;
}

/// Nothing stops the writing.
pub struct Uninterrupted;

impl Steps for Uninterrupted {
    fn next(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// When a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    /// Targets, and files of the app with a hash in their names.
    NewName,
    Metadata,
    /// From here on readers find the new release.
    Timestamp,
    OwnName,
    Index,
    ServiceWorker,
}

impl Phase {
    pub(super) fn of(path: &str) -> Phase {
        match path {
            TIMESTAMP => Phase::Timestamp,
            INDEX => Phase::Index,
            SERVICE_WORKER => Phase::ServiceWorker,
            _ if path.starts_with("metadata/") => Phase::Metadata,
            _ if path.starts_with("targets/") || has_hash(path) => Phase::NewName,
            _ => Phase::OwnName,
        }
    }
}

/// `app-0a1b2c3d4e5f.js`
fn has_hash(path: &str) -> bool {
    let stem = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() >= 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The changes of a folder, one after the other.
pub(super) struct InPlace<'a> {
    pub(super) root: &'a Path,
    pub(super) staging: &'a Path,
    pub(super) steps: &'a mut dyn Steps,
    pub(super) count: usize,
}

impl InPlace<'_> {
    pub(super) fn put_changed(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        match fs::read(self.root.join(path)) {
            Ok(found) if found == bytes => Ok(()),
            _ => self.put(path, bytes),
        }
    }

    pub(super) fn put(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let file = self.root.join(path);
        if let Some(folder) = file.parent() {
            self.make_folder(folder)?;
        }
        self.count += 1;
        let new = self.staging.join(format!("{}.new", self.count));
        // Waiting for the disk takes some milliseconds a file. A plain page that a power cut empties is written again by
        // the next `publish`, and `verify` names it.
        let is_awaited = !path.starts_with(browse::FOLDER_PATH);
        let mut put = || -> io::Result<()> {
            self.steps.next()?;
            write(&new, bytes, is_awaited)?;
            self.steps.next()?;
            fs::rename(&new, &file)
        };
        put().with_context(|| format!("{} cannot be written", file.display()))
    }

    pub(super) fn make_folder(&mut self, folder: &Path) -> Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        let made = self.steps.next().and_then(|()| fs::create_dir_all(folder));
        made.with_context(|| format!("{} cannot be made", folder.display()))
    }

    /// Removes a file, and its folders if nothing is left in them.
    pub(super) fn remove(&mut self, file: &Path) -> Result<()> {
        let removed = self.steps.next().and_then(|()| fs::remove_file(file));
        removed.with_context(|| format!("{} cannot be removed", file.display()))?;
        for folder in file.ancestors().skip(1).take_while(|folder| *folder != self.root) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }

    pub(super) fn remove_staging(&mut self) -> Result<()> {
        let removed = self.steps.next().and_then(|()| fs::remove_dir_all(self.staging));
        removed.with_context(|| format!("{} cannot be removed", self.staging.display()))
    }
}

/// `is_awaited`: until the bytes are on the disk.
fn write(path: &Path, bytes: &[u8], is_awaited: bool) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    if is_awaited { file.sync_all() } else { Ok(()) }
}

/// Writes one file whole or not at all.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".new-{}", std::process::id()));
    let temporary = path.with_file_name(name);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    let written = write(&temporary, bytes, true).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_recognized() {
        for (path, expected) in [
            ("app-0a1b2c3d4e5f.js", true),
            ("styles/app-0a1b2c3d4e5f.css", true),
            ("app-1.js", false),
            ("icons/icon.svg", false),
            ("locales/zh-hans.ftl.lzma", false),
        ] {
            assert_eq!(has_hash(path), expected, "{path}");
        }
    }
}

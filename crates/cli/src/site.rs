//! A published site's folder, replaced as a whole or not at all.

use super::app::Files;
use anyhow::{Context, Result, bail, ensure};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// What every published site has, and by which a folder is recognized as one.
pub const TIMESTAMP: &str = "metadata/timestamp.json";

/// A site of 100,000 programs in areas has some thousand files.
const MAX_FILES: usize = 100_000;

/// Writes `files` as the whole content of the folder `site`.
///
/// They are written beside it first; then the folders are exchanged. Whatever fails before leaves the old
/// site as it was. What a host keeps in such a folder (`.git`, `CNAME`, other names that begin with a
/// dot) stays; anything else that is not a site is refused rather than lost.
pub fn replace(site: &Path, files: &Files) -> Result<()> {
    let name = site.file_name().with_context(|| format!("{} is not a name for a folder", site.display()))?;
    let parent = site.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
    refuse_other_folders(site)?;

    let sibling = |what: &str| parent.join(format!(".{}.{what}-{}", name.to_string_lossy(), std::process::id()));
    let new = TemporaryFolder(sibling("new"));
    new.remove();
    for (path, bytes) in files {
        write(&new.0.join(path), bytes)
            .with_context(|| format!("{path} cannot be written; the old site is as it was"))?;
    }
    if !site.exists() {
        return fs::rename(&new.0, site).with_context(|| format!("{} cannot be put in place", site.display()));
    }
    let old = TemporaryFolder(sibling("old"));
    old.remove();
    fs::rename(site, &old.0).with_context(|| format!("{} cannot be replaced; it is as it was", site.display()))?;
    if let Err(error) = fs::rename(&new.0, site) {
        let old = old.keep();
        fs::rename(&old, site).with_context(|| format!("the old site is now in {}", old.display()))?;
        return Err(error).context("the new site could not be put in place; the old one is as it was");
    }
    if let Err(error) = move_host_files(&old.0, site) {
        let old = old.keep();
        return Err(error).with_context(|| {
            format!("the new site is in place, but what the host keeps there is still in {}", old.display())
        });
    }
    Ok(())
}

/// A folder of ours that is gone when we are done, however that ends.
struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    fn remove(&self) {
        let _ = fs::remove_dir_all(&self.0);
    }

    fn keep(mut self) -> PathBuf {
        std::mem::take(&mut self.0)
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        if !self.0.as_os_str().is_empty() {
            self.remove();
        }
    }
}

fn refuse_other_folders(site: &Path) -> Result<()> {
    if !site.exists() {
        return Ok(());
    }
    ensure!(site.is_dir(), "{} is a file, not a folder", site.display());
    let ours = site.join(TIMESTAMP).is_file();
    let empty =
        fs::read_dir(site)?.all(|entry| entry.is_ok_and(|entry| belongs_to_host(&entry.file_name().to_string_lossy())));
    if !ours && !empty {
        bail!(
            "{} holds other files, which publishing would replace; name a new or an empty folder with --out",
            site.display()
        );
    }
    Ok(())
}

/// What belongs to the host, not to the site.
fn belongs_to_host(name: &str) -> bool {
    name == "CNAME" || name.starts_with('.') && name != ".nojekyll"
}

fn move_host_files(old: &Path, new: &Path) -> io::Result<()> {
    for entry in fs::read_dir(old)? {
        let name = entry?.file_name();
        if belongs_to_host(&name.to_string_lossy()) && !new.join(&name).exists() {
            fs::rename(old.join(&name), new.join(&name))?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Writes one file whole or not at all.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".new-{}", std::process::id()));
    let temporary = path.with_file_name(name);
    let written = write(&temporary, bytes).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.with_context(|| format!("{} cannot be written", path.display()))
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

    #[test]
    fn a_site_is_replaced_whole_and_what_the_host_keeps_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        replace(&site, &files(&["index.html", TIMESTAMP, "old.txt"])).unwrap();
        fs::write(site.join("CNAME"), "help.example.org").unwrap();
        fs::create_dir(site.join(".git")).unwrap();
        replace(&site, &files(&["index.html", TIMESTAMP, "new.txt"])).unwrap();
        assert!(site.join("new.txt").is_file() && !site.join("old.txt").exists());
        assert!(site.join("CNAME").is_file() && site.join(".git").is_dir());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the site");
    }

    #[test]
    fn a_folder_of_something_else_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
        let error = replace(folder.path(), &files(&[TIMESTAMP])).unwrap_err();
        assert!(error.to_string().contains("holds other files"), "{error:#}");
        assert!(folder.path().join("thesis.txt").is_file());
    }

    #[test]
    fn a_failure_leaves_the_old_site_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        replace(&site, &files(&["index.html", TIMESTAMP])).unwrap();
        // `a` cannot be both a file and a folder.
        replace(&site, &files(&["a", "a/b", TIMESTAMP])).unwrap_err();
        assert_eq!(read(&site, "").unwrap(), files(&["index.html", TIMESTAMP]));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

//! The list of a site's pages: path, length and hash of every file of the app and of every plain page, in one target.
//! Readers do not download it (as targets each, thousands of pages would stand before the data); `verify` does, and
//! `publish` knows by it what an earlier release wrote.

use super::app::Files;
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::Map;
use sha2::{Digest, Sha256};
use signpost_trust::{
    hex,
    metadata::{Hashes, TargetFile},
    path,
};
use std::collections::BTreeMap;

/// Target path, as signed by the editors.
pub const FILES: &str = "data/files.json";
/// Of this form of the list.
const VERSION: u32 = 1;
/// 100,000 programs in one language have some 13 MB.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// What stands in the list, by path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileList {
    version: u32,
    files: BTreeMap<String, ListedFile>,
}

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedFile {
    pub length: u64,
    /// Hex.
    pub sha256: String,
    /// The community's own file, which is signed as it is and never removed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    /// For the host: some take it and serve it to nobody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_host: bool,
}

impl ListedFile {
    /// As a target, to be compared with what is served.
    pub fn target(&self) -> Result<TargetFile> {
        let sha256 = hex::decode(&self.sha256).and_then(|hash| hash.try_into().ok());
        let sha256: [u8; 32] = sha256.context("a hash in the list of files is none")?;
        let hashes = Hashes { sha256: Some(sha256), ..Hashes::default() };
        Ok(TargetFile { length: self.length, hashes, custom: Map::new(), unrecognized_fields: Map::new() })
    }
}

impl FileList {
    pub fn of(files: &Files) -> FileList {
        let listed = |bytes: &Vec<u8>| ListedFile {
            length: bytes.len() as u64,
            sha256: hex::encode(&Sha256::digest(bytes)),
            own: false,
            for_host: false,
        };
        FileList { version: VERSION, files: files.iter().map(|(path, bytes)| (path.clone(), listed(bytes))).collect() }
    }

    /// Marks the file at `path`, if it is listed.
    pub fn mark(&mut self, path: &str, mark: impl FnOnce(&mut ListedFile)) {
        if let Some(file) = self.files.get_mut(path) {
            mark(file);
        }
    }

    pub fn to_json(&self) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }

    /// Refuses paths that lead out of the site.
    pub fn from_json(bytes: &[u8]) -> Result<FileList> {
        let list: FileList = serde_json::from_slice(bytes).context("the list of files cannot be read")?;
        ensure!(list.version == VERSION, "the list of files has a form that a newer signpost reads: update it");
        let bad = list.files.keys().find(|path| !path::is_safe(path));
        ensure!(bad.is_none(), "the list of files has {bad:?}, which is not a plain name of a file");
        Ok(list)
    }

    pub fn files(&self) -> impl Iterator<Item = (&str, &ListedFile)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_back_and_one_that_leads_elsewhere_is_refused() {
        let files: Files =
            [("index.html".to_owned(), b"page".to_vec()), ("404.html".to_owned(), b"own".to_vec())].into();
        let mut list = FileList::of(&files);
        list.mark("404.html", |file| file.own = true);
        list.mark("not-there", |file| file.own = true);
        let json = list.to_json().unwrap();
        let read = FileList::from_json(&json).unwrap();
        assert_eq!(read, list);
        let (path, file) = read.files().next().unwrap();
        assert_eq!((path, file.own, file.length), ("404.html", true, 3));
        crate::packs::check("404.html", b"own", &file.target().unwrap()).unwrap();
        let text = String::from_utf8(json).unwrap();
        for (change, told) in [
            (text.replace("404.html", "../404.html"), "not a plain name"),
            (text.replace("404.html", "/etc/passwd"), "not a plain name"),
            (text.replace("\"version\":1", "\"version\":2"), "newer signpost"),
            (text.replace("\"length\"", "\"size\""), "cannot be read"),
        ] {
            let error = format!("{:#}", FileList::from_json(change.as_bytes()).unwrap_err());
            assert!(error.contains(told), "{error}");
        }
        let bad = text.replacen("\"sha256\":\"", "\"sha256\":\"x", 1);
        let list = FileList::from_json(bad.as_bytes()).unwrap();
        assert!(list.files().next().unwrap().1.target().is_err());
    }
}

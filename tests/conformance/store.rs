//! The client's two folders: trusted metadata, and fetched targets.

use signpost_trust::{TrustedState, client::Fetch, path::quote_name};
use std::{
    collections::BTreeMap,
    error::Error,
    fs, io,
    path::{Path, PathBuf},
};

/// Files longer than this were not written by this client.
const MAX_FILE: u64 = 64_000_000;

/// The trusted root, and the other roles' files by name.
type Trusted = (Vec<u8>, BTreeMap<String, Vec<u8>>);

/// Stores a root as it is.
pub fn init(folder: &Path, trusted_root: &Path) -> Result<(), Box<dyn Error>> {
    let root = fs::read(trusted_root)?;
    fs::create_dir_all(folder)?;
    write(&folder.join("root.json"), &root)?;
    Ok(())
}

/// Trusted metadata: one file a role.
pub struct Metadata {
    folder: PathBuf,
    /// What lies there, by role name.
    known: BTreeMap<String, Vec<u8>>,
}

impl Metadata {
    pub fn open(folder: PathBuf) -> Result<Self, Box<dyn Error>> {
        let mut known = BTreeMap::new();
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let role = name.to_str().and_then(|name| name.strip_suffix(".json"));
            if let Some(role) = role.and_then(unquote)
                && entry.metadata()?.len() <= MAX_FILE
            {
                known.insert(role, fs::read(entry.path())?);
            }
        }
        Ok(Self { folder, known })
    }

    pub fn read(&self) -> Result<Trusted, Box<dyn Error>> {
        let mut files = self.known.clone();
        let root = files.remove("root").ok_or("there is no root.json: run init first")?;
        Ok((root, files))
    }

    /// Writes what is new in the state, and drops what it no longer trusts.
    pub fn keep(&mut self, state: &TrustedState) -> io::Result<()> {
        let trusted: BTreeMap<String, Vec<u8>> =
            state.files().map(|(role, bytes)| (role.to_owned(), bytes.to_vec())).collect();
        for role in self.known.keys().filter(|role| !trusted.contains_key(*role)) {
            fs::remove_file(self.place(role))?;
        }
        for (role, bytes) in &trusted {
            if self.known.get(role) != Some(bytes) {
                write(&self.place(role), bytes)?;
            }
        }
        self.known = trusted;
        Ok(())
    }

    fn place(&self, role: &str) -> PathBuf {
        self.folder.join(format!("{}.json", quote_name(role)))
    }
}

/// Fetched targets, each under its percent-encoded path.
pub struct Targets {
    folder: PathBuf,
    /// The target that is being fetched.
    pub wanted: String,
}

impl Targets {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, wanted: String::new() }
    }

    /// The wanted target as it lies here, if it is what the metadata announces.
    pub fn stored(&self, fetch: &Fetch) -> Option<Vec<u8>> {
        let place = self.place();
        if fs::metadata(&place).ok()?.len() != fetch.max_length {
            return None;
        }
        let bytes = fs::read(place).ok()?;
        fetch.hashes.as_ref()?.matches(&bytes).then_some(bytes)
    }

    pub fn keep(&self, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
        let place = self.place();
        if fs::read(&place).is_ok_and(|stored| stored == bytes) {
            return Ok(());
        }
        fs::create_dir_all(&self.folder)?;
        write(&place, bytes)?;
        Ok(())
    }

    fn place(&self) -> PathBuf {
        self.folder.join(quote_name(&self.wanted))
    }
}

/// Whole or not at all.
fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = place.as_os_str().to_owned();
    draft.push(".part");
    fs::write(&draft, bytes)?;
    fs::rename(&draft, place)
}

/// The reverse of [`quote_name`].
fn unquote(name: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

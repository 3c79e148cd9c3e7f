//! The places the contributor's tool works in: the clone, its `target/`, and the cache that outlives the clone; and
//! what the lock file says of versions.

use crate::outcome::Outcome;
use sha2::{Digest, Sha256};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The clone. xtask is always run through `cargo xtask`, in the clone that it was compiled from.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the clone")
}

/// Where the natively built things and all reports go.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The community's tool, as `build` leaves it.
pub fn signpost() -> PathBuf {
    target().join("release/signpost").with_extension(env::consts::EXE_EXTENSION)
}

/// What outlives the clone: tools by version, the browser's compiled dependencies, logs.
/// `SIGNPOST_CACHE`, else `XDG_CACHE_HOME/signpost`, else `~/.cache/signpost`.
pub fn cache() -> Outcome<PathBuf> {
    let from = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    from("SIGNPOST_CACHE")
        .or_else(|| from("XDG_CACHE_HOME").map(|dir| dir.join("signpost")))
        .or_else(|| from("HOME").map(|dir| dir.join(".cache/signpost")))
        .ok_or_else(|| "No place for a cache: set SIGNPOST_CACHE to a folder.".to_owned())
}

/// Tools, one folder for each name and version.
pub fn tools() -> Outcome<PathBuf> {
    Ok(cache()?.join("tools"))
}

/// Output of the quiet steps.
pub fn logs() -> Outcome<PathBuf> {
    made(cache()?.join("logs"))
}

/// The folder, made if it is not there yet.
pub fn made(folder: PathBuf) -> Outcome<PathBuf> {
    fs::create_dir_all(&folder)
        .map(|()| folder.clone())
        .map_err(|e| format!("Cannot make the folder {}: {e}.", folder.display()))
}

/// An empty folder at this place, whatever was there before.
pub fn emptied(folder: PathBuf) -> Outcome<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("Cannot empty {}: {e}.", folder.display()))?;
    }
    made(folder)
}

/// Reads a file of the project or of the build.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|e| format!("Cannot read {}: {e}.", path.display()))
}

/// Writes a file of the build.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome<()> {
    fs::write(path, bytes).map_err(|e| format!("Cannot write {}: {e}.", path.display()))
}

/// All files under a folder, sorted by path, so that whatever is made of them is the same every time.
pub fn files_under(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = fs::read_dir(&next).map_err(|e| format!("Cannot list {}: {e}.", next.display()))?;
        for entry in entries {
            let path = entry.map_err(|e| e.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// SHA-256 in lower-case hex.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The version of a crate as `Cargo.lock` pins it.
pub fn locked_version(name: &str) -> Outcome<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    version_in_lock(&String::from_utf8_lossy(&lock), name)
        .ok_or_else(|| format!("Cargo.lock names no {name}: run `cargo check` once."))
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_lock_file_tells_the_version_of_exactly_the_crate_asked_for() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }
}

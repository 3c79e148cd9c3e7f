//! A folder as a source: which of its files are looked into.

use super::{ImportError, LinkLeftOut, check_size, check_sum, printable};
use signpost_hsds::{self as hsds, InputFile};
use std::{fs, path::Path};

/// Its files, with those of its subfolders, and the links that were left out.
pub(super) fn read(path: &Path) -> Result<(Vec<InputFile>, Vec<LinkLeftOut>), ImportError> {
    let root = fs::canonicalize(path).map_err(|error| ImportError::Io { path: path.to_owned(), error })?;
    let (mut files, mut broken) = (Vec::new(), Vec::new());
    read_folder(path, &root, path, 0, &mut files, &mut broken)?;
    files.sort_by(|a: &InputFile, b| a.name.cmp(&b.name));
    broken.sort_by(|a: &LinkLeftOut, b| a.name.cmp(&b.name));
    Ok((files, broken))
}

/// The zip in which all data of a folder is: people put what they were sent where the sheet was.
pub(super) fn only_zip(files: &[InputFile]) -> Option<&str> {
    let beside = |file: &&InputFile| !file.name.contains('/');
    let mut zips = files.iter().filter(beside).filter(|file| file.name.to_lowercase().ends_with(".zip"));
    let (zip, more) = (zips.next()?, zips.next());
    let is_data = |file: &InputFile| hsds::is_read(&file.name);
    (more.is_none() && !files.iter().any(is_data)).then_some(zip.name.as_str())
}

/// What `signpost` writes itself is no data, wherever somebody had it put.
fn is_site_or_keys(folder: &Path) -> bool {
    ["timestamp.json", "1.root.json"].iter().any(|file| folder.join("metadata").join(file).is_file())
}

/// Folders in folders that are looked into.
const DEPTH: usize = 8;

/// Of what is no table only the name is taken: a folder may hold anything.
fn read_folder(
    root: &Path,
    canonical_root: &Path,
    folder: &Path,
    depth: usize,
    files: &mut Vec<InputFile>,
    broken: &mut Vec<LinkLeftOut>,
) -> Result<(), ImportError> {
    let refuse = |refusal| ImportError::Refused { path: root.to_owned(), refusal };
    for entry in fs::read_dir(folder).map_err(|error| ImportError::Io { path: folder.to_owned(), error })? {
        let entry = entry.map_err(|error| ImportError::Io { path: folder.to_owned(), error })?;
        let path = entry.path();
        let io_error = |error| ImportError::Io { path: path.clone(), error };
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let kind = entry.file_type().map_err(io_error)?;
        if kind.is_dir() {
            if depth < DEPTH && !is_site_or_keys(&path) {
                read_folder(root, canonical_root, &path, depth + 1, files, broken)?;
            }
            continue;
        }
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let name = printable(&name);
        // A link to a folder could lead in a circle, and one out of the folder to somebody else's files.
        if kind.is_symlink() {
            let found = match fs::canonicalize(&path) {
                Ok(target) if target.is_dir() => Some("a link to a folder"),
                Ok(target) if target.starts_with(canonical_root) => None,
                Ok(_) => Some("a link that leads out of the folder"),
                Err(_) => Some("a link that leads nowhere"),
            };
            if let Some(found) = found {
                broken.push(LinkLeftOut { name, found });
                continue;
            }
        }
        let meta = fs::metadata(&path).map_err(io_error)?;
        if meta.is_file() {
            let bytes = if hsds::is_read(&name) {
                check_size(&name, meta.len()).map_err(refuse)?;
                fs::read(&path).map_err(io_error)?
            } else {
                Vec::new()
            };
            files.push(InputFile { name, bytes });
            check_sum(files).map_err(refuse)?;
        }
    }
    Ok(())
}

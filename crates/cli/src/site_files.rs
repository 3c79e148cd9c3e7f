//! The files of a site, wherever they are: in a folder, on the web, or about to be written.

use super::{
    app::Files,
    web::{PATIENCE, Web},
};
use anyhow::{Result, bail};
use percent_encoding::percent_decode_str;
use signpost_trust::{client::Response, path};
use std::{
    fs::File,
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
    rc::Rc,
};

/// The page of a site, with its trust anchor.
pub const INDEX: &str = "index.html";
/// Bytes of `index.html`.
pub const MAX_PAGE: u64 = 4_000_000;

pub enum SiteFiles {
    Folder(PathBuf),
    Web(Web),
    /// What a folder will hold once `files` are written into it.
    Planned {
        files: Rc<Files>,
        folder: Option<PathBuf>,
    },
}

impl SiteFiles {
    /// A folder, or an address that begins with http:// or https://.
    pub fn of(site: &str) -> SiteFiles {
        if !is_address(site) {
            return SiteFiles::Folder(PathBuf::from(site));
        }
        SiteFiles::Web(Web::new(site, PATIENCE))
    }

    /// The file at `path` (percent-encoded, below the site's root).
    pub fn read(&self, path: &str, max_length: u64) -> Response {
        match self {
            SiteFiles::Folder(root) => read_file(root, path, max_length),
            SiteFiles::Web(web) => web.read(path, max_length),
            SiteFiles::Planned { files, folder } => {
                match (files.get(&*percent_decode_str(path).decode_utf8_lossy()), folder) {
                    (Some(bytes), _) if bytes.len() as u64 > max_length => Response::TooLong,
                    (Some(bytes), _) => Response::Body { bytes: bytes.clone(), sha256: None },
                    (None, Some(folder)) => read_file(folder, path, max_length),
                    (None, None) => Response::Status(404),
                }
            }
        }
    }

    /// The same; `None` where there is no such file.
    pub fn find(&self, path: &str, max_length: u64) -> Result<Option<Vec<u8>>> {
        match self.read(path, max_length) {
            Response::Body { bytes, .. } => Ok(Some(bytes)),
            Response::Status(404) => Ok(None),
            Response::Status(status) => bail!("{path} was answered with status {status}"),
            Response::TooLong => bail!("{path} is longer than the {max_length} bytes that it may have"),
            Response::Failed(reason) => bail!(
                "{path} could not be read ({reason}): look whether the address is right and this machine is connected, and try again"
            ),
            Response::Offline => bail!("{path} could not be read: this machine is offline; connect it, and try again"),
        }
    }

    pub fn get(&self, path: &str, max_length: u64) -> Result<Vec<u8>> {
        match self.find(path, max_length)? {
            Some(bytes) => Ok(bytes),
            None => bail!("{path} is not there"),
        }
    }
}

pub fn is_address(site: &str) -> bool {
    site.starts_with("https://") || site.starts_with("http://")
}

fn read_file(root: &Path, path: &str, max_length: u64) -> Response {
    let Some(path) = percent_decode_str(path).decode_utf8().ok().filter(|path| path::is_safe(path)) else {
        return Response::Failed(format!("{path} is not a plain name of a file"));
    };
    let read = || {
        let mut bytes = Vec::new();
        File::open(root.join(&*path))?.take(max_length + 1).read_to_end(&mut bytes)?;
        Ok::<_, std::io::Error>(bytes)
    };
    match read() {
        Ok(bytes) if bytes.len() as u64 > max_length => Response::TooLong,
        Ok(bytes) => Response::Body { bytes, sha256: None },
        Err(error) if error.kind() == ErrorKind::NotFound => Response::Status(404),
        Err(error) => Response::Failed(error.to_string()),
    }
}

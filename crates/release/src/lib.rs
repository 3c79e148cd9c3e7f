#![doc = include_str!("../README.md")]

use signpost_directory::{
    Directory,
    pack::{self, PackError},
};
use signpost_trust::{Author, Reason, Refusal, Verified};
use std::fmt;

/// Why a release cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// A file is signed, but its content is not what its author may publish.
    Refused(Refusal),
    /// A pack has a newer format than this program reads: nothing is wrong with the release.
    NewerFormat {
        /// The target file.
        path: String,
        /// Which version it has.
        error: PackError,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Refused(refusal) => refusal.fmt(f),
            Error::NewerFormat { path, error } => write!(f, "{path}: {error}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(refusal)
    }
}

/// Decodes the packs of a release (after decompression) and joins the partners' entries to the editors' directory.
/// Refuses the release as a whole when a pack does not decode, carries records of another author, or when the editors
/// sign no directory, or two.
pub fn decode(packs: impl IntoIterator<Item = Verified<Vec<u8>>>) -> Result<Verified<Directory>, Error> {
    let (mut editors, mut partners) = (None, Vec::new());
    for pack in packs {
        let directory = decode_pack(pack)?;
        match directory.author().clone() {
            Author::Editors if editors.is_none() => editors = Some(directory),
            Author::Editors => return Err(unreadable(directory.path(), "it is a second directory").into()),
            Author::Partner(name) => partners.push((name, directory)),
        }
    }
    let editors = editors.ok_or_else(|| unreadable("targets", "it lists no directory"))?;
    editors.try_map(|mut directory| {
        for (name, partner) in partners {
            let path = partner.path().to_owned();
            directory.join_partner(&name, partner.into_inner()).map_err(|error| unreadable(&path, error))?;
        }
        Ok(directory)
    })
}

fn decode_pack(pack: Verified<Vec<u8>>) -> Result<Verified<Directory>, Error> {
    let path = pack.path().to_owned();
    let directory = pack.try_map(|body| pack::decode(&body)).map_err(|error| match error {
        PackError::NewerFormat { .. } => Error::NewerFormat { path, error },
        _ => unreadable(&path, error).into(),
    })?;
    directory.check_ids(directory.get().source_ids())?;
    Ok(directory)
}

fn unreadable(path: &str, why: impl fmt::Display) -> Refusal {
    Refusal::new(path, None, Reason::Unreadable(why.to_string()))
}

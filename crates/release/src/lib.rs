#![doc = include_str!("../README.md")]

use signpost_directory::{
    CapacityError, CapacityReport, Directory, Part,
    pack::{self, PackError},
};
use signpost_trust::{
    Author, Reason, Refusal, Verified, VerifiedFile,
    release::{CAPACITY_SUFFIX, layer, part},
};
use std::{
    collections::{BTreeMap, btree_map::Entry},
    fmt, iter,
};

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

/// What is inside a file of a release, within its signed length; still to be compared with what was signed of it
/// ([`VerifiedFile::inflated`]).
pub fn decompress(file: &VerifiedFile) -> Result<Vec<u8>, Refusal> {
    pack::decompress(file.bytes(), file.inflated_limit()).map_err(|error| unreadable(file.path(), error))
}

/// Decompresses files of a release, and [`decode`]s what was signed to be inside. For callers that hash here; the app's worker
/// hashes by WebCrypto.
pub fn open(files: impl IntoIterator<Item = VerifiedFile>) -> Result<Verified<Directory>, Error> {
    let inflated = |file: VerifiedFile| {
        let body = decompress(&file)?;
        file.inflated(body, None)
    };
    decode(files.into_iter().map(inflated).collect::<Result<Vec<_>, _>>()?)
}

/// Decodes the files of a release (after decompression), joins its parts and the partners' entries to the editors'
/// directory, and puts in place what partners reported of their capacity since. Without a later layer of the editors', the directory lacks what is
/// in it. Refuses the release as a whole when a file does not decode, carries records of another author, or when the
/// editors sign no directory, or a layer of it twice.
pub fn decode(files: impl IntoIterator<Item = Verified<Vec<u8>>>) -> Result<Verified<Directory>, Error> {
    let (mut packs, mut partners, mut reports) = (BTreeMap::<_, BTreeMap<_, _>>::new(), Vec::new(), Vec::new());
    for file in files {
        if file.path().ends_with(CAPACITY_SUFFIX) {
            reports.extend(decode_capacity(file)?);
            continue;
        }
        if let Author::Partner(name) = file.author() {
            partners.push((name.clone(), decode_pack(file, &[])?));
            continue;
        }
        let layers = packs.entry(part(file.path()).map(str::to_owned)).or_default();
        match layers.entry(layer(file.path())) {
            Entry::Vacant(place) => drop(place.insert(file)),
            Entry::Occupied(_) => return Err(unreadable(file.path(), "it is a second directory").into()),
        }
    }
    let common = decode_layers("targets", packs.remove(&None).unwrap_or_default())?;
    let mut parts = Vec::with_capacity(packs.len());
    for (id, layers) in packs.into_iter().filter_map(|(id, layers)| Some((id?, layers))) {
        let part = decode_layers(&id, layers)?;
        if !Part::is_id(&id) {
            return Err(unreadable(part.path(), "parts of a directory have no such name").into());
        }
        parts.push((id, part.into_inner()));
    }
    common.try_map(|mut directory| {
        directory.join_parts(parts);
        for (name, partner) in partners {
            let path = partner.path().to_owned();
            directory.join_partner(&name, partner.into_inner()).map_err(|error| unreadable(&path, error))?;
        }
        for (name, report) in reports {
            let path = report.path().to_owned();
            directory.report_capacity(&name, report.into_inner()).map_err(|error| unreadable(&path, error))?;
        }
        // Sorted by code. By its code a program is saved, printed and drawn.
        if let Some(twice) = directory.programs.windows(2).find(|two| two[0].code == two[1].code) {
            return Err(unreadable("targets", format!("two programs have the code {}", twice[0].code)).into());
        }
        Ok(directory)
    })
}

/// `what`: for errors.
fn decode_layers(what: &str, mut layers: BTreeMap<u8, Verified<Vec<u8>>>) -> Result<Verified<Directory>, Error> {
    let first = layers.remove(&0).ok_or_else(|| unreadable(what, "it lists no directory"))?;
    let later: Vec<_> = layers.into_values().collect();
    decode_pack(first, &later)
}

fn decode_pack(pack: Verified<Vec<u8>>, later: &[Verified<Vec<u8>>]) -> Result<Verified<Directory>, Error> {
    let paths: Vec<String> = iter::once(&pack).chain(later).map(|layer| layer.path().to_owned()).collect();
    let bodies: Vec<&[u8]> = later.iter().map(|layer| layer.get().as_slice()).collect();
    let decode = |first: Vec<u8>| {
        pack::decode_layers(&first, &bodies).map_err(|error| {
            // The one without which the others can be read is at fault.
            let sound = (0..bodies.len()).take_while(|n| pack::decode_layers(&first, &bodies[..*n]).is_ok()).count();
            (&paths[sound], error)
        })
    };
    let directory = pack.try_map(decode).map_err(|(path, error)| match error {
        PackError::NewerFormat { .. } => Error::NewerFormat { path: path.clone(), error },
        _ => unreadable(path, error).into(),
    })?;
    directory.check_ids(directory.get().source_ids())?;
    Ok(directory)
}

/// The partner and what it reported. `None`: of a later version, without which the packs are whole.
fn decode_capacity(file: Verified<Vec<u8>>) -> Result<Option<(String, Verified<CapacityReport>)>, Refusal> {
    let path = file.path().to_owned();
    let Author::Partner(name) = file.author().clone() else {
        return Err(unreadable(&path, "only a partner reports its capacity by itself"));
    };
    let report = match file.try_map(|body| CapacityReport::from_json(&body)) {
        Err(CapacityError::NewerFormat(_)) => return Ok(None),
        report => report.map_err(|error| unreadable(&path, error))?,
    };
    report.check_ids(report.get().programs.keys().map(String::as_str))?;
    Ok(Some((name, report)))
}

fn unreadable(path: &str, why: impl fmt::Display) -> Refusal {
    Refusal::new(path, None, Reason::Unreadable(why.to_string()))
}

//! Writes packs into a site, compressed and named by their hash, and reads them back within bounds.

use super::app::Files;
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use signpost_directory::{CapacityReport, Directory, pack};
use signpost_trust::{hex, metadata::TargetFile};

/// The community's own data: target path, as signed by the editors.
pub const DIRECTORY: &str = "data/directory.pack";
/// What only the search reads of it, a later layer ([`signpost_trust::release::layer`]).
pub const SEARCH: &str = "data/search.pack";
/// Its long texts, the last layer.
pub const TEXTS: &str = "data/texts.pack";
/// The layers of the directory, in the order in which they are fetched.
pub const LAYERS: [&str; 3] = [DIRECTORY, SEARCH, TEXTS];
/// The target paths of a part of a large directory: what decides and reaches, and long texts.
fn part_paths(id: &str) -> [String; 2] {
    ["directory", "texts"].map(|name| format!("data/{name}.{id}.pack"))
}

/// The ledger of codes: target path. It is not a pack, so no reader downloads it.
pub const LEDGER: &str = "data/ledger.json";

/// 100,000 programs inflate to some 150 MB.
const MAX_INFLATED: u64 = 1_000_000_000;

/// The target path of a partner's data.
pub fn partner_path(partner: &str) -> String {
    format!("partners/{partner}/directory.pack")
}

/// The target path of what a partner signs between two packs.
pub fn capacity_path(partner: &str) -> String {
    format!("partners/{partner}/{}", super::capacity::FILE)
}

/// A file of the release: its target path, its bytes and what is signed of it.
#[derive(Clone)]
pub struct Target {
    pub path: String,
    pub bytes: Vec<u8>,
    pub signed: TargetFile,
}

impl Target {
    pub fn plain(path: impl Into<String>, bytes: Vec<u8>) -> Target {
        Target { path: path.into(), signed: TargetFile::of(&bytes, None), bytes }
    }

    /// A directory as one pack; the same directory gives the same bytes.
    pub fn pack(path: impl Into<String>, directory: &Directory) -> Target {
        Target::compressed(path, &pack::encode(directory))
    }

    /// The community's directory as three packs, those of [`LAYERS`].
    pub fn layers(directory: &Directory) -> [Target; 3] {
        let [first, search, texts] = pack::encode_layers(directory);
        // Compressing is what a publisher waits for most.
        std::thread::scope(|scope| {
            let later = [(SEARCH, search), (TEXTS, texts)]
                .map(|(path, body)| scope.spawn(move || Target::compressed(path, &body)));
            let first = Target::compressed(DIRECTORY, &first);
            let [search, texts] = later.map(|target| target.join().expect("compressing does not panic"));
            [first, search, texts]
        })
    }

    /// Parts of a directory, by their ids: two packs each, since nothing of them is for the search alone.
    pub fn of_parts(parts: &[(String, Directory)]) -> Vec<Target> {
        let pack = |(id, part): &(String, Directory)| {
            let [first, _, texts] = pack::encode_layers(part);
            let [first_path, texts_path] = part_paths(id);
            [Target::compressed(first_path, &first), Target::compressed(texts_path, &texts)]
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = parts.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let shares = parts.chunks(share).map(|share| scope.spawn(move || share.iter().flat_map(pack).collect()));
            let shares: Vec<_> = shares.collect();
            shares
                .into_iter()
                .flat_map(|share| -> Vec<Target> { share.join().expect("compressing does not panic") })
                .collect()
        })
    }

    fn compressed(path: impl Into<String>, body: &[u8]) -> Target {
        let bytes = pack::compress(body);
        Target { path: path.into(), signed: TargetFile::of(&bytes, Some(body)), bytes }
    }

    /// Where a client with consistent snapshots looks for the file.
    pub fn place(&self) -> String {
        place(&self.path, &self.bytes)
    }

    /// A partner's capacity, compressed as packs are.
    pub fn of_capacity(partner: &str, report: &CapacityReport) -> Target {
        Target::compressed(capacity_path(partner), &report.to_json())
    }

    /// A file that came from elsewhere; refused when it is not what was signed.
    pub fn checked(path: String, bytes: Vec<u8>, signed: TargetFile) -> Result<Target> {
        check(&path, &bytes, &signed)?;
        Ok(Target { path, bytes, signed })
    }

    /// What a partner reported of its own programs; refused when it is of others, or out of bounds.
    pub fn capacity(&self, partner: &str) -> Result<CapacityReport> {
        let read = || -> Result<CapacityReport> {
            let report = CapacityReport::from_json(&decompress(&self.bytes, &self.signed, CapacityReport::MAX_BYTES)?)?;
            report.check_ids(partner)?;
            Ok(report)
        };
        read().with_context(|| self.path.clone())
    }

    /// Puts the file where a client with consistent snapshots looks for it.
    pub fn put(&self, files: &mut Files) {
        files.insert(self.place(), self.bytes.clone());
    }
}

/// Where a target lies in the site: `data/x.pack` -> `targets/data/HASH.x.pack`.
pub fn place(path: &str, bytes: &[u8]) -> String {
    place_of_hash(path, &hex::encode(&Sha256::digest(bytes)))
}

pub fn place_of_hash(path: &str, hash: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, name)) => format!("targets/{folder}/{hash}.{name}"),
        None => format!("targets/{hash}.{path}"),
    }
}

/// Whether `bytes` are what was signed.
pub fn check(path: &str, bytes: &[u8], signed: &TargetFile) -> Result<()> {
    ensure!(bytes.len() as u64 == signed.length, "{path} has {} bytes; {} were signed", bytes.len(), signed.length);
    let hash = signed.hashes.sha256.with_context(|| format!("{path} was signed without its SHA-256"))?;
    ensure!(Sha256::digest(bytes).as_slice() == hash, "{path} is not the file that was signed: its hash differs");
    Ok(())
}

/// Decompresses a file of a release: what was signed, at most so many bytes.
fn decompress(bytes: &[u8], signed: &TargetFile, most: u64) -> Result<Vec<u8>> {
    let limit = signed.inflated().map_or(most, |(length, _)| length.min(most));
    let body = pack::decompress(bytes, limit)?;
    if let Some((length, hash)) = signed.inflated() {
        let same = body.len() as u64 == length && Sha256::digest(&body).as_slice() == hash;
        ensure!(same, "it unpacks to other bytes than were signed");
    }
    Ok(body)
}

/// Decompresses and decodes a pack.
pub fn open(bytes: &[u8], signed: &TargetFile) -> Result<Directory> {
    Ok(pack::decode(&decompress(bytes, signed, MAX_INFLATED)?)?)
}

/// Reads a target: its bytes and what was signed of it.
pub type ReadTarget<'a> = &'a dyn Fn(&str) -> Result<(Vec<u8>, TargetFile)>;

/// Decompresses and decodes the [`LAYERS`] of a directory, and joins its parts.
pub fn open_directory(read: ReadTarget) -> Result<Directory> {
    let body = |path: &str| {
        let (bytes, signed) = read(path)?;
        decompress(&bytes, &signed, MAX_INFLATED).with_context(|| path.to_owned())
    };
    let [first, search, texts] = LAYERS.map(body);
    let mut directory = pack::decode_layers(&first?, &[&search?, &texts?])?;
    let ids = directory.community.parts.iter().map(|part| part.id.clone()).collect::<Vec<_>>();
    let parts = ids.into_iter().map(|id| {
        let [first, texts] = part_paths(&id).map(|path| body(&path));
        Ok((id, pack::decode_layers(&first?, &[&texts?])?))
    });
    directory.join_parts(parts.collect::<Result<_>>()?);
    Ok(directory)
}

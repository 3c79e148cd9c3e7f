//! Writes packs into a site, compressed and named by their hash, and reads them back within bounds.

use super::app::Files;
use anyhow::{Context, Result, ensure};
use flate2::{Compression, GzBuilder, read::GzDecoder};
use sha2::{Digest, Sha256};
use signpost_directory::{CapacityReport, Directory, pack};
use signpost_trust::{Verified, VerifiedFile, hex, metadata::TargetFile};
use std::{
    io::{Read, Write},
    num::NonZeroU64,
};

/// The community's own data: target path, as signed by the editors.
pub const DIRECTORY: &str = "data/directory.pack";
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

    /// A directory as a pack: encoded, compressed; the same directory gives the same bytes.
    pub fn pack(path: impl Into<String>, directory: &Directory) -> Result<Target> {
        let body = pack::encode(directory);
        let bytes = gzipped(&body)?;
        Ok(Target { path: path.into(), signed: TargetFile::of(&bytes, Some(&body)), bytes })
    }

    /// A partner's capacity, compressed as packs are.
    pub fn of_capacity(partner: &str, report: &CapacityReport) -> Result<Target> {
        let body = report.to_json();
        let bytes = gzipped(&body)?;
        Ok(Target { path: capacity_path(partner), signed: TargetFile::of(&bytes, Some(&body)), bytes })
    }

    /// A file that came from elsewhere; refused when it is not what was signed.
    pub fn checked(path: String, bytes: Vec<u8>, signed: TargetFile) -> Result<Target> {
        check(&path, &bytes, &signed)?;
        Ok(Target { path, bytes, signed })
    }

    /// What a partner reported of its own programs; refused when it is of others, or out of bounds.
    pub fn capacity(&self, partner: &str) -> Result<CapacityReport> {
        let read = || -> Result<CapacityReport> {
            let report = CapacityReport::from_json(&inflated(&self.bytes, &self.signed, CapacityReport::MAX_BYTES)?)?;
            report.check_ids(partner)?;
            Ok(report)
        };
        read().with_context(|| self.path.clone())
    }

    /// Puts the file where a client with consistent snapshots looks for it.
    pub fn put(&self, files: &mut Files) {
        files.insert(place(&self.path, &self.bytes), self.bytes.clone());
    }
}

/// Beyond this Zopfli takes longer (about 0.6 MB/s) than a publisher waits.
const MAX_ZOPFLI: usize = 16 * 1024 * 1024;

/// One round of Zopfli makes a pack 4 % smaller than gzip's best (4,089 programs: 759 kB instead of 789 kB), once
/// for all readers; more rounds gain 0.5 % in three times the time.
fn gzipped(body: &[u8]) -> Result<Vec<u8>> {
    if body.len() > MAX_ZOPFLI {
        let mut gzip = GzBuilder::new().write(Vec::new(), Compression::best());
        gzip.write_all(body)?;
        return Ok(gzip.finish()?);
    }
    let options = zopfli::Options { iteration_count: NonZeroU64::MIN, ..zopfli::Options::default() };
    let mut bytes = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, body, &mut bytes)?;
    Ok(bytes)
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

/// Decompresses a file of a verified release, within the signed length.
pub fn inflate(file: VerifiedFile) -> Result<Verified<Vec<u8>>> {
    let mut body = Vec::new();
    GzDecoder::new(file.bytes())
        .take(file.inflated_limit() + 1)
        .read_to_end(&mut body)
        .with_context(|| format!("{} cannot be inflated", file.path()))?;
    Ok(file.inflated(body, None)?)
}

/// Inflates and decodes a pack.
pub fn open(bytes: &[u8], signed: &TargetFile) -> Result<Directory> {
    Ok(pack::decode(&inflated(bytes, signed, MAX_INFLATED)?)?)
}

/// The body that was signed, of at most so many bytes.
fn inflated(bytes: &[u8], signed: &TargetFile, most: u64) -> Result<Vec<u8>> {
    let limit = signed.inflated().map_or(most, |(length, _)| length.min(most));
    let mut body = Vec::new();
    GzDecoder::new(bytes).take(limit + 1).read_to_end(&mut body).context("it cannot be inflated")?;
    ensure!(body.len() as u64 <= limit, "it inflates to more than the {limit} bytes that were signed");
    if let Some((length, hash)) = signed.inflated() {
        let same = body.len() as u64 == length && Sha256::digest(&body).as_slice() == hash;
        ensure!(same, "it inflates to other bytes than were signed");
    }
    Ok(body)
}

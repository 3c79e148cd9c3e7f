//! The directory in use and its index, made from verified files alone.

use crate::keep;
use signpost_browser::{Base, clock, database::StoreError, digest, marks, time};
use signpost_directory::{Code, Directory, Need};
use signpost_handoff::sheet::{Gone, Similar};
use signpost_protocol::Phase;
use signpost_search::{Builder, DangerSigns, Index, Query, Results, TopicTable};
use signpost_trust::{Refusal, TrustedState, Verified, VerifiedFile, VerifiedRelease, hex, metadata::Hashes};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    rc::Rc,
};

/// How long the worker computes before it yields to messages that wait. Milliseconds.
const SLICE: f64 = 8.0;
/// Programs that are indexed between two looks at the clock: far fewer than fit into a slice.
const STEP: usize = 16;

/// Programs proposed in place of one that is gone.
const SIMILAR: u32 = 2;

/// A directory that can be searched. Made by [`load`] alone.
pub struct LoadedDirectory {
    directory: Verified<Directory>,
    index: RefCell<Index>,
    version: u64,
    fingerprint: Fingerprint,
    parts: BTreeSet<String>,
    /// The index came from this device, or has been kept there.
    index_is_kept: Cell<bool>,
    /// `None`: it is the whole directory.
    first_layer: Option<FirstLayer>,
}

/// What a directory without its long texts was made of.
struct FirstLayer {
    state: TrustedState,
    files: Vec<VerifiedFile>,
}

/// Names the files that a directory was made of.
struct Fingerprint(Vec<u8>);

/// Why a release cannot be used.
pub enum Unusable {
    /// Its bytes are not what was signed, it has entries of another author, or it does not decode.
    Refused(Refusal),
    /// A file is missing on this device, or this app is too old for the release: the words for the log.
    Unsupported(String),
}

impl From<Refusal> for Unusable {
    fn from(refusal: Refusal) -> Unusable {
        Unusable::Refused(refusal)
    }
}

impl From<signpost_release::Error> for Unusable {
    fn from(error: signpost_release::Error) -> Unusable {
        match error {
            signpost_release::Error::Refused(refusal) => Unusable::Refused(refusal),
            signpost_release::Error::NewerFormat { .. } => Unusable::Unsupported(error.to_string()),
        }
    }
}

impl From<String> for Unusable {
    fn from(reason: String) -> Unusable {
        Unusable::Unsupported(reason)
    }
}

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unusable::Refused(refusal) => refusal.fmt(f),
            Unusable::Unsupported(reason) => f.write_str(reason),
        }
    }
}

/// Called with what is being done: phase, done, total.
pub type OnProgress<'a> = &'a dyn Fn(Phase, u64, u64);

/// The release of `state`, decoded and indexed. `files`: those just downloaded; the others are read from
/// this device and verified again. `Ok(None)`: `state` has no release.
pub async fn load(
    base: &Base,
    state: &TrustedState,
    files: Vec<VerifiedFile>,
    progress: OnProgress<'_>,
) -> Result<Option<LoadedDirectory>, Unusable> {
    let Some(release) = state.release() else { return Ok(None) };
    let files = read_files(base, release, files).await?;
    progress(Phase::Verifying, 0, 0);
    let directory = decode(files).await?;
    let fingerprint = Fingerprint::of(release);
    let parts = parts_of(release);
    let (index, kept) = match read_index(base, &fingerprint, &directory).await {
        Some(index) => (index, true),
        None => (build_index(&directory, progress).await, false),
    };
    let loaded = LoadedDirectory {
        directory,
        index: RefCell::new(index),
        version: release.version(),
        fingerprint,
        parts,
        index_is_kept: Cell::new(kept),
        first_layer: None,
    };
    Ok(Some(loaded))
}

/// The directory without its long texts, from all packs but these. `state`: as it will be with them.
pub async fn load_first_layer(
    state: TrustedState,
    files: Vec<VerifiedFile>,
    progress: OnProgress<'_>,
) -> Result<Option<LoadedDirectory>, Unusable> {
    let Some(release) = state.release() else { return Ok(None) };
    let directory = decode(files.clone()).await?;
    let index = build_index(&directory, progress).await;
    let (version, fingerprint, parts) = (release.version(), Fingerprint::of(release), parts_of(release));
    Ok(Some(LoadedDirectory {
        directory,
        index: RefCell::new(index),
        version,
        fingerprint,
        parts,
        // It is in use for seconds.
        index_is_kept: Cell::new(true),
        first_layer: Some(FirstLayer { state, files }),
    }))
}

/// The parts of a large directory that a release has here.
pub fn parts_of(release: &VerifiedRelease) -> BTreeSet<String> {
    release.parts().into_iter().map(str::to_owned).collect()
}

/// Verified packs, read.
pub async fn decode(files: Vec<VerifiedFile>) -> Result<Verified<Directory>, Unusable> {
    let mut packs = Vec::with_capacity(files.len());
    for file in files {
        let body = signpost_release::decompress(&file)?;
        let digest = digest::sha256(&body).await;
        packs.push(file.inflated(body, Some(digest))?);
    }
    Ok(signpost_release::decode(packs)?)
}

/// Every file of the release, verified, in the release's order.
async fn read_files(
    base: &Base,
    release: &VerifiedRelease,
    mut fresh: Vec<VerifiedFile>,
) -> Result<Vec<VerifiedFile>, Unusable> {
    let mut files = Vec::new();
    for listed in release.files() {
        if let Some(at) = fresh.iter().position(|file| file.path() == listed.path) {
            files.push(fresh.swap_remove(at));
            continue;
        }
        let kept = keep::read_file(base, &listed.sha256).await.map_err(|error| error.to_string())?;
        let bytes = kept.ok_or_else(|| format!("{} is missing", listed.path))?;
        let digest = digest::sha256(&bytes).await;
        files.push(release.verify_file(&listed.path, bytes, Some(digest))?);
    }
    marks::mark("bytes-in-hand");
    Ok(files)
}

/// `None` where the stored index is missing, damaged or of other files: it is then built anew.
async fn read_index(base: &Base, fingerprint: &Fingerprint, directory: &Verified<Directory>) -> Option<Index> {
    let bytes = keep::read_index(base, &fingerprint.name()).await.ok()??;
    Index::from_bytes(&bytes, &fingerprint.0, directory.get()).ok()
}

async fn build_index(directory: &Verified<Directory>, progress: OnProgress<'_>) -> Index {
    let directory = directory.get();
    let mut builder = Builder::new(directory);
    loop {
        let began = marks::elapsed();
        let mut so_far = builder.step(directory, STEP);
        while so_far.done < so_far.total && marks::elapsed() - began < SLICE {
            so_far = builder.step(directory, STEP);
        }
        progress(Phase::Indexing, so_far.done as u64, so_far.total as u64);
        if so_far.done >= so_far.total {
            return builder.finish(directory);
        }
        time::yield_now().await;
    }
}

impl LoadedDirectory {
    pub fn directory(&self) -> &Directory {
        self.directory.get()
    }

    /// The parts that are in it, by id.
    pub fn parts(&self) -> &BTreeSet<String> {
        &self.parts
    }

    /// Whether the long texts are in it.
    pub fn is_whole(&self) -> bool {
        self.first_layer.is_none()
    }

    /// While the long texts are on their way: what the directory rests on.
    pub fn first_layer_state(&self) -> Option<&TrustedState> {
        Some(&self.first_layer.as_ref()?.state)
    }

    /// While the long texts are on their way: a file of the directory, which need not be downloaded again.
    pub fn first_layer_file(&self, hashes: &Hashes) -> Option<&[u8]> {
        let files = &self.first_layer.as_ref()?.files;
        files.iter().map(VerifiedFile::bytes).find(|bytes| hashes.matches(bytes))
    }

    /// The release's number, for sheets: "version 12".
    pub fn version(&self) -> u64 {
        self.version
    }

    pub fn search(&self, query: &Query) -> Results {
        self.index.borrow_mut().search(self.directory(), query)
    }

    /// From now on queries are searched for signs of danger, and sentences by what their words speak for, as far as these are
    /// here.
    pub fn understand_sentences(&self, signs: Option<&Rc<DangerSigns>>, topics: Option<&Rc<TopicTable>>) {
        let mut index = self.index.borrow_mut();
        signs.into_iter().for_each(|signs| index.use_signs(signs.clone()));
        topics.into_iter().for_each(|topics| index.use_topics(topics.clone()));
    }

    /// What became of programs that are no longer listed.
    pub fn gone(&self, codes: &[Code], lang: &str) -> Vec<Gone> {
        codes.iter().map(|code| self.gone_program(*code, lang)).collect()
    }

    fn gone_program(&self, code: Code, lang: &str) -> Gone {
        let Some(former) = self.directory().former(code) else {
            let perhaps_elsewhere = self.directory().community.parts.len() > self.parts.len();
            return Gone { code, perhaps_elsewhere, ..Gone::default() };
        };
        let query = Query { limit: SIMILAR, ..Query::text(&former.name, lang, clock::now()) };
        let hits = self.search(&query).hits;
        let similar = hits.into_iter().map(|hit| Similar { code: hit.code, name: hit.name.text }).collect();
        Gone { code, name: Some(former.name.clone()), similar, perhaps_elsewhere: false }
    }

    pub fn need_counts(&self) -> Vec<(Need, u32)> {
        self.index.borrow().need_counts(self.directory(), clock::now())
    }

    /// Fills the caches that searches use, in slices between which messages are answered.
    pub async fn warm(&self) {
        let (mut slice, now) = (0, clock::now());
        while self.index.borrow_mut().warm(self.directory(), now, slice) {
            slice += 1;
            time::yield_now().await;
        }
    }

    /// Keeps the index for the next visit.
    pub async fn save_index(&self, base: &Base) -> Result<(), StoreError> {
        if self.index_is_kept.replace(true) {
            return Ok(());
        }
        let bytes = self.index.borrow().to_bytes(&self.fingerprint.0);
        keep::write_index(base, &self.fingerprint.name(), &bytes).await
    }
}

impl Fingerprint {
    fn of(release: &VerifiedRelease) -> Fingerprint {
        Fingerprint(release.files().iter().flat_map(|file| file.sha256).collect())
    }

    fn name(&self) -> String {
        hex::encode(&self.0)
    }
}

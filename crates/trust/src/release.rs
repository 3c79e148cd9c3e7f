//! A verified release and its verified files. Nothing outside this crate can make a [`Verified`], so the index and the
//! store take one as a proof that its content was signed.

use super::{
    hex,
    json::Object,
    key::Scheme,
    metadata::{Delegations, Hashes, Metadata, Role, Snapshot, TargetFile, Targets},
    path,
    policy::{Caps, Policy},
    refusal::{Reason, Refusal},
};
use sha2::{Digest, Sha256};
use signpost_hours::UnixSeconds;
use std::collections::{BTreeMap, BTreeSet};

/// The role of the community's own data, delegated `data/*`, `app/*` and `browse/*`, terminating.
pub const EDITORS: &str = "editors";
/// `partner-X` is the role of partner X, delegated `partners/X/*`.
pub const PARTNER_PREFIX: &str = "partner-";
/// In a pack's `custom`: `{"length": n, "sha256": hex}` of the body after decompression.
pub const INFLATED_FIELD: &str = "x-signpost-inflated";

/// Who signs for a file's records.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Author {
    /// Signs for all records outside the partners' namespaces.
    Editors,
    /// Partner `X` of role `partner-X`, for records whose id starts with `X:`.
    Partner(String),
}

impl Author {
    /// The author behind a role.
    pub fn of_role(role: &str) -> Self {
        match role.strip_prefix(PARTNER_PREFIX) {
            Some(name) => Author::Partner(name.to_owned()),
            None => Author::Editors,
        }
    }

    /// Whether this author may sign a record with this source id. `partners` are all partners of the release, expired
    /// ones included: their records come from their own files alone.
    pub fn may_sign(&self, id: &str, partners: &[String]) -> bool {
        let owner =
            id.split_once(':').map(|(space, _)| space).filter(|space| partners.iter().any(|partner| partner == space));
        match self {
            Author::Editors => owner.is_none(),
            Author::Partner(name) => owner == Some(name.as_str()),
        }
    }
}

/// A pack or a partner's capacity, listed in a verified release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseFile {
    /// `data/directory.pack`, `partners/X/directory.pack`, `partners/X/programs.capacity`.
    pub path: String,
    /// The role that lists it.
    pub role: String,
    /// Whose records it may hold.
    pub author: Author,
    /// In bytes, as served.
    pub length: u64,
    /// Of the file as served.
    pub sha256: [u8; 32],
    /// Length and SHA-256 after decompression, from [`INFLATED_FIELD`].
    pub inflated: Option<(u64, [u8; 32])>,
    /// The role has expired, which makes its own entries stale and no others.
    pub expired: bool,
}

impl ReleaseFile {
    /// For a TUF target of the same file.
    pub fn hashes(&self) -> Hashes {
        Hashes { sha256: Some(self.sha256), ..Hashes::default() }
    }
}

/// The files listed under one verified snapshot; [`Self::verify_file`] checks the bytes of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedRelease {
    pub(super) version: u64,
    pub(super) released_at: Option<UnixSeconds>,
    pub(super) files: Vec<ReleaseFile>,
    pub(super) partners: Vec<String>,
    /// Files that a role lists outside the paths delegated to it.
    pub(super) left_out: Vec<Refusal>,
    pub(super) inflated_cap: u64,
}

impl VerifiedRelease {
    /// The snapshot's version; printed sheets show it as "version 12".
    pub fn version(&self) -> u64 {
        self.version
    }

    /// When the editors signed it, if their metadata has the field.
    pub fn released_at(&self) -> Option<UnixSeconds> {
        self.released_at
    }

    /// The packs of editors and partners, and the partners' capacity, later layers last, without the files under `app/` and
    /// `browse/`.
    pub fn files(&self) -> &[ReleaseFile] {
        &self.files
    }

    /// The parts of the editors' directory whose files it has here: those that are wanted and listed.
    pub fn parts(&self) -> BTreeSet<&str> {
        self.files.iter().filter_map(|file| part(&file.path)).collect()
    }

    /// Files that were left out because a role lists them outside its paths (a partner outside its folder).
    pub fn left_out(&self) -> &[Refusal] {
        &self.left_out
    }

    /// Verifies a stored or fetched file against its listed length and hash (specification 5.7.3). `digest` is the
    /// SHA-256 that the caller has computed with WebCrypto; without it, it is computed here.
    pub fn verify_file(&self, path: &str, bytes: Vec<u8>, digest: Option<[u8; 32]>) -> Result<VerifiedFile, Refusal> {
        let refusal = |reason| Refusal::new(path, None, reason);
        let file = self.files.iter().find(|file| file.path == path).ok_or_else(|| refusal(Reason::TargetNotFound))?;
        check_body(&bytes, digest, file.length, file.sha256).map_err(refusal)?;
        let most = self.inflated_cap.min(most_bytes(path));
        Ok(Verified {
            value: Body {
                bytes,
                inflated_limit: file.inflated.map_or(most, |(length, _)| length.min(most)),
                inflated: file.inflated,
            },
            path: file.path.clone(),
            author: file.author.clone(),
            partners: self.partners.clone(),
            expired: file.expired,
        })
    }
}

fn check_body(bytes: &[u8], digest: Option<[u8; 32]>, length: u64, sha256: [u8; 32]) -> Result<(), Reason> {
    if bytes.len() as u64 != length {
        return Err(Reason::LengthMismatch { expected: length, found: bytes.len() as u64 });
    }
    if digest.unwrap_or_else(|| Sha256::digest(bytes).into()) != sha256 {
        return Err(Reason::HashMismatch);
    }
    Ok(())
}

/// First words of the names of later layers, without which the other packs can be used, in the order in which they are
/// fetched: what only the search reads, and long texts.
const LATER_LAYERS: [(&str, u8); 2] = [("search", 1), ("texts", 2)];

impl ReleaseFile {
    /// See [`layer`].
    pub fn layer(&self) -> u8 {
        layer(&self.path)
    }
}

/// Files are fetched in the order of their layers: 1 is a file named `search.pack`, 2 one named `texts.pack` (or
/// `texts.ID.pack`, of a part), 0 any other.
pub fn layer(path: &str) -> u8 {
    let first = pack_name(path).map(|(first, _)| first);
    LATER_LAYERS.iter().find(|(later, _)| first == Some(later)).map_or(0, |(_, layer)| *layer)
}

/// Which part of the editors' directory a file is of: `lark` of `data/directory.lark.pack`. `None`: every reader has it.
pub fn part(path: &str) -> Option<&str> {
    pack_name(path.strip_prefix("data/")?)?.1
}

/// The words of a pack's name, without the folder: `texts` and `lark` of `texts.lark.pack`.
fn pack_name(path: &str) -> Option<(&str, Option<&str>)> {
    let name = path.rsplit('/').next()?.strip_suffix(PACK_SUFFIX)?;
    Some(name.split_once('.').map_or((name, None), |(first, part)| (first, Some(part))))
}

/// Packs in one release.
const MAX_FILES: u64 = 1_000;
/// File name ending of packs.
const PACK_SUFFIX: &str = ".pack";
/// File name ending of what a partner signs between two packs: whether its programs have room.
pub const CAPACITY_SUFFIX: &str = ".capacity";
/// Bytes of such a file, also after decompression.
const MAX_CAPACITY: u64 = 1 << 20;

/// The delegated roles of a reader's release in order of trust: `editors` and each `partner-X`. Other delegations, and
/// delegations of these roles, belong to other tools.
pub(super) fn release_roles(targets: &Metadata<Targets>, limit: u32) -> Result<Vec<String>, Refusal> {
    let names: Vec<String> = targets
        .signed()
        .delegations
        .iter()
        .flat_map(|delegations| &delegations.roles)
        .map(|role| role.name.clone())
        .filter(|name| name == EDITORS || name.starts_with(PARTNER_PREFIX))
        .collect();
    if names.len() as u64 > limit.into() {
        let reason = Reason::TooMany { what: "delegated roles", limit: limit.into() };
        return Err(Refusal::new("targets", Some(targets.version()), reason));
    }
    let bad = names.iter().find(|name| *name != EDITORS && !is_partner_name(&name[PARTNER_PREFIX.len()..]));
    match bad {
        None => Ok(names),
        Some(name) => Err(Refusal::new(name, None, Reason::BadPath)),
    }
}

/// Partners' names stand in paths and record ids, so they are 1 to 64 ASCII letters, digits, `-` and `_`.
pub fn is_partner_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Refuses unless a threshold of the keys that `parent` delegates `name` to signed `role` (specification 5.6.3).
pub(super) fn verify_delegate(
    name: &str,
    role: &Metadata<Targets>,
    parent: &Metadata<Targets>,
    schemes: &[Scheme],
) -> Result<(), Refusal> {
    let delegation =
        parent.signed().delegations.as_ref().and_then(|delegations| Some((delegations, keys_of(delegations, name)?)));
    match delegation {
        Some((delegations, keys)) => role.verify_signatures(name, name, &delegations.keys, keys, schemes),
        None => Err(Refusal::new(name, Some(role.version()), Reason::NotDelegated)),
    }
}

fn keys_of<'a>(delegations: &'a Delegations, name: &str) -> Option<&'a Role> {
    match &delegations.succinct {
        Some(bins) => bins.is_delegated_role(name).then_some(&bins.role),
        None => delegations.roles.iter().find(|role| role.name == name).map(|role| &role.role),
    }
}

/// The release that verified roles list. A file belongs to the first role in order of trust to which its path is
/// delegated; other roles that list it are ignored. Files of parts that are not wanted are left out.
pub(super) fn build(
    snapshot: &Metadata<Snapshot>,
    roles: &BTreeMap<String, Metadata<Targets>>,
    policy: &Policy,
    now: UnixSeconds,
) -> Result<VerifiedRelease, Refusal> {
    let caps = &policy.caps;
    let Some(targets) = roles.get("targets") else {
        return Err(Refusal::new("targets", None, Reason::NotDelegated));
    };
    let names = release_roles(targets, caps.roles)?;
    let mut files = Vec::new();
    let mut left_out = Vec::new();
    let mut seen = BTreeSet::new();
    for name in ["targets".to_owned()].iter().chain(&names) {
        let Some(role) = roles.get(name) else {
            return Err(Refusal::new(name, None, Reason::NotDelegated));
        };
        for (target, file) in &role.signed().targets {
            if !target.ends_with(PACK_SUFFIX) && !target.ends_with(CAPACITY_SUFFIX) {
                continue;
            }
            if !may_list(targets, name, target) || !seen.insert(target.clone()) {
                left_out.push(Refusal::new(target, Some(role.version()), Reason::NotDelegated));
                continue;
            }
            if !policy.parts.have(target) {
                continue;
            }
            files.push(release_file(name, target, file, caps, role.signed().header.is_expired(now))?);
        }
    }
    if files.len() as u64 > MAX_FILES {
        let reason = Reason::TooMany { what: "files", limit: MAX_FILES };
        return Err(Refusal::new("targets", Some(targets.version()), reason));
    }
    files.sort_by_key(ReleaseFile::layer);
    let signed_at = |name: &str| roles.get(name).and_then(|role| role.signed().header.signed_at());
    Ok(VerifiedRelease {
        version: snapshot.version(),
        released_at: signed_at(EDITORS).or_else(|| signed_at("targets")),
        files,
        partners: names.iter().filter_map(|name| name.strip_prefix(PARTNER_PREFIX).map(str::to_owned)).collect(),
        left_out,
        inflated_cap: caps.inflated_bytes,
    })
}

/// Whether `target` is delegated to `name`: matched by its pattern, by no earlier terminating role, and inside its
/// author's folder even if the pattern is wider.
fn may_list(targets: &Metadata<Targets>, name: &str, target: &str) -> bool {
    let folder = match Author::of_role(name) {
        Author::Editors => "data/".to_owned(),
        Author::Partner(partner) => format!("partners/{partner}/"),
    };
    if !path::is_safe(target) || !target.starts_with(&folder) {
        return false;
    }
    if name == "targets" {
        return true;
    }
    for (role, _, terminating) in
        targets.signed().delegations.iter().flat_map(|delegations| delegations.roles_for_target(target))
    {
        if role == name {
            return true;
        }
        if terminating {
            return false;
        }
    }
    false
}

/// What a file of this name may have, beside the caps.
fn most_bytes(target: &str) -> u64 {
    if target.ends_with(CAPACITY_SUFFIX) { MAX_CAPACITY } else { u64::MAX }
}

fn release_file(
    role: &str,
    target: &str,
    file: &TargetFile,
    caps: &Caps,
    expired: bool,
) -> Result<ReleaseFile, Refusal> {
    let refuse = |reason| Err(Refusal::new(target, None, reason));
    let most = most_bytes(target);
    let (target_bytes, inflated_bytes) = (caps.target_bytes.min(most), caps.inflated_bytes.min(most));
    if file.length > target_bytes {
        return refuse(Reason::TooLong { limit: target_bytes });
    }
    let Some(sha256) = file.hashes.sha256 else {
        return refuse(Reason::Malformed("it has no SHA-256".into()));
    };
    let inflated = file.inflated();
    if inflated.is_some_and(|(length, _)| length > inflated_bytes) {
        return refuse(Reason::TooLong { limit: inflated_bytes });
    }
    Ok(ReleaseFile {
        path: target.to_owned(),
        role: role.to_owned(),
        author: Author::of_role(role),
        length: file.length,
        sha256,
        inflated,
        expired,
    })
}

/// A value made from verified bytes alone, with its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified<T> {
    value: T,
    path: String,
    author: Author,
    partners: Vec<String>,
    expired: bool,
}

/// The verified bytes of one file.
pub type VerifiedFile = Verified<Body>;

/// See [`VerifiedFile`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    bytes: Vec<u8>,
    inflated_limit: u64,
    inflated: Option<(u64, [u8; 32])>,
}

impl<T> Verified<T> {
    /// The value.
    pub fn get(&self) -> &T {
        &self.value
    }

    /// Takes the value out: what is made of it is not verified any more by its type.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The target's path in the release.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Who signed it.
    pub fn author(&self) -> &Author {
        &self.author
    }

    /// The author's role has expired: show these entries as not confirmed.
    pub fn is_expired(&self) -> bool {
        self.expired
    }

    /// Makes another value from the verified one (decoding), which stays verified.
    pub fn try_map<U, E>(self, make: impl FnOnce(T) -> Result<U, E>) -> Result<Verified<U>, E> {
        Ok(Verified {
            value: make(self.value)?,
            path: self.path,
            author: self.author,
            partners: self.partners,
            expired: self.expired,
        })
    }

    /// A delegated path does not restrict the content: refuses records with an id in another author's namespace.
    pub fn check_ids<'a>(&self, ids: impl IntoIterator<Item = &'a str>) -> Result<(), Refusal> {
        let foreign = ids.into_iter().find(|id| !self.author.may_sign(id, &self.partners));
        match foreign {
            None => Ok(()),
            Some(id) => {
                let reason = Reason::RecordOutsideNamespace { id: id.to_owned() };
                Err(Refusal::new(&self.path, None, reason))
            }
        }
    }
}

impl VerifiedFile {
    /// As served: still compressed.
    pub fn bytes(&self) -> &[u8] {
        &self.value.bytes
    }

    /// Decompression stops here: the signed length, or the cap.
    pub fn inflated_limit(&self) -> u64 {
        self.value.inflated_limit
    }

    /// The same file after decompression, verified against the signed length and hash. `digest` is the SHA-256 of `body`
    /// that the caller has computed with WebCrypto.
    pub fn inflated(self, body: Vec<u8>, digest: Option<[u8; 32]>) -> Result<Verified<Vec<u8>>, Refusal> {
        let checked = match self.value.inflated {
            Some((length, sha256)) => check_body(&body, digest, length, sha256),
            None if body.len() as u64 > self.value.inflated_limit => {
                Err(Reason::TooLong { limit: self.value.inflated_limit })
            }
            None => Ok(()),
        };
        checked.map_err(|reason| Refusal::new(&self.path, None, reason))?;
        self.try_map(|_| Ok(body))
    }
}

impl TargetFile {
    /// The entry for a file to publish; `inflated` is the body of a pack before compression.
    pub fn of(bytes: &[u8], inflated: Option<&[u8]>) -> Self {
        let mut custom = Object::new();
        if let Some(body) = inflated {
            let members = serde_json::json!({ "length": body.len(), "sha256": hex::encode(&Sha256::digest(body)) });
            custom.insert(INFLATED_FIELD.into(), members);
        }
        Self {
            length: bytes.len() as u64,
            hashes: Hashes::sha256_of(bytes),
            custom,
            unrecognized_fields: Object::new(),
        }
    }

    /// Signed length and hash after decompression, if present and well-formed.
    pub fn inflated(&self) -> Option<(u64, [u8; 32])> {
        let members = self.custom.get(INFLATED_FIELD)?;
        let hash = hex::decode(members.get("sha256")?.as_str()?)?;
        Some((members.get("length")?.as_u64()?, hash.try_into().ok()?))
    }
}

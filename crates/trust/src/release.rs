//! Defines a verified release and its verified files. Only this module and the client can make them, so
//! whoever asks for one (the index, the store) can be given nothing else.

use super::{
    hex,
    json::Object,
    key::Scheme,
    metadata::{Delegations, Hashes, Metadata, RoleKeys, Snapshot, TargetFile, Targets},
    path,
    policy::Caps,
    refusal::{Refusal, Rule},
};
use sha2::{Digest, Sha256};
use signpost_hours::UnixSeconds;
use std::collections::{BTreeMap, BTreeSet};

/// The role that signs the community's own data; terminating for `data/*`, `app/*`, `browse/*`.
pub const EDITORS: &str = "editors";
/// A partner's role is named `partner-X` and lists `partners/X/*`.
pub const PARTNER_PREFIX: &str = "partner-";
/// In `custom` of a pack: `{"length": n, "sha256": hex}` of the body after decompression.
pub const INFLATED_FIELD: &str = "x-signpost-inflated";

/// Whose words a file's records are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Author {
    /// Every record that is in no partner's namespace.
    Editors,
    /// The partner's name, `X` in `partner-X`: records whose id starts with `X:`.
    Partner(String),
}

impl Author {
    /// The author whose records the role `role` signs.
    pub fn of_role(role: &str) -> Self {
        match role.strip_prefix(PARTNER_PREFIX) {
            Some(name) => Author::Partner(name.to_owned()),
            None => Author::Editors,
        }
    }

    /// Whether a record with this source id may come from this author. `partners` are the names of all
    /// partners of the release, present or expired: their records come from their own files alone.
    pub fn may_sign(&self, id: &str, partners: &[String]) -> bool {
        let owner =
            id.split_once(':').map(|(space, _)| space).filter(|space| partners.iter().any(|partner| partner == space));
        match self {
            Author::Editors => owner.is_none(),
            Author::Partner(name) => owner == Some(name.as_str()),
        }
    }
}

/// A file that a verified release lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseFile {
    /// `data/directory.pack`, `partners/X/directory.pack`.
    pub path: String,
    /// The role that signed for it.
    pub role: String,
    pub author: Author,
    pub length: u64,
    pub sha256: [u8; 32],
    /// Length and SHA-256 of the body after decompression, where signed.
    pub inflated: Option<(u64, [u8; 32])>,
    /// The role's expiry has passed: these entries alone are stale.
    pub expired: bool,
}

impl ReleaseFile {
    pub fn hashes(&self) -> Hashes {
        Hashes { sha256: Some(self.sha256), ..Hashes::default() }
    }
}

/// All that belongs together under one verified snapshot. Its bytes are checked one by one with [`Self::admit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedRelease {
    pub(super) version: u64,
    pub(super) released_at: Option<UnixSeconds>,
    pub(super) files: Vec<ReleaseFile>,
    pub(super) partners: Vec<String>,
    /// Files that a role lists though it may not.
    pub(super) left_out: Vec<Refusal>,
    pub(super) inflated_cap: u64,
}

impl VerifiedRelease {
    /// The snapshot's version, for sheets: "version 12".
    pub fn version(&self) -> u64 {
        self.version
    }

    /// When the editors signed it, if the file says so.
    pub fn released_at(&self) -> Option<UnixSeconds> {
        self.released_at
    }

    /// The packs of editors and partners. What lies under `app/` and `browse/` is not part of the reader's release.
    pub fn files(&self) -> &[ReleaseFile] {
        &self.files
    }

    /// Files that are not part of this release, because the role that lists them may not (a partner outside its path).
    pub fn left_out(&self) -> &[Refusal] {
        &self.left_out
    }

    /// Checks a stored or fetched file against what was signed. `digest` is its SHA-256 where the shell has
    /// computed it (WebCrypto); otherwise it is computed here.
    pub fn admit(&self, path: &str, bytes: Vec<u8>, digest: Option<[u8; 32]>) -> Result<VerifiedFile, Refusal> {
        let refusal = |rule| Refusal::new(path, None, rule);
        let file = self.files.iter().find(|file| file.path == path).ok_or_else(|| refusal(Rule::TargetNotFound))?;
        check_body(&bytes, digest, file.length, file.sha256).map_err(refusal)?;
        Ok(Verified {
            value: Body {
                bytes,
                inflated_limit: file.inflated.map_or(self.inflated_cap, |(length, _)| length.min(self.inflated_cap)),
                inflated: file.inflated,
            },
            path: file.path.clone(),
            author: file.author.clone(),
            partners: self.partners.clone(),
            expired: file.expired,
        })
    }
}

fn check_body(bytes: &[u8], digest: Option<[u8; 32]>, length: u64, sha256: [u8; 32]) -> Result<(), Rule> {
    if bytes.len() as u64 != length {
        return Err(Rule::LengthMismatch { expected: length, found: bytes.len() as u64 });
    }
    if digest.unwrap_or_else(|| Sha256::digest(bytes).into()) != sha256 {
        return Err(Rule::HashMismatch);
    }
    Ok(())
}

/// Most packs in one release.
const MAX_FILES: u64 = 1_000;
/// How the packs of a release are named.
const PACK_SUFFIX: &str = ".pack";

/// The delegated roles that a reader's release is made of, in the order of trust: `editors` and each `partner-X`. Other delegations (and
/// delegations further down) are for other tools.
pub(super) fn roles_of(targets: &Metadata<Targets>, limit: u32) -> Result<Vec<String>, Refusal> {
    let names: Vec<String> = targets
        .said()
        .delegations
        .iter()
        .flat_map(|delegations| &delegations.roles)
        .map(|role| role.name.clone())
        .filter(|name| name == EDITORS || name.starts_with(PARTNER_PREFIX))
        .collect();
    if names.len() as u64 > limit.into() {
        let rule = Rule::TooMany { what: "delegated roles", limit: limit.into() };
        return Err(Refusal::new("targets", Some(targets.version()), rule));
    }
    let bad = names.iter().find(|name| *name != EDITORS && !is_partner_name(&name[PARTNER_PREFIX.len()..]));
    match bad {
        None => Ok(names),
        Some(name) => Err(Refusal::new(name, None, Rule::BadPath)),
    }
}

/// A partner's name stands in paths and in record ids: 1 to 64 letters, digits, `-` and `_` of ASCII.
pub fn is_partner_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Refuses unless enough keys signed that `parent` delegates `name` to.
pub(super) fn verify_delegated(
    name: &str,
    role: &Metadata<Targets>,
    parent: &Metadata<Targets>,
    schemes: &[Scheme],
) -> Result<(), Refusal> {
    let delegation =
        parent.said().delegations.as_ref().and_then(|delegations| Some((delegations, keys_of(delegations, name)?)));
    match delegation {
        Some((delegations, keys)) => role.verify(name, name, &delegations.keys, keys, schemes),
        None => Err(Refusal::new(name, Some(role.version()), Rule::NotDelegated)),
    }
}

fn keys_of<'a>(delegations: &'a Delegations, name: &str) -> Option<&'a RoleKeys> {
    match &delegations.succinct {
        Some(bins) => bins.contains(name).then_some(&bins.keys),
        None => delegations.roles.iter().find(|role| role.name == name).map(|role| &role.keys),
    }
}

/// The release that these verified roles list. A file belongs to the first role, in the order of trust, that its path is
/// delegated to; whoever else lists it is not asked.
pub(super) fn build(
    snapshot: &Metadata<Snapshot>,
    roles: &BTreeMap<String, Metadata<Targets>>,
    caps: &Caps,
    now: UnixSeconds,
) -> Result<VerifiedRelease, Refusal> {
    let Some(targets) = roles.get("targets") else {
        return Err(Refusal::new("targets", None, Rule::NotDelegated));
    };
    let names = roles_of(targets, caps.roles)?;
    let mut files = Vec::new();
    let mut left_out = Vec::new();
    let mut seen = BTreeSet::new();
    for name in ["targets".to_owned()].iter().chain(&names) {
        let Some(role) = roles.get(name) else {
            return Err(Refusal::new(name, None, Rule::NotDelegated));
        };
        for (target, file) in &role.said().targets {
            if !target.ends_with(PACK_SUFFIX) {
                continue;
            }
            if !may_list(targets, name, target) || !seen.insert(target.clone()) {
                left_out.push(Refusal::new(target, Some(role.version()), Rule::NotDelegated));
                continue;
            }
            files.push(release_file(name, target, file, caps, role.said().header.is_expired(now))?);
        }
    }
    if files.len() as u64 > MAX_FILES {
        let rule = Rule::TooMany { what: "files", limit: MAX_FILES };
        return Err(Refusal::new("targets", Some(targets.version()), rule));
    }
    let signed_at = |name: &str| roles.get(name).and_then(|role| role.said().header.signed_at());
    Ok(VerifiedRelease {
        version: snapshot.version(),
        released_at: signed_at(EDITORS).or_else(|| signed_at("targets")),
        files,
        partners: names.iter().filter_map(|name| name.strip_prefix(PARTNER_PREFIX).map(str::to_owned)).collect(),
        left_out,
        inflated_cap: caps.inflated_bytes,
    })
}

/// Whether `target` is delegated to `name`: by its pattern, before any terminating role, and inside the folder that
/// belongs to its author whatever the pattern says.
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
        targets.said().delegations.iter().flat_map(|delegations| delegations.roles_for(target))
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

fn release_file(
    role: &str,
    target: &str,
    file: &TargetFile,
    caps: &Caps,
    expired: bool,
) -> Result<ReleaseFile, Refusal> {
    let refuse = |rule| Err(Refusal::new(target, None, rule));
    if file.length > caps.target_bytes {
        return refuse(Rule::TooLong { limit: caps.target_bytes });
    }
    let Some(sha256) = file.hashes.sha256 else {
        return refuse(Rule::Malformed("a pack has no SHA-256".into()));
    };
    let inflated = file.inflated();
    if inflated.is_some_and(|(length, _)| length > caps.inflated_bytes) {
        return refuse(Rule::TooLong { limit: caps.inflated_bytes });
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

/// Something made of verified bytes and nothing else, with who signed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified<T> {
    value: T,
    path: String,
    author: Author,
    partners: Vec<String>,
    expired: bool,
}

/// The bytes of one file of a release.
pub type VerifiedFile = Verified<Body>;

/// See [`VerifiedFile`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    bytes: Vec<u8>,
    inflated_limit: u64,
    inflated: Option<(u64, [u8; 32])>,
}

impl<T> Verified<T> {
    pub fn get(&self) -> &T {
        &self.value
    }

    pub fn into_inner(self) -> T {
        self.value
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn author(&self) -> &Author {
        &self.author
    }

    /// The signer's role has expired: show these entries as not confirmed.
    pub fn is_expired(&self) -> bool {
        self.expired
    }

    /// Makes something else of it, by a function of the verified value alone (decoding).
    pub fn try_map<U, E>(self, make: impl FnOnce(T) -> Result<U, E>) -> Result<Verified<U>, E> {
        Ok(Verified {
            value: make(self.value)?,
            path: self.path,
            author: self.author,
            partners: self.partners,
            expired: self.expired,
        })
    }

    /// Paths do not bind contents: refuses when a record's source id is in another author's namespace.
    pub fn check_ids<'a>(&self, ids: impl IntoIterator<Item = &'a str>) -> Result<(), Refusal> {
        let foreign = ids.into_iter().find(|id| !self.author.may_sign(id, &self.partners));
        match foreign {
            None => Ok(()),
            Some(id) => {
                let rule = Rule::ForeignRecord { id: id.to_owned() };
                Err(Refusal::new(&self.path, None, rule))
            }
        }
    }
}

impl VerifiedFile {
    pub fn bytes(&self) -> &[u8] {
        &self.value.bytes
    }

    /// Stop inflating past this many bytes: the signed length, or the cap.
    pub fn inflated_limit(&self) -> u64 {
        self.value.inflated_limit
    }

    /// The same file after decompression by the shell: its length and hash are signed too. `digest` is the SHA-256 of
    /// `body` where the shell has computed it.
    pub fn inflated(self, body: Vec<u8>, digest: Option<[u8; 32]>) -> Result<Verified<Vec<u8>>, Refusal> {
        let checked = match self.value.inflated {
            Some((length, sha256)) => check_body(&body, digest, length, sha256),
            None if body.len() as u64 > self.value.inflated_limit => {
                Err(Rule::TooLong { limit: self.value.inflated_limit })
            }
            None => Ok(()),
        };
        checked.map_err(|rule| Refusal::new(&self.path, None, rule))?;
        self.try_map(|_| Ok(body))
    }
}

impl TargetFile {
    /// What the publisher signs of a file; `inflated` is its body after decompression, for packs.
    pub fn of(bytes: &[u8], inflated: Option<&[u8]>) -> Self {
        let mut custom = Object::new();
        if let Some(body) = inflated {
            let members = serde_json::json!({ "length": body.len(), "sha256": hex::encode(&Sha256::digest(body)) });
            custom.insert(INFLATED_FIELD.into(), members);
        }
        Self { length: bytes.len() as u64, hashes: Hashes::sha256_of(bytes), custom, extra: Object::new() }
    }

    /// The signed length and hash of the inflated body, if it has them in the right form.
    pub fn inflated(&self) -> Option<(u64, [u8; 32])> {
        let members = self.custom.get(INFLATED_FIELD)?;
        let hash = hex::decode(members.get("sha256")?.as_str()?)?;
        Some((members.get("length")?.as_u64()?, hash.try_into().ok()?))
    }
}

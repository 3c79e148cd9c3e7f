//! Defines a verified release and its verified files. Only this module and the client can make them, so
//! whoever asks for one (the index, the store) can be given nothing else.

use super::{
    json::{Object, Value},
    metadata::{Hashes, TargetFile},
    refusal::{Refusal, Rule},
};
use crate::core::UnixSeconds;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

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

/// All that belongs together under one verified snapshot. Its bytes are checked one by one with [`Self::admit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedRelease {
    pub(super) version: u64,
    pub(super) released_at: Option<UnixSeconds>,
    pub(super) files: Vec<ReleaseFile>,
    pub(super) partners: Vec<String>,
    /// Partners whose entries could not be taken, and why.
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

    /// Partners whose entries are not in this release, and why: their files were refused or expired.
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
            let members = Object::from([
                ("length".to_owned(), Value::Integer(i64::try_from(body.len()).unwrap_or(i64::MAX))),
                ("sha256".to_owned(), HEXLOWER.encode(&Sha256::digest(body)).into()),
            ]);
            custom.insert(INFLATED_FIELD.into(), members.into());
        }
        Self { length: bytes.len() as u64, hashes: Hashes::sha256_of(bytes), custom, extra: Object::new() }
    }

    /// The signed length and hash of the inflated body, if it has them in the right form.
    pub fn inflated(&self) -> Option<(u64, [u8; 32])> {
        let Some(Value::Object(members)) = self.custom.get(INFLATED_FIELD) else {
            return None;
        };
        let (Some(Value::Integer(length)), Some(Value::String(hex))) = (members.get("length"), members.get("sha256"))
        else {
            return None;
        };
        let hash = HEXLOWER.decode(hex.as_bytes()).ok()?;
        Some((u64::try_from(*length).ok()?, hash.try_into().ok()?))
    }
}

//! Defines why something was refused: which role, which version, which rule.

use std::fmt;

/// Nothing of the refused file was kept or shown. `Display` is a whole sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// `root`, `timestamp`, `snapshot`, `targets`, a delegated role, or a target's path.
    pub role: String,
    /// The version that the refused file claims, where it could be read.
    pub version: Option<u64>,
    pub rule: Rule,
}

/// The rule that was broken, with what helps to repair it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Not JSON of the strict kind, or a field is missing or of the wrong kind.
    Malformed(String),
    /// `_type` is another role's.
    WrongType { found: String },
    /// `spec_version` is not 1.x.
    SpecVersion { found: String },
    /// Fewer distinct keys signed than the role asks for. `signer` is the role whose keys were asked.
    Threshold { signer: String, needed: u64, found: u64 },
    /// The role is not defined by its delegator.
    NotDelegated,
    /// The snapshot does not list the role.
    NotInSnapshot,
    /// An older version than one already trusted.
    Rollback { trusted: u64 },
    /// Not the version that was announced (root N+1, or the snapshot's or timestamp's entry).
    VersionMismatch { expected: u64 },
    /// The same version number, but other content than the one already trusted.
    SameVersionOtherContent,
    /// Older than the floor that came with the page.
    BelowFloor { floor: u64 },
    /// A role that the trusted snapshot listed is not in the new one.
    Removed { name: String },
    /// Past its expiry, in seconds since 1970.
    Expired { expires: i64, now: i64 },
    /// Longer than announced or than the cap.
    TooLong { limit: u64 },
    /// Not the announced length.
    LengthMismatch { expected: u64, found: u64 },
    /// Not the announced hash.
    HashMismatch,
    /// More of something than this client accepts (roots, roles, files, depth).
    TooMany { what: &'static str, limit: u64 },
    /// No role lists this target.
    TargetNotFound,
    /// A name that is not a plain relative path.
    BadPath,
    /// Records of an id namespace that is another author's.
    ForeignRecord { id: String },
    /// A verified file whose content is not what it should be.
    Unreadable(String),
    /// The server answered, but not with the file.
    Unavailable { status: u16 },
    /// No answer at all.
    Unreachable { reason: String },
}

impl Refusal {
    pub fn new(role: impl Into<String>, version: Option<u64>, rule: Rule) -> Self {
        Self { role: role.into(), version, rule }
    }

    /// Whether another try later may help (the network), as opposed to bytes that were refused.
    pub fn is_network(&self) -> bool {
        matches!(self.rule, Rule::Unavailable { .. } | Rule::Unreachable { .. })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.version {
            Some(version) => write!(f, "{} (version {version}): {}", self.role, self.rule),
            None => write!(f, "{}: {}", self.role, self.rule),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rule::Malformed(why) => write!(f, "the file is not valid metadata: {why}."),
            Rule::WrongType { found } => {
                write!(f, "the file says that it is a {found:?} file, which was not asked for.")
            }
            Rule::SpecVersion { found } => {
                write!(f, "the file follows TUF specification {found:?}; this client knows 1.x.")
            }
            Rule::Threshold { signer, needed, found } => {
                write!(f, "{found} valid signatures by keys of {signer}, but {needed} are needed.")
            }
            Rule::NotDelegated => write!(f, "no trusted role delegates to this role."),
            Rule::NotInSnapshot => write!(f, "the snapshot does not list this role."),
            Rule::Rollback { trusted } => {
                write!(f, "the file is older than version {trusted}, which is already trusted.")
            }
            Rule::VersionMismatch { expected } => {
                write!(f, "version {expected} was announced, another was served.")
            }
            Rule::SameVersionOtherContent => write!(f, "the same version is already trusted with other content."),
            Rule::BelowFloor { floor } => {
                write!(f, "the file is older than version {floor}, the oldest that this page accepts.")
            }
            Rule::Removed { name } => {
                write!(f, "{name} was listed by the trusted version and is missing.")
            }
            Rule::Expired { expires, now } => {
                let days = (now - expires) / 86_400;
                write!(f, "the file expired {days} days ago.")
            }
            Rule::TooLong { limit } => write!(f, "the file is longer than {limit} bytes."),
            Rule::LengthMismatch { expected, found } => {
                write!(f, "the file has {found} bytes; {expected} were announced.")
            }
            Rule::HashMismatch => write!(f, "the file's hash is not the one announced."),
            Rule::TooMany { what, limit } => write!(f, "there are more than {limit} {what}."),
            Rule::TargetNotFound => write!(f, "no trusted role lists this file."),
            Rule::BadPath => write!(f, "the name is not a plain relative path."),
            Rule::ForeignRecord { id } => {
                write!(f, "the record {id:?} belongs to another author's entries.")
            }
            Rule::Unreadable(why) => write!(f, "the file was signed, but cannot be used: {why}."),
            Rule::Unavailable { status } => write!(f, "the server answered with status {status}."),
            Rule::Unreachable { reason } => write!(f, "the file could not be fetched: {reason}."),
        }
    }
}

impl std::error::Error for Refusal {}

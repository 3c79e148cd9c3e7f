//! Why metadata or a target was refused: the role, the version and the reason, so that the log can name all three.

use std::fmt;

/// Refused metadata is neither stored nor shown. `Display` is a whole sentence for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// `root`, `timestamp`, `snapshot`, `targets`, a delegated role, or a target's path.
    pub role: String,
    /// The version in the refused file, where it could be parsed.
    pub version: Option<u64>,
    /// Which check failed.
    pub reason: Reason,
}

/// Named after the checks of the specification's section 5; the fields help whoever has to repair the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Not strict JSON, or a field is missing or has the wrong type.
    Malformed(String),
    /// `_type` names another role.
    WrongType {
        /// What it has instead.
        found: String,
    },
    /// `spec_version` is not 1.x.
    UnsupportedSpecVersion {
        /// What it has instead.
        found: String,
    },
    /// Fewer distinct keys signed than the threshold of `signer`, the role that delegates.
    UnsignedMetadata {
        /// The role that lists the keys.
        signer: String,
        /// Its threshold.
        needed: u64,
        /// Distinct keys with a valid signature.
        found: u64,
    },
    /// The role is not defined by its delegator.
    NotDelegated,
    /// The snapshot does not list the role.
    NotInSnapshot,
    /// Older than the version already trusted.
    Rollback {
        /// The version already trusted.
        trusted: u64,
    },
    /// Not the version that was expected: root N+1, or the version listed in the timestamp or snapshot.
    BadVersion {
        /// The one that was expected.
        expected: u64,
    },
    /// The same version as the trusted file, with other content.
    SameVersionOtherContent,
    /// Older than the floor in the page's trust anchor.
    BelowFloor {
        /// The oldest version that is accepted.
        floor: u64,
    },
    /// The trusted snapshot lists a role that the new one does not.
    RemovedFromSnapshot {
        /// The role that is missing.
        name: String,
    },
    /// Past its expiry; both in seconds since 1970.
    ExpiredMetadata {
        /// Of the refused file.
        expires: i64,
        /// The time of the update.
        now: i64,
    },
    /// Longer than listed, or than the client's cap.
    TooLong {
        /// In bytes.
        limit: u64,
    },
    /// Not the listed length.
    LengthMismatch {
        /// In bytes, as listed.
        expected: u64,
        /// In bytes.
        found: u64,
    },
    /// Not the listed hash.
    HashMismatch,
    /// Above one of the client's limits (roots, roles, files, depth).
    TooMany {
        /// What is counted.
        what: &'static str,
        /// The most that is accepted.
        limit: u64,
    },
    /// No role lists this target.
    TargetNotFound,
    /// Not a plain relative path.
    BadPath,
    /// The record's id is in the namespace of another author.
    RecordOutsideNamespace {
        /// The record's id.
        id: String,
    },
    /// The file is signed, but its content cannot be used.
    Unreadable(String),
    /// The server answered with another status than 200.
    HttpStatus {
        /// The HTTP status.
        status: u16,
    },
    /// No answer at all.
    Unreachable {
        /// In the browser's or the system's words.
        reason: String,
    },
}

impl Refusal {
    /// A refusal of `role`, in the version that could be parsed from its file.
    pub fn new(role: impl Into<String>, version: Option<u64>, reason: Reason) -> Self {
        Self { role: role.into(), version, reason }
    }

    /// The network failed, so that a later try may help; nothing was refused for its content.
    pub fn is_network(&self) -> bool {
        matches!(self.reason, Reason::HttpStatus { .. } | Reason::Unreachable { .. })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.version {
            Some(version) => write!(f, "{} (version {version}): {}", self.role, self.reason),
            None => write!(f, "{}: {}", self.role, self.reason),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Malformed(why) => write!(f, "the file is not valid metadata: {why}."),
            Reason::WrongType { found } => {
                write!(f, "the file says that it is a {found:?} file, which was not asked for.")
            }
            Reason::UnsupportedSpecVersion { found } => {
                write!(f, "the file follows TUF specification {found:?}; this client supports 1.x.")
            }
            Reason::UnsignedMetadata { signer, needed, found } => {
                write!(f, "{found} valid signatures by keys of {signer}, but {needed} are needed.")
            }
            Reason::NotDelegated => write!(f, "no trusted role delegates to this role."),
            Reason::NotInSnapshot => write!(f, "the snapshot does not list this role."),
            Reason::Rollback { trusted } => {
                write!(f, "the file is older than version {trusted}, which is already trusted.")
            }
            Reason::BadVersion { expected } => {
                write!(f, "version {expected} was expected, another was served.")
            }
            Reason::SameVersionOtherContent => write!(f, "the same version is already trusted with other content."),
            Reason::BelowFloor { floor } => {
                write!(f, "the file is older than version {floor}, the oldest that this page accepts.")
            }
            Reason::RemovedFromSnapshot { name } => {
                write!(f, "{name} was listed by the trusted version and is missing.")
            }
            Reason::ExpiredMetadata { expires, now } => {
                let days = (now - expires) / 86_400;
                write!(f, "the file expired {days} days ago.")
            }
            Reason::TooLong { limit } => write!(f, "the file is longer than {limit} bytes."),
            Reason::LengthMismatch { expected, found } => {
                write!(f, "the file has {found} bytes; {expected} were listed.")
            }
            Reason::HashMismatch => write!(f, "the file's hash is not the one listed."),
            Reason::TooMany { what, limit } => write!(f, "there are more than {limit} {what}."),
            Reason::TargetNotFound => write!(f, "no trusted role lists this file."),
            Reason::BadPath => write!(f, "the name is not a plain relative path."),
            Reason::RecordOutsideNamespace { id } => {
                write!(f, "the record {id:?} belongs to another author's entries.")
            }
            Reason::Unreadable(why) => write!(f, "the file was signed, but cannot be used: {why}."),
            Reason::HttpStatus { status } => write!(f, "the server answered with status {status}."),
            Reason::Unreachable { reason } => write!(f, "the file could not be fetched: {reason}."),
        }
    }
}

impl std::error::Error for Refusal {}

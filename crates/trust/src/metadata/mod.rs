//! The metadata files (specification 4): a signed portion, and the signatures over it.

mod envelope;
mod fields;
mod root;
mod snapshot;
mod targets;
mod timestamp;

pub use envelope::{Metadata, Role, Signature, Signed};
pub(super) use fields::Fields;
pub use fields::{Hashes, MetaFile, parse_time, time_text};
pub use root::Root;
pub use snapshot::Snapshot;
pub use targets::{DelegatedPaths, DelegatedRole, Delegations, SuccinctRoles, TargetFile, Targets};
pub use timestamp::Timestamp;

use super::json::Object;
use signpost_hours::UnixSeconds;

/// The fields that the signed portion of every role has (specification 4.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// From 1 to 2^53.
    pub version: u64,
    /// `expires`: from this moment on it is not valid.
    pub expires: UnixSeconds,
    /// `1.x` or `1.x.y`.
    pub spec_version: String,
    /// Kept, and covered by the signatures.
    pub unrecognized_fields: Object,
}

/// When the file was signed, in the format of `expires`; readers see it as "last confirmed on".
pub const SIGNED_AT_FIELD: &str = "x-signpost-signed-at";
/// In the root: for how many days after its expiry a first visit still accepts a timestamp.
pub const GRACE_FIELD: &str = "x-signpost-grace-days";

impl Header {
    /// A header with [`SIGNED_AT_FIELD`].
    pub fn new(version: u64, expires: UnixSeconds, signed_at: UnixSeconds) -> Self {
        Self {
            version,
            expires,
            spec_version: super::SPEC_VERSION.into(),
            unrecognized_fields: Object::from_iter([(SIGNED_AT_FIELD.into(), time_text(signed_at).into())]),
        }
    }

    /// Makes this the version after `last`, signed at `now`.
    pub fn renew(&mut self, last: u64, now: UnixSeconds, expires: UnixSeconds) {
        self.version = last + 1;
        self.expires = expires;
        self.spec_version = super::SPEC_VERSION.into();
        self.unrecognized_fields.insert(SIGNED_AT_FIELD.into(), time_text(now).into());
    }

    /// From [`SIGNED_AT_FIELD`], if present.
    pub fn signed_at(&self) -> Option<UnixSeconds> {
        match self.unrecognized_fields.get(SIGNED_AT_FIELD) {
            Some(super::json::Value::String(text)) => fields::parse_time(text),
            _ => None,
        }
    }

    /// Expired from that second on (specification 5.3.10, 5.4.4, 5.5.6, 5.6.5).
    pub fn is_expired(&self, now: UnixSeconds) -> bool {
        self.expires <= now
    }
}

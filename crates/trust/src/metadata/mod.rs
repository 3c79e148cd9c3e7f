//! Defines the metadata files: an envelope of signatures around what one role says.

mod envelope;
mod fields;
mod root;
mod snapshot;
mod targets;
mod timestamp;

pub use envelope::{Metadata, RoleKeys, Said, Signature};
pub(super) use fields::Fields;
pub use fields::{Hashes, MetaFile, parse_time, time_text};
pub use root::Root;
pub use snapshot::Snapshot;
pub use targets::{Covers, DelegatedRole, Delegations, SuccinctRoles, TargetFile, Targets};
pub use timestamp::Timestamp;

use super::json::Object;
use signpost_hours::UnixSeconds;

/// What every role says first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Counts up from 1; at most 2^53.
    pub version: u64,
    pub expires: UnixSeconds,
    /// `1.x` or `1.x.y`.
    pub spec_version: String,
    /// Fields that this version of the program does not know: kept, and signed over.
    pub extra: Object,
}

/// When this file was signed (text like `expires`): the reader is told "last confirmed on" from it.
pub const SIGNED_AT_FIELD: &str = "x-signpost-signed-at";
/// In the root: how many days past its expiry a timestamp still lets a first visitor in.
pub const GRACE_FIELD: &str = "x-signpost-grace-days";

impl Header {
    pub fn new(version: u64, expires: UnixSeconds, signed_at: UnixSeconds) -> Self {
        Self {
            version,
            expires,
            spec_version: super::SPEC_VERSION.into(),
            extra: Object::from_iter([(SIGNED_AT_FIELD.into(), time_text(signed_at).into())]),
        }
    }

    /// The version after `last`, signed at `now`.
    pub fn renew(&mut self, last: u64, now: UnixSeconds, expires: UnixSeconds) {
        self.version = last + 1;
        self.expires = expires;
        self.spec_version = super::SPEC_VERSION.into();
        self.extra.insert(SIGNED_AT_FIELD.into(), time_text(now).into());
    }

    /// When the file was signed, if it says so.
    pub fn signed_at(&self) -> Option<UnixSeconds> {
        match self.extra.get(SIGNED_AT_FIELD) {
            Some(super::json::Value::String(text)) => fields::parse_time(text),
            _ => None,
        }
    }

    /// Expired from its very second on (specification 5.3.10 and others).
    pub fn is_expired(&self, now: UnixSeconds) -> bool {
        self.expires <= now
    }
}

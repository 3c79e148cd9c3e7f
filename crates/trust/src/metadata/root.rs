//! The root role: keys and thresholds of all top-level roles (specification 4.3).

use super::{
    GRACE_FIELD, Header, Role, Signed,
    envelope::{read_keys, write_keys},
    fields::Fields,
};
use crate::{
    json::{Object, Value},
    key::Key,
};
use std::collections::BTreeMap;

/// The root role: keys and thresholds of the top-level roles (specification 4.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// Fields of every role.
    pub header: Header,
    /// File names carry versions and hashes, so that two releases never mix on the server (specification 6.2).
    pub consistent_snapshot: bool,
    /// By keyid.
    pub keys: BTreeMap<String, Key>,
    /// Who signs the next root.
    pub root: Role,
    /// Who signs the timestamp.
    pub timestamp: Role,
    /// Who signs the snapshot.
    pub snapshot: Role,
    /// Who signs the targets.
    pub targets: Role,
    /// `mirrors` and roles that are not in the specification.
    pub other_roles: Object,
}

impl Root {
    /// From [`GRACE_FIELD`], if present.
    pub fn grace_days(&self) -> Option<u32> {
        self.header.unrecognized_fields.get(GRACE_FIELD).and_then(Value::as_u64)?.try_into().ok()
    }
}

impl Signed for Root {
    const TYPE: &'static str = "root";

    fn header(&self) -> &Header {
        &self.header
    }

    fn header_mut(&mut self) -> &mut Header {
        &mut self.header
    }

    fn from_fields(header: Header, fields: &mut Fields) -> Result<Self, String> {
        let keys = read_keys(fields.object("keys")?)?;
        let mut roles = Fields::of(Value::Object(fields.object("roles")?), "roles")?;
        let mut role = |name: &str| -> Result<Role, String> {
            let mut role = Fields::of(roles.take(name)?, "a role")?;
            let mut read = Role::from_fields(&mut role)?;
            read.unrecognized_fields = role.rest();
            Ok(read)
        };
        Ok(Self {
            header,
            consistent_snapshot: match fields.optional("consistent_snapshot") {
                None => false,
                Some(Value::Bool(flag)) => flag,
                Some(_) => return Err("\"consistent_snapshot\" is not true or false".into()),
            },
            keys,
            root: role("root")?,
            timestamp: role("timestamp")?,
            snapshot: role("snapshot")?,
            targets: role("targets")?,
            other_roles: roles.rest(),
        })
    }

    fn write_fields(&self, members: &mut Object) {
        let mut roles = self.other_roles.clone();
        for (name, role) in [
            ("root", &self.root),
            ("timestamp", &self.timestamp),
            ("snapshot", &self.snapshot),
            ("targets", &self.targets),
        ] {
            let mut written = role.unrecognized_fields.clone();
            role.write_fields(&mut written);
            roles.insert(name.into(), written.into());
        }
        members.insert("consistent_snapshot".into(), Value::Bool(self.consistent_snapshot));
        members.insert("keys".into(), write_keys(&self.keys));
        members.insert("roles".into(), roles.into());
    }
}

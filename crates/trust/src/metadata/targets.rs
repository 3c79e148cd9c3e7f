//! The targets roles: target files, and delegations to other roles (specification 4.5).

use super::{
    Hashes, Header, Role, Signed,
    envelope::{read_keys, write_keys},
    fields::{Fields, integer, read_each},
};
use crate::{
    hex,
    json::{Object, Value},
    key::Key,
    path,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// A targets role, top-level or delegated: target files and delegations (specification 4.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Targets {
    /// Fields of every role.
    pub header: Header,
    /// By path.
    pub targets: BTreeMap<String, TargetFile>,
    /// `None`: this role delegates nothing.
    pub delegations: Option<Delegations>,
}

/// Length and hashes of one target file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetFile {
    /// In bytes, as served.
    pub length: u64,
    /// Of the file as served.
    pub hashes: Hashes,
    /// Opaque to TUF; the application uses it.
    pub custom: Object,
    /// Kept, and covered by the signatures.
    pub unrecognized_fields: Object,
}

/// `delegations` (specification 4.5).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Delegations {
    /// By keyid.
    pub keys: BTreeMap<String, Key>,
    /// In order of trust: the first that matches a path is visited first.
    pub roles: Vec<DelegatedRole>,
    /// Hash bins (TAP 15) instead of `roles`.
    pub succinct: Option<SuccinctRoles>,
    /// Kept, and covered by the signatures.
    pub unrecognized_fields: Object,
}

/// One role that targets are delegated to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelegatedRole {
    /// Also the name of its file: `editors.json`.
    pub name: String,
    /// Keyids and threshold.
    pub role: Role,
    /// When this role matches a path, later roles are not visited.
    pub terminating: bool,
    /// What it may sign.
    pub paths: DelegatedPaths,
    /// Kept, and covered by the signatures.
    pub unrecognized_fields: Object,
}

/// The target paths that a role is trusted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DelegatedPaths {
    /// Shell-style patterns; `*` and `?` do not match a slash (specification 4.5).
    Paths(Vec<String>),
    /// Hex prefixes of the path's SHA-256.
    PathHashPrefixes(Vec<String>),
}

/// 2^`bit_length` roles named `PREFIX-00` and so on, each for an equal share of the path hashes (TAP 15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuccinctRoles {
    /// Keyids and threshold that all bins share.
    pub role: Role,
    /// 1 to 32.
    pub bit_length: u32,
    /// `PREFIX` above.
    pub name_prefix: String,
    /// Kept, and covered by the signatures.
    pub unrecognized_fields: Object,
}

/// A delegated role may not have one of these names.
const TOP_LEVEL: [&str; 4] = ["root", "timestamp", "snapshot", "targets"];

impl Delegations {
    /// The roles delegated for `path`, most trusted first: name, keys and threshold, terminating.
    pub fn roles_for_target(&self, path: &str) -> Vec<(String, &Role, bool)> {
        match &self.succinct {
            Some(bins) => vec![(bins.role_for_target(path), &bins.role, true)],
            None => self
                .roles
                .iter()
                .filter(|role| role.is_delegated_path(path))
                .map(|role| (role.name.clone(), &role.role, role.terminating))
                .collect(),
        }
    }
}

impl DelegatedRole {
    /// Whether this role is trusted for `path` (PATHPATTERN and HEX_DIGEST, specification 4.5).
    pub fn is_delegated_path(&self, path: &str) -> bool {
        match &self.paths {
            DelegatedPaths::Paths(patterns) => patterns.iter().any(|pattern| path::matches(pattern, path)),
            DelegatedPaths::PathHashPrefixes(prefixes) => {
                let hash = hex::encode(&Sha256::digest(path));
                prefixes.iter().any(|prefix| hash.starts_with(prefix.as_str()))
            }
        }
    }
}

impl SuccinctRoles {
    /// The bin of a path: the prefix, and the first `bit_length` bits of the path's hash as padded hex.
    pub fn role_for_target(&self, path: &str) -> String {
        let hash = Sha256::digest(path);
        let head = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
        let bin = head >> (32 - self.bit_length);
        let width = self.width();
        format!("{}-{bin:0width$x}", self.name_prefix)
    }

    /// Whether `name` is one of the bins.
    pub fn is_delegated_role(&self, name: &str) -> bool {
        let number = name.strip_prefix(self.name_prefix.as_str()).and_then(|rest| rest.strip_prefix('-'));
        number.is_some_and(|hex| {
            hex.len() == self.width()
                && hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
                && u64::from_str_radix(hex, 16).is_ok_and(|bin| bin < 1 << self.bit_length)
        })
    }

    /// Hex digits of the highest bin.
    fn width(&self) -> usize {
        self.bit_length.div_ceil(4) as usize
    }
}

impl Signed for Targets {
    const TYPE: &'static str = "targets";

    fn header(&self) -> &Header {
        &self.header
    }

    fn header_mut(&mut self) -> &mut Header {
        &mut self.header
    }

    fn from_fields(header: Header, fields: &mut Fields) -> Result<Self, String> {
        let targets = read_each(fields.object("targets")?, TargetFile::from_value)?;
        let delegations = fields.optional("delegations").map(Delegations::from_value).transpose()?;
        Ok(Self { header, targets, delegations })
    }

    fn write_fields(&self, members: &mut Object) {
        let targets = self.targets.iter().map(|(path, file)| (path.clone(), file.to_value()));
        members.insert("targets".into(), Value::Object(targets.collect()));
        if let Some(delegations) = &self.delegations {
            members.insert("delegations".into(), delegations.to_value());
        }
    }
}

impl TargetFile {
    /// Parses one entry of `targets`.
    pub fn from_value(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value, "a target")?;
        Ok(Self {
            length: fields.number("length", 0)?,
            hashes: Hashes::from_object(fields.object("hashes")?)?,
            custom: match fields.optional("custom") {
                None => Object::new(),
                Some(Value::Object(custom)) => custom,
                Some(_) => return Err("\"custom\" of a target is not an object".into()),
            },
            unrecognized_fields: fields.rest(),
        })
    }

    /// As in the file.
    pub fn to_value(&self) -> Value {
        let mut members = self.unrecognized_fields.clone();
        members.insert("length".into(), integer(self.length));
        members.insert("hashes".into(), self.hashes.to_value());
        if !self.custom.is_empty() {
            members.insert("custom".into(), Value::Object(self.custom.clone()));
        }
        Value::Object(members)
    }
}

impl Delegations {
    fn from_value(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value, "delegations")?;
        let keys = read_keys(fields.object("keys")?)?;
        let succinct = fields.optional("succinct_roles").map(SuccinctRoles::from_value).transpose()?;
        let roles: Vec<DelegatedRole> = match (&succinct, fields.optional("roles")) {
            (None, Some(Value::Array(roles))) => {
                roles.into_iter().map(DelegatedRole::from_value).collect::<Result<_, _>>()?
            }
            (Some(_), None) => Vec::new(),
            _ => return Err("delegations have not exactly one array of roles".into()),
        };
        let mut names = BTreeSet::new();
        for role in &roles {
            if TOP_LEVEL.contains(&role.name.as_str()) || role.name.is_empty() {
                return Err(format!("a delegated role may not be named {:?}", role.name));
            }
            if !names.insert(&role.name) {
                return Err(format!("two delegated roles are named {:?}", role.name));
            }
        }
        Ok(Self { keys, roles, succinct, unrecognized_fields: fields.rest() })
    }

    fn to_value(&self) -> Value {
        let mut members = self.unrecognized_fields.clone();
        members.insert("keys".into(), write_keys(&self.keys));
        match &self.succinct {
            Some(bins) => members.insert("succinct_roles".into(), bins.to_value()),
            None => {
                let roles = self.roles.iter().map(DelegatedRole::to_value).collect();
                members.insert("roles".into(), Value::Array(roles))
            }
        };
        Value::Object(members)
    }
}

impl DelegatedRole {
    fn from_value(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value, "a delegated role")?;
        let has_paths = fields.has("paths");
        if has_paths == fields.has("path_hash_prefixes") {
            return Err("a delegated role has not exactly one of paths and path_hash_prefixes".into());
        }
        Ok(Self {
            name: fields.text("name")?,
            role: Role::from_fields(&mut fields)?,
            terminating: fields.flag("terminating")?,
            paths: if has_paths {
                DelegatedPaths::Paths(fields.texts("paths")?)
            } else {
                DelegatedPaths::PathHashPrefixes(fields.texts("path_hash_prefixes")?)
            },
            unrecognized_fields: fields.rest(),
        })
    }

    fn to_value(&self) -> Value {
        let mut members = self.unrecognized_fields.clone();
        members.insert("name".into(), self.name.as_str().into());
        members.insert("terminating".into(), Value::Bool(self.terminating));
        self.role.write_fields(&mut members);
        let (field, texts) = match &self.paths {
            DelegatedPaths::Paths(texts) => ("paths", texts),
            DelegatedPaths::PathHashPrefixes(texts) => ("path_hash_prefixes", texts),
        };
        let texts = texts.iter().map(|text| text.as_str().into()).collect();
        members.insert(field.into(), Value::Array(texts));
        Value::Object(members)
    }
}

impl SuccinctRoles {
    fn from_value(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value, "succinct_roles")?;
        let bit_length = fields.number("bit_length", 1)?;
        if bit_length > 32 {
            return Err("\"bit_length\" of succinct_roles is above 32".into());
        }
        Ok(Self {
            role: Role::from_fields(&mut fields)?,
            bit_length: bit_length as u32,
            name_prefix: fields.text("name_prefix")?,
            unrecognized_fields: fields.rest(),
        })
    }

    fn to_value(&self) -> Value {
        let mut members = self.unrecognized_fields.clone();
        self.role.write_fields(&mut members);
        members.insert("bit_length".into(), integer(self.bit_length.into()));
        members.insert("name_prefix".into(), self.name_prefix.as_str().into());
        Value::Object(members)
    }
}

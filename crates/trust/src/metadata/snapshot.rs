//! The snapshot role: the versions of all targets roles that belong together (specification 4.4).

use super::{
    Header, MetaFile, Signed,
    fields::{Fields, read_each},
};
use crate::json::{Object, Value};
use std::collections::BTreeMap;

/// The snapshot role: the version of every targets file of one release (specification 4.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Fields of every role.
    pub header: Header,
    /// By file name: `targets.json`, `editors.json`, ...
    pub meta: BTreeMap<String, MetaFile>,
}

impl Snapshot {
    /// The entry of the targets role `name`.
    pub fn of_role(&self, name: &str) -> Option<&MetaFile> {
        self.meta.get(&format!("{name}.json"))
    }
}

impl Signed for Snapshot {
    const TYPE: &'static str = "snapshot";

    fn header(&self) -> &Header {
        &self.header
    }

    fn header_mut(&mut self) -> &mut Header {
        &mut self.header
    }

    fn from_fields(header: Header, fields: &mut Fields) -> Result<Self, String> {
        let meta = read_each(fields.object("meta")?, MetaFile::from_value)?;
        Ok(Self { header, meta })
    }

    fn write_fields(&self, members: &mut Object) {
        let meta = self.meta.iter().map(|(name, file)| (name.clone(), file.to_value()));
        members.insert("meta".into(), Value::Object(meta.collect()));
    }
}

//! Defines the snapshot role: which versions of all targets roles belong together.

use super::{
    Header, MetaFile, Said,
    fields::{Fields, read_each},
};
use crate::json::{Object, Value};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    pub header: Header,
    /// By file name: `targets.json`, `editors.json`, ...
    pub meta: BTreeMap<String, MetaFile>,
}

impl Snapshot {
    /// What it says of the targets role `name`.
    pub fn of_role(&self, name: &str) -> Option<&MetaFile> {
        self.meta.get(&format!("{name}.json"))
    }
}

impl Said for Snapshot {
    const TYPE: &'static str = "snapshot";

    fn header(&self) -> &Header {
        &self.header
    }

    fn header_mut(&mut self) -> &mut Header {
        &mut self.header
    }

    fn read(header: Header, fields: &mut Fields) -> Result<Self, String> {
        let meta = read_each(fields.object("meta")?, MetaFile::from_value)?;
        Ok(Self { header, meta })
    }

    fn write(&self, members: &mut Object) {
        let meta = self.meta.iter().map(|(name, file)| (name.clone(), file.to_value()));
        members.insert("meta".into(), Value::Object(meta.collect()));
    }
}

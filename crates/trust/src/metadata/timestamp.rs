//! The timestamp role: the current snapshot (specification 4.6).

use super::{Header, MetaFile, Signed, fields::Fields};
use crate::json::{Object, Value};

/// The timestamp role: which snapshot is current (specification 4.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timestamp {
    /// Fields of every role.
    pub header: Header,
    /// Version of the current snapshot, with length and hashes where listed.
    pub snapshot: MetaFile,
}

const SNAPSHOT: &str = "snapshot.json";

impl Signed for Timestamp {
    const TYPE: &'static str = "timestamp";

    fn header(&self) -> &Header {
        &self.header
    }

    fn header_mut(&mut self) -> &mut Header {
        &mut self.header
    }

    fn from_fields(header: Header, fields: &mut Fields) -> Result<Self, String> {
        let mut meta = Fields::of(Value::Object(fields.object("meta")?), "meta")?;
        let snapshot = MetaFile::from_value(meta.take(SNAPSHOT)?)?;
        if !meta.rest().is_empty() {
            return Err("a timestamp lists something besides snapshot.json".into());
        }
        Ok(Self { header, snapshot })
    }

    fn write_fields(&self, members: &mut Object) {
        members.insert("meta".into(), serde_json::json!({ SNAPSHOT: self.snapshot.to_value() }));
    }
}

//! Parsing of typed fields from a JSON object, with errors that name the field.

use crate::{
    hex,
    json::{MAX_INTEGER, Object, Value},
    policy::DAY,
};
use sha2::{Digest, Sha256, Sha512};
use signpost_hours::{UnixSeconds, date::Date};
use std::collections::BTreeMap;

/// Hashes of other algorithms are kept as unrecognized, and never checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hashes {
    /// Checked where listed.
    pub sha256: Option<[u8; 32]>,
    /// Checked where listed.
    pub sha512: Option<[u8; 64]>,
    /// By algorithm.
    pub other: Object,
}

/// The entry of another metadata file in a timestamp or snapshot (METAFILES, specification 4.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetaFile {
    /// Of the listed file.
    pub version: u64,
    /// In bytes; optional in the specification.
    pub length: Option<u64>,
    /// Of the file as served.
    pub hashes: Option<Hashes>,
    /// Kept, and covered by the signatures.
    pub unrecognized_fields: Object,
}

/// `1997-07-16T19:20:30Z`.
pub fn time_text(at: UnixSeconds) -> String {
    let day = i32::try_from(at.div_euclid(DAY)).ok().and_then(Date::from_days).unwrap_or(Date::LAST);
    let second = at.rem_euclid(DAY);
    format!("{day}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

/// Accepts `YYYY-MM-DDTHH:MM:SSZ` only.
pub fn parse_time(text: &str) -> Option<UnixSeconds> {
    let shape = b"dddd-dd-ddTdd:dd:ddZ";
    let fits = text.len() == shape.len()
        && text.bytes().zip(shape).all(|(byte, want)| match want {
            b'd' => byte.is_ascii_digit(),
            other => byte == *other,
        });
    if !fits {
        return None;
    }
    let (day, time) = text.split_at(10);
    let number = |from: usize, below: UnixSeconds| {
        time[from..from + 2].parse::<UnixSeconds>().ok().filter(|number| *number < below)
    };
    let (hour, minute, second) = (number(1, 24)?, number(4, 60)?, number(7, 60)?);
    Some(UnixSeconds::from(day.parse::<Date>().ok()?.days()) * DAY + hour * 3600 + minute * 60 + second)
}

/// The members of one object, removed as they are parsed; the rest is unrecognized and kept.
pub struct Fields {
    what: &'static str,
    members: Object,
}

impl Fields {
    pub fn of(value: Value, what: &'static str) -> Result<Self, String> {
        match value {
            Value::Object(members) => Ok(Self { what, members }),
            _ => Err(format!("{what} is not an object")),
        }
    }

    pub fn rest(self) -> Object {
        self.members
    }

    pub fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    pub fn take(&mut self, name: &str) -> Result<Value, String> {
        self.optional(name).ok_or_else(|| format!("{} has no field {name:?}", self.what))
    }

    pub fn optional(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name)
    }

    pub fn text(&mut self, name: &str) -> Result<String, String> {
        match self.take(name)? {
            Value::String(text) => Ok(text),
            _ => Err(self.wrong(name, "text")),
        }
    }

    pub fn flag(&mut self, name: &str) -> Result<bool, String> {
        match self.take(name)? {
            Value::Bool(flag) => Ok(flag),
            _ => Err(self.wrong(name, "true or false")),
        }
    }

    /// An integer of at least `least`.
    pub fn number(&mut self, name: &str, least: u64) -> Result<u64, String> {
        match self.take(name)?.as_u64() {
            Some(number) if number >= least => Ok(number),
            _ => Err(self.wrong(name, &format!("an integer from {least} to {MAX_INTEGER}"))),
        }
    }

    pub fn optional_number(&mut self, name: &str, least: u64) -> Result<Option<u64>, String> {
        if self.has(name) { self.number(name, least).map(Some) } else { Ok(None) }
    }

    pub fn object(&mut self, name: &str) -> Result<Object, String> {
        match self.take(name)? {
            Value::Object(members) => Ok(members),
            _ => Err(self.wrong(name, "an object")),
        }
    }

    pub fn array(&mut self, name: &str) -> Result<Vec<Value>, String> {
        match self.take(name)? {
            Value::Array(items) => Ok(items),
            _ => Err(self.wrong(name, "an array")),
        }
    }

    pub fn texts(&mut self, name: &str) -> Result<Vec<String>, String> {
        let wrong = self.wrong(name, "an array of texts");
        self.array(name)?
            .into_iter()
            .map(|item| match item {
                Value::String(text) => Ok(text),
                _ => Err(wrong.clone()),
            })
            .collect()
    }

    pub fn time(&mut self, name: &str) -> Result<UnixSeconds, String> {
        let text = self.text(name)?;
        parse_time(&text).ok_or_else(|| self.wrong(name, "a UTC time like 2030-01-31T00:00:00Z"))
    }

    fn wrong(&self, name: &str, want: &str) -> String {
        format!("{:?} of {} is not {want}", name, self.what)
    }
}

/// Parses each member of an object. Inserts one by one, because `collect` would compile a sort for a few members that
/// are sorted already.
pub(super) fn read_each<T>(
    members: Object,
    read: impl Fn(Value) -> Result<T, String>,
) -> Result<BTreeMap<String, T>, String> {
    let mut all = BTreeMap::new();
    for (name, value) in members {
        all.insert(name, read(value)?);
    }
    Ok(all)
}

impl Hashes {
    /// SHA-256 alone.
    pub fn sha256_of(bytes: &[u8]) -> Self {
        Self { sha256: Some(Sha256::digest(bytes).into()), ..Self::default() }
    }

    /// Parses `hashes`; a known algorithm with a value of the wrong length is refused.
    pub fn from_object(members: Object) -> Result<Self, String> {
        let mut hashes = Self::default();
        for (name, value) in members {
            let Value::String(text) = &value else {
                return Err(format!("the hash {name:?} is not text"));
            };
            let wrong = || format!("the hash {name:?} is not hex of its length");
            let bytes = hex::decode(&text.to_ascii_lowercase()).ok_or_else(wrong);
            match name.as_str() {
                "sha256" => {
                    hashes.sha256 = Some(bytes?.try_into().map_err(|_| wrong())?);
                }
                "sha512" => {
                    hashes.sha512 = Some(bytes?.try_into().map_err(|_| wrong())?);
                }
                _ => {
                    hashes.other.insert(name, value);
                }
            }
        }
        if hashes.sha256.is_none() && hashes.sha512.is_none() {
            return Err("no SHA-256 or SHA-512 hash is given".into());
        }
        Ok(hashes)
    }

    /// As in the file.
    pub fn to_value(&self) -> Value {
        let mut members = self.other.clone();
        if let Some(hash) = &self.sha256 {
            members.insert("sha256".into(), hex::encode(hash).into());
        }
        if let Some(hash) = &self.sha512 {
            members.insert("sha512".into(), hex::encode(hash).into());
        }
        Value::Object(members)
    }

    /// Whether `bytes` have every hash listed here.
    pub fn matches(&self, bytes: &[u8]) -> bool {
        self.sha256.is_none_or(|hash| hash == <[u8; 32]>::from(Sha256::digest(bytes)))
            && self.sha512.is_none_or(|hash| hash == <[u8; 64]>::from(Sha512::digest(bytes)))
    }

    /// The prefix of a target's file name with consistent snapshots (specification 5.7.3).
    pub fn prefix(&self) -> String {
        match (&self.sha256, &self.sha512) {
            (Some(hash), _) => hex::encode(hash),
            (None, Some(hash)) => hex::encode(hash),
            (None, None) => String::new(),
        }
    }
}

impl MetaFile {
    /// An entry without length and hashes.
    pub fn new(version: u64) -> Self {
        Self { version, length: None, hashes: None, unrecognized_fields: Object::new() }
    }

    /// Parses one entry of `meta`.
    pub fn from_value(value: Value) -> Result<Self, String> {
        let mut fields = Fields::of(value, "an entry of meta")?;
        Ok(Self {
            version: fields.number("version", 1)?,
            length: fields.optional_number("length", 1)?,
            hashes: match fields.optional("hashes") {
                Some(Value::Object(members)) => Some(Hashes::from_object(members)?),
                Some(_) => return Err("the hashes of an entry of meta are not an object".into()),
                None => None,
            },
            unrecognized_fields: fields.rest(),
        })
    }

    /// As in the file.
    pub fn to_value(&self) -> Value {
        let mut members = self.unrecognized_fields.clone();
        members.insert("version".into(), integer(self.version));
        if let Some(length) = self.length {
            members.insert("length".into(), integer(length));
        }
        if let Some(hashes) = &self.hashes {
            members.insert("hashes".into(), hashes.to_value());
        }
        Value::Object(members)
    }
}

/// Clamps to 2^53, the largest number that a file may have.
pub(super) fn integer(number: u64) -> Value {
    number.min(MAX_INTEGER as u64).into()
}

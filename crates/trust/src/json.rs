//! Strict JSON, and the canonical form that is signed.
//!
//! Stricter than RFC 8259, so that no two parsers can disagree about the same bytes: no duplicate keys, no fractions
//! or exponents, no integer beyond ±2^53, bounded depth. Unicode is not normalized, as in the reference implementation.

use signpost_json as json;
use signpost_json::{FromJson, JsonError, Kind, Reader, ToJson, Writer};
use std::collections::BTreeMap;

/// Every JSON parser represents integers exactly up to here.
pub const MAX_INTEGER: i64 = 1 << 53;

/// Nesting of arrays and objects; real metadata needs 8.
pub const MAX_DEPTH: usize = 32;

/// Sorted by code point, as canonical JSON requires.
pub type Object = BTreeMap<String, Value>;

/// A JSON value without floats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Null,
    Bool(bool),
    Integer(i64),
    String(String),
    Array(Vec<Value>),
    Object(Object),
}

/// Parses one value that fills all of `bytes`. The error has line and column.
pub fn parse(bytes: &[u8]) -> Result<Value, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader = Reader::bounded(text, MAX_DEPTH);
    let value = Value::read(&mut reader).and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| error.to_string())
}

impl Value {
    /// OLPC canonical JSON, over which signatures and keyids are computed: sorted keys, no spaces, only `"` and `\`
    /// escaped. Control characters stay raw, so the result need not be valid JSON.
    pub fn to_canonical(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write_canonical(&mut out);
        out
    }

    /// Compact JSON with sorted keys, for published files.
    pub fn to_json(&self) -> Vec<u8> {
        json::to_string(self).into_bytes()
    }

    fn write_canonical(&self, out: &mut Vec<u8>) {
        match self {
            Value::Null | Value::Bool(_) | Value::Integer(_) => out.extend(self.to_json()),
            Value::String(text) => quote_canonical(text, out),
            Value::Array(items) => {
                out.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(b',');
                    }
                    item.write_canonical(out);
                }
                out.push(b']');
            }
            Value::Object(members) => {
                out.push(b'{');
                for (index, (key, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(b',');
                    }
                    quote_canonical(key, out);
                    out.push(b':');
                    value.write_canonical(out);
                }
                out.push(b'}');
            }
        }
    }
}

fn quote_canonical(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in text.bytes() {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(byte);
    }
    out.push(b'"');
}

impl ToJson for Value {
    fn write(&self, writer: &mut Writer) {
        match self {
            Value::Null => writer.raw("null"),
            Value::Bool(value) => value.write(writer),
            Value::Integer(number) => number.write(writer),
            Value::String(text) => text.write(writer),
            Value::Array(items) => items.write(writer),
            Value::Object(members) => members.write(writer),
        }
    }
}

impl FromJson for Value {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        Ok(match reader.kind()? {
            Kind::Null => reader.null().map(|_| Value::Null)?,
            Kind::Bool => Value::Bool(reader.bool()?),
            Kind::Number => Value::Integer(read_integer(reader)?),
            Kind::String => Value::String(String::read(reader)?),
            Kind::Array => Value::Array(Vec::read(reader)?),
            Kind::Object => Value::Object(read_object(reader)?),
        })
    }
}

fn read_integer(reader: &mut Reader) -> Result<i64, JsonError> {
    let begin = reader.position();
    let text = reader.number()?;
    match text.parse() {
        Ok(number) if text != "-0" && (-MAX_INTEGER..=MAX_INTEGER).contains(&number) => Ok(number),
        _ => Err(reader.fail_at(begin, "expected an integer from -2^53 to 2^53, without fraction or exponent")),
    }
}

fn read_object(reader: &mut Reader) -> Result<Object, JsonError> {
    let mut object = Object::new();
    reader.begin_object()?;
    loop {
        let begin = reader.position();
        let Some(key) = reader.next_key()? else { return Ok(object) };
        if object.contains_key(&*key) {
            return Err(reader.fail_at(begin, &format!("expected the key {key:?} once")));
        }
        object.insert(key.into_owned(), Value::read(reader)?);
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::String(text)
    }
}

impl From<Object> for Value {
    fn from(members: Object) -> Self {
        Value::Object(members)
    }
}

//! Defines how our types are written as JSON (RFC 8259) and read.
//!
//! | file | what it defines |
//! | --- | --- |
//! | [`reader`](Reader) | a text as JSON, value by value: bounded, never a panic, errors that say where |
//! | [`writer`](Writer) | a text that becomes JSON, compact or indented |
//! | `shapes` | the macros that say of a type of ours which fields, ids or variants it has in JSON |
//! | `values` | numbers, texts, lists, maps |
//!
//! Page and worker pay for every byte of code. Libraries that compile each type's reader and writer anew made a third
//! of the page; here a type is a table of names and places, and the code that walks it is there once.
//!
//! ```
//! use signpost_json as json;
//! let days: Vec<(String, Option<u8>)> = json::from_str(r#"[["Mon", 9], ["Sun", null]]"#).unwrap();
//! assert_eq!(days, [("Mon".to_owned(), Some(9)), ("Sun".to_owned(), None)]);
//! assert_eq!(json::to_string(&days), r#"[["Mon",9],["Sun",null]]"#);
//! let error = json::from_str::<Vec<u8>>("[1,\n2,-3]").unwrap_err();
//! assert_eq!(error.to_string(), "expected a whole number from 0 to 255 at line 2, column 3");
//! ```

mod reader;
mod shapes;
#[cfg(test)]
mod tests;
mod values;
mod writer;

pub use reader::{JsonError, Kind, MAX_DEPTH, Reader};
pub use shapes::{Field, Fields, Place, Slot};
pub use values::Raw;
pub use writer::{Writer, quote};

/// What can be written.
pub trait ToJson {
    fn write(&self, writer: &mut Writer);
}

/// What can be read.
pub trait FromJson: Sized {
    fn read(reader: &mut Reader) -> Result<Self, JsonError>;

    /// Reads into a value that is still as it began. Records do so field by field, without being moved about.
    fn read_into(&mut self, reader: &mut Reader) -> Result<(), JsonError> {
        *self = Self::read(reader)?;
        Ok(())
    }
}

/// Reads the value that fills all of `text`.
pub fn from_str<T: FromJson>(text: &str) -> Result<T, JsonError> {
    let mut reader = Reader::new(text);
    let value = T::read(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// Compact JSON.
pub fn to_string(value: &dyn ToJson) -> String {
    let mut writer = Writer::compact();
    value.write(&mut writer);
    writer.into_text()
}

/// JSON for people: a line for each value, two spaces for each level.
pub fn to_string_indented(value: &dyn ToJson) -> String {
    let mut writer = Writer::indented();
    value.write(&mut writer);
    writer.into_text()
}

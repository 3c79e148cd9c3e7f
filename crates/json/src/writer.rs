//! Defines a text that becomes JSON.

use super::{Field, ToJson};
use std::fmt::Write;

/// Writes values one after the other; commas and lines come by themselves.
pub struct Writer {
    text: String,
    is_indented: bool,
    depth: usize,
    /// An array or object was just opened, and nothing of it was written.
    fresh: bool,
}

impl Writer {
    pub fn compact() -> Writer {
        Writer { text: String::new(), is_indented: false, depth: 0, fresh: false }
    }

    pub fn indented() -> Writer {
        Writer { is_indented: true, ..Writer::compact() }
    }

    pub fn into_text(self) -> String {
        self.text
    }

    /// What is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.text.push_str(json);
    }

    pub fn string(&mut self, text: &str) {
        quote(text, &mut self.text);
    }

    pub fn signed(&mut self, number: i64) {
        // Writing into a String never fails.
        let _ = write!(self.text, "{number}");
    }

    pub fn unsigned(&mut self, number: u64) {
        let _ = write!(self.text, "{number}");
    }

    /// The shortest digits that are read back as the same number, never with an exponent; `null` for what is none.
    pub fn float(&mut self, number: f64) {
        let _ = match number.is_finite() {
            true if number.trunc() == number => write!(self.text, "{number}.0"),
            true => write!(self.text, "{number}"),
            false => write!(self.text, "null"),
        };
    }

    pub fn array(&mut self, items: &mut dyn Iterator<Item = &dyn ToJson>) {
        self.begin('[');
        for item in items {
            self.next();
            item.write(self);
        }
        self.end(']');
    }

    pub fn object<'v>(&mut self, members: &mut dyn Iterator<Item = (&'v str, &'v dyn ToJson)>) {
        self.begin('{');
        for (key, value) in members {
            self.next();
            self.string(key);
            self.text.push_str(if self.is_indented { ": " } else { ":" });
            value.write(self);
        }
        self.end('}');
    }

    pub fn record(&mut self, fields: &[Field], values: &[&dyn ToJson]) {
        self.object(&mut fields.iter().zip(values).map(|(field, value)| (field.name, *value)));
    }

    /// A variant with its content; one without is a plain string.
    pub fn variant(&mut self, name: &str, content: &dyn ToJson) {
        self.object(&mut std::iter::once((name, content)));
    }

    fn begin(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.fresh = true;
    }

    fn next(&mut self) {
        if !std::mem::take(&mut self.fresh) {
            self.text.push(',');
        }
        self.line();
    }

    fn end(&mut self, bracket: char) {
        self.depth -= 1;
        if !std::mem::take(&mut self.fresh) {
            self.line();
        }
        self.text.push(bracket);
    }

    fn line(&mut self) {
        if self.is_indented {
            self.text.push('\n');
            (0..self.depth).for_each(|_| self.text.push_str("  "));
        }
    }
}

/// A text in quotes; escaped is only what must be.
pub fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut begin = 0;
    for (at, byte) in text.bytes().enumerate() {
        let letter = match byte {
            b'"' | b'\\' => char::from(byte),
            0x8 => 'b',
            0xc => 'f',
            b'\n' => 'n',
            b'\r' => 'r',
            b'\t' => 't',
            ..0x20 => 'u',
            _ => continue,
        };
        out.push_str(&text[begin..at]);
        out.push('\\');
        out.push(letter);
        if letter == 'u' {
            let _ = write!(out, "{byte:04x}");
        }
        begin = at + 1;
    }
    out.push_str(&text[begin..]);
    out.push('"');
}

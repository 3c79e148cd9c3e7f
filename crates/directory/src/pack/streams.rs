//! The columns of a pack as byte streams, written and read by the same description of the records.

use super::{
    MAX_TEXT, PackError,
    records::{LAYER_OF, SEARCH, TEXTS},
};
use std::collections::{BTreeSet, HashMap};

/// A field of all records. Numbers are fixed for ever; names are for error messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub number: u8,
    pub name: &'static str,
}

impl Column {
    fn layer(self) -> Layer {
        Layer::of(self.number.into())
    }

    pub(super) fn damaged(self) -> PackError {
        PackError::Damaged { field: self.name }
    }
}

/// One pass over the directory, writing or reading: what is described once cannot come to differ.
pub(super) trait Pass {
    /// Writes `value`, or replaces it with what is read.
    fn number(&mut self, column: Column, value: &mut u64) -> Result<(), PackError>;

    /// The same for a text. `None` and an empty text are two things.
    fn text(&mut self, column: Column, value: &mut Option<String>) -> Result<(), PackError>;

    /// Makes `list` as long as what is read says. Each element takes at least a byte of `anchor`.
    fn list<T: Default>(&mut self, column: Column, anchor: Column, list: &mut Vec<T>) -> Result<(), PackError>;
}

/// Which file a column is in. The numbers are part of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    /// What decides and reaches: a pack by itself.
    Records = 0,
    /// What only the search reads.
    Search = 1,
    /// Long texts.
    Texts = 2,
}

impl Layer {
    pub(super) const ALL: [Layer; 3] = [Layer::Records, Layer::Search, Layer::Texts];
    /// Those that join a first one.
    pub(super) const LATER: [Layer; 2] = [Layer::Search, Layer::Texts];

    /// Where the column of this number is.
    fn of(number: usize) -> Layer {
        let is_in = |columns: &[u8]| columns.iter().any(|column| usize::from(*column) == number);
        match () {
            () if is_in(&SEARCH) => Layer::Search,
            () if is_in(&TEXTS) => Layer::Texts,
            () => Layer::Records,
        }
    }
}

#[derive(Default)]
pub(super) struct Writer {
    values: Vec<Vec<u8>>,
    texts: Vec<Vec<u8>>,
    /// The texts of each layer: every one can be read without the others.
    known: [HashMap<String, u64>; 3],
    /// Columns by which the reader bounds the length of a list.
    anchors: BTreeSet<usize>,
}

impl Writer {
    fn values(&mut self, column: Column) -> &mut Vec<u8> {
        let at = usize::from(column.number);
        if self.values.len() <= at {
            self.values.resize_with(at + 1, Vec::new);
            self.texts.resize_with(at + 1, Vec::new);
        }
        &mut self.values[at]
    }

    /// The columns of these layers. All values, then all texts: texts are alike.
    pub(super) fn finish(&self, layers: &[Layer], bytes: &mut Vec<u8>) {
        for (is_text, columns) in [(false, &self.values), (true, &self.texts)] {
            for (at, column) in columns.iter().enumerate() {
                if !layers.contains(&Layer::of(at)) {
                    continue;
                }
                // A column of nothing but "none" says no more than a missing one.
                let says_something = column.iter().any(|byte| *byte != 0) || self.anchors.contains(&at);
                if !column.is_empty() && (is_text || says_something) {
                    varint(bytes, 2 * at as u64 + u64::from(is_text));
                    varint(bytes, column.len() as u64);
                    bytes.extend(column);
                }
            }
        }
    }
}

impl Pass for Writer {
    fn number(&mut self, column: Column, value: &mut u64) -> Result<(), PackError> {
        varint(self.values(column), *value);
        Ok(())
    }

    fn text(&mut self, column: Column, value: &mut Option<String>) -> Result<(), PackError> {
        let Some(text) = value else {
            varint(self.values(column), 0);
            return Ok(());
        };
        let known = &mut self.known[column.layer() as usize];
        match known.get(text.as_str()) {
            Some(&at) => varint(self.values(column), 2 + 2 * at),
            None => {
                known.insert(text.clone(), known.len() as u64);
                varint(self.values(column), 1 + 2 * text.len() as u64);
                self.texts[usize::from(column.number)].extend(text.as_bytes());
            }
        }
        Ok(())
    }

    fn list<T: Default>(&mut self, column: Column, anchor: Column, list: &mut Vec<T>) -> Result<(), PackError> {
        if !list.is_empty() {
            self.anchors.insert(anchor.number.into());
        }
        self.number(column, &mut (list.len() as u64))
    }
}

/// Writes a column that stands in no record.
pub(super) fn write_raw(column: Column, content: &[u8], bytes: &mut Vec<u8>) {
    varint(bytes, 2 * u64::from(column.number) + 1);
    varint(bytes, content.len() as u64);
    bytes.extend(content);
}

fn varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// The end of a varint is part of the value: `None` when there is none, or when it has more than 64 bits.
fn read_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let bits = u64::from(byte & 0x7F);
        if shift == 63 && bits > 1 {
            return None;
        }
        value |= bits << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// A byte can stand for a record of a thousand bytes of memory; in a directory all of a record's bytes stand for a few times
/// as many.
const ROOM_PER_BYTE: usize = 64;
/// Beside that: for small directories.
const ROOM: usize = 16 * 1024 * 1024;

/// A column that is being read; `None`: the pack has no such column.
type Stream<'b> = Option<&'b [u8]>;

pub(super) struct Reader<'b> {
    values: Vec<Stream<'b>>,
    texts: Vec<Stream<'b>>,
    known: [Vec<&'b str>; 3],
    /// Bytes of text handed out.
    unfolded: usize,
    /// Bytes of memory that records may still take.
    room: usize,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Result<Reader<'b>, PackError> {
        let mut reader = Reader {
            values: vec![None; 256],
            texts: vec![None; 256],
            known: Default::default(),
            unfolded: 0,
            room: ROOM,
        };
        reader.add(bytes)?;
        Ok(reader)
    }

    fn add(&mut self, mut bytes: &'b [u8]) -> Result<(), PackError> {
        const COLUMNS: PackError = PackError::Damaged { field: "columns" };
        self.room = self.room.saturating_add(bytes.len().saturating_mul(ROOM_PER_BYTE));
        while !bytes.is_empty() {
            let number = read_varint(&mut bytes).ok_or(COLUMNS)?;
            let length = read_varint(&mut bytes).and_then(|n| usize::try_from(n).ok()).ok_or(COLUMNS)?;
            let (column, rest) = bytes.split_at_checked(length).ok_or(COLUMNS)?;
            bytes = rest;
            let streams = if number % 2 == 0 { &mut self.values } else { &mut self.texts };
            // A column of a later tool is not for this one.
            if let Some(stream) = usize::try_from(number / 2).ok().and_then(|at| streams.get_mut(at)) {
                *stream = Some(column);
            }
        }
        Ok(())
    }

    /// Takes the columns of another file, none of which may be here already.
    pub(super) fn join(&mut self, other: Reader<'b>) -> Result<(), PackError> {
        let here = self.values.iter_mut().chain(&mut self.texts);
        for (here, there) in here.zip(other.values.into_iter().chain(other.texts)) {
            if here.is_some() && there.is_some() {
                return Err(LAYER_OF.damaged());
            }
            *here = here.or(there);
        }
        Ok(())
    }

    /// Takes out the bytes of a column that stands in no record.
    pub(super) fn take_raw(&mut self, column: Column) -> Stream<'b> {
        self.texts[usize::from(column.number)].take()
    }
}

impl<'b> Pass for Reader<'b> {
    fn number(&mut self, column: Column, value: &mut u64) -> Result<(), PackError> {
        *value = match &mut self.values[usize::from(column.number)] {
            Some(stream) => read_varint(stream).ok_or(column.damaged())?,
            None => 0,
        };
        Ok(())
    }

    fn text(&mut self, column: Column, value: &mut Option<String>) -> Result<(), PackError> {
        let mut code = 0;
        self.number(column, &mut code)?;
        let text: &'b str = match code {
            0 => {
                *value = None;
                return Ok(());
            }
            code if code % 2 == 1 => {
                let length = usize::try_from(code / 2).map_err(|_| column.damaged())?;
                let stream = self.texts[usize::from(column.number)].get_or_insert_default();
                let (text, rest) = stream.split_at_checked(length).ok_or(column.damaged())?;
                *stream = rest;
                let text = std::str::from_utf8(text).map_err(|_| column.damaged())?;
                self.known[column.layer() as usize].push(text);
                text
            }
            code => {
                let at = usize::try_from(code / 2 - 1).map_err(|_| column.damaged())?;
                self.known[column.layer() as usize].get(at).ok_or(column.damaged())?
            }
        };
        self.unfolded += text.len();
        if self.unfolded > MAX_TEXT {
            return Err(column.damaged());
        }
        *value = Some(text.to_owned());
        Ok(())
    }

    fn list<T: Default>(&mut self, column: Column, anchor: Column, list: &mut Vec<T>) -> Result<(), PackError> {
        let mut count = 0;
        self.number(column, &mut count)?;
        let room = self.values[usize::from(anchor.number)].unwrap_or_default().len();
        if count > room as u64 {
            return Err(column.damaged());
        }
        let taken = (count as usize).saturating_mul(size_of::<T>());
        self.room = self.room.checked_sub(taken).ok_or(column.damaged())?;
        list.clear();
        list.resize_with(count as usize, T::default);
        Ok(())
    }
}

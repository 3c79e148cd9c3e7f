//! Defines how numbers, texts, lists and maps are written as JSON, and read.

use super::{FromJson, JsonError, Reader, Slot, ToJson, Writer};
use std::collections::{BTreeMap, BTreeSet};

/// A value that is kept word for word, whatever it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Raw(pub String);

impl ToJson for Raw {
    fn write(&self, writer: &mut Writer) {
        writer.raw(&self.0);
    }
}

impl FromJson for Raw {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        reader.skip().map(|text| Raw(text.to_owned()))
    }
}

impl ToJson for bool {
    fn write(&self, writer: &mut Writer) {
        writer.raw(if *self { "true" } else { "false" });
    }
}

impl FromJson for bool {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        reader.bool()
    }
}

macro_rules! integers {
    ($($type:ty),+) => {$(
        impl ToJson for $type {
            fn write(&self, writer: &mut Writer) {
                writer.signed((*self).into());
            }
        }

        impl FromJson for $type {
            fn read(reader: &mut Reader) -> Result<Self, JsonError> {
                let number = reader.between(<$type>::MIN.into(), <$type>::MAX.into())?;
                Ok(number as $type)
            }
        }
    )+};
}

integers!(i8, i16, i32, i64, u8, u16, u32);

impl Reader<'_> {
    fn between(&mut self, least: i64, most: i64) -> Result<i64, JsonError> {
        let begin = self.position();
        match self.number()?.parse() {
            Ok(number) if (least..=most).contains(&number) => Ok(number),
            _ => Err(self.fail_at(begin, &format!("expected a whole number from {least} to {most}"))),
        }
    }
}

impl ToJson for u64 {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(*self);
    }
}

impl FromJson for u64 {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        reader.unsigned()
    }
}

impl ToJson for f64 {
    fn write(&self, writer: &mut Writer) {
        writer.float(*self);
    }
}

impl FromJson for f64 {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        reader.float()
    }
}

/// With the digits of the double that it is.
impl ToJson for f32 {
    fn write(&self, writer: &mut Writer) {
        writer.float((*self).into());
    }
}

impl FromJson for f32 {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        reader.float().map(|number| number as f32)
    }
}

impl ToJson for str {
    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl ToJson for String {
    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl FromJson for String {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        reader.string().map(Into::into)
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: ToJson> ToJson for Box<T> {
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        T::read(reader).map(Box::new)
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.raw("null"),
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        match reader.null()? {
            true => Ok(None),
            false => T::read(reader).map(Some),
        }
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, writer: &mut Writer) {
        writer.array(&mut self.iter().map(|item| item as &dyn ToJson));
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        let mut items = Vec::new();
        reader.begin_array()?;
        while reader.next_item()? {
            items.push(T::read(reader)?);
        }
        Ok(items)
    }
}

impl<T: ToJson> ToJson for BTreeSet<T> {
    fn write(&self, writer: &mut Writer) {
        writer.array(&mut self.iter().map(|item| item as &dyn ToJson));
    }
}

impl<T: FromJson + Ord> FromJson for BTreeSet<T> {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        let mut items = BTreeSet::new();
        reader.begin_array()?;
        while reader.next_item()? {
            items.insert(T::read(reader)?);
        }
        Ok(items)
    }
}

impl<T: ToJson> ToJson for BTreeMap<String, T> {
    fn write(&self, writer: &mut Writer) {
        writer.object(&mut self.iter().map(|(key, value)| (key.as_str(), value as &dyn ToJson)));
    }
}

/// Of a key that is there twice, the last value counts.
impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        let mut members = BTreeMap::new();
        reader.begin_object()?;
        while let Some(key) = reader.next_key()? {
            members.insert(key.into_owned(), T::read(reader)?);
        }
        Ok(members)
    }
}

impl<A: ToJson, B: ToJson> ToJson for (A, B) {
    fn write(&self, writer: &mut Writer) {
        writer.array(&mut [&self.0 as &dyn ToJson, &self.1].into_iter());
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        let (mut first, mut second) = (Slot(None), Slot(None));
        reader.tuple(&mut [&mut first, &mut second])?;
        match (first, second) {
            (Slot(Some(first)), Slot(Some(second))) => Ok((first, second)),
            _ => Err(reader.fail("expected two items")),
        }
    }
}

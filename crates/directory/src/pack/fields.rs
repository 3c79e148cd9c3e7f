//! Encoding and decoding of the types of fields.

use super::{
    PackError,
    streams::{Column, Pass},
};
use crate::{Area, Code, Danger, Date, Localized, Need, NeedTag};
use signpost_hours::{UnixSeconds, WeekdayRule};
use std::collections::BTreeMap;

/// What can be in a record. Lists and records have columns of their own besides `column`.
pub(super) trait Field {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError>;
}

/// A record of fields, listed in `records`.
pub(super) trait Record: Field + Default {
    /// The first field: it takes at least a byte for each record.
    const ANCHOR: Column;
}

/// Where the records of a type have no value of their own to write: see [`Record`].
pub(super) const NONE: Column = Column { number: 0, name: "record" };

impl<T: Record> Field for Vec<T> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        pass.list(column, T::ANCHOR, self)?;
        self.iter_mut().try_for_each(|record| record.pass(pass, NONE))
    }
}

impl<T: Record> Field for Option<T> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut there = u64::from(self.is_some());
        pass.number(column, &mut there)?;
        match there {
            0 => *self = None,
            1 => self.get_or_insert_default().pass(pass, NONE)?,
            _ => return Err(column.damaged()),
        }
        Ok(())
    }
}

impl Field for String {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut text = (!self.is_empty()).then(|| std::mem::take(self));
        pass.text(column, &mut text)?;
        *self = text.unwrap_or_default();
        Ok(())
    }
}

impl Field for Option<String> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        pass.text(column, self)
    }
}

macro_rules! numbers {
    ($($type:ty),+) => {$(
        impl Field for $type {
            fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
                let mut number = u64::from(*self);
                pass.number(column, &mut number)?;
                *self = number.try_into().map_err(|_| column.damaged())?;
                Ok(())
            }
        }

        impl Field for Option<$type> {
            fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
                let mut number = self.map_or(0, |n| u64::from(n) + 1);
                pass.number(column, &mut number)?;
                *self = match number {
                    0 => None,
                    n => Some((n - 1).try_into().map_err(|_| column.damaged())?),
                };
                Ok(())
            }
        }
    )+};
}

numbers!(u8, u16, u32);

macro_rules! signed {
    ($($type:ty),+) => {$(
        impl Field for $type {
            fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
                let mut number = zigzag((*self).into());
                pass.number(column, &mut number)?;
                *self = unzigzag(number).try_into().map_err(|_| column.damaged())?;
                Ok(())
            }
        }
    )+};
}

signed!(i8, i16, i32, i64);

// What is in a list follows the number of it in the same column.
macro_rules! lists {
    ($($type:ty),+) => {$(
        impl Field for Vec<$type> {
            fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
                pass.list(column, column, self)?;
                self.iter_mut().try_for_each(|one| one.pass(pass, column))
            }
        }
    )+};
}

lists!(String, u8, u16, u32, i8, i16, i32, i64);

fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

impl Field for bool {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut number = u64::from(*self);
        pass.number(column, &mut number)?;
        *self = match number {
            0 => false,
            1 => true,
            _ => return Err(column.damaged()),
        };
        Ok(())
    }
}

/// Degrees and amounts of money have few decimals: their millionths are a short number. Others keep all their bits.
impl Field for f64 {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        const WHOLE: u64 = 1;
        let millionths = (*self * 1e6).round();
        let short = millionths.abs() < 1e15 && (millionths / 1e6).to_bits() == self.to_bits();
        let mut number = if short { zigzag(millionths as i64) + 2 } else { WHOLE };
        pass.number(column, &mut number)?;
        if number == WHOLE {
            let mut bits = self.to_bits();
            pass.number(column, &mut bits)?;
            *self = f64::from_bits(bits);
        } else {
            *self = unzigzag(number.saturating_sub(2)) as f64 / 1e6;
        }
        if self.is_finite() { Ok(()) } else { Err(column.damaged()) }
    }
}

impl Field for Option<f64> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut there = self.is_some();
        there.pass(pass, column)?;
        match there {
            true => self.get_or_insert_default().pass(pass, column),
            false => {
                *self = None;
                Ok(())
            }
        }
    }
}

impl Field for Option<Date> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut number = self.map_or(0, |date| zigzag(date.days().into()) + 1);
        pass.number(column, &mut number)?;
        *self = match number {
            0 => None,
            n => {
                let days = i32::try_from(unzigzag(n - 1)).map_err(|_| column.damaged())?;
                Some(Date::from_days(days).ok_or(column.damaged())?)
            }
        };
        Ok(())
    }
}

impl Field for Code {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut bits = self.bits();
        bits.pass(pass, column)?;
        *self = Code::from_bits(bits).ok_or(column.damaged())?;
        Ok(())
    }
}

/// A choice is written as its place in this list, which only ever grows at its end.
macro_rules! choices {
    ($($type:ty: [$($variant:expr),+ $(,)?];)+) => {$(
        impl Field for $type {
            fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
                choice(&[$($variant),+], self, pass, column)
            }
        }
    )+};
}
pub(super) use choices;

pub(super) fn choice<P: Pass, T: PartialEq + Copy>(
    all: &[T],
    value: &mut T,
    pass: &mut P,
    column: Column,
) -> Result<(), PackError> {
    let mut at = all.iter().position(|known| known == value).unwrap_or(0) as u64;
    pass.number(column, &mut at)?;
    *value = *usize::try_from(at).ok().and_then(|at| all.get(at)).ok_or(column.damaged())?;
    Ok(())
}

impl Field for Vec<Code> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut bits: Vec<u32> = self.iter().map(|code| code.bits()).collect();
        bits.pass(pass, column)?;
        *self = bits.into_iter().map(|bits| Code::from_bits(bits).ok_or(column.damaged())).collect::<Result<_, _>>()?;
        Ok(())
    }
}

impl Field for Area {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut area = self.to_string();
        area.pass(pass, column)?;
        *self = area.parse().map_err(|_| column.damaged())?;
        Ok(())
    }
}

/// As `signpost.toml` writes them. One that cannot be read is not left out: a notice without its areas would be for all.
impl Field for Vec<Area> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut areas: Vec<String> = self.iter().map(ToString::to_string).collect();
        areas.pass(pass, column)?;
        *self = areas.iter().map(|area| area.parse()).collect::<Result<_, _>>().map_err(|_| column.damaged())?;
        Ok(())
    }
}

/// The order of [`Need::ALL`] is free to change: a need is written as its id.
impl Field for Vec<Need> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut ids: Vec<String> = self.iter().map(|need| need.id().to_owned()).collect();
        ids.pass(pass, column)?;
        *self = ids.iter().map(|id| id.parse()).collect::<Result<_, _>>().map_err(|_| column.damaged())?;
        Ok(())
    }
}

/// Likewise by their ids, which later versions may know more of: an unknown one is left out.
impl Field for Vec<Danger> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut ids: Vec<String> = self.iter().map(|danger| danger.id().to_owned()).collect();
        ids.pass(pass, column)?;
        *self = ids.iter().filter_map(|id| id.parse().ok()).collect();
        Ok(())
    }
}

impl Field for Option<Danger> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut id = self.map(|danger| danger.id().to_owned());
        pass.text(column, &mut id)?;
        *self = id.and_then(|id| id.parse().ok());
        Ok(())
    }
}

/// A guessed need is its id with a question mark.
impl Field for Vec<NeedTag> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let written = |tag: &NeedTag| format!("{}{}", tag.need.id(), if tag.guessed { "?" } else { "" });
        let mut ids: Vec<String> = self.iter().map(written).collect();
        ids.pass(pass, column)?;
        let read = |id: &String| {
            let stated = id.strip_suffix('?');
            let need = stated.unwrap_or(id).parse().map_err(|_| column.damaged())?;
            Ok(NeedTag { need, guessed: stated.is_some() })
        };
        *self = ids.iter().map(read).collect::<Result<_, _>>()?;
        Ok(())
    }
}

/// Weekday and which one by turns.
impl Field for Vec<WeekdayRule> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut numbers: Vec<i8> = self.iter().flat_map(|rule| [rule.weekday as i8, rule.nth]).collect();
        numbers.pass(pass, column)?;
        let rule = |pair: &[i8]| match *pair {
            [weekday @ 0..=6, nth] => Ok(WeekdayRule { weekday: weekday as u8, nth }),
            _ => Err(column.damaged()),
        };
        *self = numbers.chunks(2).map(rule).collect::<Result<_, _>>()?;
        Ok(())
    }
}

/// Moment and offset by turns.
impl Field for Vec<(UnixSeconds, i32)> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut numbers: Vec<i64> = self.iter().flat_map(|(at, offset)| [*at, i64::from(*offset)]).collect();
        numbers.pass(pass, column)?;
        let transition = |pair: &[i64]| match *pair {
            [at, offset] => Ok((at, offset.try_into().map_err(|_| column.damaged())?)),
            _ => Err(column.damaged()),
        };
        *self = numbers.chunks(2).map(transition).collect::<Result<_, _>>()?;
        Ok(())
    }
}

/// Language and text by turns.
impl Field for Localized {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let mut texts: Vec<String> =
            std::mem::take(&mut self.0).into_iter().flat_map(|(lang, text)| [lang, text]).collect();
        texts.pass(pass, column)?;
        self.0.extend(pairs(texts));
        Ok(())
    }
}

impl Field for BTreeMap<String, Code> {
    fn pass<P: Pass>(&mut self, pass: &mut P, column: Column) -> Result<(), PackError> {
        let codes: Vec<(String, Code)> = std::mem::take(self).into_iter().collect();
        let mut texts: Vec<String> = codes.into_iter().flat_map(|(id, code)| [id, code.to_string()]).collect();
        texts.pass(pass, column)?;
        for (id, code) in pairs(texts) {
            self.insert(id, code.parse().map_err(|_| column.damaged())?);
        }
        Ok(())
    }
}

fn pairs(texts: Vec<String>) -> impl Iterator<Item = (String, String)> {
    let mut texts = texts.into_iter();
    std::iter::from_fn(move || Some((texts.next()?, texts.next()?)))
}

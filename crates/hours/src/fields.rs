//! Reads structs of many fields, in few bytes of wasm.
//!
//! What serde derives to read a struct holds every field in a variable of its own until all are there, and drops each of
//! them wherever reading can fail; and it reads the fields without names, too, as no JSON has them.
//! [`deserialize_fields`](crate::deserialize_fields) reads into the default of the struct, as `#[serde(default)]` would,
//! from formats with names of fields alone. A field that stands there twice is the last one.

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
};
use std::fmt;

/// Reads a field's name as its place among these.
#[derive(Clone, Copy)]
struct Name(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.iter().position(|field| *field == name))
    }
}

/// Reads a value into its field: compiled for each type, rather than for each field.
#[doc(hidden)]
pub struct Into<'a, T>(pub &'a mut T);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Into<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        *self.0 = T::deserialize(deserializer)?;
        Ok(())
    }
}

/// Reads the value of the field with this place.
type ReadField<'a, A, E> = dyn FnMut(usize, &mut A) -> Result<(), E> + 'a;

/// Calls `read` for the value of each field that is among `names`, with its place.
#[doc(hidden)]
pub fn read_fields<'de, A: MapAccess<'de>>(
    mut map: A,
    names: &'static [&'static str],
    read: &mut ReadField<A, A::Error>,
) -> Result<(), A::Error> {
    while let Some(place) = map.next_key_seed(Name(names))? {
        match place {
            Some(place) => read(place, &mut map)?,
            None => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    Ok(())
}

/// Implements `Deserialize` for a struct with `Default`, all of whose fields are named.
#[macro_export]
macro_rules! deserialize_fields {
    ($type:ident { $($field:ident),+ $(,)? }) => {
        const _: () = {
            use ::serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

            const FIELDS: &[&str] = &[$(stringify!($field)),+];

            #[allow(non_camel_case_types)]
            enum Place { $($field),+ }

            struct Fields;

            impl<'de> Visitor<'de> for Fields {
                type Value = $type;

                fn expecting(&self, f: &mut ::std::fmt::Formatter) -> ::std::fmt::Result {
                    f.write_str(stringify!($type))
                }

                fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<$type, A::Error> {
                    let mut value = $type::default();
                    // A field that is not named above is an error of the compiler here.
                    let $type { $($field),+ } = &mut value;
                    $crate::fields::read_fields(map, FIELDS, &mut |place, map| match place {
                        $(place if place == Place::$field as usize => map.next_value_seed($crate::fields::Into(&mut *$field)),)+
                        _ => Ok(()),
                    })?;
                    Ok(value)
                }
            }

            impl<'de> Deserialize<'de> for $type {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                    deserializer.deserialize_struct(stringify!($type), FIELDS, Fields)
                }
            }
        };
    };
}

#[cfg(test)]
mod tests {
    use crate::Recurrence;
    use serde::de::{
        Deserialize,
        value::{Error, MapDeserializer, StrDeserializer},
    };

    fn read(fields: &[(&'static str, u16)]) -> Result<Recurrence, Error> {
        Recurrence::deserialize(MapDeserializer::new(fields.iter().copied()))
    }

    #[test]
    fn a_field_is_read_by_its_name_and_one_of_a_newer_version_passed_over() {
        let expected = Recurrence { interval: 2, week_start: 6, ..Recurrence::default() };
        assert_eq!(read(&[("newer", 5), ("week_start", 6), ("interval", 3), ("interval", 2)]), Ok(expected));
        assert_eq!(read(&[]), Ok(Recurrence::default()));
    }

    #[test]
    fn what_is_no_field_or_value_is_told() {
        assert!(read(&[("week_start", 300)]).is_err());
        let told = Recurrence::deserialize(StrDeserializer::<Error>::new("weekly")).unwrap_err().to_string();
        assert!(told.contains("Recurrence"), "{told}");
    }
}

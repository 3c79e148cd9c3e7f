//! Defines the macros that say how a type of ours is JSON, and what they are made of.
//!
//! They stand beside the types; a field or variant that is forgotten does not compile.

use super::{FromJson, JsonError, Reader, ToJson, Writer};

/// A field of a record. At most 64 to a record.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    /// A record without it is refused; else the field keeps what it began as.
    pub required: bool,
}

/// Where a value goes that is read.
pub trait Place {
    fn fill(&mut self, reader: &mut Reader) -> Result<(), JsonError>;
}

impl<T: FromJson> Place for T {
    fn fill(&mut self, reader: &mut Reader) -> Result<(), JsonError> {
        self.read_into(reader)
    }
}

/// A place for a value that has nothing to begin as.
pub struct Slot<T>(pub Option<T>);

impl<T: FromJson> FromJson for Slot<T> {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        T::read(reader).map(|value| Slot(Some(value)))
    }
}

/// Names with values, written as an object.
pub struct Fields<'a>(pub &'static [Field], pub &'a [&'a dyn ToJson]);

impl ToJson for Fields<'_> {
    fn write(&self, writer: &mut Writer) {
        writer.record(self.0, self.1);
    }
}

/// A record that begins as its `Default`: an object. Fields that are missing stay as they began, so that what an older
/// version kept can be read; unless they are `required`.
#[macro_export]
macro_rules! record {
    ($type:ident { $($field:ident $(: $required:ident)?),+ $(,)? }) => {
        const _: () = {
            use $crate as json;

            const FIELDS: &[json::Field] = &[$(
                json::Field { name: stringify!($field), required: json::record!(@is $($required)?) }
            ),+];
            const { assert!(FIELDS.len() <= 64) };

            impl json::ToJson for $type {
                fn write(&self, writer: &mut json::Writer) {
                    let $type { $($field),+ } = self;
                    writer.record(FIELDS, &[$($field),+]);
                }
            }

            impl json::FromJson for $type {
                fn read(reader: &mut json::Reader) -> Result<Self, json::JsonError> {
                    let mut new = <$type>::default();
                    new.read_into(reader)?;
                    Ok(new)
                }

                fn read_into(&mut self, reader: &mut json::Reader) -> Result<(), json::JsonError> {
                    let $type { $($field),+ } = self;
                    reader.record(FIELDS, &mut [$($field),+])
                }
            }
        };
    };
    (@is) => { false };
    (@is required) => { true };
}

/// A record that has no `Default`: an object that must have every field.
#[macro_export]
macro_rules! whole {
    ($type:ident { $($field:ident),+ $(,)? }) => {
        const _: () = {
            use $crate as json;

            const FIELDS: &[json::Field] = &[$(json::Field { name: stringify!($field), required: true }),+];

            impl json::ToJson for $type {
                fn write(&self, writer: &mut json::Writer) {
                    let $type { $($field),+ } = self;
                    writer.record(FIELDS, &[$($field),+]);
                }
            }

            impl json::FromJson for $type {
                fn read(reader: &mut json::Reader) -> Result<Self, json::JsonError> {
                    json::whole!(@slots reader, FIELDS, $($field),+);
                    Ok($type { $($field),+ })
                }
            }
        };
    };
    (@slots $reader:ident, $fields:expr, $($field:ident),+) => {
        $(let mut $field = json::Slot(None);)+
        $reader.record($fields, &mut [$(&mut $field),+])?;
        let ($(json::Slot(Some($field)),)+) = ($($field,)+) else {
            return Err($reader.fail("expected every field"));
        };
    };
}

/// A closed choice: its ids.
#[macro_export]
macro_rules! choice {
    ($type:ident { $($variant:ident = $id:literal),+ $(,)? }) => {
        impl $crate::ToJson for $type {
            fn write(&self, writer: &mut $crate::Writer) {
                writer.string(match self { $($type::$variant => $id),+ });
            }
        }

        impl $crate::FromJson for $type {
            fn read(reader: &mut $crate::Reader) -> Result<Self, $crate::JsonError> {
                const VARIANTS: &[$type] = &[$($type::$variant),+];
                reader.choice(&[$($id),+]).map(|at| VARIANTS[at])
            }
        }
    };
}

/// Variants of which some have content: the name, or an object with the name and the content.
#[macro_export]
macro_rules! tagged {
    ($type:ident { $($variant:ident $(($inner:ident))? $({ $($field:ident),+ })? = $name:literal),+ $(,)? }) => {
        const _: () = {
            use $crate as json;

            #[derive(Clone, Copy)]
            enum At { $($variant),+ }

            impl json::ToJson for $type {
                fn write(&self, writer: &mut json::Writer) {
                    match self {
                        $($type::$variant $(($inner))? $({ $($field),+ })? =>
                            json::tagged!(@write writer, $name, $(($inner))? $({ $($field),+ })?)),+
                    }
                }
            }

            impl json::FromJson for $type {
                fn read(reader: &mut json::Reader) -> Result<Self, json::JsonError> {
                    const VARIANTS: &[At] = &[$(At::$variant),+];
                    let (at, has_content) = reader.begin_variant(&[$($name),+])?;
                    let value = match VARIANTS[at] {
                        $(At::$variant =>
                            json::tagged!(@read reader, has_content, $type, $variant, $(($inner))? $({ $($field),+ })?)),+
                    };
                    reader.end_variant(has_content)?;
                    Ok(value)
                }
            }
        };
    };
    (@write $writer:ident, $name:literal, ) => { $writer.string($name) };
    (@write $writer:ident, $name:literal, ($inner:ident)) => { $writer.variant($name, $inner) };
    (@write $writer:ident, $name:literal, { $($field:ident),+ }) => {{
        const FIELDS: &[json::Field] = &[$(json::Field { name: stringify!($field), required: true }),+];
        $writer.variant($name, &json::Fields(FIELDS, &[$($field),+]))
    }};
    (@read $reader:ident, $has_content:ident, $type:ident, $variant:ident, ) => {
        match $has_content {
            true => return Err($reader.fail("expected a variant without content")),
            false => $type::$variant,
        }
    };
    (@read $reader:ident, $has_content:ident, $type:ident, $variant:ident, ($inner:ident)) => {
        match $has_content {
            true => $type::$variant(json::FromJson::read($reader)?),
            false => return Err($reader.fail("expected the variant's content")),
        }
    };
    (@read $reader:ident, $has_content:ident, $type:ident, $variant:ident, { $($field:ident),+ }) => {{
        if !$has_content {
            return Err($reader.fail("expected the variant's content"));
        }
        const FIELDS: &[json::Field] = &[$(json::Field { name: stringify!($field), required: true }),+];
        json::whole!(@slots $reader, FIELDS, $($field),+);
        $type::$variant { $($field),+ }
    }};
}

/// A type that is a text, as its `Display` writes it and its `FromStr` reads it.
#[macro_export]
macro_rules! in_words {
    ($type:ident) => {
        impl $crate::ToJson for $type {
            fn write(&self, writer: &mut $crate::Writer) {
                writer.string(&self.to_string());
            }
        }

        impl $crate::FromJson for $type {
            fn read(reader: &mut $crate::Reader) -> Result<Self, $crate::JsonError> {
                let begin = reader.position();
                reader.string()?.parse().map_err(|error| reader.fail_at(begin, &format!("{error}")))
            }
        }
    };
}

#![doc = include_str!("../README.md")]

mod pieces;
mod whole;

pub use pieces::Unpacker;
pub use whole::{DecompressError, LiteralContext, compress, decompress};

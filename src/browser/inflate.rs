//! Decompresses gzip with DecompressionStream, within a limit: a decompression bomb is stopped while it unpacks.

use super::text_of;
use js_sys::{Reflect, Uint8Array};
use std::fmt;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, Response};

#[wasm_bindgen]
extern "C" {
    /// web-sys has it among its unstable APIs only; browsers have had it since 2023.
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// For `pipeThrough`, which web-sys types with a dictionary.
    type Pipe;

    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(this: &Pipe, transform: &JsValue) -> Result<ReadableStream, JsValue>;
}

/// Why bytes could not be inflated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InflateError {
    /// More than this many bytes came out.
    TooLong { limit: u64 },
    /// Not gzip, or damaged.
    Damaged(String),
}

impl fmt::Display for InflateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InflateError::TooLong { limit } => write!(f, "inflates to more than the {limit} bytes that were announced"),
            InflateError::Damaged(reason) => write!(f, "cannot be inflated: {reason}"),
        }
    }
}

impl std::error::Error for InflateError {}

impl From<JsValue> for InflateError {
    fn from(error: JsValue) -> Self {
        InflateError::Damaged(text_of(&error))
    }
}

/// The bytes inside `gzip`, at most `limit` of them.
pub async fn inflate(gzip: &[u8], limit: u64) -> Result<Vec<u8>, InflateError> {
    let source = Response::new_with_opt_js_u8_array(Some(&Uint8Array::from(gzip)))?
        .body()
        .ok_or_else(|| InflateError::Damaged("nothing to read".to_owned()))?;
    let inflated = source.unchecked_ref::<Pipe>().pipe_through(&DecompressionStream::new("gzip")?.into())?;
    match read_all(&inflated, limit, &mut |_| {}).await? {
        Some(bytes) => Ok(bytes),
        None => Err(InflateError::TooLong { limit }),
    }
}

/// Everything in a stream of bytes; `None` (and the stream cancelled) as soon as it is more than `limit`.
/// `progress` is called with the bytes received so far.
pub(super) async fn read_all(
    stream: &ReadableStream,
    limit: u64,
    progress: &mut dyn FnMut(u64),
) -> Result<Option<Vec<u8>>, JsValue> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let result = JsFuture::from(reader.read()).await?;
        if Reflect::get(&result, &"done".into())?.is_truthy() {
            return Ok(Some(bytes));
        }
        let chunk: Uint8Array = Reflect::get(&result, &"value".into())?.dyn_into()?;
        if bytes.len() as u64 + u64::from(chunk.length()) > limit {
            let _ = JsFuture::from(reader.cancel()).await;
            return Ok(None);
        }
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
        progress(bytes.len() as u64);
    }
}

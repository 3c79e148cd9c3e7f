//! SHA-256 of bulk data: WebCrypto (1.1 GB/s), or the `sha2` crate in wasm on plain HTTP, which has no WebCrypto.

use crate::global;
use sha2::{Digest, Sha256};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::SubtleCrypto;

pub async fn sha256(bytes: &[u8]) -> [u8; 32] {
    match with_web_crypto(bytes).await {
        Some(digest) => digest,
        None => Sha256::digest(bytes).into(),
    }
}

async fn with_web_crypto(bytes: &[u8]) -> Option<[u8; 32]> {
    let subtle = global::property("crypto").and_then(|crypto| global::of(&crypto, "subtle"))?;
    let data = js_sys::Uint8Array::from(bytes);
    let digest = subtle.unchecked_into::<SubtleCrypto>().digest_with_str_and_buffer_source("SHA-256", &data).ok()?;
    let digest = js_sys::Uint8Array::new(&JsFuture::from(digest).await.ok()?);
    digest.to_vec().try_into().ok()
}

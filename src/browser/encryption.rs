//! WebCrypto: a list's file encrypted with a passphrase (PBKDF2 with HMAC-SHA-256, AES-256-GCM), as docs/list-file.md
//! specifies it.

use super::global;
use js_sys::{Array, JsString, Uint8Array};
use signpost_saved::encrypted::{Encrypted, ITERATIONS, NONCE, SALT};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesDerivedKeyParams, AesGcmParams, Crypto, CryptoKey, Pbkdf2Params, SubtleCrypto};

const CIPHER: &str = "AES-GCM";
const KEY_BITS: u32 = 256;

/// Plain HTTP has no WebCrypto: then nothing is encrypted.
pub fn is_supported() -> bool {
    subtle().is_some()
}

/// With a new salt and nonce. `None`: the browser cannot.
pub async fn encrypt(passphrase: &str, plain: &[u8]) -> Option<Encrypted> {
    let (salt, nonce) = (random::<SALT>()?, random::<NONCE>()?);
    let mut file = Encrypted { iterations: ITERATIONS, salt, nonce, data: Vec::new() };
    let key = key_of(passphrase, &file, "encrypt").await?;
    let plain = Uint8Array::from(plain);
    let encrypted = subtle()?.encrypt_with_object_and_buffer_source(&cipher(&file), &key, &plain).ok()?;
    file.data = bytes_of(encrypted).await?;
    Some(file)
}

/// `None`: another passphrase, or the file was changed.
pub async fn decrypt(passphrase: &str, file: &Encrypted) -> Option<Vec<u8>> {
    let key = key_of(passphrase, file, "decrypt").await?;
    let data = Uint8Array::from(file.data.as_slice());
    bytes_of(subtle()?.decrypt_with_object_and_buffer_source(&cipher(file), &key, &data).ok()?).await
}

async fn key_of(passphrase: &str, file: &Encrypted, usage: &str) -> Option<CryptoKey> {
    // The same letters may be typed as different characters on another phone.
    let passphrase = JsString::from(passphrase).normalize("NFKC");
    let passphrase = Uint8Array::from(String::from(passphrase).as_bytes());
    let subtle = subtle()?;
    let usages = |usage: &str| Array::of1(&usage.into());
    let raw = subtle.import_key_with_str("raw", &passphrase, "PBKDF2", false, &usages("deriveKey")).ok()?;
    let raw: CryptoKey = JsFuture::from(raw).await.ok()?.unchecked_into();
    let salt = Uint8Array::from(file.salt.as_slice());
    let derivation = Pbkdf2Params::new_with_str("PBKDF2", "SHA-256", file.iterations, &salt);
    let wanted = AesDerivedKeyParams::new(CIPHER, KEY_BITS);
    let key = subtle.derive_key_with_object_and_object(&derivation, &raw, &wanted, false, &usages(usage)).ok()?;
    Some(JsFuture::from(key).await.ok()?.unchecked_into())
}

fn cipher(file: &Encrypted) -> AesGcmParams {
    let cipher = AesGcmParams::new(CIPHER, &Uint8Array::from(file.nonce.as_slice()));
    cipher.set_additional_data(&Uint8Array::from(file.additional_data().as_slice()));
    cipher
}

async fn bytes_of(promise: js_sys::Promise) -> Option<Vec<u8>> {
    JsFuture::from(promise).await.ok().map(|buffer| Uint8Array::new(&buffer).to_vec())
}

fn random<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    crypto()?.unchecked_into::<Crypto>().get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

fn crypto() -> Option<JsValue> {
    global::property("crypto")
}

fn subtle() -> Option<SubtleCrypto> {
    Some(global::of(&crypto()?, "subtle")?.unchecked_into())
}

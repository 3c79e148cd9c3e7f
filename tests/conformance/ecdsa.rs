//! ECDSA P-256 with SHA-256 as a signature scheme, for the repositories of the conformance suite. The app and the tool have
//! Ed25519 alone.

use p256::{
    PublicKey,
    ecdsa::{DerSignature, VerifyingKey, signature::Verifier as _},
    pkcs8::DecodePublicKey,
};
use signpost_trust::key::{Scheme, Verifier};

/// The key is a PEM SubjectPublicKeyInfo, the signature DER. Keytype `ecdsa-sha2-nistp256` is what older tools wrote.
pub const P256: Scheme = Scheme {
    scheme: "ecdsa-sha2-nistp256",
    keytypes: &["ecdsa", "ecdsa-sha2-nistp256"],
    load: |public| {
        let key = PublicKey::from_public_key_pem(public.trim()).ok()?;
        Some(Box::new(P256Key(VerifyingKey::from(key))))
    },
};

struct P256Key(VerifyingKey);

impl Verifier for P256Key {
    fn identity(&self) -> Vec<u8> {
        [b"p256:", self.0.to_sec1_point(true).as_bytes()].concat()
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        DerSignature::from_bytes(signature).is_ok_and(|signature| self.0.verify(message, &signature).is_ok())
    }
}

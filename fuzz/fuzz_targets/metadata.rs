//! Any bytes as any metadata file: read or refused; what is read is written and read back as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost_trust::{Anchor, json, metadata::{Metadata, Root, Signed, Snapshot, Targets, Timestamp}, sign::DetachedSignature};

fn check<T: Signed>(bytes: &[u8]) {
    if let Ok(file) = Metadata::<T>::parse(bytes, "role") {
        let again = Metadata::<T>::parse(&file.to_bytes(), "role").expect("what was written is read");
        assert_eq!(again.signed_bytes(), file.signed_bytes());
    }
}

fuzz_target!(|bytes: &[u8]| {
    check::<Root>(bytes);
    check::<Timestamp>(bytes);
    check::<Snapshot>(bytes);
    check::<Targets>(bytes);
    let _ = DetachedSignature::from_bytes(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Anchor::parse(text);
    }
    if let Ok(value) = json::parse(bytes) {
        assert_eq!(json::parse(&json::to_bytes(&value)), Ok(value));
    }
});

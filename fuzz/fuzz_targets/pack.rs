//! Any bytes as a pack: decoded or refused, within bounds; what is decoded is encoded and decoded as the same, in one pack
//! and in layers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost_directory::pack;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(directory) = pack::decode(bytes) {
        let again = pack::decode(&pack::encode(&directory)).expect("what was encoded is decoded");
        assert_eq!(pack::encode(&again), pack::encode(&directory));
        let [first, search, texts] = pack::encode_layers(&directory);
        let layered = pack::decode_layers(&first, &[&search, &texts]).expect("what was encoded is decoded");
        assert_eq!(pack::encode(&layered), pack::encode(&directory));
    }
    // A damaged later layer behind a good first one.
    let [first, ..] = pack::encode_layers(&signpost_directory::Directory::default());
    let _ = pack::decode_layers(&first, &[bytes]);
});

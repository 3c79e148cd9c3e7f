//! Any bytes as a pack: decoded or refused, within bounds; what is decoded is encoded and decoded as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost_directory::pack;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(directory) = pack::decode(bytes) {
        let again = pack::decode(&pack::encode(&directory)).expect("what was encoded is decoded");
        assert_eq!(pack::encode(&again), pack::encode(&directory));
    }
});

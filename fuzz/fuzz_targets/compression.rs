//! Any bytes as a compressed pack, and as a program that arrives in pieces: unpacked or refused, within bounds, and both
//! ways the same where both take them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost_directory::pack;
use signpost_lzma::Unpacker;

const LIMIT: u64 = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let whole = pack::decompress(bytes, LIMIT);
    if let Ok(body) = &whole {
        assert!(body.len() as u64 <= LIMIT);
        let mut unpacker = Unpacker::default();
        let pieces = bytes.chunks(1 + bytes.len() / 7).try_fold(Vec::new(), |mut plain, piece| {
            plain.extend(unpacker.push(piece)?);
            Ok::<_, String>(plain)
        });
        if let (Ok(mut plain), Ok(rest)) = (pieces, unpacker.finish()) {
            plain.extend(rest);
            assert_eq!(&plain, body);
        }
    }
    let body = &bytes[..bytes.len().min(4_096)];
    assert_eq!(pack::decompress(&pack::compress(body), LIMIT).as_deref(), Ok(body));
});

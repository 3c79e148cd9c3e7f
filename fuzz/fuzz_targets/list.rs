//! Any bytes as a saved list, an imported one and settings: read or refused; what is read is written and read back as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost_saved::{List, Settings};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(imported) = List::import(bytes) {
        let again = List::from_json(&imported.list.to_json()).expect("what was written is read");
        assert_eq!(again, imported.list);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(list) = List::from_json(text) {
            assert_eq!(List::from_json(&list.to_json()), Ok(list));
        }
        let settings = Settings::from_json(text);
        assert_eq!(Settings::from_json(&settings.to_json()), settings);
    }
});

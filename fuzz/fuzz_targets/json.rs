//! Any bytes as JSON: what the strict reader takes, serde_json by itself takes as the same; and what that takes and writes,
//! the strict reader takes, but for what it is strict about.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost_trust::json::{self, MAX_INTEGER, Value};

/// Integers that are exact everywhere, and not too deep.
fn is_strict(value: &Value, depth: usize) -> bool {
    match value {
        Value::Number(number) => number.as_i64().is_some_and(|n| n.unsigned_abs() <= MAX_INTEGER.unsigned_abs()),
        Value::Array(items) => depth > 0 && items.iter().all(|item| is_strict(item, depth - 1)),
        Value::Object(members) => depth > 0 && members.values().all(|item| is_strict(item, depth - 1)),
        _ => true,
    }
}

fuzz_target!(|bytes: &[u8]| {
    let plain = serde_json::from_slice::<Value>(bytes);
    if let Ok(strict) = json::parse(bytes) {
        assert!(is_strict(&strict, json::MAX_DEPTH));
        assert_eq!(plain.as_ref().ok(), Some(&strict));
    }
    if let Ok(plain) = plain
        && is_strict(&plain, json::MAX_DEPTH)
    {
        let written = json::to_bytes(&plain);
        assert_eq!(json::parse(&written), Ok(plain));
    }
});

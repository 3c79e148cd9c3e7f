//! Any bytes as JSON: what our strict reader takes, the widely used one takes as the same; and what that one takes and
//! writes, ours takes, but for what it is strict about.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost_trust::json::{MAX_INTEGER, Value, self};

/// Whether both say the same.
fn same(ours: &Value, theirs: &serde_json::Value) -> bool {
    match (ours, theirs) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(a), serde_json::Value::Bool(b)) => a == b,
        // `-0` is a fraction to serde_json.
        (Value::Integer(a), serde_json::Value::Number(b)) => b.as_i64().map_or(*a == 0 && b.as_f64() == Some(0.0), |b| *a == b),
        (Value::String(a), serde_json::Value::String(b)) => a == b,
        (Value::Array(a), serde_json::Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), serde_json::Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => false,
    }
}

/// Integers that are exact everywhere, and not too deep.
fn is_strict(value: &serde_json::Value, depth: usize) -> bool {
    match value {
        serde_json::Value::Number(number) => number.as_i64().is_some_and(|n| n.abs() <= MAX_INTEGER),
        serde_json::Value::Array(items) => depth > 0 && items.iter().all(|item| is_strict(item, depth - 1)),
        serde_json::Value::Object(members) => depth > 0 && members.values().all(|item| is_strict(item, depth - 1)),
        _ => true,
    }
}

fuzz_target!(|bytes: &[u8]| {
    let theirs = serde_json::from_slice::<serde_json::Value>(bytes);
    if let Ok(ours) = json::parse(bytes) {
        assert!(theirs.as_ref().is_ok_and(|theirs| same(&ours, theirs)), "{ours:?} is not {theirs:?}");
    }
    if let Ok(theirs) = theirs
        && is_strict(&theirs, json::MAX_DEPTH)
    {
        let written = serde_json::to_vec(&theirs).expect("JSON");
        let ours = json::parse(&written).expect("what another writes is read");
        assert!(same(&ours, &theirs));
    }
});

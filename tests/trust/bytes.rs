//! Every flipped bit and every truncation of every file is refused or changes nothing; JSON has one reading only.

use crate::world::*;
use proptest::prelude::*;
use signpost_trust::{
    client::Outcome,
    json::{self, MAX_DEPTH, Value},
    metadata::{Metadata, Root, Snapshot, Targets, Timestamp, parse_time, time_text},
    sign::DetachedSignature,
};
use std::sync::OnceLock;

/// A site with every kind of file, the outcome of a good first visit, and a reader before that visit.
fn whole() -> &'static (Site, Outcome, Reader) {
    static WHOLE: OnceLock<(Site, Outcome, Reader)> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let mut community = Community::new();
        let reader = Reader::new(community.old_anchor());
        community.rotate(&[1, 2], NOW, |_| {});
        community.add_partner("food", 30, b"food 1", NOW);
        let site = community.site();
        let outcome = reader.clone().visit(&site, NOW);
        assert!(is_updated(&outcome));
        (site, outcome, reader)
    })
}

/// Serves one file with other bytes: the update is refused, or release and trusted metadata are the same as before.
fn refused_or_equal(name: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let (site, good, reader) = whole();
    let (mut site, mut reader, mut same) = (site.clone(), reader.clone(), reader.clone());
    same.visit(&site, NOW);
    site.insert(name.to_owned(), bytes);
    let outcome = reader.visit(&site, NOW);
    if let Outcome::Updated { release, files, .. } = &outcome {
        let Outcome::Updated { release: good_release, files: good_files, .. } = good else {
            unreachable!("checked above")
        };
        prop_assert_eq!(release, good_release);
        prop_assert_eq!(files, good_files);
        let says = |reader: &Reader| -> Vec<Option<Value>> {
            let signed = |bytes: &[u8]| match json::parse(bytes) {
                Ok(Value::Object(mut members)) => members.remove("signed"),
                _ => None,
            };
            reader.state(NOW).files().map(|(_, bytes)| signed(bytes)).collect()
        };
        prop_assert_eq!(says(&reader), says(&same));
    }
    Ok(())
}

#[test]
fn every_byte_of_the_timestamp_matters_or_says_the_same() {
    let name = "metadata/timestamp.json";
    for at in 0..whole().0[name].len() {
        let mut bytes = whole().0[name].clone();
        bytes[at] ^= 1;
        refused_or_equal(name, bytes).expect("refused or equal");
    }
}

/// The files that a first visit fetches.
fn read_files() -> Vec<String> {
    whole().0.keys().filter(|name| !name.ends_with("/1.root.json")).cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn every_bit_flip_in_every_file_is_refused_or_changes_nothing(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        bit in 0..8u8,
    ) {
        let name = file.get(&read_files()).clone();
        let mut bytes = whole().0[&name].clone();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        refused_or_equal(&name, bytes)?;
    }

    #[test]
    fn every_truncation_of_every_file_is_refused_or_changes_nothing(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
    ) {
        let name = file.get(&read_files()).clone();
        let mut bytes = whole().0[&name].clone();
        bytes.truncate(at.index(bytes.len()));
        refused_or_equal(&name, bytes)?;
    }

    #[test]
    fn splices_of_two_files_are_refused_or_change_nothing(
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
    ) {
        let name = one.get(&read_files()).clone();
        let bytes = &whole().0[&name];
        let from = &whole().0[other.get(&read_files())];
        let at = at.index(bytes.len());
        let mut spliced = bytes[..at].to_vec();
        spliced.extend(from.iter().skip(at));
        refused_or_equal(&name, spliced)?;
    }

    #[test]
    fn any_bytes_are_parsed_or_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Metadata::<Root>::parse(&bytes, "root");
        let _ = Metadata::<Timestamp>::parse(&bytes, "timestamp");
        let _ = Metadata::<Snapshot>::parse(&bytes, "snapshot");
        let _ = Metadata::<Targets>::parse(&bytes, "targets");
        let _ = DetachedSignature::from_bytes(&bytes);
    }

    #[test]
    fn json_that_is_written_is_read_back(value in any_value()) {
        prop_assert_eq!(json::parse(&json::to_bytes(&value)), Ok(value));
    }

    #[test]
    fn canonical_json_is_the_same_whatever_the_order_and_the_spaces(value in any_value()) {
        let loose = String::from_utf8(json::to_bytes(&value)).expect("text");
        let spaced: Value = serde_json::from_str(&loose).expect("JSON");
        let pretty = serde_json::to_string_pretty(&spaced).expect("text");
        let again = json::parse(pretty.as_bytes()).expect("the same");
        prop_assert_eq!(json::canonical(&again), json::canonical(&value));
    }

    #[test]
    fn metadata_that_is_parsed_and_written_keeps_its_signatures(unrecognized_fields in any_value()) {
        let (site, ..) = whole();
        let name = name_of(site, "targets");
        let changed = forge::<Targets>(&site[&name], &[1, 2], |signed| {
            signed.header.unrecognized_fields.insert("unknown".into(), unrecognized_fields);
        });
        let again = Metadata::<Targets>::parse(&changed, "targets").expect("good");
        prop_assert_eq!(again.to_bytes(), changed);
        prop_assert_eq!(Metadata::draft(again.signed().clone()).signed_bytes(), again.signed_bytes());
    }

    #[test]
    fn times_that_are_written_are_read_back(at in -30_000_000_000i64..200_000_000_000) {
        prop_assert_eq!(parse_time(&time_text(at)), Some(at));
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-json::MAX_INTEGER..=json::MAX_INTEGER).prop_map(Value::from),
        any::<String>().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn refuse(text: &str) {
    json::parse(text.as_bytes()).expect_err(text);
}

#[test]
fn duplicate_json_keys_are_refused() {
    refuse(r#"{"a":1,"a":1}"#);
    refuse(r#"{"a":{"b":1,"\u0062":2}}"#);
}

#[test]
fn nfc_colliding_keys_are_two_keys_and_nfd_text_stays_as_it_is() {
    let text = "{\"\u{e9}\":1,\"e\u{301}\":2}";
    let value = json::parse(text.as_bytes()).expect("two keys");
    let canonical = String::from_utf8(json::canonical(&value)).expect("text");
    assert_eq!(canonical, "{\"e\u{301}\":2,\"\u{e9}\":1}", "sorted by code point, nothing composed");
}

#[test]
fn floats_are_refused() {
    for text in ["1.0", "1e3", "-0", "1E0", "0.5", "[1.5]", "9007199254740993.0"] {
        refuse(text);
    }
}

#[test]
fn integers_above_2_53_are_refused() {
    refuse("9007199254740993");
    refuse("-9007199254740993");
    refuse("18446744073709551616");
    refuse("99999999999999999999999999");
    assert_eq!(json::parse(b"9007199254740992"), Ok(Value::from(1u64 << 53)));
}

#[test]
fn deep_json_is_refused_before_it_hurts() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    json::parse(nested(MAX_DEPTH).as_bytes()).expect("as deep as allowed");
    refuse(&nested(MAX_DEPTH + 1));
    refuse(&"[".repeat(1_000_000));
    refuse(&"{\"a\":".repeat(1_000_000));
}

#[test]
fn what_is_not_json_is_refused() {
    for text in ["", " ", "{", "{}x", "nul", "NaN", "'a'", "{a:1}", "[1,]", "\"\\ud800\"", "\u{feff}{}", "01", "<html>"]
    {
        refuse(text);
    }
    json::parse(b"\"\xff\"").expect_err("not UTF-8");
}

#[test]
fn canonical_json_is_what_the_reference_signs() {
    let value = json::parse(r#" {"b" : [true, null, -1], "a\"\\" : "\u00e9\n\t\u0001/", "A":{}} "#.as_bytes());
    let canonical = json::canonical(&value.expect("good"));
    let expected = "{\"A\":{},\"a\\\"\\\\\":\"é\n\t\u{1}/\",\"b\":[true,null,-1]}";
    assert_eq!(String::from_utf8(canonical).expect("text"), expected);
}

/// Parses the timestamp after a change to its text; a refusal comes before the signatures are checked.
fn timestamp_with(from: &str, to: &str) -> String {
    let (site, ..) = whole();
    let text = String::from_utf8(site["metadata/timestamp.json"].clone()).expect("text");
    assert!(text.contains(from), "{from} in {text}");
    let changed = text.replacen(from, to, 1);
    Metadata::<Timestamp>::parse(changed.as_bytes(), "timestamp").expect_err(to).to_string()
}

#[test]
fn a_wrong_type_is_refused() {
    let message = timestamp_with("\"_type\":\"timestamp\"", "\"_type\":\"snapshot\"");
    assert_eq!(message, "timestamp: the file says that it is a \"snapshot\" file, which was not asked for.");
}

#[test]
fn a_spec_version_of_another_major_is_refused() {
    for version in ["2.0.0", "0.9", "1", "1.x", "1.0.0.0", "", "10.0.0", "1..0"] {
        let message = timestamp_with("\"1.0.34\"", &format!("\"{version}\""));
        assert!(message.contains("specification"), "{message}");
    }
}

#[test]
fn versions_below_1_and_times_of_other_forms_are_refused() {
    timestamp_with("\"version\":2}", "\"version\":0}");
    timestamp_with("\"version\":2}", "\"version\":-1}");
    timestamp_with("\"version\":2}", "\"version\":\"2\"}");
    for time in [
        "2026-01-15",
        "2026-01-15T00:00:00",
        "2026-01-15T00:00:00+00:00",
        "2026-13-15T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-01-15T24:00:00Z",
        "2026-01-15T00:00:60Z",
    ] {
        timestamp_with("\"2026-01-15T00:00:00Z\"", &format!("\"{time}\""));
    }
}

#[test]
fn errors_are_whole_sentences_with_role_and_version() {
    let (site, _, reader) = whole();
    let mut site = site.clone();
    let forged = forge::<Timestamp>(&site["metadata/timestamp.json"], &[99], |_| {});
    site.insert("metadata/timestamp.json".into(), forged);
    let Outcome::Refused(refusal) = reader.clone().visit(&site, NOW) else {
        panic!("taken");
    };
    assert_eq!(refusal.to_string(), "timestamp (version 2): 0 valid signatures by keys of root, but 1 are needed.");
}

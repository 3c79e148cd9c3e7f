//! Keys and signatures: a key counts once towards a threshold, and a signature has one valid form only.

use crate::world::*;
use signpost_trust::{
    Anchor, Reason, Refusal, TrustedState, hex,
    json::Object,
    key::{ED25519, Key},
    metadata::{Hashes, MetaFile, Metadata, Root, Signature, Snapshot, Timestamp},
    policy::Policy,
};

/// A root signed by key 1 alone, after a change, with these signatures.
fn root_with(change: impl FnOnce(&mut Root), signatures: impl Fn(&[u8]) -> Vec<Signature>) -> Result<(), Refusal> {
    let community = Community::new();
    let mut signed = community.repository.root().signed().clone();
    change(&mut signed);
    let mut root = Metadata::draft(signed);
    root.signatures = signatures(&root.signed_bytes());
    let anchor = Anchor { root: root.to_bytes(), ..community.old_anchor() };
    TrustedState::first_visit(&anchor, &Policy::reader()).map(drop)
}

/// A signature by key `n`, under this keyid.
fn by(n: u8, keyid: &str, message: &[u8]) -> Signature {
    use ed25519_dalek::Signer;
    let sig = ed25519_dalek::SigningKey::from_bytes(&[n; 32]).sign(message);
    Signature { keyid: keyid.to_owned(), sig: hex::encode(&sig.to_bytes()), unrecognized_fields: Object::new() }
}

fn found(result: Result<(), Refusal>) -> u64 {
    match result.expect_err("refused").reason {
        Reason::UnsignedMetadata { found, .. } => found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_signatures_by_two_keys_are_enough() {
    let ids = [key(1).key().id(), key(3).key().id()];
    let signed = root_with(|_| {}, |message| vec![by(1, &ids[0], message), by(3, &ids[1], message)]);
    signed.expect("2 of 3");
}

#[test]
fn one_key_under_two_keyids_counts_once() {
    let id = key(1).key().id();
    let other =
        Key::ed25519(ed25519_dalek::SigningKey::from_bytes(&[1; 32]).verifying_key().as_bytes(), Some("another name"));
    let alias = other.id();
    let result = root_with(
        |root| {
            root.keys.insert(alias.clone(), other.clone());
            root.root.keyids.push(alias.clone());
        },
        |message| vec![by(1, &id, message), by(1, &alias, message)],
    );
    assert_eq!(found(result), 1);
}

#[test]
fn two_signatures_under_one_keyid_are_refused_even_where_enough_others_signed() {
    let ids = [key(1).key().id(), key(2).key().id(), key(3).key().id()];
    let stranger = "f".repeat(64);
    let cases: [&[(u8, &str)]; 5] = [
        &[(1, &ids[0]), (1, &ids[0])],
        &[(1, &ids[0]), (2, &ids[1]), (1, &ids[0])],
        // One of the two is by another key, whichever comes first.
        &[(1, &ids[0]), (2, &ids[1]), (9, &ids[1])],
        &[(9, &ids[1]), (2, &ids[1]), (1, &ids[0])],
        // Of a key that the role does not name.
        &[(1, &ids[0]), (2, &ids[1]), (9, &stranger), (9, &stranger)],
    ];
    for signers in cases {
        let refused = root_with(|_| {}, |message| signers.iter().map(|(n, id)| by(*n, id, message)).collect());
        match refused.expect_err("refused").reason {
            Reason::Malformed(why) => assert!(why.contains("two signatures"), "{why}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_keyid_twice_among_the_signatures_of_any_file_is_refused() {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    let site = community.site();
    for role in ["root", "targets", "editors", "partner-food", "snapshot", "timestamp"] {
        let mut changed = site.clone();
        let file = changed.get_mut(&name_of(&site, role)).expect("published");
        let mut value: serde_json::Value = serde_json::from_slice(file).expect("JSON");
        let signatures = value["signatures"].as_array_mut().expect("signatures");
        signatures.push(signatures[0].clone());
        *file = serde_json::to_vec(&value).expect("JSON");
        // A first visitor with nothing stored; for the root, one whose page carries this file.
        let anchor = Anchor { root: changed[&name_of(&site, "root")].clone(), ..community.old_anchor() };
        if role == "root" {
            TrustedState::first_visit(&anchor, &Policy::strict()).expect_err("refused");
            continue;
        }
        // As the snapshot and timestamp list the file now, so that no hash refuses it first.
        let outcome = Reader::new(anchor).visit(&relisted(&community, changed, role), NOW);
        match refused(&outcome) {
            (of, Reason::Malformed(why)) => assert!(of == role && why.contains("two signatures"), "{of}: {why}"),
            other => panic!("{role}: {other:?}"),
        }
    }
}

/// The site with lengths and hashes of `role`'s changed file in a snapshot and timestamp signed anew.
fn relisted(community: &Community, mut site: Site, role: &str) -> Site {
    let measured = |bytes: &[u8], version| MetaFile {
        length: Some(bytes.len() as u64),
        hashes: Some(Hashes::sha256_of(bytes)),
        ..MetaFile::new(version)
    };
    let snapshot_name = name_of(&site, "snapshot");
    if !["snapshot", "timestamp"].contains(&role) {
        let changed = site[&name_of(&site, role)].clone();
        let snapshot = forge::<Snapshot>(&site[&snapshot_name], &[ONLINE], |snapshot| {
            let meta = snapshot.meta.get_mut(&format!("{role}.json")).expect("listed");
            *meta = measured(&changed, meta.version);
        });
        site.insert(snapshot_name.clone(), snapshot);
    }
    if role != "timestamp" {
        let snapshot = site[&snapshot_name].clone();
        let version = community.repository.snapshot.as_ref().expect("published").version();
        let timestamp = forge::<Timestamp>(&site["metadata/timestamp.json"], &[ONLINE], |timestamp| {
            timestamp.snapshot = measured(&snapshot, version);
        });
        site.insert("metadata/timestamp.json".into(), timestamp);
    }
    site
}

#[test]
fn a_keyid_listed_twice_is_refused() {
    let id = key(1).key().id();
    let result = root_with(
        |root| root.root.keyids.push(id.clone()),
        |message| vec![by(1, &id, message), by(2, &key(2).key().id(), message)],
    );
    assert!(matches!(result.expect_err("refused").reason, Reason::Malformed(_)));
}

#[test]
fn a_threshold_of_0_is_refused() {
    let result = root_with(|root| root.root.threshold = 0, |_| Vec::new());
    assert!(matches!(result.expect_err("refused").reason, Reason::Malformed(_)));
}

#[test]
fn a_key_that_the_role_does_not_name_counts_for_nothing() {
    let result = root_with(
        |_| {},
        |message| vec![by(1, &key(1).key().id(), message), by(ONLINE, &key(ONLINE).key().id(), message)],
    );
    assert_eq!(found(result), 1);
}

#[test]
fn a_signature_by_another_key_under_a_good_keyid_counts_for_nothing() {
    let ids = [key(1).key().id(), key(2).key().id()];
    let result = root_with(|_| {}, |message| vec![by(1, &ids[0], message), by(1, &ids[1], message)]);
    assert_eq!(found(result), 1);
}

/// Order of the Ed25519 group (RFC 8032), little-endian.
const L: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

#[test]
fn a_malleable_signature_s_plus_l_counts_for_nothing() {
    let ids = [key(1).key().id(), key(2).key().id()];
    let result = root_with(
        |_| {},
        |message| {
            let mut malleable = by(2, &ids[1], message);
            let mut bytes = hex::decode(&malleable.sig).expect("hex");
            let mut carry = 0;
            for (byte, add) in bytes[32..].iter_mut().zip(L) {
                let sum = u16::from(*byte) + u16::from(add) + carry;
                *byte = sum as u8;
                carry = sum >> 8;
            }
            malleable.sig = hex::encode(&bytes);
            vec![by(1, &ids[0], message), malleable]
        },
    );
    assert_eq!(found(result), 1);
}

#[test]
fn a_small_order_key_is_no_key() {
    // The eight points of small order, in their canonical or another well-known encoding.
    let points = [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ];
    for point in points {
        assert!((ED25519.load)(point).is_none(), "{point}");
        let bytes: [u8; 32] = hex::decode(point).expect("hex").try_into().expect("32");
        let weak = Key::ed25519(&bytes, None);
        let id = weak.id();
        // R is the neutral element and s is 0: valid for a small-order key under a lax check.
        let lax = format!("01{}", "0".repeat(126));
        let result = root_with(
            |root| {
                root.keys.insert(id.clone(), weak.clone());
                root.root.keyids.push(id.clone());
            },
            |message| {
                let weak = Signature { keyid: id.clone(), sig: lax.clone(), unrecognized_fields: Object::new() };
                vec![by(1, &key(1).key().id(), message), weak]
            },
        );
        assert_eq!(found(result), 1);
    }
}

#[test]
fn a_key_of_an_unknown_scheme_counts_for_nothing_and_breaks_nothing() {
    let value = serde_json::json!({ "keytype": "rsa", "scheme": "rsassa-pss-sha256", "keyval": { "public": "-----" } });
    let other = Key::from_value(&value).expect("a key");
    let id = other.id();
    let add = |root: &mut Root| {
        root.keys.insert(id.clone(), other.clone());
        root.root.keyids.push(id.clone());
    };
    let ids = [key(1).key().id(), key(2).key().id()];
    root_with(add, |message| vec![by(1, &ids[0], message), by(2, &ids[1], message)]).expect("two known keys signed");
    let result = root_with(add, |message| vec![by(1, &ids[0], message), by(2, &id, message)]);
    assert_eq!(found(result), 1);
}

#[test]
fn a_fingerprint_is_read_in_groups_of_four_and_is_of_the_key_alone() {
    let named = key(1).key();
    let nameless = Key::ed25519(ed25519_dalek::SigningKey::from_bytes(&[1; 32]).verifying_key().as_bytes(), None);
    assert_eq!(named.fingerprint(), nameless.fingerprint());
    assert_eq!(named.fingerprint().len(), 16 * 5 - 1);
}

#[test]
fn the_shown_form_of_a_private_key_keeps_its_secret() {
    let shown = format!("{:?}", key(7));
    assert!(!shown.contains("7, 7, 7") && !shown.contains("0707"), "{shown}");
    assert!(shown.contains("Holder 7"));
}

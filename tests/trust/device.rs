//! The device's store: nothing in it is trusted until verified again; tabs race; the browser evicts.

use crate::world::*;
use proptest::prelude::*;
use signpost_trust::{Anchor, Policy, Reason, TrustedState, client::Outcome};
use std::sync::OnceLock;

/// A stored state with a partner and a second root, the page's anchor, and the site.
fn stored() -> &'static (Vec<u8>, Anchor, Site) {
    static STORED: OnceLock<(Vec<u8>, Anchor, Site)> = OnceLock::new();
    STORED.get_or_init(|| {
        let mut community = Community::new();
        let anchor = community.old_anchor();
        community.add_partner("food", 30, b"food 1", NOW);
        community.rotate(&[1, 2], NOW, |_| {});
        community.release(b"release 2", NOW);
        let mut reader = Reader::new(anchor.clone());
        assert!(is_updated(&reader.visit(&community.site(), NOW)));
        (reader.stored.expect("stored"), anchor, community.site())
    })
}

fn load(bytes: &[u8]) -> Result<TrustedState, signpost_trust::Refusal> {
    TrustedState::load(bytes, &stored().1, &Policy::reader(), NOW)
}

#[test]
fn a_stored_state_is_loaded_as_it_was() {
    let (bytes, ..) = stored();
    let state = load(bytes).expect("good");
    assert_eq!(&state.to_bytes(), bytes);
    assert_eq!(state.root().version(), 2);
    assert_eq!(state.release().expect("stored").files().len(), 2);
}

#[test]
fn indexeddb_evicted_starts_again_from_the_page() {
    let (_, anchor, site) = stored();
    let mut reader = Reader::new(anchor.clone());
    assert!(is_updated(&reader.visit(site, NOW)));
    reader.stored = None;
    assert!(is_updated(&reader.visit(site, NOW)));
}

#[test]
fn packs_that_were_evicted_alone_are_fetched_again_and_nothing_older_is_taken() {
    let (bytes, anchor, site) = stored();
    let mut state = load(bytes).expect("good");
    state.forget_release();
    let mut reader = Reader { stored: Some(state.to_bytes()), ..Reader::new(anchor.clone()) };
    let old = Community::new().site();
    assert!(matches!(refused(&reader.visit(&old, NOW)).1, Reason::Rollback { .. }));
    let outcome = reader.visit(site, NOW);
    let Outcome::Updated { files, .. } = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(files.len(), 2);
}

#[test]
fn indexeddb_half_written_is_refused() {
    let (bytes, ..) = stored();
    for length in (0..bytes.len()).step_by(97).chain([0, 1, 31, 32, 33, bytes.len() - 1]) {
        load(&bytes[..length]).expect_err("cut short");
    }
    load(&[bytes.as_slice(), b"x"].concat()).expect_err("something follows");
}

#[test]
fn indexeddb_tampered_with_is_refused_even_with_a_good_checksum() {
    use sha2::{Digest, Sha256};
    let (bytes, ..) = stored();
    let body = &bytes[..bytes.len() - 32];
    // The stored editors file is signed: change its content, and fix the checksum.
    let text = b"data/directory.pack";
    let at = body.windows(text.len()).rposition(|window| window == text).expect("there");
    let mut tampered = body.to_vec();
    tampered[at] = b'D';
    let digest = Sha256::digest(&tampered);
    let refusal = load(&[tampered.as_slice(), &digest].concat()).expect_err("a bad signature");
    assert!(matches!(refusal.reason, Reason::UnsignedMetadata { .. }), "{refusal}");
}

#[test]
fn a_stored_root_that_the_chain_does_not_reach_is_refused() {
    use sha2::{Digest, Sha256};
    let (bytes, ..) = stored();
    // The second root has other content under the same version.
    let body = &bytes[..bytes.len() - 32];
    let text = b"\"version\":2,\"x-signpost-grace-days\":60";
    let at = body.windows(text.len()).position(|window| window == text).expect("there");
    let mut tampered = body.to_vec();
    tampered[at + text.len() - 1] = b'9';
    let digest = Sha256::digest(&tampered);
    let refusal = load(&[tampered.as_slice(), &digest].concat()).expect_err("a broken chain");
    assert_eq!(refusal.role, "root");
}

#[test]
fn stored_packs_are_checked_again_before_they_are_shown() {
    let state = load(&stored().0).expect("good");
    let release = state.release().expect("stored");
    let good = b"release 2".to_vec();
    release.verify_file(PACK, good.clone(), None).expect("the pack");
    let mut rotten = good.clone();
    rotten[0] ^= 1;
    assert_eq!(release.verify_file(PACK, rotten, None).expect_err("rotten").reason, Reason::HashMismatch);
    let short = good[1..].to_vec();
    assert!(matches!(release.verify_file(PACK, short, None).expect_err("short").reason, Reason::LengthMismatch { .. }));
    assert_eq!(release.verify_file("data/x", good.clone(), None).expect_err("unknown").reason, Reason::TargetNotFound);
    // The caller's digest is used instead of hashing again, and compared.
    assert_eq!(release.verify_file(PACK, good, Some([0; 32])).expect_err("other").reason, Reason::HashMismatch);
}

#[test]
fn a_decompression_bomb_is_bounded_by_what_was_signed() {
    let mut community = Community::new();
    let body = b"inflated".repeat(10);
    let files = [(PACK.to_owned(), signpost_trust::metadata::TargetFile::of(b"packed", Some(&body)))];
    let mut editors =
        community.repository.next_delegated("editors", files, NOW, &community.lifetimes).expect("a draft");
    editors.sign(&key(EDITOR));
    community.repository.accept_delegated("editors", editors).expect("signed");
    community.packs.insert(PACK.into(), b"packed".to_vec());
    community.sign_snapshot_and_timestamp(NOW);
    let outcome = Reader::new(community.anchor()).visit(&community.site(), NOW);
    let Outcome::Updated { files, .. } = outcome else {
        panic!("{outcome:?}");
    };
    let file = files[0].clone();
    assert_eq!(file.inflated_limit(), 80, "the shell stops here");
    file.clone().inflated(body.clone(), None).expect("as signed");
    let mut other = body.clone();
    other[3] ^= 1;
    assert_eq!(file.clone().inflated(other, None).expect_err("other").reason, Reason::HashMismatch);
    let bomb = [body.as_slice(), b"x"].concat();
    assert!(matches!(file.inflated(bomb, None).expect_err("longer").reason, Reason::LengthMismatch { .. }));
}

#[test]
fn a_pack_that_claims_to_inflate_beyond_the_cap_is_refused() {
    let community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.policy.caps.inflated_bytes = 8;
    let outcome = reader.visit(&community.site(), NOW);
    assert_eq!(refused(&outcome), (PACK, &Reason::TooLong { limit: 8 }));
    let mut reader = Reader::new(community.anchor());
    reader.policy.caps.target_bytes = 8;
    let outcome = reader.visit(&community.site(), NOW);
    assert_eq!(refused(&outcome), (PACK, &Reason::TooLong { limit: 8 }));
}

#[test]
fn a_capacity_file_is_small_before_and_after_decompression() {
    const CAPACITY: &str = "partners/food/programs.capacity";
    let visit = |bytes: &[u8], body: &[u8]| {
        let mut community = Community::new();
        community.add_partner("food", 30, b"food 1", NOW);
        let files = [(CAPACITY.to_owned(), signpost_trust::metadata::TargetFile::of(bytes, Some(body)))];
        let mut partner =
            community.repository.next_delegated("partner-food", files, NOW, &community.lifetimes).expect("a draft");
        partner.sign(&key(30));
        community.repository.accept_delegated("partner-food", partner).expect("signed");
        community.packs.insert(CAPACITY.into(), bytes.to_vec());
        community.sign_snapshot_and_timestamp(NOW);
        Reader::new(community.anchor()).visit(&community.site(), NOW)
    };
    let outcome = visit(b"packed", &[b'x'; 1 << 20]);
    let Outcome::Updated { files, .. } = outcome else {
        panic!("{outcome:?}");
    };
    assert!(files.iter().any(|file| file.path() == CAPACITY));
    let long = vec![b'x'; (1 << 20) + 1];
    for outcome in [visit(b"packed", &long), visit(&long, b"x")] {
        assert_eq!(refused(&outcome), (CAPACITY, &Reason::TooLong { limit: 1 << 20 }));
    }
}

#[test]
fn of_two_tabs_the_one_that_is_behind_does_not_win() {
    let mut community = Community::new();
    let mut old_tab = Reader::new(community.anchor());
    old_tab.visit(&community.site(), NOW);
    let mut new_tab = old_tab.clone();
    community.release(b"release 2", NOW);
    new_tab.visit(&community.site(), NOW);
    assert!(new_tab.state(NOW).precedence() > old_tab.state(NOW).precedence());
    community.rotate(&[1, 2], NOW, |_| {});
    let mut rotated = old_tab.clone();
    rotated.visit_with(&community.site(), NOW, &|fetch| {
        fetch.path.contains("timestamp").then_some(signpost_trust::client::Response::Offline)
    });
    assert!(rotated.state(NOW).precedence() > new_tab.state(NOW).precedence());
}

#[test]
fn the_pages_anchor_survives_the_page() {
    let anchor = Community::new().anchor();
    let community = r#"{"name":"</script><b>Food & more\u2028</b>","lat":1.5}"#;
    let script = anchor.to_script(community).expect("JSON");
    assert!(!script.contains(['<', '>', '&', '\u{2028}']));
    let again = Anchor::parse(&script).expect("the same");
    assert_eq!(again.floor, anchor.floor);
    TrustedState::first_visit(&again, &Policy::reader()).expect("still signed");
    for text in ["", "{}", "[]", "{\"root\":1}", "<html>"] {
        let anchor = Anchor::parse(text);
        let refused = anchor.and_then(|anchor| TrustedState::first_visit(&anchor, &Policy::reader()));
        refused.expect_err(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_flipped_bit_of_the_stored_state_is_refused(at in any::<prop::sample::Index>(), bit in 0..8u8) {
        let mut bytes = stored().0.clone();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(load(&bytes).is_err());
    }

    #[test]
    fn any_bytes_with_a_good_checksum_load_or_are_refused_without_a_panic(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        use sha2::{Digest, Sha256};
        let bytes = &stored().0;
        let mut body = bytes[..bytes.len() - 32].to_vec();
        for (at, byte) in flips {
            let at = at.index(body.len());
            body[at] = byte;
        }
        let digest = Sha256::digest(&body);
        let _ = load(&[body.as_slice(), &digest].concat());
    }
}

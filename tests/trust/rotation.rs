//! Root rotation: one version after the other, signed by the old and the new keys, up to the cap.

use crate::world::*;
use signpost_trust::{
    Anchor, Policy, Reason, TrustedState,
    metadata::{Metadata, Root},
    report::Verdict,
};

/// A community whose second root was changed by `change` and signed by `signers`, valid or not.
fn with_second_root(signers: &[u8], change: impl FnOnce(&mut Root)) -> (Community, Site) {
    let community = Community::new();
    let mut root = community.repository.next_root(change, NOW, &community.lifetimes);
    sign(&mut root, signers);
    let mut site = community.site();
    site.insert("metadata/2.root.json".into(), root.to_bytes());
    (community, site)
}

fn new_keys(root: &mut Root) {
    root.root = setup(&[4, 5, 6], 2).put(&mut root.keys);
}

#[test]
fn a_root_signed_by_only_the_old_keys_is_refused() {
    let (community, site) = with_second_root(&[1, 2], new_keys);
    let outcome = Reader::new(community.anchor()).visit(&site, NOW);
    assert!(matches!(refused(&outcome), ("root", Reason::UnsignedMetadata { found: 0, .. })));
}

#[test]
fn a_root_signed_by_only_the_new_keys_is_refused() {
    let (community, site) = with_second_root(&[4, 5], new_keys);
    let outcome = Reader::new(community.anchor()).visit(&site, NOW);
    assert!(matches!(refused(&outcome), ("root", Reason::UnsignedMetadata { found: 0, .. })));
}

#[test]
fn a_root_signed_by_old_and_new_keys_is_taken() {
    let (community, site) = with_second_root(&[1, 2, 4, 5], new_keys);
    let mut reader = Reader::new(community.anchor());
    assert!(is_updated(&reader.visit(&site, NOW)));
    assert_eq!(reader.state(NOW).root().version(), 2);
}

#[test]
fn a_raised_threshold_must_be_met_by_the_root_that_raises_it() {
    let raise = |root: &mut Root| root.root.threshold = 3;
    let (community, site) = with_second_root(&[1, 2], raise);
    let outcome = Reader::new(community.anchor()).visit(&site, NOW);
    assert!(matches!(refused(&outcome).1, Reason::UnsignedMetadata { needed: 3, found: 2, .. }));
    let (community, site) = with_second_root(&[1, 2, 3], raise);
    assert!(is_updated(&Reader::new(community.anchor()).visit(&site, NOW)));
}

#[test]
fn a_lowered_threshold_is_signed_by_the_old_one() {
    let lower = |root: &mut Root| root.root.threshold = 1;
    let (community, site) = with_second_root(&[1], lower);
    let outcome = Reader::new(community.anchor()).visit(&site, NOW);
    assert!(matches!(refused(&outcome).1, Reason::UnsignedMetadata { needed: 2, found: 1, .. }));
    let (community, site) = with_second_root(&[1, 2], lower);
    assert!(is_updated(&Reader::new(community.anchor()).visit(&site, NOW)));
}

#[test]
fn a_revoked_key_no_longer_signs() {
    let mut community = Community::new();
    let anchor = community.anchor();
    community.rotate(&[1, 2], NOW, |root| {
        let online = setup(&[21], 1).put(&mut root.keys);
        (root.timestamp, root.snapshot) = (online.clone(), online);
    });
    // Still signed by the old online key.
    let outcome = Reader::new(anchor.clone()).visit(&community.site(), NOW);
    assert!(matches!(refused(&outcome), ("timestamp", Reason::UnsignedMetadata { found: 0, .. })));
    // Editors' keys, likewise.
    community.delegate(NOW, |targets| {
        let all = targets.delegations.as_mut().expect("delegations");
        all.roles[0].role = setup(&[11], 1).put(&mut all.keys);
    });
    let signed = community.repository.sign_snapshot_and_timestamp(&[&key(21)], NOW, &community.lifetimes);
    assert!(signed.is_err(), "the publisher notices before the readers do");
}

#[test]
fn root_n_or_n_plus_2_where_n_plus_1_is_due_is_refused() {
    let mut community = Community::new();
    let anchor = community.anchor();
    community.rotate(&[1, 2], NOW, |_| {});
    community.rotate(&[1, 2], NOW, |_| {});
    for (served, expected) in [("1", 2), ("3", 2)] {
        let mut site = community.site();
        let other = site[&format!("metadata/{served}.root.json")].clone();
        site.insert("metadata/2.root.json".into(), other);
        let outcome = Reader::new(anchor.clone()).visit(&site, NOW);
        assert_eq!(refused(&outcome), ("root", &Reason::BadVersion { expected }));
    }
}

#[test]
fn a_chain_of_256_roots_is_walked_and_kept_and_no_more_at_once() {
    let mut community = Community::new();
    let anchor = community.anchor();
    for _ in 0..300 {
        community.rotate(&[1, 2], NOW, |_| {});
    }
    let mut reader = Reader::new(anchor);
    reader.visit(&community.site(), NOW);
    assert_eq!(reader.state(NOW).root().version(), 257);
    reader.visit(&community.site(), NOW);
    assert_eq!(reader.state(NOW).root().version(), 301);
}

#[test]
fn a_good_root_is_kept_when_what_follows_is_refused() {
    let (community, mut site) = with_second_root(&[1, 2, 4, 5], new_keys);
    site.insert("metadata/timestamp.json".into(), b"{}".to_vec());
    let mut reader = Reader::new(community.anchor());
    refused(&reader.visit(&site, NOW));
    assert_eq!(reader.state(NOW).root().version(), 2);
}

#[test]
fn a_page_with_a_newer_root_than_the_device_knows_is_joined_to_what_it_holds() {
    let mut community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    let shown = reader.shows(NOW);
    community.rotate(&[1, 2], NOW, |_| {});
    community.rotate(&[1, 2], NOW, |_| {});
    let old_page = reader.anchor.clone();
    reader.anchor = community.anchor();
    assert_eq!(reader.state(NOW).root().version(), 3);
    assert_eq!(reader.shows(NOW), shown, "the stored release stays");
    // ... and an old page from a cache does not revert it.
    reader.visit(&community.site(), NOW);
    reader.anchor = old_page;
    assert_eq!(reader.state(NOW).root().version(), 3);
}

#[test]
fn a_page_with_a_strangers_root_does_not_get_what_is_held() {
    let community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    let stored = reader.stored.expect("stored");
    for version in [1, 2] {
        let mut root = community.repository.root().signed().clone();
        new_keys(&mut root);
        root.header.version = version;
        let mut stranger = Metadata::draft(root);
        sign(&mut stranger, &[4, 5]);
        let anchor = Anchor { root: stranger.to_bytes(), ..community.old_anchor() };
        let refusal =
            TrustedState::load(&stored, &anchor, &Policy::reader(), NOW).expect_err("another community's root");
        assert_eq!((refusal.role.as_str(), refusal.version), ("root", Some(version)));
    }
}

#[test]
fn a_refusal_is_remembered_until_an_update_succeeds() {
    let (community, site) = with_second_root(&[1, 2], new_keys);
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    reader.visit(&site, NOW);
    let report = reader.state(NOW).report(NOW);
    assert!(report.verdict.is_usable());
    assert!(matches!(report.verdict, Verdict::Refused { ref role, .. } if role == "root"));
    reader.visit(&community.site(), NOW);
    assert_eq!(reader.state(NOW).report(NOW).verdict, Verdict::Fresh);
}

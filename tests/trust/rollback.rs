//! Rollback, mix and match, fast-forward: nothing older than the trusted versions, no mix of two releases.

use crate::world::*;
use signpost_trust::{
    Reason,
    client::Outcome,
    metadata::{Snapshot, Targets, Timestamp},
};

/// A reader of the second release, the site of the first, and the site of the second.
fn seen_two() -> (Reader, Site, Site, Community) {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    let first = community.site();
    let mut reader = Reader::new(community.old_anchor());
    community.list("partner-food", 30, &[("partners/food/directory.pack", b"food 2")], NOW);
    community.release(b"release 2", NOW);
    let second = community.site();
    assert!(is_updated(&reader.visit(&second, NOW)));
    (reader, first, second, community)
}

#[test]
fn rollback_of_the_timestamp_is_refused() {
    let (mut reader, first, _, _) = seen_two();
    let outcome = reader.visit(&first, NOW);
    assert_eq!(refused(&outcome), ("timestamp", &Reason::Rollback { trusted: 3 }));
}

#[test]
fn rollback_of_the_snapshot_in_a_new_timestamp_is_refused() {
    let (mut reader, first, mut second, _) = seen_two();
    let old = timestamp(&first).signed().snapshot.clone();
    let forged = forge::<Timestamp>(&second["metadata/timestamp.json"], &[ONLINE], |signed| {
        signed.header.version = 9;
        signed.snapshot = old;
    });
    second.insert("metadata/timestamp.json".into(), forged);
    second.extend(first.into_iter().filter(|(name, _)| name.contains("snapshot")));
    let outcome = reader.visit(&second, NOW);
    assert_eq!(refused(&outcome), ("snapshot", &Reason::Rollback { trusted: 3 }));
    assert_eq!(reader.requests.last().expect("asked"), "metadata/timestamp.json", "the snapshot is not even asked for");
}

/// What a thief of the online key can sign: a changed snapshot, and a timestamp for it.
fn with_snapshot(site: &Site, change: impl FnOnce(&mut Snapshot)) -> Site {
    let mut site = site.clone();
    let bytes = forge::<Snapshot>(&site[&name_of(&site, "snapshot")], &[ONLINE], |signed| {
        signed.header.version += 10;
        change(signed);
    });
    let version = snapshot(&site).version() + 10;
    site.insert(format!("metadata/{version}.snapshot.json"), bytes);
    let stamp = forge::<Timestamp>(&site["metadata/timestamp.json"], &[ONLINE], |signed| {
        signed.header.version += 10;
        signed.snapshot.version = version;
        signed.snapshot.length = None;
        signed.snapshot.hashes = None;
    });
    site.insert("metadata/timestamp.json".into(), stamp);
    site
}

#[test]
fn rollback_of_targets_in_a_new_snapshot_is_refused() {
    let (mut reader, _, second, mut community) = seen_two();
    community.delegate(NOW, |_| {});
    community.sign_snapshot_and_timestamp(NOW);
    assert!(is_updated(&reader.visit(&community.site(), NOW)));
    let site = with_snapshot(&community.site(), |signed| {
        signed.meta.insert("targets.json".into(), snapshot(&second).signed().meta["targets.json"].clone());
    });
    assert_eq!(refused(&reader.visit(&site, NOW)), ("targets", &Reason::Rollback { trusted: 3 }));
}

#[test]
fn rollback_of_a_delegated_role_in_a_new_snapshot_is_refused() {
    let (mut reader, first, second, _) = seen_two();
    for (role, trusted) in [("editors", 2), ("partner-food", 2)] {
        let old = snapshot(&first).signed().of_role(role).expect("listed").clone();
        let site = with_snapshot(&second, |signed| {
            signed.meta.insert(format!("{role}.json"), old);
        });
        assert_eq!(refused(&reader.visit(&site, NOW)), (role, &Reason::Rollback { trusted }));
    }
}

#[test]
fn a_role_that_vanishes_from_the_snapshot_is_refused() {
    let (mut reader, _, second, _) = seen_two();
    let site = with_snapshot(&second, |signed| {
        signed.meta.remove("partner-food.json");
    });
    let name = "partner-food.json".to_owned();
    assert_eq!(refused(&reader.visit(&site, NOW)), ("snapshot", &Reason::RemovedFromSnapshot { name }));
}

#[test]
fn a_delegated_role_that_the_snapshot_never_listed_is_refused() {
    let (_, _, second, community) = seen_two();
    let site = with_snapshot(&second, |signed| {
        signed.meta.remove("partner-food.json");
    });
    let outcome = Reader::new(community.old_anchor()).visit(&site, NOW);
    assert_eq!(refused(&outcome), ("partner-food", &Reason::NotInSnapshot));
}

#[test]
fn the_same_timestamp_version_with_other_content_is_never_taken() {
    let (mut reader, _, mut second, _) = seen_two();
    let before = reader.state(NOW);
    let forged = forge::<Timestamp>(&second["metadata/timestamp.json"], &[ONLINE], |signed| {
        signed.snapshot.version = 99;
    });
    second.insert("metadata/timestamp.json".into(), forged);
    let outcome = reader.visit(&second, NOW);
    assert!(matches!(outcome, Outcome::Unchanged { .. }), "{outcome:?}");
    let after = reader.state(NOW);
    assert!(before.files().eq(after.files()), "the trusted one stays");
    assert!(after.report(NOW).log[0].message.contains("same version"));
}

#[test]
fn the_same_snapshot_version_with_other_content_is_refused() {
    let (mut reader, _, mut second, _) = seen_two();
    let name = name_of(&second, "snapshot");
    let other = forge::<Snapshot>(&second[&name], &[ONLINE], |signed| signed.header.expires += 1);
    let stamp = forge::<Timestamp>(&second["metadata/timestamp.json"], &[ONLINE], |signed| {
        signed.header.version += 1;
        signed.snapshot.length = Some(other.len() as u64);
        signed.snapshot.hashes = Some(signpost_trust::metadata::Hashes::sha256_of(&other));
    });
    second.insert(name, other);
    second.insert("metadata/timestamp.json".into(), stamp);
    let outcome = reader.visit(&second, NOW);
    assert_eq!(refused(&outcome), ("snapshot", &Reason::SameVersionOtherContent));
}

#[test]
fn a_snapshot_of_another_version_than_listed_is_refused() {
    let (_, first, second, community) = seen_two();
    let mut site = with_snapshot(&second, |_| {});
    let name = name_of(&site, "snapshot");
    site.insert(name, first[&name_of(&first, "snapshot")].clone());
    let outcome = Reader::new(community.old_anchor()).visit(&site, NOW);
    assert_eq!(refused(&outcome), ("snapshot", &Reason::BadVersion { expected: 13 }));
}

#[test]
fn a_targets_file_of_another_version_than_listed_is_refused() {
    let (_, first, second, community) = seen_two();
    for role in ["targets", "editors", "partner-food"] {
        let mut site = with_snapshot(&second, |signed| {
            let meta = signed.meta.get_mut(&format!("{role}.json")).expect("listed");
            meta.version += 5;
            (meta.length, meta.hashes) = (None, None);
        });
        let announced = snapshot(&site).signed().of_role(role).expect("listed").version;
        let old = first[&name_of(&first, role)].clone();
        site.insert(format!("metadata/{announced}.{role}.json"), old);
        let outcome = Reader::new(community.old_anchor()).visit(&site, NOW);
        let expected = announced;
        assert_eq!(refused(&outcome), (role, &Reason::BadVersion { expected }));
    }
}

#[test]
fn mix_and_match_an_old_partner_file_with_a_new_snapshot_is_refused() {
    let (_, first, mut second, community) = seen_two();
    let old = first[&name_of(&first, "partner-food")].clone();
    let name = name_of(&second, "partner-food");
    second.insert(name, old);
    let outcome = Reader::new(community.anchor()).visit(&second, NOW);
    let (role, reason) = refused(&outcome);
    assert_eq!(role, "partner-food");
    assert!(matches!(reason, Reason::HashMismatch | Reason::LengthMismatch { .. }), "{reason:?}");
}

#[test]
fn mix_and_match_a_cdn_that_serves_half_of_each_release_is_refused() {
    let (_, first, second, community) = seen_two();
    // Every choice of each versioned file from one release or the other, under the name that is requested.
    let roles = ["snapshot", "editors", "partner-food"];
    for choice in 1..(1 << roles.len()) {
        let mut site = second.clone();
        for (bit, role) in roles.iter().enumerate() {
            if choice >> bit & 1 == 1 {
                site.insert(name_of(&second, role), first[&name_of(&first, role)].clone());
            }
        }
        let outcome = Reader::new(community.old_anchor()).visit(&site, NOW);
        refused(&outcome);
    }
}

#[test]
fn the_length_and_hash_of_every_metadata_file_are_checked() {
    let (_, _, second, community) = seen_two();
    for role in ["snapshot", "targets", "editors", "partner-food"] {
        let name = name_of(&second, role);
        // The same JSON with a space more; then one byte less.
        let longer = [second[&name].as_slice(), b" "].concat();
        let mut site = second.clone();
        site.insert(name.clone(), longer);
        let outcome = Reader::new(community.anchor()).visit(&site, NOW);
        assert!(matches!(refused(&outcome).1, Reason::TooLong { .. }), "{outcome:?}");
        let shorter = second[&name][..second[&name].len() - 1].to_vec();
        site.insert(name, shorter);
        let outcome = Reader::new(community.anchor()).visit(&site, NOW);
        assert!(matches!(refused(&outcome).1, Reason::LengthMismatch { .. }), "{outcome:?}");
    }
}

#[test]
fn a_file_of_the_right_length_with_another_hash_is_refused() {
    let (_, _, second, community) = seen_two();
    for role in ["snapshot", "targets", "editors", "partner-food"] {
        let name = name_of(&second, role);
        // A space inside the signatures: the signed content is the same, the file is another.
        let text = String::from_utf8(second[&name].clone()).expect("text");
        let other = text.replacen("{\"keyid\"", " {\"keyid\"", 1);
        let site = [(name, other.into_bytes()[..text.len()].to_vec())];
        let mut whole = second.clone();
        whole.extend(site);
        let outcome = Reader::new(community.anchor()).visit(&whole, NOW);
        assert_eq!(refused(&outcome).1, &Reason::HashMismatch);
    }
}

#[test]
fn the_floor_of_the_page_is_respected_by_a_first_visitor() {
    let (_, first, second, community) = seen_two();
    let mut reader = Reader::new(community.anchor());
    assert_eq!(refused(&reader.visit(&first, NOW)), ("timestamp", &Reason::BelowFloor { floor: 3 }));
    assert_eq!(reader.shows(NOW), None);
    let mut anchor = community.anchor();
    anchor.floor.timestamp = 0;
    let outcome = Reader::new(anchor.clone()).visit(&first, NOW);
    assert_eq!(refused(&outcome), ("snapshot", &Reason::BelowFloor { floor: 3 }));
    anchor.floor.snapshot = 0;
    anchor.floor.targets = 9;
    let outcome = Reader::new(anchor).visit(&second, NOW);
    assert_eq!(refused(&outcome), ("targets", &Reason::BelowFloor { floor: 9 }));
}

#[test]
fn a_fast_forward_to_2_53_is_undone_by_rotating_the_online_key() {
    let (mut reader, _, second, mut community) = seen_two();
    // The thief of the online key signs the highest version.
    let top = 1 << 53;
    let mut site = second.clone();
    let far = forge::<Snapshot>(&site[&name_of(&site, "snapshot")], &[ONLINE], |signed| {
        signed.header.version = top;
    });
    site.insert(format!("metadata/{top}.snapshot.json"), far);
    let stamp = forge::<Timestamp>(&site["metadata/timestamp.json"], &[ONLINE], |signed| {
        signed.header.version = top;
        signed.snapshot.version = top;
        (signed.snapshot.length, signed.snapshot.hashes) = (None, None);
    });
    site.insert("metadata/timestamp.json".into(), stamp);
    assert!(is_updated(&reader.visit(&site, NOW)));
    assert!(matches!(refused(&reader.visit(&second, NOW)).1, Reason::Rollback { .. }));
    // A new root with another online key; versions continue where the community was.
    community.rotate(&[1, 2], NOW, |root| {
        let online = setup(&[21], 1).put(&mut root.keys);
        (root.timestamp, root.snapshot) = (online.clone(), online);
    });
    community
        .repository
        .sign_snapshot_and_timestamp(&[&key(21)], NOW, &community.lifetimes)
        .expect("signed by the new online key");
    let outcome = reader.visit(&community.site(), NOW);
    assert!(is_updated(&outcome), "{outcome:?}");
    assert_eq!(reader.state(NOW).release().expect("stored").version(), 4);
}

#[test]
fn a_floor_does_not_stand_in_the_way_of_recovery() {
    let (_, _, _, mut community) = seen_two();
    let mut page = community.anchor();
    page.floor.timestamp = 1 << 53;
    page.floor.snapshot = 1 << 53;
    community.rotate(&[1, 2], NOW, |root| {
        let online = setup(&[21], 1).put(&mut root.keys);
        (root.timestamp, root.snapshot) = (online.clone(), online);
    });
    community.repository.sign_snapshot_and_timestamp(&[&key(21)], NOW, &community.lifetimes).expect("signed");
    let mut reader = Reader::new(page);
    assert!(is_updated(&reader.visit(&community.site(), NOW)));
    // ... and after the state was loaded again.
    community.repository.sign_snapshot_and_timestamp(&[&key(21)], NOW, &community.lifetimes).expect("signed");
    assert!(matches!(reader.visit(&community.site(), NOW), Outcome::Unchanged { .. }));
}

#[test]
fn an_online_key_that_is_only_added_does_not_erase_the_guard_against_rollback() {
    let (mut reader, first, second, mut community) = seen_two();
    community.rotate(&[1, 2], NOW, |root| {
        let online = setup(&[ONLINE, 21], 1).put(&mut root.keys);
        (root.timestamp, root.snapshot) = (online.clone(), online);
    });
    let mut site = first;
    site.insert("metadata/2.root.json".into(), community.site()["metadata/2.root.json"].clone());
    assert_eq!(refused(&reader.visit(&site, NOW)), ("timestamp", &Reason::Rollback { trusted: 3 }));
    let _ = second;
}

#[test]
fn an_editors_thief_cannot_write_a_role_of_another_type() {
    let (_, _, second, community) = seen_two();
    let mut site = second.clone();
    let editors = second[&name_of(&second, "editors")].clone();
    site.insert("metadata/timestamp.json".into(), editors);
    let outcome = Reader::new(community.anchor()).visit(&site, NOW);
    let found = "targets".to_owned();
    assert_eq!(refused(&outcome), ("timestamp", &Reason::WrongType { found }));
    let wrong = forge::<Targets>(&second[&name_of(&second, "editors")], &[ONLINE], |_| {});
    site.insert("metadata/timestamp.json".into(), wrong);
    let outcome = Reader::new(community.anchor()).visit(&site, NOW);
    assert!(matches!(refused(&outcome).1, Reason::WrongType { .. }));
}

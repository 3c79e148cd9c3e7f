//! The ordinary days: first visit, nothing new, a new release, partners, renewal.

use crate::world::*;
use signpost_trust::{
    Goal, Policy, TrustedState, Update,
    client::Outcome,
    report::Verdict,
    sign::{DetachedSignature, Repository, remove_partner},
};
use std::collections::BTreeMap;

#[test]
fn a_first_visit_takes_the_release_and_says_fresh() {
    let community = Community::new();
    let mut reader = Reader::new(community.anchor());
    let outcome = reader.visit(&community.site(), NOW);
    let Outcome::Updated { release, files, verdict } = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(verdict, Verdict::Fresh);
    assert_eq!(release.files().len(), 1);
    assert_eq!(files[0].bytes(), b"release 1");
    assert_eq!(release.released_at(), Some(NOW));
    let report = reader.state(NOW).report(NOW);
    assert!(report.verdict.is_usable());
    assert_eq!(report.checked_at, Some(NOW));
    let roles: Vec<&str> = report.roles.iter().map(|role| role.role.as_str()).collect();
    assert_eq!(roles, ["root", "targets", "editors", "snapshot", "timestamp"]);
    assert_eq!(report.roles[0].keys[0].holder.as_deref(), Some("Holder 1"));
    assert_eq!(report.roles[0].keys.iter().filter(|key| key.signed).count(), 2);
}

#[test]
fn an_unchanged_repeat_visit_makes_two_requests() {
    let community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    let outcome = reader.visit(&community.site(), NOW + days(1));
    assert_eq!(outcome, Outcome::Unchanged { verdict: Verdict::Fresh });
    assert_eq!(reader.requests, ["metadata/2.root.json", "metadata/timestamp.json"]);
}

#[test]
fn a_new_release_is_taken_and_only_what_changed_is_fetched() {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    community.release(b"release 2", NOW + days(1));
    let Outcome::Updated { release, files, .. } = reader.visit(&community.site(), NOW + days(1)) else {
        panic!("not updated");
    };
    assert_eq!(release.files().len(), 2);
    assert_eq!(files.len(), 1, "the partner's pack is stored already");
    assert_eq!(files[0].bytes(), b"release 2");
}

#[test]
fn a_strict_client_and_a_lookup_find_a_file_through_the_delegations() {
    let community = Community::new();
    let policy = Policy::strict();
    let state = TrustedState::first_visit(&community.anchor(), &policy).expect("a good anchor");
    let mut update = Update::new(state, Goal::Target(PACK.into()), &policy, NOW);
    let (outcome, _) = drive(&mut update, &community.site(), &|_| None);
    let bytes = b"release 1".to_vec();
    let path = PACK.to_owned();
    assert_eq!(outcome, Outcome::Target { path, bytes });
    update.look_up("data/nothing.pack");
    let (outcome, requests) = drive(&mut update, &community.site(), &|_| None);
    assert_eq!(refused(&outcome).0, "data/nothing.pack");
    assert!(requests.is_empty(), "everything was verified already");
}

#[test]
fn a_renewed_timestamp_keeps_a_directory_fresh() {
    let mut community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    community.sign_snapshot_and_timestamp(NOW + days(13));
    let outcome = reader.visit(&community.site(), NOW + days(20));
    let verdict = Verdict::Fresh;
    assert_eq!(outcome, Outcome::Unchanged { verdict });
}

#[test]
fn a_removed_partner_is_gone_and_nobody_sees_a_rollback() {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    community.delegate(NOW, |targets| remove_partner(targets, "food"));
    community.sign_snapshot_and_timestamp(NOW + 1);
    assert!(snapshot(&community.site()).signed().of_role("partner-food").is_some());
    let outcome = reader.visit(&community.site(), NOW + 1);
    assert!(is_updated(&outcome), "{outcome:?}");
    assert_eq!(reader.state(NOW).release().expect("stored").files().len(), 1);
    // ... and may come back, with a higher version than before.
    community.add_partner("food", 31, b"food 2", NOW + 2);
    assert!(is_updated(&reader.visit(&community.site(), NOW + 2)));
    assert_eq!(reader.state(NOW).release().expect("stored").files().len(), 2);
}

#[test]
fn a_repository_is_read_back_from_its_site_and_goes_on() {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    let files: BTreeMap<String, Vec<u8>> = community.repository.files().into_iter().collect();
    let mut again = Repository::read(&files).expect("a good repository");
    again
        .sign_snapshot_and_timestamp(&[&key(ONLINE)], NOW + 5, &community.lifetimes)
        .expect("renewed by the online key alone");
    assert_eq!(again.snapshot, community.repository.snapshot, "nothing changed");
    assert_eq!(again.timestamp.expect("signed").version(), 3);
}

#[test]
fn signatures_of_a_threshold_are_collected_as_files() {
    let community = Community::new();
    let mut root = community.repository.next_root(|_| {}, NOW, &community.lifetimes);
    root.sign(&key(1));
    let (old, new) = community.repository.root_signers(&root);
    assert_eq!((old.signed.len(), old.needed, old.enough()), (1, 2, false));
    assert_eq!(new.missing.len(), 2);
    let mut repository = community.repository.clone();
    assert!(repository.accept_root(root.clone()).is_err(), "one of two");
    let file = root.sign_detached("root", &key(3)).to_bytes();
    let signature = DetachedSignature::from_bytes(&file).expect("a signature file");
    root.attach("root", &signature).expect("for this draft");
    repository.accept_root(root.clone()).expect("two of three");
    let mut other = community.repository.next_root(|_| {}, NOW + 1, &community.lifetimes);
    assert!(other.attach("root", &signature).is_err(), "signed for another content");
}

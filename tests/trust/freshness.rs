//! Freeze attacks, expiry and clocks: what is not confirmed is reported as stale; new metadata that has expired is refused.

use crate::world::*;
use signpost_trust::{
    Anchor, Reason,
    client::Outcome,
    metadata::{Root, Timestamp},
    report::Verdict,
};

fn stale(outcome: &Outcome) -> i64 {
    match outcome {
        Outcome::Unchanged { verdict: Verdict::Stale { confirmed_at } }
        | Outcome::Updated { verdict: Verdict::Stale { confirmed_at }, .. } => *confirmed_at,
        other => panic!("not stale: {other:?}"),
    }
}

#[test]
fn freeze_the_same_timestamp_past_its_expiry_is_stale() {
    let community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    reader.visit(&community.site(), NOW + days(13));
    let outcome = reader.visit(&community.site(), NOW + days(14));
    assert_eq!(stale(&outcome), NOW + days(13), "the last time that all was well");
    assert!(reader.state(NOW).release().is_some());
}

#[test]
fn freeze_is_noticed_after_a_restart_without_any_request() {
    let community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    let later = NOW + days(200);
    let verdict = reader.state(later).report(later).verdict;
    assert_eq!(verdict, Verdict::Stale { confirmed_at: NOW });
}

#[test]
fn freeze_is_refused_by_a_strict_client_also_from_its_cache() {
    let community = Community::new();
    let mut reader = Reader::strict(community.anchor());
    assert!(is_updated(&reader.visit(&community.site(), NOW)));
    let now = NOW + days(14);
    let expires = now;
    let outcome = reader.visit(&community.site(), now);
    assert_eq!(refused(&outcome), ("timestamp", &Reason::ExpiredMetadata { expires, now }));
}

#[test]
fn a_cached_snapshot_expires_too() {
    let mut community = Community::new();
    let mut strict = Reader::strict(community.anchor());
    let mut reader = Reader::new(community.anchor());
    strict.visit(&community.site(), NOW);
    reader.visit(&community.site(), NOW);
    // The timestamp alone is renewed.
    let now = NOW + days(180);
    community.lifetimes.snapshot = 1; // less than a third of it is over, so the snapshot stays
    community.lifetimes.timestamp = 400;
    let mut site = community.site();
    let stamp = forge::<Timestamp>(&site["metadata/timestamp.json"], &[ONLINE], |signed| {
        signed.header.version += 1;
        signed.header.expires = now + days(5);
    });
    site.insert("metadata/timestamp.json".into(), stamp);
    let outcome = strict.visit(&site, now);
    assert_eq!(refused(&outcome).0, "snapshot");
    assert!(matches!(refused(&outcome).1, Reason::ExpiredMetadata { .. }));
    stale(&reader.visit(&site, now));
}

#[test]
fn a_snapshot_is_renewed_when_a_third_of_its_lifetime_is_over() {
    let mut community = Community::new();
    let before = snapshot(&community.site()).version();
    community.sign_snapshot_and_timestamp(NOW + days(59));
    assert_eq!(snapshot(&community.site()).version(), before);
    community.sign_snapshot_and_timestamp(NOW + days(61));
    assert_eq!(snapshot(&community.site()).version(), before + 1);
}

#[test]
fn a_first_visit_within_the_grace_is_accepted_as_stale() {
    let community = Community::new();
    let last = NOW + days(14 + 60) - 1;
    let outcome = Reader::new(community.anchor()).visit(&community.site(), last);
    assert_eq!(stale(&outcome), NOW, "when it was signed");
    let outcome = Reader::new(community.anchor()).visit(&community.site(), last + 1);
    assert_eq!(refused(&outcome).0, "timestamp");
    assert!(matches!(refused(&outcome).1, Reason::ExpiredMetadata { .. }));
}

#[test]
fn the_grace_is_what_the_signed_root_says() {
    let community = Community::new();
    let root = forge::<Root>(&community.anchor().root, &[1, 2], |root| {
        let field = signpost_trust::metadata::GRACE_FIELD.to_owned();
        root.header.unrecognized_fields.insert(field, 3.into());
    });
    let anchor = Anchor { root, ..community.anchor() };
    stale(&Reader::new(anchor.clone()).visit(&community.site(), NOW + days(16)));
    refused(&Reader::new(anchor).visit(&community.site(), NOW + days(17)));
}

#[test]
fn an_expired_root_is_refused_and_the_last_good_copy_stays() {
    let mut community = Community::new();
    community.lifetimes.timestamp = 5_000;
    community.lifetimes.snapshot = 5_000;
    community.lifetimes.editors = 5_000;
    community.lifetimes.targets = 5_000;
    community.delegate(NOW, |_| {});
    community.release(b"release 2", NOW);
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    let now = NOW + days(3 * 365);
    let outcome = reader.visit(&community.site(), now);
    assert_eq!(refused(&outcome), ("root", &Reason::ExpiredMetadata { expires: now, now }));
    let report = reader.state(now).report(now);
    assert_eq!(report.verdict.unconfirmed_since(), Some(NOW), "the copy in use says how old it is");
    assert!(matches!(report.verdict, Verdict::Refused { .. }));
    refused(&Reader::new(community.anchor()).visit(&community.site(), now));
}

#[test]
fn expired_editors_are_refused_on_new_data_and_stale_on_stored_data() {
    let mut community = Community::new();
    community.lifetimes.timestamp = 5_000;
    community.lifetimes.snapshot = 5_000;
    community.release(b"release 2", NOW);
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    let now = NOW + days(366);
    stale(&reader.visit(&community.site(), now));
    // New to this reader, and expired.
    let outcome = Reader::new(community.anchor()).visit(&community.site(), now);
    assert_eq!(refused(&outcome).0, "editors");
    community.release(b"release 3", NOW);
    let outcome = reader.visit(&community.site(), now);
    assert_eq!(refused(&outcome).0, "editors");
    assert!(reader.state(now).report(now).verdict.is_usable());
    // A strict client refuses both.
    let mut strict = Reader::strict(community.anchor());
    strict.visit(&community.site(), NOW);
    assert_eq!(refused(&strict.visit(&community.site(), now)).0, "editors");
}

#[test]
fn expired_targets_are_refused_on_new_data() {
    let mut community = Community::new();
    community.lifetimes.timestamp = 5_000;
    community.lifetimes.snapshot = 5_000;
    community.lifetimes.editors = 5_000;
    community.release(b"release 2", NOW);
    let outcome = Reader::new(community.anchor()).visit(&community.site(), NOW + days(731));
    assert_eq!(refused(&outcome).0, "targets");
}

#[test]
fn an_expired_partner_makes_only_its_own_entries_stale() {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    let now = NOW + days(366);
    community.release(b"release 2", now);
    let mut reader = Reader::new(community.anchor());
    let outcome = reader.visit(&community.site(), now);
    let Outcome::Updated { release, verdict, .. } = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(verdict, Verdict::Fresh);
    let expired: Vec<bool> = release.files().iter().map(|file| file.expired).collect();
    assert_eq!(expired, [false, true]);
    let report = reader.state(now).report(now);
    let expired: Vec<&str> = report.roles.iter().filter(|role| role.expired).map(|role| role.role.as_str()).collect();
    assert_eq!(expired, ["partner-food"]);
    // The strict client refuses it.
    let outcome = Reader::strict(community.anchor()).visit(&community.site(), now);
    assert_eq!(refused(&outcome).0, "partner-food");
}

#[test]
fn a_clock_set_back_does_not_make_an_old_directory_fresh() {
    let community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW + days(13));
    let frozen = reader.state(NOW + days(20)).report(NOW + days(20)).verdict;
    assert!(matches!(frozen, Verdict::Stale { .. }));
    // Back before anything was signed: the highest clock still counts.
    let mut other = community.clone();
    other.lifetimes.timestamp = 1;
    other.sign_snapshot_and_timestamp(NOW);
    let outcome = reader.visit(&other.site(), NOW - days(400));
    stale(&outcome);
}

#[test]
fn a_clock_before_the_page_was_published_is_not_believed() {
    let community = Community::new();
    let mut anchor = community.anchor();
    anchor.floor.time = NOW + days(100);
    let outcome = Reader::new(anchor).visit(&community.site(), NOW);
    assert!(matches!(refused(&outcome).1, Reason::ExpiredMetadata { .. }), "{outcome:?}");
}

#[test]
fn a_clock_years_ahead_erases_nothing_and_is_not_remembered() {
    let mut community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    let ahead = NOW + days(20 * 365);
    refused(&reader.visit(&community.site(), ahead));
    assert!(reader.state(ahead).report(ahead).verdict.is_usable());
    // The clock is right again.
    community.sign_snapshot_and_timestamp(NOW + days(1));
    let outcome = reader.visit(&community.site(), NOW + days(1));
    let verdict = Verdict::Fresh;
    assert_eq!(outcome, Outcome::Unchanged { verdict });
}

#[test]
fn one_time_holds_for_the_whole_update() {
    // `Update::new` takes `now` once, so the last file is checked against the same time as the first: everything expires
    // one second later.
    let mut community = Community::new();
    for days in [
        &mut community.lifetimes.timestamp,
        &mut community.lifetimes.snapshot,
        &mut community.lifetimes.editors,
        &mut community.lifetimes.targets,
    ] {
        *days = 1;
    }
    community.delegate(NOW, |_| {});
    community.release(b"release 2", NOW);
    let last = NOW + days(1) - 1;
    assert!(is_updated(&Reader::strict(community.anchor()).visit(&community.site(), last)));
    refused(&Reader::strict(community.anchor()).visit(&community.site(), last + 1));
}

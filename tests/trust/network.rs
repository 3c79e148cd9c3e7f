//! The network: every kind of wrong response to every request keeps the old state, and is logged.

use crate::world::*;
use signpost_trust::{
    Reason,
    client::{Outcome, Response},
    report::Verdict,
    retry::{Retry, after_failure, is_worth_it},
};

/// Every request of a first visit, and of an update from the first release.
fn requests() -> (Community, Reader, Site, Vec<String>) {
    let mut community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.visit(&community.site(), NOW);
    community.add_partner("food", 30, b"food 1", NOW);
    community.release(b"release 2", NOW);
    let site = community.site();
    let mut probe = reader.clone();
    assert!(is_updated(&probe.visit(&site, NOW)));
    (community, reader, site, probe.requests)
}

/// Responses of a hostile or broken network to any request.
fn faults() -> Vec<(&'static str, Response, bool)> {
    vec![
        // name, response, whether it ends the search for the next root
        ("200 with HTML", body("<!doctype html><html></html>"), true),
        ("200 with HTML after spaces", body("\u{feff} \n<html>"), true),
        ("200 with nothing", body(""), false),
        ("200 with other JSON", body("{}"), false),
        ("403", Response::Status(403), true),
        ("404", Response::Status(404), true),
        ("500", Response::Status(500), false),
        ("503", Response::Status(503), false),
        ("a redirect that was not followed", Response::Status(302), false),
        ("a CORS failure", Response::Failed("blocked".into()), false),
        ("an endless body", Response::TooLong, false),
        ("an oversized body", body(vec![b' '; 6_000_000]), false),
        ("offline in the middle", Response::Offline, false),
    ]
}

#[test]
fn any_fault_on_any_fetch_leaves_the_last_good_copy() {
    let (_, reader, site, requests) = requests();
    assert!(requests.len() >= 7, "{requests:?}");
    for request in &requests {
        for (fault, response, absent_for_root) in faults() {
            let mut reader = reader.clone();
            let before = reader.shows(NOW).expect("stored");
            let outcome =
                reader.visit_with(&site, NOW, &|fetch| request.ends_with(&fetch.path).then(|| response.clone()));
            if request.ends_with(".root.json") && absent_for_root {
                assert!(is_updated(&outcome), "{fault} on {request}: {outcome:?}");
                continue;
            }
            assert!(
                matches!(outcome, Outcome::Refused(_) | Outcome::Unreachable(_)),
                "{fault} on {request}: {outcome:?}"
            );
            assert_eq!(reader.shows(NOW), Some(before), "{fault} on {request}");
            assert!(reader.state(NOW).report(NOW).verdict.is_usable());
            assert!(!reader.state(NOW).report(NOW).log.is_empty(), "it is logged for the About page");
            // The next update succeeds once the network works again.
            assert!(is_updated(&reader.visit(&site, NOW)), "after {fault} on {request}");
            assert_eq!(reader.state(NOW).report(NOW).verdict, Verdict::Fresh);
        }
    }
}

#[test]
fn a_network_failure_is_not_a_refusal() {
    let (_, mut reader, site, _) = requests();
    for response in [Response::Offline, Response::Status(500), Response::Failed("reset".into())] {
        let outcome = reader.visit_with(&site, NOW, &|_| Some(response.clone()));
        assert!(matches!(outcome, Outcome::Unreachable(_)), "{outcome:?}");
        assert_eq!(reader.state(NOW).report(NOW).verdict, Verdict::Fresh);
    }
}

#[test]
fn a_first_visit_without_a_network_has_nothing_to_show_and_says_why() {
    let community = Community::new();
    let mut reader = Reader::new(community.anchor());
    reader.visit_with(&community.site(), NOW, &|_| Some(Response::Offline));
    let report = reader.state(NOW).report(NOW);
    assert_eq!(report.verdict, Verdict::Unreached);
    assert!(report.log[0].message.contains("offline"));
}

#[test]
fn an_interrupted_update_goes_on_where_it_was_and_never_shows_half() {
    let (_, reader, site, requests) = requests();
    for stop in 0..requests.len() {
        let mut reader = reader.clone();
        let before = reader.shows(NOW);
        let count = std::cell::Cell::new(0);
        reader.visit_with(&site, NOW, &|_| {
            count.set(count.get() + 1);
            (count.get() > stop).then_some(Response::Offline)
        });
        assert_eq!(reader.shows(NOW), before);
        assert!(is_updated(&reader.visit(&site, NOW)));
    }
}

#[test]
fn a_missing_versioned_file_is_a_clear_refusal() {
    let (community, _, site, _) = requests();
    for role in ["snapshot", "targets", "editors", "partner-food"] {
        let mut site = site.clone();
        site.remove(&name_of(&site, role));
        let outcome = Reader::new(community.anchor()).visit(&site, NOW);
        let Outcome::Unreachable(refusal) = outcome else {
            panic!("{outcome:?}");
        };
        assert_eq!((refusal.role.as_str(), &refusal.reason), (role, &Reason::HttpStatus { status: 404 }));
    }
}

#[test]
fn every_request_has_a_bound() {
    let (community, _, site, _) = requests();
    let bounds = std::cell::RefCell::new(Vec::new());
    Reader::new(community.anchor()).visit_with(&site, NOW, &|fetch| {
        bounds.borrow_mut().push((fetch.path.clone(), fetch.max_length));
        None
    });
    for (path, bound) in bounds.borrow().iter() {
        let length =
            site.iter().find(|(name, _)| name.ends_with(path.as_str())).map_or(0, |(_, bytes)| bytes.len() as u64);
        let exact = !path.contains("root") && !path.contains("timestamp");
        assert!(!exact || *bound == length, "{path}: {bound}, not {length}");
        assert!(*bound <= 512_000, "{path}: {bound}");
    }
}

#[test]
fn a_good_file_padded_beyond_its_cap_is_refused() {
    let (_, reader, site, _) = requests();
    let padded = |length: u64| {
        let mut bytes = site["metadata/timestamp.json"].clone();
        bytes.resize(usize::try_from(length).expect("small"), b' ');
        bytes
    };
    for (more, good) in [(0, true), (1, false)] {
        let outcome = reader.clone().visit_with(&site, NOW, &|fetch| {
            (fetch.path == "timestamp.json").then(|| body(padded(fetch.max_length + more)))
        });
        assert_eq!(is_updated(&outcome), good, "{outcome:?}");
        if !good {
            assert!(matches!(refused(&outcome), ("timestamp", Reason::TooLong { .. })));
        }
    }
}

#[test]
fn answers_without_a_question_change_nothing() {
    let community = Community::new();
    let reader = Reader::new(community.anchor());
    let mut update = signpost_trust::Update::new(reader.state(NOW), signpost_trust::Goal::Release, &reader.policy, NOW);
    for _ in 0..3 {
        update.handle_response(body("{}"));
    }
    let (outcome, _) = drive(&mut update, &community.site(), &|_| None);
    assert!(is_updated(&outcome));
    update.handle_response(Response::Offline);
    let (again, _) = drive(&mut update, &community.site(), &|_| None);
    assert_eq!(outcome, again);
}

#[test]
fn one_retry_policy_backs_off_and_rests_while_offline() {
    assert_eq!(after_failure(1, false, 7), Retry::WhenOnline);
    for (attempt, least, most) in [(1, 500, 1_000), (2, 1_000, 2_000), (3, 2_000, 4_000)] {
        for jitter in [0, 1, 999, u32::MAX] {
            let Retry::After { milliseconds } = after_failure(attempt, true, jitter) else {
                panic!("attempt {attempt}");
            };
            assert!((least..=most).contains(&milliseconds), "{attempt}: {milliseconds}");
        }
    }
    assert_eq!(after_failure(4, true, 0), Retry::GiveUp);
    assert_eq!(after_failure(u32::MAX, true, 0), Retry::GiveUp);
    for (status, worth) in [(None, true), (Some(500), true), (Some(429), true), (Some(404), false), (Some(403), false)]
    {
        assert_eq!(is_worth_it(status), worth);
    }
}

//! A second layer: the long texts of a directory, fetched last. What is there before may be shown, and is never kept alone.

use crate::world::*;
use signpost_trust::{
    Goal, Policy, Reason, TrustedState, Update, VerifiedFile,
    client::{Outcome, Response, Step},
    report::Verdict,
};

const TEXTS: &str = "data/texts.pack";

/// The editors' directory in two layers, and a partner's.
fn community() -> Community {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    community.list("editors", EDITOR, &[(PACK, b"names"), (TEXTS, b"long texts")], NOW);
    community.sign_snapshot_and_timestamp(NOW);
    community
}

fn is_for_texts(fetch: &signpost_trust::client::Fetch) -> bool {
    fetch.path.ends_with("texts.pack")
}

/// A first visit until the texts are asked for.
fn until_texts(community: &Community) -> Update {
    let policy = Policy::reader();
    let state = TrustedState::first_visit(&community.anchor(), &policy).expect("a good anchor");
    let mut update = Update::new(state, Goal::Release, &policy, NOW);
    let site = community.site();
    loop {
        let Step::Fetch(fetch) = update.step() else { panic!("it ended before the texts were asked for") };
        if is_for_texts(&fetch) {
            return update;
        }
        assert!(update.first_layer().is_none(), "something is missing, and {} is asked for", fetch.path);
        let place = if fetch.hashes.is_some() { "targets" } else { "metadata" };
        let answer = site.get(&format!("{place}/{}", fetch.path));
        update.handle_response(answer.map_or(Response::Status(404), |bytes| body(bytes.clone())));
    }
}

#[test]
fn texts_are_asked_for_last() {
    let community = community();
    let mut reader = Reader::new(community.anchor());
    let Outcome::Updated { files, .. } = reader.visit(&community.site(), NOW) else { panic!("no release") };
    let paths: Vec<&str> = files.iter().map(VerifiedFile::path).collect();
    assert_eq!(paths, [PACK, "partners/food/directory.pack", TEXTS]);
    assert!(reader.requests.last().is_some_and(|path| path.ends_with("texts.pack")));
}

#[test]
fn the_first_layer_is_verified_and_says_who_signed_it() {
    let update = until_texts(&community());
    let (state, files) = update.first_layer().expect("all but the texts are there");
    assert_eq!(files.iter().map(VerifiedFile::bytes).collect::<Vec<_>>(), [b"names".as_slice(), b"food 1"]);
    let report = state.report(NOW);
    assert_eq!(report.verdict, Verdict::Fresh);
    assert!(report.roles.iter().any(|role| role.role == "partner-food"));
    assert_eq!(update.state().report(NOW).verdict, Verdict::Unreached, "what is stored knows nothing of it yet");
}

#[test]
fn a_first_layer_alone_is_never_kept() {
    let community = community();
    for (answer, is_network) in [
        (Response::Offline, true),
        (Response::Status(404), true),
        (Response::Failed("reset".into()), true),
        (Response::TooLong, false),
        (body("wrong text"), false),
        (body("short"), false),
    ] {
        let mut update = until_texts(&community);
        update.handle_response(answer.clone());
        let Step::Done(outcome) = update.step() else { panic!("it goes on after {answer:?}") };
        assert_eq!(matches!(*outcome, Outcome::Unreachable(_)), is_network, "{answer:?}: {outcome:?}");
        assert!(update.first_layer().is_none());
        let state = update.into_state();
        assert!(state.release().is_none());
        let stored = TrustedState::load(&state.to_bytes(), &community.anchor(), &Policy::reader(), NOW).expect("good");
        assert!(stored.release().is_none());
    }
}

#[test]
fn texts_of_another_release_are_refused() {
    let old = community();
    let mut new = community();
    new.list("editors", EDITOR, &[(PACK, b"names"), (TEXTS, b"newer text")], NOW);
    new.sign_snapshot_and_timestamp(NOW);
    let mut update = until_texts(&new);
    let site = old.site();
    let of_old = site.iter().find(|(path, _)| path.ends_with("texts.pack")).expect("there");
    update.handle_response(body(of_old.1.clone()));
    let Step::Done(outcome) = update.step() else { panic!("it goes on") };
    assert_eq!(refused(&outcome), (TEXTS, &Reason::HashMismatch));
}

#[test]
fn an_update_whose_first_layer_is_stored_is_not_shown_in_parts() {
    let mut community = community();
    let mut reader = Reader::new(community.anchor());
    assert!(is_updated(&reader.visit(&community.site(), NOW)));
    community.list("editors", EDITOR, &[(PACK, b"names"), (TEXTS, b"newer text")], NOW);
    community.sign_snapshot_and_timestamp(NOW);
    let mut update = Update::new(reader.state(NOW), Goal::Release, &reader.policy, NOW);
    let site = community.site();
    loop {
        let fetch = match update.step() {
            Step::Fetch(fetch) => fetch,
            Step::Done(outcome) => break assert!(is_updated(&outcome)),
        };
        assert!(update.first_layer().is_none());
        let place = if fetch.hashes.is_some() { "targets" } else { "metadata" };
        let answer = site.get(&format!("{place}/{}", fetch.path));
        update.handle_response(answer.map_or(Response::Status(404), |bytes| body(bytes.clone())));
    }
}

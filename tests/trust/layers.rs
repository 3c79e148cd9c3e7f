//! Later layers: what only the search reads, and long texts, fetched last. What is there before may be shown, and is never
//! kept alone.

use crate::world::*;
use signpost_trust::{
    Goal, Policy, Reason, TrustedState, Update, VerifiedFile,
    client::{Fetch, Outcome, Response, Step},
    release::layer,
    report::Verdict,
};

const SEARCH: &str = "data/search.pack";
const TEXTS: &str = "data/texts.pack";

/// The editors' directory in three layers, and a partner's.
fn community() -> Community {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    community.list("editors", EDITOR, &[(PACK, b"names"), (SEARCH, b"other words"), (TEXTS, b"long texts")], NOW);
    community.sign_snapshot_and_timestamp(NOW);
    community
}

/// The layer of a file at this place, whose name begins with its hash.
fn layer_of(fetch: &Fetch) -> u8 {
    match &fetch.path {
        path if path.ends_with(".search.pack") => 1,
        path if path.ends_with(".texts.pack") => 2,
        _ => 0,
    }
}

fn answer(site: &Site, fetch: &Fetch) -> Response {
    let place = if fetch.hashes.is_some() { "targets" } else { "metadata" };
    let answer = site.get(&format!("{place}/{}", fetch.path));
    answer.map_or(Response::Status(404), |bytes| body(bytes.clone()))
}

/// A first visit until this layer is asked for.
fn until_layer(community: &Community, layer: u8) -> Update {
    let policy = Policy::reader();
    let state = TrustedState::first_visit(&community.anchor(), &policy).expect("a good anchor");
    let mut update = Update::new(state, Goal::Release, &policy, NOW);
    let site = community.site();
    loop {
        let Step::Fetch(fetch) = update.step() else { panic!("it ended before layer {layer} was asked for") };
        let wanted = layer_of(&fetch);
        if wanted == layer {
            return update;
        }
        assert_eq!(update.layers_so_far().is_some(), wanted > 0, "{} is asked for", fetch.path);
        update.handle_response(answer(&site, &fetch));
    }
}

fn until_texts(community: &Community) -> Update {
    until_layer(community, 2)
}

#[test]
fn a_layer_is_known_by_the_name_of_its_file_alone() {
    for (path, expected) in [
        (PACK, 0),
        (SEARCH, 1),
        (TEXTS, 2),
        ("partners/food/texts.pack", 2),
        ("search.pack", 1),
        ("data/research.pack", 0),
        ("data/search.pack/more", 0),
        ("data/texts.pack.capacity", 0),
        ("", 0),
    ] {
        assert_eq!(layer(path), expected, "{path}");
    }
}

#[test]
fn later_layers_are_asked_for_last() {
    let community = community();
    let mut reader = Reader::new(community.anchor());
    let Outcome::Updated { files, .. } = reader.visit(&community.site(), NOW) else { panic!("no release") };
    let paths: Vec<&str> = files.iter().map(VerifiedFile::path).collect();
    assert_eq!(paths, [PACK, "partners/food/directory.pack", SEARCH, TEXTS]);
    let packs: Vec<&String> = reader.requests.iter().filter(|path| path.ends_with(".pack")).collect();
    assert!(packs[2].ends_with(".search.pack") && packs[3].ends_with(".texts.pack"), "{packs:?}");
}

#[test]
fn the_layers_so_far_are_verified_and_say_who_signed_them() {
    let bodies: [&[u8]; 3] = [b"names", b"food 1", b"other words"];
    for (layer, expected) in [(1, &bodies[..2]), (2, &bodies)] {
        let update = until_layer(&community(), layer);
        let (state, files) = update.layers_so_far().expect("all before it is there");
        assert_eq!(files.iter().map(VerifiedFile::bytes).collect::<Vec<_>>(), expected);
        let report = state.report(NOW);
        assert_eq!(report.verdict, Verdict::Fresh);
        assert!(report.roles.iter().any(|role| role.role == "partner-food"));
        assert_eq!(update.state().report(NOW).verdict, Verdict::Unreached, "what is stored knows nothing of it yet");
    }
}

#[test]
fn a_release_without_the_layer_of_the_search_waits_for_its_texts_alone() {
    let mut community = Community::new();
    community.list("editors", EDITOR, &[(PACK, b"names"), (TEXTS, b"long texts")], NOW);
    community.sign_snapshot_and_timestamp(NOW);
    let update = until_texts(&community);
    let (_, files) = update.layers_so_far().expect("all before it is there");
    assert_eq!(files.iter().map(VerifiedFile::path).collect::<Vec<_>>(), [PACK]);
}

#[test]
fn layers_alone_are_never_kept() {
    let community = community();
    for (answer, is_network) in [
        (Response::Offline, true),
        (Response::Status(404), true),
        (Response::Failed("reset".into()), true),
        (Response::TooLong, false),
        (body("wrong text"), false),
        (body("short"), false),
    ] {
        for layer in [1, 2] {
            let mut update = until_layer(&community, layer);
            update.handle_response(answer.clone());
            let Step::Done(outcome) = update.step() else { panic!("it goes on after {answer:?}") };
            assert_eq!(matches!(*outcome, Outcome::Unreachable(_)), is_network, "{answer:?}: {outcome:?}");
            assert!(update.layers_so_far().is_none());
            let state = update.into_state();
            assert!(state.release().is_none());
            let stored =
                TrustedState::load(&state.to_bytes(), &community.anchor(), &Policy::reader(), NOW).expect("good");
            assert!(stored.release().is_none());
        }
    }
}

#[test]
fn later_layers_of_another_release_are_refused() {
    let old = community();
    for (layer, path) in [(1, SEARCH), (2, TEXTS)] {
        let mut new = community();
        let files: [(&str, &[u8]); 3] = [(PACK, b"names"), (SEARCH, b"newer words"), (TEXTS, b"newer text")];
        new.list("editors", EDITOR, &files, NOW);
        new.sign_snapshot_and_timestamp(NOW);
        let mut update = until_layer(&new, layer);
        let site = old.site();
        let name = path.rsplit('/').next().expect("a name");
        let of_old = site.iter().find(|(place, _)| place.ends_with(&format!(".{name}"))).expect("there");
        update.handle_response(body(of_old.1.clone()));
        let Step::Done(outcome) = update.step() else { panic!("it goes on") };
        assert_eq!(refused(&outcome), (path, &Reason::HashMismatch));
    }
}

#[test]
fn an_update_whose_first_layers_are_stored_is_not_shown_in_parts() {
    let files: [[(&str, &[u8]); 3]; 3] = [
        [(PACK, b"names"), (SEARCH, b"other words"), (TEXTS, b"newer text")],
        [(PACK, b"names"), (SEARCH, b"newer words"), (TEXTS, b"newer text")],
        [(PACK, b"names"), (SEARCH, b"newer words"), (TEXTS, b"long texts")],
    ];
    for files in files {
        let mut community = community();
        let mut reader = Reader::new(community.anchor());
        assert!(is_updated(&reader.visit(&community.site(), NOW)));
        community.list("editors", EDITOR, &files, NOW);
        community.sign_snapshot_and_timestamp(NOW);
        let mut update = Update::new(reader.state(NOW), Goal::Release, &reader.policy, NOW);
        let site = community.site();
        loop {
            let fetch = match update.step() {
                Step::Fetch(fetch) => fetch,
                Step::Done(outcome) => break assert!(is_updated(&outcome)),
            };
            assert!(update.layers_so_far().is_none());
            update.handle_response(answer(&site, &fetch));
        }
    }
}

//! Parts of a large directory: those that are wanted are fetched, with the same checks; the others are as if not listed.

use crate::world::*;
use signpost_trust::{
    Goal, Policy, Reason, TrustedState, Update, VerifiedFile,
    client::Outcome,
    policy::WantedParts,
    release::{layer, part},
};

const LARK: &str = "data/directory.lark.pack";
const LARK_TEXTS: &str = "data/texts.lark.pack";
const WREN: &str = "data/directory.wren.pack";

fn community(lark: &[u8], wren: &[u8]) -> Community {
    let mut community = Community::new();
    let texts = [lark, b" in full"].concat();
    let files: [(&str, &[u8]); 4] = [(PACK, b"for all"), (LARK, lark), (LARK_TEXTS, &texts), (WREN, wren)];
    community.list("editors", EDITOR, &files, NOW);
    community.sign_snapshot_and_timestamp(NOW);
    community
}

fn wanting(ids: &[&str]) -> Policy {
    Policy { parts: WantedParts::Only(ids.iter().map(|id| (*id).to_owned()).collect()), ..Policy::reader() }
}

/// A visit, and the packs that were asked for, without their hashes.
fn visit(community: &Community, state: TrustedState, policy: &Policy) -> (TrustedState, Outcome, Vec<String>) {
    let mut update = Update::new(state, Goal::Release, policy, NOW);
    let (outcome, requests) = drive(&mut update, &community.site(), &|_| None);
    let packs = requests.into_iter().filter(|path| path.ends_with(".pack"));
    let packs = packs.map(|path| path.rsplit('/').next().unwrap().split_once('.').unwrap().1.to_owned()).collect();
    (update.into_state(), outcome, packs)
}

fn first_visit(community: &Community, policy: &Policy) -> (TrustedState, Outcome, Vec<String>) {
    visit(community, TrustedState::first_visit(&community.anchor(), policy).unwrap(), policy)
}

/// As it was stored, for a device that has these parts.
fn stored(community: &Community, state: &TrustedState, ids: &[&str]) -> TrustedState {
    TrustedState::load(&state.to_bytes(), &community.anchor(), &wanting(ids), NOW).unwrap()
}

fn held(state: &TrustedState) -> Vec<&str> {
    state.release().unwrap().parts().into_iter().collect()
}

#[test]
fn a_part_is_known_by_the_name_of_its_file_in_the_editors_folder() {
    for (path, expected, expected_layer) in [
        (LARK, Some("lark"), 0),
        (LARK_TEXTS, Some("lark"), 2),
        ("data/search.lark.pack", Some("lark"), 1),
        (PACK, None, 0),
        ("data/texts.pack", None, 2),
        ("partners/food/directory.lark.pack", None, 0),
        ("data/directory.lark.pack.capacity", None, 0),
        ("data/directory.lark", None, 0),
        ("data/ledger.json", None, 0),
    ] {
        assert_eq!((part(path), layer(path)), (expected, expected_layer), "{path}");
    }
}

#[test]
fn only_the_files_of_wanted_parts_are_asked_for() {
    let community = community(b"lark", b"wren");
    for (ids, expected) in [
        (&[][..], &["directory.pack"][..]),
        (&["lark"], &["directory.lark.pack", "directory.pack", "texts.lark.pack"]),
        (&["wren", "nowhere"], &["directory.pack", "directory.wren.pack"]),
    ] {
        let (state, outcome, mut packs) = first_visit(&community, &wanting(ids));
        packs.sort();
        assert_eq!(packs, expected);
        assert!(is_updated(&outcome), "{outcome:?}");
        assert_eq!(held(&state), ids.iter().copied().filter(|id| *id != "nowhere").collect::<Vec<_>>());
    }
    let (_, _, packs) = first_visit(&community, &Policy::reader());
    assert_eq!(packs.len(), 4, "without a choice, all");
}

#[test]
fn another_part_is_fetched_beside_what_is_here_and_one_that_is_not_wanted_needs_no_network() {
    let community = community(b"lark", b"wren");
    let (state, ..) = first_visit(&community, &wanting(&["lark"]));
    let (state, outcome, packs) = visit(&community, stored(&community, &state, &["lark"]), &wanting(&["lark", "wren"]));
    assert_eq!(packs, ["directory.wren.pack"]);
    let Outcome::Updated { files, release, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!(files.iter().map(VerifiedFile::path).collect::<Vec<_>>(), [WREN]);
    assert_eq!(release.files().len(), 4);
    assert_eq!(held(&stored(&community, &state, &["wren"])), ["wren"]);
    let (_, outcome, packs) = visit(&community, stored(&community, &state, &["wren"]), &wanting(&["wren"]));
    assert!(matches!(outcome, Outcome::Unchanged { .. }) && packs.is_empty(), "{outcome:?}");
}

#[test]
fn a_new_release_brings_what_changed_of_the_parts_that_are_here() {
    let old = community(b"lark", b"wren");
    let (state, ..) = first_visit(&old, &wanting(&["lark"]));
    let mut new = old;
    new.list("editors", EDITOR, &[(PACK, b"for all"), (LARK, b"lark 2"), (WREN, b"wren 2")], NOW + 1);
    new.sign_snapshot_and_timestamp(NOW + 1);
    let (state, outcome, packs) = visit(&new, stored(&new, &state, &["lark"]), &wanting(&["lark"]));
    assert!(is_updated(&outcome));
    assert_eq!(packs, ["directory.lark.pack"]);
    assert_eq!(held(&state), ["lark"]);
}

#[test]
fn a_part_is_checked_as_any_other_file() {
    let community = community(b"lark", b"wren");
    let mut site = community.site();
    let place = site.keys().find(|path| path.ends_with(".directory.wren.pack")).unwrap().clone();
    site.insert(place, b"nerw".to_vec());
    for (ids, is_refused) in [(&["wren"][..], true), (&["lark"][..], false)] {
        let policy = wanting(ids);
        let state = TrustedState::first_visit(&community.anchor(), &policy).unwrap();
        let mut update = Update::new(state, Goal::Release, &policy, NOW);
        let (outcome, _) = drive(&mut update, &site, &|_| None);
        match is_refused {
            true => assert_eq!(refused(&outcome), (WREN, &Reason::HashMismatch)),
            false => assert!(is_updated(&outcome), "what is not wanted is not looked at"),
        }
    }
}

//! Delegations: a partner signs for its own paths and records alone; the search ends; names stay inside the site.

use crate::world::*;
use proptest::prelude::*;
use signpost_trust::{
    Author, Goal, Policy, Reason, TrustedState, Update,
    client::Outcome,
    metadata::{
        DelegatedPaths, DelegatedRole, Delegations, Header, MetaFile, Metadata, Snapshot, SuccinctRoles, TargetFile,
        Targets, Timestamp,
    },
    path,
};
use std::collections::BTreeMap;

#[test]
fn a_partner_outside_its_path_is_left_out_and_reported() {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    let packs: [(&str, &[u8]); 4] = [
        ("partners/food/directory.pack", b"food 1"),
        ("data/directory.pack", b"taken over"),
        ("data/other.pack", b"slipped in"),
        ("partners/other/directory.pack", b"as another"),
    ];
    let genuine = community.packs.clone();
    community.list("partner-food", 30, &packs, NOW);
    community.sign_snapshot_and_timestamp(NOW);
    community.packs.extend(genuine);
    let mut reader = Reader::new(community.anchor());
    let outcome = reader.visit(&community.site(), NOW);
    let Outcome::Updated { release, files, .. } = outcome else {
        panic!("{outcome:?}");
    };
    let paths: Vec<&str> = release.files().iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, [PACK, "partners/food/directory.pack"]);
    assert_eq!(files[0].bytes(), b"release 1");
    assert_eq!(release.left_out().len(), 3);
}

#[test]
fn a_partner_stays_in_its_folder_even_when_its_delegation_is_too_wide() {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    community.delegate(NOW, |targets| {
        let roles = &mut targets.delegations.as_mut().expect("delegations").roles;
        roles[1].paths = DelegatedPaths::Paths(vec!["*/*".into(), "partners/*/*".into()]);
        roles.reverse(); // before the editors
    });
    let wide: [(&str, &[u8]); 2] =
        [("data/directory.pack", b"taken over"), ("partners/other/directory.pack", b"as another")];
    community.list("partner-food", 30, &wide, NOW);
    community.release(b"release 1", NOW);
    let outcome = Reader::new(community.anchor()).visit(&community.site(), NOW);
    let Outcome::Updated { release, .. } = outcome else {
        panic!("{outcome:?}");
    };
    assert!(release.files().iter().all(|file| file.author == Author::Editors), "{release:?}");
}

#[test]
fn editors_cannot_write_a_partners_file() {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    community.list("editors", EDITOR, &[(PACK, b"release 1"), ("partners/food/directory.pack", b"rewritten")], NOW);
    community.list("partner-food", 30, &[("partners/food/directory.pack", b"food 2")], NOW);
    community.sign_snapshot_and_timestamp(NOW);
    let outcome = Reader::new(community.anchor()).visit(&community.site(), NOW);
    let Outcome::Updated { files, .. } = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(files[1].bytes(), b"food 2");
    assert_eq!(files[1].author(), &Author::Partner("food".into()));
}

#[test]
fn a_partners_file_with_anothers_record_ids_is_refused() {
    let mut community = Community::new();
    community.add_partner("food", 30, b"food 1", NOW);
    community.add_partner("rides", 31, b"rides 1", NOW);
    let outcome = Reader::new(community.anchor()).visit(&community.site(), NOW);
    let Outcome::Updated { files, .. } = outcome else {
        panic!("{outcome:?}");
    };
    let [editors, food, _] = files.as_slice() else {
        panic!("{files:?}");
    };
    food.check_ids(["food:1", "food:2"]).expect("its own");
    for id in ["rides:1", "1", "", "foo:1", ":1", "data:1"] {
        let refusal = food.check_ids(["food:1", id]).expect_err(id);
        assert_eq!(refusal.reason, Reason::RecordOutsideNamespace { id: id.into() });
    }
    editors.check_ids(["1", "a:b", "foodbank:1", "211"]).expect("nobody else's");
    for id in ["food:1", "rides:9"] {
        editors.check_ids([id]).expect_err("a partner's entries come from that partner's file alone");
    }
    // A value made from the file keeps its author.
    let made = food.clone().try_map(|_| Ok::<_, ()>(7)).expect("made");
    made.check_ids(["rides:1"]).expect_err("still the partner's");
}

#[test]
fn thirty_two_roles_are_read_and_the_33rd_is_refused() {
    let mut community = Community::new();
    for n in 0..31 {
        community.delegate(NOW, |targets| {
            signpost_trust::sign::add_partner(targets, &format!("p{n}"), &setup(&[30], 1));
        });
    }
    for n in 0..31 {
        community.list(&format!("partner-p{n}"), 30, &[], NOW);
    }
    community.sign_snapshot_and_timestamp(NOW);
    let anchor = community.anchor();
    assert!(is_updated(&Reader::new(anchor.clone()).visit(&community.site(), NOW)));
    // The publisher refuses the 33rd, so a thief of two root keys signs it.
    let mut targets = community.repository.targets.signed().clone();
    targets.header.version += 1;
    signpost_trust::sign::add_partner(&mut targets, "p31", &setup(&[30], 1));
    let mut targets = Metadata::draft(targets);
    sign(&mut targets, &[1, 2]);
    assert!(community.repository.accept_targets(targets.clone()).is_err());
    community.repository.targets = targets;
    community.list("partner-p31", 30, &[], NOW);
    community.sign_snapshot_and_timestamp(NOW);
    let outcome = Reader::new(anchor).visit(&community.site(), NOW);
    let what = "delegated roles";
    assert_eq!(refused(&outcome), ("targets", &Reason::TooMany { what, limit: 32 }));
}

/// A repository of delegations from each role to its children, in order; every role is signed by key 40.
fn graph(edges: &[(&str, &[&str])], lists: &[(&str, &str)]) -> (Reader, Site) {
    let community = Community::new();
    let reader = Reader::strict(community.old_anchor());
    let mut site = community.site();
    let mut names: Vec<&str> = edges.iter().flat_map(|(_, children)| children.iter().copied()).collect();
    names.sort_unstable();
    names.dedup();
    let signed = |name: &str| {
        let mut delegations = Delegations::default();
        let role = setup(&[40], 1).put(&mut delegations.keys);
        for child in edges.iter().filter(|(from, _)| *from == name).flat_map(|(_, children)| *children) {
            delegations.roles.push(DelegatedRole {
                name: (*child).to_owned(),
                role: role.clone(),
                terminating: false,
                paths: DelegatedPaths::Paths(vec!["*".into()]),
                unrecognized_fields: signpost_trust::json::Object::new(),
            });
        }
        let files = lists
            .iter()
            .filter(|(role, _)| *role == name)
            .map(|(_, path)| ((*path).to_owned(), TargetFile::of(b"found", None)));
        Targets {
            header: Header::new(2, NOW + days(30), NOW),
            targets: files.collect(),
            delegations: Some(delegations),
        }
    };
    let mut meta = BTreeMap::from([("targets.json".to_owned(), MetaFile::new(2))]);
    let mut targets = Metadata::draft(signed("targets"));
    sign(&mut targets, &[1, 2]);
    site.insert("metadata/2.targets.json".into(), targets.to_bytes());
    // A delegated role with a top-level name has no file of its own.
    names.retain(|name| !["root", "timestamp", "snapshot", "targets"].contains(name));
    for name in names {
        let mut role = Metadata::draft(signed(name));
        sign(&mut role, &[40]);
        site.insert(format!("metadata/2.{}.json", path::quote_name(name)), role.to_bytes());
        meta.insert(format!("{name}.json"), MetaFile::new(2));
    }
    let mut snapshot = Metadata::draft(Snapshot { header: Header::new(2, NOW + days(30), NOW), meta });
    sign(&mut snapshot, &[ONLINE]);
    site.insert("metadata/2.snapshot.json".into(), snapshot.to_bytes());
    let mut stamp =
        Metadata::draft(Timestamp { header: Header::new(2, NOW + days(3), NOW), snapshot: MetaFile::new(2) });
    sign(&mut stamp, &[ONLINE]);
    site.insert("metadata/timestamp.json".into(), stamp.to_bytes());
    let hash = TargetFile::of(b"found", None).hashes.prefix();
    site.insert(format!("targets/{hash}.file"), b"found".to_vec());
    (reader, site)
}

/// Searches `path`; returns the roles that were visited, and the outcome.
fn look_up(reader: &Reader, site: &Site, wanted: &str) -> (Vec<String>, Outcome) {
    let state = TrustedState::first_visit(&reader.anchor, &reader.policy).expect("a good anchor");
    let mut update = Update::new(state, Goal::Target(wanted.into()), &reader.policy, NOW);
    let (outcome, requests) = drive(&mut update, site, &|_| None);
    let asked = requests
        .iter()
        .skip(4)
        .filter_map(|name| name.strip_prefix("metadata/2.")?.strip_suffix(".json"))
        .map(str::to_owned)
        .collect();
    (asked, outcome)
}

#[test]
fn diamond_and_cyclic_delegations_ask_each_role_once() {
    let edges: [(&str, &[&str]); 5] =
        [("targets", &["a", "b"]), ("a", &["c"]), ("b", &["c", "d"]), ("c", &["a", "c"]), ("d", &["b"])];
    let (reader, site) = graph(&edges, &[]);
    let (asked, outcome) = look_up(&reader, &site, "file");
    assert_eq!(asked, ["a", "c", "b", "d"], "depth first");
    assert_eq!(refused(&outcome), ("file", &Reason::TargetNotFound));
}

#[test]
fn a_lookup_asks_32_delegated_roles_and_refuses_the_33rd() {
    let names: Vec<String> = (0..33).map(|n| format!("r{n:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for (count, good) in [(32, true), (33, false)] {
        let last = names[count - 1];
        let (reader, site) = graph(&[("targets", &names[..count])], &[(last, "file")]);
        let (asked, outcome) = look_up(&reader, &site, "file");
        assert_eq!(asked.len(), 32);
        if good {
            assert!(matches!(outcome, Outcome::Target { .. }), "{outcome:?}");
        } else {
            assert!(matches!(refused(&outcome).1, Reason::TooMany { limit: 32, .. }));
        }
    }
}

#[test]
fn a_chain_of_delegations_as_deep_as_the_cap_ends() {
    let names: Vec<String> = (0..40).map(|n| format!("r{n:02}")).collect();
    let children: Vec<[&str; 1]> = names.iter().map(|name| [name.as_str()]).collect();
    let mut edges: Vec<(&str, &[&str])> = vec![("targets", &children[0])];
    for n in 1..40 {
        edges.push((names[n - 1].as_str(), &children[n]));
    }
    let (reader, site) = graph(&edges, &[]);
    let (asked, outcome) = look_up(&reader, &site, "file");
    assert_eq!(asked.len(), 32);
    assert!(matches!(refused(&outcome).1, Reason::TooMany { .. }));
}

#[test]
fn a_delegated_role_signed_by_anothers_key_is_refused() {
    let (reader, mut site) = graph(&[("targets", &["a"])], &[("a", "file")]);
    let forged = forge::<Targets>(&site["metadata/2.a.json"], &[EDITOR, ONLINE, 1, 2], |_| {});
    site.insert("metadata/2.a.json".into(), forged);
    let (_, outcome) = look_up(&reader, &site, "file");
    assert!(matches!(refused(&outcome), ("a", Reason::UnsignedMetadata { found: 0, .. })));
}

#[test]
fn a_role_named_like_a_top_level_one_or_named_twice_is_refused() {
    for roles in [["root"].as_slice(), &["timestamp"], &["targets"], &["a", "a"], &[""]] {
        let (reader, site) = graph(&[("targets", roles)], &[]);
        let (_, outcome) = look_up(&reader, &site, "file");
        assert!(matches!(refused(&outcome), ("targets", Reason::Malformed(_))), "{outcome:?}");
    }
}

#[test]
fn names_that_leave_the_site_are_refused() {
    let policy = Policy::strict();
    let community = Community::new();
    for name in ["../evil", "a/../b", "/etc/passwd", "a//b", "./a", "a\\b", "a\nb", "", "a/", "a/.."] {
        let state = TrustedState::first_visit(&community.anchor(), &policy).expect("a good anchor");
        let mut update = Update::new(state, Goal::Target(name.into()), &policy, NOW);
        let (outcome, _) = drive(&mut update, &community.site(), &|_| None);
        assert_eq!(refused(&outcome), (name, &Reason::BadPath));
    }
}

#[test]
fn names_with_question_marks_and_hashes_are_quoted() {
    assert_eq!(path::quote("data/a?b#c d%2F.pack"), "data/a%3Fb%23c%20d%252F.pack");
    assert_eq!(path::quote_name("../x/é"), "..%2Fx%2F%C3%A9");
    let (reader, site) = graph(&[("targets", &["?", "#", "../delegated", "/d"])], &[]);
    let (asked, outcome) = look_up(&reader, &site, "file");
    assert_eq!(asked, ["%3F", "%23", "..%2Fdelegated", "%2Fd"]);
    assert_eq!(refused(&outcome).1, &Reason::TargetNotFound);
}

#[test]
fn a_partners_name_is_plain() {
    let mut community = Community::new();
    for name in ["../x", "a/b", "a:b", "", "é", &"x".repeat(65)] {
        let mut targets = community.repository.next_targets(
            |targets| signpost_trust::sign::add_partner(targets, name, &setup(&[30], 1)),
            NOW,
            &community.lifetimes,
        );
        sign(&mut targets, &[1, 2]);
        let refusal = community.repository.accept_targets(targets).expect_err(name);
        assert_eq!(refusal.reason, Reason::BadPath);
    }
}

#[test]
fn patterns_match_part_by_part() {
    for (pattern, target, matched) in [
        ("data/*", "data/directory.pack", true),
        ("data/*", "data/a/b", false),
        ("*", "a", true),
        ("*", "a/b", false),
        ("*.md", "README.md", true),
        ("a?c", "abc", true),
        ("a?c", "a/c", false),
        ("[a-c]x", "bx", true),
        ("[!a-c]x", "bx", false),
        ("[!a-c]x", "dx", true),
        ("[x", "[x", true),
        ("a*b*c", "aXXbYYc", true),
        ("a*b*c", "aXXbYY", false),
        ("", "", true),
    ] {
        assert_eq!(path::matches(pattern, target), matched, "{pattern} {target}");
    }
}

#[test]
fn a_hostile_pattern_takes_no_time() {
    let pattern = "*a".repeat(400);
    let target = "a".repeat(1_000) + "b";
    assert!(!path::matches(&pattern, &target));
}

#[test]
fn hash_bins_are_named_as_the_reference_names_them() {
    let bins = SuccinctRoles {
        role: signpost_trust::metadata::Role::new([], 1),
        bit_length: 5,
        name_prefix: "bin".into(),
        unrecognized_fields: signpost_trust::json::Object::new(),
    };
    // SHA-256("a") starts with ca978112, "b" with 3e23e816: the first five bits are 25 and 7.
    assert_eq!(bins.role_for_target("a"), "bin-19");
    assert_eq!(bins.role_for_target("b"), "bin-07");
    assert!(bins.is_delegated_role("bin-1f") && !bins.is_delegated_role("bin-20") && !bins.is_delegated_role("bin-7"));
}

proptest! {
    #[test]
    fn any_name_is_quoted_into_plain_ascii_inside_its_folder(name in ".{0,40}") {
        let quoted = path::quote_name(&name);
        prop_assert!(quoted.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)));
    }

    #[test]
    fn a_pattern_without_signs_matches_itself_alone(a in "[a-z/]{0,12}", b in "[a-z/]{0,12}") {
        prop_assert!(path::matches(&a, &a));
        prop_assert_eq!(path::matches(&a, &b), a == b);
    }
}

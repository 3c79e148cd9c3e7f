//! Releases signed by a small community, decoded as the app and `signpost verify` do.

use signpost_directory::{Capacity, CapacityReport, Code, Directory, Organization, Program, RoomStatus, Synonym, pack};
use signpost_release::{Error, decode};
use signpost_trust::{
    Anchor, Floor, Goal, Policy, Reason, TrustedState, Update, Verified,
    client::{Outcome, Place, Response, Step},
    metadata::TargetFile,
    sign::{Lifetimes, Repository, RoleSetup, Setup, SigningKey, add_partner},
};
use std::collections::BTreeMap;

const NOW: i64 = 1_767_225_600;
const DATA: &str = "data/directory.pack";
const SEARCH: &str = "data/search.pack";
const TEXTS: &str = "data/texts.pack";
const CLINIC: &str = "partners/clinic/directory.pack";
const CAPACITY: &str = "partners/clinic/programs.capacity";

/// Signs these packs (path and body), by the editors or by the partner `clinic`, and returns what a reader fetches.
fn release(packs: &[(&str, Vec<u8>)]) -> Vec<Verified<Vec<u8>>> {
    let key = SigningKey::from_seed(&[7; 32], None);
    let role = || RoleSetup::new([key.key()], 1);
    let setup = Setup { root: role(), targets: role(), editors: role(), online: role(), grace_days: 60 };
    let lifetimes = Lifetimes::default();
    let (mut root, mut targets) = (setup.root(NOW, &lifetimes), setup.targets(NOW, &lifetimes));
    root.sign(&key);
    targets.sign(&key);
    let anchor = Anchor { root: root.to_bytes(), floor: Floor::default() };
    let mut repository = Repository::new(root, targets).unwrap();
    let mut targets = repository.next_targets(|targets| add_partner(targets, "clinic", &role()), NOW, &lifetimes);
    targets.sign(&key);
    repository.accept_targets(targets).unwrap();
    for (name, folder) in [("editors", "data/"), ("partner-clinic", "partners/")] {
        let files = packs.iter().filter(|(path, _)| path.starts_with(folder));
        let files = files.map(|(path, body)| ((*path).to_owned(), TargetFile::of(body, Some(body))));
        let mut metadata = repository.next_delegated(name, files, NOW, &lifetimes).unwrap();
        metadata.sign(&key);
        repository.accept_delegated(name, metadata).unwrap();
    }
    repository.sign_snapshot_and_timestamp(&[&key], NOW, &lifetimes).unwrap();

    let metadata: BTreeMap<String, Vec<u8>> = repository.files().into_iter().collect();
    let policy = Policy::reader();
    let state = TrustedState::first_visit(&anchor, &policy).unwrap();
    let mut update = Update::new(state, Goal::Release, &policy, NOW);
    loop {
        match update.step() {
            Step::Fetch(fetch) => {
                let served = match fetch.place {
                    Place::Metadata => metadata.get(&fetch.path),
                    Place::Targets => packs
                        .iter()
                        .map(|(_, body)| body)
                        .find(|body| fetch.hashes.as_ref().is_some_and(|hashes| hashes.matches(body))),
                };
                update.handle_response(match served {
                    Some(bytes) => Response::Body { bytes: bytes.clone(), sha256: None },
                    None => Response::Status(404),
                });
            }
            Step::Done(outcome) => {
                let Outcome::Updated { files, .. } = *outcome else { panic!("{outcome:?}") };
                return files
                    .into_iter()
                    .map(|file| {
                        let body = file.bytes().to_vec();
                        file.inflated(body, None).unwrap()
                    })
                    .collect();
            }
        }
    }
}

/// A directory of one program with the source id `id`.
fn directory(id: &str) -> Directory {
    Directory {
        organizations: vec![Organization { source_id: format!("{id}-o"), ..Organization::default() }],
        programs: vec![Program { source_id: id.to_owned(), organization: Some(0), ..Program::default() }],
        ..Directory::default()
    }
}

fn refused(packs: &[(&str, Vec<u8>)]) -> (String, Reason) {
    match decode(release(packs)) {
        Err(Error::Refused(refusal)) => (refusal.role, refusal.reason),
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn partners_programs_join_the_editors_directory() {
    let mut own = directory("food");
    let code = Code::candidates("clinic:dental").next().unwrap();
    own.partner_codes.insert("clinic:dental".to_owned(), code);
    let packs = [(DATA, pack::encode(&own)), (CLINIC, pack::encode(&directory("clinic:dental")))];
    let decoded = decode(release(&packs)).unwrap();
    let mut ids: Vec<&str> = decoded.get().programs.iter().map(|program| program.source_id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["clinic:dental", "food"]);
    assert_eq!(decoded.path(), DATA);
}

/// The file of a report that this program is full.
fn full(id: &str) -> Vec<u8> {
    let full = Capacity { unit: "beds".into(), status: Some(RoomStatus::NoCapacity), ..Capacity::default() };
    CapacityReport { programs: [(id.to_owned(), vec![full])].into() }.to_json()
}

#[test]
fn a_partner_reports_the_capacity_of_its_own_programs_and_of_no_others() {
    let mut own = directory("food");
    let code = Code::candidates("clinic:dental").next().unwrap();
    own.partner_codes.insert("clinic:dental".to_owned(), code);
    let packs = |path: &'static str, report: Vec<u8>| {
        [(DATA, pack::encode(&own)), (CLINIC, pack::encode(&directory("clinic:dental"))), (path, report)]
    };
    let status = |report: Vec<u8>| {
        let decoded = decode(release(&packs(CAPACITY, report))).unwrap();
        let program = decoded.get().programs.iter().find(|program| program.source_id == "clinic:dental").unwrap();
        program.capacity.first().and_then(Capacity::room_status)
    };
    assert_eq!(status(full("clinic:dental")), Some(RoomStatus::NoCapacity));
    assert_eq!(status(full("clinic:other")), None, "not listed");
    assert_eq!(status(br#"{"version":2}"#.to_vec()), None, "a later version's is left out");
    for (path, report) in [
        (CAPACITY, full("food")),
        (CAPACITY, full("other:dental")),
        (CAPACITY, b"full".to_vec()),
        (CAPACITY, br#"{"version":1,"programs":{"clinic:dental":[{"status":"plenty"}]}}"#.to_vec()),
        ("data/programs.capacity", full("food")),
    ] {
        assert_eq!(refused(&packs(path, report)).0, path);
    }
}

#[test]
fn a_second_directory_of_the_editors_is_refused() {
    let packs = [(DATA, pack::encode(&directory("food"))), ("data/second.pack", pack::encode(&directory("rides")))];
    assert_eq!(
        refused(&packs),
        ("data/second.pack".to_owned(), Reason::Unreadable("it is a second directory".to_owned()))
    );
}

/// The three layers of a directory of one program, which has a long text, with one word for it.
fn layers(id: &str) -> [(&'static str, Vec<u8>); 3] {
    let mut directory = directory(id);
    directory.programs[0].description = Some("Long.".into());
    directory.vocabulary.push(Synonym {
        words: vec!["groceries".into()],
        means: vec![id.into()],
        ..Synonym::default()
    });
    let [first, search, texts] = pack::encode_layers(&directory);
    [(DATA, first), (SEARCH, search), (TEXTS, texts)]
}

#[test]
fn a_directory_in_layers_lacks_what_is_in_those_that_are_missing() {
    let [first, search, texts] = layers("food");
    for (later, has_words, has_text) in
        [(&[][..], false, false), (&[&search], true, false), (&[&texts], false, true), (&[&texts, &search], true, true)]
    {
        let packs: Vec<_> = [&first].iter().chain(later).map(|layer| (*layer).clone()).collect();
        let decoded = decode(release(&packs)).unwrap();
        let directory = decoded.get();
        assert_eq!(directory.vocabulary.len(), usize::from(has_words));
        assert_eq!(directory.programs[0].description.is_some(), has_text);
        assert_eq!(decoded.path(), DATA);
    }
}

#[test]
fn a_layer_of_another_release_is_refused_by_its_own_name() {
    let ([first, search, texts], [_, other_search, other_texts]) = (layers("food"), layers("rides"));
    for (packs, fault) in [
        ([first.clone(), other_search.clone(), texts], SEARCH),
        ([first.clone(), search, other_texts.clone()], TEXTS),
        ([first, other_search, other_texts], SEARCH),
    ] {
        assert_eq!(refused(&packs).0, fault);
    }
}

#[test]
fn later_layers_without_a_first_one_are_refused() {
    let [_, search, texts] = layers("food");
    let (_, reason) = refused(&[search, texts]);
    assert_eq!(reason, Reason::Unreadable("it lists no directory".to_owned()));
}

#[test]
fn two_programs_with_one_code_are_refused() {
    let mut own = directory("food");
    own.partner_codes.insert("clinic:dental".to_owned(), Code::candidates("clinic:dental").next().unwrap());
    let mut twice = directory("clinic:dental");
    twice.programs.push(twice.programs[0].clone());
    let (path, reason) = refused(&[(DATA, pack::encode(&own)), (CLINIC, pack::encode(&twice))]);
    assert_eq!(path, "targets");
    assert!(matches!(&reason, Reason::Unreadable(why) if why.contains("two programs have the code")), "{reason:?}");
    let mut twice = directory("food");
    twice.programs.push(Program { source_id: "rides".to_owned(), ..Program::default() });
    assert_eq!(refused(&[(DATA, pack::encode(&twice))]).0, "targets");
}

#[test]
fn a_release_without_a_directory_is_refused() {
    assert_eq!(refused(&[]), ("targets".to_owned(), Reason::Unreadable("it lists no directory".to_owned())));
}

#[test]
fn records_in_another_authors_namespace_are_refused() {
    let editors_alone = [(DATA, pack::encode(&directory("clinic:dental")))];
    assert_eq!(refused(&editors_alone).0, DATA);
    let packs = [(DATA, pack::encode(&directory("food"))), (CLINIC, pack::encode(&directory("rides")))];
    let (path, reason) = refused(&packs);
    assert_eq!(path, CLINIC);
    assert!(matches!(reason, Reason::RecordOutsideNamespace { .. }), "{reason:?}");
}

#[test]
fn a_signed_file_that_is_no_pack_is_refused_and_a_newer_format_is_not() {
    assert_eq!(refused(&[(DATA, b"not a pack".to_vec())]).0, DATA);
    let mut newer = pack::encode(&directory("food"));
    newer[8] = 99;
    let error = decode(release(&[(DATA, newer)])).unwrap_err();
    assert!(matches!(&error, Error::NewerFormat { path, .. } if path == DATA), "{error:?}");
}

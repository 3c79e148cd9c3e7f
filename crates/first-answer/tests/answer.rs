//! A handoff's first visit to a small community, answered by what it has signed.

use signpost_directory::{Code, Directory, Organization, Phone, Program, Status, Translation, pack};
use signpost_first_answer::{FirstAnswer, FirstNumber, FirstProgram};
use signpost_handoff::{Handoff, Item};
use signpost_trust::{
    Anchor, Floor,
    client::Response,
    hex,
    metadata::TargetFile,
    sign::{Lifetimes, Repository, RoleSetup, Setup, SigningKey},
};
use std::collections::BTreeMap;

const NOW: i64 = 1_767_225_600;
const DAY: i64 = 86_400;
const DIRECTORY: &str = "data/directory.pack";
const SEARCH: &str = "data/search.pack";
const TEXTS: &str = "data/texts.pack";

/// What the host serves, by path, and the text of the page's trust anchor.
struct Site {
    files: BTreeMap<String, Vec<u8>>,
    anchor: String,
}

/// Signs the packs of a directory, and serves them.
fn publish(directory: &Directory) -> Site {
    let key = SigningKey::from_seed(&[7; 32], None);
    let role = || RoleSetup::new([key.key()], 1);
    let setup = Setup { root: role(), targets: role(), editors: role(), online: role(), grace_days: 60 };
    let lifetimes = Lifetimes::default();
    let (mut root, mut targets) = (setup.root(NOW, &lifetimes), setup.targets(NOW, &lifetimes));
    root.sign(&key);
    targets.sign(&key);
    let anchor = Anchor { root: root.to_bytes(), floor: Floor::default() }.to_script("{}").unwrap();
    let mut repository = Repository::new(root, targets).unwrap();
    let bodies = pack::encode_layers(directory);
    let packs: Vec<_> = [DIRECTORY, SEARCH, TEXTS]
        .into_iter()
        .zip(bodies)
        .map(|(path, body)| (path, pack::compress(&body), body))
        .collect();
    let signed = packs.iter().map(|(path, bytes, body)| ((*path).to_owned(), TargetFile::of(bytes, Some(body))));
    let mut editors = repository.next_delegated("editors", signed, NOW, &lifetimes).unwrap();
    editors.sign(&key);
    repository.accept_delegated("editors", editors).unwrap();
    repository.sign_snapshot_and_timestamp(&[&key], NOW, &lifetimes).unwrap();
    let metadata = repository.files().into_iter().map(|(name, bytes)| (format!("metadata/{name}"), bytes));
    let packs = packs.into_iter().map(|(path, bytes, body)| {
        let hash = hex::encode(&TargetFile::of(&bytes, Some(&body)).hashes.sha256.unwrap());
        (format!("targets/data/{hash}.{}", path.trim_start_matches("data/")), bytes)
    });
    Site { files: metadata.chain(packs).collect(), anchor }
}

fn code(id: &str) -> Code {
    Code::candidates(id).next().unwrap()
}

fn program(id: &str, name: &str, phones: &[&str]) -> Program {
    Program {
        code: code(id),
        source_id: id.to_owned(),
        name: name.to_owned(),
        organization: Some(0),
        phones: phones.iter().map(|number| Phone::of(number)).collect(),
        description: Some("A box of food. ".repeat(9)),
        ..Program::default()
    }
}

fn directory() -> Directory {
    let mut closed = program("closed", "Night Shelter", &["(360) 555-0144"]);
    closed.status = Status::TemporarilyClosed;
    let mut over = program("over", "Summer Lunch", &["(360) 555-0155"]);
    over.funded_until = "2020-08-31".parse().ok();
    let mut directory = Directory {
        organizations: vec![Organization {
            source_id: "o".into(),
            name: "HARBOR HOUSE".into(),
            ..Organization::default()
        }],
        programs: vec![
            program("pantry", "FOOD PANTRY", &["(360) 555-0123"]),
            program("desk", "Help Desk", &["ask at the desk"]),
            closed,
            over,
        ],
        ..Directory::default()
    };
    directory.community.country = "US".to_owned();
    directory.community.languages = vec!["en".to_owned(), "es".to_owned()];
    let spanish = Translation { lang: "es".to_owned(), name: Some("Despensa".to_owned()), ..Translation::default() };
    directory.programs[0].translations.push(spanish);
    directory
}

fn link(ids: &[&str]) -> String {
    let items = ids.iter().map(|id| Item { code: code(id), line: "ask for Mary".to_owned(), ..Item::default() });
    format!("#/for?{}", Handoff { items: items.collect(), ..Handoff::default() }.encode().unwrap())
}

/// The files that were wanted, and the answer.
fn visit(site: &Site, asked: &str, now: i64) -> (Vec<String>, Option<Vec<FirstProgram>>) {
    let mut wanted = Vec::new();
    let Some(mut answer) = FirstAnswer::new(&site.anchor, asked, vec!["es-MX".to_owned()], now) else {
        return (wanted, None);
    };
    while let Some((path, most)) = answer.wanted() {
        answer.give(match site.files.get(&path) {
            Some(bytes) if bytes.len() as u64 > most => Response::TooLong,
            Some(bytes) => Response::Body { bytes: bytes.clone(), sha256: None },
            None => Response::Status(404),
        });
        wanted.push(path);
    }
    (wanted, answer.answer())
}

#[test]
fn the_programs_of_a_link_with_the_number_to_try_first() {
    let site = publish(&directory());
    let (wanted, answer) = visit(&site, &link(&["desk", "gone", "closed", "over", "pantry"]), NOW);
    let number = FirstNumber { text: "(360) 555-0123".to_owned(), uri: "tel:3605550123".to_owned() };
    let by = Some("Harbor House".to_owned());
    let named = |id, name: &str| FirstProgram { code: code(id), name: name.to_owned(), by: by.clone(), number: None };
    let expected = [
        named("desk", "Help Desk"),
        // In its place, so that the numbers of the others are the link's; without a number to call.
        FirstProgram { by: None, ..named("gone", &code("gone").to_string()) },
        named("closed", "Night Shelter"),
        named("over", "Summer Lunch"),
        FirstProgram { number: Some(number), ..named("pantry", "Despensa") },
    ];
    assert_eq!(answer.as_deref(), Some(expected.as_slice()));
    assert!(wanted.iter().any(|path| path.ends_with(".directory.pack")));
    assert!(
        !wanted.iter().any(|path| path.ends_with(".search.pack") || path.ends_with(".texts.pack")),
        "whom to call waits for neither: {wanted:?}"
    );
}

#[test]
fn no_other_page_is_answered_and_none_can_be_told_by_what_it_wants() {
    let site = publish(&directory());
    let (of_link, _) = visit(&site, &link(&["pantry"]), NOW);
    for asked in ["", "#/", "#/search?q=food", "#/for?", "#/for?garbage"] {
        assert_eq!(visit(&site, asked, NOW), (of_link.clone(), Some(Vec::new())), "{asked}");
    }
}

#[test]
fn nothing_is_said_of_what_is_not_verified_and_fresh() {
    let asked = link(&["pantry"]);
    let good = publish(&directory());
    assert!(visit(&good, &asked, NOW).1.is_some());
    assert_eq!(visit(&good, &asked, NOW + 40 * DAY).1, None, "the timestamp is over: the app warns of that");
    for path in good.files.keys().filter(|path| {
        !path.ends_with("1.root.json") && (path.starts_with("metadata/") || path.ends_with(".directory.pack"))
    }) {
        for damage in [None, Some(b"{}".to_vec()), Some(good.files[path].iter().rev().copied().collect())] {
            let mut files = good.files.clone();
            files.remove(path);
            files.extend(damage.map(|bytes| (path.clone(), bytes)));
            let site = Site { files, anchor: good.anchor.clone() };
            assert_eq!(visit(&site, &asked, NOW).1, None, "{path}");
        }
    }
    let mut other = publish(&directory());
    other.anchor = "{}".to_owned();
    assert_eq!(visit(&other, &asked, NOW).1, None);
}

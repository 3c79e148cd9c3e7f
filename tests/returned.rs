//! The return's link: tokens of every version are read; anything else is refused as damaged.

use base64ct::{Base64UrlUnpadded, Encoding};
use proptest::prelude::*;
use signpost_directory::Code;
use signpost_handoff::{HandoffError, MAX_ITEMS, Outcome, Return, qr::qr_code, returned::MAX_DAYS};
use signpost_hours::date::date;
use signpost_route::Route;
use signpost_saved::{Reason, State};
use std::{fs, path::Path};

fn returns() -> impl Strategy<Value = Return> {
    let code = any::<u32>().prop_filter_map("a code", |bits| Code::from_bits(bits >> 2));
    let state = prop::sample::select(State::ALL);
    let outcome = (code, state, prop::option::of(-40..MAX_DAYS + 40));
    let outcomes = prop::collection::vec(outcome, 1..=MAX_ITEMS);
    (-400..70_000, outcomes).prop_map(|(day, outcomes)| {
        let made_on = date(2020, 1, 1).plus(day);
        let outcome = |(code, state, age): (Code, State, Option<i32>)| Outcome {
            code,
            state,
            on: age.map(|age| made_on.plus(-age)),
        };
        Return { made_on, outcomes: outcomes.into_iter().map(outcome).collect() }
    })
}

/// Of so many programs, each in another state.
fn example(programs: usize) -> Return {
    let made_on = date(2026, 11, 29);
    let outcome = |(n, code): (usize, Code)| Outcome {
        code,
        state: State::ALL[n % State::ALL.len()],
        on: (n % 3 != 2).then(|| made_on.plus(-7 * n as i32)),
    };
    let outcomes = Code::candidates("a program").enumerate().take(programs).map(outcome).collect();
    Return { made_on, outcomes }
}

proptest! {
    #[test]
    fn any_return_that_can_be_made_survives_its_link(returned in returns()) {
        let token = returned.encode().unwrap();
        let route = Route::Return(Some(token.clone()));
        prop_assert_eq!(Route::parse(&route.format()), route);
        let received = Return::receive(&token).unwrap();
        prop_assert_eq!(received.returned, returned.tidy());
        prop_assert!(!received.is_newer && received.unknown.is_empty());
    }

    #[test]
    fn any_text_is_a_return_or_a_damaged_link(text in "[A-Za-z0-9_-]{0,120}|.{0,100}") {
        if let Ok(received) = Return::receive(&text) {
            prop_assert_eq!(received.returned.clone(), received.returned.tidy());
        }
    }

    /// What passes the check is read all the same, or refused: never a crash, never a second spelling.
    #[test]
    fn any_bytes_with_their_check_are_a_return_or_refused(version in 0u8..4, bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        use sha2::{Digest, Sha256};
        let mut bytes = [vec![version], bytes].concat();
        let digest = Sha256::digest(&bytes);
        bytes.extend([digest[0], digest[1]]);
        let token = Base64UrlUnpadded::encode_string(&bytes);
        match Return::receive(&token) {
            Ok(received) if !received.is_newer => prop_assert_eq!(received.returned.encode(), Ok(token)),
            Ok(received) => prop_assert!(version > 1 || !received.unknown.is_empty()),
            Err(HandoffError::Newer) => prop_assert!(version > 1),
            Err(error) => prop_assert_eq!(error, HandoffError::Damaged),
        }
    }

    #[test]
    fn a_link_that_lost_or_changed_a_letter_says_so(returned in returns(), at in any::<prop::sample::Index>(), other in "[A-Za-z0-9_-]") {
        let token = returned.encode().unwrap();
        let at = at.index(token.len());
        prop_assert_eq!(Return::receive(&token[..at]), Err(HandoffError::Damaged));
        let changed = format!("{}{other}{}", &token[..at], &token[at + 1..]);
        // Two bytes of check: one change in 65,536 slips through, and is another return.
        if changed != token && let Ok(read) = Return::receive(&changed) {
            prop_assert_ne!(read.returned, returned.tidy());
        }
    }
}

#[test]
fn a_link_survives_what_messages_do_to_it() {
    let returned = example(3);
    let token = returned.encode().unwrap();
    let (start, end) = token.split_at(9);
    for changed in [
        format!("{start}\n {end}."),
        format!("{start}%20{end}"),
        format!("{token}\""),
        format!("{token}&fbclid=IwAR0abc"),
        format!("{token} Call me when you have it."),
        format!(" {token}"),
    ] {
        assert_eq!(Return::receive(&changed).map(|received| received.returned), Ok(returned.clone()), "{changed}");
    }
}

#[test]
fn nothing_or_too_much_cannot_be_shown() {
    assert_eq!(example(0).encode(), Err(HandoffError::Empty));
    assert_eq!(example(MAX_ITEMS + 1).encode(), Err(HandoffError::TooMany));
    assert!(!example(0).fits() && example(MAX_ITEMS).fits() && !example(MAX_ITEMS + 1).fits());
}

/// The table of docs/handoff.md: what a return takes in a link of an address with 25 letters.
#[test]
fn the_size_of_a_return_is_as_documented() {
    let mut table = String::from("| programs | bytes | letters | QR version |\n| --- | --- | --- | --- |\n");
    for programs in [1, 3, 5, 6, 10, 15] {
        let token = example(programs).encode().unwrap();
        let bytes = Base64UrlUnpadded::decode_vec(&token).unwrap().len();
        let link = format!("https://help.example.org/{}", Route::Return(Some(token.clone())).format());
        let version = qr_code(&link).unwrap().version;
        table += &format!("| {programs} | {bytes} | {} | {version} |\n", token.len());
    }
    let documented = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/handoff.md")).unwrap();
    assert!(documented.contains(&table), "docs/handoff.md does not have\n{table}");
}

/// Every return that a version ever made is read for ever.
#[test]
fn returns_of_every_version_are_read_for_ever() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/returned/v1"));
    let one = |state| Return {
        made_on: date(2026, 11, 29),
        outcomes: vec![Outcome { on: Some(date(2026, 11, 20)), state, ..example(1).outcomes[0] }],
    };
    let all_states = Return { outcomes: example(State::ALL.len()).outcomes, ..example(1) };
    for (name, returned) in [
        ("six-programs", example(6)),
        ("all-states", all_states),
        ("full", one(State::DidNotWork(Reason::Full))),
        ("first-day", Return { made_on: date(2020, 1, 1), ..example(2) }.tidy()),
    ] {
        let path = folder.join(name);
        if !path.exists() && std::env::var_os("SIGNPOST_BLESS").is_some() {
            fs::write(&path, returned.encode().unwrap() + "\n").unwrap();
        }
        let token = fs::read_to_string(&path).expect(name);
        assert_eq!(Return::receive(token.trim()).map(|received| received.returned), Ok(returned), "{name}");
    }
}

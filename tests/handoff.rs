//! The handoff's link: tokens of every version are read; anything else is refused as damaged.

use base64ct::{Base64UrlUnpadded, Encoding};
use proptest::prelude::*;
use signpost_directory::Code;
use signpost_handoff::{
    Handoff, HandoffError, Item, MAX_FROM, MAX_ITEMS, MAX_LINE, MAX_TOKEN, Phrase, phrases::Sentence, qr::qr_code,
};
use signpost_hours::date::date;
use signpost_route::{MAX_ADDRESS, Route};
use std::{fs, path::Path};

fn code(id: &str) -> Code {
    Code::candidates(id).next().expect("endless")
}

fn item(id: &str, line: &str) -> Item {
    Item { code: code(id), line: line.into(), phrases: Vec::new() }
}

fn handoffs() -> impl Strategy<Value = Handoff> {
    let codes = any::<u32>().prop_filter_map("a code", |bits| Code::from_bits(bits >> 2));
    let phrases = (0..64u8, ".{0,80}").prop_map(|(id, argument)| Phrase { id, argument });
    let item = (codes, ".{0,220}", proptest::collection::vec(phrases, 0..3));
    let items =
        proptest::collection::vec(item.prop_map(|(code, line, phrases)| Item { code, line, phrases }), 1..=MAX_ITEMS);
    let days = (0..60_000).prop_map(|n| date(2020, 1, 1).plus(n));
    let parts = proptest::collection::vec("[a-z0-9-]{0,12}", 0..10);
    let lang = proptest::option::of("[a-z]{2,3}(-[A-Z]{2})?");
    (".{0,120}", lang, proptest::option::of(days), items, any::<bool>(), parts).prop_map(
        |(from, lang, made_on, items, discreet, parts)| Handoff { from, lang, made_on, items, discreet, parts },
    )
}

proptest! {
    #[test]
    fn any_handoff_that_can_be_made_survives_its_link(handoff in handoffs()) {
        let token = match handoff.encode() {
            Err(HandoffError::TooLong) => return Ok(()),
            token => token.unwrap(),
        };
        prop_assert!(token.len() <= MAX_TOKEN && token.len() < MAX_ADDRESS);
        prop_assert_eq!(Route::parse(&Route::For(token.clone()).format()), Route::For(token.clone()));
        prop_assert_eq!(Handoff::decode(&token), Ok(handoff.tidy()));
    }

    #[test]
    fn any_text_is_a_handoff_or_a_damaged_link(token in "[A-Za-z0-9_-]{0,400}|.{0,100}") {
        if let Ok(handoff) = Handoff::decode(&token) {
            prop_assert_eq!(handoff.clone(), handoff.tidy());
        }
    }

    #[test]
    fn a_link_that_lost_or_changed_a_letter_is_noticed(handoff in handoffs(), at in any::<prop::sample::Index>(), other in "[A-Za-z0-9_-]") {
        let Ok(token) = handoff.encode() else { return Ok(()) };
        let at = at.index(token.len());
        let cut = &token[..at];
        prop_assert!(Handoff::decode(cut).is_err());
        let changed = format!("{cut}{other}{}", &token[at + 1..]);
        // Two bytes of checksum: one change in 65,536 slips through, and then says so in another way or not at all.
        if changed != token && let Ok(read) = Handoff::decode(&changed) {
            prop_assert_ne!(read, handoff.tidy());
        }
    }
}

#[test]
fn a_link_survives_what_messages_do_to_it() {
    let token = Handoff { items: vec![item("a", "Ask for Mary")], ..Default::default() }.encode().unwrap();
    let (start, end) = token.split_at(9);
    for changed in [
        format!("{start}\n {end}."),
        format!("{start}%0A{end}"),
        format!("{start}%0D%0A{end}"),
        format!("{start}%20{end}"),
        format!("{start}\u{a0}{end}"),
        format!("{token}\""),
        format!("{token}%22"),
        format!("{token}%E2%80%9D"),
        format!("{token}\u{bb}"),
        format!("{token}'"),
        format!("{token}&fbclid=IwAR0abc"),
        format!("{token}%26fbclid%3DIwAR0abc"),
        format!("{token}?utm_source=x"),
        format!("{token}#top"),
        format!("{token}>"),
        format!("{token}</a>"),
        format!("{token}),"),
        format!("{token}\u{3002}"),
        format!("{token}="),
        format!("{token} Call me when you have it."),
        format!("{token}%20see%20you"),
        format!(" {token}"),
    ] {
        assert_eq!(Handoff::decode(&changed), Handoff::decode(&token), "{changed}");
    }
    assert!(Handoff::decode(&token).is_ok());
}

#[test]
fn words_are_one_bounded_line_without_marks_that_hide_or_turn_others() {
    let handoff = Handoff {
        from: format!("  Dr. Rivera\n\t\u{202E}evil\u{0000}  {}", "x".repeat(1000)),
        items: vec![item("a", &"é".repeat(1000))],
        ..Default::default()
    };
    let read = Handoff::decode(&handoff.encode().unwrap()).unwrap();
    assert!(read.from.starts_with("Dr. Rivera evil xxx"), "{}", read.from);
    assert_eq!(read.from.chars().count(), MAX_FROM);
    assert_eq!(read.items[0].line.chars().count(), MAX_LINE);
}

#[test]
fn nothing_or_too_much_cannot_be_handed_over() {
    let mut handoff = Handoff::default();
    assert_eq!(handoff.encode(), Err(HandoffError::Empty));
    let items = |count: usize, line: &str| (0..count).map(|n| item(&n.to_string(), line)).collect();
    handoff.items = items(MAX_ITEMS + 1, "");
    assert_eq!(handoff.encode(), Err(HandoffError::TooMany));
    handoff.items = items(MAX_ITEMS, &"🙂".repeat(MAX_LINE));
    assert_eq!(handoff.encode(), Err(HandoffError::TooLong));
    assert!(handoff.short().encode().is_ok());
}

#[test]
fn a_newer_link_says_so() {
    use sha2::{Digest, Sha256};
    let mut bytes = vec![3, 0, 0];
    let digest = Sha256::digest(&bytes);
    bytes.extend([digest[0], digest[1]]);
    assert_eq!(Handoff::decode(&Base64UrlUnpadded::encode_string(&bytes)), Err(HandoffError::Newer));
}

#[test]
fn five_programs_with_usual_lines_make_a_link_that_a_phone_reads_from_paper() {
    let lines = [
        "Ask for Mary, tell her Dr. Rivera sent you.",
        "Tuesdays at 6 pm. Bring your meter.",
        "Ask for the food box for diabetics.",
        "Call the day before for a ride to the clinic.",
        "Bring your last light bill and your lease.",
    ];
    let items = lines.iter().map(|line| item(line, line)).collect();
    let from = "Dr. Rivera, North County Clinic".to_owned();
    let handoff = Handoff {
        from,
        items,
        lang: Some("es".into()),
        made_on: Some(date(2026, 11, 21)),
        discreet: false,
        ..Handoff::default()
    };
    let token = handoff.encode().unwrap();
    // With an address of 40 letters that is QR version 14 at error correction M.
    assert!(token.len() <= 280, "{} letters", token.len());
}

/// The table of docs/handoff.md: what a handoff takes in a link of an address with 25 letters.
#[test]
fn the_size_of_a_handoff_is_as_documented() {
    let mut table = String::from("| programs | said of each | letters | QR version |\n| --- | --- | --- | --- |\n");
    let phrases = [Sentence::SentBy("North County Clinic"), Sentence::BringSheet, Sentence::AskFor("Mary")];
    let phrases = phrases.map(Sentence::phrase).to_vec();
    let line = "Tuesdays at 6 pm. Bring your meter.";
    for programs in [1, 3, 6, 10] {
        for (words, phrases, line) in [
            ("nothing", &[][..], ""),
            ("three phrases", &phrases, ""),
            ("a line of 35 letters", &[], line),
            ("phrases and a line", &phrases, line),
        ] {
            let with = |n: usize| Item { phrases: phrases.to_vec(), ..item(&n.to_string(), line) };
            let handoff = Handoff {
                from: "North County Clinic".into(),
                items: (0..programs).map(with).collect(),
                lang: Some("es".into()),
                made_on: Some(date(2026, 11, 21)),
                ..Handoff::default()
            };
            let token = handoff.encode().unwrap();
            let link = format!("https://help.example.org/{}", Route::For(token.clone()).format());
            let version = qr_code(&link).unwrap().version;
            table += &format!("| {programs} | {words} | {} | {version} |\n", token.len());
        }
    }
    let documented = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/handoff.md")).unwrap();
    assert!(documented.contains(&table), "docs/handoff.md does not have\n{table}");
}

/// Every link that a version ever made is read for ever. To add one to the newest: a `.json` file beside the others and
/// `SIGNPOST_BLESS=1`: a missing token is written, none is ever changed.
#[test]
fn links_of_every_version_are_read_for_ever() {
    for (version, newest) in [("v1", false), ("v2", true)] {
        let folder =
            Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("tests/golden/handoff").join(version);
        let mut count = 0;
        for entry in fs::read_dir(&folder).expect("the golden folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|e| e == "json") {
                let handoff: Handoff = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
                let token_path = path.with_extension("token");
                if newest && !token_path.exists() && std::env::var_os("SIGNPOST_BLESS").is_some() {
                    fs::write(&token_path, handoff.encode().unwrap()).unwrap();
                }
                let token = fs::read_to_string(&token_path).unwrap();
                assert_eq!(Handoff::decode(token.trim()).as_ref(), Ok(&handoff), "{}", path.display());
                count += 1;
            }
        }
        assert!(count >= 4, "golden files are missing");
    }
}

/// The programs stand first in the link, with a check of their own.
#[test]
fn a_link_with_a_damaged_end_keeps_its_programs() {
    let items = vec![item("a", "Ask for Mary"), item("b", "Bring the lease"), item("c", "")];
    let codes: Vec<Code> = items.iter().map(|item| item.code).collect();
    let handoff = Handoff { from: "Dr. Rivera".into(), items, made_on: Some(date(2026, 11, 29)), ..Default::default() };
    let token = handoff.encode().unwrap();
    // 16 bits before the codes and 90 of codes are 14 bytes; with the two of the check 22 base64 digits.
    let head = 22;
    for damaged in [
        token[..head].to_owned(),
        token[..token.len() - 1].to_owned(),
        format!("{}...", &token[..token.len() - 4]),
        format!("{}%20{}", &token[..head + 3], "and so on"),
    ] {
        let received = Handoff::receive(&damaged).expect(&damaged);
        let found: Vec<Code> = received.handoff.items.iter().map(|item| item.code).collect();
        assert_eq!((found, received.is_whole), (codes.clone(), false), "{damaged}");
    }
    assert_eq!(Handoff::receive(&token[..head - 4]), Err(HandoffError::Damaged));
    let mut typo = token.clone();
    typo.replace_range(4..5, if &token[4..5] == "A" { "B" } else { "A" });
    assert_eq!(Handoff::receive(&typo), Err(HandoffError::Damaged));
}

proptest! {
    #[test]
    fn a_cut_link_never_brings_other_programs(handoff in handoffs(), at in any::<prop::sample::Index>()) {
        let Ok(token) = handoff.encode() else { return Ok(()) };
        let cut = &token[..at.index(token.len())];
        if let Ok(received) = Handoff::receive(cut) {
            let codes = |handoff: &Handoff| handoff.items.iter().map(|item| item.code).collect::<Vec<_>>();
            prop_assert_eq!(codes(&received.handoff), codes(&handoff));
            prop_assert!(!received.is_whole);
        }
    }
}

/// A short form for paper: five programs without lines are a QR code of few modules.
#[test]
fn the_short_form_of_six_programs_fits_a_small_qr_code() {
    let items = (0..6).map(|n| item(&n.to_string(), &"x".repeat(MAX_LINE))).collect();
    let handoff = Handoff { from: "Dr. Rivera".into(), items, lang: Some("es".into()), ..Default::default() };
    let short = handoff.short().encode().unwrap();
    assert!(short.len() < 60, "{}", short.len());
}

#[test]
fn the_short_form_has_all_but_the_words() {
    let phrases = vec![Phrase { id: 1, argument: "Mary".into() }];
    let items = vec![Item { phrases, ..item("a", "Ask for Mary") }, item("b", "")];
    let (lang, made_on) = (Some("es".to_owned()), Some(date(2026, 11, 21)));
    let handoff = Handoff { from: "Dr. Rivera".into(), lang, made_on, items, discreet: true, ..Handoff::default() };
    let bare = Handoff { from: String::new(), items: vec![item("a", ""), item("b", "")], ..handoff.clone() };
    assert_eq!(handoff.short(), bare);
    assert_eq!(Handoff::decode(&handoff.short().encode().unwrap()), Ok(bare));
}

#[test]
fn a_phrase_that_no_link_can_name_is_left_out() {
    let phrase = |id| Phrase { id, argument: String::new() };
    let handoff = Handoff {
        items: vec![Item { phrases: vec![phrase(63), phrase(64), phrase(255)], ..item("a", "") }],
        ..Default::default()
    };
    let read = Handoff::decode(&handoff.encode().unwrap()).unwrap();
    assert_eq!(read.items[0].phrases, [phrase(63)]);
}

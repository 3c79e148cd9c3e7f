//! Views as text: the sheet, the crisis lines, the icons.

use super::*;
use leptos::prelude::*;
use signpost_directory::{Address, Code, Community, CrisisLine, Localized, Location, Phone, Program, Record, Site};
use signpost_handoff::{
    Handoff, Item,
    qr::{PaperCode, qr_code},
    sheet::{Gone, Reader, Sheet},
};
use signpost_hours::{Recurrence, Schedule, Zone, date::date};
use signpost_locale::Messages;
use std::rc::Rc;

const UTC: Zone = Zone { first_offset: 0, transitions: Vec::new() };

fn english() -> Rc<Messages> {
    Rc::new(Messages::english())
}

fn community() -> Community {
    let name = Localized([("en".to_owned(), "<b>Lifeline</b>".to_owned())].into());
    let crisis_lines = vec![CrisisLine { name, number: "988".into(), ..CrisisLine::default() }];
    Community { name: "Alder".into(), country: "US".into(), crisis_lines, demo: true, ..Community::default() }
}

fn record(name: &str) -> Record {
    let monday = Schedule {
        recurrence: Some(Recurrence { interval: 1, ..Recurrence::default() }),
        opens_at: Some(540),
        closes_at: Some(600),
        ..Schedule::default()
    };
    let program = Program {
        code: Code::candidates(name).next().unwrap(),
        name: name.into(),
        phones: vec![Phone { number: "3055550123".into(), ..Phone::default() }],
        sites: vec![Site { schedules: vec![monday], ..Site::default() }, Site { location: 1, ..Site::default() }],
        required_documents: vec!["A letter <with> your address".into()],
        ..Program::default()
    };
    let location = |street: &str| Location {
        address: Some(Address { lines: vec![street.into()], city: "Alder".into(), ..Address::default() }),
        ..Location::default()
    };
    Record { program, organization: None, locations: vec![location("1 First Street"), location("2 Second Street")] }
}

/// A handoff of these programs and of one that is gone, on paper.
fn printed(records: &[Record]) -> String {
    let mut items: Vec<Item> =
        records.iter().map(|record| Item { code: record.program.code, ..Item::default() }).collect();
    items[0].line = "Ask for <Mary>".into();
    let lost =
        Gone { code: Code::candidates("lost").next().unwrap(), name: Some("Old pantry".into()), ..Gone::default() };
    items.push(Item { code: lost.code, ..Item::default() });
    let handoff = Handoff { from: "Dr. Rivera".into(), items, ..Handoff::default() };
    let reader = Reader { lang: "en", near: None, zone: &UTC, now: 0, notices: &[] };
    let sheet = Sheet::of_handoff(&handoff, records, &[lost], reader);
    let code = qr_code("https://alder.example/").map(|code| PaperCode { code, is_short: false });
    let printed_from = PrintedFrom {
        community: community(),
        release: Some((12, date(2026, 1, 15))),
        today: date(2026, 1, 15),
        address: Some("alder.example".into()),
    };
    to_html(|| view! { <SheetArticle sheet messages=english() code paper=Paper::A4 printed_from /> })
}

#[test]
fn a_sheet_is_written_natively_with_all_that_a_patient_needs() {
    let html = printed(&[record("Pantry")]);
    assert!(html.starts_with(r#"<article lang="en" dir="ltr" class="sheet sheet-a4">"#), "{html}");
    for expected in [
        "Dr. Rivera",
        "Ask for &lt;Mary&gt;",
        "<bdi>Pantry</bdi>",
        "<bdi>(305) 555-0123</bdi>",
        "1 First Street, Alder",
        "2 Second Street, Alder",
        "9 am to 10 am",
        "<bdi>A letter &lt;with&gt; your address</bdi>",
        "<bdi>Old pantry</bdi>",
        "&lt;b&gt;Lifeline&lt;/b&gt;",
        r#"class="qr-dark""#,
        "alder.example",
        "Alder, directory of January 15, 2026, version 12",
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    assert!(!html.contains("<!"), "no marker is left: {html}");
    assert_eq!(html, printed(&[record("Pantry")]), "the same bytes each time");
}

#[test]
fn among_many_programs_each_has_the_hours_of_its_first_site() {
    let hours = |html: &str| html.matches("9 am to 10 am").count();
    let records: Vec<Record> = ["One", "Two", "Three"].map(record).into();
    let html = printed(&records);
    assert_eq!(hours(&html), 3);
    assert_eq!(html.matches(r#"class="sheet-site""#).count(), 0, "{html}");
    assert!(html.contains("2 Second Street"), "the others by name: {html}");
    assert_eq!(printed(&records[..2]).matches(r#"class="sheet-site""#).count(), 4);
}

#[test]
fn crisis_lines_can_be_called_and_texted() {
    let mut lines = community().crisis_lines;
    lines[0].text = Some("741741".into());
    let html = to_html(|| view! { <CrisisLines lines messages=english() /> });
    assert!(
        html.starts_with(r#"<ul class="crisis-lines"><li><a href="tel:988" aria-label="Call 988, &lt;b&gt;"#),
        "{html}"
    );
    assert!(html.contains(r#"<a href="sms:741741" class="crisis-text">"#), "{html}");
    assert_eq!(to_html(|| view! { <CrisisLines lines=Vec::new() messages=english() /> }), "");
}

#[test]
fn an_icon_is_hidden_from_screen_readers() {
    let html = to_html(|| icon(Icon::Exit));
    assert!(html.starts_with(r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true""#), "{html}");
    assert_eq!(to_html(|| changing_icon(|| Icon::Exit)).matches(Icon::Exit.path()).count(), 1);
}

#[test]
fn what_is_said_by_phrases_stands_in_the_sheets_language_with_english_beside_it() {
    use signpost_handoff::phrases::Sentence;
    let record = record("Pantry");
    let phrases = [Sentence::AskFor("<Mary>"), Sentence::ExpectedOn(date(2026, 12, 3)), Sentence::SayLanguage("es")];
    let phrases = phrases.map(Sentence::phrase).into();
    let item = Item { code: record.program.code, phrases, ..Item::default() };
    let handoff = Handoff { items: vec![item], ..Handoff::default() };
    let reader = Reader { lang: "es", near: None, zone: &UTC, now: 0, notices: &[] };
    let mut sheet = Sheet::of_handoff(&handoff, std::slice::from_ref(&record), &[], reader);
    sheet.card = signpost_handoff::card::ClinicCard::new("North County", "305-555-0199", "1 Main Street");
    let spanish = Rc::new(Messages::new("es", include_str!("../../../data/locales/es.ftl")));
    let printed_from =
        || PrintedFrom { community: community(), release: None, today: date(2026, 1, 15), address: None };
    let drawn = |beside: Option<Rc<Messages>>| {
        let (sheet, messages) = (sheet.clone(), spanish.clone());
        to_html(|| {
            view! { <SheetArticle sheet messages code=None paper=Paper::Letter is_large=true beside printed_from=printed_from() /> }
        })
    };
    let alone = drawn(None);
    for expected in
        ["Pregunte por &lt;Mary&gt;", "3 de diciembre de 2026", "305-555-0199 · 1 Main Street", "sheet-large"]
    {
        assert!(alone.contains(expected), "{expected} in {alone}");
    }
    assert!(!alone.contains("Ask for"), "{alone}");
    let both = drawn(Some(english()));
    for expected in ["Pregunte por &lt;Mary&gt;. (Ask for &lt;Mary&gt;.)", "Abierto (Open)"] {
        assert!(both.contains(expected), "{expected} in {both}");
    }
}

#[test]
fn an_urgent_notice_is_one_line_above_what_it_concerns_on_a_sheet_and_on_a_card() {
    use signpost_directory::{Localized, UrgentNotice};
    let records = [record("Pantry"), record("Shelter")];
    let notice = |text: &str, until_minutes| UrgentNotice {
        text: Localized([("en".into(), text.into()), ("es".into(), "Calor".into())].into()),
        until: Some(date(1970, 1, 3)),
        until_minutes,
        ..UrgentNotice::default()
    };
    let of_one = UrgentNotice { programs: vec![records[1].program.code], ..notice("<Closed> tonight", 360) };
    let notices = [notice("Very hot", 1440), of_one];
    let reader = Reader { lang: "en", near: None, zone: &UTC, now: 86_400, notices: &notices };
    let items = records.iter().map(|record| Item { code: record.program.code, ..Item::default() }).collect();
    let handoff = Handoff { items, ..Handoff::default() };
    let sheet = Sheet::of_handoff(&handoff, &records, &[], reader);
    let printed_from = || PrintedFrom { community: community(), release: None, today: date(1970, 1, 2), address: None };
    let wallet = sheet.clone();
    let cards = to_html(|| view! { <WalletCards sheet=wallet messages=english() printed_from=printed_from() /> });
    let spanish = Rc::new(Messages::new("es", include_str!("../../../data/locales/es.ftl")));
    let html = to_html(|| {
        view! { <SheetArticle sheet messages=english() code=None paper=Paper::A4 beside=Some(spanish) printed_from=printed_from() /> }
    });
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} in {html}"));
    let hot =
        "Urgent, until the end of January 3, 1970: Very hot (Urgente, hasta el final del 3 de enero de 1970: Calor)";
    let closed = "Urgent, until January 3, 1970, 6 am: &lt;Closed&gt; tonight";
    assert!(at(hot) < at("Pantry") && at("Pantry") < at(closed) && at(closed) < at("Shelter"), "{html}");
    assert_eq!((html.matches("Very hot").count(), html.matches(closed).count()), (1, 1));
    let [_, pantry, shelter] = cards.split(r#"<li class="wallet">"#).collect::<Vec<_>>()[..] else { panic!("{cards}") };
    assert!(pantry.contains("Very hot") && !pantry.contains(closed), "{pantry}");
    assert!(shelter.contains("Very hot") && shelter.contains(closed), "{shelter}");
}

#[test]
fn a_wallet_card_has_where_in_front_and_what_to_bring_behind() {
    let record = record("Pantry");
    let item = Item { code: record.program.code, line: "Ask for <Mary>".into(), ..Item::default() };
    let handoff = Handoff { from: "Dr. Rivera".into(), items: vec![item], ..Handoff::default() };
    let reader = Reader { lang: "en", near: None, zone: &UTC, now: 0, notices: &[] };
    let sheet = Sheet::of_handoff(&handoff, std::slice::from_ref(&record), &[], reader);
    let printed_from = PrintedFrom { community: community(), release: None, today: date(2026, 1, 15), address: None };
    let html = to_html(|| view! { <WalletCards sheet messages=english() printed_from /> });
    let halves: Vec<&str> = html.split(r#"class="wallet-half""#).collect();
    let [_, front, behind] = halves[..] else { panic!("{html}") };
    for expected in ["Pantry", "(305) 555-0123", "1 First Street, Alder", "9 am to 10 am"] {
        assert!(front.contains(expected), "{expected} in {front}");
    }
    for expected in ["Ask for &lt;Mary&gt;", "A letter &lt;with&gt; your address", "Dr. Rivera"] {
        assert!(behind.contains(expected), "{expected} in {behind}");
    }
}

#[test]
fn what_is_said_of_all_programs_is_said_once() {
    use signpost_handoff::phrases::Sentence;
    let records = [record("One"), record("Two")];
    let all = Sentence::BringSheet.phrase();
    let item = |record: &Record, more: Option<Sentence>| {
        let phrases = [all.clone()].into_iter().chain(more.map(Sentence::phrase)).collect();
        Item { code: record.program.code, phrases, ..Item::default() }
    };
    let items = vec![item(&records[0], Some(Sentence::CallFirst)), item(&records[1], None)];
    let handoff = Handoff { items, ..Handoff::default() };
    let reader = Reader { lang: "en", near: None, zone: &UTC, now: 0, notices: &[] };
    let sheet = Sheet::of_handoff(&handoff, &records, &[], reader);
    let printed_from = PrintedFrom { community: community(), release: None, today: date(2026, 1, 15), address: None };
    let html = to_html(|| view! { <SheetArticle sheet messages=english() code=None paper=Paper::A4 printed_from /> });
    let place = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} in {html}"));
    assert_eq!(html.matches("Bring this sheet.").count(), 1);
    assert!(place("Bring this sheet.") < place("<ol") && place("<ol") < place("Call first."), "{html}");
}

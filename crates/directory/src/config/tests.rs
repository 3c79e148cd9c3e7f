//! Tests of `signpost.toml`: complete files, and the message for each fault.

use super::*;

const COMPLETE: &str = r#"
name = "Maple County Help"
tagline = { en = "Help close to home", es = "Ayuda cerca de casa" }
time_zone = "America/New_York"
languages = ["es", "en", "es"]
country = "US"

[contact]
email = "hello@example.org"
phone = "(555) 555-0100"
website = "https://example.org/"

[[crisis_lines]]
number = "988"
text = "988"
name = { en = "Suicide and Crisis Lifeline" }
description = "Free, day and night"
"#;

fn messages(text: &str) -> Vec<String> {
    parse(text).1.iter().map(ToString::to_string).collect()
}

#[test]
fn a_whole_file_is_read_whole() {
    let (community, problems) = parse(COMPLETE);
    assert_eq!(problems, []);
    assert_eq!(community.name, "Maple County Help");
    assert_eq!(community.tagline.0["es"], "Ayuda cerca de casa");
    assert_eq!(community.time_zone, "America/New_York");
    assert_eq!(community.languages, ["es", "en"]);
    assert_eq!(community.phone.as_deref(), Some("(555) 555-0100"));
    assert_eq!(community.crisis_lines.len(), 1);
    assert_eq!(community.crisis_lines[0].description.0[""], "Free, day and night");
    assert!(!community.demo);
}

#[test]
fn a_minimal_file_takes_the_crisis_lines_of_its_country_or_asks_for_them() {
    let (community, problems) = parse("name = \"A\"\ntime_zone = \"America/Chicago\"");
    assert_eq!(problems, []);
    let numbers: Vec<&str> = community.crisis_lines.iter().map(|line| &*line.number).collect();
    assert_eq!(numbers, ["911", "988", "211"]);
    let told = messages("name = \"A\"\ntime_zone = \"Europe/Berlin\"\ncountry = \"DE\"");
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("crisis_lines"), "{told:?}");
}

#[test]
fn a_crisis_line_says_what_it_is_for() {
    let with = |dangers: &str| COMPLETE.replacen("text = \"988\"", &format!("for = {dangers}"), 1);
    let (community, problems) = parse(&with("[\"suicide\", \"crisis\", \"suicide\"]"));
    assert_eq!((&community.crisis_lines[0].dangers[..], problems), (&[Danger::Suicide, Danger::Crisis][..], vec![]));
    for (wrong, told) in [("[\"fire\"]", "overdose"), ("\"suicide\"", "a list"), ("[3]", "a text")] {
        let messages = messages(&with(wrong));
        assert!(messages.iter().any(|m| m.contains("crisis_lines.for") && m.contains(told)), "{wrong}: {messages:?}");
    }
}

#[test]
fn the_published_address_is_one_of_the_web() {
    let with = |url: &str| COMPLETE.replacen("[contact]", &format!("base_url = \"{url}\"\n[contact]"), 1);
    let (community, problems) = parse(&with("https://help.example.org/county"));
    assert_eq!((community.base_url.as_deref(), problems), (Some("https://help.example.org/county/"), vec![]));
    for url in ["http://help.example.org/", "https://localhost/", "https://a.org/?q", "https://u@a.org/", "help.org"] {
        assert!(messages(&with(url)).iter().any(|told| told.contains("base_url")), "{url}");
    }
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let told = messages(&COMPLETE.replace("phone =", "fone ="));
    assert_eq!(told, ["signpost.toml, line 10, contact.fone: unknown key; did you mean phone?"]);
    let told = messages(&COMPLETE.replace("phone =", "countries ="));
    assert_eq!(told, ["signpost.toml, line 10, contact.countries: unknown key; known here: email, phone, website"]);
    let told = messages(&format!("{COMPLETE}\n[contact.languages]\n"));
    assert!(
        told.iter().any(|told| told.ends_with("write languages above the first line that begins with [")),
        "{told:?}"
    );
}

#[test]
fn every_fault_is_told_at_once() {
    let told = messages(
        "time_zone = \"Eastern time\"\nlanguages = [\"english!\"]\ncountry = \"usa\"\n[contact]\nemail = \"x\"\n\
         website = \"javascript:alert(1)\"\n[[crisis_lines]]\nname = 3\n",
    );
    for (line, key) in [
        ("0", "name"),
        ("line 1", "time_zone"),
        ("line 2", "languages"),
        ("line 3", "country"),
        ("line 5", "contact.email"),
        ("line 6", "contact.website"),
        ("line 8", "crisis_lines.name"),
    ] {
        let found = told.iter().any(|t| (line == "0" || t.contains(line)) && t.contains(key));
        assert!(found, "{line} {key} is not in {told:#?}");
    }
}

#[test]
fn what_is_not_toml_is_told_with_its_line() {
    let told = messages("name = \"A\"\ntime_zone = America");
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("signpost.toml, line 2: not TOML"), "{told:?}");
    assert!(!parse(&"x".repeat(MAX_BYTES + 1)).1.is_empty());
}

#[test]
fn no_file_at_all_is_a_warning() {
    let (community, problems) = absent();
    assert!(problems.iter().all(|problem| !problem.stops));
    assert_eq!(community.crisis_lines.len(), 3);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_a_crash(text in ".{0,200}", tail in "[a-z_\\[\\]={}\", 0-9\n.]{0,80}") {
        let _ = parse(&text);
        let _ = parse(&format!("{COMPLETE}{tail}"));
    }
}

//! The plain pages of the sample: two of them as golden files, and what must hold of all. `SIGNPOST_BLESS=1 cargo test -p
//! signpost-cli --test browse` writes the golden files anew: read the difference.

use signpost_cli::{
    app::Files,
    browse::{PlainPages, Settings},
    source::Source,
};
use signpost_directory::{
    Address, Cost, Directory, Location, Need, NeedTag, Neighbor, Organization, Phone, Program, Site,
    ledger::{Ledger, assign},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// 2026-11-21 12:00 in the sample's zone.
const NOW: i64 = 1_795_284_000;
/// Several places, each with hours of its own, documents to bring, a text line, room for more.
const GOLDEN: &str = "WIC: Food for Moms and Little Ones";
const SHELTER: &str = "Safe Shelter";

fn root() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).to_owned()
}

/// What the built app has of languages and looks.
fn app() -> Files {
    let mut files = Files::new();
    for tag in ["en", "es", "ar"] {
        let path = format!("locales/{tag}.ftl");
        files.insert(path.clone(), fs::read(root().join("data").join(path)).unwrap());
    }
    files.insert("styles/app-0123456789ab.css".to_owned(), Vec::new());
    files.insert("icons/icon.svg".to_owned(), Vec::new());
    files
}

fn sample() -> &'static Directory {
    static SAMPLE: OnceLock<Directory> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let source = Source::read(&root().join("data/sample"), None, NOW).expect("the sample can be published");
        let (mut directory, today) = (source.directory, source.today);
        directory.community.base_url = Some("https://help.example.org/".to_owned());
        directory.community.neighbors = vec![Neighbor {
            name: signpost_directory::Localized([(String::new(), "Lark County".to_owned())].into()),
            base_url: "https://help.lark.example.org/".to_owned(),
            root: "1a2b".to_owned(),
        }];
        assign(&mut directory, &mut Ledger::default(), today);
        directory
    })
}

fn written(directory: &Directory) -> Files {
    PlainPages::plan(directory, &Settings::default(), &app()).unwrap().write(directory, &app(), NOW)
}

fn pages() -> &'static Files {
    static PAGES: OnceLock<Files> = OnceLock::new();
    PAGES.get_or_init(|| written(sample()))
}

fn text(files: &Files, path: &str) -> String {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.clone()).unwrap()
}

fn html() -> impl Iterator<Item = (&'static String, String)> {
    pages().iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, _)| (path, text(pages(), path)))
}

/// Codes are given by the ledger.
fn page_of(name: &str, folder: &str) -> String {
    let program = sample().programs.iter().find(|program| program.name == name).expect("it is in the sample");
    text(pages(), &format!("{folder}{}.html", program.code))
}

#[test]
fn a_program_is_written_as_expected_in_two_languages() {
    for (lang, folder) in [("en", "browse/"), ("es", "browse/es/")] {
        // An element a line, so that a difference can be read.
        let style = pages().keys().find(|path| path.ends_with(".css")).expect("a style sheet");
        let found = page_of(GOLDEN, folder).replace("><", ">\n<").replace(style, "browse/plain.css");
        let path = root().join(format!("tests/golden/browse/{lang}.html"));
        if std::env::var_os("SIGNPOST_BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let line = found.lines().zip(expected.lines()).position(|(a, b)| a != b).unwrap_or(0);
        let at = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_owned();
        assert!(
            found == expected,
            "{lang}, line {}\n  found    {}\n  expected {}",
            line + 1,
            at(&found),
            at(&expected)
        );
    }
}

#[test]
fn every_program_and_need_has_a_page_in_each_language_and_every_link_leads_somewhere() {
    let programs = sample().programs.len();
    for folder in ["browse/", "browse/es/", "browse/ar/"] {
        for program in &sample().programs {
            assert!(pages().contains_key(&format!("{folder}{}.html", program.code)), "{}", program.name);
        }
        for need in Need::ALL {
            assert!(pages().contains_key(&format!("{folder}{}.html", need.id())), "{}", need.id());
        }
    }
    assert!(html().count() > 3 * programs);
    let app = app();
    let mut reached = BTreeSet::from(["browse/index.html".to_owned()]);
    for (path, html) in html() {
        let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for link in links.filter(|link| !link.contains(':') && !link.starts_with('#')) {
            let (link, behind) = link.split_once('#').unwrap_or((link, ""));
            let place = joined(path, link);
            let is_app = place.is_empty() && behind.starts_with('/');
            assert!(is_app || pages().contains_key(&place) || app.contains_key(&place), "{path}: {link} -> {place}");
            reached.insert(place);
        }
    }
    let lost: Vec<_> = html().map(|(path, _)| path).filter(|path| !reached.contains(*path)).collect();
    assert_eq!(lost, Vec::<&String>::new(), "no link leads there");
}

/// Where a relative address on a page leads, from the site's root.
fn joined(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/').filter(|part| !part.is_empty()) {
        match part {
            ".." => drop(parts.pop().expect("within the site")),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn nothing_runs_and_nothing_is_fetched_but_style_and_icon() {
    for (path, html) in html() {
        let scripts: Vec<&str> = html.split("<script").skip(1).collect();
        assert!(scripts.len() <= 1, "{path}");
        for script in scripts {
            let (kind, rest) = script.split_once('>').unwrap();
            assert_eq!(kind, " type=\"application/ld+json\"", "{path}");
            let data = rest.split("</script>").next().unwrap();
            let data: serde_json::Value = serde_json::from_str(data).unwrap_or_else(|e| panic!("{path}: {e}\n{data}"));
            assert_eq!(data["@type"], "Service", "{path}");
        }
        assert!(html.contains("default-src &#x27;none&#x27;") || html.contains("default-src 'none'"), "{path}");
        for forbidden in ["<iframe", "<form", "<img", "src=", "onclick", "javascript:", " style="] {
            assert!(!html.contains(forbidden), "{path}: {forbidden}");
        }
        let sheets = html.split("<link").skip(1).filter(|link| !link.contains("rel=\"alternate\"")).count();
        assert!(sheets <= 4, "{path}");
    }
}

#[test]
fn pages_and_texts_say_their_language() {
    let spanish = page_of(GOLDEN, "browse/es/");
    assert!(spanish.starts_with("<!doctype html>\n<html lang=\"es\" dir=\"ltr\">"), "{spanish}");
    let arabic = page_of(GOLDEN, "browse/ar/");
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"), "{arabic}");
    // Nobody translated this one.
    assert!(arabic.contains("lang=\"en\" dir=\"auto\">WIC"), "{arabic}");
    assert!(arabic.contains("hreflang=\"es\""), "{arabic}");
}

#[test]
fn a_confidential_place_is_on_no_page_and_in_no_data() {
    let table = |name: &str| fs::read_to_string(root().join("data/sample").join(name)).unwrap();
    let locations = table("location.csv");
    let secret: Vec<Vec<String>> = locations
        .lines()
        .filter(|line| line.ends_with(",true"))
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    assert!(secret.len() >= 5);
    let addresses = table("address.csv");
    let header: Vec<&str> = addresses.lines().next().unwrap().split(',').collect();
    let street = header.iter().position(|name| *name == "address_1").unwrap();
    let mut withheld: Vec<String> = Vec::new();
    for place in &secret {
        let rows = addresses.lines().filter(|row| row.contains(place[0].as_str()));
        withheld.extend(rows.map(|row| row.split(',').nth(street).unwrap().trim_matches('"').to_owned()));
        // Longitude: the last but one of the columns.
        withheld.push(place[place.len() - 2].clone());
    }
    assert!(withheld.len() >= 10, "{withheld:?}");
    for (path, bytes) in pages() {
        let page = String::from_utf8_lossy(bytes);
        for secret in &withheld {
            assert!(!page.contains(secret.as_str()), "{path}: {secret}");
        }
    }
    let shelter = page_of(SHELTER, "browse/");
    assert!(shelter.contains("Call for the location."), "{shelter}");
    assert!(shelter.contains("href=\"tel:7905550109\""), "{shelter}");
}

#[test]
fn search_engines_find_all_pages_where_the_address_is_known() {
    let sitemap = text(pages(), "sitemap.xml");
    assert_eq!(sitemap.matches("<loc>").count(), html().count());
    let mut unknown = sample().clone();
    unknown.community.base_url = None;
    let pages = written(&unknown);
    assert!(!pages.contains_key("sitemap.xml"));
    assert!(!text(&pages, "browse/index.html").contains("canonical"));
}

#[test]
fn search_engines_leave_out_what_is_made_up() {
    assert!(html().all(|(_, page)| !page.contains("noindex")));
    let mut demo = sample().clone();
    demo.community.demo = true;
    let pages = written(&demo);
    for path in pages.keys().filter(|path| path.ends_with(".html")) {
        assert!(text(&pages, path).contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
    }
}

const HOSTILE: &str = "<!--</script><script>alert(1)</script>\"'&amp;<img src=x onerror=alert(1)>";

#[test]
fn whatever_is_written_in_the_data_stays_text() {
    let some = || Some(HOSTILE.to_owned());
    let mut directory = sample().clone();
    directory.organizations = vec![Organization {
        name: HOSTILE.to_owned(),
        description: some(),
        website: Some("javascript:alert(1)".to_owned()),
        email: some(),
        ..Organization::default()
    }];
    let address = Address { lines: vec![HOSTILE.to_owned()], city: HOSTILE.to_owned(), ..Address::default() };
    directory.locations = vec![Location {
        name: some(),
        address: Some(address),
        transportation: some(),
        website: some(),
        accessibility: vec![HOSTILE.to_owned()],
        ..Location::default()
    }];
    let program = Program {
        code: directory.programs[0].code,
        organization: Some(0),
        name: HOSTILE.to_owned(),
        description: some(),
        lang: some(),
        alert: some(),
        website: Some("javascript:alert(1)".to_owned()),
        needs: vec![NeedTag { need: Need::Food, guessed: false }],
        eligibility: some(),
        fees: some(),
        costs: vec![Cost { amount: Some(2.5), currency: some(), option: some(), description: some() }],
        application: some(),
        required_documents: vec![HOSTILE.to_owned()],
        languages: vec![HOSTILE.to_owned()],
        phones: vec![Phone { description: some(), extension: some(), ..Phone::of(HOSTILE) }],
        assured_by: some(),
        sites: vec![Site { description: some(), ..Site::default() }],
        ..Program::default()
    };
    directory.programs = vec![program];
    directory.community.name = HOSTILE.to_owned();
    let pages = written(&directory);
    for (path, _) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = text(&pages, path);
        for markup in ["<script>", "<img", "<!--", "href=\"javascript"] {
            assert!(!page.contains(markup), "{path}: {markup}\n{page}");
        }
    }
    let style = pages.keys().find(|path| path.ends_with(".css")).expect("a style sheet");
    assert!(style.starts_with("browse/plain-"), "{style}");
}

#[test]
fn many_programs_of_a_need_are_on_several_pages() {
    let mut directory = sample().clone();
    let program = Program { needs: vec![NeedTag { need: Need::Food, guessed: false }], ..Program::default() };
    directory.programs = (0..250)
        .map(|n| Program {
            code: signpost_directory::Code::candidates(&n.to_string()).next().expect("endless"),
            name: format!("Pantry {n:03}"),
            ..program.clone()
        })
        .collect();
    directory.sort_programs();
    let pages = written(&directory);
    let first = text(&pages, "browse/food.html");
    assert_eq!(first.matches("class=\"card\"").count(), 100);
    assert!(first.contains("Page 1 of 3") && first.contains("href=\"food-part-3.html\""), "{first}");
    let last = text(&pages, "browse/food-part-3.html");
    assert_eq!(last.matches("class=\"card\"").count(), 50);
    assert!(last.contains("Pantry 249") && last.contains("href=\"food.html\""), "{last}");
}

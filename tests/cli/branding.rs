//! A community's own look and languages.

use crate::desk::{Desk, MORNING, NEXT_DAY};

const NAME: &str = "name = \"Maple County Help\"\ntime_zone = \"America/New_York\"\n";

/// The first bytes of a picture of 480 by 160 pixels.
const LOGO: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\xe0\0\0\0\xa0\x08\x06\0\0\0";

fn desk(brand: &str) -> Desk {
    let desk = Desk::new();
    desk.write_app(&[
        (
            "index.html",
            "{{name}}{{brand}}{{demo}}<script type=\"application/json\" id=\"trust-anchor\">{{trust_anchor}}</script>",
        ),
        ("styles/app-1.css", "a{}"),
        ("sw.js", "const FILES = {{files}}; // {{version}}"),
    ]);
    desk.write("data/signpost.toml", format!("{NAME}[brand]\n{brand}\n"));
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    desk
}

fn styles(desk: &Desk) -> Vec<String> {
    desk.files("site/styles").into_keys().filter(|name| name.starts_with("brand-")).collect()
}

#[test]
fn a_colour_and_a_logo_are_files_of_the_site_which_the_page_names_and_the_service_worker_keeps() {
    let desk = desk("colour = \"#7a1f4e\"\nlogo = \"our logo.png\"");
    desk.write("data/our logo.png", LOGO);
    desk.publish(MORNING).ends(0);
    let [style] = &styles(&desk)[..] else { panic!("one style sheet") };
    let page = desk.read("site/index.html");
    assert!(page.contains(&format!("<link rel=\"stylesheet\" href=\"styles/{style}\">")), "{page}");
    let css = desk.read(&format!("site/styles/{style}"));
    let logo = desk.files("site/icons").into_keys().find(|name| name.starts_with("logo-")).expect("a logo");
    assert!(css.contains("--accent:#7a1f4e") && css.contains(&format!("url(\"../icons/{logo}\")")), "{css}");
    let kept = desk.read("site/sw.js");
    assert!(kept.contains(style.as_str()) && kept.contains(&logo), "{kept}");
    assert!(desk.read("site/browse/index.html").contains(style.as_str()), "plain pages have it, too");
    desk.run(&format!("verify site --at {MORNING}")).ends(0);
    // Another colour is another file, and the old one goes.
    desk.write("data/signpost.toml", format!("{NAME}[brand]\ncolour = \"#123f6d\"\n"));
    desk.publish(NEXT_DAY).ends(0);
    assert_eq!(styles(&desk).len(), 1);
    assert_ne!(&styles(&desk)[0], style);
}

#[test]
fn a_new_community_says_its_colour_and_is_told_at_once_when_it_cannot_be_read() {
    let desk = Desk::new();
    let init = "init maple --name Maple --time-zone UTC --demo --colour";
    desk.run(&format!("{init} #ffcc00")).ends(2).says("The nearest darker one that has it is #");
    assert!(!desk.path("maple").exists());
    desk.run(&format!("{init} #123f6d")).ends(0);
    assert!(desk.read("maple/data/signpost.toml").contains("[brand]\ncolour = \"#123f6d\""));
    desk.run("check maple/data");
    desk.run("publish --from maple/data --keys maple/keys --out maple/site --app app");
}

#[test]
fn without_a_word_the_page_is_as_it_was_built() {
    let desk = desk("");
    desk.publish(MORNING).ends(0);
    assert!(styles(&desk).is_empty() && !desk.read("site/index.html").contains("stylesheet"));
}

#[test]
fn a_look_that_readers_could_not_read_is_refused_before_anything_is_written() {
    for (brand, told) in [
        ("colour = \"#ffcc00\"", "The nearest darker one that has it is #"),
        ("logo = \"logo.png\"", "logo.png, the logo of [brand] in signpost.toml, is not there"),
        ("logo = \"programs.txt\"", "it is no PNG"),
    ] {
        let desk = desk(brand);
        desk.write("data/programs.txt", "no picture");
        desk.publish(MORNING).ends(2).says(told);
        desk.run("check data").ends(2).says(told);
        assert!(!desk.path("site").exists());
    }
}

#[test]
fn a_language_beside_the_data_is_offered_by_the_site_and_its_plain_pages() {
    let desk = desk("");
    let english = include_str!("../../data/locales/en.ftl");
    desk.write("data/locales/pl.ftl", english.replace("own-name = English", "own-name = Polski"));
    desk.publish(MORNING).ends(0);
    let packed = std::fs::read(desk.path("site/locales/pl.ftl.lzma")).unwrap();
    let words = signpost_lzma::decompress(&packed, 1 << 20).unwrap();
    assert!(String::from_utf8(words).unwrap().contains("Polski"));
    assert!(desk.read("site/index.html").contains("\"pl\""), "the page offers it");
    assert!(desk.path("site/browse/pl").is_dir() || desk.read("site/browse/index.html").contains("Polski"));
    desk.run(&format!("verify site --at {MORNING}")).ends(0);
    desk.write("data/locales/pl.ftl", "own-name = Polski\n");
    desk.publish(NEXT_DAY).ends(0).says("messages are missing and are shown in English");
    desk.write("data/locales/our notes.ftl", "x");
    desk.run("check data").ends(2).says("is not a language tag");
}

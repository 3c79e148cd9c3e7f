//! The plain pages in a release: written, listed, verified, removed; the files for hosts; cards and neighbors.

use crate::desk::{Desk, MORNING, NEXT_DAY, SECRET_LATITUDE, SECRET_STREET, contains};
use crate::serving::serve_folder;
use std::fs;

const CONFIG: &str = "name = \"Maple County Help\"\ntime_zone = \"America/New_York\"\n";

fn code(desk: &Desk, source_id: &str) -> String {
    let directory = desk.directory();
    directory.programs.iter().find(|program| program.source_id == source_id).expect("it is published").code.to_string()
}

#[test]
fn a_release_has_a_page_for_each_program_and_readers_metadata_does_not_grow_by_them() {
    let desk = Desk::with_site();
    let food = desk.read(&format!("site/browse/{}.html", code(&desk, "food")));
    assert!(food.contains("The food program") && food.contains("1 Main Street"), "{food}");
    assert!(food.contains(&format!("../#/program/{}", code(&desk, "food"))), "{food}");
    let targets = desk.newest("editors")["signed"]["targets"].clone();
    let names: Vec<&String> = targets.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "app/index.html",
            "data/directory.pack",
            "data/files.json",
            "data/ledger.json",
            "data/search.pack",
            "data/texts.pack"
        ]
    );
    for (path, bytes) in desk.files("site") {
        assert!(!contains(&bytes, SECRET_STREET) && !contains(&bytes, SECRET_LATITUDE), "{path}");
    }
    let shelter = desk.read(&format!("site/browse/{}.html", code(&desk, "shelter")));
    assert!(shelter.contains("Call for the location.") && shelter.contains("tel:5550142"), "{shelter}");
}

#[test]
fn a_program_that_ends_loses_its_page_and_what_is_not_ours_stays() {
    let desk = Desk::with_site();
    let rides = format!("site/browse/{}.html", code(&desk, "rides"));
    desk.write("site/browse/own.html", "<p>ours</p>");
    assert!(desk.path(&rides).exists());
    desk.write_programs(&["food", "shelter"]);
    desk.publish_with_loss(NEXT_DAY).ends(0);
    assert!(!desk.path(&rides).exists());
    assert!(desk.path("site/browse/own.html").exists());
    desk.run(&format!("verify site --at {NEXT_DAY}")).ends(1).says("Nobody signed").says("browse/own.html");
}

#[test]
fn they_are_turned_off_by_a_line_and_then_nothing_leads_to_them() {
    let desk = Desk::new();
    desk.write_app(&[
        ("index.html", "{{plain_pages_link}}{{plain_pages}}<script type=\"application/json\" id=\"trust-anchor\">{{trust_anchor}}</script>"),
        ("sw.js", "{{files}}{{version}}"),
    ]);
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    desk.publish(MORNING).ends(0).says("plain pages that need no script, in en: browse/index.html");
    let index = desk.read("site/index.html");
    assert_eq!(index.matches("href=\"browse/index.html\"").count(), 2, "{index}");
    desk.write("data/signpost.toml", format!("{CONFIG}[browse]\nlanguages = []\n"));
    desk.publish(NEXT_DAY).ends(0).says("No plain pages.");
    assert!(!desk.path("site/browse").exists());
    assert!(!desk.read("site/index.html").contains("browse/"));
    desk.write("data/signpost.toml", format!("{CONFIG}[browse]\nlanguages = [\"fr\"]\n"));
    desk.publish("2026-11-23T09:00:00Z").ends(2).says("no words in “fr”");
    desk.write("data/signpost.toml", format!("{CONFIG}[browse]\nlanguage = \"en\"\n"));
    desk.run("check data").ends(2).says("[browse]");
}

#[test]
fn files_for_hosts_are_written_and_a_communitys_own_are_left_alone() {
    let desk = Desk::new();
    desk.write("data/signpost.toml", format!("{CONFIG}base_url = \"https://help.maple.example/\"\n"));
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    desk.write("site/_headers", "/*\n  X-Own: yes\n");
    desk.publish(MORNING).ends(0);
    assert_eq!(desk.read("site/_headers"), "/*\n  X-Own: yes\n");
    assert!(desk.read("site/web.config").contains(".wasm"));
    assert!(desk.read("site/robots.txt").contains("Sitemap: https://help.maple.example/sitemap.xml"));
    assert!(desk.read("site/sitemap.xml").contains("https://help.maple.example/browse/"));
    // From then on it is the community's, and the next release neither changes nor removes it.
    desk.write("site/robots.txt", "User-agent: *\nDisallow: /\n");
    desk.publish(NEXT_DAY).ends(0);
    assert_eq!(desk.read("site/robots.txt"), "User-agent: *\nDisallow: /\n");
    assert_eq!(desk.read("site/_headers"), "/*\n  X-Own: yes\n");
    desk.run(&format!("verify site --at {NEXT_DAY}")).ends(0);
}

#[test]
fn a_page_that_a_host_changes_is_named_and_files_that_hosts_keep_are_not_asked_for() {
    let desk = Desk::with_site();
    // Hosts that read them do not serve them.
    for name in ["_headers", "web.config"] {
        fs::remove_file(desk.path("site").join(name)).unwrap();
    }
    let serving = serve_folder(&desk, "site", "/");
    desk.run(&format!("verify {} --at {NEXT_DAY}", serving.address)).ends(0);
    let page = format!("browse/{}.html", code(&desk, "food"));
    let changed = desk.read(&format!("site/{page}")).replace("1 Main Street", "9 Fake Street");
    desk.write(&format!("site/{page}"), &changed);
    desk.run(&format!("verify {} --at {NEXT_DAY}", serving.address)).ends(2).says(&page).says("has");
    let longer = format!("{changed}<!-- -->");
    desk.write(&format!("site/{page}"), longer);
    desk.run(&format!("verify {} --at {NEXT_DAY}", serving.address)).ends(2).says(&page);
    fs::remove_file(desk.path(&format!("site/{page}"))).unwrap();
    desk.run(&format!("verify {} --at {NEXT_DAY}", serving.address)).ends(2).says(&page);
}

#[test]
fn a_card_leads_to_the_plain_page_and_has_nothing_that_runs() {
    let desk = Desk::with_site();
    let (food, at) = (code(&desk, "food"), format!("--at {NEXT_DAY}"));
    desk.run(&format!("card site {food} {at}")).ends(2).says("--base-url");
    for nowhere in [
        "https://",
        "https:///x",
        "https://a.example/?x=",
        "https://a.example/#/",
        "https://a.example/\"x",
        "ftp://a.example/",
    ] {
        desk.run(&format!("card site {food} --base-url {nowhere} {at}")).ends(2).says("expected the address");
    }
    let card = desk.run(&format!("card site {food} --base-url https://help.maple.example {at}")).ends(0).out;
    assert!(card.contains(&format!("href=\"https://help.maple.example/browse/{food}.html\"")), "{card}");
    assert!(card.contains("The food program") && card.contains("Maple Food Bank") && card.contains(&food), "{card}");
    for forbidden in ["<script", "<iframe", "<link", "<img", "<style", "class=", "onclick"] {
        assert!(!card.contains(forbidden), "{forbidden}: {card}");
    }
    let all = desk.run(&format!("card site --base-url https://help.maple.example/ {at}")).ends(0).out;
    assert!(all.contains("https://help.maple.example/browse/index.html"), "{all}");
    // Without plain pages it leads into the app.
    desk.write(
        "data/signpost.toml",
        format!("{CONFIG}base_url = \"https://help.maple.example/\"\n[browse]\nlanguages = []\n"),
    );
    desk.publish(NEXT_DAY).ends(0);
    desk.run(&format!("card site {food} {at} --out card.html")).ends(0);
    let card = desk.read("card.html");
    assert!(card.contains(&format!("https://help.maple.example/#/program/{food}")), "{card}");
    desk.run(&format!("card site C9E-HCG8 {at}")).ends(1).says("C9E-HCG8 is not in the directory");
    desk.run(&format!("card site {at} --lang fr")).ends(2).says("fr");
}

#[test]
fn a_notice_about_what_the_directory_has_not_is_told() {
    let desk = Desk::with_site();
    let notice = "[[notices]]\ntext = \"Closed tonight\"\nuntil = \"2026-11-24\"\nareas = [\"town:Nowhere\"]\n";
    desk.write("data/signpost.toml", format!("{CONFIG}{notice}programs = [\"{}\"]\n", code(&desk, "food")));
    let published =
        desk.publish(NEXT_DAY).ends(0).says("“Closed tonight”: the directory has no program in “town:Nowhere”");
    assert!(!published.out.contains(&format!("no program {}", code(&desk, "food"))), "{}", published.out);
}

#[test]
fn neighbors_are_signed_with_the_data_and_stand_on_the_plain_pages() {
    let desk = Desk::new();
    let neighbor = "[[neighbors]]\nname = \"Lark County\"\nbase_url = \"https://help.lark.example\"\n";
    desk.write("data/signpost.toml", format!("{CONFIG}{neighbor}root = \"abc\"\n"));
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    for command in
        [format!("publish --from data --keys keys --out site --app app --at {MORNING}"), "check data".to_owned()]
    {
        desk.run(&command).ends(2).says("line 6").says("neighbors.root").says("64 digits");
    }
    desk.write("data/signpost.toml", format!("{CONFIG}{neighbor}root = \"{}\"\n", "1a2b".repeat(16)));
    desk.publish(MORNING).ends(0);
    assert_eq!(desk.directory().community.neighbors[0].base_url, "https://help.lark.example/");
    let page = desk.read("site/browse/index.html");
    assert!(page.contains("Also look in Lark County"), "{page}");
    let link = page.split("<a ").find(|link| link.contains("help.lark.example")).unwrap();
    assert!(link.contains("noreferrer"), "{link}");
}

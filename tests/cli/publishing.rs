//! From data to a site: what is in it, what is never in it, and what happens when something fails.

use crate::desk::{Desk, MORNING, NEXT_DAY, SECRET_LATITUDE, SECRET_STREET, contains, inflated};
use std::fs;

#[test]
fn a_community_publishes_its_data_as_plain_files_that_anyone_can_verify() {
    let desk = Desk::new();
    desk.run("keys new keys --demo").ends(0).says("keys");
    desk.run("publish --from data --keys keys --out site --app app")
        .ends(0)
        .says("Published 3 programs of 2 organizations")
        .says("Next: signpost renew site --keys keys, before");
    for file in ["index.html", "app-1.js", "icons/icon.svg", "sw.js", ".nojekyll", "metadata/1.root.json"] {
        assert!(desk.path("site").join(file).is_file(), "{file}");
    }
    desk.run("verify site").ends(0).says("signed, and current");
    let directory = desk.directory();
    assert_eq!(directory.community.name, "Maple County Help");
    assert_eq!(directory.zone.first_offset, -5 * 3600);
    assert!(!directory.zone.transitions.is_empty());
    assert_eq!(directory.places.len(), 2, "the middle of a town and of a postal code");
}

#[test]
fn a_demonstration_says_so_on_every_page_and_a_real_site_does_not() {
    let desk = Desk::with_site();
    assert!(desk.directory().community.demo);
    assert!(desk.read("site/index.html").contains("banner-demo"));
    let desk = Desk::new();
    desk.run("keys new keys").ends(0);
    desk.publish(MORNING).ends(0);
    assert!(!desk.directory().community.demo);
    assert!(!desk.read("site/index.html").contains("banner-demo"));
}

#[test]
fn the_address_of_a_confidential_place_is_in_no_file() {
    let desk = Desk::with_site();
    let directory = desk.directory();
    let place = directory
        .locations
        .iter()
        .find(|location| location.confidential)
        .expect("the place itself stays in the directory");
    assert_eq!((&place.address, place.coordinates), (&None, None));
    for (name, bytes) in desk.files("site") {
        let bytes = if name.ends_with(".pack") { inflated(&bytes) } else { bytes };
        for secret in [SECRET_STREET, SECRET_LATITUDE, "33199"] {
            assert!(!contains(&bytes, secret), "{secret} is in {name}");
        }
    }
}

#[test]
fn the_same_input_keys_and_time_give_the_same_bytes() {
    let desk = Desk::with_site();
    for out in ["again-1", "again-2"] {
        desk.run(&format!("publish --from data --keys keys --out {out} --app app --previous site --at {NEXT_DAY}"))
            .ends(0);
    }
    assert_eq!(desk.files("again-1"), desk.files("again-2"));
    assert_ne!(desk.files("again-1"), desk.files("site"));
}

#[test]
fn a_code_once_published_never_points_to_another_program() {
    let desk = Desk::with_site();
    let code = |id: &str| desk.ledger().programs[id].code;
    let before = [code("food"), code("rides"), code("shelter")];
    desk.write_programs(&["new", "rides"]);
    desk.publish_with_loss(NEXT_DAY).ends(0).says("1 new, 0 back again, 2 gone");
    assert!(!before.contains(&code("new")));
    assert!(!desk.ledger().programs["food"].listed);
    desk.write_programs(&["new", "shelter", "food"]);
    desk.publish_with_loss("2026-11-23T09:00:00Z").ends(0).says("0 new, 2 back again, 1 gone");
    assert_eq!([code("food"), code("rides"), code("shelter")], before);
    let published = desk.directory();
    assert_eq!(published.programs.iter().find(|program| program.source_id == "food").unwrap().code, before[0]);
}

#[test]
fn a_new_release_counts_on_and_a_reader_of_the_last_one_still_finds_its_files() {
    let desk = Desk::with_site();
    let first = desk.files("site");
    desk.write_programs(&["food"]);
    desk.publish_with_loss(NEXT_DAY).ends(0).says("version 2");
    let second = desk.files("site");
    for name in first.keys().filter(|name| name.starts_with("targets/") || name.contains(".snapshot.")) {
        assert!(second.contains_key(name), "{name} of the last release is gone");
    }
    desk.write_programs(&["rides"]);
    desk.publish_with_loss("2026-11-23T09:00:00Z").ends(0).says("version 3");
    let third = desk.files("site");
    let old_packs = first.keys().filter(|name| name.ends_with(".pack") && third.contains_key(*name)).count();
    assert_eq!(old_packs, 0, "what is older than the last release does not pile up");
    desk.run("verify site --at 2026-11-23T10:00:00Z").ends(0);
}

#[test]
fn every_fault_of_the_configuration_is_reported_with_its_line_and_nothing_is_written() {
    let desk = Desk::new();
    desk.run("keys new keys --demo").ends(0);
    desk.write(
        "data/signpost.toml",
        "name = \"Maple\"\ntime_zone = \"America/New_York\"\ncolour = \"red\"\ncountry = \"usa\"\n",
    );
    desk.publish(MORNING).ends(2).says("line 3, colour").says("line 4, country");
    desk.write("data/signpost.toml", "name = \"Maple\"\ntime_zone = \"America/Maple\"\n");
    desk.publish(MORNING).ends(2).says("America/Maple");
    assert!(!desk.path("site").exists());
}

#[test]
fn without_a_configuration_a_site_is_made_with_a_warning() {
    let desk = Desk::new();
    fs::remove_file(desk.path("data/signpost.toml")).unwrap();
    desk.run("keys new keys --demo").ends(0);
    desk.publish(MORNING).ends(0).says("warning: signpost.toml: not there");
    assert_eq!(desk.directory().community.crisis_lines.len(), 3);
}

#[test]
fn errors_in_the_data_are_reported_and_stop_publishing_only_when_asked() {
    let desk = Desk::with_site();
    let before = desk.files("site");
    desk.write("data/phone.csv", "id,service_id,number\np0,shelter,555-0142\np1,nobody,555-0142\n");
    desk.run(&format!("publish --from data --keys keys --out site --app app --at {NEXT_DAY} --deny errors"))
        .ends(2)
        .says("1 errors");
    assert_eq!(desk.files("site"), before);
    desk.publish(NEXT_DAY).ends(0).says("1 errors").says("signpost check data");
    desk.run("check data --all").ends(2).says("phone.csv").says("row 3");
    desk.run("import data").ends(0).says("3  programs");
    desk.write("data/phone.csv", "id,service_id,number\np1,shelter,555-0142\n");
    desk.run(&format!("publish --from data --keys keys --out site --app app --at {NEXT_DAY} --deny errors")).ends(0);
}

#[test]
fn a_failure_leaves_the_last_site_whole() {
    let desk = Desk::with_site();
    let before = desk.files("site");
    let fails = |what: &str, code: &str| {
        desk.publish(NEXT_DAY).ends(2).says(what);
        assert_eq!(desk.files("site"), before, "{code}");
    };
    let programs = desk.read("data/service.csv");
    desk.write("data/service.csv", "id,name\n");
    fails("cannot be published", "no programs");
    desk.write("data/service.csv", programs);

    fs::rename(desk.path("keys/editor"), desk.path("elsewhere")).unwrap();
    fails("1 of the keys of editors are needed to sign, and 0 are", "no key");
    fs::rename(desk.path("elsewhere"), desk.path("keys/editor")).unwrap();

    desk.write("app/app-1.js", "changed after it was built");
    fails("app-1.js is not the file", "a damaged app");
    assert_eq!(fs::read_dir(desk.path("")).unwrap().count(), 4, "data, app, keys, site: nothing half-written");
}

#[test]
fn a_release_that_loses_much_waits_for_the_digest_of_exactly_that_loss() {
    let desk = Desk::new();
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    let ids: Vec<String> = (10..30).map(|n| format!("s{n}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    desk.write_programs(&ids);
    desk.publish(MORNING).ends(0);
    let full = desk.files("site");
    let confirming = |digest: &str| {
        desk.run(&format!(
            "publish --from data --keys keys --out site --app app --at {NEXT_DAY} --confirm-loss {digest}"
        ))
    };

    desk.write_programs(&ids[..10]);
    let refused = desk.publish(NEXT_DAY).ends(2).says("10 of the 20 programs").says("The s20 program");
    let half = refused.loss_digest();
    assert_eq!(desk.files("site"), full);
    desk.write_programs(&ids[..9]);
    confirming(&half).ends(2).says("of another loss");
    desk.write("data/service.csv", "id,name\n");
    confirming(&half).ends(2).says("no program");
    assert_eq!(desk.files("site"), full);
    desk.write_programs(&ids[..10]);
    confirming(&half).ends(0).says("Confirmed").says("10 gone");

    // The same programs lost once more are another loss.
    desk.write_programs(&ids);
    desk.publish(NEXT_DAY).ends(0);
    desk.write_programs(&ids[..18]);
    desk.publish(NEXT_DAY).ends(0).says("2 gone");
    desk.write_programs(&ids[..10]);
    confirming(&half).ends(2).says("of another loss");
}

#[test]
fn the_printed_command_repeats_what_was_typed_and_can_be_pasted() {
    let desk = Desk::with_site();
    fs::create_dir(desk.path("my app")).unwrap();
    for (name, bytes) in desk.files("app") {
        desk.write(&format!("my app/{name}"), bytes);
    }
    fs::rename(desk.path("data/signpost.toml"), desk.path("it's.toml")).unwrap();
    desk.write_programs(&["food"]);
    let options = format!(
        "--from data --keys keys --out new --previous site --at {NEXT_DAY} --config it's.toml --base-url https://help.example.org/ --timestamp-days 45"
    );
    let mut arguments = vec!["publish"];
    arguments.extend(options.split(' '));
    arguments.extend(["--app", "my app"]);
    let refused = desk.run_all(&arguments).ends(2);
    assert!(!desk.path("new").exists());
    let command = refused.err.lines().last().unwrap().trim();
    for option in
        ["--previous site", "--at 1795338000", "--config 'it'\\''s.toml'", "--app 'my app'", "--timestamp-days 45"]
    {
        assert!(command.contains(option), "{option}: {command}");
    }
    #[cfg(unix)]
    {
        let tool = std::path::Path::new(env!("CARGO_BIN_EXE_signpost")).parent().unwrap();
        let path = format!("{}:{}", tool.display(), std::env::var("PATH").unwrap());
        let mut shell = std::process::Command::new("sh");
        let ran = shell.args(["-c", command]).env("PATH", path).current_dir(desk.path("")).output().unwrap();
        let told = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success() && told.contains("in 45 days"), "{told}{}", String::from_utf8_lossy(&ran.stderr));
    }
}

#[test]
fn what_changed_is_told_by_name() {
    let desk = Desk::new();
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    let ids: Vec<String> = (10..40).map(|n| format!("s{n}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    desk.write_programs(&ids);
    desk.write("data/phone.csv", "id,service_id,number\np1,s12,555-0142\n");
    desk.publish(MORNING).ends(0);
    desk.write_programs(&[&["new"], &ids[1..]].concat());
    desk.write("data/phone.csv", "id,service_id,number\np1,s12,555-0143\n");
    let code = desk.ledger().programs["s12"].code;
    desk.publish(NEXT_DAY)
        .ends(0)
        .says("Since the last release: 1 new, 0 back again, 1 gone, 1 changed.")
        .says("\n  new: The new program (new, ")
        .says("\n  gone: The s10 program (s10, ")
        .says(&format!("\n  changed: The s12 program (s12, {code})"));
    // An organization's own phone is shown at all of its programs.
    let organizations = desk.read("data/organization.csv");
    desk.write("data/organization.csv", organizations.replace("Maple Food Bank", "Oak Food Bank"));
    desk.publish("2026-11-23T09:00:00Z").ends(0).says("30 changed").says("\n  changed: 10 more");
}

#[test]
fn rows_swallowed_by_a_quotation_mark_and_programs_without_a_way_to_them_wait_too() {
    let desk = Desk::new();
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    let table =
        "id,organization_id,name,description,status\nfood,o1,Food,\"Blue room,active\nrides,o1,Rides,Rides,active\n";
    desk.write("data/service.csv", table);
    desk.publish(MORNING).ends(2).says("row 2").says("swallowed");
    assert!(!desk.path("site").exists());
    desk.publish_with_loss(MORNING).ends(0).says("Published 1 programs");

    let desk = Desk::with_site();
    desk.write("data/phone.csv", "id,service_id,number\n");
    let before = desk.files("site");
    desk.publish(NEXT_DAY).ends(2).says("2 of 3 programs have no phone").says("unreachable: The shelter program");
    assert_eq!(desk.files("site"), before);
    desk.publish_with_loss(NEXT_DAY).ends(0);
    desk.publish(NEXT_DAY).ends(0);
}

#[test]
fn a_site_of_other_keys_or_a_tampered_one_is_not_carried_on() {
    let desk = Desk::with_site();
    desk.run("keys new other --demo").ends(0);
    desk.run("publish --from data --keys other --out site --app app").ends(2).says("signed with other keys");
    desk.run("publish --from data --keys other --out site --app app --first").ends(0).says("version 1");
    desk.run("verify site").ends(0);
    let ledger = desk.files("site").into_keys().find(|name| name.ends_with("ledger.json")).unwrap();
    desk.write(&format!("site/{ledger}"), "{\"programs\":{}}");
    desk.run("publish --from data --keys other --out site --app app").ends(2).says("ledger.json");
}

#[test]
fn a_shared_address_is_advised_against() {
    let desk = Desk::new();
    desk.run("keys new keys --demo").ends(0);
    let publish = "publish --from data --keys keys --out site --app app --base-url";
    desk.run(&format!("{publish} https://user.github.io/help/")).ends(0).says("A domain of its own protects");
    let ran = desk.run(&format!("{publish} https://help.example.org/")).ends(0);
    assert!(!ran.out.contains("domain of its own"));
    desk.run(&format!("{publish} help.example.org")).ends(2).says("--base-url");
}

#[test]
fn the_real_package_is_published_and_verified() {
    let Some(real) = std::env::var_os("SIGNPOST_REAL_DATA") else {
        println!("skipped: SIGNPOST_REAL_DATA is not set");
        return;
    };
    let zip = std::path::Path::new(&real).join("miami-211/datapackage.zip");
    if !zip.is_file() {
        println!("skipped: there is no {}", zip.display());
        return;
    }
    let desk = Desk::new();
    desk.run("keys new keys --demo").ends(0);
    let zip = std::path::absolute(zip).unwrap();
    desk.run_all(&["publish", "--from", zip.to_str().unwrap(), "--keys", "keys", "--out", "site", "--app", "app"])
        .ends(0)
        .says("Published 4089 programs");
    desk.run("verify site").ends(0);
    assert_eq!(desk.directory().programs.len(), 4089);
    let [first, second] = ["directory", "texts"].map(|name| desk.target(&format!("data/{name}.pack")).len());
    assert!(first < 370_000, "{first} bytes are downloaded before a program can be found");
    assert!(first + second < 750_000, "{first} and {second} bytes are downloaded");
}

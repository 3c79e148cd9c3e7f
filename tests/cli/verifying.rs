//! `signpost verify` on good, changed and expired sites.

use crate::desk::{Desk, MORNING, NEXT_DAY};
use std::fs;

#[test]
fn a_changed_file_is_refused_by_its_name_whichever_it_is() {
    let desk = Desk::with_site();
    let files = desk.files("site");
    for (name, bytes) in &files {
        if name == ".nojekyll" || name.ends_with("1.root.json") {
            continue;
        }
        let mut changed = bytes.clone();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        desk.write(&format!("site/{name}"), &changed);
        let ran = desk.run(&format!("verify site --at {NEXT_DAY}")).ends(2);
        let role = name.trim_end_matches(".json").rsplit(['.', '/']).next().unwrap();
        assert!(ran.err.contains(name) || ran.err.contains(role), "{name} is not named: {}", ran.err);

        let mut longer = bytes.clone();
        longer.push(b' ');
        desk.write(&format!("site/{name}"), &longer);
        if !name.ends_with("timestamp.json") {
            desk.run(&format!("verify site --at {NEXT_DAY}")).ends(2);
        }
        fs::remove_file(desk.path(&format!("site/{name}"))).unwrap();
        desk.run(&format!("verify site --at {NEXT_DAY}")).ends(2);
        desk.write(&format!("site/{name}"), bytes);
    }
    desk.run(&format!("verify site --at {NEXT_DAY}")).ends(0);
}

#[test]
fn expiries_are_counted_down_and_cron_sees_the_exit_code() {
    let desk = Desk::with_site();
    desk.run(&format!("verify site --at {NEXT_DAY}")).ends(0).says("in 13 days");
    let quiet = desk.run(&format!("verify site --quiet --at {NEXT_DAY}")).ends(0);
    assert_eq!(quiet.out, "");
    desk.run("verify site --quiet --at 2026-12-03T09:00:00Z").ends(1).says("timestamp").says("<- renew");
    desk.run("verify site --at 2026-12-03T09:00:00Z --warn-days 1").ends(0);
    desk.run("verify site --at 2026-12-20T09:00:00Z").ends(1).says("not confirmed since 2026-11-21");
    // Past the grace a first visitor is refused.
    desk.run("verify site --at 2027-06-20T09:00:00Z").ends(2).says("timestamp");
}

#[test]
fn a_page_or_script_that_nobody_signed_is_reported() {
    let desk = Desk::with_site();
    desk.write("site/CNAME", b"help.example.org");
    desk.run(&format!("verify site --at {NEXT_DAY}")).ends(0);
    for stranger in ["site/poll.html", "site/targets/data/tracker.JS"] {
        desk.write(stranger, b"hello");
        let name = stranger.strip_prefix("site/").unwrap();
        desk.run(&format!("verify site --quiet --at {NEXT_DAY}")).ends(1).says("Nobody signed").says(name);
        fs::remove_file(desk.path(stranger)).unwrap();
    }
}

#[test]
fn a_root_that_one_has_is_trusted_instead_of_the_page() {
    let desk = Desk::with_site();
    desk.run("verify site").says("Trusted on first use");
    let ran = desk.run(&format!("verify site --root keys/metadata/1.root.json --at {NEXT_DAY}")).ends(0);
    assert!(!ran.out.contains("first use"));
    desk.run("keys new other --demo").ends(0);
    desk.run(&format!("verify site --root other/metadata/1.root.json --at {NEXT_DAY}")).ends(2).says("is refused");
}

#[test]
fn an_older_release_put_back_is_refused() {
    let desk = Desk::with_site();
    let old = desk.files("site");
    desk.write_programs(&["food"]);
    desk.publish_with_loss(NEXT_DAY).ends(0);
    for (name, bytes) in old.iter().filter(|(name, _)| name.starts_with("metadata/") || name.starts_with("targets/")) {
        desk.write(&format!("site/{name}"), bytes);
    }
    desk.run(&format!("verify site --at {NEXT_DAY}")).ends(2).says("older");
}

#[test]
fn what_is_no_site_is_reported() {
    let desk = Desk::new();
    desk.run("verify nowhere").ends(2).says("index.html is not there");
    desk.run("verify app").ends(2).says("app is refused");
    desk.run("serve app/icons").ends(2).says("no index.html");
    desk.run(&format!("renew app --keys keys --at {MORNING}")).ends(2);
}

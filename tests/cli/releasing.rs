//! From one release to the next: no reader is locked out, nothing of the community's is lost.

use crate::{
    desk::{Desk, MORNING, NEXT_DAY},
    serving::serve_folder,
};
use signpost_cli::{
    site::{SiteFolder, Steps, Uninterrupted},
    verify,
};
use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader},
    process::{Command, Stdio},
};

const LATER: &str = "2026-11-23T09:00:00Z";

#[test]
fn keys_that_have_published_never_begin_again_below_what_readers_have_seen() {
    let desk = Desk::with_site();
    desk.run(&format!("renew site --keys keys --at {NEXT_DAY}")).ends(0);
    let before = desk.files("site");
    let publish = "publish --from data --keys keys --app app";
    let told = "these keys have already published timestamp version 2";
    desk.run(&format!("{publish} --out new --at {LATER}")).ends(2).says(told).says("--previous");
    desk.run(&format!("{publish} --out site --first --at {LATER}")).ends(2).says(told);
    assert!(!desk.path("new").exists());
    assert_eq!(desk.files("site"), before);
    // An older copy of the site counts on below what was published since.
    desk.publish(LATER).ends(0);
    desk.restore("old", &before);
    let refused = "these keys have already published";
    let noon = "2026-11-23T12:00:00Z";
    desk.run(&format!("renew old --keys keys --at {noon}")).ends(2).says(refused);
    desk.run(&format!("{publish} --out old --at {noon}")).ends(2).says(refused);
    assert_eq!(desk.files("old"), before);
    // Where it was only a trial, the memory can be removed.
    fs::remove_file(desk.path("keys/published.json")).unwrap();
    desk.run(&format!("{publish} --out new --at {LATER}")).ends(0).says("version 1");
}

#[test]
fn the_live_site_is_followed_where_another_machine_has_renewed_it() {
    let desk = Desk::with_site();
    // The host has a copy of the site and of the online key, and renews by itself.
    desk.restore("live", &desk.files("site"));
    desk.restore("host/keys", &desk.files("keys"));
    for day in [22, 23] {
        desk.run(&format!("renew live --keys host/keys --at 2026-11-{day}T04:00:00Z")).ends(0);
    }
    let serving = serve_folder(&desk, "live", "/help/");
    let publish =
        format!("publish --from data --keys keys --app app --out site --previous {} --at {LATER}", serving.address);
    // A trial beside it that nobody reads: its versions are passed over.
    desk.write_programs(&["food", "rides", "shelter", "new"]);
    for _ in 0..3 {
        desk.publish("2026-11-22T09:00:00Z").ends(0);
    }
    desk.run(&publish).ends(0).says("1 new");
    let timestamp: serde_json::Value = serde_json::from_str(&desk.read("site/metadata/timestamp.json")).unwrap();
    assert_eq!(timestamp["signed"]["version"], 5, "above the trial's 4 and the live site's 3");
    desk.run(&format!("verify site --root keys/metadata/1.root.json --at {LATER}")).ends(0);
    drop(serving);
    desk.run(&publish).ends(2).says("is not a published site").says("could not be read");
}

#[test]
fn a_clock_set_back_signs_nothing_until_readers_have_a_new_online_key() {
    let desk = Desk::with_site();
    desk.run(&format!("renew site --keys keys --at {LATER}")).ends(0);
    let before = desk.files("site");
    let told = "the last release was signed at 2026-11-23 09:00 UTC";
    desk.run(&format!("renew site --keys keys --at {NEXT_DAY}")).ends(2).says(told).says("rotate online");
    desk.publish(NEXT_DAY).ends(2).says(told);
    assert_eq!(desk.files("site"), before);
    desk.run(&format!("rotate online --keys keys --at {NEXT_DAY}")).ends(0);
    desk.run(&format!("renew site --keys keys --at {NEXT_DAY}")).ends(0);
    desk.run(&format!("verify site --root keys/metadata/1.root.json --at {NEXT_DAY}")).ends(0);
}

#[test]
fn every_expiry_is_listed_and_what_readers_would_refuse_is_not_published() {
    let desk = Desk::with_site();
    let first = desk.files("site");
    let renewed = desk.run(&format!("renew site --keys keys --at {NEXT_DAY}")).ends(0);
    for line in [
        "timestamp version 2: signpost renew site --keys keys, before 2026-12-06",
        "snapshot version 1: signpost renew site --keys keys, before",
        "editors version 1: signpost publish, before 2027-11-21",
        "targets version 1: signpost rotate targets --same-keys --keys keys, before 2028-11-20",
        "root version 1: signpost rotate root --same-keys --keys keys, before 2029-11-20",
    ] {
        assert!(renewed.out.contains(line), "{line}: {}", renewed.out);
    }
    // The editors' time is over: a first visitor is refused, whoever has the directory keeps it.
    let renew = |at: &str| desk.run(&format!("renew site --keys keys --at {at}"));
    for at in ["2027-12-01T09:00:00Z", "2027-12-02T09:00:00Z"] {
        renew(at).ends(1).says("First visitors refuse it, since editors").says("First: signpost publish");
    }
    let before = desk.files("site");
    assert_ne!(before, first);
    desk.publish("2028-12-01T09:00:00Z").ends(2).says("targets").says("First: signpost rotate targets --same-keys");
    desk.run("rotate targets --same-keys --keys keys --at 2028-12-01T09:00:00Z").ends(0);
    assert_eq!(desk.files("site"), before);
    desk.publish("2028-12-01T09:00:00Z").ends(0);
    // The root's is.
    let before = desk.files("site");
    renew("2029-12-01T09:00:00Z").ends(2).says("root").says("First: signpost rotate root --same-keys");
    assert_eq!(desk.files("site"), before);
    desk.run("rotate root --same-keys --keys keys --at 2029-12-01T09:00:00Z").ends(0);
    desk.publish("2029-12-01T09:00:00Z").ends(0);
    desk.run("verify site --root keys/metadata/1.root.json --at 2029-12-01T10:00:00Z").ends(0);
}

#[test]
fn two_at_once_wait_for_each_other() {
    let desk = Desk::with_site();
    let lock =
        File::options().read(true).write(true).create(true).truncate(false).open(desk.path("keys/.lock")).unwrap();
    lock.lock().unwrap();
    let mut waiting = Command::new(env!("CARGO_BIN_EXE_signpost"))
        .args(["renew", "site", "--keys", "keys", "--at", NEXT_DAY])
        .current_dir(desk.path(""))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let before = desk.files("site");
    let mut told = String::new();
    BufReader::new(waiting.stderr.take().unwrap()).read_line(&mut told).unwrap();
    assert!(told.contains("Waiting for another process, which works with keys"), "{told}");
    assert!(waiting.try_wait().unwrap().is_none());
    assert_eq!(desk.files("site"), before);
    lock.unlock().unwrap();
    assert!(waiting.wait().unwrap().success());
    assert_ne!(desk.files("site"), before);
}

#[test]
fn what_the_community_put_into_its_site_stays_and_its_404_page_wins() {
    let desk = Desk::new();
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    let page = "<script type=\"application/json\" id=\"trust-anchor\">{{trust_anchor}}</script>";
    let app = [("index.html", page), ("404.html", "ours: {{name}}"), ("app-1.js", "1"), ("sw.js", "{{files}}")];
    desk.write_app(&app);
    desk.publish(MORNING).ends(0);
    assert_eq!(desk.read("site/404.html"), "ours: Maple County Help");
    let own = ["_headers", "robots.txt", "404.html", "CNAME", "photos/hall.jpg", ".well-known/security.txt"];
    for path in own {
        desk.write(&format!("site/{path}"), format!("own {path}"));
    }
    for at in [NEXT_DAY, LATER] {
        desk.publish(at).ends(0).says("site/404.html is your own, and stays");
        for path in own {
            assert_eq!(desk.read(&format!("site/{path}")), format!("own {path}"));
        }
        desk.run(&format!("verify site --at {at}")).ends(0);
    }
    // It is signed as it is: a change on the host is noticed.
    desk.write("site/404.html", "changed");
    desk.run(&format!("verify site --at {LATER}")).ends(2).says("404.html");
    fs::remove_file(desk.path("site/404.html")).unwrap();
    desk.publish("2026-11-24T09:00:00Z").ends(0);
    assert_eq!(desk.read("site/404.html"), "ours: Maple County Help");
    // Without it in the app, none is left.
    desk.write_app(&[app[0], app[2], app[3]]);
    desk.publish("2026-11-25T09:00:00Z").ends(0);
    assert!(!desk.path("site/404.html").exists());
    assert!(desk.path("site/photos/hall.jpg").is_file());
}

#[test]
fn keys_and_data_are_never_published_with_the_site() {
    let desk = Desk::with_site();
    fs::rename(desk.path("keys"), desk.path("site/keys")).unwrap();
    let publish = |arguments: &str| desk.run(&format!("publish --app app --at {NEXT_DAY} {arguments}"));
    publish("--from data --keys site/keys --out site").ends(2).says("site/keys lies in site");
    fs::rename(desk.path("site/keys"), desk.path("keys")).unwrap();
    publish("--from data --keys keys --out .").ends(2);
    fs::rename(desk.path("data"), desk.path("site/data")).unwrap();
    publish("--from site/data --keys keys --out site").ends(2).says("site/data lies in site");
}

/// Stops before the change of this number, as a kill would.
struct StopAfter(usize);

impl Steps for StopAfter {
    fn next(&mut self) -> io::Result<()> {
        self.0 = self.0.checked_sub(1).ok_or_else(|| io::Error::other("stopped"))?;
        Ok(())
    }
}

#[test]
fn a_release_that_is_stopped_at_any_step_leaves_the_old_or_the_new_one_whole() {
    let desk = Desk::new();
    desk.run("keys new keys --demo --at 2026-11-21T08:00:00Z").ends(0);
    let app = |script: &str, code: &str| {
        let page = format!(
            "<script src=\"{script}\"></script><script type=\"application/json\" id=\"trust-anchor\">{{{{trust_anchor}}}}</script>"
        );
        desk.write_app(&[("index.html", &page), (script, code), ("sw.js", "{{files}}"), ("locales/es.ftl", code)]);
    };
    app("app-aaaaaaaa.js", "old");
    desk.publish(MORNING).ends(0);
    let old = desk.files("site");
    desk.write_programs(&["food", "rides", "shelter", "new"]);
    app("app-bbbbbbbb.js", "new");
    desk.run(&format!("publish --from data --keys keys --app app --previous site --out next --at {NEXT_DAY}")).ends(0);
    let new = desk.files("next");
    let [old_directory, new_directory] = ["site", "next"].map(|site| {
        let site = desk.path(site);
        verify::directory(site.to_str().unwrap(), None, 1_795_338_000).unwrap().0
    });
    assert_ne!(old_directory.programs.len(), new_directory.programs.len());
    let own = [("robots.txt", "own"), ("photos/hall.jpg", "own")];
    let mut begun = old.clone();
    begun.extend(own.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())));
    let mut whole = new.clone();
    whole.extend(own.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())));

    let half = desk.path("half");
    let (mut steps, mut seen) = (0, [false; 2]);
    loop {
        desk.restore("half", &begun);
        let finished = SiteFolder::open(&half, &[]).unwrap().write(&new, &mut StopAfter(steps)).is_ok();
        let found = desk.files("half");
        let page = &found["index.html"];
        assert!(*page == old["index.html"] || *page == new["index.html"], "step {steps}");
        let is_new = *page == new["index.html"];
        let script = if is_new { "app-bbbbbbbb.js" } else { "app-aaaaaaaa.js" };
        assert_eq!(found.get(script), if is_new { new.get(script) } else { old.get(script) }, "step {steps}");
        if found["sw.js"] != old["sw.js"] {
            assert!(is_new && found["sw.js"] == new["sw.js"], "step {steps}");
        }
        for (path, text) in own {
            assert_eq!(found[path], text.as_bytes(), "step {steps}");
        }
        let (directory, _) = verify::directory(half.to_str().unwrap(), None, 1_795_338_000).unwrap();
        assert!(directory == old_directory || directory == new_directory, "step {steps}");
        assert!(directory == new_directory || !is_new, "step {steps}: a new page before its directory");
        seen[usize::from(directory == new_directory)] = true;
        if finished {
            assert_eq!(found, whole);
            break;
        }
        // Whoever publishes again, also the release before, gets it whole and nothing besides.
        for (release, expected) in [(&new, &whole), (&old, &begun)] {
            SiteFolder::open(&half, &[]).unwrap().write(release, &mut Uninterrupted).unwrap();
            assert_eq!(desk.files("half"), *expected, "step {steps}");
        }
        steps += 1;
    }
    assert!(steps > 20 && seen == [true; 2], "{steps} steps");
}

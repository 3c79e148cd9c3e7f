//! Keys: made, lost, replaced; detached signatures.

use crate::desk::{Desk, MORNING, NEXT_DAY};
use std::{fs, process::Command};

#[test]
fn keys_are_never_overwritten_and_only_their_owner_can_read_them() {
    let desk = Desk::new();
    desk.run("keys new keys").ends(0).says("2 of them must sign");
    let before = desk.files("keys");
    desk.run("keys new keys").ends(2).says("never overwritten");
    assert_eq!(desk.files("keys"), before);
    let private: Vec<&String> = before.keys().filter(|name| name.ends_with(".pem")).collect();
    assert_eq!(private.len(), 3 + 3 + 1 + 1);
    #[cfg(unix)]
    for name in private {
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(desk.path("keys").join(name)).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    assert!(desk.read("keys/offline/root-1.pem").contains("BEGIN PRIVATE KEY"));
    desk.run("keys show keys").ends(0).says("root: 2 of 3 must sign").says("offline/root-1.pem");
    desk.run("keys new more --holder Mary --holder Joe --needed 3").ends(2).says("--needed 3");
}

#[test]
fn openssl_reads_our_keys() {
    let desk = Desk::new();
    desk.run("keys one linda --holder Linda").ends(0);
    let pem = desk.path("linda/key.pem");
    let Ok(read) = Command::new("openssl").args(["pkey", "-noout", "-text", "-in"]).arg(pem).output() else {
        println!("skipped: there is no openssl here");
        return;
    };
    let text = String::from_utf8_lossy(&read.stdout).replace([' ', ':', '\n'], "");
    let public: serde_json::Value = serde_json::from_str(&desk.read("linda/public.json")).unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    assert!(text.contains(public["keyval"]["public"].as_str().unwrap()), "{text}");
}

#[test]
fn publishing_needs_no_offline_key_and_renewing_only_the_online_key() {
    let desk = Desk::new();
    desk.run("keys new keys").ends(0);
    fs::rename(desk.path("keys/offline"), desk.path("drawers")).unwrap();
    desk.publish(MORNING).ends(0);
    fs::rename(desk.path("keys/editor"), desk.path("safe")).unwrap();
    let before = desk.files("site");
    desk.run(&format!("renew site --keys keys --at {NEXT_DAY}")).ends(0).says("before 2026-12-06");
    let after = desk.files("site");
    let changed: Vec<&String> = after.keys().filter(|name| before.get(*name) != after.get(*name)).collect();
    assert_eq!(changed, ["metadata/timestamp.json"]);
    desk.run("verify site --at 2026-12-02T10:00:00Z").ends(0);
    fs::remove_dir_all(desk.path("keys/online")).unwrap();
    desk.run("renew site --keys keys").ends(2).says("keys of online");
    assert_eq!(desk.files("site"), after);
}

#[test]
fn renewing_warns_when_another_roles_time_is_nearly_over() {
    let desk = Desk::with_site();
    desk.run("renew site --keys keys --at 2027-11-10T09:00:00Z").ends(1).says("signpost publish, before 2027-11-21");
    desk.run("renew site --keys keys --timestamp-days 400").ends(2);
    desk.run("renew site --keys keys --timestamp-days 45 --at 2027-11-10T10:00:00Z").says("in 45 days");
}

#[test]
fn each_role_can_be_rotated_and_whoever_has_the_first_root_follows() {
    for role in ["online", "editors", "targets", "root"] {
        let desk = Desk::with_site();
        let old_keys = desk.files("keys");
        desk.run(&format!("rotate {role} --keys keys --at {NEXT_DAY}")).ends(0).says("holds now");
        desk.run(&format!("renew site --keys keys --at {NEXT_DAY}")).ends(0).says("is published now");
        desk.run(&format!("verify site --root keys/metadata/1.root.json --at {NEXT_DAY}")).ends(0);
        desk.write_programs(&["food"]);
        desk.publish_with_loss("2026-11-23T09:00:00Z").ends(0);
        desk.run("verify site --root keys/metadata/1.root.json --at 2026-11-23T10:00:00Z").ends(0);

        // The old private keys alone sign nothing any more.
        let pem = |name: &str| name.ends_with(".pem");
        for name in desk.files("keys").keys().filter(|name| pem(name) && !old_keys.contains_key(*name)) {
            fs::remove_file(desk.path("keys").join(name)).unwrap();
        }
        let ran = match role {
            "online" | "editors" => desk.publish("2026-11-24T09:00:00Z"),
            _ => desk.run(&format!("rotate {role} --same-keys --keys keys")),
        };
        assert_ne!(ran.code, 0, "{role}: {}", ran.out);
    }
}

#[test]
fn the_same_keys_sign_for_another_term() {
    let desk = Desk::with_site();
    for role in ["root", "targets"] {
        desk.run(&format!("rotate {role} --same-keys --keys keys --at 2028-06-01T09:00:00Z")).ends(0);
    }
    desk.run("keys show keys").ends(0).says("root version 2 holds until 2031-06-01").says("targets version 2");
    desk.publish("2028-06-01T09:00:00Z").ends(0);
    desk.run("verify site --root keys/metadata/1.root.json --at 2028-06-01T10:00:00Z").ends(0);
}

#[test]
fn one_holder_leaves_and_another_comes() {
    let desk = Desk::new();
    desk.run("keys new keys --holder Mary --holder Joe --holder Ana").ends(0);
    desk.run("keys one lindas-key --holder Linda").ends(0).says("public.json");
    desk.run("rotate root --keys keys --drop Mary --add lindas-key/public.json").ends(0);
    let shown = desk.run("keys show keys").ends(0).out;
    let root = shown.split("targets:").next().unwrap();
    assert!(root.contains("Linda") && root.contains("Joe") && !root.contains("Mary"), "{root}");
    assert!(root.contains("2 of 3"), "{root}");
    desk.run("rotate root --keys keys --drop Nobody").ends(2).says("Nobody");
}

#[test]
fn signatures_of_a_threshold_are_collected_as_files() {
    let desk = Desk::new();
    desk.run("keys new keys --holder Mary --holder Joe --holder Ana").ends(0);
    desk.publish(MORNING).ends(0);
    // Each holder has taken a pair of keys home.
    for (number, name) in [(1, "marys"), (2, "joes"), (3, "anas")] {
        for role in ["root", "targets"] {
            let key = format!("{role}-{number}.pem");
            fs::create_dir_all(desk.path(name)).unwrap();
            fs::rename(desk.path(&format!("keys/offline/{key}")), desk.path(&format!("{name}/{key}"))).unwrap();
        }
    }
    desk.run("rotate online --keys keys").ends(1).says("0 of 2 needed signatures").says("Mary");
    let draft = "keys/pending/2.root.json";
    desk.run("keys show keys").ends(1).says("waiting for signatures");
    let waiting = desk.files("keys");
    desk.run("rotate online --keys keys").ends(2).says("waits for signatures");
    assert_eq!(desk.files("keys"), waiting);
    let digest = desk.run(&format!("sign {draft} --with marys --out post")).ends(0).says("root version 2").out;
    let digest = digest.lines().find(|line| line.contains("SHA-256")).unwrap().to_owned();
    let signatures =
        |desk: &Desk| desk.files("post").into_keys().map(|name| format!("post/{name}")).collect::<Vec<_>>();
    let collect = |desk: &Desk| {
        let files = signatures(desk).join(" ");
        desk.run(&format!("sign {draft} --keys keys --collect {files}"))
    };
    // Mary has a key of targets, too, which has nothing to say here.
    assert_eq!(signatures(&desk).len(), 2);
    collect(&desk).ends(1).says("is not needed here").says("1 of 2");
    desk.run(&format!("sign {draft} --with joes --out post")).ends(0).says(&digest);
    collect(&desk).ends(0).says("root version 2 holds now");
    assert!(!desk.path(draft).exists());
    let root: serde_json::Value = serde_json::from_str(&desk.read("keys/metadata/2.root.json")).unwrap();
    assert_eq!(root["signatures"].as_array().unwrap().len(), 2);
    desk.run("renew site --keys keys").ends(0).says("Root version 2 is published now");
    desk.run("verify site --root keys/metadata/1.root.json").ends(0);

    // A signature is for one content alone.
    let stale = signatures(&desk).join(" ");
    desk.run("rotate online --keys keys").ends(1);
    desk.run(&format!("sign keys/pending/3.root.json --keys keys --collect {stale}")).ends(2).says("was not taken");
}

#[test]
fn whoever_stops_reading_stops_nothing() {
    let desk = Desk::new();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_signpost"))
        .args(["keys", "new", "keys", "--demo"])
        .current_dir(desk.path(""))
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    desk.publish(MORNING).ends(0);
}

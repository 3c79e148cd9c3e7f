//! Private keys encrypted with a passphrase: each way to give it, each command that signs, and what can go wrong.

use crate::desk::{Desk, MORNING, NEXT_DAY, Ran, contains};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    process::{Command, Stdio},
};

const PASSPHRASE: &str = "plain words by chance";
const OTHER: &str = "other words by chance";
const VARIABLE: &str = "SIGNPOST_PASSPHRASE";

/// A desk with the passphrases as files.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("words", format!("{PASSPHRASE}\n"));
    desk.write("other", format!("{OTHER}\n"));
    for file in ["words", "other"] {
        #[cfg(unix)]
        fs::set_permissions(desk.path(file), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    }
    desk
}

/// A desk whose keys are encrypted.
fn desk_with_keys() -> Desk {
    let desk = desk();
    desk.run("keys new keys --holder Mary --passphrase-file words --at 2026-11-21T08:00:00Z")
        .ends(0)
        .says("Nobody can restore it");
    desk
}

fn is_encrypted(desk: &Desk, path: &str) -> bool {
    let text = desk.read(path);
    assert_ne!(text.contains("BEGIN ENCRYPTED PRIVATE KEY"), text.contains("BEGIN PRIVATE KEY"), "{text}");
    text.contains("BEGIN ENCRYPTED PRIVATE KEY")
}

/// Runs the tool at a terminal: what it showed. `None` where there is no Python.
fn at_terminal(desk: &Desk, arguments: &str, answers: &[(&str, &str)]) -> Option<Ran> {
    let mut child = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cli/terminal.py"))
        .arg(env!("CARGO_BIN_EXE_signpost"))
        .args(arguments.split_whitespace())
        .current_dir(desk.path(""))
        .env_remove(VARIABLE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take().unwrap().write_all(serde_json::to_string(answers).unwrap().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Some(Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

#[test]
fn the_keys_of_people_are_encrypted_and_the_daily_jobs_key_is_not() {
    let desk = desk_with_keys();
    for (path, encrypted) in [
        ("keys/offline/root-1.pem", true),
        ("keys/offline/targets-1.pem", true),
        ("keys/editor/editors-1.pem", true),
        ("keys/online/online-1.pem", false),
    ] {
        assert_eq!(is_encrypted(&desk, path), encrypted, "{path}");
    }
    assert!(desk.read("keys/README.txt").contains("a lost\npassphrase is a lost key"));
    desk.run("keys show keys").ends(0).says("offline/root-1.pem, encrypted").says("online/online-1.pem)");
    desk.run("keys new trial --demo").ends(0);
    assert!(!is_encrypted(&desk, "trial/editor/editors-1.pem"), "nobody is asked for a demonstration");
    desk.run("keys new open").ends(0).says("are not encrypted").says("signpost keys encrypt open");
}

#[test]
fn every_command_that_signs_takes_the_passphrase_from_a_file_or_the_environment() {
    let desk = desk_with_keys();
    let publish = format!("publish --from data --keys keys --out site --app app --at {MORNING}");
    let before = desk.files("keys");
    desk.run(&publish).ends(2).says("keys/editor/editors-1.pem is encrypted").says("--passphrase-file FILE");
    desk.run(&format!("{publish} --passphrase-file other")).ends(2).says("does not open with the passphrase in other");
    assert!(!desk.path("site").exists());
    desk.run(&format!("{publish} --passphrase-file words")).ends(0);
    desk.run(&format!("renew site --keys keys --at {NEXT_DAY}")).ends(0);

    desk.run("keys one clinic --holder Clinic --passphrase-file other").ends(0).says("opens with the passphrase alone");
    let add = "partner add clinic --key clinic/public.json --keys keys";
    desk.run(add).ends(2).says("keys/offline/targets-1.pem is encrypted");
    desk.run_with(add, &[(VARIABLE, OTHER)]).ends(2).says("does not open with the passphrase in SIGNPOST_PASSPHRASE");
    assert_eq!(changed(&before, &desk), [""; 0]);
    desk.run_with(add, &[(VARIABLE, PASSPHRASE)]).ends(0).says("targets version 2 holds now");
    let entries = "partner sign clinic --from data --keys clinic --out entries";
    desk.run(entries).ends(2).says("clinic/key.pem is encrypted");
    desk.run(&format!("{entries} --passphrase-file other")).ends(0);
    desk.run("partner remove clinic --keys keys --passphrase-file words").ends(0);

    let rotate = "rotate editors --keys keys";
    let before = desk.files("keys");
    desk.run(rotate).ends(2).says("is encrypted");
    desk.run(&format!("{rotate} --passphrase-file other")).ends(2).says("does not open");
    assert_eq!(changed(&before, &desk), [""; 0], "nothing is made with a wrong passphrase");
    desk.run(&format!("{rotate} --passphrase-file words --new-passphrase-file other")).ends(0).says("holds now");
    assert!(is_encrypted(&desk, "keys/editor/editors-2.pem"));
    desk.run(&format!("{publish} --passphrase-file words")).ends(2).says("editors-2.pem does not open");
    desk.run("rotate root --keys keys --passphrase-file words").ends(0).says("holds now").says(", encrypted");
    desk.run("rotate online --keys keys --passphrase-file words").ends(0);
    assert!(!is_encrypted(&desk, "keys/online/online-2.pem"));

    desk.run("keys one marys --holder Mary --passphrase-file words").ends(0);
    desk.run("rotate root --keys keys --add marys/public.json --needed 2 --passphrase-file words").ends(1);
    desk.run("sign keys/pending/4.root.json --with marys --out post").ends(2).says("marys/key.pem is encrypted");
    assert!(!desk.path("post").exists());
    desk.run("sign keys/pending/4.root.json --with marys --out post --passphrase-file words").ends(0);
    assert_eq!(desk.files("post").len(), 1);
}

/// The names of the files of the folder of keys that differ, but for what every publishing writes.
fn changed(before: &BTreeMap<String, Vec<u8>>, desk: &Desk) -> Vec<String> {
    let after = desk.files("keys");
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differs = names.into_iter().filter(|name| before.get(*name) != after.get(*name)).cloned();
    differs.filter(|name| ![".lock", "published.json"].contains(&name.as_str())).collect()
}

#[test]
fn keys_that_exist_are_encrypted_given_another_passphrase_and_decrypted() {
    let desk = desk();
    desk.run("keys new keys --holder Mary --holder Joe --at 2026-11-21T08:00:00Z").ends(0);
    let plain = desk.files("keys");
    desk.run("keys encrypt keys").ends(2).says("no passphrase was given").says("--passphrase-file FILE");
    desk.write("short", "short");
    desk.run("keys encrypt keys --passphrase-file short").ends(2).says("5 characters, and 12 are the least");
    desk.run("keys encrypt keys --passphrase-file missing").ends(2).says("--passphrase-file missing");
    assert_eq!(changed(&plain, &desk), [""; 0]);
    desk.run("keys encrypt keys --passphrase-file words").ends(0).says("keys/online stays as it is").says("erase them");
    assert!(is_encrypted(&desk, "keys/offline/root-2.pem") && !is_encrypted(&desk, "keys/online/online-1.pem"));
    #[cfg(unix)]
    for path in ["keys/offline/root-2.pem", "keys/editor/editors-1.pem"] {
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(desk.path(path)).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600, "{path}");
    }
    // Mary takes hers home, and gives it her own.
    fs::rename(desk.path("keys/offline/root-1.pem"), desk.path("marys.pem")).unwrap();
    desk.run("keys encrypt marys.pem --passphrase-file words").ends(2).says("--new-passphrase-file FILE");
    desk.run("keys encrypt marys.pem --passphrase-file other --new-passphrase-file words")
        .ends(2)
        .says("does not open");
    desk.run("keys encrypt marys.pem --passphrase-file words --new-passphrase-file other").ends(0);
    desk.run("keys decrypt marys.pem --passphrase-file words").ends(2).says("does not open");
    desk.run("keys decrypt marys.pem --passphrase-file other").ends(0).says("whoever copies it can sign");
    assert!(fs::read(desk.path("marys.pem")).unwrap() == plain["offline/root-1.pem"]);
    desk.run("keys decrypt keys --passphrase-file words").ends(0);
    desk.run("keys decrypt keys").ends(0).says("No key in keys is encrypted");
    assert_eq!(changed(&plain, &desk), ["offline/root-1.pem"]);
    desk.run("keys encrypt keys/online --passphrase-file words").ends(0);
    desk.publish(MORNING).ends(2).says("online-1.pem is encrypted");
    let publish = format!("publish --from data --keys keys --out site --app app --at {MORNING}");
    desk.run_with(&publish, &[(VARIABLE, PASSPHRASE)]).ends(0);
    desk.run_with(&format!("renew site --keys keys --at {NEXT_DAY}"), &[(VARIABLE, PASSPHRASE)]).ends(0);
}

#[test]
fn a_folder_with_one_key_that_does_not_open_stays_as_it_was() {
    let desk = desk();
    desk.run("keys new keys").ends(0);
    desk.run("keys encrypt keys/offline/root-2.pem --passphrase-file other").ends(0);
    let before = desk.files("keys");
    desk.run("keys encrypt keys --passphrase-file words --new-passphrase-file words").ends(2).says("root-2.pem");
    assert_eq!(changed(&before, &desk), [""; 0]);
    // Mary's key opens, and Joe's does not: hers signs.
    desk.run("keys encrypt keys/offline/root-1.pem --passphrase-file words").ends(0);
    desk.run("keys encrypt keys/offline/root-3.pem --passphrase-file other").ends(0);
    desk.run("rotate online --keys keys --passphrase-file words")
        .ends(1)
        .says("Goes on without a key: keys/offline/root-2.pem does not open")
        .says("1 of 2 needed signatures");
}

#[test]
fn openssl_reads_our_encrypted_keys_and_we_read_its() {
    let desk = desk_with_keys();
    let openssl = |arguments: &str| {
        Command::new("openssl").args(arguments.split_whitespace()).current_dir(desk.path("")).output().ok()
    };
    let read = openssl("pkey -noout -text -in keys/editor/editors-1.pem -passin file:words");
    let Some(read) = read else {
        println!("skipped: there is no openssl here");
        return;
    };
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let text = String::from_utf8_lossy(&read.stdout).replace([' ', ':', '\n'], "");
    let ours = desk.read("keys/editor/editors-1.pem");
    let public = ours.lines().find_map(|line| line.strip_prefix("Public-Key: ")).unwrap().to_owned();
    assert!(text.contains(&public), "{text}");

    desk.run("keys one linda --holder Linda").ends(0);
    for (how, code) in [("-scrypt", 0), ("-v2 aes-256-cbc", 0), ("-v2 aes-128-cbc", 0), ("-v1 PBE-SHA1-3DES", 2)] {
        let _ = fs::remove_dir_all(desk.path("made"));
        fs::create_dir(desk.path("made")).unwrap();
        let made = openssl(&format!("pkcs8 -topk8 {how} -in linda/key.pem -out made/key.pem -passout file:words"));
        assert!(made.unwrap().status.success(), "{how}");
        let read = desk.run("keys decrypt made --passphrase-file words").ends(code);
        if code == 2 {
            read.says("in a way that is not read here").says("openssl pkcs8");
            continue;
        }
        assert!(!is_encrypted(&desk, "made/key.pem"));
    }
    // Which key such a file is, only its passphrase tells.
    let made = openssl("pkcs8 -topk8 -scrypt -in linda/key.pem -out keys/offline/foreign.pem -passout file:other");
    assert!(made.unwrap().status.success());
    desk.run("keys show keys").ends(1).says("foreign.pem is encrypted, and does not say which key it is");
    desk.run("doctor --keys keys").ends(1).says("signpost keys encrypt keys/offline/foreign.pem");
    desk.run("keys encrypt keys/offline/foreign.pem --passphrase-file other --new-passphrase-file words").ends(0);
    assert!(!desk.run("keys show keys").out.contains("does not say"));
}

#[test]
fn a_key_that_is_cut_off_or_left_half_changed_is_told() {
    let desk = desk_with_keys();
    let path = "keys/editor/editors-1.pem";
    let whole = desk.read(path);
    for (bytes, says) in [(&whole[..0], "no PEM block"), (&whole[..250], "cut off"), ("x", "no PEM block")] {
        desk.write(path, bytes);
        desk.run(&format!(
            "publish --from data --keys keys --out site --app app --at {MORNING} --passphrase-file words"
        ))
        .ends(2)
        .says(path)
        .says(says);
        desk.run("doctor --keys keys").ends(1).says(says).says("Without a copy it is lost");
        desk.run("keys encrypt keys --passphrase-file words --new-passphrase-file words").ends(2).says(says);
    }
    desk.write(path, &whole);
    // As when the power failed between writing the new file and giving it its name.
    desk.write("keys/editor/editors-1.pem.new", &whole[..100]);
    desk.run("doctor --keys keys").ends(1).says("rm keys/editor/editors-1.pem.new");
    desk.run("keys encrypt keys --passphrase-file words --new-passphrase-file other").ends(0);
    assert!(!desk.path("keys/editor/editors-1.pem.new").exists());
    desk.run("doctor --keys keys --passphrase-file other").says("Every encrypted key that is here opens");
}

#[test]
fn the_doctor_knows_of_passphrases() {
    let desk = desk_with_keys();
    desk.run(&format!("publish --from data --keys keys --out site --app app --at {MORNING} --passphrase-file words"))
        .ends(0);
    let doctor = |more: &str| desk.run(&format!("doctor --keys keys --site site --at {MORNING} {more}"));
    doctor("").ends(0).says("Keys are encrypted. Whether a passphrase still opens them");
    doctor("--passphrase-file words").ends(0).says("Every encrypted key that is here opens");
    doctor("--passphrase-file other")
        .ends(1)
        .says("editors-1.pem does not open")
        .says("signpost rotate ROLE --keys keys");
    desk.run("keys encrypt keys/online --passphrase-file words").ends(0);
    doctor("").ends(0).says("the daily job needs SIGNPOST_PASSPHRASE");
    desk.run("keys decrypt keys/editor --passphrase-file words").ends(0);
    doctor("").ends(1).says("Keys of people are not encrypted").says("signpost keys encrypt keys");
}

#[test]
fn at_a_terminal_it_is_asked_for_and_not_shown() {
    let desk = desk();
    let made = at_terminal(
        &desk,
        "init maple --name Maple --time-zone UTC --email a@example.org --base-url https://a.example.org",
        &[
            ("Which colour", "#123f6d"),
            ("A new passphrase", "short"),
            ("A new passphrase", PASSPHRASE),
            ("again", PASSPHRASE),
        ],
    );
    let Some(made) = made else {
        println!("skipped: there is no Python here");
        return;
    };
    let made = made.ends(0).says("5 characters, and 12 are the least").says("Nobody can restore it");
    assert!(!made.out.contains(PASSPHRASE) && !made.out.contains("short\r"), "{}", made.out);
    assert!(is_encrypted(&desk, "maple/keys/editor/editors-1.pem"));
    assert!(desk.read("maple/data/signpost.toml").contains("colour = \"#123f6d\""));
    let publish = "publish --from data --keys maple/keys --out site --app app";
    let ask = "Passphrase of maple/keys/editor/editors-1.pem";
    let published = at_terminal(&desk, publish, &[(ask, OTHER), (ask, PASSPHRASE)]).unwrap();
    let published = published.ends(0).says("It does not open with this one");
    assert!(!published.out.contains(PASSPHRASE) && !published.out.contains(OTHER), "{}", published.out);
    let tired = at_terminal(&desk, publish, &[(ask, "a"), (ask, "b"), (ask, "c")]).unwrap();
    tired.ends(2).says("did not open in 3 tries");
    at_terminal(&desk, publish, &[(ask, "")]).unwrap().ends(2).says("was not opened");
    // One passphrase for several keys is asked for once; two that differ are asked for again.
    let ask = "Passphrase of maple/keys/offline/root-1.pem";
    at_terminal(&desk, "rotate online --keys maple/keys", &[(ask, PASSPHRASE)]).unwrap().ends(0).says("holds now");
    let new = "A new passphrase";
    at_terminal(&desk, "keys one clinic --holder Clinic", &[(new, PASSPHRASE), ("again", OTHER), (new, "")])
        .unwrap()
        .ends(0)
        .says("The two differ")
        .says("are not encrypted");
}

#[test]
fn what_editors_and_secrets_add_is_no_part_of_a_passphrase() {
    let desk = desk();
    desk.write("windows", format!("\u{feff}{PASSPHRASE}\r\n"));
    desk.run("keys one marys --holder Mary --passphrase-file windows").ends(0);
    desk.run("keys decrypt marys --passphrase-file words").ends(0);
    desk.run("keys encrypt marys --passphrase-file words").ends(0);
    desk.run_with("keys decrypt marys", &[(VARIABLE, &format!("{PASSPHRASE}\n"))]).ends(0);
    desk.run_with("keys encrypt marys", &[(VARIABLE, "one\ntwo")]).ends(2).says(VARIABLE).says("several lines");
    desk.write("blank", format!("{PASSPHRASE} \n"));
    desk.run("keys encrypt marys --passphrase-file blank").ends(2).says("begins or ends with a space");
}

#[cfg(unix)]
#[test]
fn a_key_that_a_link_leads_to_is_encrypted_where_it_lies() {
    let desk = desk();
    desk.run("keys one stick --holder Mary").ends(0);
    fs::create_dir(desk.path("marys")).unwrap();
    std::os::unix::fs::symlink("../stick/key.pem", desk.path("marys/key.pem")).unwrap();
    desk.run("keys encrypt marys --passphrase-file words").ends(0);
    assert!(is_encrypted(&desk, "stick/key.pem") && is_encrypted(&desk, "marys/key.pem"));
    assert!(fs::symlink_metadata(desk.path("marys/key.pem")).unwrap().is_symlink());
}

#[test]
fn no_file_and_no_line_has_the_passphrase() {
    let desk = desk_with_keys();
    let ran = desk
        .run(&format!("publish --from data --keys keys --out site --app app --at {MORNING} --passphrase-file words"));
    assert!(!ran.out.contains(PASSPHRASE) && !ran.err.contains(PASSPHRASE));
    let ran = desk.run_with("publish --from data --keys keys --out other-site --app app", &[(VARIABLE, OTHER)]).ends(2);
    assert!(!ran.out.contains(OTHER) && !ran.err.contains(OTHER), "{}", ran.err);
    for folder in ["keys", "site"] {
        for (name, bytes) in desk.files(folder) {
            assert!(!contains(&bytes, PASSPHRASE), "{folder}/{name}");
        }
    }
    desk.run("publish --passphrase words").ends(2).says("unexpected argument");
    #[cfg(unix)]
    {
        fs::set_permissions(desk.path("words"), std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
        desk.run("keys one joes --holder Joe --passphrase-file words").ends(0).says("chmod 600 words");
    }
    desk.write("words", "one\ntwo\n");
    desk.run("keys one anas --holder Ana --passphrase-file words").ends(2).says("it has several lines");
}

//! A community begins, and what it does when something is lost or a date has passed.

use crate::desk::{Desk, MORNING, Ran};
use clap::Parser;
use signpost_cli::cli::Cli;
use signpost_directory::config;
use std::{collections::BTreeMap, fs, process::Command};

const HOSTS: [&str; 6] = ["github-pages", "netlify", "cloudflare", "s3", "nginx", "other"];

#[test]
fn a_folder_is_made_whole_from_flags_and_publishes() {
    let desk = Desk::new();
    desk.run_all(&[
        "init",
        "maple",
        "--name",
        "Maple \"County\" Help",
        "--time-zone",
        "America/Chicago",
        "--language",
        "en",
        "--language",
        "es",
        "--email",
        "hello@example.org",
        "--base-url",
        "https://help.example.org",
        "--holder",
        "Mary",
        "--holder",
        "Joe",
        "--at",
        "2026-11-21T08:00:00Z",
    ])
    .ends(0)
    .says("signpost publish --from maple/data --keys maple/keys");
    let (community, problems) = config::parse(&desk.read("maple/data/signpost.toml"));
    assert_eq!(problems, []);
    assert_eq!((community.name.as_str(), community.languages.len()), ("Maple \"County\" Help", 2));
    assert!(desk.read("maple/keys/README.txt").contains("2 of 2 must sign"));
    desk.run("init maple --name A --time-zone UTC").ends(2).says("is there already and was not changed");
    desk.write("maple/data/programs.csv", "Name,Phone\nHot lunch,305-555-0100\n");
    desk.run(&format!("publish --from maple/data --keys maple/keys --out maple/site --app app --at {MORNING}"))
        .ends(0)
        .says("Published 1 program");
    desk.run(&format!("doctor --keys maple/keys --site maple/site --from maple/data --at {MORNING}"))
        .ends(1)
        .says("Give each pair");
}

#[test]
fn what_cannot_stand_in_a_configuration_makes_no_folder() {
    let desk = Desk::new();
    for (flags, says) in [
        ("--time-zone America/Chicago", "--name"),
        ("--name A", "--time-zone"),
        ("--name A --time-zone Chicago", "America/Chicago"),
        ("--name A --time-zone UTC --email nobody", "contact.email"),
        ("--name A --time-zone UTC --base-url http://example.org", "base_url"),
        ("--name A --time-zone UTC --country usa", "country"),
        ("--name A --time-zone UTC --language English!", "languages"),
    ] {
        desk.run(&format!("init new {flags}")).ends(2).says(says);
        assert!(!desk.path("new").exists(), "{flags}");
    }
}

#[test]
fn every_host_has_a_job_whose_commands_exist() {
    let desk = Desk::new();
    for host in HOSTS {
        desk.run(&format!("init {host} --name A --time-zone UTC --demo --host {host}")).ends(0);
        let mut commands = 0;
        for (name, bytes) in desk.files(host) {
            if name.starts_with("keys/") || name.starts_with("data/") {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            for line in text.lines().map(str::trim).filter(|line| line.contains("signpost renew")) {
                let command = line[line.find("signpost").unwrap()..].split(" ||").next().unwrap();
                Cli::try_parse_from(command.split_whitespace())
                    .unwrap_or_else(|error| panic!("{host}, {name}: {error}"));
                commands += 1;
            }
        }
        assert!(commands > 0, "{host}");
    }
    let ignored = desk.read("github-pages/.gitignore");
    assert!(["keys/offline/", "keys/editor/", "keys/online/"].iter().all(|folder| ignored.contains(folder)));
}

/// The blocks of shell in a workflow, without their indentation, by the name of the step.
pub fn shell_of(workflow: &str) -> BTreeMap<String, String> {
    let (mut blocks, mut name, mut block): (BTreeMap<String, String>, String, Option<usize>) = Default::default();
    for line in workflow.lines() {
        let indent = line.len() - line.trim_start().len();
        if let Some(outer) = block.filter(|outer| indent > *outer) {
            blocks.entry(name.clone()).or_default().push_str(&format!("{}\n", &line[outer + 2..]));
            continue;
        }
        block = (line.trim() == "run: |").then_some(indent);
        if let Some(step) = line.trim().strip_prefix("- name: ") {
            name = step.to_owned();
        }
    }
    blocks
}

/// A folder of programs that stand for those of hosts: each writes its arguments into `copied`.
#[cfg(unix)]
fn stand_ins(desk: &Desk) -> String {
    for program in ["rsync", "aws", "netlify", "wrangler"] {
        desk.write(&format!("programs/{program}"), "#!/bin/sh\necho \"$0 $*\" >> ../copied\n");
        let path = desk.path(&format!("programs/{program}"));
        fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }
    fs::create_dir_all(desk.path("bin")).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_signpost"), desk.path("programs/signpost")).unwrap();
    format!("{}:{}", desk.path("programs").display(), std::env::var("PATH").unwrap())
}

#[cfg(unix)]
#[test]
fn what_renews_the_site_runs_as_it_is_written() {
    let desk = Desk::new();
    let path = stand_ins(&desk);
    for host in HOSTS {
        desk.run(&format!("init {host} --name A --time-zone UTC --demo --host {host}")).ends(0);
        desk.write(&format!("{host}/data/programs.csv"), "Name,Phone\nHot lunch,305-555-0100\n");
        desk.run(&format!("publish --from {host}/data --keys {host}/keys --out {host}/site --app app")).ends(0);
        let before = desk.read(&format!("{host}/site/metadata/timestamp.json"));
        let mut command = if host == "github-pages" {
            let workflow = desk.read("github-pages/.github/workflows/renew.yml");
            let blocks = shell_of(&workflow);
            assert_eq!(blocks.keys().collect::<Vec<_>>(), ["Keep what was signed", "Renew"]);
            // The key lies in the secrets alone.
            let key = desk.read("github-pages/keys/online/online-1.pem");
            fs::remove_dir_all(desk.path("github-pages/keys/online")).unwrap();
            fs::create_dir(desk.path("github-pages/bin")).unwrap();
            std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_signpost"), desk.path("github-pages/bin/signpost")).unwrap();
            let syntax = Command::new("sh").args(["-n", "-c", &blocks["Keep what was signed"]]).status().unwrap();
            assert!(syntax.success());
            let mut command = Command::new("sh");
            command.args(["-e", "-c", &blocks["Renew"]]).env("ONLINE_KEY", key).env("SIGNPOST_PASSPHRASE", "");
            command.env("GITHUB_OUTPUT", desk.path("output"));
            command
        } else {
            Command::new(desk.path(&format!("{host}/renew.sh")))
        };
        let ran = command.current_dir(desk.path(host)).env("PATH", &path).output().unwrap();
        assert!(ran.status.success(), "{host}: {}", String::from_utf8_lossy(&ran.stderr));
        assert_ne!(desk.read(&format!("{host}/site/metadata/timestamp.json")), before, "{host}");
        if host == "github-pages" {
            assert!(!desk.path("github-pages/keys/online").exists());
            assert_eq!(desk.read("output"), "status=0\n");
            continue;
        }
        let copied = desk.read("copied");
        assert!(copied.contains("site"), "{host}: {copied}");
        if host == "s3" {
            let (first, last) = copied.trim().split_once('\n').unwrap();
            assert!(
                first.contains("--exclude metadata/timestamp.json")
                    && last.contains("--exclude * --include index.html")
            );
        }
        fs::remove_file(desk.path("copied")).unwrap();
        let line = desk.read(&format!("{host}/crontab.txt"));
        let line = line.lines().find(|line| !line.starts_with('#')).unwrap();
        assert_eq!(line.split_whitespace().count(), 6, "{line}");
    }
    let Ok(checked) = Command::new("shellcheck").arg(desk.path("s3/renew.sh")).output() else { return };
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[cfg(unix)]
#[test]
fn a_site_that_was_renewed_is_copied_also_when_somebody_should_look() {
    let desk = Desk::new();
    let path = stand_ins(&desk);
    desk.run("init s --name A --time-zone UTC --demo --host other").ends(0);
    desk.write("s/data/programs.csv", "Name,Phone\nHot lunch,305-555-0100\n");
    desk.run("publish --from s/data --keys s/keys --out s/site --app app").ends(0);
    for (code, copies) in [(1, true), (2, false)] {
        fs::remove_file(desk.path("programs/signpost")).unwrap();
        desk.write("programs/signpost", format!("#!/bin/sh\nexit {code}\n"));
        let program = desk.path("programs/signpost");
        fs::set_permissions(program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let ran =
            Command::new(desk.path("s/renew.sh")).current_dir(desk.path("s")).env("PATH", &path).status().unwrap();
        assert_eq!(ran.code(), Some(code), "cron mails it");
        assert_eq!(desk.path("copied").exists(), copies, "ended with {code}");
        let _ = fs::remove_file(desk.path("copied"));
    }
}

/// Every command that the doctor names is one that the tool has; those with words in capitals are for a person to fill in.
#[track_caller]
fn names_commands(ran: &Ran) {
    for line in ran.out.lines().map(str::trim).filter(|line| line.starts_with("signpost ")) {
        let command = line.split(" (").next().unwrap().split(", then").next().unwrap();
        let mut words: Vec<&str> = command.split_whitespace().collect();
        words.retain(|word| *word != "...");
        if let Err(error) = Cli::try_parse_from(&words) {
            assert_eq!(error.kind(), clap::error::ErrorKind::MissingRequiredArgument, "{line}: {error}");
        }
    }
}

#[test]
fn the_doctor_says_what_to_do_after_each_loss_and_each_date() {
    type Loss = fn(&Desk);
    let cases: [(&str, &str, Loss, i32, &str); 12] = [
        ("all is well", MORNING, |_| {}, 0, "There is nothing to do"),
        ("three months later", "2027-02-21T09:00:00Z", |_| {}, 1, "signpost renew site --keys keys"),
        ("three months later, the data", "2027-02-21T09:00:00Z", |_| {}, 1, "can still be read"),
        ("a year and a half later", "2028-06-01T00:00:00Z", |_| {}, 1, "signpost publish"),
        ("the targets' time has ended", "2029-01-01T00:00:00Z", |_| {}, 1, "signpost rotate targets --same-keys"),
        ("the root's time has ended", "2031-01-01T00:00:00Z", |_| {}, 1, "1. The time of the root keys has ended"),
        (
            "the online key is lost",
            MORNING,
            |d| fs::remove_dir_all(d.path("keys/online")).unwrap(),
            1,
            "signpost rotate online",
        ),
        (
            "the editor is gone with her key",
            MORNING,
            |d| fs::remove_dir_all(d.path("keys/editor")).unwrap(),
            1,
            "signpost rotate editors",
        ),
        (
            "all keys are lost",
            MORNING,
            |d| fs::remove_dir_all(d.path("keys")).unwrap(),
            2,
            "begin anew under a new one",
        ),
        ("a key is damaged", MORNING, |d| d.write("keys/online/online-1.pem", "x"), 1, "is damaged"),
        (
            "a new laptop without the site",
            MORNING,
            |d| fs::remove_dir_all(d.path("site")).unwrap(),
            1,
            "--previous https://",
        ),
        ("a changed site", MORNING, |d| d.write("site/metadata/timestamp.json", "{}"), 1, "is not whole"),
    ];
    for (case, at, lose, code, says) in cases {
        let desk = Desk::with_site();
        lose(&desk);
        let ran = desk.run(&format!("doctor --keys keys --site site --at {at}"));
        assert!(ran.out.contains(says), "{case}:\n{}", ran.out);
        names_commands(&ran);
        ran.ends(code);
    }
}

#[test]
fn what_the_doctor_says_to_do_heals() {
    let desk = Desk::with_site();
    let later = "2027-02-21T09:00:00Z";
    desk.run(&format!("doctor --keys keys --site site --at {later}")).ends(1);
    desk.run(&format!("renew site --keys keys --at {later}"));
    let ran = desk.run(&format!("doctor --keys keys --site site --at {later}"));
    assert!(!ran.out.contains("signpost renew"), "{}", ran.out);
}

#[test]
fn a_shell_and_man_know_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = desk.run(&format!("completions {shell}")).ends(0).out;
        assert!(script.contains("passphrase-file") && script.contains("doctor"), "{shell}");
    }
    desk.run("man pages").ends(0);
    let pages = desk.files("pages");
    let names = ["signpost.1", "signpost-publish.1", "signpost-keys-encrypt.1"];
    assert!(names.iter().all(|name| pages.contains_key(*name)), "{:?}", pages.keys());
    assert!(desk.read("pages/signpost-keys-encrypt.1").contains("marys\\-keys"));
}

#[test]
fn the_doctor_without_arguments_says_where_to_look() {
    let desk = Desk::new();
    desk.run("doctor").ends(2).says("Here are no keys and no site").says("signpost init NEW-FOLDER");
    desk.run("init maple --name Maple --time-zone UTC --demo").ends(0);
    let ran = desk.run("doctor").ends(2).says("signpost doctor --keys maple/keys --site maple/site");
    names_commands(&ran);
    desk.run("doctor --keys maple/keys").ends(1).says("Nothing was published with these keys yet");
}

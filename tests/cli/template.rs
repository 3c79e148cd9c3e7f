//! `docs/template`, the repository of a community on GitHub Pages: it is what `signpost init` writes, and its workflows run.

#[cfg(unix)]
use crate::beginnings::shell_of;
use crate::desk::Desk;
use std::{collections::BTreeMap, fs, path::Path};
#[cfg(unix)]
use std::{
    path::PathBuf,
    process::{Command, Output},
};

const INIT: [&str; 15] = [
    "init",
    "maple",
    "--name",
    "Maple County Help",
    "--time-zone",
    "America/Chicago",
    "--email",
    "hello@example.org",
    "--base-url",
    "https://help.example.org/",
    "--language",
    "en",
    "--language",
    "es",
    "--host=github-pages",
];

/// `SIGNPOST_BLESS=1` writes the template anew.
#[test]
fn the_template_is_what_init_writes_without_keys() {
    let desk = Desk::new();
    desk.run_all(&INIT).ends(0).says("publish.yml").says("README.md");
    let mut made = desk.files("maple");
    made.retain(|path, _| !path.starts_with("keys/"));
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/template");
    if std::env::var_os("SIGNPOST_BLESS").is_some() {
        for (path, bytes) in &made {
            fs::create_dir_all(template.join(path).parent().unwrap()).unwrap();
            fs::write(template.join(path), bytes).unwrap();
        }
    }
    let kept = files(&template);
    assert_eq!(kept.keys().collect::<Vec<_>>(), made.keys().collect::<Vec<_>>());
    for (path, bytes) in &made {
        assert!(kept[path] == *bytes, "{path} is not what init writes: SIGNPOST_BLESS=1");
    }
}

fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// A repository made by init, pushed to another one beside it, whose private keys are in the secrets alone.
#[cfg(unix)]
struct Repository {
    desk: Desk,
    editor_key: String,
    online_key: String,
}

#[cfg(unix)]
impl Repository {
    fn new() -> Repository {
        let desk = Desk::new();
        desk.run_all(&[&INIT[..], &["--demo"]].concat()).ends(0);
        let key = |path: &str| desk.read(&format!("maple/keys/{path}"));
        let (editor_key, online_key) = (key("editor/editors-1.pem"), key("online/online-1.pem"));
        for private in ["offline", "editor", "online"] {
            fs::remove_dir_all(desk.path("maple/keys").join(private)).unwrap();
        }
        desk.write("maple/data/programs.csv", "Name,Phone\nHot lunch,305-555-0100\nPantry,305-555-0101\n");
        // The tool of a test has no app inside.
        let tool = env!("CARGO_BIN_EXE_signpost");
        desk.write(
            "maple/bin/signpost",
            format!("#!/bin/sh\n[ \"$1\" != publish ] || set -- \"$@\" --app ../app\nexec {tool} \"$@\"\n"),
        );
        executable(&desk.path("maple/bin/signpost"));
        let repository = Repository { desk, editor_key, online_key };
        for command in [
            "git init -q --bare -b main ../remote.git",
            "git init -q -b main .",
            "git remote add origin ../remote.git",
            "git config user.name A",
            "git config user.email a@example.org",
            "git add data keys .github .gitignore README.md",
            "git commit -qm Begun",
            "git push -q -u origin main",
        ] {
            let ran = repository.shell(command, &[]);
            assert!(ran.status.success(), "{command}: {}", text_of(&ran));
        }
        repository
    }

    fn shell(&self, script: &str, variables: &[(&str, &str)]) -> Output {
        let mut command = Command::new("bash");
        command.args(["-e", "-o", "pipefail", "-c", script]).current_dir(self.desk.path("maple"));
        // As on a host, whatever is configured here.
        command
            .env("HOME", self.desk.path(""))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("SIGNPOST_CACHE", self.desk.path("cache"));
        for file in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"] {
            command.env(file, self.desk.path(file));
        }
        command.envs(variables.iter().copied()).output().unwrap()
    }

    /// Runs a step of publish.yml; gives how it ended, what it said and its outputs.
    fn step(&self, name: &str, variables: &[(&str, &str)]) -> (Option<i32>, String, String) {
        let _ = fs::remove_file(self.desk.path("GITHUB_OUTPUT"));
        let blocks = shell_of(&self.desk.read("maple/.github/workflows/publish.yml"));
        let ran = self.shell(&blocks[name], variables);
        let outputs = fs::read_to_string(self.desk.path("GITHUB_OUTPUT")).unwrap_or_default();
        (ran.status.code(), text_of(&ran), outputs)
    }

    fn publish(&self, confirm_loss: &str) -> (Option<i32>, String, String) {
        let secrets = [
            ("EDITOR_KEY", self.editor_key.as_str()),
            ("ONLINE_KEY", &self.online_key),
            ("SIGNPOST_PASSPHRASE", ""),
            ("CONFIRM_LOSS", confirm_loss),
        ];
        let ended = self.step("Publish", &secrets);
        for folder in ["editor", "online"] {
            assert!(!self.desk.path("maple/keys").join(folder).exists(), "no key stays on the host's machine");
        }
        ended
    }

    fn keep(&self) -> String {
        let (code, said, _) = self.step("Keep what was signed", &[]);
        assert_eq!(code, Some(0), "{said}");
        text_of(&self.shell("git --git-dir ../remote.git ls-tree -r --name-only main", &[]))
    }
}

#[cfg(unix)]
fn text_of(ran: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr))
}

#[cfg(unix)]
fn executable(path: &Path) {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_change_is_published_where_the_secrets_hold_the_keys() {
    let repository = Repository::new();
    let (code, said, _) = repository.step("Check", &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(repository.desk.read("GITHUB_STEP_SUMMARY").contains("```text"));
    let (code, said, outputs) = repository.publish("");
    assert_eq!((code, outputs.as_str()), (Some(0), "published=yes\nstatus=0\n"), "{said}");
    assert!(said.contains("Published 2 programs"), "{said}");
    let pushed = repository.keep();
    assert!(pushed.contains("site/index.html") && pushed.contains("keys/published.json"), "{pushed}");
    assert!(!pushed.contains(".pem") && !pushed.contains("bin/") && !pushed.contains("report"), "{pushed}");
}

#[cfg(unix)]
#[test]
fn without_an_editors_key_in_the_secrets_it_says_how_to_publish_by_hand() {
    let repository = Repository::new();
    let online = ("ONLINE_KEY", repository.online_key.as_str());
    let (code, said, outputs) = repository.step("Publish", &[("EDITOR_KEY", ""), online, ("CONFIRM_LOSS", "")]);
    assert_eq!((code, outputs.as_str()), (Some(0), "published=no\n"), "{said}");
    let summary = repository.desk.read("GITHUB_STEP_SUMMARY");
    assert!(summary.contains("signpost publish --from data --keys keys --out site"), "{summary}");
    assert!(!repository.desk.path("maple/site").exists() && !repository.desk.path("maple/keys/online").exists());
}

#[cfg(unix)]
#[test]
fn data_with_errors_ends_the_run_and_leaves_the_report() {
    let repository = Repository::new();
    repository.desk.write("maple/data/signpost.toml", "name = 3\n");
    let (code, said, _) = repository.step("Check", &[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("signpost.toml"), "{said}");
    let repository = Repository::new();
    repository.desk.write("maple/data/programs.csv", "Name,Phone\nHot lunch,305-555-0100\n,305-555-0101\n");
    let (code, said, _) = repository.step("Check", &[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(repository.desk.read("maple/report.html").contains("programs.csv"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_loss_is_published_only_with_the_number_that_the_run_shows() {
    let repository = Repository::new();
    let rows: String = (0..9).map(|n| format!("Program {n},305-555-010{n}\n")).collect();
    repository.desk.write("maple/data/programs.csv", format!("Name,Phone\n{rows}"));
    assert_eq!(repository.publish("").0, Some(0));
    repository.keep();
    repository.desk.write("maple/data/programs.csv", "Name,Phone\nProgram 1,305-555-0101\n");
    let (code, said, outputs) = repository.publish("");
    assert_eq!((code, outputs.as_str()), (Some(2), ""), "{said}");
    let digest = said.rsplit_once("--confirm-loss ").unwrap().1.trim();
    let (code, said, _) = repository.publish(digest);
    assert_eq!(code, Some(0), "{said}");
    repository.keep();
}

/// The address of a file for curl.
#[cfg(unix)]
fn address(path: PathBuf) -> String {
    format!("file://{}", path.display())
}

#[cfg(unix)]
#[test]
fn the_tool_is_taken_from_an_archive_whose_checksum_is_right() {
    let repository = Repository::new();
    let get = |variables: &[(&str, &str)]| repository.shell("sh .github/get-signpost.sh", variables);
    let there = get(&[]);
    assert!(there.status.success() && text_of(&there).starts_with("signpost "), "{}", text_of(&there));
    fs::remove_dir_all(repository.desk.path("maple/bin")).unwrap();
    let said = text_of(&get(&[]));
    assert!(said.contains("SIGNPOST_TOOL_URL"), "{said}");
    let tool = env!("CARGO_BIN_EXE_signpost");
    let packed = repository.shell(
        &format!("mkdir -p ../pack/signpost-1 && cp {tool} ../pack/signpost-1/ && tar -czf ../tool.tar.gz -C ../pack signpost-1 && sha256sum ../tool.tar.gz | cut -d ' ' -f 1"),
        &[],
    );
    let (sha256, url) = (text_of(&packed), address(repository.desk.path("tool.tar.gz")));
    for wrong in ["", &"0".repeat(64)] {
        let ran = get(&[("TOOL_URL", &url), ("TOOL_SHA256", wrong)]);
        assert!(!ran.status.success() && !repository.desk.path("maple/bin").exists(), "{}", text_of(&ran));
    }
    let ran = get(&[("TOOL_URL", &url), ("TOOL_SHA256", sha256.trim())]);
    assert!(ran.status.success(), "{}", text_of(&ran));
    assert!(repository.desk.path("maple/bin/signpost").exists());
}

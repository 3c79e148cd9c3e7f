//! The workflows of this project and of `docs/template`, as far as they can be read without their host: what a job needs,
//! what a step runs, and that what they name is there. Where `actionlint` is installed, it reads them, too.

use crate::{Cli, workspace};
use clap::Parser;
use saphyr::{LoadableYamlNode, Yaml};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const FOLDERS: [&str; 2] = [".github/workflows", "docs/template/.github/workflows"];

fn workflows() -> Vec<(PathBuf, String)> {
    let files: Vec<PathBuf> = FOLDERS
        .into_iter()
        .flat_map(|folder| workspace::files_under(&workspace::root().join(folder)).unwrap())
        .collect();
    assert!(files.len() >= 4, "{files:?}");
    files.into_iter().map(|file| (file.clone(), fs::read_to_string(file).unwrap())).collect()
}

/// Hands each job of each workflow to `look`, with a name for messages.
fn each_job(mut look: impl FnMut(&str, &Yaml, &Yaml)) {
    for (file, text) in workflows() {
        let documents = Yaml::load_from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let [workflow] = documents.as_slice() else { panic!("{} is not one document", file.display()) };
        let jobs = &workflow["jobs"];
        for (name, job) in jobs.as_mapping().unwrap() {
            let name = format!("{}, {}", file.file_name().unwrap().to_string_lossy(), name.as_str().unwrap());
            look(&name, jobs, job);
        }
    }
}

fn steps<'a>(job: &'a Yaml<'a>) -> impl Iterator<Item = &'a Yaml<'a>> {
    job["steps"].as_vec().expect("a job has steps").iter()
}

fn text<'a>(node: &'a Yaml<'a>, key: &str) -> Option<&'a str> {
    node.as_mapping_get(key)?.as_str()
}

#[test]
fn each_workflow_says_when_it_runs_and_what_it_may() {
    for (file, text) in workflows() {
        let documents = Yaml::load_from_str(&text).unwrap();
        for key in ["name", "on", "permissions", "concurrency", "jobs"] {
            assert!(documents[0].as_mapping_get(key).is_some(), "{} has no {key}", file.display());
        }
    }
}

#[test]
fn each_job_follows_jobs_that_there_are_and_each_step_does_one_thing() {
    each_job(|name, jobs, job| {
        assert!(text(job, "runs-on").is_some(), "{name} runs nowhere");
        if let Some(needed) = text(job, "needs") {
            assert!(jobs.as_mapping_get(needed).is_some(), "{name} needs {needed}");
        }
        for step in steps(job) {
            let (run, uses) = (text(step, "run"), text(step, "uses"));
            assert!(run.is_some() != uses.is_some(), "{name}: {step:?}");
            let known = uses.is_none_or(|uses| uses.split_once("@v").is_some_and(|(action, _)| action.contains('/')));
            assert!(known, "{name}: {uses:?} has no version");
        }
    });
}

#[test]
fn a_communitys_workflows_use_the_hosts_own_actions_alone() {
    let used = |(file, text): (PathBuf, String)| {
        let is_communitys = file.starts_with(workspace::root().join(FOLDERS[1]));
        text.lines()
            .filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: ").map(str::to_owned))
            .filter(|_| is_communitys)
            .collect::<Vec<_>>()
    };
    let used: Vec<String> = workflows().into_iter().flat_map(used).collect();
    assert!(!used.is_empty() && used.iter().all(|action| action.starts_with("actions/")), "{used:?}");
}

#[test]
fn what_a_step_runs_is_shell_and_what_it_asks_of_xtask_exists() {
    let mut asked = 0;
    each_job(|name, _, job| {
        for script in steps(job).filter_map(|step| text(step, "run")) {
            let plain = without_expressions(script);
            #[cfg(unix)]
            assert!(Command::new("sh").args(["-n", "-c", &plain]).status().unwrap().success(), "{name}: {plain}");
            for line in plain.lines().filter_map(|line| line.trim().strip_prefix("cargo xtask ")) {
                let words = std::iter::once("xtask").chain(line.split_whitespace());
                Cli::try_parse_from(words).unwrap_or_else(|error| panic!("{name}: {line}: {error}"));
                asked += 1;
            }
        }
    });
    assert!(asked >= 2, "the workflows call xtask {asked} times");
}

/// A word for each `${{ ... }}`.
fn without_expressions(script: &str) -> String {
    let mut parts = script.split("${{");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + "x" + part.split_once("}}").expect("an expression ends").1)
}

#[test]
fn a_release_has_the_archives_that_guide_and_container_name() {
    let mut built = Vec::new();
    each_job(|_, _, job| {
        let Some(strategy) = job.as_mapping_get("strategy") else { return };
        let machines = strategy["matrix"]["include"].as_vec().unwrap();
        built.extend(machines.iter().map(|machine| machine["target"].as_str().unwrap().to_owned()));
    });
    assert_eq!(built.len(), 5, "{built:?}");
    let text = fs::read_to_string(workspace::root().join("docs/hosting.md")).unwrap();
    let named: Vec<&str> = text
        .split("signpost-")
        .skip(1)
        .filter_map(|rest| rest.split_once('-').map(|(_, rest)| rest))
        .filter_map(|rest| [".tar.gz", ".zip"].iter().find_map(|ending| Some(rest.split_once(ending)?.0)))
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)))
        .collect();
    assert!(named.len() >= 3, "the guide names {named:?}");
    let container = fs::read_to_string(workspace::root().join("Containerfile")).unwrap();
    let usual = container.lines().find_map(|line| line.strip_prefix("ARG TARGET=")).unwrap();
    for name in named.into_iter().chain([usual]) {
        assert!(built.iter().any(|target| target == name), "{name} is not in a release");
    }
}

/// What a container of the tool is made of: nobody else's image, and no root.
#[test]
fn the_container_begins_with_nothing_and_runs_as_nobody() {
    let text = fs::read_to_string(workspace::root().join("Containerfile")).unwrap();
    let after = |word: &str| -> Vec<String> {
        text.lines().filter_map(|line| line.strip_prefix(word)).map(|rest| rest.trim().to_owned()).collect()
    };
    assert!(after("FROM ").iter().all(|from| from.split(' ').next() == Some("scratch")), "{:?}", after("FROM "));
    let user = after("USER ").pop().unwrap();
    assert!(user.split(':').all(|number| number.parse::<u32>().is_ok_and(|number| number > 0)), "{user}");
}

#[test]
fn actionlint_finds_nothing_where_it_is_installed() {
    let files: Vec<PathBuf> = workflows().into_iter().map(|(file, _)| file).collect();
    let Ok(checked) = Command::new("actionlint").args(&files).current_dir(Path::new("/")).output() else { return };
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

//! `cargo xtask setup`, and what the other tasks do first: finds what is missing here, says what it will do and about
//! how long, and installs it.

use crate::{
    browser, browser_engines,
    machine::{self, Missing},
    outcome::Outcome,
    package, rust, step, tools, workspace,
};
use std::process::Command;

/// Node's oldest version that everything here runs on.
const NODE: u32 = 20;

/// What a task needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Formatting and lints.
    Lint,
    /// Building the web app.
    Build,
    /// Running the browser tests on what was built.
    Browser,
    /// Running the smoke set in other browsers than Chromium.
    Engines,
    /// Compiling the tool for everybody's machine, with an app that is there.
    Package,
}

/// Installs everything, and says how `trunk` is called by hand.
pub fn run() -> Outcome<()> {
    prepare(&[For::Lint, For::Build, For::Browser, For::Engines])?;
    if let Some(rust) = rust::find() {
        rust.configure()?;
    }
    let path = tools::to_put_on_path()?.map(|folder| format!("PATH=\"{}:$PATH\"", folder.display()));
    let rustc = rust::find().and_then(|rust| rust.to_set()).map(|(name, value)| format!("{name}={value}"));
    let needed: Vec<String> = path.into_iter().chain(rustc).collect();
    if !needed.is_empty() {
        println!("To call trunk yourself:\n\n    export {}\n", needed.join(" "));
    }
    Ok(())
}

/// Prints what is missing, then installs it. Returns at once when nothing is.
pub fn prepare(purposes: &[For]) -> Outcome<()> {
    if purposes.iter().any(|purpose| ![For::Lint, For::Package].contains(purpose)) {
        require_node()?;
    }
    if purposes.contains(&For::Browser) && machine::on_path("python3").is_none() {
        return Err("Python 3 is missing: one browser test serves the site with it.".to_owned());
    }
    let missing: Vec<Missing> = purposes.iter().flat_map(|purpose| missing_for(*purpose)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("Missing here; tools go to {}:", workspace::tools()?.display());
    for Missing { what, how, .. } in &missing {
        eprintln!("  - {what}\n      {how}");
    }
    missing.iter().try_for_each(|missing| (missing.install)())
}

fn missing_for(purpose: For) -> Vec<Missing> {
    match purpose {
        For::Lint => lints().into_iter().collect(),
        For::Build => rust::missing().into_iter().chain(tools::missing()).collect(),
        For::Browser => browser::missing(),
        For::Engines => browser_engines::missing().into_iter().collect(),
        For::Package => package::missing(),
    }
}

fn lints() -> Option<Missing> {
    let there = |name| step::output(machine::cargo().args([name, "--version"])).is_some();
    (!there("fmt") || !there("clippy")).then(|| Missing {
        what: "rustfmt and clippy".to_owned(),
        how: "`rustup component add`, 10 s".to_owned(),
        install: install_lints,
    })
}

fn install_lints() -> Outcome<()> {
    let mut rustup = Command::new("rustup");
    rustup.current_dir(workspace::root()).args(["component", "add", "rustfmt", "clippy"]);
    step::quietly("rustup component add rustfmt clippy", "10 s", &mut rustup)
        .map_err(|why| format!("rustfmt or clippy is missing and could not be installed. {why}"))
}

fn require_node() -> Outcome<()> {
    let version = step::output(Command::new("node").arg("--version"))
        .ok_or(format!("Node.js is missing: install version {NODE} or newer."))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        _ => Err(format!("Node.js is {version}: version {NODE} or newer is needed.")),
    }
}

//! What the browser tests run with: npm's packages and a Chromium.

use crate::{
    machine::{self, Missing},
    outcome::Outcome,
    step, workspace,
};
use std::{env, fs, path::PathBuf, process::Command};

/// What of it this machine lacks.
pub fn missing() -> Vec<Missing> {
    let packages = (!has_test_packages()).then(|| Missing {
        what: "the packages of the browser tests (Playwright, axe)".to_owned(),
        how: "from npm, 20 s".to_owned(),
        install: install_test_packages,
    });
    let chromium = find_chromium().is_none().then(|| Missing {
        what: "a Chromium to test in".to_owned(),
        how: "through Playwright, 1 min; else Debian's package, 1 min".to_owned(),
        install: install_chromium,
    });
    packages.into_iter().chain(chromium).collect()
}

/// The folder of the browser tests; npm's packages for them stand in it.
pub fn folder() -> PathBuf {
    workspace::root().join("tests/e2e")
}

/// npm writes this file when an installation is complete; it is newer than a lock file it obeyed.
fn has_test_packages() -> bool {
    let modified = |path: PathBuf| fs::metadata(path).and_then(|m| m.modified()).ok();
    let installed = modified(folder().join("node_modules/.package-lock.json"));
    installed.is_some() && installed >= modified(folder().join("package-lock.json"))
}

fn install_test_packages() -> Outcome<()> {
    machine::npm_ci(&folder(), "npm ci for the browser tests")
}

/// A Chromium or Chrome: named by `SIGNPOST_CHROMIUM`, installed, or downloaded by Playwright.
pub fn chromium() -> Outcome<PathBuf> {
    find_chromium().ok_or_else(|| "No Chromium found: install one, or name it in SIGNPOST_CHROMIUM.".to_owned())
}

fn find_chromium() -> Option<PathBuf> {
    if let Some(named) = env::var_os("SIGNPOST_CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let installed = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .into_iter()
        .find_map(machine::on_path);
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    installed.or(mac.exists().then_some(mac)).or_else(playwrights_chromium)
}

fn playwrights_chromium() -> Option<PathBuf> {
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let said = step::output(Command::new("node").current_dir(folder()).args(["-e", script]))?;
    Some(PathBuf::from(said)).filter(|program| program.exists())
}

fn install_chromium() -> Outcome<()> {
    let mut playwright = Command::new("npx");
    playwright
        .current_dir(folder())
        .args(["--no-install", "playwright", "install", "chromium"])
        // An unreachable host must fail in seconds, not hang.
        .env("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "15000");
    if step::attempt("playwright install chromium", "1 min", &mut playwright) && find_chromium().is_some() {
        return Ok(());
    }
    if machine::is_debian_root() {
        // Fonts too: a page in Arabic or Chinese drawn as empty boxes tests nothing.
        return machine::apt_install(&["chromium", "fonts-dejavu-core", "fonts-noto-core", "fonts-noto-cjk"], "1 min");
    }
    Err("Chromium is missing and could not be downloaded: install Chromium or Chrome, or name one in SIGNPOST_CHROMIUM.".to_owned())
}

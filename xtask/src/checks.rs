//! `cargo xtask test`: everything that must hold before a change is taken.

use crate::{
    browser, browser_engines, build, machine,
    outcome::Outcome,
    package, rust, sample,
    setup::{self, For},
    step, tools,
    trunk::{self, Profile},
    workspace,
};
use clap::ValueEnum;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

/// A part of the tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting and lints, of everything that is native.
    Lint,
    /// Unit, property, golden and command-line tests.
    Native,
    /// The browser's code compiles without a warning.
    Wasm,
    /// The built site, in a real browser.
    E2e,
    /// The smoke set in Firefox and WebKitGTK, where they are found.
    Engines,
    /// Trunk called by hand builds what was published, and `trunk serve` reloads.
    Trunk,
    /// The archive for people without Rust, tried by the guide's commands on a machine that has nothing else.
    Package,
}

/// Runs the parts asked for, or all, and stops at the first that fails.
/// `only` narrows the browser tests to titles that match it.
pub fn run(parts: &[Part], profile: Profile, only: Option<&str>) -> Outcome<()> {
    let all = [Part::Lint, Part::Native, Part::Wasm, Part::E2e, Part::Engines, Part::Trunk, Part::Package];
    let parts = if parts.is_empty() { &all[..] } else { parts };
    let begun = Instant::now();
    if parts.contains(&Part::Lint) {
        lint()?;
    }
    if parts.contains(&Part::Native) {
        // Without a choice of targets it also builds the examples, which some tests run, and reads the documentation.
        step::loudly("cargo test", machine::cargo().args(["test", "--workspace"]))?;
    }
    if parts.contains(&Part::Wasm) {
        setup::prepare(&[For::Build])?;
        wasm()?;
    }
    let in_browser = [Part::E2e, Part::Engines, Part::Trunk].iter().any(|part| parts.contains(part));
    if in_browser {
        setup::prepare(&[For::Build, For::Browser])?;
    }
    if in_browser || parts.contains(&Part::Package) {
        build::run(profile)?;
    }
    if parts.contains(&Part::E2e) {
        playwright("Browser tests", &["--grep-invert", "@screenshots|@trunk"], only)?;
    }
    if parts.contains(&Part::Engines) {
        setup::prepare(&[For::Engines])?;
        smoke()?;
    }
    if parts.contains(&Part::Trunk) {
        if profile == Profile::Release {
            same_wasm()?;
        }
        compile_for_serve()?;
        playwright("trunk serve", &["--grep", "@trunk"], None)?;
    }
    if parts.contains(&Part::Package) {
        package::test()?;
    }
    println!("\nAll passed in {}.", step::elapsed(begun));
    Ok(())
}

/// Linted for the browser, not for this machine.
const APP: &str = "signpost-app";

fn lint() -> Outcome<()> {
    setup::prepare(&[For::Lint])?;
    step::loudly("cargo fmt --check", machine::cargo().args(["fmt", "--check"]))?;
    step::loudly(
        "cargo clippy",
        machine::cargo().args(["clippy", "--workspace", "--exclude", APP, "--all-targets", "--", "-D", "warnings"]),
    )?;
    let mut doc = machine::cargo();
    doc.args(["doc", "--workspace", "--exclude", APP, "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
    step::loudly("cargo doc", &mut doc)
}

fn wasm() -> Outcome<()> {
    let rust = rust::find().ok_or("No Rust for the browser: run `cargo xtask setup`.")?;
    let subcommand = if rust.has_clippy() { "clippy" } else { "check" };
    let mut cargo = rust.cargo(subcommand)?;
    cargo.args(["--package", APP, "--package", "signpost-worker", "--package", "signpost-bench-search"]);
    if rust.has_clippy() {
        cargo.args(["--", "-D", "warnings"]);
    }
    step::loudly(&format!("cargo {subcommand} for wasm32"), &mut cargo)
}

/// Trunk without any of xtask's arguments leaves the programs that the tool publishes, byte for byte.
fn same_wasm() -> Outcome<()> {
    let mut plain = trunk::command()?;
    step::quietly("trunk build --release, as called by hand", "1 min", plain.args(["build", "--release"]))?;
    let site = sample::publish(&sample::source(), &workspace::target().join("e2e"))?;
    let (plain, published) = (programs_in(&workspace::root().join("dist"))?, programs_in(&site)?);
    let names = |programs: &BTreeMap<String, Vec<u8>>| programs.keys().cloned().collect::<Vec<_>>().join(", ");
    if plain != published || plain.is_empty() {
        return Err(format!(
            "`trunk build --release` makes {}, and published is {}.",
            names(&plain),
            names(&published)
        ));
    }
    println!("The same bytes by hand and published: {}.", names(&plain));
    Ok(())
}

/// What `trunk serve` compiles first, so that the story's patience is for what it tries.
fn compile_for_serve() -> Outcome<()> {
    let rust = rust::find().ok_or("No Rust for the browser: run `cargo xtask setup`.")?;
    for (package, program) in [(APP, "app"), ("signpost-lzma", "unpack"), ("signpost-worker", "directory_worker")] {
        let mut build = rust.cargo("build")?;
        build.args(["--package", package, "--bin", program]);
        let what = format!("Compile {program} as for trunk serve");
        step::quietly(&what, "3 min for a first build, else 20 s", &mut build)?;
    }
    let mut tool = machine::cargo();
    tool.args(["build", "--package", "signpost-cli", "--bin", "signpost"]);
    step::quietly("Compile signpost as for trunk serve", "3 min for a first build, else 10 s", &mut tool)
}

/// The names and the bytes of a site's programs for the browser, as they are and packed.
fn programs_in(site: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let is_program = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "wasm" || ending == "lzma");
    let found = workspace::files_under(site)?.into_iter().filter(is_program);
    let named = |file: PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, workspace::read(&file)?))
    };
    found.map(named).collect()
}

/// `cargo xtask screenshots`: pictures of the pages, in `target/screenshots`.
/// `only` narrows them to titles that match it.
pub fn screenshots(profile: Profile, only: Option<&str>) -> Outcome<()> {
    setup::prepare(&[For::Build, For::Browser])?;
    build::run(profile)?;
    let titles = only.map_or("@screenshots".to_owned(), |only| format!("(?=.*@screenshots)(?=.*({only}))"));
    playwright("Screenshots", &["--grep", &titles], None)?;
    println!("The pictures are in {}.", screenshot_folder().display());
    Ok(())
}

fn screenshot_folder() -> PathBuf {
    workspace::target().join("screenshots")
}

/// What was not found is said, and counted as skipped.
fn smoke() -> Outcome<()> {
    let site = sample::publish(&sample::source(), &workspace::target().join("e2e"))?;
    let mut runner = Command::new("node");
    runner
        .current_dir(browser::folder())
        .arg("engines/smoke.js")
        .envs(browser_engines::found())
        .env("SIGNPOST", workspace::signpost())
        .env("SIGNPOST_SITE", site);
    step::loudly("Smoke set in other engines", &mut runner)
}

fn playwright(title: &str, arguments: &[&str], only: Option<&str>) -> Outcome<()> {
    let site = sample::publish(&sample::source(), &workspace::target().join("e2e"))?;
    let mut runner = Command::new("npx");
    runner
        .current_dir(browser::folder())
        .args(["--no-install", "playwright", "test"])
        .args(arguments)
        .args(only.into_iter().flat_map(|only| ["--grep", only]))
        .env("SIGNPOST", workspace::signpost())
        .env("SIGNPOST_SITE", site)
        .env("SIGNPOST_CHROMIUM", browser::chromium()?)
        .env("SIGNPOST_TRUNK", tools::trunk()?)
        .env("SIGNPOST_TRUNK_PATH", tools::path()?)
        .env("SIGNPOST_SCREENSHOTS", workspace::made(screenshot_folder())?);
    step::loudly(title, &mut runner)
}

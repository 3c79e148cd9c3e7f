//! Defines `cargo xtask test`: everything that must hold before a change is taken.

use crate::{
    build, rust, serve,
    step::{self, Outcome},
    tools::{self, For},
    wasm::Profile,
    workspace,
};
use clap::ValueEnum;
use std::{path::PathBuf, process::Command, time::Instant};

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
}

/// Runs the parts asked for, or all, and stops at the first that fails.
/// `only` narrows the browser tests to titles that match it.
pub fn run(parts: &[Part], profile: Profile, only: Option<&str>) -> Outcome<()> {
    let all = [Part::Lint, Part::Native, Part::Wasm, Part::E2e];
    let parts = if parts.is_empty() { &all[..] } else { parts };
    let begun = Instant::now();
    if parts.contains(&Part::Lint) {
        lint()?;
    }
    if parts.contains(&Part::Native) {
        // Without a choice of targets it also builds the examples, which some tests run, and reads the documentation.
        step::loudly("cargo test", tools::cargo().arg("test"))?;
    }
    if parts.contains(&Part::Wasm) {
        tools::set_up(&[For::Build])?;
        wasm()?;
    }
    if parts.contains(&Part::E2e) {
        browser(profile, only)?;
    }
    println!("\nAll passed in {}.", step::elapsed(begun));
    Ok(())
}

fn lint() -> Outcome<()> {
    tools::set_up(&[For::Lint])?;
    step::loudly("cargo fmt --check", tools::cargo().args(["fmt", "--check"]))?;
    step::loudly("cargo clippy", tools::cargo().args(["clippy", "--all-targets", "--", "-D", "warnings"]))?;
    let mut doc = tools::cargo();
    doc.args(["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
    step::loudly("cargo doc", &mut doc)
}

fn wasm() -> Outcome<()> {
    let rust = rust::find().ok_or("No Rust for the browser: run `cargo xtask setup`.")?;
    let subcommand = if rust.has_clippy() { "clippy" } else { "check" };
    let mut cargo = rust.cargo(subcommand)?;
    cargo.args(["--package", "signpost-app", "--package", "signpost-bench-search"]);
    if rust.has_clippy() {
        cargo.args(["--", "-D", "warnings"]);
    }
    step::loudly(&format!("cargo {subcommand} for wasm32"), &mut cargo)
}

fn browser(profile: Profile, only: Option<&str>) -> Outcome<()> {
    build::run(profile)?;
    tools::set_up(&[For::Browser])?;
    playwright("Browser tests", &["--grep-invert", "@screenshots"], only)
}

/// `cargo xtask screenshots`: pictures of the pages, in `target/screenshots`.
pub fn screenshots(profile: Profile) -> Outcome<()> {
    build::run(profile)?;
    tools::set_up(&[For::Browser])?;
    playwright("Screenshots", &["--grep", "@screenshots"], None)?;
    println!("The pictures are in {}.", screenshot_folder().display());
    Ok(())
}

fn screenshot_folder() -> PathBuf {
    workspace::target().join("screenshots")
}

fn playwright(title: &str, arguments: &[&str], only: Option<&str>) -> Outcome<()> {
    let site = serve::publish(&serve::sample(), &workspace::target().join("e2e"))?;
    let mut runner = Command::new("npx");
    runner
        .current_dir(tools::browser_tests())
        .args(["--no-install", "playwright", "test"])
        .args(arguments)
        .args(only.into_iter().flat_map(|only| ["--grep", only]))
        .env("SIGNPOST", workspace::signpost())
        .env("SIGNPOST_SITE", site)
        .env("SIGNPOST_CHROMIUM", tools::chromium()?)
        .env("SIGNPOST_SCREENSHOTS", workspace::made(screenshot_folder())?);
    step::loudly(title, &mut runner)
}

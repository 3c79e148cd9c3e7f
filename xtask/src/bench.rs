//! `cargo xtask bench`: the benchmarks under `bench/`, on what is built here.

use crate::{
    browser, build, engine, machine,
    outcome::Outcome,
    setup::{self, For},
    step,
    trunk::Profile,
    workspace,
};
use clap::ValueEnum;
use std::process::Command;

/// What is measured. Each has a folder of its name under `bench/`, with a `run.mjs`.
#[derive(Clone, Copy, ValueEnum)]
pub enum What {
    /// The search engine beside other engines
    Search,
    /// What a reader waits for, in a browser
    Reader,
    /// Which part of the app its bytes come from
    Size,
    /// What a publisher waits for, with directories of up to 100,000 programs
    Publish,
}

/// Runs a benchmark, which prints its table and writes it where its README says.
pub fn run(what: What, arguments: &[String]) -> Outcome<()> {
    match what {
        What::Search => search(arguments),
        What::Reader => reader(arguments),
        What::Size => size(),
        What::Publish => publish(arguments),
    }
}

/// Our engine in wasm beside its peers: `docs/bench-search.md`.
fn search(arguments: &[String]) -> Outcome<()> {
    setup::prepare(&[For::Build, For::Browser])?;
    let engine = engine::build()?;
    let mut native = machine::cargo();
    native.args(["build", "--release", "--package", "signpost-bench-search", "--package", "signpost-cli"]);
    native.args(["--bin", "bench_search", "--example", "trec_run"]);
    step::quietly("Compile the engine for this machine", "3 min for a first build, else 30 s", &mut native)?;
    let release = workspace::target().join("release");
    let mut bench = script("search")?;
    bench.arg("--engine").arg(engine).arg("--documents").arg(release.join("bench_search"));
    bench.arg("--trec").arg(release.join("examples").join("trec_run")).args(arguments);
    step::loudly("bench search", &mut bench)
}

/// The whole app in a browser, on a published site: `docs/bench-reader.md`.
fn reader(arguments: &[String]) -> Outcome<()> {
    setup::prepare(&[For::Browser])?;
    build::run(Profile::Release)?;
    step::loudly("bench reader", script("reader")?.args(arguments))
}

/// The program as it was just built, by crate and module: `docs/bench-size.md`.
fn size() -> Outcome<()> {
    build::run(Profile::Release)?;
    step::loudly("bench size", &mut node("size"))
}

/// The tool on generated directories: `docs/bench-publish.md`.
fn publish(arguments: &[String]) -> Outcome<()> {
    build::run(Profile::Release)?;
    let mut bench = node("publish");
    step::loudly("bench publish", bench.env("SIGNPOST", workspace::signpost()).args(arguments))
}

/// The benchmark's `run.mjs`, for one that opens a browser.
fn script(name: &str) -> Outcome<Command> {
    let mut node = node(name);
    node.env("SIGNPOST_CHROMIUM", browser::chromium()?);
    Ok(node)
}

/// The benchmark's `run.mjs`.
fn node(name: &str) -> Command {
    let mut node = Command::new("node");
    node.current_dir(workspace::root().join("bench").join(name)).arg("run.mjs");
    node
}

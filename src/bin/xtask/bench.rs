//! Defines `cargo xtask bench`: the benchmarks under `bench/`, on what is built here.

use crate::{
    step::{self, Outcome},
    workspace,
};
use clap::ValueEnum;
use std::process::Command;

/// What is measured. Each has a folder of its name under `bench/`, with a `run.mjs`.
#[derive(Clone, Copy, ValueEnum)]
pub enum What {
    Search,
}

/// Runs a benchmark, which prints its table and writes it where its README says.
pub fn run(what: What, arguments: &[String]) -> Outcome<()> {
    let name = match what {
        What::Search => "search",
    };
    let folder = workspace::root().join("bench").join(name);
    step::loudly(&format!("bench {name}"), Command::new("node").current_dir(&folder).arg("run.mjs").args(arguments))
}

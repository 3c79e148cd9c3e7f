//! The contributor's tool, run as `cargo xtask`: two commands from a fresh clone to a site that is served
//! (`serve`) and to a project that is tested (`test`), on a machine that has Rust and Node.

mod app;
mod bench;
mod browser;
mod browser_engines;
mod build;
mod checks;
mod conformance;
mod engine;
mod fuzz;
mod hook;
mod machine;
mod outcome;
mod package;
mod reload;
mod rust;
mod sample;
mod serve;
mod setup;
mod sizes;
mod step;
mod tools;
mod trunk;
#[cfg(test)]
mod workflows;
mod workspace;

use clap::{Args, Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};
use trunk::Profile;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves and tests Signpost.")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build, sign the sample community with throwaway keys, and serve it on 127.0.0.1
    Serve {
        /// Another HSDS source (a folder or a zip) instead of the sample community
        #[arg(long, value_name = "SRC")]
        from: Option<PathBuf>,
        #[arg(long, default_value_t = 8080)]
        port: u16,
        #[command(flatten)]
        speed: Speed,
    },
    /// Build target/release/signpost, with the web app inside
    Build {
        #[command(flatten)]
        speed: Speed,
    },
    /// Make an archive of the tool with the web app inside, for people without Rust
    Package {
        /// What it runs on; else static on Linux, and this machine's own kind elsewhere
        #[arg(long, value_name = "TRIPLE")]
        target: Option<String>,
        /// An app that was built before (target/app/signpost-app.zip of `cargo xtask build`): needs no Node
        #[arg(long, value_name = "ZIP")]
        app: Option<PathBuf>,
    },
    /// Run all tests, or only some parts
    Test {
        parts: Vec<checks::Part>,
        /// Browser tests whose title matches this
        #[arg(long, value_name = "REGEX")]
        only: Option<String>,
        #[command(flatten)]
        speed: Speed,
    },
    /// Measure, beside what others offer
    Bench {
        what: bench::What,
        /// Handed on to the benchmark
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Run the public TUF conformance suite against our client
    Conformance {
        /// A checkout of github.com/theupdateframework/tuf-conformance, v2.4.0
        #[arg(value_name = "DIR")]
        checkout: PathBuf,
    },
    /// Change sources at random, and see that nothing falls over them (docs/trust-tests.md)
    Fuzz {
        /// For each kind of source
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// Chooses other changes
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Install what building and testing need, and nothing else
    Setup,
    /// What Trunk calls when it has built (see Trunk.toml)
    #[command(hide = true)]
    Hook,
    /// Take pictures of the pages
    Screenshots {
        /// Pictures whose title matches this: `all pages in ar`
        #[arg(long, value_name = "REGEX")]
        only: Option<String>,
        #[command(flatten)]
        speed: Speed,
    },
}

#[derive(Args)]
struct Speed {
    /// Compile the web app quickly rather than well
    #[arg(long)]
    dev: bool,
}

impl Speed {
    fn profile(&self) -> Profile {
        if self.dev { Profile::Dev } else { Profile::Release }
    }
}

fn main() -> ExitCode {
    let done = match Cli::parse().task {
        Task::Serve { from, port, speed } => serve::run(from.as_deref(), port, speed.profile()),
        Task::Build { speed } => build::run(speed.profile()).map(drop),
        Task::Package { target, app } => package::run(target.as_deref(), app.as_deref()).map(drop),
        Task::Test { parts, only, speed } => checks::run(&parts, speed.profile(), only.as_deref()),
        Task::Bench { what, arguments } => bench::run(what, &arguments),
        Task::Fuzz { seconds, seed } => fuzz::run(seconds, seed),
        Task::Setup => setup::run(),
        Task::Hook => hook::run(),
        Task::Conformance { checkout } => conformance::run(&checkout),
        Task::Screenshots { only, speed } => checks::screenshots(speed.profile(), only.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\nxtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}
